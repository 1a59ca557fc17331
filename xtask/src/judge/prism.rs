//! Prism: stands between the demo and the sandbox, and holds every request and answer against the document.

use super::plant::Plant;
use super::{Bench, clean};
use crate::Result;
use crate::demo::{self, Language};
use crate::sandbox::{self, Sandbox};
use crate::shell::Output;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

const START_LIMIT: Duration = Duration::from_secs(30);
const DEMO_LIMIT: Duration = Duration::from_secs(90);

/// What the main job calls: method, and path up to its parameter.
const CALLS: [&str; 7] = [
    "get /organizations",
    "post /search-domains",
    "post /buy-domains",
    "get /packages",
    "post /create-order",
    "get /orders",
    "get /mailboxes",
];

/// The demo of each language neither sends nor gets anything that the document does not allow.
pub fn judge(bench: &Bench<'_>) -> Result<()> {
    let program = sandbox::build(&bench.environment.root)?;
    demo::build(bench.environment)?;
    let mut document = bench.document.clone();
    drop_null_from_enums(&mut document);
    let path = bench.write("for-prism", &document)?;
    for language in Language::ALL {
        let (job, seen) = watch(bench, &program, &path, language, "right", true)?;
        for violation in &seen.violations {
            println!("  {violation}");
        }
        if !seen.violations.is_empty() {
            return Err(format!("Prism objects to the demo in {language:?}").into());
        }
        clean("the demo behind Prism", &job)?;
        println!("  {language:?}: {} requests and answers, no violation", seen.calls.len());
    }
    // Every answer and body of the demo planted at once: Prism skips, without a word, a schema that it cannot compile.
    for plant in plants() {
        document = plant.put_into(&document)?;
    }
    let path = bench.write("planted-for-prism", &document)?;
    let (_, seen) = watch(bench, &program, &path, Language::Rust, "planted", false)?;
    for plant in plants() {
        if !plant.shows.iter().all(|shown| seen.violations.iter().any(|violation| violation.contains(shown))) {
            return Err(format!("Prism did not object to the plant `{}`: {:?}", plant.name, seen.violations).into());
        }
        println!("  Prism saw the plant `{}`", plant.name);
    }
    Ok(())
}

/// Runs the demo through Prism, and says what it saw. With `refuse`, Prism answers a violation with an error.
fn watch(
    bench: &Bench<'_>,
    program: &Path,
    document: &str,
    language: Language,
    name: &str,
    refuse: bool,
) -> Result<(Output, Seen)> {
    let sandbox = Sandbox::start(program)?;
    let upstream = format!("{}/api/v1", sandbox.url);
    let log = bench.log(&format!("prism-{name}-{language:?}"))?;
    let errors = if refuse { "--errors" } else { "--no-errors" };
    let _prism = bench.node("prism", ["proxy", document, &upstream, "--port", "0", errors])?.start(&log)?;
    let url = listening(&log)?;
    let job = language.main_job(bench.environment, &url);
    let job = job.output_within(DEMO_LIMIT, &bench.log(&format!("demo-{name}-{language:?}"))?)?;
    let seen = Seen::read(&fs::read_to_string(&log)?);
    if seen.violations.is_empty() {
        // Nothing went past it, and nothing is missing.
        let arrived = sandbox.requests_seen()?;
        let missing: Vec<_> = CALLS.iter().filter(|call| !seen.paths().contains(**call)).collect();
        if seen.calls.len() != arrived || !missing.is_empty() {
            println!("{}", job.text);
            let figures = format!("{} requests, the sandbox {arrived}; not seen: {missing:?}", seen.calls.len());
            return Err(format!("Prism saw {figures} ({language:?})").into());
        }
    }
    Ok((job, seen))
}

