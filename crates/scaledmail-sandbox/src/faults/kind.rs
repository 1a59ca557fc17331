//! What can go wrong, when and how often.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// What goes wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FaultKind {
    /// An answer of your own, with any status, headers and body.
    #[default]
    Answer,
    /// No answer; the connection stays open.
    Hang,
    /// No answer; the connection is closed.
    Close,
    /// No answer; the connection is reset.
    Reset,
    /// The answer breaks off in the middle of its body.
    CutOff,
    /// A 200 with an HTML page.
    WrongType,
    /// A 200 without a body.
    Empty,
    /// The body comes in drops.
    SlowBody,
    /// Head and body come in drops.
    SlowHeaders,
    /// A 500 with JSON.
    InternalError,
    /// A 502 with an HTML page, as a proxy sends it.
    BadGateway,
    /// A 503, with `Retry-After` if set.
    Unavailable,
    /// A 408.
    RequestTimeout,
    /// A 409.
    Conflict,
    /// A 429, with `Retry-After` if set.
    RateLimited,
    /// The 400 "Subscription created but unable to charge". It **does** create what was ordered.
    PaymentIncomplete,
}

/// How `Retry-After` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryAfterForm {
    /// As a number of seconds.
    Seconds,
    /// As a date, by the sandbox's clock.
    Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum When {
    Before,
    After,
}

/// How often a fault happens: a count, or `always`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Times {
    Count(u32),
    Always,
}

impl Default for Times {
    fn default() -> Self {
        Self::Count(1)
    }
}

impl Serialize for Times {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Always => serializer.serialize_str("always"),
        }
    }
}

impl<'de> Deserialize<'de> for Times {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let count = value.as_u64().and_then(|count| u32::try_from(count).ok());
        match (count, value.as_str()) {
            (Some(count), _) => Ok(Self::Count(count)),
            (None, Some("always")) => Ok(Self::Always),
            _ => Err(D::Error::custom("must be a whole number of at least 1, or \"always\"")),
        }
    }
}
