//! A local, stateful ScaledMail service for tests and trials: no account, no card.
//!
//! [`Sandbox::start`] serves all 25 operations of the API on a loopback port, checks every request as the real
//! service does, and keeps what was committed. It runs on a thread of its own, so it can be used with blocking and
//! with asynchronous clients alike.
//!
//! ```
//! # async fn example() -> Result<(), scaledmail_sandbox::Error> {
//! use scaledmail_sandbox::{Fault, Sandbox};
//!
//! let sandbox = Sandbox::start().await?;
//! sandbox.fault(Fault::bad_gateway("domains_buy").after_commit())?;
//! println!("point a client at {} with the key sandbox-key", sandbox.base_url());
//! println!("{} domains bought so far", sandbox.purchases().len());
//! sandbox.stop().await;
//! # Ok(())
//! # }
//! ```

#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, clippy::unwrap_used))]

mod answer;
mod body;
mod call;
mod clock;
mod connection;
mod control;
mod deliver;
mod domains;
mod error;
mod exchange;
mod faults;
mod guard;
mod ids;
mod input;
mod latency;
mod limits;
mod log;
mod mail_provider;
mod mailboxes;
mod money;
mod operation;
mod orders;
mod organizations;
mod pace;
mod packages;
mod prewarm;
mod reporting;
mod sandbox;
mod seed;
mod serve;
mod server;
mod settings;
mod state;
mod text;
mod validation;
mod world;

pub use error::Error;
pub use faults::{Fault, FaultKind, RetryAfterForm};
pub use latency::Latency;
pub use limits::{Limits, RetryAfterHeader};
pub use log::RecordedRequest;
pub use sandbox::Sandbox;
pub use settings::SandboxBuilder;
pub use state::{CommittedOrder, CommittedPurchase};

// The examples of the README are compiled like all others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
