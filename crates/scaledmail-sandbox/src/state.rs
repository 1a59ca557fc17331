//! What the sandbox holds. One value, changed only by whole operations.

mod document;
mod ledger;
mod market;
mod records;

pub(crate) use document::{StateDocument, provisioning};
pub use ledger::{CommittedOrder, CommittedPurchase};
pub(crate) use ledger::{Ledger, PurchaseEntry};
pub(crate) use market::{Changes, Market, MarketDomain, Payments, Receipts};
pub(crate) use records::*;

use std::time::Duration;

use axum::http::StatusCode;

use crate::answer::Refusal;
use crate::clock::{Clock, Time};
use crate::ids::Ids;

/// Everything the service knows.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) ledger: Ledger,
    pub(crate) provisioning: Duration,
    pub(crate) payments: Payments,
    pub(crate) receipts: Receipts,
    pub(crate) changes: Changes,
    pub(crate) accounts: Vec<Account>,
    pub(crate) organizations: Vec<Organization>,
    pub(crate) packages: Vec<Package>,
    pub(crate) market: Market,
    pub(crate) prewarm_stock: Vec<PrewarmInbox>,
}

/// How far something is.
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
    /// What the service says of the order: one whose payment is not confirmed reads active as well.
    pub(crate) fn status(&self, now: Time) -> Status {
        match self.payment {
            Payment::NeedsConfirming if !self.cancelled => Status::Active,
            _ => self.setup(now),
        }
    }

    /// How far its domains and mailboxes are.
    pub(crate) fn setup(&self, now: Time) -> Status {
        match self.active_at {
            _ if self.cancelled => Status::Cancelled,
            Some(active_at) if active_at <= now && self.payment == Payment::Paid => Status::Active,
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

    /// Applies the changes that are ready, in the order in which they were asked for; says how many.
    fn apply_changes(&mut self, ready: impl Fn(&PendingChange) -> bool) -> usize {
        let (due, waiting): (Vec<_>, Vec<_>) = std::mem::take(&mut self.pending_changes).into_iter().partition(ready);
        self.pending_changes = waiting;
        let count = due.len();
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
        count
    }
}

impl State {
    /// Brings the state up to its clock and gives the time.
    pub(crate) fn settle(&mut self) -> Time {
        let now = self.clock.now();
        for organization in &mut self.organizations {
            organization.apply_changes(|change| change.due_at.is_some_and(|due_at| due_at <= now));
        }
        now
    }

    /// Applies all changes that wait, as staff would; says how many.
    pub(crate) fn apply_changes(&mut self) -> usize {
        self.organizations.iter_mut().map(|organization| organization.apply_changes(|_| true)).sum()
    }

    /// Confirms the payment of an order, whose domains are set up from now on; false when none waits for it.
    pub(crate) fn confirm_payment(&mut self, order_id: &str) -> bool {
        let active_at = self.clock.now().plus(self.provisioning);
        let order =
            self.order_mut(order_id).filter(|order| order.payment == Payment::NeedsConfirming && !order.cancelled);
        let Some(order) = order else { return false };
        order.payment = Payment::Paid;
        // One that waits for a form has no time yet.
        order.active_at = order.active_at.map(|_| active_at);
        true
    }

    pub(crate) fn order_mut(&mut self, id: &str) -> Option<&mut Order> {
        self.organizations.iter_mut().flat_map(|organization| &mut organization.orders).find(|order| order.id == id)
    }

    /// What becomes of the payment of a new order, or 402 when the card is declined.
    pub(crate) fn pay(&self) -> Result<Payment, Refusal> {
        match self.payments {
            Payments::Accepted => Ok(Payment::Paid),
            Payments::NeedConfirming => Ok(Payment::NeedsConfirming),
            Payments::Declined => {
                Err(Refusal::new(StatusCode::PAYMENT_REQUIRED, "Payment required", "the saved card was declined"))
            }
        }
    }

    /// When a change that is filed now is applied.
    pub(crate) fn change_due_at(&self, now: Time) -> Option<Time> {
        (self.changes == Changes::AfterProvisioning).then(|| now.plus(self.provisioning))
    }

    pub(crate) fn organization(&self, id: &str) -> Result<&Organization, Refusal> {
        self.organizations.iter().find(|organization| organization.id == id).ok_or_else(no_access)
    }

    pub(crate) fn organization_mut(&mut self, id: &str) -> Result<&mut Organization, Refusal> {
        self.organizations.iter_mut().find(|organization| organization.id == id).ok_or_else(no_access)
    }
}

/// 403: the key does not reach the organization, or there is none of that id.
pub(crate) fn no_access() -> Refusal {
    Refusal::new(StatusCode::FORBIDDEN, "Forbidden", "this key has no access to that organization")
}
