//! Runs the contract cases in every language, and compares how many each ran.

use crate::Result;
use crate::document::Document;
use crate::environment::Environment;
use crate::sandbox::{self, Sandbox};
use crate::shell::{Program, cargo};
use clap::ValueEnum;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A runner of the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Runner {
    Rust,
    PythonSync,
    PythonAsync,
    Node,
}

/// Builds what the runners need and runs them; all of them unless some are named.
pub fn run(environment: &Environment, chosen: &[Runner]) -> Result<()> {
    let runners: Vec<Runner> = Runner::value_variants()
        .iter()
        .copied()
        .filter(|runner| chosen.is_empty() || chosen.contains(runner))
        .collect();
    if runners.contains(&Runner::PythonSync) || runners.contains(&Runner::PythonAsync) {
        environment.python_package()?;
    }
    if runners.contains(&Runner::Node) {
        environment.node_package_tarball()?;
    }
    run_built(environment, &runners)
}

/// Runs the cases with packages that are built already.
pub fn run_built(environment: &Environment, runners: &[Runner]) -> Result<()> {
    every_operation_has_a_case(&environment.root)?;
    let program = sandbox::build(&environment.root)?;
    let mut counts = Vec::new();
    let mut failed = Vec::new();
    for runner in runners {
        let sandbox = Sandbox::start(&program)?;
        let (passed, output) = command(environment, *runner, &sandbox.url)?.output()?;
        print!("{output}");
        if !passed {
            failed.push(*runner);
        }
        counts.push((*runner, count(&output)));
    }
    println!("\ncontract cases run:");
    for (runner, cases) in &counts {
        println!("  {runner:?}: {}", cases.map_or("none".to_owned(), |cases| cases.to_string()));
    }
    if !failed.is_empty() {
        return Err(format!("contract cases failed: {failed:?}").into());
    }
    match counts.first() {
        Some((_, Some(first))) if *first > 0 && counts.iter().all(|(_, cases)| cases == &Some(*first)) => Ok(()),
        _ => Err("the runners did not run the same number of cases".into()),
    }
}

fn every_operation_has_a_case(root: &Path) -> Result<()> {
    let document = Document::load(&root.join("openapi.yaml"))?;
    let mut called = BTreeSet::new();
    for noun in fs::read_dir(root.join("tests/cases"))? {
        for case in fs::read_dir(noun?.path())? {
            let case: serde_yaml_ng::Value = serde_yaml_ng::from_str(&fs::read_to_string(case?.path())?)?;
            called.extend(case["when"]["call"].as_str().map(str::to_owned));
        }
    }
    let missing: Vec<_> = document.operations.iter().map(|each| &each.id).filter(|id| !called.contains(*id)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("operations without a contract case: {missing:?}").into()) }
}

fn command(environment: &Environment, runner: Runner, url: &str) -> Result<Program> {
    let root = &environment.root;
    let cases = root.join("tests/cases");
    let cases = cases.to_string_lossy();
    let common = ["--sandbox", url, "--cases", &cases];
    let python = |mode| {
        let script = ["tests/runners/python/run.py", "--mode", mode];
        Program::new(root, environment.tool("python"), script.into_iter().chain(common))
    };
    Ok(match runner {
        Runner::Rust => {
            let run = ["run", "--quiet", "--package", "scaledmail-contract", "--"];
            cargo(root, run.into_iter().chain(common))
        }
        Runner::PythonSync => python("sync"),
        Runner::PythonAsync => python("async"),
        Runner::Node => {
            let package = environment.node_package();
            let package = package.to_string_lossy();
            let script = ["tests/runners/node/run.mjs", "--package", &package];
            Program::new(root, "node", script.into_iter().chain(common))
        }
    })
}

/// `rust: 12 cases, 12 passed, 0 failed` → 12.
fn count(output: &str) -> Option<usize> {
    let line = output.lines().rev().find(|line| line.contains(" cases, "))?;
    line.split_once(": ")?.1.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn counts() {
        for (output, expected) in [
            ("rust: 12 cases, 11 passed, 1 failed\n", Some(12)),
            ("noise\npython-sync: 3 cases, 3 passed, 0 failed\nmore\n", Some(3)),
            ("nothing\n", None),
            ("", None),
        ] {
            assert_eq!(super::count(output), expected, "{output:?}");
        }
    }
}
