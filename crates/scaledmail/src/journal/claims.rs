//! Claims: the right to make a placement, and what became of it.

use super::day::{Allowance, Day, NoRoom};
use super::decision::{Decision, decide};
use super::owner::Ownership;
use super::record::{Ended, Identity, PlacementState, Record, moment};
use super::store::{JournalQuery, JournalStore, JournalView, StoreError};
use crate::price::Price;
use std::sync::Arc;
use std::time::SystemTime;

/// Others may write between our reading and our writing; not for ever.
const TRIES: u32 = 10_000;

/// The journal of one process.
#[derive(Debug)]
pub(crate) struct Journal {
    store: Arc<dyn JournalStore>,
    /// Of this process one at a time, so that only other processes come between.
    turn: tokio::sync::Mutex<()>,
}

/// What somebody wants to claim.
#[derive(Debug)]
pub(crate) struct Claiming<'a> {
    pub identity: &'a Identity,
    /// The hash of what is bought.
    pub cart: &'a str,
    /// Whether the key was made of the cart.
    pub derived: bool,
    /// What the journal had when the account was looked up.
    pub looked: Option<Looked>,
    pub allowance: &'a Allowance,
    pub now: SystemTime,
}

/// What a placement was when somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Looked {
    attempt: u32,
    state: PlacementState,
}

impl Looked {
    pub fn at(record: &Record) -> Self {
        Self { attempt: record.attempt, state: record.state }
    }
}

/// How a claim was answered.
#[derive(Debug)]
pub(crate) enum Claimed {
    Ours(Box<Record>),
    /// The journal says something else than `Go`.
    Not(Decision, Box<Record>),
    /// The cap of the day does not let it.
    NoRoom(NoRoom),
}

impl Journal {
    pub fn new(store: Arc<dyn JournalStore>) -> Self {
        Self { store, turn: tokio::sync::Mutex::default() }
    }

    /// What is known under an identity.
    pub async fn known(&self, identity: &Identity) -> Result<Option<Record>, StoreError> {
        let view = self.view(identity).await?;
        of(&view, identity)
    }

    /// Everything of an account, oldest first.
    pub async fn all(&self, base_url: &str) -> Result<Vec<Record>, StoreError> {
        let view = self.store.read(JournalQuery::All { account: base_url.to_owned() }).await?;
        view.entries.iter().map(Record::read).collect()
    }

    /// Claims the placement that `next` makes of what is known, if that may be made and is still what it was when the
    /// account was looked up.
    pub async fn claim(
        &self,
        claiming: &Claiming<'_>,
        next: impl Fn(Option<Record>) -> Record,
    ) -> Result<Claimed, StoreError> {
        let Claiming { identity, cart, derived, looked, allowance, now } = claiming;
        let _turn = self.turn.lock().await;
        for _ in 0..TRIES {
            let view = self.view(identity).await?;
            let known = of(&view, identity)?;
            let alive = known.as_ref().is_some_and(|known| known.owner.is_alive(*now));
            let decision = decide(known.as_ref(), cart, *derived, alive, *now);
            let changed = known.as_ref().map(Looked::at) != *looked;
            if let (Some(known), true) = (&known, decision != Decision::Go || changed) {
                return Ok(Claimed::Not(decision, Box::new(known.clone())));
            }
            let mut record = next(known);
            let day = Day::of(&view, identity, allowance, *now)?;
            if let Some(refused) = day.refuses(allowance, record.price.as_ref()) {
                return Ok(Claimed::NoRoom(refused));
            }
            record.day = day.name;
            if self.store.write(record.entry()?, view.revision).await? {
                return Ok(Claimed::Ours(Box::new(record)));
            }
        }
        Err(busy())
    }

    /// Whether a price could be spent today.
    pub async fn room(
        &self,
        identity: &Identity,
        allowance: &Allowance,
        price: Option<&Price>,
        now: SystemTime,
    ) -> Result<Option<NoRoom>, StoreError> {
        Ok(Day::of(&self.view(identity).await?, identity, allowance, now)?.refuses(allowance, price))
    }

    /// Says that the request is about to go out, if the claim is still `owner`'s. After that it counts as sent.
    pub async fn send(&self, identity: &Identity, ownership: &Ownership, now: SystemTime) -> Result<bool, StoreError> {
        let sent = self.change(identity, |record| {
            let ours = record.owner == ownership.owner && record.state == PlacementState::Prepared;
            ours.then(|| Record { state: PlacementState::Sent, sent_at: Some(moment(now)), ..record })
        });
        Ok(sent.await?.is_some())
    }

    /// Writes down how it ended. `None` when the placement is somebody else's by now.
    pub async fn end(
        &self,
        identity: &Identity,
        ownership: &Ownership,
        state: PlacementState,
        ended: &Ended,
    ) -> Result<Option<Record>, StoreError> {
        self.change(identity, |record| {
            let ours = record.owner == ownership.owner;
            // Whoever took us for dead may have found out more.
            let open =
                matches!(record.state, PlacementState::Prepared | PlacementState::Sent | PlacementState::Unknown);
            (ours && open).then(|| Record { state, ended: ended.clone(), ..record })
        })
        .await
    }

    /// Changes what is known; `None` when there is nothing, or `change` wants nothing.
    pub async fn change(
        &self,
        identity: &Identity,
        change: impl Fn(Record) -> Option<Record>,
    ) -> Result<Option<Record>, StoreError> {
        let _turn = self.turn.lock().await;
        for _ in 0..TRIES {
            let view = self.view(identity).await?;
            let Some(changed) = of(&view, identity)?.and_then(&change) else { return Ok(None) };
            if self.store.write(changed.entry()?, view.revision).await? {
                return Ok(Some(changed));
            }
        }
        Err(busy())
    }

    async fn view(&self, identity: &Identity) -> Result<JournalView, StoreError> {
        self.store.read(JournalQuery::Claim { id: identity.id(), account: identity.base_url.clone() }).await
    }
}

fn of(view: &JournalView, identity: &Identity) -> Result<Option<Record>, StoreError> {
    let id = identity.id();
    view.entries.iter().find(|entry| entry.id == id).map(Record::read).transpose()
}

fn busy() -> StoreError {
    StoreError::new("the journal is too busy: others write to it all the time")
}

#[cfg(test)]
mod tests;
