//! Keys, replays and what is found out later, against the sandbox.

#![allow(clippy::expect_used, missing_docs)]

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use scaledmail::journal::{JournalEntry, JournalQuery, JournalStore, JournalView, MemoryStore, StoreFuture};
use scaledmail::types::{CreateCustomOrder, CreateOrder, CustomDomainSource, DomainConfig, DomainSource};
use scaledmail::types::{Hosting, ProviderDomains, Providers};
use scaledmail::{
    Client, ClientBuilder, ErrorKind, Event, Outcome, PlacementKey, PlacementState, ReconciliationResult, Settlement,
    WaitUntilActive,
};
use scaledmail_sandbox::{Fault, Sandbox};

fn builder(sandbox: &Sandbox) -> ClientBuilder {
    let builder = Client::builder().api_key("sandbox-key").organization_id("recSandboxOrganization1");
    builder.base_url(sandbox.base_url()).pacing(false)
}

fn client(sandbox: &Sandbox) -> Client {
    builder(sandbox).journal_in_memory().build().expect("a client")
}

fn order() -> CreateOrder {
    let domain = DomainConfig::new("scaledmail-sandbox-1.com").first_name("Dean").last_name("Fiacoo");
    CreateOrder::new("price_sandbox_1", DomainSource::Scaledmail).domains([domain]).tag("spring campaign")
}

/// On domains from elsewhere, which can be ordered again once their order is cancelled.
fn external_order() -> CreateCustomOrder {
    let domain = DomainConfig::new("elsewhere.example").first_name("Dean").last_name("Fiacoo");
    let providers = Providers::new().google(ProviderDomains::new([domain]));
    CreateCustomOrder::new(CustomDomainSource::Other, providers).hosting(Hosting::new("Porkbun", "user", "sentinel"))
}

/// A journal in a file that goes with the test.
struct JournalFile(PathBuf);

impl JournalFile {
    fn new(name: &str) -> Self {
        let file = std::env::temp_dir().join(format!(
            "scaledmail-{name}-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        Self(file.with_extension("sqlite3"))
    }
}

impl Drop for JournalFile {
    fn drop(&mut self) {
        for end in ["sqlite3", "sqlite3-wal", "sqlite3-shm"] {
            let _ = std::fs::remove_file(self.0.with_extension(end));
        }
    }
}

#[tokio::test]
async fn the_same_key_and_cart_are_ordered_once() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let file = JournalFile::new("once");
    let open = || builder(&sandbox).journal(&file.0).build().expect("a client");
    let first = open().orders().place(order()).key("job-7").await.expect("an order");
    assert_eq!((first.outcome, first.replayed, first.attempt), (Outcome::Applied, false, 1));
    assert_eq!(first.order_id.as_deref(), Some(sandbox.orders()[0].id.as_str()));
    let tag = first.tag.clone().expect("a tag");
    assert!(tag.starts_with("spring c-") && tag.chars().count() == 20, "{tag}");
    let placed = open().orders().get(first.order_id.clone().expect("an id")).await.expect("the order");
    assert_eq!(placed.tag, Some(tag));

    // As a process that was started again would do.
    let mut again = open().orders().place(order()).key("job-7").await.expect("a receipt");
    assert!(std::mem::take(&mut again.replayed));
    assert_eq!(again, first);
    let error = open().orders().place(order().quantity(2)).key("job-7").await.expect_err("another cart");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::KeyReused, Some(Outcome::NotSent)), "{error}");
    // A custom order is an order, too.
    let custom = open().orders().place(external_order()).key("job-7").await.expect_err("another cart");
    assert_eq!(custom.kind(), ErrorKind::KeyReused, "{custom}");
    assert_eq!(sandbox.orders().len(), 1);
}

