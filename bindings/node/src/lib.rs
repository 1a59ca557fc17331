//! The native half of the npm package `scaledmail`: strings in, strings out.
//!
//! Nobody imports this directly. The TypeScript face owns shapes, names and error classes; everything that
//! is a rule of the API is behind `scaledmail::binding`. Answers cross as JSON text because V8 parses text
//! several times faster than napi builds objects.

mod answers;
mod cancellation;
mod client;
mod conversation;
mod failure;
#[rustfmt::skip]
mod names;
mod sandbox;

use napi_derive::napi;

/// Of which version this is, so that the face can refuse a library of another one.
#[napi]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// Every kind an error can have, so that the face can prove that it forgot none.
#[napi]
pub fn error_kinds() -> Vec<String> {
    scaledmail::binding::error_kinds().iter().map(|kind| (*kind).to_owned()).collect()
}

/// Words that make the name of an unknown field that of a secret.
#[napi]
pub fn secret_words() -> Vec<String> {
    scaledmail::binding::secret_words().iter().map(|word| (*word).to_owned()).collect()
}
