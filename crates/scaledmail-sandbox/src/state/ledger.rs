//! What was bought since the start or the last reset.

use serde::Serialize;

use crate::clock::Time;
use crate::money::Cents;
use crate::state::{Payment, State};

/// An order that was placed since the start or the last reset, as it is now.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CommittedOrder {
    /// The id, which the service also calls payment id.
    pub id: String,
    /// The organization that it was placed for.
    pub organization_id: String,
    /// What was ordered.
    pub description: String,
    /// What it costs, in US cents; charged unless the payment needs confirming.
    pub amount_cents: u64,
    /// The tag that it was placed with or has been given since.
    pub tag: String,
    /// Where its domains come from: `scaledmail`, `other`, `buy` or `prewarm`.
    pub provider: String,
    /// `In Progress`, `Active` or `Cancelled`, as the service shows it.
    pub status: String,
    /// Whether the payment has to be confirmed in the web app: the order was made, and nothing is set up.
    pub needs_confirming: bool,
    /// When it was placed, such as `2026-01-12T12:47:01Z`.
    pub created_at: String,
    /// The names of its domains.
    pub domains: Vec<String>,
}

/// A domain that was bought since the start or the last reset.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CommittedPurchase {
    /// The name.
    pub domain: String,
    /// The id of the purchase.
    pub domain_id: String,
    /// The organization that it was bought for.
    pub organization_id: String,
    /// What was charged for the first year, in US cents.
    pub price_cents: u64,
    /// When it was bought, such as `2026-01-12T12:47:01Z`.
    pub purchased_at: String,
}

/// What was bought, in the order in which it was.
#[derive(Clone, Default)]
pub(crate) struct Ledger {
    pub(crate) order_ids: Vec<String>,
    pub(crate) purchases: Vec<PurchaseEntry>,
}

/// A domain that was bought.
#[derive(Clone)]
pub(crate) struct PurchaseEntry {
    pub(crate) domain: String,
    pub(crate) domain_id: String,
    pub(crate) organization_id: String,
    pub(crate) price: Cents,
    pub(crate) purchased_at: Time,
}

impl State {
    /// The orders placed since the start or the last reset.
    pub(crate) fn committed_orders(&self) -> Vec<CommittedOrder> {
        let now = self.clock.now();
        let all = self.organizations.iter();
        let all = all.flat_map(|organization| organization.orders.iter().map(move |order| (organization, order)));
        let by_id: std::collections::BTreeMap<&str, _> = all.map(|found| (found.1.id.as_str(), found)).collect();
        let found = self.ledger.order_ids.iter().filter_map(|id| by_id.get(id.as_str()));
        found
            .map(|(organization, order)| CommittedOrder {
                id: order.id.clone(),
                organization_id: organization.id.clone(),
                description: order.description.clone(),
                amount_cents: order.amount.0,
                tag: order.tag.clone(),
                provider: order.provider.clone(),
                status: order.status(now).wire().to_owned(),
                needs_confirming: order.payment == Payment::NeedsConfirming,
                created_at: order.created_at.rfc3339(),
                domains: order.domains().map(|domain| domain.domain.clone()).collect(),
            })
            .collect()
    }

    /// The domains bought since the start or the last reset.
    pub(crate) fn committed_purchases(&self) -> Vec<CommittedPurchase> {
        let entry = |entry: &PurchaseEntry| CommittedPurchase {
            domain: entry.domain.clone(),
            domain_id: entry.domain_id.clone(),
            organization_id: entry.organization_id.clone(),
            price_cents: entry.price.0,
            purchased_at: entry.purchased_at.rfc3339(),
        };
        self.ledger.purchases.iter().map(entry).collect()
    }
}
