//! Bodies of requests, as far as they can be read.

use std::pin::Pin;

use axum::body::{Body, HttpBody};
use axum::http::StatusCode;
use serde_json::{Map, Value};

use crate::answer::Refusal;

/// The largest body the service takes.
const MAX_BODY: usize = 1024 * 1024;
/// How much of a larger body is read and dropped, so that its sender gets to see the answer.
const MAX_DRAINED: usize = 16 * 1024 * 1024;

/// A body as far as it was read.
pub(crate) enum ReadBody {
    /// All of it.
    Whole(Vec<u8>),
    /// More than the service takes.
    TooLarge,
    /// It broke off.
    Broken,
}

impl ReadBody {
    pub(crate) async fn read(mut body: Body) -> Self {
        let mut read = Vec::new();
        let mut total = 0_usize;
        while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            let Ok(frame) = frame else { return Self::Broken };
            let Ok(data) = frame.into_data() else { continue };
            total = total.saturating_add(data.len());
            if total > MAX_DRAINED {
                break;
            }
            if total <= MAX_BODY {
                read.extend_from_slice(&data);
            }
        }
        if total > MAX_BODY { Self::TooLarge } else { Self::Whole(read) }
    }

    /// The body as a JSON object; an empty body counts as an empty one.
    pub(crate) fn object(&self) -> Result<Map<String, Value>, Refusal> {
        match self.value()? {
            Value::Object(object) => Ok(object),
            _ => Err(Refusal::bad_request("the body must be a JSON object")),
        }
    }

    /// The body as JSON; an empty body counts as an empty object.
    pub(crate) fn value(&self) -> Result<Value, Refusal> {
        let bytes = match self {
            Self::Whole(bytes) => bytes,
            Self::TooLarge => {
                let message = format!("the body is larger than {MAX_BODY} bytes");
                return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "Payload too large", message));
            }
            Self::Broken => return Err(Refusal::bad_request("the body broke off")),
        };
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(Value::Object(Map::new()));
        }
        serde_json::from_slice(bytes).map_err(|error| Refusal::bad_request(format!("the body is not JSON: {error}")))
    }

    pub(crate) fn logged(&self) -> Value {
        match self {
            Self::Whole(bytes) if !bytes.is_empty() => {
                serde_json::from_slice(bytes).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned().into())
            }
            _ => Value::Null,
        }
    }
}
