//! Errors on their way to the face, which turns them into classes.

use napi::bindgen_prelude::{Error, Status};
use napi_derive::napi;

/// How a call ended. Neither field: it was cancelled.
///
/// A promise that resolves to this is simpler and richer than a rejection: napi rejects an async function
/// with a bare message, and without any JavaScript frame.
#[napi(object)]
pub struct Settled {
    /// The answer as JSON text.
    pub answer: Option<String>,
    /// The error envelope as JSON text.
    pub error: Option<String>,
}

impl Settled {
    /// The end of a call that was not cancelled.
    pub fn of(outcome: Result<String, scaledmail::Error>) -> Self {
        match outcome {
            Ok(answer) => Self { answer: Some(answer), error: None },
            Err(error) => Self { answer: None, error: Some(error.to_json()) },
        }
    }

    /// The end of a call that was cancelled.
    pub fn cancelled() -> Self {
        Self { answer: None, error: None }
    }
}

/// A synchronous failure: the message is the error envelope.
pub fn thrown(error: &scaledmail::Error) -> Error {
    Error::new(Status::GenericFailure, error.to_json())
}
