//! How the file is made, opened and closed.

use super::problem::Problem;
use super::schema;
use crate::journal::StoreError;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The file of a journal.
#[derive(Clone)]
pub(super) struct File {
    pub path: PathBuf,
    pub busy_timeout: Duration,
    /// The disk is full when it has so many.
    pub max_pages: Option<u32>,
}

impl File {
    pub fn error(&self, problem: Problem) -> StoreError {
        problem.of(&self.path, self.busy_timeout)
    }

    /// Opens it, after making it if need be, and closes it after the work.
    pub fn with_connection<T>(&self, work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> Result<T, Problem> {
        let started = Instant::now();
        self.create()?;
        // Some locks, as that of the change to a write-ahead log, are not waited for by SQLite itself.
        let mut connection = loop {
            match self.connect() {
                Err(problem) if problem.is_busy() && started.elapsed() < self.busy_timeout => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                connected => break connected?,
            }
        };
        Ok(work(&mut connection)?)
    }

    /// Creates the file, and the folders above it.
    fn create(&self) -> Result<(), Problem> {
        /// Closing the new file must be over before SQLite opens it: in this process, it would end SQLite's locks on
        /// it.
        static CREATION: Mutex<()> = Mutex::new(());
        let _alone = CREATION.lock().unwrap_or_else(PoisonError::into_inner);
        match fs::metadata(&self.path) {
            Ok(found) if found.is_dir() => return Err(Problem::IsFolder),
            Ok(_) => return Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(Problem::Path(error)),
        }
        let folder = self.path.parent().ok_or_else(|| Problem::File(ErrorKind::InvalidInput.into()))?;
        create_folder(folder).map_err(Problem::Folder)?;
        match create_file(&self.path) {
            // By another process.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            created => created.map_err(Problem::File),
        }
    }

    fn connect(&self) -> Result<Connection, Problem> {
        // Without SQLITE_OPEN_CREATE: what SQLite creates, others can read.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(self.busy_timeout)?;
        if connection.is_readonly(MAIN_DB)? {
            return Err(Problem::NotWritable);
        }
        if let Some(pages) = self.max_pages {
            connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
        }
        // `fullfsync` is for macOS, where a plain fsync leaves data in the drive's cache.
        connection.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
             PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;",
        )?;
        schema::migrate(&connection, schema::STEPS)?;
        let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
        if mode == "wal" { Ok(connection) } else { Err(Problem::NoSharedMemory) }
    }
}

#[cfg(unix)]
fn create_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn create_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// SQLite gives the files that it puts beside it the same mode.
#[cfg(unix)]
fn create_file(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(drop)
}

#[cfg(not(unix))]
fn create_file(path: &Path) -> io::Result<()> {
    fs::OpenOptions::new().write(true).create_new(true).open(path).map(drop)
}
