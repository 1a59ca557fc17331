//! Domains: listing, searching, buying and changing.

mod changes;
mod market;

pub(crate) use changes::{list_masking, swap, swap_masking, swap_redirect, swap_sender_name};
pub(crate) use market::{buy, is_held_for_others, is_in_use, is_taken, purchase, search, suggest};

use serde_json::{Value, json};

use crate::call::{Call, Handled};
use crate::mailboxes::names;
use crate::state::{DomainPlace, Organization, PurchasedDomain, State, Status};

/// `GET /domains`
pub(crate) fn list(state: &State, call: &Call<'_>) -> Handled {
    let organization = state.organization(call.organization_id)?;
    let domains: Vec<Value> = organization.domains().map(|place| row(organization, &place, call)).collect();
    Ok(json!({ "total": domains.len(), "domains": domains }))
}

fn row(organization: &Organization, place: &DomainPlace<'_>, call: &Call<'_>) -> Value {
    let DomainPlace { order, package, domain } = place;
    let status = order.setup(call.now);
    let mailboxes: Vec<Value> = match status {
        Status::InProgress => Vec::new(),
        _ => domain.mailboxes.iter().map(names).collect(),
    };
    let mut row = json!({
        "id": domain.id,
        "domain": domain.domain,
        "tag": domain.tag,
        "redirect": domain.redirect,
        "order_type": package.mail_provider.wire(),
        "order_id": package.id,
        "payment_id": order.id,
        "domain_provider": domain.domain_provider,
        "user_id": organization.user_id,
        "total_mailboxes": domain.mailboxes.len(),
        "mailbox": mailboxes,
        "status": status.wire(),
    });
    if let (Some(primary_domain), Some(fields)) = (&domain.primary_domain, row.as_object_mut()) {
        fields.insert("domain_masking".to_owned(), primary_domain.as_str().into());
    }
    row
}

/// `GET /purchased-domains`
pub(crate) fn list_purchased(state: &State, call: &Call<'_>) -> Handled {
    let only_available = call.flag("available")?;
    let purchased = &state.organization(call.organization_id)?.purchased_domains;
    let listed = purchased.iter().filter(|domain| !only_available || !domain.used);
    Ok(json!({ "domains": listed.map(purchased_row).collect::<Vec<_>>() }))
}

fn purchased_row(domain: &PurchasedDomain) -> Value {
    json!({
        "domain": domain.domain,
        "domain_id": domain.domain_id,
        "created_at": domain.created_at,
        "renewal_at": domain.renewal_at,
        "renewal_price": domain.renewal_price,
    })
}
