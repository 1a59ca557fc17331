//! Disagreements planted into copies of the document.

use crate::Result;
use serde_json::Value;

/// A change to the document that a judge must see.
pub struct Plant {
    pub name: &'static str,
    /// Where, as a JSON pointer; something must be there already.
    pub at: &'static str,
    /// What takes its place; nothing removes it.
    pub value: Option<Value>,
    /// What the judge must print.
    pub shows: &'static [&'static str],
}

impl Plant {
    /// A copy of the document with the change.
    pub fn put_into(&self, document: &Value) -> Result<Value> {
        let nowhere = || format!("the plant `{}` has no place in the document: {}", self.name, self.at);
        let mut planted = document.clone();
        let (parent, key) = self.at.rsplit_once('/').ok_or_else(nowhere)?;
        let parent = planted.pointer_mut(parent).and_then(Value::as_object_mut).ok_or_else(nowhere)?;
        let key = key.replace("~1", "/").replace("~0", "~");
        let place = parent.get_mut(&key).ok_or_else(nowhere)?;
        match &self.value {
            Some(value) => *place = value.clone(),
            None => drop(parent.remove(&key)),
        }
        Ok(planted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn plants_change_one_place_that_exists() -> Result<()> {
        let document = json!({ "paths": { "/a": { "get": { "summary": "A", "tags": ["a"] } } } });
        let plant = |at, value| Plant { name: "test", at, value, shows: &[] };
        let changed = plant("/paths/~1a/get/summary", Some(json!(1))).put_into(&document)?;
        assert_eq!(changed, json!({ "paths": { "/a": { "get": { "summary": 1, "tags": ["a"] } } } }));
        let removed = plant("/paths/~1a/get/summary", None).put_into(&document)?;
        assert_eq!(removed, json!({ "paths": { "/a": { "get": { "tags": ["a"] } } } }));
        for missing in ["/paths/~1b/get/summary", "/paths/~1a/get/description", "", "/paths/~1a/get/tags/0"] {
            assert!(plant(missing, None).put_into(&document).is_err(), "{missing}");
        }
        Ok(())
    }
}
