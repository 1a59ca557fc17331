//! What the document may not say, and where the error says it stands.

mod additions;

use super::{Document, Effect, Place, Schema, Side, Type};

/// A small description.
const HEAD: &str = r#"
openapi: 3.0.3
info: {title: T, version: 1.2.3}
paths:
  /things/{id}:
    post:
      operationId: things_change
      tags: [things]
      summary: Change a thing
      description: Changes it.
      x-scaledmail-effect: write
      x-scaledmail-effect-when: [{parameter: mode, equals: all, effect: destructive}]
      x-scaledmail-parameters: ChangeThing
      parameters:
        - {name: organization_id, in: query, required: true, schema: {type: string}}
        - {name: id, in: path, required: true, schema: {type: string, maxLength: 5}, example: a}
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/ChangeBody'}
            example: {mode: all}
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Things'}, example: {}}}}
        4XX: {$ref: '#/components/responses/Failure'}
        5XX: {$ref: '#/components/responses/Failure'}
components:
  responses:
    Failure: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  schemas:
    ChangeBody:
      type: object
      additionalProperties: false
      required: [mode]
      properties: {mode: {$ref: '#/components/schemas/Mode'}}
    Mode: {type: string, enum: [one, all]}
    Problem: {type: object, additionalProperties: true, properties: {error: {type: string, nullable: true}}}
    Thing: {type: object, additionalProperties: true, properties: {price: {type: number, format: decimal, nullable: true}}}
    Things:
      type: object
      additionalProperties: true
      x-scaledmail-items: things
      properties: {things: {type: array, nullable: true, items: {$ref: '#/components/schemas/Thing'}}}
"#;

fn failure(from: &str, to: &str) -> String {
    assert!(HEAD.contains(from), "{from}");
    match Document::parse(&HEAD.replace(from, to)) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn reads_an_operation_with_flat_parameters() -> crate::Result<()> {
    let document = Document::parse(HEAD)?;
    let [operation] = document.operations.as_slice() else { return Err("one operation".into()) };
    assert_eq!((operation.noun.as_str(), operation.method.as_str()), ("things", "change"));
    assert_eq!(operation.effect_when[0].effect, Effect::Destructive);
    assert!(operation.takes_organization);
    let places: Vec<_> = operation.parameters.iter().map(|field| (field.wire.as_str(), field.place)).collect();
    assert_eq!(places, [("id", Place::Path), ("mode", Place::Body)]);
    assert_eq!(operation.parameters[0].constraint.as_deref(), Some("at most 5 characters"));
    assert_eq!(operation.example_parameters, serde_json::json!({"id": "a", "mode": "all"}));
    assert_eq!(operation.answer, Type::Named("Things".to_owned()));
    assert_eq!(operation.primary.as_deref(), Some("id"));
    let sides: Vec<_> = document.schemas.iter().map(|schema| (schema.name(), schema.side())).collect();
    assert_eq!(sides, [("Mode", Side::Request), ("Thing", Side::Answer), ("Things", Side::Answer)]);
    assert!(matches!(document.schema("Things"), Some(Schema::Object { items: Some(items), .. }) if items == "things"));
    Ok(())
}

#[test]
fn names_the_place_of_what_it_does_not_know() {
    for (from, to, wanted) in [
        ("maxLength: 5", "colour: red", "paths./things/{id}.post.parameters.1.schema: `colour`"),
        (
            "format: decimal",
            "format: float",
            "components.schemas.Thing.properties.price: type `number` with format `float`",
        ),
        ("tags: [things]", "tags: [other]", "paths./things/{id}.post: the only tag"),
        ("example: {mode: all}", "example: {mode: none}", "example of things_change: mode: \"none\" is no known Mode"),
        (
            "Things'}, example: {}",
            "Things'}, example: {things: [{cost: 1}]}",
            "example answer of things_change.things[0]: `cost`",
        ),
        ("equals: all", "equal: all", "x-scaledmail-effect-when.0: `equal`"),
        ("x-scaledmail-items: things", "x-scaledmail-items: none", "components.schemas.Things: x-scaledmail-items"),
        ("example: {mode: all}", "example: {}", "application/json: the example lacks `mode`"),
        ("'#/components/schemas/Things'", "'#/components/schemas/None'", "does not exist"),
        (
            "    Mode:",
            "    Unused: {type: string, enum: [x]}\n    Mode:",
            "components.schemas.Unused: no operation reaches",
        ),
        (
            "price: {type: number, format: decimal, nullable: true}",
            "price: {$ref: '#/components/schemas/Mode'}",
            "components.schemas.Mode: enums of answers are open",
        ),
    ] {
        let found = failure(from, to);
        assert!(found.contains(wanted), "{wanted:?} is not in {found:?}");
    }
}
