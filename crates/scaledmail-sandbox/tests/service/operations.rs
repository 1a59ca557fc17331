//! All that is not an order.

use serde_json::{Value, json};

use crate::http::Http;
use crate::{DAY, domain_row, names, start};

#[tokio::test]
async fn reads_show_the_seed() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let organizations = http.ok("GET", "/organizations", Value::Null);
    assert_eq!(organizations, json!({ "organizations": [{ "id": "recSandboxOrganization1", "name": "Sandbox" }] }));
    let packages = http.ok("GET", "/packages", Value::Null);
    assert_eq!(
        packages["packages"][1],
        json!({
            "id": "price_sandbox_4", "tier": "medium-sending", "name": "Sandbox 4", "mode": "subscription",
            "price": 28, "domains": 4, "google": { "mailbox": 2, "domains": 4 }, "frequency": "/monthly",
        })
    );
    let domains = http.ok("GET", "/domains", Value::Null);
    assert_eq!(domains["total"], 1);
    let aliases =
        ["dean", "dean.miller"].map(|alias| json!({ "first_name": "Dean", "last_name": "Miller", "alias": alias }));
    assert_eq!(
        domains["domains"][0],
        json!({
            "id": "recSandboxDomain1", "domain": "sandbox-mail.com", "tag": "first-order",
            "redirect": "https://sandbox.example", "order_type": "google", "order_id": "recSandboxPackage1",
            "payment_id": "recSandboxOrder1", "domain_provider": "scaledmail", "user_id": "recSandboxUser1",
            "total_mailboxes": 2, "mailbox": aliases, "status": "Active", "domain_masking": "sandbox.example",
        })
    );
    let purchased = http.ok("GET", "/purchased-domains", Value::Null);
    assert_eq!(purchased["domains"].as_array().unwrap().len(), 7);
    let available = http.ok("GET", "/purchased-domains?available=true", Value::Null);
    assert_eq!(available["domains"].as_array().unwrap().len(), 6);
    assert_eq!(
        available["domains"][0],
        json!({
            "domain": "scaledmail-sandbox-1.com", "domain_id": "recSandboxPurchase1",
            "created_at": "2026-09-01", "renewal_at": "2027-09-01", "renewal_price": 12.5,
        })
    );
    let masking = http.ok("GET", "/domain-masking", Value::Null);
    assert_eq!(masking, json!({ "domains": [{ "domain": "sandbox-mail.com", "primary_domain": "sandbox.example" }] }));
    let orders = http.ok("GET", "/orders", Value::Null);
    assert_eq!(
        orders["payments"][0],
        json!({
            "id": "recSandboxOrder1", "amount": 7, "created_at": "2026-09-01T10:00:00Z", "status": "Active",
            "description": "Sandbox 1",
        })
    );
    let order = http.ok("GET", "/orders/recSandboxOrder1", Value::Null);
    assert_eq!(order["tag"], "first-order");
    assert_eq!(order["packages"][0]["type"], "Google");
    assert_eq!(order["packages"][0]["domains"][0]["name"], "sandbox-mail.com");
    let reports = http.ok("GET", "/reporting", Value::Null);
    assert_eq!(reports["reports"][0]["avgInboxScore"].to_string(), "92.5");
}

#[tokio::test]
async fn mailboxes_show_passwords_only_when_asked() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let without = http.ok("GET", "/mailboxes/recSandboxDomain1", Value::Null);
    assert_eq!(without["total"], 2);
    assert_eq!(without["mailboxes"][0].get("mailbox_password"), None);
    let with = http.ok("GET", "/mailboxes/recSandboxDomain1?password=true", Value::Null);
    assert_eq!(
        with["mailboxes"][1],
        json!({
            "first_name": "Dean", "last_name": "Miller", "alias": "dean.miller",
            "email": "dean.miller@sandbox-mail.com", "domain_id": "recSandboxDomain1",
            "payment_id": "recSandboxOrder1", "order_id": "recSandboxPackage1", "order_type": "google",
            "status": "Active", "tag": "first-order", "mailbox_password": "sandbox-mailbox-password-2",
        })
    );
    let foreign = http.ok("GET", "/mailboxes/recSandboxDomain2", Value::Null);
    assert_eq!(foreign["mailboxes"], Value::Null);
    let unknown = http.api("GET", "/mailboxes/recNone", Value::Null);
    assert_eq!((unknown.status, unknown.body), (404, json!({ "message": "Domain not found" })));
}

#[tokio::test]
async fn domains_are_searched_suggested_and_bought() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let asked = json!({ "domains": ["taken.com", "new-one.com", "blacklisted-acme.com"] });
    let offers = http.ok("POST", "/search-domains", asked);
    assert_eq!(
        offers,
        json!([
            { "domain": "taken.com", "status": "taken", "price": null, "renewPrice": null },
            { "domain": "new-one.com", "status": "available", "price": 12.5, "renewPrice": 12.5 },
            { "domain": "blacklisted-acme.com", "status": "available", "price": 12.5, "renewPrice": 12.5,
              "blacklisted": ["spamhaus.org"] },
        ])
    );
    let body = json!({ "domain": "acme", "tlds": ["com", "io"] });
    let all = names(&http.ok("POST", "/suggest-domains?limit=100", body.clone())["domains"], "domain");
    let page = names(&http.ok("POST", "/suggest-domains?page=2&limit=3", body)["domains"], "domain");
    assert_eq!(page, all[3..6]);

    let refusal = http.refused(400, "POST", "/buy-domains", json!({ "domains": ["new-one.com", "taken.com"] }));
    assert!(refusal.contains("domains[1]"), "{refusal}");
    let bought = http.ok("POST", "/buy-domains", json!({ "domains": ["new-one.com"] }));
    assert_eq!(bought["success"], true);
    let available = http.ok("GET", "/purchased-domains?available=true", Value::Null);
    assert!(names(&available["domains"], "domain").contains(&"new-one.com".to_owned()));
    let offers = http.ok("POST", "/search-domains", json!({ "domains": ["new-one.com"] }));
    assert_eq!(offers[0]["status"], "taken");
}

