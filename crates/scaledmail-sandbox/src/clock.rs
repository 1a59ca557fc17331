//! The sandbox's time: real time from the start on, plus what it was told to advance; it can be stopped.

use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The furthest the clock can be moved; dates stay printable within it.
pub(crate) const MAX_ADVANCE: Duration = Duration::from_secs(1000 * 366 * 86_400);

/// A year, as renewals go.
pub(crate) const YEAR: Duration = Duration::from_secs(365 * 86_400);

/// A clock that never goes back, can be moved forward and can be stopped.
#[derive(Clone)]
pub(crate) struct Clock {
    started_at: Time,
    /// What it shows beyond its start, without what runs.
    advanced: Duration,
    /// Since when it runs by itself; none while it is stopped.
    running: Option<Instant>,
}

impl Clock {
    /// A running clock that begins with real time, or with the time it is given.
    pub(crate) fn new(started_at: Option<Time>) -> Self {
        let started_at = started_at.unwrap_or_else(|| Time::of(SystemTime::now()));
        Self { started_at, advanced: Duration::ZERO, running: Some(Instant::now()) }
    }

    pub(crate) fn now(&self) -> Time {
        self.started_at.plus(self.since_start())
    }

    /// How long it has gone on since its start, finer than [`Time`] is.
    pub(crate) fn since_start(&self) -> Duration {
        let run = self.running.map(|since| since.elapsed()).unwrap_or_default();
        self.advanced.saturating_add(run)
    }

    pub(crate) fn is_frozen(&self) -> bool {
        self.running.is_none()
    }

    /// Stops it, or lets it run on from where it stands.
    pub(crate) fn freeze(&mut self, frozen: bool) {
        self.advanced = self.since_start();
        self.running = (!frozen).then(Instant::now);
    }

    /// Moves the clock forward; false when it would leave the dates it can print.
    pub(crate) fn advance(&mut self, by: Duration) -> bool {
        let advanced = self.advanced.saturating_add(by);
        if advanced > MAX_ADVANCE {
            return false;
        }
        self.advanced = advanced;
        true
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new(None)
    }
}

/// A moment, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Time(pub(crate) u64);

impl Time {
    /// 9999-12-31T23:59:59Z: what comes later has no date in headers.
    const LAST: Self = Self(253_402_300_799_000);

    fn of(time: SystemTime) -> Self {
        let since_epoch = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Self(0).plus(since_epoch)
    }

    /// The moment that a text such as `2026-01-12T12:47:01Z` names.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let milliseconds = DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis();
        u64::try_from(milliseconds).ok().map(Self).filter(|time| *time <= Self::LAST)
    }

    pub(crate) fn plus(self, duration: Duration) -> Self {
        let milliseconds = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        Self(self.0.saturating_add(milliseconds)).min(Self::LAST)
    }

    /// `2026-01-12T12:47:01Z`
    pub(crate) fn rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// `2026-01-12`
    pub(crate) fn date(self) -> String {
        self.utc().date_naive().to_string()
    }

    /// `Mon, 12 Jan 2026 12:47:01 GMT`, as the `Date` and `Retry-After` headers want it.
    pub(crate) fn http_date(self) -> String {
        httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_millis(self.0))
    }

    fn utc(self) -> DateTime<Utc> {
        let milliseconds = i64::try_from(self.0).unwrap_or(i64::MAX);
        DateTime::from_timestamp_millis(milliseconds).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let rule = "must be a time such as 2026-01-12T12:47:01Z, from 1970 to 9999";
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("{rule}, not {text:?}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_print_as_the_calendar_has_them() {
        let cases = [
            (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400_000, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
            (1_768_222_021_007, "2026-01-12T12:47:01Z", "Mon, 12 Jan 2026 12:47:01 GMT"),
            (4_107_542_400_000, "2100-03-01T00:00:00Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
        ];
        for (milliseconds, rfc3339, http) in cases {
            assert_eq!(Time(milliseconds).rfc3339(), rfc3339);
            assert_eq!(Time(milliseconds).http_date(), http);
            assert_eq!(Time::parse(rfc3339), Some(Time(milliseconds / 1000 * 1000)));
        }
        for text in ["", "2026-01-12", "1969-12-31T23:59:59Z", "10000-01-01T00:00:00Z"] {
            assert_eq!(Time::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_clock_moves_forward_stops_and_stays_printable() {
        let mut clock = Clock::new(None);
        let before = clock.now();
        assert!(clock.advance(Duration::from_secs(86_400)));
        assert!(clock.now() >= before.plus(Duration::from_secs(86_400)));
        assert!(!clock.advance(Duration::MAX));
        clock.freeze(true);
        let stopped = clock.since_start();
        assert_eq!(clock.since_start(), stopped);
        assert!(clock.advance(Duration::from_secs(1)));
        assert_eq!(clock.since_start(), stopped + Duration::from_secs(1));
        clock.freeze(false);
        assert!(!clock.is_frozen() && clock.since_start() > stopped);
        let mut last = Clock::new(Time::parse("9899-06-01T00:00:00Z"));
        assert!(last.advance(MAX_ADVANCE));
        assert!(last.now().rfc3339().starts_with("9999-12-31"), "{}", last.now().rfc3339());
    }
}
