//! A claim that a request is sent under.

use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::journal::{Ended, Identity, Journal, Ownership, PlacementState, Record};
use crate::outcome::Outcome;
use crate::price::Price;
use crate::transport::Exchange;
use scaledmail_api::Extra;
use serde_json::{Map, Value};
use std::sync::Arc;
use std::time::SystemTime;

/// A claim that a request is sent under.
#[derive(Debug)]
pub(crate) struct Claim {
    pub journal: Arc<Journal>,
    pub identity: Identity,
    pub ownership: Ownership,
    pub price: Option<Price>,
    pub now: fn() -> SystemTime,
}

impl Claim {
    /// Says that the request goes out now. Unless that can be written down, it must not.
    pub async fn sending(&self) -> Result<(), Error> {
        match self.journal.send(&self.identity, &self.ownership, (self.now)()).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Error::new(
                ErrorKind::InFlight,
                format!("the placement {:?} was taken over by somebody else", self.identity.key),
            )),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes down how it ended, and gives the record of that. What goes wrong now is a warning: the outcome stands.
    pub async fn end(
        &self,
        claimed: Record,
        exchange: &Exchange,
        error: Option<&Error>,
        warnings: &mut Vec<String>,
    ) -> Record {
        let outcome = error.map_or(Some(Outcome::Applied), Error::outcome).unwrap_or(Outcome::Unknown);
        let now = crate::journal::moment((self.now)());
        let ended = Ended {
            at: Some(now.clone()),
            kind: error.map(Error::kind),
            cause_kind: error.and_then(Error::cause_kind),
            status: match error {
                Some(error) => error.status(),
                None => exchange.answer().map(|answer| answer.status.as_u16()),
            },
            message: error.map(|error| error.message().to_owned()),
            request_id: error.and_then(Error::request_id).map(str::to_owned),
            answer: (outcome == Outcome::Applied).then(|| answer(exchange)).flatten(),
        };
        let state = PlacementState::from(outcome);
        match self.journal.end(&self.identity, &self.ownership, state, &ended).await {
            Ok(Some(record)) => return record,
            Ok(None) => {
                warnings.push(
                    "the journal has this placement under another owner, so its outcome was not written there"
                        .to_owned(),
                );
            }
            Err(error) => warnings.push(format!("the outcome could not be written to the journal: {error}")),
        }
        let sent_at = (exchange.attempts() > 0).then_some(now);
        Record { state, ended, sent_at, ..claimed }
    }
}

/// What the service answered, without secrets.
fn answer(exchange: &Exchange) -> Option<Map<String, Value>> {
    let answer = exchange.answer()?;
    let text = exchange.clean(&String::from_utf8_lossy(&answer.body));
    let extra: Extra = serde_json::from_str(&text).ok()?;
    // Written with a mask over what is called after a secret.
    match serde_json::to_value(&extra).ok()? {
        Value::Object(map) => Some(map),
        _ => None,
    }
}
