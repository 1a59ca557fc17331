//! The settings of a sandbox.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::clock::Time;
use crate::error::Error;
use crate::faults::Faults;
use crate::input;
use crate::latency::Latency;
use crate::limits::Limits;
use crate::state::StateDocument;
use crate::state::provisioning;

/// Settings of a sandbox; made by [`Sandbox::builder`](crate::Sandbox::builder).
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SandboxBuilder {
    port: u16,
    host: String,
    expose: bool,
    seed: u64,
    provisioning_seconds: f64,
    strict: bool,
    state: Value,
    faults: Value,
    limits: Option<Value>,
    latency: Option<Value>,
    now: Option<String>,
    freeze_clock: bool,
}

impl Default for SandboxBuilder {
    fn default() -> Self {
        Self {
            port: 0,
            host: Ipv4Addr::LOCALHOST.to_string(),
            expose: false,
            seed: 1,
            provisioning_seconds: 3.0,
            strict: false,
            state: Value::Object(serde_json::Map::new()),
            faults: Value::Array(Vec::new()),
            limits: None,
            latency: None,
            now: None,
            freeze_clock: false,
        }
    }
}

/// What a sandbox begins with, and goes back to at a reset.
#[derive(Clone)]
pub(crate) struct Start {
    pub(crate) seed: u64,
    pub(crate) provisioning: Duration,
    pub(crate) strict: bool,
    pub(crate) state: StateDocument,
    pub(crate) faults: Faults,
    pub(crate) limits: Limits,
    pub(crate) latency: Latency,
    pub(crate) now: Option<Time>,
    pub(crate) freeze_clock: bool,
    pub(crate) exposed: bool,
}

impl SandboxBuilder {
    /// Settings as a JSON object; its keys are the names of the methods here, and `provisioning_seconds`.
    ///
    /// # Errors
    /// When a key is unknown or a value has the wrong type.
    pub fn from_json(settings: Value) -> Result<Self, Error> {
        input::object(settings)
    }

    #[doc(hidden)]
    /// The same from text, for the packages of other languages.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json), or when it is no JSON.
    pub fn from_json_text(settings: &str) -> Result<Self, Error> {
        Self::from_json(input::read(settings)?)
    }

    /// The port to listen on; 0, the default, takes any free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The IP address to listen on, or `localhost`; `127.0.0.1` by default.
    #[must_use]
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = host.into();
        self
    }

    /// Allows a host that other machines can reach. The sandbox shows keys and passwords in clear.
    #[must_use]
    pub fn expose(mut self, expose: bool) -> Self {
        self.expose = expose;
        self
    }

    /// The seed of ids, passwords and latencies, 1 by default; the same seed and the same calls give the same ones.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// How long orders and changes take on the sandbox's clock, 3 seconds by default.
    #[must_use]
    pub fn provisioning(mut self, provisioning: Duration) -> Self {
        self.provisioning_seconds = provisioning.as_secs_f64();
        self
    }

    /// Keeps the limits of the service, and refuses fields, nulls and query parameters that no document names.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Sections of the state to begin with, as JSON; those that are not there are the built-in ones.
    #[must_use]
    pub fn state(mut self, state: Value) -> Self {
        self.state = state;
        self
    }

    /// Faults to begin with, as a JSON array.
    #[must_use]
    pub fn faults(mut self, faults: Value) -> Self {
        self.faults = faults;
        self
    }

    /// The limits to begin with; [`Limits::enforced`] are those of the service. Without, they are kept in a strict sandbox
    /// and not in others.
    #[must_use]
    pub fn limits(mut self, limits: &Limits) -> Self {
        self.limits = serde_json::to_value(limits).ok();
        self
    }

    /// The latency to begin with, none by default.
    #[must_use]
    pub fn latency(mut self, latency: Latency) -> Self {
        self.latency = serde_json::to_value(latency).ok();
        self
    }

    /// The time that the clock begins with, such as `2026-01-12T12:47:01Z`; real time by default.
    #[must_use]
    pub fn now(mut self, now: impl Into<String>) -> Self {
        self.now = Some(now.into());
        self
    }

    /// Stops the clock: it moves only when it is told to.
    #[must_use]
    pub fn freeze_clock(mut self, freeze: bool) -> Self {
        self.freeze_clock = freeze;
        self
    }

    pub(crate) fn port_number(&self) -> u16 {
        self.port
    }

    pub(crate) fn address(&self) -> Result<IpAddr, Error> {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        let address = if host.eq_ignore_ascii_case("localhost") {
            IpAddr::V4(Ipv4Addr::LOCALHOST)
        } else {
            host.parse::<IpAddr>().map_err(|_| Error::Host { host: self.host.clone() })?
        };
        if address.is_loopback() || self.expose {
            Ok(address)
        } else {
            Err(Error::NotLoopback { host: self.host.clone() })
        }
    }

    /// Proves the settings that are not about the address.
    pub(crate) fn into_start(self) -> Result<Start, Error> {
        let limits = match self.limits {
            // Who sets a limit means it to be kept.
            Some(limits) => Limits::enforced().with(limits),
            None => Ok(Limits { enforced: self.strict, ..Limits::default() }),
        };
        let faults = Faults::read(self.faults);
        let now = self.now.map(|text| Time::parse(&text).ok_or(text)).transpose();
        let latency = match self.latency {
            Some(latency) => input::object::<Latency>(latency).and_then(Latency::check),
            None => Ok(Latency::default()),
        };
        let wrong_time =
            |text| Error::input("now", &format!("must be a time such as 2026-01-12T12:47:01Z, not {text:?}"));
        Ok(Start {
            seed: self.seed,
            provisioning: provisioning("provisioning_seconds", self.provisioning_seconds)?,
            strict: self.strict,
            state: StateDocument::read(self.state).map_err(|error| error.within("state"))?,
            faults: faults.map_err(|error| error.within("faults"))?,
            limits: limits.map_err(|error| error.within("limits"))?,
            latency: latency.map_err(|error| error.within("latency"))?,
            now: now.map_err(wrong_time)?,
            freeze_clock: self.freeze_clock,
            exposed: self.expose,
        })
    }
}

impl fmt::Debug for SandboxBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A state holds keys and passwords.
        let mut shown = formatter.debug_struct("SandboxBuilder");
        shown.field("host", &self.host).field("port", &self.port).field("seed", &self.seed).finish_non_exhaustive()
    }
}
