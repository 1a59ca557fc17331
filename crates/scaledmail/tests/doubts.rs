//! Where a promise about money could be broken by a detail.

#![allow(clippy::expect_used, missing_docs)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use scaledmail::journal::{JournalEntry, JournalQuery, JournalStore, JournalView, MemoryStore, StoreFuture};
use scaledmail::{CallOptions, Client, ClientBuilder, ErrorKind, Event, Outcome, ReconciliationResult, binding};
use scaledmail_sandbox::{Fault, FaultKind, Sandbox};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::Semaphore;

fn builder(sandbox: &Sandbox) -> ClientBuilder {
    let builder = Client::builder().api_key("sandbox-key").organization_id("recSandboxOrganization1");
    builder.base_url(sandbox.base_url()).pacing(false).journal_in_memory()
}

fn sent(sandbox: &Sandbox) -> usize {
    sandbox.requests().iter().filter(|request| request.method == "POST" && request.path.contains("buy")).count()
}

/// A service that answers every reading and every charge alike.
async fn service(readings: &'static str, charges: &'static str) -> Client {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = vec![0; 65536];
            let _ = stream.read(&mut request).await;
            let body = if request.starts_with(b"GET") { readings } else { charges };
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
            let answer = format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    let builder = Client::builder().api_key("key").organization_id("rec1").base_url(url).pacing(false);
    builder.journal_in_memory().build().expect("a client")
}

#[tokio::test]
async fn an_account_that_cannot_be_looked_at_is_not_empty() {
    let client = service(r#"{"success":false,"error":"database is down"}"#, r#"{"success":true}"#).await;
    let error = client.domains().buy(["mine.com"]).await.expect_err("nobody knows what is there");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Some(Outcome::NotSent)), "{error}");
}

#[tokio::test]
async fn a_good_status_may_say_no() {
    for answer in [
        r#"{"status":"error","message":"card declined"}"#,
        r#"{"ok":false}"#,
        r#"{"errors":["card declined"]}"#,
        r#"{"data":{"success":false}}"#,
    ] {
        let client = service(r#"{"domains":[],"payments":[]}"#, answer).await;
        let error = client.domains().buy(["mine.com"]).await.expect_err(answer);
        assert_eq!(error.outcome(), Some(Outcome::Unknown), "{answer}: {error}");
    }
}

#[tokio::test]
async fn a_raw_order_keeps_its_own_tag_and_is_found() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = builder(&sandbox).build().expect("a client");
    sandbox.fault(Fault::new("orders_create", FaultKind::Close).after_commit()).expect("a fault");
    let domain = json!({"domain": "scaledmail-sandbox-1.com", "first_name": "A", "last_name": "B"});
    let order = json!({"tag": "launch", "domains": [domain]});
    let call = client.request("POST", "/create-order/price_sandbox_1").query("provider", "scaledmail");
    let lost = call.body(order).key("k").await.expect_err("the answer is lost");
    assert_eq!(lost.outcome(), Some(Outcome::Unknown), "{lost}");
    assert_eq!(sandbox.orders()[0].tag, "launch");
    let found = client.placements().reconcile("k").await.expect("a finding");
    assert_eq!((found.result, found.placement.tag), (ReconciliationResult::Applied, None));
    assert_eq!(found.order_id, Some(sandbox.orders()[0].id.clone()));
}

#[tokio::test]
async fn an_organization_of_the_query_is_that_of_the_placement() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = builder(&sandbox).build().expect("a client");
    let buy = |organization: &str| {
        let call = client.request("POST", "/buy-domains").query("organization_id", organization);
        call.body(json!({"domains": ["new.com"]}))
    };
    buy("recSandboxOrganization1").await.expect("a purchase");
    let other = buy("recSandboxOrganization2").await.expect_err("another organization");
    assert_eq!(other.kind(), ErrorKind::Permission, "{other}");
    let twice = buy("recSandboxOrganization1").query("organization_id", "recSandboxOrganization2").await;
    assert_eq!(twice.expect_err("two organizations").violations()[0].field, "query.organization_id");
    let placements = client.placements().list().await.expect("a journal");
    assert_eq!(placements[0].organization_id.as_deref(), Some("recSandboxOrganization1"));
}

#[tokio::test]
async fn what_cannot_be_read_has_no_price() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = builder(&sandbox).max_per_call(1_000_000).build().expect("a client");
    let domain = json!({"domain": "scaledmail-sandbox-1.com", "first_name": "A", "last_name": "B"});
    for (path, body) in [
        ("/buy-domains", json!({"domains": "new.com"})),
        ("/buy-domains", json!({"domains": [{"name": "new.com"}]})),
        ("/buy-pre-warm-inboxes", json!({"domains": [{"domain": "warm-sandbox-1.com"}]})),
        ("/create-order/price_sandbox_1", json!({"quantity": "3", "domains": [domain]})),
        ("/create-order/price_sandbox_1", json!({"quantity": 3.0, "domains": [domain]})),
    ] {
        let error = client.request("POST", path).body(body.clone()).await.expect_err("no price");
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::SpendLimit, Some(Outcome::NotSent)), "{body}: {error}");
    }
    assert!(sandbox.requests().iter().all(|request| !request.committed));
}

