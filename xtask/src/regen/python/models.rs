//! Answer classes, one module per noun and one for what several nouns share.

use std::collections::{BTreeMap, BTreeSet};

use super::text::{capital, described, snake, tuple};
use super::{file, find, import_line, is_enum, standard_imports, uses, values};
use crate::Result;
use crate::document::{Document, Field, Schema, Type};
use crate::regen::Derived;

/// One module per home, and the package around them.
pub fn emit(document: &Document, homes: &BTreeMap<String, String>) -> Result<Vec<Derived>> {
    let mut files = vec![file("models/__init__.py", "\"\"\"Answers of the service.\"\"\"\n")];
    for home in homes.values().collect::<BTreeSet<_>>() {
        files.push(module(document, homes, home)?);
    }
    Ok(files)
}

fn module(document: &Document, homes: &BTreeMap<String, String>, home: &str) -> Result<Derived> {
    let here = |schema: &&Schema| homes.get(schema.name()).is_some_and(|found| found == home);
    let mut classes = String::new();
    // An envelope names the class of its items when it is created, so it comes after it.
    for envelopes in [false, true] {
        for schema in document.schemas.iter().filter(here) {
            if let Schema::Object { name, fields, items, description, .. } = schema
                && items.is_some() == envelopes
            {
                classes.push_str(&class(document, name, fields, items.as_deref(), description)?);
            }
        }
    }
    let used: Vec<String> =
        ["Envelope", "Model"].iter().filter(|name| uses(&classes, name)).map(|name| (*name).to_owned()).collect();
    let shared: Vec<String> = homes
        .iter()
        .filter(|(name, found)| *found == "shared" && home != "shared" && uses(&classes, name))
        .map(|(name, _)| name.clone())
        .collect();
    let mut head = format!("\"\"\"Answers: {home}.\"\"\"\n\nfrom __future__ import annotations\n\n");
    let standard = standard_imports(&classes);
    if !standard.is_empty() {
        head.push_str(&format!("{standard}\n"));
    }
    if uses(&classes, "Items") {
        head.push_str(&import_line("..._items", &["Items".to_owned()]));
    }
    head.push_str(&import_line("..._model", &used));
    if uses(&classes, "Secret") {
        head.push_str(&import_line("..._secret", &["Secret".to_owned()]));
    }
    head.push_str(&import_line("..values", &values::used(document, &classes)));
    head.push_str(&import_line(".shared", &shared));
    Ok(file(&format!("models/{home}.py"), &format!("{head}{classes}")))
}

fn class(document: &Document, name: &str, fields: &[Field], items: Option<&str>, description: &str) -> Result<String> {
    let mut attributes = Vec::new();
    let mut renamed = Vec::new();
    let mut always = Vec::new();
    let mut properties = String::new();
    for field in fields {
        let attribute = snake(&field.wire);
        if attributes.contains(&format!("\"{attribute}\"")) {
            return Err(format!("{name}: two properties are called `{attribute}` in Python").into());
        }
        attributes.push(format!("\"{attribute}\""));
        if field.required {
            always.push(format!("\"{}\"", field.wire));
        }
        if attribute != field.wire {
            renamed.push(format!("        \"{attribute}\": \"{}\",\n", field.wire));
        }
        properties.push_str(&property(document, field, &attribute)?);
    }
    let base = match items {
        None => "Model".to_owned(),
        Some(items) => {
            let list = fields.iter().find(|field| field.wire == items).map(|field| &field.ty);
            let Some(Type::List(item)) = list else {
                return Err(format!("{name}: `{items}` is no list").into());
            };
            format!("Envelope[{}]", value_type(document, item)?)
        }
    };
    let mut text = format!("\n\nclass {name}({base}):\n{}\n    __slots__ = ()\n", described(description, name, "    "));
    text.push_str(&tuple("__match_args__", &attributes, "    "));
    if !renamed.is_empty() {
        text.push_str(&format!("    _renamed = {{\n{}    }}\n", renamed.concat()));
    }
    if !always.is_empty() {
        text.push_str(&tuple("_always", &always, "    "));
    }
    if let Some(items) = items {
        text.push_str(&format!("    _items = \"{}\"\n", snake(items)));
    }
    Ok(text + &properties)
}

