//! The log of requests to the API.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;
use serde_json::Value;

use crate::faults::FaultKind;

/// The log keeps this many requests and forgets the oldest beyond.
const KEPT: usize = 100_000;
/// And so many bytes in all, as far as they can be told.
const KEPT_BYTES: usize = 256 * 1024 * 1024;

/// A request the API has seen since the last reset, as it was sent: secrets are not hidden.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// The HTTP method.
    pub method: String,
    /// The path as it came over the wire, without the query.
    pub path: String,
    /// The decoded query parameters.
    pub query: BTreeMap<String, String>,
    /// The headers; names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body: JSON where it was JSON, otherwise a string; null when there was none or it was too large.
    pub body: Value,
    /// The operation, such as `domains_buy`; absent when the request is none.
    pub operation: Option<&'static str>,
    /// The status that was answered; absent when there was no answer.
    pub status: Option<u16>,
    /// Whether the request changed anything.
    pub committed: bool,
    /// What went wrong on purpose.
    pub fault: Option<FaultKind>,
}

impl RecordedRequest {
    /// About how many bytes it holds in memory.
    fn weight(&self) -> usize {
        let pairs = |map: &BTreeMap<String, String>| {
            map.iter().map(|(name, value)| name.len() + value.len() + 64).sum::<usize>()
        };
        256 + self.path.len() + pairs(&self.query) + pairs(&self.headers) + weight(&self.body)
    }
}

fn weight(value: &Value) -> usize {
    let inner = match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(weight).sum(),
        Value::Object(map) => map.iter().map(|(name, value)| name.len() + 64 + weight(value)).sum(),
        _ => 0,
    };
    size_of::<Value>() + inner
}

/// The requests since the last reset.
#[derive(Default)]
pub(crate) struct Log {
    /// Each with what it weighs.
    entries: VecDeque<(usize, RecordedRequest)>,
    weight: usize,
}

impl Log {
    pub(crate) fn add(&mut self, request: RecordedRequest) {
        let weight = request.weight();
        self.weight = self.weight.saturating_add(weight);
        self.entries.push_back((weight, request));
        while self.entries.len() > KEPT || self.weight > KEPT_BYTES {
            let Some((forgotten, _)) = self.entries.pop_front() else { break };
            self.weight = self.weight.saturating_sub(forgotten);
        }
    }

    pub(crate) fn requests(&self) -> Vec<RecordedRequest> {
        self.entries.iter().map(|(_, request)| request.clone()).collect()
    }
}
