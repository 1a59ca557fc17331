//! One case.

use serde_json::Value as Json;

/// A case and its path below the folder of cases.
pub struct Case {
    pub name: String,
    pub content: Json,
}
