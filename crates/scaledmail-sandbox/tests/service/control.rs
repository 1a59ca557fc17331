//! The control surface.

use scaledmail_sandbox::{Error, Fault, Limits, Sandbox};
use serde_json::{Value, json};

use crate::http::{Http, ORGANIZATION};
use crate::{DAY, named};

#[tokio::test]
async fn answers_can_be_set_and_requests_are_shown() {
    let sandbox = Sandbox::start().await.unwrap();
    let http = Http::new(&sandbox);
    let answer = json!({
        "operation": "domains_buy", "status": 502, "headers": { "Retry-After": "3", "content-type": "text/html" },
        "text": "<html>", "times": 2,
    });
    assert_eq!(http.json("POST", "/_sandbox/faults", answer).body.as_array().unwrap().len(), 1);
    sandbox.fault(Fault::answer("orders_list", 429).header("x-a", "b").body(json!({ "error": "slow" }))).unwrap();
    for _ in 0..2 {
        let answer = http.api("POST", "/buy-domains?a=1+2", json!({ "domains": ["new.com"] }));
        assert_eq!((answer.status, answer.body), (502, json!("<html>")));
        assert!(answer.head.contains("retry-after: 3") && answer.head.contains("content-type: text/html"));
    }
    assert_eq!(http.api("GET", "/orders", Value::Null).body, json!({ "error": "slow" }));
    let offers = http.ok("POST", "/search-domains", json!({ "domains": ["new.com"] }));
    assert_eq!(offers[0]["status"], "available", "a fault before the commit commits nothing");

    let requests = http.json("GET", "/_sandbox/requests", Value::Null).body;
    let first = &requests[0];
    assert_eq!(requests.as_array().unwrap().len(), 4);
    assert_eq!((&first["method"], &first["path"]), (&json!("POST"), &json!("/api/v1/buy-domains")));
    assert_eq!(first["query"], json!({ "a": "1 2", "organization_id": ORGANIZATION }));
    assert_eq!(first["headers"]["authorization"], "Bearer sandbox-key");
    assert_eq!((&first["body"], &first["status"]), (&json!({ "domains": ["new.com"] }), &json!(502)));
    assert_eq!((&first["operation"], &first["fault"]), (&json!("domains_buy"), &json!("answer")));
    assert_eq!((&first["committed"], &requests[2]["body"]), (&json!(false), &Value::Null));
    assert_eq!(sandbox.requests()[2].status, Some(429));

    assert_eq!(http.json("POST", "/_sandbox/reset", json!({})).status, 200);
    assert!(sandbox.requests().is_empty());
}

