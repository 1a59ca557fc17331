//! Examples fit the schemas they stand beside: documentation and tests are made of them.

use serde_json::Value;

use super::{Document, Schema, Side, Type, Way};
use crate::Result;

/// What an example is an example of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// What goes in or out of a face.
    Face,
    /// What the service answers, without what the SDK adds.
    Service,
}

/// Checks the examples of every operation.
pub fn check(document: &Document) -> Result<()> {
    for operation in &document.operations {
        let id = &operation.id;
        for field in &operation.parameters {
            if let Some(value) = operation.example_parameters.get(&field.wire) {
                fits(document, &field.ty, value, &format!("example of {id}: {}", field.wire), Whose::Face)?;
            }
        }
        let whose = if matches!(operation.way, Way::Made { .. }) { Whose::Face } else { Whose::Service };
        fits(document, &operation.answer, &operation.example_answer, &format!("example answer of {id}"), whose)?;
    }
    Ok(())
}

fn fits(document: &Document, ty: &Type, value: &Value, place: &str, whose: Whose) -> Result<()> {
    match (ty, value) {
        (Type::Any, _)
        | (Type::String | Type::Secret | Type::DateTime | Type::Date, Value::String(_))
        | (Type::Decimal, Value::Number(_))
        | (Type::Boolean, Value::Bool(_)) => Ok(()),
        (Type::Integer, Value::Number(number)) if number.is_i64() => Ok(()),
        (Type::List(inner), Value::Array(items)) => items
            .iter()
            .enumerate()
            .try_for_each(|(at, item)| fits(document, inner, item, &format!("{place}[{at}]"), whose)),
        (Type::Map(inner), Value::Object(entries)) => {
            entries.iter().try_for_each(|(key, item)| fits(document, inner, item, &format!("{place}.{key}"), whose))
        }
        (Type::Named(name), _) => match document.schema(name) {
            Some(schema) => named(document, schema, value, place, whose),
            None => Err(format!("{place}: `{name}` is not in the document").into()),
        },
        _ => Err(format!("{place}: {value} is no {ty:?}").into()),
    }
}

fn named(document: &Document, schema: &Schema, value: &Value, place: &str, whose: Whose) -> Result<()> {
    match (schema, value) {
        (Schema::Enum { values, .. }, Value::String(text)) if values.contains(text) => Ok(()),
        (Schema::Enum { name, .. }, _) => Err(format!("{place}: {value} is no known {name}").into()),
        (Schema::Object { side, fields, free_form, .. }, Value::Object(entries)) => {
            let complete = *side == Side::Request || whose == Whose::Face;
            let missing = |wire: &str| complete && entries.get(wire).is_none_or(Value::is_null);
            if let Some(field) = fields.iter().find(|field| field.required && missing(&field.wire)) {
                return Err(format!("{place}: `{}` is missing", field.wire).into());
            }
            for (key, item) in entries {
                match fields.iter().find(|field| field.wire == *key) {
                    Some(_) if *side == Side::Answer && item.is_null() => {}
                    Some(field) => fits(document, &field.ty, item, &format!("{place}.{key}"), whose)?,
                    None if *free_form && *side == Side::Request => {}
                    None => return Err(format!("{place}: `{key}` is no property").into()),
                }
            }
            Ok(())
        }
        (Schema::Object { name, .. }, _) => Err(format!("{place}: {value} is no {name}").into()),
    }
}
