//! Schemathesis: requests made up from the document, sent to the sandbox, whose answers must be as documented.

use super::plant::Plant;
use super::report::{accepted_operations, all_tested, cases, complete, tested};
use super::{Bench, clean, links, objected};
use crate::Result;
use crate::sandbox::{self, Sandbox};
use crate::shell::Output;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long one run may take.
const LIMIT: Duration = Duration::from_secs(150);
/// Scenarios are made from at most so many seeds, and have at least so many requests together.
const SEEDS: u64 = 4;
const ENOUGH_CASES: u64 = 800;

/// How requests are made up, one name for the settings and the phases.
#[derive(Clone, Copy)]
enum Way {
    /// Each request for itself, against the sandbox as it starts.
    Requests,
    /// Requests that follow from each other's answers, along the document's links.
    Scenarios,
}

impl Way {
    fn name(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::Scenarios => "scenarios",
        }
    }

    fn phases(self) -> &'static str {
        match self {
            Self::Requests => "examples,coverage,fuzzing",
            Self::Scenarios => "stateful",
        }
    }

    /// How many to make up: requests for each operation, or scenarios; few will do for a few operations.
    fn examples(self, only: &[&str]) -> &'static str {
        match self {
            Self::Requests => "40",
            Self::Scenarios if only.is_empty() => "100",
            Self::Scenarios => "25",
        }
    }
}

/// The sandbox does what the document says, and nothing else.
pub fn judge(bench: &Bench<'_>) -> Result<()> {
    let program = sandbox::build(&bench.environment.root)?;
    let operations: BTreeSet<String> = links::operations(&bench.document).map(|(label, _, _)| label).collect();
    let openapi = bench.openapi();
    let run =
        Run { bench, program: &program, document: &openapi, way: Way::Requests, only: &[], seed: 1, log: "requests" };
    let (output, requests) = run.judge()?;
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
        let run = Run { bench, program: &program, document: &document, way, only, seed: 1, log: plant.name };
        objected("schemathesis", &plant, &run.judge()?.0)?;
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
        let run = Run { bench, program, document: &document, way: Way::Scenarios, only, seed, log: &log };
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

struct Run<'r> {
    bench: &'r Bench<'r>,
    program: &'r Path,
    document: &'r str,
    way: Way,
    /// Only these operations; all when empty.
    only: &'r [&'r str],
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
        let sandbox =
            Sandbox::start_with(self.program, &["--strict", "--limits", "off", "--provisioning-seconds", "0"])?;
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

/// Each with the way that must find it, and the operations to look at.
fn plants() -> Vec<(Plant, Way, &'static [&'static str])> {
    let plant = |name, at, value, shows| Plant { name, at, value, shows };
    vec![
        (
            plant(
                "answer-of-another-type",
                "/components/schemas/Package/properties/frequency/type",
                Some(json!("boolean")),
                &["Response violates schema", "/components/schemas/PackageList", "\"frequency\": \"/monthly\""],
            ),
            Way::Requests,
            &["packages_list"],
        ),
        (
            plant(
                "undocumented-status",
                "/paths/~1orders/get/responses/4XX",
                None,
                &["Undocumented status code", "Received: 403"],
            ),
            Way::Requests,
            &["orders_list"],
        ),
        (
            plant(
                "answer-of-another-media-type",
                "/paths/~1domains/get/responses/200/content",
                Some(json!({ "text/csv": { "schema": { "type": "string" } } })),
                &["Undocumented Content-Type", "text/csv"],
            ),
            Way::Requests,
            &["domains_list"],
        ),
        (
            plant(
                "method-that-is-not-documented",
                "/paths/~1orders~1{order_id}/delete",
                None,
                &["Unsupported method DELETE returned 200"],
            ),
            Way::Requests,
            &["orders_get"],
        ),
        (
            plant(
                "request-refused-too-late",
                "/components/schemas/UpdateOrderTagBody/properties/tag/maxLength",
                Some(json!(310)),
                &["Schema-violating request accepted", "PATCH /orders/{order_id}/tag"],
            ),
            Way::Requests,
            &["orders_update_tag"],
        ),
        (
            plant(
                "request-refused-too-soon",
                "/components/schemas/UpdateOrderTagBody/properties/tag/maxLength",
                Some(json!(330)),
                &["Schema-valid request rejected", "tag must have at most 320 characters"],
            ),
            Way::Requests,
            &["orders_update_tag"],
        ),
        (
            plant(
                "answer-at-the-end-of-a-link",
                "/components/schemas/Order/properties/total_domains/type",
                Some(json!("boolean")),
                &["Response violates schema", "/components/schemas/Order/properties/total_domains"],
            ),
            Way::Scenarios,
            &["orders_list", "orders_get"],
        ),
    ]
}
