//! Packages: listing and calculating.

mod calculate;

pub(crate) use calculate::calculate;

use serde_json::{Value, json};

use crate::call::Handled;
use crate::mail_provider::MailProvider;
use crate::state::{Package, State};

/// `GET /packages`
pub(crate) fn list(state: &State) -> Handled {
    let packages: Vec<Value> = state.packages.iter().map(row).collect();
    Ok(json!({ "total": packages.len(), "packages": packages }))
}

fn row(package: &Package) -> Value {
    let mut row = json!({
        "id": package.id,
        "tier": package.tier,
        "name": package.name,
        "mode": "subscription",
        "price": package.price,
        "domains": package.domains,
        "frequency": "/monthly",
    });
    let part = match package.mail_provider {
        MailProvider::Google => "google",
        MailProvider::Outlook => "microsoft",
        MailProvider::Smtp => "smtp",
    };
    if let Some(fields) = row.as_object_mut() {
        let detail = json!({ "mailbox": package.mailboxes_per_domain, "domains": package.domains });
        fields.insert(part.to_owned(), detail);
    }
    row
}
