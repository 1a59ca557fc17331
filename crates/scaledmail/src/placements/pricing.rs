//! What a cart costs, asked of the service.

use super::cart::{Cart, CustomPart, Goods, domain_name};
use crate::Decimal;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::price::{Currency, Price, PriceLine, PriceSource};
use crate::types::{CalculatePackage, DomainOffer, MailProvider, OfferStatus, ProviderBreakdown, SearchDomains};
use rust_decimal::Decimal as Number;

/// How many names are searched at once.
const SEARCHED: usize = 30;
/// A monthly volume to learn prices of units from; the service says so when it is too small.
const VOLUME: i64 = 100_000;

/// A price, and the offers of the domains of the cart if those were looked up.
#[derive(Debug, Default)]
pub(crate) struct Priced {
    pub price: Option<Price>,
    pub offers: Vec<DomainOffer>,
    pub notes: Vec<String>,
}

/// Asks what a cart costs at once.
pub(crate) async fn price(client: &Client, options: &CallOptions, cart: &Cart) -> Result<Priced, Error> {
    if !cart.clear {
        return Ok(Priced { notes: vec!["the request cannot be read well enough".to_owned()], ..Priced::default() });
    }
    let mut priced = match &cart.goods {
        Goods::Domains => of_domains(client, options, &cart.domains).await?,
        Goods::Package { price_id, quantity } => of_package(client, options, price_id, *quantity).await?,
        Goods::Prewarm { ids } => of_stock(client, options, ids).await?,
        Goods::Custom { parts, buy } => {
            let mut custom = of_parts(client, options, parts).await?;
            if *buy {
                let bought = of_domains(client, options, &cart.domains).await?;
                custom.price = custom.price.zip(bought.price).and_then(|(custom, bought)| both(custom, bought));
                custom.offers = bought.offers;
                custom.notes.extend(bought.notes);
            }
            custom
        }
        Goods::Unknown => Priced::default(),
    };
    if let (true, Some(price)) = (cart.coupon, &mut priced.price) {
        price.estimate = true;
        priced.notes.push("the coupon is not in the price".to_owned());
    }
    Ok(priced)
}

/// Amounts whose units are not clear are added to nothing.
fn both(one: Price, other: Price) -> Option<Price> {
    if one.currency != Currency::Usd || other.currency != Currency::Usd {
        return None;
    }
    one.amount.zip(other.amount)?;
    let lines = one.lines.into_iter().chain(other.lines).collect();
    Some(Price::of(one.source, one.estimate || other.estimate, lines))
}

async fn of_domains(client: &Client, options: &CallOptions, names: &[String]) -> Result<Priced, Error> {
    let mut offers = Vec::new();
    for some in names.chunks(SEARCHED) {
        offers
            .extend(client.domains().search(SearchDomains::new(some.iter().cloned())).options(options.clone()).await?);
    }
    let (mut lines, mut notes) = (Vec::new(), Vec::new());
    for name in names {
        let offer =
            offers.iter().find(|offer| offer.domain.as_deref().is_some_and(|found| domain_name(found) == *name));
        let available = offer.filter(|offer| offer.status == Some(OfferStatus::Available));
        match available.and_then(|offer| offer.price).and_then(|price| PriceLine::new(name, 1, price, "yearly")) {
            Some(line) => lines.push(line),
            None if available.is_some() => notes.push(format!("the price of {name} is not known")),
            None => notes.push(format!("{name} is not available")),
        }
    }
    let known = lines.len() == names.len();
    Ok(Priced { price: known.then(|| Price::of(PriceSource::Search, false, lines)), offers, notes })
}

async fn of_package(client: &Client, options: &CallOptions, price_id: &str, quantity: u64) -> Result<Priced, Error> {
    let list = client.packages().list().options(options.clone()).await?;
    let packages = list.packages.unwrap_or_default();
    let Some(package) = packages.iter().find(|package| package.id.as_deref() == Some(price_id)) else {
        return Ok(Priced { notes: vec![format!("there is no package {price_id}")], ..Priced::default() });
    };
    let name = package.name.as_deref().unwrap_or(price_id);
    let line = package.price.and_then(|price| PriceLine::new(name, quantity, price, "monthly"));
    Ok(Priced { price: line.map(|line| Price::of(PriceSource::Package, false, vec![line])), ..Priced::default() })
}

async fn of_stock(client: &Client, options: &CallOptions, ids: &[String]) -> Result<Priced, Error> {
    let stock = client.prewarm().list().options(options.clone()).await?;
    let inboxes: Vec<_> = [stock.google, stock.outlook].into_iter().flatten().flatten().collect();
    let (mut lines, mut notes) = (Vec::new(), Vec::new());
    for id in ids {
        let Some(inbox) = inboxes.iter().find(|inbox| inbox.id.as_deref() == Some(id)) else {
            notes.push(format!("{id} is not in stock"));
            continue;
        };
        let name = inbox.domain.as_deref().unwrap_or(id);
        let pricing = inbox.pricing.as_ref();
        let once = pricing.and_then(|pricing| PriceLine::new(name, 1, pricing.one_time_price?, "once"));
        let monthly = pricing.and_then(|pricing| PriceLine::new(name, 1, pricing.monthly_price?, "monthly"));
        match (once, monthly) {
            (Some(once), Some(monthly)) => lines.extend([once, monthly]),
            _ => notes.push(format!("the price of {name} is not known")),
        }
    }
    let price = notes.is_empty().then(|| Price::of(PriceSource::Stock, false, lines));
    Ok(Priced { price, notes, ..Priced::default() })
}

