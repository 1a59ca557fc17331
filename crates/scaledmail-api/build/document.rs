//! What the build needs to know of the document, in the document's own order.

use serde_json::Value;
use serde_yaml_ng::Value as Yaml;
use std::collections::BTreeSet;
use std::error::Error;

pub const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
const ORGANIZATION: &str = "organization_id";

/// Where a parameter of an operation travels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Path,
    Query,
    Body,
}

/// One parameter of an operation's flat set.
pub struct Parameter {
    pub name: String,
    pub place: Place,
    pub required: bool,
    pub schema: Value,
}

/// One operation.
pub struct Operation {
    pub id: String,
    pub http_method: String,
    pub path: String,
    pub noun: String,
    pub method: String,
    pub parameters_type: Option<String>,
    pub parameters: Vec<Parameter>,
    pub takes_organization: bool,
    pub effect: String,
    pub effect_when: Option<(String, String, String)>,
    pub search_limit: bool,
    pub never_resent: bool,
}

/// The document: as JSON for the generator, and read into operations.
pub struct Document {
    pub json: Value,
    pub operations: Vec<Operation>,
    /// Schemas that only requests use.
    pub request_schemas: BTreeSet<String>,
    /// Required fields of each request object, in the document's order.
    pub required: Vec<(String, Vec<String>)>,
}

impl Document {
    pub fn parse(text: &str) -> Result<Self, Box<dyn Error>> {
        let yaml: Yaml = serde_yaml_ng::from_str(text)?;
        let mut json: Value = serde_yaml_ng::from_str(text)?;
        let calls = calls(&json);
        reword(&mut json, &calls);
        let mut operations = Vec::new();
        let mut request_roots = BTreeSet::new();
        let mut answer_roots = BTreeSet::new();
        for path in keys(&yaml["paths"]) {
            for http_method in METHODS {
                let operation = &json["paths"][&path][http_method];
                if operation.is_null() {
                    continue;
                }
                references(&operation["requestBody"], &mut request_roots);
                references(&operation["parameters"], &mut request_roots);
                references(&operation["responses"], &mut answer_roots);
                operations.push(read_operation(&json, &path, http_method)?);
            }
        }
        let request_schemas = closure(&json, request_roots);
        let answers = closure(&json, answer_roots);
        if let Some(name) = request_schemas.intersection(&answers).next() {
            return Err(format!("schema {name} is used by requests and by answers: split it").into());
        }
        let mut required: Vec<_> = request_schemas
            .iter()
            .map(|name| (name.clone(), required_in_order(&yaml["components"]["schemas"][name.as_str()])))
            .collect();
        for operation in &operations {
            if let Some(name) = &operation.parameters_type {
                let names = operation.parameters.iter().filter(|p| p.required).map(|p| p.name.clone());
                required.push((name.clone(), names.collect()));
            }
        }
        Ok(Self { json, operations, request_schemas, required })
    }

    /// Whether a type belongs to requests: a schema of theirs, or a flat set of parameters.
    pub fn is_request(&self, name: &str) -> bool {
        let flat = self.operations.iter().any(|operation| operation.parameters_type.as_deref() == Some(name));
        flat || self.request_schemas.contains(name)
    }

    /// The description of a field, its own or that of the schema it refers to.
    pub fn field_description(&self, schema: &str, field: &str) -> Option<&str> {
        let flat = self.operations.iter().find(|operation| operation.parameters_type.as_deref() == Some(schema));
        let property = match flat {
            Some(operation) => &operation.parameters.iter().find(|parameter| parameter.name == field)?.schema,
            None => &self.json["components"]["schemas"][schema]["properties"][field],
        };
        let referred = if property["allOf"].is_null() { property } else { &property["allOf"][0] };
        property["description"].as_str().or_else(|| resolve(&self.json, referred)["description"].as_str())
    }
}

