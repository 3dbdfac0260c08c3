//! What time is it, and how do the dice fall? A clock that only a story moves and chance from a seed, so that a story that
//! fails today fails tomorrow. It never looks at the machine.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::NaiveDate;
use store::clock::{Rim, day};

/// The wall clock of everybody in the world.
#[derive(Debug)]
pub struct Clock(AtomicI64);

impl Clock {
    /// Monday 7 September 2026, ten in the morning.
    pub fn first_day() -> Clock {
        Clock(AtomicI64::new(1_788_775_200_000))
    }

    /// Moves on.
    pub fn moves(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }

    /// The day that the calendar on the wall shows.
    pub fn today(&self) -> NaiveDate {
        day(self.now())
    }

    pub fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// The rim of one laptop: the common clock, dice of its own.
#[derive(Debug)]
pub struct Hand {
    clock: std::sync::Arc<Clock>,
    /// How far this laptop's clock is ahead of the one on the wall.
    ahead_ms: AtomicI64,
    dice: Mutex<u64>,
}

impl Hand {
    /// Dice that fall the same way for the same seed.
    pub fn seeded(clock: std::sync::Arc<Clock>, seed: u64) -> Hand {
        Hand { clock, ahead_ms: AtomicI64::new(0), dice: Mutex::new(seed.wrapping_mul(0xd129_0d3b_74f1_2a6b)) }
    }
}

impl Hand {
    /// Somebody sets this laptop's clock.
    pub fn sets_clock_ahead(&self, ms: i64) {
        self.ahead_ms.store(ms, Ordering::SeqCst);
    }
}

impl Rim for Hand {
    fn now_ms(&self) -> i64 {
        self.clock.now() + self.ahead_ms.load(Ordering::SeqCst)
    }

    fn uptime_ms(&self) -> i64 {
        self.clock.now()
    }

    // SplitMix64 (Steele, Lea & Flood 2014): good enough for keys that guard nobody.
    fn fill(&self, bytes: &mut [u8]) {
        let mut dice = self.dice.lock().unwrap();
        for chunk in bytes.chunks_mut(8) {
            *dice = dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *dice;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_be_bytes()[..chunk.len()]);
        }
    }
}
