//! Whether what the account has now is what a placement asked for.

use super::cart::domain_name;
use super::holdings::Holdings;
use crate::journal::Record;
use crate::receipt::{DomainResult, PlacedDomain};
use crate::types::Order;
use std::collections::{BTreeMap, BTreeSet};

/// What was found of a placement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Finding {
    /// All of it. The first order is its own; further ones match as well.
    Applied {
        orders: Vec<String>,
        domains: Vec<PlacedDomain>,
    },
    /// Some of its domains.
    Partly {
        domains: Vec<PlacedDomain>,
    },
    Nothing,
}

/// An order that came after the placement was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewOrder {
    pub id: String,
    pub tag: Option<String>,
    pub domains: Vec<String>,
}

impl NewOrder {
    pub fn of(id: &str, order: &Order) -> Self {
        let packages = order.packages.as_deref().unwrap_or_default();
        let domains = packages.iter().flat_map(|package| package.domains.as_deref().unwrap_or_default());
        Self {
            id: id.to_owned(),
            tag: order.tag.clone().filter(|tag| !tag.is_empty()),
            domains: domains.filter_map(|domain| Some(domain_name(domain.name.as_deref()?))).collect(),
        }
    }
}

/// What other placements of the journal are known to have made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Others {
    pub domains: BTreeSet<String>,
    pub orders: BTreeSet<String>,
}

/// For a purchase of domains: name by name, against what was there before, and what other placements have.
pub(crate) fn match_purchase(record: &Record, holdings: &Holdings, others: &Others) -> Finding {
    let before = |name: &String| record.before().domains.contains(name) || others.domains.contains(name);
    let bought = |name: &String| holdings.has(name) && !before(name);
    finding(Vec::new(), placed(record, |name| bought(name).then_some(None)))
}

/// For an order: by its tag, else by its domains.
///
/// An order with somebody else's tag is somebody else's, whatever its domains are.
pub(crate) fn match_order(record: &Record, new: &[NewOrder], holdings: &Holdings, others: &Others) -> Finding {
    let tagged: Vec<&NewOrder> =
        new.iter().filter(|order| order.tag.as_ref().is_some_and(|tag| record.tags.contains(tag))).collect();
    let foreign = |id: &str| {
        let known = new.iter().find(|order| order.id == id);
        record.before().orders.iter().any(|before| before == id)
            || others.orders.contains(id)
            || known.is_some_and(|order| order.tag.is_some() && !record.tags.is_empty())
    };
    // The list of domains, and the details of orders, may know different things at different times.
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, order) in &holdings.in_use {
        owners.extend(order.as_deref().map(|order| (name.as_str(), order)));
    }
    for order in new {
        owners.extend(order.domains.iter().map(|name| (name.as_str(), order.id.as_str())));
    }
    if !tagged.is_empty() {
        let mut orders: Vec<String> = tagged.iter().map(|order| order.id.clone()).collect();
        let others = record.domains.iter().filter_map(|name| owners.get(name.as_str()));
        for other in others.filter(|other| !foreign(other)) {
            if !orders.iter().any(|known| known == other) {
                orders.push((*other).to_owned());
            }
        }
        let own = orders.first().cloned();
        let listed = tagged.iter().any(|order| !order.domains.is_empty());
        let domains = placed(record, |name| {
            let owner = owners.get(name.as_str()).map(|owner| (*owner).to_owned());
            match owner {
                Some(owner) if orders.contains(&owner) => Some(Some(owner)),
                // An order that does not list its domains has all of them.
                _ => (!listed).then(|| own.clone()),
            }
        });
        return Finding::Applied { orders, domains };
    }
    let owner =
        |name: &String| owners.get(name.as_str()).filter(|owner| !foreign(owner)).map(|owner| (*owner).to_owned());
    let mut orders: Vec<String> = Vec::new();
    for owner in record.domains.iter().filter_map(owner) {
        if !orders.contains(&owner) {
            orders.push(owner);
        }
    }
    finding(orders, placed(record, |name| owner(name).map(Some)))
}

/// `there` gives, for a name that was found, the order that has it if one does.
fn placed(record: &Record, there: impl Fn(&String) -> Option<Option<String>>) -> Vec<PlacedDomain> {
    let domain = |name: &String| match there(name) {
        Some(order_id) => PlacedDomain { domain: name.clone(), result: DomainResult::Applied, order_id },
        None => PlacedDomain::not_found_yet(name),
    };
    record.domains.iter().map(domain).collect()
}

fn finding(orders: Vec<String>, domains: Vec<PlacedDomain>) -> Finding {
    let found = domains.iter().filter(|domain| domain.result == DomainResult::Applied).count();
    match found {
        0 => Finding::Nothing,
        _ if found < domains.len() => Finding::Partly { domains },
        _ => Finding::Applied { orders, domains },
    }
}

#[cfg(test)]
mod tests;
