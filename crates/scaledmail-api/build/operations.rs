//! The table of operations: what the transport needs to know of each.

use crate::document::{Document, Place};
use std::fmt::Write as _;

/// Source text of the table, and of the macro that walks it.
pub fn table(document: &Document) -> String {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut walk = String::new();
    for operation in &document.operations {
        let constant = operation.id.to_uppercase();
        let query: Vec<_> =
            operation.parameters.iter().filter(|p| p.place == Place::Query).map(|p| p.name.as_str()).collect();
        let path: Vec<_> =
            operation.parameters.iter().filter(|p| p.place == Place::Path).map(|p| p.name.as_str()).collect();
        let when = match &operation.effect_when {
            Some((parameter, equals, effect)) => format!(
                "Some(EffectWhen {{ parameter: {parameter:?}, equals: {equals:?}, effect: Effect::{} }})",
                capital(effect)
            ),
            None => "None".to_owned(),
        };
        let _ = writeln!(
            text,
            "/// `{http} {route}`\npub static {constant}: Operation = Operation {{ id: {id:?}, method: {http:?}, \
             path: {route:?}, effect: Effect::{effect}, effect_when: {when}, search_limit: {search}, \
             never_resent: {never}, takes_organization: {organization}, path_parameters: &{path:?}, \
             query_parameters: &{query:?} }};",
            http = operation.http_method,
            route = operation.path,
            id = operation.id,
            effect = capital(&operation.effect),
            search = operation.search_limit,
            never = operation.never_resent,
            organization = operation.takes_organization,
        );
        let parameters = operation.parameters_type.as_deref().unwrap_or_default();
        let _ = writeln!(walk, "{:?} => {}.{}({parameters});", operation.id, operation.noun, operation.method);
        names.push(format!("&{constant}"));
    }
    let _ = writeln!(
        text,
        "/// Every operation of the document, in its order.\npub static OPERATIONS: &[&Operation] = &[{}];",
        names.join(", ")
    );
    let _ = writeln!(
        text,
        "/// Calls a macro with one row `\"operation_id\" => noun.method(ParametersType);` for each operation.\n\
         #[macro_export]\nmacro_rules! for_each_operation {{ ($callback:ident) => {{ $callback! {{ {walk} }} }}; }}"
    );
    text
}

fn capital(word: &str) -> String {
    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
}
