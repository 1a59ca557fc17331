//! Crosses good calls with everything that can go wrong.

use super::calls::Call;
use super::case::Case;
use super::values::plain;
use crate::Result;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

const EFFECTS: [&str; 5] = ["read", "write", "write_once", "destructive", "charge"];
const RETRIES: u32 = 5;

/// What is served, and what calls make of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    row: String,
    about: String,
    #[serde(default)]
    client: Map<String, Json>,
    #[serde(default)]
    faults: Vec<serde_yaml_ng::Value>,
    /// By effects, with spaces between them.
    expected: BTreeMap<String, Expected>,
}

/// Somebody who makes a charge in the face of a fault.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caller {
    caller: String,
    client: Map<String, Json>,
    /// In place of the row's own settings, when its answer does not come in time.
    #[serde(default)]
    late: Map<String, Json>,
    #[serde(default)]
    options: Map<String, Json>,
    /// Goes away once the request is on the wire.
    #[serde(default)]
    cancelled: bool,
    latency_seconds: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    succeeds: bool,
    kind: Option<String>,
    status: Option<u16>,
    outcome: Option<String>,
    cause_kind: Option<String>,
    message: Option<String>,
    #[serde(default = "one")]
    requests: usize,
    #[serde(default)]
    commits: usize,
    retries: Option<u32>,
}

fn one() -> usize {
    1
}

impl Row {
    /// The case of a call, when the row says what its effect makes of it.
    pub fn case(&self, call: &Call) -> Result<Option<Case>> {
        self.case_of(call).map_err(|error| format!("row {:?}, {}: {error}", self.row, call.name).into())
    }

    fn case_of(&self, call: &Call) -> Result<Option<Case>> {
        let effect = call.effect();
        let Some(expected) = self.expected(effect)? else { return Ok(None) };
        let retries = expected.retries.unwrap_or(if effect == "read" { 0 } else { RETRIES });
        let mut client = self.client.clone();
        client.insert("max_retries".to_owned(), retries.into());
        let mut given = json!({ "client": client });
        let faults = self.faults.iter().map(|fault| {
            let mut fault = plain(fault, &call.wrong_shape)?;
            fault["operation"] = call.operation.id.clone().into();
            Ok(fault)
        });
        let faults = faults.collect::<Result<Vec<_>>>()?;
        if !faults.is_empty() {
            given["faults"] = faults.into();
        }
        let requests = vec![call.request(); expected.requests];
        let mut then = json!({ "requests": requests, "commits": expected.commits });
        let (key, value) = expected.end(call)?;
        then[key] = value;
        if let (true, Some(outcome)) = (effect == "charge" && expected.requests > 0, &expected.outcome) {
            then["placed"] = outcome.clone().into();
            then["reconciled"] = if expected.commits > 0 { "applied" } else { "not_found_yet" }.into();
        }
        let content = json!({
            "about": format!("{}: {}", call.name, self.about),
            "given": given,
            "when": call.when(&call.params),
            "then": then,
        });
        Ok(Some(Case { name: format!("matrix/{}/{}.yaml", call.name, self.row), content }))
    }

    /// The same case with other callers, when it is one of a charge that reached the service and failed.
    pub fn by_others(&self, call: &Call, callers: &[Caller]) -> Result<Vec<Case>> {
        let Some(Case { name, content }) = self.case(call)? else { return Ok(Vec::new()) };
        if content["then"].get("reconciled").is_none() {
            return Ok(Vec::new());
        }
        let by = |caller: &Caller| {
            let mut content = content.clone();
            let mut client = caller.client.clone();
            let late = self.client.contains_key("timeout_seconds") && !caller.late.is_empty();
            client.extend(if late { caller.late.clone() } else { self.client.clone() });
            content["given"]["client"] = client.into();
            if !caller.options.is_empty() {
                content["when"]["options"] = caller.options.clone().into();
            }
            if let Some(latency) = caller.latency_seconds {
                content["given"]["latency_seconds"] = latency.into();
            }
            if let (true, Some(then)) = (caller.cancelled, content["then"].as_object_mut()) {
                // What it ends in is the language's own.
                then.remove("error");
            }
            if caller.cancelled {
                content["when"]["cancelled"] = true.into();
            }
            let name = name.replace(".yaml", &format!("_by_{}.yaml", caller.caller));
            Case { name, content }
        };
        Ok(callers.iter().map(by).collect())
    }

