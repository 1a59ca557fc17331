//! Mailboxes: listing those of a domain, and making up aliases.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::call::{Call, Handled};
use crate::state::{DomainPlace, Mailbox, State, Status};

/// `GET /mailboxes/{domain_id}`
///
/// Mailboxes exist from the moment their order is active.
pub(crate) fn list(state: &State, call: &Call<'_>) -> Handled {
    let with_password = call.flag("password")?;
    let place = state.organization(call.organization_id)?.domains().find(|place| place.domain.id == call.parameter);
    let Some(place) = place else {
        let mut all = state.organizations.iter().flat_map(|organization| organization.domains());
        return if all.any(|place| place.domain.id == call.parameter) {
            Ok(json!({ "total": 0, "mailboxes": null }))
        } else {
            Err(Refusal::bare(StatusCode::NOT_FOUND, json!({ "message": "Domain not found" })))
        };
    };
    let status = place.order.setup(call.now);
    let mailboxes: Vec<Value> = if status == Status::InProgress {
        Vec::new()
    } else {
        place.domain.mailboxes.iter().map(|mailbox| row(&place, mailbox, status, with_password)).collect()
    };
    Ok(json!({ "total": mailboxes.len(), "mailboxes": mailboxes }))
}

/// A mailbox as lists of domains and of stock show it.
pub(crate) fn names(mailbox: &Mailbox) -> Value {
    json!({ "first_name": mailbox.first_name, "last_name": mailbox.last_name, "alias": mailbox.alias })
}

fn row(place: &DomainPlace<'_>, mailbox: &Mailbox, status: Status, with_password: bool) -> Value {
    let mut row = json!({
        "first_name": mailbox.first_name,
        "last_name": mailbox.last_name,
        "alias": mailbox.alias,
        "email": format!("{}@{}", mailbox.alias, place.domain.domain),
        "domain_id": place.domain.id,
        "payment_id": place.order.id,
        "order_id": place.package.id,
        "order_type": place.package.mail_provider.wire(),
        "status": status.wire(),
        "tag": place.domain.tag,
    });
    if let (true, Some(fields)) = (with_password, row.as_object_mut()) {
        fields.insert("mailbox_password".to_owned(), mailbox.password.as_str().into());
    }
    row
}

/// So many different aliases for a name: `dean`, `dean.fiacoo`, `dfiacoo`, …
pub(crate) fn aliases(first_name: &str, last_name: &str, count: u64) -> Vec<String> {
    let plain = |name: &str| -> String {
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).take(24).collect()
    };
    let (first, last) = (plain(first_name), plain(last_name));
    let first_letter: String = first.chars().take(1).collect();
    let last_letter: String = last.chars().take(1).collect();
    let patterns = [
        first.clone(),
        format!("{first}.{last}"),
        format!("{first_letter}{last}"),
        format!("{first}{last_letter}"),
        format!("{first}{last}"),
        format!("{first_letter}.{last}"),
        format!("{last}.{first}"),
        format!("{first}_{last}"),
    ];
    let base = if first.is_empty() { "mailbox".to_owned() } else { first };
    let numbered = (1_u64..).map(|number| format!("{base}{number}"));
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let mut seen = BTreeSet::new();
    let mut aliases = Vec::new();
    for alias in patterns.into_iter().chain(numbered) {
        if aliases.len() >= count {
            break;
        }
        let proper = alias.starts_with(|c: char| c.is_ascii_alphanumeric()) && !alias.ends_with(['.', '_']);
        if proper && seen.insert(alias.clone()) {
            aliases.push(alias);
        }
    }
    aliases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_different_and_well_formed() {
        assert_eq!(aliases("Dean", "Fiacoo", 4), ["dean", "dean.fiacoo", "dfiacoo", "deanf"]);
        for (first, last) in [("Dean", "Fiacoo"), ("Zoë", "Ångström"), ("李", "明"), ("X", ""), ("-", "@")] {
            let made = aliases(first, last, 25);
            assert_eq!(made.len(), 25, "{first} {last}");
            let different: std::collections::BTreeSet<_> = made.iter().collect();
            assert_eq!(different.len(), 25, "{first} {last}");
            for alias in &made {
                assert!(crate::validation::local_part("alias", alias).is_ok(), "{alias}");
            }
        }
        assert!(aliases("A", "B", 0).is_empty());
    }
}
