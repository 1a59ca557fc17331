//! Runs the contract cases in every language, and compares what each did.

mod calls;
mod case;
mod cases;
mod coverage;
mod deadlines;
mod matrix;
mod report;
mod rules;
mod values;
mod wire;

use crate::Result;
use crate::document::{Document, Place};
use crate::environment::Environment;
use crate::sandbox::{self, Sandbox};
use crate::shell::{Program, cargo};
use clap::ValueEnum;
use coverage::Coverage;
use deadlines::{Punctuality, Times};
use report::{Ran, Report};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use wire::Wire;

/// A runner of the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Runner {
    Rust,
    PythonSync,
    PythonAsync,
    Node,
}

impl Runner {
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// Builds what the runners need and runs them; all of them unless some are named, and all cases unless a part of their
/// names is given.
pub fn run(environment: &Environment, chosen: &[Runner], only: Option<&str>) -> Result<()> {
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
    run_built(environment, &runners, only)
}

/// Runs the cases with packages that are built already.
pub fn run_built(environment: &Environment, runners: &[Runner], only: Option<&str>) -> Result<()> {
    let root = &environment.root;
    let document = Document::load(&root.join("openapi.yaml"))?;
    let cases = cases::load(root, &document)?;
    let folder = cases::write(root, &cases)?;
    let chosen: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    let chosen: BTreeSet<&str> =
        chosen.into_iter().filter(|name| only.is_none_or(|only| name.contains(only))).collect();
    let program = sandbox::build(root)?;
    cargo(root, ["build", "--quiet", "--package", "scaledmail-contract"]).run()?;
    let deadlines = deadlines::of(cases.iter().filter(|case| chosen.contains(case.name.as_str())));
    let (mut all, mut wires, mut punctuality) = (Vec::new(), Vec::new(), Vec::new());
    for runner in runners {
        let (ran, wire, times) = one(environment, *runner, &program, &folder, only)?;
        all.push(Ran { strays: wire::strays(&wire, &chosen), ..ran });
        wires.push((runner.name(), wire));
        punctuality.push(Punctuality::of(runner.name(), &deadlines, &times));
    }
    let ids: Vec<&str> = document.operations.iter().map(|operation| operation.id.as_str()).collect();
    let mut unsent = Vec::new();
    for (runner, wire) in wires.iter().filter(|_| only.is_none()) {
        let sent = wire::operations(wire);
        unsent.extend(ids.iter().filter(|id| !sent.contains(*id)).map(|id| format!("{runner}: {id}")));
    }
    let parameters = document.operations.iter().flat_map(|operation| {
        let in_path = operation.parameters.iter().filter(|field| field.place == Place::Path);
        in_path.map(|field| (operation.id.as_str(), field.wire.as_str()))
    });
    let report = Report {
        cases: chosen.len(),
        ran: all,
        coverage: Coverage::of(
            // A part of the cases says nothing of what is missing.
            ids.into_iter().filter(|_| only.is_none()),
            &cases,
            wires.first().map_or(&wire::Wire::new(), |(_, wire)| wire),
        ),
        unguarded: coverage::unguarded(parameters, &cases),
        differences: wire::differences(&wires),
        punctuality,
        unsent,
    };
    let file = root.join("target/contract/report.md");
    fs::write(&file, report.markdown())?;
    print!("{}", report.details());
    println!("\n{}in full: {}", report.summary(), file.strip_prefix(root).unwrap_or(&file).display());
    match report.failures() {
        failures if failures.is_empty() => Ok(()),
        failures => Err(format!("contract cases: {}", failures.join("; ")).into()),
    }
}

/// Runs all cases in one language, against a sandbox of its own.
fn one(
    environment: &Environment,
    runner: Runner,
    program: &Path,
    cases: &Path,
    only: Option<&str>,
) -> Result<(Ran, Wire, Times)> {
    let sandbox = Sandbox::start(program)?;
    let files =
        ["wire", "times"].map(|what| environment.root.join(format!("target/contract/{what}-{}.json", runner.name())));
    for file in files.iter().filter(|file| file.exists()) {
        fs::remove_file(file)?;
    }
    let start = Instant::now();
    let (passed, output) = command(environment, runner, &sandbox.url, cases, &files, only).output()?;
    print!("{output}");
    let ran = Ran::read(&output, start.elapsed()).ok_or_else(|| format!("{}: ended without a count", runner.name()))?;
    if passed != (ran.failed == 0 && ran.total > 0) {
        return Err(format!("{}: what it counted is not how it ended", runner.name()).into());
    }
    let [wire, times] = files.map(fs::read_to_string);
    Ok((ran, serde_json::from_str(&wire?)?, serde_json::from_str(&times?)?))
}

fn command(
    environment: &Environment,
    runner: Runner,
    url: &str,
    cases: &Path,
    files: &[PathBuf; 2],
    only: Option<&str>,
) -> Program {
    let root = &environment.root;
    let cases = cases.to_string_lossy();
    let [wire, times] = files.each_ref().map(|file| file.to_string_lossy());
    let mut common = vec!["--sandbox", url, "--cases", &cases, "--wire", &wire, "--times", &times];
    common.extend(only.into_iter().flat_map(|only| ["--only", only]));
    let python = |mode| {
        let script = ["tests/runners/python/run.py", "--mode", mode];
        Program::new(root, environment.tool("python"), script.into_iter().chain(common.clone()))
    };
    match runner {
        Runner::Rust => Program::new(root, root.join("target/debug/scaledmail-contract"), common),
        Runner::PythonSync => python("sync"),
        Runner::PythonAsync => python("async"),
        Runner::Node => {
            let package = environment.node_package();
            let package = package.to_string_lossy();
            let script = ["tests/runners/node/run.mjs", "--package", &package];
            Program::new(root, "node", script.into_iter().chain(common))
        }
    }
}
