//! Placing, following, tagging and cancelling orders; forms.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::http::Http;
use crate::{DAY, domain_row, named, names, start};

#[tokio::test]
async fn an_order_becomes_active_and_can_be_cancelled() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let domains: Vec<Value> = (1..=4).map(|number| named(&format!("scaledmail-sandbox-{number}.com"))).collect();
    let path = "/create-order/price_sandbox_4?provider=scaledmail&coupon=SAVE";
    let refusal = http.refused(400, "POST", path, json!({ "domains": domains[..3] }));
    assert!(refusal.contains("exactly 4"), "{refusal}");
    let sequencer = json!({ "provider": "Instantly", "username": "u", "password": "p", "tag": "order {{ID}}" });
    let body = json!({ "domains": domains, "tag": "t-1", "sequencer": sequencer });
    let receipt = http.ok("POST", path, body.clone());
    let id = receipt["id"].as_str().unwrap().to_owned();
    let refusal = http.refused(400, "POST", path, body);
    assert!(refusal.contains("domains[0].domain"), "{refusal}");

    let order = http.ok("GET", &format!("/orders/{id}"), Value::Null);
    assert_eq!((&order["status"], &order["tag"], &order["amount"]), (&json!("In Progress"), &json!("t-1"), &json!(28)));
    let row = domain_row(&http, "scaledmail-sandbox-1.com");
    assert_eq!((&row["status"], &row["payment_id"], &row["mailbox"]), (&json!("In Progress"), &json!(id), &json!([])));
    let mailboxes = format!("/mailboxes/{}?password=true", row["id"].as_str().unwrap());
    assert_eq!(http.ok("GET", &mailboxes, Value::Null), json!({ "total": 0, "mailboxes": [] }));

    sandbox.advance(DAY).unwrap();
    assert_eq!(http.ok("GET", &format!("/orders/{id}"), Value::Null)["status"], "Active");
    let listed = http.ok("GET", &mailboxes, Value::Null);
    assert_eq!(names(&listed["mailboxes"], "alias"), ["dean", "dean.fiacoo"]);
    let passwords: BTreeSet<String> = names(&listed["mailboxes"], "mailbox_password").into_iter().collect();
    assert_eq!(passwords.len(), 2);

    assert_eq!(http.ok("PATCH", &format!("/orders/{id}/tag"), json!({ "tag": "x".repeat(320) }))["success"], true);
    http.refused(400, "PATCH", &format!("/orders/{id}/tag"), json!({ "tag": "x".repeat(321) }));
    assert_eq!(http.ok("GET", &format!("/orders/{id}"), Value::Null)["tag"], "x".repeat(320));
    assert!(!http.ok("GET", "/orders", Value::Null).to_string().contains("xxx"));

    let state = http.json("GET", "/_sandbox/state", Value::Null).body;
    let committed = &state["organizations"][0]["orders"][2];
    assert_eq!(committed["sequencer"]["tag"], format!("order {id}"));
    assert_eq!(committed["coupon"], "SAVE");

    assert_eq!(http.ok("DELETE", &format!("/orders/{id}"), Value::Null)["success"], true);
    assert_eq!(http.ok("GET", &format!("/orders/{id}"), Value::Null)["status"], "Cancelled");
    assert_eq!(http.ok("GET", &mailboxes, Value::Null)["mailboxes"][0]["status"], "Cancelled");
    http.refused(400, "DELETE", &format!("/orders/{id}"), Value::Null);
}

#[tokio::test]
async fn an_order_may_name_outlook_or_domains_from_elsewhere() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let body = json!({ "providers": { "outlook": { "domains": [
        named("scaledmail-sandbox-1.com"), named("scaledmail-sandbox-2.com"),
    ] } } });
    http.ok("POST", "/create-order/price_sandbox_outlook_2?provider=scaledmail", body);
    sandbox.advance(DAY).unwrap();
    let row = domain_row(&http, "scaledmail-sandbox-2.com");
    assert_eq!((&row["order_type"], &row["total_mailboxes"]), (&json!("outlook"), &json!(25)));

    let path = "/create-order/price_sandbox_1?provider=other";
    let mut body = json!({ "domains": [{ "domain": "mine.com", "aliases": [
        { "first_name": "A", "last_name": "B", "alias": "a.b" },
    ] }] });
    let refusal = http.refused(400, "POST", path, body.clone());
    assert!(refusal.contains("hosting"), "{refusal}");
    body["hosting"] = json!({ "provider": "Porkbun", "username": "u", "password": "p" });
    http.ok("POST", path, body.clone());
    http.refused(400, "POST", path, body);
    assert_eq!(domain_row(&http, "mine.com")["domain_provider"], "other");
}

#[tokio::test]
async fn custom_orders_are_priced_and_register_domains() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let body = json!({ "tag": "custom", "providers": {
        "google": { "domains": [named("bought-1.com")], "mailboxes_per_domain": 3 },
        "smtp": { "domains": [named("bought-2.com")] },
    } });
    let receipt = http.ok("POST", "/create-custom-order?provider=buy", body.clone());
    let order = http.ok("GET", &format!("/orders/{}", receipt["payment_id"].as_str().unwrap()), Value::Null);
    // Three Google mailboxes at 3.50 and one SMTP domain at 3.75.
    assert_eq!((order["amount"].to_string().as_str(), &order["total_domains"]), ("14.25", &json!(2)));
    let purchased = http.ok("GET", "/purchased-domains", Value::Null);
    assert!(names(&purchased["domains"], "domain").contains(&"bought-2.com".to_owned()));
    http.refused(400, "POST", "/create-custom-order?provider=buy", body);
}

#[tokio::test]
async fn a_pending_form_is_submitted_once() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let forms = http.ok("GET", "/pending-forms", Value::Null);
    assert_eq!(
        forms["forms"][0],
        json!({
            "payment_id": "recSandboxOrder2", "uuid": "00000000-0000-4000-8000-000000000001",
            "description": "Sandbox 2", "created_at": "2026-09-01", "amount": 14, "type": "package-subscription",
            "data": { "quantity": 1, "domains_required": 2, "domains": ["form-sandbox-1.com", "form-sandbox-2.com"] },
        })
    );
    let path = "/submit-form/00000000-0000-4000-8000-000000000001?provider=scaledmail";
    let with = |names: [&str; 2]| json!({ "providers": { "google": { "domains": names.map(named) } } });
    let refusal = http.refused(400, "POST", path, with(["form-sandbox-1.com", "another.com"]));
    assert!(refusal.contains("providers.google.domains[1].domain"), "{refusal}");
    http.ok("POST", path, with(["form-sandbox-1.com", "form-sandbox-2.com"]));
    assert_eq!(http.ok("GET", "/pending-forms", Value::Null)["total"], 0);
    http.refused(404, "POST", path, with(["form-sandbox-1.com", "form-sandbox-2.com"]));
    sandbox.advance(DAY).unwrap();
    assert_eq!(domain_row(&http, "form-sandbox-2.com")["status"], "Active");
}
