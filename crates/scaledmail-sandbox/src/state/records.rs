//! The records of the service. All can be read from a state file; most fields have a default there.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::{Time, YEAR};
use crate::mail_provider::MailProvider;
use crate::money::Cents;

/// 2026-09-01 10:00:00 UTC, when everything was made that does not say when.
pub(crate) const MADE_AT: Time = Time(1_788_256_800_000);

/// What a domain costs a year, unless it is said.
pub(crate) const DOMAIN_PRICE: Cents = Cents(1250);

/// An account: one key that reaches all its organizations.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    pub(crate) key: String,
    pub(crate) user_id: String,
    /// A revoked key is known, but reaches nothing.
    #[serde(default)]
    pub(crate) revoked: bool,
}

/// An organization and all that belongs to it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Organization {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) user_id: String,
    #[serde(default)]
    pub(crate) purchased_domains: Vec<PurchasedDomain>,
    #[serde(default)]
    pub(crate) orders: Vec<Order>,
    #[serde(default)]
    pub(crate) pending_forms: Vec<PendingForm>,
    #[serde(default)]
    pub(crate) pending_changes: Vec<PendingChange>,
    /// Placement reports, as the service shows them; empty without the add-on.
    #[serde(default)]
    pub(crate) reports: Vec<Value>,
}

/// A domain bought through the service.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PurchasedDomain {
    pub(crate) domain: String,
    #[serde(default = "defaults::date")]
    pub(crate) created_at: String,
    #[serde(default = "defaults::renewal_date")]
    pub(crate) renewal_at: String,
    #[serde(default = "defaults::domain_price")]
    pub(crate) renewal_price: Cents,
    #[serde(default)]
    pub(crate) domain_id: String,
    /// Whether an order has been placed with it.
    #[serde(default)]
    pub(crate) used: bool,
}

/// A package on offer.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Package {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) tier: String,
    pub(crate) price: Cents,
    pub(crate) domains: u64,
    pub(crate) mail_provider: MailProvider,
    pub(crate) mailboxes_per_domain: u64,
}

/// A placed order: what the service also calls a payment.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    #[serde(default)]
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) description: String,
    pub(crate) amount: Cents,
    #[serde(default)]
    pub(crate) tag: String,
    #[serde(default = "defaults::time")]
    pub(crate) created_at: Time,
    /// When its domains are set up; null while it waits for a form.
    #[serde(default = "defaults::some_time")]
    pub(crate) active_at: Option<Time>,
    #[serde(default)]
    pub(crate) cancelled: bool,
    #[serde(default)]
    pub(crate) payment: Payment,
    /// Where its domains come from: scaledmail, other, buy or prewarm.
    #[serde(default = "defaults::provider")]
    pub(crate) provider: String,
    #[serde(default)]
    pub(crate) coupon: Option<String>,
    #[serde(default)]
    pub(crate) hosting: Option<Value>,
    #[serde(default)]
    pub(crate) sequencer: Option<Value>,
    #[serde(default)]
    pub(crate) packages: Vec<OrderPackage>,
}

/// Whether an order has been paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Payment {
    #[default]
    Paid,
    /// It has to be confirmed in the web app; until then nothing is set up.
    NeedsConfirming,
}

/// The part of an order that one mail provider serves.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderPackage {
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) mail_provider: MailProvider,
    #[serde(default = "defaults::time")]
    pub(crate) created_at: Time,
    #[serde(default)]
    pub(crate) domains: Vec<Domain>,
}

/// A sending domain.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Domain {
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) domain: String,
    #[serde(default)]
    pub(crate) tag: Option<String>,
    #[serde(default)]
    pub(crate) redirect: Option<String>,
    #[serde(default = "defaults::provider")]
    pub(crate) domain_provider: String,
    #[serde(default)]
    pub(crate) primary_domain: Option<String>,
    #[serde(default)]
    pub(crate) profile_picture: Option<String>,
    #[serde(default)]
    pub(crate) mailboxes: Vec<Mailbox>,
}

/// A mailbox; its address is its key.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mailbox {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) alias: String,
    #[serde(default)]
    pub(crate) password: String,
    #[serde(default)]
    pub(crate) profile_picture: Option<String>,
}

/// A form with which the domains of a paid order are handed in later.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PendingForm {
    pub(crate) uuid: String,
    pub(crate) payment_id: String,
    #[serde(default)]
    pub(crate) description: String,
    #[serde(default = "defaults::time")]
    pub(crate) created_at: Time,
    #[serde(default)]
    pub(crate) amount: Cents,
    #[serde(default = "defaults::one")]
    pub(crate) quantity: u64,
    pub(crate) domains: Vec<String>,
}

/// A change that was asked for and is applied later.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PendingChange {
    pub(crate) domain_id: String,
    pub(crate) change: Change,
    /// When it is applied; null when only staff applies it.
    pub(crate) due_at: Option<Time>,
}

/// What is to change.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Change {
    Domain { new_domain: String, domain_provider: String },
    Redirect { new_redirect: String },
    SenderNames { mailboxes: Vec<Mailbox> },
    Masking { new_primary_domain: String },
}

/// A pre-warmed domain in stock.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrewarmInbox {
    pub(crate) id: String,
    pub(crate) domain: String,
    pub(crate) mail_provider: MailProvider,
    pub(crate) warmup_age: u64,
    pub(crate) one_time_price: Cents,
    pub(crate) monthly_price: Cents,
    #[serde(default)]
    pub(crate) mailboxes: Vec<Mailbox>,
}

/// What fields are when a state file does not name them.
pub(super) mod defaults {
    use super::{Cents, DOMAIN_PRICE, MADE_AT, Time, YEAR};

    pub(in crate::state) fn time() -> Time {
        MADE_AT
    }

    #[allow(clippy::unnecessary_wraps)] // The default of an optional field.
    pub(in crate::state) fn some_time() -> Option<Time> {
        Some(MADE_AT)
    }

    pub(in crate::state) fn date() -> String {
        MADE_AT.date()
    }

    pub(in crate::state) fn renewal_date() -> String {
        MADE_AT.plus(YEAR).date()
    }

    pub(in crate::state) fn domain_price() -> Cents {
        DOMAIN_PRICE
    }

    pub(in crate::state) fn provider() -> String {
        "scaledmail".to_owned()
    }

    pub(in crate::state) fn one() -> u64 {
        1
    }
}
