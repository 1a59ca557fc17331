//! One report for a run.

use super::coverage::{COLUMNS, Coverage};
use super::deadlines::{self, Punctuality};
use std::fmt::Write;
use std::time::Duration;

/// What one runner did.
pub struct Ran {
    pub runner: String,
    pub total: usize,
    pub passed: usize,
    pub failed: usize,
    pub took: Duration,
    /// Cases that it skipped, or that nobody gave it.
    pub strays: Vec<String>,
}

impl Ran {
    /// Reads the last line of a runner: `rust: 12 cases, 11 passed, 1 failed`.
    pub fn read(output: &str, took: Duration) -> Option<Self> {
        let line = output.lines().rev().find(|line| line.contains(" cases, "))?;
        let (runner, counts) = line.split_once(": ")?;
        let mut numbers = counts.split(", ").map(|count| count.split(' ').next()?.parse().ok());
        let mut next = || numbers.next().flatten();
        let (total, passed, failed) = (next()?, next()?, next()?);
        Some(Self { runner: runner.to_owned(), total, passed, failed, took, strays: Vec::new() })
    }
}

/// A run of some runners over some cases.
pub struct Report<'a> {
    pub cases: usize,
    pub ran: Vec<Ran>,
    pub coverage: Coverage<'a>,
    /// Path parameters of which no case shows that a bad value is refused.
    pub unguarded: Vec<String>,
    /// In which cases the languages sent different requests.
    pub differences: Vec<String>,
    /// How each runner kept the deadlines.
    pub punctuality: Vec<Punctuality>,
    /// Operations of which a runner sent no request at all.
    pub unsent: Vec<String>,
}

impl Report<'_> {
    /// The whole report, for a file.
    pub fn markdown(&self) -> String {
        let late = deadlines::table(&self.punctuality);
        let mut text =
            format!("# Contract cases\n\n{}\n## Calls that end at their deadline\n\n{late}\n", self.runners());
        text.push_str("## Cases by operation and status\n\n| operation |");
        let cells =
            |cells: &mut dyn Iterator<Item = String>| cells.fold(String::new(), |row, cell| row + " " + &cell + " |");
        text.push_str(&cells(&mut COLUMNS.iter().map(|column| (*column).to_owned())));
        text.push_str("\n|---|");
        text.push_str(&"---|".repeat(COLUMNS.len()));
        for (operation, counts) in &self.coverage.counts {
            let _ = write!(text, "\n| {operation} |{}", cells(&mut counts.iter().map(usize::to_string)));
        }
        text.push('\n');
        for (title, list) in self.lists() {
            let _ = writeln!(text, "\n## {title}\n");
            list.iter().for_each(|item| text.push_str(&format!("- {item}\n")));
            if list.is_empty() {
                text.push_str("None.\n");
            }
        }
        text
    }

    /// What is amiss, by name: the first of each list, and no line without end. The file has all.
    pub fn details(&self) -> String {
        let mut text = String::new();
        for (title, list) in self.lists() {
            for item in list.iter().take(20) {
                let item: String = item.chars().take(400).collect();
                let _ = writeln!(text, "{title}: {item}");
            }
        }
        text
    }

    /// The few lines that end a run.
    pub fn summary(&self) -> String {
        let mut text = format!("{}\n{}\n", self.runners(), deadlines::table(&self.punctuality));
        for (title, list) in self.lists() {
            let _ = writeln!(text, "{title}: {}", list.len());
        }
        text
    }

    /// Why the run failed; nothing when it did not.
    pub fn failures(&self) -> Vec<String> {
        let mut failures = Vec::new();
        for ran in &self.ran {
            if ran.failed > 0 {
                failures.push(format!("{}: {} failed", ran.runner, ran.failed));
            }
            if ran.total != self.cases || ran.total == 0 || ran.passed + ran.failed != ran.total {
                failures.push(format!("{} ran {} of {} cases", ran.runner, ran.total, self.cases));
            }
        }
        let lists = self.lists().into_iter().filter(|(_, list)| !list.is_empty());
        failures.extend(lists.map(|(title, list)| format!("{title}: {}", list.len())));
        failures
    }

    fn runners(&self) -> String {
        let mut text = "| runner | cases | passed | failed | seconds |\n|---|---|---|---|---|\n".to_owned();
        for Ran { runner, total, passed, failed, took, .. } in &self.ran {
            let _ = writeln!(text, "| {runner} | {total} | {passed} | {failed} | {:.1} |", took.as_secs_f64());
        }
        text
    }

    fn lists(&self) -> [(&'static str, Vec<String>); 6] {
        let strays =
            self.ran.iter().flat_map(|ran| ran.strays.iter().map(move |case| format!("{}: {case}", ran.runner)));
        [
            ("Operation × status without a case", self.coverage.missing()),
            ("Path parameters whose rule has no case", self.unguarded.clone()),
            ("Cases that a runner skipped", strays.collect()),
            ("Differences on the wire", self.differences.clone()),
            ("Operations without a request", self.unsent.clone()),
            ("Deadlines that were not kept", self.punctuality.iter().flat_map(Punctuality::complaints).collect()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::{Coverage, Duration, Ran, Report};
    use std::collections::BTreeMap;

    fn ran(output: &str) -> Option<Ran> {
        Ran::read(output, Duration::ZERO)
    }

    #[test]
    fn counts() {
        for (output, expected) in [
            ("rust: 12 cases, 11 passed, 1 failed\n", Some((12, 11, 1))),
            ("noise\npython-sync: 3 cases, 3 passed, 0 failed\nmore\n", Some((3, 3, 0))),
            ("rust: 12 cases, 11 passed\n", None),
            ("nothing\n", None),
            ("", None),
        ] {
            assert_eq!(ran(output).map(|ran| (ran.total, ran.passed, ran.failed)), expected, "{output:?}");
        }
    }

    #[test]
    fn fails_when_anything_is_amiss() {
        let report = |line: &str, cell: usize| Report {
            cases: 3,
            ran: ran(line).into_iter().collect(),
            coverage: Coverage { counts: BTreeMap::from([("orders_list", [cell; 14])]) },
            unguarded: Vec::new(),
            differences: Vec::new(),
            punctuality: Vec::new(),
            unsent: Vec::new(),
        };
        let good = "rust: 3 cases, 3 passed, 0 failed";
        assert!(report(good, 1).failures().is_empty());
        assert!(report(good, 1).markdown().contains("| rust | 3 | 3 | 0 | 0.0 |"));
        for line in [
            "rust: 3 cases, 2 passed, 1 failed",
            "rust: 2 cases, 2 passed, 0 failed",
            "rust: 0 cases, 0 passed, 0 failed",
        ] {
            assert!(!report(line, 1).failures().is_empty(), "{line}");
        }
        let holes = report(good, 0);
        assert!(holes.markdown().contains("- orders_list × 404\n"));
        assert!(holes.details().contains("without a case: orders_list × 404\n"));
        assert!(holes.summary().contains("without a case: 14\n"));
        assert_eq!(holes.failures(), ["Operation × status without a case: 14"]);
        assert!(!Report { differences: vec!["a".to_owned()], ..report(good, 1) }.failures().is_empty());
    }
}
