//! The domains of an order, and the same grouped by mail provider.

use std::collections::BTreeSet;

use crate::answer::Refusal;
use crate::mail_provider::MailProvider;
use crate::validation::{Fields, Items, domain_name, local_part};

/// A domain as it was ordered.
#[derive(Debug, PartialEq)]
pub(crate) struct DomainPlan {
    /// Where it stands in the body.
    pub(crate) place: String,
    pub(crate) domain: String,
    pub(crate) redirect: Option<String>,
    pub(crate) profile_picture: Option<String>,
    pub(crate) people: People,
}

/// Whose mailboxes a domain gets: the two forms.
#[derive(Debug, PartialEq)]
pub(crate) enum People {
    /// The service makes the aliases up.
    One { first_name: String, last_name: String },
    /// The aliases as given.
    Aliases(Vec<AliasPlan>),
}

/// An alias as it was ordered.
#[derive(Debug, PartialEq)]
pub(crate) struct AliasPlan {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) alias: String,
    pub(crate) profile_picture: Option<String>,
}

/// The domains that one mail provider serves.
pub(crate) struct ProviderPlan {
    pub(crate) mail_provider: MailProvider,
    pub(crate) mailboxes_per_domain: Option<u64>,
    pub(crate) domains: Vec<DomainPlan>,
}

/// A list of domain configurations; all must use the same of the two forms.
pub(crate) fn domain_configs(items: &Items<'_>) -> Result<Vec<DomainPlan>, Refusal> {
    let mut seen = BTreeSet::new();
    let mut plans: Vec<DomainPlan> = Vec::new();
    for fields in items.objects() {
        let fields = fields?;
        let place = fields.own_place().to_owned();
        let plan = domain_config(&fields, place.clone())?;
        if !seen.insert(plan.domain.clone()) {
            return Err(Refusal::field(&format!("{place}.domain"), "is listed twice"));
        }
        let form = std::mem::discriminant(&plan.people);
        if plans.first().is_some_and(|first| std::mem::discriminant(&first.people) != form) {
            let rule = "must give its people like the first domain does: first_name and last_name, or aliases";
            return Err(Refusal::field(&place, rule));
        }
        plans.push(plan);
    }
    Ok(plans)
}

fn domain_config(fields: &Fields<'_>, place: String) -> Result<DomainPlan, Refusal> {
    fields.only(&["domain", "redirect", "profile_picture", "first_name", "last_name", "aliases"])?;
    let domain = domain_name(&fields.place("domain"), fields.required_text("domain")?)?;
    let named = fields.has("first_name") || fields.has("last_name");
    let people = match (named, fields.array("aliases")?) {
        (true, Some(_)) => {
            return Err(fields.refuse("aliases", "cannot be combined with first_name and last_name"));
        }
        (_, None) if named => People::One {
            first_name: fields.required_text("first_name")?.to_owned(),
            last_name: fields.required_text("last_name")?.to_owned(),
        },
        (_, None) => return Err(Refusal::field(&place, "needs first_name and last_name, or aliases")),
        (_, Some(items)) => People::Aliases(aliases(&items)?),
    };
    Ok(DomainPlan {
        place,
        domain,
        redirect: fields.text("redirect")?.filter(|redirect| !redirect.is_empty()).map(str::to_owned),
        profile_picture: fields.text("profile_picture")?.map(str::to_owned),
        people,
    })
}

fn aliases(items: &Items<'_>) -> Result<Vec<AliasPlan>, Refusal> {
    items.count(usize::MAX)?;
    let mut seen = BTreeSet::new();
    let mut plans = Vec::new();
    for fields in items.objects() {
        let fields = fields?;
        fields.only(&["first_name", "last_name", "alias", "profile_picture"])?;
        let alias = local_part(&fields.place("alias"), fields.required_text("alias")?)?;
        if !seen.insert(alias.to_lowercase()) {
            return Err(fields.refuse("alias", "is listed twice"));
        }
        plans.push(AliasPlan {
            first_name: fields.required_text("first_name")?.to_owned(),
            last_name: fields.required_text("last_name")?.to_owned(),
            alias: alias.to_owned(),
            profile_picture: fields.text("profile_picture")?.map(str::to_owned),
        });
    }
    Ok(plans)
}

