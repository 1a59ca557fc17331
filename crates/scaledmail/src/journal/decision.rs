//! Whether a placement may be made.

use super::record::{PlacementState, Record};
use crate::DateTime;
use std::time::{Duration, SystemTime};

/// After that the same cart without a key may be meant again.
const DERIVED_KEY_LIVES: Duration = Duration::from_secs(24 * 60 * 60);

/// What becomes of a wish to place a cart under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It is made.
    Go,
    /// It was made: its receipt is given again.
    Replay,
    /// Somebody is making it, for so long.
    InFlight { age: Duration },
    /// It may have been made.
    Unknown,
    /// The key was used for another cart.
    KeyReused,
    /// It was made without a key of its own, so long ago that it may be meant again.
    TooOld { age: Duration },
}

/// `known` is what the journal has under the key.
pub(crate) fn decide(known: Option<&Record>, cart: &str, derived: bool, now: SystemTime) -> Decision {
    let Some(known) = known else { return Decision::Go };
    if known.cart != cart {
        return Decision::KeyReused;
    }
    match known.state_now() {
        PlacementState::Prepared | PlacementState::Sent => Decision::InFlight { age: since(&known.prepared_at, now) },
        PlacementState::NotSent | PlacementState::Rejected => Decision::Go,
        PlacementState::Unknown => Decision::Unknown,
        PlacementState::Applied => match since(&known.prepared_at, now) {
            age if derived && age > DERIVED_KEY_LIVES => Decision::TooOld { age },
            _ => Decision::Replay,
        },
    }
}

/// How long ago a moment was; nothing if it is still to come, or cannot be read.
pub(crate) fn since(moment: &DateTime, now: SystemTime) -> Duration {
    let then = moment.to_utc().map(SystemTime::from);
    then.and_then(|then| now.duration_since(then).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::owner::Ownership;
    use super::super::record::{Beginning, Identity, moment};
    use super::*;

    fn record(state: PlacementState, at: SystemTime) -> Record {
        let text = || "x".to_owned();
        let identity =
            Identity { base_url: text(), organization_id: text(), account: text(), operation: text(), key: text() };
        let owner = Ownership::new(at, Duration::ZERO).owner.clone();
        let (cart, now) = ("cart".to_owned(), moment(at));
        let beginning = Beginning { identity, derived: false, cart, owner, label: None, domains: Vec::new(), now };
        Record { state, ..Record::new(beginning) }
    }

    #[test]
    fn decisions() {
        use PlacementState::{Applied, NotSent, Prepared, Rejected, Sent, Unknown};
        let begun = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let (minute, two_days) = (Duration::from_secs(60), Duration::from_secs(2 * 24 * 60 * 60));
        let in_flight = Decision::InFlight { age: minute };
        assert_eq!(decide(None, "cart", true, begun), Decision::Go);
        for (state, alive, derived, age, expected) in [
            (Prepared, true, false, minute, in_flight),
            (Prepared, false, false, minute, Decision::Go),
            (Sent, true, false, minute, in_flight),
            (Sent, true, true, minute, in_flight),
            (Sent, false, false, minute, Decision::Unknown),
            (Unknown, false, false, minute, Decision::Unknown),
            (Unknown, true, true, two_days, Decision::Unknown),
            (NotSent, false, false, minute, Decision::Go),
            (NotSent, false, true, two_days, Decision::Go),
            (Rejected, false, false, minute, Decision::Go),
            (Rejected, false, true, two_days, Decision::Go),
            (Applied, false, false, minute, Decision::Replay),
            (Applied, false, false, two_days, Decision::Replay),
            (Applied, false, true, minute, Decision::Replay),
            (Applied, false, true, two_days, Decision::TooOld { age: two_days }),
        ] {
            let known = Record { alive, ..record(state, begun) };
            let name = format!("{state:?} alive={alive} derived={derived} {age:?}");
            assert_eq!(decide(Some(&known), "cart", derived, begun + age), expected, "{name}");
            let other = decide(Some(&known), "another cart", derived, begun + age);
            assert_eq!(other, Decision::KeyReused, "{name}");
        }
        // A clock that was set back makes nothing old.
        let known = record(Applied, begun);
        assert_eq!(decide(Some(&known), "cart", true, begun - two_days), Decision::Replay);
    }
}
