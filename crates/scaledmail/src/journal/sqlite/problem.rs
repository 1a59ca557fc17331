//! What can be wrong with the file, and what is said of it.

use crate::journal::StoreError;
use rusqlite::ErrorCode;
use rusqlite::ffi;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

/// What can be wrong with the file.
#[derive(Debug)]
pub(super) enum Problem {
    Path(io::Error),
    Folder(io::Error),
    File(io::Error),
    IsFolder,
    NotWritable,
    NoJournal,
    Newer { found: i64, known: usize },
    NoSharedMemory,
    Forked,
    NoRuntime,
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

const ELSEWHERE: &str = "or choose another path with SCALEDMAIL_JOURNAL";
const DAMAGED: &str = "is damaged: keep a copy, then restore the file from a backup or recover it with SQLite's own tools; \
                       a new journal would not know what has been bought";
const FULL: &str = "does not fit on the disk: free some space";
const LOCAL: &str = "needs locks and shared memory that its file system does not give: keep it on a local disk";

impl Problem {
    /// Whether it may pass by itself.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Sqlite(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy))
    }

    /// One line: the path, what is wrong with it, what can be done.
    pub fn of(self, path: &Path, busy_timeout: Duration) -> StoreError {
        let wrong = match &self {
            Self::Path(error) => access("cannot be reached", error),
            Self::Folder(error) => access("cannot have its folder", error),
            Self::File(error) => access("cannot be created", error),
            Self::IsFolder => format!("is a folder: name a file in it, {ELSEWHERE}"),
            Self::NotWritable => not_writable(),
            Self::NoJournal => {
                format!("is a SQLite database of something else, and was left as it is: move it away, {ELSEWHERE}")
            }
            Self::Newer { found, known } => format!(
                "was written by a newer version of this library (format {found}, known up to {known}): upgrade, {ELSEWHERE}"
            ),
            Self::NoSharedMemory => LOCAL.to_owned(),
            Self::Forked => {
                "was in use when this process was forked, and cannot be used in the child: fork before the first \
                             call or between calls, or start a new process instead"
                    .to_owned()
            }
            Self::NoRuntime => "is used outside of a running Tokio runtime: call it within one".to_owned(),
            Self::Sqlite(error) => sqlite(error, busy_timeout),
        };
        let shown = path.display().to_string().replace(char::is_control, "\u{fffd}");
        let error = StoreError::new(format!("the journal {shown} {wrong}"));
        match self {
            Self::Path(source) | Self::Folder(source) | Self::File(source) => error.with_source(source),
            Self::Sqlite(source) => error.with_source(source),
            _ => error,
        }
    }
}

