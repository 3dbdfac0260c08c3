//! A table by id. The last eight bytes of an id are random, or of a digest: they are spread by one multiplication, where the
//! standard hash takes twenty times as long. Whoever made ids alike on purpose would only slow down their own district's figures.

use std::hash::{BuildHasherDefault, Hasher};

use domain::record::Id;

/// What is known of each id.
pub(crate) type ById<T> = hashbrown::HashMap<Id, T, BuildHasherDefault<OfId>>;

/// A number without a pattern, the golden ratio's: it carries the low bits into the high ones.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Hashes what ends in eight bytes; of anything shorter nothing is asked here.
#[derive(Default)]
pub(crate) struct OfId(u64);

impl Hasher for OfId {
    fn write(&mut self, bytes: &[u8]) {
        if let Some(last) = bytes.last_chunk::<8>() {
            self.0 = u64::from_be_bytes(*last).wrapping_mul(SPREAD);
        }
    }

    // How long an id is says nothing of it.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_again_and_its_hash_is_one() {
        use std::hash::BuildHasher;
        let mut all: ById<u128> = ById::default();
        // Two that end alike are two all the same.
        let ids = [1, 2, 1 << 64 | 1, 0x0199_0000_0000_7000_8000_0000_0000_0000].map(Id::from_u128);
        all.extend(ids.iter().map(|id| (*id, id.as_u128())));
        assert!(ids.iter().all(|id| all.get(id) == Some(&id.as_u128())));
        assert_eq!(all.hasher().hash_one(ids[0]), 0x9E37_79B9_7F4A_7C15);
    }
}
