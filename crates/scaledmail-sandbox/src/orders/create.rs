//! Placing orders: of a package, and custom ones.

use serde_json::json;

use crate::answer::Refusal;
use crate::call::{Call, Handled};
use crate::domains::{is_held_for_others, is_in_use, is_taken, purchase};
use crate::money::Cents;
use crate::orders::place::{Extras, NewOrder, NewPackage, place_order, sending_domain};
use crate::state::State;
use crate::validation::{DomainPlan, Fields, People, ProviderPlan, provided, providers};

/// `POST /create-order/{price_id}`
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Handled {
    let provider = call.choice("provider", &["scaledmail", "other"])?;
    let package = state.packages.iter().find(|package| package.id == call.parameter);
    let package = package.ok_or_else(|| Refusal::not_found("there is no package of this price_id"))?;
    let (price, required, description) = (package.price, package.domains, package.name.to_owned());
    let (mail_provider, mailboxes) = (package.mail_provider, package.mailboxes_per_domain);
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["domains", "quantity", "hosting", "sequencer", "tag", "providers"])?;
    let quantity = fields.count("quantity")?.unwrap_or(1);
    let (place, plans) = match (fields.array("domains")?, fields.has("providers")) {
        (Some(_), true) => return Err(fields.refuse("providers", "cannot be combined with domains")),
        (Some(items), false) => {
            let plan = ProviderPlan { mailboxes_per_domain: Some(mailboxes), ..provided(mail_provider, None, &items)? };
            ("domains", vec![plan])
        }
        (None, true) => ("providers", providers(&fields)?),
        (None, false) => return Err(fields.refuse("domains", "is required")),
    };
    let extras = Extras::read(call, provider)?;
    let required = required.saturating_mul(quantity);
    let given: usize = plans.iter().map(|plan| plan.domains.len()).sum();
    if u64::try_from(given) != Ok(required) {
        let rule = format!("must have exactly {required} domains for this package and quantity, not {given}");
        return Err(Refusal::field(place, &rule));
    }
    check_domains(state, call, provider, &plans)?;
    let id = commit(state, call, provider, description, price.times(quantity), extras, plans)?;
    Ok(state.receipts.receipt(&id, json!({ "id": id })))
}

/// `POST /create-custom-order`
pub(crate) fn create_custom(state: &mut State, call: &Call<'_>) -> Handled {
    let provider = call.choice("provider", &["scaledmail", "other", "buy"])?;
    let plans = providers(&custom_order(call)?)?;
    let extras = Extras::read(call, provider)?;
    check_domains(state, call, provider, &plans)?;
    let amount = plans.iter().map(price).fold(Cents(0), Cents::plus);
    let id = commit(state, call, provider, "Custom order".to_owned(), amount, extras, plans)?;
    let usual = json!({ "success": true, "message": "Order created successfully", "payment_id": id });
    Ok(state.receipts.receipt(&id, usual))
}

/// The body of a custom order, which answers a form as well.
pub(crate) fn custom_order<'a>(call: &Call<'a>) -> Result<Fields<'a>, Refusal> {
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["providers", "tag", "hosting", "sequencer"])?;
    Ok(fields)
}

/// What the domains of one mail provider cost a month.
fn price(plan: &ProviderPlan) -> Cents {
    let made_up = plan.mailboxes_per_domain.unwrap_or_else(|| plan.mail_provider.mailboxes_per_domain());
    let mailboxes = plan.domains.iter().map(|domain| match &domain.people {
        People::One { .. } => made_up,
        People::Aliases(aliases) => aliases.len() as u64,
    });
    plan.mail_provider.price(plan.domains.len() as u64, mailboxes.sum())
}

/// Every domain must be there to be used, or the whole order fails.
fn check_domains(state: &State, call: &Call<'_>, provider: &str, plans: &[ProviderPlan]) -> Result<(), Refusal> {
    plans.iter().flat_map(|plan| &plan.domains).try_for_each(|plan| check_domain(state, call, provider, plan))
}

fn check_domain(state: &State, call: &Call<'_>, provider: &str, plan: &DomainPlan) -> Result<(), Refusal> {
    let name = &plan.domain;
    let purchased = &state.organization(call.organization_id)?.purchased_domains;
    let free = purchased.iter().any(|purchased| purchased.domain == *name && !purchased.used);
    let wrong = match provider {
        _ if is_in_use(state, name) => Some("is already used"),
        "other" if is_held_for_others(state, call.organization_id, name) => Some("belongs to somebody else"),
        "scaledmail" if !free => Some("is not among the purchased domains that are available"),
        "buy" if is_taken(state, name) => Some("is not available for registration"),
        _ => None,
    };
    match wrong {
        Some(rule) => Err(Refusal::field(&format!("{}.domain", plan.place), &format!("{rule}: {name}"))),
        None => Ok(()),
    }
}

fn commit(
    state: &mut State,
    call: &Call<'_>,
    provider: &str,
    description: String,
    amount: Cents,
    extras: Extras,
    plans: Vec<ProviderPlan>,
) -> Result<String, Refusal> {
    let names = plans.iter().flat_map(|plan| &plan.domains).map(|plan| plan.domain.clone());
    let names: Vec<String> = names.collect();
    let payment = state.pay()?;
    if provider == "buy" {
        purchase(state, call, &names)?;
    }
    for purchased in &mut state.organization_mut(call.organization_id)?.purchased_domains {
        purchased.used |= names.contains(&purchased.domain);
    }
    let packages = new_packages(state, provider, plans);
    let order = NewOrder { description, amount, payment, provider: provider.to_owned(), extras, packages };
    place_order(state, call, order)
}

/// The packages for checked plans.
pub(crate) fn new_packages(state: &mut State, provider: &str, plans: Vec<ProviderPlan>) -> Vec<NewPackage> {
    let package = |plan: ProviderPlan| {
        let mailboxes = plan.mailboxes_per_domain.unwrap_or_else(|| plan.mail_provider.mailboxes_per_domain());
        let domains = plan.domains.into_iter();
        let domains = domains.map(|domain| sending_domain(state, provider, mailboxes, domain)).collect();
        NewPackage { mail_provider: plan.mail_provider, domains }
    };
    plans.into_iter().map(package).collect()
}