#[tokio::test]
async fn a_day_with_something_unpriced_has_no_room() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let file = std::env::temp_dir().join(format!("scaledmail-unpriced-{}.sqlite3", std::process::id()));
    let open = builder(&sandbox).journal(&file).build().expect("a client");
    open.domains().buy(["one.com"]).await.expect("a purchase");
    let capped = builder(&sandbox).journal(&file).max_per_day(1000).build().expect("a client");
    let error = capped.domains().buy(["two.com"]).await.expect_err("nobody knows what the first one cost");
    let _ = std::fs::remove_file(&file);
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::SpendLimit, Some(Outcome::NotSent)), "{error}");
}

#[tokio::test]
async fn one_purchase_is_not_two_placements() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = builder(&sandbox).build().expect("a client");
    sandbox.fault(Fault::new("domains_buy", FaultKind::Close)).expect("a fault");
    client.domains().buy(["new.com"]).key("a").await.expect_err("it never came to be");
    let other = client.domains().buy(["new.com"]).key("b").await.expect_err("nobody knows of the first one");
    assert_eq!((other.kind(), other.outcome()), (ErrorKind::Conflict, Some(Outcome::NotSent)), "{other}");
    assert!(other.message().contains("\"a\""), "{other}");
    client.domains().buy(["other.com"]).key("b").await.expect("a purchase of something else");
    let found = client.placements().reconcile("a").await.expect("a finding");
    assert_eq!(found.result, ReconciliationResult::NotFoundYet);
}

#[tokio::test]
async fn a_hook_that_panics_loses_no_answer() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let hear = |event: &Event| assert!(!matches!(event, Event::Attempted { .. }), "a logger that breaks down");
    let client = builder(&sandbox).on_event(hear).build().expect("a client");
    let receipt = client.domains().buy(["new.com"]).key("a").await.expect("a purchase");
    assert_eq!(receipt.outcome, Outcome::Applied);
    let placement = client.placements().get("a").await.expect("a placement");
    assert_eq!(placement.outcome, Some(Outcome::Applied));
}

#[tokio::test]
async fn a_dry_client_stays_dry_and_a_read_only_one_may_look() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let dry = builder(&sandbox).build().expect("a client").with_options(CallOptions::new().dry_run(true));
    let wet = dry.with_options(CallOptions::new().dry_run(false));
    assert_eq!(wet.domains().buy(["new.com"]).await.expect("a dry run").outcome, Outcome::NotSent);
    let reader = builder(&sandbox).read_only(true).build().expect("a client");
    assert!(reader.domains().preview(["new.com"]).await.expect("a preview").ready);
    assert_eq!(sent(&sandbox), 0);
}

#[tokio::test]
async fn what_is_no_operation_is_another_cart_by_each_letter() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = builder(&sandbox).build().expect("a client");
    let mut keys = Vec::new();
    for ids in [["recAb", "recC"], ["recaB", "recC"], ["recC", "recAb"]] {
        let error = client.request("POST", "/new-thing").body(json!({ "ids": ids })).await.expect_err("no such path");
        keys.push(error.key().map(str::to_owned));
    }
    keys.dedup();
    assert_eq!(keys.len(), 3, "{keys:?}");
}

/// Holds its third reading back: that of a claim, when the account has been looked up.
#[derive(Debug)]
struct Gate {
    inner: Arc<MemoryStore>,
    readings: AtomicUsize,
    open: Semaphore,
}

impl JournalStore for Gate {
    fn is_durable(&self) -> bool {
        true
    }

    fn read(&self, query: JournalQuery) -> StoreFuture<'_, JournalView> {
        Box::pin(async move {
            if self.readings.fetch_add(1, Ordering::SeqCst) == 2 {
                self.open.acquire().await.expect("an open gate").forget();
            }
            self.inner.read(query).await
        })
    }

    fn write(&self, entry: JournalEntry, revision: u64) -> StoreFuture<'_, bool> {
        self.inner.write(entry, revision)
    }
}

/// One job is delivered twice; the second delivery has looked the account up before the first one ends.
#[tokio::test]
async fn who_looked_before_does_not_send_after() {
    for (kind, expected) in
        [(FaultKind::RateLimited, ErrorKind::InFlight), (FaultKind::PaymentIncomplete, ErrorKind::PaymentIncomplete)]
    {
        let sandbox = Sandbox::start().await.expect("a sandbox");
        sandbox.fault(Fault::new("domains_buy", kind).after_commit()).expect("a fault");
        let inner = Arc::new(MemoryStore::default());
        let gate = Arc::new(Gate { inner: inner.clone(), readings: AtomicUsize::new(0), open: Semaphore::new(0) });
        let one = builder(&sandbox).journal_store(inner).build().expect("a client");
        let two = builder(&sandbox).journal_store(gate.clone()).build().expect("a client");
        let (parameters, options) = (r#"{"domains":["new.com"]}"#, r#"{"key":"a"}"#);
        let second = tokio::spawn(async move { binding::call(&two, "domains_buy", parameters, options).await });
        while gate.readings.load(Ordering::SeqCst) < 3 {
            tokio::task::yield_now().await;
        }
        binding::call(&one, "domains_buy", parameters, options).await.expect_err("it says no");
        gate.open.add_permits(1);
        let second = second.await.expect("a task").expect_err("the first one may have bought it");
        assert_eq!(second.kind(), expected, "{second}");
        assert_eq!((sent(&sandbox), sandbox.purchases().len()), (1, 1), "{kind:?}");
        let third: Value = match binding::call(&one, "domains_buy", parameters, options).await {
            Ok(receipt) => serde_json::from_str(&receipt).expect("JSON"),
            Err(error) => json!({ "outcome": error.outcome().map(Outcome::as_str) }),
        };
        assert_eq!(third["outcome"], "applied", "{kind:?}");
    }
}
