//! Rewrites the document in memory so that the generated code is strict with requests and tolerant of answers.

use crate::document::{Document, METHODS, Operation, Place, component};
use serde_json::{Map, Value, json};

/// Keys that would make the generator reject values: rules live in one place, above the client.
const CONSTRAINTS: [&str; 14] = [
    "default",
    "example",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "pattern",
    "uniqueItems",
];

/// The document as the generator is given it.
pub fn rewrite(document: &Document) -> Value {
    let mut json = document.json.clone();
    for operation in &document.operations {
        let http_method = operation.http_method.to_lowercase();
        let entry = &mut json["paths"][&operation.path][&http_method];
        rewrite_operation(entry);
        if let Some(name) = &operation.parameters_type {
            json["components"]["schemas"][name] = flat_schema(operation, &document.json);
        }
    }
    let bodies = body_names(document);
    if let Some(schemas) = json["components"]["schemas"].as_object_mut() {
        schemas.retain(|name, _| !bodies.contains(name));
        for (name, schema) in schemas.iter_mut() {
            soften(schema, !document.is_request(name));
        }
    }
    soften(&mut json["components"]["parameters"], false);
    for key in ["responses", "examples"] {
        json["components"][key] = json!({});
    }
    for path in json["paths"].as_object_mut().into_iter().flat_map(Map::values_mut) {
        for method in METHODS {
            if path[method].is_object() {
                soften(&mut path[method], true);
            }
        }
        path.as_object_mut().into_iter().for_each(|item| item.retain(|_, value| !value.is_null()));
    }
    json
}

/// Only the good answer stays: every failure then arrives whole. Bodies are built above the client, from the flat set.
fn rewrite_operation(operation: &mut Value) {
    let mut good = operation["responses"]["200"].clone();
    strip_examples(&mut good);
    operation["responses"] = json!({ "2XX": good });
    if operation["requestBody"].is_object() {
        operation["requestBody"]["content"] = json!({ "application/json": { "schema": {} } });
    }
}

fn strip_examples(answer: &mut Value) {
    for content in answer["content"].as_object_mut().into_iter().flat_map(Map::values_mut) {
        if let Some(content) = content.as_object_mut() {
            content.retain(|key, _| key == "schema");
        }
    }
}

/// Path, query and body as one set of parameters: what all three languages pass.
fn flat_schema(operation: &Operation, json: &Value) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for parameter in &operation.parameters {
        properties.insert(parameter.name.clone(), parameter.schema.clone());
        if parameter.required {
            required.push(parameter.name.clone());
        }
    }
    let summary = json["paths"][&operation.path][operation.http_method.to_lowercase()]["summary"].as_str();
    let description =
        format!("Parameters of `{}`: {}.", operation.id, summary.unwrap_or_default().trim_end_matches('.'));
    json!({
        "type": "object",
        "description": description,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn body_names(document: &Document) -> Vec<String> {
    let mut names = Vec::new();
    for operation in &document.operations {
        let entry = &document.json["paths"][&operation.path][operation.http_method.to_lowercase()];
        let body = &entry["requestBody"]["content"]["application/json"]["schema"]["$ref"];
        if operation.parameters.iter().any(|p| p.place == Place::Body) {
            names.extend(body.as_str().and_then(component).map(str::to_owned));
        }
    }
    names
}

/// Drops what would make decoding strict; `answer` also opens objects for fields that nobody has named yet.
fn soften(value: &mut Value, answer: bool) {
    match value {
        Value::Object(map) => {
            map.retain(|key, value| {
                let constraint = CONSTRAINTS.contains(&key.as_str()) && !looks_like_schema(value);
                !constraint && !key.starts_with("x-")
            });
            unwrap_single(map);
            let kind = map.get("type").and_then(Value::as_str).map(str::to_owned);
            match kind.as_deref() {
                Some("object") if map.get("additionalProperties") != Some(&Value::Bool(false)) => open(map),
                Some("number") => {
                    map.insert("format".into(), "decimal".into());
                }
                Some("string" | "integer" | "boolean") if answer => {
                    map.remove("nullable");
                }
                _ => {}
            }
            let required = map.get("required").cloned().unwrap_or_default();
            for (name, property) in map.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
                if !required.as_array().is_some_and(|names| names.contains(&name.as_str().into())) {
                    nullable_collection(property);
                }
            }
            map.values_mut().for_each(|value| soften(value, answer));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| soften(value, answer)),
        _ => {}
    }
}

/// A property may be called like a constraint; then its value is a schema.
fn looks_like_schema(value: &Value) -> bool {
    value.is_object() && (!value["type"].is_null() || !value["$ref"].is_null() || !value["allOf"].is_null())
}

/// `allOf` of one reference only carries a description or `nullable`; every answer field is optional anyway.
fn unwrap_single(map: &mut Map<String, Value>) {
    let reference = match map.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
        Some([only]) => only["$ref"].clone(),
        _ => return,
    };
    map.clear();
    map.insert("$ref".into(), reference);
}

/// A flattened map keeps unknown fields; `true` would drop them.
fn open(map: &mut Map<String, Value>) {
    map.remove("nullable");
    if map.get("additionalProperties").is_none_or(Value::is_boolean) {
        map.insert("additionalProperties".into(), json!({}));
    }
}

/// An optional list becomes `Option<Vec<_>>`: absent, null and empty are three things.
fn nullable_collection(schema: &mut Value) {
    if schema["type"] == "array" {
        schema["nullable"] = true.into();
    }
}
