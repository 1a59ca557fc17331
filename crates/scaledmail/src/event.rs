//! What a program can see of its calls, and be asked about them.

use crate::error::Error;
use crate::outcome::Outcome;
use crate::price::Price;
use serde::Serialize;
use serde_json::Value;
use std::fmt;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// A request as it is, or would be, sent; with a mask in place of every secret. It has no headers: the only one that
/// matters is the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlannedRequest {
    /// The operation: `orders_create`, or a method and path.
    pub operation: String,
    /// The HTTP method.
    pub method: String,
    /// The whole address.
    pub url: String,
    /// The JSON body.
    pub body: Option<Value>,
}

impl PlannedRequest {
    pub(crate) fn new(operation: &str, request: &reqwest::Request, clean: impl Fn(&str) -> String) -> Self {
        let body = request.body().and_then(reqwest::Body::as_bytes).map(|body| {
            let text = clean(&String::from_utf8_lossy(body));
            serde_json::from_str(&text).unwrap_or(Value::String(text))
        });
        Self {
            operation: operation.to_owned(),
            method: request.method().to_string(),
            url: clean(request.url().as_str()),
            body,
        }
    }
}

/// What a confirm callback decides about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Confirmation {
    /// The operation: `orders_create`.
    pub operation: String,
    /// `charge` or `destructive`.
    pub effect: &'static str,
    /// The key of the placement; `None` when nothing is placed.
    pub key: Option<String>,
    /// What it will cost, as far as that can be known; `None` when nothing is placed.
    pub price: Option<Price>,
    /// The request.
    pub request: PlannedRequest,
}

/// Something that happened to a call. Nothing in it is a secret.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Event {
    /// The call waited for its turn under the limit.
    Waited {
        /// The operation.
        operation: String,
        /// How long.
        #[serde(rename = "wait_seconds", serialize_with = "seconds")]
        wait: Duration,
    },
    /// The request was put on the wire and that came to an end.
    Attempted {
        /// The operation.
        operation: String,
        /// The first is 1.
        attempt: u32,
        /// The HTTP status, if there was an answer.
        status: Option<u16>,
        /// The service's id of the request, if it sent one.
        request_id: Option<String>,
        /// How long it took.
        #[serde(rename = "duration_seconds", serialize_with = "seconds")]
        duration: Duration,
    },
    /// The request will be sent again.
    Retrying {
        /// The operation.
        operation: String,
        /// The attempt that will be made.
        attempt: u32,
        /// After how long.
        #[serde(rename = "wait_seconds", serialize_with = "seconds")]
        wait: Duration,
    },
    /// An order that is waited for.
    Progress {
        /// The operation.
        operation: String,
        /// The order.
        order_id: String,
        /// Its status.
        #[serde(rename = "order_status")]
        status: Option<String>,
        /// How many of its domains are active.
        active_domains: usize,
        /// How many it has.
        total_domains: usize,
        /// How long it has been waited for.
        #[serde(rename = "waited_seconds", serialize_with = "seconds")]
        waited: Duration,
    },
    /// The call is over.
    Ended {
        /// The operation.
        operation: String,
        /// What is known of the effect of a write.
        outcome: Option<Outcome>,
        /// What went wrong, if anything did.
        error: Option<crate::ErrorKind>,
        /// The key of the placement, of a call that charges.
        key: Option<String>,
        /// How long the call took.
        #[serde(rename = "duration_seconds", serialize_with = "seconds")]
        duration: Duration,
    },
}

fn seconds<S: serde::Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(duration.as_secs_f64())
}

pub(crate) type Answering<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'a>>;

/// Who hears of a call, and is asked.
pub(crate) trait Hooks: Send + Sync {
    fn happened(&self, event: &Event);

    /// Right before a request is sent; an error keeps it from being sent.
    fn before_request<'a>(&'a self, request: &'a PlannedRequest) -> Answering<'a, ()>;

    /// Whether to go on; `None` when nobody wants to be asked.
    fn confirm<'a>(&'a self, confirmation: &'a Confirmation) -> Option<Answering<'a, bool>>;

    /// Whether requests are to be shown, which takes making a picture of them.
    fn sees_requests(&self) -> bool;

    /// Whether somebody wants to be asked.
    fn asks(&self) -> bool;
}

/// Tells an event. Whoever breaks down over it does not take the call along.
pub(crate) fn told(hooks: &dyn Hooks, event: &Event) {
    if std::panic::catch_unwind(AssertUnwindSafe(|| hooks.happened(event))).is_err() {
        tracing::warn!("an on_event hook panicked");
    }
}

pub(crate) type SharedHooks = Arc<dyn Hooks>;
type OnEvent = Arc<dyn Fn(&Event) + Send + Sync>;
type OnRequest = Arc<dyn Fn(&PlannedRequest) + Send + Sync>;
type Confirm = Arc<dyn Fn(Confirmation) -> Pin<Box<dyn Future<Output = bool> + Send>> + Send + Sync>;

/// The closures of a builder.
#[derive(Clone, Default)]
pub(crate) struct Closures {
    pub on_event: Option<OnEvent>,
    pub on_request: Option<OnRequest>,
    pub confirm: Option<Confirm>,
}

impl fmt::Debug for Closures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Closures")
    }
}

impl Closures {
    pub fn shared(self) -> Option<SharedHooks> {
        let any = self.on_event.is_some() || self.on_request.is_some() || self.confirm.is_some();
        any.then(|| Arc::new(self) as SharedHooks)
    }
}

impl Hooks for Closures {
    fn happened(&self, event: &Event) {
        if let Some(hear) = &self.on_event {
            hear(event);
        }
    }

    fn before_request<'a>(&'a self, request: &'a PlannedRequest) -> Answering<'a, ()> {
        if let Some(see) = &self.on_request {
            see(request);
        }
        Box::pin(std::future::ready(Ok(())))
    }

    fn confirm<'a>(&'a self, confirmation: &'a Confirmation) -> Option<Answering<'a, bool>> {
        let ask = self.confirm.as_ref()?;
        let answer = ask(confirmation.clone());
        Some(Box::pin(async move { Ok(answer.await) }))
    }

    fn sees_requests(&self) -> bool {
        self.on_request.is_some()
    }

    fn asks(&self) -> bool {
        self.confirm.is_some()
    }
}
