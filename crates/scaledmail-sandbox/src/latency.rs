//! How long answers take on their way.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::ids::mix;

/// The longest latency that can be set, in milliseconds.
const MOST: u64 = 3_600_000;

/// How long an answer takes after its request was handled: drawn evenly between two times, by the sandbox's seed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Latency {
    from_milliseconds: u64,
    to_milliseconds: u64,
}

impl Latency {
    /// The same for every answer.
    pub fn fixed(latency: Duration) -> Self {
        Self::between(latency, latency)
    }

    /// Different for every answer.
    pub fn between(from: Duration, to: Duration) -> Self {
        let milliseconds = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        Self { from_milliseconds: milliseconds(from), to_milliseconds: milliseconds(to) }
    }

    pub(crate) fn check(self) -> Result<Self, Error> {
        if self.to_milliseconds > MOST {
            return Err(Error::input("to_milliseconds", &format!("must be at most {MOST}")));
        }
        if self.from_milliseconds > self.to_milliseconds {
            return Err(Error::input("from_milliseconds", "must not be more than to_milliseconds"));
        }
        Ok(self)
    }
}

/// Draws the latency of each answer.
pub(crate) struct LatencySource {
    pub(crate) latency: Latency,
    random: u64,
}

impl LatencySource {
    pub(crate) fn new(latency: Latency, seed: u64) -> Self {
        Self { latency, random: mix(seed ^ 0x4C41_5445_4E43_5900) }
    }

    pub(crate) fn next(&mut self) -> Duration {
        let Latency { from_milliseconds, to_milliseconds } = self.latency;
        if to_milliseconds == 0 {
            return Duration::ZERO;
        }
        self.random = mix(self.random);
        let span = to_milliseconds.saturating_sub(from_milliseconds) * 1000 + 1;
        Duration::from_micros(from_milliseconds * 1000 + self.random % span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latencies_are_drawn_by_the_seed_and_stay_between() {
        let latency = Latency::between(Duration::from_millis(100), Duration::from_millis(200));
        let draw = |seed| {
            let mut source = LatencySource::new(latency, seed);
            (0..1000).map(|_| source.next()).collect::<Vec<_>>()
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        assert!(draw(1).iter().all(|time| (100..=200).contains(&time.as_millis())));
        let fixed = &mut LatencySource::new(Latency::fixed(Duration::from_millis(7)), 1);
        assert_eq!((fixed.next(), fixed.next()), (Duration::from_millis(7), Duration::from_millis(7)));
        for (latency, wrong) in [(Latency::default(), false), (Latency::fixed(Duration::MAX), true)] {
            assert_eq!(latency.check().is_err(), wrong);
        }
        assert!(Latency::between(Duration::from_millis(2), Duration::from_millis(1)).check().is_err());
    }
}
