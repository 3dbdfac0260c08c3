//! How do the dice fall? The same for the same seed, so that what broke today breaks tomorrow.

use domain::record::Id;

/// SplitMix64 (Steele, Lea & Flood 2014): for trials, and for keys that guard nobody.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0xd129_0d3b_74f1_2a6b) ^ 0x6a09_e667_f3bc_c909)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of so many.
    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }

    pub fn one_in(&mut self, so_many: usize) -> bool {
        self.below(so_many) == 0
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    pub fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.roll().to_be_bytes()[..chunk.len()]);
        }
    }

    /// An id that nobody else has.
    pub fn id(&mut self) -> Id {
        Id::from_u128((u128::from(self.roll()) << 64) | u128::from(self.roll()))
    }
}
