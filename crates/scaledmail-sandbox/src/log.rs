//! The log of requests to the API.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;
use serde_json::Value;

use crate::faults::FaultKind;

/// The log keeps this many requests and forgets the oldest beyond.
const KEPT: usize = 100_000;
/// And bodies of so many bytes in all.
const KEPT_BODY_BYTES: usize = 32 * 1024 * 1024;

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

/// The requests since the last reset.
#[derive(Default)]
pub(crate) struct Log {
    /// Each with what its body weighs.
    entries: VecDeque<(usize, RecordedRequest)>,
    body_bytes: usize,
}

impl Log {
    pub(crate) fn add(&mut self, request: RecordedRequest, body_bytes: usize) {
        self.body_bytes = self.body_bytes.saturating_add(body_bytes);
        self.entries.push_back((body_bytes, request));
        while self.entries.len() > KEPT || self.body_bytes > KEPT_BODY_BYTES {
            let Some((forgotten, _)) = self.entries.pop_front() else { break };
            self.body_bytes = self.body_bytes.saturating_sub(forgotten);
        }
    }

    pub(crate) fn requests(&self) -> Vec<RecordedRequest> {
        self.entries.iter().map(|(_, request)| request.clone()).collect()
    }
}
