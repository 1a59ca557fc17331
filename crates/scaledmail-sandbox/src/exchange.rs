//! The one way every request to the API goes: route, faults before the commit, key, limits, organization, body, handler,
//! faults after the commit.

use axum::http::StatusCode;
use serde_json::{Map, json};

use crate::answer::{Answer, Refusal};
use crate::call::{Call, Handled, Incoming};
use crate::faults::{Fault, FaultKind, acknowledgement, damage};
use crate::operation::{Operation, Route};
use crate::state::{Account, Payment, State, no_access};
use crate::validation::only_known_parameters;
use crate::world::World;
use crate::{domains, mailboxes, orders, organizations, packages, prewarm, reporting};

/// How a request went.
pub(crate) struct Exchange {
    pub(crate) answer: Answer,
    pub(crate) operation: Option<Operation>,
    pub(crate) committed: bool,
    pub(crate) fault: Option<FaultKind>,
}

/// Answers a request. Everything that must happen before or after the commit of an operation belongs here and nowhere
/// else: the operation is known, and nothing has been changed until `commit` runs.
pub(crate) fn exchange(world: &mut World, incoming: &Incoming<'_>) -> Exchange {
    let refused = |refusal: Refusal, operation| Exchange {
        answer: refusal.into_answer(),
        operation,
        committed: false,
        fault: None,
    };
    let (operation, parameter) = match Operation::route(incoming.method, incoming.path) {
        Route::Operation(operation, parameter) => (operation, parameter),
        Route::WrongMethod(allow) => return refused(Refusal::wrong_method(incoming.method, &allow), None),
        Route::Unknown => {
            return refused(Refusal::not_found(format!("there is nothing at {}", incoming.path)), None);
        }
    };
    let now = world.state.settle();
    if let Some(fault) = world.faults.take(operation, false) {
        // It counts against the limits all the same: who hammers a failing service goes over them.
        let _ = admit(world, operation, incoming);
        let answer = damage(&fault, acknowledgement(), now);
        return Exchange { answer, operation: Some(operation), committed: false, fault: Some(fault.kind()) };
    }
    let orders_before = world.state.ledger.order_ids.len();
    let body = match admit(world, operation, incoming)
        .and_then(|user_id| commit(&mut world.state, operation, &parameter, incoming, world.strict, &user_id))
    {
        Ok(body) => body,
        Err(refusal) => return refused(refusal, Some(operation)),
    };
    let answer = Answer::json(StatusCode::OK, &body);
    let (answer, fault) = match world.faults.take(operation, true) {
        Some(fault) => {
            leave_unpaid(&mut world.state, &fault, orders_before);
            (damage(&fault, answer, now), Some(fault.kind()))
        }
        None => (answer, None),
    };
    Exchange { answer, operation: Some(operation), committed: operation.changes(), fault }
}

/// Who asks, if the key is good and within its limits.
fn admit(world: &mut World, operation: Operation, incoming: &Incoming<'_>) -> Result<String, Refusal> {
    let account = authenticate(&world.state.accounts, incoming.authorization)?;
    let (key, user_id) = (&account.key, account.user_id.clone());
    let clock = &world.state.clock;
    world.limiter.admit(key, operation.is_search(), clock.since_start(), clock.now())?;
    Ok(user_id)
}

/// A subscription that was created but could not be charged waits for its payment.
fn leave_unpaid(state: &mut State, fault: &Fault, orders_before: usize) {
    let new = state.ledger.order_ids.get(orders_before).cloned();
    if let (FaultKind::PaymentIncomplete, Some(id)) = (fault.kind(), new)
        && let Some(order) = state.order_mut(&id)
    {
        order.payment = Payment::NeedsConfirming;
    }
}

/// Proves and handles a call; a refused one has changed nothing.
fn commit(
    state: &mut State,
    operation: Operation,
    parameter: &str,
    incoming: &Incoming<'_>,
    strict: bool,
    user_id: &str,
) -> Handled {
    let now = state.clock.now();
    let organization_id = if operation.needs_organization() {
        let id = incoming.query.get("organization_id").map(String::as_str).unwrap_or_default();
        if id.is_empty() {
            let body = json!({ "error": "organization_id is required" });
            return Err(Refusal::bare(StatusCode::BAD_REQUEST, body));
        }
        if state.organization(id)?.user_id != user_id {
            return Err(no_access());
        }
        id
    } else {
        ""
    };
    let body = if operation.has_body() { incoming.body.object()? } else { Map::new() };
    let query = incoming.query;
    let call = Call { operation, parameter, query, body: &body, strict, user_id, organization_id, now };
    only_known_parameters(&call)?;
    handle(state, &call)
}

