//! What the sandbox holds. One value, changed only by whole operations.

use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::clock::{Clock, Time};
use crate::ids::Ids;
use crate::mail_provider::MailProvider;
use crate::money::Cents;
use axum::http::StatusCode;

/// Everything the service knows.
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) provisioning: Duration,
    pub(crate) accounts: Vec<Account>,
    pub(crate) organizations: Vec<Organization>,
    pub(crate) packages: Vec<Package>,
    pub(crate) prewarm_stock: Vec<PrewarmInbox>,
}

/// An account: one key that reaches all its organizations.
pub(crate) struct Account {
    pub(crate) key: &'static str,
    pub(crate) user_id: &'static str,
}

/// An organization and all that belongs to it.
#[derive(Serialize)]
pub(crate) struct Organization {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) user_id: &'static str,
    pub(crate) purchased_domains: Vec<PurchasedDomain>,
    pub(crate) orders: Vec<Order>,
    pub(crate) pending_forms: Vec<PendingForm>,
    pub(crate) pending_changes: Vec<PendingChange>,
    pub(crate) reports: Value,
}

/// A domain bought through the service.
#[derive(Clone, Serialize)]
pub(crate) struct PurchasedDomain {
    pub(crate) domain: String,
    pub(crate) created_at: String,
    pub(crate) renewal_at: String,
    pub(crate) renewal_price: Cents,
    pub(crate) domain_id: String,
    /// Whether an order has been placed with it.
    pub(crate) used: bool,
}

/// A package on offer.
pub(crate) struct Package {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) tier: &'static str,
    pub(crate) price: Cents,
    pub(crate) domains: u64,
    pub(crate) mail_provider: MailProvider,
    pub(crate) mailboxes_per_domain: u64,
}

/// A placed order: what the service also calls a payment.
#[derive(Serialize)]
pub(crate) struct Order {
    pub(crate) id: String,
    pub(crate) description: String,
    pub(crate) amount: Cents,
    pub(crate) tag: String,
    pub(crate) created_at: Time,
    /// When it becomes active; none while it waits for a form.
    pub(crate) active_at: Option<Time>,
    pub(crate) cancelled: bool,
    /// Where its domains come from: scaledmail, other, buy or prewarm.
    pub(crate) provider: String,
    pub(crate) coupon: Option<String>,
    pub(crate) hosting: Option<Value>,
    pub(crate) sequencer: Option<Value>,
    pub(crate) packages: Vec<OrderPackage>,
}

/// The part of an order that one mail provider serves.
#[derive(Serialize)]
pub(crate) struct OrderPackage {
    pub(crate) id: String,
    pub(crate) mail_provider: MailProvider,
    pub(crate) created_at: Time,
    pub(crate) domains: Vec<Domain>,
}

/// A sending domain.
#[derive(Serialize)]
pub(crate) struct Domain {
    pub(crate) id: String,
    pub(crate) domain: String,
    pub(crate) tag: Option<String>,
    pub(crate) redirect: Option<String>,
    pub(crate) domain_provider: String,
    pub(crate) primary_domain: Option<String>,
    pub(crate) profile_picture: Option<String>,
    pub(crate) mailboxes: Vec<Mailbox>,
}

/// A mailbox; its address is its key.
#[derive(Clone, Serialize)]
pub(crate) struct Mailbox {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) alias: String,
    pub(crate) password: String,
    pub(crate) profile_picture: Option<String>,
}

/// A form with which the domains of a paid order are handed in later.
#[derive(Clone, Serialize)]
pub(crate) struct PendingForm {
    pub(crate) uuid: String,
    pub(crate) payment_id: String,
    pub(crate) description: String,
    pub(crate) created_at: Time,
    pub(crate) amount: Cents,
    pub(crate) quantity: u64,
    pub(crate) domains: Vec<String>,
}

/// A change that was asked for and is applied later.
#[derive(Clone, Serialize)]
pub(crate) struct PendingChange {
    pub(crate) domain_id: String,
    pub(crate) change: Change,
    pub(crate) due_at: Time,
}

/// What is to change.
#[derive(Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Change {
    Domain { new_domain: String, domain_provider: String },
    Redirect { new_redirect: String },
    SenderNames { mailboxes: Vec<Mailbox> },
    Masking { new_primary_domain: String },
}

