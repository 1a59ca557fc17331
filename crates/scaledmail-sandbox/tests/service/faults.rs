//! Faults, limits and latency, as they are seen on the wire.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use scaledmail_sandbox::{Fault, Latency, Limits, RetryAfterForm, RetryAfterHeader, Sandbox};
use serde_json::{Value, json};

use crate::DAY;
use crate::http::{Http, ORGANIZATION};

const KEY: &str = "authorization: Bearer sandbox-key\r\n";

/// What comes back for the purchase of a domain, and how the connection ends.
fn buy(sandbox: &Sandbox, name: &str, patience: Duration) -> (String, Option<ErrorKind>) {
    let body = json!({ "domains": [name] }).to_string();
    let mut stream = TcpStream::connect(sandbox.url().trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(patience)).unwrap();
    let length = body.len();
    let head = format!(
        "POST /api/v1/buy-domains?organization_id={ORGANIZATION} HTTP/1.1\r\nhost: a\r\n{KEY}connection: close\r\n\
         content-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let end = stream.read_to_end(&mut answer).err().map(|error| error.kind());
    (String::from_utf8(answer).unwrap(), end)
}

#[tokio::test]
async fn every_fault_is_seen_and_commits_as_it_says() {
    let sandbox = Sandbox::start().await.unwrap();
    let wait = Duration::from_secs(7);
    type Build = fn(&'static str) -> Fault;
    let silent: [(Build, &str); 15] = [
        (Fault::hang, ""),
        (Fault::close, ""),
        (Fault::reset, ""),
        (Fault::cut_off, "HTTP/1.1 200 "),
        (Fault::wrong_type, "HTTP/1.1 200 "),
        (Fault::empty, "HTTP/1.1 200 "),
        (Fault::slow_body, "HTTP/1.1 200 "),
        (Fault::slow_headers, "HTTP/1.1 200 "),
        (Fault::internal_error, "HTTP/1.1 500 "),
        (Fault::bad_gateway, "HTTP/1.1 502 "),
        (Fault::unavailable, "HTTP/1.1 503 "),
        (Fault::request_timeout, "HTTP/1.1 408 "),
        (Fault::conflict, "HTTP/1.1 409 "),
        (Fault::rate_limited, "HTTP/1.1 429 "),
        (Fault::payment_incomplete, "HTTP/1.1 400 "),
    ];
    for (number, (build, begins)) in silent.into_iter().enumerate() {
        for after in [false, true] {
            let fault = build("domains_buy");
            let fault = if after { fault.after_commit() } else { fault };
            let shown = format!("{:?} {after}", fault.kind());
            let slow = shown.starts_with("Slow");
            let fault = if slow { fault.bytes_per_second(100) } else { fault };
            let commits = after || begins.contains(" 400");
            sandbox.fault(fault).unwrap();
            let bought = sandbox.purchases().len();
            let name = format!("fault-{number}-{after}.com");
            let begin = Instant::now();
            // Only what never comes is not waited for.
            let patience = Duration::from_millis(if shown.starts_with("Hang") { 1000 } else { 20_000 });
            let (answer, end) = buy(&sandbox, &name, patience);
            assert!(!slow || begin.elapsed() > Duration::from_millis(250), "{shown}");
            assert!(answer.starts_with(begins), "{shown}: {answer}");
            assert_eq!(answer.is_empty(), begins.is_empty(), "{shown}: {answer}");
            match end {
                Some(ErrorKind::WouldBlock | ErrorKind::TimedOut) => assert!(shown.starts_with("Hang"), "{shown}"),
                Some(ErrorKind::ConnectionReset) => assert!(shown.starts_with("Reset"), "{shown}"),
                other => {
                    let answered = !shown.starts_with("Hang") && !shown.starts_with("Reset");
                    assert!(answered && other.is_none(), "{shown}: {other:?}");
                }
            }
            assert_eq!(sandbox.purchases().len() - bought, usize::from(commits), "{shown}");
            let logged = sandbox.requests().pop().unwrap();
            assert_eq!((logged.committed, logged.fault.is_some()), (commits, true), "{shown}");
            assert_eq!(logged.status.is_none(), begins.is_empty(), "{shown}");
        }
    }
    sandbox.fault(Fault::unavailable("domains_buy").retry_after(wait, RetryAfterForm::Seconds)).unwrap();
    sandbox.fault(Fault::rate_limited("domains_buy").retry_after(wait, RetryAfterForm::Date)).unwrap();
    assert!(buy(&sandbox, "new.com", wait).0.contains("retry-after: 7\r\n"));
    assert!(buy(&sandbox, "new.com", wait).0.contains(" GMT\r\n"));
}

#[tokio::test]
async fn a_cut_off_answer_promises_more_than_it_gives() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.fault(Fault::cut_off("domains_buy").after_commit()).unwrap();
    let (answer, _) = buy(&sandbox, "cut.com", Duration::from_secs(5));
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let promised: usize = head.split("content-length: ").nth(1).unwrap().split("\r\n").next().unwrap().parse().unwrap();
    assert!(!body.is_empty() && body.len() < promised, "{answer}");
    sandbox.fault(Fault::slow_headers("domains_buy").bytes_per_second(100_000)).unwrap();
    assert!(buy(&sandbox, "slow.com", Duration::from_secs(5)).0.ends_with("true}"), "slow answers end");
}

#[tokio::test]
async fn a_fault_after_the_commit_waits_for_a_call_that_succeeds() {
    let sandbox = Sandbox::start().await.unwrap();
    let http = Http::new(&sandbox);
    sandbox.fault(Fault::bad_gateway("*").after_commit()).unwrap();
    http.refused(400, "POST", "/buy-domains", json!({ "domains": ["taken.com"] }));
    assert_eq!(http.api("POST", "/buy-domains", json!({ "domains": ["free.com"] })).status, 502);
    assert_eq!(sandbox.purchases().iter().map(|bought| bought.domain.as_str()).collect::<Vec<_>>(), ["free.com"]);
    assert_eq!(sandbox.purchases()[0].price_cents, 1250);
}

#[tokio::test]
async fn an_order_that_could_not_be_charged_exists_and_waits() {
    let sandbox = Sandbox::builder().provisioning(DAY).start().await.unwrap();
    let http = Http::new(&sandbox);
    sandbox.fault(Fault::payment_incomplete("orders_create")).unwrap();
    let order = json!({ "domains": [crate::named("scaledmail-sandbox-1.com")], "tag": "t" });
    let refusal = http.refused(400, "POST", "/create-order/price_sandbox_1?provider=scaledmail", order);
    assert_eq!(refusal, "Subscription created but unable to charge");
    let placed = &sandbox.orders()[0];
    assert!(placed.needs_confirming && placed.tag == "t" && placed.amount_cents == 700, "{placed:?}");
    sandbox.advance(DAY).unwrap();
    // It reads active, yet nothing is set up until the payment is confirmed.
    assert_eq!(http.ok("GET", "/orders", Value::Null)["payments"][2]["status"], "Active");
    assert_eq!(crate::domain_row(&http, "scaledmail-sandbox-1.com")["status"], "In Progress");
    sandbox.confirm_payment(&placed.id).unwrap();
    sandbox.advance(DAY).unwrap();
    assert_eq!(crate::domain_row(&http, "scaledmail-sandbox-1.com")["status"], "Active");
    assert!(!sandbox.orders()[0].needs_confirming);
}

#[tokio::test]
async fn limits_hold_for_each_key_and_are_told_as_set() {
    let sandbox = Sandbox::builder().freeze_clock(true).limits(&Limits::enforced()).start().await.unwrap();
    let http = Http::new(&sandbox);
    let several = Http { key: "sandbox-key-several", ..Http::new(&sandbox) };
    for _ in 0..5 {
        http.ok("GET", "/orders", Value::Null);
    }
    let over = http.api("GET", "/orders", Value::Null);
    assert_eq!((over.status, over.head.contains("retry-after")), (429, false));
    assert_eq!(several.json("GET", "/api/v1/packages", Value::Null).status, 200);
    let mut limits = Limits::enforced();
    limits.retry_after = RetryAfterHeader::Seconds;
    limits.block_seconds = 9;
    sandbox.set_limits(limits).unwrap();
    assert!(http.api("GET", "/orders", Value::Null).head.contains("retry-after: 9"));
    sandbox.advance(Duration::from_secs(5)).unwrap();
    assert!(http.api("GET", "/orders", Value::Null).head.contains("retry-after: 4"), "blocked for a while");
    sandbox.advance(Duration::from_secs(4)).unwrap();
    for search in 0..15 {
        http.ok("POST", "/search-domains", json!({ "domains": [format!("a{search}.com")] }));
        sandbox.advance(Duration::from_millis(250)).unwrap();
    }
    http.refused(429, "POST", "/suggest-domains", json!({ "domain": "acme" }));
}

#[tokio::test]
async fn revoked_keys_and_declined_cards_are_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let http = Http::new(&sandbox);
    sandbox.set_state(json!({ "payments": "declined" })).unwrap();
    http.refused(402, "POST", "/buy-domains", json!({ "domains": ["new.com"] }));
    let stock = json!({ "domains": [{ "id": "recSandboxPrewarm1", "domain": "warm-sandbox-1.com" }] });
    http.refused(402, "POST", "/buy-pre-warm-inboxes", stock);
    assert_eq!(http.ok("GET", "/pre-warm-inboxes", Value::Null)["total"], 3);
    assert!(sandbox.purchases().is_empty() && sandbox.orders().is_empty());
    sandbox.revoke_key("sandbox-key").unwrap();
    http.refused(403, "GET", "/orders", Value::Null);
    let revoked = Http { key: "sandbox-key-revoked", ..Http::new(&sandbox) };
    assert_eq!(revoked.json("GET", "/api/v1/organizations", Value::Null).status, 403);
}

