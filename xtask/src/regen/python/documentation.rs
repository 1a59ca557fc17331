//! Docstrings of methods: what a call does, takes, costs and raises, and an example of it.

use super::request_type;
use super::text::{WIDTH, capital, literal, paragraphs, sentence, snake, wrap};
use crate::Result;
use crate::document::{Document, Effect, Field, Operation, Schema, Type, Way};

/// The options of every call: name, type, documentation.
const OPTIONS: &[(&str, &str, &str)] = &[
    ("organization_id", "str", "Organization to act in; the client's by default."),
    ("timeout", "float", "Seconds for the whole call: waiting for the limit, all attempts, reading the answer."),
    ("max_retries", "int", "How often a call that is safe to send again is sent again."),
];

/// An option of a call.
pub struct CallOption {
    /// Its name.
    pub name: String,
    /// Its type when it is given.
    pub ty: String,
    /// What it does.
    pub about: String,
}

/// The options that the operation takes.
pub fn options_of(document: &Document, operation: &Operation) -> Result<Vec<CallOption>> {
    let own = |field: &Field| -> Result<CallOption> {
        let about = sentence(&field.description);
        let ty = match field.ty {
            // Whoever has an amount as text need not make a Decimal of it.
            Type::Decimal => "Decimal | float | str".to_owned(),
            _ => request_type(document, &field.ty)?,
        };
        Ok(CallOption { name: snake(&field.wire), ty, about })
    };
    let mut options = document.options.of(operation.effect).map(own).collect::<Result<Vec<_>>>()?;
    let common = OPTIONS.iter().filter(|(name, ..)| *name != "organization_id" || operation.takes_organization);
    options.extend(common.map(|(name, ty, about)| CallOption {
        name: (*name).to_owned(),
        ty: (*ty).to_owned(),
        about: (*about).to_owned(),
    }));
    Ok(options)
}

/// The lines of the docstring; `awaited` stands before the call in the example.
pub fn lines(document: &Document, operation: &Operation, awaited: &str) -> Result<Vec<String>> {
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
    for option in options_of(document, operation)? {
        lines.extend(argument(&option.name, &option.about, width));
    }
    lines.extend([String::new(), "Raises:".to_owned()]);
    for (name, about) in raises(operation) {
        lines.extend(argument(name, about, width));
    }
    lines.push(String::new());
    lines.extend(wrap(&format!("Cost: {}.", operation.cost()), width, ""));
    lines.push(String::new());
    lines.extend(wrap(&way(document, operation), width, ""));
    lines.extend([String::new(), "Example::".to_owned(), String::new()]);
    lines.extend(example(operation, awaited));
    Ok(lines)
}

/// The request, or what the SDK makes it of.
fn way(document: &Document, operation: &Operation) -> String {
    match &operation.way {
        Way::Request { method, path } => format!("API: ``{}``, ``{method} {path}``.", operation.id),
        Way::Made { of } if of.is_empty() => format!("SDK: ``{}``, from the journal.", operation.id),
        Way::Made { of } => {
            let parts = of.iter().filter_map(|id| document.operation(id));
            let parts: Vec<_> = parts.map(|part| format!("``{}.{}``", part.noun, snake(&part.method))).collect();
            format!("SDK: ``{}``, made of {}.", operation.id, parts.join(", "))
        }
    }
}

fn argument(name: &str, about: &str, width: usize) -> Vec<String> {
    wrap(&format!("{name}: {about}"), width - 4, "    ").into_iter().map(|line| format!("    {line}")).collect()
}

/// What calls that charge raise besides.
const CHARGES: &[(&str, &str)] = &[
    ("OutcomeUnknownError", "The charge may or may not have happened. Do not repeat it before looking."),
    ("PaymentIncompleteError", "The order exists, the card could not be charged."),
    ("PaymentRequiredError", "The saved card was refused, or there is none."),
    ("SpendLimitError", "A limit of spending, or ``expected_price``, forbids it. Nothing was sent."),
    ("KeyReusedError", "``key`` was used before, for other contents. Nothing was sent."),
    ("InFlightError", "The same placement is being made by someone else right now."),
];

/// What every call may raise.
const COMMON: &[(&str, &str)] = &[
    ("ConfigError", "An option cannot work, or it is not clear which organization is meant."),
    ("AuthenticationError", "The API key is missing, wrong or expired."),
    ("PermissionError", "The API key may not do this."),
    ("RateLimitedError", "Too many requests, also after the retries."),
    ("ConnectionError", "The service could not be reached, or the connection broke."),
    ("TimeoutError", "The deadline of the call passed."),
    ("ServerError", "The service failed."),
    ("DecodeError", "The answer could not be read."),
];

fn raises(operation: &Operation) -> Vec<(&'static str, &'static str)> {
    let mut raises = Vec::new();
    if !operation.parameters.is_empty() {
        raises.push((
            "ValidationError",
            "A value breaks a rule of the API; ``violations`` lists what was found before sending.",
        ));
        raises.push(("NotFoundError", "What is named does not exist, or belongs to another organization."));
    }
    let charge = operation.effect == Effect::Charge;
    if charge {
        raises.extend(CHARGES);
    }
    if charge || operation.noun == "placements" {
        raises.push(("JournalError", "The journal cannot be read or written."));
    }
    if operation.effect != Effect::Read {
        raises.push(("ConflictError", "The state of the account does not allow this now."));
    }
    if charge || operation.effect == Effect::Destructive {
        raises.push(("CancelledError", "``confirm`` did not agree. Nothing was sent."));
    }
    match &operation.way {
        Way::Made { of } if of.is_empty() => raises.extend(COMMON.first()),
        _ => raises.extend(COMMON),
    }
    let text = match operation.effect {
        Effect::Read => "The base of all these.",
        _ => "The base of all these; ``outcome`` says whether the change happened.",
    };
    raises.push(("ScaledMailError", text));
    raises
}

/// The document's example as a call.
fn example(operation: &Operation, awaited: &str) -> Vec<String> {
    let primary = operation.primary.as_deref();
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
