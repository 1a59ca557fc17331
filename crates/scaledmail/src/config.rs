//! The builder of a client.

use crate::event::{Closures, Confirmation, Event, PlannedRequest};
use crate::journal::JournalStore;
use scaledmail_api::{Decimal, Secret};
use std::fmt;
use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Builds a [`Client`](crate::Client). What is not set comes from the environment, then from the defaults.
///
/// | setting | environment | default |
/// |---|---|---|
/// | [`api_key`](Self::api_key) | `SCALEDMAIL_API_KEY` | none: required |
/// | [`organization_id`](Self::organization_id) | `SCALEDMAIL_ORGANIZATION_ID` | the account's only organization |
/// | [`base_url`](Self::base_url) | `SCALEDMAIL_BASE_URL` | `https://server.scaledmail.com/api/v1` |
/// | [`timeout`](Self::timeout) | `SCALEDMAIL_TIMEOUT` (seconds) | 60 seconds |
/// | [`read_only`](Self::read_only) | `SCALEDMAIL_READ_ONLY` (`true` or `false`) | false |
/// | [`dry_run`](Self::dry_run) | | false |
/// | [`journal`](Self::journal) | `SCALEDMAIL_JOURNAL` (a path, or `memory`) | a file of the user's state: see there |
/// | [`max_per_call`](Self::max_per_call) | `SCALEDMAIL_MAX_PER_CALL` (US dollars) | no cap |
/// | [`max_per_day`](Self::max_per_day) | `SCALEDMAIL_MAX_PER_DAY` (US dollars) | no cap |
/// | [`connect_timeout`](Self::connect_timeout) | | 10 seconds |
/// | [`max_retries`](Self::max_retries) | | 2 |
///
/// ```
/// # fn main() -> Result<(), scaledmail::Error> {
/// let client = scaledmail::Client::builder().api_key("eyJ...").organization_id("rec123").build()?;
/// # Ok(()) }
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct ClientBuilder {
    pub(crate) api_key: Option<Secret>,
    pub(crate) organization_id: Option<String>,
    pub(crate) base_url: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) max_retries: Option<u32>,
    pub(crate) pacing: Option<bool>,
    pub(crate) read_only: bool,
    pub(crate) dry_run: bool,
    pub(crate) journal: Option<JournalPlace>,
    pub(crate) max_per_call: Option<Decimal>,
    pub(crate) max_per_day: Option<Decimal>,
    pub(crate) closures: Closures,
    pub(crate) wall_clock: Option<fn() -> std::time::SystemTime>,
    pub(crate) proxy: Option<Secret>,
    pub(crate) ca_certificate_pem: Option<Vec<u8>>,
    pub(crate) user_agent: Option<String>,
    /// Whose package it is.
    pub(crate) language: Option<&'static str>,
}

/// Where the journal is kept.
#[derive(Clone, Debug)]
pub(crate) enum JournalPlace {
    File(PathBuf),
    Memory,
    Store(Arc<dyn JournalStore>),
}

impl JournalPlace {
    /// As the environment and the packages of other languages name it.
    pub fn named(text: String) -> Self {
        match text.to_ascii_lowercase().as_str() {
            "memory" | ":memory:" => Self::Memory,
            _ => Self::File(text.into()),
        }
    }
}

impl ClientBuilder {
    /// The account's API key. It reaches every organization of the account.
    pub fn api_key(mut self, api_key: impl Into<Secret>) -> Self {
        self.api_key = Some(api_key.into());
        self
    }

    /// The organization that calls are for. Without one, the account's only organization is looked up once.
    pub fn organization_id(mut self, organization_id: impl Into<String>) -> Self {
        self.organization_id = Some(organization_id.into());
        self
    }

