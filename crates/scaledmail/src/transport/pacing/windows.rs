//! What was started lately, and when there is room again.

use std::time::Duration;
use tokio::time::Instant;

/// By how much requests may overtake each other on the way.
const UPLINK: Duration = Duration::from_millis(20);
/// How long a request may take from its start to the socket.
pub(super) const LOCAL: Duration = Duration::from_millis(7);

/// Why nothing can start now: until when, or until a request that has started is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Full {
    Until(Instant),
    OnTheWay,
}

#[derive(Debug)]
pub(super) struct Windows {
    pub second: Window,
    pub minute: Window,
    pub paused_until: Option<Instant>,
}

#[derive(Debug)]
pub(super) struct Window {
    starts: Vec<Start>,
    at_most: usize,
    length: Duration,
}

#[derive(Debug)]
struct Start {
    id: u64,
    /// When it went out at the latest; unknown while it is on its way out.
    at: Option<Instant>,
}

impl Default for Windows {
    fn default() -> Self {
        let window = |at_most, seconds| Window {
            starts: Vec::with_capacity(at_most),
            at_most,
            length: Duration::from_secs(seconds) + UPLINK + LOCAL,
        };
        Self { second: window(5, 1), minute: window(15, 60), paused_until: None }
    }
}

impl Window {
    /// Whether one more can start now.
    pub fn room(&mut self, now: Instant) -> Result<(), Full> {
        self.starts.retain(|start| start.at.is_none_or(|at| at + self.length > now));
        if self.starts.len() < self.at_most {
            return Ok(());
        }
        let first = self.starts.iter().filter_map(|start| start.at).min();
        Err(first.map_or(Full::OnTheWay, |at| Full::Until(at + self.length)))
    }

    pub fn start(&mut self, id: u64, now: Instant) {
        self.starts.push(Start { id, at: Some(now) });
    }
}

impl Windows {
    /// Whether any request can start now.
    pub fn room(&mut self, now: Instant) -> Result<(), Full> {
        match self.paused_until {
            Some(until) if until > now => Err(Full::Until(until)),
            _ => self.second.room(now),
        }
    }

    /// From now on nobody knows when this request goes out.
    pub fn open(&mut self, id: u64) {
        for start in self.both().filter(|start| start.id == id) {
            start.at = None;
        }
    }

    /// A request is on its way to the service; whether it was not before.
    pub fn sent(&mut self, id: u64, now: Instant) -> bool {
        let mut found = false;
        for start in self.both().filter(|start| start.id == id && start.at.is_none()) {
            start.at = Some(now);
            found = true;
        }
        found
    }

    /// A start that never came to anything.
    pub fn forget(&mut self, id: u64) {
        self.second.starts.retain(|start| start.id != id);
        self.minute.starts.retain(|start| start.id != id);
    }

    /// Whether forgetting them changes nothing.
    pub fn is_idle(&mut self, now: Instant) -> bool {
        for window in [&mut self.second, &mut self.minute] {
            // Whatever it says, it forgets what is over.
            let _ = window.room(now);
        }
        self.both().next().is_none() && self.paused_until.is_none_or(|until| until <= now)
    }

    fn both(&mut self) -> impl Iterator<Item = &mut Start> {
        self.second.starts.iter_mut().chain(&mut self.minute.starts)
    }
}
