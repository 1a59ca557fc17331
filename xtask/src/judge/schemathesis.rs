//! Schemathesis: requests made up from the document, sent to the sandbox, whose answers must be as documented.

use super::report::{accepted_operations, all_tested, cases, complete, tested};
use super::schemathesis_plants::{misdeeds, plants};
use super::way::Way;
use super::{Bench, clean, links, objected};
use crate::Result;
use crate::sandbox::{self, Sandbox};
use crate::shell::Output;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long one run may take.
const LIMIT: Duration = Duration::from_secs(150);
/// Scenarios are made from at most so many seeds, and have at least so many requests together.
const SEEDS: u64 = 4;
const ENOUGH_CASES: u64 = 800;

/// The sandbox does what the document says, and nothing else.
pub fn judge(bench: &Bench<'_>) -> Result<()> {
    let program = sandbox::build(&bench.environment.root)?;
    let operations: BTreeSet<String> = links::operations(&bench.document).map(|(label, _, _)| label).collect();
    let openapi = bench.openapi();
    let whole = Run {
        bench,
        program: &program,
        document: &openapi,
        way: Way::Requests,
        only: &[],
        faults: None,
        seed: 1,
        log: "requests",
    };
    let (output, requests) = whole.judge()?;
    clean("schemathesis", &output)?;
    complete(&requests)?;
    all_tested(tested(&requests), operations.len())?;
    println!("  requests: {} test cases", cases(&requests));
    scenarios(bench, &program)?;
    let accepted = accepted_operations(&requests);
    // A sandbox that refuses everything would keep every promise about answers.
    let refused: Vec<_> = operations.difference(&accepted).collect();
    if !refused.is_empty() {
        return Err(format!("schemathesis: no valid request was accepted for {refused:?}").into());
    }
    for (plant, way, only) in plants() {
        let document = bench.write_planted(&plant)?;
        let run = Run { document: &document, way, only, log: plant.name, ..whole };
        objected("schemathesis", plant.name, plant.shows, &run.judge()?.0)?;
    }
    for misdeed in misdeeds() {
        let faults = bench.folder("st")?.join(format!("{}.faults.json", misdeed.name));
        fs::write(&faults, misdeed.faults.to_string())?;
        let run = Run { only: &[misdeed.operation], faults: Some(&faults), log: misdeed.name, ..whole };
        objected("schemathesis", misdeed.name, misdeed.shows, &run.judge()?.0)?;
    }
    Ok(())
}

/// Scenarios over all operations, from further seeds until there was enough: Hypothesis gives up on one that leads to
/// too many dead ends. Then what is left of the links, each on its own.
fn scenarios(bench: &Bench<'_>, program: &Path) -> Result<()> {
    let (document, mut links, mut total) = (bench.openapi(), links::declared(&bench.document)?, 0);
    println!("  the document declares {} links", links.len());
    let judge = |seed, only: &[&str]| -> Result<(u64, String)> {
        let log = format!("scenarios-{seed}{}", only.first().map(|first| format!("-{first}")).unwrap_or_default());
        let way = Way::Scenarios;
        let run = Run { bench, program, document: &document, way, only, faults: None, seed, log: &log };
        let (output, report) = run.judge()?;
        clean("schemathesis", &output)?;
        complete(&report)?;
        Ok((cases(&report), fs::read_to_string(run.report("ndjson")?)?))
    };
    for seed in 1..=SEEDS {
        let (cases, events) = judge(seed, &[])?;
        total += cases;
        links.retain(|link| !link.followed(&events));
        if total >= ENOUGH_CASES {
            break;
        }
    }
    if total < ENOUGH_CASES {
        return Err(format!("schemathesis: only {total} test cases in scenarios").into());
    }
    for link in &links {
        let (cases, events) = judge(1, &link.operations.each_ref().map(String::as_str))?;
        total += cases;
        if !link.followed(&events) {
            return Err(format!("schemathesis: the link `{}` was not followed", link.label).into());
        }
    }
    println!("  scenarios: all links followed, {} of them on their own; {total} test cases", links.len());
    Ok(())
}

#[derive(Clone, Copy)]
struct Run<'r> {
    bench: &'r Bench<'r>,
    program: &'r Path,
    document: &'r str,
    way: Way,
    /// Only these operations; all when empty.
    only: &'r [&'r str],
    /// What the sandbox does wrong.
    faults: Option<&'r Path>,
    seed: u64,
    log: &'r str,
}

impl Run<'_> {
    /// Where a report of it goes.
    fn report(&self, kind: &str) -> Result<PathBuf> {
        Ok(self.bench.folder("st")?.join(format!("{}.{kind}", self.log)))
    }

    /// What it printed, and its report.
    fn judge(&self) -> Result<(Output, Value)> {
        let settings = self.bench.environment.root.join("tests/judges/schemathesis");
        let folder = self.bench.folder("st")?;
        let of_all = fs::read_to_string(settings.join("checks.toml"))?;
        let of_way = fs::read_to_string(settings.join(format!("{}.toml", self.way.name())))?;
        let config = folder.join(format!("{}.toml", self.way.name()));
        fs::write(&config, format!("{of_all}\n{of_way}"))?;
        let (report, events) = (self.report("json")?, self.report("ndjson")?);
        for old in [&report, &events].into_iter().filter(|old| old.exists()) {
            fs::remove_file(old)?;
        }
        let faults = self.faults.map(|file| file.to_string_lossy().into_owned());
        let mut settings_of_sandbox = vec!["--strict", "--limits", "off", "--provisioning-seconds", "0"];
        settings_of_sandbox.extend(faults.iter().flat_map(|file| ["--faults", file]));
        let sandbox = Sandbox::start_with(self.program, &settings_of_sandbox)?;
        let (url, seed) = (format!("{}/api/v1", sandbox.url), self.seed.to_string());
        let [config, reported, events] = [&config, &report, &events].map(|path| path.to_string_lossy());
        let mut arguments = vec!["--config-file", &config, "--no-color", "run", self.document, "--url", &url];
        arguments.extend(["--seed", &seed, "--phases", self.way.phases(), "--report", "json,ndjson"]);
        arguments.extend(["--report-json-path", &reported, "--report-ndjson-path", &events]);
        arguments.extend(["--max-examples", self.way.examples(self.only)]);
        for operation in self.only {
            arguments.extend(["--include-operation-id", operation]);
        }
        let mut program = self.bench.python("st", arguments)?.set("SANDBOX_URL", &sandbox.url);
        program = program.set("SCHEMATHESIS_KEYS", settings.join("keys.yaml"));
        if matches!(self.way, Way::Requests) {
            program = program.set("SCHEMATHESIS_HOOKS", settings.join("fresh_sandbox.py"));
        }
        let output = program.output_within(LIMIT, &self.bench.log(&format!("schemathesis-{}", self.log))?)?;
        let report = fs::read_to_string(&report)
            .map_err(|error| format!("schemathesis made no report: {error}\n{}", output.text))?;
        Ok((output, serde_json::from_str(&report)?))
    }
}
