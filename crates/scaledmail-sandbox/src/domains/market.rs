//! Searching, suggesting and buying domains.

use std::time::Duration;

use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::call::{Call, Handled};
use crate::clock::Time;
use crate::money::Cents;
use crate::state::{PurchasedDomain, State};
use crate::validation::{Fields, at, domain_names, keyword, text, top_level_domain};

/// How many domains one search may name.
const MAX_SEARCHED: usize = 30;
/// How many domains one purchase may name.
const MAX_BOUGHT: usize = 10;
/// What a domain costs in its first year.
const PRICE: Cents = Cents(1250);
/// What a domain costs in each further year.
const RENEWAL_PRICE: Cents = Cents(1250);

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
    if let Some(items) = fields.array("tlds")? {
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
    let mut offer = json!({ "domain": name, "status": "available", "price": PRICE, "renewPrice": RENEWAL_PRICE });
    if let (true, Some(fields)) = (is_blacklisted(name), offer.as_object_mut()) {
        fields.insert("blacklisted".to_owned(), json!(["spamhaus.org"]));
    }
    offer
}

/// `taken.com` and all that somebody has in this sandbox.
pub(crate) fn is_taken(state: &State, name: &str) -> bool {
    let held = state.organizations.iter().any(|organization| {
        organization.purchased_domains.iter().any(|purchased| purchased.domain == name)
            || organization.domains().any(|place| place.domain.domain == name)
            || organization.pending_forms.iter().any(|form| form.domains.iter().any(|domain| domain == name))
    });
    held || name == "taken.com" || state.prewarm_stock.iter().any(|inbox| inbox.domain == name)
}

/// Names that begin with `blacklisted` are on a blacklist, and can be bought all the same.
fn is_blacklisted(name: &str) -> bool {
    name.starts_with("blacklisted")
}

/// `POST /buy-domains`
pub(crate) fn buy(state: &mut State, call: &Call<'_>) -> Handled {
    let names = named(call, MAX_BOUGHT)?;
    if let Some((index, name)) = names.iter().enumerate().find(|(_, name)| is_taken(state, name)) {
        return Err(Refusal::field(&at("domains", index), &format!("is not available: {name}")));
    }
    let bought: Vec<PurchasedDomain> = names.iter().map(|name| purchase(state, name, call.now)).collect();
    state.organization_mut(call.organization_id)?.purchased_domains.extend(bought);
    Ok(json!({ "success": true, "message": "Domains purchased successfully" }))
}

/// A domain bought now.
pub(crate) fn purchase(state: &mut State, name: &str, now: Time) -> PurchasedDomain {
    PurchasedDomain {
        domain: name.to_owned(),
        created_at: now.date(),
        renewal_at: now.plus(Duration::from_secs(365 * 86_400)).date(),
        renewal_price: RENEWAL_PRICE,
        domain_id: state.ids.record(),
        used: false,
    }
}
