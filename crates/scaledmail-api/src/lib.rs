//! HTTP client for the ScaledMail API, generated from `openapi.yaml` when this crate is built.
//!
//! This crate is the machine room of [`scaledmail`](https://docs.rs/scaledmail): it has no retries, no pacing and no
//! protection against paying twice. Use `scaledmail`.

mod date_time;
mod decimal;
mod details;
mod exchange;
#[doc(hidden)]
pub mod lenient;
mod operation;
mod secret;
mod shape;
mod untyped;

pub use date_time::{Date, DateTime};
pub use decimal::Decimal;
pub use details::Details;
pub use exchange::{Exchange, Inner};
pub use operation::{Effect, EffectWhen, Operation};
pub use progenitor_client::{Error, ResponseValue};
pub use secret::{Revealed, Secret};
#[doc(hidden)]
pub use shape::{Shape, Shaped};
pub use untyped::{Extra, SECRET_WORDS, Untyped, names_secret};

pub use generated::{Client, types};

/// The operations of the document, one constant each.
pub mod operations {
    use crate::{Effect, EffectWhen, Operation};
    include!(concat!(env!("OUT_DIR"), "/operations.rs"));
}

#[allow(
    clippy::all,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs,
    unreachable_patterns,
    unused_imports
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}
