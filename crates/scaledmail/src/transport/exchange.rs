//! One call's way through limiter, attempts and answer.

use super::plan::{Last, Plan, Progress};
use super::{Answer, Attempt, Deadline, HttpClients, Limiter, RetryBudget, ServerClock, pacing::Ticket, retry};
use crate::error_kind::ErrorKind;
use crate::event::{Event, told};
use crate::outcome::{self, Ending};
use http::header::{AUTHORIZATION, HeaderValue};
use scaledmail_api::Effect;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

/// A read that hears nothing for longer is tried again.
const READ_ATTEMPT: Duration = Duration::from_secs(20);
/// Below that, waiting is nothing to speak of.
const WORTH_TELLING: Duration = Duration::from_millis(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Carries out one call.
#[derive(Debug)]
pub(crate) struct Exchange {
    pub(super) plan: Plan,
    http: HttpClients,
    authorization: HeaderValue,
    shared: Shared,
    progress: Mutex<Progress>,
}

/// What all exchanges of a client share.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    pub limiter: Option<Arc<Limiter>>,
    pub server_clock: Arc<ServerClock>,
    pub budget: Arc<RetryBudget>,
}

impl Exchange {
    /// `authorization` is the value of that header, marked as sensitive.
    pub fn new(plan: Plan, http: HttpClients, authorization: HeaderValue, shared: Shared) -> Self {
        Self { plan, http, authorization, shared, progress: Mutex::default() }
    }

    /// To build requests with.
    pub fn http(&self) -> &reqwest::Client {
        self.http.pooled()
    }

    pub(super) fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// When the call ends at the latest.
    pub fn deadline(&self) -> Deadline {
        self.plan.deadline
    }

    /// Sends nothing from now on; what is on the wire stays there. Whether nothing was sent at all.
    pub fn abandon(&self) -> bool {
        let mut progress = self.progress();
        progress.abandoned = true;
        progress.last.is_none() && !progress.departing
    }

    /// The answer, if there is a whole one.
    pub fn answer(&self) -> Option<Answer> {
        match &self.progress().last {
            Some(Last::Answered(answer)) => Some(answer.clone()),
            _ => None,
        }
    }

    /// How often the request was put on the wire.
    pub fn attempts(&self) -> u32 {
        self.progress().attempts
    }

    /// A text without the call's secrets.
    pub fn clean(&self, text: &str) -> String {
        self.plan.scrubber.clean(text)
    }

    fn tell(&self, event: impl FnOnce(String) -> Event) {
        if let Some(hooks) = &self.plan.hooks {
            told(&**hooks, &event(crate::error::one_line(&self.plan.operation)));
        }
    }

    /// Sends until there is an answer to keep.
    pub async fn send(&self, request: reqwest::Request) -> Option<Answer> {
        loop {
            let mut copy = request.try_clone()?;
            let first = self.progress().attempts == 0;
            if !self.announce(&copy, first).await {
                return None;
            }
            copy.headers_mut().insert(AUTHORIZATION, self.authorization.clone());
            let last = match &self.shared.limiter {
                Some(limiter) => {
                    self.progress().waiting = true;
                    let place = limiter.acquire(self.ticket()).await;
                    self.progress().waiting = false;
                    let wait = place.waited();
                    if wait >= WORTH_TELLING {
                        tracing::debug!(operation = self.plan.operation, wait_ms = wait.as_millis() as u64, "waited");
                        self.tell(|operation| Event::Waited { operation, wait });
                    }
                    place.cover(self.plan.effect != Effect::Read, self.attempt(copy)).await?
                }
                None => self.attempt(copy).await?,
            };
            let wait = self.wait_before_next(&last);
            // Nobody is served by a wait that ends after the deadline.
            let wait = wait.filter(|wait| self.plan.deadline.left().is_none_or(|left| *wait < left));
            let wait = wait.filter(|_| self.shared.budget.spend());
            let Some(wait) = wait else {
                let answer = match &last {
                    Last::Answered(answer) => {
                        if first && answer.status.is_success() {
                            self.shared.budget.earn();
                        }
                        Some(answer.clone())
                    }
                    _ => None,
                };
                self.progress().last = Some(last);
                return answer;
            };
            tracing::debug!(operation = self.plan.operation, wait_ms = wait.as_millis() as u64, "retrying");
            let attempt = self.progress().attempts.saturating_add(1);
            self.tell(|operation| Event::Retrying { operation, attempt, wait });
            self.progress().last = Some(last);
            tokio::time::sleep(wait).await;
        }
    }

    fn ticket(&self) -> Ticket {
        Ticket { search: self.plan.search_limit, charge: self.plan.effect == Effect::Charge }
    }