#[tokio::test]
async fn changes_can_wait_for_staff() {
    let sandbox = Sandbox::builder().state(json!({ "changes": "by_hand" })).start().await.unwrap();
    let http = Http::new(&sandbox);
    http.ok("POST", "/swap-redirect/sandbox-mail.com", json!({ "new_redirect": "https://new.example" }));
    sandbox.advance(DAY).unwrap();
    http.refused(400, "POST", "/swap-redirect/sandbox-mail.com", json!({ "new_redirect": "https://b.example" }));
    assert_eq!(crate::domain_row(&http, "sandbox-mail.com")["redirect"], "https://sandbox.example");
    assert_eq!(sandbox.apply_changes(), 1);
    assert_eq!(crate::domain_row(&http, "sandbox-mail.com")["redirect"], "https://new.example");
}

#[tokio::test]
async fn latency_delays_answers_after_their_commit() {
    let sandbox = Sandbox::builder().latency(Latency::fixed(Duration::from_secs(30))).start().await.unwrap();
    let (answer, end) = buy(&sandbox, "late.com", Duration::from_secs(1));
    assert!(answer.is_empty() && end.is_some());
    assert_eq!(sandbox.purchases().len(), 1);
    sandbox.set_latency(Latency::fixed(Duration::from_millis(150))).unwrap();
    let begin = Instant::now();
    buy(&sandbox, "later.com", Duration::from_secs(5));
    assert!(begin.elapsed() >= Duration::from_millis(150));
}