/// The `providers` of a body, within the limits of each mail provider.
pub(crate) fn providers(fields: &Fields<'_>) -> Result<Vec<ProviderPlan>, Refusal> {
    let providers = fields.required_object("providers")?;
    providers.only(&MailProvider::ALL.map(MailProvider::wire))?;
    let mut seen = BTreeSet::new();
    let mut plans = Vec::new();
    for mail_provider in MailProvider::ALL {
        let Some(part) = providers.object(mail_provider.wire())? else { continue };
        let plan = provider(mail_provider, &part)?;
        if let Some(twice) = plan.domains.iter().find(|plan| !seen.insert(plan.domain.clone())) {
            return Err(Refusal::field(&format!("{}.domain", twice.place), "is listed twice"));
        }
        plans.push(plan);
    }
    if plans.is_empty() {
        return Err(fields.refuse("providers", "needs at least one of google, outlook, smtp"));
    }
    Ok(plans)
}

fn provider(mail_provider: MailProvider, part: &Fields<'_>) -> Result<ProviderPlan, Refusal> {
    part.only(&["domains", "mailboxes_per_domain"])?;
    let mailboxes_per_domain = part.count("mailboxes_per_domain")?;
    let allowed = mail_provider.allowed_mailboxes_per_domain();
    if mailboxes_per_domain.is_some_and(|count| !allowed.contains(&count)) {
        let rule = if allowed.start() == allowed.end() {
            format!("must be {} for {} when it is sent", allowed.start(), mail_provider.wire())
        } else {
            format!("must be from {} to {}", allowed.start(), allowed.end())
        };
        return Err(part.refuse("mailboxes_per_domain", &rule));
    }
    let items = part.required_array("domains")?;
    provided(mail_provider, mailboxes_per_domain, &items)
}

