//! Finds out what became of placements, and writes it down.

use super::cart::domain_name;
use super::holdings::{Holdings, Lists};
use super::matching::{Finding, NewOrder, Others, match_order, match_purchase};
use super::placement::{Placement, Reconciliation, ReconciliationResult};
use crate::DateTime;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::journal::{Journal, PlacementState, Record, StoreError, moment, since};
use crate::receipt::DomainResult;
use std::collections::BTreeMap;
use std::time::SystemTime;

/// What was found of a placement, and what should be known of that.
#[derive(Clone, Debug)]
pub(crate) struct Examined {
    pub finding: Finding,
    pub notes: Vec<String>,
}

/// Details of orders that were read already.
#[derive(Debug, Default)]
pub(crate) struct Details(BTreeMap<String, NewOrder>);

/// What a placement is looked for among.
fn lists(record: &Record) -> Option<Lists> {
    match record.identity.operation.as_str() {
        "domains_buy" => Some(Lists { purchased: true, orders: false }),
        "orders_create" | "orders_create_custom" | "prewarm_buy" => Some(Lists { purchased: false, orders: true }),
        _ => None,
    }
}

/// Looks for one placement.
pub(crate) async fn examine(
    client: &Client,
    options: &CallOptions,
    record: &Record,
    holdings: &Holdings,
) -> Result<Examined, Error> {
    examine_with(client, options, record, holdings, &mut Details::default()).await
}

async fn examine_with(
    client: &Client,
    options: &CallOptions,
    record: &Record,
    holdings: &Holdings,
    details: &mut Details,
) -> Result<Examined, Error> {
    let mut notes = Vec::new();
    let finding = match lists(record) {
        None => {
            notes.push(
                "nothing in the API tells what became of this request: it can only be settled by hand".to_owned(),
            );
            Finding::Nothing
        }
        Some(lists) => {
            let all = client.journal()?.all(&record.identity.base_url).await?;
            let others = others(record, &all);
            match lists.orders {
                false => match_purchase(record, holdings, &others),
                true => {
                    let new = new_orders(client, options, record, holdings, details).await?;
                    match_order(record, &new, holdings, &others)
                }
            }
        }
    };
    match &finding {
        Finding::Applied { orders, .. } if orders.len() > 1 => {
            notes.push(format!("{} orders match: {}", orders.len(), orders.join(", ")));
        }
        Finding::Nothing if lists(record).is_some() => {
            notes.push("that nothing was found does not prove that nothing was charged".to_owned());
        }
        _ => {}
    }
    Ok(Examined { finding, notes })
}

/// What other placements of the organization are known to have made.
fn others(record: &Record, all: &[Record]) -> Others {
    let other = |known: &&Record| {
        let same_account = known.identity.organization_id == record.identity.organization_id;
        same_account && known.identity != record.identity && known.state == PlacementState::Applied
    };
    let mut others = Others::default();
    for known in all.iter().filter(other) {
        let found = known.found.iter().filter(|found| found.result == DomainResult::Applied);
        others.domains.extend(found.map(|found| found.domain.clone()));
        others.orders.extend(known.order_id.iter().chain(&known.duplicates).cloned());
    }
    others
}

/// The orders that were not there before the placement was sent, with their tags.
async fn new_orders(
    client: &Client,
    options: &CallOptions,
    record: &Record,
    holdings: &Holdings,
    details: &mut Details,
) -> Result<Vec<NewOrder>, Error> {
    let of_domains = record.domains.iter().filter_map(|name| holdings.in_use.get(name)?.as_ref());
    let mut ids: Vec<&String> = Vec::new();
    let mut owners = 0;
    // The orders that own the cart's domains first, then the newest.
    for (at, id) in of_domains.map(|id| (true, id)).chain(holdings.orders.iter().map(|id| (false, id))) {
        if !record.before().orders.contains(id) && !ids.contains(&id) {
            ids.push(id);
            owners += usize::from(at);
        }
    }
    let mut found = Vec::new();
    for id in ids {
        if let Some(known) = details.0.get(id) {
            found.push(known.clone());
            continue;
        }
        let order = match client.orders().get(id.as_str()).options(options.clone()).await {
            Ok(order) => NewOrder::of(id, &order),
            // The lists may be ahead of the details, or behind.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let in_use = holdings.in_use.iter().filter(|(_, order)| order.as_ref() == Some(id));
                NewOrder { id: id.clone(), tag: None, domains: in_use.map(|(name, _)| domain_name(name)).collect() }
            }
            Err(error) => return Err(error),
        };
        details.0.insert(id.clone(), order.clone());
        let ours = order.tag.as_ref().is_some_and(|tag| record.tags.contains(tag));
        found.push(order);
        // A tag is sent once: when that of the only attempt is found, the rest of a long list cannot have it.
        if ours && record.tags.len() == 1 && found.len() >= owners {
            break;
        }
    }
    Ok(found)
}

