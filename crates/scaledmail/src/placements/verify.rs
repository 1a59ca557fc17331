//! Ids in answers to charges: several, or none, and no promise of what they are.

use super::cart::Cart;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error_kind::ErrorKind;
use crate::journal::Record;
use crate::receipt::{DomainResult, PlacedDomain};
use crate::transport::Deadline;
use serde_json::Value;
use std::time::Duration;

/// The answer is there: its caller does not wait long for an id.
const PATIENCE: Duration = Duration::from_secs(5);

/// Reads orders to see whether they are what an answer names.
pub(crate) struct Verifying<'a> {
    pub client: &'a Client,
    pub options: &'a CallOptions,
    pub deadline: Deadline,
    /// What the order was sent with.
    pub tag: Option<&'a str>,
}

impl Verifying<'_> {
    /// The order that an answer names, once a reading has shown that it is one.
    pub async fn verify(&self, body: &Value, warnings: &mut Vec<String>) -> Option<String> {
        let Self { client, options, deadline, tag } = self;
        for id in candidates(body) {
            // In time for a success to be told before the deadline makes a failure of it.
            let left = deadline.left().map_or(PATIENCE, |left| left.mul_f64(0.5).min(PATIENCE));
            if left.is_zero() {
                break;
            }
            let reading =
                CallOptions { timeout: Some(left), max_retries: Some(1), dry_run: None, ..(*options).clone() };
            match client.orders().get(id.as_str()).options(reading).await {
                Ok(order) if order.id.as_deref() == Some(&id) => {
                    let other = |found: &&String| tag.is_some_and(|tag| found.as_str() != tag) && !found.is_empty();
                    match order.tag.as_ref().filter(other) {
                        None => return Some(id),
                        Some(found) => {
                            warnings.push(format!("the order {id} of the answer has another tag: {found:?}"))
                        }
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
}

/// A record of what was made, with the order that its answer names, if whoever made it did not come to look.
pub(crate) async fn completed(
    client: &Client,
    options: &CallOptions,
    deadline: Deadline,
    cart: &Cart,
    record: Box<Record>,
) -> Box<Record> {
    let Some(answer) = record.ended.answer.clone().filter(|_| cart.makes_order() && record.order_id.is_none()) else {
        return record;
    };
    let tag = record.tags.last().map(String::as_str);
    let found = Verifying { client, options, deadline, tag }.verify(&answer.into(), &mut Vec::new()).await;
    let (Some(id), Ok(journal)) = (found, client.journal()) else { return record };
    match journal.change(&record.identity, |known| known.order_id.is_none().then(|| with_order(known, &id))).await {
        Ok(Some(changed)) => Box::new(changed),
        // The journal has it already, or cannot have it: the receipt has it all the same.
        _ => Box::new(with_order(*record, &id)),
    }
}

/// With its order, which has all of its domains.
pub(crate) fn with_order(mut record: Record, id: &str) -> Record {
    let placed = |domain: &String| PlacedDomain {
        domain: domain.clone(),
        result: DomainResult::Applied,
        order_id: Some(id.to_owned()),
    };
    record.found = record.domains.iter().map(placed).collect();
    record.order_id = Some(id.to_owned());
    record
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
