//! Canned answers: served instead of the real handling.

use std::collections::VecDeque;
use std::fmt;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use serde_json::{Map, Value};

use crate::error::Error;
use crate::operation::Operation;

/// An answer that is served instead of the real handling of an operation; nothing is committed then.
///
/// Several answers for one operation are served in the order in which they were given.
#[derive(Clone, Debug)]
pub struct CannedAnswer {
    operation: String,
    status: u16,
    headers: Vec<(String, String)>,
    body: Option<Value>,
    text: Option<String>,
    times: u32,
}

impl CannedAnswer {
    /// An empty answer with this status, served once, for an operation such as `orders_create`.
    pub fn new(operation: impl Into<String>, status: u16) -> Self {
        Self { operation: operation.into(), status, headers: Vec::new(), body: None, text: None, times: 1 }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets a JSON body; its content type is `application/json` unless a header says otherwise.
    #[must_use]
    pub fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// Sets a body of text; its content type is `text/plain` unless a header says otherwise.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// Sets how often the answer is served, once by default.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    /// Reads an answer as the control surface takes it.
    pub(crate) fn from_json(fields: &Map<String, Value>) -> Result<Self, Error> {
        const KNOWN: [&str; 6] = ["body", "headers", "operation", "status", "text", "times"];
        if let Some(key) = fields.keys().find(|key| !KNOWN.contains(&key.as_str())) {
            return Err(wrong(key, format!("is not known; the keys are {}", KNOWN.join(", "))));
        }
        let operation = fields.get("operation").and_then(Value::as_str);
        let operation = operation.ok_or_else(|| wrong("operation", "must be the name of an operation"))?;
        let status = fields.get("status").and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok());
        let status = status.ok_or_else(|| wrong("status", "must be a whole number from 200 to 599"))?;
        let mut answer = Self::new(operation, status);
        if let Some(times) = fields.get("times") {
            let times = times.as_u64().and_then(|times| u32::try_from(times).ok());
            answer.times = times.ok_or_else(|| wrong("times", "must be a whole number of at least 1"))?;
        }
        if let Some(headers) = fields.get("headers") {
            let headers = headers.as_object().ok_or_else(|| wrong("headers", "must be an object"))?;
            for (name, value) in headers {
                let value = value.as_str().ok_or_else(|| wrong(format!("headers.{name}"), "must be a string"))?;
                answer = answer.header(name, value);
            }
        }
        if let Some(text) = fields.get("text") {
            answer = answer.text(text.as_str().ok_or_else(|| wrong("text", "must be a string"))?);
        }
        answer.body = fields.get("body").cloned();
        Ok(answer)
    }

