//! The HTTP clients: TLS, roots, proxies.

use super::pacing::Watch;
use crate::error::Error;
use crate::settings::Settings;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;
use std::sync::Arc;
use std::time::Duration;

/// One client for reads, and what it takes to make one for each write.
#[derive(Clone, Debug)]
pub(crate) struct HttpClients {
    pooled: reqwest::Client,
    recipe: Recipe,
}

#[derive(Clone, Debug)]
struct Recipe {
    tls: ClientConfig,
    connect_timeout: Duration,
    user_agent: String,
    proxy: Option<reqwest::Proxy>,
    loopback: bool,
}

impl HttpClients {
    /// Loads the trusted roots, so it is done at the first call.
    pub fn new(settings: &Settings) -> Result<Self, Error> {
        let recipe = Recipe {
            tls: tls(settings)?,
            connect_timeout: settings.connect_timeout,
            user_agent: settings.user_agent.clone(),
            proxy: settings.proxy.clone(),
            loopback: settings.loopback,
        };
        let pooled = recipe.build(recipe.connect_timeout, usize::MAX);
        let pooled =
            pooled.map_err(|error| Error::config(format!("cannot make the HTTP client: {}", error.without_url())))?;
        Ok(Self { pooled, recipe })
    }

    /// For reads, and to build requests with.
    pub fn pooled(&self) -> &reqwest::Client {
        &self.pooled
    }

    /// For one write: a stale connection is the commonest way to lose an answer. Connecting ends in time for it to be
    /// known that nothing was sent.
    pub fn for_one_write(&self, left: Option<Duration>) -> reqwest::Result<reqwest::Client> {
        let connect_timeout =
            left.map_or(self.recipe.connect_timeout, |left| self.recipe.connect_timeout.min(left.mul_f64(0.9)));
        self.recipe.build(connect_timeout, 0)
    }
}

impl Recipe {
    fn build(&self, connect_timeout: Duration, idle: usize) -> reqwest::Result<reqwest::Client> {
        let builder = reqwest::Client::builder()
            .tls_backend_preconfigured(self.tls.clone())
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(connect_timeout)
            .connector_layer(Watch)
            .user_agent(&self.user_agent)
            .pool_max_idle_per_host(idle);
        match &self.proxy {
            Some(proxy) => builder.proxy(proxy.clone()),
            // The environment's proxy would be shown the key of a request that never leaves the machine.
            None if self.loopback => builder.no_proxy(),
            None => builder,
        }
        .build()
    }
}

fn tls(settings: &Settings) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::config(format!("cannot set TLS up: {error}")))?;
    if settings.base_url.starts_with("http:") {
        return Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth());
    }
    let extra = settings.ca_certificates.clone();
    // Slim images have no roots to make the system's verifier of.
    if Verifier::new(provider.clone()).is_err() {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        roots.add_parsable_certificates(extra);
        return Ok(builder.with_root_certificates(roots).with_no_client_auth());
    }
    let verifier = Verifier::new_with_extra_roots(extra, provider)
        .map_err(|error| Error::config(format!("ca_certificate cannot be trusted: {error}")))?;
    Ok(builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth())
}
