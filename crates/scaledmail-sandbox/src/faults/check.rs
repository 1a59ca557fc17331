//! The rules for faults: one that keeps them can be served.

use axum::http::{HeaderName, HeaderValue, StatusCode};

use crate::error::Error;
use crate::faults::fault::Fault;
use crate::faults::kind::{FaultKind, Times, When};
use crate::operation::Operation;

/// A fault that can be served.
#[derive(Clone)]
pub(crate) struct Checked {
    pub(crate) fault: Fault,
    /// None stands for every operation.
    pub(crate) operation: Option<Operation>,
    pub(crate) after_commit: bool,
}

impl Fault {
    /// Checks the fault, so that serving it cannot fail.
    pub(crate) fn check(self) -> Result<Checked, Error> {
        let operation = match self.operation.as_str() {
            "*" => None,
            id => {
                let unknown = || {
                    let known: Vec<&str> = Operation::ALL.iter().map(|operation| operation.id()).collect();
                    Error::input("operation", &format!("{id:?} is unknown; there are {}, and *", known.join(", ")))
                };
                Some(Operation::parse(id).ok_or_else(unknown)?)
            }
        };
        if self.times == Times::Count(0) {
            return Err(Error::input("times", "must be a whole number of at least 1, or \"always\""));
        }
        self.check_answer()?;
        self.check_extras()?;
        let incomplete = self.kind == FaultKind::PaymentIncomplete;
        if incomplete && !operation.is_some_and(Operation::charges) {
            return Err(Error::input("operation", "must be one that charges, for payment_incomplete"));
        }
        if incomplete && self.when == Some(When::Before) {
            return Err(Error::input("when", "must be after: payment_incomplete does create what was ordered"));
        }
        let after_commit = incomplete || self.when == Some(When::After);
        Ok(Checked { fault: self, operation, after_commit })
    }

    fn check_answer(&self) -> Result<(), Error> {
        let status = self.status.filter(|status| (200..=599).contains(status));
        let status = status.and_then(|status| StatusCode::from_u16(status).ok());
        let given = [("status", self.status.is_some()), ("headers", !self.headers.is_empty())];
        let given = [given, [("body", self.body.is_some()), ("text", self.text.is_some())]].concat();
        match (self.kind == FaultKind::Answer, given.iter().find(|(_, given)| *given)) {
            (true, _) if status.is_none() => {
                return Err(Error::input("status", "must be a whole number from 200 to 599"));
            }
            (false, Some((place, _))) => return Err(Error::input(place, "goes with the fault \"answer\" only")),
            _ => {}
        }
        let bodiless = matches!(self.status, Some(204 | 205 | 304));
        if bodiless && (self.body.is_some() || self.text.is_some()) {
            return Err(Error::input("status", "204, 205 and 304 have no body"));
        }
        let length =
            self.text.as_ref().map_or(0, String::len) + self.body.as_ref().map_or(0, |body| body.to_string().len());
        if length > 65_536 {
            let place = if self.text.is_some() { "text" } else { "body" };
            return Err(Error::input(place, "must have at most 65536 bytes"));
        }
        if self.body.is_some() && self.text.is_some() {
            return Err(Error::input("text", "cannot be combined with body"));
        }
        self.headers.iter().try_for_each(|(name, value)| header(name, value).map(|_| ()))
    }

    fn check_extras(&self) -> Result<(), Error> {
        let waits = matches!(self.kind, FaultKind::Unavailable | FaultKind::RateLimited);
        if self.retry_after_seconds.is_some() && !waits {
            return Err(Error::input("retry_after_seconds", "goes with unavailable and rate_limited only"));
        }
        // Dates must stay printable.
        if self.retry_after_seconds.is_some_and(|seconds| seconds > 10_000_000_000) {
            return Err(Error::input("retry_after_seconds", "must be at most 10000000000"));
        }
        if self.retry_after_as.is_some() && self.retry_after_seconds.is_none() {
            return Err(Error::input("retry_after_as", "goes with retry_after_seconds only"));
        }
        let slow = matches!(self.kind, FaultKind::SlowBody | FaultKind::SlowHeaders);
        match self.bytes_per_second {
            Some(_) if !slow => Err(Error::input("bytes_per_second", "goes with slow_body and slow_headers only")),
            Some(0) => Err(Error::input("bytes_per_second", "must be at least 1")),
            _ => Ok(()),
        }
    }
}

