//! What the service answers: JSON, or a refusal with a status.

use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::http::{HeaderValue, Response, StatusCode};
use serde_json::{Map, Value, json};

/// A JSON answer.
pub(crate) fn json_response(status: StatusCode, body: &Value) -> Response<Body> {
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    response
}

/// Why a request is not done: the status and the JSON that says so.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    status: StatusCode,
    body: Map<String, Value>,
    allow: Option<String>,
}

impl Refusal {
    /// A refusal with both `error` and `message`.
    pub(crate) fn new(status: StatusCode, error: &str, message: impl Into<String>) -> Self {
        Self::bare(status, json!({ "error": error, "message": message.into() }))
    }

    /// A refusal with exactly this JSON object.
    pub(crate) fn bare(status: StatusCode, body: Value) -> Self {
        let body = if let Value::Object(body) = body { body } else { Map::new() };
        Self { status, body, allow: None }
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
        Self { allow: Some(allow), ..Self::new(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed", message) }
    }

    /// The text of the refusal, for tests and for wrapping.
    #[cfg(test)]
    pub(crate) fn message(&self) -> String {
        let text = |key| self.body.get(key).and_then(Value::as_str);
        text("message").or_else(|| text("error")).unwrap_or_default().to_owned()
    }

    pub(crate) fn into_response(self) -> Response<Body> {
        let mut response = json_response(self.status, &Value::Object(self.body));
        if let Some(allow) = self.allow.and_then(|allow| HeaderValue::from_str(&allow).ok()) {
            response.headers_mut().insert(ALLOW, allow);
        }
        response
    }
}
