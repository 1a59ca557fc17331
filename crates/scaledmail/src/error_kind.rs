//! The kinds of failure.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What went wrong. The kind comes from the status or from where the call failed, never from whether a body parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client's settings are wrong or missing: key, organization, address, timeout.
    Config,
    /// The request breaks a rule: ours, before anything is sent, or the service's (400, 422 and other 4xx).
    Validation,
    /// A spending limit of the client refuses the call.
    SpendLimit,
    /// The service could not be reached, or the connection broke.
    Connection,
    /// The deadline passed (or the service answered 408).
    Timeout,
    /// The key is missing or wrong (401).
    Authentication,
    /// The key may not do this (403).
    Permission,
    /// There is no such thing (404).
    NotFound,
    /// The service refuses because of the present state (409).
    Conflict,
    /// The card was declined or is missing (402).
    PaymentRequired,
    /// A subscription was created and could not be charged: it exists.
    PaymentIncomplete,
    /// Too many requests (429).
    RateLimited,
    /// The service failed (5xx) or redirected.
    Server,
    /// The service said yes with a body that cannot be read.
    Decode,
    /// A charge may or may not have happened. [`Error::cause_kind`](crate::Error::cause_kind) says why that is not
    /// known.
    OutcomeUnknown,
    /// The same placement is being made by somebody else.
    InFlight,
    /// The key of a placement was used for another cart.
    KeyReused,
    /// The journal of placements cannot be used.
    Journal,
    /// The caller cancelled the call.
    Cancelled,
}

impl ErrorKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Config,
        Self::Validation,
        Self::SpendLimit,
        Self::Connection,
        Self::Timeout,
        Self::Authentication,
        Self::Permission,
        Self::NotFound,
        Self::Conflict,
        Self::PaymentRequired,
        Self::PaymentIncomplete,
        Self::RateLimited,
        Self::Server,
        Self::Decode,
        Self::OutcomeUnknown,
        Self::InFlight,
        Self::KeyReused,
        Self::Journal,
        Self::Cancelled,
    ];

    /// The kind as one word: `rate_limited`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Config => "config",
            Self::Validation => "validation",
            Self::SpendLimit => "spend_limit",
            Self::Connection => "connection",
            Self::Timeout => "timeout",
            Self::Authentication => "authentication",
            Self::Permission => "permission",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::PaymentRequired => "payment_required",
            Self::PaymentIncomplete => "payment_incomplete",
            Self::RateLimited => "rate_limited",
            Self::Server => "server",
            Self::Decode => "decode",
            Self::OutcomeUnknown => "outcome_unknown",
            Self::InFlight => "in_flight",
            Self::KeyReused => "key_reused",
            Self::Journal => "journal",
            Self::Cancelled => "cancelled",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
