//! One operation: its flat parameters, examples and answer.

use serde_json::{Map, Value};

use super::cursor::Cursor;
use super::{Effect, EffectWhen, Field, Operation, Place, Type, Way, schemas};
use crate::Result;

/// Names that a face uses for the options of every call.
pub const OPTIONS: &[&str] = &["timeout", "max_retries"];

/// The components that an operation mentions, by side.
#[derive(Default)]
pub struct Mentions {
    /// Named in parameters and bodies.
    pub requests: Vec<String>,
    /// Named in answers.
    pub answers: Vec<String>,
    /// Bodies that dissolve into flat parameters.
    pub bodies: Vec<String>,
    /// Named in answers that are failures.
    pub failures: Vec<String>,
    /// Named in answers in whose place the SDK gives something else.
    pub replaced: Vec<String>,
}

/// Reads the operation at `at`.
pub fn operation(path: &str, http_method: &str, at: &Cursor<'_>, mentions: &mut Mentions) -> Result<Operation> {
    at.only(&[
        "operationId",
        "tags",
        "summary",
        "description",
        "parameters",
        "requestBody",
        "responses",
        "x-scaledmail-effect",
        "x-scaledmail-effect-when",
        "x-scaledmail-limit",
        "x-scaledmail-resend",
        "x-scaledmail-parameters",
        "security",
    ])?;
    let id = at.need("operationId")?.text()?;
    let Some((noun, method)) = id.split_once('_') else {
        return Err(at.wrong("operationId is `<noun>_<method>`"));
    };
    let tags = at.need("tags")?.elements()?;
    if tags.len() != 1 || tags[0].text()? != noun {
        return Err(at.wrong("the only tag is the noun of the operationId"));
    }
    let mut flat = Flat::default();
    if let Some(parameters) = at.get("parameters") {
        for parameter in parameters.elements()? {
            flat.parameter(&parameter.resolved()?, &mut mentions.requests)?;
        }
    }
    if let Some(body) = at.get("requestBody") {
        flat.body(&body.resolved()?, mentions)?;
    }
    for name in path.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
        if !flat.fields.iter().any(|field| field.wire == name && field.place == Place::Path) {
            return Err(at.wrong(&format!("the path names `{name}`, the parameters do not")));
        }
    }
    let parameters_type = at.get("x-scaledmail-parameters").map(|name| name.text()).transpose()?;
    if parameters_type.is_some() == flat.fields.is_empty() {
        return Err(at.wrong("x-scaledmail-parameters is there exactly when there are parameters"));
    }
    let (answer, example_answer) = answers(&at.need("responses")?, mentions)?;
    let effect_when = match at.get("x-scaledmail-effect-when") {
        Some(list) => list.elements()?.iter().map(|when| effect_when(when, &flat.fields)).collect::<Result<_>>()?,
        None => Vec::new(),
    };
    Ok(Operation {
        noun: noun.to_owned(),
        method: method.to_owned(),
        way: Way::Request { method: http_method.to_uppercase(), path: path.to_owned() },
        effect: effect(&at.need("x-scaledmail-effect")?)?,
        effect_when,
        limit: one_of(at, "x-scaledmail-limit", "search")?,
        resend: one_of(at, "x-scaledmail-resend", "never")?,
        summary: at.need("summary")?.text()?,
        description: at.need("description")?.text()?,
        parameters_type,
        primary: primary(&flat.fields),
        parameters: flat.fields,
        takes_organization: flat.takes_organization,
        answer,
        example_parameters: Value::Object(flat.example),
        example_answer,
        id,
    })
}

/// The one parameter that may be passed by position: the path parameter, else the only required one.
fn primary(fields: &[Field]) -> Option<String> {
    let mut required = fields.iter().filter(|field| field.required);
    let path = fields.iter().find(|field| field.place == Place::Path);
    path.or_else(|| required.next().filter(|_| required.next().is_none())).map(|field| field.wire.clone())
}

#[derive(Default)]
struct Flat {
    fields: Vec<Field>,
    example: Map<String, Value>,
    takes_organization: bool,
}

