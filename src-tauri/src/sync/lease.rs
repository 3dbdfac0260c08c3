//! Until when may this laptop go without its district? Time is measured against the latest that was ever seen, by the server's
//! clock: one that is set back gives no more of it, and while it stands set back the hours that the machine runs count. Only
//! the server sets it anew. No clock and no file here.

use serde::{Deserialize, Serialize};

/// What is known of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    /// Milliseconds since 1970 by the server's clock; 0 where it gave none yet.
    #[serde(default, rename = "lease_until_ms")]
    pub until_ms: i64,
    /// The latest that was ever seen, by the server's clock.
    #[serde(default)]
    pub seen_ms: i64,
    /// How far this machine's clock was ahead when they met last.
    #[serde(default)]
    pub ahead_ms: i64,
}

impl Lease {
    /// The server gave this much. What it says of the time holds, also where this machine had seen a later one: its clock was
    /// wrong then.
    pub fn given(until_ms: i64, now_ms: i64, ahead_ms: i64) -> Lease {
        Lease { until_ms, seen_ms: now_ms.saturating_sub(ahead_ms), ahead_ms }
    }

    /// This machine's clock shows `now_ms`, and the machine ran for so long since it was looked at last.
    pub fn looked(&mut self, now_ms: i64, ran_ms: i64) {
        let by_clock = now_ms.saturating_sub(self.ahead_ms);
        let by_running = if self.seen_ms > 0 { self.seen_ms.saturating_add(ran_ms.max(0)) } else { 0 };
        self.seen_ms = by_clock.max(by_running);
    }

    /// Whether it has run out.
    pub fn is_over(&self) -> bool {
        self.until_ms > 0 && self.seen_ms >= self.until_ms
    }

    /// How many whole days are left; None where there is no lease.
    pub fn days_left(&self) -> Option<u32> {
        const DAY_MS: i64 = 24 * 60 * 60 * 1000;
        (self.until_ms > 0).then(|| ((self.until_ms - self.seen_ms).max(0) / DAY_MS) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60 * 1000;
    const MET: i64 = 20_000 * DAY;

    fn met() -> Lease {
        Lease::given(MET + 30 * DAY, MET, 0)
    }

    #[test]
    fn it_runs_out_when_its_days_are_over_and_not_before() {
        let mut lease = met();
        lease.looked(MET + 30 * DAY - 1, 0);
        assert_eq!((lease.is_over(), lease.days_left()), (false, Some(0)));
        lease.looked(MET + 30 * DAY, 0);
        assert!(lease.is_over());
        assert_eq!((Lease::default().is_over(), Lease::default().days_left()), (false, None), "none was given yet");
    }

    #[test]
    fn a_clock_that_is_set_back_gives_no_day_of_it_back() {
        let mut lease = met();
        lease.looked(MET + 29 * DAY, 0);
        for _ in 0..50 {
            lease.looked(MET - 400 * DAY, 60 * 60 * 1000);
        }
        assert!(lease.is_over(), "the hours that it ran count");
        lease.looked(MET, 0);
        assert!(lease.is_over(), "and stay counted");
    }

    #[test]
    fn a_clock_that_was_wrong_is_no_harm_once_the_server_was_met() {
        let mut lease = met();
        lease.looked(MET + 40_000 * DAY, 0);
        assert!(lease.is_over());
        let mut lease = Lease::given(MET + 31 * DAY, MET + DAY, 0);
        lease.looked(MET + DAY, 0);
        assert!(!lease.is_over());
        // One that always stands a year ahead neither shortens nor lengthens it.
        let mut ahead = Lease::given(MET + 30 * DAY, MET + 365 * DAY, 365 * DAY);
        ahead.looked(MET + 365 * DAY + 29 * DAY, 0);
        assert!(!ahead.is_over());
        ahead.looked(MET + 365 * DAY + 30 * DAY, 0);
        assert!(ahead.is_over());
    }
}
