//! Requests that the SDK has no method for.

mod build;
mod meaning;
mod response;

pub use response::RawResponse;

use build::{broken_rules, built, violation};
use meaning::{collect_secrets, effect, find};

use crate::Decimal;
use crate::call::Context;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::Error;
use crate::outcome::Outcome;
use crate::placements::{Cart, Charge, OrderKey, PlacingOptions, place};
use crate::request::{ended, not_sent, span};
use crate::transport::{Cancelled, conduct};
use scaledmail_api::{Effect, Operation, names_secret};
use serde_json::{Map, Value};
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;
use tokio::time::Instant;
use tracing::Instrument;

impl Client {
    /// Makes a request that has no method of its own, with the same key, limits, deadline and errors.
    ///
    /// What a method and path stand for is looked up in the API's description: `POST /create-order/...` is a charge
    /// here too. Anything unknown that is not a `GET` counts as a charge of unknown price and is sent at most once.
    /// `organization_id` is added when the call, [`Client::with_options`] or the client's settings name one; it is not
    /// looked up.
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
            placing: PlacingOptions::default(),
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
    placing: PlacingOptions,
    cancelled: Cancelled,
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

    /// The organization that the request is for.
    pub fn organization_id(mut self, organization_id: impl Into<String>) -> Self {
        self.options.organization_id = Some(organization_id.into());
        self
    }

