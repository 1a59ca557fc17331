//! The format of a case. A key that it does not know is an error.

use crate::Failure;
use crate::fault;
use serde::{Deserialize, Serialize};
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
    pub faults: Vec<Map<String, Value>>,
    pub limits: Option<Limits>,
    pub freeze_clock: bool,
    pub before: Vec<Before>,
    pub advance_seconds: Option<u64>,
    pub latency_seconds: Option<f64>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub enforced: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requests_per_second: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub searches_per_minute: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block_seconds: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    pub call: String,
    #[serde(default)]
    pub params: Map<String, Value>,
    #[serde(default)]
    pub options: Map<String, Value>,
    #[serde(default)]
    pub faults: Vec<Map<String, Value>>,
    /// The kind of the error that it ends in.
    pub error: Option<String>,
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
    /// Its caller goes away once the request is on the wire.
    #[serde(default)]
    pub cancelled: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Then {
    /// Whether `requests` has what was looked up for a charge, and its tag as it is.
    #[serde(default = "yes")]
    pub lookups: bool,
    pub requests: Option<Vec<Request>>,
    /// How many of the requests changed something.
    pub commits: Option<usize>,
    pub result: Option<Value>,
    #[serde(default)]
    pub extra: Map<String, Value>,
    pub error: Option<ExpectedError>,
    /// The outcome that the journal has of the only placement.
    pub placed: Option<String>,
    /// What reconciling it finds once the faults are gone.
    pub reconciled: Option<String>,
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

fn yes() -> bool {
    true
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
    let then = &case.then;
    if then.error.is_none() && then.result.is_none() && then.requests.is_none() && then.commits.is_none() {
        return Err("then: nothing is checked".into());
    }
    let before = case.given.before.iter().flat_map(|before| &before.faults);
    case.given.faults.iter().chain(before).try_for_each(fault::check)?;
    Ok(case)
}
