//! What the store in a file owes besides.

use crate::help::{Folder, all, entry, put};
use scaledmail::journal::{JournalStore, MemoryStore, SqliteStore};
use std::path::Path;

#[tokio::test]
async fn nothing_is_created_before_the_first_use() {
    let folder = Folder::new();
    let path = folder.path().join("a/b/journal.sqlite3");
    let store = SqliteStore::new(&path);
    assert_eq!(store.path(), path);
    assert!(store.is_durable() && !MemoryStore::default().is_durable());
    assert!(!folder.path().join("a").exists());
    store.read(all()).await.expect("it can be read");
    assert!(path.is_file());
}

#[tokio::test]
async fn another_store_of_the_same_file_finds_what_was_written() {
    let folder = Folder::new();
    let written = [entry("a", "2026-01-01", "1"), entry("b", "", "2")];
    for one in &written {
        put(&SqliteStore::new(folder.file()), one.clone()).await;
    }
    SqliteStore::new(folder.file()).check().await.expect("it can be written");
    assert_eq!(SqliteStore::new(folder.file()).read(all()).await.expect("it can be read").entries, written);
    let names = std::fs::read_dir(folder.path()).expect("the folder").map(|item| item.expect("a file").file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["journal.sqlite3"], "nothing is left beside it");
}

#[tokio::test]
async fn checks_leave_nothing() {
    let folder = Folder::new();
    let store = SqliteStore::new(folder.file());
    store.check().await.expect("it can be written");
    let (view, size) = (store.read(all()).await.expect("it can be read"), size(&folder.file()));
    for _ in 0..20 {
        store.check().await.expect("it can be written");
    }
    assert_eq!(store.read(all()).await.expect("it can be read"), view);
    assert_eq!(self::size(&folder.file()), size);
}

fn size(path: &Path) -> u64 {
    path.metadata().expect("the file").len()
}

#[cfg(unix)]
#[tokio::test]
async fn a_name_is_a_name() {
    let folder = Folder::new();
    let names = [":memory:", "file:x?mode=memory", "with space#%20?.db", "журнал", "-dash"];
    for name in names {
        let store = SqliteStore::new(folder.path().join(name));
        put(&store, entry("a", "", name)).await;
        assert_eq!(store.read(all()).await.expect("it can be read").entries, [entry("a", "", name)]);
        assert!(folder.path().join(name).is_file(), "{name}");
    }
    let relative = SqliteStore::new("journal.sqlite3");
    assert!(relative.path().is_absolute(), "the current folder may change later");
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| path.metadata().expect("it exists").permissions().mode() & 0o7777;
    let folder = Folder::new();
    let path = folder.path().join("a/b/journal.sqlite3");
    let store = SqliteStore::new(&path);
    store.check().await.expect("it can be written");
    // Keeps the files beside it.
    let connection = rusqlite::Connection::open(&path).expect("it is a SQLite file");
    connection.query_row("SELECT count(*) FROM entries", [], |_| Ok(())).expect("it has entries");
    put(&store, entry("a", "", "")).await;
    for name in ["a", "a/b"] {
        assert_eq!(mode(&folder.path().join(name)), 0o700, "{name}");
    }
    for name in ["journal.sqlite3", "journal.sqlite3-wal", "journal.sqlite3-shm"] {
        assert_eq!(mode(&path.with_file_name(name)), 0o600, "{name}");
    }
}

#[tokio::test]
async fn a_write_that_is_dropped_is_whole_or_not_there() {
    let folder = Folder::new();
    let store = SqliteStore::new(folder.file());
    let text = "x".repeat(100_000);
    for round in 0..50 {
        let revision = store.read(all()).await.expect("it can be read").revision;
        let write = store.write(entry(&round.to_string(), "", &text), revision);
        let patience = std::time::Duration::from_micros(round * 100);
        let _ = tokio::time::timeout(patience, write).await;
    }
    let view = store.read(all()).await.expect("it can be read");
    assert!(view.entries.iter().all(|entry| entry.text == text));
    put(&store, entry("last", "", "")).await;
}
