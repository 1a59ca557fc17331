//! Enums as literals. Those of answers are open, where the document says so: other texts may come.

use super::text::{WIDTH, described};
use super::{file, standard_imports, uses};
use crate::Result;
use crate::document::{Document, Schema};
use crate::regen::Derived;

/// The module `values`.
pub fn emit(document: &Document) -> Result<Derived> {
    let mut body = String::new();
    for schema in &document.schemas {
        if let Schema::Enum { name, values, description, .. } = schema {
            let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
            let listed = values.join(", ");
            // As a formatter would leave it.
            let (whole, broken) = (format!("{name}: TypeAlias = Literal[{listed}]"), format!("    {listed}"));
            let lines = match (whole.chars().count() <= WIDTH, broken.chars().count() <= WIDTH) {
                (true, _) => whole,
                (false, true) => format!("{name}: TypeAlias = Literal[\n{broken}\n]"),
                (false, false) => {
                    let listed: String = values.iter().map(|value| format!("    {value},\n")).collect();
                    format!("{name}: TypeAlias = Literal[\n{listed}]")
                }
            };
            body.push_str(&format!("\n{lines}\n"));
            body.push_str(&described(description, name, ""));
        }
    }
    let head = "\"\"\"Values that are known.\"\"\"\n\nfrom __future__ import annotations\n\n";
    Ok(file("values.py", &format!("{head}{}{body}", standard_imports(&body))))
}

/// The enums that a piece of code names.
pub fn used(document: &Document, code: &str) -> Vec<String> {
    let enums = document.schemas.iter().filter(|schema| matches!(schema, Schema::Enum { .. }));
    let mut used: Vec<String> = enums.map(|schema| schema.name().to_owned()).filter(|name| uses(code, name)).collect();
    used.sort();
    used
}
