//! Buy and run e-mail sending infrastructure with [ScaledMail](https://scaledmail.com): domains, mailboxes, orders.
//!
//! A call can charge a card. This crate sends such a call at most once, whatever the settings, and writes it to a
//! [`journal`] first, under a key: the same key and cart are charged once, also after a crash. Every write says what is
//! known of its effect, [`Outcome`], and what is unknown can be [found out](Placements::reconcile).
//!
//! ```
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
//! # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
//! for offer in client.domains().search(["example-mail.com"]).await? {
//!     println!("{:?} costs {:?}", offer.domain, offer.price);
//! }
//! # Ok(()) }
//! ```
//!
//! - [`Client`]: made from the environment or a [builder](Client::builder); its nouns are
//!   [`organizations`](Client::organizations), [`domains`](Client::domains), [`mailboxes`](Client::mailboxes),
//!   [`orders`](Client::orders), [`packages`](Client::packages), [`placements`](Client::placements),
//!   [`prewarm`](Client::prewarm) and [`reporting`](Client::reporting).
//! - [`Call`]: what each method returns; set options on it, then `.await` it.
//! - [`types`]: parameters and answers. Answers keep fields that they do not know in `extra`.
//! - [`Receipt`], [`Preview`], [`Placement`]: what is known of a charge, before and after.
//! - [`Client::request`]: for anything that has no method.
//!
//! Calls tell `tracing` what they do, at level `DEBUG` and in a span `scaledmail` with the field `operation`: the
//! events `waited` (`wait_ms`), `attempted` (`attempt`, `status`, `request_id`, `duration_ms`), `retrying` (`wait_ms`),
//! `progress` and `ended` (`outcome`, `error`, `request_id`, `duration_ms`). What goes wrong with the journal after a
//! send is at level `WARN`. Bodies and secrets are in none of them. Without a subscriber, `SCALEDMAIL_LOG` (`debug`,
//! `info`, `warn`; `off` by default) has the [`Event`]s printed on the standard error stream.

mod call;
mod call_options;
mod client;
mod config;
mod domains;
mod error;
mod error_kind;
mod event;
pub mod journal;
mod log;
mod mailboxes;
mod noun;
mod orders;
mod organizations;
mod outcome;
mod packages;
mod placements;
mod prewarm;
mod price;
mod raw;
mod receipt;
mod reporting;
mod request;
mod rules;
mod settings;
mod spending;
mod transport;

#[doc(hidden)]
pub mod binding;

pub use call::Call;
pub use call_options::CallOptions;
pub use client::Client;
pub use config::ClientBuilder;
pub use domains::Domains;
pub use error::{Error, Violation};
pub use error_kind::ErrorKind;
pub use event::{Confirmation, Event, PlannedRequest};
pub use journal::PlacementState;
pub use mailboxes::Mailboxes;
pub use orders::{Orders, PlaceOrder, WaitUntilActive};
pub use organizations::Organizations;
pub use outcome::Outcome;
pub use packages::Packages;
pub use placements::{
    OrderKey, Placement, PlacementKey, Placements, Preview, PreviewStatus, PreviewedDomain, Reconciliation,
    ReconciliationResult, Settlement,
};
pub use prewarm::Prewarm;
pub use price::{Currency, Price, PriceLine, PriceSource};
pub use raw::{RawCall, RawResponse};
pub use receipt::{DomainResult, PlacedDomain, Receipt};
pub use reporting::Reporting;
pub use scaledmail_api::{Date, DateTime, Decimal, Details, Effect, Extra, Operation, Secret, Untyped};

/// Parameters and answers of the operations, made from the API's description.
pub mod types {
    pub use crate::receipt::Acknowledgement;
    pub use scaledmail_api::types::*;
}

/// The operations of the API.
#[must_use]
pub fn operations() -> &'static [&'static Operation] {
    scaledmail_api::operations::OPERATIONS
}

// The examples of the README are compiled like all others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
