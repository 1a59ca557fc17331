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
mod tests {
    use super::*;
    use crate::journal::{Beginning, Identity, Ownership, Snapshot, moment};
    use std::time::{Duration, SystemTime};

    fn record(tags: &[&str], domains: &[&str], before: &[&str]) -> Record {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let now = SystemTime::now();
        let beginning = Beginning {
            identity: Identity {
                base_url: String::new(),
                organization_id: String::new(),
                account: String::new(),
                operation: String::new(),
                key: String::new(),
            },
            derived: false,
            cart: String::new(),
            owner: Ownership::new(now, Duration::ZERO).owner.clone(),
            label: None,
            domains: texts(domains),
            now: moment(now),
        };
        let snapshot = Snapshot { orders: texts(before), domains: texts(before) };
        Record { tags: texts(tags), snapshot, ..Record::new(beginning) }
    }

    fn order(id: &str, tag: &str, domains: &[&str]) -> NewOrder {
        let domains = domains.iter().map(|name| (*name).to_owned()).collect();
        NewOrder { id: id.to_owned(), tag: Some(tag.to_owned()).filter(|tag| !tag.is_empty()), domains }
    }

    fn holdings(in_use: &[(&str, &str)], purchased: &[&str]) -> Holdings {
        Holdings {
            in_use: in_use.iter().map(|(name, order)| ((*name).to_owned(), Some((*order).to_owned()))).collect(),
            purchased: purchased.iter().map(|name| (*name).to_owned()).collect(),
            orders: Vec::new(),
        }
    }

    /// The result in short: orders, and the domains that were found.
    fn short(finding: Finding) -> (&'static str, Vec<String>, Vec<String>) {
        let names = |domains: Vec<PlacedDomain>| {
            let found = domains.into_iter().filter(|domain| domain.result == DomainResult::Applied);
            found.map(|found| format!("{}:{}", found.domain, found.order_id.unwrap_or_default())).collect()
        };
        match finding {
            Finding::Applied { orders, domains } => ("applied", orders, names(domains)),
            Finding::Partly { domains } => ("partly", Vec::new(), names(domains)),
            Finding::Nothing => ("nothing", Vec::new(), Vec::new()),
        }
    }

    #[test]
    fn purchases() {
        for (before, in_use, purchased, expected) in [
            (vec![], vec![], vec!["a.com", "b.com"], ("applied", vec!["a.com:", "b.com:"])),
            (vec![], vec![("a.com", "1")], vec!["b.com"], ("applied", vec!["a.com:", "b.com:"])),
            (vec![], vec![], vec!["b.com", "c.com"], ("partly", vec!["b.com:"])),
            (vec!["b.com"], vec![], vec!["b.com"], ("nothing", vec![])),
            (vec!["b.com"], vec![], vec!["a.com", "b.com"], ("partly", vec!["a.com:"])),
            (vec![], vec![], vec![], ("nothing", vec![])),
        ] {
            let record = record(&[], &["a.com", "b.com"], &before);
            let (result, _, found) = short(match_purchase(&record, &holdings(&in_use, &purchased), &Others::default()));
            assert_eq!(
                (result, found.iter().map(String::as_str).collect()),
                expected,
                "{before:?} {in_use:?} {purchased:?}"
            );
        }
    }

    #[test]
    fn what_another_placement_bought_is_not_found_twice() {
        let record = record(&[], &["a.com", "b.com"], &[]);
        let others = Others { domains: BTreeSet::from(["b.com".to_owned()]), ..Others::default() };
        let (result, _, found) = short(match_purchase(&record, &holdings(&[], &["a.com", "b.com"]), &others));
        assert_eq!((result, found), ("partly", vec!["a.com:".to_owned()]));
        let others = Others { orders: BTreeSet::from(["1".to_owned()]), ..Others::default() };
        let new = [order("1", "", &["a.com", "b.com"])];
        assert_eq!(match_order(&record, &new, &holdings(&[], &[]), &others), Finding::Nothing);
    }

    #[test]
    fn orders() {
        let both = ["a.com", "b.com"];
        for (name, tags, new, in_use, expected) in [
            ("nothing new", vec!["t1"], vec![], vec![], ("nothing", vec![], vec![])),
            (
                "its tag",
                vec!["t1"],
                vec![order("1", "t1", &both)],
                vec![],
                ("applied", vec!["1"], vec!["a.com:1", "b.com:1"]),
            ),
            (
                "its tag, and no domains yet",
                vec!["t1"],
                vec![order("1", "t1", &[])],
                vec![],
                ("applied", vec!["1"], vec!["a.com:1", "b.com:1"]),
            ),
            (
                "the tag of an attempt that was taken for refused",
                vec!["t1", "t2"],
                vec![order("1", "t1", &both)],
                vec![],
                ("applied", vec!["1"], vec!["a.com:1", "b.com:1"]),
            ),
            (
                "two of its tags",
                vec!["t1", "t2"],
                vec![order("1", "t1", &["a.com"]), order("2", "t2", &["b.com"])],
                vec![],
                ("applied", vec!["1", "2"], vec!["a.com:1", "b.com:2"]),
            ),
            (
                "its domains, when the service kept no tag",
                vec!["t1"],
                vec![order("1", "", &both)],
                vec![],
                ("applied", vec!["1"], vec!["a.com:1", "b.com:1"]),
            ),
            (
                "its domains in the list of domains only",
                vec!["t1"],
                vec![order("1", "", &[])],
                vec![("a.com", "1"), ("b.com", "1")],
                ("applied", vec!["1"], vec!["a.com:1", "b.com:1"]),
            ),
            (
                "its domains under somebody else's tag",
                vec!["t1"],
                vec![order("1", "x", &both)],
                vec![],
                ("nothing", vec![], vec![]),
            ),
            (
                "its domains in an order that was there before",
                vec!["t1"],
                vec![],
                vec![("a.com", "old"), ("b.com", "old")],
                ("nothing", vec![], vec![]),
            ),
            (
                "one of its domains",
                vec!["t1"],
                vec![order("1", "", &["a.com"])],
                vec![],
                ("partly", vec![], vec!["a.com:1"]),
            ),
            (
                "two orders with its domains",
                vec![],
                vec![order("1", "", &["a.com"]), order("2", "x", &["b.com"])],
                vec![],
                ("applied", vec!["1", "2"], vec!["a.com:1", "b.com:2"]),
            ),
            (
                "its tag, and another order with one of its domains",
                vec!["t1"],
                vec![order("1", "t1", &["a.com"]), order("2", "", &["b.com"])],
                vec![],
                ("applied", vec!["1", "2"], vec!["a.com:1", "b.com:2"]),
            ),
        ] {
            let record = record(&tags, &both, &["old"]);
            let (result, orders, found) =
                short(match_order(&record, &new, &holdings(&in_use, &[]), &Others::default()));
            let texts = |texts: &[String]| texts.iter().map(|text| text.to_owned()).collect::<Vec<_>>();
            let (_, expected_orders, expected_found) = &expected;
            assert_eq!(result, expected.0, "{name}");
            assert_eq!(texts(&orders), *expected_orders, "{name}");
            assert_eq!(texts(&found), *expected_found, "{name}");
        }
    }
}
