//! Types as TypeScript writes them.

use std::collections::BTreeSet;

use super::names::quoted;
use crate::document::{Document, Field, Schema, Side, Type};

/// The type of a value that travels on `side`.
pub fn of(ty: &Type, side: Side) -> String {
    match ty {
        Type::String | Type::DateTime | Type::Date => "string".to_owned(),
        Type::Secret if side == Side::Request => "string | Secret".to_owned(),
        Type::Secret => "Secret".to_owned(),
        Type::Integer | Type::Decimal => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Any => "unknown".to_owned(),
        Type::Named(name) => name.clone(),
        Type::Map(inner) => format!("Readonly<Record<string, {}>>", of(inner, side)),
        Type::List(inner) => {
            let inner = of(inner, side);
            let item = if inner.contains(' ') { format!("({inner})") } else { inner };
            // What the caller hands over is only read, and so is what he is given.
            format!("readonly {item}[]")
        }
    }
}

/// The names that `fields` mention: schemas, and `Secret` when it is among them.
pub fn mentioned<'a>(fields: impl IntoIterator<Item = &'a Field>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for field in fields {
        collect(&field.ty, &mut names);
    }
    names
}

/// The schemas and `Secret` in a type.
pub fn collect(ty: &Type, names: &mut BTreeSet<String>) {
    match ty {
        Type::Named(name) => {
            names.insert(name.clone());
        }
        Type::Secret => {
            names.insert("Secret".to_owned());
        }
        Type::List(inner) | Type::Map(inner) => collect(inner, names),
        _ => {}
    }
}

/// The imports of those names, for a file in the folder of derived files, itself left out.
pub fn imports(document: &Document, names: &BTreeSet<String>, own: &str) -> String {
    let mut text = String::new();
    for file in ["answers", "enums", "requests"] {
        let found: Vec<&str> =
            names.iter().map(String::as_str).filter(|name| home(document, name) == Some(file)).collect();
        if file != own && !found.is_empty() {
            text.push_str(&format!("import type {{ {} }} from './{file}';\n", found.join(", ")));
        }
    }
    if names.contains("Secret") {
        text.push_str("import type { Secret } from '../secret';\n");
    }
    if text.is_empty() { text } else { format!("{text}\n") }
}

/// An enum as a union of its values.
pub fn union(values: &[String], open: bool) -> String {
    let mut members: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    if open {
        // Keeps the known values in completion without refusing others.
        members.push("(string & {})".to_owned());
    }
    members.join(" | ")
}

fn home(document: &Document, name: &str) -> Option<&'static str> {
    Some(match document.schema(name)? {
        Schema::Enum { .. } => "enums",
        Schema::Object { side: Side::Request, .. } => "requests",
        Schema::Object { side: Side::Answer, .. } => "answers",
    })
}
