//! A journal in a file.

mod file;
mod in_use;
mod problem;
mod schema;

use super::store::{JournalEntry, JournalQuery, JournalStore, JournalView, StoreFuture};
use file::File;
use in_use::InUse;
use problem::Problem;
use rusqlite::{Connection, TransactionBehavior, named_params};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;

static IN_USE: InUse = InUse::new(std::process::id);

/// Keeps the journal in a SQLite file, which several processes of one machine may share.
///
/// What a write has confirmed is on the disk (write-ahead log, `synchronous=FULL`). The file and missing folders are
/// made at the first use, for their owner only; no use leaves anything open. A write takes a few milliseconds on a
/// local disk.
///
/// Limits: the file belongs on a local disk, as locks of network file systems do not hold. A process that is forked in
/// the middle of a use cannot use the journal in the child, and says so. While a program runs, it should not open the
/// file by other means: a system's file locks end for a whole process when any part of it closes the file.
///
/// Defaults: another process that writes is waited for up to 5 seconds.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = std::env::temp_dir().join(format!("scaledmail-example-{}", std::process::id()));
/// use scaledmail::journal::{JournalQuery, JournalStore, SqliteStore};
/// let store = SqliteStore::new(folder.join("journal.sqlite3"));
/// store.check().await?;
/// let view = store.read(JournalQuery::All { account: "https://server.scaledmail.com".to_owned() }).await?;
/// assert!(view.entries.is_empty());
/// # std::fs::remove_dir_all(folder)?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct SqliteStore {
    file: File,
    in_use: &'static InUse,
    /// One use after the other: those of one process do not compete for the file.
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl SqliteStore {
    /// A journal in the file of that path. Opens and creates nothing yet.
    ///
    /// A relative path is taken from the folder that is the current one now.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let path = std::path::absolute(&path).unwrap_or(path);
        let file = File { path, busy_timeout: Duration::from_secs(5), max_pages: None };
        Self { file, in_use: &IN_USE, turn: Arc::default() }
    }

    /// Waits this long for another process that writes, instead of 5 seconds.
    #[must_use]
    pub fn with_busy_timeout(mut self, busy_timeout: Duration) -> Self {
        self.file.busy_timeout = busy_timeout;
        self
    }

    /// Where the journal is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.file.path
    }

    /// Finds out whether the journal can be written, by writing: creates it when it is missing, and leaves no entry.
    ///
    /// It costs as much as one write. What is wrong deep in a large file it does not find.
    ///
    /// # Errors
    /// Those of [`read`](JournalStore::read) and [`write`](JournalStore::write): the folder or file cannot be created
    /// or written, is not a journal, is damaged, is of a newer version, is locked for too long, or the disk is full.
    pub fn check(&self) -> StoreFuture<'_, ()> {
        self.run(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            // Larger than what a page holds, so that the file would have to grow. A byte that no id has keeps it apart.
            let probe = "INSERT INTO entries (id, account, day, text) VALUES (char(0), '', '', hex(zeroblob(8192)))";
            transaction.execute(probe, [])?;
            transaction.execute("DELETE FROM entries WHERE id = char(0)", [])?;
            transaction.commit()
        })
    }

    /// For tests: the disk is full when the file has so many pages.
    #[doc(hidden)]
    #[must_use]
    pub fn with_max_pages(mut self, pages: u32) -> Self {
        self.file.max_pages = Some(pages);
        self
    }

    /// A future that is dropped does not stop what has begun: it is written, or not, as a whole.
    fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> StoreFuture<'_, T> {
        Box::pin(async move {
            let refused = |problem: Problem| self.file.error(problem);
            let runtime = Handle::try_current().map_err(|_| refused(Problem::NoRuntime))?;
            // Before the turn: a child that was forked while somebody had it must not wait for it.
            let in_use = self.in_use.enter().ok_or_else(|| refused(Problem::Forked))?;
            let turn = self.turn.clone().lock_owned().await;
            let file = self.file.clone();
            let done = runtime.spawn_blocking(move || {
                let done = file.with_connection(work).map_err(|problem| file.error(problem));
                drop(turn);
                drop(in_use);
                done
            });
            done.await.unwrap_or_else(|_| Err(refused(Problem::NoRuntime)))
        })
    }
}

