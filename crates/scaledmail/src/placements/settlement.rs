//! Which placement, and what a person says of it.

use super::key::OrderKey;
use crate::error::{Error, Violation};
use crate::journal::{PlacementState, Record};
use crate::outcome::Outcome;
use crate::rules;
use std::time::Duration;

/// Orders take a while to show; nobody should settle by hand what may still do so.
const QUIET: Duration = Duration::from_secs(15 * 60);
const REASON_CHARACTERS: usize = 500;

/// Which placement: a key, and the operation if several used it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlacementKey {
    /// The key.
    pub key: String,
    /// The operation, such as `orders_create`.
    pub operation: Option<String>,
}

impl PlacementKey {
    /// The placement of that key.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), operation: None }
    }

    /// Of that operation.
    #[must_use]
    pub fn operation(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }
}

impl From<&str> for PlacementKey {
    fn from(key: &str) -> Self {
        Self::new(key)
    }
}

impl From<String> for PlacementKey {
    fn from(key: String) -> Self {
        Self::new(key)
    }
}

impl From<OrderKey> for PlacementKey {
    fn from(key: OrderKey) -> Self {
        Self::new(key.as_str())
    }
}

/// What became of a placement, by somebody's word.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settlement {
    /// `Applied` or `Rejected`.
    pub outcome: Outcome,
    /// How that is known. Kept in the journal; at most 500 characters.
    pub reason: String,
    /// The order, if there is one.
    pub order_id: Option<String>,
}

impl Settlement {
    /// A settlement.
    pub fn new(outcome: Outcome, reason: impl Into<String>) -> Self {
        Self { outcome, reason: reason.into(), order_id: None }
    }

    /// With its order.
    #[must_use]
    pub fn order_id(mut self, order_id: impl Into<String>) -> Self {
        self.order_id = Some(order_id.into());
        self
    }

    pub(super) fn check(&self, record: &Record, age: Duration) -> Result<(), Error> {
        let broken = |field: &str, value: &str, rule: String| {
            Err(Error::broken_rules(vec![Violation {
                field: field.to_owned(),
                value: Some(rules::shown(value)),
                rule,
            }]))
        };
        if !matches!(self.outcome, Outcome::Applied | Outcome::Rejected) {
            return broken("outcome", self.outcome.as_str(), "must be applied or rejected".to_owned());
        }
        if self.reason.trim().is_empty() || self.reason.chars().count() > REASON_CHARACTERS {
            return broken("reason", &self.reason, format!("must have 1 to {REASON_CHARACTERS} characters"));
        }
        if self.order_id.as_ref().is_some_and(|id| id.trim().is_empty()) {
            return broken("order_id", "", "must not be empty".to_owned());
        }
        let state = record.state_now();
        // What was read in the account is more than anybody's word.
        let proved = record.order_id.is_some() || record.reconciled_at.is_some();
        let told =
            matches!(state, PlacementState::Applied | PlacementState::Rejected) && record.sent_at.is_some() && !proved;
        if state != PlacementState::Unknown && !told {
            return broken(
                "key",
                &record.identity.key,
                format!(
                    "must be that of a placement whose outcome is unknown or was never proved, not of one that is {}",
                    state.as_str()
                ),
            );
        }
        if age < QUIET {
            let left = (QUIET - age).as_secs().div_ceil(60);
            return broken("key", &record.identity.key, format!("must not be settled yet: wait {left} more minutes"));
        }
        Ok(())
    }
}
