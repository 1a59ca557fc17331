//! The names that the package exports, each loaded when it is first asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::{file, import_line, nouns};
use crate::Result;
use crate::document::{Document, Schema, Side};
use crate::regen::Derived;

/// The module `exports`.
pub fn emit(document: &Document, homes: &BTreeMap<String, String>) -> Result<Derived> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |name: &str, module: String| match names.insert(name.to_owned(), module) {
        Some(_) => Err(format!("Python: two things are called `{name}`")),
        None => Ok(()),
    };
    for schema in &document.schemas {
        match (schema.side(), schema) {
            (_, Schema::Enum { name, .. }) => add(name, "values".to_owned())?,
            (Side::Request, _) => add(schema.name(), "params".to_owned())?,
            (Side::Answer, Schema::Object { name, .. }) => {
                let home = homes.get(name).ok_or_else(|| format!("`{name}` has no home"))?;
                add(name, format!("models.{home}"))?;
            }
        }
    }
    for noun in document.nouns() {
        add(&nouns::class_name(noun, false), format!("sync_api.{noun}"))?;
        add(&nouns::class_name(noun, true), format!("async_api.{noun}"))?;
    }
    let mut imports = String::new();
    for module in names.values().collect::<BTreeSet<_>>() {
        let here: Vec<String> =
            names.iter().filter(|(_, home)| *home == module).map(|(name, _)| name.clone()).collect();
        for line in import_line(&format!(".{module}"), &here).lines() {
            imports.push_str(&format!("    {line}\n"));
        }
    }
    let listed: String = names.keys().map(|name| format!("    \"{name}\",\n")).collect();
    let homes: String =
        names.iter().map(|(name, module)| format!("    \"{name}\": \"_generated.{module}\",\n")).collect();
    let body = format!(
        "\"\"\"Derived names of the package; ``HOMES`` says which module holds each.\"\"\"\n\nfrom __future__ import annotations\n\n\
         TYPE_CHECKING = False\nif TYPE_CHECKING:\n{imports}\n\
         __all__ = [\n{listed}]\n\nHOMES = {{\n{homes}}}\n"
    );
    Ok(file("exports.py", &body))
}
