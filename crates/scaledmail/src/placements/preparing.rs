//! What is found out before a claim: whether it was made, what is there, what it costs.

use super::cart::Cart;
use super::holdings::{Holdings, Lists};
use super::matching::Finding;
use super::placing::PlacingOptions;
use super::pricing::{self, Priced};
use super::reconciling;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::journal::{Decision, Identity, Journal, Looked, PlacementState, Record, Snapshot, decide, since};
use crate::outcome::Outcome;
use crate::price::Price;
use crate::spending;
use crate::transport::Deadline;
use std::sync::Arc;
use std::time::Duration;

/// What a caller wants placed.
pub(crate) struct Wish<'a> {
    pub client: &'a Client,
    pub options: &'a CallOptions,
    pub placing: &'a PlacingOptions,
    pub cart: &'a Cart,
    pub deadline: Deadline,
    /// Whether somebody is asked before it is sent, and shown the price.
    pub asks: bool,
}

/// What a claim is made of.
pub(crate) struct Ready {
    pub journal: Arc<Journal>,
    pub identity: Identity,
    pub derived: bool,
    /// What the journal had when the account was looked up.
    pub looked: Option<Looked>,
    pub snapshot: Snapshot,
    pub price: Option<Price>,
}

/// What was found out.
pub(crate) enum Found {
    Ready(Box<Ready>),
    /// The placement was made before.
    Made(Box<Record>),
}

impl Wish<'_> {
    /// For reads that must be over before the deadline.
    pub fn reading(&self) -> CallOptions {
        CallOptions { timeout: self.deadline.left_to_read(), dry_run: None, ..self.options.clone() }
    }
}

/// Looks before anything is claimed. An error with an outcome is about the placement itself; all others are about this
/// call.
pub(crate) async fn prepare(wish: &Wish<'_>, identity: Identity) -> Result<Found, Error> {
    let Wish { client, cart, placing, .. } = wish;
    let journal = client.journal()?;
    let derived = placing.key.is_none();
    let known = match standing(wish, &journal, &identity).await? {
        Standing::Made(record) => return Ok(Found::Made(record)),
        Standing::Open(known) => known,
    };
    let looked = known.as_deref().map(Looked::at);
    if let Some(error) = overlap(wish, &journal, &identity).await? {
        return Err(error);
    }
    let settings = client.settings();
    let priced = async {
        match settings.spending.needs_price() || wish.asks || placing.expected_price.is_some() {
            true => pricing::price(client, &wish.reading(), cart).await,
            false => Ok(Priced::default()),
        }
    };
    let holdings = async {
        match cart.domains.is_empty() {
            true => Ok(Holdings::default()),
            false => Holdings::read(client, &wish.reading(), Lists::of(cart)).await,
        }
    };
    let (holdings, priced) = tokio::try_join!(holdings, priced).map_err(looked_up)?;
    // What was refused may have been done all the same.
    if let Some(refused) = known.filter(|known| known.state == PlacementState::Rejected && known.sent_at.is_some()) {
        let examined = reconciling::examine(client, &wish.reading(), &refused, &holdings).await.map_err(looked_up)?;
        if examined.finding != Finding::Nothing {
            let found = reconciling::write_down(&journal, &refused, &examined, client.now()()).await?;
            return match found.state {
                PlacementState::Applied => Ok(Found::Made(Box::new(found))),
                _ => Err(refusal(Decision::Unknown, &found)),
            };
        }
    }
    if let Some(error) = holdings.conflict(cart) {
        // It may be this placement that is there: somebody made it while the account was looked up.
        return match standing(wish, &journal, &identity).await? {
            Standing::Made(record) => Ok(Found::Made(record)),
            Standing::Open(_) => Err(error),
        };
    }
    spending::check(&settings.spending, placing, &priced)?;
    Ok(Found::Ready(Box::new(Ready {
        journal,
        identity,
        derived,
        looked,
        snapshot: holdings.snapshot(cart),
        price: priced.price,
    })))
}

