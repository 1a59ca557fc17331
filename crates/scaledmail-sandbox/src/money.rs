//! Amounts of money in whole cents.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

/// What a floating point number still holds exactly, with room to add.
const MOST: u64 = 100_000_000_000_000;

/// An amount in US cents; computed as an integer, printed as a JSON number of dollars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cents(pub(crate) u64);

impl Cents {
    pub(crate) fn times(self, count: u64) -> Self {
        Self(self.0.saturating_mul(count))
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The amount in dollars: `12.5`, `28`.
    pub(crate) fn json(self) -> Value {
        decimal(self.0, 2)
    }
}

impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Number::deserialize(deserializer)?;
        let rule = "must be an amount of dollars below a trillion, with at most two places";
        units(&number, 2)
            .filter(|cents| *cents <= MOST)
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom(format!("{rule}, not {number}")))
    }
}

/// `units` with its last `places` digits behind the point, as a JSON number; whole numbers have no point.
pub(crate) fn decimal(units: u64, places: u32) -> Value {
    let scale = 10_u64.saturating_pow(places);
    let (whole, rest) = (units / scale, units % scale);
    if rest == 0 {
        return whole.into();
    }
    let width = usize::try_from(places).unwrap_or_default();
    let digits = format!("{whole}.{rest:0width$}");
    digits.parse::<Number>().map_or(Value::Null, Value::Number)
}

/// The other way round, read from the digits so that nothing is rounded; nothing when it has more places.
pub(crate) fn units(number: &Number, places: usize) -> Option<u64> {
    let digits = number.to_string();
    let (whole, rest) = digits.split_once('.').unwrap_or((&digits, ""));
    let rest = if rest == "0" { "" } else { rest };
    if rest.len() > places || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    format!("{whole}{rest:0<places$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_print_as_dollars() {
        for (cents, printed) in [(0, "0"), (5, "0.05"), (350, "3.5"), (375, "3.75"), (1250, "12.5"), (2800, "28")] {
            assert_eq!(Cents(cents).json().to_string(), printed);
            assert_eq!(serde_json::from_str::<Cents>(printed).ok(), Some(Cents(cents)));
        }
        assert_eq!(Cents(u64::MAX).times(2), Cents(u64::MAX));
    }

    #[test]
    fn amounts_are_read_exactly_or_not_at_all() {
        for (text, cents) in [("12.0", Some(1200)), ("0.1", Some(10)), ("1.005", None), ("-1", None), ("1e300", None)] {
            assert_eq!(serde_json::from_str::<Cents>(text).ok(), cents.map(Cents), "{text}");
        }
    }
}
