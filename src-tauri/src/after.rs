//! What does the counselor find when she is back after a sitting? With whom it was and how long it took, until she wrote it
//! down or said not now. It is held in memory alone: of two who just talked nothing is kept anywhere by itself. A lock replaces
//! the process, so it is handed on where the system has memory to lay it in, for that counselor and that day: it is gone from there
//! as soon as she unlocks.

use std::path::Path;

use chrono::NaiveDate;
use domain::record::Id;

use crate::sitting::Stands;

/// A sitting that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Was {
    /// The profile in which it was.
    pub profile: Id,
    pub student: Id,
    /// On no later day: then another student may sit there, and nobody remembers how long it was.
    pub on: NaiveDate,
    pub minutes: u32,
    /// Where nobody came back to the cover and nothing was decided: it goes on behind that cover.
    pub goes_on: Option<GoesOn>,
}

/// What a sitting takes along that goes on after a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoesOn {
    pub wave: Id,
    /// Nothing had been told on its draft before it, and what was told on its cards since: "just talk" takes that back.
    pub was_blank: bool,
    pub told_on_cards: u32,
}

impl Was {
    /// Lays it down for her who unlocks: ids, the day, the minutes, and with what it goes on.
    pub fn hand(self, place: &Path) -> std::io::Result<()> {
        let _ = std::fs::remove_file(place);
        let mut file = crate::platform::own_file(place)?;
        let goes_on = self.goes_on.map(|left| format!(" {} {} {}", left.wave, left.was_blank, left.told_on_cards));
        let Was { profile, student, on, minutes, .. } = self;
        let told = format!("{profile} {student} {on} {minutes}{}", goes_on.unwrap_or_default());
        std::io::Write::write_all(&mut file, told.as_bytes())
    }

    /// Takes what was laid down at the lock of this profile; it is there once. What is another's stays for them, and what was laid
    /// down on another day is taken away.
    pub fn taken(place: &Path, profile: Id, today: NaiveDate) -> Option<Was> {
        let was = std::fs::read_to_string(place).ok().map(|told| Was::read(&told))?;
        if was.is_none_or(|was| was.profile == profile || was.on != today) {
            std::fs::remove_file(place).ok()?;
        }
        was.filter(|was| was.profile == profile && was.on == today)
    }

    /// Takes away what was laid down of a profile whose keys are gone.
    pub fn forget(place: &Path, profile: Id) {
        if std::fs::read_to_string(place).is_ok_and(|told| Was::read(&told).is_none_or(|was| was.profile == profile)) {
            let _ = std::fs::remove_file(place);
        }
    }

    fn read(told: &str) -> Option<Was> {
        let mut parts = told.split(' ');
        let (profile, student) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let on = parts.next()?.parse().ok()?;
        let minutes = parts.next()?.parse::<u32>().ok().filter(|minutes| i64::from(*minutes) <= MOST_MINUTES)?;
        Some(Was { profile, student, on, minutes, goes_on: GoesOn::read(parts) })
    }
}

impl GoesOn {
    fn read<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<GoesOn> {
        Some(GoesOn {
            wave: parts.next()?.parse().ok()?,
            was_blank: parts.next()?.parse().ok()?,
            told_on_cards: parts.next()?.parse().ok()?,
        })
    }
}

/// No sitting takes longer: what is prefilled is then only that.
const MOST_MINUTES: i64 = 120;

/// The sitting that is going on, and the one that was.
#[derive(Debug, Default)]
pub struct After {
    came: Option<(Id, i64)>,
    decided_ms: Option<i64>,
    was: Option<Was>,
    /// How long the one that goes on took before the lock, and with whom.
    before: Option<(Id, u32)>,
}

impl After {
    /// How the sitting stands from this moment of the uptime on.
    pub fn stands(&mut self, student: Id, stands: Stands, uptime_ms: i64) {
        match stands {
            // From the cover on the two are there.
            // Back from a cover over it they are there still.
            Stands::Limits if self.came.is_some_and(|(of, _)| of == student) => {}
            Stands::Limits => (self.came, self.decided_ms) = (Some((student, uptime_ms)), None),
            Stands::Kept | Stands::Forgotten => self.decided_ms = Some(uptime_ms),
            Stands::Prepared | Stands::Cards | Stands::Open | Stands::Covered | Stands::JustTalk => {}
        }
    }

    /// It is over, or goes on later. One that never began is none.
    pub fn is_over(&mut self, profile: Id, uptime_ms: i64, on: NaiveDate, goes_on: Option<GoesOn>) {
        let (decided, before) = (self.decided_ms.take(), self.before.take());
        if let Some((student, came_ms)) = self.came.take() {
            let ms = (decided.unwrap_or(uptime_ms) - came_ms).max(0);
            let earlier = before.filter(|(of, _)| *of == student).map_or(0, |(_, minutes)| i64::from(minutes));
            let minutes = ((ms + 30_000) / 60_000 + earlier).clamp(1, MOST_MINUTES) as u32;
            self.was = Some(Was { profile, student, on, minutes, goes_on });
        } else if let (Some(was), Some(_)) = (&mut self.was, before) {
            // Nobody came to the cover behind which it was to go on.
            was.goes_on = goes_on;
        }
    }

    /// What waits for anybody.
    pub fn waiting(&self) -> Option<Was> {
        self.was
    }

