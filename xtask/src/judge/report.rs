//! The report that schemathesis makes of a run.

use crate::Result;
use serde_json::Value;
use std::collections::BTreeSet;

/// The run must not have been cut short.
pub fn complete(report: &Value) -> Result<()> {
    match report.get("complete").and_then(Value::as_bool) {
        Some(true) => Ok(()),
        _ => Err("schemathesis did not complete its run".into()),
    }
}

/// Every operation must have been tried.
pub fn all_tested(tested: u64, operations: usize) -> Result<()> {
    if u64::try_from(operations) == Ok(tested) {
        return Ok(());
    }
    Err(format!("schemathesis tested {tested} of {operations} operations").into())
}

/// How many operations were tried.
pub fn tested(report: &Value) -> u64 {
    report.pointer("/operations/tested").and_then(Value::as_u64).unwrap_or_default()
}

/// How many requests were made up.
pub fn cases(report: &Value) -> u64 {
    report.pointer("/test_cases/generated").and_then(Value::as_u64).unwrap_or_default()
}

/// The operations that accepted a valid request.
pub fn accepted_operations(report: &Value) -> BTreeSet<String> {
    let accepts = |phases: &Value| {
        let accepted = |phase: &Value| phase.get("accepted").and_then(Value::as_u64);
        phases.as_object().into_iter().flatten().any(|(_, phase)| accepted(phase).is_some_and(|count| count > 0))
    };
    let rates = report.get("valid_rates").and_then(Value::as_object).into_iter().flatten();
    rates.filter(|(_, phases)| accepts(phases)).map(|(operation, _)| operation.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_operation_that_only_refuses_is_not_accepted() {
        let report = json!({ "valid_rates": {
            "GET /a": { "examples": { "accepted": 0 }, "fuzzing": { "accepted": 2 } },
            "GET /b": { "examples": { "accepted": 0 } },
            "GET /c": {},
        } });
        assert_eq!(accepted_operations(&report), BTreeSet::from(["GET /a".to_owned()]));
    }

    #[test]
    fn a_run_that_left_something_out_does_not_count() {
        assert!(complete(&json!({ "complete": true })).is_ok());
        assert!(complete(&json!({ "complete": false })).is_err());
        assert!(complete(&json!({})).is_err());
        let report = json!({ "operations": { "tested": 2 }, "test_cases": { "generated": 9 } });
        assert_eq!((tested(&report), cases(&report)), (2, 9));
        assert!(all_tested(2, 2).is_ok());
        assert!(all_tested(1, 2).is_err());
    }
}
