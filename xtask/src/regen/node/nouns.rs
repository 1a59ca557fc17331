//! One class per noun, one method per operation.

use std::collections::BTreeSet;

use super::names::{camel, parameters, pascal, quoted};
use super::{docs, examples, models, types};
use crate::Result;
use crate::document::{Document, Effect, Field, Operation, Side, Way};

/// The file of a noun: its parameters and its class.
pub fn noun(document: &Document, noun: &str) -> Result<String> {
    let mut names = BTreeSet::new();
    let mut interfaces = String::new();
    let mut methods = String::new();
    let mut taken = BTreeSet::new();
    for operation in document.operations_of(noun) {
        taken.insert(options(operation.effect));
        names.extend(types::mentioned(&operation.parameters));
        types::collect(&operation.answer, &mut names);
        if let Some(name) = &operation.parameters_type {
            let about = format!("Parameters of `client.{noun}.{}`.", camel(&operation.method));
            let fields: Vec<&Field> = operation.ordered_parameters().collect();
            interfaces.push_str(&models::request(document, &parameters(name), &about, &fields, false));
        }
        methods.push_str(&method(document, operation));
    }
    let class = pascal(noun);
    let imports = types::imports(document, &names, "");
    let about = docs::comment(0, &[format!("The operations on {}: `client.{noun}`.", camel(noun))]);
    Ok(format!(
        "import type {{ Calls }} from '../calls';\n{}{imports}{}{interfaces}{about}\
         export class {class} {{\n  readonly #calls: Calls;\n\n  /** @internal */\n  constructor(calls: Calls) {{\n    this.#calls = calls;\n  }}\n\
         {methods}}}\n",
        import_options(&taken),
        if imports.is_empty() { "\n" } else { "" },
    ))
}

/// The interface of the options of a call.
fn options(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "CallOptions",
        Effect::Write | Effect::Destructive => "WriteOptions",
        Effect::Charge => "ChargeOptions",
    }
}

fn import_options(taken: &BTreeSet<&str>) -> String {
    let derived: Vec<&str> = taken.iter().copied().filter(|name| *name != "CallOptions").collect();
    let mut text = String::new();
    if taken.contains("CallOptions") {
        text.push_str("import type { CallOptions } from '../options';\n");
    }
    if !derived.is_empty() {
        text.push_str(&format!("import type {{ {} }} from './options';\n", derived.join(", ")));
    }
    text
}

/// The class that has every noun as a property.
pub fn index(document: &Document) -> String {
    let mut imports = String::from("import type { Calls } from '../calls';\n");
    let mut properties = String::new();
    let mut assignments = String::new();
    for noun in document.nouns() {
        let class = pascal(noun);
        imports.push_str(&format!("import {{ {class} }} from './{noun}';\n"));
        let methods: Vec<String> =
            document.operations_of(noun).map(|operation| format!("`{}`", camel(&operation.method))).collect();
        properties.push_str(&format!("  /** {}. */\n  readonly {}: {class};\n", methods.join(", "), camel(noun)));
        assignments.push_str(&format!("    this.{} = new {class}(calls);\n", camel(noun)));
    }
    format!(
        "{imports}\n/** The nouns of the API. */\nexport class Nouns {{\n{properties}\n  /** @internal */\n  constructor(calls: Calls) {{\n{assignments}  }}\n}}\n"
    )
}

fn method(document: &Document, operation: &Operation) -> String {
    let answer = types::of(&operation.answer, Side::Answer);
    let name = camel(&operation.method);
    let id = quoted(&operation.id);
    let (signature, given) = match &operation.parameters_type {
        Some(params) => {
            let optional = if operation.parameters.iter().any(|field| field.required) { "" } else { "?" };
            (format!("params{optional}: {}, ", parameters(params)), "params")
        }
        None => (String::new(), "undefined"),
    };
    let options = options(operation.effect);
    format!(
        "\n{}  {name}({signature}options?: {options}): Promise<{answer}> {{\n    return this.#calls.run({id}, {given}, options);\n  }}\n",
        docs::comment(2, &about(document, operation)),
    )
}

/// The request, or what the SDK makes it of.
fn way(document: &Document, operation: &Operation) -> String {
    match &operation.way {
        Way::Request { method, path } => format!("Operation: `{}`, `{method} {path}`.", operation.id),
        Way::Made { of } => {
            let parts: Vec<_> = of.iter().map(|id| docs::native(document, &format!("`{id}`"))).collect();
            format!("Operation of the SDK: `{}`, made of {}.", operation.id, parts.join(", "))
        }
    }
}

fn about(document: &Document, operation: &Operation) -> Vec<String> {
    let mut limits = "5 requests a second for each key".to_owned();
    if let Some(limit) = &operation.limit {
        limits.push_str(&format!(", and the `{limit}` limit of 15 a minute"));
    }
    let resend = match operation.effect {
        Effect::Read => "sent again when that can help",
        Effect::Charge | Effect::Destructive => "never sent twice",
        Effect::Write if operation.resend.is_some() => "never sent twice",
        Effect::Write => "sent again only when it did not arrive",
    };
    let mut paragraphs = vec![
        format!("{}.", operation.summary.trim_end_matches('.')),
        docs::native(document, &operation.description),
        match &operation.way {
            Way::Made { of } if of.is_empty() => {
                format!("Cost: {}.\nOperation of the SDK: `{}`, from the journal.", operation.cost(), operation.id)
            }
            _ => format!(
                "Cost: {}.\nLimits: {limits}; the client keeps to them.\nOn failure: {resend}.\n{}",
                operation.cost(),
                way(document, operation)
            ),
        },
    ];
    let mut tags = format!(
        "@example\n```ts\nconst answer = await client.{}.{}(",
        camel(&operation.noun),
        camel(&operation.method)
    );
    if operation.parameters_type.is_some() {
        tags.push_str(&examples::parameters(document, &operation.parameters, &operation.example_parameters));
    }
    tags.push_str(");\n```");
    paragraphs.push(tags);
    paragraphs.push(
        match operation.effect {
            Effect::Read => "@throws {@link ScaledMailError} when the call fails",
            _ => "@throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed",
        }
        .to_owned(),
    );
    paragraphs
}