fn property(document: &Document, field: &Field, attribute: &str) -> Result<String> {
    let mut description = field.description.clone();
    if let Type::Named(name) = &field.ty
        && let Schema::Enum { values, open, .. } = find(document, name)?
    {
        let values: Vec<String> = values.iter().map(|value| format!("``\"{value}\"``")).collect();
        let (gap, values) = (if description.is_empty() { "" } else { "\n\n" }, values.join(", "));
        description.push_str(&match open {
            true => format!("{gap}Known values: {values}. Others may come."),
            false => format!("{gap}One of {values}."),
        });
    }
    let fallback = attribute.replace('_', " ");
    let doc = described(&description, &capital(&fallback), "        ");
    let ty = value_type(document, &field.ty)?;
    let read = reader(document, &field.ty, &field.wire)?;
    let (ty, read) = match (field.required, &field.ty) {
        (_, Type::Any) => (ty, read),
        (true, _) => (ty, format!("_given(self.{read})")),
        (false, _) => (format!("{ty} | None"), read),
    };
    Ok(format!("\n    @property\n    def {attribute}(self) -> {ty}:\n{doc}        return self.{read}\n"))
}

/// The type of a value in an answer, nulls aside.
pub fn value_type(document: &Document, ty: &Type) -> Result<String> {
    Ok(match ty {
        Type::String => "str".to_owned(),
        Type::DateTime => "datetime".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Secret => "Secret".to_owned(),
        Type::Integer => "int".to_owned(),
        Type::Decimal => "Decimal".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Any => "Any".to_owned(),
        Type::Named(name) => match find(document, name)? {
            Schema::Enum { open: true, .. } => format!("{name} | str"),
            _ => name.clone(),
        },
        Type::List(inner) if is_model(document, inner)? => format!("Items[{}]", value_type(document, inner)?),
        Type::List(inner) => format!("tuple[{}, ...]", value_type(document, inner)?),
        Type::Map(inner) if **inner == Type::Any => "Mapping[str, Any]".to_owned(),
        Type::Map(_) => return Err("answers hold no typed maps".into()),
    })
}

fn is_model(document: &Document, ty: &Type) -> Result<bool> {
    Ok(matches!(ty, Type::Named(name) if !is_enum(document, name)?))
}

/// The call on the base class that reads a value.
fn reader(document: &Document, ty: &Type, wire: &str) -> Result<String> {
    Ok(match ty {
        Type::String => format!("_text(\"{wire}\")"),
        Type::DateTime => format!("_date_time(\"{wire}\")"),
        Type::Date => format!("_date(\"{wire}\")"),
        Type::Secret => format!("_secret(\"{wire}\")"),
        Type::Integer => format!("_integer(\"{wire}\")"),
        Type::Decimal => format!("_decimal(\"{wire}\")"),
        Type::Boolean => format!("_boolean(\"{wire}\")"),
        Type::Any => format!("_any(\"{wire}\")"),
        Type::Named(name) if is_enum(document, name)? => match find(document, name)? {
            Schema::Enum { open: true, .. } => format!("_text(\"{wire}\")"),
            _ => format!("_literal(\"{wire}\")"),
        },
        Type::Named(name) => format!("_model(\"{wire}\", {name})"),
        Type::Map(_) => format!("_mapping(\"{wire}\")"),
        Type::List(inner) => match &**inner {
            Type::Named(name) if !is_enum(document, name)? => {
                format!("_models(\"{wire}\", {name})")
            }
            Type::Named(_) | Type::String => format!("_texts(\"{wire}\")"),
            Type::Any | Type::Map(_) => format!("_values_of(\"{wire}\")"),
            other => {
                return Err(format!("`{wire}`: lists of {other:?} are not known in answers").into());
            }
        },
    })
}