#[tokio::test]
async fn without_a_key_the_cart_is_one() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = client(&sandbox);
    let first = client.orders().create(order()).await.expect("an order");
    let again = client.orders().place(order().tag("another label")).await.expect("a receipt");
    assert!(again.replayed && again.order_id == first.order_id, "{again:?}");
    // A raw request for the same is the same.
    let body = serde_json::json!({
        "domains": [{"domain": "scaledmail-sandbox-1.com", "first_name": "Dean", "last_name": "Fiacoo"}],
    });
    let raw = client.request("POST", "/create-order/price_sandbox_1").query("provider", "scaledmail").body(body);
    let raw = raw.await.expect("a receipt");
    assert!(raw.receipt().is_some_and(|receipt| receipt.replayed), "{raw:?}");
    assert_eq!(sandbox.orders().len(), 1);
}

#[tokio::test]
async fn the_same_cart_on_purpose_takes_another_key() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = client(&sandbox);
    let first = client.orders().place(external_order()).await.expect("an order");
    let taken = client.orders().place(external_order()).key("second").await.expect_err("its domain is in use");
    assert_eq!((taken.kind(), taken.outcome()), (ErrorKind::Conflict, Some(Outcome::NotSent)), "{taken}");
    assert_eq!(taken.violations()[0].value.as_deref(), Some("elsewhere.example"));
    client.orders().cancel(first.order_id.clone().expect("an id").as_str()).await.expect("a cancellation");
    // A job that is delivered again means the first one.
    assert!(client.orders().place(external_order()).await.expect("a receipt").replayed);
    let second = client.orders().place(external_order()).key("second").await.expect("an order");
    assert!(!second.replayed && second.order_id != first.order_id, "{second:?}");
    assert_eq!(sandbox.orders().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_at_once_one_orders() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let file = JournalFile::new("fifty");
    let client = builder(&sandbox).journal(&file.0).build().expect("a client");
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let client = client.clone();
        tasks.spawn(async move { client.orders().place(order()).key("job-7").await });
    }
    let (mut made, mut others) = (0, 0);
    for ended in tasks.join_all().await {
        match ended {
            Ok(receipt) if receipt.replayed => others += 1,
            Ok(_) => made += 1,
            Err(error) => {
                assert_eq!((error.kind(), error.outcome()), (ErrorKind::InFlight, Some(Outcome::NotSent)), "{error}");
                assert!(error.message().contains("began"), "{error}");
                others += 1;
            }
        }
    }
    assert_eq!((made, others, sandbox.orders().len()), (1, 49, 1));
}

/// Lets another client place an order right after it was read for the first time.
#[derive(Debug)]
struct Overtaken {
    inner: Arc<MemoryStore>,
    by: Mutex<Option<Client>>,
}

impl JournalStore for Overtaken {
    fn is_durable(&self) -> bool {
        false
    }

    fn read(&self, query: JournalQuery) -> StoreFuture<'_, JournalView> {
        Box::pin(async move {
            let view = self.inner.read(query).await;
            let other = self.by.lock().expect("nobody panicked").take();
            if let Some(other) = other {
                other.orders().place(order()).key("job-7").await.expect("an order");
            }
            view
        })
    }

    fn write(&self, entry: JournalEntry, revision: u64) -> StoreFuture<'_, bool> {
        self.inner.write(entry, revision)
    }
}

#[tokio::test]
async fn who_is_overtaken_while_looking_up_gets_the_receipt() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let inner = Arc::new(MemoryStore::default());
    let other = builder(&sandbox).journal_store(inner.clone()).build().expect("a client");
    let store = Overtaken { inner, by: Mutex::new(Some(other)) };
    let client = builder(&sandbox).journal_store(Arc::new(store)).build().expect("a client");
    let receipt = client.orders().place(order()).key("job-7").await.expect("a receipt");
    assert!(receipt.replayed && receipt.order_id.is_some(), "{receipt:?}");
    assert_eq!(sandbox.orders().len(), 1);
}

