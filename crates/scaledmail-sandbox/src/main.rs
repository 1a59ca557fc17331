//! The sandbox as a program: serves until Ctrl-C or SIGTERM.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use scaledmail_sandbox::{Limits, Sandbox};
use serde_json::Value;

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
    /// Keep the limits of the service, and refuse fields, nulls and query parameters that no document names
    #[arg(long)]
    strict: bool,
    /// Whether the limits of the service are kept; on when strict, else off
    #[arg(long, value_name = "on|off", value_parser = switch)]
    limits: Option<bool>,
    /// The time that the clock begins with, such as 2026-01-12T12:47:01Z; real time without
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// Stop the clock: it moves only when it is told to
    #[arg(long)]
    freeze_clock: bool,
    /// Sections of the state to begin with (JSON or YAML)
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// Faults to begin with: a list (JSON or YAML)
    #[arg(long, value_name = "FILE")]
    faults: Option<PathBuf>,
}

fn switch(text: &str) -> Result<bool, String> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("must be on or off".to_owned()),
    }
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

/// What stands in a file; JSON is YAML too.
fn read(file: &Path) -> Result<Value, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_yaml_ng::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let mut settings = Sandbox::builder();
    if let Some(now) = arguments.now {
        settings = settings.now(now);
    }
    if let Some(file) = &arguments.state {
        settings = settings.state(read(file)?);
    }
    if let Some(file) = &arguments.faults {
        settings = settings.faults(read(file)?);
    }
    if let Some(kept) = arguments.limits {
        settings = settings.limits(&if kept { Limits::enforced() } else { Limits::default() });
    }
    let sandbox = settings
        .port(arguments.port)
        .host(arguments.host)
        .expose(arguments.expose)
        .seed(arguments.seed)
        .provisioning(arguments.provisioning_seconds)
        .strict(arguments.strict)
        .freeze_clock(arguments.freeze_clock)
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
