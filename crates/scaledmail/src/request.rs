//! One request for one operation, from its parameters to its answer.

use crate::call::{ApiResult, BoxFuture, Context, Prepared, Reading};
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::{Error, Violation, one_line};
use crate::error_kind::ErrorKind;
use crate::event::{Event, told};
use crate::outcome::{Ending, Outcome, outcome};
use crate::placements::{Cart, Charge};
use crate::receipt::Acknowledgement;
use crate::settings::checked_organization_id;
use crate::transport::{Cancelled, Deadline, Exchange, Plan, conduct};
use scaledmail_api::{Effect, Inner, Operation, Revealed, Shaped};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::future::Future;
use std::sync::Arc;
use tokio::time::Instant;
use tracing::Instrument;

type Work<T> = Box<dyn FnOnce(Prepared) -> BoxFuture<ApiResult<T>> + Send>;

/// A request whose parameters were checked.
pub(crate) struct Request<T> {
    operation: &'static Operation,
    effect: Effect,
    secrets: Vec<String>,
    /// All of them, secrets in clear.
    parameters: Value,
    /// Why it must not be sent.
    refused: Option<Error>,
    work: Work<T>,
}

impl<T: Send + 'static> Request<T> {
    pub fn new<P, F>(
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
            operation,
            effect: operation.effect_with(&revealed.value),
            parameters: revealed.value,
            secrets: revealed.secrets,
            refused,
            work: Box::new(move |prepared| Box::pin(work(prepared, parameters))),
        }
    }

    /// Reads.
    pub async fn read(self, mut context: Context) -> Result<T, Error> {
        let started = Instant::now();
        let operation = self.operation.id;
        let answer = self.answer(&mut context).instrument(span(operation)).await.map(|(answer, _)| answer);
        ended(&context, operation, started, answer.as_ref().map(|_| None));
        answer
    }

    /// The answer, and what carried the request out.
    async fn answer(self, context: &mut Context) -> Result<(T, Arc<Exchange>), Error> {
        self.carried_out(context, false, decoded).await
    }

    /// Carries the request out, and makes something of what it ends in.
    async fn carried_out<A>(
        self,
        context: &mut Context,
        whole: bool,
        take: fn(ApiResult<T>, &Exchange) -> Result<A, Error>,
    ) -> Result<(A, Arc<Exchange>), Error> {
        let Self { operation, effect, secrets, parameters, refused, work } = self;
        let unsent = |error| not_sent(error, effect, operation.id);
        if let Some(error) = refused {
            return Err(unsent(error));
        }
        let plan = context.client.plan(operation.id, Some(operation), effect, secrets, &context.options);
        let exchange = plan.and_then(|plan| context.client.exchange(Plan { whole, ..plan })).map_err(unsent)?;
        let organization_id = if operation.takes_organization {
            let deadline = exchange.deadline();
            let lookup = organization(&context.client, &context.options, deadline);
            exchange.ended(conduct(lookup, &deadline, &mut context.cancelled).await)?.map_err(unsent)?
        } else {
            String::new()
        };
        let body = operation.body(&parameters);
        let work = begun(work, &context.client, exchange.clone(), organization_id, body);
        let carrying = exchange.clone();
        let work = async move { take(work.await, &carrying) };
        let deadline = exchange.deadline();
        let answer = exchange.ended(conduct(work, &deadline, &mut context.cancelled).await)?;
        answer.map(|answer| (answer, exchange))
    }
}

/// A request that only reads, whose answer may be wanted as text.
impl<T: Serialize + DeserializeOwned + Shaped + Send + 'static> Reading<T> for Request<T> {
    fn answer(self: Box<Self>, context: Context) -> BoxFuture<Result<T, Error>> {
        Box::pin(self.read(context))
    }

    fn text(self: Box<Self>, mut context: Context) -> BoxFuture<Result<String, Error>> {
        Box::pin(async move {
            let started = Instant::now();
            let operation = self.operation.id;
            let carried = self.carried_out(&mut context, true, as_text).instrument(span(operation)).await;
            let text = carried.map(|(text, _)| text);
            ended(&context, operation, started, text.as_ref().map(|_| None));
            text
        })
    }
}

impl Request<scaledmail_api::types::Acknowledgement> {
    /// Changes something that costs nothing.
    pub async fn write(self, mut context: Context) -> Result<Acknowledgement, Error> {
        let started = Instant::now();
        let operation = self.operation.id;
        let acknowledged = match self.answer(&mut context).instrument(span(operation)).await {
            Ok((answer, _)) => Ok(answer.into()),
            Err(mut error) => match error.0.planned.take() {
                Some(planned) => Ok(Acknowledgement::planned(*planned)),
                None => Err(error),
            },
        };
        ended(&context, operation, started, acknowledged.as_ref().map(|known| Some(known.outcome)));
        acknowledged
    }
}

