//! The rules for what is sent: one pure function each. A broken rule names its place.

mod domain_configs;
mod fields;
mod names;
mod query;

pub(crate) use domain_configs::{DomainPlan, People, ProviderPlan, provided, providers};
pub(crate) use fields::{Fields, Items, at, text};
pub(crate) use names::{domain_name, domain_names, keyword, local_part, top_level_domain};
pub(crate) use query::only_known_parameters;

use serde_json::Value;

use crate::answer::Refusal;

/// The tag of a new order may be this long.
pub(crate) const NEW_TAG: usize = 20;
/// A changed tag may be this long.
pub(crate) const CHANGED_TAG: usize = 320;

/// A tag of at most so many characters.
pub(crate) fn tag(fields: &Fields<'_>, most: usize) -> Result<Option<String>, Refusal> {
    let tag = fields.text("tag")?;
    if tag.is_some_and(|tag| tag.chars().count() > most) {
        return Err(fields.refuse("tag", &format!("must have at most {most} characters")));
    }
    Ok(tag.map(str::to_owned))
}

/// The account at the domains' host, required for domains from elsewhere; further details are free-form.
pub(crate) fn hosting(fields: &Fields<'_>, domains_from_elsewhere: bool) -> Result<Option<Value>, Refusal> {
    let Some(hosting) = fields.object("hosting")? else {
        return if domains_from_elsewhere {
            Err(fields.refuse("hosting", "is required when provider is other"))
        } else {
            Ok(None)
        };
    };
    hosting.not_null(&["link"])?;
    for name in ["provider", "username", "password"] {
        hosting.required_text(name)?;
    }
    hosting.text("link")?;
    Ok(Some(Value::Object(hosting.map.clone())))
}

/// The sequencer to connect; optional parts must not be empty.
pub(crate) fn sequencer(fields: &Fields<'_>, link_required: bool) -> Result<Option<Value>, Refusal> {
    let Some(sequencer) = fields.object("sequencer")? else { return Ok(None) };
    sequencer.only(&["provider", "username", "password", "link", "workspace", "tag"])?;
    for name in ["provider", "username", "password"] {
        sequencer.required_text(name)?;
    }
    if link_required {
        sequencer.required_text("link")?;
    }
    for name in ["link", "workspace", "tag"] {
        if sequencer.text(name)? == Some("") {
            return Err(sequencer.refuse(name, "must not be empty"));
        }
    }
    Ok(Some(Value::Object(sequencer.map.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn outcome<T>(body: &Value, rule: impl Fn(&Fields<'_>) -> Result<T, Refusal>) -> String {
        let fields = Fields::body(body.as_object().expect("an object"), false);
        rule(&fields).err().map_or_else(|| "ok".to_owned(), |refusal| refusal.message())
    }

    #[test]
    fn tags_have_a_length() {
        for (tag_sent, expected) in [
            (json!("x".repeat(20)), "ok"),
            (json!("é".repeat(20)), "ok"),
            (json!(""), "ok"),
            (json!(null), "ok"),
            (json!("x".repeat(21)), "tag must have at most 20 characters"),
            (json!(7), "tag must be a string"),
        ] {
            assert_eq!(outcome(&json!({ "tag": tag_sent }), |fields| tag(fields, NEW_TAG)), expected);
        }
    }

    #[test]
    fn hosting_is_required_for_domains_from_elsewhere() {
        let full = json!({ "provider": "Porkbun", "username": "u", "password": "p", "dns": { "free": "form" } });
        for (body, elsewhere, expected) in [
            (json!({}), false, "ok"),
            (json!({}), true, "hosting is required when provider is other"),
            (json!({ "hosting": full }), true, "ok"),
            (json!({ "hosting": "x" }), true, "hosting must be an object"),
            (json!({ "hosting": { "provider": "x" } }), true, "hosting.username is required"),
            (json!({ "hosting": { "provider": "" } }), true, "hosting.provider must not be empty"),
        ] {
            assert_eq!(outcome(&body, |fields| hosting(fields, elsewhere)), expected, "{body}");
        }
    }

    #[test]
    fn sequencers_have_no_empty_parts() {
        let with = |key: &str, value: Value| {
            let mut sequencer = json!({ "provider": "Instantly", "username": "u", "password": "p" });
            sequencer[key] = value;
            json!({ "sequencer": sequencer })
        };
        for (body, link_required, expected) in [
            (json!({}), true, "ok"),
            (with("workspace", json!("w")), false, "ok"),
            (with("workspace", json!("w")), true, "sequencer.link is required"),
            (with("link", json!("https://app.example")), true, "ok"),
            (with("link", json!("")), true, "sequencer.link must not be empty"),
            (with("tag", json!("")), false, "sequencer.tag must not be empty"),
            (with("username", json!(1)), false, "sequencer.username must be a string"),
        ] {
            assert_eq!(outcome(&body, |fields| sequencer(fields, link_required)), expected, "{body}");
        }
    }
}
