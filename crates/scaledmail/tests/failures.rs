//! What is known after a connection failed, against servers that fail on purpose.

#![allow(clippy::expect_used)]

use scaledmail::types::BuyDomains;
use scaledmail::{Client, Error, ErrorKind, Outcome};
use std::future::IntoFuture;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// What the server does once it has read a request.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Hang,
    Close,
    CutOff,
    SlowBody,
}

const NOTHING: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";

/// The account is looked up before a charge: it has no domains.
fn is_lookup(request: &[u8]) -> bool {
    request.starts_with(b"GET /api/v1/domains") || request.starts_with(b"GET /api/v1/purchased-domains")
}

/// A server with one fault, and how many requests it has read.
async fn server(fault: Fault) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/api/v1", listener.local_addr().expect("an address"));
    let seen = Arc::new(AtomicUsize::new(0));
    let count = seen.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let count = count.clone();
            tokio::spawn(async move {
                let mut buffer = [0; 4096];
                let Ok(1..) = stream.read(&mut buffer).await else { return };
                if is_lookup(&buffer) {
                    return stream.write_all(NOTHING).await.unwrap_or_default();
                }
                count.fetch_add(1, Ordering::SeqCst);
                let head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{";
                match fault {
                    Fault::Hang => tokio::time::sleep(Duration::from_secs(600)).await,
                    Fault::Close => {}
                    Fault::CutOff => stream.write_all(head).await.unwrap_or_default(),
                    Fault::SlowBody => {
                        stream.write_all(head).await.unwrap_or_default();
                        tokio::time::sleep(Duration::from_secs(600)).await;
                    }
                }
            });
        }
    });
    (url, seen)
}

fn client(url: &str) -> Client {
    let builder = Client::builder().api_key("key").organization_id("rec1").base_url(url).journal_in_memory();
    builder.pacing(false).timeout(Duration::from_millis(500)).max_retries(9).build().expect("a client")
}

async fn buy(client: &Client) -> Error {
    client.domains().buy(BuyDomains::new(["example.com"])).await.expect_err("no answer can be had")
}

#[tokio::test]
async fn a_charge_is_sent_once_and_its_outcome_is_unknown() {
    for (fault, cause, status) in [
        (Fault::Hang, ErrorKind::Timeout, None),
        (Fault::SlowBody, ErrorKind::Timeout, Some(200)),
        (Fault::Close, ErrorKind::Connection, None),
        (Fault::CutOff, ErrorKind::Decode, Some(200)),
    ] {
        let (url, seen) = server(fault).await;
        let error = buy(&client(&url)).await;
        assert_eq!(error.kind(), ErrorKind::OutcomeUnknown, "{fault:?}: {error}");
        assert_eq!((error.cause_kind(), error.status()), (Some(cause), status), "{fault:?}: {error}");
        assert_eq!(error.outcome(), Some(Outcome::Unknown), "{fault:?}: {error}");
        assert_eq!((error.attempts(), seen.load(Ordering::SeqCst)), (1, 1), "{fault:?}: {error}");
        assert_eq!(error.operation(), Some("domains_buy"));
    }
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    // Nothing listens on a port that was given back.
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    for url in [format!("http://{address}"), format!("https://{address}"), "https://name.invalid".to_owned()] {
        let client = Client::builder().api_key("key").organization_id("rec1").base_url(&url).journal_in_memory();
        let client = client.timeout(Duration::from_secs(5)).build().expect("a client");
        let raw = client.request("POST", "/something-new").await.expect_err("no answer can be had");
        for error in [buy(&client).await, raw] {
            assert_eq!(error.kind(), ErrorKind::Connection, "{url}: {error}");
            assert_eq!(error.outcome(), Some(Outcome::NotSent), "{url}: {error}");
        }
    }
}

