//! Domains to set up for sending: aliases, counts, mail providers.

use super::Checks;
use crate::types::{AliasConfig, DomainConfig, ProviderDomains, Providers};
use std::ops::RangeInclusive;

const ALIAS_CHARACTERS: usize = 64;

/// What a mail provider allows in one order.
struct Limits {
    name: &'static str,
    domains: usize,
    aliases: usize,
    /// Choices of `mailboxes_per_domain`; none where it must not be sent.
    mailboxes_per_domain: &'static [i64],
}

const GOOGLE: Limits = Limits { name: "google", domains: 100, aliases: 2, mailboxes_per_domain: &[2, 3, 4] };
const OUTLOOK: Limits = Limits { name: "outlook", domains: 30, aliases: 25, mailboxes_per_domain: &[] };
/// Aliases of a domain when `mailboxes_per_domain` is sent.
const GOOGLE_ALIASES_WITH_COUNT: RangeInclusive<usize> = 2..=4;
const SMTP: Limits = Limits { name: "smtp", domains: 70, aliases: 4, mailboxes_per_domain: &[] };

impl Checks {
    /// At least one mail provider, each within its limits, and no domain twice in the order.
    pub(super) fn providers(&mut self, providers: &mut Providers) {
        let Providers { google, outlook, smtp, .. } = providers;
        let chosen = [(&GOOGLE, google.as_mut()), (&OUTLOOK, outlook.as_mut()), (&SMTP, smtp.as_mut())];
        let mut names = Vec::new();
        let mut any = false;
        for (limits, group) in chosen {
            let Some(group) = group else { continue };
            any = true;
            self.provider(limits, group);
            let field = |at| format!("providers.{}.domains[{at}].domain", limits.name);
            names.extend(group.domains.iter_mut().enumerate().map(|(at, config)| (field(at), &mut config.domain)));
        }
        if !any {
            self.broken_without_value("providers", "must name at least one of google, outlook and smtp");
        }
        self.domain_names(names);
    }

    fn provider(&mut self, limits: &Limits, group: &ProviderDomains) {
        let field = format!("providers.{}", limits.name);
        let domains = format!("{field}.domains");
        self.count(&domains, group.domains.len(), 1, limits.domains, &format!("domains for {}", limits.name));
        let mut aliases = 1..=limits.aliases;
        if let Some(number) = group.mailboxes_per_domain {
            let choices = limits.mailboxes_per_domain;
            let place = format!("{field}.mailboxes_per_domain");
            if choices.is_empty() {
                self.broken(place, number, format!("must not be sent for {}", limits.name));
            } else if choices.contains(&number) {
                aliases = GOOGLE_ALIASES_WITH_COUNT;
            } else {
                self.broken(place, number, "must be 2, 3 or 4");
            }
        }
        self.domain_configs(&domains, &group.domains, aliases);
    }

    /// The aliases of each domain, and that all domains give them in the same form.
    pub(super) fn domain_configs(&mut self, field: &str, configs: &[DomainConfig], aliases: RangeInclusive<usize>) {
        let mut form = None;
        for (at, config) in configs.iter().enumerate() {
            let field = format!("{field}[{at}]");
            let names = config.first_name.is_some() || config.last_name.is_some();
            match (&config.aliases, names) {
                (None, false) => self.broken_without_value(&field, "must have first_name and last_name, or aliases"),
                (Some(_), true) => {
                    self.broken_without_value(&field, "must have first_name and last_name, or aliases, not both")
                }
                (Some(list), false) => self.aliases(&format!("{field}.aliases"), list, &aliases),
                (None, true) => {
                    for (name, value) in [("first_name", &config.first_name), ("last_name", &config.last_name)] {
                        match value {
                            Some(value) => self.not_empty(format!("{field}.{name}"), value),
                            None => self
                                .broken_without_value(format!("{field}.{name}"), "is required beside the other name"),
                        }
                    }
                }
            }
            let explicit = config.aliases.is_some();
            if *form.get_or_insert(explicit) != explicit {
                self.broken_without_value(&field, "must give its aliases in the same form as the first domain");
            }
        }
    }

    fn aliases(&mut self, field: &str, aliases: &[AliasConfig], allowed: &RangeInclusive<usize>) {
        self.count(field, aliases.len(), *allowed.start(), *allowed.end(), "aliases");
        for (at, alias) in aliases.iter().enumerate() {
            let field = format!("{field}[{at}]");
            self.not_empty(format!("{field}.first_name"), &alias.first_name);
            self.not_empty(format!("{field}.last_name"), &alias.last_name);
            if let Err(rule) = local_part(&alias.alias) {
                self.broken(format!("{field}.alias"), &alias.alias, rule);
            }
        }
    }
}

