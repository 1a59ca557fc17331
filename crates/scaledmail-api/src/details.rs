//! Free-form details of a request, which may be credentials.

use crate::secret::{REDACTED, write_in_clear};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};
use std::fmt;

/// Details that the document does not name. They may be credentials, so only their names show.
#[derive(Clone, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Details(Map<String, Value>);

impl Details {
    /// Adds a detail, or replaces it.
    pub fn insert(&mut self, name: String, value: Value) {
        self.0.insert(name, value);
    }

    /// Whether a detail is the mask of a secret: what was printed was read back.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        fn masked(value: &Value) -> bool {
            match value {
                Value::String(text) => text == REDACTED,
                Value::Array(items) => items.iter().any(masked),
                Value::Object(map) => map.values().any(masked),
                _ => false,
            }
        }
        self.0.values().any(masked)
    }

    /// The details in clear.
    #[must_use]
    pub fn reveal(&self) -> &Map<String, Value> {
        &self.0
    }
}

impl fmt::Debug for Details {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.0.keys().map(|name| (name, REDACTED))).finish()
    }
}

impl Serialize for Details {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, written(value))))
    }
}

/// Every text and number in it is taken for a secret.
fn written(value: &Value) -> Value {
    match value {
        Value::String(text) if !write_in_clear(text) => REDACTED.into(),
        Value::Number(number) if !write_in_clear(&number.to_string()) => REDACTED.into(),
        Value::Array(items) => items.iter().map(written).collect(),
        Value::Object(map) => map.iter().map(|(name, value)| (name.clone(), written(value))).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Revealed;
    use serde_json::json;

    #[test]
    fn only_names_show() {
        let clear = json!({ "smtp": { "password": "sentinel", "port": 25 }, "hosts": ["sentinel"] });
        let details: Option<Details> = serde_json::from_value(clear.clone()).ok();
        let shown = format!("{details:?} {}", serde_json::to_string(&details).unwrap_or_default());
        assert!(shown.contains("smtp") && !shown.contains("sentinel"), "{shown}");
        let revealed = Revealed::new(&details).map(|revealed| (revealed.value, revealed.secrets.len()));
        assert_eq!(revealed.ok(), Some((clear, 3)));
    }
}
