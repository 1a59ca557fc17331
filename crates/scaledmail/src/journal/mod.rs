//! What was placed, written down before it is sent.

mod memory;
mod place;
mod sqlite;
mod store;

pub use memory::MemoryStore;
pub use place::default_path;
pub use sqlite::SqliteStore;
pub use store::{JournalEntry, JournalQuery, JournalStore, JournalView, StoreError, StoreFuture};
