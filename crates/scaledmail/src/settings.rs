//! Checked settings of a client, and where they come from.

use crate::config::{ClientBuilder, JournalPlace};
use crate::error::Error;
use crate::event::SharedHooks;
use crate::log::LogLevel;
use crate::spending::Spending;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use scaledmail_api::{Decimal, Secret};
use std::time::{Duration, SystemTime};
use url::{Host, Url};

const BASE_URL: &str = "https://server.scaledmail.com/api/v1";
const TIMEOUT: Duration = Duration::from_secs(60);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const MAX_RETRIES: u32 = 2;

/// Checked settings.
pub(crate) struct Settings {
    pub api_key: Secret,
    pub organization_id: Option<String>,
    pub base_url: String,
    pub loopback: bool,
    pub timeout: Duration,
    pub connect_timeout: Duration,
    pub max_retries: u32,
    pub pacing: bool,
    pub read_only: bool,
    pub dry_run: bool,
    /// The usual place if there is none.
    pub journal: Option<JournalPlace>,
    pub spending: Spending,
    pub hooks: Option<SharedHooks>,
    /// How much goes to the standard error stream.
    pub log: Option<LogLevel>,
    pub now: fn() -> SystemTime,
    pub proxy: Option<reqwest::Proxy>,
    pub ca_certificates: Vec<CertificateDer<'static>>,
    pub user_agent: String,
}

impl Settings {
    pub fn resolve(builder: ClientBuilder, environment: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let variable = |name: &str| environment(name).filter(|value| !value.is_empty());
        let api_key = match builder.api_key.or_else(|| variable("SCALEDMAIL_API_KEY").map(Secret::from)) {
            Some(key) => checked_key(key)?,
            None => return Err(Error::config("api_key is required: pass it or set SCALEDMAIL_API_KEY")),
        };
        let base_url = builder.base_url.or_else(|| variable("SCALEDMAIL_BASE_URL"));
        let (base_url, loopback) = checked_base_url(base_url.as_deref().unwrap_or(BASE_URL))?;
        let pacing = builder.pacing.unwrap_or(true);
        if !pacing && !loopback {
            return Err(Error::config("pacing can be switched off for a loopback base_url only"));
        }
        let organization_id = builder.organization_id.or_else(|| variable("SCALEDMAIL_ORGANIZATION_ID"));
        let timeout = match (builder.timeout, variable("SCALEDMAIL_TIMEOUT")) {
            (Some(timeout), _) => timeout,
            (None, Some(text)) => seconds("SCALEDMAIL_TIMEOUT", text.trim().parse().ok())?,
            (None, None) => TIMEOUT,
        };
        let read_only = match variable("SCALEDMAIL_READ_ONLY") {
            Some(text) => switch("SCALEDMAIL_READ_ONLY", &text)?,
            None => false,
        };
        let outside = variable("SCALEDMAIL_JOURNAL").map(JournalPlace::named);
        // Whoever caps a day from outside says which journal keeps it: another one would begin at nothing.
        let journal = match variable("SCALEDMAIL_MAX_PER_DAY") {
            Some(_) => outside.or(builder.journal),
            None => builder.journal.or(outside),
        };
        let cap = |name: &str, own: Option<Decimal>| {
            lower(name, own, variable(&format!("SCALEDMAIL_{}", name.to_uppercase())))
        };
        let spending = Spending {
            max_per_call: cap("max_per_call", builder.max_per_call)?,
            max_per_day: cap("max_per_day", builder.max_per_day)?,
        };
        let durable = match &journal {
            Some(JournalPlace::Memory) => false,
            Some(JournalPlace::Store(store)) => store.is_durable(),
            _ => true,
        };
        if spending.max_per_day.is_some() && !durable {
            return Err(Error::config(
                "max_per_day needs a journal that outlives the process: memory forgets what was spent",
            ));
        }
        if matches!(&journal, Some(JournalPlace::File(path)) if path.as_os_str().is_empty()) {
            return Err(Error::config("journal must not be empty"));
        }
        if matches!(&journal, Some(JournalPlace::File(path)) if path.starts_with("~")) {
            return Err(Error::config("journal must be a path as the system knows it: ~ is a shorthand of shells"));
        }
        let language = builder.language.unwrap_or("rust");
        let user_agent = format!("scaledmail-{language}/{}", env!("CARGO_PKG_VERSION"));
        Ok(Self {
            api_key,
            organization_id: organization_id.map(checked_organization_id).transpose()?,
            base_url,
            loopback,
            timeout: positive("timeout", timeout)?,
            connect_timeout: positive("connect_timeout", builder.connect_timeout.unwrap_or(CONNECT_TIMEOUT))?,
            max_retries: builder.max_retries.unwrap_or(MAX_RETRIES),
            pacing,
            // Whoever runs the program has the last word.
            read_only: read_only || builder.read_only,
            dry_run: builder.dry_run,
            journal,
            spending,
            hooks: builder.closures.shared(),
            log: variable("SCALEDMAIL_LOG").map_or(Ok(None), |text| LogLevel::read(&text))?,
            now: builder.wall_clock.unwrap_or(SystemTime::now),
            proxy: builder.proxy.map(checked_proxy).transpose()?,
            ca_certificates: builder.ca_certificate_pem.map(|pem| certificates(&pem)).transpose()?.unwrap_or_default(),
            user_agent: match builder.user_agent {
                Some(own) if own.is_empty() || !own.chars().all(|c| matches!(c, ' '..='~')) => {
                    return Err(Error::config("user_agent must be printable ASCII and not empty"));
                }
                Some(own) => format!("{own} {user_agent}"),
                None => user_agent,
            },
        })
    }
}

