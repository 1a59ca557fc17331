//! Schemas: types, objects, enums, and limits in words.

use super::additions::Added;
use super::cursor::Cursor;
use super::{Field, Place, Schema, Side, Type};
use crate::Result;

const ANNOTATIONS: &[&str] = &["description", "nullable", "default", "example", "title", "deprecated"];
const LIMITS: &[&str] = &[
    "minItems",
    "maxItems",
    "uniqueItems",
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minProperties",
    "maxProperties",
];

/// The type at `schema`, and the names of the components it mentions.
pub fn type_of(schema: &Cursor<'_>, names: &mut Vec<String>) -> Result<Type> {
    if let Some((name, target)) = schema.reference()? {
        return named(name, &target, names);
    }
    if let Some(parts) = schema.get("allOf") {
        schema.only(&[&["allOf"], ANNOTATIONS].concat())?;
        let parts = parts.elements()?;
        let [part] = parts.as_slice() else {
            return Err(schema.wrong("allOf stands around exactly one reference"));
        };
        let (name, target) = part.reference()?.ok_or_else(|| part.wrong("a reference is expected"))?;
        return named(name, &target, names);
    }
    let Some(kind) = schema.get("type") else {
        schema.only(ANNOTATIONS)?;
        return Ok(Type::Any);
    };
    let known = [&["type", "format", "items", "additionalProperties"], ANNOTATIONS, LIMITS].concat();
    if schema.get("enum").is_some() || schema.get("properties").is_some() {
        return Err(schema.wrong("enums and objects with properties are named components"));
    }
    schema.only(&known)?;
    let format = schema.text_of("format")?;
    match (kind.text()?.as_str(), format.as_str()) {
        ("string", "" | "uuid" | "uri" | "email" | "hostname") => Ok(Type::String),
        ("string", "password") => Ok(Type::Secret),
        ("string", "date-time") => Ok(Type::DateTime),
        ("string", "date") => Ok(Type::Date),
        ("integer", "" | "int32" | "int64") => Ok(Type::Integer),
        ("number", "decimal") => Ok(Type::Decimal),
        ("boolean", "") => Ok(Type::Boolean),
        ("array", "") => Ok(Type::List(Box::new(type_of(&schema.need("items")?, names)?))),
        ("object", "") => match schema.get("additionalProperties") {
            Some(inner) if inner.entries().is_ok() => Ok(Type::Map(Box::new(type_of(&inner, names)?))),
            Some(_) if schema.flag("additionalProperties")? => Ok(Type::Map(Box::new(Type::Any))),
            _ => Err(schema.wrong("an object without properties says what its additionalProperties are")),
        },
        (kind, format) => Err(schema.wrong(&format!("type `{kind}` with format `{format}` is not known"))),
    }
}

/// A component that is not an object with properties and not an enum stands for its type.
fn named(name: String, target: &Cursor<'_>, names: &mut Vec<String>) -> Result<Type> {
    if target.get("properties").is_none() && target.get("enum").is_none() {
        return type_of(target, names);
    }
    if !names.contains(&name) {
        names.push(name.clone());
    }
    Ok(Type::Named(name))
}

/// The component `name` at `schema`, and the names of the components it mentions.
pub fn component(
    name: &str,
    schema: &Cursor<'_>,
    side: Side,
    names: &mut Vec<String>,
    added: &Added,
) -> Result<Schema> {
    let description = schema.text_of("description")?;
    let own = added.has(name);
    if let Some(listed) = schema.get("enum") {
        let mark: &[&str] = if own { &[] } else { &["x-scaledmail-open"] };
        schema.only(&[&["type", "enum"], mark, ANNOTATIONS].concat())?;
        let listed = listed.elements()?;
        let open = schema.flag("x-scaledmail-open")?;
        // The SDK knows all of its own words.
        if !own && open != (side == Side::Answer) {
            return Err(schema.wrong("enums of answers are open, enums of requests are not"));
        }
        let values = listed.iter().filter(|value| !value.is_null()).map(Cursor::text).collect::<Result<_>>()?;
        return Ok(Schema::Enum { name: name.to_owned(), side, values, open, description });
    }
    let mark: &[&str] = if own { &[] } else { &["additionalProperties"] };
    schema.only(&[&["type", "properties", "required", "x-scaledmail-items"], mark, ANNOTATIONS, LIMITS].concat())?;
    if own && side == Side::Request {
        return Err(schema.wrong("what the SDK adds is answers"));
    }
    let free_form =
        own || schema.need("additionalProperties")?.entries().is_ok() || schema.flag("additionalProperties")?;
    let mut fields = properties(schema, names)?;
    if !own && side == Side::Answer && (!free_form || fields.iter().any(|field| field.required)) {
        return Err(schema.wrong("answers keep additional properties and require nothing"));
    }
    for field in &mut fields {
        field.required |= added.always(name, &field.wire);
    }
    let items = schema.get("x-scaledmail-items").map(|items| items.text()).transpose()?;
    if let Some(items) = &items {
        let list = fields.iter().find(|field| field.wire == *items).map(|field| &field.ty);
        if !matches!(list, Some(Type::List(_))) {
            return Err(schema.wrong(&format!("x-scaledmail-items: `{items}` is not a list")));
        }
    }
    Ok(Schema::Object { name: name.to_owned(), side, fields, items, free_form, description })
}

