//! What placing a cart would do and cost, without doing it.

use super::cart::{Cart, Goods, domain_name};
use super::holdings::{Holdings, Lists};
use super::placing::{Charge, planned};
use super::preparing::refusal;
use super::pricing::{self, Priced};
use super::tag::tag;
use crate::Decimal;
use crate::call::Context;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::Error;
use crate::event::PlannedRequest;
use crate::journal::{Allowance, Decision, Identity, decide};
use crate::price::Price;
use crate::request::{in_time, not_sent, organization};
use crate::spending;
use crate::types::{DomainOffer, OfferStatus};
use scaledmail_api::Effect;
use serde::Serialize;

/// What placing a cart would do and cost.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Preview {
    /// The operation that would be sent: `orders_create`.
    pub operation: String,
    /// The key that it would be placed under.
    pub key: String,
    /// What it costs at once, as far as that can be known.
    pub price: Price,
    /// Whether the price is known, and nothing that stands in the way.
    pub ready: bool,
    /// The domains of the cart.
    pub domains: Vec<PreviewedDomain>,
    /// What stands in the way, or should be known.
    pub notes: Vec<String>,
    /// The exact request.
    pub request: PlannedRequest,
}

/// A domain of a cart.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PreviewedDomain {
    /// The name.
    pub domain: String,
    /// What it is doing.
    pub status: PreviewStatus,
    /// What it costs to buy, in US dollars.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Decimal>,
    /// Blacklists that it is on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blacklists: Vec<String>,
}

/// What a domain of a cart is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PreviewStatus {
    /// It can be bought.
    Available,
    /// Somebody has it.
    Taken,
    /// The account bought it, and an order can use it.
    Owned,
    /// It belongs to an order of the account already.
    InUse,
    /// It is not the account's, and need not be.
    Elsewhere,
    /// Nothing tells.
    Unknown,
}

/// Looks, and builds the request that would be sent.
pub(crate) async fn preview(charge: Charge, mut context: Context) -> Result<Preview, Error> {
    let Context { client, options, placing, cancelled, .. } = &mut context;
    let Charge { name, operation, secrets, refused, cart, send, .. } = charge;
    if let Some(error) = refused {
        return Err(not_sent(error, Effect::Charge, &name));
    }
    let dry = CallOptions { dry_run: Some(true), ..options.clone() };
    let broken = placing.violations();
    let unsent = |error| not_sent(error, Effect::Charge, &name);
    if !broken.is_empty() {
        return Err(unsent(Error::broken_rules(broken)));
    }
    let plan = client.plan(&name, operation, Effect::Charge, secrets, &dry).map_err(unsent)?;
    let deadline = plan.deadline;
    let exchange = client.exchange(plan).map_err(unsent)?;
    let work = async {
        let organization_id = organization(client, options, deadline).await?;
        let identity = Identity {
            base_url: client.base_url().to_owned(),
            organization_id: organization_id.clone(),
            account: String::new(),
            operation: name.clone(),
            key: placing.key.as_ref().map_or_else(|| cart.key(), |key| key.as_str().to_owned()),
        };
        let tag = cart.takes_tag().then(|| tag(cart.label.as_deref(), &identity.id(), 1));
        let request = *planned(send(client, exchange, organization_id, tag.as_deref()).await)?;
        let reading = CallOptions { timeout: deadline.left_to_read(), ..options.clone() };
        let lists = Lists { purchased: true, ..Lists::of(&cart) };
        let holdings = Holdings::read(client, &reading, lists);
        let (holdings, priced) = tokio::try_join!(holdings, pricing::price(client, &reading, &cart))?;
        let domains: Vec<_> = cart.domains.iter().map(|name| previewed(name, &cart, &holdings, &priced)).collect();
        let mut in_the_way: Vec<String> =
            holdings.conflict(&cart).iter().map(|error| error.message().to_owned()).collect();
        let unfit = domains.iter().filter(|domain| is_unfit(domain.status, &cart));
        in_the_way.extend(unfit.map(|domain| format!("{} is {}", domain.domain, words(domain.status))));
        let refusal = spending::check(&client.settings().spending, placing, &priced).err();
        in_the_way.extend(refusal.map(|error| error.message().to_owned()));
        let (stands, told) = journaled(client, &identity, &cart, placing.key.is_none(), priced.price.as_ref()).await;
        in_the_way.extend(stands);
        let ready = in_the_way.is_empty() && priced.price.as_ref().is_some_and(|price| price.amount.is_some());
        let mut notes = in_the_way;
        notes.extend(told.into_iter().chain(priced.notes));
        notes.dedup();
        let price = priced.price.unwrap_or_else(Price::unknown);
        Ok(Preview { operation: name.clone(), key: identity.key, price, ready, domains, notes, request })
    };
    in_time(&name, work, &deadline, cancelled).await
}

/// What the journal says of placing it now: what stands in the way, and what should be known. A journal that cannot be
/// read is for the placement to complain of.
async fn journaled(
    client: &Client,
    identity: &Identity,
    cart: &Cart,
    derived: bool,
    price: Option<&Price>,
) -> (Vec<String>, Vec<String>) {
    let Ok(journal) = client.journal() else { return Default::default() };
    let now = client.now()();
    let (mut stands, mut told) = (Vec::new(), Vec::new());
    if let Ok(Some(known)) = journal.known(identity).await {
        match decide(Some(&known), &cart.hash, derived, now) {
            Decision::Go => {}
            Decision::Replay => told.push("it was placed already: placing it again gives that receipt".to_owned()),
            decision => stands.push(refusal(decision, &known).message().to_owned()),
        }
    }
    let allowance = Allowance { today: client.today(), max_per_day: client.settings().spending.max_per_day };
    if let Ok(Some(refused)) = journal.room(identity, &allowance, price).await {
        stands.push(refused.to_string());
    }
    (stands, told)
}

fn previewed(name: &str, cart: &Cart, holdings: &Holdings, priced: &Priced) -> PreviewedDomain {
    let same = |offer: &&DomainOffer| offer.domain.as_deref().is_some_and(|found| domain_name(found) == name);
    let offer = priced.offers.iter().find(same);
    let status = match offer.and_then(|offer| offer.status.as_ref()) {
        _ if holdings.in_use.contains_key(name) => PreviewStatus::InUse,
        _ if holdings.purchased.contains(name) => PreviewStatus::Owned,
        Some(OfferStatus::Available) => PreviewStatus::Available,
        Some(OfferStatus::Taken) => PreviewStatus::Taken,
        _ if cart.registers() => PreviewStatus::Unknown,
        _ if matches!(cart.goods, Goods::Prewarm { .. }) => match priced.price.is_some() {
            true => PreviewStatus::Available,
            false => PreviewStatus::Unknown,
        },
        _ => PreviewStatus::Elsewhere,
    };
    PreviewedDomain {
        domain: name.to_owned(),
        status,
        price: offer.and_then(|offer| offer.price),
        blacklists: offer.and_then(|offer| offer.blacklisted.clone()).unwrap_or_default(),
    }
}

/// Whether the service would refuse it, besides what is the account's already.
fn is_unfit(status: PreviewStatus, cart: &Cart) -> bool {
    match status {
        PreviewStatus::Taken => true,
        PreviewStatus::Elsewhere => cart.owned,
        _ => false,
    }
}

fn words(status: PreviewStatus) -> &'static str {
    match status {
        PreviewStatus::Taken => "taken",
        _ => "not among the account's purchased domains",
    }
}
