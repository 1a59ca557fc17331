//! The one error type.

use crate::error_kind::ErrorKind;
use crate::event::PlannedRequest;
use crate::journal::StoreError;
use crate::outcome::Outcome;
use serde::Serialize;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

const MESSAGE_CHARACTERS: usize = 2000;

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Violation {
    /// Where: `domains[0].aliases[1].alias`, with the names of the API.
    pub field: String,
    /// The offending value, shortened; a secret never shows.
    pub value: Option<String>,
    /// The rule: `must not contain @`.
    pub rule: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.field, self.rule)?;
        match &self.value {
            Some(value) => write!(formatter, " (got {value:?})"),
            None => Ok(()),
        }
    }
}

/// A failed call: what kind of failure, what the service said, and what is known of the effect.
///
/// `Display` is one line. Nothing in it, nor in `Debug`, shows a key or a password.
#[derive(Clone)]
pub struct Error(pub(crate) Box<Details>);

#[derive(Clone, Debug)]
pub(crate) struct Details {
    pub kind: ErrorKind,
    pub message: String,
    pub status: Option<u16>,
    pub code: Option<String>,
    pub request_id: Option<String>,
    pub retry_after: Option<Duration>,
    pub outcome: Option<Outcome>,
    pub cause_kind: Option<ErrorKind>,
    pub attempts: u32,
    pub operation: Option<String>,
    pub violations: Vec<Violation>,
    pub raw_body: Option<String>,
    /// Of the placement.
    pub key: Option<String>,
    pub warnings: Vec<String>,
    /// What a dry run would have sent.
    pub planned: Option<Box<PlannedRequest>>,
    pub source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Details {
            kind,
            message: one_line(&message.into()),
            status: None,
            code: None,
            request_id: None,
            retry_after: None,
            outcome: None,
            cause_kind: None,
            attempts: 0,
            operation: None,
            violations: Vec::new(),
            raw_body: None,
            key: None,
            warnings: Vec::new(),
            planned: None,
            source: None,
        }))
    }

    pub(crate) fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, message)
    }

    pub(crate) fn broken_rules(violations: Vec<Violation>) -> Self {
        let list: Vec<_> = violations.iter().map(ToString::to_string).collect();
        let mut error = Self::new(ErrorKind::Validation, list.join("; "));
        error.0.violations = violations;
        error
    }

    pub(crate) fn with_source(mut self, source: Arc<dyn std::error::Error + Send + Sync>) -> Self {
        self.0.source = Some(source);
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The HTTP status, if there was an answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// What happened, in one line; the service's own words where it gave some.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The service's code for the failure, if it sent one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The service's id of the request, if it sent one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// How long the service asks to wait before another try.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What is known of the effect of a write; `None` on reads.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.0.outcome
    }

    /// Why the outcome is not known, on [`ErrorKind::OutcomeUnknown`].
    #[must_use]
    pub fn cause_kind(&self) -> Option<ErrorKind> {
        self.0.cause_kind
    }

    /// How many times the request was put on the wire.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The operation that failed: `orders_create`, or a method and path.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.0.operation.as_deref()
    }

    /// The key of the placement, on a call that charges: what [`Placements::reconcile`](crate::Placements::reconcile)
    /// takes.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.0.key.as_deref()
    }

    /// What went wrong besides, without changing the outcome: a journal that could not be written to after the send.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        &self.0.warnings
    }

    /// Every broken rule, when a request was refused before it was sent.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.0.violations
    }

    /// The beginning of the answer's body (8 KiB at most), without secrets of the request.
    #[must_use]
    pub fn raw_body(&self) -> Option<&str> {
        self.0.raw_body.as_deref()
    }

    /// The service's error as its description has it, with what else it said, such as `minimum_required` when a volume
    /// is too small; `None` when the body was something else, or too long.
    #[must_use]
    pub fn problem(&self) -> Option<crate::types::Problem> {
        serde_json::from_str(self.raw_body()?).ok()
    }

    /// The error as a binding hands it over.
    #[doc(hidden)]
    #[must_use]
    pub fn to_json(&self) -> String {
        let Details { kind, status, code, request_id, retry_after, outcome, cause_kind, attempts, .. } = &*self.0;
        serde_json::json!({
            "kind": kind,
            "message": self.to_string(),
            "reason": self.0.message,
            "status": status,
            "code": code,
            "request_id": request_id,
            "retry_after_seconds": retry_after.map(|wait| wait.as_secs_f64()),
            "outcome": outcome,
            "cause_kind": cause_kind,
            "attempts": attempts,
            "operation": self.0.operation,
            "violations": self.0.violations,
            "raw_body": self.0.raw_body,
            "key": self.0.key,
            "warnings": self.0.warnings,
        })
        .to_string()
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::new(ErrorKind::Journal, error.to_string()).with_source(Arc::new(error))
    }
}

/// What came from elsewhere may be a page, or meant to look like another line of a log.
pub(crate) fn one_line(text: &str) -> String {
    let line: String = text.chars().take(MESSAGE_CHARACTERS).collect();
    line.replace(char::is_control, " ")
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.0.operation {
            write!(formatter, "{operation}: ")?;
        }
        if let Some(status) = self.0.status {
            write!(formatter, "{status} ")?;
        }
        write!(formatter, "{}: {}", self.0.kind, self.0.message)?;
        match self.0.outcome {
            Some(outcome) => write!(formatter, " [outcome: {outcome}]"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("message", &self.0.message)
            .field("status", &self.0.status)
            .field("outcome", &self.0.outcome)
            .field("operation", &self.0.operation)
            .field("attempts", &self.0.attempts)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
