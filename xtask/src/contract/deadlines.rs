//! How late calls end whose deadline passes.

use super::case::Case;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many seconds the call of each case took.
pub type Times = BTreeMap<String, f64>;

/// What is promised, in seconds.
const PROMISED: f64 = 0.1;
/// Beyond this it is no matter of a machine that is busy.
const BROKEN: f64 = 1.0;

/// The cases whose call ends because its deadline passes, and the deadline in seconds.
pub fn of<'c>(cases: impl Iterator<Item = &'c Case>) -> BTreeMap<&'c str, f64> {
    let deadline = |case: &'c Case| {
        let error = &case.content["then"]["error"];
        let passes = error["kind"] == "timeout" || error["cause_kind"] == "timeout";
        let settings = [&case.content["when"]["options"], &case.content["given"]["client"]];
        let timeout = settings.iter().find_map(|settings| settings["timeout_seconds"].as_f64());
        timeout.filter(|_| passes).map(|timeout| (case.name.as_str(), timeout))
    };
    cases.filter_map(deadline).collect()
}

/// How one runner kept them.
pub struct Punctuality {
    runner: String,
    /// By how many seconds each was missed, least first.
    late: Vec<(f64, String)>,
    unmeasured: Vec<String>,
}

impl Punctuality {
    pub fn of(runner: String, deadlines: &BTreeMap<&str, f64>, times: &Times) -> Self {
        let (mut late, mut unmeasured) = (Vec::new(), Vec::new());
        for (case, deadline) in deadlines {
            match times.get(*case) {
                Some(took) => late.push((took - deadline, (*case).to_owned())),
                None => unmeasured.push((*case).to_owned()),
            }
        }
        late.sort_by(|one, other| one.0.total_cmp(&other.0));
        Self { runner, late, unmeasured }
    }

    /// What no busy machine explains.
    pub fn complaints(&self) -> impl Iterator<Item = String> {
        let late = self.late.iter().filter(|(late, _)| *late > BROKEN);
        let late = late.map(|(late, case)| format!("{}: {case} ended {late:.1} s late", self.runner));
        late.chain(self.unmeasured.iter().map(|case| format!("{}: {case} was not measured", self.runner)))
    }
}

/// How they all did, in milliseconds.
pub fn table(all: &[Punctuality]) -> String {
    let mut text =
        "| runner | deadlines passed | median ms late | most | within 100 ms |\n|---|---|---|---|---|\n".to_owned();
    for Punctuality { runner, late, .. } in all {
        let (Some((most, worst)), Some((median, _))) = (late.last(), late.get(late.len() / 2)) else { continue };
        let kept = if *most <= PROMISED { "all".to_owned() } else { format!("not {worst}") };
        let (count, median, most) = (late.len(), median * 1000.0, most * 1000.0);
        let _ = writeln!(text, "| {runner} | {count} | {median:.1} | {most:.1} | {kept} |");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value as Json, json};

    #[test]
    fn deadlines_are_those_that_pass() {
        let case = |name: &str, content: Json| Case { name: name.to_owned(), content };
        let client = json!({ "client": { "timeout_seconds": 0.3 } });
        let cases = [
            case("hang", json!({ "given": client, "when": {}, "then": { "error": { "kind": "timeout" } } })),
            case("charge", json!({ "given": client, "when": {}, "then": { "error": { "cause_kind": "timeout" } } })),
            case(
                "option",
                json!({ "given": client, "when": { "options": { "timeout_seconds": 2 } }, "then": { "error": { "kind": "timeout" } } }),
            ),
            case("answered", json!({ "when": {}, "then": { "error": { "kind": "timeout", "status": 408 } } })),
            case("good", json!({ "given": client, "when": {}, "then": { "result": {} } })),
        ];
        assert_eq!(of(cases.iter()), BTreeMap::from([("hang", 0.3), ("charge", 0.3), ("option", 2.0)]));
    }

    #[test]
    fn what_is_late_or_missing_is_named() {
        let deadlines = BTreeMap::from([("a", 0.3), ("b", 0.3), ("c", 0.3), ("d", 0.3)]);
        let times = Times::from([("a", 0.31), ("b", 0.45), ("c", 1.31)].map(|(case, took)| (case.to_owned(), took)));
        let punctuality = Punctuality::of("rust".to_owned(), &deadlines, &times);
        let complaints: Vec<_> = punctuality.complaints().collect();
        assert_eq!(complaints, ["rust: c ended 1.0 s late", "rust: d was not measured"]);
        assert!(table(&[punctuality]).contains("| rust | 3 | 150.0 | 1010.0 | not c |"));
        let good = Punctuality::of("node".to_owned(), &BTreeMap::from([("a", 0.3)]), &times);
        assert_eq!(good.complaints().count(), 0);
        assert!(table(&[good]).ends_with("| node | 1 | 10.0 | 10.0 | all |\n"));
    }
}
