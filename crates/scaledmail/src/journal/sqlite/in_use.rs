//! Whether this process may use SQLite.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the uses of SQLite that are under way, and by which process.
///
/// SQLite's books on locks and files are in memory, and a fork copies them. When nothing is open they are empty, and
/// the child starts afresh. When something is open at the fork, the child's copy speaks of locks that it does not hold:
/// a connection that it opens then can wait for ever, or lose what it has confirmed. So no connection is kept between
/// uses, and a child that was forked within one is refused. One number holds both facts, so that no lock can be
/// inherited.
#[derive(Debug)]
pub(super) struct InUse {
    process_and_count: AtomicU64,
    process: fn() -> u32,
}

/// One use, until it is dropped.
#[derive(Debug)]
pub(super) struct Use {
    counter: &'static InUse,
    process: u32,
}

impl InUse {
    pub const fn new(process: fn() -> u32) -> Self {
        Self { process_and_count: AtomicU64::new(0), process }
    }

    /// Begins a use, unless the process was forked while one was under way.
    pub fn enter(&'static self) -> Option<Use> {
        let process = (self.process)();
        let begun = self.process_and_count.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |known| {
            let (owner, count) = ((known >> 32) as u32, known as u32);
            match count {
                0 => Some(u64::from(process) << 32 | 1),
                _ => (owner == process).then_some(known + 1),
            }
        });
        begun.ok().map(|_| Use { counter: self, process })
    }
}

impl Drop for Use {
    fn drop(&mut self) {
        // A fork copies this as well, but it did not end its parent's use.
        if (self.counter.process)() == self.process {
            self.counter.process_and_count.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::InUse;
    use std::sync::atomic::{AtomicU32, Ordering};

    static PROCESS: AtomicU32 = AtomicU32::new(0);
    static COUNTER: InUse = InUse::new(|| PROCESS.load(Ordering::SeqCst));

    #[test]
    fn a_child_is_refused_when_it_was_forked_within_a_use() {
        let become_process = |id| PROCESS.store(id, Ordering::SeqCst);
        become_process(u32::MAX);
        let first = COUNTER.enter().expect("nothing is in use");
        let second = COUNTER.enter().expect("a process may use it twice");
        drop(first);

        become_process(2);
        assert!(COUNTER.enter().is_none(), "forked while the second was under way");
        drop(second);
        assert!(COUNTER.enter().is_none(), "the child cannot end its parent's use");
        become_process(3);
        assert!(COUNTER.enter().is_none(), "nor can the child's child");
    }

    #[test]
    fn a_child_of_a_process_that_used_nothing_starts_afresh() {
        static PROCESS: AtomicU32 = AtomicU32::new(1);
        static COUNTER: InUse = InUse::new(|| PROCESS.load(Ordering::SeqCst));
        drop(COUNTER.enter().expect("nothing is in use"));
        PROCESS.store(2, Ordering::SeqCst);
        let _child = COUNTER.enter().expect("the parent had ended its use");
        assert!(COUNTER.enter().is_some());
    }
}
