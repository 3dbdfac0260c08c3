//! What did a trial find? The name of the check, and what it saw.

use std::fmt;

/// One of the checks did not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    pub check: Check,
    pub told: String,
}

/// What is asked of every history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// Whoever holds a file sees the same of it as everybody else and as the oracle.
    Convergence,
    /// What somebody wrote stands on their screen until somebody who had seen it wrote something else.
    ReadYourWrites,
    /// What was acknowledged is there.
    NoLostAcknowledgement,
    /// What somebody saved lies in the district, waits to be sent, or stands in a tray with its reason.
    NothingUnreachable,
    /// What was erased comes back from nobody.
    ErasedForEver,
    /// A place in time is when it was written, as far as that can be known, and never in the future.
    Time,
    /// Places in a feed have no gaps and become visible in their order.
    Order,
    /// A file is with those who may have it alone.
    Rights,
    /// After all is well again everything is sent and read in a few questions.
    Stuck,
    /// Copies that nobody damaged are the same.
    DriftedApart,
    /// The machine itself failed.
    Machine,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.check, self.told)
    }
}

impl std::error::Error for Broken {}

pub type Held<T = ()> = Result<T, Broken>;

/// Says that a check did not hold.
pub fn broken<T>(check: Check, told: impl Into<String>) -> Held<T> {
    Err(Broken { check, told: told.into() })
}
