//! How much of the service's limit is used, and whether it is kept: many reads at once, an uplink that delays each request by
//! up to 20 ms, and a service that counts strictly. `cargo bench --package scaledmail`, or `cargo xtask bench`.
//!
//! With `--through`, reads go to a service that runs already.

#![allow(clippy::expect_used, missing_docs)]

use std::io;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use scaledmail::Client;
use scaledmail_sandbox::{Latency, Limits, Sandbox};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const LATENCY: Duration = Duration::from_millis(300);

#[derive(Clone, Parser)]
struct Arguments {
    /// How many reads there are to be done.
    #[arg(long, default_value_t = 300)]
    reads: u32,
    /// How often; side by side, each with a service of its own.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// By how many milliseconds at most a request is delayed on its way.
    #[arg(long, default_value_t = 20)]
    jitter: u64,
    /// Host and port of a service that keeps the limits, instead of a sandbox for each round.
    #[arg(long)]
    through: Option<String>,
    /// Send everything at once, to see the limits enforced.
    #[arg(long)]
    unpaced: bool,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

struct Round {
    took: Duration,
    refused: usize,
    failed: usize,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let rounds: Vec<_> = (0..arguments.rounds).map(|_| tokio::spawn(round(arguments.clone()))).collect();
    let (mut ratios, mut refused, mut failed) = (Vec::new(), 0, 0);
    let bound = f64::from(arguments.reads) / 5.0;
    for round in rounds {
        let round = round.await.expect("a round");
        ratios.push(round.took.as_secs_f64() / bound);
        refused += round.refused;
        failed += round.failed;
    }
    let answers =
        if refused == 0 { "no answer 429".to_owned() } else { format!("{refused} answers 429 instead of none") };
    println!("{} reads at once, {} times: {answers}", arguments.reads, ratios.len());
    println!("time beside what the limit allows, {bound} s: {} (aim: at most 1.03)", spread(ratios));
    ExitCode::from(u8::from(refused + failed > 0))
}

async fn round(Arguments { reads, jitter, through, unpaced, .. }: Arguments) -> Round {
    let sandbox = match through {
        Some(_) => None,
        None => Some(
            Sandbox::builder()
                .limits(&Limits::enforced())
                .latency(Latency::fixed(LATENCY))
                .start()
                .await
                .expect("a sandbox"),
        ),
    };
    let own = sandbox.as_ref().map(|sandbox| sandbox.url().trim_start_matches("http://").to_owned());
    let service = through.or(own).expect("a service");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a socket");
    let url = format!("http://{}/api/v1", listener.local_addr().expect("an address"));
    // Apart from the client, whose crowd of calls would keep it waiting.
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async { delay(TcpListener::from_std(listener)?, service, jitter).await })
    });
    let client = Client::builder()
        .api_key("sandbox-key")
        .base_url(url)
        .pacing(!unpaced)
        .max_retries(0)
        .timeout(Duration::from_secs(3600))
        .build()
        .expect("a client");
    let begin = Instant::now();
    let calls: Vec<_> = (0..reads)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.organizations().list().await })
        })
        .collect();
    let (mut refused, mut failed) = (0, 0);
    for call in calls {
        match call.await.expect("an end") {
            Ok(_) => {}
            Err(error) if error.status() == Some(429) => refused += 1,
            Err(error) => {
                eprintln!("{error}");
                failed += 1;
            }
        }
    }
    Round { took: begin.elapsed(), refused, failed }
}

/// Hands connections on, and delays what goes up by a random time.
async fn delay(listener: TcpListener, service: String, jitter: u64) -> io::Result<()> {
    loop {
        let (down, _) = listener.accept().await?;
        let up = TcpStream::connect(&service).await?;
        down.set_nodelay(true)?;
        up.set_nodelay(true)?;
        let ((mut from_client, mut to_client), (mut from_service, mut to_service)) =
            (down.into_split(), up.into_split());
        tokio::spawn(async move { tokio::io::copy(&mut from_service, &mut to_client).await });
        tokio::spawn(async move {
            let mut buffer = vec![0; 16 * 1024];
            loop {
                let read = from_client.read(&mut buffer).await?;
                if read == 0 {
                    return to_service.shutdown().await;
                }
                // The clock rounds up to the next one.
                let milliseconds = if jitter == 0 { 0 } else { rand::random_range(0..jitter) };
                tokio::time::sleep(Duration::from_millis(milliseconds)).await;
                to_service.write_all(&buffer[..read]).await?;
            }
        });
    }
}

/// The median, and the least and the most.
fn spread(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let at = |part: usize| values[(values.len() - 1) * part / 2];
    format!("{:.3} ({:.3} to {:.3})", at(1), at(0), at(2))
}
