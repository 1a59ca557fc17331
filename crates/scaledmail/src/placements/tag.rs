//! The tag that an order is found again by.

use crate::journal::digest;

const LABEL_CHARACTERS: usize = 8;
const MARK_CHARACTERS: u32 = 11;
/// Without letters that look like others.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A tag of at most 20 characters: the beginning of the caller's label, and 55 bits that stand for the placement and
/// attempt.
pub(crate) fn tag(label: Option<&str>, id: &String, attempt: u32) -> String {
    let digest = digest([id, &attempt.to_string()]);
    let bits = digest.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let letter = |at: u32| char::from(ALPHABET[(bits >> (5 * at) & 31) as usize]);
    let mark: String = (0..MARK_CHARACTERS).map(letter).collect();
    let label: String = label.unwrap_or_default().trim().chars().take(LABEL_CHARACTERS).collect();
    match label.trim_end() {
        "" => mark,
        label => format!("{label}-{mark}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn tags() {
        let id = "0123".to_owned();
        let first = tag(Some("spring campaign"), &id, 1);
        assert!(first.starts_with("spring c-") && first.chars().count() == 20, "{first}");
        assert_eq!(first, tag(Some("spring campaign"), &id, 1));
        assert_ne!(first, tag(Some("spring campaign"), &id, 2));
        assert_eq!(tag(None, &id, 1).len(), 11);
        assert_eq!(tag(Some(" "), &id, 1), tag(None, &id, 1));
        assert!(tag(Some("ééééééééé"), &id, 1).chars().count() <= 20);
        let many: HashSet<String> = (0..10_000).map(|at| tag(None, &format!("{at}"), 1)).collect();
        assert_eq!(many.len(), 10_000);
    }
}
