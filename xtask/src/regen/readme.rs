//! The tables of operations in the README at the top.

use std::fs;
use std::path::Path;

use super::Derived;
use crate::Result;
use crate::document::{Document, Effect, Operation, Way};

const BEGIN: &str = "<!-- operations:begin -->";
const END: &str = "<!-- operations:end -->";

/// The README with its table replaced.
pub fn emit(root: &Path, document: &Document) -> Result<Derived> {
    let path = root.join("README.md");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            format!("# scaledmail\n\n{BEGIN}\n{END}\n")
        }
        Err(error) => return Err(format!("{}: {error}", path.display()).into()),
    };
    let missing = || format!("README.md: the lines `{BEGIN}` and `{END}` are missing");
    let (before, rest) = text.split_once(BEGIN).ok_or_else(missing)?;
    let (_, after) = rest.split_once(END).ok_or_else(missing)?;
    Ok(Derived::new("README.md", format!("{before}{BEGIN}\n{}{END}{after}", table(document))))
}

fn table(document: &Document) -> String {
    let columns = "Rust | Python | Node | costs money? |\n|---|---|---|---|---|---|\n";
    let mut requests = format!("| operation | HTTP | {columns}");
    let mut made = format!("| operation of the SDK | made of | {columns}");
    for operation in &document.operations {
        let Operation { noun, method, summary, .. } = operation;
        let node = camel(method);
        let (table, way) = match &operation.way {
            Way::Request { method, path } => (&mut requests, format!("`{method} {path}`")),
            Way::Made { of } if of.is_empty() => (&mut made, "the journal".to_owned()),
            Way::Made { of } => {
                let parts = of.iter().filter_map(|id| document.operation(id));
                let parts: Vec<_> = parts.map(|part| format!("`{}.{}`", part.noun, part.method)).collect();
                (&mut made, parts.join(", "))
            }
        };
        table.push_str(&format!(
            "| {summary} | {way} | `{noun}().{method}` | `{noun}.{method}` | `{noun}.{node}` | {} |\n",
            money(operation)
        ));
    }
    format!("{requests}\n{made}")
}

fn money(operation: &Operation) -> String {
    match operation.effect {
        Effect::Charge => "**yes, at once**".to_owned(),
        Effect::Destructive => "no; destructive".to_owned(),
        Effect::Write | Effect::Read => match operation.effect_when.first() {
            None => "no".to_owned(),
            Some(when) => {
                let effect = when.effect.name();
                format!("no; {effect} when `{}` is `{}`", when.parameter, when.equals)
            }
        },
    }
}

fn camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let mut text = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        text.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        text.push_str(letters.as_str());
    }
    text
}
