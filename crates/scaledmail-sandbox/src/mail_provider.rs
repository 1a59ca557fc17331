//! The three mail providers with their limits and prices.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::money::Cents;

/// Who runs the mailboxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MailProvider {
    Google,
    Outlook,
    Smtp,
}

/// What one unit of the price is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PricingBasis {
    Mailbox,
    Domain,
}

impl PricingBasis {
    pub(crate) fn wire(self) -> &'static str {
        match self {
            Self::Mailbox => "mailbox",
            Self::Domain => "domain",
        }
    }
}

impl MailProvider {
    pub(crate) const ALL: [Self; 3] = [Self::Google, Self::Outlook, Self::Smtp];

    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.wire() == name)
    }

    /// The name in requests, `/domains` and `/mailboxes`.
    pub(crate) fn wire(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Outlook => "outlook",
            Self::Smtp => "smtp",
        }
    }

    /// The name in the packages of an order.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Google => "Google",
            Self::Outlook => "Microsoft",
            Self::Smtp => "SMTP",
        }
    }

    /// How many domains one order may have.
    pub(crate) fn max_domains(self) -> usize {
        match self {
            Self::Google => 100,
            Self::Outlook => 30,
            Self::Smtp => 70,
        }
    }

    /// How many mailboxes a domain has when the order does not say.
    pub(crate) fn mailboxes_per_domain(self) -> u64 {
        match self {
            Self::Google => 2,
            Self::Outlook => 25,
            Self::Smtp => 4,
        }
    }

    /// What `mailboxes_per_domain` may be.
    pub(crate) fn allowed_mailboxes_per_domain(self) -> RangeInclusive<u64> {
        match self {
            Self::Google => 2..=4,
            Self::Outlook => 25..=25,
            Self::Smtp => 4..=4,
        }
    }

    /// How many aliases a domain may list, given whether `mailboxes_per_domain` was sent.
    pub(crate) fn allowed_aliases(self, mailboxes_per_domain: Option<u64>) -> RangeInclusive<usize> {
        match (self, mailboxes_per_domain) {
            (Self::Google, Some(_)) => 2..=4,
            (Self::Google, None) => 1..=2,
            (Self::Outlook, _) => 1..=25,
            (Self::Smtp, _) => 1..=4,
        }
    }

    /// What one unit costs a month.
    pub(crate) fn unit_price(self) -> (Cents, PricingBasis) {
        match self {
            Self::Google => (Cents(350), PricingBasis::Mailbox),
            Self::Outlook => (Cents(5000), PricingBasis::Domain),
            Self::Smtp => (Cents(375), PricingBasis::Domain),
        }
    }

    /// What so many domains and mailboxes cost a month.
    pub(crate) fn price(self, domains: u64, mailboxes: u64) -> Cents {
        let (price, basis) = self.unit_price();
        match basis {
            PricingBasis::Mailbox => price.times(mailboxes),
            PricingBasis::Domain => price.times(domains),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_those_observed() {
        for (provider, domains, mailboxes, cents) in [
            (MailProvider::Google, 4, 8, 2800),
            (MailProvider::Outlook, 2, 50, 10_000),
            (MailProvider::Smtp, 3, 12, 1125),
        ] {
            assert_eq!(provider.price(domains, mailboxes), Cents(cents));
        }
    }
}
