//! Pre-warmed inboxes: listing the stock and buying from it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::call::{Call, Handled};
use crate::domains::is_in_use;
use crate::mail_provider::MailProvider;
use crate::mailboxes::names;
use crate::money::Cents;
use crate::orders::{Extras, NewOrder, NewPackage, place_order};
use crate::state::{Domain, PrewarmInbox, State};
use crate::validation::{Fields, sequencer};

/// `GET /pre-warm-inboxes`
pub(crate) fn list(state: &State) -> Handled {
    let of = |provider| -> Vec<Value> {
        state.prewarm_stock.iter().filter(|inbox| inbox.mail_provider == provider).map(row).collect()
    };
    let (google, outlook) = (of(MailProvider::Google), of(MailProvider::Outlook));
    Ok(json!({ "total": google.len() + outlook.len(), "google": google, "outlook": outlook }))
}

fn row(inbox: &PrewarmInbox) -> Value {
    let mailboxes = inbox.mailboxes.iter().map(names);
    json!({
        "id": inbox.id,
        "domain": inbox.domain,
        "warmup_age": inbox.warmup_age,
        "emailMailboxCount": inbox.mailboxes.len(),
        "pricing": { "oneTimePrice": inbox.one_time_price, "monthlyPrice": inbox.monthly_price },
        "emailMailbox": mailboxes.collect::<Vec<_>>(),
    })
}

/// `POST /buy-pre-warm-inboxes`
pub(crate) fn buy(state: &mut State, call: &Call<'_>) -> Handled {
    let fields = Fields::body(call.body, call.strict);
    fields.only(&["domains", "tag", "sequencer"])?;
    let items = fields.required_array("domains")?;
    items.count(usize::MAX)?;
    let mut ids = BTreeSet::new();
    let mut selected: Vec<(PrewarmInbox, Option<String>)> = Vec::new();
    for selection in items.objects() {
        let selection = selection?;
        selection.only(&["id", "domain", "redirect"])?;
        let id = selection.required_text("id")?;
        let domain = selection.required_text("domain")?;
        let inbox = state.prewarm_stock.iter().find(|inbox| inbox.id == id);
        let inbox = inbox.ok_or_else(|| selection.refuse("id", "is not in stock"))?;
        if !inbox.domain.eq_ignore_ascii_case(domain) {
            return Err(selection.refuse("domain", "does not belong to this id"));
        }
        if is_in_use(state, &inbox.domain) {
            return Err(selection.refuse("domain", "is already used"));
        }
        if !ids.insert(id) {
            return Err(selection.refuse("id", "is listed twice"));
        }
        let redirect = selection.text("redirect")?.filter(|redirect| !redirect.is_empty()).map(str::to_owned);
        selected.push((inbox.clone(), redirect));
    }
    let extras = Extras {
        tag: fields.text("tag")?.unwrap_or_default().to_owned(),
        coupon: None,
        hosting: None,
        sequencer: sequencer(&fields, true)?,
    };
    let payment = state.pay()?;
    state.prewarm_stock.retain(|inbox| !ids.contains(inbox.id.as_str()));
    let mut amount = Cents(0);
    let mut packages: Vec<NewPackage> = Vec::new();
    for (inbox, redirect) in selected {
        amount = amount.plus(inbox.one_time_price).plus(inbox.monthly_price);
        let provider = inbox.mail_provider;
        let domain = sending_domain(state, inbox, redirect);
        match packages.iter_mut().find(|package| package.mail_provider == provider) {
            Some(package) => package.domains.push(domain),
            None => packages.push(NewPackage { mail_provider: provider, domains: vec![domain] }),
        }
    }
    let order = NewOrder {
        description: "Pre-warmed inboxes".to_owned(),
        amount,
        payment,
        provider: "prewarm".to_owned(),
        extras,
        packages,
    };
    let id = place_order(state, call, order)?;
    Ok(state.receipts.receipt(&id, json!({ "payment_id": id })))
}

fn sending_domain(state: &mut State, inbox: PrewarmInbox, redirect: Option<String>) -> Domain {
    let mut mailboxes = inbox.mailboxes;
    for mailbox in &mut mailboxes {
        mailbox.password = state.ids.password();
    }
    Domain {
        id: state.ids.record(),
        domain: inbox.domain,
        tag: None,
        redirect,
        domain_provider: "scaledmail".to_owned(),
        primary_domain: None,
        profile_picture: None,
        mailboxes,
    }
}

// The refusals of a selection are told apart in the service test; they need a whole state.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_both_prices_in_dollars() {
        let state = crate::seed::state(1, crate::clock::Clock::default(), std::time::Duration::ZERO);
        let answer = list(&state).unwrap();
        assert_eq!(answer["total"], 3);
        assert_eq!(answer["google"][1]["pricing"]["monthlyPrice"].to_string(), "7.5");
        assert_eq!(answer["outlook"][0]["emailMailboxCount"], 2);
    }
}
