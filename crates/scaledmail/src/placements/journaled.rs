//! The noun: what is in the journal, and what became of it.

use super::placement::{Placement, Reconciliation};
use super::reconciling;
use super::settlement::{PlacementKey, Settlement};
use crate::call::{Call, Context};
use crate::call_options::CallOptions;
use crate::error::{Error, Violation};
use crate::error_kind::ErrorKind;
use crate::journal::{Identity, PlacementState, Record, Settled, moment, since};
use crate::noun::noun;
use crate::request::{in_time, organization};
use crate::rules;
use crate::transport::Deadline;
use std::future::Future;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(10 * 60);
/// What was refused longer ago is looked up only by its key.
const STALE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

noun! {
    /// Placements: every call that charged, or may have, as the journal has it.
    Placements, placements, "Placements: every call that charged, or may have, as the journal has it."
}

impl Placements {
    /// Lists the placements of the organization, oldest first. Free, and nothing is sent but, if need be, the look-up
    /// of the account's only organization.
    ///
    /// # Errors
    /// [`Journal`](crate::ErrorKind::Journal) when the journal cannot be read.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().build()?;
    /// for placement in client.placements().list().await? {
    ///     println!("{} {:?} {:?}", placement.key, placement.state, placement.order_id);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list(&self) -> Call<Vec<Placement>> {
        Call::made(&self.client, |mut context| async move {
            timed("placements_list", &mut context, |context: Reading| async move {
                let records = context.records().await?;
                Ok(records.into_iter().map(Placement::of).collect())
            })
            .await
        })
    }

    /// Reads a placement. Free, and nothing is sent but, if need be, the look-up of the account's only organization.
    ///
    /// # Errors
    /// [`NotFound`](crate::ErrorKind::NotFound) for an unknown key, [`Validation`](crate::ErrorKind::Validation) when
    /// several operations used it, [`Journal`](crate::ErrorKind::Journal) when the journal cannot be read.
    ///
    /// ```
    /// # async fn example(client: scaledmail::Client) -> Result<(), scaledmail::Error> {
    /// let placement = client.placements().get("spring-1").await?;
    /// println!("{:?}", placement.outcome);
    /// # Ok(()) }
    /// ```
    pub fn get(&self, placement: impl Into<PlacementKey>) -> Call<Placement> {
        let wanted = placement.into();
        Call::made(&self.client, |mut context| async move {
            timed("placements_get", &mut context, move |context: Reading| async move {
                Ok(Placement::of(context.record(&wanted).await?))
            })
            .await
        })
    }

    /// Finds out what became of a placement, and writes it to the journal. Free: it only reads the account's orders
    /// with their tags, its domains and its purchases.
    ///
    /// [`Call::timeout`] is 10 minutes by default: in a busy account many orders are read, five a second.
    ///
    /// [`NotFoundYet`](crate::ReconciliationResult::NotFoundYet) is no proof that nothing was charged: look again later, or
    /// ask ScaledMail. A placement that is applied and has its order is not looked up again.
    ///
    /// # Errors
    /// As [`get`](Self::get), and those of reads.
    ///
    /// ```
    /// # async fn example(client: scaledmail::Client) -> Result<(), scaledmail::Error> {
    /// use scaledmail::ReconciliationResult;
    /// let found = client.placements().reconcile("spring-1").await?;
    /// if found.result == ReconciliationResult::Applied {
    ///     println!("ordered: {:?}", found.order_id);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn reconcile(&self, placement: impl Into<PlacementKey>) -> Call<Reconciliation> {
        let wanted = placement.into();
        Call::made(&self.client, |mut context| async move {
            timed("placements_reconcile", &mut context, move |context: Reading| async move {
                let record = context.record(&wanted).await?;
                let found = reconciling::reconcile(&context.client, &context.reading(), vec![record]).await?;
                found.into_iter().next().ok_or_else(|| unknown_key(&wanted))
            })
            .await
        })
    }

    /// [`reconcile`](Self::reconcile)s every placement of the organization whose outcome is not settled: `Unknown`,
    /// `Rejected` in the last 7 days, left behind by a process that is gone, or applied without a known order. Free;
    /// all are looked for among the same readings.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().build()?;
    /// for found in client.placements().reconcile_all().await? {
    ///     println!("{} {:?}", found.key, found.result);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn reconcile_all(&self) -> Call<Vec<Reconciliation>> {
        Call::made(&self.client, |mut context| async move {
            timed("placements_reconcile_all", &mut context, |context: Reading| async move {
                let now = context.client.now()();
                let records = context.records().await?.into_iter();
                let open = |record: &Record| {
                    let old = record.state_now() == PlacementState::Rejected && since_sent(record, now) > STALE;
                    reconciling::is_open(record) && !old
                };
                let open = records.filter(open).collect();
                reconciling::reconcile(&context.client, &context.reading(), open).await
            })
            .await
        })
    }

    /// Writes down what became of a placement when the service cannot tell: after a look at the web app, or the word of
    /// ScaledMail's staff. Free, and nothing is sent. For one that is `Unknown`, and for one that is `Applied` or
    /// `Rejected` by the service's word alone, without an order that was read. What is found later upgrades a
    /// `Rejected` one.
    ///
    /// `outcome` is `Applied` or `Rejected`. Not before 15 minutes have passed since the request was sent.
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation) when the placement is not `Unknown`, when it is too early, or for a
    /// missing reason; else as [`get`](Self::get).
    ///
    /// ```
    /// # async fn example(client: scaledmail::Client) -> Result<(), scaledmail::Error> {
    /// use scaledmail::{Outcome, Settlement};
    /// let settlement = Settlement::new(Outcome::Rejected, "support says that no order exists");
    /// client.placements().settle("spring-1", settlement).await?;
    /// # Ok(()) }
    /// ```
    pub fn settle(&self, placement: impl Into<PlacementKey>, settlement: Settlement) -> Call<Placement> {
        let wanted = placement.into();
        Call::made(&self.client, |mut context| async move {
            timed("placements_settle", &mut context, move |context: Reading| async move {
                let now = context.client.now()();
                let record = context.record(&wanted).await?;
                settlement.check(&record, since_sent(&record, now))?;
                let settled = Settled { at: moment(now), reason: settlement.reason.clone() };
                let journal = context.client.journal()?;
                let changed = journal.change(&record.identity, |known| {
                    let same = known.attempt == record.attempt && known.state == record.state;
                    same.then(|| Record {
                        state: settlement.outcome.into(),
                        order_id: settlement.order_id.clone().or(known.order_id.clone()),
                        settled: Some(settled.clone()),
                        ..known
                    })
                });
                let changed = changed.await?.ok_or_else(|| {
                    Error::new(ErrorKind::Conflict, "the placement was changed by somebody else: look at it again")
                })?;
                Ok(Placement::of(changed))
            })
            .await
        })
    }
}

