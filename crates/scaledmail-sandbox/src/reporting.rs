//! Reporting: the weekly placement tests.

use serde_json::json;

use crate::call::{Call, Handled};
use crate::state::State;

/// `GET /reporting`
pub(crate) fn list(state: &State, call: &Call<'_>) -> Handled {
    Ok(json!({ "reports": state.organization(call.organization_id)?.reports }))
}
