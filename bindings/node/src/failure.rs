//! Errors on their way to the face, which turns them into classes.

use napi::bindgen_prelude::{Error, Status};
use napi_derive::napi;

/// How a call ended: one of the two.
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
    /// The end of a call.
    pub fn of(outcome: Result<String, scaledmail::Error>) -> Self {
        match outcome {
            Ok(answer) => Self { answer: Some(answer), error: None },
            Err(error) => Self { answer: None, error: Some(error.to_json()) },
        }
    }
}

/// A synchronous failure: the message is the error envelope.
pub fn thrown(error: &scaledmail::Error) -> Error {
    Error::new(Status::GenericFailure, error.to_json())
}
