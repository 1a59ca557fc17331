//! What an answer says of itself, read without keeping the rest: lists may be long.

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// The fields that tell whether a call succeeded; none of what is no object.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    fields: Map<String, Value>,
    inner: Option<Box<Verdict>>,
}

impl Verdict {
    /// What a body says; nothing when it is no JSON.
    pub fn of(body: &[u8]) -> Self {
        serde_json::from_slice(body).unwrap_or_default()
    }

    /// Whether the answer, or what is in its `data`, says that it did not succeed.
    pub fn denies(&self) -> bool {
        denies(&self.fields) || self.inner.as_ref().is_some_and(|inner| denies(&inner.fields))
    }
}

fn denies(said: &Map<String, Value>) -> bool {
    let failed = ["success", "ok"].iter().any(|name| match said.get(*name) {
        Some(Value::Bool(success)) => !success,
        Some(Value::Number(number)) => number.as_f64() == Some(0.0),
        Some(Value::String(text)) => matches!(text.to_lowercase().as_str(), "false" | "0" | "no"),
        _ => false,
    });
    let told = ["error", "errors"].iter().any(|name| match said.get(*name) {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(Value::Object(fields)) => !fields.is_empty(),
        Some(_) => true,
    });
    let status = said.get("status").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    failed || told || matches!(status.as_str(), "error" | "failed" | "failure")
}

impl<'de> Deserialize<'de> for Verdict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Verdict;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an answer")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Verdict, A::Error> {
        let mut verdict = Verdict::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "success" | "ok" | "error" | "errors" | "status" => {
                    let value = map.next_value()?;
                    verdict.fields.insert(name, value);
                }
                "data" => verdict.inner = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(verdict)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Verdict, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Verdict::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Verdict, E> {
        Ok(Verdict::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Verdict, E> {
        Ok(Verdict::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Verdict, E> {
        Ok(Verdict::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Verdict, E> {
        Ok(Verdict::default())
    }

    fn visit_str<E>(self, _: &str) -> Result<Verdict, E> {
        Ok(Verdict::default())
    }

    fn visit_unit<E>(self) -> Result<Verdict, E> {
        Ok(Verdict::default())
    }
}
