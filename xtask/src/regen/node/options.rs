//! Options of calls that do more than read.

use super::docs;
use super::names::{camel, property, quoted};
use crate::document::{Document, Field, Type};

/// The interfaces, and what their names and values become on the way to the native library.
pub fn emit(document: &Document) -> String {
    let (write, charge) = (&document.options.write, &document.options.charge);
    format!(
        "import type {{ CallOptions, OptionRow }} from '../options';\n\n{}{}{}{}",
        interface(document, "WriteOptions", "CallOptions", "Options of a call that changes something.", write),
        interface(document, "ChargeOptions", "WriteOptions", "Options of a call that charges.", charge),
        rows("writeOptions", "What {@link WriteOptions} has of its own: name, name on the wire, kind.", write),
        rows("chargeOptions", "What {@link ChargeOptions} has of its own.", charge),
    )
}

fn interface(document: &Document, name: &str, base: &str, about: &str, fields: &[Field]) -> String {
    let mut text = docs::comment(0, &[about.to_owned()]);
    text.push_str(&format!("export interface {name} extends {base} {{\n"));
    for field in fields {
        text.push_str(&docs::comment(2, &docs::field(document, field)));
        text.push_str(&format!("  {}?: {} | undefined;\n", property(&camel(&field.wire)), ty(&field.ty)));
    }
    text + "}\n\n"
}

fn rows(name: &str, about: &str, fields: &[Field]) -> String {
    let mut text = docs::comment(0, &[about.to_owned()]);
    text.push_str(&format!("export const {name}: readonly OptionRow[] = [\n"));
    for field in fields {
        let row = [camel(&field.wire), field.wire.clone(), kind(&field.ty).to_owned()];
        text.push_str(&format!("  [{}],\n", row.map(|part| quoted(&part)).join(", ")));
    }
    text + "];\n\n"
}

fn ty(ty: &Type) -> &'static str {
    match ty {
        // A text keeps all of its digits.
        Type::Decimal => "number | string",
        other => kind(other),
    }
}

fn kind(ty: &Type) -> &'static str {
    match ty {
        Type::Decimal => "amount",
        Type::Boolean => "boolean",
        _ => "string",
    }
}