impl Flat {
    fn parameter(&mut self, at: &Cursor<'_>, names: &mut Vec<String>) -> Result<()> {
        at.only(&["name", "in", "required", "description", "schema", "example", "style", "explode"])?;
        let wire = at.need("name")?.text()?;
        let place = match at.need("in")?.text()?.as_str() {
            "path" => Place::Path,
            "query" => Place::Query,
            other => return Err(at.wrong(&format!("parameters in `{other}` are not known"))),
        };
        if wire == "organization_id" {
            self.takes_organization = true;
            return Ok(());
        }
        let schema = at.need("schema")?;
        let mut field = schemas::field(wire, place, at.flag("required")?, &schema, names)?;
        let described = at.text_of("description")?;
        if !described.is_empty() {
            field.description = described;
        }
        if let Some(example) = at.get("example").or_else(|| schema.get("example")) {
            self.example.insert(field.wire.clone(), example.json()?);
        } else if field.required {
            return Err(at.wrong("a required parameter has an example"));
        }
        self.add(field, at)
    }

    fn body(&mut self, at: &Cursor<'_>, mentions: &mut Mentions) -> Result<()> {
        at.only(&["required", "description", "content"])?;
        let content = at.need("content")?;
        content.only(&["application/json"])?;
        let json = content.need("application/json")?;
        json.only(&["schema", "example", "examples"])?;
        let (name, schema) = json.need("schema")?.reference()?.ok_or_else(|| json.wrong("the body is a reference"))?;
        mentions.bodies.push(name);
        let example = example(&json)?;
        let Value::Object(example) = example else {
            return Err(json.wrong("the example is an object"));
        };
        self.example.extend(example);
        for field in schemas::properties(&schema, &mut mentions.requests)? {
            if field.required && !self.example.contains_key(&field.wire) {
                return Err(json.wrong(&format!("the example lacks `{}`", field.wire)));
            }
            self.add(field, &json)?;
        }
        if let Some(name) = self.example.keys().find(|name| !self.fields.iter().any(|field| field.wire == **name)) {
            return Err(json.wrong(&format!("the example has `{name}`, the parameters do not")));
        }
        Ok(())
    }

    fn add(&mut self, field: Field, at: &Cursor<'_>) -> Result<()> {
        if self.fields.iter().any(|known| known.wire == field.wire) {
            return Err(at.wrong(&format!("`{}` is taken: parameters of a call are one flat set", field.wire)));
        }
        self.fields.push(field);
        Ok(())
    }
}

fn answers(at: &Cursor<'_>, mentions: &mut Mentions) -> Result<(Type, Value)> {
    at.only(&["200", "4XX", "5XX"])?;
    for key in ["4XX", "5XX"] {
        let failure = at.need(key)?.resolved()?;
        let json = failure.need("content")?.need("application/json")?;
        schemas::type_of(&json.need("schema")?, &mut mentions.failures)?;
    }
    let success = at.need("200")?.resolved()?;
    // Links lead readers and judges from answer to request; nothing is generated from them.
    success.only(&["description", "content", "links"])?;
    let json = success.need("content")?.need("application/json")?;
    json.only(&["schema", "example", "examples"])?;
    let answer = schemas::type_of(&json.need("schema")?, &mut mentions.answers)?;
    Ok((answer, example(&json)?))
}

/// The example of a body or an answer; the first when there are several.
fn example(at: &Cursor<'_>) -> Result<Value> {
    let Some(several) = at.get("examples") else { return at.need("example")?.json() };
    let Some((_, first)) = several.entries()?.into_iter().next() else {
        return Err(several.wrong("an example is expected"));
    };
    first.only(&["summary", "description", "value"])?;
    first.need("value")?.json()
}

/// The effect named here.
pub fn effect(at: &Cursor<'_>) -> Result<Effect> {
    match at.text()?.as_str() {
        "read" => Ok(Effect::Read),
        "write" => Ok(Effect::Write),
        "destructive" => Ok(Effect::Destructive),
        "charge" => Ok(Effect::Charge),
        other => Err(at.wrong(&format!("effect `{other}` is not known"))),
    }
}

fn effect_when(at: &Cursor<'_>, fields: &[Field]) -> Result<EffectWhen> {
    at.only(&["parameter", "equals", "effect"])?;
    let parameter = at.need("parameter")?.text()?;
    if !fields.iter().any(|field| field.wire == parameter) {
        return Err(at.wrong(&format!("`{parameter}` is no parameter")));
    }
    Ok(EffectWhen { parameter, equals: at.need("equals")?.text()?, effect: effect(&at.need("effect")?)? })
}

fn one_of(at: &Cursor<'_>, key: &str, known: &str) -> Result<Option<String>> {
    let Some(found) = at.get(key) else {
        return Ok(None);
    };
    match found.text()? {
        text if text == known => Ok(Some(text)),
        other => Err(found.wrong(&format!("`{other}` is not known; `{known}` is"))),
    }
}
