//! The HTTP clients: TLS, roots, proxies.

use crate::config::Settings;
use crate::error::Error;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;
use std::sync::Arc;

/// One client for reads, and one for writes that never reuses a connection.
#[derive(Clone, Debug)]
pub(crate) struct HttpClients {
    pub pooled: reqwest::Client,
    /// A stale connection is the commonest way to lose the answer to a write.
    pub unpooled: reqwest::Client,
}

impl HttpClients {
    /// Loads the trusted roots, so it is done at the first call.
    pub fn new(settings: &Settings) -> Result<Self, Error> {
        let tls = tls(settings)?;
        let build = |idle| {
            let mut builder = reqwest::Client::builder()
                .tls_backend_preconfigured(tls.clone())
                .redirect(reqwest::redirect::Policy::none())
                .retry(reqwest::retry::never())
                .connect_timeout(settings.connect_timeout)
                .user_agent(&settings.user_agent)
                .pool_max_idle_per_host(idle);
            if let Some(proxy) = &settings.proxy {
                // The address may hold a password: the error must not quote it.
                let proxy = reqwest::Proxy::all(proxy).map_err(|_| Error::config("proxy is not a URL"))?;
                builder = builder.proxy(proxy);
            }
            builder
                .build()
                .map_err(|error| Error::config(format!("cannot make the HTTP client: {}", error.without_url())))
        };
        Ok(Self { pooled: build(usize::MAX)?, unpooled: build(0)? })
    }
}

fn tls(settings: &Settings) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let extra = settings.ca_certificate_pem.as_deref().map(certificates).transpose()?.unwrap_or_default();
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::config(format!("cannot set TLS up: {error}")))?;
    if settings.base_url.starts_with("http:") {
        return Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth());
    }
    Ok(match verifier(provider, extra.clone()) {
        Some(verifier) => builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth(),
        None => {
            let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
            roots.add_parsable_certificates(extra);
            builder.with_root_certificates(roots).with_no_client_auth()
        }
    })
}

/// The system's verifier; slim images have no roots to make one of.
fn verifier(provider: Arc<CryptoProvider>, extra: Vec<CertificateDer<'static>>) -> Option<Arc<Verifier>> {
    Verifier::new(provider.clone()).ok()?;
    Verifier::new_with_extra_roots(extra, provider).ok().map(Arc::new)
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    match read {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        Ok(_) => Err(Error::config("ca_certificate holds no PEM certificate")),
        Err(error) => Err(Error::config(format!("ca_certificate is not PEM: {error}"))),
    }
}
