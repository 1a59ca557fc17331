//! The service over HTTP: the happy path of all 25 operations, what holds for every request, the control surface.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod control;
mod faults;
mod holdings;
mod hostile;
mod http;
mod operations;
mod orders;
mod requests;
mod running;

use std::time::Duration;

use http::Http;
use scaledmail_sandbox::Sandbox;
use serde_json::{Value, json};

const DAY: Duration = Duration::from_secs(86_400);

async fn start() -> Sandbox {
    // A day cannot pass by itself during a test, so only the clock makes orders active.
    Sandbox::builder().provisioning(DAY).start().await.unwrap()
}

fn named(domain: &str) -> Value {
    json!({ "domain": domain, "first_name": "Dean", "last_name": "Fiacoo" })
}

fn names(rows: &Value, key: &str) -> Vec<String> {
    rows.as_array().unwrap().iter().map(|row| row[key].as_str().unwrap().to_owned()).collect()
}

fn domain_row(http: &Http<'_>, name: &str) -> Value {
    let listed = http.ok("GET", "/domains", Value::Null);
    let rows = listed["domains"].as_array().unwrap();
    rows.iter().find(|row| row["domain"] == name).cloned().unwrap_or_default()
}
