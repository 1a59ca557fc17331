//! Identifiers: derived from the seed and a counter, so two runs give the same ones.

use std::collections::BTreeSet;

/// Makes identifiers.
#[derive(Clone)]
pub(crate) struct Ids {
    seed: u64,
    counter: u64,
    /// Ids that came from elsewhere, such as a state that was read and set again.
    reserved: BTreeSet<String>,
}

const ALPHANUMERICS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

impl Ids {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, counter: 0, reserved: BTreeSet::new() }
    }

    /// `rec` and 14 alphanumerics.
    pub(crate) fn record(&mut self) -> String {
        loop {
            let id = format!("rec{}", self.alphanumerics(14));
            if !self.reserved.contains(&id) {
                return id;
            }
        }
    }

    /// Keeps an id from being made.
    pub(crate) fn reserve(&mut self, id: &str) {
        self.reserved.insert(id.to_owned());
    }

    /// The password of a new mailbox.
    pub(crate) fn password(&mut self) -> String {
        format!("sandbox-{}", self.alphanumerics(12))
    }

    fn alphanumerics(&mut self, length: usize) -> String {
        self.counter = self.counter.wrapping_add(1);
        let mut random = mix(self.seed) ^ mix(self.counter.wrapping_mul(0xD134_2543_DE82_EF95));
        (0..length)
            .map(|_| {
                random = mix(random);
                let index = usize::try_from(random % 62).unwrap_or_default();
                char::from(*ALPHANUMERICS.get(index).unwrap_or(&b'0'))
            })
            .collect()
    }
}

/// One step of the splitmix64 generator.
pub(crate) fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_same_seed_gives_the_same_ids() {
        let take = |seed| {
            let mut ids = Ids::new(seed);
            (0..1000).map(|_| ids.record()).collect::<Vec<_>>()
        };
        assert_eq!(take(1), take(1));
        assert_ne!(take(1), take(2));
        assert_eq!(take(1).into_iter().collect::<BTreeSet<_>>().len(), 1000);
        assert!(take(7).iter().all(|id| id.len() == 17 && id.starts_with("rec")));
    }
}
