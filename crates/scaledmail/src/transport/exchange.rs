//! One call's way through limiter, attempts and answer.

use super::{Answer, Attempt, Deadline, HttpClients, Limiter, Scrubber, pacing::Ticket, retry};
use crate::error::{Error, one_line};
use crate::error_kind::ErrorKind;
use crate::outcome::{self, Ending, Outcome};
use http::header::{AUTHORIZATION, HeaderValue};
use scaledmail_api::Effect;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// A read that hangs longer is tried again.
const READ_ATTEMPT: Duration = Duration::from_secs(20);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// What the transport must know of a call.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// `orders_create`, or a method and path.
    pub operation: String,
    pub effect: Effect,
    pub never_resent: bool,
    pub search_limit: bool,
    pub max_retries: u32,
    pub deadline: Deadline,
    pub scrubber: Scrubber,
}

/// Carries out one call.
#[derive(Debug)]
pub(crate) struct Exchange {
    plan: Plan,
    http: HttpClients,
    authorization: HeaderValue,
    limiter: Option<Arc<Limiter>>,
    progress: Mutex<Progress>,
}

#[derive(Debug, Default)]
struct Progress {
    /// The caller is gone: nothing more may be sent.
    abandoned: bool,
    /// In the line for a place under the limit.
    waiting: bool,
    attempts: u32,
    last: Option<Last>,
}

#[derive(Clone, Debug)]
enum Last {
    /// On the wire, and nothing heard yet.
    Sent,
    Answered(Answer),
    Failed {
        ending: Ending,
        kind: ErrorKind,
        message: String,
        source: Arc<reqwest::Error>,
    },
}

impl Exchange {
    /// `authorization` is the value of that header, marked as sensitive.
    pub fn new(plan: Plan, http: HttpClients, authorization: HeaderValue, limiter: Option<Arc<Limiter>>) -> Self {
        Self { plan, http, authorization, limiter, progress: Mutex::default() }
    }