fn read_operation(json: &Value, path: &str, http_method: &str) -> Result<Operation, Box<dyn Error>> {
    let operation = &json["paths"][path][http_method];
    let text = |key: &str| operation[key].as_str().map(str::to_owned);
    let id = text("operationId").ok_or(format!("{http_method} {path}: no operationId"))?;
    let noun = operation["tags"][0].as_str().ok_or(format!("{id}: no tag"))?.to_owned();
    let method = id.strip_prefix(&format!("{noun}_")).ok_or(format!("{id}: does not start with its tag"))?.to_owned();
    let mut parameters = Vec::new();
    let mut takes_organization = false;
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let parameter = resolve(json, parameter);
        let name = parameter["name"].as_str().unwrap_or_default().to_owned();
        if name == ORGANIZATION {
            takes_organization = true;
            continue;
        }
        let place = if parameter["in"] == "path" { Place::Path } else { Place::Query };
        let mut schema = parameter["schema"].clone();
        if schema["$ref"].is_null() {
            schema["description"] = parameter["description"].clone();
        }
        parameters.push(Parameter { name, place, required: parameter["required"] == true, schema });
    }
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    if let Some(name) = body["$ref"].as_str().and_then(component) {
        let schema = &json["components"]["schemas"][name];
        let required = &schema["required"];
        for field in fields_in_order(schema, name)? {
            let needed = required.as_array().is_some_and(|names| names.iter().any(|n| *n == field.as_str()));
            let schema = schema["properties"][&field].clone();
            parameters.push(Parameter { name: field, place: Place::Body, required: needed, schema });
        }
    }
    let mut seen = BTreeSet::new();
    if let Some(twice) = parameters.iter().find(|p| !seen.insert(p.name.clone())) {
        return Err(format!("{id}: two parameters are called {}", twice.name).into());
    }
    let when = &operation["x-scaledmail-effect-when"][0];
    let part = |key: &str| when[key].as_str().unwrap_or_default().to_owned();
    let parameters_type = text("x-scaledmail-parameters");
    if parameters_type.is_some() == parameters.is_empty() {
        return Err(
            format!("{id}: x-scaledmail-parameters is for operations with parameters, and for all of them").into()
        );
    }
    Ok(Operation {
        http_method: http_method.to_uppercase(),
        path: path.to_owned(),
        noun,
        method,
        parameters_type,
        parameters,
        takes_organization,
        effect: text("x-scaledmail-effect").ok_or(format!("{id}: no x-scaledmail-effect"))?,
        effect_when: (!when.is_null()).then(|| (part("parameter"), part("equals"), part("effect"))),
        search_limit: operation["x-scaledmail-limit"] == "search",
        never_resent: operation["x-scaledmail-resend"] == "never",
        id,
    })
}

/// The ids of operations as they stand in descriptions, and as Rust calls them.
fn calls(json: &Value) -> Vec<(String, String)> {
    let paths = json["paths"].as_object().into_iter().flat_map(|paths| paths.values());
    let operations = paths.flat_map(|path| METHODS.iter().map(move |method| &path[*method]));
    let named = |operation: &Value| {
        let (id, noun) = (operation["operationId"].as_str()?, operation["tags"][0].as_str()?);
        let method = id.strip_prefix(noun)?.strip_prefix('_')?;
        Some((format!("`{id}`"), format!("`{noun}().{method}`")))
    };
    operations.filter_map(named).collect()
}

/// Descriptions name operations by their ids; readers of the types know them as calls.
fn reword(value: &mut Value, calls: &[(String, String)]) {
    match value {
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match value {
                    Value::String(text) if key == "description" => {
                        for (id, call) in calls {
                            *text = text.replace(id, call);
                        }
                    }
                    value => reword(value, calls),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|value| reword(value, calls)),
        _ => {}
    }
}

/// Required fields first, as they are listed.
fn fields_in_order(schema: &Value, name: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut fields: Vec<String> = Vec::new();
    for required in schema["required"].as_array().into_iter().flatten() {
        fields.extend(required.as_str().map(str::to_owned));
    }
    let properties = schema["properties"].as_object().ok_or(format!("schema {name}: no properties"))?;
    for field in properties.keys() {
        if !fields.contains(field) {
            fields.push(field.clone());
        }
    }
    Ok(fields)
}

fn required_in_order(schema: &Yaml) -> Vec<String> {
    let names = schema["required"].as_sequence();
    names.into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

/// The keys as they were written: JSON maps are sorted.
fn keys(yaml: &Yaml) -> Vec<String> {
    let keys = yaml.as_mapping().into_iter().flat_map(|map| map.keys());
    keys.filter_map(|key| key.as_str().map(str::to_owned)).collect()
}

/// The name of a schema component, from its reference.
pub fn component(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/components/schemas/")
}

fn resolve<'a>(json: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| json.pointer(pointer)).unwrap_or(value)
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get("$ref") {
                found.insert(reference.clone());
            }
            map.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// Every schema that the given references reach.
fn closure(json: &Value, roots: BTreeSet<String>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<String> = roots.into_iter().collect();
    while let Some(reference) = open.pop() {
        if !seen.insert(reference.clone()) {
            continue;
        }
        let mut next = BTreeSet::new();
        if let Some(value) = reference.strip_prefix('#').and_then(|pointer| json.pointer(pointer)) {
            references(value, &mut next);
        }
        open.extend(next);
    }
    seen.iter().filter_map(|reference| component(reference).map(str::to_owned)).collect()
}
