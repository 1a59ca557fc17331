//! From the claim to the receipt, on a task that outlives its caller.

use super::cart::Cart;
use super::claim::Claim;
use super::placing::{Placed, Sending, replay};
use super::preparing::{Ready, refusal};
use super::tag::tag;
use super::verify::{Verifying, with_order};
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::journal::{Allowance, Beginning, Claimed, Claiming, Decision, Record, moment};
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
    pub ready: Box<Ready>,
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
        Claimed::Not(Decision::Replay, record) => return replay(record, &claim.identity.operation),
        Claimed::NoRoom(refused) => return Err(unsent(Error::new(ErrorKind::SpendLimit, refused.to_string()))),
        Claimed::Not(decision, record) => return Err(refusal(decision, &record)),
    };
    let tag = cart.takes_tag().then(|| record.tags.last().cloned()).flatten();
    let sending = send(&client, exchange.clone(), record.identity.organization_id.clone(), tag.as_deref());
    let sent = exchange.ended(conduct(sending, &deadline, &mut never).await).and_then(|sent| sent);
    let mut warnings = Vec::new();
    let mut record = claim.end(*record, &exchange, sent.as_ref().err(), &mut warnings).await;
    match sent {
        Ok(()) => {
            let body = exchange.answer().and_then(|answer| serde_json::from_slice(&answer.body).ok());
            let named = match body.filter(|_| cart.makes_order()) {
                Some(body) => {
                    let verifying = Verifying { client: &client, options: &options, deadline, tag: tag.as_deref() };
                    verifying.verify(&body, &mut warnings).await
                }
                None => None,
            };
            let with_found = |record: Record| match &named {
                Some(id) => with_order(record, id),
                None => Record { found: found(&cart), ..record },
            };
            record = with_found(record);
            let kept = claim.journal.change(&claim.identity, |known| {
                (known.owner == claim.ownership.owner && known.found.is_empty()).then(|| with_found(known))
            });
            if let Err(error) = kept.await {
                warnings.push(format!("the order's id could not be written to the journal: {error}"));
            }
            tell(&client, &warnings, &record);
            Ok(Placed::Now { record: Box::new(record), answer: exchange.answer(), warnings })
        }
        Err(mut error) => {
            tell(&client, &warnings, &record);
            error.0.warnings = warnings;
            Err(error)
        }
    }
}

fn tell(client: &Client, warnings: &[String], record: &Record) {
    for warning in warnings {
        if let Some(log) = client.settings().log {
            log.warning(&record.identity.operation, warning);
        }
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
    let claiming = Claiming {
        identity: &claim.identity,
        cart: &cart.hash,
        derived: ready.derived,
        looked: ready.looked,
        allowance: &allowance,
        now,
    };
    claim.journal.claim(&claiming, next).await
}

fn found(cart: &Cart) -> Vec<PlacedDomain> {
    let placed =
        |domain: &String| PlacedDomain { domain: domain.clone(), result: DomainResult::Applied, order_id: None };
    cart.domains.iter().map(placed).collect()
}
