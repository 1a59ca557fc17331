//! What the SDK gives is what `additions.yaml` says, of which the faces of Python and Node are made.

#![allow(clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

use scaledmail::{Client, binding};
use scaledmail_sandbox::{Fault, Sandbox};
use serde_json::Value;

fn document(name: &str) -> Value {
    let text = std::fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a file");
    serde_yaml_ng::from_str(&text).expect("YAML")
}

/// What is wrong with a value, by a schema.
fn check(additions: &Value, schema: &Value, value: &Value, place: &str, seen: &mut BTreeSet<String>) {
    let reference =
        |schema: &Value| schema["$ref"].as_str().map(|name| name.rsplit('/').next().unwrap_or("").to_owned());
    if let Some(name) = reference(schema).or_else(|| schema["allOf"].get(0).and_then(reference)) {
        let found = &additions["components"]["schemas"][name.as_str()];
        // What is not here is the API's own.
        if !found.is_null() {
            seen.insert(name);
            check(additions, found, value, place, seen);
        }
        return;
    }
    if let Some(values) = schema["enum"].as_array() {
        assert!(values.contains(value), "{place}: {value} is none of {values:?}");
        return;
    }
    match schema["type"].as_str() {
        Some("object") if schema["properties"].is_object() => {
            let fields = value.as_object().unwrap_or_else(|| panic!("{place}: {value} is no object"));
            for name in schema["required"].as_array().into_iter().flatten() {
                let name = name.as_str().expect("a name");
                assert!(fields.get(name).is_some_and(|value| !value.is_null()), "{place}.{name} is missing: {value}");
            }
            for (name, value) in fields {
                let known = &schema["properties"][name.as_str()];
                assert!(!known.is_null(), "{place}.{name} is not described");
                check(additions, known, value, &format!("{place}.{name}"), seen);
            }
        }
        Some("array") => {
            let items = value.as_array().unwrap_or_else(|| panic!("{place}: {value} is no list"));
            items.iter().for_each(|item| check(additions, &schema["items"], item, &format!("{place}[]"), seen));
        }
        Some("string") => assert!(value.is_string(), "{place}: {value}"),
        Some("integer") => assert!(value.is_u64(), "{place}: {value}"),
        Some("number") => assert!(value.is_number(), "{place}: {value}"),
        Some("boolean") => assert!(value.is_boolean(), "{place}: {value}"),
        _ => {}
    }
}

#[test]
fn every_kind_of_error_is_described() {
    let kinds = &document("additions.yaml")["components"]["schemas"]["ErrorKind"]["enum"];
    assert_eq!(*kinds, serde_json::json!(binding::error_kinds()));
}

