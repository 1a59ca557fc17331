//! Accounts elsewhere: the domains' host and the sequencer.

use super::Checks;
use crate::types::{Hosting, Sequencer};
use scaledmail_api::Secret;

const MASKED: &str = "must be the secret itself, not the asterisks that stand for it";

impl Checks {
    fn secret(&mut self, field: &str, secret: &Secret) {
        if secret.reveal().is_empty() {
            self.broken_without_value(field, "must not be empty");
        } else if secret.is_masked() {
            self.broken_without_value(field, MASKED);
        }
    }

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
        self.secret("hosting.password", &hosting.password);
        if hosting.extra.is_masked() {
            self.broken_without_value("hosting", MASKED);
        }
    }

    /// Optional fields must not be empty texts.
    pub(super) fn sequencer(&mut self, sequencer: Option<&Sequencer>, link_required: bool) {
        let Some(sequencer) = sequencer else { return };
        self.not_empty("sequencer.provider", &sequencer.provider);
        self.not_empty("sequencer.username", &sequencer.username);
        self.secret("sequencer.password", &sequencer.password);
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
            (Some(Hosting::new("Porkbun", "me", "**********")), true, vec!["hosting.password"]),
            (Some(whole.clone().extra("smtp", "**********")), true, vec!["hosting"]),
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
