//! Passwords and keys that do not show.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cell::RefCell;
use std::fmt;

pub(crate) const REDACTED: &str = "**********";

thread_local! {
    /// `Some` while a [`Revealed`] is being made on this thread: the secrets written so far.
    static REVEALING: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// A secret text. It shows as asterisks in `Debug`, `Display` and when serialised; [`reveal`](Secret::reveal) reads it.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// Whether it is the mask itself: a secret that was printed or serialised, and then read back.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.0 == REDACTED
    }

    /// The secret in clear.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl From<&str> for Secret {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Secret({REDACTED})")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(REDACTED)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if write_in_clear(&self.0) { &self.0 } else { REDACTED })
    }
}

/// Whether a secret may be written in clear now; if so it is noted down.
pub(crate) fn write_in_clear(secret: &str) -> bool {
    REVEALING.with_borrow_mut(|revealing| match revealing {
        Some(written) => {
            written.push(secret.to_owned());
            true
        }
        None => false,
    })
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // serde's own message for a wrong type would quote the value.
        match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::String(value) => Ok(Self(value)),
            _ => Err(serde::de::Error::custom("expected a string")),
        }
    }
}

/// A value serialised with its secrets in clear, and those secrets, so that they can be kept out of everything else.
pub struct Revealed {
    /// The value as JSON, secrets in clear.
    pub value: serde_json::Value,
    /// The secrets in it.
    pub secrets: Vec<String>,
}

impl Revealed {
    /// Serialises for the wire.
    ///
    /// # Errors
    /// When the value has no JSON form.
    pub fn new(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        let (value, secrets) = revealing(|| serde_json::to_value(value));
        Ok(Self { value: value?, secrets })
    }

    /// Serialises to JSON text for a binding, which wraps the secrets again.
    ///
    /// # Errors
    /// When the value has no JSON form.
    pub fn text(value: &impl Serialize) -> Result<String, serde_json::Error> {
        revealing(|| serde_json::to_string(value)).0
    }
}

/// Ends revealing even when the closure unwinds.
struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        REVEALING.set(None);
    }
}

fn revealing<T>(serialise: impl FnOnce() -> T) -> (T, Vec<String>) {
    REVEALING.set(Some(Vec::new()));
    let guard = Guard;
    let value = serialise();
    let secrets = REVEALING.take().unwrap_or_default();
    drop(guard);
    (value, secrets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_nothing_unless_revealed() {
        let secret = Secret::from("sentinel");
        for shown in [format!("{secret:?}"), secret.to_string(), serde_json::to_string(&secret).unwrap_or_default()] {
            assert!(!shown.contains("sentinel"), "{shown}");
        }
        let revealed = Revealed::new(&secret).ok();
        assert_eq!(revealed.map(|r| (r.value, r.secrets)), Some(("sentinel".into(), vec!["sentinel".to_owned()])));
        assert_eq!(serde_json::to_string(&secret).ok().as_deref(), Some("\"**********\""));
    }

    #[test]
    fn a_wrong_type_is_not_quoted() {
        let message = serde_json::from_str::<Secret>("[\"sentinel\"]").map_err(|error| error.to_string());
        assert!(message.is_err_and(|message| !message.contains("sentinel")));
    }
}