    /// Another address of the service. `http` is refused unless the host is loopback.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// Refuses every call that changes or buys anything, raw requests included, before it is sent: the error is of kind
    /// [`Config`](crate::ErrorKind::Config), its outcome `not_sent`. What the environment has made read-only stays so.
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }

    /// Sends nothing that changes or buys anything: such calls give the exact request, with the outcome `NotSent`. A
    /// call can ask for that on its own, and not for the opposite.
    pub fn dry_run(mut self, dry_run: bool) -> Self {
        self.dry_run = dry_run;
        self
    }

    /// The file that the journal is kept in: an SQLite database on a local disk, made at the first charge and readable
    /// by its owner only. Several processes may share it. By default `scaledmail/journal.sqlite3` in `$XDG_STATE_HOME`
    /// or `~/.local/state`; on macOS in `~/Library/Application Support`, on Windows in `%LOCALAPPDATA%`.
    pub fn journal(mut self, path: impl Into<PathBuf>) -> Self {
        self.journal = Some(JournalPlace::File(path.into()));
        self
    }

    /// Keeps the journal in memory only: after a crash nobody knows what was being bought, and the same key can buy
    /// again. There are no caps by day then.
    pub fn journal_in_memory(mut self) -> Self {
        self.journal = Some(JournalPlace::Memory);
        self
    }

    /// Keeps the journal in a store of your own.
    pub fn journal_store(mut self, store: Arc<dyn JournalStore>) -> Self {
        self.journal = Some(JournalPlace::Store(store));
        self
    }

    /// What one call may cost, in US dollars. A charge whose price is higher, or not known, is refused before it is
    /// sent: kind [`SpendLimit`](crate::ErrorKind::SpendLimit), outcome `not_sent`. The environment's cap holds if it
    /// is lower.
    pub fn max_per_call(mut self, dollars: impl Into<Decimal>) -> Self {
        self.max_per_call = Some(dollars.into());
        self
    }

    /// What all calls of a day (in UTC) may cost together, in US dollars, by the journal: what is being sent and what
    /// may have been charged counts. A charge whose price is not known is refused. The environment's cap holds if it is
    /// lower.
    pub fn max_per_day(mut self, dollars: impl Into<Decimal>) -> Self {
        self.max_per_day = Some(dollars.into());
        self
    }

    /// Asks before each call that charges or is destructive; `false` refuses it: kind
    /// [`Cancelled`](crate::ErrorKind::Cancelled), outcome `not_sent`. The time that the answer takes is part of the
    /// call's deadline.
    ///
    /// ```
    /// # fn main() -> Result<(), scaledmail::Error> {
    /// let builder = scaledmail::Client::builder().api_key("eyJ...").confirm(|asked| async move {
    ///     println!("{} for {:?}?", asked.operation, asked.price);
    ///     false
    /// });
    /// let client = builder.build()?;
    /// # Ok(()) }
    /// ```
    pub fn confirm<F>(mut self, ask: impl Fn(Confirmation) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = bool> + Send + 'static,
    {
        self.closures.confirm = Some(Arc::new(move |asked| Box::pin(ask(asked))));
        self
    }

    /// Shows each request right before it is sent, with a mask over secrets. It cannot be changed.
    pub fn on_request(mut self, see: impl Fn(&PlannedRequest) + Send + Sync + 'static) -> Self {
        self.closures.on_request = Some(Arc::new(see));
        self
    }

    /// Tells what happens to calls: waits, attempts, ends. The same is told to `tracing`.
    pub fn on_event(mut self, hear: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        self.closures.on_event = Some(Arc::new(hear));
        self
    }

    /// For tests: what time it is, for the journal.
    #[doc(hidden)]
    pub fn wall_clock(mut self, now: fn() -> std::time::SystemTime) -> Self {
        self.wall_clock = Some(now);
        self
    }

    /// The deadline of a call: waiting for the limiter, all attempts and reading the answer.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How long making a connection may take.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connect_timeout = Some(connect_timeout);
        self
    }

    /// How often a read is tried again. A charge is never sent again, whatever is set here.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = Some(max_retries);
        self
    }

    /// Whether to keep the service's limits. Only a loopback address may do without.
    pub fn pacing(mut self, pacing: bool) -> Self {
        self.pacing = Some(pacing);
        self
    }

    /// A proxy's address, which may hold a password. Without it `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`
    /// count, but not for a loopback address.
    pub fn proxy(mut self, proxy: impl Into<Secret>) -> Self {
        self.proxy = Some(proxy.into());
        self
    }

    /// Further certificate authorities, as PEM. The system's own (and `SSL_CERT_FILE`) stay trusted.
    pub fn ca_certificate_pem(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.ca_certificate_pem = Some(pem.into());
        self
    }

    /// Text put before the SDK's own in `User-Agent`.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }
}

impl fmt::Debug for ClientBuilder {
    /// Addresses may hold passwords, so they do not show.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientBuilder")
            .field("organization_id", &self.organization_id)
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("max_retries", &self.max_retries)
            .field("pacing", &self.pacing)
            .finish_non_exhaustive()
    }
}
