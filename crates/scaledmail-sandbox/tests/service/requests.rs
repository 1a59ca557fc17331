//! What holds for every request.

use scaledmail_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::http::{Http, ORGANIZATION};

#[tokio::test]
async fn keys_and_organizations_are_checked() {
    let sandbox = Sandbox::start().await.unwrap();
    let http = Http::new(&sandbox);
    for headers in
        ["", "authorization: Bearer wrong\r\n", "authorization: Basic sandbox-key\r\n", "authorization: \r\n"]
    {
        let answer = http.raw("GET", "/api/v1/organizations", headers, b"");
        assert_eq!(answer.status, 401, "{headers}");
        assert!(answer.body["error"].is_string() && answer.body["message"].is_string());
    }
    let answer = http.json("GET", "/api/v1/domains", Value::Null);
    assert_eq!((answer.status, answer.body), (400, json!({ "error": "organization_id is required" })));
    for organization in ["recSandboxOrganization2", "recNone"] {
        let path = format!("/api/v1/domains?organization_id={organization}");
        assert_eq!(http.json("GET", &path, Value::Null).status, 403);
    }
    let several = Http { key: "sandbox-key-several", ..Http::new(&sandbox) };
    let organizations = several.json("GET", "/api/v1/organizations", Value::Null).body;
    assert_eq!(organizations["organizations"].as_array().unwrap().len(), 2);
    let none = Http { key: "sandbox-key-none", ..Http::new(&sandbox) };
    assert_eq!(none.json("GET", "/api/v1/organizations", Value::Null).body, json!({ "organizations": [] }));
}

#[tokio::test]
async fn wrong_requests_get_json_refusals() {
    let sandbox = Sandbox::start().await.unwrap();
    let http = Http::new(&sandbox);
    for path in ["/", "/api/v1/nothing", "/api/v1/orders/", "/_sandbox", "/_sandbox/nothing"] {
        let answer = http.json("GET", path, Value::Null);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body["message"].is_string());
    }
    for (method, path, allow) in [
        ("PUT", "/api/v1/orders/x", "get, delete"),
        ("POST", "/api/v1/organizations", "get"),
        ("GET", "/_sandbox/reset", "post"),
    ] {
        let answer = http.json(method, path, Value::Null);
        assert_eq!(answer.status, 405, "{path}");
        assert!(answer.head.contains(&format!("allow: {allow}")), "{}", answer.head);
    }
    let search = format!("/api/v1/search-domains?organization_id={ORGANIZATION}");
    let headers = "authorization: Bearer sandbox-key\r\n";
    for body in ["{", "[]", "1", "{\"domains\": [1]}", "{}", "\u{0}"] {
        assert_eq!(http.raw("POST", &search, headers, body.as_bytes()).status, 400, "{body}");
    }
    assert_eq!(http.raw("POST", &search, headers, b"\xff\xfe").status, 400);
    assert_eq!(http.raw("POST", &search, headers, &vec![b' '; 1024 * 1024 + 1]).status, 413);
    let extra = json!({ "domains": ["a.com"], "unknown": true });
    assert_eq!(http.api("POST", "/search-domains", extra).status, 200);
}

#[tokio::test]
async fn odd_bodies_do_no_harm() {
    let sandbox = Sandbox::start().await.unwrap();
    let http = Http::new(&sandbox);
    let mut odd = vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("\u{0}é@ "),
        json!([]),
        json!([null]),
        json!([[]]),
        json!([{}]),
        json!({}),
        json!({ "google": null }),
        json!({ "google": [] }),
        json!({ "google": { "domains": [{}] } }),
        json!([{ "domain": 1 }]),
        json!([{ "domain": "a.com", "aliases": {} }]),
    ];
    odd.push(json!("x".repeat(5000)));
    let fields = [
        "domains",
        "domain",
        "tlds",
        "new_domain",
        "new_redirect",
        "sender_names",
        "new_primary_domain",
        "volume",
        "period",
        "providers",
        "distribution",
        "tier",
        "quantity",
        "hosting",
        "sequencer",
        "tag",
    ];
    let paths = [
        "/search-domains",
        "/suggest-domains?page=18446744073709551615",
        "/suggest-domains",
        "/buy-domains",
        "/swap-domain/sandbox-mail.com?provider=other",
        "/swap-redirect/%00",
        "/swap-redirect/sandbox-mail.com",
        "/swap-sender-name/sandbox-mail.com?mode=name_and_alias",
        "/swap-domain-masking/sandbox-mail.com",
        "/calculate-package",
        "/create-order/price_sandbox_1?provider=other",
        "/create-custom-order?provider=buy",
        "/submit-form/x?provider=other",
        "/buy-pre-warm-inboxes",
    ];
    for path in paths {
        for value in &odd {
            let whole: serde_json::Map<String, Value> =
                fields.iter().map(|field| ((*field).to_owned(), value.clone())).collect();
            let answer = http.api("POST", path, Value::Object(whole));
            assert!([200, 400, 404].contains(&answer.status), "{path} {value}: {}", answer.status);
        }
    }
    assert_eq!(http.api("GET", "/domains", Value::Null).status, 200);
}
