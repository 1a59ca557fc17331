//! Claims: the right to make a placement, and what became of it.

use super::day::{Allowance, Day, NoRoom};
use super::decision::{Decision, decide};
use super::owner::{Owner, Ownership};
use super::record::{Ended, Identity, PlacementState, Record, moment};
use super::store::{JournalQuery, JournalStore, StoreError};
use crate::price::Price;
use std::sync::Arc;
use std::time::SystemTime;

/// Others may write between our reading and our writing; not for ever.
const TRIES: u32 = 10_000;

/// The journal of one process.
#[derive(Debug)]
pub(crate) struct Journal {
    store: Arc<dyn JournalStore>,
    now: fn() -> SystemTime,
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
    pub fn new(store: Arc<dyn JournalStore>, now: fn() -> SystemTime) -> Self {
        Self { store, now, turn: tokio::sync::Mutex::default() }
    }

    /// What is known under an identity.
    pub async fn known(&self, identity: &Identity) -> Result<Option<Record>, StoreError> {
        let (_, records) = self.look(claim_of(identity)).await?;
        Ok(of(&records, identity))
    }

    /// Everything of an account, oldest first.
    pub async fn all(&self, base_url: &str) -> Result<Vec<Record>, StoreError> {
        Ok(self.look(JournalQuery::All { account: base_url.to_owned() }).await?.1)
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
            let (revision, records) = self.look(claim_of(identity)).await?;
            let known = of(&records, identity);
            let decision = decide(known.as_ref(), cart, *derived, *now);
            let changed = known.as_ref().map(Looked::at) != *looked;
            if let (Some(known), true) = (&known, decision != Decision::Go || changed) {
                return Ok(Claimed::Not(decision, Box::new(known.clone())));
            }
            let mut record = next(known);
            let day = Day::of(&records, identity, allowance);
            if let Some(refused) = day.refuses(allowance, record.price.as_ref()) {
                return Ok(Claimed::NoRoom(refused));
            }
            record.day = day.name;
            if self.store.write(record.entry()?, revision).await? {
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
    ) -> Result<Option<NoRoom>, StoreError> {
        let (_, records) = self.look(claim_of(identity)).await?;
        Ok(Day::of(&records, identity, allowance).refuses(allowance, price))
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
            let (revision, records) = self.read(claim_of(identity)).await?;
            let Some(changed) = of(&records, identity).and_then(&change) else { return Ok(None) };
            if self.store.write(changed.entry()?, revision).await? {
                return Ok(Some(changed));
            }
        }
        Err(busy())
    }

    /// What the store has, and who of the owners lives.
    ///
    /// Somebody may write down how it ended, and go, between our reading and our looking for him. So whoever seems dead is
    /// read again: what he wrote he wrote before.
    async fn look(&self, query: JournalQuery) -> Result<(u64, Vec<Record>), StoreError> {
        let now = (self.now)();
        let (revision, mut records) = self.read(query.clone()).await?;
        let dead = |record: &&Record| record.is_open() && !record.owner.is_alive(now);
        let dead: Vec<Owner> = records.iter().filter(dead).map(|record| record.owner.clone()).collect();
        if dead.is_empty() {
            records.iter_mut().for_each(|record| record.alive = record.is_open());
            return Ok((revision, records));
        }
        let (revision, mut records) = self.read(query).await?;
        for record in &mut records {
            record.alive = record.is_open() && !dead.contains(&record.owner);
        }
        Ok((revision, records))
    }

    async fn read(&self, query: JournalQuery) -> Result<(u64, Vec<Record>), StoreError> {
        let view = self.store.read(query).await?;
        let records = view.entries.iter().map(Record::read).collect::<Result<_, _>>()?;
        Ok((view.revision, records))
    }
}

fn claim_of(identity: &Identity) -> JournalQuery {
    JournalQuery::Claim { id: identity.id(), account: identity.base_url.clone() }
}

fn of(records: &[Record], identity: &Identity) -> Option<Record> {
    let id = identity.id();
    records.iter().find(|record| record.identity.id() == id).cloned()
}

fn busy() -> StoreError {
    StoreError::new("the journal is too busy: others write to it all the time")
}

#[cfg(test)]
mod tests;