#[tokio::test]
async fn what_was_lost_is_found() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = client(&sandbox);
    sandbox.fault(Fault::bad_gateway("orders_create").after_commit()).expect("a fault");
    let lost = client.orders().place(order()).key("job-7").await.expect_err("the answer is lost");
    assert_eq!((lost.kind(), lost.key()), (ErrorKind::OutcomeUnknown, Some("job-7")), "{lost}");
    let again = client.orders().place(order()).key("job-7").await.expect_err("nobody knows yet");
    assert_eq!((again.kind(), again.attempts()), (ErrorKind::OutcomeUnknown, 0), "{again}");
    assert_eq!(again.cause_kind(), Some(ErrorKind::Server), "{again}");

    let found = client.placements().reconcile("job-7").await.expect("a finding");
    assert_eq!((found.result, found.late), (ReconciliationResult::Applied, false));
    assert_eq!(found.order_id.as_deref(), Some(sandbox.orders()[0].id.as_str()));
    let receipt = client.orders().place(order()).key("job-7").await.expect("a receipt");
    assert!(receipt.replayed && receipt.order_id == found.order_id, "{receipt:?}");
    assert_eq!(client.placements().reconcile_all().await.expect("findings"), []);
}

#[tokio::test]
async fn what_was_refused_may_be_found_all_the_same() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = client(&sandbox);
    sandbox.fault(Fault::rate_limited("orders_create").after_commit()).expect("a fault");
    let refused = client.orders().place(order()).key("job-7").await.expect_err("a refusal");
    assert_eq!(refused.outcome(), Some(Outcome::Rejected), "{refused}");
    // The next attempt looks before it sends.
    let receipt = client.orders().place(order()).key("job-7").await.expect("a receipt");
    assert!(receipt.replayed && receipt.order_id.is_some(), "{receipt:?}");
    let placement = client.placements().get("job-7").await.expect("a placement");
    assert!(placement.late && placement.attempt == 1, "{placement:?}");
    assert_eq!(sandbox.orders().len(), 1);
}

#[tokio::test]
async fn what_was_refused_can_be_tried_again() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = client(&sandbox);
    sandbox.fault(Fault::rate_limited("orders_create")).expect("a fault");
    client.orders().place(order()).key("job-7").await.expect_err("a refusal");
    let receipt = client.orders().place(order()).key("job-7").await.expect("an order");
    assert_eq!((receipt.attempt, receipt.replayed), (2, false));
    assert_eq!(sandbox.orders().len(), 1);
}

#[tokio::test]
async fn domains_are_found_one_by_one() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = client(&sandbox);
    sandbox.fault(Fault::hang("domains_buy").always()).expect("a fault");
    let lost = client.domains().buy(["one.com", "two.com"]).timeout(Duration::from_millis(500)).await;
    let key = lost.expect_err("no answer").key().expect("a key").to_owned();
    let nothing = client.placements().reconcile(key.as_str()).await.expect("a finding");
    assert_eq!(nothing.result, ReconciliationResult::NotFoundYet);
    assert!(nothing.since_attempt.is_some() && !nothing.notes.is_empty(), "{nothing:?}");
    // Somebody buys half of it elsewhere, without this journal.
    sandbox.clear_faults();
    self::client(&sandbox).domains().buy(["two.com"]).await.expect("a purchase");
    let some = client.placements().reconcile(key.as_str()).await.expect("a finding");
    let found: Vec<_> = some.domains.iter().map(|domain| format!("{} {:?}", domain.domain, domain.result)).collect();
    assert_eq!(
        (some.result, found),
        (ReconciliationResult::PartlyApplied, vec!["one.com NotFoundYet".to_owned(), "two.com Applied".to_owned()])
    );
    assert_eq!(some.placement.outcome, Some(Outcome::Unknown));
    let twice = client.domains().buy(["two.com", "three.com"]).await.expect_err("one is there");
    assert_eq!((twice.kind(), twice.outcome()), (ErrorKind::Conflict, Some(Outcome::NotSent)), "{twice}");
    // Until that is settled, nothing of it is bought under another key.
    let own = client.domains().buy(["one.com"]).key("on its own").await.expect_err("it may have been bought");
    assert_eq!((own.kind(), own.outcome()), (ErrorKind::Conflict, Some(Outcome::NotSent)), "{own}");
    assert_eq!(sandbox.purchases().len(), 1);
}

