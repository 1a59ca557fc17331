//! The document as a whole: paths, then every component that they reach.

use serde_yaml_ng::Value;

use super::cursor::Cursor;
use super::parameters::{self, Mentions};
use super::{Document, Operation, Schema, Side, schemas};
use crate::Result;

const METHODS: &[&str] = &["get", "post", "put", "patch", "delete"];

/// Reads the document.
pub fn document(root: &Value) -> Result<Document> {
    let top = Cursor::top(root);
    top.only(&["openapi", "info", "servers", "security", "tags", "paths", "components", "externalDocs"])?;
    let mut mentions = Mentions::default();
    let mut operations: Vec<Operation> = Vec::new();
    for (path, item) in top.need("paths")?.entries()? {
        item.only(METHODS)?;
        for (method, at) in item.entries()? {
            let operation = parameters::operation(&path, &method, &at, &mut mentions)?;
            if operations.iter().any(|known| known.id == operation.id) {
                return Err(at.wrong("this operationId is taken"));
            }
            operations.push(operation);
        }
    }
    let components = top.need("components")?.need("schemas")?;
    let requests = reach(&components, Side::Request, mentions.requests)?;
    let answers = reach(&components, Side::Answer, mentions.answers)?;
    let failures = reach(&components, Side::Answer, mentions.failures)?;
    let mut schemas = Vec::new();
    for (name, at) in components.entries()? {
        let sent = requests.iter().find(|schema| schema.name() == name);
        let received = answers.iter().find(|schema| schema.name() == name);
        match (sent, received) {
            (Some(_), Some(_)) => return Err(at.wrong("requests and answers do not share schemas")),
            (Some(schema), None) | (None, Some(schema)) => schemas.push(schema.clone()),
            (None, None) if mentions.bodies.contains(&name) => {}
            (None, None) if failures.iter().any(|schema| schema.name() == name) => {}
            (None, None) if at.get("properties").is_none() && at.get("enum").is_none() => {}
            (None, None) => return Err(at.wrong("no operation reaches this schema")),
        }
    }
    let version = top.need("info")?.need("version")?.text()?;
    Ok(Document { version, operations, schemas })
}

/// The components of one side, with all that they mention.
fn reach(components: &Cursor<'_>, side: Side, mut names: Vec<String>) -> Result<Vec<Schema>> {
    let mut found: Vec<Schema> = Vec::new();
    while let Some(name) = names.pop() {
        if !found.iter().any(|schema| schema.name() == name) {
            found.push(schemas::component(&name, &components.need(&name)?, side, &mut names)?);
        }
    }
    Ok(found)
}
