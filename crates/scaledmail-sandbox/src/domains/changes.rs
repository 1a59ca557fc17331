//! Changes of running domains: filed at once, applied when the provisioning time has passed.

use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::call::{Call, Handled};
use crate::domains::{is_held_for_others, is_in_use};
use crate::mailboxes::aliases;
use crate::state::{Change, DomainPlace, Mailbox, PendingChange, State};
use crate::validation::{Fields, domain_name, hosting};

/// `POST /swap-domain/{domain}`
pub(crate) fn swap(state: &mut State, call: &Call<'_>) -> Handled {
    let provider = call.choice("provider", &["scaledmail", "other"])?;
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["new_domain", "hosting"])?;
    let new_domain = domain_name("new_domain", fields.required_text("new_domain")?)?;
    hosting(&fields, provider == "other")?;
    let domain_id = known(state, call)?.domain.id.clone();
    if is_in_use(state, &new_domain) {
        return Err(Refusal::field("new_domain", "is already used"));
    }
    let change = Change::Domain { new_domain: new_domain.clone(), domain_provider: provider.to_owned() };
    check_pending(state, call, &domain_id, &change)?;
    if provider == "scaledmail" {
        let purchased = &mut state.organization_mut(call.organization_id)?.purchased_domains;
        let bought = purchased.iter_mut().find(|bought| bought.domain == new_domain && !bought.used);
        let bought = bought
            .ok_or_else(|| Refusal::field("new_domain", "is not among the purchased domains that are available"))?;
        bought.used = true;
    } else if is_held_for_others(state, call.organization_id, &new_domain) {
        return Err(Refusal::field("new_domain", "belongs to somebody else"));
    }
    file(state, call, domain_id, change)
}

/// `POST /swap-redirect/{domain}`
pub(crate) fn swap_redirect(state: &mut State, call: &Call<'_>) -> Handled {
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["new_redirect"])?;
    let new_redirect = fields.text("new_redirect")?.ok_or_else(|| fields.refuse("new_redirect", "is required"))?;
    let place = known(state, call)?;
    let domain_id = place.domain.id.clone();
    if place.domain.redirect.as_deref().unwrap_or_default() == new_redirect {
        return Err(Refusal::bad_request("new_redirect is already the redirect of this domain"));
    }
    file(state, call, domain_id, Change::Redirect { new_redirect: new_redirect.to_owned() })
}

/// `POST /swap-sender-name/{domain}`
pub(crate) fn swap_sender_name(state: &mut State, call: &Call<'_>) -> Handled {
    let mode = call.choice("mode", &["name_only", "name_and_alias"])?;
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["sender_names"])?;
    let items = fields.required_array("sender_names")?;
    items.count(usize::MAX)?;
    let mut names = Vec::new();
    for fields in items.objects() {
        let fields = fields?;
        fields.only(&["first_name", "last_name"])?;
        names.push((fields.required_text("first_name")?.to_owned(), fields.required_text("last_name")?.to_owned()));
    }
    let place = known(state, call)?;
    let domain_id = place.domain.id.clone();
    let current = place.domain.mailboxes.clone();
    // Before anything is made: passwords come from the same source as ids.
    check_pending(state, call, &domain_id, &Change::SenderNames { mailboxes: Vec::new() })?;
    let mailboxes = if mode == "name_only" { renamed(&current, &names) } else { recreated(state, &current, &names) };
    file(state, call, domain_id, Change::SenderNames { mailboxes })
}

/// The same mailboxes under other names; too few names are used again from the first.
fn renamed(current: &[Mailbox], names: &[(String, String)]) -> Vec<Mailbox> {
    let rename = |(mailbox, (first_name, last_name)): (&Mailbox, &(String, String))| Mailbox {
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        ..mailbox.clone()
    };
    current.iter().zip(names.iter().cycle()).map(rename).collect()
}

/// As many mailboxes anew, with aliases and passwords of their own.
fn recreated(state: &mut State, current: &[Mailbox], names: &[(String, String)]) -> Vec<Mailbox> {
    let mut mailboxes: Vec<Mailbox> = Vec::new();
    for mut mailbox in renamed(current, names) {
        let free = aliases(&mailbox.first_name, &mailbox.last_name, current.len() as u64)
            .into_iter()
            .find(|alias| !mailboxes.iter().any(|made| made.alias == *alias));
        mailbox.alias = free.unwrap_or(mailbox.alias);
        mailbox.password = state.ids.password();
        mailboxes.push(mailbox);
    }
    mailboxes
}

/// `POST /swap-domain-masking/{domain}`
pub(crate) fn swap_masking(state: &mut State, call: &Call<'_>) -> Handled {
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["new_primary_domain"])?;
    let new_primary_domain = domain_name("new_primary_domain", fields.required_text("new_primary_domain")?)?;
    let domain_id = known(state, call)?.domain.id.clone();
    file(state, call, domain_id, Change::Masking { new_primary_domain })
}

/// `GET /domain-masking`
pub(crate) fn list_masking(state: &State, call: &Call<'_>) -> Handled {
    let masked = state.organization(call.organization_id)?.domains().filter_map(|place| {
        let primary_domain = place.domain.primary_domain.as_ref()?;
        Some(json!({ "domain": place.domain.domain, "primary_domain": primary_domain }))
    });
    Ok(json!({ "domains": masked.collect::<Vec<Value>>() }))
}

/// The domain in the path, if the organization has it.
fn known<'s>(state: &'s State, call: &Call<'_>) -> Result<DomainPlace<'s>, Refusal> {
    let place = state.organization(call.organization_id)?.domain_named(call.parameter);
    place.ok_or_else(|| Refusal::bad_request(format!("domain {} is not one of this organization", call.parameter)))
}

/// Of each kind one change of a domain can wait.
fn check_pending(state: &State, call: &Call<'_>, domain_id: &str, change: &Change) -> Result<(), Refusal> {
    let kind = std::mem::discriminant(change);
    let mut pending = state.organization(call.organization_id)?.pending_changes.iter();
    match pending.any(|waiting| waiting.domain_id == domain_id && std::mem::discriminant(&waiting.change) == kind) {
        true => Err(Refusal::bad_request("such a change of this domain is already pending")),
        false => Ok(()),
    }
}

fn file(state: &mut State, call: &Call<'_>, domain_id: String, change: Change) -> Handled {
    check_pending(state, call, &domain_id, &change)?;
    let due_at = state.change_due_at(call.now);
    let organization = state.organization_mut(call.organization_id)?;
    organization.pending_changes.push(PendingChange { domain_id, change, due_at });
    Ok(json!({ "success": true, "message": "The change has been requested" }))
}
