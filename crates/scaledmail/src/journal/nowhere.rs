//! A journal without a place.

use super::store::{JournalEntry, JournalQuery, JournalStore, JournalView, StoreError, StoreFuture};

/// Stands where there is no place for a journal: only calls that charge need one, so only they fail.
#[derive(Debug)]
pub(crate) struct Nowhere(pub StoreError);

impl JournalStore for Nowhere {
    fn is_durable(&self) -> bool {
        true
    }

    fn read(&self, _: JournalQuery) -> StoreFuture<'_, JournalView> {
        Box::pin(std::future::ready(Err(self.0.clone())))
    }

    fn write(&self, _: JournalEntry, _: u64) -> StoreFuture<'_, bool> {
        Box::pin(std::future::ready(Err(self.0.clone())))
    }
}