#[tokio::test]
async fn bad_control_input_is_refused_with_its_place() {
    let sandbox = Sandbox::start().await.unwrap();
    let http = Http::new(&sandbox);
    let organization = json!({ "id": "recA", "name": "A", "user_id": "recSandboxUser1" });
    let with = |key: &str, value: Value| {
        let mut organization = organization.clone();
        organization[key] = value;
        json!({ "organizations": [organization] })
    };
    let running = json!({ "amount": 1, "packages": [{ "mail_provider": "smtp", "domains": [{ "domain": "a.com" }] }] });
    let stock = |domain: &str| json!({ "id": "a", "domain": domain, "mail_provider": "google", "warmup_age": 1, "one_time_price": 1, "monthly_price": 1 });
    let list = |fault: Value| json!([{ "operation": "orders_list", "fault": "hang" }, fault]);
    for (method, path, body, place) in [
        ("POST", "faults", json!({ "operation": "nope", "status": 200 }), "operation"),
        ("POST", "faults", json!({ "operation": "orders_list", "status": 200, "delay": 1 }), "delay"),
        ("POST", "faults", json!({ "operation": "orders_list", "fault": "nope" }), "fault"),
        ("PUT", "faults", list(json!({ "operation": "orders_list" })), "[1].status"),
        ("PUT", "faults", list(json!({ "operation": "orders_list", "fault": 1 })), "[1].fault"),
        ("PUT", "faults", json!({}), ""),
        ("POST", "clock", json!({ "advance_seconds": -1 }), "advance_seconds"),
        ("POST", "clock", json!({ "advance_seconds": 1e300 }), "advance_seconds"),
        ("POST", "clock", json!({ "advance_seconds": 1e12 }), "advance_seconds"),
        ("POST", "clock", json!({ "seconds": 1 }), "seconds"),
        ("POST", "clock", json!({}), "advance_seconds"),
        ("POST", "reset", json!({ "seed": 2 }), "seed"),
        ("PUT", "limits", json!({ "requests_per_second": 0 }), "requests_per_second"),
        ("PUT", "limits", json!({ "retry_after": "soon" }), "retry_after"),
        ("PUT", "limits", json!({ "enforce": true }), "enforce"),
        ("PUT", "latency", json!({ "from_milliseconds": 2, "to_milliseconds": 1 }), "from_milliseconds"),
        ("PUT", "latency", json!({ "from_milliseconds": 1, "to_milliseconds": 3_600_001 }), "to_milliseconds"),
        ("PUT", "state", json!({ "organisations": [] }), "organisations"),
        (
            "PUT",
            "state",
            with("purchased_domains", json!([{ "domian": "a.com" }])),
            "organizations[0].purchased_domains[0].domian",
        ),
        (
            "PUT",
            "state",
            with("purchased_domains", json!([{ "domain": "A.com" }])),
            "organizations[0].purchased_domains[0].domain",
        ),
        ("PUT", "state", with("user_id", json!("nobody")), "organizations[0].user_id"),
        ("PUT", "state", with("reports", json!([1])), "organizations[0].reports[0]"),
        ("PUT", "state", with("orders", json!([{ "amount": 1.005 }])), "organizations[0].orders[0].amount"),
        ("PUT", "state", json!({ "organizations": [organization, organization] }), "organizations[1].id"),
        ("PUT", "state", json!({ "accounts": [{ "key": "", "user_id": "a" }] }), "accounts[0].key"),
        ("PUT", "state", json!({ "provisioning_seconds": -1 }), "provisioning_seconds"),
        ("PUT", "state", json!({ "payments": "refused" }), "payments"),
        ("PUT", "state", json!({ "payments": null }), "payments"),
        ("PUT", "state", json!([]), ""),
        ("PUT", "state", json!({ "prewarm_stock": [stock("sandbox-mail.com")] }), "prewarm_stock[0].domain"),
        ("PUT", "state", json!({ "prewarm_stock": [stock("NOT a name")] }), "prewarm_stock[0].domain"),
        (
            "PUT",
            "state",
            with(
                "pending_changes",
                json!([{ "domain_id": "a", "due_at": null,
            "change": { "domain": { "new_domain": "NOT a name", "domain_provider": "other" } } }]),
            ),
            "organizations[0].pending_changes[0].change.domain.new_domain",
        ),
        (
            "PUT",
            "state",
            json!({ "market": { "domains": [{ "domain": "a.com" }, { "domain": "a.com" }] } }),
            "market.domains[1].domain",
        ),
        (
            "PUT",
            "state",
            with("orders", json!([running, running])),
            "organizations[0].orders[1].packages[0].domains[0].domain",
        ),
        ("POST", "confirm-payment", json!({ "order_id": "recSandboxOrder1" }), "order_id"),
        ("POST", "revoke-key", json!({ "key": "nobody's" }), "key"),
    ] {
        let before = sandbox.state().unwrap();
        let answer = http.json(method, &format!("/_sandbox/{path}"), body);
        assert_eq!((answer.status, &answer.body["place"]), (400, &json!(place)), "{}", answer.body);
        assert!(answer.body["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
        assert_eq!(sandbox.state().unwrap(), before, "a refused input changes nothing");
    }
    assert!(matches!(sandbox.fault(Fault::hang("orders_list").times(0)), Err(Error::Input { .. })));
    assert!(matches!(sandbox.control("GET", "/nothing", Value::Null), Err(Error::Control { .. })));
}

#[tokio::test]
async fn settings_are_refused_with_their_place() {
    let builder = Sandbox::builder;
    for (settings, place) in [
        (builder().state(json!({ "accounts": [{ "key": "k" }] })), "state.accounts[0]"),
        (
            builder().state(json!({ "organizations": [{ "id": "a", "name": "", "user_id": "b" }] })),
            "state.organizations[0].user_id",
        ),
        (builder().faults(json!([{ "operation": "orders_list", "fault": "hnag" }])), "faults[0].fault"),
        (builder().limits(&Limits::default()).now("yesterday"), "now"),
    ] {
        let error = settings.start().await.unwrap_err();
        assert!(matches!(&error, Error::Input { place: found, .. } if found == place), "{place}: {error:?}");
    }
    let unknown = scaledmail_sandbox::SandboxBuilder::from_json(json!({ "sede": 2 })).unwrap_err();
    assert!(matches!(unknown, Error::Input { place, .. } if place == "sede"));
}

#[tokio::test]
async fn the_clock_moves_and_reset_brings_everything_back() {
    let faults = json!([{ "operation": "orders_get", "fault": "conflict" }]);
    let sandbox = Sandbox::builder().provisioning(DAY).faults(faults).start().await.unwrap();
    let http = Http::new(&sandbox);
    let before = sandbox.state().unwrap();
    let body = json!({ "domains": [named("scaledmail-sandbox-1.com")] });
    http.ok("POST", "/create-order/price_sandbox_1?provider=scaledmail", body);
    assert_eq!(http.ok("GET", "/orders", Value::Null)["payments"][2]["status"], "In Progress");
    assert_eq!(http.json("POST", "/_sandbox/clock", json!({ "advance_seconds": 86400.5 })).status, 200);
    assert_eq!(http.ok("GET", "/orders", Value::Null)["payments"][2]["status"], "Active");
    http.refused(409, "GET", "/orders/recSandboxOrder1", Value::Null);
    sandbox.set_limits(Limits::enforced()).unwrap();
    sandbox.freeze_clock(true);
    sandbox.reset();
    assert_eq!(sandbox.state().unwrap(), before);
    assert!(sandbox.orders().is_empty());
    assert_eq!(sandbox.faults().len(), 1, "the faults of the start wait again");
    assert_eq!(http.json("GET", "/_sandbox/limits", Value::Null).body["enforced"], false);
    assert_eq!(http.json("GET", "/_sandbox/clock", Value::Null).body["frozen"], false);
}

#[tokio::test]
async fn a_state_can_be_read_changed_and_set() {
    let state = json!({
        "payments": "need_confirming",
        "accounts": [{ "key": "mine", "user_id": "me" }],
        "organizations": [{ "id": "recMine", "name": "Mine", "user_id": "me", "orders": [{
            "amount": 12.5, "packages": [{ "mail_provider": "smtp", "domains": [{ "domain": "mine.com" }] }],
        }] }],
        "market": { "domains": [{ "domain": "dear.com", "price": 99.99, "blacklisted": ["list.example"] }] },
    });
    let sandbox = Sandbox::builder().state(state).start().await.unwrap();
    let http = Http { key: "mine", ..Http::new(&sandbox) };
    let get = |path: &str| http.json("GET", &format!("/api/v1{path}?organization_id=recMine"), Value::Null).body;
    assert_eq!(get("/domains")["domains"][0]["domain"], "mine.com");
    assert_eq!(get("/orders")["payments"][0]["amount"].to_string(), "12.5");
    let search = "/api/v1/search-domains?organization_id=recMine";
    let offers = http.json("POST", search, json!({ "domains": ["dear.com", "taken.com"] })).body;
    assert_eq!((offers[0]["price"].to_string().as_str(), &offers[1]["status"]), ("99.99", &json!("available")));
    assert_eq!(offers[0]["blacklisted"], json!(["list.example"]));

    let mut whole = sandbox.state().unwrap();
    whole["organizations"][0]["name"] = json!("Renamed");
    sandbox.set_state(whole.clone()).unwrap();
    assert_eq!(sandbox.state().unwrap(), whole, "what is read can be set");
    let organizations = http.json("GET", "/api/v1/organizations", Value::Null).body;
    assert_eq!(organizations["organizations"][0]["name"], "Renamed");
}
