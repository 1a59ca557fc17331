//! What the SDK adds to the operations of the API: methods, fields and options of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};
use serde_yaml_ng::Value;

use super::cursor::Cursor;
use super::parameters::{self, Mentions};
use super::{Field, Operation, Options, Place, Type, Way, schemas};
use crate::Result;

/// Where the additions stand in the merged document.
pub const KEY: &str = "additions";

/// Which parts of the merged document are the SDK's.
#[derive(Default)]
pub struct Added {
    schemas: BTreeSet<String>,
    always: BTreeSet<(String, String)>,
    replaced: BTreeSet<String>,
}

impl Added {
    /// Whether the schema is the SDK's.
    pub fn has(&self, schema: &str) -> bool {
        self.schemas.contains(schema)
    }

    /// Whether the SDK sees to it that a field of the API's schema is always there.
    pub fn always(&self, schema: &str, field: &str) -> bool {
        self.always.contains(&(schema.to_owned(), field.to_owned()))
    }

    /// Whether calls of the operation give something else than the API answers.
    pub fn replaces(&self, operation: &str) -> bool {
        self.replaced.contains(operation)
    }
}

/// Puts the schemas and fields where those of the document are, and the rest under [`KEY`].
pub fn merge(mut root: Value, additions: Value) -> Result<(Value, Added)> {
    let mut added = Added::default();
    let top = Cursor::top(&additions);
    top.only(&["answers", "fields", "notes", "options", "callbacks", "operations", "components"])?;
    top.need("components")?.only(&["schemas"])?;
    let known = root.get_mut("components").and_then(|components| components.get_mut("schemas"));
    let known = known.and_then(Value::as_mapping_mut).ok_or("the document has no schemas")?;
    for (name, fields) in top.need("fields")?.entries()? {
        fields.only(&["required", "properties"])?;
        let schema = known.get_mut(name.as_str()).and_then(|schema| schema.get_mut("properties"));
        let properties = schema.and_then(Value::as_mapping_mut);
        let properties = properties.ok_or_else(|| fields.wrong("the document has no such object"))?;
        for (field, at) in fields.need("properties")?.entries()? {
            if properties.insert(field.clone().into(), at.yaml().clone()).is_some() {
                return Err(at.wrong("the API has this field"));
            }
        }
        for required in fields.get("required").map_or(Ok(Vec::new()), |list| list.elements())? {
            let field = required.text()?;
            if fields.need("properties")?.get(&field).is_none() {
                return Err(required.wrong("it is no property"));
            }
            added.always.insert((name.clone(), field));
        }
    }
    for (name, at) in top.need("components")?.need("schemas")?.entries()? {
        if known.insert(name.clone().into(), at.yaml().clone()).is_some() {
            return Err(at.wrong("the document has a schema of this name"));
        }
        added.schemas.insert(name);
    }
    added.replaced = top.need("answers")?.entries()?.into_iter().map(|(id, _)| id).collect();
    let root_entries = root.as_mapping_mut().ok_or("the document is an object")?;
    if root_entries.insert(KEY.into(), additions).is_some() {
        return Err(format!("top level: `{KEY}` has no meaning for the generator here").into());
    }
    Ok((root, added))
}

/// The options of calls.
pub fn options(at: &Cursor<'_>) -> Result<Options> {
    let at = at.need("options")?;
    at.only(&["charge", "write"])?;
    let of = |effect: &str| -> Result<Vec<Field>> {
        let mut fields = Vec::new();
        for (name, schema) in at.need(effect)?.entries()? {
            let mut named = Vec::new();
            let field = schemas::field(name, Place::Body, false, &schema, &mut named)?;
            if !matches!(field.ty, Type::String | Type::Decimal | Type::Boolean) {
                return Err(schema.wrong("an option is a text, an amount, or true or false"));
            }
            fields.push(field);
        }
        Ok(fields)
    };
    Ok(Options { charge: of("charge")?, write: of("write")? })
}

/// What callbacks are given, by their names.
pub fn callbacks(at: &Cursor<'_>, components: &Cursor<'_>, mentions: &mut Mentions) -> Result<Vec<(String, Type)>> {
    let at = at.need("callbacks")?;
    at.only(&["confirm", "on_request", "on_event"])?;
    at.entries()?.into_iter().map(|(name, at)| Ok((name, answer(&at, components, mentions)?))).collect()
}

