//! Caps, expected prices, dry runs and confirmation: no path goes round them.

#![allow(clippy::expect_used, missing_docs)]

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use scaledmail::types::{BuyPrewarmInboxes, CreateOrder, DomainConfig, DomainSource, PrewarmSelection, UpdateOrderTag};
use scaledmail::{Client, ClientBuilder, Currency, Decimal, Error, ErrorKind, Outcome, PreviewStatus, PriceSource};
use scaledmail_sandbox::Sandbox;
use serde_json::json;

fn builder(sandbox: &Sandbox) -> ClientBuilder {
    let builder = Client::builder().api_key("sandbox-key").organization_id("recSandboxOrganization1");
    builder.base_url(sandbox.base_url()).pacing(false)
}

fn package(domain: &str) -> CreateOrder {
    let domain = DomainConfig::new(domain).first_name("Dean").last_name("Fiacoo");
    CreateOrder::new("price_sandbox_1", DomainSource::Other)
        .domains([domain])
        .hosting(scaledmail::types::Hosting::new("Porkbun", "user", "sentinel"))
}

fn refused(error: &Error) {
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::SpendLimit, Some(Outcome::NotSent)), "{error}");
}

/// A journal in a file that goes with the test.
struct JournalFile(PathBuf);

impl JournalFile {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("scaledmail-spending-{name}-{}.sqlite3", std::process::id())))
    }
}

impl Drop for JournalFile {
    fn drop(&mut self) {
        for end in ["sqlite3", "sqlite3-wal", "sqlite3-shm"] {
            let _ = std::fs::remove_file(self.0.with_extension(end));
        }
    }
}

/// What the sandbox has charged, in dollars.
async fn charged(client: &Client, sandbox: &Sandbox) -> Decimal {
    let orders = client.orders().list().await.expect("orders").payments.unwrap_or_default();
    let made: Vec<_> = sandbox.orders().into_iter().map(|order| order.id).collect();
    let orders = orders.iter().filter(|order| order.id.as_ref().is_some_and(|id| made.contains(id)));
    let orders = orders.filter_map(|order| order.amount).map(Decimal::value);
    let bought = sandbox.purchases().into_iter().map(|purchase| {
        assert!(purchase.domain.ends_with(".com"), "its price is another one");
        dollars("12.5").value()
    });
    orders.chain(bought).sum::<rust_decimal::Decimal>().into()
}

fn dollars(text: &str) -> Decimal {
    text.parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cap_of_a_day_is_passed_by_no_path() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let file = JournalFile::new("day");
    let open = |builder: ClientBuilder| builder.journal(&file.0).max_per_day(100).build().expect("a client");
    let first = open(builder(&sandbox));
    // Each has another cart; all at once, from two clients that share nothing but the file.
    let second = open(builder(&sandbox));
    let mut tasks = tokio::task::JoinSet::new();
    for at in 0..24 {
        let client = if at % 2 == 0 { first.clone() } else { second.clone() };
        tasks.spawn(async move {
            let name = format!("capped-{at}.com");
            match at % 3 {
                0 => client.domains().buy([name.as_str()]).await.map(drop),
                1 => client.orders().place(package(&name)).await.map(drop),
                _ => {
                    let raw = client.request("POST", "/buy-domains").body(json!({ "domains": [name] }));
                    raw.await.map(drop)
                }
            }
        });
    }
    let mut refusals = 0;
    for ended in tasks.join_all().await {
        if let Err(error) = ended {
            refused(&error);
            refusals += 1;
        }
    }
    let spent = charged(&first, &sandbox).await;
    assert!(spent > Decimal::from(85) && spent <= Decimal::from(100), "{spent}");
    assert!(refusals > 0);
    // After a start, and with a clock that was set back or forward: the day is the service's, and does not go back.
    for clock in [SystemTime::now as fn() -> SystemTime, yesterday, in_a_year] {
        let started = open(builder(&sandbox).wall_clock(clock));
        let dear = BuyPrewarmInboxes::new([PrewarmSelection::new("recSandboxPrewarm1", "warm-sandbox-1.com")]);
        refused(&started.prewarm().buy(dear).await.expect_err("too much"));
    }
    assert_eq!(charged(&first, &sandbox).await, spent);
    // What nobody can price is refused, too.
    refused(&first.request("POST", "/something-new").body(json!({})).await.expect_err("no price"));
    // The next day of the service.
    sandbox.advance(Duration::from_secs(24 * 3600)).expect("a clock");
    first.domains().buy(["tomorrow.com"]).await.expect("a purchase");
}

