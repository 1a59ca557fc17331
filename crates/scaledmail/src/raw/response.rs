//! Answers to raw requests.

use crate::event::PlannedRequest;
use crate::outcome::Outcome;
use crate::placements::Placed;
use crate::receipt::Receipt;
use crate::transport::Answer;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

/// A good answer to a raw request.
#[derive(Clone, Default)]
pub struct RawResponse {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    outcome: Option<Outcome>,
    receipt: Option<Box<Receipt>>,
    request: Option<Box<PlannedRequest>>,
}

impl RawResponse {
    pub(super) fn answered(answer: Answer, outcome: Option<Outcome>) -> Self {
        let Answer { status, headers, body } = answer;
        Self { status: status.as_u16(), headers, body, outcome, receipt: None, request: None }
    }

    pub(super) fn planned(request: Box<PlannedRequest>) -> Self {
        Self { outcome: Some(Outcome::NotSent), request: Some(request), ..Self::default() }
    }

    pub(super) fn placed(placed: Placed) -> Self {
        let response = match &placed {
            Placed::Now { answer: Some(answer), .. } => Self::answered(answer.clone(), None),
            Placed::Replayed(record) => {
                let body = record.ended.answer.clone().map(|answer| Value::Object(answer).to_string());
                let body = body.unwrap_or_default().into();
                let status = record.ended.status.and_then(|status| StatusCode::from_u16(status).ok());
                let good = status.filter(StatusCode::is_success).map(|status| status.as_u16());
                Self { status: good.unwrap_or_default(), body, ..Self::default() }
            }
            _ => Self::default(),
        };
        let receipt = Receipt::from(placed);
        let (outcome, request) = (Some(receipt.outcome), receipt.request.clone().map(Box::new));
        Self { outcome, request, receipt: Some(Box::new(receipt)), ..response }
    }

    /// The HTTP status, 200 to 299; 0 on a dry run, and when a placement is replayed whose answer was lost.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The headers; none when a placement is replayed, and on a dry run.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as JSON, if it is JSON.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// What is known of the effect of a write; `None` on reads.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// What the journal has of a request that charges.
    #[must_use]
    pub fn receipt(&self) -> Option<&Receipt> {
        self.receipt.as_deref()
    }

    /// On a dry run the request that would have been sent; nothing was.
    #[must_use]
    pub fn request(&self) -> Option<&PlannedRequest> {
        self.request.as_deref()
    }
}

impl std::fmt::Debug for RawResponse {
    /// Bodies may hold passwords.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = formatter.debug_struct("RawResponse");
        shown.field("status", &self.status()).field("body_bytes", &self.body.len());
        shown.field("outcome", &self.outcome).finish_non_exhaustive()
    }
}