#[tokio::test]
async fn what_the_sdk_gives_is_what_is_described() {
    let additions = document("additions.yaml");
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let builder = Client::builder().api_key("sandbox-key").organization_id("recSandboxOrganization1");
    let client = builder.base_url(sandbox.base_url()).pacing(false).journal_in_memory().build().expect("a client");
    let order = r#"{"price_id":"price_sandbox_1","provider":"scaledmail","tag":"a",
        "domains":[{"domain":"scaledmail-sandbox-1.com","first_name":"A","last_name":"B"}]}"#;
    let custom = r#"{"provider":"buy","providers":{"google":{"domains":[{"domain":"new.com","first_name":"A","last_name":"B"}]}}}"#;
    let stock = r#"{"domains":[{"id":"recSandboxPrewarm1","domain":"warm-sandbox-1.com"}]}"#;
    let names = r#"{"domains":["lost.com"]}"#;
    sandbox.fault(Fault::bad_gateway("domains_buy").after_commit()).expect("a fault");
    let mut seen = BTreeSet::new();
    for (operation, parameters, options) in [
        ("orders_preview", order, "{}"),
        ("orders_preview", custom, "{}"),
        ("domains_preview", names, "{}"),
        ("prewarm_preview", stock, "{}"),
        ("orders_place", order, r#"{"dry_run":true}"#),
        ("orders_place", order, r#"{"key":"k","expected_price":"7","price_tolerance":100}"#),
        ("orders_place", order, r#"{"key":"k"}"#),
        ("orders_create_custom", custom, "{}"),
        ("prewarm_buy", stock, "{}"),
        ("domains_buy", names, r#"{"key":"lost"}"#),
        ("orders_update_tag", r#"{"order_id":"recSandboxOrder1","tag":"a"}"#, "{}"),
        ("orders_cancel", r#"{"order_id":"recSandboxOrder1"}"#, r#"{"dry_run":true}"#),
        ("placements_list", "{}", "{}"),
        ("placements_get", r#"{"key":"lost"}"#, "{}"),
        ("placements_reconcile_all", "{}", "{}"),
        ("placements_reconcile", r#"{"key":"lost","operation":"domains_buy"}"#, "{}"),
    ] {
        let answer = match binding::call(&client, operation, parameters, options).await {
            Ok(answer) => answer,
            Err(_) if operation == "domains_buy" => continue,
            Err(error) => panic!("{operation}: {error}"),
        };
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        let added = additions["operations"][operation]["answer"].as_str();
        let schema = match added.or_else(|| additions["answers"][operation].as_str()) {
            Some(name) => additions["components"]["schemas"][name].clone(),
            None => {
                let mut schema = additions["fields"]["Acknowledgement"].clone();
                schema["type"] = "object".into();
                for name in ["success", "message"] {
                    schema["properties"][name] = serde_json::json!({});
                }
                schema
            }
        };
        check(&additions, &schema, &answer, operation, &mut seen);
    }
    for (operation, parameters, succeeds) in [
        ("orders_wait_until_active", r#"{"order_id":"recSandboxOrder1"}"#, true),
        ("domains_buy", r#"{"domains":["told.com"]}"#, true),
        ("orders_cancel", r#"{"order_id":"recSandboxOrder1"}"#, true),
        ("orders_get", r#"{"order_id":"recNone"}"#, false),
    ] {
        sandbox.fault(Fault::unavailable("orders_get")).expect("a fault");
        let end = told(&client, operation, parameters, &additions, &mut seen).await;
        assert_eq!(end.is_ok(), succeeds, "{operation}: {end:?}");
    }
    let described: BTreeSet<String> =
        additions["components"]["schemas"].as_object().expect("schemas").keys().cloned().collect();
    // Those that are only asked for, and those that are looked into by name above.
    let apart = ["SettledOutcome", "Receipt", "Preview", "PlacementList", "ReconciliationList", "Reconciliation"];
    let missing: Vec<_> =
        described.iter().filter(|name| !seen.contains(*name) && !apart.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "no answer had them: {missing:?}");
}

/// Checks what is told and asked of a call.
async fn told(
    client: &Client,
    operation: &str,
    parameters: &str,
    additions: &Value,
    seen: &mut BTreeSet<String>,
) -> Result<String, scaledmail::Error> {
    let wanted = binding::Wanted { events: true, requests: true, confirm: true };
    let mut call = binding::converse(client, operation, parameters, "{}", wanted, std::future::pending());
    while let Some(step) = call.next().await {
        let (callback, text) = match step {
            binding::Step::Event(text) => ("on_event", text),
            binding::Step::Request(text) => ("on_request", text),
            binding::Step::Confirm(text) => ("confirm", text),
            binding::Step::Done(end) => return end,
        };
        call.question().answer(true);
        let name = additions["callbacks"][callback].as_str().expect("a schema");
        let mut given: Value = serde_json::from_str(&text).expect("JSON");
        // What a language takes for null is not there.
        given.as_object_mut().expect("an object").retain(|_, value| !value.is_null());
        let reference = serde_json::json!({ "$ref": format!("#/components/schemas/{name}") });
        check(additions, &reference, &given, &format!("{operation}: {callback}"), seen);
    }
    panic!("{operation} has no end");
}

#[test]
fn every_addition_has_a_call() {
    let additions = document("additions.yaml");
    let client = Client::builder().api_key("key").journal_in_memory().build().expect("a client");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for operation in additions["operations"].as_object().expect("operations").keys() {
        // Nothing is sent: no operation takes this parameter.
        let call = binding::call(&client, operation, r#"{"no_such":1}"#, "{}");
        let error = runtime.block_on(call).expect_err("no such parameter");
        assert!(error.message().contains("no_such"), "{operation}: {error}");
    }
}
