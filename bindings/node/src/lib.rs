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

use napi::bindgen_prelude::create_custom_tokio_runtime;
use napi_derive::{module_init, napi};

/// One worker: with more, a call wakes one thread to send and another to read, which takes as long as the rest of a small
/// call. Also, what is in `TOKIO_WORKER_THREADS` is not for us.
#[module_init]
fn start() {
    let one = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    // Without it there is the usual one, which tells what is wrong.
    if let Ok(runtime) = one {
        create_custom_tokio_runtime(runtime);
    }
}

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