    /// Puts the request on the wire once; `None` when the caller is gone.
    async fn attempt(&self, request: reqwest::Request) -> Option<Last> {
        let client = if self.plan.effect == Effect::Read {
            Ok(self.http.pooled().clone())
        } else {
            self.http.for_one_write(self.plan.deadline.left())
        };
        let client = match client {
            Ok(client) => client,
            Err(error) => return Some(self.failed(error)),
        };
        if let Some(claim) = &self.plan.claim {
            {
                let mut progress = self.progress();
                if progress.abandoned {
                    return None;
                }
                progress.departing = true;
            }
            if let Err(error) = claim.sending().await {
                self.stop(error);
                self.progress().departing = false;
                return None;
            }
        }
        let begun = Instant::now();
        let number = {
            let mut progress = self.progress();
            // A deadline that has passed already is like a caller that is gone.
            if progress.abandoned || self.plan.deadline.left().is_some_and(|left| left.is_zero()) {
                return None;
            }
            progress.departing = false;
            progress.attempts += 1;
            progress.last = Some(Last::Sent);
            progress.attempts
        };
        // The last attempt has until the deadline.
        let patience = (self.plan.effect == Effect::Read && number <= self.plan.max_retries).then_some(READ_ATTEMPT);
        let last = match within(patience, client.execute(request)).await {
            None => Last::Failed {
                status: None,
                ending: Ending::Lost,
                kind: ErrorKind::Timeout,
                message: format!("nothing was heard within {READ_ATTEMPT:?}"),
                source: None,
            },
            Some(Ok(response)) => self.read(response).await,
            Some(Err(error)) => self.failed(error),
        };
        let (status, request_id) = match &last {
            Last::Answered(answer) => {
                (Some(answer.status.as_u16()), answer.request_id().map(|id| self.plan.scrubber.clean(&id)))
            }
            Last::Failed { status, .. } => (status.map(|status| status.as_u16()), None),
            _ => (None, None),
        };
        let duration = begun.elapsed();
        tracing::debug!(
            operation = self.plan.operation,
            attempt = number,
            status,
            request_id,
            duration_ms = duration.as_millis() as u64,
            "attempted"
        );
        self.tell(|operation| Event::Attempted { operation, attempt: number, status, request_id, duration });
        Some(last)
    }

    /// Reads the body. An answer that breaks off is of the kind that its status stands for.
    async fn read(&self, response: reqwest::Response) -> Last {
        let (status, headers) = (response.status(), response.headers().clone());
        self.shared.server_clock.hear(&headers);
        self.progress().last = Some(Last::Answering(status));
        match response.bytes().await {
            Ok(body) => Last::Answered(Answer { status, headers, body }),
            Err(error) => match self.failed(error) {
                Last::Failed { ending, message, source, .. } => {
                    let kind = outcome::kind(status.as_u16(), false);
                    Last::Failed { status: Some(status), ending, kind, message, source }
                }
                last => last,
            },
        }
    }

    fn failed(&self, error: reqwest::Error) -> Last {
        let unsent = error.is_connect() || error.is_builder();
        let kind = match &error {
            error if error.is_builder() => ErrorKind::Config,
            error if error.is_timeout() => ErrorKind::Timeout,
            _ => ErrorKind::Connection,
        };
        let mut cause: &dyn std::error::Error = &error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        let what = if unsent { "cannot connect" } else { "the connection failed before the whole answer came" };
        let message = self.plan.scrubber.clean(&format!("{what}: {cause}"));
        let ending = if unsent { Ending::NotSent } else { Ending::Lost };
        Last::Failed { status: None, ending, kind, message, source: Some(Arc::new(error.without_url())) }
    }

    fn wait_before_next(&self, last: &Last) -> Option<Duration> {
        let Plan { effect, never_resent, max_retries, .. } = self.plan;
        let (ending, retry_after) = match last {
            Last::Answered(answer) => (answer.ending(effect), retry::retry_after(&answer.headers, SystemTime::now())),
            // What cannot be built now cannot be built later.
            Last::Failed { kind: ErrorKind::Config, .. } => return None,
            Last::Failed { ending, .. } => (*ending, None),
            Last::Sent | Last::Answering(_) => return None,
        };
        let attempt =
            Attempt { effect, never_resent, ending, number: self.progress().attempts, max_retries, retry_after };
        let wait = retry::wait_before_next(&attempt, rand::random());
        if let (Ending::Answered { status: 429, .. }, Some(limiter)) = (ending, &self.shared.limiter) {
            limiter.pause(retry_after.or(wait).unwrap_or(retry::PAUSE).min(LONGEST_PAUSE));
        }
        wait
    }

    /// A good status, and a body that does not say otherwise.
    pub fn is_good(&self, answer: &Answer) -> bool {
        answer.status.is_success() && !answer.says_no()
    }
}

async fn within<F: Future>(patience: Option<Duration>, future: F) -> Option<F::Output> {
    match patience {
        Some(patience) => tokio::time::timeout(patience, future).await.ok(),
        None => Some(future.await),
    }
}

impl scaledmail_api::Exchange for Exchange {
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> Pin<Box<dyn Future<Output = Option<reqwest::Response>> + Send + '_>> {
        Box::pin(async move {
            let answer = self.send(request).await?;
            (!self.plan.whole && self.is_good(&answer)).then(|| answer.response())
        })
    }
}
