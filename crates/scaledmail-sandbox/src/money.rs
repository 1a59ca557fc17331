//! Amounts of money in whole cents.

use serde::{Serialize, Serializer};
use serde_json::Value;

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

/// `units` with its last `places` digits behind the point, as a JSON number; whole numbers have no point.
pub(crate) fn decimal(units: u64, places: u32) -> Value {
    let scale = 10_u64.saturating_pow(places);
    let (whole, rest) = (units / scale, units % scale);
    if rest == 0 {
        return whole.into();
    }
    let width = usize::try_from(places).unwrap_or_default();
    let digits = format!("{whole}.{rest:0width$}");
    digits.parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_print_as_dollars() {
        for (cents, printed) in [(0, "0"), (5, "0.05"), (350, "3.5"), (375, "3.75"), (1250, "12.5"), (2800, "28")] {
            assert_eq!(Cents(cents).json().to_string(), printed);
        }
        assert_eq!(Cents(u64::MAX).times(2), Cents(u64::MAX));
    }
}
