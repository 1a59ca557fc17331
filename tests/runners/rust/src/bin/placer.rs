//! Places one order, to be killed while it does.
//!
//! Usage: placer KEY DOMAIN MODE..., with the client's settings in the environment. Prints `ready`, waits for a line, and
//! prints a line of JSON for each mode: `place`; `place-paused`, which prints `asked` between the claim and the send, and
//! stands there; `reconcile`.

use scaledmail::types::{CreateCustomOrder, CustomDomainSource, DomainConfig, Hosting, ProviderDomains, Providers};
use scaledmail::{Client, Error};
use serde_json::{Value, json};
use std::io::Write;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let (Some(key), Some(domain)) = (arguments.next(), arguments.next()) else {
        return Err("usage: placer KEY DOMAIN MODE...".into());
    };
    let runtime = tokio::runtime::Runtime::new()?;
    say("ready")?;
    std::io::stdin().read_line(&mut String::new())?;
    for mode in arguments {
        let answer = match mode.as_str() {
            "place" => runtime.block_on(place(&client(false)?, &key, &domain)),
            "place-paused" => runtime.block_on(place(&client(true)?, &key, &domain)),
            "reconcile" => runtime.block_on(reconcile(&client(false)?, &key)),
            _ => return Err(format!("there is no mode {mode}").into()),
        };
        say(&answer.unwrap_or_else(|error| failed(&error)).to_string())?;
    }
    Ok(())
}

/// A pipe is no terminal: what is not flushed is not seen before the end.
fn say(line: &str) -> std::io::Result<()> {
    let mut output = std::io::stdout();
    writeln!(output, "{line}")?;
    output.flush()
}

fn client(paused: bool) -> Result<Client, Error> {
    let builder = Client::builder().pacing(false);
    if !paused {
        return builder.build();
    }
    let stand = |_| async {
        let _ = say("asked");
        std::future::pending().await
    };
    builder.confirm(stand).build()
}

async fn place(client: &Client, key: &str, domain: &str) -> Result<Value, Error> {
    let domain = DomainConfig::new(domain).first_name("Dean").last_name("Fiacoo");
    let providers = Providers::new().google(ProviderDomains::new([domain]));
    let order = CreateCustomOrder::new(CustomDomainSource::Other, providers);
    let order = order.hosting(Hosting::new("Porkbun", "user", "sentinel"));
    let receipt = client.orders().place(order).key(key).await?;
    Ok(json!({
        "outcome": receipt.outcome.as_str(),
        "order_id": receipt.order_id,
        "replayed": receipt.replayed,
        "attempt": receipt.attempt,
        "warnings": receipt.warnings,
    }))
}

async fn reconcile(client: &Client, key: &str) -> Result<Value, Error> {
    let found = client.placements().reconcile(key).await?;
    Ok(json!({ "result": found.result, "order_id": found.order_id, "duplicates": found.duplicates }))
}

fn failed(error: &Error) -> Value {
    let outcome = error.outcome().map(|outcome| outcome.as_str());
    json!({ "kind": error.kind().as_str(), "outcome": outcome, "message": error.to_string() })
}
