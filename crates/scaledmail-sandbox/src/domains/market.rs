//! Searching, suggesting and buying domains.

use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::call::{Call, Handled};
use crate::clock::YEAR;
use crate::money::Cents;
use crate::state::{Change, MarketDomain, PurchaseEntry, PurchasedDomain, State};
use crate::validation::{Fields, at, domain_names, keyword, text, top_level_domain};

/// How many domains one search may name.
const MAX_SEARCHED: usize = 30;
/// How many domains one purchase may name.
const MAX_BOUGHT: usize = 10;
/// How many endings may be named; the service does not tell its own bound.
const MAX_ENDINGS: usize = 100;

/// The endings that are suggested when none are named.
const TOP_LEVEL_DOMAINS: [&str; 4] = ["com", "net", "org", "io"];
/// What is made of a keyword; `*` stands for it.
const PATTERNS: [&str; 10] = ["*", "get*", "try*", "go*", "with*", "*hq", "*mail", "*app", "*team", "hello*"];

/// `POST /search-domains`
pub(crate) fn search(state: &State, call: &Call<'_>) -> Handled {
    let names = named(call, MAX_SEARCHED)?;
    Ok(names.iter().map(|name| offer(state, name)).collect())
}

/// The domain names of the body.
fn named(call: &Call<'_>, most: usize) -> Result<Vec<String>, Refusal> {
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["domains"])?;
    domain_names(&fields.required_array("domains")?, most)
}

/// `POST /suggest-domains`
pub(crate) fn suggest(state: &State, call: &Call<'_>) -> Handled {
    let page = call.number("page", 1, 1, usize::MAX)?;
    let limit = call.number("limit", 10, 1, usize::MAX)?;
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["domain", "tlds"])?;
    let keyword = keyword("domain", fields.required_text("domain")?)?;
    let mut endings = Vec::new();
    if let Some(items) = fields.array("tlds")?.filter(|items| !items.values.is_empty()) {
        items.count(MAX_ENDINGS)?;
        for (place, value) in items.iter() {
            endings.push(top_level_domain(&place, text(&place, value)?)?);
        }
    }
    if endings.is_empty() {
        endings = TOP_LEVEL_DOMAINS.map(str::to_owned).to_vec();
    }
    let names = PATTERNS.iter().flat_map(|pattern| {
        let label = pattern.replace('*', &keyword);
        endings.iter().map(move |ending| format!("{label}.{ending}"))
    });
    let shown = names.skip((page - 1).saturating_mul(limit)).take(limit);
    Ok(json!({ "domains": shown.map(|name| offer(state, &name)).collect::<Vec<_>>() }))
}

fn offer(state: &State, name: &str) -> Value {
    if is_taken(state, name) {
        return json!({ "domain": name, "status": "taken", "price": null, "renewPrice": null });
    }
    let (price, renewal_price) = prices(state, name);
    let mut offer = json!({ "domain": name, "status": "available", "price": price, "renewPrice": renewal_price });
    let blacklisted = listed(state, name).map(|listed| &listed.blacklisted).filter(|lists| !lists.is_empty());
    if let (Some(blacklisted), Some(fields)) = (blacklisted, offer.as_object_mut()) {
        fields.insert("blacklisted".to_owned(), json!(blacklisted));
    }
    offer
}

fn listed<'s>(state: &'s State, name: &str) -> Option<&'s MarketDomain> {
    state.market.domains.iter().find(|listed| listed.domain == name)
}

/// What the first and each further year cost.
fn prices(state: &State, name: &str) -> (Cents, Cents) {
    let listed = listed(state, name);
    let price = listed.and_then(|listed| listed.price).unwrap_or(state.market.price);
    (price, listed.and_then(|listed| listed.renewal_price).unwrap_or(state.market.renewal_price))
}

/// Whether a running domain has this name, or is to have it.
pub(crate) fn is_in_use(state: &State, name: &str) -> bool {
    let is_target = |change: &Change| matches!(change, Change::Domain { new_domain, .. } if new_domain == name);
    state.organizations.iter().any(|organization| {
        organization.domain_named(name).is_some()
            || organization.pending_changes.iter().any(|pending| is_target(&pending.change))
    })
}

/// Whether the service keeps this name for somebody else, so that it cannot come from elsewhere.
pub(crate) fn is_held_for_others(state: &State, organization_id: &str, name: &str) -> bool {
    let mut others = state.organizations.iter().filter(|organization| organization.id != organization_id);
    state.prewarm_stock.iter().any(|inbox| inbox.domain == name)
        || others.any(|organization| {
            organization.purchased_domains.iter().any(|purchased| purchased.domain == name)
                || organization.pending_forms.iter().any(|form| form.domains.iter().any(|domain| domain == name))
        })
}

/// What is listed as taken, and all that somebody has in this sandbox.
pub(crate) fn is_taken(state: &State, name: &str) -> bool {
    let held = state.organizations.iter().any(|organization| {
        organization.purchased_domains.iter().any(|purchased| purchased.domain == name)
            || organization.domains().any(|place| place.domain.domain == name)
            || organization.pending_forms.iter().any(|form| form.domains.iter().any(|domain| domain == name))
    });
    held || is_in_use(state, name)
        || listed(state, name).is_some_and(|listed| listed.taken)
        || state.prewarm_stock.iter().any(|inbox| inbox.domain == name)
}

/// `POST /buy-domains`
pub(crate) fn buy(state: &mut State, call: &Call<'_>) -> Handled {
    let names = named(call, MAX_BOUGHT)?;
    if let Some((index, name)) = names.iter().enumerate().find(|(_, name)| is_taken(state, name)) {
        return Err(Refusal::field(&at("domains", index), &format!("is not available: {name}")));
    }
    state.pay()?;
    purchase(state, call, &names)?;
    Ok(json!({ "success": true, "message": "Domains purchased successfully" }))
}

/// Commits the purchase of domains that are available.
pub(crate) fn purchase(state: &mut State, call: &Call<'_>, names: &[String]) -> Result<(), Refusal> {
    for name in names {
        let (price, renewal_price) = prices(state, name);
        let domain_id = state.ids.record();
        state.ledger.purchases.push(PurchaseEntry {
            domain: name.clone(),
            domain_id: domain_id.clone(),
            organization_id: call.organization_id.to_owned(),
            price,
            purchased_at: call.now,
        });
        state.organization_mut(call.organization_id)?.purchased_domains.push(PurchasedDomain {
            domain: name.clone(),
            created_at: call.now.date(),
            renewal_at: call.now.plus(YEAR).date(),
            renewal_price,
            domain_id,
            used: false,
        });
    }
    Ok(())
}
