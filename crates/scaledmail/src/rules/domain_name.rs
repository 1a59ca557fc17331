//! Domain names.

use super::Checks;
use std::collections::HashMap;

const LABEL_BYTES: usize = 63;
const NAME_BYTES: usize = 253;

/// The name in the form that is sent: lower case, IDNA, no dot at the end.
pub(super) fn normalised(name: &str) -> Result<String, &'static str> {
    let name = name.strip_suffix('.').unwrap_or(name);
    if name.is_empty() {
        return Err("must not be empty");
    }
    let ascii = idna::domain_to_ascii_cow(name.as_bytes(), idna::AsciiDenyList::URL)
        .map_err(|_| "must be a domain name such as example.com")?;
    let labels: Vec<&str> = ascii.split('.').collect();
    let label = |label: &&str| {
        let ends = label.starts_with('-') || label.ends_with('-');
        !label.is_empty()
            && label.len() <= LABEL_BYTES
            && !ends
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let numeric = labels.last().is_some_and(|last| last.chars().all(|c| c.is_ascii_digit()));
    match &*ascii {
        _ if labels.len() < 2 => Err("must have a top-level domain, such as example.com"),
        ascii if ascii.len() > NAME_BYTES => Err("must have at most 253 characters"),
        _ if numeric || !labels.iter().all(label) => Err("must be a domain name such as example.com"),
        ascii => Ok(ascii.to_owned()),
    }
}

impl Checks {
    /// Checks one name and puts it into the form that is sent.
    pub(super) fn domain_name(&mut self, field: &str, name: &mut String) {
        match normalised(name) {
            Ok(form) => *name = form,
            Err(rule) => self.broken(field, &*name, rule),
        }
    }

    /// Checks names, and that none comes twice.
    pub(super) fn domain_names<'a>(&mut self, names: impl IntoIterator<Item = (String, &'a mut String)>) {
        let mut seen: HashMap<String, String> = HashMap::new();
        for (field, name) in names {
            self.domain_name(&field, name);
            match seen.get(name.as_str()) {
                Some(first) => self.broken(field, &*name, format!("must not repeat {first}")),
                None => {
                    seen.insert(name.clone(), field);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let long = format!("{}.com", "a".repeat(64));
        let longest = format!("{}com", "a23456789.".repeat(26));
        for (name, expected) in [
            ("example.com", Some("example.com")),
            ("EXAMPLE.Com", Some("example.com")),
            ("example.com.", Some("example.com")),
            ("bücher.example", Some("xn--bcher-kva.example")),
            ("xn--bcher-kva.example", Some("xn--bcher-kva.example")),
            ("a-b.co.uk", Some("a-b.co.uk")),
            ("1.example", Some("1.example")),
            ("", None),
            (".", None),
            ("example", None),
            ("exa mple.com", None),
            ("example..com", None),
            ("-a.com", None),
            ("a-.com", None),
            ("a_b.com", None),
            ("http://example.com", None),
            ("example.com/path", None),
            ("user@example.com", None),
            ("127.0.0.1", None),
            ("..", None),
            ("../orders", None),
            (&long, None),
            (&longest, None),
        ] {
            assert_eq!(normalised(name).ok().as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn the_same_name_twice() {
        let mut names = ["example.com".to_owned(), "other.com".to_owned(), "EXAMPLE.com".to_owned()];
        let mut checks = Checks::default();
        checks.domain_names(names.iter_mut().enumerate().map(|(at, name)| (format!("domains[{at}]"), name)));
        let found: Vec<_> = checks.0.iter().map(|v| (v.field.as_str(), v.rule.as_str())).collect();
        assert_eq!(found, [("domains[2]", "must not repeat domains[0]")]);
    }
}
