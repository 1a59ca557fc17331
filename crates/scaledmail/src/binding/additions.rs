//! The calls that the SDK adds to those of the API.

use super::{Ready, parse, ready};
use crate::call::Call;
use crate::client::Client;
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::orders::{PlaceOrder, WaitUntilActive};
use crate::outcome::Outcome;
use crate::placements::{PlacementKey, Settlement};
use crate::settings::seconds;
use crate::types::{BuyDomains, BuyPrewarmInboxes};
use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoParameters {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaitJson {
    order_id: String,
    poll_seconds: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyJson {
    key: String,
    operation: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettleJson {
    key: String,
    operation: Option<String>,
    outcome: SettledOutcome,
    reason: String,
    order_id: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SettledOutcome {
    Applied,
    Rejected,
}

/// A list under the name that the faces know it by.
#[derive(Serialize)]
struct Placements<T> {
    placements: Vec<T>,
}

#[derive(Serialize)]
struct Reconciliations<T> {
    reconciliations: Vec<T>,
}

/// The call of that name, if there is one.
pub(super) fn dispatch(client: &Client, operation: &str, parameters: &str) -> Result<Option<Ready>, Error> {
    let kind = ErrorKind::Validation;
    Ok(Some(match operation {
        "orders_place" => ready(client.orders().place(order(parameters)?)),
        "orders_preview" => ready(client.orders().preview(order(parameters)?)),
        "orders_wait_until_active" => {
            let WaitJson { order_id, poll_seconds } = parse(parameters, kind)?;
            let mut wait = WaitUntilActive::new(order_id);
            if let Some(value) = poll_seconds {
                wait = wait.poll(seconds("poll_seconds", Some(value)).map_err(as_validation)?);
            }
            ready(client.orders().wait_until_active(wait))
        }
        "domains_preview" => ready(client.domains().preview(parse::<BuyDomains>(parameters, kind)?)),
        "prewarm_preview" => ready(client.prewarm().preview(parse::<BuyPrewarmInboxes>(parameters, kind)?)),
        "placements_list" => {
            parse::<NoParameters>(parameters, kind)?;
            wrapped(client.placements().list(), |placements| Placements { placements })
        }
        "placements_get" => ready(client.placements().get(key(parameters)?)),
        "placements_reconcile" => ready(client.placements().reconcile(key(parameters)?)),
        "placements_reconcile_all" => {
            parse::<NoParameters>(parameters, kind)?;
            wrapped(client.placements().reconcile_all(), |reconciliations| Reconciliations { reconciliations })
        }
        "placements_settle" => {
            let SettleJson { key, operation, outcome, reason, order_id } = parse(parameters, kind)?;
            let outcome = match outcome {
                SettledOutcome::Applied => Outcome::Applied,
                SettledOutcome::Rejected => Outcome::Rejected,
            };
            let mut settlement = Settlement::new(outcome, reason);
            settlement.order_id = order_id;
            let mut placement = PlacementKey::new(key);
            placement.operation = operation;
            ready(client.placements().settle(placement, settlement))
        }
        _ => return Ok(None),
    }))
}

fn wrapped<T: Send + 'static, W: Serialize + Send + 'static>(
    call: Call<T>,
    wrap: impl FnOnce(T) -> W + Send + 'static,
) -> Ready {
    ready(call.map(wrap))
}

fn key(parameters: &str) -> Result<PlacementKey, Error> {
    let KeyJson { key, operation } = parse(parameters, ErrorKind::Validation)?;
    let mut placement = PlacementKey::new(key);
    placement.operation = operation;
    Ok(placement)
}

/// With a price's id it is the order of a package, without one a custom one.
fn order(parameters: &str) -> Result<PlaceOrder, Error> {
    let all: Value = parse(parameters, ErrorKind::Validation)?;
    Ok(match all.get("price_id").is_some_and(|id| !id.is_null()) {
        true => PlaceOrder::Package(parse(parameters, ErrorKind::Validation)?),
        false => PlaceOrder::Custom(parse(parameters, ErrorKind::Validation)?),
    })
}

fn as_validation(mut error: Error) -> Error {
    error.0.kind = ErrorKind::Validation;
    error
}
