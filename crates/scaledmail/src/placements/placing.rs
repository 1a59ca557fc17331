//! Placing: the way of every call that charges, raw ones included.

use super::cart::Cart;
use super::claim::Claim;
use super::key::OrderKey;
use super::preparing::{Found, Wish, prepare};
use super::sending::{Errand, run};
use super::tag::tag;
use super::verify::completed;
use crate::Decimal;
use crate::call::{BoxFuture, Context};
use crate::client::Client;
use crate::error::{Error, Violation};
use crate::error_kind::ErrorKind;
use crate::event::PlannedRequest;
use crate::journal::{Identity, Ownership, Record};
use crate::outcome::Outcome;
use crate::request::{ended_under, not_sent, organization, span};
use crate::transport::{Answer, Cancelled, Conducted, Deadline, Exchange, conduct, outlive};
use scaledmail_api::{Effect, Operation};
use std::future::Future;
use std::sync::Arc;
use tokio::time::Instant;
use tracing::Instrument;

/// What only calls that charge can be told.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PlacingOptions {
    pub key: Option<OrderKey>,
    pub expected_price: Option<Decimal>,
    pub price_tolerance: Option<Decimal>,
}

impl PlacingOptions {
    pub fn violations(&self) -> Vec<Violation> {
        let broken = |field: &str, value: &Decimal, rule: &str| Violation {
            field: field.to_owned(),
            value: Some(value.to_string()),
            rule: rule.to_owned(),
        };
        let negative = |amount: &&Decimal| amount.is_sign_negative() && !amount.is_zero();
        let mut violations: Vec<_> = self.key.as_ref().and_then(OrderKey::violation).into_iter().collect();
        let expected = self.expected_price.as_ref();
        let tolerance = self.price_tolerance.as_ref();
        violations.extend(expected.filter(negative).map(|price| broken("expected_price", price, "must be 0 or more")));
        violations.extend(tolerance.filter(negative).map(|by| broken("price_tolerance", by, "must be 0 or more")));
        if let (None, Some(by)) = (expected, tolerance) {
            violations.push(broken("price_tolerance", by, "must come with expected_price"));
        }
        violations
    }
}

/// Sends a request for an organization, with a tag if there is one, until its answer has been decoded.
pub(crate) type Sending =
    Box<dyn FnOnce(&Client, Arc<Exchange>, String, Option<&str>) -> BoxFuture<Result<(), Error>> + Send>;

/// A call that charges, ready to be made.
pub(crate) struct Charge {
    /// The name of the operation, or a method and path.
    pub name: String,
    pub operation: Option<&'static Operation>,
    pub secrets: Vec<String>,
    /// Why it must not be sent.
    pub refused: Option<Error>,
    pub cart: Cart,
    /// Whether the account's only organization is looked up when none is named.
    pub looks_up_organization: bool,
    pub send: Sending,
}

/// How a placement ended well.
pub(crate) enum Placed {
    /// Just now.
    Now { record: Box<Record>, answer: Option<Answer>, warnings: Vec<String> },
    /// Before.
    Replayed(Box<Record>),
    /// Not at all: this is what would have been sent.
    Dry { key: String, tag: Option<String>, request: Box<PlannedRequest> },
}

impl Placed {
    fn outcome(&self) -> Outcome {
        match self {
            Self::Dry { .. } => Outcome::NotSent,
            _ => Outcome::Applied,
        }
    }
}

/// Places a cart.
pub(crate) async fn place(charge: Charge, mut context: Context) -> Result<Placed, Error> {
    let started = Instant::now();
    let name = charge.name.clone();
    let key = context.placing.key.as_ref().map_or_else(|| charge.cart.key(), |key| key.as_str().to_owned());
    let placing = place_under(key.clone(), charge, &mut context).instrument(span(&name));
    let placed = placing.await.map_err(|mut error| {
        error.0.key = Some(key.clone());
        error
    });
    ended_under(Some(&key), &context, &name, started, placed.as_ref().map(|placed| Some(placed.outcome())));
    placed
}

