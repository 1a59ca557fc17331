//! A request on its way to its handler.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::answer::Refusal;
use crate::body::ReadBody;
use crate::clock::Time;
use crate::operation::Operation;

/// What a handler gives back: the JSON of a 200, or a refusal.
pub(crate) type Handled = Result<Value, Refusal>;

/// A request as it arrived.
pub(crate) struct Incoming<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) query: &'a BTreeMap<String, String>,
    pub(crate) authorization: Option<&'a str>,
    pub(crate) body: &'a ReadBody,
}

/// A request that may be handled: the key and the organization are proven.
pub(crate) struct Call<'a> {
    pub(crate) operation: Operation,
    /// The value in the path, "" without one.
    pub(crate) parameter: &'a str,
    pub(crate) query: &'a BTreeMap<String, String>,
    pub(crate) body: &'a Map<String, Value>,
    /// Whether anything that the document does not name is refused.
    pub(crate) strict: bool,
    pub(crate) user_id: &'a str,
    pub(crate) organization_id: &'a str,
    pub(crate) now: Time,
}
