//! The journal, as somebody else sees it.

use crate::Result;
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A journal in a file.
pub struct Journal {
    pub path: PathBuf,
}

/// Keeps others from writing, until it is dropped.
pub struct Lock(#[expect(dead_code, reason = "it is kept, and not used")] Connection);

impl Journal {
    /// One that is not there yet.
    pub fn new(path: PathBuf) -> Result<Self> {
        for file in files(&path) {
            remove(&file)?;
        }
        Ok(Self { path })
    }

    /// What it has of a key. It is read in a copy: opening a file mends what a killed process left, and that is for the SDK to do.
    pub fn record(&self, key: &str) -> Result<Option<Value>> {
        let copy = self.path.with_extension("copy");
        self.copy_to(&copy)?;
        if !copy.exists() {
            return Ok(None);
        }
        let connection = Connection::open(copy)?;
        let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'entries'";
        if connection.query_row(tables, [], |row| row.get::<_, i64>(0))? == 0 {
            return Ok(None);
        }
        let mut select = connection.prepare("SELECT text FROM entries")?;
        let texts = select.query_map([], |row| row.get::<_, String>(0))?;
        let records: Vec<Value> = texts.map(|text| Ok(serde_json::from_str(&text?)?)).collect::<Result<_>>()?;
        Ok(records.into_iter().find(|record| record["key"] == key))
    }

    /// Copies it as it is.
    pub fn copy_to(&self, path: &Path) -> Result<()> {
        for (from, to) in files(&self.path).iter().zip(files(path)) {
            remove(&to)?;
            // The last of them is an index, which is made anew.
            if from.exists() && !from.to_string_lossy().ends_with("-shm") {
                fs::copy(from, to)?;
            }
        }
        Ok(())
    }

    /// Keeps others from writing.
    pub fn lock(&self) -> Result<Lock> {
        let connection = Connection::open(&self.path)?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Lock(connection))
    }
}

fn files(path: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|end| PathBuf::from(format!("{}{end}", path.display())))
}

fn remove(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_file(path)?;
    }
    Ok(())
}
