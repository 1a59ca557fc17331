//! Keeps the service's limits: 5 request starts in any second, 15 a minute for the operations so marked.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
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
    /// Whether forgetting them changes nothing.
    fn is_idle(&self, now: Instant) -> bool {
        let over = |window: &Window| window.starts.back().is_none_or(|last| *last + window.length <= now);
        over(&self.second) && over(&self.minute) && self.paused_until.is_none_or(|until| until <= now)
    }

    /// Starts a request now, or says what to wait for.
    fn try_start(&mut self, now: Instant, search: bool) -> Result<(), Busy> {
        if search && self.minute.free_at().is_some_and(|free| free > now) {
            return Err(Busy::Minute);
        }
        match self.second.free_at().max(self.paused_until) {
            Some(free) if free > now => Err(Busy::Until(free)),
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

enum Busy {
    /// The minute is full: to be waited for outside the line.
    Minute,
    Until(Instant),
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
            *owner == process && (Arc::strong_count(limiter) > 1 || !limiter.windows().is_idle(now))
        });
        limiters.entry((process, base_url.to_owned(), api_key.to_owned())).or_default().clone()
    }

    fn windows(&self) -> MutexGuard<'_, Windows> {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place. Dropping the future gives the place in the line up.
    pub async fn acquire(&self, ticket: Ticket) {
        // A full minute must not hold up the calls that it does not concern, so it is waited for outside their line.
        let _search_line = match ticket {
            Ticket { search: true, charge: false } => Some(self.search_line.lock().await),
            _ => None,
        };
        loop {
            if ticket.search {
                self.minute_is_free().await;
            }
            if self.try_turn(ticket).await {
                return;
            }
        }
    }

    async fn minute_is_free(&self) {
        loop {
            let free = self.windows().minute.free_at();
            match free {
                Some(free) if free > Instant::now() => tokio::time::sleep_until(free).await,
                _ => return,
            }
        }
    }

    /// Waits for a place in the second; false when the minute has filled up meanwhile.
    async fn try_turn(&self, ticket: Ticket) -> bool {
        if ticket.charge {
            let _waiting = Waiting::new(self);
            return self.start(ticket.search).await;
        }
        let _line = self.line.lock().await;
        loop {
            let charge_left = self.charge_left.notified();
            if self.charges_waiting.load(Ordering::SeqCst) == 0 {
                break;
            }
            charge_left.await;
        }
        self.start(ticket.search).await
    }

    async fn start(&self, search: bool) -> bool {
        loop {
            let attempt = self.windows().try_start(Instant::now(), search);
            match attempt {
                Ok(()) => return true,
                Err(Busy::Minute) => return false,
                Err(Busy::Until(free)) => tokio::time::sleep_until(free).await,
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

    #[tokio::test(start_paused = true)]
    async fn a_purchase_that_waits_for_the_minute_holds_nobody_up() {
        let limiter: Arc<Limiter> = Arc::default();
        starts(&limiter, SEARCH, 15).await;
        let purchase = Ticket { search: true, charge: true };
        let (purchases, reads) = tokio::join!(starts(&limiter, purchase, 1), starts(&limiter, READ, 3));
        assert!(reads[2] < Duration::from_secs(3), "{reads:?}");
        assert!(purchases[0] > Duration::from_secs(50), "{purchases:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn the_limit_outlives_its_clients() {
        let mut starts = Vec::new();
        let begin = Instant::now();
        for _ in 0..12 {
            Limiter::shared("https://a", "k").acquire(READ).await;
            starts.push(begin.elapsed());
        }
        assert!(starts.windows(6).all(|w| w[5] - w[0] > Duration::from_secs(1)), "{starts:?}");
        let one = Limiter::shared("https://a", "k");
        assert!(Arc::ptr_eq(&one, &Limiter::shared("https://a", "k")));
        assert!(!Arc::ptr_eq(&one, &Limiter::shared("https://a", "other")));
    }
}