impl<T: Send + 'static> Request<T> {
    /// The request as a charge, to be placed.
    pub fn charge(self) -> Charge {
        let Self { operation, secrets, parameters, refused, work, .. } = self;
        Charge {
            name: operation.id.to_owned(),
            operation: Some(operation),
            secrets,
            refused,
            cart: Cart::of(operation.id, &parameters),
            looks_up_organization: operation.takes_organization,
            send: Box::new(move |client, exchange, organization_id, tag| {
                let mut body = operation.body(&parameters);
                if let Some(tag) = tag {
                    body["tag"] = tag.into();
                }
                let work = begun(work, client, exchange.clone(), organization_id, body);
                Box::pin(async move { decoded(work.await, &exchange).map(drop) })
            }),
        }
    }
}

/// The work of a request that an exchange carries out.
fn begun<T>(
    work: Work<T>,
    client: &Client,
    exchange: Arc<Exchange>,
    organization_id: String,
    body: Value,
) -> BoxFuture<ApiResult<T>> {
    let api = scaledmail_api::Client::new_with_client(client.base_url(), exchange.http().clone(), Inner(exchange));
    work(Prepared { api, organization_id, body })
}

/// What a request came to.
fn decoded<T>(result: ApiResult<T>, exchange: &Exchange) -> Result<T, Error> {
    match result {
        Ok(answer) => Ok(answer.into_inner()),
        Err(scaledmail_api::Error::InvalidResponsePayload(_, error)) => Err(exchange.error(Some(&error))),
        Err(scaledmail_api::Error::InvalidRequest(message)) => {
            Err(exchange.refused_unsent(Error::new(ErrorKind::Validation, message)))
        }
        Err(_) => Err(exchange.error(None)),
    }
}

/// A good answer as it came, if reading and writing it would change nothing: long lists are read by others, who are
/// faster at it.
fn as_text<T: Serialize + DeserializeOwned + Shaped>(
    result: ApiResult<T>,
    exchange: &Exchange,
) -> Result<String, Error> {
    let Some(answer) = exchange.answer().filter(|answer| exchange.is_good(answer)) else {
        return decoded(result, exchange).and_then(|answer| written(&answer));
    };
    if T::SHAPE.fits(&answer.body)
        && let Ok(text) = String::from_utf8(answer.body.to_vec())
    {
        return Ok(text);
    }
    match serde_json::from_slice::<T>(&answer.body) {
        Ok(answer) => written(&answer),
        Err(error) => Err(exchange.error(Some(&error))),
    }
}

/// An answer as JSON, with secrets in clear.
pub(crate) fn written(answer: &impl Serialize) -> Result<String, Error> {
    Revealed::text(answer)
        .map_err(|error| Error::new(ErrorKind::Decode, format!("the answer has no JSON form: {error}")))
}

/// The organization of a call: its own, the client's, or the account's only one.
pub(crate) async fn organization(client: &Client, options: &CallOptions, deadline: Deadline) -> Result<String, Error> {
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

/// What a call's own events lie in.
pub(crate) fn span(operation: &str) -> tracing::Span {
    tracing::debug_span!("scaledmail", operation)
}

/// Tells that a call is over.
pub(crate) fn ended(context: &Context, operation: &str, started: Instant, result: Result<Option<Outcome>, &Error>) {
    ended_under(None, context, operation, started, result);
}

/// Tells that a placement is over.
pub(crate) fn ended_under(
    key: Option<&str>,
    context: &Context,
    operation: &str,
    started: Instant,
    result: Result<Option<Outcome>, &Error>,
) {
    let (outcome, error) = match result {
        Ok(outcome) => (outcome, None),
        Err(error) => (error.outcome(), Some(error.kind())),
    };
    let duration = started.elapsed();
    let request_id = result.err().and_then(Error::request_id);
    tracing::debug!(
        operation,
        request_id,
        key,
        outcome = outcome.map(Outcome::as_str),
        error = error.map(ErrorKind::as_str),
        duration_ms = duration.as_millis() as u64,
        "ended"
    );
    if let Some(hooks) = context.client.hooks(&context.options) {
        told(
            &*hooks,
            &Event::Ended { operation: one_line(operation), outcome, error, key: key.map(one_line), duration },
        );
    }
}

/// Ends a work of several requests in time, and when its caller cancels.
pub(crate) async fn in_time<T>(
    operation: &str,
    work: impl Future<Output = Result<T, Error>>,
    deadline: &Deadline,
    cancelled: &mut Cancelled,
) -> Result<T, Error> {
    use crate::transport::Conducted;
    match conduct(work, deadline, cancelled).await {
        Conducted::Done(result) => result,
        Conducted::DeadlinePassed => {
            let timeout = deadline.timeout();
            Err(not_sent(
                Error::new(ErrorKind::Timeout, format!("not done within {timeout:?}")),
                Effect::Read,
                operation,
            ))
        }
        Conducted::Cancelled => {
            Err(not_sent(Error::new(ErrorKind::Cancelled, "the call was cancelled"), Effect::Read, operation))
        }
    }
}
