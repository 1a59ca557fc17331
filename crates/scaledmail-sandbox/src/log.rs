//! The log of requests to the API.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;
use serde_json::Value;

/// The log keeps this many requests and forgets the oldest beyond.
const KEPT: usize = 100_000;

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
    /// The status that was answered; absent while the answer is under way.
    pub status: Option<u16>,
}

/// The requests, each with a number under which its status can be added.
#[derive(Default)]
pub(crate) struct Log {
    entries: VecDeque<(u64, RecordedRequest)>,
    next: u64,
}

impl Log {
    /// Adds a request when it has arrived and gives its number.
    pub(crate) fn arrived(&mut self, request: RecordedRequest) -> u64 {
        if self.entries.len() >= KEPT {
            self.entries.pop_front();
        }
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        self.entries.push_back((number, request));
        number
    }

    /// Notes the status; nothing happens when the log was cleared in between.
    pub(crate) fn answered(&mut self, number: u64, status: u16) {
        if let Some((_, request)) = self.entries.iter_mut().rev().find(|(entry, _)| *entry == number) {
            request.status = Some(status);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    pub(crate) fn requests(&self) -> Vec<RecordedRequest> {
        self.entries.iter().map(|(_, request)| request.clone()).collect()
    }
}
