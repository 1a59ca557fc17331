//! What is said of a file that cannot be used.

use crate::help::{Folder, all, entry, process, put, role, this_program};
use rusqlite::Connection;
use scaledmail::journal::{JournalStore, SqliteStore};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// What checking, reading and writing say; all the same.
async fn refusal(path: &Path) -> String {
    let store = SqliteStore::new(path).with_busy_timeout(Duration::from_millis(50));
    let checked = store.check().await.expect_err("it cannot be used").to_string();
    let read = store.read(all()).await.expect_err("it cannot be read").to_string();
    let written = store.write(entry("a", "", ""), 0).await.expect_err("it cannot be written").to_string();
    assert_eq!([&read, &written], [&checked, &checked]);
    let said = checked.strip_prefix(&format!("the journal {} ", path.display()));
    said.unwrap_or_else(|| panic!("it does not name {}: {checked}", path.display())).to_owned()
}

#[tokio::test]
async fn a_path_that_is_no_path_to_a_file_is_refused() {
    let folder = Folder::new();
    let said = refusal(folder.path()).await;
    assert_eq!(said, "is a folder: name a file in it, or choose another path with SCALEDMAIL_JOURNAL");

    fs::write(folder.path().join("plain"), "").expect("a file");
    let said = refusal(&folder.path().join("plain/journal.sqlite3")).await;
    assert!(said.starts_with("cannot be reached (a part of the path is not a folder): "), "{said}");
    let said = refusal(&folder.path().join("plain/a/journal.sqlite3")).await;
    assert!(said.contains("(a part of the path is not a folder): "), "{said}");

    let nowhere = SqliteStore::new("").check().await.expect_err("there is no path").to_string();
    assert!(nowhere.contains("(the path is not valid): "), "{nowhere}");
}

#[tokio::test]
async fn a_file_of_something_else_is_refused_and_left_as_it_was() {
    let folder = Folder::new();
    let plain = folder.path().join("plain");
    fs::write(&plain, "these are not the bytes you are looking for".repeat(100)).expect("a file");
    let databases = [
        ("unversioned", "CREATE TABLE entries (id)"),
        ("foreign", "CREATE TABLE journal (revision); PRAGMA application_id = 77; PRAGMA user_version = 1"),
    ];
    for (name, batch) in databases {
        let connection = Connection::open(folder.path().join(name)).expect("a database");
        connection.execute_batch(batch).expect("SQL");
    }
    let tables = [
        ("plain", "is no SQLite database, or its beginning is damaged: move it away, "),
        ("unversioned", "is a SQLite database of something else, and was left as it is: move it away, "),
        ("foreign", "is a SQLite database of something else, and was left as it is: move it away, "),
    ];
    for (name, words) in tables {
        let path = folder.path().join(name);
        let before = fs::read(&path).expect("the file");
        let said = refusal(&path).await;
        assert!(said.starts_with(words), "{name}: {said}");
        assert!(fs::read(&path).expect("the file") == before, "{name} was changed");
    }
}

#[tokio::test]
async fn a_newer_version_is_refused() {
    let folder = Folder::new();
    SqliteStore::new(folder.file()).check().await.expect("it can be written");
    let connection = Connection::open(folder.file()).expect("it is a SQLite file");
    connection.execute_batch("PRAGMA user_version = 1000").expect("SQL");
    drop(connection);
    let said = refusal(&folder.file()).await;
    assert!(said.starts_with("was written by a newer version of this library (format 1000, known up to "), "{said}");
}

