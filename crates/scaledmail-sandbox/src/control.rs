//! The control surface: over HTTP under `/_sandbox`, and in-process by the same names.

use std::time::Duration;

use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::answer::{Answer, Refusal};
use crate::call::Incoming;
use crate::clock::Time;
use crate::error::Error;
use crate::faults::Faults;
use crate::input;
use crate::state::StateDocument;
use crate::world::World;

/// The path under which the control surface is served.
pub(crate) const PREFIX: &str = "/_sandbox";

/// The places of the control surface with their methods.
const PLACES: [(&str, &[&str]); 12] = [
    ("/reset", &["POST"]),
    ("/requests", &["GET"]),
    ("/orders", &["GET"]),
    ("/purchases", &["GET"]),
    ("/faults", &["GET", "POST", "PUT", "DELETE"]),
    ("/limits", &["GET", "PUT"]),
    ("/latency", &["GET", "PUT"]),
    ("/clock", &["GET", "POST"]),
    ("/state", &["GET", "PUT"]),
    ("/confirm-payment", &["POST"]),
    ("/apply-changes", &["POST"]),
    ("/revoke-key", &["POST"]),
];

/// Answers a request over HTTP.
pub(crate) fn answer(world: &mut World, incoming: &Incoming<'_>) -> Answer {
    let place = incoming.path.strip_prefix(PREFIX).unwrap_or_default();
    let methods = PLACES.iter().find(|(known, _)| *known == place).map(|(_, methods)| *methods).unwrap_or_default();
    let body = match methods.contains(&incoming.method) {
        true => incoming.body.value(),
        false if methods.is_empty() => Err(Refusal::not_found(format!("there is nothing at {}", incoming.path))),
        false => Err(Refusal::wrong_method(incoming.method, methods)),
    };
    let done = body.and_then(|body| control(world, incoming.method, place, body).map_err(refusal));
    match done {
        Ok(body) => Answer::json(StatusCode::OK, &body),
        Err(refusal) => refusal.into_answer(),
    }
}

fn refusal(error: Error) -> Refusal {
    let message = error.to_string();
    match error {
        Error::Input { place, reason } => {
            let body = json!({ "error": "Bad request", "message": message, "place": place, "reason": reason });
            Refusal::bare(StatusCode::BAD_REQUEST, body)
        }
        _ => Refusal::bad_request(message),
    }
}

/// Does what the control surface is told.
pub(crate) fn control(world: &mut World, method: &str, place: &str, body: Value) -> Result<Value, Error> {
    match (method, place) {
        ("POST", "/reset") => {
            input::object::<Nothing>(body)?;
            world.reset();
        }
        ("GET", "/requests") => return Ok(json!(world.log.requests())),
        ("GET", "/orders") => {
            world.state.settle();
            return Ok(json!(world.state.committed_orders()));
        }
        ("GET", "/purchases") => return Ok(json!(world.state.committed_purchases())),
        ("GET", "/faults") => {}
        ("POST", "/faults") => world.faults.add(input::object(body)?)?,
        ("PUT", "/faults") => world.faults = Faults::read(body)?,
        ("DELETE", "/faults") => world.faults = Faults::default(),
        ("GET", "/limits") => {}
        ("PUT", "/limits") => world.limiter.limits = world.limiter.limits.with(body)?,
        ("GET", "/latency") => {}
        ("PUT", "/latency") => world.set_latency(input::object(body)?)?,
        ("GET", "/clock") => {}
        ("POST", "/clock") => clock(world, input::object(body)?)?,
        ("GET", "/state") => {
            world.state.settle();
        }
        ("PUT", "/state") => world.set_state(StateDocument::read(body)?)?,
        ("POST", "/confirm-payment") => {
            let order_id = input::object::<OrderId>(body)?.order_id;
            if !world.state.confirm_payment(&order_id) {
                return Err(Error::input("order_id", "is not that of an order whose payment needs confirming"));
            }
        }
        ("POST", "/apply-changes") => {
            input::object::<Nothing>(body)?;
            return Ok(json!({ "applied": world.state.apply_changes() }));
        }
        ("POST", "/revoke-key") => {
            let key = input::object::<Key>(body)?.key;
            let account = world.state.accounts.iter_mut().find(|account| account.key == key);
            account.ok_or_else(|| Error::input("key", "is not that of an account"))?.revoked = true;
        }
        _ => {
            let reason =
                format!("the control surface has no {method} {place}; places are such as /faults, methods in capitals");
            return Err(Error::Control { reason });
        }
    }
    shown(world, place)
}

/// What stands at a place after it was changed or asked for.
fn shown(world: &World, place: &str) -> Result<Value, Error> {
    let value = match place {
        "/faults" => serde_json::to_value(world.faults.waiting()),
        "/limits" => serde_json::to_value(&world.limiter.limits),
        "/latency" => serde_json::to_value(world.latency.latency),
        "/state" => serde_json::to_value(StateDocument::of(&world.state)),
        "/clock" => {
            let clock = &world.state.clock;
            Ok(json!({ "now": clock.now(), "frozen": clock.is_frozen() }))
        }
        _ => Ok(json!({})),
    };
    value.map_err(|error| Error::Control { reason: error.to_string() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderId {
    order_id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    key: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockChange {
    advance_seconds: Option<f64>,
    freeze: Option<bool>,
}

fn clock(world: &mut World, change: ClockChange) -> Result<(), Error> {
    if change.advance_seconds.is_none() && change.freeze.is_none() {
        return Err(Error::input("advance_seconds", "advance_seconds or freeze is needed"));
    }
    let advance = Duration::try_from_secs_f64(change.advance_seconds.unwrap_or_default());
    let advance = advance.map_err(|_| Error::input("advance_seconds", "must be a number of at least 0"))?;
    advance_clock(world, advance)?;
    if let Some(freeze) = change.freeze {
        world.state.clock.freeze(freeze);
    }
    Ok(())
}

/// Moves the clock forward and does what has become due.
pub(crate) fn advance_clock(world: &mut World, by: Duration) -> Result<Time, Error> {
    if !world.state.clock.advance(by) {
        return Err(Error::input("advance_seconds", "moves the clock more than a thousand years"));
    }
    Ok(world.state.settle())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_done_and_nothing_else() {
        let start = crate::settings::SandboxBuilder::default().into_start().unwrap();
        let mut world = World::new(start).unwrap();
        for (place, methods) in PLACES {
            for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
                // A null fits nothing, so a place that takes a body refuses it for that.
                let known = !matches!(control(&mut world, method, place, Value::Null), Err(Error::Control { .. }));
                assert_eq!(known, methods.contains(&method), "{method} {place}");
            }
        }
    }
}
