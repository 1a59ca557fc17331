//! An answer as it came, and what can be read from it before it is decoded.

mod verdict;

use crate::outcome::Ending;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use scaledmail_api::Effect;
use serde_json::Value;
use verdict::Verdict;

/// A whole answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// What the service's own JSON error says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Problem {
    pub message: String,
    pub code: Option<String>,
}

impl Answer {
    /// The service's own error, if the body is one.
    pub fn problem(&self) -> Option<Problem> {
        let body: Value = serde_json::from_slice(&self.body).ok()?;
        let text = |key: &str| body[key].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        let message = match (text("error"), text("message")) {
            (Some(error), Some(message)) if error != message => format!("{error}: {message}"),
            (error, message) => message.or(error)?,
        };
        Some(Problem { message, code: text("code") })
    }

    /// How the attempt ended, as far as it shows before decoding.
    pub fn ending(&self, effect: Effect) -> Ending {
        let status = self.status.as_u16();
        if self.status.is_success() {
            let decoded = effect == Effect::Read || !self.says_no();
            return Ending::Answered { status, problem: false, created_uncharged: false, decoded };
        }
        let problem = self.problem();
        let refused = (400..500).contains(&status);
        let created_uncharged = refused && problem.as_ref().is_some_and(|p| created_uncharged(&p.message));
        // Whatever else it says: a charge that speaks of something that was created is no plain refusal.
        let told = problem.is_some() && !(effect == Effect::Charge && speaks_of_creation(&self.body));
        Ending::Answered { status, problem: told || created_uncharged, created_uncharged, decoded: true }
    }

    /// A good status whose body says that it did not succeed.
    pub fn says_no(&self) -> bool {
        self.status.is_success() && Verdict::of(&self.body).denies()
    }

    /// Whether the body is JSON at all.
    pub fn is_json(&self) -> bool {
        serde_json::from_slice::<serde::de::IgnoredAny>(&self.body).is_ok()
    }

    /// The service's id of the request.
    pub fn request_id(&self) -> Option<String> {
        let names = ["x-request-id", "request-id", "cf-ray"];
        let value = names.iter().find_map(|name| self.headers.get(*name))?;
        value.to_str().ok().map(str::to_owned)
    }

    /// For the decoder.
    pub fn response(&self) -> reqwest::Response {
        let mut response = http::Response::new(self.body.clone());
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        response.into()
    }
}

fn speaks_of_creation(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body).to_lowercase();
    text.contains("subscription") && text.contains("creat")
}

/// The one 400 that is not a refusal.
fn created_uncharged(message: &str) -> bool {
    let message = message.to_lowercase();
    message.contains("subscription created") && message.contains("unable to charge")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hears_a_no() {
        for (body, no) in [
            (r#"{"success":false,"message":"card declined"}"#, true),
            (r#"{"error":"card declined"}"#, true),
            (r#"{"error":{"message":"card declined"}}"#, true),
            (r#"{"success":0}"#, true),
            (r#"{"success":"False"}"#, true),
            (r#"{"ok":false}"#, true),
            (r#"{"errors":["card declined"]}"#, true),
            (r#"{"status":"failed","message":"card declined"}"#, true),
            (r#"{"data":{"success":false}}"#, true),
            (r#"{"errors":[],"status":"Active"}"#, false),
            (r#"{"success":1,"error":false}"#, false),
            (r#"["a","b"]"#, false),
            (r#"[{"success":false}]"#, false),
            (r#"{"payments":[{"status":"failed"}],"data":[{"ok":false}]}"#, false),
            (r#"{"data":"none","success":false}"#, true),
            (r#"{"success":false"#, false),
            (r#"{"success":true,"error":null}"#, false),
            (r#"{"success":true,"error":""}"#, false),
            (r#"{"id":"a","message":"done"}"#, false),
            ("[]", false),
            ("", false),
        ] {
            let answer = Answer { status: StatusCode::OK, headers: HeaderMap::new(), body: body.into() };
            assert_eq!(answer.says_no(), no, "{body}");
        }
    }

    #[test]
    fn reads_problems() {
        let problem = |body: &'static str| {
            let answer = Answer { status: StatusCode::BAD_REQUEST, headers: HeaderMap::new(), body: body.into() };
            (answer.problem().map(|p| (p.message, p.code)), answer.ending(Effect::Charge))
        };
        let ending =
            |problem, created_uncharged| Ending::Answered { status: 400, problem, created_uncharged, decoded: true };
        for (body, message, code, end) in [
            (r#"{"error":"bad"}"#, Some("bad"), None, ending(true, false)),
            (r#"{"message":"bad","code":"E1"}"#, Some("bad"), Some("E1"), ending(true, false)),
            (r#"{"error":"Bad","message":"no tag"}"#, Some("Bad: no tag"), None, ending(true, false)),
            (r#"{"error":"same","message":"same"}"#, Some("same"), None, ending(true, false)),
            (
                r#"{"error":"Subscription created but unable to charge"}"#,
                Some("Subscription created but unable to charge"),
                None,
                ending(true, true),
            ),
            // Not the sentence that is known, and too near to it for a refusal.
            (
                r#"{"error":"Payment failed","message":"subscription was created"}"#,
                Some("Payment failed: subscription was created"),
                None,
                ending(false, false),
            ),
            (r#"{"error":null,"message":7}"#, None, None, ending(false, false)),
            ("<html>", None, None, ending(false, false)),
            ("", None, None, ending(false, false)),
            ("[]", None, None, ending(false, false)),
        ] {
            let expected = message.map(|message| (message.to_owned(), code.map(str::to_owned)));
            assert_eq!(problem(body), (expected, end), "{body}");
        }
    }
}
