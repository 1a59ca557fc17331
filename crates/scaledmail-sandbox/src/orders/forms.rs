//! Forms of paid orders whose domains are handed in later.

use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::call::{Call, Handled};
use crate::domains::is_in_use;
use crate::orders::create::{custom_order, new_packages};
use crate::orders::place::{Extras, fill_in_id, order_packages};
use crate::state::{PendingForm, State};
use crate::validation::providers;

/// `GET /pending-forms`
pub(crate) fn list_pending_forms(state: &State, call: &Call<'_>) -> Handled {
    let forms: Vec<Value> = state.organization(call.organization_id)?.pending_forms.iter().map(row).collect();
    Ok(json!({ "total": forms.len(), "forms": forms }))
}

fn row(form: &PendingForm) -> Value {
    json!({
        "payment_id": form.payment_id,
        "uuid": form.uuid,
        "description": form.description,
        "created_at": form.created_at.date(),
        "amount": form.amount,
        "type": "package-subscription",
        "data": { "quantity": form.quantity, "domains_required": form.domains.len(), "domains": form.domains },
    })
}

/// `POST /submit-form/{uuid}`
pub(crate) fn submit_form(state: &mut State, call: &Call<'_>) -> Handled {
    let provider = call.choice("provider", &["scaledmail", "other"])?;
    let forms = &state.organization(call.organization_id)?.pending_forms;
    let form = forms.iter().find(|form| form.uuid == call.parameter).cloned();
    let form = form.ok_or_else(|| Refusal::not_found("there is no such pending form in this organization"))?;
    let plans = providers(&custom_order(call)?)?;
    let mut extras = Extras::read(call, provider)?;
    for plan in plans.iter().flat_map(|plan| &plan.domains) {
        if !form.domains.contains(&plan.domain) {
            let rule = format!("is not one of the original order's: {}", plan.domain);
            return Err(Refusal::field(&format!("{}.domain", plan.place), &rule));
        }
        if is_in_use(state, &plan.domain) {
            let rule = format!("is already used: {}", plan.domain);
            return Err(Refusal::field(&format!("{}.domain", plan.place), &rule));
        }
    }
    let packages = new_packages(state, provider, plans);
    let packages = order_packages(state, call, packages);
    let active_at = call.now.plus(state.provisioning);
    fill_in_id(&mut extras.sequencer, &form.payment_id);
    let organization = state.organization_mut(call.organization_id)?;
    organization.pending_forms.retain(|pending| pending.uuid != form.uuid);
    if let Some(order) = organization.orders.iter_mut().find(|order| order.id == form.payment_id) {
        order.packages.extend(packages);
        order.active_at = Some(active_at);
        order.provider = provider.to_owned();
        order.hosting = extras.hosting;
        order.sequencer = extras.sequencer;
        if !extras.tag.is_empty() {
            order.tag = extras.tag;
        }
    }
    Ok(json!({ "success": true, "message": "Form submitted" }))
}