/// Whether looking can tell more than the journal does.
pub(crate) fn is_open(record: &Record) -> bool {
    match record.state_now() {
        PlacementState::Unknown => true,
        PlacementState::Rejected => record.sent_at.is_some(),
        PlacementState::Applied => record.order_id.is_none() && lists(record).is_some_and(|lists| lists.orders),
        PlacementState::Prepared | PlacementState::Sent | PlacementState::NotSent => false,
    }
}

/// Writes a finding down, unless the placement has changed meanwhile.
pub(crate) async fn write_down(
    journal: &Journal,
    record: &Record,
    examined: &Examined,
    now: SystemTime,
) -> Result<Record, StoreError> {
    let changed = journal.change(&record.identity, |known| {
        let same = known.attempt == record.attempt && known.state == record.state;
        same.then(|| with_finding(known, &examined.finding, moment(now)))
    });
    if let Some(written) = changed.await? {
        return Ok(written);
    }
    // Somebody else wrote it down meanwhile, and knows more.
    Ok(journal.known(&record.identity).await?.unwrap_or_else(|| record.clone()))
}

/// Absence is never a refusal; what is there was applied, whatever had been said.
fn with_finding(mut record: Record, finding: &Finding, now: DateTime) -> Record {
    record.reconciled_at = Some(now);
    if record.state == PlacementState::Sent {
        record.state = PlacementState::Unknown;
    }
    match finding {
        Finding::Nothing => {}
        Finding::Partly { domains } => {
            record.found = domains.clone();
            if record.state == PlacementState::Rejected {
                record.late = true;
                record.state = PlacementState::Unknown;
            }
        }
        Finding::Applied { orders, domains } => {
            record.late |= record.state == PlacementState::Rejected;
            record.state = PlacementState::Applied;
            record.found = domains.clone();
            let own = record.order_id.take().or_else(|| orders.first().cloned());
            record.duplicates = orders.iter().filter(|id| own.as_ref() != Some(*id)).cloned().collect();
            record.order_id = own;
        }
    }
    record
}

/// Looks for placements, all with the same readings.
pub(crate) async fn reconcile(
    client: &Client,
    options: &CallOptions,
    records: Vec<Record>,
) -> Result<Vec<Reconciliation>, Error> {
    let journal = client.journal()?;
    let now = client.now()();
    let wanted: Vec<Lists> = records.iter().filter(|record| is_open(record)).filter_map(lists).collect();
    let holdings = match wanted.as_slice() {
        [] => Holdings::default(),
        wanted => {
            let lists = Lists {
                purchased: wanted.iter().any(|lists| lists.purchased),
                orders: wanted.iter().any(|lists| lists.orders),
            };
            Holdings::read(client, options, lists).await?
        }
    };
    let mut details = Details::default();
    let mut found = Vec::new();
    for record in records {
        if !is_open(&record) {
            found.push(as_known(record, now));
            continue;
        }
        let examined = examine_with(client, options, &record, &holdings, &mut details).await?;
        let record = write_down(&journal, &record, &examined, now).await?;
        found.push(told(record, examined.finding, examined.notes, now));
    }
    Ok(found)
}

/// What the journal says, for a placement that need not be looked for.
fn as_known(record: Record, now: SystemTime) -> Reconciliation {
    let (finding, note) = match record.state_now() {
        PlacementState::Applied => {
            let orders = record.order_id.iter().chain(&record.duplicates).cloned().collect();
            (Finding::Applied { orders, domains: record.found.clone() }, None)
        }
        PlacementState::Prepared | PlacementState::Sent => (Finding::Nothing, Some("it is being made")),
        _ => (Finding::Nothing, Some("it was not sent")),
    };
    told(record, finding, note.into_iter().map(str::to_owned).collect(), now)
}

fn told(record: Record, finding: Finding, notes: Vec<String>, now: SystemTime) -> Reconciliation {
    let (result, domains) = match finding {
        Finding::Applied { domains, .. } => (ReconciliationResult::Applied, domains),
        Finding::Partly { domains } => (ReconciliationResult::PartlyApplied, domains),
        // What is in the journal already is not lost by a look that sees less.
        Finding::Nothing if record.state == PlacementState::Applied => {
            (ReconciliationResult::Applied, record.found.clone())
        }
        Finding::Nothing => (ReconciliationResult::NotFoundYet, record.found.clone()),
    };
    Reconciliation {
        key: record.identity.key.clone(),
        operation: record.identity.operation.clone(),
        result,
        late: record.late,
        order_id: record.order_id.clone(),
        duplicates: record.duplicates.clone(),
        domains,
        notes,
        since_attempt: record.sent_at.as_ref().map(|at| since(at, now)),
        placement: Placement::of(record),
    }
}

#[cfg(test)]
mod tests;
