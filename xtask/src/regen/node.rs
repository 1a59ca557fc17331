//! The Node face: what of it follows from the document.
//!
//! Types of parameters and answers, one class per noun, and the tables that convert between the names of the
//! wire and those of JavaScript.

mod docs;
mod examples;
mod library;
mod models;
mod names;
mod nouns;
mod options;
mod tables;
mod types;

use super::{Derived, HEADER};
use crate::Result;
use crate::document::Document;

/// Where everything goes.
const FOLDER: &str = "bindings/node/lib/generated";

/// What the native library knows of names.
const LIBRARY: &str = "bindings/node/src/names.rs";

/// Everything derived for the Node package.
pub fn emit(document: &Document) -> Result<Vec<Derived>> {
    names::check(document)?;
    let mut derived = vec![
        file("enums", &models::enums(document)),
        file("options", &options::emit(document)),
        file("requests", &models::requests(document)),
        file("answers", &models::answers(document)),
        file("models", &models::index(document)),
        file("nouns", &nouns::index(document)),
        file("tables", &tables::tables(document)),
    ];
    derived.push(Derived::new(LIBRARY, format!("//! {HEADER}\n\n{}", library::names(document))));
    for noun in document.nouns() {
        derived.push(file(noun, &nouns::noun(document, noun)?));
    }
    Ok(derived)
}

fn file(name: &str, body: &str) -> Derived {
    Derived::new(format!("{FOLDER}/{name}.ts"), format!("// {HEADER}\n\n{}\n", body.trim_end()))
}
