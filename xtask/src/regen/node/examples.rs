//! Examples of the document as code.

use serde_json::Value;

use super::names::{camel, property, quoted};
use crate::document::{Document, Field, Schema, Type};

/// Long enough for a line of an example.
const WIDTH: usize = 96;

/// The parameters of an example as an object of JavaScript.
pub fn parameters(document: &Document, fields: &[Field], value: &Value) -> String {
    render(&object(document, fields, value), 0)
}

/// An example between JSON and text: keys are renamed, order is kept.
enum Literal {
    Plain(String),
    List(Vec<Literal>),
    Object(Vec<(String, Literal)>),
}

fn object(document: &Document, fields: &[Field], value: &Value) -> Literal {
    let Value::Object(map) = value else { return literal(document, &Type::Any, value) };
    let mut entries = Vec::new();
    // In the order of the declaration, which reads better than the order of the alphabet.
    for field in fields {
        if let Some(item) = map.get(&field.wire) {
            entries.push((camel(&field.wire), literal(document, &field.ty, item)));
        }
    }
    for (key, item) in map.iter().filter(|(key, _)| !fields.iter().any(|field| field.wire == **key)) {
        entries.push((key.clone(), literal(document, &Type::Any, item)));
    }
    Literal::Object(entries)
}

fn literal(document: &Document, ty: &Type, value: &Value) -> Literal {
    match (value, ty) {
        (Value::Object(_), Type::Named(name)) => match document.schema(name) {
            Some(Schema::Object { fields, .. }) => object(document, fields, value),
            _ => literal(document, &Type::Any, value),
        },
        (Value::Object(map), _) => {
            let inner = if let Type::Map(inner) = ty { inner } else { &Type::Any };
            Literal::Object(map.iter().map(|(key, item)| (key.clone(), literal(document, inner, item))).collect())
        }
        (Value::Array(items), _) => {
            let inner = if let Type::List(inner) = ty { inner } else { &Type::Any };
            Literal::List(items.iter().map(|item| literal(document, inner, item)).collect())
        }
        (Value::String(text), _) => Literal::Plain(quoted(text)),
        (other, _) => Literal::Plain(other.to_string()),
    }
}

fn render(literal: &Literal, indent: usize) -> String {
    let line = inline(literal);
    if line.len() + indent <= WIDTH && !line.contains("}, {") {
        return line;
    }
    let space = " ".repeat(indent + 2);
    let (open, close, items): (_, _, Vec<String>) = match literal {
        Literal::Plain(text) => return text.clone(),
        Literal::List(items) => ('[', ']', items.iter().map(|item| render(item, indent + 2)).collect()),
        Literal::Object(entries) => {
            let entry = |(key, item): &(String, Literal)| format!("{}: {}", property(key), render(item, indent + 2));
            ('{', '}', entries.iter().map(entry).collect())
        }
    };
    let body: String = items.iter().map(|item| format!("{space}{item},\n")).collect();
    format!("{open}\n{body}{}{close}", " ".repeat(indent))
}

fn inline(literal: &Literal) -> String {
    match literal {
        Literal::Plain(text) => text.clone(),
        Literal::List(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Literal::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Literal::Object(entries) => {
            let entry = |(key, item): &(String, Literal)| format!("{}: {}", property(key), inline(item));
            format!("{{ {} }}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}
