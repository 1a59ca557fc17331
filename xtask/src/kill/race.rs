//! Two programs that place the same at once.

use crate::Result;
use crate::kill::Place;
use crate::kill::plan::Pair;
use crate::kill::step;
use crate::kill::verdict::Facts;
use serde_json::Value;
use std::thread;
use std::time::Duration;

/// How a race ended.
pub struct Raced {
    pub pair: Pair,
    /// Whether the second got the receipt of the first; else it was told that it is in flight.
    pub replayed: bool,
    pub wrong: Vec<String>,
    pub details: Option<String>,
}

/// Lets two programs place the same.
pub fn race(place: &Place<'_>, pair: &Pair) -> Raced {
    let mut raced = Raced { pair: *pair, replayed: false, wrong: Vec::new(), details: None };
    match try_race(place, pair) {
        Err(error) => raced.wrong.push(error.to_string()),
        Ok((answers, facts)) => {
            raced.replayed = answers.iter().any(|answer| answer["replayed"] == true);
            raced.wrong = violations(&answers, &facts);
            if !raced.wrong.is_empty() {
                let requests = place.requests().unwrap_or_else(|error| vec![error.to_string()]).join("\n    ");
                let [one, other] = answers;
                let text =
                    format!("  race {}: {one}\n  and {other}\n  {facts:?}\n  requests:\n    {requests}\n", pair.number);
                raced.details = Some(text);
            }
        }
    }
    raced
}

fn try_race(place: &Place<'_>, pair: &Pair) -> Result<([Value; 2], Facts)> {
    let placement = place.placement(&format!("race-{}", pair.number))?;
    step::latency(&place.sandbox, Duration::from_millis(10))?;
    let [mut one, mut other] =
        [placement.start(pair.languages[0], &["place"])?, placement.start(pair.languages[1], &["place"])?];
    one.go()?;
    thread::sleep(pair.delay);
    other.go()?;
    Ok(([one.answer()?, other.answer()?], Facts::of(&place.sandbox)?))
}

fn violations(answers: &[Value; 2], facts: &Facts) -> Vec<String> {
    let mut wrong = Vec::new();
    if facts.sends != 1 || facts.orders.len() != 1 {
        wrong.push("there should be one order, sent once".to_owned());
    }
    let made = |answer: &Value| answer["outcome"] == "applied" && answer["replayed"] == false;
    if answers.iter().filter(|answer| made(answer)).count() != 1 {
        wrong.push("one of two should order".to_owned());
    }
    let id = facts.orders.first().map(String::as_str).map(Value::from).unwrap_or_default();
    for answer in answers {
        // A receipt may be given again before its order has been verified.
        let receipt = answer["order_id"] == id || (answer["replayed"] == true && answer["order_id"].is_null());
        let in_flight = answer["kind"] == "in_flight" && answer["outcome"] == "not_sent";
        if !(in_flight || answer["outcome"] == "applied" && receipt) {
            wrong.push(format!("the other should get the receipt or be told that it is in flight: {answer}"));
        }
    }
    wrong
}
