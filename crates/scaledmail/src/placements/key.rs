//! Keys of placements.

use crate::error::Violation;
use crate::rules;
use std::fmt;

const CHARACTERS: usize = 200;

/// The key of a placement: the same key and cart are charged once, however often they are placed.
///
/// 1 to 200 characters without control characters, and not beginning with `cart-`, which is for keys that are made of
/// carts. It is kept in the journal in clear and is no place for a secret.
///
/// ```
/// let key = scaledmail::OrderKey::from("spring-campaign-1");
/// assert_eq!(key.as_str(), "spring-campaign-1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrderKey(String);

impl OrderKey {
    /// The key as a text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is wrong with it as the key of a new placement.
    pub(crate) fn violation(&self) -> Option<Violation> {
        let rule = match self.0.as_str() {
            text if text.trim().is_empty() => "must not be empty",
            text if text.chars().count() > CHARACTERS => "must have at most 200 characters",
            text if text.contains(char::is_control) => "must not contain control characters",
            text if text.starts_with(DERIVED) => "must not begin with cart-, which is for keys that are made of carts",
            _ => return None,
        };
        Some(Violation { field: "key".to_owned(), value: Some(rules::shown(&self.0)), rule: rule.to_owned() })
    }
}

/// What keys begin with that are made of carts.
pub(crate) const DERIVED: &str = "cart-";

impl From<&str> for OrderKey {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for OrderKey {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for OrderKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        for (key, fits) in [
            ("a", true),
            ("job 7/é", true),
            ("", false),
            (" ", false),
            ("a\nb", false),
            ("cart-v1-abc", false),
            (&"k".repeat(200), true),
            (&"k".repeat(201), false),
        ] {
            assert_eq!(OrderKey::from(key).violation().is_none(), fits, "{key:?}");
        }
    }
}
