//! One call's way through limiter, attempts and answer.

use super::{Answer, Attempt, HttpClients, Limiter, Scrubber, pacing::Ticket, retry};
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::outcome::{self, Ending, Outcome};
use http::header::{AUTHORIZATION, HeaderValue};
use scaledmail_api::Effect;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// After a 429 that names no time.
const PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// What the transport must know of a call.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// `orders_create`, or a method and path.
    pub operation: String,
    pub effect: Effect,
    pub never_resent: bool,
    pub search_limit: bool,
    pub max_retries: u32,
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
        &self.http.pooled
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends until there is an answer to keep.
    pub async fn send(&self, request: reqwest::Request) -> Option<Answer> {
        loop {
            let mut copy = request.try_clone()?;
            copy.headers_mut().insert(AUTHORIZATION, self.authorization.clone());
            if let Some(limiter) = &self.limiter {
                limiter.acquire(self.ticket()).await;
            }
            let last = self.attempt(copy).await;
            let wait = self.wait_before_next(&last);
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

    async fn attempt(&self, request: reqwest::Request) -> Last {
        let client = if self.plan.effect == Effect::Read { &self.http.pooled } else { &self.http.unpooled };
        let number = {
            let mut progress = self.progress();
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
        last
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
            limiter.pause(retry_after.or(wait).unwrap_or(PAUSE).min(LONGEST_PAUSE));
        }
        wait
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
    pub fn deadline(&self, timeout: Duration) -> Error {
        let progress = self.progress();
        let ending = match &progress.last {
            None => Ending::NotSent,
            Some(Last::Sent) => Ending::Lost,
            // It ended in a wait for the next attempt.
            Some(Last::Failed { ending, .. }) => *ending,
            Some(Last::Answered(answer)) => answer.ending(),
        };
        let mut error = Error::new(ErrorKind::Timeout, format!("no answer within {timeout:?}"));
        error.0.attempts = progress.attempts;
        if let Some(Last::Answered(answer)) = &progress.last {
            error.0.status = Some(answer.status.as_u16());
        }
        drop(progress);
        self.settle(error, ending)
    }

    fn refused(&self, answer: &Answer, decoding: Option<&serde_json::Error>) -> (Ending, Error) {
        let status = answer.status.as_u16();
        let mut ending = answer.ending();
        let problem = answer.problem();
        let created = matches!(ending, Ending::Answered { created_uncharged: true, .. });
        let message = match (decoding, &problem) {
            (Some(error), _) => format!("the answer cannot be read: {error}"),
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
        error.0.operation = Some(self.plan.operation.clone());
        error
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
            answer.status.is_success().then(|| answer.response())
        })
    }
}
