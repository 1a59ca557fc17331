//! What is known of a write's effect, and which kind of failure an answer is.

use crate::error_kind::ErrorKind;
use scaledmail_api::Effect;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is known of the effect of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// Nothing was sent.
    NotSent,
    /// The service refused: nothing happened.
    Rejected,
    /// It happened.
    Applied,
    /// It may or may not have happened.
    Unknown,
}

impl Outcome {
    /// The outcome as one word: `not_sent`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Rejected => "rejected",
            Self::Applied => "applied",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// How an attempt to carry out a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Before the first byte went out.
    NotSent,
    /// After it, and without a whole answer.
    Lost,
    /// With an answer.
    Answered {
        status: u16,
        /// Whether the body is the service's own JSON error.
        problem: bool,
        /// Whether that error says that a subscription was created and could not be charged.
        created_uncharged: bool,
        /// Whether a good answer decodes, and does not say that it failed.
        decoded: bool,
    },
}

/// The outcome of a call, or `None` for one that changes nothing.
pub(crate) fn outcome(effect: Effect, ending: Ending) -> Option<Outcome> {
    if effect == Effect::Read {
        return None;
    }
    Some(match ending {
        Ending::NotSent => Outcome::NotSent,
        Ending::Lost => Outcome::Unknown,
        Ending::Answered { status: 200..=299, decoded, .. } if decoded => Outcome::Applied,
        Ending::Answered { status: 400..=499, created_uncharged: true, .. } => Outcome::Applied,
        Ending::Answered { status: 400..=404 | 422 | 429, problem: true, .. } => Outcome::Rejected,
        // On a free call any refusal of the service is taken at its word; a proxy's page may stand for anything.
        Ending::Answered { status: 400..=407 | 409..=499, problem: true, .. } if effect != Effect::Charge => {
            Outcome::Rejected
        }
        Ending::Answered { .. } => Outcome::Unknown,
    })
}

/// The kind of failure that a status stands for.
pub(crate) fn kind(status: u16, created_uncharged: bool) -> ErrorKind {
    match status {
        400..=499 if created_uncharged => ErrorKind::PaymentIncomplete,
        401 => ErrorKind::Authentication,
        402 => ErrorKind::PaymentRequired,
        403 => ErrorKind::Permission,
        404 => ErrorKind::NotFound,
        408 => ErrorKind::Timeout,
        409 => ErrorKind::Conflict,
        429 => ErrorKind::RateLimited,
        400..=499 => ErrorKind::Validation,
        200..=299 => ErrorKind::Decode,
        _ => ErrorKind::Server,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn answer(status: u16, problem: bool) -> Ending {
        Ending::Answered { status, problem, created_uncharged: false, decoded: true }
    }

    #[test]
    fn outcomes() {
        use Effect::{Charge, Destructive, Read, Write};
        use Outcome::{Applied, NotSent, Rejected, Unknown};
        let cut_off = Ending::Answered { status: 200, problem: false, created_uncharged: false, decoded: false };
        let uncharged = Ending::Answered { status: 400, problem: true, created_uncharged: true, decoded: true };
        for (effect, ending, expected) in [
            (Read, Ending::Lost, None),
            (Charge, Ending::NotSent, Some(NotSent)),
            (Charge, Ending::Lost, Some(Unknown)),
            (Write, Ending::Lost, Some(Unknown)),
            (Charge, answer(200, false), Some(Applied)),
            (Charge, answer(201, false), Some(Applied)),
            (Charge, cut_off, Some(Unknown)),
            (Write, cut_off, Some(Unknown)),
            (Charge, uncharged, Some(Applied)),
            (Charge, answer(400, true), Some(Rejected)),
            (Charge, answer(401, true), Some(Rejected)),
            (Charge, answer(402, true), Some(Rejected)),
            (Charge, answer(403, true), Some(Rejected)),
            (Charge, answer(404, true), Some(Rejected)),
            (Charge, answer(422, true), Some(Rejected)),
            (Charge, answer(429, true), Some(Rejected)),
            (Charge, answer(400, false), Some(Unknown)),
            (Charge, answer(429, false), Some(Unknown)),
            (Charge, answer(408, true), Some(Unknown)),
            (Charge, answer(409, true), Some(Unknown)),
            (Charge, answer(425, true), Some(Unknown)),
            (Charge, answer(302, false), Some(Unknown)),
            (Charge, answer(500, true), Some(Unknown)),
            (Charge, answer(502, false), Some(Unknown)),
            (Write, answer(404, false), Some(Unknown)),
            (Write, answer(410, true), Some(Rejected)),
            (Destructive, answer(403, false), Some(Unknown)),
            (Write, answer(408, true), Some(Unknown)),
            (Write, answer(503, true), Some(Unknown)),
            (Destructive, answer(409, true), Some(Rejected)),
            (Destructive, answer(302, false), Some(Unknown)),
        ] {
            assert_eq!(outcome(effect, ending), expected, "{effect:?} {ending:?}");
        }
    }

    #[test]
    fn kinds() {
        for (status, expected) in [
            (200, ErrorKind::Decode),
            (302, ErrorKind::Server),
            (400, ErrorKind::Validation),
            (401, ErrorKind::Authentication),
            (402, ErrorKind::PaymentRequired),
            (403, ErrorKind::Permission),
            (404, ErrorKind::NotFound),
            (408, ErrorKind::Timeout),
            (409, ErrorKind::Conflict),
            (418, ErrorKind::Validation),
            (422, ErrorKind::Validation),
            (429, ErrorKind::RateLimited),
            (500, ErrorKind::Server),
            (599, ErrorKind::Server),
        ] {
            assert_eq!(kind(status, false), expected, "{status}");
        }
        assert_eq!(kind(400, true), ErrorKind::PaymentIncomplete);
        assert_eq!(kind(402, true), ErrorKind::PaymentIncomplete);
    }
}
