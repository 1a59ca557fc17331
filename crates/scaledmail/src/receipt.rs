//! What calls that change something give.

use crate::event::PlannedRequest;
use crate::outcome::Outcome;
use crate::price::Price;
use crate::{DateTime, Extra};
use serde::{Deserialize, Serialize};

/// What is known of a placement that succeeded, or of a dry run.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Receipt {
    /// What is known of its effect: `Applied`; on a dry run `NotSent`.
    pub outcome: Outcome,
    /// The key of the placement; `None` when a dry run could not make one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The operation: `orders_create`.
    pub operation: String,
    /// Which attempt under this key it was; the first is 1.
    pub attempt: u32,
    /// Whether the placement had been made before: nothing was sent this time.
    pub replayed: bool,
    /// The id of the order, for [`Orders::get`](crate::Orders::get), once a reading has shown that it is one.
    /// [`Placements::reconcile`](crate::Placements::reconcile) finds it when it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
    /// The tag that the order was sent with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// When it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placed_at: Option<DateTime>,
    /// What it costs, if that was looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Price>,
    /// What became of each domain, as far as it is known.
    pub domains: Vec<PlacedDomain>,
    /// Further orders that match the placement.
    pub duplicates: Vec<String>,
    /// What went wrong without changing the outcome, such as a journal that could not be written to after the send.
    pub warnings: Vec<String>,
    /// What the service answered, under its names.
    pub answer: Extra,
    /// On a dry run the request that would have been sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<PlannedRequest>,
}

/// What became of one domain of a placement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlacedDomain {
    /// The name.
    pub domain: String,
    /// What became of it.
    pub result: DomainResult,
    /// The order that it belongs to, for [`Orders::get`](crate::Orders::get).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
}

impl PlacedDomain {
    pub(crate) fn not_found_yet(domain: &str) -> Self {
        Self { domain: domain.to_owned(), result: DomainResult::NotFoundYet, order_id: None }
    }
}

/// What became of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DomainResult {
    /// It is there.
    Applied,
    /// It is not there, which proves nothing.
    NotFoundYet,
}

/// The answer to a change that costs nothing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Acknowledgement {
    /// What is known of its effect: `Applied`; on a dry run `NotSent`.
    pub outcome: Outcome,
    /// Whether the request was accepted. Most changes of domains are applied later, by ScaledMail's staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
    /// A sentence for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// On a dry run the request that would have been sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<PlannedRequest>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Acknowledgement {
    pub(crate) fn planned(request: PlannedRequest) -> Self {
        Self {
            outcome: Outcome::NotSent,
            success: None,
            message: None,
            request: Some(request),
            extra: Extra::default(),
        }
    }
}

impl From<scaledmail_api::types::Acknowledgement> for Acknowledgement {
    fn from(answer: scaledmail_api::types::Acknowledgement) -> Self {
        let scaledmail_api::types::Acknowledgement { success, message, extra, .. } = answer;
        Self { outcome: Outcome::Applied, success, message, request: None, extra }
    }
}
