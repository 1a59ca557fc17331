//! Compares what the runners put on the wire.

use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;

/// What is read for a charge.
const LOOKUPS: [&str; 3] = ["domains_list", "domains_list_purchased", "orders_list"];

/// How long the mark of a placement is.
const MARK: usize = 11;

/// The requests of each case, as one runner's sandbox saw them.
pub type Wire = Map<String, Json>;

/// The cases in which a runner's requests differ from the first one's, told for people.
pub fn differences(wires: &[(String, Wire)]) -> Vec<String> {
    let Some(((first, standard), others)) = wires.split_first() else { return Vec::new() };
    let mut differences = Vec::new();
    for (other, wire) in others {
        for (case, requests) in standard {
            let Some(seen) = wire.get(case) else { continue };
            let (expected, seen) = (normalised(requests), normalised(seen));
            if expected != seen {
                differences.push(format!("{case}: {first} sent {expected}, {other} sent {seen}"));
            }
        }
    }
    differences
}

/// The cases that a runner did not run, or should not have known.
pub fn strays(wire: &Wire, cases: &BTreeSet<&str>) -> Vec<String> {
    let ran: BTreeSet<&str> = wire.keys().map(String::as_str).collect();
    ran.symmetric_difference(cases).map(|case| (*case).to_owned()).collect()
}

/// The operations that a request is seen of.
pub fn operations(wire: &Wire) -> BTreeSet<&str> {
    let requests = wire.values().filter_map(Json::as_array).flatten();
    requests.filter_map(|request| request["operation"].as_str()).collect()
}

/// What must be the same in all languages: all but the user agent and the sandbox's port.
fn normalised(requests: &Json) -> Json {
    let requests = requests.as_array().into_iter().flatten();
    // The first look-up for a charge that is refused ends the others, whether they are on their way or not.
    let refused = |request: &&Json| {
        let lookup = request["operation"].as_str().is_some_and(|operation| LOOKUPS.contains(&operation));
        lookup && request["status"] == 401
    };
    let request = requests.filter(|request| !refused(request)).map(|request| {
        let mut headers = request["headers"].clone();
        for (name, stands_for) in [("user-agent", "<user agent>"), ("host", "<host>")] {
            if let Some(value) = headers.get_mut(name) {
                *value = stands_for.into();
            }
        }
        json!({
            "method": request["method"],
            "path": request["path"],
            "query": request["query"],
            "headers": headers,
            "body": without_mark(request["body"].clone()),
        })
    });
    let mut requests: Vec<Json> = request.collect();
    // What is looked up at once arrives in any order.
    for at_once in requests.chunk_by_mut(|one, other| reads(one) && reads(other)) {
        at_once.sort_by_cached_key(ToString::to_string);
    }
    requests.into()
}

/// Whether a request changes nothing.
fn reads(request: &Json) -> bool {
    let asks = |path: &str| path.ends_with("/search-domains") || path.ends_with("/calculate-package");
    request["method"] == "GET" || request["path"].as_str().is_some_and(asks)
}

/// The mark of a placement in a tag is made of the address, too, and so of the port.
fn without_mark(mut body: Json) -> Json {
    let at = body["tag"].as_str().and_then(|tag| Some((tag, tag.char_indices().rev().nth(MARK - 1)?.0)));
    let masked = at.map(|(tag, at)| format!("{}<mark>", &tag[..at]));
    if let Some(masked) = masked {
        body["tag"] = masked.into();
    }
    body
}

#[cfg(test)]
mod tests {
    use super::{Wire, differences, operations, strays};
    use serde_json::{Value, json};
    use std::collections::BTreeSet;

    fn wire(request: &Value) -> Wire {
        Wire::from_iter([("a.yaml".to_owned(), json!([request]))])
    }

    #[test]
    fn only_what_is_each_languages_own_may_differ() {
        let headers = json!({ "user-agent": "one/1", "host": "127.0.0.1:1", "accept": "a" });
        let one =
            json!({ "method": "GET", "path": "/a", "query": {}, "headers": headers, "body": null, "status": 200 });
        for (place, value, same) in [
            ("/headers/user-agent", json!("two/2"), true),
            ("/headers/host", json!("127.0.0.1:2"), true),
            ("/status", json!(500), true),
            ("/method", json!("POST"), false),
            ("/path", json!("/b"), false),
            ("/query", json!({ "a": "b" }), false),
            ("/headers/accept", json!("b"), false),
            ("/body", json!({}), false),
        ] {
            let mut other = one.clone();
            if let Some(place) = other.pointer_mut(place) {
                *place = value;
            }
            let wires = [("rust".to_owned(), wire(&one)), ("node".to_owned(), wire(&other))];
            assert_eq!(differences(&wires).is_empty(), same, "{place}");
        }
        let mut without = one.clone();
        if let Some(headers) = without["headers"].as_object_mut() {
            headers.remove("user-agent");
        }
        assert_eq!(differences(&[("rust".to_owned(), wire(&one)), ("node".to_owned(), wire(&without))]).len(), 1);
    }

    #[test]
    fn what_was_skipped_is_named() {
        let ran = wire(&json!({ "operation": "orders_list" }));
        assert_eq!(strays(&ran, &BTreeSet::from(["a.yaml", "b.yaml"])), ["b.yaml"]);
        assert_eq!(strays(&ran, &BTreeSet::new()), ["a.yaml"]);
        assert!(strays(&ran, &BTreeSet::from(["a.yaml"])).is_empty());
        assert_eq!(operations(&ran), BTreeSet::from(["orders_list"]));
    }
}
