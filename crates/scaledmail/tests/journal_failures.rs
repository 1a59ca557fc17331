//! A journal that fails: before the send nothing is sent, after it the outcome stands.

#![allow(clippy::expect_used, missing_docs)]

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use scaledmail::journal::{
    JournalEntry, JournalQuery, JournalStore, JournalView, MemoryStore, SqliteStore, StoreError, StoreFuture,
};
use scaledmail::{Client, Error, ErrorKind, Outcome};
use scaledmail_sandbox::{Fault, Sandbox};

/// Does what another store does until it is used for the last time that it works.
#[derive(Debug)]
struct Failing {
    inner: MemoryStore,
    left: AtomicUsize,
}

impl Failing {
    fn works(&self) -> Result<(), StoreError> {
        let took = self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        took.map(drop).map_err(|_| StoreError::new("the disk is gone"))
    }
}

impl JournalStore for Failing {
    fn is_durable(&self) -> bool {
        true
    }

    fn read(&self, query: JournalQuery) -> StoreFuture<'_, JournalView> {
        Box::pin(async move {
            self.works()?;
            self.inner.read(query).await
        })
    }

    fn write(&self, entry: JournalEntry, revision: u64) -> StoreFuture<'_, bool> {
        Box::pin(async move {
            self.works()?;
            self.inner.write(entry, revision).await
        })
    }
}

fn client(sandbox: &Sandbox, store: impl JournalStore + 'static) -> Client {
    let builder = Client::builder().api_key("sandbox-key").organization_id("recSandboxOrganization1");
    builder.base_url(sandbox.base_url()).pacing(false).journal_store(Arc::new(store)).build().expect("a client")
}

fn sent(sandbox: &Sandbox) -> usize {
    sandbox.requests().iter().filter(|request| request.method == "POST").count()
}

#[tokio::test]
async fn at_whatever_step_it_fails() {
    let (mut before, mut after) = (0, 0);
    for works in 0.. {
        let sandbox = Sandbox::start().await.expect("a sandbox");
        let client = client(&sandbox, Failing { inner: MemoryStore::default(), left: works.into() });
        match client.domains().buy(["one.com"]).await {
            Err(error) => {
                assert_eq!(
                    (error.kind(), error.outcome()),
                    (ErrorKind::Journal, Some(Outcome::NotSent)),
                    "{works}: {error}"
                );
                assert!(error.message().contains("the disk is gone"), "{works}: {error}");
                assert_eq!(sent(&sandbox), 0, "{works}");
                before += 1;
            }
            Ok(receipt) => {
                assert_eq!((receipt.outcome, sent(&sandbox)), (Outcome::Applied, 1), "{works}");
                assert!(receipt.placed_at.is_some() && receipt.answer.contains_key("success"), "{works}: {receipt:?}");
                if receipt.warnings.is_empty() {
                    break;
                }
                assert!(receipt.warnings.iter().all(|warning| warning.contains("the disk is gone")), "{receipt:?}");
                after += 1;
            }
        }
    }
    // Look twice, claim, send: a reading each, and a writing for the last two. Then the answer, and the order's id.
    assert_eq!((before, after), (6, 4));
}

#[tokio::test]
async fn an_unknown_outcome_stands_too() {
    let sandbox = Sandbox::start().await.expect("a sandbox");
    sandbox.fault(Fault::bad_gateway("domains_buy").after_commit()).expect("a fault");
    let client = client(&sandbox, Failing { inner: MemoryStore::default(), left: 6.into() });
    let error = client.domains().buy(["one.com"]).await.expect_err("the answer is lost");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::OutcomeUnknown, Some(Outcome::Unknown)), "{error}");
    assert!(error.warnings()[0].contains("could not be written to the journal"), "{:?}", error.warnings());
    assert_eq!((sent(&sandbox), sandbox.purchases().len()), (1, 1));
}

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("scaledmail-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_used_keeps_charges_from_being_sent() {
    let folder = Folder::new("unusable");
    std::fs::write(folder.file("damaged"), "no database at all, but long enough to look like one").expect("a file");
    std::fs::create_dir_all(folder.file("directory")).expect("a folder");
    let locked = SqliteStore::new(folder.file("locked")).with_busy_timeout(Duration::from_millis(100));
    locked.check().await.expect("a journal");
    let lock = rusqlite::Connection::open(folder.file("locked")).expect("a connection");
    lock.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    for (store, said) in [
        (SqliteStore::new(folder.file("damaged")), "is no SQLite database"),
        (SqliteStore::new(folder.file("directory")), "is a folder"),
        (SqliteStore::new("/proc/no/such/folder/journal"), "cannot have its folder"),
        (locked, "was locked by another process"),
        (SqliteStore::new(folder.file("full")).with_max_pages(1), "does not fit on the disk"),
    ] {
        let sandbox = Sandbox::start().await.expect("a sandbox");
        let error: Error = client(&sandbox, store).domains().buy(["one.com"]).await.expect_err(said);
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Journal, Some(Outcome::NotSent)), "{error}");
        assert!(error.message().contains(said), "{said}: {error}");
        assert_eq!(sent(&sandbox), 0, "{said}");
        assert!(client(&sandbox, MemoryStore::default()).orders().list().await.is_ok(), "reads need no journal");
    }
}

/// What a journal holds of a placement with passwords.
#[tokio::test]
async fn no_secret_is_in_it() {
    use scaledmail::types::{CreateOrder, DomainConfig, DomainSource, Hosting, Sequencer};
    let folder = Folder::new("secrets");
    let path = folder.file("secrets");
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let client = client(&sandbox, SqliteStore::new(&path));
    let answer = serde_json::json!({ "id": "rec1", "mailbox_password": "sentinel-answer", "note": "sentinel-hosting" });
    sandbox.fault(Fault::answer("orders_create", 200).body(answer)).expect("a fault");
    let refusal = serde_json::json!({ "error": "sentinel-hosting is wrong" });
    sandbox.fault(Fault::answer("orders_create", 400).body(refusal)).expect("a fault");
    for name in ["one.example", "two.example"] {
        let order = CreateOrder::new("price_sandbox_1", DomainSource::Other)
            .domains([DomainConfig::new(name).first_name("A").last_name("B")])
            .hosting(Hosting::new("Porkbun", "user", "sentinel-hosting"))
            .sequencer(Sequencer::new("Instantly", "user", "sentinel-sequencer"));
        let _ = client.orders().place(order).await;
    }
    assert_eq!(client.placements().list().await.expect("a journal").len(), 2);
    let mut bytes = Vec::new();
    for end in ["", "-wal"] {
        bytes.extend(std::fs::read(format!("{}{end}", path.display())).unwrap_or_default());
    }
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("one.example") && text.contains("two.example"), "it is the journal");
    for secret in ["sentinel", "sandbox-key"] {
        assert!(!text.contains(secret), "{secret} is in the journal");
    }
}
