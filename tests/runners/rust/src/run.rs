//! Runs one case.

use crate::Failure;
use crate::case::{Case, ExpectedError, ExpectedViolation, Texts};
use crate::compare;
use crate::lab;
use crate::sandbox::Control;
use scaledmail::{Client, Error, binding};
use serde_json::{Map, Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// What a case's call came to.
pub struct Ran {
    /// Nothing when its caller went away.
    outcome: Option<Result<Value, Error>>,
    requests: Vec<Value>,
    pub took: Duration,
    client: Client,
    placement: Option<Value>,
}

/// Runs a case against a fresh sandbox.
pub fn run(case: &Case, sandbox: &Control, runtime: &Runtime) -> Result<Ran, Failure> {
    if case.given.freeze_clock {
        sandbox.post("clock", json!({ "freeze": true }))?;
    }
    if let Some(limits) = &case.given.limits {
        sandbox.put("limits", serde_json::to_value(limits)?)?;
    }
    let mut settings = json!({
        "api_key": "sandbox-key",
        "base_url": sandbox.base_url(),
        "organization_id": "recSandboxOrganization1",
        "pacing": false,
        "journal": "memory",
    });
    for (name, value) in &case.given.client {
        settings[binding_name(name)] = value.clone();
    }
    if settings["journal"] == "<fresh>" {
        settings["journal"] = fresh_journal()?.into();
    }
    let client = binding::client(&settings.to_string(), "rust")?;
    for before in &case.given.before {
        for fault in &before.faults {
            sandbox.post("faults", fault.clone().into())?;
        }
        let parameters = Value::from(before.params.clone()).to_string();
        let options = options_text(&before.options);
        let ended = runtime.block_on(binding::call(&client, &before.call, &parameters, &options));
        match (ended, &before.error) {
            (Ok(_), None) => {}
            (Err(error), Some(kind)) if error.kind().as_str() == kind => {}
            (Ok(_), Some(kind)) => return Err(format!("a call before succeeded, but {kind} was expected").into()),
            (Err(error), _) => return Err(format!("a call before failed: {error}").into()),
        }
    }
    if let Some(seconds) = case.given.advance_seconds {
        sandbox.post("clock", json!({ "advance_seconds": seconds }))?;
    }
    for fault in &case.given.faults {
        sandbox.post("faults", fault.clone().into())?;
    }
    if let Some(seconds) = case.given.latency_seconds {
        sandbox.latency(seconds)?;
    }
    let earlier = sandbox.requests()?.len();
    let begin = Instant::now();
    let outcome = match case.when.cancelled {
        true => lab::cancelled(case, &client, sandbox, runtime)?,
        false => Some(call(case, &client, runtime)),
    };
    let took = begin.elapsed();
    let placement = lab::placement(case, &client, runtime)?;
    let mut requests = sandbox.requests()?.split_off(earlier);
    if !case.then.lookups {
        requests.retain(|request| !compare::is_lookup(request));
        requests.iter_mut().for_each(compare::without_mark);
    }
    Ok(Ran { outcome, requests, took, client, placement })
}

/// A path for the journal of one case.
fn fresh_journal() -> Result<String, Failure> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("journal-{}-{count}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    Ok(folder.join("journal.sqlite").to_string_lossy().into_owned())
}

fn call(case: &Case, client: &Client, runtime: &Runtime) -> Result<Value, Error> {
    let options = options_text(&case.when.options);
    let text = match (&case.when.call, &case.when.raw) {
        (Some(operation), _) => {
            let parameters = Value::from(case.when.params.clone()).to_string();
            runtime.block_on(binding::call(client, operation, &parameters, &options))?
        }
        (None, raw) => {
            let raw = raw.clone().unwrap_or_default().to_string();
            runtime.block_on(binding::raw(client, &raw, &options))?
        }
    };
    Ok(serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// Compares it with what the case expects.
pub fn check(case: &Case, ran: Ran, sandbox: &Control, runtime: &Runtime) -> Result<(), Failure> {
    if let Some(outcome) = ran.outcome {
        check_outcome(case, outcome)?;
    }
    if let Some(expected) = &case.then.requests {
        compare::requests(expected, &ran.requests)?;
    }
    if let Some(expected) = case.then.commits {
        compare::commits(expected, &ran.requests)?;
    }
    lab::reconciled(case, ran.placement, &ran.client, sandbox, runtime)
}

fn check_outcome(case: &Case, outcome: Result<Value, Error>) -> Result<(), Failure> {
    match (outcome, &case.then.error) {
        (Ok(_), Some(expected)) => Err(format!("succeeded, but {} was expected", expected.kind).into()),
        (Err(error), None) => Err(format!("failed: {error}").into()),
        (Err(error), Some(expected)) => check_error(&error, expected),
        (Ok(result), None) => {
            let seen = compare::snake_keys(&result);
            if let Some(expected) = &case.then.result {
                compare::subset("result", &compare::snake_keys(expected), &seen)?;
            }
            check_extra(&case.then.extra, &result)
        }
    }
}

/// What the types keep, they write again: an unknown field stands where it was.
fn check_extra(extra: &Map<String, Value>, result: &Value) -> Result<(), Failure> {
    for (path, fields) in extra {
        let mut place = result;
        for step in path.split('.').filter(|step| !step.is_empty()) {
            place = match step.parse::<usize>() {
                Ok(at) => &place[at],
                Err(_) => &place[step],
            };
        }
        compare::subset(&format!("extra {path:?}"), fields, place)?;
    }
    Ok(())
}

fn check_error(error: &Error, expected: &ExpectedError) -> Result<(), Failure> {
    let seen: Value = serde_json::from_str(&error.to_json())?;
    compare::equal("error.kind", &expected.kind.as_str().into(), &seen["kind"])
        .map_err(|failure| format!("{failure}: {error}"))?;
    let fields = [
        ("outcome", &expected.outcome),
        ("status", &expected.status),
        ("code", &expected.code),
        ("cause_kind", &expected.cause_kind),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            compare::equal(&format!("error.{name}"), value, &seen[name])?;
        }
    }
    let message = error.to_string();
    if let Some(part) = expected.message.as_ref().filter(|part| !message.contains(*part)) {
        return Err(format!("error.message: {part:?} is not in {message:?}").into());
    }
    let absent = match &expected.message_absent {
        Some(Texts::One(text)) => std::slice::from_ref(text),
        Some(Texts::Several(texts)) => texts,
        None => &[],
    };
    let everything = format!("{error} {error:?} {}", error.to_json());
    if let Some(text) = absent.iter().find(|text| everything.contains(*text)) {
        return Err(format!("error.message_absent: {text:?} is in {everything:?}").into());
    }
    match &expected.violations {
        Some(violations) => check_violations(violations, error),
        None => Ok(()),
    }
}

fn check_violations(expected: &[ExpectedViolation], error: &Error) -> Result<(), Failure> {
    let seen = error.violations();
    let fits = |(wanted, found): (&ExpectedViolation, &scaledmail::Violation)| {
        wanted.field == found.field && found.rule.contains(&wanted.rule)
    };
    if expected.len() == seen.len() && expected.iter().zip(seen).all(fits) {
        return Ok(());
    }
    let wanted: Vec<_> = expected.iter().map(|violation| format!("{} {}", violation.field, violation.rule)).collect();
    Err(format!("error.violations: expected {wanted:?}, got {seen:?}").into())
}

/// Options of a call for the binding.
pub fn options_text(options: &serde_json::Map<String, Value>) -> String {
    let named = options.iter().map(|(name, value)| (binding_name(name).to_owned(), value.clone()));
    Value::Object(named.collect()).to_string()
}

/// Cases have units in their names; the options of a language have not.
fn binding_name(name: &str) -> &str {
    match name {
        "ca_certificate_pem" => "ca_certificate",
        "connect_timeout_seconds" => "connect_timeout",
        "timeout_seconds" => "timeout",
        other => other,
    }
}
