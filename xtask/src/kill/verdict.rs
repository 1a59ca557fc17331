//! Whether a second run did what is right after the first was killed.

use crate::Result;
use crate::kill::step::{SEND, Step};
use crate::sandbox::Sandbox;
use serde_json::Value;

/// What the service knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// How often an order was sent, whatever became of it.
    pub sends: usize,
    /// The orders that there are.
    pub orders: Vec<String>,
}

impl Facts {
    /// The sandbox is reset before each kill, so all it has is of one placement.
    pub fn of(sandbox: &Sandbox) -> Result<Self> {
        let sends = sandbox.list("/requests")?.iter().filter(|request| request["operation"] == SEND).count();
        let orders = sandbox.list("/orders")?;
        Ok(Self { sends, orders: orders.iter().filter_map(|order| Some(order["id"].as_str()?.to_owned())).collect() })
    }
}

/// What is known of one kill.
pub struct Evidence {
    pub step: Step,
    /// What the journal has after the kill.
    pub record: Option<Value>,
    /// After the kill.
    pub before: Facts,
    /// Of the second run: `place`, `reconcile`, `place`.
    pub answers: [Value; 3],
    /// After the second run.
    pub after: Facts,
}

impl Evidence {
    pub fn state(&self) -> Option<&str> {
        self.record.as_ref()?["state"].as_str()
    }

    /// What is wrong.
    pub fn violations(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut must = |right: bool, what: &str| {
            if !right {
                wrong.push(what.to_owned());
            }
        };
        let Self { before, after, answers: [placed, reconciled, again], .. } = self;
        must(after.orders.len() <= 1, "there is a second order");
        must(after.sends <= 1, "an order was sent twice");
        if let Some((state, committed)) = self.step.leaves() {
            must(self.state() == state, &format!("the journal should say {state:?} at this step"));
            must(before.orders.is_empty() != committed, "the order should be there only after the commit");
        }
        // Of the order that there is in the end.
        let (there, id) = (after.orders.len() == 1, after.orders.first().map(String::as_str).map(Value::from));
        let id = id.unwrap_or_default();
        let replays = |answer: &Value, with: &Value| {
            answer["outcome"] == "applied" && answer["replayed"] == true && answer["order_id"] == *with
        };
        let unknown = |answer: &Value| answer["kind"] == "outcome_unknown" && answer["outcome"] == "unknown";
        match self.state() {
            None | Some("prepared") => {
                let attempt = self.record.as_ref().map_or(Some(0), |record| record["attempt"].as_u64());
                must(before.sends == 0, "an order was sent that the journal does not have as sent");
                must(there, "the order is lost");
                must(placed["outcome"] == "applied" && placed["replayed"] == false, "the restart should order");
                must(placed["order_id"] == id, "the restart should name the order");
                must(
                    placed["attempt"].as_u64() == attempt.map(|attempt| attempt + 1),
                    "the restart should be the next attempt",
                );
            }
            // Unknown is what a second run finds that is killed in its turn.
            Some("sent" | "unknown") => {
                must(after == before, "the restart should send nothing");
                must(unknown(placed), "the restart should say that the outcome is unknown");
            }
            Some("applied") => {
                must(after == before, "the restart should send nothing");
                must(there, "the journal has an order that is not there");
                let known = self.record.as_ref().map(|record| record["order_id"].clone()).unwrap_or_default();
                must(known.is_null() || known == id, "the journal has another order");
                must(replays(placed, &id), "the restart should give the receipt again, and name the order");
            }
            Some(_) => must(false, "no step leaves the journal in this state"),
        }
        if there {
            must(reconciled["result"] == "applied", "reconcile should find the order");
            must(reconciled["order_id"] == id, "reconcile should name the order");
            must(reconciled["duplicates"] == Value::Array(Vec::new()), "reconcile should find nothing else");
            must(replays(again, &id), "what was reconciled should be given again");
        } else {
            must(reconciled["result"] == "not_found_yet", "reconcile should find nothing yet");
            must(unknown(again), "what was not found should stay unknown");
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Of a run that was killed after the commit.
    fn evidence() -> Evidence {
        let facts = Facts { sends: 1, orders: vec!["rec1".to_owned()] };
        let placed = json!({ "kind": "outcome_unknown", "outcome": "unknown" });
        let reconciled = json!({ "result": "applied", "order_id": "rec1", "duplicates": [] });
        let again = json!({ "outcome": "applied", "replayed": true, "order_id": "rec1" });
        let record = Some(json!({ "state": "sent", "order_id": null }));
        let answers = [placed, reconciled, again];
        Evidence { step: Step::Committed, record, before: facts.clone(), answers, after: facts }
    }

    #[test]
    fn what_is_right_passes() {
        assert_eq!(evidence().violations(), [""; 0]);
    }

    #[test]
    fn what_is_wrong_is_seen() {
        type Break = fn(&mut Evidence);
        let breaks: [(Break, &str); 6] = [
            (|evidence| evidence.after.sends = 2, "an order was sent twice"),
            (|evidence| evidence.after.orders.push("rec2".to_owned()), "there is a second order"),
            (|evidence| evidence.record = None, "an order was sent that the journal does not have as sent"),
            (|evidence| evidence.answers[0] = json!({ "kind": "conflict" }), "the restart should say"),
            (|evidence| evidence.answers[1]["order_id"] = json!("rec2"), "reconcile should name the order"),
            (|evidence| evidence.answers[2]["replayed"] = json!(false), "what was reconciled should be given again"),
        ];
        for (harm, expected) in breaks {
            let mut evidence = evidence();
            harm(&mut evidence);
            let wrong = evidence.violations();
            assert!(wrong.iter().any(|wrong| wrong.starts_with(expected)), "{expected}: {wrong:?}");
        }
    }
}
