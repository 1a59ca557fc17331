//! The pace of answers that come in drops.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::Sleep;

/// How long the next drop has to wait.
#[derive(Default)]
pub(crate) struct Pace {
    pause: Option<Pin<Box<Sleep>>>,
}

impl Pace {
    /// How many of so many bytes may go now: those of a tenth of a second, and one at least.
    pub(crate) fn poll_drop(&mut self, context: &mut Context<'_>, bytes: usize, rate: u64) -> Poll<usize> {
        if let Some(pause) = &mut self.pause {
            ready!(pause.as_mut().poll(context));
            self.pause = None;
        }
        Poll::Ready(usize::try_from(rate / 10).unwrap_or(usize::MAX).max(1).min(bytes))
    }

    /// So many have gone: the next wait for as long as that takes.
    pub(crate) fn gone(&mut self, bytes: usize, rate: u64) {
        let nanoseconds = (bytes as u64).saturating_mul(1_000_000_000) / rate.max(1);
        self.pause = Some(Box::pin(tokio::time::sleep(Duration::from_nanos(nanoseconds))));
    }
}
