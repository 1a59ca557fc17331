//! Whatever goes wrong and whatever is set: a charge is sent at most once, and what is said of it is true.

#![allow(clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use scaledmail::{Client, Effect, Error, ErrorKind, Outcome, ReconciliationResult, binding};
use scaledmail_sandbox::{Fault, FaultKind, Sandbox};
use tokio::sync::Semaphore;

const ORGANIZATION: &str = "recSandboxOrganization1";
/// For answers that do not come; the others have all the time that a busy machine needs.
const PATIENCE: Duration = Duration::from_secs(2);
const AT_ONCE: usize = 24;

/// Every operation that charges, with parameters that the sandbox accepts.
const CHARGES: [(&str, &str); 4] = [
    ("domains_buy", r#"{"domains":["new.com"]}"#),
    (
        "orders_create",
        r#"{"price_id":"price_sandbox_1","provider":"scaledmail",
            "domains":[{"domain":"scaledmail-sandbox-1.com","first_name":"A","last_name":"B"}]}"#,
    ),
    (
        "orders_create_custom",
        r#"{"provider":"buy","providers":{"google":{"domains":[{"domain":"new.com","first_name":"A","last_name":"B"}]}}}"#,
    ),
    ("prewarm_buy", r#"{"domains":[{"id":"recSandboxPrewarm1","domain":"warm-sandbox-1.com"}]}"#),
];

const FAULTS: [FaultKind; 15] = [
    FaultKind::Hang,
    FaultKind::Close,
    FaultKind::Reset,
    FaultKind::CutOff,
    FaultKind::WrongType,
    FaultKind::Empty,
    FaultKind::SlowBody,
    FaultKind::SlowHeaders,
    FaultKind::InternalError,
    FaultKind::BadGateway,
    FaultKind::Unavailable,
    FaultKind::RequestTimeout,
    FaultKind::Conflict,
    FaultKind::RateLimited,
    FaultKind::PaymentIncomplete,
];

/// How a caller sets the client and behaves.
#[derive(Clone, Copy, Debug)]
struct Caller {
    retries: u32,
    pacing: bool,
    organization: bool,
    /// Goes away before the deadline.
    leaves: bool,
}

const CALLERS: [Caller; 4] = [
    Caller { retries: 0, pacing: false, organization: true, leaves: false },
    Caller { retries: 50, pacing: false, organization: true, leaves: false },
    Caller { retries: 50, pacing: true, organization: false, leaves: false },
    Caller { retries: 50, pacing: false, organization: false, leaves: true },
];

/// Whether the answer does not come in time.
fn is_late(kind: FaultKind) -> bool {
    matches!(kind, FaultKind::Hang | FaultKind::SlowBody | FaultKind::SlowHeaders)
}

fn client(sandbox: &Sandbox, caller: Caller, timeout: Duration) -> Client {
    let builder =
        Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().pacing(caller.pacing);
    let builder = builder.max_retries(caller.retries).timeout(timeout);
    let builder = if caller.organization { builder.organization_id(ORGANIZATION) } else { builder };
    builder.build().expect("a client")
}

/// What the call ended in; nothing when its caller left, which it does once the request is on the wire.
async fn call(
    client: &Client,
    caller: Caller,
    sandbox: &Sandbox,
    operation: &str,
    parameters: &str,
) -> Option<Result<String, Error>> {
    let options = format!(r#"{{"max_retries":{}}}"#, caller.retries);
    let call = binding::call(client, operation, parameters, &options);
    let sent = async {
        while !caller.leaves || !sandbox.requests().iter().any(|request| request.operation == Some(operation)) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::select! {
        ended = call => Some(ended),
        () = sent => None,
    }
}

async fn check(operation: &str, parameters: &str, kind: FaultKind, after: bool, caller: Caller) {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let fault = Fault::new(operation, kind).always();
    let slow = matches!(kind, FaultKind::SlowBody | FaultKind::SlowHeaders);
    let fault = if slow { fault.bytes_per_second(1) } else { fault };
    sandbox.fault(if after { fault.after_commit() } else { fault }).expect("a fault");
    let client = client(&sandbox, caller, if is_late(kind) { PATIENCE } else { PATIENCE * 5 });
    let ended = call(&client, caller, &sandbox, operation, parameters).await;
    if ended.is_none() || is_late(kind) {
        // What goes on without its caller has its deadline behind it by then.
        tokio::time::sleep(PATIENCE).await;
    }

    let shown = format!("{operation} {kind:?} after={after} {caller:?}: {ended:?}");
    let sent = sandbox.requests().into_iter().filter(|request| request.operation == Some(operation));
    let sent: Vec<_> = sent.collect();
    assert_eq!(sent.len(), 1, "{shown}");
    assert_eq!(sent[0].committed, after, "{shown}");
    let bought = if operation == "domains_buy" { sandbox.purchases().len() } else { sandbox.orders().len() };
    assert_eq!(bought, usize::from(after), "{shown}");
    reconciled(&client, &sandbox, after, &shown).await;
    let Some(ended) = ended else { return };
    let error = ended.err().unwrap_or_else(|| panic!("succeeded: {shown}"));
    match kind {
        // The service's own word that nothing happened.
        FaultKind::RateLimited => assert_eq!(error.outcome(), Some(Outcome::Rejected), "{shown}"),
        FaultKind::PaymentIncomplete => {
            assert_eq!(
                (error.kind(), error.outcome()),
                (ErrorKind::PaymentIncomplete, Some(Outcome::Applied)),
                "{shown}"
            );
        }
        _ => {
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::OutcomeUnknown, Some(Outcome::Unknown)), "{shown}")
        }
    }
    assert_eq!(error.attempts(), 1, "{shown}");
}

/// With the fault gone, reconciling tells what the service did, whatever the caller was told.
async fn reconciled(client: &Client, sandbox: &Sandbox, committed: bool, shown: &str) {
    sandbox.clear_faults();
    let placement = loop {
        let found = client.placements().list().organization_id(ORGANIZATION).await.expect("a journal");
        match found.as_slice() {
            [placement] if !placement.in_flight => break placement.clone(),
            // Its last words are being written.
            [_] => tokio::time::sleep(Duration::from_millis(5)).await,
            _ => panic!("one placement: {found:?}: {shown}"),
        }
    };
    let found = client.placements().reconcile(placement.key.as_str()).organization_id(ORGANIZATION).await;
    let found = found.unwrap_or_else(|error| panic!("{error}: {shown}"));
    let expected = if committed { ReconciliationResult::Applied } else { ReconciliationResult::NotFoundYet };
    assert_eq!(found.result, expected, "{found:?}: {shown}");
    assert_eq!(found.duplicates, [""; 0], "{found:?}: {shown}");
    let applied = found.placement.outcome == Some(Outcome::Applied);
    assert_eq!(applied, committed, "{found:?}: {shown}");
    let orders: Vec<_> = sandbox.orders().into_iter().map(|order| order.id).collect();
    assert_eq!(found.order_id, orders.first().cloned(), "{found:?}: {shown}");
}

#[test]
fn every_operation_that_charges_is_here() {
    let charging = scaledmail::operations().iter().filter(|operation| operation.effect == Effect::Charge);
    let charging: BTreeSet<_> = charging.map(|operation| operation.id).collect();
    assert_eq!(charging, CHARGES.iter().map(|(operation, _)| *operation).collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_fault_and_no_setting_makes_a_charge_go_out_twice() {
    for (operation, parameters) in CHARGES {
        let places = Arc::new(Semaphore::new(AT_ONCE));
        let mut running = tokio::task::JoinSet::new();
        for kind in FAULTS {
            for after in [false, true] {
                if kind == FaultKind::PaymentIncomplete && !after {
                    continue;
                }
                for caller in CALLERS {
                    let places = places.clone();
                    running.spawn(async move {
                        let _place = places.acquire().await;
                        check(operation, parameters, kind, after, caller).await;
                    });
                }
            }
        }
        while let Some(done) = running.join_next().await {
            if let Err(failure) = done {
                std::panic::resume_unwind(failure.into_panic());
            }
        }
    }
}
