//! The one way every request to the API goes: route, canned answer, key, organization, body, handler.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde_json::{Map, json};

use crate::answer::{Refusal, json_response};
use crate::call::{Call, Handled, Incoming};
use crate::canned;
use crate::operation::{Operation, Route};
use crate::state::{Account, State, no_access};
use crate::validation::only_known_parameters;
use crate::world::World;
use crate::{domains, mailboxes, orders, organizations, packages, prewarm, reporting};

/// Answers a request. Everything that must happen before or after the commit of an operation belongs here and nowhere
/// else: the operation is known, and nothing has been changed until `commit` runs.
pub(crate) fn exchange(world: &mut World, incoming: &Incoming<'_>) -> Response<Body> {
    let (operation, parameter) = match Operation::route(incoming.method, incoming.path) {
        Route::Operation(operation, parameter) => (operation, parameter),
        Route::WrongMethod(allow) => return Refusal::wrong_method(incoming.method, &allow).into_response(),
        Route::Unknown => {
            return Refusal::not_found(format!("there is nothing at {}", incoming.path)).into_response();
        }
    };
    // Before the commit.
    if let Some(answer) = canned::take(&mut world.answers, operation) {
        return answer;
    }
    let outcome = commit(&mut world.state, operation, &parameter, incoming, world.strict);
    // After the commit.
    match outcome {
        Ok(body) => json_response(StatusCode::OK, &body),
        Err(refusal) => refusal.into_response(),
    }
}

/// Proves and handles a call; a refused one has changed nothing.
fn commit(state: &mut State, operation: Operation, parameter: &str, incoming: &Incoming<'_>, strict: bool) -> Handled {
    let now = state.settle();
    let user_id = authenticate(&state.accounts, incoming.authorization)?;
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

fn authenticate(accounts: &[Account], authorization: Option<&str>) -> Result<&'static str, Refusal> {
    let refuse = |message: &str| Refusal::new(StatusCode::UNAUTHORIZED, "Unauthorized", message);
    let header = authorization.ok_or_else(|| refuse("the Authorization header is missing"))?;
    let key = header
        .split_once(' ')
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, key)| key.trim())
        .ok_or_else(|| refuse("the Authorization header is not `Bearer <key>`"))?;
    let account = accounts.iter().find(|account| account.key == key);
    account.map(|account| account.user_id).ok_or_else(|| refuse("the API key is not valid"))
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
