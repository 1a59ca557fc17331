//! What a fault may say.

use crate::Failure;
use serde_json::{Map, Value};

const RETRY_AFTER: &[&str] = &["retry_after_seconds", "retry_after_as"];

/// The keys that a kind of fault takes beside those of all faults.
fn keys(kind: &str) -> Option<&'static [&'static str]> {
    Some(match kind {
        "answer" => &["status", "headers", "body", "text"],
        "slow_body" | "slow_headers" => &["bytes_per_second"],
        "unavailable" | "rate_limited" => RETRY_AFTER,
        "hang" | "close" | "reset" | "cut_off" | "wrong_type" | "empty" | "internal_error" | "bad_gateway"
        | "request_timeout" | "conflict" | "payment_incomplete" => &[],
        _ => return None,
    })
}

/// Refuses a key or a word that means nothing.
pub fn check(fault: &Map<String, Value>) -> Result<(), Failure> {
    let kind = match fault.get("fault") {
        None => "answer",
        Some(kind) => kind.as_str().unwrap_or_default(),
    };
    let keys = keys(kind).ok_or_else(|| format!("given.faults: {kind:?} is no kind of fault"))?;
    let known = |key: &str| ["operation", "fault", "when", "times"].contains(&key) || keys.contains(&key);
    if let Some(key) = fault.keys().find(|key| !known(key)) {
        return Err(format!("given.faults: {key:?} does not go with {kind}").into());
    }
    let needed = ["operation"].into_iter().chain((kind == "answer").then_some("status"));
    if let Some(key) = needed.into_iter().find(|key| !fault.contains_key(*key)) {
        return Err(format!("given.faults: {key:?} is missing").into());
    }
    let fits = |key: &str, fits: &dyn Fn(&Value) -> bool| fault.get(key).is_none_or(fits);
    let one_of =
        |key: &str, words: &[&str]| fits(key, &|value| value.as_str().is_some_and(|text| words.contains(&text)));
    let whole = |key: &str| fits(key, &|value| value.is_u64());
    let good = one_of("when", &["before", "after"])
        && one_of("retry_after_as", &["seconds", "date"])
        && fits("operation", &Value::is_string)
        && fits("times", &|value| value.is_u64() || value == "always")
        && fits("headers", &Value::is_object)
        && fits("text", &Value::is_string)
        && ["status", "bytes_per_second", "retry_after_seconds"].into_iter().all(whole);
    if good {
        Ok(())
    } else {
        Err(format!("given.faults: a value does not belong here: {}", Value::from(fault.clone())).into())
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use serde_json::{Value, json};

    #[test]
    fn only_what_means_something_passes() {
        for (fault, good) in [
            (json!({ "operation": "orders_list", "status": 500 }), true),
            (json!({ "operation": "*", "fault": "hang", "when": "after", "times": "always" }), true),
            (json!({ "operation": "orders_list", "fault": "unavailable", "retry_after_as": "date" }), true),
            (json!({ "operation": "orders_list", "fault": "slow_body", "bytes_per_second": 5 }), true),
            (json!({ "operation": "orders_list" }), false),
            (json!({ "status": 500 }), false),
            (json!({ "operation": "orders_list", "fault": "hung" }), false),
            (json!({ "operation": "orders_list", "fault": "hang", "status": 500 }), false),
            (json!({ "operation": "orders_list", "fault": "hang", "when": "later" }), false),
            (json!({ "operation": "orders_list", "status": "500" }), false),
            (json!({ "operation": "orders_list", "status": 500, "times": "ever" }), false),
        ] {
            let fields = fault.as_object().cloned().unwrap_or_default();
            assert_eq!(check(&fields).is_ok(), good, "{}", Value::from(fields));
        }
    }
}
