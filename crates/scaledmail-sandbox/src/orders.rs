//! Orders: listing, reading, cancelling, tagging, placing, and forms.

mod create;
mod forms;
mod place;

pub(crate) use create::{create, create_custom};
pub(crate) use forms::{list_pending_forms, submit_form};
pub(crate) use place::{Extras, NewOrder, NewPackage, place_order};

use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::call::{Call, Handled};
use crate::state::{Order, OrderPackage, State};
use crate::validation::{CHANGED_TAG, Fields, tag};

/// `GET /orders`
pub(crate) fn list(state: &State, call: &Call<'_>) -> Handled {
    let payments: Vec<Value> = state
        .organization(call.organization_id)?
        .orders
        .iter()
        .map(|order| {
            json!({
                "id": order.id,
                "amount": order.amount,
                "created_at": order.created_at,
                "status": order.status(call.now).wire(),
                "description": order.description,
            })
        })
        .collect();
    Ok(json!({ "total": payments.len(), "payments": payments }))
}

/// `GET /orders/{order_id}`
pub(crate) fn get(state: &State, call: &Call<'_>) -> Handled {
    let orders = &state.organization(call.organization_id)?.orders;
    let order = orders.iter().find(|order| order.id == call.parameter).ok_or_else(unknown)?;
    Ok(json!({
        "id": order.id,
        "created_at": order.created_at,
        "amount": order.amount,
        "tag": order.tag,
        "status": order.status(call.now).wire(),
        "description": order.description,
        "invoices": [],
        "total_domains": order.domains().count(),
        "packages": order.packages.iter().map(|package| package_row(order, package, call)).collect::<Vec<_>>(),
        "addons": [],
        "current_items": [],
    }))
}

fn package_row(order: &Order, package: &OrderPackage, call: &Call<'_>) -> Value {
    let status = order.status(call.now).wire();
    let domains = package.domains.iter();
    let domains = domains.map(|domain| json!({ "id": domain.id, "name": domain.domain, "status": status }));
    json!({
        "type": package.mail_provider.title(),
        "id": package.id,
        "note": null,
        "payment_id": order.id,
        "created_at": package.created_at,
        "total_domains": package.domains.len(),
        "status": status,
        "domains": domains.collect::<Vec<_>>(),
    })
}

/// `DELETE /orders/{order_id}`
pub(crate) fn cancel(state: &mut State, call: &Call<'_>) -> Handled {
    let organization = state.organization_mut(call.organization_id)?;
    let order = organization.orders.iter_mut().find(|order| order.id == call.parameter).ok_or_else(unknown)?;
    if order.cancelled {
        return Err(Refusal::bad_request("the order is already cancelled"));
    }
    order.cancelled = true;
    organization.pending_forms.retain(|form| form.payment_id != call.parameter);
    Ok(json!({ "success": true, "message": "Subscription cancelled successfully" }))
}

/// `PATCH /orders/{order_id}/tag`
pub(crate) fn update_tag(state: &mut State, call: &Call<'_>) -> Handled {
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["tag"])?;
    let new_tag = tag(&fields, CHANGED_TAG)?.ok_or_else(|| fields.refuse("tag", "is required"))?;
    let orders = &mut state.organization_mut(call.organization_id)?.orders;
    let order = orders.iter_mut().find(|order| order.id == call.parameter).ok_or_else(unknown)?;
    order.tag = new_tag;
    Ok(json!({ "success": true, "message": "Tag updated" }))
}

fn unknown() -> Refusal {
    Refusal::not_found("there is no such order in this organization")
}
