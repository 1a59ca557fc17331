//! What a volume of mail would need and cost.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::call::{Call, Handled};
use crate::mail_provider::MailProvider;
use crate::money::{Cents, decimal, units};
use crate::validation::{Fields, text};

/// The least volume a month.
const LEAST_A_MONTH: u64 = 1000;
/// The largest volume taken, so that nothing overflows.
const MOST: u64 = 1_000_000_000_000;
/// Days in a month.
const DAYS: u64 = 30;
/// Percentages are counted in millionths of a percent.
const MILLIONTHS: u64 = 1_000_000;
const HUNDRED_PERCENT: u64 = 100 * MILLIONTHS;

/// `POST /calculate-package`
pub(crate) fn calculate(call: &Call<'_>) -> Handled {
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["volume", "period", "providers", "distribution", "tier"])?;
    // A missing field is told without a message, unlike a wrong one.
    for name in ["volume", "providers"] {
        if !fields.has(name) {
            let body = json!({ "error": format!("{name} is required") });
            return Err(Refusal::bare(StatusCode::BAD_REQUEST, body));
        }
    }
    let volume = fields.count("volume")?.filter(|volume| *volume <= MOST);
    let volume = volume.ok_or_else(|| fields.refuse("volume", &format!("must be at most {MOST}")))?;
    let period = fields.choice("period", &["month", "day"])?.unwrap_or("month");
    let tier = fields.choice("tier", &["low", "medium", "max"])?.unwrap_or("max");
    let shares = shares(&fields)?;
    let monthly = if period == "day" { volume * DAYS } else { volume };
    if monthly < LEAST_A_MONTH {
        let least = if period == "day" { LEAST_A_MONTH.div_ceil(DAYS) } else { LEAST_A_MONTH };
        return Err(Refusal::bare(
            StatusCode::BAD_REQUEST,
            json!({
                "error": "Volume too low",
                "message": format!("volume must be at least {least} a {period}"),
                "requested": { "volume": volume, "period": period },
                "minimum_required": { "volume": least, "period": period },
            }),
        ));
    }
    Ok(json!({ "data": calculation(monthly, tier, &shares) }))
}

/// Each provider with its share, in millionths of a percent.
type Shares = Vec<(MailProvider, u64)>;

fn shares(fields: &Fields<'_>) -> Result<Shares, Refusal> {
    let items = fields.required_array("providers")?;
    items.count(usize::MAX)?;
    let mut providers = Vec::new();
    for (place, value) in items.iter() {
        let provider = MailProvider::parse(text(&place, value)?);
        let provider = provider.ok_or_else(|| Refusal::field(&place, "must be one of google, outlook, smtp"))?;
        if providers.contains(&provider) {
            return Err(Refusal::field(&place, "is listed twice"));
        }
        providers.push(provider);
    }
    let Some(distribution) = fields.object("distribution")? else {
        return match providers.as_slice() {
            [only] => Ok(vec![(*only, HUNDRED_PERCENT)]),
            _ => Err(fields.refuse("distribution", "is required with two or more providers")),
        };
    };
    let mut shares = Vec::new();
    for (name, value) in distribution.map {
        let provider = MailProvider::parse(name).filter(|provider| providers.contains(provider));
        let provider = provider.ok_or_else(|| distribution.refuse(name, "is not one of the providers"))?;
        let share = percentage(value).ok_or_else(|| distribution.refuse(name, "must be a percentage from 0 to 100"))?;
        shares.push((provider, share));
    }
    if let Some(missing) = providers.iter().find(|provider| !shares.iter().any(|(it, _)| it == *provider)) {
        return Err(distribution.refuse(missing.wire(), "is required"));
    }
    if shares.iter().map(|(_, share)| share).sum::<u64>() != HUNDRED_PERCENT {
        return Err(fields.refuse("distribution", "must add up to 100"));
    }
    shares.sort_unstable();
    Ok(shares)
}

/// A percentage in millionths.
fn percentage(value: &Value) -> Option<u64> {
    units(value.as_number()?, 6).filter(|share| *share <= HUNDRED_PERCENT)
}

