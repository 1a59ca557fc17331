//! What the API accepts, checked before anything is sent: pure functions, one for each rule.
//!
//! Each request type has a function that checks all of it, lists every broken rule, and brings domain names into the
//! one form that is sent.

mod credentials;
mod domain_name;
mod domains;
mod orders;
mod packages;
mod prewarm;
mod sending;

pub(crate) use domains::{
    buy_domains, search_domains, suggest_domains, swap_domain, swap_masking, swap_redirect, swap_sender_name,
};
pub(crate) use orders::{create_custom_order, create_order, submit_form, update_order_tag};
pub(crate) use packages::calculate_package;
pub(crate) use prewarm::buy_prewarm_inboxes;

use crate::error::Violation;
use std::fmt::Display;
use std::time::Duration;

const SHOWN_CHARACTERS: usize = 80;

/// Collects broken rules.
#[derive(Default)]
struct Checks(Vec<Violation>);

impl Checks {
    fn broken(&mut self, field: impl Into<String>, value: impl Display, rule: impl Into<String>) {
        self.0.push(Violation { field: field.into(), value: Some(shown(&value.to_string())), rule: rule.into() });
    }

    /// For what is missing, and for secrets.
    fn broken_without_value(&mut self, field: impl Into<String>, rule: impl Into<String>) {
        self.0.push(Violation { field: field.into(), value: None, rule: rule.into() });
    }

    fn unless(&mut self, holds: bool, field: &str, value: impl Display, rule: impl Into<String>) {
        if !holds {
            self.broken(field, value, rule);
        }
    }

    fn not_empty(&mut self, field: impl Into<String>, value: &str) {
        if value.trim().is_empty() {
            self.broken(field, value, "must not be empty");
        }
    }

    fn optional_not_empty(&mut self, field: impl Into<String>, value: Option<&String>) {
        if let Some(value) = value {
            self.not_empty(field, value);
        }
    }

    fn path_value(&mut self, field: &str, value: &str) {
        if let Err(rule) = path_value(value) {
            self.broken(field, value, rule);
        }
    }

    fn count(&mut self, field: &str, count: usize, at_least: usize, at_most: usize, what: &str) {
        if count < at_least {
            self.broken(field, count, format!("must have at least {at_least}"));
        } else if count > at_most {
            self.broken(field, count, format!("must have at most {at_most} {what}"));
        }
    }

    fn at_most_characters(&mut self, field: &str, value: Option<&String>, at_most: usize) {
        if let Some(value) = value {
            self.unless(
                value.chars().count() <= at_most,
                field,
                value,
                format!("must have at most {at_most} characters"),
            );
        }
    }
}

/// A value as an error shows it.
pub(crate) fn shown(value: &str) -> String {
    value.chars().take(SHOWN_CHARACTERS).collect()
}

/// Path values that would change the URL, or turn one operation into another.
fn path_value(value: &str) -> Result<(), &'static str> {
    match value {
        "" => Err("must not be empty"),
        "." | ".." => Err("must not be . or .."),
        _ if value.contains(['/', '\\']) => Err("must not contain / or \\"),
        _ if value.contains(char::is_control) => Err("must not contain control characters"),
        _ => Ok(()),
    }
}

/// The rules of a request whose only parameter goes into the path.
pub(crate) fn id(field: &str, value: &str) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.path_value(field, value);
    checks.0
}

/// A domain name in the form that is sent, if it is one.
pub(crate) fn domain_form(name: &str) -> Option<String> {
    domain_name::normalised(name).ok()
}

/// A length of time that must not be too short.
pub(crate) fn at_least(field: &str, value: Duration, shortest: Duration) -> Vec<Violation> {
    let mut checks = Checks::default();
    let rule = format!("must be at least {}", shortest.as_secs_f64());
    checks.unless(value >= shortest, field, value.as_secs_f64(), rule);
    checks.0
}

/// The path of a raw request.
pub(crate) fn raw_path(path: &str) -> Result<(), &'static str> {
    let rest = path.strip_prefix('/').ok_or("must begin with /")?;
    let dots = |segment: &str| matches!(segment.to_lowercase().replace("%2e", ".").as_str(), "." | "..");
    let encoded = rest.to_lowercase();
    match rest {
        _ if rest.contains(['?', '#']) => Err("must not contain ? or #: query parameters go into query"),
        _ if rest.contains('\\') || encoded.contains("%5c") || encoded.contains("%2f") => {
            Err("must not contain an encoded / or a \\")
        }
        _ if rest.contains(|c: char| c.is_control() || c.is_whitespace()) => {
            Err("must not contain spaces or control characters")
        }
        _ if rest.split('/').any(dots) => Err("must not contain . or .. segments"),
        _ if rest.is_empty() || rest.contains("//") || rest.starts_with('/') => Err("must not contain empty segments"),
        _ => Ok(()),
    }
}