/// An alias is the part before the `@`.
fn local_part(alias: &str) -> Result<(), &'static str> {
    match alias {
        "" => Err("must not be empty"),
        _ if alias.contains('@') => Err("must be the part before the @ only: must not contain @"),
        _ if alias.contains(char::is_whitespace) => Err("must not contain spaces"),
        _ if alias.chars().count() > ALIAS_CHARACTERS => Err("must have at most 64 characters"),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(domain: &str) -> DomainConfig {
        DomainConfig::new(domain).first_name("Dean").last_name("Fiacoo")
    }

    fn aliases(domain: &str, number: usize) -> DomainConfig {
        DomainConfig::new(domain).aliases((0..number).map(|at| AliasConfig::new("A", "B", format!("a{at}"))))
    }

    fn fields(checks: Checks) -> Vec<String> {
        checks.0.into_iter().map(|violation| violation.field).collect()
    }

    #[test]
    fn local_parts() {
        for (alias, fits) in [
            ("john.doe", true),
            (&"a".repeat(64), true),
            (&"a".repeat(65), false),
            ("", false),
            ("a@b.com", false),
            ("a b", false),
            ("a\tb", false),
        ] {
            assert_eq!(local_part(alias).is_ok(), fits, "{alias}");
        }
    }

    #[test]
    fn forms() {
        let both = aliases("a.com", 1).first_name("Dean");
        let half = DomainConfig::new("a.com").first_name("Dean");
        for (configs, expected) in [
            (vec![names("a.com"), names("b.com")], vec![]),
            (vec![aliases("a.com", 1), aliases("b.com", 2)], vec![]),
            (vec![names("a.com"), aliases("b.com", 1)], vec!["d[1]"]),
            (vec![DomainConfig::new("a.com")], vec!["d[0]"]),
            (vec![both], vec!["d[0]"]),
            (vec![half], vec!["d[0].last_name"]),
            (vec![aliases("a.com", 0)], vec!["d[0].aliases"]),
        ] {
            let mut checks = Checks::default();
            checks.domain_configs("d", &configs, 1..=usize::MAX);
            assert_eq!(fields(checks), expected, "{configs:?}");
        }
    }

    #[test]
    fn counts_per_mail_provider() {
        let group = |number: usize, aliased: usize| {
            ProviderDomains::new((0..number).map(|at| aliases(&format!("d{at}.com"), aliased)).collect::<Vec<_>>())
        };
        let google = |group| Providers::new().google(group);
        let outlook = |group| Providers::new().outlook(group);
        let smtp = |group| Providers::new().smtp(group);
        for (mut providers, expected) in [
            (google(group(100, 2)), vec![]),
            (google(group(101, 2)), vec!["providers.google.domains"]),
            (google(group(0, 2)), vec!["providers.google.domains"]),
            (google(group(1, 3)), vec!["providers.google.domains[0].aliases"]),
            (google(group(1, 4).mailboxes_per_domain(4)), vec![]),
            (google(group(1, 3).mailboxes_per_domain(2)), vec![]),
            (google(group(1, 5).mailboxes_per_domain(4)), vec!["providers.google.domains[0].aliases"]),
            (google(group(1, 1).mailboxes_per_domain(2)), vec!["providers.google.domains[0].aliases"]),
            (google(group(1, 2).mailboxes_per_domain(5)), vec!["providers.google.mailboxes_per_domain"]),
            (outlook(group(30, 25)), vec![]),
            (outlook(group(31, 25)), vec!["providers.outlook.domains"]),
            (outlook(group(1, 26)), vec!["providers.outlook.domains[0].aliases"]),
            (outlook(group(1, 1).mailboxes_per_domain(25)), vec!["providers.outlook.mailboxes_per_domain"]),
            (smtp(group(70, 4)), vec![]),
            (smtp(group(71, 4)), vec!["providers.smtp.domains"]),
            (smtp(group(1, 5)), vec!["providers.smtp.domains[0].aliases"]),
            (smtp(group(1, 4).mailboxes_per_domain(4)), vec!["providers.smtp.mailboxes_per_domain"]),
            (Providers::new(), vec!["providers"]),
            (google(group(1, 1)).smtp(group(1, 1)), vec!["providers.smtp.domains[0].domain"]),
        ] {
            let mut checks = Checks::default();
            checks.providers(&mut providers);
            assert_eq!(fields(checks), expected, "{providers:?}");
        }
    }
}