async fn place_under(key: String, charge: Charge, context: &mut Context) -> Result<Placed, Error> {
    let Charge { name, operation, secrets, refused, cart, looks_up_organization, send } = charge;
    let unsent = |error| not_sent(error, Effect::Charge, &name);
    let broken = context.placing.violations();
    if let Some(error) = refused.or((!broken.is_empty()).then(|| Error::broken_rules(broken))) {
        return Err(unsent(error));
    }
    let Context { client, options, placing, cancelled, .. } = context;
    let mut plan = client.plan(&name, operation, Effect::Charge, secrets, options).map_err(unsent)?;
    let deadline = plan.deadline;
    let organization_id = async {
        match looks_up_organization {
            true => organization(client, options, deadline).await,
            false => Ok(client.named_organization(options)?.unwrap_or_default()),
        }
    };
    let organization_id = unsent_in_time(organization_id, &deadline, cancelled).await.map_err(unsent)?;
    let base_url = client.base_url().to_owned();
    let account = if organization_id.is_empty() { client.key_hash() } else { String::new() };
    let organization = organization_id.clone();
    let identity = Identity { base_url, organization_id: organization, account, operation: name.clone(), key };
    if plan.dry_run {
        let tag = cart.takes_tag().then(|| tag(cart.label.as_deref(), &identity.id(), 1));
        let exchange = client.exchange(plan).map_err(unsent)?;
        let sending = send(client, exchange, organization_id, tag.as_deref());
        let request = planned(unsent_in_time(sending, &deadline, cancelled).await)?;
        return Ok(Placed::Dry { key: identity.key, tag, request });
    }
    let wish = Wish { client, options, placing, cart: &cart, deadline, asks: plan.asks() };
    let ready = match unsent_in_time(prepare(&wish, identity), &deadline, cancelled).await {
        Ok(Found::Ready(ready)) => ready,
        Ok(Found::Made(record)) => {
            let completed = completed(client, options, deadline, &cart, record);
            return replay(completed.await, &name);
        }
        Err(error) => return Err(if error.outcome().is_some() { error } else { unsent(error) }),
    };
    let now = client.now();
    let claim = Arc::new(Claim {
        journal: ready.journal.clone(),
        identity: ready.identity.clone(),
        ownership: Ownership::new(now(), deadline.timeout()),
        price: ready.price.clone(),
        now,
    });
    plan.claim = Some(claim.clone());
    let exchange = client.exchange(plan).map_err(unsent)?;
    let errand = Errand {
        client: client.clone(),
        options: options.clone(),
        exchange: exchange.clone(),
        claim,
        ready,
        cart,
        send,
    };
    match outlive(&exchange, run(errand).in_current_span(), cancelled).await {
        Conducted::Done(placed) => placed,
        Conducted::DeadlinePassed => Err(exchange.deadline_passed()),
        Conducted::Cancelled => Err(exchange.cancelled()),
    }
}

/// What was made before, once more.
pub(super) fn replay(record: Box<Record>, name: &str) -> Result<Placed, Error> {
    if !record.is_payment_incomplete() {
        return Ok(Placed::Replayed(record));
    }
    let message =
        record.ended.message.clone().unwrap_or_else(|| "the order exists and could not be charged".to_owned());
    let mut error = Error::new(ErrorKind::PaymentIncomplete, message);
    error.0.status = record.ended.status;
    error.0.request_id = record.ended.request_id.clone();
    error.0.outcome = Some(Outcome::Applied);
    error.0.operation = Some(name.to_owned());
    Err(error)
}

/// The request that a dry run would have sent.
pub(crate) fn planned(sent: Result<(), Error>) -> Result<Box<PlannedRequest>, Error> {
    match sent {
        Err(mut error) => error.0.planned.take().ok_or(error),
        Ok(()) => Err(Error::new(ErrorKind::Config, "the request of a dry run was sent")),
    }
}

/// Runs what goes before the sending; it ends in time, and when the caller goes.
async fn unsent_in_time<T>(
    work: impl Future<Output = Result<T, Error>>,
    deadline: &Deadline,
    cancelled: &mut Cancelled,
) -> Result<T, Error> {
    match conduct(work, deadline, cancelled).await {
        Conducted::Done(result) => result,
        Conducted::DeadlinePassed => {
            let timeout = deadline.timeout();
            Err(Error::new(
                ErrorKind::Timeout,
                format!("the deadline of {timeout:?} passed before the request was sent"),
            ))
        }
        Conducted::Cancelled => Err(Error::new(ErrorKind::Cancelled, "the call was cancelled before it was sent")),
    }
}
