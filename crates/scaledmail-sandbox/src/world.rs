//! The sandbox's state, behind one lock.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clock::Clock;
use crate::error::Error;
use crate::faults::Faults;
use crate::latency::{Latency, LatencySource};
use crate::limits::Limiter;
use crate::log::Log;
use crate::seed;
use crate::settings::Start;
use crate::state::{State, StateDocument};

/// All that changes while the sandbox runs.
pub(crate) struct World {
    pub(crate) state: State,
    pub(crate) log: Log,
    pub(crate) faults: Faults,
    pub(crate) limiter: Limiter,
    pub(crate) latency: LatencySource,
    pub(crate) strict: bool,
    start: Start,
}

impl World {
    /// A world as its start has it; an error when the state of the start does not fit together.
    pub(crate) fn new(start: Start) -> Result<Self, Error> {
        let mut clock = Clock::new(start.now);
        clock.freeze(start.freeze_clock);
        let mut state = seed::state(start.seed, clock, start.provisioning);
        start.state.clone().apply(&mut state).map_err(|error| error.within("state"))?;
        Ok(Self {
            state,
            log: Log::default(),
            faults: start.faults.clone(),
            limiter: Limiter::new(start.limits.clone()),
            latency: LatencySource::new(start.latency, start.seed),
            strict: start.strict,
            start,
        })
    }

    /// Whether other machines may reach the sandbox, by any name.
    pub(crate) fn exposed(&self) -> bool {
        self.start.exposed
    }

    /// Back to the start.
    pub(crate) fn reset(&mut self) {
        // The start was proven when the world was made from it.
        if let Ok(fresh) = Self::new(self.start.clone()) {
            *self = fresh;
        }
    }

    /// Lays sections over the state; nothing changes when they do not fit.
    pub(crate) fn set_state(&mut self, document: StateDocument) -> Result<(), Error> {
        let mut next = self.state.clone();
        document.apply(&mut next)?;
        self.state = next;
        self.limiter.forget_all_but(|key| self.state.accounts.iter().any(|account| account.key == key));
        Ok(())
    }

    pub(crate) fn set_latency(&mut self, latency: Latency) -> Result<(), Error> {
        self.latency.latency = latency.check()?;
        Ok(())
    }
}

/// The world, shared between the server and the handle.
pub(crate) type SharedWorld = Arc<Mutex<World>>;

/// Locks the world. Operations check before they change, so even a poisoned world is whole.
pub(crate) fn lock(world: &Mutex<World>) -> MutexGuard<'_, World> {
    world.lock().unwrap_or_else(PoisonError::into_inner)
}