#[tokio::test]
async fn what_nobody_can_find_is_settled_by_hand() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let file = JournalFile::new("settled");
    let client = builder(&sandbox).journal(&file.0).build().expect("a client");
    let later = builder(&sandbox).journal(&file.0).wall_clock(in_an_hour).build().expect("a client");
    sandbox.fault(Fault::hang("orders_create")).expect("a fault");
    let lost = client.orders().place(order()).key("job-7").timeout(Duration::from_millis(500)).await;
    lost.expect_err("no answer");
    let word = Settlement::new(Outcome::Rejected, "support says no");
    let early = client.placements().settle("job-7", word.clone()).await.expect_err("too early");
    assert!(early.kind() == ErrorKind::Validation && early.message().contains("must not be settled yet"), "{early}");
    let empty = later.placements().settle("job-7", Settlement::new(Outcome::Rejected, " ")).await;
    assert_eq!(empty.expect_err("no reason").violations()[0].field, "reason");
    let settled = later.placements().settle("job-7", word).await.expect("a settlement");
    assert_eq!((settled.state, settled.settled_reason.as_deref()), (PlacementState::Rejected, Some("support says no")));
    let unknown = later.placements().get(PlacementKey::new("job-7").operation("domains_buy")).await;
    assert_eq!(unknown.expect_err("another operation").kind(), ErrorKind::NotFound);
    // The key is free for the next attempt.
    let receipt = client.orders().place(order()).key("job-7").await.expect("an order");
    assert_eq!(receipt.attempt, 2);
}

fn in_an_hour() -> std::time::SystemTime {
    std::time::SystemTime::now() + Duration::from_secs(3600)
}

fn in_two_days() -> std::time::SystemTime {
    std::time::SystemTime::now() + Duration::from_secs(2 * 24 * 3600)
}

#[tokio::test]
async fn a_cart_without_a_key_is_not_replayed_for_ever() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let file = JournalFile::new("old");
    let client = builder(&sandbox).journal(&file.0).build().expect("a client");
    let later = builder(&sandbox).journal(&file.0).wall_clock(in_two_days).build().expect("a client");
    client.orders().place(order()).await.expect("an order");
    client.orders().place(external_order()).key("job-7").await.expect("an order");
    let old = later.orders().place(order()).await.expect_err("it may be meant again");
    assert_eq!((old.kind(), old.outcome()), (ErrorKind::KeyReused, Some(Outcome::NotSent)), "{old}");
    assert!(later.orders().place(external_order()).key("job-7").await.expect("a receipt").replayed);
}

#[tokio::test]
async fn an_order_is_waited_for() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let told = seen.clone();
    let hear = move |event: &Event| {
        if let Event::Progress { active_domains, total_domains, .. } = event {
            told.lock().expect("a list").push((*active_domains, *total_domains));
        }
    };
    let client = builder(&sandbox).journal_in_memory().on_event(hear).build().expect("a client");
    let receipt = client.orders().place(order()).await.expect("an order");
    let wait = WaitUntilActive::new(receipt.order_id.clone().expect("an id")).poll(Duration::from_secs(1));
    let waiting = client.orders().wait_until_active(wait.clone()).timeout(Duration::from_millis(300)).await;
    assert_eq!(waiting.expect_err("it takes days").kind(), ErrorKind::Timeout);
    sandbox.advance(Duration::from_secs(7 * 24 * 3600)).expect("a clock");
    let order = client.orders().wait_until_active(wait.clone()).await.expect("an active order");
    assert_eq!(order.id, receipt.order_id);
    let seen = seen.lock().expect("a list").clone();
    assert_eq!((seen.first(), seen.last()), (Some(&(0, 1)), Some(&(1, 1))));
    client.orders().cancel(wait.order_id.as_str()).await.expect("a cancellation");
    let cancelled = client.orders().wait_until_active(wait).await.expect_err("never");
    assert_eq!(cancelled.kind(), ErrorKind::Conflict, "{cancelled}");
    let hasty = WaitUntilActive::new("rec1").poll(Duration::from_millis(10));
    let hasty = client.orders().wait_until_active(hasty).await.expect_err("too often");
    assert_eq!(hasty.violations()[0].field, "poll_seconds");
}
