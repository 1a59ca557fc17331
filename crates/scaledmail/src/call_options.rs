//! Settings of one call.

use std::time::Duration;

/// Settings of one call, or of all calls of a client made by [`Client::with_options`](crate::Client::with_options).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct CallOptions {
    /// The organization that the call is for.
    pub organization_id: Option<String>,
    /// The deadline: waiting for the limiter, all attempts and reading the answer.
    pub timeout: Option<Duration>,
    /// How often a read is tried again. A charge is never sent again, whatever is set here.
    pub max_retries: Option<u32>,
}

impl CallOptions {
    /// Nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`organization_id`](Self::organization_id).
    pub fn organization_id(mut self, organization_id: impl Into<String>) -> Self {
        self.organization_id = Some(organization_id.into());
        self
    }

    /// Sets [`timeout`](Self::timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets [`max_retries`](Self::max_retries).
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = Some(max_retries);
        self
    }

    pub(crate) fn or(self, other: &Self) -> Self {
        Self {
            organization_id: self.organization_id.or_else(|| other.organization_id.clone()),
            timeout: self.timeout.or(other.timeout),
            max_retries: self.max_retries.or(other.max_retries),
        }
    }
}
