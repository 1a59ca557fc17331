//! `openapi-spec-validator` and Redocly: the document alone.

use super::plant::Plant;
use super::{Bench, clean, objected};
use crate::Result;
use crate::shell::Output;
use serde_json::json;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(60);

/// The document is valid and passes Redocly's recommended rules.
pub fn judge(bench: &Bench<'_>) -> Result<()> {
    for (judge, run) in [("openapi-spec-validator", validator as Run), ("redocly", redocly)] {
        clean(judge, &run(bench, &bench.openapi(), judge)?)?;
    }
    let dangling = Plant {
        name: "dangling-reference",
        at: "/components/schemas/OrganizationList/properties/organizations/items/$ref",
        value: Some(json!("#/components/schemas/PlantedNowhere")),
        shows: &["PlantedNowhere"],
    };
    let unnamed = Plant {
        name: "operation-without-summary",
        at: "/paths/~1orders/get/summary",
        value: None,
        shows: &["operation-summary", "orders/get"],
    };
    let judged: [(&str, Run, &Plant); 3] = [
        ("openapi-spec-validator", validator, &dangling),
        ("redocly", redocly, &dangling),
        ("redocly", redocly, &unnamed),
    ];
    for (judge, run, plant) in judged {
        let output = run(bench, &bench.write_planted(plant)?, &format!("{judge}-{}", plant.name))?;
        objected(judge, plant.name, plant.shows, &output)?;
    }
    Ok(())
}

type Run = fn(&Bench<'_>, &str, &str) -> Result<Output>;

fn validator(bench: &Bench<'_>, document: &str, log: &str) -> Result<Output> {
    bench.python("openapi-spec-validator", [document])?.output_within(LIMIT, &bench.log(log)?)
}

fn redocly(bench: &Bench<'_>, document: &str, log: &str) -> Result<Output> {
    bench
        .node("redocly", ["lint", document])?
        .set("REDOCLY_TELEMETRY", "off")
        .set("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
        .output_within(LIMIT, &bench.log(log)?)
}
