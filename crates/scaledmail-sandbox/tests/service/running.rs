//! Starting, stopping and repeating.

use std::net::TcpStream;
use std::time::Duration;

use scaledmail_sandbox::{Error, Sandbox};
use serde_json::{Value, json};

use crate::http::Http;

#[tokio::test]
async fn two_runs_give_the_same_ids() {
    async fn run(seed: u64) -> (Value, Value) {
        let sandbox = Sandbox::builder().seed(seed).provisioning(Duration::ZERO).start().await.unwrap();
        let http = Http::new(&sandbox);
        let body =
            json!({ "domains": [{ "domain": "scaledmail-sandbox-1.com", "first_name": "A", "last_name": "B" }] });
        let receipt = http.ok("POST", "/create-order/price_sandbox_1?provider=scaledmail", body);
        let domains = http.ok("GET", "/domains", Value::Null);
        let mailboxes = format!("/mailboxes/{}?password=true", domains["domains"][1]["id"].as_str().unwrap());
        (receipt, http.ok("GET", &mailboxes, Value::Null))
    }
    assert_eq!(run(1).await, run(1).await);
    assert_ne!(run(1).await.0, run(2).await.0);
}

#[tokio::test]
async fn it_listens_on_loopback_only_unless_told() {
    for host in ["0.0.0.0", "::", "192.0.2.1"] {
        let error = Sandbox::builder().host(host).start().await.unwrap_err();
        assert!(matches!(error, Error::NotLoopback { .. }), "{error}");
    }
    assert!(matches!(Sandbox::builder().host("example.com").start().await, Err(Error::Host { .. })));
    Sandbox::builder().host("localhost").start().await.unwrap().stop().await;
    Sandbox::builder().host("0.0.0.0").expose(true).start().await.unwrap().stop().await;
}

#[tokio::test]
async fn a_taken_port_is_told_and_an_ended_sandbox_gives_its_port_back() {
    let sandbox = Sandbox::start().await.unwrap();
    let address = sandbox.url().trim_start_matches("http://").to_owned();
    let port: u16 = address.rsplit(':').next().unwrap().parse().unwrap();
    let error = Sandbox::builder().port(port).start().await.unwrap_err();
    assert!(error.to_string().contains("already in use"), "{error}");
    sandbox.stop().await;
    assert!(TcpStream::connect(&address).is_err());
    let again = Sandbox::builder().port(port).start().await.unwrap();
    drop(again);
    assert!(TcpStream::connect(&address).is_err());
}
