//! Types of what is sent: enums as literals, objects as typed dictionaries.

use super::text::{capital, described, paragraphs, sentence};
use super::{file, request_type, standard_imports, uses};
use crate::Result;
use crate::document::{Document, Field, Schema, Side};
use crate::regen::Derived;

/// The module `params`.
pub fn emit(document: &Document) -> Result<Derived> {
    let mut body = String::new();
    for schema in document.schemas.iter().filter(|schema| schema.side() == Side::Request) {
        if let Schema::Enum { name, values, description, .. } = schema {
            let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
            body.push_str(&format!("\n{name}: TypeAlias = Literal[{}]\n", values.join(", ")));
            body.push_str(&described(description, name, ""));
        }
    }
    for schema in document.schemas.iter().filter(|schema| schema.side() == Side::Request) {
        if let Schema::Object { name, fields, description, .. } = schema {
            body.push_str(&object(document, name, fields, description)?);
        }
    }
    let head = "\"\"\"Types of what is sent.\"\"\"\n\nfrom __future__ import annotations\n\n";
    let secret = if uses(&body, "Secret") { "\nfrom .._secret import Secret\n" } else { "" };
    Ok(file("params.py", &format!("{head}{}{secret}{body}", standard_imports(&body))))
}

/// `Required` is newer than the oldest Python we support, so required keys come from a base class.
fn object(document: &Document, name: &str, fields: &[Field], description: &str) -> Result<String> {
    let required: Vec<&Field> = fields.iter().filter(|field| field.required).collect();
    let optional: Vec<&Field> = fields.iter().filter(|field| !field.required).collect();
    if optional.is_empty() {
        return Ok(format!(
            "\n\nclass {name}(TypedDict):\n{}{}",
            described(description, name, "    "),
            keys(document, &required)?
        ));
    }
    if required.is_empty() {
        return Ok(format!(
            "\n\nclass {name}(TypedDict, total=False):\n{}{}",
            described(description, name, "    "),
            keys(document, &optional)?
        ));
    }
    let base =
        format!("\n\nclass _{name}Required(TypedDict):\n{}", keys(document, &required)?.trim_start_matches('\n'));
    Ok(format!(
        "{base}\n\nclass {name}(_{name}Required, total=False):\n{}{}",
        described(description, name, "    "),
        keys(document, &optional)?
    ))
}

fn keys(document: &Document, fields: &[&Field]) -> Result<String> {
    let mut text = String::from("\n");
    for field in fields {
        text.push_str(&format!("    {}: {}\n", field.wire, request_type(document, &field.ty)?));
        let mut doc = field.description.clone();
        if let Some(constraint) = &field.constraint {
            let gap = if doc.is_empty() { "" } else { " " };
            doc = format!("{}{gap}{}", sentence(&doc), sentence(&capital(constraint)));
        }
        if !paragraphs(&doc, 80).is_empty() {
            text.push_str(&described(&doc, "", "    "));
        }
    }
    Ok(text)
}
