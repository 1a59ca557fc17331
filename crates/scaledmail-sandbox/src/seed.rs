//! The state a sandbox starts with. The names in it are fixed; the seed only turns the ids made later.

use std::time::Duration;

use serde_json::{Value, json};

use crate::clock::{Clock, Time};
use crate::ids::Ids;
use crate::mail_provider::MailProvider;
use crate::money::{Cents, decimal};
use crate::state::{
    Account, Domain, Mailbox, Order, OrderPackage, Organization, Package, PendingForm, PrewarmInbox, PurchasedDomain,
    State,
};

/// 2026-09-01 10:00:00 UTC, when everything in the seed was made.
const SEEDED_AT: Time = Time(1_788_256_800_000);

/// The state at the start and after a reset.
pub(crate) fn state(seed: u64, provisioning: Duration) -> State {
    State {
        clock: Clock::new(),
        ids: Ids::new(seed),
        provisioning,
        accounts: vec![
            Account { key: "sandbox-key", user_id: "recSandboxUser1" },
            Account { key: "sandbox-key-several", user_id: "recSandboxUser2" },
            Account { key: "sandbox-key-none", user_id: "recSandboxUser3" },
        ],
        organizations: vec![first_organization(), organization(2, "Sandbox North"), organization(3, "Sandbox South")],
        packages: packages(),
        prewarm_stock: vec![
            inbox(1, MailProvider::Google, 3, Cents(2000), Cents(700)),
            inbox(2, MailProvider::Google, 6, Cents(3500), Cents(750)),
            inbox(3, MailProvider::Outlook, 4, Cents(6000), Cents(5000)),
        ],
    }
}

fn packages() -> Vec<Package> {
    let package = |id, name, tier, price, domains, mail_provider, mailboxes_per_domain| Package {
        id,
        name,
        tier,
        price,
        domains,
        mail_provider,
        mailboxes_per_domain,
    };
    vec![
        package("price_sandbox_1", "Sandbox 1", "low-sending", Cents(700), 1, MailProvider::Google, 2),
        package("price_sandbox_4", "Sandbox 4", "medium-sending", Cents(2800), 4, MailProvider::Google, 2),
        package(
            "price_sandbox_outlook_2",
            "Sandbox Outlook 2",
            "high-sending",
            Cents(10_000),
            2,
            MailProvider::Outlook,
            25,
        ),
    ]
}

/// The organization of `sandbox-key`.
fn first_organization() -> Organization {
    let mut purchased_domains = vec![purchased("sandbox-mail.com", "recSandboxPurchase0", true)];
    purchased_domains.extend((1..=6).map(|number| {
        purchased(&format!("scaledmail-sandbox-{number}.com"), &format!("recSandboxPurchase{number}"), false)
    }));
    let mut active = order(1, "Sandbox 1", Cents(700), Some(SEEDED_AT));
    active.packages.push(package(1, "sandbox-mail.com"));
    let waiting = order(2, "Sandbox 2", Cents(1400), None);
    let form = PendingForm {
        uuid: "00000000-0000-4000-8000-000000000001".to_owned(),
        payment_id: waiting.id.clone(),
        description: waiting.description.clone(),
        created_at: SEEDED_AT,
        amount: waiting.amount,
        quantity: 1,
        domains: vec!["form-sandbox-1.com".to_owned(), "form-sandbox-2.com".to_owned()],
    };
    Organization {
        id: "recSandboxOrganization1".to_owned(),
        name: "Sandbox".to_owned(),
        user_id: "recSandboxUser1",
        purchased_domains,
        orders: vec![active, waiting],
        pending_forms: vec![form],
        pending_changes: Vec::new(),
        reports: reports("sandbox-mail.com"),
    }
}