fn since_sent(record: &Record, now: std::time::SystemTime) -> Duration {
    since(record.sent_at.as_ref().unwrap_or(&record.prepared_at), now)
}

/// What a call that reads the journal works with.
struct Reading {
    client: crate::Client,
    options: CallOptions,
    deadline: Deadline,
}

impl Reading {
    /// For reads that must be over before the deadline.
    fn reading(&self) -> CallOptions {
        CallOptions { timeout: self.deadline.left_to_read(), ..self.options.clone() }
    }

    /// Everything of the organization.
    async fn records(&self) -> Result<Vec<Record>, Error> {
        let organization_id = organization(&self.client, &self.reading(), self.deadline).await?;
        let all = self.client.journal()?.all(self.client.base_url()).await?;
        let account = self.client.key_hash();
        let ours =
            |Identity { organization_id: id, account: of, .. }: &Identity| *id == organization_id || *of == account;
        let ours = |record: &Record| ours(&record.identity);
        Ok(all.into_iter().filter(ours).collect())
    }

    async fn record(&self, wanted: &PlacementKey) -> Result<Record, Error> {
        let asked = |record: &Record| {
            record.identity.key == wanted.key
                && wanted.operation.as_ref().is_none_or(|operation| *operation == record.identity.operation)
        };
        let mut found: Vec<Record> = self.records().await?.into_iter().filter(asked).collect();
        if found.len() > 1 {
            let operations: Vec<_> = found.iter().map(|record| record.identity.operation.as_str()).collect();
            let rule = format!("must be given: the key was used by {}", operations.join(", "));
            return Err(Error::broken_rules(vec![Violation { field: "operation".to_owned(), value: None, rule }]));
        }
        found.pop().ok_or_else(|| unknown_key(wanted))
    }
}

fn unknown_key(wanted: &PlacementKey) -> Error {
    Error::new(ErrorKind::NotFound, format!("there is no placement {:?} in the journal", rules::shown(&wanted.key)))
}

/// Runs a work of several readings in the time of one call.
async fn timed<T, F>(
    operation: &'static str,
    context: &mut Context,
    work: impl FnOnce(Reading) -> F,
) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let Context { client, options, call_timeout, cancelled, .. } = context;
    // Looking for many placements takes many readings, five a second.
    let patience = call_timeout.unwrap_or(PATIENCE);
    let deadline = client.deadline(&CallOptions { timeout: Some(patience), ..options.clone() })?;
    let reading = Reading { client: client.clone(), options: options.clone(), deadline };
    in_time(operation, work(reading), &deadline, cancelled).await
}
