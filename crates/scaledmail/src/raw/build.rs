//! Raw requests, checked and built.

use crate::client::Client;
use crate::error::{Error, Violation};
use crate::error_kind::ErrorKind;
use crate::rules;
use http::Method;
use serde_json::Value;

pub(super) fn broken_rules(method: &str, path: &str) -> Option<Error> {
    let mut violations = Vec::new();
    if !matches!(method.to_uppercase().as_str(), "GET" | "POST" | "PUT" | "PATCH" | "DELETE") {
        violations.push(violation("method", method, "must be GET, POST, PUT, PATCH or DELETE"));
    }
    if let Err(rule) = rules::raw_path(path) {
        violations.push(violation("path", path, rule));
    }
    (!violations.is_empty()).then(|| Error::broken_rules(violations))
}

pub(super) fn built(
    client: &Client,
    http: &reqwest::Client,
    method: &str,
    path: &str,
    query: &[(String, String)],
    body: Option<&Value>,
    organization_id: Option<String>,
) -> Result<reqwest::Request, Error> {
    if let Some(error) = broken_rules(method, path) {
        return Err(error);
    }
    let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap_or_default();
    let mut request = http.request(method, format!("{}{path}", client.base_url())).query(query);
    let given = query.iter().any(|(name, _)| name == "organization_id");
    if let (false, Some(id)) = (given, organization_id) {
        request = request.query(&[("organization_id", id)]);
    }
    if let Some(body) = body {
        request = request.json(body);
    }
    request.build().map_err(|error| {
        Error::new(ErrorKind::Validation, format!("the request cannot be built: {}", error.without_url()))
    })
}

pub(super) fn violation(field: &str, value: &str, rule: &str) -> Violation {
    Violation { field: field.to_owned(), value: Some(rules::shown(value)), rule: rule.to_owned() }
}
