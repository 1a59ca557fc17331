//! The names of answers as the native library knows them.

use super::names::{camel, pascal};
use crate::document::{Document, Schema, Side, Type};

/// Everything that the library translates: answers, and what it tells of calls.
pub fn names(document: &Document) -> String {
    let mut text = String::from("use crate::answers::{Field, Schema, Shape};\n");
    for schema in &document.schemas {
        let Schema::Object { name, side: Side::Answer, fields, .. } = schema else { continue };
        text.push_str(&format!("\npub static {}: Schema = Schema(&[\n", constant(name)));
        // In the order in which answers are written.
        let mut fields: Vec<_> = fields.iter().collect();
        fields.sort_by(|one, other| one.wire.cmp(&other.wire));
        for field in fields {
            let (wire, name) = (&field.wire, camel(&field.wire));
            text.push_str(&format!(
                "    Field {{ wire: {wire:?}, name: {name:?}, shape: {} }},\n",
                shape(document, &field.ty)
            ));
        }
        text.push_str("]);\n");
    }
    text.push_str(
        "\n/// What operations answer, where that is not plain.\npub static ANSWERS: &[(&str, Shape)] = &[\n",
    );
    for operation in &document.operations {
        let shape = shape(document, &operation.answer);
        if shape != "Shape::Plain" {
            text.push_str(&format!("    ({:?}, {shape}),\n", operation.id));
        }
    }
    text.push_str("];\n");
    text
}

fn shape(document: &Document, ty: &Type) -> String {
    match ty {
        Type::Secret => "Shape::Secret".to_owned(),
        Type::Decimal => "Shape::Decimal".to_owned(),
        Type::Named(name) => match document.schema(name) {
            Some(Schema::Object { name, .. }) => format!("Shape::Object(&{})", constant(name)),
            _ => "Shape::Plain".to_owned(),
        },
        Type::List(inner) => format!("Shape::List(&{})", shape(document, inner)),
        Type::Map(inner) => match shape(document, inner).as_str() {
            // Its names may be those of secrets, as in all that no document describes.
            "Shape::Plain" => "Shape::Plain".to_owned(),
            inner => format!("Shape::Map(&{inner})"),
        },
        _ => "Shape::Plain".to_owned(),
    }
}

/// `MailboxList` → `MAILBOX_LIST`.
fn constant(name: &str) -> String {
    let mut text = String::new();
    for letter in pascal(name).chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_uppercase());
    }
    text
}
