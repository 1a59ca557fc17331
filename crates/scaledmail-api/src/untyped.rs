//! Values of answers that the document does not describe.

use crate::secret::{REDACTED, write_in_clear};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};
use std::fmt;
use std::ops::Deref;

/// A name with one of these in it, written in small letters without `_` and `-`, is taken for that of a secret.
pub const SECRET_WORDS: [&str; 10] =
    ["accesskey", "apikey", "authkey", "authorization", "credential", "pass", "privatekey", "pwd", "secret", "token"];

/// Whether a field of this name holds a secret.
#[must_use]
pub fn names_secret(name: &str) -> bool {
    let name = name.to_lowercase().replace(['_', '-'], "");
    SECRET_WORDS.iter().any(|word| name.contains(word))
}

/// Fields that the document does not name, by their names on the wire. Those that are called after secrets show as
/// asterisks in `Debug` and when serialised; looking a field up gives it in clear.
#[derive(Clone, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Extra(Map<String, Value>);

/// A value that the document does not describe. Secrets in it are hidden as in [`Extra`].
#[derive(Clone, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Untyped(Value);

impl Deref for Extra {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Deref for Untyped {
    type Target = Value;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let masked = self.0.iter().map(|(name, value)| (name, masked(value, names_secret(name))));
        formatter.debug_map().entries(masked).finish()
    }
}

impl fmt::Debug for Untyped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        masked(&self.0, false).fmt(formatter)
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match write_in_clear("") {
            true => self.0.serialize(serializer),
            false => masked(&Value::Object(self.0.clone()), false).serialize(serializer),
        }
    }
}

impl Serialize for Untyped {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match write_in_clear("") {
            true => self.0.serialize(serializer),
            false => masked(&self.0, false).serialize(serializer),
        }
    }
}

pub(crate) fn masked(value: &Value, secret: bool) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| masked(item, secret)).collect(),
        Value::Object(map) => {
            let field = |(name, value): (&String, &Value)| (name.clone(), masked(value, secret || names_secret(name)));
            map.iter().map(field).collect()
        }
        Value::String(_) | Value::Number(_) if secret => REDACTED.into(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_of_secrets() {
        for (name, secret) in [
            ("mailbox_password", true),
            ("smtpPass", true),
            ("api-key", true),
            ("accessKey", true),
            ("private_key", true),
            ("Authorization", true),
            ("PWD", true),
            ("deep_key", false),
            ("keyword", false),
            ("domain", false),
        ] {
            assert_eq!(super::names_secret(name), secret, "{name}");
        }
    }

    use crate::types::Mailbox;
    use crate::{Revealed, Untyped};
    use serde_json::json;

    #[test]
    fn unknown_secrets_do_not_show() {
        let clear =
            json!({ "alias": "a", "smtp": { "Password": "sentinel", "host": "h" }, "imap_pass": ["sentinel"], "x": 1 });
        let mailbox: Option<Mailbox> = serde_json::from_value(clear.clone()).ok();
        let shown = format!("{mailbox:?} {}", serde_json::to_string(&mailbox).unwrap_or_default());
        assert!(!shown.contains("sentinel") && shown.contains("\"host\":\"h\""), "{shown}");
        let untyped: Option<Untyped> = serde_json::from_value(clear.clone()).ok();
        assert!(!format!("{untyped:?}").contains("sentinel"));
        assert_eq!(Revealed::new(&mailbox).map(|revealed| revealed.value).ok(), Some(clear.clone()));
        assert_eq!(
            mailbox.and_then(|mailbox| mailbox.extra.get("imap_pass").cloned()),
            Some(clear["imap_pass"].clone())
        );
    }
}
