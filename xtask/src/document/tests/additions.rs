//! What may be added to the document, and where the error says that something may not.

use super::{Document, Effect, HEAD, Schema, Side, Type};
use crate::document::Way;

const ADDITIONS: &str = r#"
answers: {things_change: Change}
fields:
  Things:
    required: [outcome]
    properties: {outcome: {$ref: '#/components/schemas/Ending'}}
options:
  charge: {key: {type: string, description: The key.}}
  write: {dry_run: {type: boolean, description: Whether to send nothing.}}
callbacks: {on_event: Note}
operations:
  things_plan:
    effect: read
    made_of: [things_change]
    summary: Plan
    description: Plans a change, as `things_change` makes it.
    parameters_of: things_change
    parameters_type: PlanThing
    answer: Things
    example_answer: {outcome: good}
  things_fix:
    effect: charge
    made_of: []
    summary: Fix
    description: Fixes it.
    parameters_type: FixThing
    parameters:
      - {name: how, description: How., schema: {$ref: '#/components/schemas/Mode'}}
      - {name: label, required: true, primary: true, description: The label., schema: {type: string}, example: a}
    answer: Change
    example_answer: &change {outcome: good}
  helpers_list: {effect: read, made_of: [], summary: List, description: Lists., answer: Change, example_answer: *change}
components:
  schemas:
    Ending: {type: string, enum: [good, bad]}
    Note: {type: object, properties: {text: {type: string}}}
    Change:
      type: object
      required: [outcome]
      properties:
        outcome: {$ref: '#/components/schemas/Ending'}
        note: {type: string}
"#;

#[test]
fn adds_operations_answers_fields_and_options() -> crate::Result<()> {
    let document = Document::parse_with(HEAD, ADDITIONS)?;
    assert_eq!(document.nouns(), ["things", "helpers"]);
    let [change, plan, fix, list] = document.operations.as_slice() else { return Err("four operations".into()) };
    assert!(matches!(change.way, Way::Request { .. }));
    assert_eq!(change.answer, Type::Named("Change".to_owned()));
    assert_eq!(change.example_answer, serde_json::json!({"outcome": "good"}));
    let names = |fields: &[super::super::Field]| fields.iter().map(|field| field.wire.clone()).collect::<Vec<_>>();
    assert_eq!((names(&plan.parameters), plan.primary.as_deref()), (names(&change.parameters), Some("id")));
    assert!(matches!(&plan.way, Way::Made { of } if of == &["things_change"]));
    assert_eq!((fix.primary.as_deref(), list.parameters.len()), (Some("label"), 0));
    let options = |effect| document.options.of(effect).map(|field| field.wire.as_str()).collect::<Vec<_>>();
    assert_eq!(options(Effect::Charge), ["key", "dry_run"]);
    assert_eq!((options(Effect::Destructive), options(Effect::Read)), (vec!["dry_run"], vec![]));
    let required = |name: &str| match document.schema(name) {
        Some(Schema::Object { fields, side: Side::Answer, .. }) => {
            fields.iter().filter(|field| field.required).map(|field| field.wire.as_str()).collect()
        }
        _ => vec!["no answer"],
    };
    assert_eq!((required("Things"), required("Change")), (vec!["outcome"], vec!["outcome"]));
    assert_eq!(document.callbacks, [("on_event".to_owned(), Type::Named("Note".to_owned()))]);
    assert!(matches!(document.schema("Ending"), Some(Schema::Enum { open: false, side: Side::Answer, .. })));
    Ok(())
}

#[test]
fn what_is_replaced_everywhere_is_left_out() -> crate::Result<()> {
    let instead = ADDITIONS.replace("answer: Things", "answer: Change").replace("fields:", "fields: {}\nunused:");
    let start = instead.find("unused:").ok_or("a place")?;
    let end = instead.find("options:").ok_or("a place")?;
    let document = Document::parse_with(HEAD, &format!("{}{}", &instead[..start], &instead[end..]))?;
    assert!(document.schema("Things").is_none() && document.schema("Thing").is_none());
    Ok(())
}

