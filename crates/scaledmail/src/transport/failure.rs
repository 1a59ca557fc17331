//! What a failed call is told: the kind of failure, and what is known of its effect.

use super::exchange::Exchange;
use super::plan::{Last, Progress};
use super::retry;
use super::{Answer, Conducted};
use crate::error::{Error, one_line};
use crate::error_kind::ErrorKind;
use crate::outcome::{self, Ending, Outcome};
use http::StatusCode;
use scaledmail_api::Effect;
use std::time::SystemTime;

impl Exchange {
    /// The error of a call that got no good answer, or whose good answer did not decode.
    pub fn error(&self, decoding: Option<&serde_json::Error>) -> Error {
        let progress = self.progress();
        let last = progress.last.clone();
        let attempts = progress.attempts;
        let (planned, stopped) = (progress.planned.clone(), progress.stopped.clone());
        drop(progress);
        if let Some(planned) = planned {
            let mut error = Error::new(ErrorKind::Cancelled, "a dry run sends nothing");
            error.0.planned = Some(planned);
            return self.settle(error, Ending::NotSent);
        }
        if let Some(error) = stopped {
            return self.given_up(error);
        }
        if last.is_none() && self.plan.deadline.left().is_some_and(|left| left.is_zero()) {
            return self.deadline_passed();
        }
        let (ending, mut error) = match last {
            Some(Last::Answered(answer)) => self.refused(&answer, decoding),
            Some(Last::Failed { status, ending, kind, message, source }) => {
                let mut error = Error::new(kind, message);
                error.0.status = status.map(|status| status.as_u16());
                (ending, source.into_iter().fold(error, |error, source| error.with_source(source)))
            }
            Some(Last::Sent | Last::Answering(_)) => {
                (Ending::Lost, Error::new(ErrorKind::Cancelled, "the call was cancelled"))
            }
            None => (Ending::NotSent, Error::new(ErrorKind::Cancelled, "the call was cancelled before it was sent")),
        };
        error.0.attempts = attempts;
        self.settle(error, ending)
    }

    /// The value of work that was done in time.
    pub fn ended<T>(&self, conducted: Conducted<T>) -> Result<T, Error> {
        match conducted {
            Conducted::Done(value) => Ok(value),
            Conducted::DeadlinePassed => Err(self.deadline_passed()),
            Conducted::Cancelled => Err(self.cancelled()),
        }
    }

    /// On a write a page instead of JSON proves nothing, whatever the status; an answer without content is whole.
    pub fn check_whole(&self, answer: &Answer) -> Result<(), Error> {
        let whole = self.plan.effect == Effect::Read || answer.status == StatusCode::NO_CONTENT;
        match serde_json::from_slice::<serde::de::IgnoredAny>(&answer.body) {
            Err(error) if !whole => Err(self.error(Some(&error))),
            _ => Ok(()),
        }
    }

    /// The error of a call whose deadline passed.
    pub fn deadline_passed(&self) -> Error {
        let timeout = self.plan.deadline.timeout();
        let message = match &*self.progress() {
            Progress { asking: true, .. } => format!("nobody answered the confirm callback or hook within {timeout:?}"),
            Progress { waiting: true, .. } => {
                format!("the deadline of {timeout:?} passed while the call waited for its turn under the limit")
            }
            _ => format!("no answer within {timeout:?}"),
        };
        self.given_up(Error::new(ErrorKind::Timeout, message))
    }

    /// The error of a call that its caller cancelled. Nothing is sent any more.
    pub fn cancelled(&self) -> Error {
        self.abandon();
        self.given_up(Error::new(ErrorKind::Cancelled, "the call was cancelled"))
    }

    /// The error of a request that could not be built.
    pub fn refused_unsent(&self, error: Error) -> Error {
        self.settle(error, Ending::NotSent)
    }

    fn given_up(&self, mut error: Error) -> Error {
        let progress = self.progress();
        let ending = match &progress.last {
            None => Ending::NotSent,
            Some(Last::Sent) => Ending::Lost,
            Some(Last::Answering(status)) => {
                error.0.status = Some(status.as_u16());
                Ending::Lost
            }
            // It ended in a wait for the next attempt.
            Some(Last::Failed { ending, .. }) => *ending,
            Some(Last::Answered(answer)) => {
                error.0.status = Some(answer.status.as_u16());
                match answer.ending(self.plan.effect) {
                    Ending::Answered { status, problem, created_uncharged, decoded } => {
                        let decoded = decoded && answer.is_json();
                        Ending::Answered { status, problem, created_uncharged, decoded }
                    }
                    ending => ending,
                }
            }
        };
        error.0.attempts = progress.attempts;
        drop(progress);
        self.settle(error, ending)
    }

    fn refused(&self, answer: &Answer, decoding: Option<&serde_json::Error>) -> (Ending, Error) {
        let status = answer.status.as_u16();
        let mut ending = answer.ending(self.plan.effect);
        let problem = answer.problem();
        let charge = self.plan.effect == Effect::Charge;
        let created = charge && matches!(ending, Ending::Answered { created_uncharged: true, .. });
        let message = match (decoding, &problem) {
            (Some(error), _) => format!("the answer cannot be read: {}", reason(error)),
            (None, problem) if answer.says_no() => {
                let said = problem.as_ref().map_or("no reason given", |problem| &problem.message);
                format!("the answer says that it did not succeed: {said}")
            }
            (None, Some(problem)) => problem.message.clone(),
            (None, None) => answer.status.canonical_reason().unwrap_or("no reason given").to_owned(),
        };
        if let (Some(_), Ending::Answered { decoded, .. }) = (decoding, &mut ending) {
            *decoded = false;
        }
        let mut error = Error::new(outcome::kind(status, created), self.plan.scrubber.clean(&message));
        error.0.status = Some(status);
        let clean = |text: String| self.plan.scrubber.clean(&text);
        error.0.code = problem.and_then(|problem| problem.code).map(clean);
        error.0.request_id = answer.request_id().map(clean);
        error.0.retry_after = retry::retry_after(&answer.headers, SystemTime::now());
        error.0.raw_body = Some(self.plan.scrubber.body(&answer.body));
        (ending, error)
    }

    fn settle(&self, mut error: Error, ending: Ending) -> Error {
        let outcome = outcome::outcome(self.plan.effect, ending);
        if self.plan.effect == Effect::Charge && outcome == Some(Outcome::Unknown) {
            error.0.cause_kind = Some(error.0.kind);
            error.0.kind = ErrorKind::OutcomeUnknown;
        }
        error.0.outcome = outcome;
        error.0.operation = Some(one_line(&self.plan.operation));
        error
    }
}

/// Why an answer does not decode, without the value that is in the way: it may be a secret in the wrong place.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match (text.starts_with("invalid "), text.rfind("expected ")) {
        (true, Some(at)) => text[at..].to_owned(),
        _ => text,
    }
}
