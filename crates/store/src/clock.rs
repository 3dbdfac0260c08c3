//! Time and chance, handed in: the store asks for them and a test moves them by hand.

use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use domain::record::Id;
use serde::{Deserialize, Serialize};

use crate::platform;

/// How long the machine has been running, and which of its starts that is: nobody at its keyboard sets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    pub start: String,
    /// Milliseconds since that start, those of sleep among them.
    pub ms: i64,
}

/// What the store needs from the machine.
pub trait Rim: Send + Sync {
    /// Milliseconds since 1970, as the wall clock says; may jump.
    fn now_ms(&self) -> i64;
    /// Milliseconds since this program started; never jumps. May leave out the time that the machine slept.
    fn uptime_ms(&self) -> i64;
    /// How long the machine has been running. None where its system does not say.
    fn running(&self) -> Option<Running> {
        None
    }
    /// Unpredictable bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's own clock and random source.
#[derive(Debug)]
pub struct Machine(Instant);

impl Machine {
    /// A rim whose uptime begins now.
    pub fn rim() -> Arc<dyn Rim> {
        Arc::new(Machine(Instant::now()))
    }
}

impl Rim for Machine {
    fn now_ms(&self) -> i64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)
    }

    fn uptime_ms(&self) -> i64 {
        self.0.elapsed().as_millis() as i64
    }

    fn running(&self) -> Option<Running> {
        platform::running()
    }

    fn fill(&self, bytes: &mut [u8]) {
        // A machine without a random source cannot keep a secret: stopping is the honest answer.
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// A new id that sorts by time.
pub fn minted(rim: &dyn Rim) -> Id {
    let mut random = [0u8; 10];
    rim.fill(&mut random);
    uuid::Builder::from_unix_timestamp_millis(rim.now_ms().max(0) as u64, &random).into_uuid()
}

/// The day of an instant, in UTC days. The interface sends local days; this serves clocks without a zone.
pub fn day(ms: i64) -> chrono::NaiveDate {
    chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default().date_naive()
}