#[test]
fn the_document_alone_has_no_additions() {
    let failure = Document::parse(&format!("{HEAD}\nadditions: {{}}")).map(|_| ()).map_err(|error| error.to_string());
    assert_eq!(failure, Err("top level: `additions` has no meaning for the generator here".to_owned()));
}

#[test]
fn names_the_place_of_what_it_does_not_know() {
    for (from, to, wanted) in [
        ("answers: {", "answer: {}\nanswers: {", "top level: `answer`"),
        ("{things_change: Change}", "{things_chang: Change}", "answers.things_chang: the API has no such operation"),
        ("{things_change: Change}", "{things_fix: Change}", "answers.things_fix: the API has no such operation"),
        ("{things_change: Change}", "{things_change: Mode}", "answers.things_change: `Mode` is no object"),
        ("  Things:\n    required", "  Thing:\n    needed", "fields.Thing: `needed`"),
        ("  Things:\n", "  None:\n", "fields.None: the document has no such object"),
        ("required: [outcome]\n    prop", "required: [other]\n    prop", "fields.Things.required.0: it is no property"),
        ("properties: {outcome", "properties: {things", "fields.Things.properties.things: the API has this field"),
        ("charge: {key", "charges: {key", "options: `charges`"),
        ("{type: boolean,", "{type: integer,", "options.write.dry_run: an option is"),
        ("{on_event: Note}", "{on_events: Note}", "callbacks: `on_events`"),
        ("{on_event: Note}", "{on_event: Mode}", "callbacks.on_event: `Mode` is no object"),
        ("effect: read\n", "effect: reads\n", "operations.things_plan.effect: effect `reads`"),
        ("summary: Plan", "title: Plan", "operations.things_plan: `title`"),
        ("made_of: [things_change]", "made_of: [things_fix]", "things_plan.made_of.0: the API has no such operation"),
        (
            "parameters_of: things_change",
            "parameters_of: none",
            "things_plan.parameters_of: there is no such operation",
        ),
        ("    parameters_type: PlanThing\n", "", "operations.things_plan: `parameters_type` is there exactly"),
        ("answer: Things", "answer: Mode", "operations.things_plan.answer: `Mode` is no object"),
        ("{name: how,", "{name: how, in: query,", "operations.things_fix.parameters.0: `in`"),
        ("{name: how,", "{name: label,", "operations.things_fix.parameters.1: `label` is taken"),
        ("{name: how,", "{name: how, primary: true,", "operations.things_fix.parameters.1: one parameter"),
        (", example: a}", "}", "operations.things_fix.parameters.1: a required parameter has an example"),
        ("{name: how,", "{name: key,", "things_fix: `key` is an option of the call"),
        ("{name: how,", "{name: timeout,", "things_fix: `timeout` is an option of the call"),
        ("  things_fix:", "  things_change:", "operations.things_change: there is an operation of this name"),
        ("&change {outcome: good}", "&change {note: a}", "example answer of things_fix: `outcome` is missing"),
        ("&change {outcome: good}", "&change {outcome: fair}", "\"fair\" is no known Ending"),
        ("    Ending:", "    Unused: {type: string, enum: [x]}\n    Ending:", "schemas.Unused: no operation reaches"),
        ("    Ending:", "    Mode: {type: string, enum: [x]}\n    Ending:", "the document has a schema of this name"),
        ("enum: [good, bad]}", "enum: [good, bad], x-scaledmail-open: true}", "schemas.Ending: `x-scaledmail-open`"),
        ("    Change:\n", "    Change:\n      additionalProperties: true\n", "schemas.Change: `additionalProperties`"),
    ] {
        assert!(ADDITIONS.contains(from), "{from}");
        let changed = ADDITIONS.replacen(from, to, 1);
        let found = Document::parse_with(HEAD, &changed).map_or_else(|error| error.to_string(), |_| String::new());
        assert!(found.contains(wanted), "{wanted:?} is not in {found:?}");
    }
}
