//! The API description as the emitters see it: small, owned, and already checked.
//!
//! Anything in `openapi.yaml` that this model has no place for is an error that names where it stands,
//! so that nothing of the document is lost in silence.

mod cursor;
mod examples;
mod parameters;
mod read;
mod schemas;
#[cfg(test)]
mod tests;

use std::path::Path;

use crate::Result;

/// The whole description.
#[derive(Debug, Clone)]
pub struct Document {
    /// `info.version`.
    pub version: String,
    /// Every operation, in the order of the document.
    pub operations: Vec<Operation>,
    /// Every schema that a parameter or an answer mentions, in the order of the document.
    pub schemas: Vec<Schema>,
}

impl Document {
    /// The same document with the ids of operations in its texts written as calls, as a language writes them.
    pub fn with_calls(&self, call: impl Fn(&Operation) -> String) -> Self {
        let calls: Vec<_> =
            self.operations.iter().map(|each| (format!("`{}`", each.id), format!("`{}`", call(each)))).collect();
        let reword = |text: &mut String| {
            for (id, call) in &calls {
                *text = text.replace(id, call);
            }
        };
        let mut document = self.clone();
        for operation in &mut document.operations {
            reword(&mut operation.description);
            operation.parameters.iter_mut().for_each(|field| reword(&mut field.description));
        }
        for schema in &mut document.schemas {
            match schema {
                Schema::Enum { description, .. } => reword(description),
                Schema::Object { description, fields, .. } => {
                    reword(description);
                    fields.iter_mut().for_each(|field| reword(&mut field.description));
                }
            }
        }
        document
    }
}

/// One operation of the API.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `operationId`, such as `orders_create`.
    pub id: String,
    /// The part of the id before the first underscore: `orders`.
    pub noun: String,
    /// The rest of the id: `create`.
    pub method: String,
    /// Upper case: `POST`.
    pub http_method: String,
    /// The path template below the base URL: `/create-order/{price_id}`.
    pub path: String,
    /// What the call does to the account.
    pub effect: Effect,
    /// Parameter values that change the effect.
    pub effect_when: Vec<EffectWhen>,
    /// `x-scaledmail-limit`: the extra rate limit, such as `search`.
    pub limit: Option<String>,
    /// `x-scaledmail-resend`: `never` when the call must not be sent again.
    pub resend: Option<String>,
    /// A few words.
    pub summary: String,
    /// What it does, costs, limits.
    pub description: String,
    /// The name of the flat parameter set, such as `CreateOrder`; absent when there are no parameters.
    pub parameters_type: Option<String>,
    /// Path, query and body parameters in one flat list, without `organization_id`.
    pub parameters: Vec<Field>,
    /// Whether the call takes `organization_id`.
    pub takes_organization: bool,
    /// The type of the successful answer.
    pub answer: Type,
    /// The document's request example as one flat JSON object.
    pub example_parameters: serde_json::Value,
    /// The document's answer example.
    pub example_answer: serde_json::Value,
}

impl Operation {
    /// The longest line of truth about money and damage, for documentation.
    pub fn cost(&self) -> String {
        let mut text = match self.effect {
            Effect::Read => "free, changes nothing",
            Effect::Write => "free, changes the account",
            Effect::Destructive => "free, destructive: what it removes does not come back",
            Effect::Charge => "charges the saved card at once; never sent twice",
        }
        .to_owned();
        for when in &self.effect_when {
            text.push_str(&format!("; {} when {} is {}", when.effect.name(), when.parameter, when.equals));
        }
        text
    }

    /// The parameters in the order a signature shows them: required first.
    pub fn ordered_parameters(&self) -> impl Iterator<Item = &Field> {
        let required = self.parameters.iter().filter(|field| field.required);
        required.chain(self.parameters.iter().filter(|field| !field.required))
    }

    /// The one parameter that may be passed by position: the path parameter, else the only required one.
    pub fn primary_parameter(&self) -> Option<&Field> {
        let mut required = self.parameters.iter().filter(|field| field.required);
        let path = self.parameters.iter().find(|field| field.place == Place::Path);
        path.or_else(|| required.next().filter(|_| required.next().is_none()))
    }
}

