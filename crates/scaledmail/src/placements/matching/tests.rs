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
        let (result, orders, found) = short(match_order(&record, &new, &holdings(&in_use, &[]), &Others::default()));
        let texts = |texts: &[String]| texts.iter().map(|text| text.to_owned()).collect::<Vec<_>>();
        let (_, expected_orders, expected_found) = &expected;
        assert_eq!(result, expected.0, "{name}");
        assert_eq!(texts(&orders), *expected_orders, "{name}");
        assert_eq!(texts(&found), *expected_found, "{name}");
    }
}
