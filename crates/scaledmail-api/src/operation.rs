//! What the document says of an operation beyond its shape.

/// What a call does to the account; the later, the graver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Effect {
    /// Changes nothing.
    Read,
    /// Changes something, at no cost.
    Write,
    /// Takes something away that cannot be had back.
    Destructive,
    /// Charges the saved card.
    Charge,
}

/// A parameter's value that changes the effect of its operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffectWhen {
    /// The parameter's name on the wire.
    pub parameter: &'static str,
    /// The value that counts.
    pub equals: &'static str,
    /// The effect with that value.
    pub effect: Effect,
}

/// One operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its name: `orders_create`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path template: `/orders/{order_id}`.
    pub path: &'static str,
    /// What it does to the account.
    pub effect: Effect,
    /// A parameter that makes the effect another one.
    pub effect_when: Option<EffectWhen>,
    /// Whether it also counts against the limit of 15 requests a minute.
    pub search_limit: bool,
    /// Whether it is sent once only, although it costs nothing.
    pub never_resent: bool,
    /// Whether it takes the query parameter `organization_id`.
    pub takes_organization: bool,
    /// Names of its path parameters.
    pub path_parameters: &'static [&'static str],
    /// Names of its query parameters, `organization_id` aside.
    pub query_parameters: &'static [&'static str],
}

impl Operation {
    /// The effect of a call with these parameters.
    #[must_use]
    pub fn effect_with(&self, parameters: &serde_json::Value) -> Effect {
        match self.effect_when {
            Some(when) if parameters[when.parameter] == when.equals => when.effect,
            _ => self.effect,
        }
    }

    /// The parameters that travel in the body.
    #[must_use]
    pub fn body(&self, parameters: &serde_json::Value) -> serde_json::Value {
        let elsewhere = |name: &str| self.path_parameters.contains(&name) || self.query_parameters.contains(&name);
        let fields = parameters.as_object().into_iter().flatten().filter(|(name, _)| !elsewhere(name));
        fields.map(|(name, value)| (name.clone(), value.clone())).collect::<serde_json::Map<_, _>>().into()
    }

    /// Whether a method and a path (without query) name this operation.
    #[must_use]
    pub fn matches(&self, method: &str, path: &str) -> bool {
        let (mut ours, mut theirs) = (self.path.split('/'), path.split('/'));
        let alike = loop {
            match (ours.next(), theirs.next()) {
                (None, None) => break true,
                (Some(part), Some(other)) if part == other || (part.starts_with('{') && !other.is_empty()) => {}
                _ => break false,
            }
        };
        alike && method.eq_ignore_ascii_case(self.method)
    }
}
