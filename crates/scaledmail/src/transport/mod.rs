//! Everything between a request and its answer. Only this part knows time.

mod announce;
mod answer;
mod budget;
mod conduct;
mod exchange;
mod failure;
mod http_clients;
mod pacing;
mod plan;
mod retry;
mod scrub;
mod server_clock;

pub(crate) use answer::Answer;
pub(crate) use budget::RetryBudget;
pub(crate) use conduct::{Cancelled, Conducted, Deadline, conduct, outlive};
pub(crate) use exchange::{Exchange, Shared};
pub(crate) use http_clients::HttpClients;
pub(crate) use pacing::Limiter;
pub(crate) use plan::Plan;
pub(crate) use scrub::Scrubber;
pub(crate) use server_clock::ServerClock;

use crate::outcome::Ending;
use scaledmail_api::Effect;
use std::time::Duration;

/// What the retry decision looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attempt {
    pub effect: Effect,
    pub never_resent: bool,
    pub ending: Ending,
    /// The first is 1.
    pub number: u32,
    pub max_retries: u32,
    pub retry_after: Option<Duration>,
}
