//! `cargo xtask regen`: writes, or checks, every file that follows from `openapi.yaml` and `additions.yaml`.

mod node;
mod python;
mod readme;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::Result;
use crate::document::Document;

/// The one description of the API.
const SOURCE: &str = "openapi.yaml";

/// What the SDK adds to it.
const ADDITIONS: &str = "crates/scaledmail/additions.yaml";

/// The line at the head of every derived file, without the comment sign.
pub const HEADER: &str = "Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.";

/// Folders that hold nothing but derived files: what no emitter claims there is an orphan.
const FOLDERS: &[&str] = &["bindings/python/python/scaledmail/_generated", "bindings/node/lib/generated"];

/// What is published.
const PACKAGES: &[&str] =
    &["bindings/node", "bindings/python", "crates/scaledmail", "crates/scaledmail-api", "crates/scaledmail-sandbox"];

/// One derived file.
#[derive(Debug, Clone)]
pub struct Derived {
    /// Path from the top of the repository.
    pub path: PathBuf,
    /// The whole text.
    pub contents: String,
}

impl Derived {
    /// A derived file.
    pub fn new(path: impl Into<PathBuf>, contents: impl Into<String>) -> Self {
        Self { path: path.into(), contents: contents.into() }
    }
}

/// Writes the derived files, or with `check` compares them.
pub fn run(root: &Path, check: bool) -> Result<()> {
    let document = Document::load_with(&root.join(SOURCE), &root.join(ADDITIONS))?;
    let mut derived = vec![copy(root)?];
    derived.extend(licences(root)?);
    derived.extend(money(root)?);
    derived.extend(python::emit(&document)?);
    derived.extend(node::emit(&document)?);
    derived.push(readme::emit(root, &document)?);
    let orphans = orphans(root, &derived)?;
    if check { compare(root, &derived, &orphans) } else { write(root, &derived, &orphans) }
}

/// What the SDK does with money, for whoever has a package and not the repository.
fn money(root: &Path) -> Result<Vec<Derived>> {
    let page = fs::read_to_string(root.join("MONEY.md"))?;
    let packages = ["bindings/node", "bindings/python"];
    Ok(packages.map(|package| Derived::new(format!("{package}/MONEY.md"), page.clone())).to_vec())
}

/// The copy inside the crate that generates from it, so that the crate builds without the repository.
fn copy(root: &Path) -> Result<Derived> {
    let text = fs::read_to_string(root.join(SOURCE))?;
    Ok(Derived::new("crates/scaledmail-api/openapi.yaml", text))
}

/// Each package carries its licences.
fn licences(root: &Path) -> Result<Vec<Derived>> {
    let mut copies = Vec::new();
    for package in PACKAGES {
        for licence in ["LICENSE-APACHE", "LICENSE-MIT", "LICENSE-THIRD-PARTY"] {
            copies.push(Derived::new(format!("{package}/{licence}"), fs::read_to_string(root.join(licence))?));
        }
    }
    Ok(copies)
}

fn write(root: &Path, derived: &[Derived], orphans: &BTreeSet<PathBuf>) -> Result<()> {
    let mut changed = 0;
    for file in derived {
        let path = root.join(&file.path);
        if fs::read_to_string(&path).is_ok_and(|text| text == file.contents) {
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, &file.contents)?;
        changed += 1;
    }
    for orphan in orphans {
        fs::remove_file(root.join(orphan))?;
    }
    println!("regen: {} derived files, {changed} written, {} removed", derived.len(), orphans.len());
    Ok(())
}

fn compare(root: &Path, derived: &[Derived], orphans: &BTreeSet<PathBuf>) -> Result<()> {
    let mut wrong = 0;
    for file in derived {
        let name = file.path.display().to_string();
        match fs::read_to_string(root.join(&file.path)) {
            Ok(text) if text == file.contents => {}
            Ok(text) => {
                wrong += 1;
                println!("stale: {name}");
                let diff = TextDiff::from_lines(&text, &file.contents);
                println!("{}", diff.unified_diff().header(&name, &format!("{name} (derived)")));
            }
            Err(_) => {
                wrong += 1;
                println!("missing: {name}");
            }
        }
    }
    for orphan in orphans {
        wrong += 1;
        println!("orphaned: {}", orphan.display());
    }
    match wrong {
        0 => {
            println!("regen: {} derived files are up to date", derived.len());
            Ok(())
        }
        wrong => Err(format!("{wrong} derived files differ; run `cargo xtask regen`").into()),
    }
}

/// Files in the derived folders that no emitter claims.
fn orphans(root: &Path, derived: &[Derived]) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    for folder in FOLDERS {
        walk(root, Path::new(folder), &mut found)?;
    }
    for file in derived {
        found.remove(&file.path);
    }
    Ok(found)
}

fn walk(root: &Path, folder: &Path, found: &mut BTreeSet<PathBuf>) -> Result<()> {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return Ok(());
    };
    for entry in entries {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_name() == "__pycache__" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(root, &path, found)?;
        } else {
            found.insert(path);
        }
    }
    Ok(())
}
