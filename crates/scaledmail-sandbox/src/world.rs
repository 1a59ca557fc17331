//! The sandbox's state, behind one lock.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::canned::Prepared;
use crate::log::Log;
use crate::seed;
use crate::state::State;

/// All that changes while the sandbox runs.
pub(crate) struct World {
    pub(crate) state: State,
    pub(crate) log: Log,
    pub(crate) answers: VecDeque<Prepared>,
    pub(crate) strict: bool,
    seed: u64,
    provisioning: Duration,
}

impl World {
    pub(crate) fn new(seed: u64, provisioning: Duration, strict: bool) -> Self {
        let state = seed::state(seed, provisioning);
        Self { state, log: Log::default(), answers: VecDeque::new(), strict, seed, provisioning }
    }

    /// Back to the seed state, with nothing logged and no answers waiting.
    pub(crate) fn reset(&mut self) {
        self.state = seed::state(self.seed, self.provisioning);
        self.log.clear();
        self.answers.clear();
    }
}

/// The world, shared between the server and the handle.
pub(crate) type SharedWorld = Arc<Mutex<World>>;

/// Locks the world. Operations check before they change, so even a poisoned world is whole.
pub(crate) fn lock(world: &Mutex<World>) -> MutexGuard<'_, World> {
    world.lock().unwrap_or_else(PoisonError::into_inner)
}
