//! The table of operations in the README at the top.

use std::fs;
use std::path::Path;

use super::Derived;
use crate::Result;
use crate::document::{Document, Effect, Operation};

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
    let mut text =
        String::from("| operation | HTTP | Rust | Python | Node | costs money? |\n|---|---|---|---|---|---|\n");
    for operation in &document.operations {
        let Operation { noun, method, http_method, path, summary, .. } = operation;
        let money = match operation.effect {
            Effect::Charge => "**yes, at once**".to_owned(),
            Effect::Destructive => "no; destructive".to_owned(),
            Effect::Write | Effect::Read => match operation.effect_when.first() {
                None => "no".to_owned(),
                Some(when) => {
                    let effect = when.effect.name();
                    format!("no; {effect} when `{}` is `{}`", when.parameter, when.equals)
                }
            },
        };
        let node = camel(method);
        text.push_str(&format!(
            "| {summary} | `{http_method} {path}` | `{noun}().{method}` | `{noun}.{method}` | `{noun}.{node}` | {money} |\n"
        ));
    }
    text
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
