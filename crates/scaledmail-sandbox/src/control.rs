//! The control surface under `/_sandbox`.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde_json::{Map, Value, json};

use crate::answer::{Refusal, json_response};
use crate::call::Incoming;
use crate::canned::CannedAnswer;
use crate::error::Error;
use crate::world::World;

/// The path under which the control surface is served.
pub(crate) const PREFIX: &str = "/_sandbox";

/// Answers a request to the control surface.
pub(crate) fn control(world: &mut World, incoming: &Incoming<'_>) -> Response<Body> {
    let place = incoming.path.strip_prefix(PREFIX).unwrap_or_default();
    let answer = match (incoming.method, place) {
        ("POST", "/reset") => reset(world, incoming),
        ("GET", "/requests") => Ok(json!(world.log.requests())),
        ("POST", "/answers") => answers(world, incoming),
        ("POST", "/clock") => clock(world, incoming),
        ("GET", "/state") => Ok(world.state.snapshot()),
        (method, "/reset" | "/answers" | "/clock") => Err(Refusal::wrong_method(method, &["POST"])),
        (method, "/requests" | "/state") => Err(Refusal::wrong_method(method, &["GET"])),
        _ => Err(Refusal::not_found(format!("there is nothing at {}", incoming.path))),
    };
    match answer {
        Ok(body) => json_response(StatusCode::OK, &body),
        Err(refusal) => refusal.into_response(),
    }
}

fn reset(world: &mut World, incoming: &Incoming<'_>) -> Result<Value, Refusal> {
    known_keys(&incoming.body.object()?, &[])?;
    world.reset();
    Ok(json!({}))
}

fn answers(world: &mut World, incoming: &Incoming<'_>) -> Result<Value, Refusal> {
    let prepared = CannedAnswer::from_json(&incoming.body.object()?).and_then(CannedAnswer::prepare);
    let prepared = prepared.map_err(|error| match error {
        Error::CannedAnswer { place, reason } => wrong(&place, &reason),
        other => Refusal::bad_request(other.to_string()),
    })?;
    world.answers.push_back(prepared);
    Ok(json!({ "waiting": world.answers.len() }))
}

fn clock(world: &mut World, incoming: &Incoming<'_>) -> Result<Value, Refusal> {
    let body = incoming.body.object()?;
    known_keys(&body, &["advance_seconds"])?;
    let seconds = body.get("advance_seconds").and_then(Value::as_f64);
    let advance = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    let advance = advance.ok_or_else(|| wrong("advance_seconds", "must be a number of at least 0"))?;
    if !world.state.clock.advance(advance) {
        return Err(wrong("advance_seconds", "moves the clock more than a thousand years"));
    }
    Ok(json!({ "now": world.state.settle() }))
}

fn known_keys(body: &Map<String, Value>, known: &[&str]) -> Result<(), Refusal> {
    match body.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(wrong(key, "is not known")),
        None => Ok(()),
    }
}

fn wrong(place: &str, reason: &str) -> Refusal {
    let message = format!("{place}: {reason}");
    let body = json!({ "error": "Bad request", "message": message, "place": place, "reason": reason });
    Refusal::bare(StatusCode::BAD_REQUEST, body)
}
