//! What a fault makes of an answer.

use std::time::Duration;

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use serde_json::{Value, json};

use crate::answer::{Answer, Delivery};
use crate::clock::Time;
use crate::faults::check::header;
use crate::faults::fault::Fault;
use crate::faults::kind::{FaultKind, RetryAfterForm};

/// How fast slow answers come unless it is said.
const BYTES_PER_SECOND: u64 = 20;

const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\
    <body><h1>502 Bad Gateway</h1></body></html>\n";
const WRONG_PAGE: &str = "<!DOCTYPE html>\n<html><head><title>ScaledMail</title></head><body>Welcome</body></html>\n";

/// The answer that a fault before the commit spoils: one that says yes although nothing was done.
pub(crate) fn acknowledgement() -> Answer {
    Answer::json(StatusCode::OK, &json!({ "success": true, "message": "Request accepted" }))
}

/// Spoils an answer.
pub(crate) fn damage(fault: &Fault, answer: Answer, now: Time) -> Answer {
    let delivered = |delivery| Answer { delivery, ..answer.clone() };
    let rate = fault.bytes_per_second.unwrap_or(BYTES_PER_SECOND);
    match fault.kind {
        FaultKind::Answer => own_answer(fault),
        FaultKind::Hang => delivered(Delivery::Hang),
        FaultKind::Close => delivered(Delivery::Close),
        FaultKind::Reset => delivered(Delivery::Reset),
        FaultKind::CutOff => delivered(Delivery::CutOff),
        FaultKind::SlowBody => delivered(Delivery::SlowBody(rate)),
        FaultKind::SlowHeaders => delivered(Delivery::SlowHeaders(rate)),
        FaultKind::WrongType => page(StatusCode::OK, WRONG_PAGE),
        FaultKind::Empty => Answer::new(StatusCode::OK, None, Vec::new()),
        FaultKind::InternalError => {
            problem(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error", "Something went wrong")
        }
        FaultKind::BadGateway => page(StatusCode::BAD_GATEWAY, PAGE),
        FaultKind::Unavailable => {
            let answer = problem(StatusCode::SERVICE_UNAVAILABLE, "Service unavailable", "Please try again later");
            retry_later(fault, answer, now)
        }
        FaultKind::RequestTimeout => {
            problem(StatusCode::REQUEST_TIMEOUT, "Request timeout", "The request took too long")
        }
        FaultKind::Conflict => problem(StatusCode::CONFLICT, "Conflict", "Another request is being processed"),
        FaultKind::RateLimited => {
            let answer = problem(StatusCode::TOO_MANY_REQUESTS, "Too many requests", "Rate limit exceeded");
            retry_later(fault, answer, now)
        }
        FaultKind::PaymentIncomplete => {
            let body = json!({ "error": "Subscription created but unable to charge" });
            Answer::json(StatusCode::BAD_REQUEST, &body)
        }
    }
}

/// The `Retry-After` for a wait.
pub(crate) fn retry_after(wait: Duration, form: RetryAfterForm, now: Time) -> Option<HeaderValue> {
    let text = match form {
        RetryAfterForm::Seconds => wait.as_secs().to_string(),
        // Dates have no fractions, and must not be too early.
        RetryAfterForm::Date => now.plus(wait).plus(Duration::from_millis(999)).http_date(),
    };
    HeaderValue::from_str(&text).ok()
}

fn retry_later(fault: &Fault, mut answer: Answer, now: Time) -> Answer {
    let form = fault.retry_after_as.unwrap_or(RetryAfterForm::Seconds);
    let wait = fault.retry_after_seconds.map(Duration::from_secs);
    if let Some(value) = wait.and_then(|wait| retry_after(wait, form, now)) {
        answer.headers.insert(RETRY_AFTER, value);
    }
    answer
}

fn problem(status: StatusCode, error: &str, message: &str) -> Answer {
    Answer::json(status, &json!({ "error": error, "message": message }))
}

fn page(status: StatusCode, text: &str) -> Answer {
    Answer::new(status, Some("text/html; charset=utf-8"), text.as_bytes().to_vec())
}

fn own_answer(fault: &Fault) -> Answer {
    let status = fault.status.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or_default();
    let (content_type, body) = match (&fault.body, &fault.text) {
        (Some(body), _) => (Some("application/json"), Value::to_string(body).into_bytes()),
        (None, Some(text)) => (Some("text/plain; charset=utf-8"), text.clone().into_bytes()),
        (None, None) => (None, Vec::new()),
    };
    let mut answer = Answer::new(status, content_type, body);
    for (name, value) in fault.headers.iter().filter_map(|(name, value)| header(name, value).ok()) {
        if name == CONTENT_TYPE {
            answer.headers.remove(CONTENT_TYPE);
        }
        answer.headers.append(name, value);
    }
    answer
}
