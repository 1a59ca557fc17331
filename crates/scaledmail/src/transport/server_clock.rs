//! What time the service says it is.

use http::HeaderMap;
use http::header::DATE;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;
use tokio::time::Instant;

/// The service's clock, as its last answer told it.
#[derive(Debug, Default)]
pub(crate) struct ServerClock(Mutex<Option<(SystemTime, Instant)>>);

impl ServerClock {
    pub fn hear(&self, headers: &HeaderMap) {
        let told = headers.get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
        if let Some(told) = told {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((told, Instant::now()));
        }
    }

    /// What time it is there, if it ever said.
    pub fn now(&self) -> Option<SystemTime> {
        let (told, at) = (*self.0.lock().unwrap_or_else(PoisonError::into_inner))?;
        told.checked_add(at.elapsed())
    }
}
