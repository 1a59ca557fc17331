//! The state as a document: what a state file holds, and what the control surface shows and takes.

use std::collections::BTreeSet;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::MAX_ADVANCE;
use crate::error::Error;
use crate::input;
use crate::state::{
    Account, Change, Changes, Mailbox, Market, Organization, Package, Payments, PrewarmInbox, Receipts, State,
};
use crate::validation;

/// The sections of the state. A section that is not there stays as it is.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct StateDocument {
    provisioning_seconds: Option<f64>,
    payments: Option<Payments>,
    receipts: Option<Receipts>,
    changes: Option<Changes>,
    accounts: Option<Vec<Account>>,
    organizations: Option<Vec<Organization>>,
    packages: Option<Vec<Package>>,
    market: Option<Market>,
    prewarm_stock: Option<Vec<PrewarmInbox>>,
}

impl StateDocument {
    /// Reads sections. A null is no section: it would be lost without a word.
    pub(crate) fn read(sections: Value) -> Result<Self, Error> {
        if let Some((name, _)) = sections.as_object().and_then(|all| all.iter().find(|(_, value)| value.is_null())) {
            return Err(Error::input(name, "must not be null"));
        }
        input::object(sections)
    }

    /// All sections of a state.
    pub(crate) fn of(state: &State) -> Self {
        Self {
            provisioning_seconds: Some(state.provisioning.as_secs_f64()),
            payments: Some(state.payments),
            receipts: Some(state.receipts),
            changes: Some(state.changes),
            accounts: Some(state.accounts.clone()),
            organizations: Some(state.organizations.clone()),
            packages: Some(state.packages.clone()),
            market: Some(state.market.clone()),
            prewarm_stock: Some(state.prewarm_stock.clone()),
        }
    }

    /// Replaces the sections that are there, fills in ids that are missing, and checks that all fits together. On an
    /// error the state must not be used any more.
    pub(crate) fn apply(self, state: &mut State) -> Result<(), Error> {
        if let Some(seconds) = self.provisioning_seconds {
            state.provisioning = provisioning("provisioning_seconds", seconds)?;
        }
        set(&mut state.payments, self.payments);
        set(&mut state.receipts, self.receipts);
        set(&mut state.changes, self.changes);
        set(&mut state.accounts, self.accounts);
        set(&mut state.organizations, self.organizations);
        set(&mut state.packages, self.packages);
        set(&mut state.market, self.market);
        set(&mut state.prewarm_stock, self.prewarm_stock);
        fill_in_ids(state);
        check(state)
    }
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

/// A time that orders and changes take.
pub(crate) fn provisioning(place: &str, seconds: f64) -> Result<Duration, Error> {
    let duration = Duration::try_from_secs_f64(seconds).ok().filter(|duration| *duration <= MAX_ADVANCE);
    duration.ok_or_else(|| Error::input(place, "must be a number of seconds from 0 to those of a thousand years"))
}

fn fill_in_ids(state: &mut State) {
    let ids = &mut state.ids;
    for organization in &state.organizations {
        organization.purchased_domains.iter().for_each(|purchased| ids.reserve(&purchased.domain_id));
        for order in &organization.orders {
            ids.reserve(&order.id);
            for package in &order.packages {
                ids.reserve(&package.id);
                package.domains.iter().for_each(|domain| ids.reserve(&domain.id));
            }
        }
    }
    let mut fill = |id: &mut String| {
        if id.is_empty() {
            *id = ids.record();
        }
    };
    for organization in &mut state.organizations {
        organization.purchased_domains.iter_mut().for_each(|purchased| fill(&mut purchased.domain_id));
        for order in &mut organization.orders {
            fill(&mut order.id);
            for package in &mut order.packages {
                fill(&mut package.id);
                package.domains.iter_mut().for_each(|domain| fill(&mut domain.id));
            }
        }
    }
}

/// What the shapes alone do not say: keys and ids are unique, and names lead somewhere.
fn check(state: &State) -> Result<(), Error> {
    let accounts = || (0..).zip(&state.accounts);
    unique(accounts().map(|(at, account)| (format!("accounts[{at}].key"), account.key.as_str())))?;
    unique(accounts().map(|(at, account)| (format!("accounts[{at}].user_id"), account.user_id.as_str())))?;
    let organizations = || (0..).zip(&state.organizations);
    unique(organizations().map(|(at, organization)| (format!("organizations[{at}].id"), organization.id.as_str())))?;
    for (at, organization) in organizations() {
        check_organization(state, &format!("organizations[{at}]"), organization)?;
    }
    unique((0..).zip(&state.packages).map(|(at, package)| (format!("packages[{at}].id"), package.id.as_str())))?;
    for (at, package) in (0..).zip(&state.packages) {
        for (field, count) in [("domains", package.domains), ("mailboxes_per_domain", package.mailboxes_per_domain)] {
            if !(1..=100).contains(&count) {
                return Err(Error::input(&format!("packages[{at}].{field}"), "must be from 1 to 100"));
            }
        }
    }
    let stock = (0..).zip(&state.prewarm_stock);
    unique(stock.map(|(at, inbox)| (format!("prewarm_stock[{at}].id"), inbox.id.as_str())))?;
    for (at, domain) in (0..).zip(&state.market.domains) {
        name(&format!("market.domains[{at}].domain"), &domain.domain)?;
    }
    for (at, inbox) in (0..).zip(&state.prewarm_stock) {
        few_mailboxes(&format!("prewarm_stock[{at}].mailboxes"), &inbox.mailboxes)?;
        name(&format!("prewarm_stock[{at}].domain"), &inbox.domain)?;
    }
    check_uniqueness(state)?;
    let orders = organizations().flat_map(|(at, organization)| {
        (0..)
            .zip(&organization.orders)
            .map(move |(order_at, order)| (format!("organizations[{at}].orders[{order_at}]"), order))
    });
    unique(orders.map(|(place, order)| (format!("{place}.id"), order.id.as_str())))
}

/// Ids and names that must be unique in the whole state.
fn check_uniqueness(state: &State) -> Result<(), Error> {
    let (mut ids, mut purchases, mut forms, mut running) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, organization) in (0..).zip(&state.organizations) {
        let place = format!("organizations[{at}]");
        for (at, purchased) in (0..).zip(&organization.purchased_domains) {
            purchases.push((format!("{place}.purchased_domains[{at}].domain"), purchased.domain.as_str()));
            ids.push((format!("{place}.purchased_domains[{at}].domain_id"), purchased.domain_id.as_str()));
        }
        for (at, pending) in (0..).zip(&organization.pending_changes) {
            if let Change::Domain { new_domain, .. } = &pending.change {
                running.push((format!("{place}.pending_changes[{at}].change.domain.new_domain"), new_domain.as_str()));
            }
        }
        for (at, form) in (0..).zip(&organization.pending_forms) {
            forms.push((format!("{place}.pending_forms[{at}].uuid"), form.uuid.as_str()));
        }
        for (order_at, order) in (0..).zip(&organization.orders) {
            for (package_at, package) in (0..).zip(&order.packages) {
                let place = format!("{place}.orders[{order_at}].packages[{package_at}]");
                let domains = || (0..).zip(&package.domains);
                let names =
                    domains().map(|(at, domain)| (format!("{place}.domains[{at}].domain"), domain.domain.as_str()));
                running.extend(names.filter(|_| !order.cancelled));
                ids.extend(domains().map(|(at, domain)| (format!("{place}.domains[{at}].id"), domain.id.as_str())));
                ids.push((format!("{place}.id"), package.id.as_str()));
            }
        }
    }
    for (at, inbox) in (0..).zip(&state.prewarm_stock) {
        running.push((format!("prewarm_stock[{at}].domain"), inbox.domain.as_str()));
    }
    unique(ids.into_iter())?;
    unique(purchases.into_iter())?;
    unique(running.into_iter())?;
    let listed = (0..).zip(&state.market.domains);
    unique(listed.map(|(at, listed)| (format!("market.domains[{at}].domain"), listed.domain.as_str())))?;
    unique(forms.into_iter())
}

