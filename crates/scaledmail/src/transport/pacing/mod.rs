//! Keeps the service's limits: 5 requests in any second, 15 a minute for the operations so marked, as the service
//! counts them.

mod line;
mod place;
#[cfg(test)]
mod tests;
mod waiter;
mod windows;

pub(crate) use place::{Place, Watch};

use line::Line;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;
use waiter::Waiter;
use windows::{Full, LOCAL, Windows};

/// Which limits a request counts against, and whether it goes first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ticket {
    pub search: bool,
    pub charge: bool,
}

/// One account's limiter, shared by all clients of the process that use the same address and key.
#[derive(Debug, Default)]
pub(crate) struct Limiter(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    windows: Windows,
    line: Line,
    last_id: u64,
}

/// What one in the line has to do.
enum Turn {
    Start,
    WaitUntil(Instant),
    /// Somebody else's turn is first, and whoever takes it rings.
    WaitForBell,
}

impl State {
    fn turn(&mut self, ticket: Ticket, id: u64, now: Instant) -> Turn {
        let minute = self.windows.minute.room(now);
        let mine = if ticket.search { minute } else { Ok(()) };
        match mine.and_then(|()| self.windows.room(now)) {
            _ if !self.line.is_at_head(ticket, id) => Turn::WaitForBell,
            Err(Full::Until(free)) => Turn::WaitUntil(free),
            Err(Full::OnTheWay) => Turn::WaitForBell,
            Ok(()) if self.line.first(minute.is_ok()) != Some(id) => Turn::WaitForBell,
            Ok(()) => {
                self.windows.second.start(id, now);
                if ticket.search {
                    self.windows.minute.start(id, now);
                }
                self.line.leave(ticket, id);
                self.line.ring();
                Turn::Start
            }
        }
    }
}

/// By process: a fork may have happened while somebody held a place in the line.
type Registry = Mutex<HashMap<(u32, String, String), Arc<Limiter>>>;

impl Limiter {
    /// The limiter of an address and key. It outlives its clients for as long as it remembers a request.
    pub fn shared(base_url: &str, api_key: &str) -> Arc<Self> {
        static LIMITERS: LazyLock<Registry> = LazyLock::new(Registry::default);
        let mut limiters = LIMITERS.lock().unwrap_or_else(PoisonError::into_inner);
        let process = std::process::id();
        let now = Instant::now();
        limiters.retain(|(owner, ..), limiter| {
            *owner == process && (Arc::strong_count(limiter) > 1 || !limiter.state().windows.is_idle(now))
        });
        limiters.entry((process, base_url.to_owned(), api_key.to_owned())).or_default().clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place. Dropping the future gives the place in the line up.
    pub async fn acquire(self: &Arc<Self>, ticket: Ticket) -> Place {
        let begin = Instant::now();
        let mut waiter = Waiter::new(self.clone(), ticket);
        loop {
            let mut place = match waiter.try_start() {
                Ok(place) => place,
                Err(_) => match waiter.wait_apart().await {
                    Some(place) => place,
                    None => std::future::pending().await,
                },
            };
            if place.granted.elapsed() <= LOCAL {
                place.waited = begin.elapsed();
                return place;
            }
            // Its caller looked too late, so the service would count it later than we did.
            waiter = Waiter::again(place, ticket);
        }
    }

    /// After a 429: nobody starts before the time is over.
    pub fn pause(&self, wait: Duration) {
        let until = Instant::now() + wait;
        let mut state = self.state();
        state.windows.paused_until = state.windows.paused_until.max(Some(until));
    }

    fn open(&self, id: u64) {
        self.state().windows.open(id);
    }

    fn sent(&self, id: u64) {
        let mut state = self.state();
        if state.windows.sent(id, Instant::now()) {
            state.line.ring();
        }
    }

    fn forget(&self, id: u64) {
        let mut state = self.state();
        state.windows.forget(id);
        state.line.ring();
    }
}
