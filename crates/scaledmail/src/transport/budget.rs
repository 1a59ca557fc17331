//! How often a client may try again in all, so that a service in trouble is not asked more and more.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// So many in a row, when nothing succeeds.
const CAPACITY: f64 = 100.0;
/// For each call that succeeds at once.
const EARNED: f64 = 0.2;

/// What is left of a client's retries: spent by each, earned back by calls that succeed.
#[derive(Debug)]
pub(crate) struct RetryBudget(Mutex<f64>);

impl Default for RetryBudget {
    fn default() -> Self {
        Self(Mutex::new(CAPACITY))
    }
}

impl RetryBudget {
    fn left(&self) -> MutexGuard<'_, f64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one, if there is one.
    pub fn spend(&self) -> bool {
        let mut left = self.left();
        let enough = *left >= 1.0;
        if enough {
            *left -= 1.0;
        }
        enough
    }

    /// After a call that needed no retry.
    pub fn earn(&self) {
        let mut left = self.left();
        *left = (*left + EARNED).min(CAPACITY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spent_is_earned_back() {
        let budget = RetryBudget::default();
        let spend = |times: usize| (0..times).filter(|_| budget.spend()).count();
        assert_eq!(spend(150), 100);
        (0..10).for_each(|_| budget.earn());
        // Two and a rounding error.
        assert!((1..=2).contains(&spend(5)));
        (0..10_000).for_each(|_| budget.earn());
        assert_eq!(spend(150), 100);
    }
}
