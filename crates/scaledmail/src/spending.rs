//! What may be spent.

use crate::Decimal;
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::placements::{PlacingOptions, Priced};
use crate::price::Price;

/// Caps, in US dollars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spending {
    pub max_per_call: Option<Decimal>,
    pub max_per_day: Option<Decimal>,
}

impl Spending {
    /// Whether a charge of unknown price is refused.
    pub fn needs_price(&self) -> bool {
        self.max_per_call.is_some() || self.max_per_day.is_some()
    }
}

/// Refuses a price that is too high, has moved, or must be known and is not. The cap of a day is for the journal to
/// keep.
pub(crate) fn check(spending: &Spending, placing: &PlacingOptions, priced: &Priced) -> Result<(), Error> {
    let refused = |message: String| Err(Error::new(ErrorKind::SpendLimit, message));
    let amount = priced.price.as_ref().and_then(|price| price.amount);
    let Some(amount) = amount else {
        if !spending.needs_price() && placing.expected_price.is_none() {
            return Ok(());
        }
        let why = match (&priced.price, priced.notes.as_slice()) {
            (Some(Price { currency: crate::Currency::Unclear, .. }), _) => {
                "nothing says whether it is dollars or cents".to_owned()
            }
            (_, []) => "nothing tells it".to_owned(),
            (_, notes) => notes.join(", "),
        };
        let rule = if spending.needs_price() { "a cap is set" } else { "a price is expected" };
        return refused(format!("the price is not known while {rule}: {why}"));
    };
    if let Some(expected) = placing.expected_price {
        let tolerance = placing.price_tolerance.unwrap_or_default();
        let moved = amount.value().checked_sub(expected.value()).map(|moved| moved.abs());
        if moved.is_none_or(|moved| moved > tolerance.value()) {
            return refused(format!("the price has moved: {expected} USD was expected, it is {amount} USD"));
        }
    }
    match spending.max_per_call {
        Some(cap) if amount > cap => refused(format!("{amount} USD is more than the {cap} USD that a call may cost")),
        // No sum of a day is below it either.
        _ if spending.max_per_day.is_some_and(|cap| amount > cap) => {
            let cap = spending.max_per_day.unwrap_or_default();
            refused(format!("{amount} USD is more than the {cap} USD that a day may cost"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price::{PriceLine, PriceSource};

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap_or_default()
    }

    fn priced(amount: Option<&str>) -> Priced {
        let price = amount.map(|amount| {
            let line = PriceLine::new("a", 1, decimal(amount), "once");
            Price::of(PriceSource::Search, false, line.into_iter().collect())
        });
        Priced { price, ..Priced::default() }
    }

    #[test]
    fn caps() {
        for (per_call, per_day, amount, allowed) in [
            (None, None, None, true),
            (None, None, Some("1000000"), true),
            (Some("100"), None, Some("100"), true),
            (Some("100"), None, Some("100.01"), false),
            (Some("100"), None, None, false),
            (None, Some("100"), Some("100"), true),
            (None, Some("100"), Some("100.01"), false),
            (None, Some("100"), None, false),
            (Some("0"), None, Some("0"), true),
            (Some("0"), None, Some("0.01"), false),
        ] {
            let spending = Spending { max_per_call: per_call.map(decimal), max_per_day: per_day.map(decimal) };
            let checked = check(&spending, &PlacingOptions::default(), &priced(amount));
            assert_eq!(checked.is_ok(), allowed, "{per_call:?} {per_day:?} {amount:?}");
        }
    }

    #[test]
    fn prices_that_moved() {
        for (expected, tolerance, amount, allowed) in [
            ("12", None, Some("12.00"), true),
            ("12", None, Some("12.01"), false),
            ("12", None, Some("11.99"), false),
            ("12", Some("0.5"), Some("12.5"), true),
            ("12", Some("0.5"), Some("11.5"), true),
            ("12", Some("0.5"), Some("12.51"), false),
            ("12", Some("0.5"), None, false),
        ] {
            let placing = PlacingOptions {
                expected_price: Some(decimal(expected)),
                price_tolerance: tolerance.map(decimal),
                ..PlacingOptions::default()
            };
            let checked = check(&Spending::default(), &placing, &priced(amount));
            assert_eq!(checked.is_ok(), allowed, "{expected} {tolerance:?} {amount:?}");
        }
    }
}
