//! Comparing what happened with what a case expects.

use crate::Failure;
use crate::case::Request;
use serde_json::{Map, Value};

/// How long the mark of a placement is.
const MARK: usize = 11;

/// `renewPrice` → `renew_price`, at every depth.
pub fn snake_keys(value: &Value) -> Value {
    match value {
        Value::Object(map) => map.iter().map(|(name, value)| (snake(name), snake_keys(value))).collect(),
        Value::Array(items) => items.iter().map(snake_keys).collect(),
        other => other.clone(),
    }
}

fn snake(name: &str) -> String {
    let mut text = String::new();
    let mut before = None::<char>;
    for c in name.chars() {
        if c.is_ascii_uppercase() && before.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
            text.push('_');
        }
        text.push(c.to_ascii_lowercase());
        before = Some(c);
    }
    text
}

/// Everything expected is there; lists have the same length; a missing field reads as null.
pub fn subset(place: &str, expected: &Value, seen: &Value) -> Result<(), Failure> {
    match (expected, seen) {
        (Value::String(any), _) if any == "<any>" && !seen.is_null() => Ok(()),
        (Value::Object(expected), Value::Object(seen)) => {
            let found = |name: &String| seen.get(name).unwrap_or(&Value::Null);
            expected.iter().try_for_each(|(name, value)| subset(&format!("{place}.{name}"), value, found(name)))
        }
        (Value::Array(expected), Value::Array(seen)) if expected.len() == seen.len() => {
            let pairs = expected.iter().zip(seen).enumerate();
            pairs.into_iter().try_for_each(|(at, (expected, seen))| subset(&format!("{place}[{at}]"), expected, seen))
        }
        _ => equal(place, expected, seen),
    }
}

/// `2` and `2.0` are one number.
pub fn equal(place: &str, expected: &Value, seen: &Value) -> Result<(), Failure> {
    let same = match (expected.as_f64(), seen.as_f64()) {
        (Some(expected), Some(seen)) => expected == seen,
        _ => expected == seen,
    };
    if same { Ok(()) } else { Err(format!("{place}: expected {expected}, got {seen}").into()) }
}

/// The requests are these, in this order.
pub fn requests(expected: &[Request], seen: &[Value]) -> Result<(), Failure> {
    if expected.len() != seen.len() {
        let list: Vec<_> = seen.iter().map(|request| format!("{} {}", request["method"], request["path"])).collect();
        return Err(format!("requests: expected {}, got {}: {list:?}", expected.len(), seen.len()).into());
    }
    for (at, (expected, seen)) in expected.iter().zip(seen).enumerate() {
        let place = format!("requests[{at}]");
        equal(&format!("{place}.method"), &expected.method.as_str().into(), &seen["method"])?;
        equal(&format!("{place}.path"), &expected.path.as_str().into(), &seen["path"])?;
        if let Some(query) = &expected.query {
            equal(&format!("{place}.query"), &texts(query).into(), &seen["query"])?;
        }
        for (name, value) in &expected.headers {
            subset(&format!("{place}.headers.{name}"), value, &seen["headers"][name.to_lowercase()])?;
        }
        if let Some(body) = &expected.body {
            equal(&format!("{place}.body"), body, &seen["body"])?;
        }
    }
    Ok(())
}

/// What the SDK reads for a charge.
pub fn is_lookup(request: &Value) -> bool {
    let lookups = ["domains_list", "domains_list_purchased", "orders_list", "orders_get"];
    request["operation"].as_str().is_some_and(|operation| lookups.contains(&operation))
}

/// Leaves of a tag what its caller gave: a placement's own mark is different each time.
pub fn without_mark(request: &mut Value) {
    let Some(body) = request["body"].as_object_mut() else { return };
    let Some(tag) = body.get("tag").and_then(Value::as_str) else { return };
    let label = tag.chars().take(tag.chars().count().saturating_sub(MARK)).collect::<String>();
    match label.strip_suffix('-') {
        Some(label) => body.insert("tag".to_owned(), label.into()),
        None if label.is_empty() => body.remove("tag"),
        None => None,
    };
}

/// So many of the requests changed something.
pub fn commits(expected: usize, seen: &[Value]) -> Result<(), Failure> {
    let mut committed = 0;
    for request in seen {
        let changed = request["committed"].as_bool().ok_or("commits: the sandbox does not say what it committed")?;
        committed += usize::from(changed);
    }
    if committed == expected { Ok(()) } else { Err(format!("commits: expected {expected}, got {committed}").into()) }
}

/// On the wire everything in a query is text.
fn texts(query: &Map<String, Value>) -> Map<String, Value> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned).into();
    query.iter().map(|(name, value)| (name.clone(), text(value))).collect()
}