    /// A sitting was laid down at the lock.
    pub fn comes_back(&mut self, was: Was) {
        self.was = Some(was);
    }

    /// What waits for this profile.
    pub fn waits(&self, profile: Id) -> Option<Was> {
        self.was.filter(|was| was.profile == profile)
    }

    /// With what it goes on, today and asked once.
    pub fn goes_on(&mut self, profile: Id, today: NaiveDate) -> Option<GoesOn> {
        let was = self.was.as_mut().filter(|was| was.profile == profile)?;
        was.goes_on.take().filter(|_| was.on == today)
    }

    /// It goes on: what it takes from here on is added to what it took.
    pub fn is_resumed(&mut self) {
        self.before = self.was.map(|was| (was.student, was.minutes));
    }

    /// It was written down, or is not to be.
    pub fn put_away(&mut self, profile: Id) {
        if self.waits(profile).is_some() {
            self.was = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LUZ: Id = Id::from_u128(1);
    const ANA: Id = Id::from_u128(2);
    const BEN: Id = Id::from_u128(3);
    const MINUTE: i64 = 60_000;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 28).unwrap()
    }

    #[test]
    fn a_sitting_waits_for_whoever_led_it_until_it_is_put_away() {
        let mut after = After::default();
        after.stands(LUZ, Stands::Limits, 5 * MINUTE);
        after.stands(LUZ, Stands::Open, 7 * MINUTE);
        after.stands(LUZ, Stands::Kept, 17 * MINUTE);
        assert_eq!(after.waits(ANA), None);
        after.is_over(ANA, 40 * MINUTE, today(), None);
        assert_eq!(
            (after.waits(ANA), after.waits(BEN)),
            (Some(Was { profile: ANA, student: LUZ, on: today(), minutes: 12, goes_on: None }), None)
        );
        after.put_away(BEN);
        assert!(after.waits(ANA).is_some());
        after.put_away(ANA);
        assert_eq!(after.waits(ANA), None);
    }

    #[test]
    fn it_is_handed_to_her_who_unlocks_once_that_day_and_what_is_no_such_thing_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("after");
        let left = GoesOn { wave: Id::from_u128(9), was_blank: true, told_on_cards: 3 };
        for goes_on in [None, Some(left)] {
            let was = Was { profile: ANA, student: LUZ, on: today(), minutes: 12, goes_on };
            was.hand(&place).unwrap();
            was.hand(&place).unwrap();
            // A colleague on the same machine takes nothing away.
            assert_eq!(Was::taken(&place, BEN, today()), None);
            Was::forget(&place, BEN);
            let taken = || Was::taken(&place, ANA, today());
            assert_eq!((taken(), taken()), (Some(was), None));
            was.hand(&place).unwrap();
            assert_eq!(Was::taken(&place, BEN, today().succ_opt().unwrap()), None);
            assert!(!place.exists(), "it is there on no other day");
            was.hand(&place).unwrap();
            Was::forget(&place, ANA);
            assert!(!place.exists());
        }
        for other in ["", "a b c", &format!("{ANA} {LUZ} 2026-11-28 5000"), &format!("{ANA} {LUZ}")] {
            std::fs::write(&place, other).unwrap();
            assert_eq!(Was::taken(&place, ANA, today()), None, "{other}");
            assert!(!place.exists());
        }
    }

    #[test]
    fn two_who_just_talked_took_until_the_lock_and_one_that_never_began_is_none() {
        let mut after = After::default();
        after.is_over(ANA, 9 * MINUTE, today(), None);
        assert_eq!(after.waits(ANA), None);
        after.stands(LUZ, Stands::Limits, 0);
        after.stands(LUZ, Stands::JustTalk, MINUTE);
        after.is_over(ANA, 30 * MINUTE, today(), None);
        assert_eq!(after.waits(ANA).unwrap().minutes, 30);
        after.stands(LUZ, Stands::Limits, 0);
        after.is_over(ANA, 600 * MINUTE, today(), None);
        assert_eq!(after.waits(ANA).unwrap().minutes, 120);
    }

    #[test]
    fn one_that_goes_on_takes_as_long_as_both_parts_and_on_another_day_it_does_not() {
        let left = GoesOn { wave: Id::from_u128(9), was_blank: false, told_on_cards: 0 };
        let mut after = After::default();
        after.stands(LUZ, Stands::Limits, 0);
        after.is_over(ANA, 7 * MINUTE, today(), Some(left));
        assert_eq!(after.goes_on(BEN, today()), None);
        assert_eq!(after.goes_on(ANA, today()), Some(left));
        after.is_resumed();
        // To its cover nobody came either.
        after.is_over(ANA, 8 * MINUTE, today(), Some(left));
        assert_eq!((after.waits(ANA).unwrap().minutes, after.goes_on(ANA, today())), (7, Some(left)));
        after.is_resumed();
        after.stands(LUZ, Stands::Limits, 100 * MINUTE);
        after.is_over(ANA, 105 * MINUTE, today(), Some(left));
        assert_eq!(after.waits(ANA).unwrap().minutes, 12);
        assert_eq!(after.goes_on(ANA, today().succ_opt().unwrap()), None);
        assert_eq!(after.goes_on(ANA, today()), None, "it is asked once");
    }
}
