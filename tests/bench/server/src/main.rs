//! What the benchmarks of the packages call: answers that stand ready, so that the service is never what is measured.

use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::routing::get;
use axum::{Router, serve};
use bytes::Bytes;
use clap::Parser;
use serde_json::{Value, json};
use std::io::{self, Write};

#[derive(Parser)]
struct Arguments {
    /// How many mailboxes the list has.
    #[arg(long, default_value_t = 50_000)]
    mailboxes: usize,
    /// Where to listen; a free port by default.
    #[arg(long, default_value_t = 0)]
    port: u16,
}

/// One thread, so that the other core is the client's.
#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    let routes = Router::new()
        .route("/api/v1/organizations", ready(&organizations()))
        .route("/api/v1/orders/{order_id}", ready(&order()))
        .route("/api/v1/mailboxes/{domain_id}", ready(&mailboxes(arguments.mailboxes)));
    println!("bench server listening on http://{}", listener.local_addr()?);
    io::stdout().flush()?;
    serve(listener, routes).await
}

fn ready(answer: &Value) -> axum::routing::MethodRouter {
    let body = Bytes::from(answer.to_string());
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    get(move || std::future::ready((headers.clone(), body.clone())))
}

fn organizations() -> Value {
    json!([{ "id": "recBenchOrganization", "name": "Bench", "created_at": "2026-01-05T09:30:00Z" }])
}

fn order() -> Value {
    let domain =
        |at| json!({ "id": format!("recDomain{at}"), "name": format!("example-{at}.com"), "status": "Active" });
    json!({
        "id": "recBenchOrder",
        "created_at": "2026-01-05T09:30:00Z",
        "amount": 28,
        "tag": "spring-4k2m9x1q7z3v",
        "status": "Active",
        "description": "Google mailboxes, 4 domains",
        "invoices": [],
        "total_domains": 4,
        "packages": [{
            "type": "Google",
            "id": "recPackage1",
            "note": "",
            "payment_id": "recBenchOrder",
            "created_at": "2026-01-05T09:30:00Z",
            "total_domains": 4,
            "status": "Active",
            "domains": (0..4).map(domain).collect::<Vec<_>>(),
        }],
        "addons": [],
        "current_items": [],
    })
}

fn mailboxes(count: usize) -> Value {
    let mailbox = |at: usize| {
        let alias = format!("dean.miller{at}");
        json!({
            "first_name": "Dean",
            "last_name": "Miller",
            "email": format!("{alias}@example-{}.com", at % 500),
            "alias": alias,
            "domain_id": format!("recDomain{}", at % 500),
            "payment_id": format!("recOrder{}", at % 50),
            "order_id": format!("recPackage{}", at % 50),
            "order_type": "google",
            "status": "Active",
            "tag": "spring",
            "mailbox_password": format!("s3cret-{at}"),
        })
    };
    json!({ "total": count, "mailboxes": (0..count).map(mailbox).collect::<Vec<_>>() })
}
