//! A call that is ready to be made.

use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::{Error, Violation, one_line};
use crate::error_kind::ErrorKind;
use crate::outcome::{Ending, outcome};
use crate::settings::checked_organization_id;
use crate::transport::{Cancelled, Deadline, conduct, conduct_exchange};
use scaledmail_api::{Effect, Inner, Operation, ResponseValue, Revealed};
use serde::Serialize;
use serde_json::Value;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;
pub(crate) type ApiResult<T> = Result<ResponseValue<T>, scaledmail_api::Error<()>>;

/// What the generated client is called with.
pub(crate) struct Prepared {
    pub api: scaledmail_api::Client,
    pub organization_id: String,
    pub body: Value,
}

type Work<T> = Box<dyn FnOnce(Prepared) -> BoxFuture<ApiResult<T>> + Send>;

type Look<T> = Box<dyn FnOnce(&T) + Send>;

/// A call that is ready to be made: set options on it, then `.await` it. Nothing is sent before.
///
/// ```no_run
/// # async fn example(client: scaledmail::Client) -> Result<(), scaledmail::Error> {
/// use std::time::Duration;
/// let orders = client.orders().list().organization_id("rec123").timeout(Duration::from_secs(5)).await?;
/// # Ok(()) }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T> {
    client: Client,
    operation: &'static Operation,
    options: CallOptions,
    effect: Effect,
    secrets: Vec<String>,
    body: Value,
    refused: Option<Error>,
    work: Work<T>,
    on_answer: Option<Look<T>>,
    cancelled: Cancelled,
}

impl<T: Send + 'static> Call<T> {
    pub(crate) fn new<P, F>(
        client: &Client,
        operation: &'static Operation,
        parameters: P,
        violations: Vec<Violation>,
        work: impl FnOnce(Prepared, P) -> F + Send + 'static,
    ) -> Self
    where
        P: Serialize + Send + 'static,
        F: Future<Output = ApiResult<T>> + Send + 'static,
    {
        let broken = (!violations.is_empty()).then(|| Error::broken_rules(violations));
        let (revealed, refused) = match Revealed::new(&parameters) {
            Ok(revealed) => (revealed, broken),
            Err(error) => {
                let unreadable =
                    Error::new(ErrorKind::Validation, format!("the parameters have no JSON form: {error}"));
                (Revealed { value: Value::Null, secrets: Vec::new() }, Some(unreadable))
            }
        };
        Self {
            client: client.clone(),
            operation,
            options: CallOptions::default(),
            effect: operation.effect_with(&revealed.value),
            body: operation.body(&revealed.value),
            secrets: revealed.secrets,
            refused,
            work: Box::new(move |prepared| Box::pin(work(prepared, parameters))),
            on_answer: None,
            cancelled: Box::pin(std::future::pending()),
        }
    }

    pub(crate) fn on_answer(mut self, look: impl FnOnce(&T) + Send + 'static) -> Self {
        self.on_answer = Some(Box::new(look));
        self
    }

    /// The organization that this call is for.
    pub fn organization_id(mut self, organization_id: impl Into<String>) -> Self {
        self.options.organization_id = Some(organization_id.into());
        self
    }

    /// The deadline of this call: waiting for the limiter, all attempts and reading the answer.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// How often this call, if it is a read, is tried again. A charge is never sent again.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.options.max_retries = Some(max_retries);
        self
    }

    /// Several options at once; those set here win.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options.or(&self.options);
        self
    }

    /// Ends the call when the future does. A charge that is on the wire then goes on; its outcome is unknown to this call.
    pub(crate) fn until(mut self, cancelled: Cancelled) -> Self {
        self.cancelled = cancelled;
        self
    }

    async fn run(mut self) -> Result<T, Error> {
        let options = self.options.clone().or(self.client.options());
        let unsent = |error| not_sent(error, self.effect, self.operation.id);
        if let Some(error) = self.refused {
            return Err(unsent(error));
        }
        let exchange =
            self.client.exchange(self.operation.id, Some(self.operation), self.effect, self.secrets, &options);
        let exchange = exchange.map_err(unsent)?;
        let organization_id = if self.operation.takes_organization {
            let deadline = exchange.deadline();
            let lookup = organization(&self.client, &options, deadline);
            exchange.ended(conduct(lookup, &deadline, &mut self.cancelled).await)?.map_err(unsent)?
        } else {
            String::new()
        };
        let inner = Inner(exchange.clone());
        let api = scaledmail_api::Client::new_with_client(self.client.base_url(), exchange.http().clone(), inner);
        let work = (self.work)(Prepared { api, organization_id, body: self.body });
        let answer = match exchange.ended(conduct_exchange(&exchange, work, &mut self.cancelled).await)? {
            Ok(answer) => answer.into_inner(),
            Err(scaledmail_api::Error::InvalidResponsePayload(_, error)) => return Err(exchange.error(Some(&error))),
            Err(scaledmail_api::Error::InvalidRequest(message)) => {
                return Err(unsent(Error::new(ErrorKind::Validation, message)));
            }
            Err(_) => return Err(exchange.error(None)),
        };
        if let Some(look) = self.on_answer {
            look(&answer);
        }
        Ok(answer)
    }
}

impl<T: Send + 'static> IntoFuture for Call<T> {
    type Output = Result<T, Error>;
    type IntoFuture = BoxFuture<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

/// The organization of a call: its own, the client's, or the account's only one.
async fn organization(client: &Client, options: &CallOptions, deadline: Deadline) -> Result<String, Error> {
    let set = options.organization_id.clone().or_else(|| client.settings().organization_id.clone());
    if let Some(id) = set {
        return checked_organization_id(id);
    }
    let lookup = CallOptions { timeout: deadline.left().or(options.timeout), ..options.clone() };
    client.only_organization(&lookup).await.map_err(|mut error| {
        // The attempts were those of the look-up.
        error.0.attempts = 0;
        if error.0.kind != ErrorKind::Config {
            error.0.message = format!("the organization could not be looked up: {}", error.0.message);
        }
        error
    })
}

/// Marks an error of something that was never sent.
pub(crate) fn not_sent(mut error: Error, effect: Effect, operation: &str) -> Error {
    error.0.outcome = outcome(effect, Ending::NotSent);
    error.0.operation = Some(one_line(operation));
    error
}
