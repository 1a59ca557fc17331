//! What the journal tells of a placement.

use super::placing::Placed;
use crate::DateTime;
use crate::journal::{PlacementState, Record};
use crate::outcome::Outcome;
use crate::price::Price;
use crate::receipt::{PlacedDomain, Receipt};
use serde::{Serialize, Serializer};
use std::time::Duration;

/// A placement as the journal has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Placement {
    /// Its key.
    pub key: String,
    /// The operation: `orders_create`, or a method and path.
    pub operation: String,
    /// The organization; `None` for a raw request without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// How far it has come. One that was left behind by a process that is gone is `NotSent` or `Unknown`.
    pub state: PlacementState,
    /// What is known of it; `None` while it is in flight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Which attempt it is; the first is 1.
    pub attempt: u32,
    /// Whether somebody is making it now.
    pub in_flight: bool,
    /// The label that was given for its tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The tag that it was sent with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The order, for [`Orders::get`](crate::Orders::get).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
    /// Further orders that match it.
    pub duplicates: Vec<String>,
    /// Its domains.
    pub domains: Vec<PlacedDomain>,
    /// What it costs, if that was looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Price>,
    /// When the key was first used.
    pub created_at: DateTime,
    /// When it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<DateTime>,
    /// When its answer came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<DateTime>,
    /// When it was last looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reconciled_at: Option<DateTime>,
    /// How its outcome is known, if it was settled by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled_reason: Option<String>,
    /// Whether it was found after it had been taken for rejected.
    pub late: bool,
    /// The HTTP status of the answer, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// What the service or the SDK said of the failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The service's id of the request, if it sent one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl Placement {
    pub(crate) fn of(record: Record) -> Self {
        let state = record.state_now();
        let outcome = match state {
            PlacementState::Prepared | PlacementState::Sent => None,
            PlacementState::Applied => Some(Outcome::Applied),
            PlacementState::Rejected => Some(Outcome::Rejected),
            PlacementState::Unknown => Some(Outcome::Unknown),
            PlacementState::NotSent => Some(Outcome::NotSent),
        };
        let domains = match record.found.is_empty() {
            true => record.domains.iter().map(|name| PlacedDomain::not_found_yet(name)).collect(),
            false => record.found,
        };
        Self {
            key: record.identity.key,
            operation: record.identity.operation,
            organization_id: Some(record.identity.organization_id).filter(|id| !id.is_empty()),
            state,
            outcome,
            attempt: record.attempt,
            in_flight: outcome.is_none(),
            label: record.label,
            tag: record.tags.last().cloned(),
            order_id: record.order_id,
            duplicates: record.duplicates,
            domains,
            price: record.price,
            created_at: record.created_at,
            sent_at: record.sent_at,
            ended_at: record.ended.at,
            reconciled_at: record.reconciled_at,
            settled_reason: record.settled.map(|settled| settled.reason),
            late: record.late,
            status: record.ended.status,
            message: record.ended.message,
            request_id: record.ended.request_id,
        }
    }
}

impl From<Placed> for Receipt {
    fn from(placed: Placed) -> Self {
        match placed {
            Placed::Now { record, warnings, .. } => Self::of(*record, false, warnings),
            Placed::Replayed(record) => Self::of(*record, true, Vec::new()),
            Placed::Dry { key, tag, request } => Self {
                outcome: Outcome::NotSent,
                key: Some(key),
                operation: request.operation.clone(),
                attempt: 1,
                replayed: false,
                order_id: None,
                tag,
                placed_at: None,
                price: None,
                domains: Vec::new(),
                duplicates: Vec::new(),
                warnings: Vec::new(),
                answer: crate::Extra::default(),
                request: Some(*request),
            },
        }
    }
}

impl Receipt {
    fn of(record: Record, replayed: bool, warnings: Vec<String>) -> Self {
        let answer = record.ended.answer.unwrap_or_default();
        Self {
            outcome: Outcome::Applied,
            key: Some(record.identity.key),
            operation: record.identity.operation,
            attempt: record.attempt,
            replayed,
            order_id: record.order_id,
            tag: record.tags.last().cloned(),
            placed_at: record.sent_at,
            price: record.price,
            domains: record.found,
            duplicates: record.duplicates,
            warnings,
            answer: serde_json::from_value(answer.into()).unwrap_or_default(),
            request: None,
        }
    }
}

/// What was found of a placement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Reconciliation {
    /// Its key.
    pub key: String,
    /// The operation: `orders_create`.
    pub operation: String,
    /// What was found.
    pub result: ReconciliationResult,
    /// Whether it had been taken for rejected.
    pub late: bool,
    /// The order, for [`Orders::get`](crate::Orders::get).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
    /// Further orders that match it.
    pub duplicates: Vec<String>,
    /// What became of each domain.
    pub domains: Vec<PlacedDomain>,
    /// What should be known of this finding.
    pub notes: Vec<String>,
    /// How long ago it was sent.
    #[serde(rename = "seconds_since_attempt", skip_serializing_if = "Option::is_none", serialize_with = "seconds")]
    pub since_attempt: Option<Duration>,
    /// The placement as the journal has it now.
    pub placement: Placement,
}

/// What was found of a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReconciliationResult {
    /// All of it is there.
    Applied,
    /// Some of its domains are there.
    PartlyApplied,
    /// Nothing is there, which proves nothing.
    NotFoundYet,
}

fn seconds<S: Serializer>(duration: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(duration.unwrap_or_default().as_secs_f64())
}
