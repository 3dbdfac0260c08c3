//! How does a picture go to the window? As raw bytes, little-endian, so that sixty thousand ties are no text: seven words (mark,
//! version, the two halves of the stamp, people, ties, how it stands), then x and y of each person as 32-bit floats, then the two
//! places of each tie as 32-bit words, then a byte for each tie that says how it is known.

use super::NetworkTie;

/// "KNET", read backwards.
pub const MARK: u32 = 0x4b4e_4554;
pub const VERSION: u32 = 1;
const WORDS: usize = 7;

/// A picture, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Of which people and ties it is: another network has another.
    pub stamp: u64,
    pub places: Vec<[f32; 2]>,
    pub ties: Vec<NetworkTie>,
    /// Whether it is laid out, or only put together from where people stood before.
    pub is_settled: bool,
    /// Whether anybody stood somewhere before.
    pub is_known: bool,
}

impl Picture {
    /// As it is sent.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(4 * WORDS + 8 * self.places.len() + 9 * self.ties.len());
        let stands = u32::from(self.is_settled) | u32::from(self.is_known) << 1;
        let (people, ties) = (self.places.len() as u32, self.ties.len() as u32);
        for word in [MARK, VERSION, self.stamp as u32, (self.stamp >> 32) as u32, people, ties, stands] {
            out.extend(word.to_le_bytes());
        }
        self.places.iter().flatten().for_each(|place| out.extend(place.to_le_bytes()));
        self.ties.iter().flat_map(|tie| [tie.a, tie.b]).for_each(|end| out.extend(end.to_le_bytes()));
        out.extend(self.ties.iter().map(|tie| tie.from));
        out
    }

    /// Reads one; None where it is none, or of another version.
    pub fn read(bytes: &[u8]) -> Option<Picture> {
        let word = |at: usize| Some(u32::from_le_bytes(bytes.get(4 * at..4 * at + 4)?.try_into().ok()?));
        if (word(0)?, word(1)?) != (MARK, VERSION) {
            return None;
        }
        let (people, ties, stands) = (word(4)? as usize, word(5)? as usize, word(6)?);
        if bytes.len() != 4 * WORDS + people.checked_mul(8)? + ties.checked_mul(9)? {
            return None;
        }
        let place = |at: usize| Some(f32::from_bits(word(WORDS + at)?));
        let (from_ties, from_ways) = (WORDS + 2 * people, 4 * (WORDS + 2 * people + 2 * ties));
        let places = (0..people).map(|at| Some([place(2 * at)?, place(2 * at + 1)?])).collect::<Option<_>>()?;
        let tie = |at: usize| {
            let (a, b) = (word(from_ties + 2 * at)?, word(from_ties + 2 * at + 1)?);
            let is_within = (a as usize) < people && (b as usize) < people;
            is_within.then_some(NetworkTie { a, b, from: bytes[from_ways + at] })
        };
        Some(Picture {
            stamp: u64::from(word(2)?) | u64::from(word(3)?) << 32,
            places,
            ties: (0..ties).map(tie).collect::<Option<_>>()?,
            is_settled: stands & 1 == 1,
            is_known: stands & 2 == 2,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_sent_is_what_arrives_and_what_is_cut_off_is_none(
            places in proptest::collection::vec((-1e6_f32..1e6, -1e6_f32..1e6), 1..40),
            told in proptest::collection::vec((0_u32..40, 0_u32..40, 0_u8..8), 0..60),
            stamp: u64,
            is_settled: bool,
            is_known: bool,
        ) {
            let most = places.len() as u32;
            let ties = told.into_iter().map(|(a, b, from)| NetworkTie { a: a % most, b: b % most, from }).collect();
            let places = places.into_iter().map(|(x, y)| [x, y]).collect();
            let picture = Picture { stamp, places, ties, is_settled, is_known };
            let bytes = picture.to_bytes();
            prop_assert_eq!(Picture::read(&bytes), Some(picture));
            prop_assert_eq!(Picture::read(&bytes[..bytes.len() - 1]), None);
        }
    }
}
