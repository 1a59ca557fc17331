//! Requests that the SDK has no method for.

use crate::call::not_sent;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::{Error, Violation};
use crate::error_kind::ErrorKind;
use crate::rules;
use crate::settings::checked_organization_id;
use crate::transport::{Answer, Cancelled, conduct_exchange};
use http::{HeaderMap, Method};
use scaledmail_api::operations::OPERATIONS;
use scaledmail_api::{Effect, Operation, names_secret};
use serde_json::Value;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

impl Client {
    /// Makes a request that has no method of its own, with the same key, limits, deadline and errors.
    ///
    /// What a method and path stand for is looked up in the API's description: `POST /create-order/...` is a charge here
    /// too. Anything unknown that is not a `GET` counts as a charge of unknown price and is sent at most once.
    /// `organization_id` is added when the call, [`Client::with_options`] or the client's settings name one; it is not looked up.
    ///
    /// ```no_run
    /// # async fn example(client: scaledmail::Client) -> Result<(), scaledmail::Error> {
    /// let answer = client.request("GET", "/orders").query("page", "1").await?;
    /// println!("{} {:?}", answer.status(), answer.json());
    /// # Ok(()) }
    /// ```
    pub fn request(&self, method: &str, path: &str) -> RawCall {
        RawCall {
            client: self.clone(),
            method: method.to_owned(),
            path: path.to_owned(),
            query: Vec::new(),
            body: None,
            options: CallOptions::default(),
            cancelled: Box::pin(std::future::pending()),
        }
    }
}

/// A raw request that is ready to be made.
#[must_use = "a request does nothing until it is awaited"]
pub struct RawCall {
    client: Client,
    method: String,
    path: String,
    query: Vec<(String, String)>,
    body: Option<Value>,
    options: CallOptions,
    cancelled: Cancelled,
}

/// A good answer to a raw request.
#[derive(Clone)]
pub struct RawResponse(Answer);

impl RawResponse {
    /// The HTTP status, 200 to 299.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.status.as_u16()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// The body as JSON, if it is JSON.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.0.body).ok()
    }
}

impl std::fmt::Debug for RawResponse {
    /// Bodies may hold passwords.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = formatter.debug_struct("RawResponse");
        shown.field("status", &self.status()).field("body_bytes", &self.0.body.len()).finish_non_exhaustive()
    }
}

impl RawCall {
    /// Adds a query parameter.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// The JSON body.
    pub fn body(mut self, body: impl Into<Value>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Several options at once; those set here win.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options.or(&self.options);
        self
    }

    /// The deadline: waiting for the limiter, all attempts and reading the answer.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Ends the call when the future does, as [`Call`](crate::Call)s of operations end.
    pub(crate) fn until(mut self, cancelled: Cancelled) -> Self {
        self.cancelled = cancelled;
        self
    }

    async fn run(mut self) -> Result<RawResponse, Error> {
        let operation = find(&self.method, &self.path);
        let name = operation.map_or_else(|| format!("{} {}", self.method, self.path), |found| found.id.to_owned());
        let effect = effect(operation, &self.method, &self.query);
        let unsent = |error| not_sent(error, effect, &name);
        let settings = self.client.settings();
        let options = self.options.clone().or(self.client.options());
        let mut secrets = Vec::new();
        collect_secrets(self.body.as_ref(), false, &mut secrets);
        secrets.extend(self.query.iter().filter(|(name, _)| names_secret(name)).map(|(_, value)| value.clone()));
        let exchange = self.client.exchange(&name, operation, effect, secrets, &options).map_err(unsent)?;
        let organization_id = match operation.is_none_or(|found| found.takes_organization) {
            true => options.organization_id.or_else(|| settings.organization_id.clone()),
            false => None,
        };
        let organization_id = organization_id.map(checked_organization_id).transpose().map_err(unsent)?;
        let request = self.request(exchange.http(), organization_id).map_err(unsent)?;
        let sender = exchange.clone();
        let work = async move { sender.send(request).await };
        match exchange.ended(conduct_exchange(&exchange, work, &mut self.cancelled).await)? {
            Some(answer) if exchange.is_good(&answer) => {
                exchange.check_whole(&answer)?;
                Ok(RawResponse(answer))
            }
            _ => Err(exchange.error(None)),
        }
    }

