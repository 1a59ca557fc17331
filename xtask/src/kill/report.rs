//! What the kills came to.

use crate::Result;
use crate::demo::Language;
use crate::kill::race::Raced;
use crate::kill::step::Step;
use crate::kill::verdict::Evidence;
use clap::ValueEnum;
use std::collections::BTreeMap;

/// Further failures are counted and not shown.
const SHOWN: usize = 10;

/// One kill, and what came of it.
pub struct Killed {
    pub language: Language,
    pub step: Step,
    /// `None` when it did not come so far.
    pub evidence: Option<Evidence>,
    pub wrong: Vec<String>,
    pub details: Option<String>,
}

/// All of them.
pub struct Report {
    pub seed: u64,
    pub killed: Vec<Killed>,
    pub raced: Vec<Raced>,
}

impl Report {
    /// How many processes were killed.
    pub fn kills(&self) -> String {
        let placements = self.count(|_, _| true);
        format!("{} kills of {placements} placements", placements + self.count(|killed, _| killed.step == Step::Twice))
    }

    /// Tables, and what went wrong.
    pub fn text(&self) -> String {
        let mut text = format!("\n{}\n{}\n{}", self.steps(), self.left(), self.races());
        let kills = self.killed.iter().filter(|killed| !killed.wrong.is_empty()).map(|killed| {
            let Killed { language, step, wrong, details, .. } = killed;
            (format!("{language:?}, killed {}", step.name()), wrong, details)
        });
        let races = self.raced.iter().filter(|raced| !raced.wrong.is_empty()).map(|raced| {
            let [one, other] = raced.pair.languages;
            (format!("{one:?} and {other:?} at once"), &raced.wrong, &raced.details)
        });
        for (what, wrong, details) in kills.chain(races).take(SHOWN) {
            text += &format!("\nFAILED {what} (seed {}): {}\n", self.seed, wrong.join("; "));
            text += details.as_deref().unwrap_or_default();
        }
        text
    }

    /// An error when anything went wrong.
    pub fn end(&self) -> Result<()> {
        let kills = self.killed.iter().filter(|killed| !killed.wrong.is_empty()).count();
        let races = self.raced.iter().filter(|raced| !raced.wrong.is_empty()).count();
        match kills + races {
            0 => Ok(()),
            _ => Err(format!("{kills} placements and {races} races went wrong (seed {})", self.seed).into()),
        }
    }

    fn count(&self, counted: impl Fn(&Killed, &Evidence) -> bool) -> usize {
        let counted = |killed: &&Killed| killed.evidence.as_ref().is_some_and(|evidence| counted(killed, evidence));
        self.killed.iter().filter(counted).count()
    }

    fn steps(&self) -> String {
        let names = Language::value_variants().iter().map(|language| format!(" {language:?} |"));
        let mut text = format!(
            "| placements killed |{}\n|---|{}\n",
            names.collect::<String>(),
            "---|".repeat(Language::value_variants().len())
        );
        for step in Step::ALL {
            let counts = Language::value_variants().iter().map(|language| {
                format!(" {} |", self.count(|killed, _| killed.language == *language && killed.step == step))
            });
            text += &format!("| {} |{}\n", step.name(), counts.collect::<String>());
        }
        text
    }

    /// Where the random moments were.
    fn left(&self) -> String {
        let mut left: BTreeMap<String, usize> = BTreeMap::new();
        for killed in self.killed.iter().filter(|killed| killed.step.leaves().is_none()) {
            let Some(evidence) = &killed.evidence else { continue };
            let verified = evidence.record.as_ref().is_some_and(|record| !record["order_id"].is_null());
            let state = match (evidence.state(), evidence.before.orders.len()) {
                (None, _) => "nothing",
                (Some("sent"), 0) => "sent, and there is no order",
                (Some("sent"), _) => "sent, and there is the order",
                (Some("applied"), _) if !verified => "applied, not verified",
                (Some(state), _) => state,
            };
            *left.entry(state.to_owned()).or_default() += 1;
        }
        let rows = left.iter().map(|(state, count)| format!("| {state} | {count} |\n"));
        format!("| what random kills left in the journal | placements |\n|---|---|\n{}", rows.collect::<String>())
    }

    fn races(&self) -> String {
        let mut pairs: BTreeMap<String, [usize; 2]> = BTreeMap::new();
        for raced in self.raced.iter().filter(|raced| raced.wrong.is_empty()) {
            let [one, other] = raced.pair.languages;
            let counts = pairs.entry(format!("{one:?} and {other:?}")).or_default();
            counts[usize::from(raced.replayed)] += 1;
        }
        let rows = pairs.iter().map(|(pair, [in_flight, replayed])| format!("| {pair} | {in_flight} | {replayed} |\n"));
        let head = "| the same key at once | the other is told that it is in flight | the other gets the receipt |";
        format!("{head}\n|---|---|---|\n{}", rows.collect::<String>())
    }
}
