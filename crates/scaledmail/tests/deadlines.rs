//! When calls end that get no answer, on a driven clock: to the millisecond, whatever the machine does.

#![allow(clippy::expect_used, missing_docs)]

use scaledmail::types::UpdateOrderTag;
use scaledmail::{Client, ClientBuilder, Error, ErrorKind, Outcome};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep};

/// How a service fails to answer.
#[derive(Clone, Copy)]
enum Fault {
    Silent,
    /// A byte now and then, of something that never ends.
    Slow(&'static str),
}

async fn serve(mut stream: TcpStream, fault: Fault) -> std::io::Result<()> {
    let mut buffer = [0; 4096];
    while stream.read(&mut buffer).await? > 0 {
        // What is looked up before a charge.
        if buffer.starts_with(b"GET") && !buffer.starts_with(b"GET /packages") {
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await?;
        } else if let Fault::Slow(begin) = fault {
            stream.write_all(begin.as_bytes()).await?;
            loop {
                sleep(Duration::from_millis(100)).await;
                stream.write_all(b" ").await?;
            }
        }
    }
    Ok(())
}

/// A client of such a service.
async fn client(scheme: &str, fault: Fault) -> ClientBuilder {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("{scheme}://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, fault));
        }
    });
    Client::builder()
        .api_key("key")
        .organization_id("rec1")
        .base_url(url)
        .journal_in_memory()
        .pacing(false)
        .max_retries(0)
}

const TIMEOUT: Duration = Duration::from_secs(7);

/// The errors of a read, a write and a charge, each of which must end after this time.
async fn errors(client: &Client, after: Duration) -> [Error; 3] {
    let begin = Instant::now();
    let on_time = |what: &str| {
        // The clock's grain.
        let late = (Instant::now() - begin).saturating_sub(after);
        assert!(begin.elapsed() >= after && late <= Duration::from_millis(2), "{what}: {:?}", begin.elapsed());
    };
    tokio::join!(
        async {
            let ended = client.packages().list().await;
            on_time("read");
            ended.expect_err("no answer")
        },
        async {
            let ended = client.orders().update_tag(UpdateOrderTag::new("rec2", "spring")).await;
            on_time("write");
            ended.expect_err("no answer")
        },
        async {
            let ended = client.domains().buy(["example.com"]).await;
            on_time("charge");
            ended.expect_err("no answer")
        },
    )
    .into()
}

#[tokio::test(start_paused = true)]
async fn a_service_that_does_not_answer_in_time() {
    let head = "HTTP/1.1 200 OK\r\n";
    let body = "HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n{";
    for fault in [Fault::Silent, Fault::Slow(head), Fault::Slow(body)] {
        let client = client("http", fault).await.timeout(TIMEOUT).build().expect("a client");
        let [read, write, charge] = errors(&client, TIMEOUT).await;
        assert_eq!([read.kind(), write.kind()], [ErrorKind::Timeout; 2]);
        assert_eq!((charge.kind(), charge.cause_kind()), (ErrorKind::OutcomeUnknown, Some(ErrorKind::Timeout)));
        assert_eq!([write.outcome(), charge.outcome()], [Some(Outcome::Unknown); 2]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_is_never_there() {
    let connect_timeout = Duration::from_secs(2);
    let builder = client("https", Fault::Silent).await.timeout(TIMEOUT).connect_timeout(connect_timeout);
    let [read, write, charge] = errors(&builder.build().expect("a client"), connect_timeout).await;
    assert_eq!([read.kind(), write.kind(), charge.kind()], [ErrorKind::Timeout; 3]);
    assert_eq!([write.outcome(), charge.outcome()], [Some(Outcome::NotSent); 2]);
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_is_there_too_late() {
    let builder = client("https", Fault::Silent).await.timeout(TIMEOUT).connect_timeout(TIMEOUT * 2);
    let client = builder.build().expect("a client");
    let begin = Instant::now();
    let write = client.orders().update_tag(UpdateOrderTag::new("rec2", "spring")).await.expect_err("no connection");
    // In time for it to be known that nothing was sent.
    assert!(begin.elapsed() < TIMEOUT && begin.elapsed() > TIMEOUT.mul_f64(0.85), "{:?}", begin.elapsed());
    assert_eq!((write.kind(), write.outcome()), (ErrorKind::Timeout, Some(Outcome::NotSent)));
}

#[tokio::test(start_paused = true)]
async fn attempts_share_the_deadline() {
    let timeout = Duration::from_secs(50);
    let builder = client("http", Fault::Silent).await.timeout(timeout).max_retries(5);
    let client = builder.build().expect("a client");
    let begin = Instant::now();
    let read = client.packages().list().await.expect_err("no answer");
    assert_eq!(begin.elapsed().as_millis() / 3, timeout.as_millis() / 3);
    // Twenty seconds each, and the rest.
    assert_eq!((read.kind(), read.attempts()), (ErrorKind::Timeout, 3));
}

#[tokio::test(start_paused = true)]
async fn the_wait_for_a_place_counts() {
    let timeout = Duration::from_millis(300);
    let client = client("http", Fault::Silent).await.timeout(timeout).pacing(true).build().expect("a client");
    let calls: Vec<_> = (0..8)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.packages().list().await.expect_err("no answer") })
        })
        .collect();
    let begin = Instant::now();
    let mut sent = 0;
    for call in calls {
        let error = call.await.expect("an end");
        assert_eq!(error.kind(), ErrorKind::Timeout);
        sent += error.attempts();
    }
    assert!(begin.elapsed() <= timeout + Duration::from_millis(2), "{:?}", begin.elapsed());
    assert_eq!(sent, 5);
}