/// The account of the key; a wrong key is 401, a revoked one 403.
fn authenticate<'a>(accounts: &'a [Account], authorization: Option<&str>) -> Result<&'a Account, Refusal> {
    let refuse = |message: &str| Refusal::new(StatusCode::UNAUTHORIZED, "Unauthorized", message);
    let header = authorization.ok_or_else(|| refuse("the Authorization header is missing"))?;
    let key = header
        .split_once(' ')
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, key)| key.trim())
        .ok_or_else(|| refuse("the Authorization header is not `Bearer <key>`"))?;
    match accounts.iter().find(|account| account.key == key) {
        None => Err(refuse("the API key is not valid")),
        Some(account) if account.revoked => {
            Err(Refusal::new(StatusCode::FORBIDDEN, "Forbidden", "the API key has been revoked"))
        }
        Some(account) => Ok(account),
    }
}

fn handle(state: &mut State, call: &Call<'_>) -> Handled {
    match call.operation {
        Operation::OrganizationsList => organizations::list(state, call),
        Operation::DomainsList => domains::list(state, call),
        Operation::DomainsListPurchased => domains::list_purchased(state, call),
        Operation::DomainsSearch => domains::search(state, call),
        Operation::DomainsSuggest => domains::suggest(state, call),
        Operation::DomainsBuy => domains::buy(state, call),
        Operation::DomainsSwap => domains::swap(state, call),
        Operation::DomainsSwapRedirect => domains::swap_redirect(state, call),
        Operation::DomainsSwapSenderName => domains::swap_sender_name(state, call),
        Operation::DomainsSwapMasking => domains::swap_masking(state, call),
        Operation::DomainsListMasking => domains::list_masking(state, call),
        Operation::PackagesList => packages::list(state),
        Operation::PackagesCalculate => packages::calculate(call),
        Operation::OrdersList => orders::list(state, call),
        Operation::OrdersGet => orders::get(state, call),
        Operation::OrdersCreate => orders::create(state, call),
        Operation::OrdersCreateCustom => orders::create_custom(state, call),
        Operation::OrdersCancel => orders::cancel(state, call),
        Operation::OrdersUpdateTag => orders::update_tag(state, call),
        Operation::OrdersListPendingForms => orders::list_pending_forms(state, call),
        Operation::OrdersSubmitForm => orders::submit_form(state, call),
        Operation::PrewarmList => prewarm::list(state),
        Operation::PrewarmBuy => prewarm::buy(state, call),
        Operation::MailboxesList => mailboxes::list(state, call),
        Operation::ReportingList => reporting::list(state, call),
    }
}

impl Call<'_> {
    /// A query parameter that is `true` or `false`, false when absent.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Refusal> {
        match self.query.get(name).map(String::as_str) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(Refusal::field(name, "must be true or false")),
        }
    }

    /// A query parameter that is a whole number within bounds.
    pub(crate) fn number(&self, name: &str, default: usize, least: usize, most: usize) -> Result<usize, Refusal> {
        let Some(text) = self.query.get(name) else { return Ok(default) };
        let number = text.parse::<usize>().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| Refusal::field(name, &format!("must be a whole number from {least} to {most}")))
    }

    /// A required query parameter that is one of a few words.
    pub(crate) fn choice<'c>(&self, name: &str, choices: &[&'c str]) -> Result<&'c str, Refusal> {
        let expected = choices.join(", ");
        let text = self
            .query
            .get(name)
            .ok_or_else(|| Refusal::field(name, &format!("is required and must be one of {expected}")))?;
        let choice = choices.iter().copied().find(|choice| *choice == text.as_str());
        choice.ok_or_else(|| Refusal::field(name, &format!("must be one of {expected}")))
    }
}