/// Adds the SDK's operations, and puts its answers in place of the API's.
pub fn operations(
    at: &Cursor<'_>,
    components: &Cursor<'_>,
    operations: &mut Vec<Operation>,
    mentions: &mut Mentions,
) -> Result<()> {
    let api = operations.len();
    for (id, at) in at.need("operations")?.entries()? {
        if operations.iter().any(|known| known.id == id) {
            return Err(at.wrong("there is an operation of this name"));
        }
        let operation = operation(id, &at, components, operations, api, mentions)?;
        operations.push(operation);
    }
    let mut examples = BTreeMap::new();
    for operation in operations.iter().skip(api) {
        examples.entry(named(&operation.answer)).or_insert_with(|| operation.example_answer.clone());
    }
    for (id, at) in at.need("answers")?.entries()? {
        let answer = answer(&at, components, mentions)?;
        let example = examples.get(&named(&answer)).ok_or_else(|| at.wrong("no operation has an example of it"))?;
        let operation = operations.iter_mut().take(api).find(|known| known.id == id);
        let operation = operation.ok_or_else(|| at.wrong("the API has no such operation"))?;
        (operation.answer, operation.example_answer) = (answer, example.clone());
    }
    let notes = at.get("notes");
    if let Some(notes) = &notes {
        notes.only(&["read", "write", "destructive", "charge"])?;
    }
    for operation in operations.iter_mut().take(api) {
        if let Some(note) = notes.as_ref().and_then(|notes| notes.get(operation.effect.name())) {
            operation.description.push_str(&format!("\n\n{}", note.text()?));
        }
    }
    Ok(())
}

fn operation(
    id: String,
    at: &Cursor<'_>,
    components: &Cursor<'_>,
    known: &[Operation],
    api: usize,
    mentions: &mut Mentions,
) -> Result<Operation> {
    at.only(&[
        "effect",
        "made_of",
        "summary",
        "description",
        "parameters_type",
        "parameters",
        "parameters_of",
        "answer",
        "example_answer",
    ])?;
    let Some((noun, method)) = id.split_once('_') else {
        return Err(at.wrong("an operation is called `<noun>_<method>`"));
    };
    let of = at.need("made_of")?.elements()?;
    for part in &of {
        let part_id = part.text()?;
        if !known.iter().take(api).any(|known| known.id == part_id) {
            return Err(part.wrong("the API has no such operation"));
        }
    }
    let given = match (at.get("parameters_of"), at.get("parameters")) {
        (Some(_), Some(_)) => return Err(at.wrong("either `parameters` or `parameters_of`")),
        (Some(other), None) => {
            let id = other.text()?;
            let other =
                known.iter().find(|known| known.id == id).ok_or_else(|| other.wrong("there is no such operation"))?;
            Given {
                fields: other.parameters.clone(),
                example: other.example_parameters.as_object().cloned().unwrap_or_default(),
                primary: other.primary.clone(),
            }
        }
        (None, Some(list)) => Given::read(&list, mentions)?,
        (None, None) => Given::default(),
    };
    let parameters_type = at.get("parameters_type").map(|name| name.text()).transpose()?;
    if parameters_type.is_some() == given.fields.is_empty() {
        return Err(at.wrong("`parameters_type` is there exactly when there are parameters"));
    }
    Ok(Operation {
        noun: noun.to_owned(),
        method: method.to_owned(),
        way: Way::Made { of: of.iter().map(Cursor::text).collect::<Result<_>>()? },
        effect: parameters::effect(&at.need("effect")?)?,
        effect_when: Vec::new(),
        limit: None,
        resend: None,
        summary: at.need("summary")?.text()?,
        description: at.need("description")?.text()?,
        parameters_type,
        primary: given.primary,
        parameters: given.fields,
        takes_organization: true,
        answer: answer(&at.need("answer")?, components, mentions)?,
        example_parameters: Json::Object(given.example),
        example_answer: at.need("example_answer")?.json()?,
        id,
    })
}

/// The parameters of an operation.
#[derive(Default)]
struct Given {
    fields: Vec<Field>,
    example: Map<String, Json>,
    primary: Option<String>,
}

impl Given {
    fn read(list: &Cursor<'_>, mentions: &mut Mentions) -> Result<Self> {
        let mut given = Self::default();
        for at in list.elements()? {
            at.only(&["name", "required", "primary", "description", "schema", "example"])?;
            let wire = at.need("name")?.text()?;
            if given.fields.iter().any(|known| known.wire == wire) {
                return Err(at.wrong(&format!("`{wire}` is taken: parameters of a call are one flat set")));
            }
            let required = at.flag("required")?;
            let mut field =
                schemas::field(wire.clone(), Place::Body, required, &at.need("schema")?, &mut mentions.requests)?;
            field.description = at.need("description")?.text()?;
            match at.get("example") {
                Some(example) => _ = given.example.insert(wire.clone(), example.json()?),
                None if required => return Err(at.wrong("a required parameter has an example")),
                None => {}
            }
            if at.flag("primary")? && given.primary.replace(wire).is_some() {
                return Err(at.wrong("one parameter is the primary one"));
            }
            given.fields.push(field);
        }
        Ok(given)
    }
}

/// The object that is named here.
fn answer(at: &Cursor<'_>, components: &Cursor<'_>, mentions: &mut Mentions) -> Result<Type> {
    let name = at.text()?;
    if components.get(&name).is_none_or(|schema| schema.get("properties").is_none()) {
        return Err(at.wrong(&format!("`{name}` is no object of the document")));
    }
    if !mentions.answers.contains(&name) {
        mentions.answers.push(name.clone());
    }
    Ok(Type::Named(name))
}

fn named(ty: &Type) -> String {
    if let Type::Named(name) = ty { name.clone() } else { String::new() }
}
