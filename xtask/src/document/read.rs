//! The document as a whole: paths, then every component that they reach.

use serde_yaml_ng::Value;

use super::additions::{self, Added};
use super::cursor::Cursor;
use super::parameters::{self, Mentions};
use super::{Document, Operation, Options, Schema, Side, schemas};
use crate::Result;

const METHODS: &[&str] = &["get", "post", "put", "patch", "delete"];

const TOP: &[&str] = &["openapi", "info", "servers", "security", "tags", "paths", "components", "externalDocs"];

/// Reads the document, and what was merged into it.
pub fn document(root: &Value, added: Option<&Added>) -> Result<Document> {
    let top = Cursor::top(root);
    let extra = if added.is_some() { &[additions::KEY][..] } else { &[] };
    top.only(&[TOP, extra].concat())?;
    let nothing = Added::default();
    let (extra, added) = (added.and_then(|_| top.get(additions::KEY)), added.unwrap_or(&nothing));
    let components = top.need("components")?.need("schemas")?;
    let mut mentions = Mentions::default();
    let mut operations: Vec<Operation> = Vec::new();
    for (path, item) in top.need("paths")?.entries()? {
        item.only(METHODS)?;
        for (method, at) in item.entries()? {
            let before = mentions.answers.len();
            let operation = parameters::operation(&path, &method, &at, &mut mentions)?;
            if added.replaces(&operation.id) {
                mentions.replaced.extend(mentions.answers.split_off(before));
            }
            if operations.iter().any(|known| known.id == operation.id) {
                return Err(at.wrong("this operationId is taken"));
            }
            operations.push(operation);
        }
    }
    let (mut options, mut callbacks) = (Options::default(), Vec::new());
    if let Some(extra) = extra {
        options = additions::options(&extra)?;
        callbacks = additions::callbacks(&extra, &components, &mut mentions)?;
        additions::operations(&extra, &components, &mut operations, &mut mentions)?;
    }
    let schemas = reached(&components, mentions, added)?;
    for operation in &operations {
        let taken = |wire: &String| {
            parameters::OPTIONS.contains(&wire.as_str())
                || options.of(operation.effect).any(|option| option.wire == *wire)
        };
        if let Some(field) = operation.parameters.iter().find(|field| taken(&field.wire)) {
            return Err(format!("{}: `{}` is an option of the call", operation.id, field.wire).into());
        }
    }
    let version = top.need("info")?.need("version")?.text()?;
    Ok(Document { version, operations, schemas, options, callbacks })
}

/// The components that operations reach, in their order; one that none reaches is an error.
fn reached(components: &Cursor<'_>, mentions: Mentions, added: &Added) -> Result<Vec<Schema>> {
    let requests = reach(components, Side::Request, mentions.requests, added)?;
    let answers = reach(components, Side::Answer, mentions.answers, added)?;
    let unseen = reach(components, Side::Answer, [mentions.failures, mentions.replaced].concat(), added)?;
    let mut schemas = Vec::new();
    for (name, at) in components.entries()? {
        let sent = requests.iter().find(|schema| schema.name() == name);
        let received = answers.iter().find(|schema| schema.name() == name);
        match (sent, received) {
            (Some(_), Some(_)) => return Err(at.wrong("requests and answers do not share schemas")),
            (Some(schema), None) | (None, Some(schema)) => schemas.push(schema.clone()),
            (None, None) if mentions.bodies.contains(&name) => {}
            (None, None) if unseen.iter().any(|schema| schema.name() == name) => {}
            (None, None) if at.get("properties").is_none() && at.get("enum").is_none() => {}
            (None, None) => return Err(at.wrong("no operation reaches this schema")),
        }
    }
    Ok(schemas)
}

/// The components of one side, with all that they mention.
fn reach(components: &Cursor<'_>, side: Side, mut names: Vec<String>, added: &Added) -> Result<Vec<Schema>> {
    let mut found: Vec<Schema> = Vec::new();
    while let Some(name) = names.pop() {
        if !found.iter().any(|schema| schema.name() == name) {
            found.push(schemas::component(&name, &components.need(&name)?, side, &mut names, added)?);
        }
    }
    Ok(found)
}
