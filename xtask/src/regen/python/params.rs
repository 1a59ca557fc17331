//! Types of what is sent: typed dictionaries.

use std::collections::BTreeMap;

use super::text::{capital, described, paragraphs, sentence};
use super::{file, import_line, request_type, standard_imports, uses, values};
use crate::Result;
use crate::document::{Document, Field, Schema, Side};
use crate::regen::Derived;

/// The module `params`.
pub fn emit(document: &Document, homes: &BTreeMap<String, String>) -> Result<Derived> {
    let mut body = String::new();
    for schema in document.schemas.iter().filter(|schema| schema.side() == Side::Request) {
        if let Schema::Object { name, fields, description, .. } = schema {
            body.push_str(&object(document, name, fields, description)?);
        }
    }
    let mut head = "\"\"\"Types of what is sent.\"\"\"\n\nfrom __future__ import annotations\n\n".to_owned();
    head.push_str(&standard_imports(&body));
    head.push('\n');
    if uses(&body, "Secret") {
        head.push_str(&import_line(".._secret", &["Secret".to_owned()]));
    }
    let mut answers: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, home) in homes.iter().filter(|(name, _)| uses(&body, name)) {
        answers.entry(home).or_default().push(name.clone());
    }
    for (home, names) in answers {
        head.push_str(&import_line(&format!(".models.{home}"), &names));
    }
    head.push_str(&import_line(".values", &values::used(document, &body)));
    Ok(file("params.py", &(head + &body)))
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
