//! Errors on their way to the face, which turns them into classes.

use crate::answers::{Shape, Touch, translate};
use napi::bindgen_prelude::{Error, Result, Status};
use napi_derive::napi;

/// How a call ended: one of the two.
///
/// A promise that resolves to this is simpler and richer than a rejection: napi rejects an async function
/// with a bare message, and without any JavaScript frame.
#[napi(object)]
pub struct Settled {
    /// The answer as JSON text.
    pub answer: Option<String>,
    /// What the face has to look for in it.
    pub touch: Option<Touch>,
    /// The error envelope as JSON text.
    pub error: Option<String>,
}

impl Settled {
    /// The end of a call, whose answer has this shape.
    pub fn of(outcome: std::result::Result<String, scaledmail::Error>, shape: &Shape) -> Result<Self> {
        Ok(match outcome {
            Ok(answer) => {
                let (answer, touch) = translated(&answer, shape)?;
                Self { answer: Some(answer), touch: Some(touch), error: None }
            }
            Err(error) => Self { answer: None, touch: None, error: Some(error.to_json()) },
        })
    }
}

/// A text of the core with the names of JavaScript.
pub fn translated(text: &str, shape: &Shape) -> Result<(String, Touch)> {
    translate(text, shape).ok_or_else(|| Error::new(Status::GenericFailure, "an answer is no JSON"))
}

/// A synchronous failure: the message is the error envelope.
pub fn thrown(error: &scaledmail::Error) -> Error {
    Error::new(Status::GenericFailure, error.to_json())
}
