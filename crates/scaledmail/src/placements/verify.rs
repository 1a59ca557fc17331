//! Ids in answers to charges: several, or none, and no promise of what they are.

use super::cart::Cart;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error_kind::ErrorKind;
use crate::transport::Exchange;
use serde_json::Value;
use std::time::Duration;

/// The answer is there: its caller does not wait long for an id.
const PATIENCE: Duration = Duration::from_secs(5);

/// The order that an answer names, once a reading has shown that it is one.
pub(crate) async fn verify(
    client: &Client,
    options: &CallOptions,
    exchange: &Exchange,
    cart: &Cart,
    tag: Option<&str>,
    warnings: &mut Vec<String>,
) -> Option<String> {
    if !cart.makes_order() {
        return None;
    }
    let body: Value = serde_json::from_slice(&exchange.answer()?.body).ok()?;
    for id in candidates(&body) {
        // In time for a success to be told before the deadline makes a failure of it.
        let left = exchange.deadline().left().map_or(PATIENCE, |left| left.mul_f64(0.5).min(PATIENCE));
        if left.is_zero() {
            break;
        }
        let reading = CallOptions { timeout: Some(left), max_retries: Some(1), dry_run: None, ..options.clone() };
        match client.orders().get(id.as_str()).options(reading).await {
            Ok(order) if order.id.as_deref() == Some(&id) => {
                let other = |found: &&String| tag.is_some_and(|tag| found.as_str() != tag) && !found.is_empty();
                match order.tag.as_ref().filter(other) {
                    None => return Some(id),
                    Some(found) => warnings.push(format!("the order {id} of the answer has another tag: {found:?}")),
                }
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => {
                warnings.push(format!("the order {id} of the answer could not be verified: {error}"));
                return None;
            }
        }
    }
    None
}

/// Best first: `payment_id` is what the lists of domains and orders agree on.
fn candidates(body: &Value) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for place in [body, &body["data"]] {
        for name in ["payment_id", "order_id", "id"] {
            let id = match &place[name] {
                Value::String(id) => id.clone(),
                Value::Number(id) => id.to_string(),
                _ => continue,
            };
            if !id.is_empty() && !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found
}
