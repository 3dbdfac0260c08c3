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
    /// When it was given, by the server's clock; 0 where an earlier Kith wrote this down.
    #[serde(default, rename = "lease_given_ms")]
    pub given_ms: i64,
    /// The server was met and gave no time: whoever this is, is let in no more.
    #[serde(default, rename = "lease_refused")]
    pub is_refused: bool,
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// So long before its end it is said that it runs out.
const SOON_MS: i64 = 3 * DAY_MS;

impl Lease {
    /// The server gave this much. What it says of the time holds, also where this machine had seen a later one: its clock was
    /// wrong then.
    pub fn given(until_ms: i64, now_ms: i64, ahead_ms: i64) -> Lease {
        let given_ms = now_ms.saturating_sub(ahead_ms);
        // Both by one clock, the server's: whatever this machine's shows, nobody is taken for one who was away too long.
        Lease { until_ms, seen_ms: given_ms, ahead_ms, given_ms, is_refused: until_ms > 0 && until_ms <= given_ms }
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
        (self.until_ms > 0).then(|| ((self.until_ms - self.seen_ms).max(0) / DAY_MS) as u32)
    }

    /// Whether it is to be said that it runs out: in its last three days, and of a short one in its second half. A laptop that
    /// meets its district every day hears nothing of it, be its lease a single day.
    pub fn is_soon(&self) -> bool {
        let left_ms = self.until_ms - self.seen_ms;
        let is_long_enough = self.given_ms == 0 || left_ms.saturating_mul(2) <= self.until_ms - self.given_ms;
        self.until_ms > 0 && left_ms <= SOON_MS && is_long_enough
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
    fn that_it_runs_out_is_said_in_its_last_days_and_of_a_short_one_not_right_after_a_meeting() {
        let hour = DAY / 24;
        let said_after = |days: i64, hours: i64| {
            let mut lease = Lease::given(MET + days * DAY, MET, 0);
            lease.looked(MET + hours * hour, 0);
            lease.is_soon()
        };
        assert_eq!((said_after(30, 26 * 24), said_after(30, 27 * 24)), (false, true));
        assert_eq!((said_after(3, 0), said_after(3, 35), said_after(3, 36)), (false, false, true));
        assert_eq!((said_after(1, 0), said_after(1, 11), said_after(1, 12)), (false, false, true));
        assert!(!Lease::default().is_soon(), "none was given yet");
        let of_an_earlier_kith = Lease { until_ms: MET + 2 * DAY, seen_ms: MET, ..Lease::default() };
        assert!(of_an_earlier_kith.is_soon());
    }

    #[test]
    fn who_is_given_no_time_is_told_apart_from_who_was_away_by_the_servers_clock_alone() {
        for ahead in [0, 400 * DAY, -400 * DAY] {
            let refused = Lease::given(MET, MET + ahead, ahead);
            assert!(refused.is_over() && refused.is_refused);
            let mut away = Lease::given(MET + DAY, MET + ahead, ahead);
            away.looked(MET + ahead + 9 * DAY, 0);
            assert!(away.is_over() && !away.is_refused);
        }
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
