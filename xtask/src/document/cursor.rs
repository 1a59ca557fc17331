//! A position in the parsed YAML that can say where it is.

use serde_yaml_ng::Value;

use crate::Result;

/// A value of the document together with its path.
#[derive(Clone)]
pub struct Cursor<'a> {
    root: &'a Value,
    value: &'a Value,
    path: String,
}

impl<'a> Cursor<'a> {
    /// The top of the document.
    pub fn top(root: &'a Value) -> Self {
        Self { root, value: root, path: String::new() }
    }

    /// An error that names this position.
    pub fn wrong(&self, what: &str) -> Box<dyn std::error::Error> {
        let path = if self.path.is_empty() { "top level" } else { &self.path };
        format!("{path}: {what}").into()
    }

    /// Refuses keys that are not in `known`.
    pub fn only(&self, known: &[&str]) -> Result<()> {
        match self.entries()?.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            Some((key, _)) => Err(self.wrong(&format!("`{key}` has no meaning for the generator here"))),
            None => Ok(()),
        }
    }

    /// The value under `key`, if any.
    pub fn get(&self, key: &str) -> Option<Self> {
        let entries = self.value.as_mapping()?;
        let (_, value) = entries.iter().find(|(found, _)| key_text(found).as_deref() == Some(key))?;
        Some(self.step(key, value))
    }

    /// The value under `key`.
    pub fn need(&self, key: &str) -> Result<Self> {
        self.get(key).ok_or_else(|| self.wrong(&format!("`{key}` is missing")))
    }

    /// All keys and values of an object.
    pub fn entries(&self) -> Result<Vec<(String, Self)>> {
        let mapping = self.value.as_mapping().ok_or_else(|| self.wrong("an object is expected"))?;
        let mut entries = Vec::new();
        for (key, value) in mapping {
            let key = key_text(key).ok_or_else(|| self.wrong("keys are text"))?;
            let step = self.step(&key, value);
            entries.push((key, step));
        }
        Ok(entries)
    }

    /// All elements of a list.
    pub fn elements(&self) -> Result<Vec<Self>> {
        let list = self.value.as_sequence().ok_or_else(|| self.wrong("a list is expected"))?;
        Ok(list.iter().enumerate().map(|(index, value)| self.step(&index.to_string(), value)).collect())
    }

    /// The text here.
    pub fn text(&self) -> Result<String> {
        let text = self.value.as_str().ok_or_else(|| self.wrong("text is expected"))?;
        Ok(text.trim().to_owned())
    }

    /// The text under `key`, or nothing.
    pub fn text_of(&self, key: &str) -> Result<String> {
        self.get(key).map_or(Ok(String::new()), |found| found.text())
    }

    /// Whether `key` is true; false when it is missing.
    pub fn flag(&self, key: &str) -> Result<bool> {
        let Some(found) = self.get(key) else {
            return Ok(false);
        };
        found.value.as_bool().ok_or_else(|| found.wrong("true or false is expected"))
    }

    /// The scalar here as people write it.
    pub fn scalar(&self) -> Result<String> {
        match self.value {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            Value::Bool(flag) => Ok(flag.to_string()),
            _ => Err(self.wrong("a plain value is expected")),
        }
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        self.value.is_null()
    }

    /// The value here.
    pub fn yaml(&self) -> &'a Value {
        self.value
    }

    /// The value here as JSON.
    pub fn json(&self) -> Result<serde_json::Value> {
        serde_json::to_value(self.value).map_err(|error| self.wrong(&error.to_string()))
    }

    /// Follows a `$ref` if there is one: the component's name, and where it stands.
    pub fn reference(&self) -> Result<Option<(String, Self)>> {
        let Some(reference) = self.get("$ref") else {
            return Ok(None);
        };
        self.only(&["$ref"])?;
        let pointer = reference.text()?;
        let mut found = Self::top(self.root);
        let steps = pointer.strip_prefix("#/").ok_or_else(|| reference.wrong("only `#/…` references are known"))?;
        for step in steps.split('/') {
            found = found.get(step).ok_or_else(|| reference.wrong(&format!("`{pointer}` does not exist")))?;
        }
        let name = steps.rsplit('/').next().unwrap_or(steps).to_owned();
        Ok(Some((name, found)))
    }

    /// This, or what its `$ref` leads to.
    pub fn resolved(&self) -> Result<Self> {
        Ok(self.reference()?.map_or_else(|| self.clone(), |(_, found)| found))
    }

    fn step(&self, key: &str, value: &'a Value) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self { root: self.root, value, path: format!("{}{dot}{key}", self.path) }
    }
}

fn key_text(key: &Value) -> Option<String> {
    match key {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