#[tokio::test]
async fn pre_warmed_inboxes_leave_the_stock() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let stock = http.ok("GET", "/pre-warm-inboxes", Value::Null);
    assert_eq!((&stock["total"], &stock["google"][0]["id"]), (&json!(3), &json!("recSandboxPrewarm1")));
    let mut body = json!({
        "domains": [{ "id": "recSandboxPrewarm1", "domain": "warm-sandbox-1.com", "redirect": "https://a.example" }],
        "sequencer": { "provider": "Instantly", "username": "u", "password": "p" },
    });
    let refusal = http.refused(400, "POST", "/buy-pre-warm-inboxes", body.clone());
    assert!(refusal.contains("sequencer.link"), "{refusal}");
    body["sequencer"]["link"] = json!("https://app.instantly.ai");
    let receipt = http.ok("POST", "/buy-pre-warm-inboxes", body.clone());
    let order = http.ok("GET", &format!("/orders/{}", receipt["payment_id"].as_str().unwrap()), Value::Null);
    assert_eq!(order["amount"], 27);
    assert_eq!(http.ok("GET", "/pre-warm-inboxes", Value::Null)["total"], 2);
    let refusal = http.refused(400, "POST", "/buy-pre-warm-inboxes", body);
    assert!(refusal.contains("domains[0].id"), "{refusal}");
    assert_eq!(domain_row(&http, "warm-sandbox-1.com")["redirect"], "https://a.example");
}

#[tokio::test]
async fn changes_of_domains_are_pending_first() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let redirect = |to: &str| json!({ "new_redirect": to });
    http.refused(400, "POST", "/swap-redirect/unknown.com", redirect("https://b.example"));
    http.refused(400, "POST", "/swap-redirect/sandbox-mail.com", redirect("https://sandbox.example"));
    http.ok("POST", "/swap-redirect/sandbox-mail.com", redirect(""));
    let refusal = http.refused(400, "POST", "/swap-redirect/sandbox-mail.com", redirect("https://b.example"));
    assert!(refusal.contains("pending"), "{refusal}");
    let sender_names = json!({ "sender_names": [{ "first_name": "Ann", "last_name": "Lee" }] });
    http.ok("POST", "/swap-sender-name/sandbox-mail.com?mode=name_and_alias", sender_names);
    let primary = json!({ "new_primary_domain": "primary.example" });
    http.ok("POST", "/swap-domain-masking/sandbox-mail.com", primary);
    let swap = json!({ "new_domain": "scaledmail-sandbox-6.com" });
    http.ok("POST", "/swap-domain/sandbox-mail.com?provider=scaledmail", swap.clone());
    http.refused(400, "POST", "/swap-domain/sandbox-mail.com?provider=scaledmail", swap);
    assert_eq!(domain_row(&http, "sandbox-mail.com")["redirect"], "https://sandbox.example");

    sandbox.advance(DAY).unwrap();
    let row = domain_row(&http, "scaledmail-sandbox-6.com");
    assert_eq!(row["redirect"], Value::Null);
    assert_eq!(row["domain_masking"], "primary.example");
    assert_eq!(names(&row["mailbox"], "alias"), ["ann", "ann.lee"]);
    let masking = http.ok("GET", "/domain-masking", Value::Null);
    assert_eq!(masking["domains"][0]["primary_domain"], "primary.example");
    http.refused(400, "POST", "/swap-redirect/sandbox-mail.com", redirect("https://b.example"));
}

#[tokio::test]
async fn packages_are_calculated() {
    let sandbox = start().await;
    let http = Http::new(&sandbox);
    let body =
        json!({ "volume": 24000, "providers": ["google", "smtp"], "distribution": { "google": 50, "smtp": 50 } });
    let data = &http.ok("POST", "/calculate-package", body)["data"];
    assert_eq!((&data["monthlyVolume"], &data["dailyVolume"]), (&json!(24000), &json!(800)));
    assert_eq!(data["totalPrice"].to_string(), "88.75");
    assert_eq!(
        data["providerBreakdown"][0],
        json!({
            "provider": "google", "requiredDomains": 10, "requiredMailboxes": 20, "pricePerUnit": 3.5,
            "pricingBasis": "mailbox", "totalPrice": 70, "percentage": 50,
        })
    );
    let low = http.api("POST", "/calculate-package", json!({ "volume": 5, "period": "day", "providers": ["google"] }));
    assert_eq!(low.status, 400);
    assert_eq!(low.body["requested"], json!({ "volume": 5, "period": "day" }));
    assert_eq!(low.body["minimum_required"], json!({ "volume": 34, "period": "day" }));
    let missing = http.api("POST", "/calculate-package", json!({ "providers": ["google"] }));
    assert_eq!(missing.body, json!({ "error": "volume is required" }));
}
