//! What schemathesis must object to: documents that say something else than the sandbox does, and a sandbox that does wrong.

use super::plant::Plant;
use super::way::Way;
use serde_json::{Value, json};

/// Something that the sandbox does wrong while the document is right.
pub struct Misdeed {
    pub name: &'static str,
    pub operation: &'static str,
    /// As the sandbox takes them.
    pub faults: Value,
    /// What the judge must print.
    pub shows: &'static [&'static str],
}

/// Every answer is this one, whoever asks.
fn always(operation: &str, status: u16, body: Value) -> Value {
    json!([{ "operation": operation, "status": status, "body": body, "times": "always" }])
}

pub fn misdeeds() -> Vec<Misdeed> {
    vec![
        Misdeed {
            name: "service-that-breaks-down",
            operation: "orders_list",
            faults: always("orders_list", 500, json!({ "error": "Internal server error" })),
            shows: &["Server error", "500"],
        },
        Misdeed {
            name: "service-that-asks-for-no-key",
            operation: "orders_list",
            faults: always("orders_list", 200, json!({ "total": 0, "payments": [] })),
            shows: &["API accepts requests without authentication", "orders"],
        },
    ]
}

/// Each with the way that must find it, and the operations to look at.
pub fn plants() -> Vec<(Plant, Way, &'static [&'static str])> {
    let plant = |name, at, value, shows| Plant { name, at, value, shows };
    vec![
        (
            plant(
                "answer-of-another-type",
                "/components/schemas/Package/properties/frequency/type",
                Some(json!("boolean")),
                &["Response violates schema", "/components/schemas/PackageList", "\"frequency\": \"/monthly\""],
            ),
            Way::Requests,
            &["packages_list"],
        ),
        (
            plant(
                "undocumented-status",
                "/paths/~1orders/get/responses/4XX",
                None,
                &["Undocumented status code", "Received: 403"],
            ),
            Way::Requests,
            &["orders_list"],
        ),
        (
            plant(
                "answer-of-another-media-type",
                "/paths/~1domains/get/responses/200/content",
                Some(json!({ "text/csv": { "schema": { "type": "string" } } })),
                &["Undocumented Content-Type", "text/csv"],
            ),
            Way::Requests,
            &["domains_list"],
        ),
        (
            plant(
                "method-that-is-not-documented",
                "/paths/~1orders~1{order_id}/delete",
                None,
                &["Unsupported method DELETE returned 200"],
            ),
            Way::Requests,
            &["orders_get"],
        ),
        (
            plant(
                "request-refused-too-late",
                "/components/schemas/UpdateOrderTagBody/properties/tag/maxLength",
                Some(json!(310)),
                &["Schema-violating request accepted", "PATCH /orders/{order_id}/tag"],
            ),
            Way::Requests,
            &["orders_update_tag"],
        ),
        (
            plant(
                "request-refused-too-soon",
                "/components/schemas/UpdateOrderTagBody/properties/tag/maxLength",
                Some(json!(330)),
                &["Schema-valid request rejected", "tag must have at most 320 characters"],
            ),
            Way::Requests,
            &["orders_update_tag"],
        ),
        (
            plant(
                "answer-at-the-end-of-a-link",
                "/components/schemas/Order/properties/total_domains/type",
                Some(json!("boolean")),
                &["Response violates schema", "/components/schemas/Order/properties/total_domains"],
            ),
            Way::Scenarios,
            &["orders_list", "orders_get"],
        ),
    ]
}
