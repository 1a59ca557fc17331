//! A journal that is forgotten with its process.

use super::store::{JournalEntry, JournalQuery, JournalStore, JournalView, StoreFuture};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Keeps the journal in memory: what it knows is lost with the process, and there are no caps by day.
#[derive(Debug, Default)]
pub struct MemoryStore {
    kept: Mutex<JournalView>,
}

impl MemoryStore {
    fn kept(&self) -> MutexGuard<'_, JournalView> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl JournalStore for MemoryStore {
    fn is_durable(&self) -> bool {
        false
    }

    fn read(&self, query: JournalQuery) -> StoreFuture<'_, JournalView> {
        Box::pin(async move {
            let kept = self.kept();
            let (JournalQuery::All { account } | JournalQuery::Claim { account, .. }) = &query;
            let own = kept.entries.iter().filter(|entry| entry.account == *account);
            let entries = match &query {
                JournalQuery::All { .. } => own.cloned().collect(),
                JournalQuery::Claim { id, .. } => {
                    let latest = own.clone().map(|entry| &entry.day).max().filter(|day| !day.is_empty());
                    own.filter(|entry| entry.id == *id || latest == Some(&entry.day)).cloned().collect()
                }
            };
            Ok(JournalView { revision: kept.revision, entries })
        })
    }

    fn write(&self, entry: JournalEntry, revision: u64) -> StoreFuture<'_, bool> {
        Box::pin(async move {
            let mut kept = self.kept();
            if kept.revision != revision {
                return Ok(false);
            }
            kept.revision += 1;
            match kept.entries.iter_mut().find(|known| known.id == entry.id) {
                Some(known) => *known = entry,
                None => kept.entries.push(entry),
            }
            Ok(true)
        })
    }
}
