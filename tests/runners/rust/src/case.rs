//! The format of a case. A key that it does not know is an error.

use crate::Failure;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    #[serde(rename = "about")]
    pub _about: String,
    #[serde(default)]
    pub given: Given,
    pub when: When,
    pub then: Then,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Given {
    pub client: Map<String, Value>,
    pub answers: Vec<Value>,
    pub before: Vec<Before>,
    pub advance_seconds: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    pub call: String,
    #[serde(default)]
    pub params: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    pub call: Option<String>,
    #[serde(default)]
    pub params: Map<String, Value>,
    pub raw: Option<Value>,
    #[serde(default)]
    pub options: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Then {
    pub requests: Option<Vec<Request>>,
    pub result: Option<Value>,
    #[serde(default)]
    pub extra: Map<String, Value>,
    pub error: Option<ExpectedError>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub query: Option<Map<String, Value>>,
    #[serde(default)]
    pub headers: Map<String, Value>,
    #[serde(default, deserialize_with = "given")]
    pub body: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedError {
    pub kind: String,
    #[serde(default, deserialize_with = "given")]
    pub outcome: Option<Value>,
    #[serde(default, deserialize_with = "given")]
    pub status: Option<Value>,
    #[serde(default, deserialize_with = "given")]
    pub code: Option<Value>,
    #[serde(default, deserialize_with = "given")]
    pub cause_kind: Option<Value>,
    pub message: Option<String>,
    pub message_absent: Option<Texts>,
    pub violations: Option<Vec<ExpectedViolation>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum Texts {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedViolation {
    pub field: String,
    pub rule: String,
}

/// A key with `null` is an expectation too; a key that is not there is none.
fn given<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

pub fn read(path: &Path) -> Result<Case, Failure> {
    let case: Case = serde_yaml_ng::from_str(&std::fs::read_to_string(path)?)?;
    if case.when.call.is_some() == case.when.raw.is_some() {
        return Err("when: needs either call or raw".into());
    }
    if case.then.error.is_some() && (case.then.result.is_some() || !case.then.extra.is_empty()) {
        return Err("then: a call that fails has no result".into());
    }
    if case.then.error.is_none() && case.then.result.is_none() && case.then.requests.is_none() {
        return Err("then: nothing is checked".into());
    }
    Ok(case)
}
