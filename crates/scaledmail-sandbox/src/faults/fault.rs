//! One fault, as it is asked for.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::faults::kind::{FaultKind, RetryAfterForm, Times, When};

/// Something that goes wrong on purpose with an operation such as `orders_create`, or with every one (`*`).
///
/// By default it happens once, before the commit: nothing is looked at, nothing is changed. After the commit it waits
/// for a call that succeeds, which is done in full before its answer is spoilt.
///
/// ```
/// # async fn example() -> Result<(), scaledmail_sandbox::Error> {
/// use scaledmail_sandbox::{Fault, Sandbox};
///
/// let sandbox = Sandbox::start().await?;
/// sandbox.fault(Fault::bad_gateway("domains_buy").after_commit())?;
/// // The next purchase is made, and its buyer sees a 502.
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    pub(super) operation: String,
    #[serde(rename = "fault", default)]
    pub(crate) kind: FaultKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) when: Option<When>,
    #[serde(default)]
    pub(super) times: Times,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<u16>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) headers: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(super) body: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) retry_after_seconds: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) retry_after_as: Option<RetryAfterForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bytes_per_second: Option<u64>,
}

/// A key with `null` is a body too.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

macro_rules! kinds {
    ($($(#[$documentation:meta])* $name:ident $kind:ident;)*) => {
        $($(#[$documentation])*
        pub fn $name(operation: impl Into<String>) -> Self {
            Self::new(operation, FaultKind::$kind)
        })*
    };
}

impl Fault {
    /// A fault of a kind, once and before the commit.
    pub fn new(operation: impl Into<String>, kind: FaultKind) -> Self {
        Self {
            operation: operation.into(),
            kind,
            when: None,
            times: Times::default(),
            status: None,
            headers: BTreeMap::new(),
            body: None,
            text: None,
            retry_after_seconds: None,
            retry_after_as: None,
            bytes_per_second: None,
        }
    }

    /// An answer with this status, 200 to 599; empty unless [`body`](Self::body) or [`text`](Self::text) is set.
    pub fn answer(operation: impl Into<String>, status: u16) -> Self {
        Self { status: Some(status), ..Self::new(operation, FaultKind::Answer) }
    }

    kinds! {
        /// No answer; the connection stays open.
        hang Hang;
        /// No answer; the connection is closed.
        close Close;
        /// No answer; the connection is reset.
        reset Reset;
        /// The answer breaks off in the middle of its body.
        cut_off CutOff;
        /// A 200 with an HTML page.
        wrong_type WrongType;
        /// A 200 without a body.
        empty Empty;
        /// The body comes in drops: 20 bytes a second, unless set.
        slow_body SlowBody;
        /// Head and body come in drops: 20 bytes a second, unless set.
        slow_headers SlowHeaders;
        /// A 500 with JSON.
        internal_error InternalError;
        /// A 502 with an HTML page, as a proxy sends it.
        bad_gateway BadGateway;
        /// A 503; [`retry_after`](Self::retry_after) adds the header.
        unavailable Unavailable;
        /// A 408.
        request_timeout RequestTimeout;
        /// A 409.
        conflict Conflict;
        /// A 429; [`retry_after`](Self::retry_after) adds the header.
        rate_limited RateLimited;
        /// The 400 "Subscription created but unable to charge", for an operation that charges. It **does** create what
        /// was ordered, and its payment has to be confirmed.
        payment_incomplete PaymentIncomplete;
    }

    /// What goes wrong.
    pub fn kind(&self) -> FaultKind {
        self.kind
    }

    /// Lets the call be done before its answer is spoilt.
    #[must_use]
    pub fn after_commit(mut self) -> Self {
        self.when = Some(When::After);
        self
    }

    /// Sets how often it happens, once by default.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Times::Count(times);
        self
    }

    /// Lets it happen until the faults are cleared.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.times = Times::Always;
        self
    }

    /// Adds a header to an [`answer`](Self::answer).
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.insert(name.into(), value.into());
        self
    }

    /// Sets the JSON body of an [`answer`](Self::answer).
    #[must_use]
    pub fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// Sets a body of plain text for an [`answer`](Self::answer).
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// Adds `Retry-After`, in whole seconds, to a 429 or 503.
    #[must_use]
    pub fn retry_after(mut self, wait: Duration, form: RetryAfterForm) -> Self {
        self.retry_after_seconds = Some(wait.as_secs());
        self.retry_after_as = Some(form);
        self
    }

    /// Sets how fast a slow answer comes.
    #[must_use]
    pub fn bytes_per_second(mut self, bytes: u64) -> Self {
        self.bytes_per_second = Some(bytes);
        self
    }
}