/// The key goes into a header. The error never shows it.
fn checked_key(key: Secret) -> Result<Secret, Error> {
    match key.reveal() {
        "" => Err(Error::config("api_key must not be empty")),
        text if !text.chars().all(|c| c.is_ascii_graphic()) => {
            Err(Error::config("api_key must be printable ASCII without spaces or line breaks"))
        }
        _ => Ok(key),
    }
}

/// The address may hold a password: the error does not quote it.
fn checked_proxy(proxy: Secret) -> Result<reqwest::Proxy, Error> {
    let url = Url::parse(proxy.reveal()).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let proxy = url.and_then(|url| reqwest::Proxy::all(url).ok());
    proxy.ok_or_else(|| Error::config("proxy must be an http or https URL"))
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    match read {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        Ok(_) => Err(Error::config("ca_certificate holds no PEM certificate")),
        Err(error) => Err(Error::config(format!("ca_certificate is not PEM: {error}"))),
    }
}

pub(crate) fn checked_organization_id(id: String) -> Result<String, Error> {
    if id.trim().is_empty() {
        return Err(Error::config("organization_id must not be empty"));
    }
    Ok(id)
}

/// The lower of two caps: whoever runs the program can only lower what it allows itself.
fn lower(name: &str, own: Option<Decimal>, environment: Option<String>) -> Result<Option<Decimal>, Error> {
    let rule = |name: &str| Error::config(format!("{name} must be an amount of US dollars, 0 or more"));
    let read = |text: String| {
        let variable = format!("SCALEDMAIL_{}", name.to_uppercase());
        text.parse::<Decimal>().ok().filter(|cap| !cap.is_sign_negative()).ok_or_else(|| rule(&variable))
    };
    let environment = environment.map(read).transpose()?;
    if own.is_some_and(|cap| cap.is_sign_negative() && !cap.is_zero()) {
        return Err(rule(name));
    }
    Ok(own.into_iter().chain(environment).min())
}

fn switch(name: &str, text: &str) -> Result<bool, Error> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" | "on" => Ok(true),
        "false" | "0" | "no" | "off" => Ok(false),
        _ => Err(Error::config(format!("{name} must be true or false"))),
    }
}

/// A number of seconds as a duration.
pub(crate) fn seconds(name: &str, value: Option<f64>) -> Result<Duration, Error> {
    let duration = value.and_then(|value| Duration::try_from_secs_f64(value).ok());
    let unit = if name.starts_with("SCALEDMAIL_") { "a number of seconds " } else { "" };
    let rule = || Error::config(format!("{name} must be {unit}above 0, and not beyond what a clock can count"));
    duration.filter(|duration| !duration.is_zero()).ok_or_else(rule)
}

pub(crate) fn positive(name: &str, duration: Duration) -> Result<Duration, Error> {
    if duration.is_zero() {
        return Err(Error::config(format!("{name} must be above 0")));
    }
    Ok(duration)
}