/// The domains that one mail provider serves, within its limits.
pub(crate) fn provided(
    mail_provider: MailProvider,
    mailboxes_per_domain: Option<u64>,
    items: &Items<'_>,
) -> Result<ProviderPlan, Refusal> {
    items.count(mail_provider.max_domains())?;
    let domains = domain_configs(items)?;
    let allowed = mail_provider.allowed_aliases(mailboxes_per_domain);
    for plan in &domains {
        let People::Aliases(aliases) = &plan.people else { continue };
        if !allowed.contains(&aliases.len()) {
            let rule = format!("must have from {} to {} items, not {}", allowed.start(), allowed.end(), aliases.len());
            return Err(Refusal::field(&format!("{}.aliases", plan.place), &rule));
        }
    }
    Ok(ProviderPlan { mail_provider, mailboxes_per_domain, domains })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn configs(domains: &Value) -> String {
        let body = json!({ "domains": domains });
        let fields = Fields::body(body.as_object().expect("an object"), false);
        let outcome = fields.required_array("domains").and_then(|items| domain_configs(&items));
        outcome.err().map_or_else(|| "ok".to_owned(), |refusal| refusal.message())
    }

    fn with_aliases(domain: &str, count: usize) -> Value {
        let alias = |index: usize| json!({ "first_name": "A", "last_name": "B", "alias": format!("a{index}") });
        json!({ "domain": domain, "aliases": (0..count).map(alias).collect::<Vec<_>>() })
    }

    #[test]
    fn domains_use_one_of_two_forms() {
        let named = |domain: &str| json!({ "domain": domain, "first_name": "A", "last_name": "B" });
        for (domains, expected) in [
            (json!([named("a.com"), named("b.com")]), "ok"),
            (json!([with_aliases("a.com", 1)]), "ok"),
            (json!([named("a.com"), with_aliases("b.com", 1)]), "domains[1] must give"),
            (json!([named("a.com"), named("A.com")]), "domains[1].domain is listed twice"),
            (json!([{ "domain": "a.com" }]), "domains[0] needs first_name"),
            (json!([{ "domain": "a.com", "first_name": "A" }]), "domains[0].last_name is required"),
            (json!([{ "domain": "a.com", "first_name": "A", "aliases": [] }]), "domains[0].aliases cannot"),
            (json!([with_aliases("a.com", 0)]), "domains[0].aliases must not be empty"),
            (json!([{ "domain": "nope" }]), "domains[0].domain is not"),
            (json!([{}]), "domains[0].domain is required"),
            (json!(["a.com"]), "domains[0] must be an object"),
            (json!({}), "domains must be an array"),
        ] {
            assert!(configs(&domains).starts_with(expected), "{domains}: {}", configs(&domains));
        }
    }

    #[test]
    fn aliases_keep_their_rules() {
        let one = |aliases: Value| json!([{ "domain": "a.com", "aliases": aliases }]);
        let alias = |alias: &str| json!({ "first_name": "A", "last_name": "B", "alias": alias });
        for (domains, expected) in [
            (one(json!([alias("a@b")])), "domains[0].aliases[0].alias must be the part before the @"),
            (one(json!([alias("a"), alias("b c")])), "domains[0].aliases[1].alias must not contain spaces"),
            (one(json!([alias("a"), alias("A")])), "domains[0].aliases[1].alias is listed twice"),
            (one(json!([{ "alias": "a" }])), "domains[0].aliases[0].first_name is required"),
        ] {
            assert!(configs(&domains).starts_with(expected), "{domains}: {}", configs(&domains));
        }
    }

    #[test]
    fn every_mail_provider_has_its_limits() {
        let domains = |count: usize, aliases: usize| -> Value {
            (0..count).map(|index| with_aliases(&format!("d{index}.com"), aliases)).collect()
        };
        for (name, part, expected) in [
            ("google", json!({ "domains": domains(100, 2) }), "ok"),
            ("google", json!({ "domains": domains(101, 2) }), "providers.google.domains must have at most 100"),
            (
                "google",
                json!({ "domains": domains(1, 3) }),
                "providers.google.domains[0].aliases must have from 1 to 2",
            ),
            ("google", json!({ "domains": domains(1, 4), "mailboxes_per_domain": 4 }), "ok"),
            (
                "google",
                json!({ "domains": domains(1, 1), "mailboxes_per_domain": 2 }),
                "providers.google.domains[0].aliases",
            ),
            (
                "google",
                json!({ "domains": domains(1, 4), "mailboxes_per_domain": 5 }),
                "providers.google.mailboxes_per_domain",
            ),
            ("outlook", json!({ "domains": domains(30, 25) }), "ok"),
            ("outlook", json!({ "domains": domains(31, 1) }), "providers.outlook.domains must have at most 30"),
            ("outlook", json!({ "domains": domains(1, 26) }), "providers.outlook.domains[0].aliases"),
            (
                "outlook",
                json!({ "domains": domains(1, 1), "mailboxes_per_domain": 2 }),
                "providers.outlook.mailboxes_per_domain must be 25",
            ),
            ("smtp", json!({ "domains": domains(70, 4) }), "ok"),
            ("smtp", json!({ "domains": domains(71, 4) }), "providers.smtp.domains must have at most 70"),
            ("smtp", json!({ "domains": domains(1, 5) }), "providers.smtp.domains[0].aliases"),
            ("smtp", json!({ "domains": [] }), "providers.smtp.domains must not be empty"),
            ("smtp", json!({}), "providers.smtp.domains is required"),
            ("yahoo", json!({}), "providers needs at least one"),
        ] {
            let body = json!({ "providers": { name: part } });
            let outcome = providers(&Fields::body(body.as_object().expect("an object"), false));
            let message = outcome.err().map_or_else(|| "ok".to_owned(), |refusal| refusal.message());
            assert!(message.starts_with(expected), "{name} {expected}: {message}");
        }
    }

    #[test]
    fn a_domain_has_one_mail_provider() {
        let part = json!({ "domains": [with_aliases("a.com", 1)] });
        let body = json!({ "providers": { "google": part, "smtp": part } });
        let refusal = providers(&Fields::body(body.as_object().expect("an object"), false)).err();
        let message = refusal.map(|refusal| refusal.message()).unwrap_or_default();
        assert_eq!(message, "providers.smtp.domains[0].domain is listed twice");
    }
}