/// The properties of an object schema.
pub fn properties(schema: &Cursor<'_>, names: &mut Vec<String>) -> Result<Vec<Field>> {
    let mut required = Vec::new();
    if let Some(list) = schema.get("required") {
        required = list.elements()?.iter().map(Cursor::text).collect::<Result<_>>()?;
    }
    let mut fields = Vec::new();
    for (wire, property) in schema.need("properties")?.entries()? {
        let required = required.contains(&wire);
        fields.push(field(wire, Place::Body, required, &property, names)?);
    }
    match required.iter().find(|name| !fields.iter().any(|field| field.wire == **name)) {
        Some(name) => Err(schema.wrong(&format!("`{name}` is required but is no property"))),
        None => Ok(fields),
    }
}

/// One field whose schema is at `schema`.
pub fn field(
    wire: String,
    place: Place,
    required: bool,
    schema: &Cursor<'_>,
    names: &mut Vec<String>,
) -> Result<Field> {
    let ty = type_of(schema, names)?;
    let described = schema.text_of("description")?;
    let described = if described.is_empty() { schema.resolved()?.text_of("description")? } else { described };
    Ok(Field { wire, place, required, ty, description: described, constraint: limits(&schema.resolved()?)? })
}

/// The limits of a schema in words.
fn limits(schema: &Cursor<'_>) -> Result<Option<String>> {
    let mut words = Vec::new();
    let of = |key: &str| schema.get(key).map(|found| found.scalar()).transpose();
    for (low, high, unit) in [
        ("minItems", "maxItems", " items"),
        ("minLength", "maxLength", " characters"),
        ("minProperties", "maxProperties", " entries"),
    ] {
        match (of(low)?, of(high)?) {
            (Some(low), Some(high)) if low == high => words.push(format!("exactly {low}{unit}")),
            (Some(low), Some(high)) => words.push(format!("{low} to {high}{unit}")),
            (Some(low), None) => words.push(format!("at least {low}{unit}")),
            (None, Some(high)) => words.push(format!("at most {high}{unit}")),
            (None, None) => {}
        }
    }
    let above = schema.flag("exclusiveMinimum")?;
    if let Some(low) = of("minimum")? {
        words.push(format!("{} {low}", if above { "more than" } else { "at least" }));
    }
    if let Some(high) = of("maximum")? {
        words.push(format!("{} {high}", if schema.flag("exclusiveMaximum")? { "less than" } else { "at most" }));
    }
    if schema.flag("uniqueItems")? {
        words.push("no repeats".to_owned());
    }
    if let Some(pattern) = of("pattern")? {
        words.push(format!("matches `{pattern}`"));
    }
    if let Some(default) = schema.get("default").filter(|default| !default.is_null())
        && let Ok(default) = default.scalar()
    {
        words.push(format!("default {default}"));
    }
    if let Some(items) = schema.get("items")
        && let Some(inner) = limits(&items.resolved()?)?
    {
        words.push(format!("each {inner}"));
    }
    // Plural units around a single one read badly.
    let text = words.join(", ").replace(" 1 items", " 1 item").replace(" 1 characters", " 1 character");
    Ok((!text.is_empty()).then_some(text))
}
