//! Faults: what goes wrong on purpose, before or after an operation is committed.

mod check;
mod fault;
mod kind;
mod serve;

pub use fault::Fault;
pub use kind::{FaultKind, RetryAfterForm};
pub(crate) use serve::{acknowledgement, damage, retry_after};

use std::collections::VecDeque;

use serde_json::Value;

use crate::error::Error;
use crate::input;
use crate::operation::Operation;
use check::Checked;
use kind::Times;

/// How many faults can wait.
const MOST: usize = 1000;

/// The faults that wait for their operation, in the order in which they were given.
#[derive(Clone, Default)]
pub(crate) struct Faults {
    waiting: VecDeque<Checked>,
}

impl Faults {
    /// Reads a list of faults; the place of a wrong one begins with its index.
    pub(crate) fn read(list: Value) -> Result<Self, Error> {
        let Value::Array(list) = list else { return Err(Error::input("", "must be a list of faults")) };
        let mut faults = Self::default();
        for (at, fault) in list.into_iter().enumerate() {
            let added = input::object::<Fault>(fault).and_then(|fault| faults.add(fault));
            added.map_err(|error| error.within(&format!("[{at}]")))?;
        }
        Ok(faults)
    }

    /// Adds one.
    pub(crate) fn add(&mut self, fault: Fault) -> Result<(), Error> {
        if self.waiting.len() >= MOST {
            return Err(Error::input("", &format!("at most {MOST} faults can wait")));
        }
        self.waiting.push_back(fault.check()?);
        Ok(())
    }

    /// Those that wait, with the times that are left.
    pub(crate) fn waiting(&self) -> Vec<Fault> {
        self.waiting.iter().map(|checked| checked.fault.clone()).collect()
    }

    /// The next fault for an operation at this side of its commit; one less of it waits then.
    pub(crate) fn take(&mut self, operation: Operation, after_commit: bool) -> Option<Fault> {
        let fits = |checked: &Checked| {
            checked.after_commit == after_commit && checked.operation.is_none_or(|wanted| wanted == operation)
        };
        let at = self.waiting.iter().position(fits)?;
        let taken = self.waiting.get(at)?.fault.clone();
        match &mut self.waiting.get_mut(at)?.fault.times {
            Times::Always => {}
            Times::Count(count) if *count > 1 => *count -= 1,
            Times::Count(_) => {
                self.waiting.remove(at);
            }
        }
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_come_in_order_and_as_often_as_told() {
        let mut faults = Faults::default();
        for fault in [
            Fault::answer("orders_list", 500).times(2),
            Fault::answer("orders_get", 404),
            Fault::answer("*", 429).after_commit(),
            Fault::reset("orders_list").always(),
        ] {
            faults.add(fault).unwrap();
        }
        let mut next = |operation, after| faults.take(operation, after).map(|fault| (fault.kind, fault.status));
        for expected in [Some(500), Some(500), None, None] {
            assert_eq!(next(Operation::OrdersList, false).unwrap().1, expected);
        }
        assert_eq!(next(Operation::OrdersGet, false).unwrap().1, Some(404));
        assert_eq!(next(Operation::OrdersGet, false), None);
        assert_eq!(next(Operation::OrdersGet, true).unwrap().1, Some(429));
        assert_eq!(next(Operation::OrdersGet, true), None);
        assert_eq!(faults.waiting().len(), 1);
    }

    #[test]
    fn a_wrong_fault_is_named_by_its_index() {
        let list = serde_json::json!([
            { "operation": "orders_list", "fault": "hang" },
            { "operation": "orders_lst", "fault": "hang" },
        ]);
        let message = Faults::read(list).err().map(|error| error.to_string()).unwrap_or_default();
        let expected = "[1].operation: \"orders_lst\" is unknown; there are organizations_list, ";
        assert!(message.starts_with(expected), "{message}");
    }
}
