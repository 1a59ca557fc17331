//! Operations: what a call is, takes and gives.

use super::{Field, Type};

/// One operation of the API, or a method that the SDK adds.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `operationId`, such as `orders_create`.
    pub id: String,
    /// The part of the id before the first underscore: `orders`.
    pub noun: String,
    /// The rest of the id: `create`.
    pub method: String,
    /// How it is carried out.
    pub way: Way,
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
    /// The wire name of the one parameter that may be passed by position.
    pub primary: Option<String>,
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
}

/// How an operation is carried out.
#[derive(Debug, Clone)]
pub enum Way {
    /// By a request.
    Request {
        /// Upper case: `POST`.
        method: String,
        /// The path template below the base URL: `/create-order/{price_id}`.
        path: String,
    },
    /// By the SDK, with the help of these operations.
    Made {
        /// Their ids; none when nothing is sent.
        of: Vec<String>,
    },
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