    /// How often the request, if it is a read, is tried again. A charge is never sent again.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.options.max_retries = Some(max_retries);
        self
    }

    /// True sends nothing if the request would change or buy something: it gives the exact request.
    pub fn dry_run(mut self, dry_run: bool) -> Self {
        self.options.dry_run = Some(dry_run);
        self
    }

    /// The key of the placement, if the request charges: see [`Call::key`](crate::Call::key).
    pub fn key(mut self, key: impl Into<OrderKey>) -> Self {
        self.placing.key = Some(key.into());
        self
    }

    /// What the placement may cost, if the request charges: see [`Call::expected_price`](crate::Call::expected_price).
    pub fn expected_price(mut self, price: impl Into<Decimal>) -> Self {
        self.placing.expected_price = Some(price.into());
        self
    }

    /// How far the price may have moved: see [`Call::price_tolerance`](crate::Call::price_tolerance).
    pub fn price_tolerance(mut self, tolerance: impl Into<Decimal>) -> Self {
        self.placing.price_tolerance = Some(tolerance.into());
        self
    }

    pub(crate) fn placing(mut self, placing: PlacingOptions) -> Self {
        self.placing = placing;
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

    /// An organization of the query is that of the call.
    fn take_organization(&mut self) -> Result<(), Error> {
        let (named, rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.query).into_iter().partition(|(name, _)| name == "organization_id");
        self.query = rest;
        match named.as_slice() {
            [] => Ok(()),
            [(_, id)] => {
                self.options.organization_id = Some(id.clone());
                Ok(())
            }
            [_, (name, id), ..] => {
                Err(Error::broken_rules(vec![violation(&format!("query.{name}"), id, "must not be given twice")]))
            }
        }
    }

    async fn run(mut self) -> Result<RawResponse, Error> {
        let operation = find(&self.method, &self.path);
        let name = operation.map_or_else(
            || format!("{} {}", self.method.to_uppercase(), self.path.trim_end_matches('/')),
            |found| found.id.to_owned(),
        );
        let effect = effect(operation, &self.method, &self.query);
        if operation.is_none_or(|found| found.takes_organization) {
            self.take_organization().map_err(|error| not_sent(error, effect, &name))?;
        }
        let mut secrets = Vec::new();
        collect_secrets(self.body.as_ref(), false, &mut secrets);
        secrets.extend(self.query.iter().filter(|(name, _)| names_secret(name)).map(|(_, value)| value.clone()));
        let options = self.options.clone().or(self.client.options());
        if effect == Effect::Charge {
            return self.place(name, operation, secrets, options).await;
        }
        if self.placing != PlacingOptions::default() {
            let error = Error::config("key, expected_price and price_tolerance are for requests that charge");
            return Err(not_sent(error, effect, &name));
        }
        let started = Instant::now();
        let context = Context {
            client: self.client.clone(),
            call_timeout: options.timeout,
            options,
            placing: PlacingOptions::default(),
            cancelled: std::mem::replace(&mut self.cancelled, Box::pin(std::future::pending())),
        };
        let sending = self.sent(context, &name, operation, effect, secrets);
        let (response, context) = sending.instrument(span(&name)).await;
        ended(&context, &name, started, response.as_ref().map(RawResponse::outcome));
        response
    }

    async fn sent(
        self,
        mut context: Context,
        name: &str,
        operation: Option<&'static Operation>,
        effect: Effect,
        secrets: Vec<String>,
    ) -> (Result<RawResponse, Error>, Context) {
        let unsent = |error| not_sent(error, effect, name);
        let Self { client, method, path, query, body, .. } = self;
        let response = async {
            let plan = client.plan(name, operation, effect, secrets, &context.options).map_err(unsent)?;
            let organization_id = match operation.is_none_or(|found| found.takes_organization) {
                true => client.named_organization(&context.options).map_err(unsent)?,
                false => None,
            };
            let exchange = client.exchange(plan).map_err(unsent)?;
            let request = built(&client, exchange.http(), &method, &path, &query, body.as_ref(), organization_id);
            let request = request.map_err(unsent)?;
            let sender = exchange.clone();
            let deadline = exchange.deadline();
            let work = async move { sender.send(request).await };
            match exchange.ended(conduct(work, &deadline, &mut context.cancelled).await)? {
                Some(answer) if exchange.is_good(&answer) => {
                    exchange.check_whole(&answer)?;
                    let outcome = (effect != Effect::Read).then_some(Outcome::Applied);
                    Ok(RawResponse::answered(answer, outcome))
                }
                _ => {
                    let mut error = exchange.error(None);
                    match error.0.planned.take() {
                        Some(request) => Ok(RawResponse::planned(request)),
                        None => Err(error),
                    }
                }
            }
        };
        (response.await, context)
    }

    /// As a charge: under a key, through the journal.
    async fn place(
        self,
        name: String,
        operation: Option<&'static Operation>,
        secrets: Vec<String>,
        options: CallOptions,
    ) -> Result<RawResponse, Error> {
        // A raw request goes out as it is: with the tag that its caller gave it, if any.
        let cart = Cart { marked: false, ..Cart::of(&name, &self.parameters(operation)) };
        let Self { client, method, path, query, body, placing, cancelled, .. } = self;
        let charge = Charge {
            name,
            operation,
            secrets,
            refused: broken_rules(&method, &path),
            cart,
            looks_up_organization: false,
            send: Box::new(move |client, exchange, organization_id, _| {
                let named = Some(organization_id).filter(|id| !id.is_empty());
                let request = built(client, exchange.http(), &method, &path, &query, body.as_ref(), named);
                Box::pin(async move {
                    let request = request.map_err(|error| exchange.refused_unsent(error))?;
                    match exchange.send(request).await {
                        Some(answer) if exchange.is_good(&answer) => exchange.check_whole(&answer),
                        _ => Err(exchange.error(None)),
                    }
                })
            }),
        };
        place(charge, Context { client, call_timeout: options.timeout, options, placing, cancelled })
            .await
            .map(RawResponse::placed)
    }

    /// Path, query and body in one flat set, as the operation's own method takes them.
    fn parameters(&self, operation: Option<&Operation>) -> Value {
        let mut all = match (&self.body, operation) {
            (Some(Value::Object(body)), Some(_)) => body.clone(),
            (body, _) => Map::from_iter([("body".to_owned(), body.clone().unwrap_or_default())]),
        };
        for (name, value) in &self.query {
            // What is given twice is another cart than what is given once.
            let value = match all.get(name) {
                Some(known) => Value::Array(vec![known.clone(), value.as_str().into()]),
                None => value.as_str().into(),
            };
            all.insert(name.clone(), value);
        }
        let template = operation.map_or("", |found| found.path).split('/');
        for (name, value) in template.zip(self.path.split('/')) {
            if let Some(name) = name.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                all.insert(name.to_owned(), value.into());
            }
        }
        Value::Object(all)
    }
}

impl IntoFuture for RawCall {
    type Output = Result<RawResponse, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
