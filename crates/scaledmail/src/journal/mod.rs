//! What was placed, written down before it is sent.
//!
//! A claim is durable before its request goes out, and the outcome is added to it when the answer comes. So a key is
//! never charged twice, also not after a crash, and what may have been charged is known to have been so. By default the
//! journal is a file; a [`JournalStore`] of your own can keep it elsewhere.

mod claims;
mod day;
mod decision;
mod memory;
mod nowhere;
mod owner;
mod place;
mod record;
mod sqlite;
mod store;

pub use memory::MemoryStore;
pub use place::default_path;
pub use record::PlacementState;
pub use sqlite::SqliteStore;
pub use store::{JournalEntry, JournalQuery, JournalStore, JournalView, StoreError, StoreFuture};

pub(crate) use claims::{Claimed, Claiming, Journal, Looked};
pub(crate) use day::Allowance;
pub(crate) use decision::{Decision, decide, since};
pub(crate) use nowhere::Nowhere;
pub(crate) use owner::Ownership;
pub(crate) use record::{Beginning, Ended, Identity, Record, Settled, Snapshot, digest, hash, moment};