/// A shape that does not fit, from the decoder's words.
pub(crate) fn shape(path: &str, message: &str) -> Violation {
    let message = message.split(" at line ").next().unwrap_or(message);
    let named = |prefix: &str| message.strip_prefix(prefix)?.split('`').next();
    let inside = |name: &str| match path {
        "." => name.to_owned(),
        // The decoder names the field itself on unknown ones.
        _ if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        _ => format!("{path}.{name}"),
    };
    let here = || if path == "." { "parameters".to_owned() } else { path.to_owned() };
    let (field, rule) = match (named("missing field `"), named("unknown field `"), message.rsplit_once(", expected ")) {
        (Some(name), _, _) => (inside(name), "is required".to_owned()),
        (_, Some(name), _) => {
            let known = message.split_once(", ").map_or("", |(_, known)| known);
            (inside(name), format!("is not a known field: {known}").replace('`', ""))
        }
        // What was given is not repeated: it may be a secret in the wrong place.
        (_, _, Some((_, expected))) => (here(), format!("must be {}", expected_shape(expected))),
        _ => (here(), format!("does not fit: {}", message.replace('`', ""))),
    };
    let value = message.strip_prefix("unknown variant `").and_then(|rest| rest.split('`').next()).map(shown);
    Violation { field, value, rule }
}

/// The decoder's words for a shape, in the field's own.
fn expected_shape(expected: &str) -> String {
    match expected {
        "a sequence" => "a list".to_owned(),
        "a map" => "an object".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "u32" => "an integer of at least 0".to_owned(),
        _ if expected.starts_with("struct ") => "an object".to_owned(),
        _ if expected.starts_with(['i', 'u']) && expected[1..].parse::<u8>().is_ok() => "an integer".to_owned(),
        _ if expected.starts_with('f') && expected[1..].parse::<u8>().is_ok() => "a number".to_owned(),
        _ => expected.replace('`', ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_values() {
        for (value, fits) in [
            ("rec123", true),
            ("a b", true),
            ("...", true),
            ("%2e%2e", true),
            ("", false),
            (".", false),
            ("..", false),
            ("a/b", false),
            ("a\\b", false),
            ("a\nb", false),
        ] {
            assert_eq!(path_value(value).is_ok(), fits, "{value:?}");
        }
    }

    #[test]
    fn raw_paths() {
        for (path, fits) in [
            ("/orders", true),
            ("/orders/rec1", true),
            ("/orders/", true),
            ("orders", false),
            ("", false),
            ("/", false),
            ("//orders", false),
            ("/orders/..", false),
            ("/orders/%2E%2e/x", false),
            ("/orders/a%2Fb", false),
            ("/a\\b", false),
            ("/a b", false),
            ("/orders?x=1", false),
            ("/orders#x", false),
        ] {
            assert_eq!(raw_path(path).is_ok(), fits, "{path:?}");
        }
    }

    #[test]
    fn shapes() {
        for (path, message, field, rule) in [
            (".", "missing field `price_id` at line 1 column 2", "price_id", "is required"),
            ("domains[0]", "missing field `domain`", "domains[0].domain", "is required"),
            (
                "domains[0].domian",
                "unknown field `domian`, expected `domain` or `redirect`",
                "domains[0].domian",
                "is not a known field: expected domain or redirect",
            ),
            (
                "provider",
                "unknown variant `foo`, expected `scaledmail` or `other`",
                "provider",
                "must be scaledmail or other",
            ),
            ("quantity", "invalid type: string \"two\", expected i64", "quantity", "must be an integer"),
            (
                "hosting",
                "invalid type: string \"user, expected secret\", expected struct Hosting",
                "hosting",
                "must be an object",
            ),
            ("domains", "invalid type: map, expected a sequence", "domains", "must be a list"),
            (".", "EOF while parsing", "parameters", "does not fit: EOF while parsing"),
        ] {
            let violation = shape(path, message);
            assert_eq!((violation.field.as_str(), violation.rule.as_str()), (field, rule));
        }
    }
}
