//! The limits of the service: so many requests in any second, so many searches in any minute, for each key.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::answer::Refusal;
use crate::clock::Time;
use crate::error::Error;
use crate::faults::{RetryAfterForm, retry_after};
use crate::input;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);

/// How often each key may ask, as the service has it.
///
/// Every window slides: no second holds more than five starts, wherever it begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Limits {
    /// Whether the limits are kept at all.
    pub enforced: bool,
    /// Requests in any second, 5.
    pub requests_per_second: u32,
    /// Searches, suggestions and purchases of domains in any minute, 15.
    pub searches_per_minute: u32,
    /// Whether a 429 says when to come back, and how.
    pub retry_after: RetryAfterHeader,
    /// How long a key that went over is refused everything, in seconds; 0, the default, for not at all.
    pub block_seconds: u32,
}

/// Whether a 429 says when to come back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryAfterHeader {
    /// Not at all.
    #[default]
    None,
    /// As a number of seconds.
    Seconds,
    /// As a date, by the sandbox's clock.
    Date,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            enforced: false,
            requests_per_second: 5,
            searches_per_minute: 15,
            retry_after: RetryAfterHeader::None,
            block_seconds: 0,
        }
    }
}

impl Limits {
    /// The limits of the service, kept.
    pub fn enforced() -> Self {
        Self { enforced: true, ..Self::default() }
    }

    /// The same with the fields that a JSON object has.
    pub(crate) fn with(&self, changes: Value) -> Result<Self, Error> {
        let mut fields = input::parse::<Map<String, Value>>(serde_json::to_value(self).unwrap_or_default())?;
        fields.extend(input::object::<Map<String, Value>>(changes)?);
        input::parse::<Self>(Value::Object(fields))?.check()
    }

    pub(crate) fn check(self) -> Result<Self, Error> {
        for (place, count) in
            [("requests_per_second", self.requests_per_second), ("searches_per_minute", self.searches_per_minute)]
        {
            if count == 0 {
                return Err(Error::input(place, "must be at least 1"));
            }
        }
        Ok(self)
    }
}

/// What each key has asked for lately.
#[derive(Default)]
pub(crate) struct Limiter {
    pub(crate) limits: Limits,
    keys: BTreeMap<String, Recent>,
}

#[derive(Default)]
struct Recent {
    requests: VecDeque<Duration>,
    searches: VecDeque<Duration>,
    blocked_until: Duration,
}

impl Limiter {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, keys: BTreeMap::new() }
    }

    /// Forgets keys that no account has any more.
    pub(crate) fn forget_all_but(&mut self, known: impl Fn(&str) -> bool) {
        self.keys.retain(|key, _| known(key));
    }

    /// Counts a request, or refuses it with 429. `at` is the time since the clock's start.
    pub(crate) fn admit(&mut self, key: &str, is_search: bool, at: Duration, now: Time) -> Result<(), Refusal> {
        let limits = &self.limits;
        if !limits.enforced {
            return Ok(());
        }
        let recent = self.keys.entry(key.to_owned()).or_default();
        if at < recent.blocked_until {
            return Err(refuse(limits, "this key is blocked for a while", recent.blocked_until - at, now));
        }
        let second = wait(&mut recent.requests, limits.requests_per_second, SECOND, at);
        let minute =
            if is_search { wait(&mut recent.searches, limits.searches_per_minute, MINUTE, at) } else { Duration::ZERO };
        if second.is_zero() && minute.is_zero() {
            recent.requests.push_back(at);
            if is_search {
                recent.searches.push_back(at);
            }
            return Ok(());
        }
        let block = Duration::from_secs(limits.block_seconds.into());
        recent.blocked_until = at.saturating_add(block);
        let message = if minute.is_zero() {
            format!("more than {} requests a second", limits.requests_per_second)
        } else {
            format!("more than {} searches a minute", limits.searches_per_minute)
        };
        Err(refuse(limits, &message, second.max(minute).max(block), now))
    }
}

/// How long until the window has room; forgets what has left it.
fn wait(starts: &mut VecDeque<Duration>, most: u32, window: Duration, at: Duration) -> Duration {
    while starts.front().is_some_and(|start| start.saturating_add(window) <= at) {
        starts.pop_front();
    }
    // The limit may have been lowered meanwhile, so more than `most` may stand here.
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let blocking = starts.len().checked_sub(most).and_then(|over| starts.get(over));
    blocking.map(|start| start.saturating_add(window).saturating_sub(at)).unwrap_or_default()
}

fn refuse(limits: &Limits, message: &str, wait: Duration, now: Time) -> Refusal {
    let form = match limits.retry_after {
        RetryAfterHeader::None => None,
        RetryAfterHeader::Seconds => Some(RetryAfterForm::Seconds),
        RetryAfterHeader::Date => Some(RetryAfterForm::Date),
    };
    // Whole seconds, and never too early.
    let wait = Duration::from_secs(wait.as_secs() + u64::from(wait.subsec_nanos() > 0));
    let header = form.and_then(|form| retry_after(wait, form, now));
    Refusal::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests", message).with_header(RETRY_AFTER, header)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admitted(limiter: &mut Limiter, key: &str, search: bool, milliseconds: u64) -> bool {
        limiter.admit(key, search, Duration::from_millis(milliseconds), Time(0)).is_ok()
    }

    #[test]
    fn no_second_holds_more_than_five_starts() {
        let mut limiter = Limiter::new(Limits::enforced());
        let starts = [0, 0, 300, 600, 999, 999, 1000, 1000, 1000, 1299, 1300];
        let expected = [true, true, true, true, true, false, true, true, false, false, true];
        for (start, expected) in starts.into_iter().zip(expected) {
            assert_eq!(admitted(&mut limiter, "a", false, start), expected, "{start}");
        }
        assert!(admitted(&mut limiter, "b", false, 999), "each key has limits of its own");
    }

    #[test]
    fn searches_have_a_minute_as_well() {
        let mut limiter = Limiter::new(Limits::enforced());
        for search in 0..15 {
            assert!(admitted(&mut limiter, "a", true, search * 250), "{search}");
        }
        assert!(!admitted(&mut limiter, "a", true, 59_999));
        assert!(admitted(&mut limiter, "a", false, 59_999));
        assert!(admitted(&mut limiter, "a", true, 60_000));
    }

    #[test]
    fn a_key_that_goes_over_can_be_blocked() {
        let limits = Limits { requests_per_second: 1, block_seconds: 10, ..Limits::enforced() };
        let mut limiter = Limiter::new(limits);
        for (start, expected) in [(0, true), (10, false), (5000, false), (10_009, false), (10_010, true)] {
            assert_eq!(admitted(&mut limiter, "a", false, start), expected, "{start}");
        }
    }

    #[test]
    fn a_lowered_limit_holds_at_once() {
        let mut limiter = Limiter::new(Limits::enforced());
        assert!((0..3).all(|start| admitted(&mut limiter, "a", false, start)));
        limiter.limits.requests_per_second = 1;
        for (start, expected) in [(999, false), (1001, false), (1002, true)] {
            assert_eq!(admitted(&mut limiter, "a", false, start), expected, "{start}");
        }
    }
}
