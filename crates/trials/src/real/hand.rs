//! What time is it, and how do the dice fall, where real stores are tried? A clock on the wall that only the trial moves, and for
//! each machine one that may be wrong and that starts again.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use store::clock::{Rim, day};

use crate::dice::Dice;

/// The clock on the wall.
#[derive(Debug)]
pub struct Clock(AtomicI64);

impl Clock {
    /// Monday 7 September 2026, ten in the morning.
    pub fn first_day() -> Arc<Clock> {
        Arc::new(Clock(AtomicI64::new(1_788_775_200_000)))
    }

    /// A clock that shows this instant.
    pub fn at(ms: i64) -> Arc<Clock> {
        Arc::new(Clock(AtomicI64::new(ms)))
    }

    pub fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    pub fn moves(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }

    pub fn today(&self) -> NaiveDate {
        day(self.now())
    }
}

/// The rim of one machine.
#[derive(Debug)]
pub struct Hand {
    clock: Arc<Clock>,
    ahead_ms: AtomicI64,
    booted_ms: AtomicI64,
    dice: Mutex<Dice>,
}

impl Hand {
    pub fn seeded(clock: Arc<Clock>, seed: u64) -> Arc<Hand> {
        let booted_ms = AtomicI64::new(clock.now());
        Arc::new(Hand { clock, ahead_ms: AtomicI64::new(0), booted_ms, dice: Mutex::new(Dice::of(seed)) })
    }

    /// Somebody sets the clock of this machine.
    pub fn is_ahead(&self, ms: i64) {
        self.ahead_ms.store(ms, Ordering::SeqCst);
    }

    /// The machine starts again.
    pub fn boots(&self) {
        self.booted_ms.store(self.clock.now(), Ordering::SeqCst);
    }
}

impl Rim for Hand {
    fn now_ms(&self) -> i64 {
        self.clock.now() + self.ahead_ms.load(Ordering::SeqCst)
    }

    fn uptime_ms(&self) -> i64 {
        self.clock.now() - self.booted_ms.load(Ordering::SeqCst)
    }

    fn fill(&self, bytes: &mut [u8]) {
        self.dice.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
    }
}