/// A header that may be set.
pub(super) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Error> {
    let wrong = |reason| Error::input(&format!("headers.{name}"), reason);
    let parsed = name.parse::<HeaderName>().map_err(|_| wrong("is not a header name"))?;
    // The framing belongs to the server: a wrong length would break the connection.
    if ["connection", "content-length", "transfer-encoding", "upgrade"].contains(&parsed.as_str()) {
        return Err(wrong("is set by the server itself"));
    }
    let value = HeaderValue::from_str(value).map_err(|_| wrong("is not a header value"))?;
    Ok((parsed, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;
    use serde_json::{Value, json};

    fn refusal(value: &Value) -> String {
        let outcome = input::parse::<Fault>(value.clone()).and_then(Fault::check);
        outcome.err().map_or_else(|| "ok".to_owned(), |error| error.to_string())
    }

    #[test]
    fn wrong_faults_are_refused_with_their_place() {
        for (value, expected) in [
            (json!({ "operation": "orders_list", "status": 503, "times": "always" }), "ok"),
            (json!({ "operation": "*", "fault": "hang", "when": "after" }), "ok"),
            (json!({ "operation": "orders_make", "status": 200 }), "operation: \"orders_make\" is unknown"),
            (json!({ "status": 200 }), "missing field `operation`"),
            (json!({ "operation": "orders_list" }), "status: must be"),
            (json!({ "operation": "orders_list", "status": 101 }), "status: must be"),
            (json!({ "operation": "orders_list", "status": 200, "time": 1 }), "time: unknown field"),
            (json!({ "operation": "orders_list", "status": 200, "times": 0 }), "times: must be"),
            (json!({ "operation": "orders_list", "status": 200, "times": "ever" }), "times: must be"),
            (json!({ "operation": "orders_list", "status": 200, "headers": { "a b": "c" } }), "headers.a b: is not"),
            (json!({ "operation": "orders_list", "status": 200, "headers": { "a": "\n" } }), "headers.a: is not"),
            (json!({ "operation": "orders_list", "status": 200, "headers": { "a": 1 } }), "headers.a: invalid type"),
            (json!({ "operation": "orders_list", "status": 200, "headers": { "Upgrade": "x" } }), "by the server"),
            (json!({ "operation": "orders_list", "status": 200, "body": null, "text": "" }), "text: cannot"),
            (json!({ "operation": "orders_list", "fault": "hnag" }), "fault: unknown variant `hnag`"),
            (json!({ "operation": "orders_list", "fault": "hang", "status": 200 }), "status: goes with"),
            (json!({ "operation": "orders_list", "fault": "hang", "when": "later" }), "when: unknown variant"),
            (
                json!({ "operation": "orders_list", "fault": "hang", "retry_after_seconds": 1 }),
                "retry_after_seconds: goes",
            ),
            (
                json!({ "operation": "orders_list", "fault": "conflict", "bytes_per_second": 1 }),
                "bytes_per_second: goes",
            ),
            (
                json!({ "operation": "orders_list", "fault": "slow_body", "bytes_per_second": 0 }),
                "bytes_per_second: must",
            ),
            (
                json!({ "operation": "orders_list", "fault": "unavailable", "retry_after_as": "date" }),
                "retry_after_as: goes",
            ),
            (
                json!({ "operation": "orders_list", "fault": "payment_incomplete" }),
                "operation: must be one that charges",
            ),
            (json!({ "operation": "*", "fault": "payment_incomplete" }), "operation: must be one that charges"),
            (
                json!({ "operation": "domains_buy", "fault": "payment_incomplete", "when": "before" }),
                "when: must be after",
            ),
            (json!({ "operation": "domains_buy", "fault": "payment_incomplete" }), "ok"),
        ] {
            let message = refusal(&value);
            assert!(message.contains(expected), "{value}: {message}");
        }
    }
}
