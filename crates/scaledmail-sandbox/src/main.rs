//! The sandbox as a program: serves until Ctrl-C or SIGTERM.

use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use scaledmail_sandbox::Sandbox;

/// A local, stateful ScaledMail service for tests and trials: no account, no card.
#[derive(Parser)]
#[command(name = "scaledmail-sandbox", version)]
struct Arguments {
    /// Port to listen on; 0 takes any free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// IP address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// Allow a host that other machines can reach; keys and passwords are shown in clear
    #[arg(long)]
    expose: bool,
    /// Seed of ids and passwords
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many seconds orders and changes take
    #[arg(long, value_name = "N", default_value = "3", value_parser = seconds)]
    provisioning_seconds: Duration,
    /// Refuse body fields and query parameters that the document does not name
    #[arg(long)]
    strict: bool,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().map_err(|error| error.to_string())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "scaledmail-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::builder()
        .port(arguments.port)
        .host(arguments.host)
        .expose(arguments.expose)
        .seed(arguments.seed)
        .provisioning(arguments.provisioning_seconds)
        .strict(arguments.strict)
        .start()
        .await?;
    // From here on a signal ends the program in order, whenever it comes.
    let interrupted = interrupted()?;
    let mut output = std::io::stdout();
    // In one piece: who starts a sandbox may read the first line only.
    let (url, base_url) = (sandbox.url(), sandbox.base_url());
    let text =
        format!("listening on {url}\nfor a client: SCALEDMAIL_BASE_URL={base_url} SCALEDMAIL_API_KEY=sandbox-key\n");
    output.write_all(text.as_bytes())?;
    output.flush()?;
    interrupted.await?;
    sandbox.stop().await;
    Ok(())
}

/// Takes the signals over at once; what it gives ends at the first of them.
#[cfg(unix)]
fn interrupted() -> std::io::Result<impl Future<Output = std::io::Result<()>>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => Ok(()),
            _ = terminate.recv() => Ok(()),
        }
    })
}

/// Takes the signal over; what it gives ends when it comes.
#[cfg(not(unix))]
fn interrupted() -> std::io::Result<impl Future<Output = std::io::Result<()>>> {
    Ok(tokio::signal::ctrl_c())
}
