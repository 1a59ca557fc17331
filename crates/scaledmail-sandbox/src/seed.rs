//! The state a sandbox starts with. The names in it are fixed; the seed only turns the ids made later.

use std::time::Duration;

use serde_json::{Value, json};

use crate::clock::{Clock, Time, YEAR};
use crate::ids::Ids;
use crate::mail_provider::MailProvider;
use crate::money::{Cents, decimal};
use crate::state::{
    Account, Changes, DOMAIN_PRICE, Domain, Ledger, MADE_AT, Mailbox, Market, MarketDomain, Order, OrderPackage,
    Organization, Package, Payment, Payments, PendingForm, PrewarmInbox, PurchasedDomain, Receipts, State,
};

/// The state at the start and after a reset.
pub(crate) fn state(seed: u64, clock: Clock, provisioning: Duration) -> State {
    State {
        clock,
        ids: Ids::new(seed),
        ledger: Ledger::default(),
        provisioning,
        payments: Payments::default(),
        receipts: Receipts::default(),
        changes: Changes::default(),
        accounts: vec![
            account("sandbox-key", 1),
            account("sandbox-key-several", 2),
            account("sandbox-key-none", 3),
            Account { revoked: true, ..account("sandbox-key-revoked", 4) },
        ],
        market: market(),
        organizations: vec![first_organization(), organization(2, "Sandbox North"), organization(3, "Sandbox South")],
        packages: packages(),
        prewarm_stock: vec![
            inbox(1, MailProvider::Google, 3, Cents(2000), Cents(700)),
            inbox(2, MailProvider::Google, 6, Cents(3500), Cents(750)),
            inbox(3, MailProvider::Outlook, 4, Cents(6000), Cents(5000)),
        ],
    }
}

fn account(key: &str, user: u64) -> Account {
    Account { key: key.to_owned(), user_id: format!("recSandboxUser{user}"), revoked: false }
}

fn market() -> Market {
    let plain = |domain: &str| MarketDomain {
        domain: domain.to_owned(),
        taken: false,
        price: None,
        renewal_price: None,
        blacklisted: Vec::new(),
    };
    Market {
        price: DOMAIN_PRICE,
        renewal_price: DOMAIN_PRICE,
        domains: vec![
            MarketDomain { taken: true, ..plain("taken.com") },
            MarketDomain { price: Some(Cents(249_900)), renewal_price: Some(Cents(1999)), ..plain("premium.com") },
            MarketDomain { blacklisted: vec!["spamhaus.org".to_owned()], ..plain("blacklisted-acme.com") },
        ],
    }
}

fn packages() -> Vec<Package> {
    let package = |id: &str, name: &str, tier: &str, price, domains, mail_provider, mailboxes_per_domain| Package {
        id: id.to_owned(),
        name: name.to_owned(),
        tier: tier.to_owned(),
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
    let mut active = order(1, "Sandbox 1", Cents(700), Some(MADE_AT));
    active.packages.push(package(1, "sandbox-mail.com"));
    let waiting = order(2, "Sandbox 2", Cents(1400), None);
    let form = PendingForm {
        uuid: "00000000-0000-4000-8000-000000000001".to_owned(),
        payment_id: waiting.id.clone(),
        description: waiting.description.clone(),
        created_at: MADE_AT,
        amount: waiting.amount,
        quantity: 1,
        domains: vec!["form-sandbox-1.com".to_owned(), "form-sandbox-2.com".to_owned()],
    };
    Organization {
        id: "recSandboxOrganization1".to_owned(),
        name: "Sandbox".to_owned(),
        user_id: "recSandboxUser1".to_owned(),
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
    let mut active = order(number + 1, "Sandbox 1", Cents(700), Some(MADE_AT));
    active.packages.push(package(number, &domain));
    Organization {
        id: format!("recSandboxOrganization{number}"),
        name: name.to_owned(),
        user_id: "recSandboxUser2".to_owned(),
        purchased_domains: vec![purchased(&domain, &format!("recSandboxPurchase{}", number + 5), true)],
        orders: vec![active],
        pending_forms: Vec::new(),
        pending_changes: Vec::new(),
        reports: Vec::new(),
    }
}

fn purchased(domain: &str, domain_id: &str, used: bool) -> PurchasedDomain {
    PurchasedDomain {
        domain: domain.to_owned(),
        created_at: MADE_AT.date(),
        renewal_at: MADE_AT.plus(YEAR).date(),
        renewal_price: DOMAIN_PRICE,
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
        created_at: MADE_AT,
        active_at,
        cancelled: false,
        payment: Payment::default(),
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
        created_at: MADE_AT,
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

fn reports(domain: &str) -> Vec<Value> {
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
    vec![report("2026-09-07", 925, 925, &[]), report("2026-09-14", 874, 874, &["spamhaus.org"])]
}