fn yesterday() -> SystemTime {
    SystemTime::now() - Duration::from_secs(24 * 3600)
}

fn in_a_year() -> SystemTime {
    SystemTime::now() + Duration::from_secs(365 * 24 * 3600)
}

#[tokio::test]
async fn what_may_have_been_charged_counts() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let file = JournalFile::new("unknown");
    let client = builder(&sandbox).journal(&file.0).max_per_day(20).build().expect("a client");
    sandbox.fault(scaledmail_sandbox::Fault::bad_gateway("domains_buy")).expect("a fault");
    let lost = client.domains().buy(["lost.com"]).await.expect_err("a lost answer");
    assert_eq!(lost.kind(), ErrorKind::OutcomeUnknown, "{lost}");
    refused(&client.domains().buy(["other.com"]).await.expect_err("too much"));
    assert_eq!(sandbox.purchases().len(), 0);
}

#[tokio::test]
async fn a_cap_of_a_call() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = builder(&sandbox).journal_in_memory().max_per_call(15).build().expect("a client");
    refused(&client.domains().buy(["one.com", "two.com"]).await.expect_err("25 USD"));
    client.domains().buy(["one.com"]).await.expect("12.5 USD");
    let day = builder(&sandbox).journal_in_memory().max_per_day(15).build().expect_err("memory forgets");
    assert_eq!(day.kind(), ErrorKind::Config, "{day}");
    let negative = builder(&sandbox).max_per_call(-1).build();
    assert!(negative.expect_err("a negative cap").message().contains("max_per_call must be an amount"));
}

#[tokio::test]
async fn prices_are_previewed_and_held_to() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = builder(&sandbox).journal_in_memory().build().expect("a client");
    let preview = client.domains().preview(["one.com", "two.com"]).await.expect("a preview");
    assert_eq!(preview.price.amount, Some(25.into()));
    assert_eq!(
        (preview.price.currency, preview.price.source, preview.price.estimate),
        (Currency::Usd, PriceSource::Search, false)
    );
    assert!(
        preview.ready && preview.domains.iter().all(|domain| domain.status == PreviewStatus::Available),
        "{preview:?}"
    );
    assert_eq!(
        (preview.request.method.as_str(), &preview.request.body),
        ("POST", &Some(json!({"domains": ["one.com", "two.com"]})))
    );
    let taken = client.domains().preview(["taken.com"]).await.expect("a preview");
    assert!(!taken.ready, "{taken:?}");

    let buy = |price: i64| client.domains().buy(["one.com", "two.com"]).expected_price(price);
    refused(&buy(20).await.expect_err("it costs 25"));
    refused(&buy(30).await.expect_err("it costs 25"));
    buy(20).price_tolerance(5).await.expect("a purchase");
    let again = client.domains().preview(["one.com"]).await.expect("a preview");
    assert_eq!((again.ready, again.domains[0].status), (false, PreviewStatus::Owned), "{again:?}");
    assert_eq!(sandbox.purchases().len(), 2);
}

#[tokio::test]
async fn every_kind_of_cart_has_a_price() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = builder(&sandbox).journal_in_memory().build().expect("a client");
    let order = client.orders().preview(package("elsewhere.example")).await.expect("a preview");
    assert_eq!(
        (order.price.source, order.price.amount.is_some(), order.ready),
        (PriceSource::Package, true, true),
        "{order:?}"
    );
    assert!(!format!("{order:?}").contains("sentinel"), "{order:?}");
    use scaledmail::types::{CreateCustomOrder, CustomDomainSource, ProviderDomains, Providers};
    let domain = DomainConfig::new("brandnew.com").first_name("A").last_name("B");
    let providers = Providers::new().google(ProviderDomains::new([domain]).mailboxes_per_domain(3));
    let custom = CreateCustomOrder::new(CustomDomainSource::Buy, providers);
    let custom = client.orders().preview(custom).await.expect("a preview");
    // Three mailboxes at 3.50, and a domain.
    assert_eq!((custom.price.source, custom.price.estimate), (PriceSource::Calculation, true), "{custom:?}");
    assert_eq!(custom.price.amount, Some(dollars("23")), "{custom:?}");
    let stock = BuyPrewarmInboxes::new([PrewarmSelection::new("recSandboxPrewarm1", "warm-sandbox-1.com")]);
    let stock = client.prewarm().preview(stock).await.expect("a preview");
    assert_eq!((stock.price.source, stock.price.lines.len(), stock.ready), (PriceSource::Stock, 2, true), "{stock:?}");
    assert!(sandbox.requests().iter().all(|request| !request.committed), "nothing is bought");
}

