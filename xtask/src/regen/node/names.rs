//! Names of the wire as JavaScript writes them.

use std::collections::BTreeSet;

use crate::Result;
use crate::document::{Document, Field, Schema, Side};

/// Files that are not named after a noun.
const FILES: &[&str] = &["options", "enums", "requests", "answers", "models", "nouns", "tables"];

/// `renewal_at` → `renewalAt`; what is camel case stays.
pub fn camel(wire: &str) -> String {
    let mut words = wire.split('_').filter(|word| !word.is_empty());
    let mut text = words.next().unwrap_or_default().to_owned();
    for word in words {
        text.push_str(&capital(word));
    }
    text
}

/// `list_purchased` → `ListPurchased`.
pub fn pascal(wire: &str) -> String {
    capital(&camel(wire))
}

/// The interface of a set of parameters.
pub fn parameters(name: &str) -> String {
    format!("{name}Params")
}

/// A name as a property: quoted when it is no identifier.
pub fn property(name: &str) -> String {
    let mut letters = name.chars();
    let plain = letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_' || first == '$')
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$');
    if plain { name.to_owned() } else { quoted(name) }
}

/// A string of JavaScript.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for letter in text.chars() {
        match letter {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out.push('\'');
    out
}

/// Refuses a document in which two names become one.
pub fn check(document: &Document) -> Result<()> {
    let mut types = BTreeSet::new();
    for schema in &document.schemas {
        unique(&mut types, schema.name().to_owned(), "type")?;
        if let Schema::Object { name, fields, side, .. } = schema {
            distinct(name, fields, *side == Side::Answer)?;
        }
    }
    for noun in document.nouns() {
        unique(&mut types, pascal(noun), "type")?;
        if FILES.contains(&noun) {
            return Err(format!("the noun `{noun}` would overwrite the file of that name").into());
        }
        let mut methods = BTreeSet::new();
        for operation in document.operations_of(noun) {
            unique(&mut methods, camel(&operation.method), noun)?;
            if let Some(name) = &operation.parameters_type {
                unique(&mut types, name.clone(), "table")?;
                unique(&mut types, parameters(name), "type")?;
                distinct(name, &operation.parameters, false)?;
            }
        }
    }
    Ok(())
}

fn distinct(owner: &str, fields: &[Field], answer: bool) -> Result<()> {
    let mut seen = BTreeSet::new();
    if answer {
        // Where the unknown fields of an answer go.
        seen.insert("extra".to_owned());
    }
    fields.iter().try_for_each(|field| unique(&mut seen, camel(&field.wire), owner))
}

fn unique(seen: &mut BTreeSet<String>, name: String, what: &str) -> Result<()> {
    if seen.contains(&name) {
        return Err(format!("node: {what}: `{name}` is taken").into());
    }
    seen.insert(name);
    Ok(())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
