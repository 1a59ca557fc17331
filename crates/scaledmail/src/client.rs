//! The client.

use crate::call_options::CallOptions;
use crate::config::{ClientBuilder, JournalPlace};
use crate::error::Error;
use crate::event::SharedHooks;
use crate::journal::{Journal, JournalStore, MemoryStore, Nowhere, SqliteStore, default_path, hash, moment};
use crate::log::Logged;
use crate::settings::{Settings, checked_organization_id, positive};
use crate::transport::{self, Deadline, Exchange, HttpClients, Limiter, Plan, Scrubber, ServerClock};
use crate::types::{Organization, Package};
use http::HeaderValue;
use scaledmail_api::{Effect, Operation};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// A client for one account. Cheap to clone; clones share connections, limiter and what was looked up.
///
/// ```no_run
/// # async fn example() -> Result<(), scaledmail::Error> {
/// let client = scaledmail::Client::from_env()?;
/// for domain in client.domains().list().await? {
///     println!("{:?} {:?}", domain.domain, domain.status);
/// }
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    options: CallOptions,
}

impl ClientBuilder {
    /// Checks the settings and makes the client. Nothing is sent.
    ///
    /// # Errors
    /// [`Config`](crate::ErrorKind::Config), naming the setting and the rule.
    pub fn build(self) -> Result<Client, Error> {
        // A value that is no text is wrong, not absent: a switch must not be lost.
        Settings::resolve(self, |name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
            .map(Client::with_settings)
    }
}

struct Shared {
    settings: Settings,
    connections: Mutex<Option<Connections>>,
    organization: tokio::sync::Mutex<Option<String>>,
    /// Domain counts of the packages that were listed.
    packages: Mutex<HashMap<String, i64>>,
    server_clock: Arc<ServerClock>,
    store: Arc<dyn JournalStore>,
}

/// What calls go out by.
#[derive(Clone)]
struct Connections {
    process: u32,
    http: HttpClients,
    shared: transport::Shared,
    journal: Arc<Journal>,
}

impl Client {
    /// Starts a client's settings.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// A client with the settings of the environment.
    ///
    /// # Errors
    /// [`Config`](crate::ErrorKind::Config) when a variable is missing or wrong.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().build()
    }

    fn with_settings(settings: Settings) -> Self {
        let store: Arc<dyn JournalStore> = match &settings.journal {
            Some(JournalPlace::Memory) => Arc::new(MemoryStore::default()),
            Some(JournalPlace::Store(store)) => store.clone(),
            Some(JournalPlace::File(path)) => Arc::new(SqliteStore::new(path)),
            None => match default_path(|name| std::env::var_os(name)) {
                Ok(path) => Arc::new(SqliteStore::new(path)),
                Err(error) => Arc::new(Nowhere(error)),
            },
        };
        Self {
            options: CallOptions::default(),
            shared: Arc::new(Shared {
                store,
                settings,
                connections: Mutex::default(),
                organization: tokio::sync::Mutex::default(),
                packages: Mutex::default(),
                server_clock: Arc::default(),
            }),
        }
    }

    /// The same client with other defaults for its calls. Connections, limiter and look-ups stay shared.
    ///
    /// ```no_run
    /// # fn example(client: scaledmail::Client) {
    /// use scaledmail::CallOptions;
    /// let other = client.with_options(CallOptions::new().organization_id("rec123"));
    /// # }
    /// ```
    #[must_use]
    pub fn with_options(&self, options: CallOptions) -> Self {
        let mut options = options.or(&self.options);
        // What a client has been told stays so.
        if self.options.dry_run == Some(true) {
            options.dry_run = Some(true);
        }
        Self { shared: self.shared.clone(), options }
    }

