//! From the claim to the receipt, on a task that outlives its caller.

use super::cart::Cart;
use super::claim::Claim;
use super::placing::{Placed, Sending};
use super::preparing::{Ready, refusal};
use super::tag::tag;
use super::verify::verify;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::journal::{Allowance, Beginning, Claimed, Decision, Record, moment};
use crate::receipt::{DomainResult, PlacedDomain};
use crate::request::not_sent;
use crate::transport::{Cancelled, Exchange, conduct};
use scaledmail_api::Effect;
use std::sync::Arc;

/// A placement to be made.
pub(crate) struct Errand {
    pub client: Client,
    pub options: CallOptions,
    pub exchange: Arc<Exchange>,
    pub claim: Arc<Claim>,
    pub ready: Ready,
    pub cart: Cart,
    pub send: Sending,
}

/// Claims, sends, writes down. Whatever it returns is in the journal, or a warning says that it is not.
pub(crate) async fn run(errand: Errand) -> Result<Placed, Error> {
    let Errand { client, options, exchange, claim, ready, cart, send } = errand;
    let unsent = |error| not_sent(error, Effect::Charge, &claim.identity.operation);
    let mut never: Cancelled = Box::pin(std::future::pending());
    let deadline = exchange.deadline();
    let claiming = conduct(claimed(&client, &claim, &ready, &cart), &deadline, &mut never).await;
    let claiming = exchange.ended(claiming)?;
    let record = match claiming.map_err(|error| unsent(error.into()))? {
        Claimed::Ours(record) => record,
        Claimed::Not(Decision::Replay, record) => return Ok(Placed::Replayed(record)),
        Claimed::Not(decision, record) => return Err(refusal(decision, &record)),
        Claimed::TooMuch { spent } => {
            let cap = client.settings().spending.max_per_day.unwrap_or_default();
            let price = ready.price.as_ref().map_or_else(String::new, ToString::to_string);
            let message =
                format!("{price} more would pass the {cap} USD of a day, of which {spent} USD are spent or may be");
            return Err(unsent(Error::new(ErrorKind::SpendLimit, message)));
        }
    };
    let tag = cart.takes_tag().then(|| record.tags.last().cloned()).flatten();
    let sending = send(&client, exchange.clone(), record.identity.organization_id.clone(), tag.as_deref());
    let sent = exchange.ended(conduct(sending, &deadline, &mut never).await).and_then(|sent| sent);
    let mut warnings = Vec::new();
    let mut record = claim.end(*record, &exchange, sent.as_ref().err(), &mut warnings).await;
    match sent {
        Ok(()) => {
            let order_id = verify(&client, &options, &exchange, &cart, tag.as_deref(), &mut warnings).await;
            record.found = found(&cart, order_id.as_deref());
            record.order_id = order_id;
            let (order_id, found) = (record.order_id.clone(), record.found.clone());
            let kept = claim.journal.change(&claim.identity, |known| {
                let ours = known.owner == claim.ownership.owner;
                ours.then(|| Record { order_id: order_id.clone(), found: found.clone(), ..known })
            });
            if let Err(error) = kept.await {
                warnings.push(format!("the order's id could not be written to the journal: {error}"));
            }
            tell(&warnings, &record);
            Ok(Placed::Now { record: Box::new(record), answer: exchange.answer(), warnings })
        }
        Err(mut error) => {
            tell(&warnings, &record);
            error.0.warnings = warnings;
            Err(error)
        }
    }
}

fn tell(warnings: &[String], record: &Record) {
    for warning in warnings {
        tracing::warn!(operation = record.identity.operation, key = record.identity.key, "{warning}");
    }
}

async fn claimed(
    client: &Client,
    claim: &Claim,
    ready: &Ready,
    cart: &Cart,
) -> Result<Claimed, crate::journal::StoreError> {
    let now = (claim.now)();
    let id = claim.identity.id();
    let next = |known: Option<Record>| {
        let beginning = Beginning {
            identity: claim.identity.clone(),
            derived: ready.derived,
            cart: cart.hash.clone(),
            owner: claim.ownership.owner.clone(),
            label: cart.label.clone(),
            domains: cart.domains.clone(),
            now: moment(now),
        };
        let mut record = match known {
            Some(known) => known.again(beginning),
            None => Record::new(beginning),
        };
        if cart.takes_tag() {
            record.tags.push(tag(cart.label.as_deref(), &id, record.attempt));
        }
        record.snapshot = ready.snapshot.clone();
        record.price = ready.price.clone();
        record
    };
    let allowance = Allowance { today: client.today(), max_per_day: client.settings().spending.max_per_day };
    claim.journal.claim(&claim.identity, &cart.hash, ready.derived, &allowance, now, next).await
}

fn found(cart: &Cart, order_id: Option<&str>) -> Vec<PlacedDomain> {
    let placed = |domain: &String| PlacedDomain {
        domain: domain.clone(),
        result: DomainResult::Applied,
        order_id: order_id.map(str::to_owned),
    };
    cart.domains.iter().map(placed).collect()
}
