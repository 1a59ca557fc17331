//! What every store owes.

use crate::help::{ACCOUNT, Folder, all, claim, entry, put};
use scaledmail::journal::{JournalEntry, JournalQuery, JournalStore, MemoryStore, SqliteStore};

#[tokio::test]
async fn a_store_in_memory_keeps_the_contract() {
    a_revision_admits_one_write(&MemoryStore::default()).await;
    entries_come_oldest_first(&MemoryStore::default()).await;
    a_claim_comes_with_the_latest_day(&MemoryStore::default()).await;
    text_comes_back_as_it_was(&MemoryStore::default()).await;
}

#[tokio::test]
async fn a_store_in_a_file_keeps_the_contract() {
    let folder = Folder::new();
    let store = |name: &str| SqliteStore::new(folder.path().join(name));
    a_revision_admits_one_write(&store("revision")).await;
    entries_come_oldest_first(&store("order")).await;
    a_claim_comes_with_the_latest_day(&store("claim")).await;
    text_comes_back_as_it_was(&store("text")).await;
}

async fn entries(store: &dyn JournalStore, query: JournalQuery) -> Vec<JournalEntry> {
    store.read(query).await.expect("it can be read").entries
}

async fn ids(store: &dyn JournalStore, query: JournalQuery) -> Vec<String> {
    entries(store, query).await.into_iter().map(|entry| entry.id).collect()
}

async fn a_revision_admits_one_write(store: &dyn JournalStore) {
    let before = store.read(all()).await.expect("it can be read");
    assert!(before.entries.is_empty());
    let mut seen = vec![before.revision];
    for wrong in [before.revision + 1, u64::MAX, u64::MAX / 2 + 1] {
        assert!(!store.write(entry("a", "", "no"), wrong).await.expect("it can be written"));
    }
    assert_eq!(store.read(all()).await.expect("it can be read"), before);

    for text in ["1", "2", "2"] {
        let revision = seen[seen.len() - 1];
        assert!(store.write(entry("a", "", text), revision).await.expect("it can be written"));
        for old in &seen {
            assert!(!store.write(entry("a", "", "no"), *old).await.expect("it can be written"), "{old} is over");
        }
        let view = store.read(claim("a")).await.expect("it can be read");
        assert_eq!(view.entries, [entry("a", "", text)]);
        assert!(!seen.contains(&view.revision), "an equal entry makes another revision too");
        seen.push(view.revision);
    }
}

async fn entries_come_oldest_first(store: &dyn JournalStore) {
    let other = JournalEntry { account: "https://other.example".to_owned(), ..entry("d", "2026-01-09", "other") };
    for one in [entry("b", "2026-01-02", "1"), entry("c", "2026-01-01", "2"), other.clone(), entry("a", "", "3")] {
        put(store, one).await;
    }
    put(store, entry("b", "2026-01-01", "4")).await;
    let expected = [entry("b", "2026-01-01", "4"), entry("c", "2026-01-01", "2"), entry("a", "", "3")];
    assert_eq!(entries(store, all()).await, expected, "a change keeps the place");
    assert_eq!(entries(store, JournalQuery::All { account: other.account.clone() }).await, [other]);
    assert!(entries(store, JournalQuery::All { account: String::new() }).await.is_empty());
}

async fn a_claim_comes_with_the_latest_day(store: &dyn JournalStore) {
    assert!(ids(store, claim("a")).await.is_empty());
    put(store, entry("none", "", "")).await;
    put(store, entry("nothing", "", "")).await;
    assert_eq!(ids(store, claim("none")).await, ["none"], "no day is not a day");
    assert!(ids(store, claim("missing")).await.is_empty());

    for (id, day) in [("old", "2025-12-31"), ("late", "2026-02-10"), ("early", "2026-02-09"), ("later", "2026-02-10")] {
        put(store, entry(id, day, "")).await;
    }
    let other = "https://other.example".to_owned();
    put(store, JournalEntry { account: other.clone(), ..entry("foreign", "2027-01-01", "") }).await;
    assert_eq!(ids(store, claim("missing")).await, ["late", "later"]);
    assert_eq!(ids(store, claim("old")).await, ["old", "late", "later"]);
    assert_eq!(ids(store, claim("later")).await, ["late", "later"], "once");
    assert_eq!(ids(store, claim("foreign")).await, ["late", "later"], "ids of another account are not found");
    assert_eq!(ids(store, JournalQuery::Claim { id: "old".to_owned(), account: other }).await, ["foreign"]);

    put(store, entry("late", "", "")).await;
    put(store, entry("later", "", "")).await;
    assert_eq!(ids(store, claim("none")).await, ["none", "early"], "the latest day is the latest that is left");
}

async fn text_comes_back_as_it_was(store: &dyn JournalStore) {
    let megabyte = "0123456789abcdéf".repeat(1 << 16);
    let texts = ["", "'\"\\%_?1:a", "line\r\nline\t", "zero\0byte", "e\u{301} é 漢字 👩‍👩‍👧 \u{202e}", &megabyte];
    for text in texts {
        let id = text.get(..text.len().min(100)).unwrap_or("megabyte");
        let kept = JournalEntry { account: format!("{ACCOUNT}/{id}"), ..entry(id, "2026-01-01", text) };
        put(store, kept.clone()).await;
        let query = JournalQuery::Claim { id: kept.id.clone(), account: kept.account.clone() };
        assert_eq!(entries(store, query).await, [kept]);
    }
}
