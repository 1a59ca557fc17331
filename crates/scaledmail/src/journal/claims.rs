//! Claims: the right to make a placement, and what became of it.

use super::decision::{Decision, decide};
use super::owner::Ownership;
use super::record::{Ended, Identity, PlacementState, Record, moment};
use super::store::{JournalQuery, JournalStore, JournalView, StoreError};
use crate::Decimal;
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

/// What may be spent in a day, and which day it is.
#[derive(Clone, Debug)]
pub(crate) struct Allowance {
    pub today: String,
    pub max_per_day: Option<Decimal>,
}

/// How a claim was answered.
#[derive(Debug)]
pub(crate) enum Claimed {
    Ours(Box<Record>),
    /// The journal says something else than `Go`.
    Not(Decision, Box<Record>),
    /// With this one the day would cost more than it may.
    TooMuch {
        spent: Decimal,
    },
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

    /// Claims the placement that `next` makes of what is known, if that may be made.
    pub async fn claim(
        &self,
        identity: &Identity,
        cart: &str,
        derived: bool,
        allowance: &Allowance,
        now: SystemTime,
        next: impl Fn(Option<Record>) -> Record,
    ) -> Result<Claimed, StoreError> {
        let _turn = self.turn.lock().await;
        for _ in 0..TRIES {
            let view = self.view(identity).await?;
            let known = of(&view, identity)?;
            let alive = known.as_ref().is_some_and(|known| known.owner.is_alive(now));
            let decision = decide(known.as_ref(), cart, derived, alive, now);
            if let (Some(known), true) = (&known, decision != Decision::Go) {
                return Ok(Claimed::Not(decision, Box::new(known.clone())));
            }
            let mut record = next(known);
            let (day, spent) = spent(&view, identity, &allowance.today, now)?;
            record.day = day;
            if let (Some(cap), Some(amount)) =
                (allowance.max_per_day, record.price.as_ref().and_then(|price| price.amount))
            {
                let sum = spent.checked_add(amount.value());
                if sum.is_none_or(|sum| sum > cap.value()) {
                    return Ok(Claimed::TooMuch { spent: spent.into() });
                }
            }
            if self.store.write(record.entry()?, view.revision).await? {
                return Ok(Claimed::Ours(Box::new(record)));
            }
        }
        Err(busy())
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

/// The day that a placement counts to, and what others have spent in it. A day that the journal has seen does not come
/// back.
fn spent(
    view: &JournalView,
    identity: &Identity,
    today: &str,
    now: SystemTime,
) -> Result<(String, rust_decimal::Decimal), StoreError> {
    let latest = view.entries.iter().map(|entry| entry.day.as_str()).max().unwrap_or_default();
    let day = today.max(latest);
    let id = identity.id();
    let mut sum = rust_decimal::Decimal::ZERO;
    for entry in view.entries.iter().filter(|entry| entry.day == day && entry.id != id) {
        let record = Record::read(entry)?;
        let amount = record.spent(record.owner.is_alive(now)).map_or(rust_decimal::Decimal::ZERO, Decimal::value);
        sum = sum.checked_add(amount).unwrap_or(rust_decimal::Decimal::MAX);
    }
    Ok((day.to_owned(), sum))
}

#[cfg(test)]
mod tests {
    use super::super::record::Beginning;
    use super::*;
    use crate::journal::MemoryStore;
    use crate::outcome::Outcome;
    use crate::price::{Price, PriceLine, PriceSource};
    use std::time::Duration;

    struct Desk {
        journal: Journal,
        now: SystemTime,
    }

    fn identity(key: &str) -> Identity {
        let (base_url, organization_id) = ("https://a".to_owned(), "rec1".to_owned());
        Identity { base_url, organization_id, operation: "domains_buy".to_owned(), key: key.to_owned() }
    }

    impl Desk {
        fn new() -> Self {
            Self { journal: Journal::new(Arc::new(MemoryStore::default())), now: SystemTime::now() }
        }

        async fn claim(&self, key: &str, amount: i64, today: &str, cap: i64) -> (Claimed, Ownership) {
            let ownership = Ownership::new(self.now, Duration::from_secs(60));
            let allowance = Allowance { today: today.to_owned(), max_per_day: Some(cap.into()) };
            let line = PriceLine::new("it", 1, amount.into(), "once");
            let price = Price::of(PriceSource::Search, false, line.into_iter().collect());
            let next = |known: Option<Record>| {
                let beginning = Beginning {
                    identity: identity(key),
                    derived: false,
                    cart: "cart".to_owned(),
                    owner: ownership.owner.clone(),
                    label: None,
                    domains: Vec::new(),
                    now: moment(self.now),
                };
                let record = match known {
                    Some(known) => known.again(beginning),
                    None => Record::new(beginning),
                };
                Record { price: Some(price.clone()), ..record }
            };
            let claimed = self.journal.claim(&identity(key), "cart", false, &allowance, self.now, next).await;
            (claimed.unwrap_or_else(|error| unreachable!("{error}")), ownership)
        }

        async fn place(&self, key: &str, amount: i64, today: &str, outcome: Outcome) -> bool {
            let (claimed, ownership) = self.claim(key, amount, today, 100).await;
            let ours = matches!(claimed, Claimed::Ours(_));
            if ours {
                let sent = self.journal.send(&identity(key), &ownership, self.now).await;
                assert!(sent.is_ok_and(|sent| sent));
                let ended = Ended::default();
                let ended = self.journal.end(&identity(key), &ownership, outcome.into(), &ended).await;
                assert!(ended.is_ok_and(|ended| ended.is_some()));
            }
            ours
        }
    }

    #[tokio::test]
    async fn a_day_has_an_end() {
        let desk = Desk::new();
        assert!(desk.place("a", 60, "2026-11-25", Outcome::Applied).await);
        assert!(!desk.place("b", 41, "2026-11-25", Outcome::Applied).await);
        assert!(desk.place("b", 40, "2026-11-25", Outcome::Unknown).await);
        assert!(!desk.place("c", 1, "2026-11-25", Outcome::Applied).await);
        // Yesterday does not come back.
        assert!(!desk.place("c", 1, "2026-11-24", Outcome::Applied).await);
        assert!(desk.place("c", 1, "2026-11-26", Outcome::Applied).await);
        assert!(!desk.place("d", 100, "2026-11-25", Outcome::Applied).await);
    }

    #[tokio::test]
    async fn what_did_not_happen_costs_nothing() {
        let desk = Desk::new();
        assert!(desk.place("a", 100, "2026-11-25", Outcome::Rejected).await);
        assert!(desk.place("b", 100, "2026-11-25", Outcome::NotSent).await);
        let (claimed, living) = desk.claim("c", 100, "2026-11-25", 100).await;
        assert!(matches!(claimed, Claimed::Ours(_)));
        let (claimed, _) = desk.claim("d", 1, "2026-11-25", 100).await;
        assert!(matches!(claimed, Claimed::TooMuch { .. }), "what is about to be sent counts: {claimed:?}");
        drop(living);
        let (claimed, _) = desk.claim("d", 1, "2026-11-25", 100).await;
        assert!(matches!(claimed, Claimed::Ours(_)), "who died before the send spent nothing: {claimed:?}");
    }

    #[tokio::test]
    async fn one_of_many_gets_the_claim() {
        let desk = Arc::new(Desk::new());
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let desk = desk.clone();
            tasks.spawn(async move { desk.claim("a", 1, "2026-11-25", 100).await });
        }
        let claims = tasks.join_all().await;
        assert_eq!(claims.iter().filter(|(claimed, _)| matches!(claimed, Claimed::Ours(_))).count(), 1);
        let in_flight = |claimed: &Claimed| matches!(claimed, Claimed::Not(Decision::InFlight { .. }, _));
        assert_eq!(claims.iter().filter(|(claimed, _)| in_flight(claimed)).count(), 49);
    }

    #[tokio::test]
    async fn who_was_taken_for_dead_does_not_send() {
        let desk = Desk::new();
        let (_, mut first) = desk.claim("a", 1, "2026-11-25", 100).await;
        let taken = std::mem::replace(&mut first, Ownership::new(desk.now, Duration::ZERO));
        let owner = taken.owner.clone();
        drop(taken);
        let (claimed, second) = desk.claim("a", 1, "2026-11-25", 100).await;
        assert!(matches!(&claimed, Claimed::Ours(record) if record.attempt == 2), "{claimed:?}");
        first.owner = owner;
        let sent = desk.journal.send(&identity("a"), &first, desk.now).await;
        assert_eq!(sent.ok(), Some(false));
        let sent = desk.journal.send(&identity("a"), &second, desk.now).await;
        assert_eq!(sent.ok(), Some(true));
    }
}
