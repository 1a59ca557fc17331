//! Waiting for an order to be set up.

use super::Orders;
use crate::call::{Call, Context};
use crate::call_options::CallOptions;
use crate::error::{Error, one_line};
use crate::error_kind::ErrorKind;
use crate::event::{Event, told};
use crate::request::{in_time, not_sent};
use crate::rules;
use crate::transport::Deadline;
use crate::types::{Order, OrderDomainStatus, OrderStatus};
use scaledmail_api::Effect;
use std::time::Duration;
use tokio::time::Instant;

const OPERATION: &str = "orders_wait_until_active";
const POLL: Duration = Duration::from_secs(300);
const SHORTEST_POLL: Duration = Duration::from_secs(1);
/// Provisioning takes 2 to 4 business days.
const PATIENCE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Which order is waited for, and how often it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WaitUntilActive {
    /// The id of the order.
    pub order_id: String,
    /// How long to wait between two readings. 5 minutes by default, at least 1 second.
    pub poll: Duration,
}

impl WaitUntilActive {
    /// For an order, read every 5 minutes.
    pub fn new(order_id: impl Into<String>) -> Self {
        Self { order_id: order_id.into(), poll: POLL }
    }

    /// Sets [`poll`](Self::poll).
    #[must_use]
    pub fn poll(mut self, poll: Duration) -> Self {
        self.poll = poll;
        self
    }
}

impl From<&str> for WaitUntilActive {
    fn from(order_id: &str) -> Self {
        Self::new(order_id)
    }
}

impl From<String> for WaitUntilActive {
    fn from(order_id: String) -> Self {
        Self::new(order_id)
    }
}

impl Orders {
    /// Reads an order until it and all its domains are active. Free. Provisioning takes 2 to 4 business days.
    ///
    /// [`Call::timeout`] is the deadline of the whole wait, 7 days by default; a reading has that of a usual call. Each
    /// reading is told as [`Event::Progress`](crate::Event::Progress). An order can be active while its payment still
    /// needs confirming in the web app.
    ///
    /// # Errors
    /// [`Timeout`](crate::ErrorKind::Timeout) when the deadline passes, [`Conflict`](crate::ErrorKind::Conflict) when
    /// the order is cancelled, [`NotFound`](crate::ErrorKind::NotFound) for an unknown id, and those of reads: one that
    /// fails for the moment is made again.
    ///
    /// ```no_run
    /// # async fn example(client: scaledmail::Client) -> Result<(), scaledmail::Error> {
    /// use scaledmail::WaitUntilActive;
    /// use std::time::Duration;
    /// let wait = WaitUntilActive::new("rec123").poll(Duration::from_secs(600));
    /// let order = client.orders().wait_until_active(wait).timeout(Duration::from_secs(5 * 24 * 3600)).await?;
    /// println!("{:?}", order.status);
    /// # Ok(()) }
    /// ```
    pub fn wait_until_active(&self, order: impl Into<WaitUntilActive>) -> Call<Order> {
        let wait = order.into();
        Call::made(&self.client, |context| async move { wait_for(wait, context).await })
    }
}

async fn wait_for(wait: WaitUntilActive, context: Context) -> Result<Order, Error> {
    let Context { client, options, call_timeout, mut cancelled, .. } = context;
    let mut broken = rules::id("order_id", &wait.order_id);
    broken.extend(rules::at_least("poll_seconds", wait.poll, SHORTEST_POLL));
    if !broken.is_empty() {
        return Err(not_sent(Error::broken_rules(broken), Effect::Read, OPERATION));
    }
    let deadline = Deadline::new(call_timeout.unwrap_or(PATIENCE));
    let usual =
        client.deadline(&CallOptions { timeout: client.options().timeout, ..CallOptions::default() })?.timeout();
    let begun = Instant::now();
    let work = async {
        loop {
            let left = deadline.left().unwrap_or(usual).min(usual);
            let reading = CallOptions { timeout: Some(left), dry_run: None, ..options.clone() };
            match client.orders().get(wait.order_id.as_str()).options(reading).await {
                Ok(order) => {
                    let (active_domains, total_domains) = domains(&order);
                    if let Some(hooks) = client.hooks(&options) {
                        let progress = Event::Progress {
                            operation: OPERATION.to_owned(),
                            order_id: one_line(&wait.order_id),
                            status: order.status.as_ref().map(|status| one_line(status.as_str())),
                            active_domains,
                            total_domains,
                            waited: begun.elapsed(),
                        };
                        told(&*hooks, &progress);
                    }
                    tracing::debug!(operation = OPERATION, active_domains, total_domains, "progress");
                    match order.status {
                        Some(OrderStatus::Cancelled) => return Err(cancelled_order(&wait.order_id)),
                        Some(OrderStatus::Active) if active_domains == total_domains => return Ok(order),
                        _ => {}
                    }
                }
                Err(error) if is_passing(error.kind()) => {
                    tracing::debug!(operation = OPERATION, error = %error, "a reading failed");
                }
                Err(error) => return Err(error),
            }
            tokio::time::sleep(wait.poll).await;
        }
    };
    in_time(OPERATION, work, &deadline, &mut cancelled).await
}

/// How many domains of an order are active, and how many there are. An empty status says nothing.
fn domains(order: &Order) -> (usize, usize) {
    let packages = order.packages.as_deref().unwrap_or_default();
    let statuses = packages.iter().flat_map(|package| package.domains.as_deref().unwrap_or_default());
    let statuses: Vec<_> =
        statuses.filter_map(|domain| domain.status.as_ref()).filter(|status| !status.as_str().is_empty()).collect();
    let active = statuses.iter().filter(|status| ***status == OrderDomainStatus::Active).count();
    (active, statuses.len())
}

fn cancelled_order(order_id: &str) -> Error {
    let error =
        Error::new(ErrorKind::Conflict, format!("the order {order_id} is cancelled: it will not become active"));
    not_sent(error, Effect::Read, OPERATION)
}

/// Whether a later reading may succeed.
fn is_passing(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Connection | ErrorKind::Timeout | ErrorKind::RateLimited | ErrorKind::Server | ErrorKind::Decode
    )
}
