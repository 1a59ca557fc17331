//! Buying pre-warmed inboxes.

use super::Checks;
use crate::error::Violation;
use crate::types::BuyPrewarmInboxes;

pub(crate) fn buy_prewarm_inboxes(purchase: &mut BuyPrewarmInboxes) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.count("domains", purchase.domains.len(), 1, usize::MAX, "domain");
    for (at, selection) in purchase.domains.iter().enumerate() {
        checks.not_empty(format!("domains[{at}].id"), &selection.id);
    }
    let names = purchase.domains.iter_mut().enumerate();
    checks.domain_names(names.map(|(at, selection)| (format!("domains[{at}].domain"), &mut selection.domain)));
    checks.sequencer(purchase.sequencer.as_ref(), true);
    checks.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{PrewarmSelection, Sequencer};

    #[test]
    fn purchases() {
        let one = || BuyPrewarmInboxes::new([PrewarmSelection::new("rec1", "a.com")]);
        let sequencer = Sequencer::new("Instantly", "me", "pw");
        for (mut purchase, expected) in [
            (one(), vec![]),
            (one().sequencer(sequencer.clone()), vec!["sequencer.link"]),
            (one().sequencer(sequencer.link("https://app")), vec![]),
            (BuyPrewarmInboxes::new(Vec::<PrewarmSelection>::new()), vec!["domains"]),
            (BuyPrewarmInboxes::new([PrewarmSelection::new("", "a")]), vec!["domains[0].id", "domains[0].domain"]),
        ] {
            let found: Vec<_> =
                buy_prewarm_inboxes(&mut purchase).into_iter().map(|violation| violation.field).collect();
            assert_eq!(found, expected, "{purchase:?}");
        }
    }
}
