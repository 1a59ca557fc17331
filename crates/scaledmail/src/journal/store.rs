//! Where a journal is kept.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// What a store's methods return.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Keeps placements. The journal decides what they mean; a store keeps text, and keeps it in order.
///
/// A store of your own, in a database that several machines share, makes the journal's promises hold between them. It
/// must be durable: what [`write`](Self::write) has confirmed survives a crash of the process and of the machine.
pub trait JournalStore: fmt::Debug + Send + Sync {
    /// Whether entries outlive the process. Without that there are no caps by day.
    fn is_durable(&self) -> bool;

    /// Reads entries, and the store's revision, as they were at one moment.
    fn read(&self, query: JournalQuery) -> StoreFuture<'_, JournalView>;

    /// Writes the entry, in place of the one with its id, if the store's revision is still `revision`; else writes
    /// nothing. Says whether it was written. Each entry that is written makes the revision another one, which never
    /// comes back.
    fn write(&self, entry: JournalEntry, revision: u64) -> StoreFuture<'_, bool>;
}

/// One placement as a store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// What it is found by.
    pub id: String,
    /// Whose it is: the address of the service.
    pub account: String,
    /// The day, in UTC, to which its price counts: `2026-11-25`. Empty when it counts to none.
    pub day: String,
    /// What the journal wrote, as JSON. There is no secret in it.
    pub text: String,
}

/// Which entries to read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JournalQuery {
    /// All of an account, oldest first.
    All {
        /// [`JournalEntry::account`].
        account: String,
    },
    /// The entry of that id, and whatever else of the account has the account's latest day.
    Claim {
        /// [`JournalEntry::id`].
        id: String,
        /// [`JournalEntry::account`].
        account: String,
    },
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalView {
    /// The store's revision at the moment of reading.
    pub revision: u64,
    /// The entries that were asked for.
    pub entries: Vec<JournalEntry>,
}

/// Why a store cannot be used.
#[derive(Clone)]
pub struct StoreError {
    message: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl StoreError {
    /// What is wrong and what can be done, in one line: `/var/lib/app/journal is not writable: ...`.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }

    /// The same, with what lies behind it.
    #[must_use]
    pub fn with_source(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.source = Some(Arc::new(source));
        self
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl fmt::Debug for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("StoreError").field(&self.message).finish()
    }
}

impl StdError for StoreError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
