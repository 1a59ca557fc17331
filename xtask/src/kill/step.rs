//! How far a placement comes before its process is killed.

use crate::Result;
use crate::kill::placer::{Placement, Placer};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};
use std::thread;
use std::time::{Duration, Instant};

/// Long enough to take a lock while an answer is on its way.
const ON_ITS_WAY: Duration = Duration::from_millis(250);
const A_MOMENT: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_secs(30);
pub const SEND: &str = "orders_create_custom";

/// How far a placement comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    LookingUp,
    Claimed,
    Sent,
    Committed,
    Answered,
    Recorded,
    /// Any of them, or between them.
    Random,
    /// And once more while it is started again.
    Twice,
}

impl Step {
    pub const ALL: [Self; 8] = [
        Self::LookingUp,
        Self::Claimed,
        Self::Sent,
        Self::Committed,
        Self::Answered,
        Self::Recorded,
        Self::Random,
        Self::Twice,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::LookingUp => "before the claim",
            Self::Claimed => "after the claim",
            Self::Sent => "after the send",
            Self::Committed => "after the commit",
            Self::Answered => "before the answer is recorded",
            Self::Recorded => "before the order is verified",
            Self::Random => "at a random moment",
            Self::Twice => "twice at random moments",
        }
    }

    /// The mode that comes so far.
    pub fn mode(self) -> &'static str {
        if self == Self::Claimed { "place-paused" } else { "place" }
    }

    /// What the journal says then, and whether the service has the order.
    pub fn leaves(self) -> Option<(Option<&'static str>, bool)> {
        match self {
            Self::LookingUp => Some((None, false)),
            Self::Claimed => Some((Some("prepared"), false)),
            Self::Sent => Some((Some("sent"), false)),
            Self::Committed | Self::Answered => Some((Some("sent"), true)),
            Self::Recorded => Some((Some("applied"), true)),
            Self::Random | Self::Twice => None,
        }
    }

    /// Makes the service such that a placement stands there.
    pub fn prepare(self, sandbox: &Sandbox) -> Result<()> {
        let hang = |operation, when| json!({ "operation": operation, "fault": "hang", "when": when });
        let fault = match self {
            Self::LookingUp => hang("orders_list", "before"),
            Self::Sent => hang(SEND, "before"),
            Self::Committed => hang(SEND, "after"),
            Self::Recorded => hang("orders_get", "before"),
            Self::Answered => return latency(sandbox, ON_ITS_WAY),
            Self::Random | Self::Twice => return latency(sandbox, Duration::from_millis(20)),
            Self::Claimed => return Ok(()),
        };
        sandbox.control("POST", "/faults", Some(&fault)).map(drop)
    }

    /// Waits until a placement stands there, and kills it; false when it had ended before.
    pub fn kill(self, sandbox: &Sandbox, placement: &Placement<'_>, placer: Placer, delay: Duration) -> Result<bool> {
        let hangs = |operation: &str| {
            wait_for(|| {
                let hangs = |request: &Value| request["operation"] == operation && request["fault"] == "hang";
                Ok(sandbox.list("/requests")?.iter().any(hangs))
            })
        };
        let mut lock = None;
        match self {
            Self::LookingUp => hangs("orders_list")?,
            Self::Claimed => placer.expect("asked")?,
            Self::Sent => hangs(SEND)?,
            Self::Recorded => hangs("orders_get")?,
            Self::Committed | Self::Answered => wait_for(|| Ok(!sandbox.list("/orders")?.is_empty()))?,
            Self::Random | Self::Twice => thread::sleep(delay),
        }
        if self == Self::Answered {
            lock = Some(placement.journal.lock()?);
            thread::sleep(ON_ITS_WAY + A_MOMENT);
        }
        let killed = placer.kill();
        drop(lock);
        killed
    }
}

pub fn latency(sandbox: &Sandbox, latency: Duration) -> Result<()> {
    let milliseconds = u64::try_from(latency.as_millis())?;
    let latency = json!({ "from_milliseconds": milliseconds, "to_milliseconds": milliseconds });
    sandbox.control("PUT", "/latency", Some(&latency)).map(drop)
}

/// Looks again and again until something is so.
fn wait_for(mut so: impl FnMut() -> Result<bool>) -> Result<()> {
    let begin = Instant::now();
    while !so()? {
        if begin.elapsed() > PATIENCE {
            return Err("the step was not reached".into());
        }
        thread::sleep(Duration::from_millis(2));
    }
    Ok(())
}