/// Waits until Prism says where it listens.
fn listening(log: &Path) -> Result<String> {
    let begin = Instant::now();
    loop {
        let text = fs::read_to_string(log)?;
        // Only whole lines: the address may be half written.
        let whole = text.rsplit_once('\n').map(|(whole, _)| whole).unwrap_or_default();
        if let Some((_, url)) = whole.lines().find_map(|line| line.split_once("Prism is listening on ")) {
            return Ok(url.trim().to_owned());
        }
        if begin.elapsed() > START_LIMIT {
            return Err(format!("Prism did not start within {} s:\n{text}", START_LIMIT.as_secs()).into());
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// What Prism logged.
#[derive(Debug, Default, PartialEq)]
struct Seen {
    /// Method and path of each request.
    calls: Vec<String>,
    /// Every warning and error.
    violations: Vec<String>,
}

impl Seen {
    fn read(log: &str) -> Self {
        let mut seen = Self::default();
        for line in log.lines() {
            if let Some(call) = between(line, "[HTTP SERVER] ", "  info      Request received") {
                seen.calls.push(call.trim_end_matches(|c: char| !c.is_ascii()).trim().to_owned());
            }
            if line.contains("  error     ") || line.contains("  warning   ") || line.contains("Violation:") {
                seen.violations.push(line.trim().to_owned());
            }
        }
        seen
    }

    /// The calls without what follows the first part of the path.
    fn paths(&self) -> BTreeSet<String> {
        self.calls.iter().map(|call| call.splitn(3, '/').take(2).collect::<Vec<_>>().join("/")).collect()
    }
}

fn between<'l>(line: &'l str, before: &str, after: &str) -> Option<&'l str> {
    Some(line.split_once(before)?.1.split_once(after)?.0)
}

/// What Prism gets wrong: it adds null to the enum of a nullable schema although it is there already, as OpenAPI 3.0.3
/// asks for. The schema is then invalid to it, and everything around is let pass unchecked. So it gets the document
/// without those nulls.
fn drop_null_from_enums(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let (Some(true), Some(Value::Array(values))) =
                (map.get("nullable").and_then(Value::as_bool), map.get_mut("enum"))
            {
                values.retain(|value| !value.is_null());
            }
            map.values_mut().for_each(drop_null_from_enums);
        }
        Value::Array(values) => values.iter_mut().for_each(drop_null_from_enums),
        _ => {}
    }
}

/// One in every answer and in every body of the main job.
fn plants() -> Vec<Plant> {
    let plant = |name, at, kind, shows| Plant { name, at, value: Some(json!(kind)), shows };
    vec![
        plant(
            "answer-of-organizations-list",
            "/components/schemas/Organization/properties/name/type",
            "boolean",
            &["organizations.0.name must be boolean"],
        ),
        plant(
            "answer-of-domains-search",
            "/components/schemas/DomainOffer/properties/renewPrice/type",
            "boolean",
            &["0.renewPrice must be boolean"],
        ),
        plant(
            "answer-of-domains-buy",
            "/components/schemas/DomainPurchase/properties/success/type",
            "string",
            &["success must be string"],
        ),
        plant(
            "answer-of-packages-list",
            "/components/schemas/Package/properties/frequency/type",
            "boolean",
            &["packages.0.frequency must be boolean"],
        ),
        plant(
            "answer-of-orders-create",
            "/components/schemas/OrderReceipt/properties/id/type",
            "boolean",
            &["Response body property id must be boolean"],
        ),
        plant(
            "answer-of-orders-get",
            "/components/schemas/OrderDomain/properties/name/type",
            "boolean",
            &["packages.0.domains.0.name must be boolean"],
        ),
        plant(
            "answer-of-mailboxes-list",
            "/components/schemas/Mailbox/properties/email/type",
            "boolean",
            &["mailboxes.0.email must be boolean"],
        ),
        plant(
            "body-of-domains-search",
            "/components/schemas/SearchDomainsBody/properties/domains/items/type",
            "boolean",
            &["Request body property domains.0 must be boolean"],
        ),
        plant(
            "body-of-domains-buy",
            "/components/schemas/BuyDomainsBody/properties/domains/type",
            "string",
            &["Request body property domains must be string"],
        ),
        plant(
            "body-of-orders-create",
            "/components/schemas/Sequencer/properties/username/type",
            "boolean",
            &["Request body property sequencer.username must be boolean"],
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logs_are_read_line_by_line() {
        let log = "\
[1:00:00 PM] › [CLI] ▶  start     Prism is listening on http://127.0.0.1:4010
[1:00:00 PM] › [HTTP SERVER] get /orders/rec1 ℹ  info      Request received
[1:00:00 PM] ›     [PROXY] ℹ  info      > Forwarding \"get\" request to http://127.0.0.1:1/orders/rec1...
[1:00:00 PM] ›     [VALIDATOR] ✖  error     Violation: response.body.id Response body property id must be boolean
[1:00:00 PM] › [HTTP SERVER] post /search-domains ℹ  info      Request received
[1:00:00 PM] › [HTTP SERVER] post /search-domains ✖  error     Request terminated with error: Invalid request
";
        let seen = Seen::read(log);
        assert_eq!(seen.calls, ["get /orders/rec1", "post /search-domains"]);
        assert_eq!(seen.violations.len(), 2);
        let paths = ["get /orders", "post /search-domains"].map(str::to_owned);
        assert_eq!(seen.paths(), BTreeSet::from(paths));
    }

    #[test]
    fn only_enums_that_are_nullable_lose_their_null() {
        let mut document = json!({
            "a": { "nullable": true, "enum": ["x", null] },
            "b": [{ "enum": ["x", null] }],
        });
        drop_null_from_enums(&mut document);
        assert_eq!(document, json!({ "a": { "nullable": true, "enum": ["x"] }, "b": [{ "enum": ["x", null] }] }));
    }
}
