//! The API description as the emitters see it: small, owned, and already checked.
//!
//! Anything in `openapi.yaml` that this model has no place for is an error that names where it stands,
//! so that nothing of the document is lost in silence.

mod additions;
mod cursor;
mod examples;
mod operation;
mod parameters;
mod read;
mod schemas;
#[cfg(test)]
mod tests;

use std::path::Path;

use crate::Result;

pub use operation::{Effect, EffectWhen, Operation, Way};

/// The whole description.
#[derive(Debug, Clone)]
pub struct Document {
    /// `info.version`.
    pub version: String,
    /// Every operation, in the order of the document.
    pub operations: Vec<Operation>,
    /// Every schema that a parameter or an answer mentions, in the order of the document.
    pub schemas: Vec<Schema>,
    /// Options of calls, besides those that every call takes.
    pub options: Options,
    /// What the callbacks of a client are given, by their names.
    pub callbacks: Vec<(String, Type)>,
}

/// Options by what the call does to the account.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Of calls that charge.
    pub charge: Vec<Field>,
    /// Of all that is no read.
    pub write: Vec<Field>,
}

impl Options {
    /// Those of an operation.
    pub fn of(&self, effect: Effect) -> impl Iterator<Item = &Field> {
        let charge = self.charge.iter().filter(move |_| effect == Effect::Charge);
        charge.chain(self.write.iter().filter(move |_| effect != Effect::Read))
    }
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
        let options = document.options.charge.iter_mut().chain(&mut document.options.write);
        options.for_each(|field| reword(&mut field.description));
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

/// A parameter, or a property of a schema.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name on the wire.
    pub wire: String,
    /// Where it travels. Properties of schemas say `Body`.
    pub place: Place,
    /// Whether it must be given; in answers, which the SDK makes, whether it is always there.
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

    /// Reads and checks the description at `path` together with what the SDK adds to it.
    pub fn load_with(path: &Path, additions: &Path) -> Result<Self> {
        let named =
            |error: Box<dyn std::error::Error>| format!("{} with {}: {error}", path.display(), additions.display());
        let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
        Ok(Self::parse_with(&read(path)?, &read(additions)?).map_err(named)?)
    }

    /// Reads and checks a description.
    pub fn parse(text: &str) -> Result<Self> {
        let document = read::document(&serde_yaml_ng::from_str(text)?, None)?;
        examples::check(&document)?;
        Ok(document)
    }

    /// Reads and checks a description together with what the SDK adds to it.
    pub fn parse_with(text: &str, additions: &str) -> Result<Self> {
        let (root, added) = additions::merge(serde_yaml_ng::from_str(text)?, serde_yaml_ng::from_str(additions)?)?;
        let document = read::document(&root, Some(&added))?;
        examples::check(&document)?;
        Ok(document)
    }

    /// The schema of that name.
    pub fn schema(&self, name: &str) -> Option<&Schema> {
        self.schemas.iter().find(|schema| schema.name() == name)
    }

    /// The operation of that id.
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
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
