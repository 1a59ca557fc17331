//! The control surface.

use scaledmail_sandbox::{CannedAnswer, Error, Sandbox};
use serde_json::{Value, json};

use crate::DAY;
use crate::http::{Http, ORGANIZATION};

#[tokio::test]
async fn the_control_surface_cans_answers_and_shows_requests() {
    let sandbox = Sandbox::start().await.unwrap();
    let http = Http::new(&sandbox);
    let canned = json!({
        "operation": "domains_buy", "status": 502, "headers": { "Retry-After": "3", "content-type": "text/html" },
        "text": "<html>", "times": 2,
    });
    assert_eq!(http.json("POST", "/_sandbox/answers", canned).status, 200);
    sandbox.answer(CannedAnswer::new("orders_list", 429).header("x-a", "b").body(json!({ "error": "slow" }))).unwrap();
    for _ in 0..2 {
        let answer = http.api("POST", "/buy-domains?a=1+2", json!({ "domains": ["new.com"] }));
        assert_eq!((answer.status, answer.body), (502, json!("<html>")));
        assert!(answer.head.contains("retry-after: 3") && answer.head.contains("content-type: text/html"));
    }
    assert_eq!(http.api("GET", "/orders", Value::Null).body, json!({ "error": "slow" }));
    let offers = http.ok("POST", "/search-domains", json!({ "domains": ["new.com"] }));
    assert_eq!(offers[0]["status"], "available", "a canned answer commits nothing");

    let requests = http.json("GET", "/_sandbox/requests", Value::Null).body;
    let first = &requests[0];
    assert_eq!(requests.as_array().unwrap().len(), 4);
    assert_eq!((&first["method"], &first["path"]), (&json!("POST"), &json!("/api/v1/buy-domains")));
    assert_eq!(first["query"], json!({ "a": "1 2", "organization_id": ORGANIZATION }));
    assert_eq!(first["headers"]["authorization"], "Bearer sandbox-key");
    assert_eq!((&first["body"], &first["status"]), (&json!({ "domains": ["new.com"] }), &json!(502)));
    assert_eq!(requests[2]["body"], Value::Null);
    assert_eq!(sandbox.requests().len(), 4);
    assert_eq!(sandbox.requests()[2].status, Some(429));

    assert_eq!(http.json("POST", "/_sandbox/reset", json!({})).status, 200);
    assert!(sandbox.requests().is_empty());
}

#[tokio::test]
async fn bad_control_input_is_refused_with_its_place() {
    let sandbox = Sandbox::start().await.unwrap();
    let http = Http::new(&sandbox);
    for (path, body, place) in [
        ("/_sandbox/answers", json!({ "operation": "nope", "status": 200 }), "operation"),
        ("/_sandbox/answers", json!({ "operation": "orders_list", "status": 200, "delay": 1 }), "delay"),
        ("/_sandbox/clock", json!({ "advance_seconds": -1 }), "advance_seconds"),
        ("/_sandbox/clock", json!({ "advance_seconds": 1e300 }), "advance_seconds"),
        ("/_sandbox/clock", json!({ "advance_seconds": 1e12 }), "advance_seconds"),
        ("/_sandbox/clock", json!({ "seconds": 1 }), "seconds"),
        ("/_sandbox/clock", json!({}), "advance_seconds"),
        ("/_sandbox/reset", json!({ "seed": 2 }), "seed"),
    ] {
        let answer = http.json("POST", path, body);
        assert_eq!((answer.status, &answer.body["place"]), (400, &json!(place)), "{}", answer.body);
        assert!(answer.body["reason"].is_string());
    }
    let refused = sandbox.answer(CannedAnswer::new("orders_list", 200).times(0));
    assert!(matches!(refused, Err(Error::CannedAnswer { .. })));
}

#[tokio::test]
async fn the_clock_moves_and_reset_brings_everything_back() {
    let sandbox = Sandbox::builder().provisioning(DAY).start().await.unwrap();
    let http = Http::new(&sandbox);
    let before = http.json("GET", "/_sandbox/state", Value::Null).body;
    let body = json!({ "domains": [{ "domain": "scaledmail-sandbox-1.com", "first_name": "A", "last_name": "B" }] });
    http.ok("POST", "/create-order/price_sandbox_1?provider=scaledmail", body);
    assert_eq!(http.ok("GET", "/orders", Value::Null)["payments"][2]["status"], "In Progress");
    assert_eq!(http.json("POST", "/_sandbox/clock", json!({ "advance_seconds": 86400.5 })).status, 200);
    assert_eq!(http.ok("GET", "/orders", Value::Null)["payments"][2]["status"], "Active");
    sandbox.reset();
    let after = http.json("GET", "/_sandbox/state", Value::Null).body;
    assert_eq!(before["organizations"], after["organizations"]);
    assert_eq!(before["prewarm_stock"], after["prewarm_stock"]);
}