/// The address without trailing slash, and whether it is loopback. Errors do not quote it: it may hold a password.
fn checked_base_url(text: &str) -> Result<(String, bool), Error> {
    let url = Url::parse(text).map_err(|error| Error::config(format!("base_url is not a URL: {error}")))?;
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => return Err(Error::config("base_url has no host")),
    };
    match url.scheme() {
        "https" => {}
        "http" if loopback => {}
        "http" => return Err(Error::config("base_url must be https: http is for loopback hosts only")),
        scheme => return Err(Error::config(format!("base_url must be https, not {scheme}"))),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::config("base_url must not hold a user name or password"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::config("base_url must not have a query or fragment"));
    }
    Ok((url.as_str().trim_end_matches('/').to_owned(), loopback))
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn resolve(builder: ClientBuilder, environment: &[(&str, &str)]) -> Result<Settings, Error> {
        let find = |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Settings::resolve(builder, find)
    }

    #[test]
    fn environment_fills_what_is_not_set() {
        let environment = [
            ("SCALEDMAIL_API_KEY", "from-environment"),
            ("SCALEDMAIL_ORGANIZATION_ID", "rec1"),
            ("SCALEDMAIL_BASE_URL", "http://127.0.0.1:9/api/"),
            ("SCALEDMAIL_TIMEOUT", "2.5"),
        ];
        let settings = resolve(ClientBuilder::default().organization_id("rec2"), &environment);
        let settings = settings.map(|s| (s.api_key.reveal().to_owned(), s.organization_id, s.base_url, s.timeout));
        let expected = ("from-environment".to_owned(), Some("rec2".to_owned()), "http://127.0.0.1:9/api".to_owned());
        let expected = (expected.0, expected.1, expected.2, Duration::from_millis(2500));
        assert_eq!(settings.map_err(|error| error.to_string()), Ok(expected));
    }

    #[test]
    fn whoever_runs_the_program_makes_it_read_only() {
        for (variable, own, expected) in [
            ("", false, false),
            ("", true, true),
            ("true", false, true),
            ("1", false, true),
            ("Off", true, true),
            ("no", false, false),
        ] {
            let builder = ClientBuilder::default().api_key("key").read_only(own);
            let settings = resolve(builder, &[("SCALEDMAIL_READ_ONLY", variable)]);
            assert_eq!(settings.map(|settings| settings.read_only).ok(), Some(expected), "{variable:?} {own}");
        }
    }

    #[test]
    fn wrong_settings_are_named() {
        let key = || ClientBuilder::default().api_key("sentinel");
        for (builder, environment, rule) in [
            (ClientBuilder::default(), ("", ""), "api_key is required"),
            (ClientBuilder::default(), ("SCALEDMAIL_API_KEY", ""), "api_key is required"),
            (ClientBuilder::default().api_key("sentinel\n"), ("", ""), "api_key must be printable"),
            (ClientBuilder::default().api_key(""), ("", ""), "api_key must not be empty"),
            (key(), ("SCALEDMAIL_TIMEOUT", "soon"), "SCALEDMAIL_TIMEOUT must be a number of seconds above 0"),
            (key(), ("SCALEDMAIL_TIMEOUT", "-1"), "SCALEDMAIL_TIMEOUT must be"),
            (key(), ("SCALEDMAIL_READ_ONLY", "maybe"), "SCALEDMAIL_READ_ONLY must be true or false"),
            (key().timeout(Duration::ZERO), ("", ""), "timeout must be above 0"),
            (key().base_url("http://example.com"), ("", ""), "http is for loopback hosts only"),
            (key().base_url("http://127.0.0.1.example.com"), ("", ""), "http is for loopback hosts only"),
            (key().base_url("ftp://example.com"), ("", ""), "must be https"),
            (key().base_url("https://u:sentinel@example.com"), ("", ""), "user name or password"),
            (key().base_url("https://example.com/?a=b"), ("", ""), "query or fragment"),
            (key().base_url("nonsense"), ("", ""), "not a URL"),
            (key().pacing(false), ("", ""), "loopback base_url only"),
            (key().organization_id(" "), ("", ""), "organization_id must not be empty"),
            (key().user_agent("a\r\nb"), ("", ""), "user_agent must be printable"),
            (key().base_url("http://name.localhost"), ("", ""), "http is for loopback hosts only"),
            (key().proxy("u:sentinel@proxy"), ("", ""), "proxy must be an http or https URL"),
            (key().proxy("ftp://u:sentinel@proxy"), ("", ""), "proxy must be an http or https URL"),
            (key().ca_certificate_pem("nonsense"), ("", ""), "ca_certificate holds no PEM certificate"),
        ] {
            let error = resolve(builder, &[environment]).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(error.contains(rule), "{rule}: {error}");
            assert!(!error.contains("sentinel"), "{error}");
        }
    }
}
