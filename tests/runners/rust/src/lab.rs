//! What becomes of a charge whose answer is lost, or whose caller goes away.

use crate::Failure;
use crate::case::Case;
use crate::compare;
use crate::sandbox::Control;
use scaledmail::{Client, Error, binding};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::runtime::Runtime;

const PATIENCE: u32 = 2000;
const TICK: Duration = Duration::from_millis(5);

/// Makes the call, and drops it once the service has its request; what it ended in, if it was quicker.
pub fn cancelled(
    case: &Case,
    client: &Client,
    sandbox: &Control,
    runtime: &Runtime,
) -> Result<Option<Result<Value, Error>>, Failure> {
    let operation = case.when.call.as_deref().ok_or("cancelled: only calls by operation")?;
    let parameters = Value::from(case.when.params.clone()).to_string();
    let options = crate::run::options_text(&case.when.options);
    let call = binding::call(client, operation, &parameters, &options);
    let seen = async {
        for _ in 0..PATIENCE {
            if sandbox.requests()?.iter().any(|request| request["operation"] == operation) {
                return Ok(());
            }
            tokio::time::sleep(TICK).await;
        }
        Err(Failure::from("cancelled: the service never saw the request"))
    };
    runtime.block_on(async {
        tokio::select! {
            // Whoever was quicker than its caller ended as the table says.
            ended = call => Ok(case.then.error.is_some().then(|| ended.map(Value::from))),
            seen = seen => seen.map(|()| None),
        }
    })
}

/// The only placement of the journal, when the case has something to say of it; once nobody is making it any more.
pub fn placement(case: &Case, client: &Client, runtime: &Runtime) -> Result<Option<Value>, Failure> {
    if case.then.placed.is_none() && case.then.reconciled.is_none() {
        return Ok(None);
    }
    for _ in 0..PATIENCE {
        let list = runtime.block_on(binding::call(client, "placements_list", "{}", "{}"))?;
        let list: Value = serde_json::from_str(&list)?;
        match list["placements"].as_array().map(Vec::as_slice) {
            Some([placement]) if placement["in_flight"] == false => return Ok(Some(placement.clone())),
            Some([_]) => std::thread::sleep(TICK),
            _ => return Err(format!("placed: one placement is expected, not {list}").into()),
        }
    }
    Err("placed: it is in flight for ever".into())
}

/// Checks what the journal has of it, and what the account says once the faults are gone.
pub fn reconciled(
    case: &Case,
    placement: Option<Value>,
    client: &Client,
    sandbox: &Control,
    runtime: &Runtime,
) -> Result<(), Failure> {
    let Some(placement) = placement else { return Ok(()) };
    if let Some(outcome) = &case.then.placed {
        compare::equal("placed", &outcome.as_str().into(), &placement["outcome"])
            .map_err(|failure| format!("{failure}: {placement}"))?;
    }
    let Some(expected) = &case.then.reconciled else { return Ok(()) };
    sandbox.clear()?;
    let parameters = json!({ "key": placement["key"] }).to_string();
    let call = binding::call(client, "placements_reconcile", &parameters, r#"{"timeout":30}"#);
    let found: Value = serde_json::from_str(&runtime.block_on(call)?)?;
    compare::equal("reconciled", &expected.as_str().into(), &found["result"])?;
    compare::equal("reconciled.duplicates", &json!([]), &found["duplicates"])
}