fn few_mailboxes(place: &str, mailboxes: &[Mailbox]) -> Result<(), Error> {
    if mailboxes.len() > 100 { Err(Error::input(place, "must have at most 100 items")) } else { Ok(()) }
}

fn check_organization(state: &State, place: &str, organization: &Organization) -> Result<(), Error> {
    if !state.accounts.iter().any(|account| account.user_id == organization.user_id) {
        return Err(Error::input(&format!("{place}.user_id"), "names no account"));
    }
    for (at, purchased) in (0..).zip(&organization.purchased_domains) {
        name(&format!("{place}.purchased_domains[{at}].domain"), &purchased.domain)?;
    }
    for (at, order) in (0..).zip(&organization.orders) {
        for (package_at, package) in (0..).zip(&order.packages) {
            for (domain_at, domain) in (0..).zip(&package.domains) {
                let place = format!("{place}.orders[{at}].packages[{package_at}].domains[{domain_at}]");
                few_mailboxes(&format!("{place}.mailboxes"), &domain.mailboxes)?;
                name(&format!("{place}.domain"), &domain.domain)?;
            }
        }
    }
    for (at, form) in (0..).zip(&organization.pending_forms) {
        if !organization.orders.iter().any(|order| order.id == form.payment_id) {
            return Err(Error::input(&format!("{place}.pending_forms[{at}].payment_id"), "names no order here"));
        }
        for (domain_at, domain) in (0..).zip(&form.domains) {
            name(&format!("{place}.pending_forms[{at}].domains[{domain_at}]"), domain)?;
        }
    }
    for (at, change) in (0..).zip(&organization.pending_changes) {
        let place = format!("{place}.pending_changes[{at}]");
        match &change.change {
            Change::Domain { new_domain, .. } => name(&format!("{place}.change.domain.new_domain"), new_domain)?,
            Change::SenderNames { mailboxes } => {
                few_mailboxes(&format!("{place}.change.sender_names.mailboxes"), mailboxes)?;
            }
            _ => {}
        }
        if !organization.domains().any(|place| place.domain.id == change.domain_id) {
            return Err(Error::input(&format!("{place}.domain_id"), "names no domain here"));
        }
    }
    match (0..).zip(&organization.reports).find(|(_, report)| !report.is_object()) {
        Some((at, _)) => Err(Error::input(&format!("{place}.reports[{at}]"), "must be an object")),
        None => Ok(()),
    }
}

fn name(place: &str, domain: &str) -> Result<(), Error> {
    match validation::domain_name(place, domain) {
        Ok(normal) if normal == domain => Ok(()),
        _ => Err(Error::input(place, &format!("must be a domain name in lower case, not {domain:?}"))),
    }
}

fn unique<'a>(values: impl Iterator<Item = (String, &'a str)>) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for (place, value) in values {
        if value.is_empty() {
            return Err(Error::input(&place, "must not be empty"));
        }
        if !seen.insert(value) {
            return Err(Error::input(&place, "is there twice"));
        }
    }
    Ok(())
}
