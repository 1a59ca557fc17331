use super::super::record::Beginning;
use super::*;
use crate::journal::{JournalEntry, JournalView, MemoryStore, StoreFuture};
use crate::outcome::Outcome;
use crate::price::{PriceLine, PriceSource};
use std::time::Duration;

/// Answers once with what was in it before.
#[derive(Debug, Default)]
struct Late {
    inner: MemoryStore,
    before: std::sync::Mutex<Option<JournalView>>,
}

impl JournalStore for Late {
    fn is_durable(&self) -> bool {
        false
    }

    fn read(&self, query: JournalQuery) -> StoreFuture<'_, JournalView> {
        let before = self.before.lock().ok().and_then(|mut before| before.take());
        Box::pin(async move {
            match before {
                Some(before) => Ok(before),
                None => self.inner.read(query).await,
            }
        })
    }

    fn write(&self, entry: JournalEntry, revision: u64) -> StoreFuture<'_, bool> {
        self.inner.write(entry, revision)
    }
}

struct Desk {
    journal: Journal,
    now: SystemTime,
}

fn identity(key: &str) -> Identity {
    let (base_url, organization_id) = ("https://a".to_owned(), "rec1".to_owned());
    Identity {
        base_url,
        organization_id,
        account: String::new(),
        operation: "domains_buy".to_owned(),
        key: key.to_owned(),
    }
}

impl Desk {
    fn new() -> Self {
        Self::of(Arc::new(MemoryStore::default()))
    }

    fn of(store: Arc<dyn JournalStore>) -> Self {
        Self { journal: Journal::new(store, SystemTime::now), now: SystemTime::now() }
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
        let known = self.journal.known(&identity(key)).await.unwrap_or_default();
        let looked = known.as_ref().map(Looked::at);
        let identity = identity(key);
        let claiming = Claiming {
            identity: &identity,
            cart: "cart",
            derived: false,
            looked,
            allowance: &allowance,
            now: self.now,
        };
        let claimed = self.journal.claim(&claiming, next).await;
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
    assert!(matches!(claimed, Claimed::NoRoom(_)), "what is about to be sent counts: {claimed:?}");
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

#[tokio::test]
async fn who_ended_and_went_while_we_read_is_not_in_doubt() {
    let store = Arc::new(Late::default());
    let desk = Desk::of(store.clone());
    let (_, ownership) = desk.claim("a", 60, "2026-11-25", 100).await;
    assert_eq!(desk.journal.send(&identity("a"), &ownership, desk.now).await.ok(), Some(true));
    let before = store.read(claim_of(&identity("a"))).await.ok();
    let ended = desk.journal.end(&identity("a"), &ownership, Outcome::Rejected.into(), &Ended::default()).await;
    assert!(ended.is_ok_and(|ended| ended.is_some()));
    drop(ownership);
    *store.before.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = before;
    let known = desk.journal.known(&identity("a")).await.ok().flatten();
    assert_eq!(known.map(|known| known.state_now()), Some(PlacementState::Rejected));
}
