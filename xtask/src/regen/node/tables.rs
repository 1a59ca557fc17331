//! The tables that convert between the two sides.

use super::names::{camel, property, quoted};
use crate::document::{Document, Field, Schema, Type};

/// All tables.
pub fn tables(document: &Document) -> String {
    let mut text = String::from(
        "import type { OperationRow, Tables } from '../shapes';\n\n/** Fields of every object and of every set of parameters: \
         name on the wire, name here, shape. */\nexport const tables: Tables = {\n",
    );
    for schema in &document.schemas {
        if let Schema::Object { name, fields, .. } = schema {
            text.push_str(&table(document, name, fields));
        }
    }
    for operation in &document.operations {
        if let Some(name) = &operation.parameters_type {
            text.push_str(&table(document, name, &operation.parameters));
        }
    }
    text.push_str("};\n\n/** What the client must know of every operation. */\nexport const operations: Readonly<Record<string, OperationRow>> = {\n");
    for operation in &document.operations {
        let mut row = format!("effect: {}", quoted(operation.effect.name()));
        if let Some(name) = &operation.parameters_type {
            row.push_str(&format!(", parameters: {}", quoted(name)));
        }
        if let Some(shape) = shape(document, &operation.answer) {
            row.push_str(&format!(", answer: {shape}"));
        }
        text.push_str(&format!("  {}: {{ {row} }},\n", operation.id));
    }
    text.push_str("};\n");
    text
}

fn table(document: &Document, name: &str, fields: &[Field]) -> String {
    let mut text = format!("  {}: [\n", property(name));
    for field in fields {
        let names = format!("{}, {}", quoted(&field.wire), quoted(&camel(&field.wire)));
        match shape(document, &field.ty) {
            Some(shape) => text.push_str(&format!("    [{names}, {shape}],\n")),
            None => text.push_str(&format!("    [{names}],\n")),
        }
    }
    text.push_str("  ],\n");
    text
}

/// What a value of the type needs; nothing when it is copied as it is.
fn shape(document: &Document, ty: &Type) -> Option<String> {
    match ty {
        Type::Secret => Some("'secret'".to_owned()),
        Type::Named(name) => match document.schema(name) {
            Some(Schema::Object { .. }) => Some(format!("{{ schema: {} }}", quoted(name))),
            _ => None,
        },
        Type::List(inner) => shape(document, inner).map(|inner| format!("{{ list: {inner} }}")),
        Type::Map(inner) => shape(document, inner).map(|inner| format!("{{ map: {inner} }}")),
        _ => None,
    }
}
