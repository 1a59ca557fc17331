//! A connection that the service closes just as a request goes out loses that request's answer. Charges never meet one.

#![allow(clippy::expect_used, missing_docs)]

use scaledmail::Client;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const CHARGES: usize = 400;
const IDLE: Duration = Duration::from_millis(2);

/// Answers request after request on a connection, and closes it when none comes for a moment.
async fn serve(mut stream: TcpStream, connections: Arc<AtomicUsize>) {
    let mut buffer = vec![0; 16 * 1024];
    let mut charges = 0;
    while let Ok(Ok(read)) = tokio::time::timeout(Duration::from_secs(10), stream.read(&mut buffer)).await {
        if read == 0 || stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await.is_err() {
            return;
        }
        charges += usize::from(buffer.starts_with(b"POST"));
        if charges == 1 {
            connections.fetch_add(1, Ordering::SeqCst);
        }
        // Idle from here on: whatever comes too late meets a closed connection.
        if tokio::time::timeout(IDLE, stream.readable()).await.is_err() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn charges_never_meet_a_connection_that_is_being_closed() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let connections = Arc::new(AtomicUsize::new(0));
    let count = connections.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, count.clone()));
        }
    });
    let builder = Client::builder().api_key("key").organization_id("rec1").base_url(&url).journal_in_memory();
    // The look-ups before a charge do meet such connections, and are made again.
    let client = builder.pacing(false).max_retries(9).build().expect("a client");
    for charge in 0..CHARGES {
        let outcome = client.domains().buy([format!("example-{charge}.com").as_str()]).await;
        assert!(outcome.is_ok(), "charge {charge}: {outcome:?}");
        // Just as long as the service waits, give or take: the worst moment for the next one.
        tokio::time::sleep(IDLE * u32::try_from(charge % 5).unwrap_or_default() / 2).await;
    }
    assert_eq!(connections.load(Ordering::SeqCst), CHARGES, "each has a connection of its own");
}
