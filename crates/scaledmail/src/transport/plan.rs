//! What a call is to the transport, and how far it has come.

use super::{Answer, Deadline, Scrubber};
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::event::{PlannedRequest, SharedHooks};
use crate::outcome::Ending;
use crate::placements::Claim;
use http::StatusCode;
use scaledmail_api::Effect;
use std::sync::Arc;

/// What the transport must know of a call.
#[derive(Clone)]
pub(crate) struct Plan {
    /// `orders_create`, or a method and path.
    pub operation: String,
    pub effect: Effect,
    pub never_resent: bool,
    pub search_limit: bool,
    pub max_retries: u32,
    pub deadline: Deadline,
    pub scrubber: Scrubber,
    /// Nothing that changes anything is sent.
    pub dry_run: bool,
    pub hooks: Option<SharedHooks>,
    /// A good answer is wanted as it came, not decoded.
    pub whole: bool,
    /// What a charge is sent under.
    pub claim: Option<Arc<Claim>>,
}

impl Plan {
    /// Whether somebody is asked before the request is sent.
    pub fn asks(&self) -> bool {
        self.hooks.as_ref().is_some_and(|hooks| hooks.asks())
    }
}

impl std::fmt::Debug for Plan {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Plan").field("operation", &self.operation).finish_non_exhaustive()
    }
}

#[derive(Debug, Default)]
pub(super) struct Progress {
    /// The caller is gone: nothing more may be sent.
    pub(super) abandoned: bool,
    /// Between the journal's word that it goes out, and its going out.
    pub(super) departing: bool,
    /// Of a dry run.
    pub(super) planned: Option<Box<PlannedRequest>>,
    /// Why it was not sent, if somebody kept it from that.
    pub(super) stopped: Option<Error>,
    /// Somebody was asked, and has not answered.
    pub(super) asking: bool,
    /// In the line for a place under the limit.
    pub(super) waiting: bool,
    pub(super) attempts: u32,
    pub(super) last: Option<Last>,
}

#[derive(Clone, Debug)]
pub(super) enum Last {
    /// On the wire, and nothing heard yet.
    Sent,
    /// The head of an answer has come, and its body is on its way.
    Answering(StatusCode),
    Answered(Answer),
    Failed {
        /// Of an answer that broke off.
        status: Option<StatusCode>,
        ending: Ending,
        kind: ErrorKind,
        message: String,
        source: Option<Arc<reqwest::Error>>,
    },
}
