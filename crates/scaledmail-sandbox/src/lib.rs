//! A local, stateful ScaledMail service for tests and trials: no account, no card.
//!
//! [`Sandbox::start`] serves all 25 operations of the API on a loopback port, checks every request as the real
//! service does, and keeps what was committed. It runs on a thread of its own, so it can be used with blocking and
//! with asynchronous clients alike.
//!
//! ```
//! # async fn example() -> Result<(), scaledmail_sandbox::Error> {
//! use scaledmail_sandbox::{CannedAnswer, Sandbox};
//!
//! let sandbox = Sandbox::start().await?;
//! sandbox.answer(CannedAnswer::new("orders_list", 503).text("come back later"))?;
//! println!("point a client at {} with the key sandbox-key", sandbox.base_url());
//! println!("{} requests so far", sandbox.requests().len());
//! sandbox.stop().await;
//! # Ok(())
//! # }
//! ```

#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, clippy::unwrap_used))]

mod answer;
mod body;
mod call;
mod canned;
mod clock;
mod control;
mod domains;
mod error;
mod exchange;
mod ids;
mod log;
mod mail_provider;
mod mailboxes;
mod money;
mod operation;
mod orders;
mod organizations;
mod packages;
mod prewarm;
mod reporting;
mod sandbox;
mod seed;
mod server;
mod state;
mod text;
mod validation;
mod world;

pub use canned::CannedAnswer;
pub use error::Error;
pub use log::RecordedRequest;
pub use sandbox::{Sandbox, SandboxBuilder};

// The examples of the README are compiled like all others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
