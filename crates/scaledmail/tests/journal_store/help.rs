//! Folders, entries and other processes for the tests.

use scaledmail::journal::{JournalEntry, JournalQuery, JournalStore};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

pub const ACCOUNT: &str = "https://server.scaledmail.com";

/// A folder of its own for a test, removed at its end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("scaledmail-journal-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path).expect("a folder for the test");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn file(&self) -> PathBuf {
        self.0.join("journal.sqlite3")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn entry(id: &str, day: &str, text: &str) -> JournalEntry {
    JournalEntry { id: id.to_owned(), account: ACCOUNT.to_owned(), day: day.to_owned(), text: text.to_owned() }
}

pub fn all() -> JournalQuery {
    JournalQuery::All { account: ACCOUNT.to_owned() }
}

pub fn claim(id: &str) -> JournalQuery {
    JournalQuery::Claim { id: id.to_owned(), account: ACCOUNT.to_owned() }
}

/// Writes at whatever the revision is.
pub async fn put(store: &dyn JournalStore, entry: JournalEntry) {
    let revision = store.read(all()).await.expect("it can be read").revision;
    assert!(store.write(entry, revision).await.expect("it can be written"), "nobody else writes");
}

/// This program again, as a process that runs the test of that name.
pub fn process(program: &Path, test: &str, path: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]);
    command.env(ROLE, path).stdin(Stdio::null()).stdout(Stdio::piped());
    command
}

pub fn this_program() -> PathBuf {
    std::env::current_exe().expect("the program of the tests")
}

/// What such a process works on; `None` in the process that runs the tests.
pub fn role() -> Option<PathBuf> {
    std::env::var_os(ROLE).map(PathBuf::from)
}

const ROLE: &str = "SCALEDMAIL_TEST_JOURNAL";
