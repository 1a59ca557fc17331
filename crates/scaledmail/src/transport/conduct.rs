//! Carries a call through: its deadline, its cancellation, and charges that outlive their callers.

use super::Exchange;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::task::AbortHandle;
use tokio::time::Instant;

/// The deadline is kept within a tenth of a second.
const LAST_WORDS: Duration = Duration::from_millis(50);

/// What ends a call from outside.
pub(crate) type Cancelled = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A moment that ends everything a call does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline {
    timeout: Duration,
    at: Option<Instant>,
}

impl Deadline {
    /// A timeout beyond what the clock can show is none.
    pub fn new(timeout: Duration) -> Self {
        Self { timeout, at: Instant::now().checked_add(timeout) }
    }

    /// What the caller asked for.
    pub fn timeout(&self) -> Duration {
        self.timeout
    }

    /// How long there is left; `None` when there is no end.
    pub fn left(&self) -> Option<Duration> {
        self.at.map(|at| at.saturating_duration_since(Instant::now()))
    }

    /// A little later, so that what ends at the deadline can be written down and told.
    fn with_last_words(self) -> Self {
        Self { at: self.at.and_then(|at| at.checked_add(LAST_WORDS)), ..self }
    }

    /// The same for a reading, which takes a moment at least: whoever waits for it sees to it that it ends in time.
    pub fn left_to_read(&self) -> Option<Duration> {
        self.left().map(|left| left.max(Duration::from_millis(1)))
    }

    async fn passed(&self) {
        match self.at {
            Some(at) => tokio::time::sleep_until(at).await,
            None => std::future::pending().await,
        }
    }
}

/// How work that was watched over ended.
pub(crate) enum Conducted<T> {
    Done(T),
    DeadlinePassed,
    Cancelled,
}

/// Runs `work` until it is done, the deadline passes or the caller cancels, whichever is first.
pub(crate) async fn conduct<T>(
    work: impl Future<Output = T>,
    deadline: &Deadline,
    cancelled: &mut Cancelled,
) -> Conducted<T> {
    let mut work = std::pin::pin!(work);
    let mut passed = std::pin::pin!(deadline.passed());
    let mut begun = false;
    std::future::poll_fn(|context| {
        // What was cancelled before does not begin; what is done is not thrown away.
        if !begun && cancelled.as_mut().poll(context).is_ready() {
            return Poll::Ready(Conducted::Cancelled);
        }
        if let Poll::Ready(done) = work.as_mut().poll(context) {
            return Poll::Ready(Conducted::Done(done));
        }
        if begun && cancelled.as_mut().poll(context).is_ready() {
            return Poll::Ready(Conducted::Cancelled);
        }
        begun = true;
        passed.as_mut().poll(context).map(|()| Conducted::DeadlinePassed)
    })
    .await
}

/// Runs a charge on a task of its own. Once it is on the wire it goes on to its end, or to its deadline, when its
/// caller is gone; before that it is never put there.
pub(crate) async fn outlive<T: Send + 'static>(
    exchange: &Arc<Exchange>,
    work: impl Future<Output = T> + Send + 'static,
    cancelled: &mut Cancelled,
) -> Conducted<T> {
    let task = tokio::spawn(work);
    let _caller = Caller { exchange: exchange.clone(), task: task.abort_handle() };
    match conduct(task, &exchange.deadline().with_last_words(), cancelled).await {
        Conducted::Done(Ok(done)) => Conducted::Done(done),
        // A hook of the caller's broke down: that is for the caller to hear.
        Conducted::Done(Err(failure)) if failure.is_panic() => std::panic::resume_unwind(failure.into_panic()),
        // The runtime is ending.
        Conducted::Done(Err(_)) | Conducted::Cancelled => Conducted::Cancelled,
        Conducted::DeadlinePassed => Conducted::DeadlinePassed,
    }
}

/// Gone when the caller is.
struct Caller {
    exchange: Arc<Exchange>,
    task: AbortHandle,
}

impl Drop for Caller {
    fn drop(&mut self) {
        // What was not sent never will be, so it need not wait for its turn any more.
        if self.exchange.abandon() {
            self.task.abort();
        }
    }
}
