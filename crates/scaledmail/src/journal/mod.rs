//! What was placed, written down before it is sent.

mod memory;
mod place;
mod store;

pub use memory::MemoryStore;
pub use place::default_path;
pub use store::{JournalEntry, JournalQuery, JournalStore, JournalView, StoreError, StoreFuture};
