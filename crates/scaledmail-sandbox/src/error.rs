//! Why a sandbox could not be started or told something.

use std::fmt;
use std::io;
use std::net::SocketAddr;

/// Why a sandbox could not be started or told something.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The host is neither an IP address nor `localhost`.
    Host {
        /// The host as given.
        host: String,
    },
    /// The host is reachable from other machines and `expose` was not set.
    NotLoopback {
        /// The host as given.
        host: String,
    },
    /// The address could not be listened on.
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The server's own thread could not be started.
    Thread {
        /// What the system said.
        source: io::Error,
    },
    /// What the sandbox was told does not fit.
    Input {
        /// Which part of it, such as `organizations[0].name`; empty when it is the whole.
        place: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The control surface has no such path, or not with this method.
    Control {
        /// What there is instead.
        reason: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host { host } => write!(formatter, "host {host:?} is neither an IP address nor localhost"),
            Self::NotLoopback { host } => write!(
                formatter,
                "host {host} can be reached from other machines, and the sandbox shows keys and passwords in clear; \
                 allow it with `expose` if that is meant"
            ),
            Self::Listen { address, source } if source.kind() == io::ErrorKind::AddrInUse => write!(
                formatter,
                "port {} on {} is already in use; choose another one, or 0 for any free port",
                address.port(),
                address.ip()
            ),
            Self::Listen { address, source } => write!(formatter, "cannot listen on {address}: {source}"),
            Self::Thread { source } => write!(formatter, "cannot start the server thread: {source}"),
            Self::Input { place, reason } if place.is_empty() => formatter.write_str(reason),
            Self::Input { place, reason } => write!(formatter, "{place}: {reason}"),
            Self::Control { reason } => formatter.write_str(reason),
        }
    }
}

impl Error {
    #[doc(hidden)]
    /// As a JSON object with `message` and `place`, for the packages of other languages.
    pub fn to_json(&self) -> String {
        let place = if let Self::Input { place, .. } = self { place } else { "" };
        serde_json::json!({ "message": self.to_string(), "place": place }).to_string()
    }

    /// What the sandbox was told is wrong at this place.
    pub(crate) fn input(place: &str, reason: &str) -> Self {
        Self::Input { place: place.to_owned(), reason: reason.to_owned() }
    }

    /// The same, with its place inside another one.
    pub(crate) fn within(self, outer: &str) -> Self {
        match self {
            Self::Input { place, reason } => {
                let separator = if place.is_empty() || place.starts_with('[') { "" } else { "." };
                Self::Input { place: format!("{outer}{separator}{place}"), reason }
            }
            other => other,
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen { source, .. } | Self::Thread { source } => Some(source),
            _ => None,
        }
    }
}
