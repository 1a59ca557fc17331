//! Which operation × status has a case.

use super::case::Case;
use super::wire::Wire;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// What can become of a call.
pub const COLUMNS: [&str; 14] = [
    "200",
    "400",
    "401",
    "402",
    "403",
    "404",
    "408",
    "409",
    "422",
    "429",
    "5xx",
    "malformed",
    "transport",
    "commit-then-fail",
];

/// How many cases each operation has of each column.
pub struct Coverage<'a> {
    pub counts: BTreeMap<&'a str, [usize; COLUMNS.len()]>,
}

impl<'a> Coverage<'a> {
    /// Counts the cases of these operations. A fault counts when the wire shows that it happened, and a commit that it
    /// was made.
    pub fn of(operations: impl IntoIterator<Item = &'a str>, cases: &[Case], wire: &Wire) -> Self {
        let mut counts: BTreeMap<_, _> = operations.into_iter().map(|id| (id, [0; COLUMNS.len()])).collect();
        for case in cases {
            let operation = case.content["when"]["call"].as_str();
            let Some(counts) = operation.and_then(|operation| counts.get_mut(operation)) else { continue };
            let requests = wire.get(&case.name).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
            let columns = columns(&case.content, requests);
            for (column, count) in COLUMNS.iter().zip(counts) {
                *count += usize::from(columns.contains(column));
            }
        }
        Self { counts }
    }

    /// The cells without a case.
    pub fn missing(&self) -> Vec<String> {
        let cells = self.counts.iter().flat_map(|(operation, counts)| {
            COLUMNS.iter().zip(counts).map(move |(column, count)| (operation, column, count))
        });
        cells
            .filter(|(_, _, count)| **count == 0)
            .map(|(operation, column, _)| format!("{operation} × {column}"))
            .collect()
    }
}

/// The path parameters, as operation and name, of which no case shows that a bad value is refused.
pub fn unguarded<'a>(path_parameters: impl IntoIterator<Item = (&'a str, &'a str)>, cases: &[Case]) -> Vec<String> {
    let refused = |operation: &str, parameter: &str| {
        cases.iter().map(|case| &case.content).any(|case| {
            let violations = case["then"]["error"]["violations"].as_array().into_iter().flatten();
            case["when"]["call"] == operation && violations.into_iter().any(|violation| violation["field"] == parameter)
        })
    };
    let bare = path_parameters.into_iter().filter(|(operation, parameter)| !refused(operation, parameter));
    bare.map(|(operation, parameter)| format!("{operation}: {parameter}")).collect()
}

/// The columns that a case belongs to.
fn columns(case: &Json, requests: &[Json]) -> BTreeSet<&'static str> {
    let operation = &case["when"]["call"];
    let none = Vec::new();
    let faults = case["given"]["faults"].as_array().unwrap_or(&none);
    let failed = requests.iter().filter(|request| request["operation"] == *operation && !request["fault"].is_null());
    let faults = faults.iter().filter(|fault| {
        let fits = fault["operation"] == *operation || fault["operation"] == "*";
        let kind = fault["fault"].as_str().unwrap_or("answer");
        let after = fault["when"] == "after" || kind == "payment_incomplete";
        let mut such = failed.clone().filter(|request| request["fault"] == kind);
        fits && such.any(|request| !after || request["committed"] == true || is_read(request))
    });
    let fails = !case["then"]["error"].is_null();
    let mut columns: BTreeSet<_> = faults.filter_map(|fault| column(fault, fails)).collect();
    if columns.is_empty() {
        let error = &case["then"]["error"];
        // A call that was not sent may tell the status of a look-up before it.
        match error["status"].as_u64().filter(|_| error["outcome"] != "not_sent") {
            Some(status) => columns.extend(of_status(status)),
            None if error.is_null() => columns.extend(["200"]),
            None => {}
        }
    }
    columns
}

/// Nothing to commit: what is spoilt is the answer alone.
fn is_read(request: &Json) -> bool {
    let reads = ["domains_search", "domains_suggest", "packages_calculate"];
    request["method"] == "GET" || reads.iter().any(|read| request["operation"] == *read)
}

fn column(fault: &Json, fails: bool) -> Option<&'static str> {
    if fault["when"] == "after" {
        return Some("commit-then-fail");
    }
    match fault["fault"].as_str().unwrap_or("answer") {
        "hang" | "close" | "reset" | "slow_body" | "slow_headers" => Some("transport"),
        "cut_off" | "wrong_type" | "empty" => Some("malformed"),
        "internal_error" | "bad_gateway" | "unavailable" => Some("5xx"),
        "request_timeout" => Some("408"),
        "conflict" => Some("409"),
        "rate_limited" => Some("429"),
        "payment_incomplete" => Some("commit-then-fail"),
        _ => match fault["status"].as_u64()? {
            200..=299 if fails => Some("malformed"),
            200..=299 => Some("200"),
            status => of_status(status),
        },
    }
}

