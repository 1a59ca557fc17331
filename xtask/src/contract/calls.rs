//! The good calls that tables start from.

use crate::Result;
use crate::document::{Document, Effect, Operation, Place, Way};
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

/// A call as a table writes it.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The operation; the entry's name is one unless this is given.
    call: Option<String>,
    #[serde(default)]
    params: serde_json::Map<String, Json>,
    #[serde(default)]
    result: Json,
    #[serde(default)]
    wrong_shape: Json,
}

/// A call that succeeds.
pub struct Call<'a> {
    pub name: String,
    pub operation: &'a Operation,
    /// The HTTP method and the path template.
    http: (&'a str, &'a str),
    pub params: Json,
    /// What it gives.
    pub result: Json,
    /// An answer that this operation never gives.
    pub wrong_shape: Json,
}

impl<'a> Call<'a> {
    pub fn new(name: &str, written: &Written, document: &'a Document) -> Result<Self> {
        let id = written.call.as_deref().unwrap_or(name);
        let operation = document.operations.iter().find(|operation| operation.id == id);
        let operation = operation.ok_or_else(|| format!("{id} is no operation"))?;
        let Way::Request { method, path } = &operation.way else {
            return Err(format!("{id} is no operation of the API").into());
        };
        Ok(Self {
            name: name.to_owned(),
            operation,
            http: (method, path),
            params: written.params.clone().into(),
            result: written.result.clone(),
            wrong_shape: written.wrong_shape.clone(),
        })
    }

    /// `read`, `write`, `write_once`, `destructive` or `charge`.
    pub fn effect(&self) -> &'static str {
        let changed =
            self.operation.effect_when.iter().find(|when| self.params[&when.parameter] == when.equals.as_str());
        let effect = changed.map_or(self.operation.effect, |when| when.effect);
        match (effect, self.operation.resend.as_deref()) {
            (Effect::Write, Some("never")) => "write_once",
            (effect, _) => effect.name(),
        }
    }

    /// Its request: what the document says where each parameter goes.
    pub fn request(&self) -> Json {
        let placed = |place| -> Map<String, Json> {
            let fields = self.operation.parameters.iter().filter(|field| field.place == place);
            let given = fields.filter_map(|field| Some((field.wire.clone(), self.params.get(&field.wire)?.clone())));
            given.collect()
        };
        let mut query = placed(Place::Query);
        if self.operation.takes_organization {
            query.insert("organization_id".to_owned(), "recSandboxOrganization1".into());
        }
        let has_body = self.operation.parameters.iter().any(|field| field.place == Place::Body);
        let mut headers = json!({ "authorization": "<any>" });
        if has_body {
            headers["content-type"] = "application/json".into();
        }
        let body = if has_body { Json::from(placed(Place::Body)) } else { Json::Null };
        let mut path = format!("/api/v1{}", self.http.1);
        for field in self.operation.parameters.iter().filter(|field| field.place == Place::Path) {
            let value = self.params[&field.wire].as_str().unwrap_or_default();
            path = path.replace(&format!("{{{}}}", field.wire), value);
        }
        json!({
            "method": self.http.0,
            "path": path,
            "query": query,
            "headers": headers,
            "body": body,
        })
    }

    /// The call with these parameters, as a case writes it.
    pub fn when(&self, params: &Json) -> Json {
        match params.as_object() {
            Some(params) if !params.is_empty() => json!({ "call": self.operation.id, "params": params }),
            _ => json!({ "call": self.operation.id }),
        }
    }
}
