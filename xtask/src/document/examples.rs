//! Examples fit the schemas they stand beside: documentation and tests are made of them.

use serde_json::Value;

use super::{Document, Schema, Side, Type};
use crate::Result;

/// Checks the examples of every operation.
pub fn check(document: &Document) -> Result<()> {
    for operation in &document.operations {
        let id = &operation.id;
        for field in &operation.parameters {
            if let Some(value) = operation.example_parameters.get(&field.wire) {
                fits(document, &field.ty, value, &format!("example of {id}: {}", field.wire))?;
            }
        }
        fits(document, &operation.answer, &operation.example_answer, &format!("example answer of {id}"))?;
    }
    Ok(())
}

fn fits(document: &Document, ty: &Type, value: &Value, place: &str) -> Result<()> {
    match (ty, value) {
        (Type::Any, _)
        | (Type::String | Type::Secret | Type::DateTime | Type::Date, Value::String(_))
        | (Type::Decimal, Value::Number(_))
        | (Type::Boolean, Value::Bool(_)) => Ok(()),
        (Type::Integer, Value::Number(number)) if number.is_i64() => Ok(()),
        (Type::List(inner), Value::Array(items)) => {
            items.iter().enumerate().try_for_each(|(at, item)| fits(document, inner, item, &format!("{place}[{at}]")))
        }
        (Type::Map(inner), Value::Object(entries)) => {
            entries.iter().try_for_each(|(key, item)| fits(document, inner, item, &format!("{place}.{key}")))
        }
        (Type::Named(name), _) => match document.schema(name) {
            Some(schema) => named(document, schema, value, place),
            None => Err(format!("{place}: `{name}` is not in the document").into()),
        },
        _ => Err(format!("{place}: {value} is no {ty:?}").into()),
    }
}

fn named(document: &Document, schema: &Schema, value: &Value, place: &str) -> Result<()> {
    match (schema, value) {
        (Schema::Enum { values, .. }, Value::String(text)) if values.contains(text) => Ok(()),
        (Schema::Enum { name, .. }, _) => Err(format!("{place}: {value} is no known {name}").into()),
        (Schema::Object { side, fields, free_form, .. }, Value::Object(entries)) => {
            if let Some(field) = fields.iter().find(|field| field.required && !entries.contains_key(&field.wire)) {
                return Err(format!("{place}: `{}` is missing", field.wire).into());
            }
            for (key, item) in entries {
                match fields.iter().find(|field| field.wire == *key) {
                    Some(_) if *side == Side::Answer && item.is_null() => {}
                    Some(field) => fits(document, &field.ty, item, &format!("{place}.{key}"))?,
                    None if *free_form && *side == Side::Request => {}
                    None => return Err(format!("{place}: `{key}` is no property").into()),
                }
            }
            Ok(())
        }
        (Schema::Object { name, .. }, _) => Err(format!("{place}: {value} is no {name}").into()),
    }
}