/// What a call does to the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing.
    Read,
    /// Changes something for free.
    Write,
    /// Removes something that does not come back.
    Destructive,
    /// Charges the saved card.
    Charge,
}

impl Effect {
    /// The word in the document.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Destructive => "destructive",
            Self::Charge => "charge",
        }
    }
}

/// An effect that depends on the value of a parameter.
#[derive(Debug, Clone)]
pub struct EffectWhen {
    /// Wire name of the parameter.
    pub parameter: String,
    /// The value that changes the effect.
    pub equals: String,
    /// The effect in that case.
    pub effect: Effect,
}

/// A parameter, or a property of a schema.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name on the wire.
    pub wire: String,
    /// Where it travels. Properties of schemas say `Body`.
    pub place: Place,
    /// Whether it must be given. Never true in answers.
    pub required: bool,
    /// Its type, nulls aside.
    pub ty: Type,
    /// What it means.
    pub description: String,
    /// Limits in words: `at most 10 items`.
    pub constraint: Option<String>,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In the JSON body.
    Body,
}

/// The type of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Text.
    String,
    /// Text that must not be shown.
    Secret,
    /// RFC 3339 text.
    DateTime,
    /// `YYYY-MM-DD` text.
    Date,
    /// A whole number.
    Integer,
    /// An exact decimal number.
    Decimal,
    /// True or false.
    Boolean,
    /// Any JSON value.
    Any,
    /// A schema of the document, by name.
    Named(String),
    /// A list.
    List(Box<Type>),
    /// An object with free keys.
    Map(Box<Type>),
}

/// Who speaks a schema: a component is used by one side only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Sent by us.
    Request,
    /// Sent by the service.
    Answer,
}

/// A named schema.
#[derive(Debug, Clone)]
pub enum Schema {
    /// An object with properties.
    Object {
        /// Component name.
        name: String,
        /// Who speaks it.
        side: Side,
        /// Its properties in the order of the document.
        fields: Vec<Field>,
        /// Wire name of the property that is the list, for envelopes.
        items: Option<String>,
        /// Whether further properties are allowed (always in answers).
        free_form: bool,
        /// What it is.
        description: String,
    },
    /// A string with known values.
    Enum {
        /// Component name.
        name: String,
        /// Who speaks it.
        side: Side,
        /// The known values.
        values: Vec<String>,
        /// Whether other values may come.
        open: bool,
        /// What it is.
        description: String,
    },
}

impl Schema {
    /// Component name.
    pub fn name(&self) -> &str {
        match self {
            Self::Object { name, .. } | Self::Enum { name, .. } => name,
        }
    }

    /// Who speaks it.
    pub fn side(&self) -> Side {
        match self {
            Self::Object { side, .. } | Self::Enum { side, .. } => *side,
        }
    }
}

impl Document {
    /// Reads and checks the description at `path`.
    pub fn load(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Self::parse(&text).map_err(|error| format!("{}: {error}", path.display()).into())
    }

    /// Reads and checks a description.
    pub fn parse(text: &str) -> Result<Self> {
        let document = read::document(&serde_yaml_ng::from_str(text)?)?;
        examples::check(&document)?;
        Ok(document)
    }

    /// The schema of that name.
    pub fn schema(&self, name: &str) -> Option<&Schema> {
        self.schemas.iter().find(|schema| schema.name() == name)
    }

    /// The nouns in the order of the document.
    pub fn nouns(&self) -> Vec<&str> {
        let mut nouns: Vec<&str> = Vec::new();
        for operation in &self.operations {
            if !nouns.contains(&operation.noun.as_str()) {
                nouns.push(&operation.noun);
            }
        }
        nouns
    }

    /// The operations of a noun in the order of the document.
    pub fn operations_of<'a>(&'a self, noun: &'a str) -> impl Iterator<Item = &'a Operation> {
        self.operations.iter().filter(move |operation| operation.noun == noun)
    }
}