#[tokio::test]
async fn a_dry_run_sends_nothing() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let dry = builder(&sandbox).journal_in_memory().dry_run(true).build().expect("a client");
    // A call cannot take back what its client was told.
    let receipt = dry.orders().place(package("one.com")).dry_run(false).await.expect("a receipt");
    let request = receipt.request.expect("the request");
    assert_eq!((receipt.outcome, request.method.as_str()), (Outcome::NotSent, "POST"));
    let body = request.body.expect("a body");
    assert_eq!((&body["tag"], &body["hosting"]["password"]), (&json!(receipt.tag), &json!("**********")));
    let tagged = dry.orders().update_tag(UpdateOrderTag::new("recSandboxOrder1", "x")).await.expect("a dry run");
    assert_eq!(tagged.outcome, Outcome::NotSent);
    assert_eq!(tagged.request.and_then(|request| request.body), Some(json!({"tag": "x"})));
    let raw = dry.request("DELETE", "/orders/recSandboxOrder1").await.expect("a dry run");
    assert_eq!((raw.outcome(), raw.status(), raw.request().is_some()), (Some(Outcome::NotSent), 0, true));
    assert!(dry.placements().list().await.expect("a journal").is_empty());
    let wet = builder(&sandbox).journal_in_memory().build().expect("a client");
    let raw = wet.request("POST", "/buy-domains").body(json!({"domains": ["a.com"]})).dry_run(true).await;
    assert_eq!(raw.expect("a dry run").outcome(), Some(Outcome::NotSent));
    assert!(sandbox.requests().iter().all(|request| request.method == "GET"), "{:?}", sandbox.requests());
    // Reads are reads.
    assert!(dry.orders().list().await.is_ok());
    let cancelled = wet.orders().cancel("recSandboxOrder1").await.expect("a cancellation");
    assert_eq!(cancelled.outcome, Outcome::Applied);
}

#[tokio::test]
async fn who_is_asked_decides() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let asked = Arc::new(Mutex::new(Vec::new()));
    let (list, seen) = (asked.clone(), Arc::new(AtomicUsize::new(0)));
    let count = seen.clone();
    let client = builder(&sandbox).journal_in_memory().on_request(move |_| {
        count.fetch_add(1, Ordering::SeqCst);
    });
    let client = client.confirm(move |asked| {
        let yes =
            asked.request.body.as_ref().is_none_or(|body| body["domains"][0] != "no.com") && asked.effect == "charge";
        list.lock().expect("a list").push((
            asked.operation,
            asked.price.and_then(|price| price.amount),
            asked.key.is_some(),
        ));
        async move { yes }
    });
    let client = client.build().expect("a client");
    let no = client.domains().buy(["no.com"]).await.expect_err("no");
    assert_eq!((no.kind(), no.outcome(), no.attempts()), (ErrorKind::Cancelled, Some(Outcome::NotSent), 0), "{no}");
    client.domains().buy(["yes.com"]).await.expect("a purchase");
    let kept = client.orders().cancel("recSandboxOrder1").await.expect_err("no");
    assert_eq!((kept.kind(), kept.outcome()), (ErrorKind::Cancelled, Some(Outcome::NotSent)), "{kept}");
    client.orders().list().await.expect("nobody is asked for a read");
    let buy = |known| ("domains_buy".to_owned(), Some(dollars("12.5")), known);
    assert_eq!(*asked.lock().expect("a list"), [buy(true), buy(true), ("orders_cancel".to_owned(), None, false)]);
    assert_eq!(sandbox.purchases().len(), 1);
    assert_eq!(seen.load(Ordering::SeqCst), sandbox.requests().len(), "each request was shown");
    // What was not confirmed can be placed again.
    assert_eq!(client.placements().list().await.expect("a journal")[0].outcome, Some(Outcome::NotSent));
}