fn of_status(status: u64) -> Option<&'static str> {
    match status {
        500..=599 => Some("5xx"),
        status => COLUMNS.into_iter().find(|column| *column == status.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Coverage, Wire, columns, unguarded};
    use serde_json::{Value, json};

    fn seen(given: Value, then: Value) -> Vec<&'static str> {
        let request =
            |fault: &str| json!({ "method": "GET", "operation": "orders_list", "fault": fault, "committed": false });
        let case = json!({ "when": { "call": "orders_list" }, "given": given, "then": then });
        columns(&case, &["answer", "reset", "empty"].map(request)).into_iter().collect()
    }

    #[test]
    fn what_did_not_happen_does_not_count() {
        let fault = json!({ "operation": "orders_cancel", "fault": "bad_gateway", "when": "after" });
        let case =
            json!({ "when": { "call": "orders_cancel" }, "given": { "faults": [fault] }, "then": { "error": {} } });
        let request = |fault: Value, committed: bool| json!({ "method": "DELETE", "operation": "orders_cancel", "fault": fault, "committed": committed });
        for (requests, expected) in [
            (vec![], false),
            (vec![request(Value::Null, true)], false),
            (vec![request(json!("bad_gateway"), false)], false),
            (vec![request(json!("reset"), true)], false),
            (vec![request(json!("bad_gateway"), true)], true),
        ] {
            assert_eq!(columns(&case, &requests).contains("commit-then-fail"), expected, "{requests:?}");
        }
    }

    #[test]
    fn a_case_shows_what_is_served() {
        let fault = |fault: Value| json!({ "faults": [fault] });
        for (given, then, expected) in [
            (json!({}), json!({ "result": {} }), vec!["200"]),
            (json!({}), json!({ "error": { "kind": "validation", "status": null } }), vec![]),
            (json!({}), json!({ "error": { "kind": "validation", "status": 400 } }), vec!["400"]),
            (json!({}), json!({ "error": { "kind": "server", "status": 500, "outcome": "not_sent" } }), vec![]),
            (fault(json!({ "operation": "orders_list", "status": 404 })), json!({}), vec!["404"]),
            (fault(json!({ "operation": "*", "status": 503 })), json!({}), vec!["5xx"]),
            (fault(json!({ "operation": "orders_list", "status": 200 })), json!({ "result": {} }), vec!["200"]),
            (fault(json!({ "operation": "orders_list", "status": 200 })), json!({ "error": {} }), vec!["malformed"]),
            (fault(json!({ "operation": "orders_list", "fault": "reset" })), json!({}), vec!["transport"]),
            (
                fault(json!({ "operation": "orders_list", "fault": "empty", "when": "after" })),
                json!({}),
                vec!["commit-then-fail"],
            ),
            (fault(json!({ "operation": "organizations_list", "status": 500 })), json!({ "result": {} }), vec!["200"]),
            (
                fault(json!({ "operation": "orders_list", "status": 418 })),
                json!({ "error": { "status": 418 } }),
                vec![],
            ),
        ] {
            assert_eq!(seen(given.clone(), then), expected, "{given}");
        }
    }

    #[test]
    fn bad_path_values_need_a_case() {
        let error = json!({ "violations": [{ "field": "order_id", "rule": "" }] });
        let content = json!({ "when": { "call": "orders_get" }, "then": { "error": error } });
        let cases = [Case { name: "a".to_owned(), content }];
        let parameters = [("orders_get", "order_id"), ("orders_cancel", "order_id"), ("orders_get", "id")];
        assert_eq!(unguarded(parameters, &cases), ["orders_cancel: order_id", "orders_get: id"]);
    }

    #[test]
    fn what_has_no_case_is_named() {
        let content = json!({ "when": { "call": "orders_list" }, "then": { "result": {} } });
        let cases = [Case { name: "a".to_owned(), content }];
        let coverage = Coverage::of(["orders_list", "orders_get"], &cases, &Wire::new());
        let missing = coverage.missing();
        assert_eq!(missing.len(), 27);
        assert!(missing.contains(&"orders_get × 200".to_owned()) && !missing.contains(&"orders_list × 200".to_owned()));
    }
}
