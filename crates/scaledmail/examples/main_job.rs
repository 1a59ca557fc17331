//! The main job: search domains, buy them, order mailboxes on them, wait, and list the mailboxes.
//!
//! `cargo xtask demo` runs it against a sandbox. With a real key it would charge the card, so it asks for a loopback
//! address.

use scaledmail::types::{
    BuyDomains, CreateOrder, DomainConfig, DomainSource, ListMailboxes, OfferStatus, Order, Sequencer,
};
use scaledmail::{Client, Error, WaitUntilActive};
use std::time::{Duration, Instant};

const DOMAINS: [&str; 4] = ["scaledmail.net", "scaledmail.us", "scaledmail.org", "scaledmail.io"];
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    if !client.base_url().starts_with("http://127.0.0.1") {
        return Err("this example spends money: point SCALEDMAIL_BASE_URL at a sandbox".into());
    }
    search(&client).await?;
    client.domains().buy(BuyDomains::new(DOMAINS)).await?;
    println!("2. bought {} domains", DOMAINS.len());
    let order_id = order(&client).await?;
    let order = wait_until_active(&client, &order_id).await?;
    list_mailboxes(&client, &order).await?;
    Ok(())
}

async fn search(client: &Client) -> Result<(), Error> {
    println!("1. searched domains");
    for offer in client.domains().search(DOMAINS).await? {
        let name = offer.domain.unwrap_or_default();
        match (offer.status, offer.price) {
            (Some(OfferStatus::Available), Some(price)) => println!("   {name:<16} {price} USD"),
            (status, _) => println!("   {name:<16} {status:?}"),
        }
    }
    Ok(())
}

async fn order(client: &Client) -> Result<String, Box<dyn std::error::Error>> {
    let packages = client.packages().list().await?;
    let wanted = i64::try_from(DOMAINS.len())?;
    let package = packages.items().iter().find(|package| package.domains == Some(wanted));
    let price_id = package.and_then(|package| package.id.clone()).ok_or("no package for four domains")?;
    let mut domains = DOMAINS.map(|name| DomainConfig::new(name).first_name("Dean").last_name("Fiacoo"));
    domains[0].redirect = Some("scaledmail.com".to_owned());
    let order = CreateOrder::new(&price_id, DomainSource::Scaledmail)
        .domains(domains)
        .sequencer(Sequencer::new("Instantly", "username", "password"))
        .tag("demo");
    let receipt = client.orders().place(order).key("demo-1").await?;
    let id = receipt.order_id.ok_or("the answer names no order: reconcile it")?;
    println!("3. ordered package {price_id}: order {id}");
    Ok(id)
}

async fn wait_until_active(client: &Client, order_id: &str) -> Result<Order, Error> {
    let begin = Instant::now();
    let wait = WaitUntilActive::new(order_id).poll(Duration::from_secs(1));
    let order = client.orders().wait_until_active(wait).timeout(PATIENCE).await?;
    println!("4. the order is active after {:.1} s", begin.elapsed().as_secs_f64());
    Ok(order)
}

async fn list_mailboxes(client: &Client, order: &Order) -> Result<(), Error> {
    println!("5. mailboxes");
    let domains = order.packages.iter().flatten().flat_map(|package| package.domains.iter().flatten());
    for domain_id in domains.filter_map(|domain| domain.id.as_deref()) {
        for mailbox in client.mailboxes().list(ListMailboxes::new(domain_id).password(true)).await? {
            let address = mailbox.email.unwrap_or_default();
            // A secret shows as asterisks; `reveal()` would read it.
            println!("   {address:<36} password {}", mailbox.mailbox_password.unwrap_or_default());
        }
    }
    Ok(())
}
