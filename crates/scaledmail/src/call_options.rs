//! Settings of one call.

use crate::event::SharedHooks;
use std::fmt;
use std::time::Duration;

/// Settings of one call, or of all calls of a client made by [`Client::with_options`](crate::Client::with_options).
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct CallOptions {
    /// The organization that the call is for.
    pub organization_id: Option<String>,
    /// The deadline: waiting for the limiter, all attempts and reading the answer.
    pub timeout: Option<Duration>,
    /// How often a read is tried again. A charge is never sent again, whatever is set here.
    pub max_retries: Option<u32>,
    /// True sends nothing if the call would change or buy something.
    pub dry_run: Option<bool>,
    /// In place of the client's.
    pub(crate) hooks: Option<SharedHooks>,
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CallOptions")
            .field("organization_id", &self.organization_id)
            .field("timeout", &self.timeout)
            .field("max_retries", &self.max_retries)
            .field("dry_run", &self.dry_run)
            .finish_non_exhaustive()
    }
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

    /// Sets [`dry_run`](Self::dry_run).
    pub fn dry_run(mut self, dry_run: bool) -> Self {
        self.dry_run = Some(dry_run);
        self
    }

    pub(crate) fn or(self, other: &Self) -> Self {
        Self {
            organization_id: self.organization_id.or_else(|| other.organization_id.clone()),
            timeout: self.timeout.or(other.timeout),
            max_retries: self.max_retries.or(other.max_retries),
            dry_run: self.dry_run.or(other.dry_run),
            hooks: self.hooks.or_else(|| other.hooks.clone()),
        }
    }
}
