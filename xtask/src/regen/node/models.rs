//! Interfaces of what travels.

use std::collections::BTreeSet;

use super::names::{camel, parameters, pascal, property};
use super::{docs, types};
use crate::document::{Document, Field, Schema, Side};

/// All enums.
pub fn enums(document: &Document) -> String {
    let mut text = String::new();
    for schema in &document.schemas {
        if let Schema::Enum { name, values, open, description, .. } = schema {
            let mut paragraphs = vec![docs::native(document, description)];
            if *open {
                paragraphs.push("Other values may come.".to_owned());
            }
            text.push_str(&docs::comment(0, &paragraphs));
            text.push_str(&format!("export type {name} = {};\n\n", types::union(values, *open)));
        }
    }
    text
}

/// The objects that the caller makes.
pub fn requests(document: &Document) -> String {
    objects(document, Side::Request, "requests")
}

/// The objects that the service sends.
pub fn answers(document: &Document) -> String {
    objects(document, Side::Answer, "answers")
}

/// Everything of the above and the types of the nouns, for the public face.
pub fn index(document: &Document) -> String {
    let mut text = String::from(
        "export type * from './answers';\nexport type * from './enums';\nexport type { ChargeOptions, WriteOptions } from './options';\n\
         export type * from './requests';\n",
    );
    for noun in document.nouns() {
        let mut names = vec![pascal(noun)];
        names.extend(
            document.operations_of(noun).filter_map(|operation| operation.parameters_type.as_deref()).map(parameters),
        );
        text.push_str(&format!("export type {{ {} }} from './{noun}';\n", names.join(", ")));
    }
    text
}

/// The interface of a set of parameters or of an object that the caller makes.
pub fn request(document: &Document, name: &str, description: &str, fields: &[&Field], free_form: bool) -> String {
    let mut text = docs::comment(0, &[docs::native(document, description)]);
    text.push_str(&format!("export interface {name} {{\n"));
    for field in fields {
        text.push_str(&docs::comment(2, &docs::field(document, field)));
        let name = property(&camel(&field.wire));
        let ty = types::of(&field.ty, Side::Request);
        // `undefined` is allowed by name, so that optional values can be handed on under exactOptionalPropertyTypes.
        text.push_str(&if field.required {
            format!("  {name}: {ty};\n")
        } else {
            format!("  {name}?: {ty} | undefined;\n")
        });
    }
    if free_form {
        text.push_str("  /** Further details, sent under the name they have here. */\n  [detail: string]: unknown;\n");
    }
    text.push_str("}\n\n");
    text
}

fn objects(document: &Document, side: Side, own: &str) -> String {
    let mut names = BTreeSet::new();
    let mut text = String::new();
    for schema in &document.schemas {
        let Schema::Object { name, side: its, fields, free_form, description, .. } = schema else { continue };
        if *its != side {
            continue;
        }
        names.extend(types::mentioned(fields));
        if side == Side::Request {
            text.push_str(&request(document, name, description, &fields.iter().collect::<Vec<_>>(), *free_form));
        } else {
            text.push_str(&answer(document, name, description, fields));
        }
    }
    format!("{}{text}", types::imports(document, &names, own))
}

fn answer(document: &Document, name: &str, description: &str, fields: &[Field]) -> String {
    let mut text = docs::comment(0, &[docs::native(document, description)]);
    text.push_str(&format!("export interface {name} {{\n"));
    for field in fields {
        text.push_str(&docs::comment(2, &docs::field(document, field)));
        let ty = types::of(&field.ty, Side::Answer);
        // `unknown` takes null in already.
        let (mark, null) = match (field.required, ty.as_str()) {
            (true, _) => ("", ""),
            (false, "unknown") => ("?", ""),
            (false, _) => ("?", " | null"),
        };
        text.push_str(&format!("  readonly {}{mark}: {ty}{null};\n", property(&camel(&field.wire))));
    }
    // Only if there are any: fifty thousand empty objects take as long to make as the rest of such an answer.
    text.push_str("  /** Fields that this version does not know, under their names on the wire; missing when there are none. */\n");
    text.push_str("  readonly extra?: Readonly<Record<string, unknown>>;\n}\n\n");
    text
}
