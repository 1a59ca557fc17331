//! The Python face: answer classes, parameter types, and one class per noun, sync and async.

mod documentation;
mod exports;
mod models;
mod nouns;
mod params;
mod text;
mod values;

use std::collections::BTreeMap;

use super::{Derived, HEADER};
use crate::Result;
use crate::document::{Document, Effect, Field, Schema, Side, Type};

/// Where everything derived lives.
const FOLDER: &str = "bindings/python/python/scaledmail/_generated";

/// Everything derived for the Python package.
pub fn emit(document: &Document) -> Result<Vec<Derived>> {
    let document = &document.with_calls(|operation| format!("{}.{}", operation.noun, operation.method));
    let homes = homes(document)?;
    let version = format!(
        "\"\"\"What follows from the description of the API.\"\"\"\n\nAPI_VERSION = \"{}\"\n\"\"\"Version of the description.\"\"\"\n",
        document.version
    );
    let mut files = vec![file("__init__.py", &version)];
    files.extend(models::emit(document, &homes)?);
    files.push(params::emit(document, &homes)?);
    files.push(values::emit(document)?);
    files.extend(nouns::emit(document, &homes)?);
    files.push(effects(document));
    files.push(exports::emit(document, &homes)?);
    Ok(files)
}

/// The module `effects`.
fn effects(document: &Document) -> Derived {
    let changes = document.operations.iter().filter(|operation| operation.effect != Effect::Read);
    let listed: String = changes.map(|operation| format!("        \"{}\",\n", operation.id)).collect();
    let body = format!(
        "\"\"\"What calls do to the account.\"\"\"\n\nCHANGES = frozenset(\n    {{\n{listed}    }}\n)\n\
         \"\"\"Operations that change something.\"\"\"\n"
    );
    file("effects.py", &body)
}

fn file(name: &str, body: &str) -> Derived {
    Derived::new(format!("{FOLDER}/{name}"), format!("# {HEADER}\n{body}"))
}

/// For every answer class the module that holds it: its noun, `callbacks`, or `shared`.
fn homes(document: &Document) -> Result<BTreeMap<String, String>> {
    let mut homes: BTreeMap<String, String> = BTreeMap::new();
    let answers = document.operations.iter().map(|operation| (operation.noun.as_str(), &operation.answer));
    let given = document.callbacks.iter().map(|(_, given)| ("callbacks", given));
    for (own, ty) in answers.chain(given) {
        let mut names = Vec::new();
        reach(document, ty, &mut names)?;
        for name in names {
            let home = homes.entry(name).or_insert_with(|| own.to_owned());
            if *home != own {
                *home = "shared".to_owned();
            }
        }
    }
    Ok(homes)
}

fn reach(document: &Document, ty: &Type, names: &mut Vec<String>) -> Result<()> {
    match ty {
        Type::List(inner) | Type::Map(inner) => reach(document, inner, names),
        Type::Named(name) if !names.contains(name) => match find(document, name)? {
            Schema::Enum { .. } => Ok(()),
            Schema::Object { fields, .. } => {
                names.push(name.clone());
                fields.iter().try_for_each(|field| reach(document, &field.ty, names))
            }
        },
        _ => Ok(()),
    }
}

fn find<'a>(document: &'a Document, name: &str) -> Result<&'a Schema> {
    document.schema(name).ok_or_else(|| format!("schema `{name}` is not in the document").into())
}

/// Whether `name` is an enum.
fn is_enum(document: &Document, name: &str) -> Result<bool> {
    Ok(matches!(find(document, name)?, Schema::Enum { .. }))
}

/// The type of a parameter or of a property of a request.
fn request_type(document: &Document, ty: &Type) -> Result<String> {
    Ok(match ty {
        Type::String | Type::DateTime | Type::Date => "str".to_owned(),
        Type::Secret => "str | Secret".to_owned(),
        Type::Integer => "int".to_owned(),
        Type::Decimal => "Decimal | float".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Any => "Any".to_owned(),
        Type::Named(name) => {
            let schema = find(document, name)?;
            if schema.side() != Side::Request {
                return Err(format!("`{name}` is no schema of requests").into());
            }
            match schema {
                // A TypedDict knows no further keys.
                Schema::Object { free_form: true, .. } => format!("{name} | Mapping[str, Any]"),
                Schema::Object { fields, .. } => {
                    let fitting = document.schemas.iter().filter(|answer| fits(answer, fields)).map(Schema::name);
                    [name.as_str()].into_iter().chain(fitting).collect::<Vec<_>>().join(" | ")
                }
                Schema::Enum { .. } => name.clone(),
            }
        }
        Type::List(inner) => format!("Sequence[{}]", request_type(document, inner)?),
        Type::Map(inner) => format!("Mapping[str, {}]", request_type(document, inner)?),
    })
}

/// Whether what the service answered can be sent back as it is.
fn fits(answer: &Schema, wanted: &[Field]) -> bool {
    let Schema::Object { side: Side::Answer, fields, .. } = answer else { return false };
    let known = fields.iter().all(|field| wanted.iter().any(|want| want.wire == field.wire && want.ty == field.ty));
    let whole =
        wanted.iter().filter(|want| want.required).all(|want| fields.iter().any(|field| field.wire == want.wire));
    known && whole
}

/// The import lines that a piece of code needs from the standard library, by the words it uses.
fn standard_imports(code: &str) -> String {
    let mut lines = String::new();
    let collections: Vec<&str> = ["Mapping", "Sequence"].into_iter().filter(|word| uses(code, word)).collect();
    if !collections.is_empty() {
        lines.push_str(&format!("from collections.abc import {}\n", collections.join(", ")));
    }
    let days: Vec<&str> =
        ["date", "datetime"].into_iter().filter(|word| uses(code, &format!("{word} | None"))).collect();
    if !days.is_empty() {
        lines.push_str(&format!("from datetime import {}\n", days.join(", ")));
    }
    if uses(code, "Decimal") {
        lines.push_str("from decimal import Decimal\n");
    }
    let typing: Vec<&str> =
        ["Any", "Literal", "TypeAlias", "TypedDict"].into_iter().filter(|word| uses(code, word)).collect();
    if !typing.is_empty() {
        lines.push_str(&format!("from typing import {}\n", typing.join(", ")));
    }
    lines
}

/// Whether `word` stands in the code outside of docstrings.
fn uses(code: &str, word: &str) -> bool {
    let outside = code.split("\"\"\"").step_by(2);
    let boundary = |letter: Option<char>| !letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    outside.into_iter().any(|part| {
        part.match_indices(word)
            .any(|(at, _)| boundary(part[..at].chars().next_back()) && boundary(part[at + word.len()..].chars().next()))
    })
}

/// `from module import …` as a formatter would leave it.
fn import_line(module: &str, names: &[String]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let line = format!("from {module} import {}\n", names.join(", "));
    if line.trim_end().chars().count() <= text::WIDTH {
        return line;
    }
    let names: String = names.iter().map(|name| format!("    {name},\n")).collect();
    format!("from {module} import (\n{names})\n")
}
