//! The builder of a client.

use scaledmail_api::Secret;
use std::fmt;
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
    pub(crate) proxy: Option<Secret>,
    pub(crate) ca_certificate_pem: Option<Vec<u8>>,
    pub(crate) user_agent: Option<String>,
    /// Whose package it is.
    pub(crate) language: Option<&'static str>,
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