fn access(what: &str, error: &io::Error) -> String {
    let (why, remedy) = match error.kind() {
        ErrorKind::PermissionDenied => ("permission denied", "let this user write there"),
        ErrorKind::ReadOnlyFilesystem => ("the file system is read-only", "mount it writable"),
        ErrorKind::NotADirectory => ("a part of the path is not a folder", "name a path through folders"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("the disk is full", "free some space"),
        ErrorKind::InvalidInput => ("the path is not valid", "correct it"),
        _ => return format!("{what} ({error}): make the folder for this user, {ELSEWHERE}"),
    };
    format!("{what} ({why}): {remedy}, {ELSEWHERE}")
}

fn not_writable() -> String {
    format!("is not writable: let this user write to the file and its folder, on a writable file system, {ELSEWHERE}")
}

fn sqlite(error: &rusqlite::Error, busy_timeout: Duration) -> String {
    let rusqlite::Error::SqliteFailure(failure, _) = error else {
        // Tables, columns or values that are not what a journal has.
        return DAMAGED.to_owned();
    };
    match (failure.code, failure.extended_code) {
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => {
            format!(
                "was locked by another process for longer than {busy_timeout:?}: end what keeps it open, then try again"
            )
        }
        (ErrorCode::NotADatabase, _) => {
            format!("is no SQLite database, or its beginning is damaged: move it away, {ELSEWHERE}")
        }
        (ErrorCode::DatabaseCorrupt | ErrorCode::Unknown | ErrorCode::ConstraintViolation, _) => DAMAGED.to_owned(),
        (ErrorCode::DiskFull, _) | (_, ffi::SQLITE_IOERR_SHMSIZE) => FULL.to_owned(),
        (_, ffi::SQLITE_READONLY_DBMOVED) => "was moved or replaced while it was in use: try again".to_owned(),
        (ErrorCode::ReadOnly | ErrorCode::PermissionDenied, _) => not_writable(),
        (ErrorCode::CannotOpen, _) => {
            format!("cannot be opened: let this user read and write the file and its folder, {ELSEWHERE}")
        }
        (ErrorCode::FileLockingProtocolFailed | ErrorCode::NoLargeFileSupport, _)
        | (
            _,
            ffi::SQLITE_IOERR_LOCK
            | ffi::SQLITE_IOERR_RDLOCK
            | ffi::SQLITE_IOERR_UNLOCK
            | ffi::SQLITE_IOERR_CHECKRESERVEDLOCK
            | ffi::SQLITE_IOERR_SHMOPEN
            | ffi::SQLITE_IOERR_SHMLOCK
            | ffi::SQLITE_IOERR_SHMMAP,
        ) => LOCAL.to_owned(),
        (ErrorCode::SystemIoFailure, code) => {
            format!("could not be read or written (SQLite error {code}): check the disk, {ELSEWHERE}")
        }
        (_, code) => format!("cannot be used (SQLite error {code}): try again, {ELSEWHERE}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{DAMAGED, FULL, LOCAL, Problem};
    use rusqlite::ffi;
    use std::error::Error;
    use std::io::{self, ErrorKind};
    use std::path::Path;
    use std::time::Duration;

    fn text(problem: Problem) -> String {
        let error = problem.of(Path::new("/srv/a\nb"), Duration::from_secs(5));
        let text = error.to_string();
        assert!(text.starts_with("the journal /srv/a\u{fffd}b "), "{text}");
        assert!(!text.contains('\n') && !text.contains("  "), "{text}");
        text
    }

    #[test]
    fn what_the_system_says_is_put_into_words() {
        let table = [
            (ErrorKind::PermissionDenied, "permission denied"),
            (ErrorKind::ReadOnlyFilesystem, "the file system is read-only"),
            (ErrorKind::NotADirectory, "a part of the path is not a folder"),
            (ErrorKind::StorageFull, "the disk is full"),
            (ErrorKind::QuotaExceeded, "the disk is full"),
            (ErrorKind::InvalidInput, "the path is not valid"),
            (ErrorKind::TimedOut, "timed out"),
        ];
        for (kind, words) in table {
            for problem in [Problem::Path(kind.into()), Problem::Folder(kind.into()), Problem::File(kind.into())] {
                let text = text(problem);
                assert!(text.contains(&format!("({words}): ")) && text.contains("SCALEDMAIL_JOURNAL"), "{text}");
            }
        }
        let error = Problem::File(io::Error::other("why")).of(Path::new("/x"), Duration::ZERO);
        assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("why"));
    }

    #[test]
    fn what_sqlite_says_is_put_into_words() {
        let table = [
            (ffi::SQLITE_BUSY, "was locked by another process for longer than 5s"),
            (ffi::SQLITE_BUSY_RECOVERY, "was locked by another process for longer than 5s"),
            (ffi::SQLITE_LOCKED, "was locked by another process for longer than 5s"),
            (ffi::SQLITE_NOTADB, "is no SQLite database"),
            (ffi::SQLITE_CORRUPT, DAMAGED),
            (ffi::SQLITE_CORRUPT_INDEX, DAMAGED),
            (ffi::SQLITE_ERROR, DAMAGED),
            (ffi::SQLITE_FULL, FULL),
            (ffi::SQLITE_IOERR_SHMSIZE, FULL),
            (ffi::SQLITE_READONLY, "is not writable"),
            (ffi::SQLITE_READONLY_DIRECTORY, "is not writable"),
            (ffi::SQLITE_READONLY_DBMOVED, "was moved or replaced"),
            (ffi::SQLITE_PERM, "is not writable"),
            (ffi::SQLITE_CANTOPEN, "cannot be opened"),
            (ffi::SQLITE_PROTOCOL, LOCAL),
            (ffi::SQLITE_NOLFS, LOCAL),
            (ffi::SQLITE_IOERR_LOCK, LOCAL),
            (ffi::SQLITE_IOERR_SHMMAP, LOCAL),
            (ffi::SQLITE_IOERR_FSYNC, "(SQLite error 1034): check the disk"),
            (ffi::SQLITE_NOMEM, "(SQLite error 7): try again"),
        ];
        for (code, words) in table {
            let failure = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            let text = text(failure.into());
            assert!(text.contains(words), "{code}: {text}");
        }
        assert!(text(rusqlite::Error::QueryReturnedNoRows.into()).contains(DAMAGED));
    }
}
