//! Organizations: listing.

use serde_json::{Value, json};

use crate::call::{Call, Handled};
use crate::state::State;

/// `GET /organizations`
pub(crate) fn list(state: &State, call: &Call<'_>) -> Handled {
    let of_account = state.organizations.iter().filter(|organization| organization.user_id == call.user_id);
    let organizations: Vec<Value> =
        of_account.map(|organization| json!({ "id": organization.id, "name": organization.name })).collect();
    Ok(json!({ "organizations": organizations }))
}