/// A pre-warmed domain in stock.
#[derive(Clone, Serialize)]
pub(crate) struct PrewarmInbox {
    pub(crate) id: String,
    pub(crate) domain: String,
    pub(crate) mail_provider: MailProvider,
    pub(crate) warmup_age: u64,
    pub(crate) one_time_price: Cents,
    pub(crate) monthly_price: Cents,
    pub(crate) mailboxes: Vec<Mailbox>,
}

/// How far an order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    InProgress,
    Active,
    Cancelled,
}

impl Status {
    pub(crate) fn wire(self) -> &'static str {
        match self {
            Self::InProgress => "In Progress",
            Self::Active => "Active",
            Self::Cancelled => "Cancelled",
        }
    }
}

impl Order {
    pub(crate) fn status(&self, now: Time) -> Status {
        match self.active_at {
            _ if self.cancelled => Status::Cancelled,
            Some(active_at) if active_at <= now => Status::Active,
            _ => Status::InProgress,
        }
    }

    pub(crate) fn domains(&self) -> impl Iterator<Item = &Domain> {
        self.packages.iter().flat_map(|package| &package.domains)
    }
}

/// A sending domain together with what it belongs to.
pub(crate) struct DomainPlace<'a> {
    pub(crate) order: &'a Order,
    pub(crate) package: &'a OrderPackage,
    pub(crate) domain: &'a Domain,
}

impl Organization {
    /// All sending domains, those of cancelled orders included.
    pub(crate) fn domains(&self) -> impl Iterator<Item = DomainPlace<'_>> {
        self.orders.iter().flat_map(|order| {
            order.packages.iter().flat_map(move |package| {
                package.domains.iter().map(move |domain| DomainPlace { order, package, domain })
            })
        })
    }

    /// The sending domain of this name that still runs.
    pub(crate) fn domain_named(&self, name: &str) -> Option<DomainPlace<'_>> {
        self.domains().find(|place| !place.order.cancelled && place.domain.domain.eq_ignore_ascii_case(name))
    }

    fn domain_mut(&mut self, id: &str) -> Option<&mut Domain> {
        let packages = self.orders.iter_mut().flat_map(|order| &mut order.packages);
        packages.flat_map(|package| &mut package.domains).find(|domain| domain.id == id)
    }

    /// Applies the changes that are due, in the order in which they were asked for.
    fn apply_changes(&mut self, now: Time) {
        let (due, waiting) = std::mem::take(&mut self.pending_changes).into_iter().partition(|it| it.due_at <= now);
        self.pending_changes = waiting;
        let due: Vec<PendingChange> = due;
        for PendingChange { domain_id, change, .. } in due {
            let Some(domain) = self.domain_mut(&domain_id) else { continue };
            match change {
                Change::Domain { new_domain, domain_provider } => {
                    domain.domain = new_domain;
                    domain.domain_provider = domain_provider;
                }
                Change::Redirect { new_redirect } => {
                    domain.redirect = Some(new_redirect).filter(|redirect| !redirect.is_empty());
                }
                Change::SenderNames { mailboxes } => domain.mailboxes = mailboxes,
                Change::Masking { new_primary_domain } => domain.primary_domain = Some(new_primary_domain),
            }
        }
    }
}

impl State {
    /// Brings the state up to its clock and gives the time.
    pub(crate) fn settle(&mut self) -> Time {
        let now = self.clock.now();
        for organization in &mut self.organizations {
            organization.apply_changes(now);
        }
        now
    }

    pub(crate) fn organization(&self, id: &str) -> Result<&Organization, Refusal> {
        self.organizations.iter().find(|organization| organization.id == id).ok_or_else(no_access)
    }

    pub(crate) fn organization_mut(&mut self, id: &str) -> Result<&mut Organization, Refusal> {
        self.organizations.iter_mut().find(|organization| organization.id == id).ok_or_else(no_access)
    }

    /// What was committed, for reading back.
    pub(crate) fn snapshot(&mut self) -> Value {
        let now = self.settle();
        json!({
            "now": now,
            "provisioning_seconds": self.provisioning.as_secs_f64(),
            "organizations": self.organizations,
            "prewarm_stock": self.prewarm_stock,
        })
    }
}

/// 403: the key does not reach the organization, or there is none of that id.
pub(crate) fn no_access() -> Refusal {
    Refusal::new(StatusCode::FORBIDDEN, "Forbidden", "this key has no access to that organization")
}
