//! What is known of each source id, found by a number that the id gives: a million enrolments look up two each, and a
//! text that is compared lies elsewhere in memory. Two ids give one number about once in 10^18 rosters, and nobody can
//! choose ids that do: the number is salted anew for every reading.

use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher, RandomState};

use hashbrown::HashMap;

/// Ninety-six bits of the number: with the place of what is known they fill a quarter of a line of the cache.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Number([u32; 3]);

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(u64::from(self.0[0]) << 32 | u64::from(self.0[1]));
    }
}

/// Two thirds of the number are as good as any other hash.
#[derive(Default)]
struct Part(u64);

impl Hasher for Part {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

pub(super) struct BySource<T> {
    /// Keyed hashes that nobody outside can foresee; one alone would give two of so many ids one number now and then.
    salts: [RandomState; 2],
    held: HashMap<Number, u32, BuildHasherDefault<Part>>,
    all: Vec<T>,
}

impl<T> Default for BySource<T> {
    fn default() -> Self {
        BySource { salts: std::array::from_fn(|_| RandomState::new()), held: HashMap::default(), all: Vec::new() }
    }
}

impl<T> BySource<T> {
    fn number(&self, source: &str) -> Number {
        let [high, low] = self.salts.each_ref().map(|salt| salt.hash_one(source));
        Number([(high >> 32) as u32, high as u32, low as u32])
    }

    pub(super) fn get(&self, source: &str) -> Option<&T> {
        self.held.get(&self.number(source)).map(|at| &self.all[*at as usize])
    }

    pub(super) fn contains_key(&self, source: &str) -> bool {
        self.held.contains_key(&self.number(source))
    }

    pub(super) fn insert(&mut self, source: &str, of: T) {
        self.held.insert(self.number(source), self.all.len() as u32);
        self.all.push(of);
    }

    pub(super) fn remove(&mut self, source: &str) {
        self.held.remove(&self.number(source));
    }
}
