//! Crosses rules with the operations that they hold for.

use super::calls::{Call, Written};
use super::case::Case;
use super::values::{below, plain, put};
use crate::Result;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// The file of rules.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Good calls that only rules need.
    pub bases: BTreeMap<String, Written>,
    pub rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    rule: String,
    about: String,
    /// Where it holds: the name of a call, and places in its parameters.
    places: BTreeMap<String, Places>,
    /// What is put at the place before the value.
    with: Option<serde_yaml_ng::Value>,
    values: BTreeMap<String, Broken>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Places {
    One(String),
    Several(Vec<String>),
}

/// What breaks the rule.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Broken {
    /// Where it is put, below the place.
    #[serde(default)]
    at: String,
    #[serde(default)]
    value: serde_yaml_ng::Value,
    /// Taken away in place of put.
    #[serde(default)]
    absent: bool,
    /// Where it is reported, below the place, when not where it was put.
    reported_at: Option<String>,
    rule: String,
}

impl Rule {
    /// The cases of the rule.
    pub fn cases(&self, calls: &[Call]) -> Result<Vec<Case>> {
        let mut cases = Vec::new();
        for (name, places) in &self.places {
            let call = calls.iter().find(|call| call.name == *name);
            let call = call.ok_or_else(|| format!("rule {}: {name} is no call", self.rule))?;
            let places = match places {
                Places::One(place) => std::slice::from_ref(place),
                Places::Several(places) => places,
            };
            for place in places {
                for (value, broken) in &self.values {
                    let content = self.case(call, place, broken);
                    let content = content.map_err(|error| format!("rule {}, {value}: {error}", self.rule))?;
                    let place = place.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
                    cases.push(Case { name: format!("rules/{name}/{place}_{}_{value}.yaml", self.rule), content });
                }
            }
        }
        Ok(cases)
    }

    fn case(&self, call: &Call, place: &str, broken: &Broken) -> Result<Json> {
        let mut params = call.params.clone();
        if let Some(with) = &self.with {
            put(&mut params, place, Some(plain(with, &Json::Null)?))?;
        }
        let value = if broken.absent { None } else { Some(plain(&broken.value, &Json::Null)?) };
        put(&mut params, &below(place, &broken.at), value)?;
        let field = below(place, broken.reported_at.as_ref().unwrap_or(&broken.at));
        let outcome = (call.effect() != "read").then_some("not_sent");
        Ok(json!({
            "about": format!("{} of {}: {}", field, call.operation.id, self.about),
            "when": call.when(&params),
            "then": {
                "requests": [],
                "commits": 0,
                "error": {
                    "kind": "validation",
                    "outcome": outcome,
                    "status": null,
                    "violations": [{ "field": field, "rule": broken.rule }],
                },
            },
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Call, Rule, Written};
    use crate::Result;
    use crate::document::Document;
    use serde_json::json;
    use std::path::Path;

    #[test]
    fn a_case_for_each_place_and_value() -> Result<()> {
        let document = Document::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi.yaml"))?;
        let written: Written = serde_json::from_value(json!({ "params": { "domains": [] } }))?;
        let calls = [Call::new("domains_buy", &written, &document)?];
        let rule: Rule = serde_yaml_ng::from_str(
            "{rule: r, about: A., places: {domains_buy: [domains, tag]}, with: [a.com],
              values: {x: {at: '[0]', value: '', rule: must}, y: {value: [b], reported_at: '[1]', rule: not}, z: {absent: true, rule: no}}}",
        )?;
        let seen = rule.cases(&calls)?.into_iter().map(|case| {
            let violation = case.content["then"]["error"]["violations"][0].clone();
            (case.name, case.content["when"]["params"]["domains"].clone(), violation)
        });
        let seen: Vec<_> = seen.take(3).collect();
        let name = |value: &str| format!("rules/domains_buy/domains_r_{value}.yaml");
        assert_eq!(
            seen,
            [
                (name("x"), json!([""]), json!({ "field": "domains[0]", "rule": "must" })),
                (name("y"), json!(["b"]), json!({ "field": "domains[1]", "rule": "not" })),
                (name("z"), json!(null), json!({ "field": "domains", "rule": "no" })),
            ]
        );
        assert!(rule.cases(&[]).is_err());
        Ok(())
    }
}