#[tokio::test]
async fn a_lock_is_waited_for_and_then_reported() {
    let folder = Folder::new();
    SqliteStore::new(folder.file()).check().await.expect("it can be written");
    let other = Connection::open(folder.file()).expect("it is a SQLite file");
    other.execute_batch("BEGIN IMMEDIATE").expect("nobody else writes");
    let store = SqliteStore::new(folder.file()).with_busy_timeout(Duration::from_millis(200));
    let started = Instant::now();
    let written = store.write(entry("a", "", ""), 0).await.expect_err("it is locked").to_string();
    let expected = "was locked by another process for longer than 200ms: end what keeps it open, then try again";
    assert!(written.ends_with(expected), "{written}");
    assert!(started.elapsed() >= Duration::from_millis(200));
    assert_eq!(store.check().await.expect_err("it is locked").to_string(), written);
    store.read(all()).await.expect("who writes does not hinder who reads");

    let patient = SqliteStore::new(folder.file());
    let waiting = tokio::spawn(async move { patient.write(entry("a", "", ""), 0).await });
    tokio::time::sleep(Duration::from_millis(200)).await;
    other.execute_batch("COMMIT").expect("the lock ends");
    assert!(waiting.await.expect("it ends").expect("it can be written"));
}

#[tokio::test]
async fn a_file_that_nobody_has_set_up_yet_can_be_locked_too() {
    let folder = Folder::new();
    let other = Connection::open(folder.file()).expect("a database");
    other.execute_batch("BEGIN EXCLUSIVE").expect("nobody else has it");
    let said = refusal(&folder.file()).await;
    assert!(said.starts_with("was locked by another process for longer than 50ms: "), "{said}");
}

#[tokio::test]
async fn a_full_disk_is_reported_and_harms_nothing() {
    let folder = Folder::new();
    let store = SqliteStore::new(folder.file());
    put(&store, entry("a", "", "kept")).await;
    let full = store.clone().with_max_pages(6);
    let before = full.read(all()).await.expect("it can be read");
    let expected = format!("the journal {} does not fit on the disk: free some space", folder.file().display());
    let write = full.write(entry("b", "", &"x".repeat(1_000_000)), before.revision).await;
    assert_eq!(write.expect_err("the disk is full").to_string(), expected);
    assert_eq!(full.check().await.expect_err("the disk is full").to_string(), expected);
    assert_eq!(store.read(all()).await.expect("it can be read"), before);
    put(&store, entry("b", "", "small")).await;
}

async fn filled(path: &Path) -> SqliteStore {
    let store = SqliteStore::new(path);
    for number in 0..10 {
        put(&store, entry(&number.to_string(), "", &"x".repeat(10_000))).await;
    }
    store
}

const DAMAGED: &str = "is damaged: keep a copy, then restore the file from a backup or recover it with SQLite's own tools; \
                       a new journal would not know what has been bought";

#[tokio::test]
async fn a_damaged_file_is_reported() {
    let folder = Folder::new();
    let path = folder.file();
    filled(&path).await;
    let whole = fs::read(&path).expect("the file");

    for length in [whole.len() / 2, whole.len() - 4096, 5000, 200] {
        fs::write(&path, &whole[..length]).expect("a shorter file");
        let said = refusal(&path).await;
        assert!(said == DAMAGED || said.starts_with("is no SQLite database"), "{length}: {said}");
    }

    let mut header = whole.clone();
    header[..100].fill(0xa5);
    fs::write(&path, header).expect("another file");
    let said = refusal(&path).await;
    assert!(said.starts_with("is no SQLite database, or its beginning is damaged: "), "{said}");

    let mut schema = whole.clone();
    schema[100..4096].fill(0xa5);
    fs::write(&path, schema).expect("another file");
    assert_eq!(refusal(&path).await, DAMAGED);

    let mut inside = whole.clone();
    inside[8192..].fill(0xa5);
    fs::write(&path, inside).expect("another file");
    let read = SqliteStore::new(&path).read(all()).await.expect_err("it cannot be read").to_string();
    assert!(read.ends_with(DAMAGED), "{read}");

    fs::write(&path, &whole).expect("the first file");
    let connection = Connection::open(&path).expect("it is a SQLite file");
    connection.execute_batch("DROP TABLE journal").expect("SQL");
    drop(connection);
    let store = SqliteStore::new(&path);
    let read = store.read(all()).await.expect_err("it cannot be read").to_string();
    assert!(read.ends_with(DAMAGED), "{read}");
}

