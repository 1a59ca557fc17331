//! How an `AbortSignal` reaches a call that is under way.

use std::sync::Arc;

use napi_derive::napi;
use tokio::sync::Notify;

/// One per call: tells it that nobody waits for its answer any more.
#[napi]
pub struct Cancellation {
    notify: Arc<Notify>,
}

#[napi]
impl Cancellation {
    /// A cancellation that has not happened.
    #[napi(constructor)]
    #[allow(clippy::new_without_default)] // A constructor of JavaScript, never called from Rust.
    pub fn new() -> Self {
        Self { notify: Arc::new(Notify::new()) }
    }

    /// Ends the call. Remembered when the call has not begun to listen yet.
    #[napi]
    pub fn cancel(&self) {
        self.notify.notify_one();
    }
}

/// The side of a cancellation that a call listens to.
pub struct Listener(Option<Arc<Notify>>);

impl Listener {
    /// Listens to `cancellation`, or for ever.
    pub fn to(cancellation: Option<&Cancellation>) -> Self {
        Self(cancellation.map(|cancellation| Arc::clone(&cancellation.notify)))
    }

    /// Ends when the call is cancelled.
    pub async fn cancelled(self) {
        match self.0 {
            Some(notify) => notify.notified().await,
            None => std::future::pending().await,
        }
    }
}
