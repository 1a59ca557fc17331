//! Docstrings of methods: what a call does, takes, costs and raises, and an example of it.

use super::text::{WIDTH, capital, literal, paragraphs, sentence, snake, wrap};
use crate::document::{Document, Effect, Operation, Schema, Type};

/// The options of every call: name, type, documentation.
const OPTIONS: &[(&str, &str, &str)] = &[
    ("organization_id", "str", "Organization to act in; the client's by default."),
    ("timeout", "float", "Seconds for the whole call: waiting for the limit, all attempts, reading the answer."),
    ("max_retries", "int", "How often a call that is safe to send again is sent again."),
];

/// The options that the operation takes.
pub fn options_of(operation: &Operation) -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    OPTIONS.iter().filter(|(name, ..)| *name != "organization_id" || operation.takes_organization)
}

/// The lines of the docstring; `awaited` stands before the call in the example.
pub fn lines(document: &Document, operation: &Operation, awaited: &str) -> Vec<String> {
    let width = WIDTH - 8;
    let mut lines = vec![sentence(&operation.summary), String::new()];
    lines.extend(paragraphs(&operation.description, width));
    lines.extend([String::new(), "Args:".to_owned()]);
    for field in operation.ordered_parameters() {
        let mut about = sentence(&field.description);
        if let Type::Named(name) = &field.ty
            && let Some(Schema::Enum { values, .. }) = document.schema(name)
        {
            about.push_str(&format!(" One of {}.", values.join(", ")));
        }
        if let Some(constraint) = &field.constraint {
            about.push_str(&format!(" {}", sentence(&capital(constraint))));
        }
        lines.extend(argument(&snake(&field.wire), &about, width));
    }
    for (name, _, about) in options_of(operation) {
        lines.extend(argument(name, about, width));
    }
    lines.extend([String::new(), "Raises:".to_owned()]);
    for (name, about) in raises(operation) {
        lines.extend(argument(name, about, width));
    }
    lines.push(String::new());
    lines.extend(wrap(&format!("Cost: {}.", operation.cost()), width, ""));
    lines.push(String::new());
    lines.extend(wrap(
        &format!("API: ``{}``, ``{} {}``.", operation.id, operation.http_method, operation.path),
        width,
        "",
    ));
    lines.extend([String::new(), "Example::".to_owned(), String::new()]);
    lines.extend(example(operation, awaited));
    lines
}

fn argument(name: &str, about: &str, width: usize) -> Vec<String> {
    wrap(&format!("{name}: {about}"), width - 4, "    ").into_iter().map(|line| format!("    {line}")).collect()
}

fn raises(operation: &Operation) -> Vec<(&'static str, &'static str)> {
    let mut raises = Vec::new();
    if !operation.parameters.is_empty() {
        raises.push((
            "ValidationError",
            "A value breaks a rule of the API; ``violations`` lists what was found before sending.",
        ));
    }
    if operation.effect == Effect::Charge {
        raises
            .push(("OutcomeUnknownError", "The charge may or may not have happened. Do not repeat it before looking."));
        raises.push(("PaymentIncompleteError", "The order exists, the card could not be charged."));
    }
    let text = if operation.effect == Effect::Read {
        "Any other failure, by kind."
    } else {
        "Any other failure, by kind; ``outcome`` says whether the change happened."
    };
    raises.push(("ScaledMailError", text));
    raises
}

/// The document's example as a call.
fn example(operation: &Operation, awaited: &str) -> Vec<String> {
    let primary = operation.primary_parameter().map(|field| field.wire.as_str());
    let mut arguments = Vec::new();
    for field in operation.ordered_parameters() {
        let Some(value) = operation.example_parameters.get(&field.wire) else {
            continue;
        };
        let name = snake(&field.wire);
        let written = literal(value, 8, WIDTH - 24 - name.len());
        if primary == Some(field.wire.as_str()) {
            arguments.insert(0, written);
        } else {
            arguments.push(format!("{name}={written}"));
        }
    }
    let call = format!("answer = {}client.{}.{}", awaited, operation.noun, snake(&operation.method));
    let line = format!("{call}({})", arguments.join(", "));
    if !line.contains('\n') && line.chars().count() <= WIDTH - 14 {
        return vec![format!("    {line}"), "    print(answer)".to_owned()];
    }
    let mut lines = vec![format!("    {call}(")];
    for argument in arguments {
        lines.extend(format!("        {argument},").lines().map(str::to_owned));
    }
    lines.extend(["    )".to_owned(), "    print(answer)".to_owned()]);
    lines
}