    fn request(&self, http: &reqwest::Client, organization_id: Option<String>) -> Result<reqwest::Request, Error> {
        let mut violations = Vec::new();
        let method = self.method.to_uppercase();
        if !matches!(method.as_str(), "GET" | "POST" | "PUT" | "PATCH" | "DELETE") {
            violations.push(violation("method", &self.method, "must be GET, POST, PUT, PATCH or DELETE"));
        }
        if let Err(rule) = rules::raw_path(&self.path) {
            violations.push(violation("path", &self.path, rule));
        }
        let method = Method::from_bytes(method.as_bytes()).unwrap_or_default();
        let url = format!("{}{}", self.client.base_url(), self.path);
        if !violations.is_empty() {
            return Err(Error::broken_rules(violations));
        }
        let mut request = http.request(method, url).query(&self.query);
        let given = self.query.iter().any(|(name, _)| name == "organization_id");
        if let (false, Some(id)) = (given, organization_id) {
            request = request.query(&[("organization_id", id)]);
        }
        if let Some(body) = &self.body {
            request = request.json(body);
        }
        request.build().map_err(|error| {
            Error::new(ErrorKind::Validation, format!("the request cannot be built: {}", error.without_url()))
        })
    }
}

impl IntoFuture for RawCall {
    type Output = Result<RawResponse, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

fn violation(field: &str, value: &str, rule: &str) -> Violation {
    Violation { field: field.to_owned(), value: Some(rules::shown(value)), rule: rule.to_owned() }
}

fn find(method: &str, path: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.matches(method, path.trim_end_matches('/'))).copied()
}

fn effect(operation: Option<&Operation>, method: &str, query: &[(String, String)]) -> Effect {
    match operation {
        // Of a parameter that is given twice the service may take either.
        Some(operation) => {
            let given = query.iter().map(|(name, value)| operation.effect_with(&serde_json::json!({ name: value })));
            given.chain([operation.effect]).max().unwrap_or(operation.effect)
        }
        None if method.eq_ignore_ascii_case("GET") => Effect::Read,
        None => Effect::Charge,
    }
}

/// Texts under a name that speaks of a secret, and all of `hosting`, whose details are free-form.
fn collect_secrets(value: Option<&Value>, secret: bool, found: &mut Vec<String>) {
    match value {
        Some(Value::String(text)) if secret => found.push(text.clone()),
        Some(Value::Number(number)) if secret => found.push(number.to_string()),
        Some(Value::Array(items)) => items.iter().for_each(|item| collect_secrets(Some(item), secret, found)),
        Some(Value::Object(map)) => {
            for (name, value) in map {
                let named = names_secret(name) || name.to_lowercase().contains("hosting");
                collect_secrets(Some(value), secret || named, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_raw_request_may_cost() {
        let mode = |mode: &str| vec![("mode".to_owned(), mode.to_owned())];
        for (method, path, query, expected) in [
            ("GET", "/orders", vec![], Effect::Read),
            ("get", "/whatever", vec![], Effect::Read),
            ("POST", "/search-domains", vec![], Effect::Read),
            ("POST", "/create-order/price_1", vec![], Effect::Charge),
            ("POST", "/create-order/price_1/", vec![], Effect::Charge),
            ("POST", "/Create-Order/price_1", vec![], Effect::Charge),
            ("POST", "/create-custom-order", vec![], Effect::Charge),
            ("POST", "/something-new", vec![], Effect::Charge),
            ("PUT", "/orders", vec![], Effect::Charge),
            ("DELETE", "/orders/rec1", vec![], Effect::Destructive),
            ("DELETE", "/orders/", vec![], Effect::Charge),
            ("PATCH", "/orders/rec1/tag", vec![], Effect::Write),
            ("POST", "/swap-sender-name/a.com", mode("name_only"), Effect::Write),
            ("POST", "/swap-sender-name/a.com", mode("name_and_alias"), Effect::Destructive),
            (
                "POST",
                "/swap-sender-name/a.com",
                [mode("name_and_alias"), mode("name_only")].concat(),
                Effect::Destructive,
            ),
        ] {
            assert_eq!(effect(find(method, path), method, &query), expected, "{method} {path}");
        }
    }
}