impl fmt::Debug for SqliteStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let File { path, busy_timeout, .. } = &self.file;
        formatter
            .debug_struct("SqliteStore")
            .field("path", path)
            .field("busy_timeout", busy_timeout)
            .finish_non_exhaustive()
    }
}

impl JournalStore for SqliteStore {
    fn is_durable(&self) -> bool {
        true
    }

    fn read(&self, query: JournalQuery) -> StoreFuture<'_, JournalView> {
        self.run(move |connection| {
            // One transaction, so that all of it is of one moment.
            let transaction = connection.transaction()?;
            let revision = revision(&transaction)?;
            let (JournalQuery::All { account } | JournalQuery::Claim { account, .. }) = &query;
            let (claimed, which) = match &query {
                JournalQuery::All { .. } => (None, "true OR id = :id"),
                JournalQuery::Claim { id, .. } => (
                    Some(id),
                    "id = :id OR day <> '' AND day = (SELECT max(day) FROM entries WHERE account = :account)",
                ),
            };
            let select = format!(
                "SELECT id, account, day, text FROM entries WHERE account = :account AND ({which}) ORDER BY sequence"
            );
            let mut select = transaction.prepare(&select)?;
            let entries = select.query_map(named_params! { ":account": account, ":id": claimed }, |row| {
                Ok(JournalEntry { id: row.get(0)?, account: row.get(1)?, day: row.get(2)?, text: row.get(3)? })
            })?;
            Ok(JournalView { revision, entries: entries.collect::<Result<_, _>>()? })
        })
    }

    fn write(&self, entry: JournalEntry, expected: u64) -> StoreFuture<'_, bool> {
        self.run(move |connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if revision(&transaction)? != expected {
                return Ok(false);
            }
            transaction.execute("UPDATE journal SET revision = revision + 1", [])?;
            let JournalEntry { id, account, day, text } = &entry;
            transaction.execute(
                "INSERT INTO entries (id, account, day, text) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET account = ?2, day = ?3, text = ?4",
                [id, account, day, text],
            )?;
            transaction.commit()?;
            Ok(true)
        })
    }
}

fn revision(connection: &Connection) -> rusqlite::Result<u64> {
    // Never negative: it starts at nothing and only grows.
    connection.query_row("SELECT revision FROM journal", [], |row| row.get(0)).map(i64::cast_unsigned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::panic)]

    use super::{InUse, SqliteStore};
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::task::{Context, Poll, Waker};

    #[tokio::test]
    async fn a_forked_process_uses_the_file_or_says_why_not() {
        static PROCESS: AtomicU32 = AtomicU32::new(1);
        static COUNTER: InUse = InUse::new(|| PROCESS.load(Ordering::SeqCst));
        let folder = std::env::temp_dir().join(format!("scaledmail-fork-{}", std::process::id()));
        let store = SqliteStore { in_use: &COUNTER, ..SqliteStore::new(folder.join("journal.sqlite3")) };
        store.check().await.expect("it can be written");
        PROCESS.store(2, Ordering::SeqCst);
        store.check().await.expect("forked between two uses");

        // A thread of the parent has its turn at the moment of the fork.
        let _turn = store.turn.clone().lock_owned().await;
        let _use = COUNTER.enter().expect("the second process uses it");
        PROCESS.store(3, Ordering::SeqCst);
        let refusal = store.check().await.expect_err("forked within a use").to_string();
        assert!(
            refusal.contains(" was in use when this process was forked, and cannot be used in the child: "),
            "{refusal}"
        );
        std::fs::remove_dir_all(folder).expect("nothing is open");
    }

    #[test]
    fn without_a_runtime_it_says_so() {
        let store = SqliteStore::new("journal.sqlite3");
        let Poll::Ready(Err(error)) = store.check().as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
            panic!("there is nothing to wait for")
        };
        assert!(error.to_string().contains(" outside of a running Tokio runtime: "), "{error}");
    }
}