#[tokio::test]
async fn a_damaged_log_costs_what_stands_behind_the_damage_and_no_more() {
    let folder = Folder::new();
    SqliteStore::new(folder.file()).check().await.expect("it can be written");
    // Keeps the log from being taken into the file.
    let keeper = Connection::open(folder.file()).expect("it is a SQLite file");
    keeper.query_row("SELECT count(*) FROM entries", [], |_| Ok(())).expect("it has entries");
    filled(&folder.file()).await;
    let beside = |path: &Path| path.with_file_name("journal.sqlite3-wal");
    let copy = Folder::new();
    fs::copy(folder.file(), copy.file()).expect("a copy");
    let log = fs::read(beside(&folder.file())).expect("the log");
    for damage in [0, 16, log.len() / 2, log.len() - 10] {
        let mut damaged = log.clone();
        damaged[damage..].fill(0xa5);
        fs::write(beside(&copy.file()), damaged).expect("a damaged log");
        let store = SqliteStore::new(copy.file());
        let view = store.read(all()).await.expect("it can be read");
        let ids: Vec<_> = view.entries.iter().map(|entry| entry.id.clone()).collect();
        let expected: Vec<_> = (0..ids.len()).map(|number| number.to_string()).collect();
        assert!(ids == expected && ids.len() < 10, "{damage}: {ids:?}");
        assert_eq!(view.revision, ids.len() as u64, "revision and entries are of one moment");
        put(&store, entry("next", "", "")).await;
        fs::copy(folder.file(), copy.file()).expect("a copy");
    }
}

#[cfg(unix)]
#[test]
fn what_this_user_may_not_do_is_reported() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    let folder = Folder::new();
    let mut program = this_program();
    let privileged = folder.path().metadata().expect("the folder").uid() == 0;
    if privileged {
        // Another user may not be able to reach the first one.
        program = folder.path().join("tests");
        fs::copy(this_program(), &program).expect("a copy");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("an open folder");
    }
    let own = folder.path().join("own");
    fs::create_dir(&own).expect("a folder");
    fs::create_dir(folder.path().join("closed")).expect("a folder");
    let mut command = process(&program, "refusals::as_a_user_without_rights", &own);
    if privileged {
        chown(&own, Some(NOBODY), Some(NOBODY)).expect("a folder of nobody's");
        command.gid(NOBODY).uid(NOBODY);
    }
    let output = command.output().expect("a process");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("all refused"), "{text}");
}

#[cfg(unix)]
#[tokio::test]
async fn as_a_user_without_rights() {
    use std::os::unix::fs::PermissionsExt;
    let Some(folder) = role() else { return };
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("own files");
    let path = folder.join("journal.sqlite3");

    allow(&folder, 0o555);
    let said = refusal(&path).await;
    let expected = "cannot be created (permission denied): let this user write there, or choose another path with SCALEDMAIL_JOURNAL";
    assert_eq!(said, expected);
    let said = refusal(&folder.join("a/b/journal.sqlite3")).await;
    assert!(said.starts_with("cannot have its folder (permission denied): let this user write there, "), "{said}");

    allow(&folder, 0o000);
    let said = refusal(&path).await;
    assert!(said.starts_with("cannot be reached (permission denied): let this user write there, "), "{said}");

    allow(&folder, 0o755);
    SqliteStore::new(&path).check().await.expect("it can be written");
    allow(&path, 0o400);
    let said = refusal(&path).await;
    assert!(
        said.starts_with(
            "is not writable: let this user write to the file and its folder, on a writable file system, "
        ),
        "{said}"
    );
    allow(&path, 0o000);
    let said = refusal(&path).await;
    assert!(said.starts_with("cannot be opened: let this user read and write the file and its folder, "), "{said}");
    allow(&path, 0o600);
    allow(&folder, 0o555);
    let said = refusal(&path).await;
    assert!(said.contains("let this user") && said.contains("the file and its folder, "), "{said}");
    allow(&folder, 0o755);
    SqliteStore::new(&path).check().await.expect("it can be written again");

    println!("all refused");
}
