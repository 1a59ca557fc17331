//! What the service answers: JSON, or a refusal with a status; and how it is delivered.

use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::{Map, Value, json};

/// An answer and how it gets to whoever asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    pub(crate) delivery: Delivery,
}

/// How an answer is delivered; rates are in bytes a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Delivery {
    #[default]
    Whole,
    Hang,
    Close,
    Reset,
    CutOff,
    SlowBody(u64),
    SlowHeaders(u64),
}

impl Answer {
    pub(crate) fn new(status: StatusCode, content_type: Option<&'static str>, body: Vec<u8>) -> Self {
        let mut headers = HeaderMap::new();
        if let Some(content_type) = content_type {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        Self { status, headers, body, delivery: Delivery::default() }
    }

    pub(crate) fn json(status: StatusCode, body: &Value) -> Self {
        Self::new(status, Some("application/json; charset=utf-8"), body.to_string().into_bytes())
    }

    /// The status that whoever asked gets to see, if any.
    pub(crate) fn seen_status(&self) -> Option<u16> {
        let silent = matches!(self.delivery, Delivery::Hang | Delivery::Close | Delivery::Reset);
        (!silent).then(|| self.status.as_u16())
    }
}

/// Why a request is not done: the status and the JSON that says so.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    status: StatusCode,
    body: Map<String, Value>,
    header: Option<Box<(HeaderName, HeaderValue)>>,
}

impl Refusal {
    /// A refusal with both `error` and `message`.
    pub(crate) fn new(status: StatusCode, error: &str, message: impl Into<String>) -> Self {
        Self::bare(status, json!({ "error": error, "message": message.into() }))
    }

    /// A refusal with exactly this JSON object.
    pub(crate) fn bare(status: StatusCode, body: Value) -> Self {
        let body = if let Value::Object(body) = body { body } else { Map::new() };
        Self { status, body, header: None }
    }

    /// 400: a part of the request breaks a rule.
    pub(crate) fn field(place: &str, rule: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "Validation failed", format!("{place} {rule}"))
    }

    /// 400: the request is well-formed, but cannot be done now.
    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "Bad request", message)
    }

    /// 404 with both `error` and `message`.
    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "Not found", message)
    }

    /// 405 with the methods that would do.
    pub(crate) fn wrong_method(method: &str, allow: &[&str]) -> Self {
        let allow = allow.join(", ");
        let message = format!("{method} is not supported here; use {allow}");
        let refusal = Self::new(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed", message);
        refusal.with_header(ALLOW, HeaderValue::from_str(&allow).ok())
    }

    /// The same with a header, if there is one.
    pub(crate) fn with_header(self, name: HeaderName, value: Option<HeaderValue>) -> Self {
        Self { header: value.map(|value| Box::new((name, value))), ..self }
    }

    /// The text of the refusal, for tests.
    #[cfg(test)]
    pub(crate) fn message(&self) -> String {
        let text = |key| self.body.get(key).and_then(Value::as_str);
        text("message").or_else(|| text("error")).unwrap_or_default().to_owned()
    }

    pub(crate) fn into_answer(self) -> Answer {
        let mut answer = Answer::json(self.status, &Value::Object(self.body));
        answer.headers.extend(self.header.map(|header| *header));
        answer
    }
}
