//! A request's place under the limit, from its start until it is on its way.
//!
//! A start is granted here, and the service counts when the request reaches it. Whatever delays it in between, a
//! connection that must be made or a machine that is busy, would make requests bunch up. So a start counts as one that
//! may happen at any moment until its request is in the hands of its connection, and then as one of that moment.

use super::Limiter;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::Instant;
use tower_layer::Layer;
use tower_service::Service;

/// To be used at once. Dropping it unused gives it back.
#[derive(Debug)]
pub(crate) struct Place {
    pub(super) limiter: Arc<Limiter>,
    pub(super) id: u64,
    pub(super) granted: Instant,
    pub(super) waited: Duration,
    pub(super) used: bool,
}

impl Place {
    /// How long its holder waited for it.
    pub fn waited(&self) -> Duration {
        self.waited
    }

    /// Sends a request in this place. Connections that `sending` makes through [`Watch`] are waited for; with `always`,
    /// it makes one in any case, however long it does something else before.
    pub async fn cover<F: Future>(mut self, always: bool, sending: F) -> F::Output {
        self.used = true;
        self.limiter.open(self.id);
        let connecting = Arc::new(AtomicBool::new(always));
        let request = Request { limiter: self.limiter.clone(), id: self.id, connecting };
        let mut sending = std::pin::pin!(REQUEST.scope(request.clone(), sending));
        let mut turns = 0_u8;
        poll_fn(|context| {
            let polled = sending.as_mut().poll(context);
            turns = if request.connecting.load(Ordering::SeqCst) { 0 } else { turns.saturating_add(1) };
            match turns {
                // The task of the connection has its turn before the next one of this.
                1 => context.waker().wake_by_ref(),
                2 => request.limiter.sent(request.id),
                _ => {}
            }
            polled
        })
        .await
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.used {
            self.limiter.sent(self.id);
        } else {
            self.limiter.forget(self.id);
        }
    }
}

tokio::task_local! {
    /// The one that the running code sends.
    static REQUEST: Request;
}

#[derive(Clone, Debug)]
struct Request {
    limiter: Arc<Limiter>,
    id: u64,
    connecting: Arc<AtomicBool>,
}

/// Makes a connector tell the limiter of connections that a request waits for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch;

#[derive(Clone, Debug)]
pub(crate) struct Watched<S>(S);

impl<S> Layer<S> for Watch {
    type Service = Watched<S>;

    fn layer(&self, connector: S) -> Watched<S> {
        Watched(connector)
    }
}

impl<S, To> Service<To> for Watched<S>
where
    S: Service<To>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, to: To) -> Self::Future {
        let connecting = self.0.call(to);
        match REQUEST.try_with(Request::clone) {
            Ok(request) => Box::pin(watched(request, connecting)),
            Err(_) => Box::pin(connecting),
        }
    }
}

async fn watched<F: Future>(request: Request, connecting: F) -> F::Output {
    request.connecting.store(true, Ordering::SeqCst);
    request.limiter.open(request.id);
    let mut connecting = std::pin::pin!(connecting);
    let connected = poll_fn(|context| {
        // Whoever else runs this has taken it over: a connection came free, and the request went out on that.
        if !REQUEST.try_with(|running| running.id == request.id).unwrap_or(false) {
            request.limiter.sent(request.id);
        }
        connecting.as_mut().poll(context)
    })
    .await;
    request.connecting.store(false, Ordering::SeqCst);
    connected
}
