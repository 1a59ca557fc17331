//! What belongs to whom, through everything that a test can do to the state.

use std::collections::BTreeSet;
use std::time::Duration;

use scaledmail_sandbox::{Fault, Limits, RetryAfterForm, Sandbox};
use serde_json::{Value, json};

use crate::http::{Http, ORGANIZATION};
use crate::{DAY, named, start};

fn order(http: &Http<'_>, domain: &str) -> Value {
    http.ok("POST", "/create-order/price_sandbox_1?provider=scaledmail", json!({ "domains": [named(domain)] }))
}

#[tokio::test]
async fn a_state_that_was_read_and_set_again_keeps_its_ids_to_itself() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let first = order(&http, "scaledmail-sandbox-1.com")["id"].clone();
    let state = sandbox.state().unwrap();
    sandbox.reset();
    sandbox.set_state(state).unwrap();
    let second = order(&http, "scaledmail-sandbox-2.com")["id"].clone();
    assert_ne!(first, second);
    sandbox.set_state(json!({ "payments": "accepted" })).unwrap();
    assert_eq!(sandbox.orders().len(), 1, "an order that was set is not one that was placed");
}

#[tokio::test]
async fn a_refused_state_takes_no_ids() {
    let mut ids = BTreeSet::new();
    for refused in [false, true] {
        let sandbox = start().await;
        if refused {
            let organizations = json!([{ "id": "a", "name": "a", "user_id": "nobody", "orders": [{ "amount": 1 }] }]);
            sandbox.set_state(json!({ "organizations": organizations })).unwrap_err();
        }
        ids.insert(order(&Http::new(&sandbox), "scaledmail-sandbox-1.com")["id"].to_string());
    }
    assert_eq!(ids.len(), 1, "{ids:?}");
}

#[tokio::test]
async fn a_refused_request_takes_no_ids() {
    let mut ids = BTreeSet::new();
    for refused in [false, true] {
        let sandbox = start().await;
        let http = Http::new(&sandbox);
        let path = "/swap-sender-name/sandbox-mail.com?mode=name_and_alias";
        let names = json!({ "sender_names": [{ "first_name": "A", "last_name": "B" }] });
        http.ok("POST", path, names.clone());
        if refused {
            assert!(http.refused(400, "POST", path, names).contains("pending"));
        }
        ids.insert(order(&http, "scaledmail-sandbox-1.com")["id"].to_string());
    }
    assert_eq!(ids.len(), 1, "{ids:?}");
}

#[tokio::test]
async fn a_domain_is_sold_and_used_once() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let other = "/create-order/price_sandbox_1?provider=other";
    let hosted = |domain: &str| {
        let hosting = json!({ "provider": "Porkbun", "username": "u", "password": "p" });
        json!({ "domains": [named(domain)], "hosting": hosting })
    };
    for held in ["warm-sandbox-1.com", "sandbox-mail-2.com", "sandbox-mail.com"] {
        http.refused(400, "POST", other, hosted(held));
    }
    // A domain of one's own form can be used at once; the form cannot use it again then.
    http.ok("POST", other, hosted("form-sandbox-1.com"));
    let form = json!({ "providers": { "google": { "domains": [named("form-sandbox-1.com")] } } });
    let path = "/submit-form/00000000-0000-4000-8000-000000000001?provider=scaledmail";
    assert!(http.refused(400, "POST", path, form).contains("already used"));

    let swap = "/swap-domain/sandbox-mail.com?provider=other";
    let to = |name: &str| json!({ "new_domain": name, "hosting": hosted("a.com")["hosting"] });
    http.ok("POST", swap, to("target.com"));
    assert!(http.refused(400, "POST", swap, to("target-2.com")).contains("pending"));
    http.refused(400, "POST", "/buy-domains", json!({ "domains": ["target.com"] }));
    http.refused(400, "POST", other, hosted("target.com"));
    sandbox.advance(DAY).unwrap();
    let rows = http.ok("GET", "/domains", Value::Null);
    let names = crate::names(&rows["domains"], "domain");
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len(), "{names:?}");
}

