//! What is known of each source id, found by a number that the id gives: a million enrolments look up two each, and a
//! text that is compared lies elsewhere in memory. Two ids give one number about once in 10^28 rosters, and nobody can
//! choose ids that do: the number is salted anew for every reading.

use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};

use hashbrown::HashMap;

/// Half of the number is as good as any other hash.
#[derive(Default)]
pub(super) struct Half(u64);

impl Hasher for Half {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u128(&mut self, number: u128) {
        self.0 = number as u64;
    }
}

pub(super) struct BySource<T> {
    /// Keyed hashes that nobody outside can foresee; one alone would give two of so many ids one number now and then.
    salts: [RandomState; 2],
    held: HashMap<u128, T, BuildHasherDefault<Half>>,
}

impl<T> Default for BySource<T> {
    fn default() -> Self {
        BySource { salts: std::array::from_fn(|_| RandomState::new()), held: HashMap::default() }
    }
}

impl<T> BySource<T> {
    fn number(&self, source: &str) -> u128 {
        let [high, low] = self.salts.each_ref().map(|salt| u128::from(salt.hash_one(source)));
        high << 64 | low
    }

    pub(super) fn get(&self, source: &str) -> Option<&T> {
        self.held.get(&self.number(source))
    }

    pub(super) fn contains_key(&self, source: &str) -> bool {
        self.held.contains_key(&self.number(source))
    }

    pub(super) fn insert(&mut self, source: &str, of: T) {
        self.held.insert(self.number(source), of);
    }

    pub(super) fn remove(&mut self, source: &str) {
        self.held.remove(&self.number(source));
    }
}