    fn expected(&self, effect: &str) -> Result<Option<&Expected>> {
        let mut found = None;
        for (words, expected) in &self.expected {
            for word in words.split_whitespace() {
                if !EFFECTS.contains(&word) {
                    return Err(format!("{word} is no effect").into());
                }
                if word == effect && found.replace(expected).is_some() {
                    return Err(format!("{word} comes twice").into());
                }
            }
        }
        Ok(found)
    }
}

impl Expected {
    fn end(&self, call: &Call) -> Result<(&'static str, Json)> {
        let Self { kind, status, outcome, cause_kind, message, .. } = self;
        match (self.succeeds, kind) {
            (true, None) if status.is_none() && outcome.is_none() && cause_kind.is_none() && message.is_none() => {
                Ok(("result", call.result.clone()))
            }
            (false, Some(kind)) => {
                let mut error = json!({ "kind": kind, "status": status, "outcome": outcome, "cause_kind": cause_kind });
                if let Some(message) = message {
                    error["message"] = message.clone().into();
                }
                Ok(("error", error))
            }
            _ => Err("either succeeds or a kind of error".into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Call, Row};
    use crate::Result;
    use crate::contract::calls::Written;
    use crate::document::Document;
    use serde_json::{Value, json};
    use std::path::Path;

    fn case(call: &str, written: Value, row: &str) -> Result<Option<Value>> {
        let document = Document::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi.yaml"))?;
        let written: Written = serde_json::from_value(written)?;
        let row: Row = serde_yaml_ng::from_str(row)?;
        Ok(row.case(&Call::new(call, &written, &document)?)?.map(|case| case.content))
    }

    #[test]
    fn a_case_for_each_effect_that_is_named() -> Result<()> {
        let row = "{row: a, about: A., faults: [{status: 200, body: !wrong_shape }],
            expected: {read: {succeeds: true, requests: 2, retries: 1}, write charge: {kind: decode, outcome: unknown}}}";
        let read = json!({ "params": { "order_id": "rec1" }, "result": { "id": "rec1" }, "wrong_shape": [] });
        let request = json!({
            "method": "GET",
            "path": "/api/v1/orders/rec1",
            "query": { "organization_id": "recSandboxOrganization1" },
            "headers": { "authorization": "<any>" },
            "body": null,
        });
        assert_eq!(
            case("orders_get", read, row)?,
            Some(json!({
                "about": "orders_get: A.",
                "given": {
                    "client": { "max_retries": 1 },
                    "faults": [{ "operation": "orders_get", "status": 200, "body": [] }],
                },
                "when": { "call": "orders_get", "params": { "order_id": "rec1" } },
                "then": { "requests": [request, request], "commits": 0, "result": { "id": "rec1" } },
            }))
        );
        let buy = case("domains_buy", json!({}), row)?.unwrap_or_default();
        assert_eq!(buy["given"]["client"]["max_retries"], 5);
        let error = json!({ "kind": "decode", "status": null, "outcome": "unknown", "cause_kind": null });
        assert_eq!(buy["then"]["error"], error);
        assert_eq!((&buy["then"]["placed"], &buy["then"]["reconciled"]), (&json!("unknown"), &json!("not_found_yet")));
        assert_eq!(case("orders_cancel", json!({}), row)?, None);
        Ok(())
    }

    #[test]
    fn the_effect_may_depend_on_a_parameter() -> Result<()> {
        let row = "{row: a, about: A., expected: {write_once: {succeeds: true}, destructive: {kind: server}}}";
        for (call, params, expected) in [
            ("domains_swap_sender_name", json!({ "mode": "name_only" }), false),
            ("domains_swap_sender_name", json!({ "mode": "name_and_alias" }), true),
            ("orders_submit_form", json!({}), true),
            ("orders_update_tag", json!({}), false),
        ] {
            assert_eq!(case(call, json!({ "params": params }), row)?.is_some(), expected, "{call}");
        }
        Ok(())
    }

    #[test]
    fn mistakes_are_errors() {
        for expected in [
            "{reed: {succeeds: true}}",
            "{read: {}}",
            "{read read: {succeeds: true}}",
            "{read: {succeeds: true, kind: server}}",
        ] {
            let row = format!("{{row: a, about: A., expected: {expected}}}");
            assert!(case("orders_list", json!({}), &row).is_err(), "{expected}");
        }
    }
}
