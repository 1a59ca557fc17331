//! Raw requests as JSON.

use super::{Options, options, parse, unsent};
use crate::client::Client;
use crate::error::{Error, Violation};
use crate::error_kind::ErrorKind;
use crate::raw::RawResponse;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::future::Future;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequestJson {
    method: String,
    path: String,
    query: Option<Map<String, Value>>,
    body: Option<Value>,
}

/// Makes a raw request.
pub fn raw(
    client: &Client,
    request_json: &str,
    options_json: &str,
) -> impl Future<Output = Result<String, Error>> + Send + 'static {
    raw_until(client, request_json, options_json, std::future::pending())
}

/// The same, until the caller cancels.
pub fn raw_until(
    client: &Client,
    request_json: &str,
    options_json: &str,
    cancelled: impl Future<Output = ()> + Send + 'static,
) -> impl Future<Output = Result<String, Error>> + Send + 'static {
    client.prepare();
    let prepared = options(options_json).and_then(|options| raw_call(client, request_json, options));
    async move { raw_text(&prepared.map_err(|error| unsent(error, "request"))?.until(Box::pin(cancelled)).await?) }
}

pub(super) fn raw_call(client: &Client, request_json: &str, options: Options) -> Result<crate::raw::RawCall, Error> {
    let json: RequestJson = parse(request_json, ErrorKind::Validation)?;
    let mut call = client.request(&json.method, &json.path).options(options.call).placing(options.placing);
    for (name, value) in json.query.unwrap_or_default() {
        call = match value {
            Value::Null => call,
            Value::String(text) => call.query(name, text),
            Value::Bool(_) | Value::Number(_) => call.query(name, value.to_string()),
            Value::Array(_) | Value::Object(_) => {
                let rule = "must be a text, a number or a boolean".to_owned();
                return Err(Error::broken_rules(vec![Violation { field: format!("query.{name}"), value: None, rule }]));
            }
        };
    }
    Ok(match json.body {
        Some(body) => call.body(body),
        None => call,
    })
}

pub(super) fn raw_text(response: &RawResponse) -> Result<String, Error> {
    let headers: Map<String, Value> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into()))
        .collect();
    let body = response.json();
    let text = body.is_none().then(|| String::from_utf8_lossy(response.body()).into_owned());
    let told = json!({
        "status": response.status(),
        "headers": headers,
        "body": body,
        "text": text,
        "outcome": response.outcome(),
        "receipt": response.receipt(),
        "request": response.request(),
    });
    Ok(told.to_string())
}
