//! What the account has: read before a charge, so that nothing is bought twice, and after one, to find out what became
//! of it.

use super::cart::{Cart, domain_name};
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::{Error, Violation};
use crate::error_kind::ErrorKind;
use crate::journal::Snapshot;
use crate::types::{DomainStatus, ListPurchasedDomains};
use std::collections::{BTreeMap, BTreeSet};

/// What the account has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holdings {
    /// The domains of orders, and the order of each.
    pub in_use: BTreeMap<String, Option<String>>,
    pub purchased: BTreeSet<String>,
    /// The newest first.
    pub orders: Vec<String>,
}

/// Which lists are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lists {
    pub purchased: bool,
    pub orders: bool,
}

impl Lists {
    pub fn of(cart: &Cart) -> Self {
        Self { purchased: cart.registers(), orders: cart.makes_order() }
    }
}

impl Holdings {
    pub async fn read(client: &Client, options: &CallOptions, lists: Lists) -> Result<Self, Error> {
        let in_use = async { client.domains().list().options(options.clone()).await };
        let purchased = async {
            match lists.purchased {
                true => {
                    let list =
                        client.domains().list_purchased(ListPurchasedDomains::new()).options(options.clone()).await?;
                    Ok::<_, Error>(list.domains.unwrap_or_default())
                }
                false => Ok(Vec::new()),
            }
        };
        let orders = async {
            match lists.orders {
                true => {
                    Ok::<_, Error>(client.orders().list().options(options.clone()).await?.payments.unwrap_or_default())
                }
                false => Ok(Vec::new()),
            }
        };
        // All are heard, so that what is sent does not depend on which answer is first.
        let (in_use, purchased, orders) = tokio::join!(in_use, purchased, orders);
        let (in_use, purchased, mut orders) = (in_use?, purchased?, orders?);
        if in_use.domains.is_none() && in_use.total.is_some_and(|total| total > 0) {
            return Err(Error::new(ErrorKind::Decode, "the service counts domains, and does not list them"));
        }
        orders.sort_by(|one, other| other.created_at.cmp(&one.created_at));
        let cancelled = |status: Option<&DomainStatus>| status == Some(&DomainStatus::Cancelled);
        let in_use = in_use.domains.unwrap_or_default().into_iter().filter(|domain| !cancelled(domain.status.as_ref()));
        Ok(Self {
            in_use: in_use
                .filter_map(|domain| Some((domain_name(domain.domain.as_deref()?), domain.payment_id)))
                .collect(),
            purchased: purchased.iter().filter_map(|domain| Some(domain_name(domain.domain.as_deref()?))).collect(),
            orders: orders.into_iter().filter_map(|order| order.id).collect(),
        })
    }

    /// Whether the account has bought a name, or uses it.
    pub fn has(&self, name: &str) -> bool {
        self.purchased.contains(name) || self.in_use.contains_key(name)
    }

    /// To be compared with later.
    pub fn snapshot(&self, cart: &Cart) -> Snapshot {
        let has = |name: &&String| if cart.registers() { self.has(name) } else { self.in_use.contains_key(*name) };
        Snapshot { orders: self.orders.clone(), domains: cart.domains.iter().filter(has).cloned().collect() }
    }

    /// What of the cart is there already, so that it must not be bought again.
    pub fn conflict(&self, cart: &Cart) -> Option<Error> {
        let there = |name: &String| match self.in_use.get(name) {
            Some(Some(order)) => Some(format!("belongs to the order {order} of the account already")),
            Some(None) => Some("belongs to an order of the account already".to_owned()),
            None if cart.registers() && self.purchased.contains(name) => {
                Some("was bought by the account already".to_owned())
            }
            None => None,
        };
        let violation = |name: &String| {
            Some(Violation { field: "domains".to_owned(), value: Some(name.clone()), rule: there(name)? })
        };
        let violations: Vec<_> = cart.domains.iter().filter_map(violation).collect();
        (!violations.is_empty()).then(|| {
            let mut error = Error::broken_rules(violations);
            error.0.kind = ErrorKind::Conflict;
            error
        })
    }
}
