//! Carts in one form, to be hashed.

use super::domain_name;
use scaledmail_api::names_secret;
use serde_json::{Map, Value};

/// One form of the same things: names in order, nothing that is not there, no secrets. With `known`, names under which
/// the API has domains are taken for such, whose order means nothing.
fn write(value: &Value, known: bool, out: &mut String) {
    match value {
        Value::Object(fields) => write_object(fields, known, out),
        Value::Array(items) => {
            let parts: Vec<String> = items.iter().map(|item| written(item, known)).collect();
            write_list(&parts, out);
        }
        Value::String(text) => out.push_str(&Value::from(text.trim()).to_string()),
        other => out.push_str(&other.to_string()),
    }
}

pub(super) fn written(value: &Value, known: bool) -> String {
    let mut out = String::new();
    write(value, known, &mut out);
    out
}

fn write_list(parts: &[String], out: &mut String) {
    out.push('[');
    out.push_str(&parts.join(","));
    out.push(']');
}

fn write_object(fields: &Map<String, Value>, known: bool, out: &mut String) {
    let mut kept: Vec<(&String, &Value)> =
        fields.iter().filter(|(name, value)| !value.is_null() && !names_secret(name)).collect();
    kept.sort_unstable_by_key(|(name, _)| *name);
    out.push('{');
    for (name, value) in kept {
        out.push_str(&Value::from(name.as_str()).to_string());
        out.push(':');
        match (name.as_str(), value) {
            ("domain", Value::String(name)) if known => out.push_str(&Value::from(domain_name(name)).to_string()),
            ("domains", Value::Array(items)) if known => {
                let mut parts: Vec<String> = items
                    .iter()
                    .map(|item| match item {
                        Value::String(name) => Value::from(domain_name(name)).to_string(),
                        item => written(item, known),
                    })
                    .collect();
                parts.sort_unstable();
                write_list(&parts, out);
            }
            // Free-form: any of it may be a credential.
            ("hosting", hosting) => write(&hosting["provider"], known, out),
            _ => write(value, known, out),
        }
        out.push(',');
    }
    out.push('}');
}