    /// The address of the service.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.shared.settings.base_url
    }

    pub(crate) fn options(&self) -> &CallOptions {
        &self.options
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// Made at the first call, because loading the trusted roots takes milliseconds; and again after a fork, because
    /// the parent's connections and lines belong to threads that only the parent has.
    fn connections(&self) -> Result<Connections, Error> {
        let mut slot = self.shared.connections.lock().unwrap_or_else(PoisonError::into_inner);
        let process = std::process::id();
        if let Some(made) = slot.as_ref().filter(|made| made.process == process) {
            return Ok(made.clone());
        }
        let settings = &self.shared.settings;
        let limiter = settings.pacing.then(|| Limiter::shared(&settings.base_url, settings.api_key.reveal()));
        let journal = Arc::new(Journal::new(self.shared.store.clone(), settings.now));
        let shared =
            transport::Shared { limiter, server_clock: self.shared.server_clock.clone(), budget: Arc::default() };
        let made = Connections { process, http: HttpClients::new(settings)?, shared, journal };
        // Closing the parent's connections is the parent's business.
        std::mem::forget(slot.replace(made.clone()));
        Ok(made)
    }

    /// Makes the connections now: a binding does it where no fork can happen meanwhile. An error shows at the call.
    pub(crate) fn prepare(&self) {
        let _ = self.connections();
    }

    /// What one call is. `operation` is the name for errors; `known` what the API's description says of it.
    pub(crate) fn plan(
        &self,
        operation: &str,
        known: Option<&Operation>,
        effect: Effect,
        secrets: impl IntoIterator<Item = String>,
        options: &CallOptions,
    ) -> Result<Plan, Error> {
        let settings = &self.shared.settings;
        // What the client has been told stays so.
        let dry_run = settings.dry_run || self.options.dry_run == Some(true) || options.dry_run == Some(true);
        if settings.read_only && effect != Effect::Read && !dry_run {
            return Err(Error::config("this client is read-only: it sends nothing that changes or buys anything"));
        }
        let key = settings.api_key.reveal().to_owned();
        Ok(Plan {
            operation: operation.to_owned(),
            effect,
            never_resent: known.is_some_and(|known| known.never_resent),
            search_limit: known.is_some_and(|known| known.search_limit),
            max_retries: options.max_retries.unwrap_or(settings.max_retries),
            deadline: self.deadline(options)?,
            scrubber: Scrubber::new(secrets.into_iter().chain([key])),
            dry_run,
            hooks: self.hooks(options),
            whole: false,
            claim: None,
        })
    }

    /// What carries out one call.
    pub(crate) fn exchange(&self, plan: Plan) -> Result<Arc<Exchange>, Error> {
        let Connections { http, shared, .. } = self.connections()?;
        let authorization = format!("Bearer {}", self.shared.settings.api_key.reveal());
        let authorization = HeaderValue::from_str(&authorization);
        let mut authorization = authorization.map_err(|_| Error::config("api_key cannot be sent in a header"))?;
        authorization.set_sensitive(true);
        Ok(Arc::new(Exchange::new(plan, http, authorization, shared)))
    }

    /// When a call with these options ends at the latest.
    pub(crate) fn deadline(&self, options: &CallOptions) -> Result<Deadline, Error> {
        let timeout = options.timeout.unwrap_or(self.shared.settings.timeout);
        Ok(Deadline::new(positive("timeout", timeout)?))
    }

    pub(crate) fn hooks(&self, options: &CallOptions) -> Option<SharedHooks> {
        let hooks = options.hooks.clone().or_else(|| self.settings().hooks.clone());
        match self.settings().log {
            Some(level) => Some(Arc::new(Logged { level, inner: hooks })),
            None => hooks,
        }
    }

    /// The journal of this process.
    pub(crate) fn journal(&self) -> Result<Arc<Journal>, Error> {
        Ok(self.connections()?.journal)
    }

    /// What the journal takes for the time.
    pub(crate) fn now(&self) -> fn() -> SystemTime {
        self.shared.settings.now
    }

    /// The day that a charge counts to, in UTC: the service's, if it has said what time it is.
    pub(crate) fn today(&self) -> String {
        let now = self.shared.server_clock.now().unwrap_or_else(self.now());
        moment(now).as_str().get(..10).unwrap_or_default().to_owned()
    }

    /// A hash of the key, for what belongs to no organization.
    pub(crate) fn key_hash(&self) -> String {
        hash([&self.shared.settings.api_key.reveal().to_owned()])
    }

    /// The organization that a call names, or its client.
    pub(crate) fn named_organization(&self, options: &CallOptions) -> Result<Option<String>, Error> {
        let named = options.organization_id.clone().or_else(|| self.shared.settings.organization_id.clone());
        named.map(checked_organization_id).transpose()
    }

    /// The account's only organization, looked up once.
    pub(crate) async fn only_organization(&self, options: &CallOptions) -> Result<String, Error> {
        let mut known = self.shared.organization.lock().await;
        if let Some(id) = &*known {
            return Ok(id.clone());
        }
        let list = self.organizations().list().options(options.clone()).await?;
        match list.items() {
            [Organization { id: Some(id), .. }] => Ok(known.insert(id.clone()).clone()),
            [_] => {
                Err(Error::config("organization_id is required: the account's only organization came without an id"))
            }
            [] => Err(Error::config("organization_id is required: the account has no organization")),
            _ => {
                let named = list.items().iter().map(|organization| {
                    let name = organization.name.as_deref().unwrap_or("unnamed");
                    format!("{} ({name})", organization.id.as_deref().unwrap_or("without id"))
                });
                let named = named.collect::<Vec<_>>().join(", ");
                Err(Error::config(format!("organization_id is required: the account has several: {named}")))
            }
        }
    }

    pub(crate) fn remember_packages(&self, packages: &[Package]) {
        let mut known = self.shared.packages.lock().unwrap_or_else(PoisonError::into_inner);
        known.extend(packages.iter().filter_map(|package| Some((package.id.clone()?, package.domains?))));
    }

    /// How many domains a package takes, if it was listed before.
    pub(crate) fn package_domains(&self, price_id: &str) -> Option<i64> {
        self.shared.packages.lock().unwrap_or_else(PoisonError::into_inner).get(price_id).copied()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("base_url", &self.base_url())
            .field(
                "organization_id",
                &self.options.organization_id.as_ref().or(self.settings().organization_id.as_ref()),
            )
            .field("read_only", &self.settings().read_only)
            .finish_non_exhaustive()
    }
}
