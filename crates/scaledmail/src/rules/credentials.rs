//! Accounts elsewhere: the domains' host and the sequencer.

use super::Checks;
use crate::types::{Hosting, Sequencer};

impl Checks {
    /// `hosting` is required when the domains come from elsewhere.
    pub(super) fn hosting(&mut self, hosting: Option<&Hosting>, source_is_other: bool) {
        let Some(hosting) = hosting else {
            if source_is_other {
                self.broken_without_value("hosting", "is required when provider is other");
            }
            return;
        };
        self.not_empty("hosting.provider", &hosting.provider);
        self.not_empty("hosting.username", &hosting.username);
        if hosting.password.reveal().is_empty() {
            self.broken_without_value("hosting.password", "must not be empty");
        }
        self.optional_not_empty("hosting.link", hosting.link.as_ref());
    }

    /// Optional fields must not be empty texts.
    pub(super) fn sequencer(&mut self, sequencer: Option<&Sequencer>, link_required: bool) {
        let Some(sequencer) = sequencer else { return };
        self.not_empty("sequencer.provider", &sequencer.provider);
        self.not_empty("sequencer.username", &sequencer.username);
        if sequencer.password.reveal().is_empty() {
            self.broken_without_value("sequencer.password", "must not be empty");
        }
        if link_required && sequencer.link.is_none() {
            self.broken_without_value("sequencer.link", "is required when pre-warmed inboxes are bought");
        }
        let optional = [("link", &sequencer.link), ("workspace", &sequencer.workspace), ("tag", &sequencer.tag)];
        for (name, value) in optional {
            self.optional_not_empty(format!("sequencer.{name}"), value.as_ref());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(check: impl FnOnce(&mut Checks)) -> Vec<String> {
        let mut checks = Checks::default();
        check(&mut checks);
        checks.0.into_iter().map(|violation| violation.field).collect()
    }

    #[test]
    fn hosting() {
        let whole = Hosting::new("Porkbun", "me", "pw");
        for (hosting, other, expected) in [
            (None, false, vec![]),
            (None, true, vec!["hosting"]),
            (Some(whole.clone()), true, vec![]),
            (Some(whole.clone().link("")), false, vec!["hosting.link"]),
            (Some(Hosting::new("", " ", "")), true, vec!["hosting.provider", "hosting.username", "hosting.password"]),
        ] {
            assert_eq!(fields(|checks| checks.hosting(hosting.as_ref(), other)), expected);
        }
    }

    #[test]
    fn sequencer() {
        let whole = Sequencer::new("Instantly", "me", "pw");
        for (sequencer, link, expected) in [
            (None, true, vec![]),
            (Some(whole.clone()), false, vec![]),
            (Some(whole.clone()), true, vec!["sequencer.link"]),
            (Some(whole.clone().link("https://app")), true, vec![]),
            (Some(whole.clone().workspace("").tag(" ")), false, vec!["sequencer.workspace", "sequencer.tag"]),
            (
                Some(Sequencer::new("", "", "")),
                false,
                vec!["sequencer.provider", "sequencer.username", "sequencer.password"],
            ),
        ] {
            assert_eq!(fields(|checks| checks.sequencer(sequencer.as_ref(), link)), expected);
        }
    }
}
