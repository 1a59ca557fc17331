//! One class per noun and one method per operation; sync and async from one template.

use std::collections::BTreeMap;

use super::documentation::{self, options_of};
use super::text::{WIDTH, docstring, pascal, snake, wrap};
use super::{file, import_line, is_enum, models, request_type, standard_imports, uses, values};
use crate::Result;
use crate::document::{Document, Operation, Schema, Side, Type};
use crate::regen::Derived;

/// Which of the two faces is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Sync,
    Async,
}

impl Mode {
    fn folder(self) -> &'static str {
        if self == Self::Sync { "sync_api" } else { "async_api" }
    }

    fn class(self, noun: &str) -> String {
        class_name(noun, self == Self::Async)
    }

    fn base(self) -> &'static str {
        if self == Self::Sync { "SyncNoun" } else { "AsyncNoun" }
    }

    fn pick(self, sync: &'static str, other: &'static str) -> &'static str {
        if self == Self::Sync { sync } else { other }
    }
}

/// `Orders` or `AsyncOrders`.
pub fn class_name(noun: &str, asynchronous: bool) -> String {
    format!("{}{}", if asynchronous { "Async" } else { "" }, pascal(noun))
}

/// Both faces.
pub fn emit(document: &Document, homes: &BTreeMap<String, String>) -> Result<Vec<Derived>> {
    let mut files = Vec::new();
    for mode in [Mode::Sync, Mode::Async] {
        files.push(accessors(document, mode));
        for noun in document.nouns() {
            files.push(module(document, homes, noun, mode)?);
        }
    }
    Ok(files)
}

/// The class with one property per noun; a noun is imported when it is first used.
fn accessors(document: &Document, mode: Mode) -> Derived {
    let nouns = document.nouns();
    let mut sorted = nouns.clone();
    sorted.sort_unstable();
    let imports: String = sorted.iter().map(|noun| format!("    from .{noun} import {}\n", mode.class(noun))).collect();
    let mut text = format!(
        "\"\"\"The nouns of the {} client.\"\"\"\n\nfrom __future__ import annotations\n\n\
         from ..._call import LineHolder\n\nTYPE_CHECKING = False\nif TYPE_CHECKING:\n{imports}\n\n\
         class {}Nouns(LineHolder):\n    \"\"\"One property per noun of the API.\"\"\"\n\n    __slots__ = ()\n",
        mode.pick("sync", "async"),
        mode.pick("Sync", "Async"),
    );
    for noun in nouns {
        let class = mode.class(noun);
        let methods: Vec<String> =
            document.operations_of(noun).map(|operation| format!("``{}``", operation.method)).collect();
        let doc = docstring(&wrap(&format!("Operations: {}.", methods.join(", ")), WIDTH - 14, ""), "        ");
        text.push_str(&format!(
            "\n    @property\n    def {noun}(self) -> {class}:\n{doc}        from .{noun} import {class}\n\n        return {class}(self._open())\n"
        ));
    }
    file(&format!("{}/__init__.py", mode.folder()), &text)
}

fn module(document: &Document, homes: &BTreeMap<String, String>, noun: &str, mode: Mode) -> Result<Derived> {
    let mut methods = String::new();
    for operation in document.operations_of(noun) {
        methods.push_str(&method(document, operation, mode)?);
    }
    let standard = standard_imports(&methods);
    let mut decoders: Vec<String> = Vec::new();
    for name in ["decode", "decode_list"] {
        if uses(&methods, name) {
            decoders.push(name.to_owned());
        }
    }
    let mut text = format!(
        "\"\"\"The {} operations of {noun}.\"\"\"\n\nfrom __future__ import annotations\n\n",
        mode.pick("sync", "async")
    );
    if !standard.is_empty() {
        text.push_str(&format!("{standard}\n"));
    }
    text.push_str(&import_line("..._call", &[mode.base().to_owned()]));
    if uses(&methods, "Items") {
        text.push_str(&import_line("..._items", &["Items".to_owned()]));
    }
    text.push_str(&import_line("..._model", &decoders));
    if uses(&methods, "Secret") {
        text.push_str(&import_line("..._secret", &["Secret".to_owned()]));
    }
    let mut modules: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, home) in homes {
        if uses(&methods, name) {
            modules.entry(home).or_default().push(name.clone());
        }
    }
    for (home, names) in modules {
        text.push_str(&import_line(&format!("..models.{home}"), &names));
    }
    let mut sent: Vec<String> = document
        .schemas
        .iter()
        .filter(|schema| schema.side() == Side::Request && matches!(schema, Schema::Object { .. }))
        .filter(|schema| uses(&methods, schema.name()))
        .map(|schema| schema.name().to_owned())
        .collect();
    sent.sort();
    text.push_str(&import_line("..params", &sent));
    text.push_str(&import_line("..values", &values::used(document, &methods)));
    let class = mode.class(noun);
    let client = mode.pick("Client", "AsyncClient");
    text.push_str(&format!(
        "\n\nclass {class}({}):\n    \"\"\"Operations of {noun}; reached as ``{client}().{noun}``.\"\"\"\n\n    __slots__ = ()\n{methods}",
        mode.base()
    ));
    Ok(file(&format!("{}/{noun}.py", mode.folder()), &text))
}

fn method(document: &Document, operation: &Operation, mode: Mode) -> Result<String> {
    let primary = operation.primary.as_deref();
    let mut positional = String::new();
    let mut keywords = String::new();
    let mut sent = String::new();
    for field in operation.ordered_parameters() {
        let name = snake(&field.wire);
        let ty = request_type(document, &field.ty)?;
        let declared = if field.required {
            format!("        {name}: {ty},\n")
        } else {
            format!("        {name}: {ty} | None = None,\n")
        };
        if primary == Some(field.wire.as_str()) { &mut positional } else { &mut keywords }.push_str(&declared);
        sent.push_str(&format!("                \"{}\": {name},\n", field.wire));
    }
    let mut options = Vec::new();
    for documentation::CallOption { name, ty, .. } in options_of(document, operation)? {
        keywords.push_str(&format!("        {name}: {ty} | None = None,\n"));
        options.push(format!("            {name}={name},\n"));
    }
    let sent = if sent.is_empty() { "{}".to_owned() } else { format!("{{\n{sent}            }}") };
    let call = format!(
        "{}self._run(\n            \"{}\",\n            {sent},\n{}        )",
        mode.pick("", "await "),
        operation.id,
        options.concat()
    );
    let (answer, decoded) = match &operation.answer {
        Type::Named(name) if !is_enum(document, name)? => (name.clone(), format!("decode({name}, answer)")),
        Type::List(inner) => match &**inner {
            Type::Named(name) => {
                (models::value_type(document, &operation.answer)?, format!("decode_list({name}, answer)"))
            }
            _ => {
                return Err(format!("{}: lists of plain values are not known as answers", operation.id).into());
            }
        },
        other => {
            return Err(format!("{}: answers of type {other:?} are not known", operation.id).into());
        }
    };
    Ok(format!(
        "\n    {}def {}(\n        self,\n{positional}        *,\n{keywords}    ) -> {answer}:\n{}        answer = {call}\n        return {decoded}\n",
        mode.pick("", "async "),
        snake(&operation.method),
        docstring(&documentation::lines(document, operation, mode.pick("", "await "))?, "        ")
    ))
}
