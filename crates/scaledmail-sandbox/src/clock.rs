//! The sandbox's time: real time from the start on, plus what it was told to advance.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde::{Serialize, Serializer};

/// The furthest the clock can be moved; dates stay printable within it.
const MAX_ADVANCE: Duration = Duration::from_secs(1000 * 366 * 86_400);

/// A clock that never goes back and can be moved forward.
pub(crate) struct Clock {
    started: Instant,
    started_at: Duration,
    advanced: Duration,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            started_at: SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(),
            advanced: Duration::ZERO,
        }
    }

    pub(crate) fn now(&self) -> Time {
        let since_epoch = self.started_at.saturating_add(self.started.elapsed()).saturating_add(self.advanced);
        Time(u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX))
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

/// A moment, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Time(pub(crate) u64);

impl Time {
    pub(crate) fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)))
    }

    /// `2026-01-12T12:47:01Z`
    pub(crate) fn rfc3339(self) -> String {
        let (hour, minute, second) = self.time_of_day();
        format!("{}T{hour:02}:{minute:02}:{second:02}Z", self.date())
    }

    /// `2026-01-12`
    pub(crate) fn date(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `Mon, 12 Jan 2026 12:47:01 GMT`, as the `Date` header wants it.
    pub(crate) fn http_date(self) -> String {
        const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let (year, month, day) = self.civil();
        let (hour, minute, second) = self.time_of_day();
        let weekday = usize::try_from(self.days() % 7).ok().and_then(|index| DAYS.get(index)).unwrap_or(&"Thu");
        let month = usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"Jan");
        format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
    }

    fn days(self) -> u64 {
        self.0 / 86_400_000
    }

    fn time_of_day(self) -> (u64, u64, u64) {
        let seconds = self.0 / 1000 % 86_400;
        (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    /// Year, month and day, counted in 400-year eras that begin on 1 March.
    fn civil(self) -> (u64, u64, u64) {
        let days = self.days() + 719_468;
        let era = days / 146_097;
        let day_of_era = days % 146_097;
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        (year, month, day)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
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
            (4_107_542_399_999, "2100-02-28T23:59:59Z", "Sun, 28 Feb 2100 23:59:59 GMT"),
            (4_107_542_400_000, "2100-03-01T00:00:00Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
        ];
        for (milliseconds, rfc3339, http) in cases {
            assert_eq!(Time(milliseconds).rfc3339(), rfc3339);
            assert_eq!(Time(milliseconds).http_date(), http);
        }
    }

    #[test]
    fn the_clock_moves_forward_and_stays_printable() {
        let mut clock = Clock::new();
        let before = clock.now();
        assert!(clock.advance(Duration::from_secs(86_400)));
        assert!(clock.now() >= before.plus(Duration::from_secs(86_400)));
        assert!(!clock.advance(Duration::MAX));
    }
}