    /// To build requests with.
    pub fn http(&self) -> &reqwest::Client {
        self.http.pooled()
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the call does to the account.
    pub fn effect(&self) -> Effect {
        self.plan.effect
    }

    /// Sends nothing from now on; what is on the wire stays there.
    pub fn abandon(&self) {
        self.progress().abandoned = true;
    }

    /// Sends until there is an answer to keep.
    pub async fn send(&self, request: reqwest::Request) -> Option<Answer> {
        loop {
            let mut copy = request.try_clone()?;
            copy.headers_mut().insert(AUTHORIZATION, self.authorization.clone());
            if let Some(limiter) = &self.limiter {
                self.progress().waiting = true;
                limiter.acquire(self.ticket()).await;
                self.progress().waiting = false;
            }
            let last = self.attempt(copy).await?;
            let wait = self.wait_before_next(&last);
            // Nobody is served by a wait that ends after the deadline.
            let wait = wait.filter(|wait| self.plan.deadline.left().is_none_or(|left| *wait < left));
            let Some(wait) = wait else {
                let answer = match &last {
                    Last::Answered(answer) => Some(answer.clone()),
                    _ => None,
                };
                self.progress().last = Some(last);
                return answer;
            };
            tracing::debug!(operation = self.plan.operation, wait_ms = wait.as_millis() as u64, "next attempt");
            self.progress().last = Some(last);
            tokio::time::sleep(wait).await;
        }
    }

    fn ticket(&self) -> Ticket {
        Ticket { search: self.plan.search_limit, charge: self.plan.effect == Effect::Charge }
    }

    /// Puts the request on the wire once; `None` when the caller is gone.
    async fn attempt(&self, mut request: reqwest::Request) -> Option<Last> {
        let client = if self.plan.effect == Effect::Read {
            *request.timeout_mut() = Some(READ_ATTEMPT);
            Ok(self.http.pooled().clone())
        } else {
            self.http.for_one_write(self.plan.deadline.left())
        };
        let client = match client {
            Ok(client) => client,
            Err(error) => return Some(self.failed(error)),
        };
        let number = {
            let mut progress = self.progress();
            // A deadline that has passed already is like a caller that is gone.
            if progress.abandoned || self.plan.deadline.left().is_some_and(|left| left.is_zero()) {
                return None;
            }
            progress.attempts += 1;
            progress.last = Some(Last::Sent);
            progress.attempts
        };
        let last = match client.execute(request).await {
            Ok(response) => read(response).await,
            Err(error) => Err(error),
        };
        let last = last.map_or_else(|error| self.failed(error), Last::Answered);
        let status = match &last {
            Last::Answered(answer) => Some(answer.status.as_u16()),
            _ => None,
        };
        tracing::debug!(operation = self.plan.operation, attempt = number, status, "attempt");
        Some(last)
    }

    fn failed(&self, error: reqwest::Error) -> Last {
        let unsent = error.is_connect() || error.is_builder();
        let kind = if error.is_timeout() { ErrorKind::Timeout } else { ErrorKind::Connection };
        let mut cause: &dyn std::error::Error = &error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        let what = if unsent { "cannot connect" } else { "the connection failed before the whole answer came" };
        let message = self.plan.scrubber.clean(&format!("{what}: {cause}"));
        let ending = if unsent { Ending::NotSent } else { Ending::Lost };
        Last::Failed { ending, kind, message, source: Arc::new(error.without_url()) }
    }

    fn wait_before_next(&self, last: &Last) -> Option<Duration> {
        let (ending, retry_after) = match last {
            Last::Answered(answer) => (answer.ending(), retry::retry_after(&answer.headers, SystemTime::now())),
            Last::Failed { ending, .. } => (*ending, None),
            Last::Sent => return None,
        };
        let Plan { effect, never_resent, max_retries, .. } = self.plan;
        let attempt =
            Attempt { effect, never_resent, ending, number: self.progress().attempts, max_retries, retry_after };
        let wait = retry::wait_before_next(&attempt, rand::random());
        if let (Ending::Answered { status: 429, .. }, Some(limiter)) = (ending, &self.limiter) {
            limiter.pause(retry_after.or(wait).unwrap_or(retry::PAUSE).min(LONGEST_PAUSE));
        }
        wait
    }

    /// A good status, and on a write a body that does not say otherwise.
    pub fn is_good(&self, answer: &Answer) -> bool {
        answer.status.is_success() && (self.plan.effect == Effect::Read || !answer.says_no())
    }

    /// The error of a call that got no good answer, or whose good answer did not decode.
    pub fn error(&self, decoding: Option<&serde_json::Error>) -> Error {
        let progress = self.progress();
        let last = progress.last.clone();
        let attempts = progress.attempts;
        drop(progress);
        let (ending, mut error) = match last {
            Some(Last::Answered(answer)) => self.refused(&answer, decoding),
            Some(Last::Failed { ending, kind, message, source }) => {
                (ending, Error::new(kind, message).with_source(source))
            }
            Some(Last::Sent) => (Ending::Lost, Error::new(ErrorKind::Cancelled, "the call was cancelled")),
            None => (Ending::NotSent, Error::new(ErrorKind::Cancelled, "the call was cancelled before it was sent")),
        };
        error.0.attempts = attempts;
        self.settle(error, ending)
    }

    /// The error of a call whose deadline passed.
    pub fn deadline_passed(&self) -> Error {
        let timeout = self.plan.deadline.timeout();
        let message = match self.progress().waiting {
            true => format!("the deadline of {timeout:?} passed while the call waited for its turn under the limit"),
            false => format!("no answer within {timeout:?}"),
        };
        self.given_up(ErrorKind::Timeout, message)
    }

    /// The error of a call that its caller cancelled. Nothing is sent any more.
    pub fn cancelled(&self) -> Error {
        self.abandon();
        self.given_up(ErrorKind::Cancelled, "the call was cancelled".to_owned())
    }

    fn given_up(&self, kind: ErrorKind, message: String) -> Error {
        let progress = self.progress();
        let mut error = Error::new(kind, message);
        let ending = match &progress.last {
            None => Ending::NotSent,
            Some(Last::Sent) => Ending::Lost,
            // It ended in a wait for the next attempt.
            Some(Last::Failed { ending, .. }) => *ending,
            Some(Last::Answered(answer)) => {
                error.0.status = Some(answer.status.as_u16());
                answer.ending()
            }
        };
        error.0.attempts = progress.attempts;
        drop(progress);
        self.settle(error, ending)
    }

    fn refused(&self, answer: &Answer, decoding: Option<&serde_json::Error>) -> (Ending, Error) {
        let status = answer.status.as_u16();
        let mut ending = answer.ending();
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

async fn read(response: reqwest::Response) -> Result<Answer, reqwest::Error> {
    let (status, headers) = (response.status(), response.headers().clone());
    Ok(Answer { status, headers, body: response.bytes().await? })
}

impl scaledmail_api::Exchange for Exchange {
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> Pin<Box<dyn Future<Output = Option<reqwest::Response>> + Send + '_>> {
        Box::pin(async move {
            let answer = self.send(request).await?;
            self.is_good(&answer).then(|| answer.response())
        })
    }
}
