//! Several threads and processes at one file, and processes that are killed.

use crate::help::{Folder, all, claim, entry, process, role, this_program};
use scaledmail::journal::{JournalStore, SqliteStore};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::time::Duration;

const ROUNDS: u64 = 20;

/// Adds one to a number in the journal, so many times.
async fn count(store: &dyn JournalStore) {
    let mut left = ROUNDS;
    while left > 0 {
        let view = store.read(claim("counter")).await.expect("it can be read");
        let number = view.entries.first().map_or(0, |entry| entry.text.parse().expect("a number"));
        let next = entry("counter", "2026-01-01", &(number + 1_u64).to_string());
        if store.write(next, view.revision).await.expect("it can be written") {
            left -= 1;
        }
    }
}

async fn counted(path: &Path) -> (u64, u64) {
    let view = SqliteStore::new(path).read(claim("counter")).await.expect("it can be read");
    (view.entries[0].text.parse().expect("a number"), view.revision)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn threads_lose_nothing() {
    let folder = Folder::new();
    let shared = SqliteStore::new(folder.file());
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..8 {
        // Half of them share a store, and so its turn; the others have only the file in common.
        let store = if number % 2 == 0 { shared.clone() } else { SqliteStore::new(folder.file()) };
        tasks.spawn(async move { count(&store).await });
    }
    tasks.join_all().await;
    assert_eq!(counted(&folder.file()).await, (8 * ROUNDS, 8 * ROUNDS));
}

#[tokio::test]
async fn processes_lose_nothing() {
    let folder = Folder::new();
    // The file is not there yet: its making is part of the race.
    let counters: Vec<_> = (0..4)
        .map(|_| process(&this_program(), "processes::counter", &folder.file()).spawn().expect("a process"))
        .collect();
    for counter in counters {
        let output = counter.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
    assert_eq!(counted(&folder.file()).await, (4 * 2 * ROUNDS, 4 * 2 * ROUNDS));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn counter() {
    let Some(path) = role() else { return };
    let (one, other) = (SqliteStore::new(&path), SqliteStore::new(&path));
    tokio::join!(count(&one), count(&other));
}

#[tokio::test]
async fn what_a_killed_process_has_confirmed_is_there() {
    let folder = Folder::new();
    let mut confirmed = Vec::new();
    for round in 0..50 {
        let mut writer = process(&this_program(), "processes::writer", &folder.file()).spawn().expect("a process");
        let mut lines = BufReader::new(writer.stdout.take().expect("its output")).lines();
        let mut id_of = |line: Option<std::io::Result<String>>| {
            let line = line.and_then(Result::ok)?;
            confirmed.extend(line.strip_prefix("confirmed ").map(str::to_owned));
            Some(())
        };
        // Killed at another moment each time.
        for _ in 0..4 + round % 3 {
            id_of(lines.next()).expect("it writes until it is killed");
        }
        std::thread::sleep(Duration::from_micros(round * 97));
        writer.kill().expect("it runs");
        while id_of(lines.next()).is_some() {}
        writer.wait().expect("it is dead");

        let view = SqliteStore::new(folder.file()).read(all()).await.expect("it can be read");
        let kept: Vec<_> = view.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert!(confirmed.iter().all(|id| kept.contains(&id.as_str())), "round {round}: {confirmed:?} {kept:?}");
        assert_eq!(view.revision, kept.len() as u64);
        assert!(view.entries.iter().all(|entry| entry.text.len() == 20_000));
    }
    assert!(confirmed.len() >= 50, "{}", confirmed.len());
}

#[tokio::test]
async fn writer() {
    let Some(path) = role() else { return };
    let store = SqliteStore::new(path);
    println!();
    for number in 0.. {
        let revision = store.read(all()).await.expect("it can be read").revision;
        let id = format!("{}-{number}", std::process::id());
        assert!(store.write(entry(&id, "", &"x".repeat(20_000)), revision).await.expect("it can be written"));
        println!("confirmed {id}");
        std::io::stdout().flush().expect("somebody reads");
    }
}
