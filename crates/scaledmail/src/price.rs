//! What placements cost, as far as that can be known.

use crate::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a placement costs at once, as far as that can be known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Price {
    /// The sum that is charged at once, in US dollars; `None` when it is not known, or in units that are not clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Decimal>,
    /// What the amounts are in.
    pub currency: Currency,
    /// Where the price is from.
    pub source: PriceSource,
    /// Whether what is charged may differ.
    pub estimate: bool,
    /// What it is made of.
    pub lines: Vec<PriceLine>,
}

/// A part of a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PriceLine {
    /// What it is for.
    pub name: String,
    /// How many.
    pub quantity: u64,
    /// The price of all of them, in the currency of the price.
    pub amount: Decimal,
    /// How often it is charged: `once`, `monthly` or `yearly`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
}

/// What amounts are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Currency {
    /// US dollars.
    #[serde(rename = "USD")]
    Usd,
    /// Dollars or cents: nothing says which. Such amounts are shown, and never added to others.
    #[serde(rename = "unclear")]
    Unclear,
}

/// Where a price is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PriceSource {
    /// The offers of domains.
    Search,
    /// The list of packages.
    Package,
    /// What `packages().calculate` takes for a unit.
    Calculation,
    /// The pre-warmed stock.
    Stock,
    /// It is not known.
    None,
}

impl Price {
    /// A price in US dollars: the sum of its lines.
    pub(crate) fn of(source: PriceSource, estimate: bool, lines: Vec<PriceLine>) -> Self {
        let sum = lines.iter().try_fold(rust_decimal::Decimal::ZERO, |sum, line| sum.checked_add(line.amount.value()));
        Self { amount: sum.map(Decimal::from), currency: Currency::Usd, source, estimate, lines }
    }

    /// Nothing is known.
    pub(crate) fn unknown() -> Self {
        Self { amount: None, currency: Currency::Usd, source: PriceSource::None, estimate: true, lines: Vec::new() }
    }
}

impl PriceLine {
    /// `None` when the amount is no price: below zero, or beyond what can be counted.
    pub(crate) fn new(name: impl Into<String>, quantity: u64, each: Decimal, period: &str) -> Option<Self> {
        if each.is_sign_negative() && !each.is_zero() {
            return None;
        }
        let amount = each.value().checked_mul(quantity.into())?.into();
        Some(Self { name: name.into(), quantity, amount, period: Some(period.to_owned()) })
    }
}

impl fmt::Display for Price {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.amount {
            Some(amount) if self.estimate => write!(formatter, "about {amount} USD"),
            Some(amount) => write!(formatter, "{amount} USD"),
            None => formatter.write_str("an unknown price"),
        }
    }
}