#[tokio::test]
async fn a_failed_handshake_sends_nothing() {
    let (url, _) = server(Fault::Close).await;
    let client = client(&url.replace("http:", "https:"));
    // What is no operation of the API goes out without a look at the account.
    let raw = client.request("POST", "/something-new").await.expect_err("no answer can be had");
    for error in [buy(&client).await, raw] {
        assert_eq!(error.kind(), ErrorKind::Connection, "{error}");
        assert_eq!(error.outcome(), Some(Outcome::NotSent), "{error}");
    }
    let placements = client.placements().list().await.expect("a journal");
    assert_eq!(placements.len(), 1, "only what was looked up was claimed: {placements:?}");
    assert_eq!(placements[0].outcome, Some(Outcome::NotSent));
}

#[tokio::test]
async fn reads_are_tried_again_and_have_no_outcome() {
    let (url, seen) = server(Fault::Close).await;
    let builder = Client::builder().api_key("key").organization_id("rec1").base_url(&url).pacing(false);
    let client = builder.max_retries(1).build().expect("a client");
    let error = client.orders().list().await.expect_err("no answer can be had");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Connection, None), "{error}");
    assert_eq!((error.attempts(), seen.load(Ordering::SeqCst)), (2, 2), "{error}");
}

#[tokio::test]
async fn a_charge_whose_caller_is_gone_goes_on_once_it_is_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/api/v1", listener.local_addr().expect("an address"));
    let builder = Client::builder().api_key("key").organization_id("rec1").base_url(&url).journal_in_memory();
    let client = builder.build().expect("a client");
    let caller = client.clone();
    let call = tokio::spawn(async move { caller.domains().buy(["example.com"]).await });
    let mut request = [0; 4096];
    let mut stream = loop {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        assert!(stream.read(&mut request).await.expect("a request") > 0);
        match is_lookup(&request) {
            true => stream.write_all(NOTHING).await.expect("somebody to listen"),
            false => break stream,
        }
    };
    call.abort();
    assert!(call.await.is_err_and(|error| error.is_cancelled()));
    // A connection that is given up would be closed by now.
    let closed = tokio::time::timeout(Duration::from_millis(200), stream.read(&mut request)).await;
    assert!(closed.is_err(), "the charge was called back: {closed:?}");
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await.expect("somebody to listen");
    assert_eq!(stream.read(&mut request).await.expect("an end"), 0);
    // Nobody waited for it, and it was written down all the same.
    let placements = client.placements().list().await.expect("a journal");
    assert_eq!(placements[0].outcome, Some(Outcome::Applied), "{placements:?}");
}

#[tokio::test]
async fn a_charge_whose_caller_is_gone_before_is_never_sent() {
    let (url, seen) = server(Fault::Close).await;
    let paced = Client::builder().api_key("waits").organization_id("rec1").base_url(&url).journal_in_memory();
    let paced = paced.max_retries(0).timeout(Duration::from_secs(5)).build().expect("a client");
    for _ in 0..5 {
        paced.orders().list().await.expect_err("no answer can be had");
    }
    let mut call = paced.domains().buy(["example.com"]).into_future();
    std::future::poll_fn(|context| {
        assert!(call.as_mut().poll(context).is_pending(), "it waits for its turn");
        Poll::Ready(())
    })
    .await;
    drop(call);
    // Another call gets its turn after the charge's: by then it would have been sent.
    paced.orders().list().await.expect_err("no answer can be had");
    assert_eq!(seen.load(Ordering::SeqCst), 6);
}

#[tokio::test]
async fn a_handshake_that_never_ends_sends_nothing() {
    let (url, _) = server(Fault::Hang).await;
    // Connecting is given nine tenths of the time: enough to tell the two apart on a busy machine.
    let client = client(&url.replace("http:", "https:"));
    let call = client.request("POST", "/something-new").timeout(Duration::from_secs(3));
    let error = call.await.expect_err("no answer can be had");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Some(Outcome::NotSent)), "{error}");
}