/// An organization of `sandbox-key-several`, with one active domain.
fn organization(number: u64, name: &str) -> Organization {
    let domain = format!("sandbox-mail-{number}.com");
    // Order 2 is the one that waits for a form, so these organizations continue with 3.
    let mut active = order(number + 1, "Sandbox 1", Cents(700), Some(SEEDED_AT));
    active.packages.push(package(number, &domain));
    Organization {
        id: format!("recSandboxOrganization{number}"),
        name: name.to_owned(),
        user_id: "recSandboxUser2",
        purchased_domains: vec![purchased(&domain, &format!("recSandboxPurchase{}", number + 5), true)],
        orders: vec![active],
        pending_forms: Vec::new(),
        pending_changes: Vec::new(),
        reports: json!([]),
    }
}

fn purchased(domain: &str, domain_id: &str, used: bool) -> PurchasedDomain {
    PurchasedDomain {
        domain: domain.to_owned(),
        created_at: SEEDED_AT.date(),
        renewal_at: SEEDED_AT.plus(Duration::from_secs(365 * 86_400)).date(),
        renewal_price: Cents(1250),
        domain_id: domain_id.to_owned(),
        used,
    }
}

fn order(number: u64, description: &str, amount: Cents, active_at: Option<Time>) -> Order {
    Order {
        id: format!("recSandboxOrder{number}"),
        description: description.to_owned(),
        amount,
        tag: "first-order".to_owned(),
        created_at: SEEDED_AT,
        active_at,
        cancelled: false,
        provider: "scaledmail".to_owned(),
        coupon: None,
        hosting: None,
        sequencer: None,
        packages: Vec::new(),
    }
}

/// A package with one Google domain and two mailboxes.
fn package(number: u64, domain: &str) -> OrderPackage {
    let mailboxes = [("Dean", "Miller", "dean"), ("Dean", "Miller", "dean.miller")];
    let domain = Domain {
        id: format!("recSandboxDomain{number}"),
        domain: domain.to_owned(),
        tag: Some("first-order".to_owned()),
        redirect: Some("https://sandbox.example".to_owned()),
        domain_provider: "scaledmail".to_owned(),
        primary_domain: Some("sandbox.example".to_owned()),
        profile_picture: None,
        mailboxes: (1..).zip(mailboxes).map(|(index, names)| mailbox(index, names)).collect(),
    };
    OrderPackage {
        id: format!("recSandboxPackage{number}"),
        mail_provider: MailProvider::Google,
        created_at: SEEDED_AT,
        domains: vec![domain],
    }
}

fn mailbox(number: u64, (first_name, last_name, alias): (&str, &str, &str)) -> Mailbox {
    Mailbox {
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        alias: alias.to_owned(),
        password: format!("sandbox-mailbox-password-{number}"),
        profile_picture: None,
    }
}

fn inbox(number: u64, provider: MailProvider, warmup_age: u64, one_time: Cents, monthly: Cents) -> PrewarmInbox {
    let names = [("Lin", "Warm", "lin"), ("Max", "Warm", "max")];
    PrewarmInbox {
        id: format!("recSandboxPrewarm{number}"),
        domain: format!("warm-sandbox-{number}.com"),
        mail_provider: provider,
        warmup_age,
        one_time_price: one_time,
        monthly_price: monthly,
        mailboxes: (1..).zip(names).map(|(index, names)| mailbox(index, names)).collect(),
    }
}

fn reports(domain: &str) -> Value {
    let report = |week_of: &str, inbox_tenths, score_tenths, blacklisted: &[&str]| {
        json!({
            "weekof": week_of,
            "avgInboxScore": decimal(inbox_tenths, 1),
            "avgReputation": decimal(880, 1),
            "domains": [{
                "domain_name": domain,
                "order_type": "google",
                "stats": {
                    "overall_score": decimal(score_tenths, 1),
                    "domain_reputation": decimal(880, 1),
                    "blacklisted": blacklisted,
                },
            }],
        })
    };
    json!([report("2026-09-07", 925, 925, &[]), report("2026-09-14", 874, 874, &["spamhaus.org"])])
}