#[tokio::test]
async fn the_edges_of_time_and_counts_are_kept() {
    let now = "9998-01-01T00:00:00Z";
    let sandbox = Sandbox::builder().now(now).provisioning(DAY * 1000).start().await.unwrap();
    let http = Http::new(&sandbox);
    let never = Duration::from_secs(10_000_000_000);
    sandbox.advance(DAY * 400).unwrap();
    sandbox.fault(Fault::rate_limited("domains_buy").after_commit().retry_after(never, RetryAfterForm::Date)).unwrap();
    let limited = http.api("POST", "/buy-domains", json!({ "domains": ["late.com"] }));
    assert!(limited.head.contains("retry-after: fri, 31 dec 9999 23:59:59 gmt"), "{}", limited.head);
    assert!(sandbox.requests()[0].committed && sandbox.purchases().len() == 1);
    order(&http, "scaledmail-sandbox-1.com");
    sandbox.set_state(sandbox.state().unwrap()).unwrap();
    for (field, count) in [("mailboxes_per_domain", json!(u64::MAX)), ("domains", json!(0))] {
        let mut packages = sandbox.state().unwrap()["packages"].clone();
        packages[0][field] = count;
        let error = sandbox.set_state(json!({ "packages": packages })).unwrap_err().to_string();
        assert!(error.starts_with(&format!("packages[0].{field}:")), "{error}");
    }
}

#[tokio::test]
async fn who_sets_a_limit_has_it_kept() {
    let limits = json!({ "requests_per_second": 1 });
    let settings = json!({ "freeze_clock": true, "limits": limits });
    let sandbox = scaledmail_sandbox::SandboxBuilder::from_json(settings).unwrap().start().await.unwrap();
    let http = Http::new(&sandbox);
    // A fault is no way round them.
    sandbox.fault(Fault::unavailable("orders_list")).unwrap();
    http.refused(503, "GET", "/orders", Value::Null);
    http.refused(429, "GET", "/orders", Value::Null);
    http.json("PUT", "/_sandbox/limits", json!({ "retry_after": "date" }));
    assert!(http.api("GET", "/orders", Value::Null).head.contains("retry-after: "), "still kept");
    sandbox.set_limits(Limits::default()).unwrap();
    http.ok("GET", "/orders", Value::Null);
}

#[tokio::test]
async fn a_receipt_may_name_no_order() {
    let sandbox = Sandbox::builder().state(json!({ "receipts": "success_only" })).start().await.unwrap();
    let http = Http::new(&sandbox);
    assert_eq!(order(&http, "scaledmail-sandbox-1.com"), json!({ "success": true }));
    assert_eq!(sandbox.orders().len(), 1);
    sandbox.set_state(json!({ "receipts": "order_id" })).unwrap();
    let id = order(&http, "scaledmail-sandbox-2.com")["order_id"].clone();
    assert_eq!(id, json!(sandbox.orders()[1].id));
}

#[tokio::test]
async fn web_pages_do_not_reach_the_control_surface() {
    let sandbox = Sandbox::start().await.unwrap();
    let http = Http::new(&sandbox);
    let page = "origin: http://evil.example\r\ncontent-type: text/plain\r\n";
    assert_eq!(http.raw("POST", "/_sandbox/reset", page, b"{}").status, 403);
    assert_eq!(http.raw("GET", "http://evil.example/_sandbox/requests", "", b"").status, 403);
    assert_eq!(http.raw("GET", "/_sandbox/requests", "", b"").status, 200);
    let path = format!("/api/v1/orders?organization_id={ORGANIZATION}");
    assert_eq!(http.raw("GET", &path, "authorization: Bearer sandbox-key\r\n", b"").status, 200);
}