/// Why the cart must wait for another placement of the organization: one that may have bought some of it.
async fn overlap(wish: &Wish<'_>, journal: &Journal, identity: &Identity) -> Result<Option<Error>, Error> {
    let now = wish.client.now()();
    let others = journal.all(&identity.base_url).await?.into_iter().filter(|other| {
        other.identity.organization_id == identity.organization_id
            && other.identity.id() != identity.id()
            && other.domains.iter().any(|name| wish.cart.domains.contains(name))
    });
    for other in others {
        let decision = match other.state_now() {
            PlacementState::Unknown => Decision::Unknown,
            PlacementState::Prepared | PlacementState::Sent => {
                Decision::InFlight { age: since(&other.prepared_at, now) }
            }
            _ => continue,
        };
        let mut error = refusal(decision, &other);
        // What is unknown is the other one: this one was not sent.
        error.0.outcome = Some(Outcome::NotSent);
        error.0.operation = Some(identity.operation.clone());
        error.0.message = format!("some of its domains are in another placement: {}", error.0.message);
        if decision == Decision::Unknown {
            error.0.kind = ErrorKind::Conflict;
            error.0.cause_kind = None;
        }
        return Ok(Some(error));
    }
    Ok(None)
}

/// What the journal says of a wish that it does not refuse.
enum Standing {
    /// It may be made; what is known of it, if it was tried before.
    Open(Option<Box<Record>>),
    /// It was made.
    Made(Box<Record>),
}

async fn standing(wish: &Wish<'_>, journal: &Journal, identity: &Identity) -> Result<Standing, Error> {
    let known = journal.known(identity).await?;
    let now = wish.client.now()();
    let derived = wish.placing.key.is_none();
    match (decide(known.as_ref(), &wish.cart.hash, derived, now), known) {
        (Decision::Replay, Some(known)) => Ok(Standing::Made(Box::new(known))),
        (Decision::Go, known) | (_, known @ None) => Ok(Standing::Open(known.map(Box::new))),
        (decision, Some(known)) => Err(refusal(decision, &known)),
    }
}

fn looked_up(mut error: Error) -> Error {
    let operation = error.0.operation.take().unwrap_or_default();
    error.0.message = format!("the account could not be looked up before the charge: {operation}: {}", error.0.message);
    error.0.attempts = 0;
    error.0.outcome = None;
    error
}

/// Why a placement is not made.
pub(crate) fn refusal(decision: Decision, known: &Record) -> Error {
    let Identity { key, operation, .. } = &known.identity;
    let (kind, outcome, message) = match decision {
        Decision::InFlight { age } => {
            let message = format!("the placement {key:?} is being made by somebody else, who began {} ago", ago(age));
            (ErrorKind::InFlight, Outcome::NotSent, message)
        }
        Decision::Unknown => {
            let when = known.sent_at.as_ref().map(|at| format!(" at {at}")).unwrap_or_default();
            let message = format!(
                "an earlier attempt at the placement {key:?}, sent{when}, may have been charged: reconcile it before placing it again"
            );
            (ErrorKind::OutcomeUnknown, Outcome::Unknown, message)
        }
        Decision::KeyReused => {
            let message = format!("the key {key:?} was used for another cart");
            (ErrorKind::KeyReused, Outcome::NotSent, message)
        }
        Decision::TooOld { age } => {
            let message = format!(
                "the same cart was placed {} ago without a key: give it a key of its own if it is meant once more",
                ago(age)
            );
            (ErrorKind::KeyReused, Outcome::NotSent, message)
        }
        Decision::Go | Decision::Replay => {
            (ErrorKind::InFlight, Outcome::NotSent, format!("the placement {key:?} was changed by somebody else"))
        }
    };
    let mut error = Error::new(kind, message);
    error.0.outcome = Some(outcome);
    error.0.operation = Some(operation.clone());
    if decision == Decision::Unknown {
        error.0.cause_kind = known.ended.cause_kind.or(known.ended.kind).or(Some(ErrorKind::Cancelled));
    }
    error
}

fn ago(age: Duration) -> String {
    match age.as_secs() {
        seconds @ 0..120 => format!("{seconds} seconds"),
        seconds @ 120..7200 => format!("{} minutes", seconds / 60),
        seconds => format!("{} hours", seconds / 3600),
    }
}
