//! Who makes a placement, and whether that one still lives.

use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Clocks of several machines differ, and an answer is written down after the deadline.
const GRACE: Duration = Duration::from_secs(30);

/// Who makes a placement. A process id alone says little: it is used again, and others have it elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Owner {
    /// The machine since it was started, and its space of process ids; `None` where that cannot be told.
    machine: Option<String>,
    pid: u32,
    /// When the process was started, in ticks of the machine.
    started: Option<u64>,
    /// Drawn by the process.
    process: String,
    /// One of its placements.
    number: u64,
    /// Seconds since 1970 at which it is over at the latest.
    until: u64,
}

/// Whoever takes longer is taken for dead where that cannot be seen.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// What a process knows of itself.
#[derive(Debug)]
struct Process {
    pid: u32,
    machine: Option<String>,
    started: Option<u64>,
    name: String,
    numbers: AtomicU64,
    /// Its placements that are being made.
    live: Mutex<HashSet<u64>>,
}

impl Process {
    fn current() -> Arc<Self> {
        static CURRENT: Mutex<Option<Arc<Process>>> = Mutex::new(None);
        let mut current = CURRENT.lock().unwrap_or_else(PoisonError::into_inner);
        let pid = std::process::id();
        match &*current {
            // A child of a fork is somebody else.
            Some(known) if known.pid == pid => known.clone(),
            _ => current
                .insert(Arc::new(Self {
                    pid,
                    machine: machine(),
                    started: started(pid),
                    name: format!("{:032x}", rand::random::<u128>()),
                    numbers: AtomicU64::new(0),
                    live: Mutex::default(),
                }))
                .clone(),
        }
    }

    fn live(&self) -> MutexGuard<'_, HashSet<u64>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps an owner alive until it is dropped.
#[derive(Debug)]
pub(crate) struct Ownership {
    process: Arc<Process>,
    pub owner: Owner,
}

impl Ownership {
    /// Of a placement that is over after `patience` at the latest.
    pub fn new(now: SystemTime, patience: Duration) -> Self {
        let process = Process::current();
        let number = process.numbers.fetch_add(1, Ordering::Relaxed);
        process.live().insert(number);
        let owner = Owner {
            machine: process.machine.clone(),
            pid: process.pid,
            started: process.started,
            process: process.name.clone(),
            number,
            until: seconds(now).saturating_add(patience.min(LONGEST).as_secs().saturating_add(1)),
        };
        Self { process, owner }
    }
}

impl Drop for Ownership {
    fn drop(&mut self) {
        self.process.live().remove(&self.owner.number);
    }
}

impl Owner {
    /// Whether somebody may still be at it.
    ///
    /// A wrong answer costs nobody anything: whoever is taken for dead before the send finds that out before the send,
    /// and whoever is taken for dead after it still writes down what became of it.
    pub fn is_alive(&self, now: SystemTime) -> bool {
        let process = Process::current();
        if self.process == process.name {
            return process.live().contains(&self.number);
        }
        let known_here = self.machine.is_some() && self.machine == process.machine && self.started.is_some();
        if known_here && started(self.pid) != self.started {
            return false;
        }
        seconds(now) <= self.until.saturating_add(GRACE.as_secs())
    }
}

fn seconds(moment: SystemTime) -> u64 {
    moment.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

#[cfg(target_os = "linux")]
fn machine() -> Option<String> {
    let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let space = std::fs::read_link("/proc/self/ns/pid").ok()?;
    Some(format!("{} {}", boot.trim(), space.display()))
}

#[cfg(target_os = "linux")]
fn started(pid: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name of the program may hold anything; what follows its last parenthesis is numbers.
    let (_, numbers) = text.rsplit_once(')')?;
    let mut numbers = numbers.split_whitespace();
    // A process that was killed and not buried is dead.
    if matches!(numbers.next()?, "Z" | "X") {
        return None;
    }
    numbers.nth(18)?.parse().ok()
}

#[cfg(not(target_os = "linux"))]
fn machine() -> Option<String> {
    None
}

#[cfg(not(target_os = "linux"))]
fn started(_: u32) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_lives() {
        let now = SystemTime::now();
        let ownership = Ownership::new(now, Duration::from_secs(60));
        let ours = ownership.owner.clone();
        let other = Owner { process: "other".to_owned(), ..ours.clone() };
        let later = now + Duration::from_secs(95);
        for (name, owner, at, alive) in [
            ("this one", ours.clone(), now, true),
            ("this one, long after its time", ours.clone(), later, true),
            ("another name for this process", other.clone(), now, true),
            ("somebody who should be done", other.clone(), later, false),
            ("a process that is gone", Owner { pid: u32::MAX, ..other.clone() }, now, !cfg!(target_os = "linux")),
            ("its process id used again", Owner { started: Some(1), ..other.clone() }, now, !cfg!(target_os = "linux")),
            (
                "another machine",
                Owner { machine: Some("elsewhere".to_owned()), pid: u32::MAX, ..other.clone() },
                now,
                true,
            ),
            ("a machine that does not say", Owner { machine: None, pid: u32::MAX, ..other.clone() }, now, true),
            ("another machine, long after", Owner { machine: None, ..other }, later, false),
        ] {
            assert_eq!(owner.is_alive(at), alive, "{name}");
        }
        drop(ownership);
        assert!(!ours.is_alive(now));
    }
}
