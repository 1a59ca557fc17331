//! One that stands in the line.

use super::{Limiter, Place, Ticket, Turn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};

/// Leaves the line when it is dropped.
#[derive(Debug)]
pub(super) struct Waiter {
    limiter: Arc<Limiter>,
    ticket: Ticket,
    id: u64,
    bell: Arc<Notify>,
}

impl Waiter {
    /// Joins the line at its end.
    pub fn new(limiter: Arc<Limiter>, ticket: Ticket) -> Self {
        let id = {
            let mut state = limiter.state();
            state.last_id += 1;
            state.last_id
        };
        Self::join(limiter, ticket, id)
    }

    /// Gives the place back for a later one, and stands where it stood.
    pub fn again(place: Place, ticket: Ticket) -> Self {
        Self::join(place.limiter.clone(), ticket, place.id)
    }

    fn join(limiter: Arc<Limiter>, ticket: Ticket, id: u64) -> Self {
        let bell = Arc::new(Notify::new());
        limiter.state().line.join(ticket, id, bell.clone());
        Self { limiter, ticket, id, bell }
    }

    /// A place, when it can be had without waiting.
    pub fn try_start(&self) -> Result<Place, Turn> {
        let now = Instant::now();
        match self.limiter.state().turn(self.ticket, self.id, now) {
            Turn::Start => {
                let (limiter, id) = (self.limiter.clone(), self.id);
                Ok(Place { limiter, id, granted: now, waited: Default::default(), used: false })
            }
            turn => Err(turn),
        }
    }

    async fn wait(self) -> Place {
        loop {
            match self.try_start() {
                Ok(place) => return place,
                Err(Turn::WaitUntil(free)) => {
                    // Whether it is time or somebody rang, it looks again.
                    let _ = timeout_at(free, self.bell.notified()).await;
                }
                Err(_) => self.bell.notified().await,
            }
        }
    }

    /// Waits on a task of its own, so that one whose caller does not look for a while holds up nobody behind it.
    pub fn wait_apart(self) -> Apart {
        Apart(tokio::spawn(self.wait()))
    }
}

impl Drop for Waiter {
    fn drop(&mut self) {
        let mut state = self.limiter.state();
        if state.line.leave(self.ticket, self.id) {
            state.line.ring();
        }
    }
}

/// Dropping it ends the waiting.
pub(super) struct Apart(JoinHandle<Place>);

impl Future for Apart {
    /// Nothing when the runtime is ending.
    type Output = Option<Place>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Place>> {
        Pin::new(&mut self.0).poll(context).map(Result::ok)
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        self.0.abort();
    }
}
