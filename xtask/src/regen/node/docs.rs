//! Texts of the document as comments.

use super::names::camel;
use crate::document::{Document, Field, Schema};

/// A comment of these paragraphs, indented by `indent` spaces; nothing when there are none.
pub fn comment(indent: usize, paragraphs: &[String]) -> String {
    let space = " ".repeat(indent);
    let paragraphs: Vec<&str> = paragraphs.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    match paragraphs.as_slice() {
        [] => String::new(),
        [one] if !one.contains('\n') => format!("{space}/** {} */\n", safe(one)),
        many => {
            let mut out = format!("{space}/**\n");
            for (position, paragraph) in many.iter().enumerate() {
                if position > 0 {
                    out.push_str(&format!("{space} *\n"));
                }
                for line in paragraph.lines() {
                    out.push_str(format!("{space} * {}", safe(line)).trim_end());
                    out.push('\n');
                }
            }
            out.push_str(&format!("{space} */\n"));
            out
        }
    }
}

/// What a field means, and its limits.
pub fn field(document: &Document, field: &Field) -> Vec<String> {
    let mut paragraphs = vec![native(document, &field.description)];
    if let Some(constraint) = &field.constraint {
        paragraphs.push(format!("Limits: {constraint}."));
    }
    paragraphs
}

/// A text with the names in its code spans as JavaScript writes them.
pub fn native(document: &Document, text: &str) -> String {
    let mut out = String::new();
    for (position, part) in text.split('`').enumerate() {
        if position > 0 {
            out.push('`');
        }
        // Every second part stands between two backticks.
        if position % 2 == 1 { out.push_str(&name(document, part)) } else { out.push_str(part) }
    }
    out
}

fn name(document: &Document, part: &str) -> String {
    if let Some(operation) = document.operations.iter().find(|operation| operation.id == part) {
        return format!("client.{}.{}", operation.noun, camel(&operation.method));
    }
    let parameters = document.operations.iter().flat_map(|operation| &operation.parameters);
    let properties = document.schemas.iter().flat_map(|schema| match schema {
        Schema::Object { fields, .. } => fields.as_slice(),
        Schema::Enum { .. } => &[],
    });
    let options = || document.options.charge.iter().chain(&document.options.write);
    let known = |wire: &str| {
        wire == "organization_id"
            || parameters.clone().chain(options()).chain(properties.clone()).any(|field| field.wire == wire)
    };
    if known(part) { camel(part) } else { part.to_owned() }
}

/// A comment must not end early, and an `@` must not look like a tag.
fn safe(line: &str) -> String {
    let line = line.replace("*/", "*\\/");
    if line.trim_start().starts_with('@')
        && !line.trim_start().starts_with("@example")
        && !line.trim_start().starts_with("@throws")
    {
        line.replacen('@', "\\@", 1)
    } else {
        line
    }
}
