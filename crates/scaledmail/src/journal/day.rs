//! What a day has cost, and whether there is room for more.

use super::record::{Identity, Record};
use crate::Decimal;
use crate::price::Price;
use std::fmt;

/// What may be spent in a day, and which day it is.
#[derive(Clone, Debug)]
pub(crate) struct Allowance {
    pub today: String,
    pub max_per_day: Option<Decimal>,
}

/// Why a day has no room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoRoom {
    TooMuch {
        price: Decimal,
        spent: Decimal,
        cap: Decimal,
    },
    /// What the placement of that key costs is not known.
    Unpriced {
        key: String,
    },
}

impl fmt::Display for NoRoom {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMuch { price, spent, cap } => write!(
                formatter,
                "{price} USD more would pass the {cap} USD of a day, of which {spent} USD are spent or may be"
            ),
            Self::Unpriced { key } => write!(
                formatter,
                "a cap of a day is set, and what the placement {key:?} of the same day costs was never looked up"
            ),
        }
    }
}

/// The day that a placement counts to. One that the journal has seen does not come back.
#[derive(Debug)]
pub(crate) struct Day {
    pub name: String,
    /// What others have spent in it, or the key of one of unknown price.
    spent: Result<Decimal, String>,
}

impl Day {
    pub fn of(records: &[Record], identity: &Identity, allowance: &Allowance) -> Self {
        let latest = records.iter().map(|record| record.day.as_str()).max().unwrap_or_default();
        let name = allowance.today.as_str().max(latest).to_owned();
        let id = identity.id();
        let mut sum = rust_decimal::Decimal::ZERO;
        for record in records.iter().filter(|record| record.day == name && record.identity.id() != id) {
            match record.spent() {
                Some(amount) => sum = sum.checked_add(amount.value()).unwrap_or(rust_decimal::Decimal::MAX),
                None => return Self { name, spent: Err(record.identity.key.clone()) },
            }
        }
        Self { name, spent: Ok(sum.into()) }
    }

    /// Why a price is too much for it. One that is not known is for others to refuse.
    pub fn refuses(&self, allowance: &Allowance, price: Option<&Price>) -> Option<NoRoom> {
        let cap = allowance.max_per_day?;
        let spent = match &self.spent {
            Ok(spent) => *spent,
            Err(key) => return Some(NoRoom::Unpriced { key: key.clone() }),
        };
        let price = price.and_then(|price| price.amount)?;
        let sum = spent.value().checked_add(price.value());
        sum.is_none_or(|sum| sum > cap.value()).then_some(NoRoom::TooMuch { price, spent, cap })
    }
}
