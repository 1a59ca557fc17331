//! Keeps the service's limits: 5 request starts in any second, 15 a minute for the operations so marked.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::Instant;

/// Room for requests that overtake each other on the way.
const MARGIN: Duration = Duration::from_millis(20);

/// Which limits a request counts against, and whether it goes first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ticket {
    pub search: bool,
    pub charge: bool,
}

/// One account's limiter, shared by all clients of the process that use the same address and key.
#[derive(Debug, Default)]
pub(crate) struct Limiter {
    windows: Mutex<Windows>,
    line: tokio::sync::Mutex<()>,
    search_line: tokio::sync::Mutex<()>,
    charges_waiting: AtomicUsize,
    charge_left: Notify,
}

#[derive(Debug)]
struct Windows {
    second: Window,
    minute: Window,
    paused_until: Option<Instant>,
}

#[derive(Debug)]
struct Window {
    starts: VecDeque<Instant>,
    at_most: usize,
    length: Duration,
}

impl Default for Windows {
    fn default() -> Self {
        let window = |at_most, seconds| Window {
            starts: VecDeque::with_capacity(at_most),
            at_most,
            length: Duration::from_secs(seconds) + MARGIN,
        };
        Self { second: window(5, 1), minute: window(15, 60), paused_until: None }
    }
}

impl Window {
    fn free_at(&self) -> Option<Instant> {
        let full = self.starts.len() >= self.at_most;
        self.starts.front().filter(|_| full).map(|first| *first + self.length)
    }

    fn start(&mut self, now: Instant) {
        if self.starts.len() >= self.at_most {
            self.starts.pop_front();
        }
        self.starts.push_back(now);
    }
}

impl Windows {
    /// Starts a request now, or says when to ask again.
    fn try_start(&mut self, now: Instant, search: bool) -> Result<(), Instant> {
        let minute = if search { self.minute.free_at() } else { None };
        match [self.second.free_at(), minute, self.paused_until].into_iter().flatten().max() {
            Some(free) if free > now => Err(free),
            _ => {
                self.second.start(now);
                if search {
                    self.minute.start(now);
                }
                Ok(())
            }
        }
    }
}

type Registry = Mutex<HashMap<(String, String), Weak<Limiter>>>;

impl Limiter {
    /// The limiter of an address and key.
    pub fn shared(base_url: &str, api_key: &str) -> Arc<Self> {
        static LIMITERS: LazyLock<Registry> = LazyLock::new(Registry::default);
        let mut limiters = LIMITERS.lock().unwrap_or_else(PoisonError::into_inner);
        limiters.retain(|_, limiter| limiter.strong_count() > 0);
        let entry = limiters.entry((base_url.to_owned(), api_key.to_owned())).or_default();
        entry.upgrade().unwrap_or_else(|| {
            let limiter = Arc::new(Self::default());
            *entry = Arc::downgrade(&limiter);
            limiter
        })
    }

    fn windows(&self) -> MutexGuard<'_, Windows> {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place. Dropping the future gives the place in the line up.
    pub async fn acquire(&self, ticket: Ticket) {
        if ticket.charge {
            let _waiting = Waiting::new(self);
            return self.start(ticket.search).await;
        }
        let _search_line = if ticket.search {
            let line = self.search_line.lock().await;
            // A full minute must not hold up the calls that it does not concern.
            let free = self.windows().minute.free_at();
            if let Some(free) = free {
                tokio::time::sleep_until(free).await;
            }
            Some(line)
        } else {
            None
        };
        let _line = self.line.lock().await;
        loop {
            let charge_left = self.charge_left.notified();
            if self.charges_waiting.load(Ordering::SeqCst) == 0 {
                break;
            }
            charge_left.await;
        }
        self.start(ticket.search).await;
    }

    async fn start(&self, search: bool) {
        loop {
            let attempt = self.windows().try_start(Instant::now(), search);
            match attempt {
                Ok(()) => return,
                Err(free) => tokio::time::sleep_until(free).await,
            }
        }
    }

    /// After a 429: nobody starts before the time is over.
    pub fn pause(&self, wait: Duration) {
        let until = Instant::now() + wait;
        let mut windows = self.windows();
        windows.paused_until = windows.paused_until.max(Some(until));
    }
}

struct Waiting<'a>(&'a Limiter);

impl<'a> Waiting<'a> {
    fn new(limiter: &'a Limiter) -> Self {
        limiter.charges_waiting.fetch_add(1, Ordering::SeqCst);
        Self(limiter)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.charges_waiting.fetch_sub(1, Ordering::SeqCst);
        self.0.charge_left.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ: Ticket = Ticket { search: false, charge: false };
    const SEARCH: Ticket = Ticket { search: true, charge: false };
    const CHARGE: Ticket = Ticket { search: false, charge: true };

    async fn starts(limiter: &Arc<Limiter>, ticket: Ticket, number: usize) -> Vec<Duration> {
        let begin = Instant::now();
        let calls = (0..number).map(|_| {
            let limiter = limiter.clone();
            tokio::spawn(async move {
                limiter.acquire(ticket).await;
                begin.elapsed()
            })
        });
        let mut times = Vec::new();
        for call in calls.collect::<Vec<_>>() {
            times.extend(call.await);
        }
        times.sort();
        times
    }

    #[tokio::test(start_paused = true)]
    async fn at_most_five_in_any_second_and_no_slower() {
        let times = starts(&Arc::default(), READ, 23).await;
        assert!(times.windows(6).all(|w| w[5] - w[0] > Duration::from_secs(1)), "{times:?}");
        assert_eq!(times[4].as_millis(), 0);
        assert!(times[22] < Duration::from_millis(4 * 1025), "{times:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn at_most_fifteen_searches_a_minute_without_holding_up_reads() {
        let limiter = Arc::default();
        let (searches, reads) = tokio::join!(starts(&limiter, SEARCH, 20), starts(&limiter, READ, 5));
        assert!(searches.windows(16).all(|w| w[15] - w[0] > Duration::from_secs(60)), "{searches:?}");
        assert!(reads[4] < Duration::from_secs(6), "{reads:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn charges_go_first() {
        let limiter = Arc::default();
        starts(&limiter, READ, 5).await;
        let (reads, charges) = tokio::join!(starts(&limiter, READ, 10), starts(&limiter, CHARGE, 4));
        assert!(charges[3] <= reads[1], "{charges:?} {reads:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_holds_everybody() {
        let limiter: Arc<Limiter> = Arc::default();
        limiter.pause(Duration::from_secs(3));
        let times = starts(&limiter, READ, 2).await;
        assert!(times[0] >= Duration::from_secs(3), "{times:?}");
    }

    #[test]
    fn one_per_address_and_key() {
        let one = Limiter::shared("https://a", "k");
        assert!(Arc::ptr_eq(&one, &Limiter::shared("https://a", "k")));
        assert!(!Arc::ptr_eq(&one, &Limiter::shared("https://a", "other")));
    }
}
