//! What was placed, written down before it is sent.

mod memory;
mod store;

pub use memory::MemoryStore;
pub use store::{JournalEntry, JournalQuery, JournalStore, JournalView, StoreError, StoreFuture};
