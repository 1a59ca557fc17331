//! Domain names, keywords and local parts.

use std::collections::BTreeSet;

use crate::answer::Refusal;
use crate::validation::{Items, text};

/// A well-formed domain name, in lower case.
pub(crate) fn domain_name(place: &str, name: &str) -> Result<String, Refusal> {
    let labels: Vec<&str> = name.split('.').collect();
    let last_is_a_word = labels.last().is_some_and(|label| label.starts_with(|c: char| c.is_ascii_alphabetic()));
    let whole = name.len() <= 253 && labels.len() >= 2 && last_is_a_word;
    if whole && labels.into_iter().all(is_label) {
        Ok(name.to_ascii_lowercase())
    } else {
        Err(Refusal::field(place, "is not a domain name"))
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// One to so many different domain names.
pub(crate) fn domain_names(items: &Items<'_>, most: usize) -> Result<Vec<String>, Refusal> {
    items.count(most)?;
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for (place, value) in items.iter() {
        let name = domain_name(&place, text(&place, value)?)?;
        if !seen.insert(name.clone()) {
            return Err(Refusal::field(&place, "is listed twice"));
        }
        names.push(name);
    }
    Ok(names)
}

/// The part of a mail address before the @.
pub(crate) fn local_part<'a>(place: &str, alias: &'a str) -> Result<&'a str, Refusal> {
    if alias.contains('@') {
        Err(Refusal::field(place, "must be the part before the @ only: it must not contain @"))
    } else if alias.contains(char::is_whitespace) {
        Err(Refusal::field(place, "must not contain spaces"))
    } else if alias.chars().count() > 64 {
        Err(Refusal::field(place, "must have at most 64 characters"))
    } else {
        Ok(alias)
    }
}

/// What is left of a keyword in a domain name: its first label, letters, digits and hyphens only.
pub(crate) fn keyword(place: &str, text: &str) -> Result<String, Refusal> {
    let first = text.split('.').next().unwrap_or_default();
    let kept: String = first.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect();
    let kept = kept.trim_matches('-').to_ascii_lowercase();
    if kept.is_empty() { Err(Refusal::field(place, "has no letters or digits")) } else { Ok(kept) }
}

/// A top-level domain, with or without its leading dot.
pub(crate) fn top_level_domain(place: &str, text: &str) -> Result<String, Refusal> {
    let name = text.strip_prefix('.').unwrap_or(text);
    match domain_name(place, &format!("x.{name}")) {
        Ok(_) => Ok(name.to_ascii_lowercase()),
        Err(_) => Err(Refusal::field(place, "is not a top-level domain")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domain_names_are_told_from_others() {
        for good in ["a.io", "Scaled-Mail.CO.uk", "xn--mnchen-3ya.de", "1.com", &format!("{}.com", "a".repeat(63))] {
            assert_eq!(domain_name("d", good), Ok(good.to_ascii_lowercase()));
        }
        for bad in [
            "",
            "com",
            ".com",
            "a..com",
            "a.com.",
            "-a.com",
            "a-.com",
            "a b.com",
            "a_b.com",
            "a@b.com",
            "127.0.0.1",
            "münchen.de",
        ] {
            assert!(domain_name("d", bad).is_err(), "{bad}");
        }
        assert!(domain_name("d", &format!("{}.com", "a".repeat(64))).is_err());
        assert!(domain_name("d", &format!("{}com", "abc.".repeat(70))).is_err());
    }

    #[test]
    fn local_parts_are_local() {
        for (alias, good) in [
            ("dean", true),
            ("dean.fiacoo+x", true),
            ("a@b", false),
            ("a b", false),
            ("a\tb", false),
            (&"é".repeat(64), true),
            (&"a".repeat(65), false),
        ] {
            assert_eq!(local_part("alias", alias).is_ok(), good, "{alias}");
        }
    }

    #[test]
    fn keywords_and_top_level_domains_are_cleaned() {
        for (text, cleaned) in [("Acme Corp", "acmecorp"), ("acme.com", "acme"), ("-a-b-", "a-b")] {
            assert_eq!(keyword("domain", text), Ok(cleaned.to_owned()));
        }
        assert!(keyword("domain", "é!").is_err());
        for (text, cleaned) in
            [(".COM", Some("com")), ("co.uk", Some("co.uk")), ("", None), ("c m", None), ("..com", None)]
        {
            assert_eq!(top_level_domain("tlds[0]", text).ok().as_deref(), cleaned);
        }
    }
}