    /// Checks the answer, so that serving it cannot fail.
    pub(crate) fn prepare(self) -> Result<Prepared, Error> {
        let operation = Operation::parse(&self.operation)
            .ok_or_else(|| wrong("operation", format!("{:?} is unknown", self.operation)))?;
        let status = Some(self.status).filter(|status| (200..=599).contains(status));
        let status = status.and_then(|status| StatusCode::from_u16(status).ok());
        let status = status.ok_or_else(|| wrong("status", "must be a whole number from 200 to 599"))?;
        if self.times == 0 {
            return Err(wrong("times", "must be a whole number of at least 1"));
        }
        let (content_type, body) = match (self.body, self.text) {
            (Some(_), Some(_)) => return Err(wrong("text", "cannot be combined with body")),
            (Some(body), None) => (Some("application/json"), body.to_string()),
            (None, Some(text)) => (Some("text/plain; charset=utf-8"), text),
            (None, None) => (None, String::new()),
        };
        let mut headers = Vec::new();
        if let Some(content_type) = content_type {
            headers.push((CONTENT_TYPE, HeaderValue::from_static(content_type)));
        }
        for (name, value) in self.headers {
            headers.push(header(&name, &value)?);
        }
        Ok(Prepared { operation, status, headers, body, times: self.times })
    }
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Error> {
    let place = || format!("headers.{name}");
    let parsed = name.parse::<HeaderName>().map_err(|_| wrong(place(), "is not a header name"))?;
    // The framing belongs to the server: a wrong length would break the connection.
    if ["connection", "content-length", "transfer-encoding", "upgrade"].contains(&parsed.as_str()) {
        return Err(wrong(place(), "is set by the server itself"));
    }
    let value = HeaderValue::from_str(value).map_err(|_| wrong(place(), "is not a header value"))?;
    Ok((parsed, value))
}

fn wrong(place: impl Into<String>, reason: impl fmt::Display) -> Error {
    Error::CannedAnswer { place: place.into(), reason: reason.to_string() }
}

/// A checked answer that waits for its operation.
pub(crate) struct Prepared {
    operation: Operation,
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: String,
    times: u32,
}

/// The next answer for the operation, if one waits.
pub(crate) fn take(answers: &mut VecDeque<Prepared>, operation: Operation) -> Option<Response<Body>> {
    let index = answers.iter().position(|answer| answer.operation == operation)?;
    let answer = answers.get_mut(index)?;
    answer.times = answer.times.saturating_sub(1);
    let mut response = Response::new(Body::from(answer.body.clone()));
    *response.status_mut() = answer.status;
    for (name, value) in &answer.headers {
        response.headers_mut().insert(name.clone(), value.clone());
    }
    if answer.times == 0 {
        answers.remove(index);
    }
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: &Value) -> Result<Prepared, String> {
        let fields = value.as_object().expect("an object");
        CannedAnswer::from_json(fields).and_then(CannedAnswer::prepare).map_err(|error| error.to_string())
    }

    #[test]
    fn wrong_answers_are_refused_with_their_place() {
        let cases = [
            (json!({ "operation": "orders_make", "status": 200 }), "operation: \"orders_make\" is unknown"),
            (json!({ "status": 200 }), "operation: must be"),
            (json!({ "operation": "orders_list" }), "status: must be"),
            (json!({ "operation": "orders_list", "status": 101 }), "status: must be"),
            (json!({ "operation": "orders_list", "status": 200, "time": 1 }), "time: is not known"),
            (json!({ "operation": "orders_list", "status": 200, "times": 0 }), "times: must be"),
            (json!({ "operation": "orders_list", "status": 200, "headers": { "a b": "c" } }), "headers.a b: is not"),
            (json!({ "operation": "orders_list", "status": 200, "headers": { "a": "\n" } }), "headers.a: is not"),
            (json!({ "operation": "orders_list", "status": 200, "headers": { "a": 1 } }), "headers.a: must be"),
            (
                json!({ "operation": "orders_list", "status": 200, "headers": { "Content-Length": "1" } }),
                "by the server",
            ),
            (json!({ "operation": "orders_list", "status": 200, "body": 1, "text": "" }), "text: cannot"),
        ];
        for (value, expected) in cases {
            let message = read(&value).err().unwrap_or_default();
            assert!(message.contains(expected), "{value}: {message}");
        }
    }

    #[test]
    fn answers_are_served_in_order_and_as_often_as_told() {
        let mut answers = VecDeque::new();
        answers.push_back(read(&json!({ "operation": "orders_list", "status": 500, "times": 2 })).unwrap());
        answers.push_back(read(&json!({ "operation": "orders_get", "status": 404, "body": null })).unwrap());
        answers.push_back(read(&json!({ "operation": "orders_list", "status": 429, "text": "x" })).unwrap());
        let mut next = |operation| take(&mut answers, operation).map(|response| response.status().as_u16());
        assert_eq!(next(Operation::OrdersList), Some(500));
        assert_eq!(next(Operation::OrdersList), Some(500));
        assert_eq!(next(Operation::OrdersList), Some(429));
        assert_eq!(next(Operation::OrdersList), None);
        assert_eq!(next(Operation::OrdersGet), Some(404));
        assert_eq!(next(Operation::OrdersGet), None);
    }
}