async fn of_parts(client: &Client, options: &CallOptions, parts: &[CustomPart]) -> Result<Priced, Error> {
    let (mut lines, mut notes, mut currency) = (Vec::new(), Vec::new(), Currency::Usd);
    for part in parts {
        let Some(breakdown) = of_unit(client, options, &part.provider).await? else {
            notes.push(format!("the price of {} is not known", part.provider));
            continue;
        };
        match line(part, &breakdown) {
            Some((line, units)) => {
                if units == Currency::Unclear {
                    currency = units;
                }
                lines.push(line);
            }
            None => notes.push(format!("the price of {} is not known", part.provider)),
        }
    }
    if currency == Currency::Unclear {
        notes.push("the service's prices may be dollars or cents: they are shown as they came".to_owned());
        let price = Price { amount: None, currency, source: PriceSource::Calculation, estimate: true, lines };
        return Ok(Priced { price: Some(price), notes, ..Priced::default() });
    }
    let known = lines.len() == parts.len() && !parts.is_empty();
    Ok(Priced { price: known.then(|| Price::of(PriceSource::Calculation, true, lines)), notes, ..Priced::default() })
}

/// What the service takes for one mailbox or domain of a mail provider.
async fn of_unit(client: &Client, options: &CallOptions, provider: &str) -> Result<Option<ProviderBreakdown>, Error> {
    let Ok(mail_provider) = provider.parse::<MailProvider>() else { return Ok(None) };
    let ask = async |volume: i64| {
        let calculation = CalculatePackage::new(volume, [mail_provider]);
        client.packages().calculate(calculation).options(options.clone()).await
    };
    let calculation = match ask(VOLUME).await {
        Err(error) if error.kind() == ErrorKind::Validation => match least(&error) {
            Some(volume) => ask(volume).await?,
            None => return Err(error),
        },
        calculation => calculation?,
    };
    let breakdown = calculation.data.and_then(|data| data.provider_breakdown).unwrap_or_default();
    let ours = |part: &&ProviderBreakdown| part.provider.as_ref().is_none_or(|named| named.as_str() == provider);
    Ok(breakdown.iter().find(ours).cloned())
}

/// The volume that the service asks for.
fn least(error: &Error) -> Option<i64> {
    let body: serde_json::Value = serde_json::from_str(error.raw_body()?).ok()?;
    body["minimum_required"]["volume"].as_i64()
}

fn line(part: &CustomPart, breakdown: &ProviderBreakdown) -> Option<(PriceLine, Currency)> {
    let each = breakdown.price_per_unit?;
    let basis = breakdown.pricing_basis.as_deref()?.to_lowercase();
    let (quantity, required) = if basis.contains("mailbox") {
        (part.mailboxes, breakdown.required_mailboxes)
    } else if basis.contains("domain") {
        (part.domains, breakdown.required_domains)
    } else {
        return None;
    };
    let name = format!("{} {}", part.provider, if basis.contains("mailbox") { "mailboxes" } else { "domains" });
    let units = units(each, required, breakdown.total_price);
    Some((PriceLine::new(name, quantity, each, "monthly")?, units))
}

/// The reference says cents, live answers are dollars. When the sum of an answer is not that of its units, one of them
/// is in something else.
fn units(each: Decimal, required: Option<i64>, total: Option<Decimal>) -> Currency {
    let Some((required, total)) = required.zip(total) else { return Currency::Usd };
    let sum = each.value().checked_mul(Number::from(required));
    let difference = sum.and_then(|sum| sum.checked_sub(total.value()));
    // Live sums are whole dollars.
    match difference.is_some_and(|difference| difference.abs() <= Number::ONE) {
        true => Currency::Usd,
        false => Currency::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_amounts_are_in() {
        let number = |text: &str| text.parse::<Decimal>().unwrap_or_default();
        for (each, required, total, expected) in [
            ("3.5", Some(34), Some("119"), Currency::Usd),
            ("3.75", Some(3), Some("11"), Currency::Usd),
            ("3.75", Some(3), Some("12"), Currency::Usd),
            ("350", Some(34), Some("119"), Currency::Unclear),
            ("3.5", Some(34), Some("11900"), Currency::Unclear),
            ("350", Some(34), Some("11900"), Currency::Usd),
            ("3.5", None, Some("119"), Currency::Usd),
            ("3.5", Some(34), None, Currency::Usd),
        ] {
            assert_eq!(units(number(each), required, total.map(number)), expected, "{each} {required:?} {total:?}");
        }
    }

    #[test]
    fn unclear_amounts_are_added_to_nothing() {
        let line = || PriceLine::new("a", 1, 5.into(), "once");
        let dollars = || Price::of(PriceSource::Search, false, line().into_iter().collect());
        let unclear = || Price { amount: None, currency: Currency::Unclear, ..dollars() };
        assert_eq!(both(dollars(), dollars()).and_then(|price| price.amount), Some(10.into()));
        assert_eq!(both(dollars(), unclear()), None);
        assert_eq!(both(dollars(), Price::unknown()), None);
    }
}
