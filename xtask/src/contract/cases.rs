//! All cases: those written by hand, and those that tables make.

use super::calls::{Call, Written};
use super::case::Case;
use super::matrix::{Caller, Row};
use super::rules::Rules;
use crate::Result;
use crate::document::{Document, Effect};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Reads the cases and expands the tables.
pub fn load(root: &Path, document: &Document) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    by_hand(&root.join("tests/cases"), "", &mut cases)?;
    from_tables(&root.join("tests/matrix"), document, &mut cases)?;
    cases.iter_mut().for_each(|case| leave_lookups_out(case, document));
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    if let Some(twice) = cases.windows(2).find(|pair| pair[0].name == pair[1].name) {
        return Err(format!("{}: there are two cases of that name", twice[0].name).into());
    }
    Ok(cases)
}

fn by_hand(folder: &Path, above: &str, cases: &mut Vec<Case>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = format!("{above}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            by_hand(&path, &format!("{name}/"), cases)?;
        } else {
            cases.push(Case { content: read(&path)?, name });
        }
    }
    Ok(())
}

/// What a charge looks up before and after is the same for all of them: a case has it in `requests` only with `lookups: true`.
fn leave_lookups_out(case: &mut Case, document: &Document) {
    let charges = |id: &str| document.operations.iter().any(|known| known.id == id && known.effect == Effect::Charge);
    let called = case.content["when"]["call"].as_str();
    let raw = case.content["when"]["raw"]["method"].as_str();
    let looks_up = called.is_some_and(charges) || raw.is_some_and(|method| !method.eq_ignore_ascii_case("GET"));
    if looks_up && case.content["then"].get("lookups").is_none() {
        case.content["then"]["lookups"] = false.into();
    }
}

fn from_tables(folder: &Path, document: &Document, cases: &mut Vec<Case>) -> Result<()> {
    let called = |written: &BTreeMap<String, Written>| {
        written.iter().map(|(name, written)| Call::new(name, written, document)).collect::<Result<Vec<_>>>()
    };
    let written: BTreeMap<String, Written> = read(&folder.join("calls.yaml"))?;
    let mut calls = called(&written)?;
    let rows: Vec<Row> = read(&folder.join("faults.yaml"))?;
    let callers: Vec<Caller> = read(&folder.join("callers.yaml"))?;
    let committed: Vec<Row> = read(&folder.join("commits.yaml"))?;
    for row in rows.iter().chain(&committed) {
        for call in &calls {
            cases.extend(row.case(call)?);
            cases.extend(row.by_others(call, &callers)?);
        }
    }
    let rules: Rules = read(&folder.join("rules.yaml"))?;
    calls.extend(called(&rules.bases)?);
    for rule in &rules.rules {
        cases.extend(rule.cases(&calls)?);
    }
    Ok(())
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path)?;
    serde_yaml_ng::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// Writes all cases into a folder of their own, and says where it is. JSON is YAML that every parser reads alike.
pub fn write(root: &Path, cases: &[Case]) -> Result<PathBuf> {
    let folder = root.join("target/contract/cases");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for case in cases {
        let path = folder.join(&case.name);
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(path, serde_json::to_string_pretty(&case.content)?)?;
    }
    Ok(folder)
}
