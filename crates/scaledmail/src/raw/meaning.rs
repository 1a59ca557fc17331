//! What a raw request is, by the API's description, and which secrets are in it.

use scaledmail_api::operations::OPERATIONS;
use scaledmail_api::{Effect, Operation, names_secret};
use serde_json::Value;

pub(super) fn find(method: &str, path: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.matches(method, path.trim_end_matches('/'))).copied()
}

pub(super) fn effect(operation: Option<&Operation>, method: &str, query: &[(String, String)]) -> Effect {
    match operation {
        // Of a parameter that is given twice the service may take either.
        Some(operation) => {
            let given = query.iter().map(|(name, value)| operation.effect_with(&serde_json::json!({ name: value })));
            given.chain([operation.effect]).max().unwrap_or(operation.effect)
        }
        None if method.eq_ignore_ascii_case("GET") => Effect::Read,
        None => Effect::Charge,
    }
}

/// Texts under a name that speaks of a secret, and all of `hosting`, whose details are free-form.
pub(super) fn collect_secrets(value: Option<&Value>, secret: bool, found: &mut Vec<String>) {
    match value {
        Some(Value::String(text)) if secret => found.push(text.clone()),
        Some(Value::Number(number)) if secret => found.push(number.to_string()),
        Some(Value::Array(items)) => items.iter().for_each(|item| collect_secrets(Some(item), secret, found)),
        Some(Value::Object(map)) => {
            for (name, value) in map {
                let named = names_secret(name) || name.to_lowercase().contains("hosting");
                collect_secrets(Some(value), secret || named, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_raw_request_may_cost() {
        let mode = |mode: &str| vec![("mode".to_owned(), mode.to_owned())];
        for (method, path, query, expected) in [
            ("GET", "/orders", vec![], Effect::Read),
            ("get", "/whatever", vec![], Effect::Read),
            ("POST", "/search-domains", vec![], Effect::Read),
            ("POST", "/create-order/price_1", vec![], Effect::Charge),
            ("POST", "/create-order/price_1/", vec![], Effect::Charge),
            ("POST", "/Create-Order/price_1", vec![], Effect::Charge),
            ("POST", "/create-custom-order", vec![], Effect::Charge),
            ("POST", "/something-new", vec![], Effect::Charge),
            ("PUT", "/orders", vec![], Effect::Charge),
            ("DELETE", "/orders/rec1", vec![], Effect::Destructive),
            ("DELETE", "/orders/", vec![], Effect::Charge),
            ("PATCH", "/orders/rec1/tag", vec![], Effect::Write),
            ("POST", "/swap-sender-name/a.com", mode("name_only"), Effect::Write),
            ("POST", "/swap-sender-name/a.com", mode("name_and_alias"), Effect::Destructive),
            (
                "POST",
                "/swap-sender-name/a.com",
                [mode("name_and_alias"), mode("name_only")].concat(),
                Effect::Destructive,
            ),
        ] {
            assert_eq!(effect(find(method, path), method, &query), expected, "{method} {path}");
        }
    }
}