/// How many mails a mailbox sends a day.
fn daily_mails(provider: MailProvider, tier: &str) -> u64 {
    let most = match provider {
        MailProvider::Google => 20,
        MailProvider::Outlook => 4,
        MailProvider::Smtp => 20,
    };
    match tier {
        "low" => most / 2,
        "medium" => most * 3 / 4,
        _ => most,
    }
}

fn calculation(monthly: u64, tier: &str, shares: &Shares) -> Value {
    let mut total = (0_u64, 0_u64, Cents(0));
    let mut breakdown = Vec::new();
    for (provider, share) in shares {
        let mails = (u128::from(monthly) * u128::from(*share)).div_ceil(u128::from(HUNDRED_PERCENT));
        let mails = u64::try_from(mails).unwrap_or(u64::MAX);
        let per_domain = provider.mailboxes_per_domain();
        let domains = mails.div_ceil(DAYS * daily_mails(*provider, tier) * per_domain);
        let mailboxes = domains * per_domain;
        let price = provider.price(domains, mailboxes);
        let (unit, basis) = provider.unit_price();
        total = (total.0 + domains, total.1 + mailboxes, total.2.plus(price));
        breakdown.push(json!({
            "provider": provider.wire(),
            "requiredDomains": domains,
            "requiredMailboxes": mailboxes,
            "pricePerUnit": unit,
            "pricingBasis": basis.wire(),
            "totalPrice": price,
            "percentage": decimal(*share, 6),
        }));
    }
    json!({
        "monthlyVolume": monthly,
        "dailyVolume": monthly.div_ceil(DAYS),
        "providerBreakdown": breakdown,
        "totalDomains": total.0,
        "totalMailboxes": total.1,
        "totalPrice": total.2,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_read_exactly() {
        for (value, share) in [
            (json!(100), Some(HUNDRED_PERCENT)),
            (json!(0), Some(0)),
            (json!(33.33), Some(33_330_000)),
            (json!(66.67), Some(66_670_000)),
            (json!(100.000_001), None),
            (json!(-1), None),
            (json!(1e-9), None),
            (json!(1e300), None),
            (json!("50"), None),
            (json!(null), None),
        ] {
            assert_eq!(percentage(&value), share, "{value}");
        }
    }

    #[test]
    fn distributions_keep_their_rules() {
        for (body, expected) in [
            (json!({ "providers": ["google"] }), "ok"),
            (json!({ "providers": [] }), "providers must not be empty"),
            (json!({ "providers": ["yahoo"] }), "providers[0] must be one of"),
            (json!({ "providers": ["google", "google"] }), "providers[1] is listed twice"),
            (json!({ "providers": ["google", "smtp"] }), "distribution is required"),
            (json!({ "providers": ["google", "smtp"], "distribution": { "google": 33.3, "smtp": 66.7 } }), "ok"),
            (
                json!({ "providers": ["google", "smtp"], "distribution": { "google": 60, "smtp": 60 } }),
                "distribution must add up",
            ),
            (
                json!({ "providers": ["google", "smtp"], "distribution": { "google": 100 } }),
                "distribution.smtp is required",
            ),
            (json!({ "providers": ["google"], "distribution": { "smtp": 100 } }), "distribution.smtp is not one"),
            (json!({ "providers": ["google"], "distribution": { "google": "x" } }), "distribution.google must be"),
        ] {
            let fields = Fields::body(body.as_object().expect("an object"), false);
            let message = shares(&fields).err().map_or_else(|| "ok".to_owned(), |refusal| refusal.message());
            assert!(message.starts_with(expected), "{body}: {message}");
        }
    }

    #[test]
    fn prices_are_in_dollars() {
        let both = vec![(MailProvider::Google, HUNDRED_PERCENT / 2), (MailProvider::Smtp, HUNDRED_PERCENT / 2)];
        let result = calculation(24_000, "max", &both);
        assert_eq!(result["totalDomains"], 15);
        assert_eq!(result["totalMailboxes"], 40);
        assert_eq!(result["totalPrice"].to_string(), "88.75");
        assert_eq!(result["providerBreakdown"][1]["pricePerUnit"].to_string(), "3.75");
        assert_eq!(calculation(MOST * DAYS, "low", &both)["monthlyVolume"], MOST * DAYS);
    }
}
