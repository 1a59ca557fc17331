//! What the sandbox costs: how long it takes to start, how many simple reads it answers beside a bare axum handler in
//! the same run, and what memory it needs. `cargo bench --package scaledmail-sandbox`, or `cargo xtask bench`.

#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use scaledmail_sandbox::Sandbox;

const ROUNDS: usize = 7;
const ROUND: Duration = Duration::from_millis(700);
const CONNECTIONS: usize = 4;
const BODY: &str = r#"{"organizations":[{"id":"recSandboxOrganization1","name":"Sandbox"}]}"#;

fn main() {
    let starts: Vec<f64> = (0..50).map(|_| start_and_stop()).collect();
    println!("start and stop: {} ms", spread(starts, 1000.0));

    let empty = resident_kilobytes();
    let sandbox = Sandbox::start_blocking().expect("a sandbox");
    read_until(sandbox.url().trim_start_matches("http://"), Instant::now() + Duration::from_millis(1));
    let started = resident_kilobytes();
    let bare = bare_server();
    let (mut ratios, mut reads) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        // In turn, so that a machine that drifts does so for both.
        let bare = reads_per_second(&bare);
        let ours = reads_per_second(sandbox.url().trim_start_matches("http://"));
        ratios.push(ours / bare);
        reads.push(ours);
        sandbox.reset();
    }
    println!("simple reads: {} a second", spread(reads, 1.0));
    println!("simple reads beside a bare axum handler: {} (aim: at least 0.6)", spread(ratios, 1.0));

    while sandbox.requests().len() < 100_000 {
        reads_per_second(sandbox.url().trim_start_matches("http://"));
    }
    let logged = resident_kilobytes().saturating_sub(started);
    println!(
        "memory: {} KiB once it serves, {logged} KiB more with 100,000 requests logged",
        started.saturating_sub(empty)
    );
}

fn start_and_stop() -> f64 {
    let begin = Instant::now();
    drop(Sandbox::start_blocking().expect("a sandbox"));
    begin.elapsed().as_secs_f64()
}

/// A handler that does nothing, on a thread and runtime like those of the sandbox; its address.
fn bare_server() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a socket");
    let address = listener.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let app = axum::Router::new().route(
                "/api/v1/organizations",
                get(|| async { ([(CONTENT_TYPE, "application/json; charset=utf-8")], BODY) }),
            );
            axum::serve(tokio::net::TcpListener::from_std(listener).expect("a listener"), app).await
        })
    });
    address
}

/// Closed loops over a few connections.
fn reads_per_second(address: &str) -> f64 {
    let until = Instant::now() + ROUND;
    let counts: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(|| read_until(address, until))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a count")).sum()
    });
    counts as f64 / ROUND.as_secs_f64()
}

fn read_until(address: &str, until: Instant) -> usize {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_nodelay(true).expect("a socket");
    let request = "GET /api/v1/organizations HTTP/1.1\r\nhost: localhost\r\nuser-agent: bench/1.0\r\naccept: */*\r\n\
        authorization: Bearer sandbox-key\r\n\r\n";
    let mut buffer = [0; 4096];
    let mut count = 0;
    while Instant::now() < until {
        stream.write_all(request.as_bytes()).expect("a request");
        let read = stream.read(&mut buffer).expect("an answer");
        assert!(buffer[..read].starts_with(b"HTTP/1.1 200") && buffer[..read].ends_with(b"]}"));
        count += 1;
    }
    count
}

/// The median, and the least and the most.
fn spread(mut values: Vec<f64>, scale: f64) -> String {
    values.sort_by(f64::total_cmp);
    let at = |part: usize| values[(values.len() - 1) * part / 2] * scale;
    format!("{:.2} ({:.2} to {:.2})", at(1), at(0), at(2))
}

fn resident_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or_default()
}
