//! The operations and links of the document, by the names that schemathesis gives them.

use crate::Result;
use serde_json::Value;

/// A link from an answer to a request.
#[derive(Debug)]
pub struct Link {
    /// Such as `GET /orders -> [200] order -> GET /orders/{order_id}`.
    pub label: String,
    /// The ids of the two operations.
    pub operations: [String; 2],
}

/// Every declared link.
pub fn declared(document: &Value) -> Result<Vec<Link>> {
    let mut links = Vec::new();
    for (from, id, operation) in operations(document) {
        let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
        for (status, response) in responses {
            for (name, link) in response.get("links").and_then(Value::as_object).into_iter().flatten() {
                let to = link.get("operationId").and_then(Value::as_str).unwrap_or_default();
                let target = operations(document).find(|(_, found, _)| *found == to).map(|(label, _, _)| label);
                let target = target.ok_or_else(|| format!("the link `{name}` of {from} leads nowhere: `{to}`"))?;
                let label = format!("{from} -> [{status}] {name} -> {target}");
                links.push(Link { label, operations: [id.to_owned(), to.to_owned()] });
            }
        }
    }
    Ok(links)
}

impl Link {
    /// Whether the events of a run tell of a step along the link.
    pub fn followed(&self, events: &str) -> bool {
        events.contains(&format!("\"{}\"", self.label))
    }
}

/// Label, id and content of each operation; a label is `GET /orders`.
pub fn operations(document: &Value) -> impl Iterator<Item = (String, &str, &Value)> {
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    paths.flat_map(|(path, item)| {
        item.as_object().into_iter().flatten().map(move |(method, operation)| {
            let id = operation.get("operationId").and_then(Value::as_str).unwrap_or_default();
            (format!("{} {path}", method.to_uppercase()), id, operation)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document(to: &str) -> Value {
        json!({ "paths": {
            "/orders": { "get": {
                "operationId": "orders_list",
                "responses": { "200": { "links": { "order": { "operationId": to } } }, "4XX": {} },
            } },
            "/orders/{id}": { "get": { "operationId": "orders_get", "responses": {} } },
        } })
    }

    #[test]
    fn links_are_named_by_where_they_start_and_end() -> Result<()> {
        let links = declared(&document("orders_get"))?;
        let [link] = links.as_slice() else { return Err(format!("one link is expected, not {links:?}").into()) };
        assert_eq!(link.label, "GET /orders -> [200] order -> GET /orders/{id}");
        assert_eq!(link.operations, ["orders_list", "orders_get"]);
        assert!(declared(&document("nothing")).is_err());
        assert!(link.followed(r#"{"id": "GET /orders -> [200] order -> GET /orders/{id}"}"#));
        assert!(!link.followed(r#"{"id": "GET /orders -> [200] order -> GET /orders/{id}/tag"}"#));
        Ok(())
    }
}
