//! What does the counselor find when she is back after a sitting? With whom it was and how long it took, until she wrote it
//! down or said not now. It is held in memory alone: of two who just talked nothing is kept anywhere by itself. A lock replaces
//! the process, so it is handed to the next one where the system has memory to lay it in, and is gone as soon as that read it.

use std::path::Path;

use domain::record::Id;

use crate::sitting::Stands;

/// A sitting that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Was {
    /// The profile in which it was.
    pub profile: Id,
    pub student: Id,
    pub minutes: u32,
    /// Its map, where nobody came back to the cover and nothing was decided: it goes on behind that cover.
    pub goes_on: Option<Id>,
}

impl Was {
    /// Lays it down for the process that comes after this one: ids and the minutes.
    pub fn hand(self, place: &Path) -> std::io::Result<()> {
        let _ = std::fs::remove_file(place);
        let mut file = crate::platform::own_file(place)?;
        let goes_on = self.goes_on.map(|wave| format!(" {wave}")).unwrap_or_default();
        std::io::Write::write_all(&mut file, format!("{} {} {}{goes_on}", self.profile, self.student, self.minutes).as_bytes())
    }

    /// Takes what the process before this one laid down; it is there once.
    pub fn taken(place: &Path) -> Option<Was> {
        let told = std::fs::read_to_string(place).ok()?;
        std::fs::remove_file(place).ok()?;
        let mut parts = told.split(' ');
        let (profile, student) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let minutes = parts.next()?.parse::<u32>().ok().filter(|minutes| i64::from(*minutes) <= MOST_MINUTES)?;
        let goes_on = parts.next().and_then(|wave| wave.parse().ok());
        Some(Was { profile, student, minutes, goes_on })
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

    /// It is over, or goes on later over this map. One that never began is none.
    pub fn is_over(&mut self, profile: Id, uptime_ms: i64, goes_on: Option<Id>) {
        let decided = self.decided_ms.take();
        if let Some((student, came_ms)) = self.came.take() {
            let ms = (decided.unwrap_or(uptime_ms) - came_ms).max(0);
            let minutes = ((ms + 30_000) / 60_000).clamp(1, MOST_MINUTES) as u32;
            self.was = Some(Was { profile, student, minutes, goes_on });
        }
    }

    /// What waits for anybody.
    pub fn waiting(&self) -> Option<Was> {
        self.was
    }

    /// The process before this one had a sitting.
    pub fn comes_back(&mut self, was: Was) {
        self.was = Some(was);
    }

    /// What waits for this profile.
    pub fn waits(&self, profile: Id) -> Option<Was> {
        self.was.filter(|was| was.profile == profile)
    }

    /// The map with which it goes on.
    pub fn goes_on(&self, profile: Id) -> Option<Id> {
        self.waits(profile)?.goes_on
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

    #[test]
    fn a_sitting_waits_for_whoever_led_it_until_it_is_put_away() {
        let mut after = After::default();
        after.stands(LUZ, Stands::Limits, 5 * MINUTE);
        after.stands(LUZ, Stands::Open, 7 * MINUTE);
        after.stands(LUZ, Stands::Kept, 17 * MINUTE);
        assert_eq!(after.waits(ANA), None);
        after.is_over(ANA, 40 * MINUTE, None);
        assert_eq!(
            (after.waits(ANA), after.waits(BEN)),
            (Some(Was { profile: ANA, student: LUZ, minutes: 12, goes_on: None }), None)
        );
        after.put_away(BEN);
        assert!(after.waits(ANA).is_some());
        after.put_away(ANA);
        assert_eq!(after.waits(ANA), None);
    }

    #[test]
    fn it_is_handed_to_the_next_process_once_and_what_is_no_such_thing_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("after");
        for goes_on in [None, Some(Id::from_u128(9))] {
            let was = Was { profile: ANA, student: LUZ, minutes: 12, goes_on };
            was.hand(&place).unwrap();
            was.hand(&place).unwrap();
            assert_eq!((Was::taken(&place), Was::taken(&place)), (Some(was), None));
        }
        for other in ["", "a b c", &format!("{ANA} {LUZ} 5000"), &format!("{ANA} {LUZ}")] {
            std::fs::write(&place, other).unwrap();
            assert_eq!(Was::taken(&place), None, "{other}");
        }
    }

    #[test]
    fn two_who_just_talked_took_until_the_lock_and_one_that_never_began_is_none() {
        let mut after = After::default();
        after.is_over(ANA, 9 * MINUTE, None);
        assert_eq!(after.waits(ANA), None);
        after.stands(LUZ, Stands::Limits, 0);
        after.stands(LUZ, Stands::JustTalk, MINUTE);
        after.is_over(ANA, 30 * MINUTE, None);
        assert_eq!(after.waits(ANA).unwrap().minutes, 30);
        after.stands(LUZ, Stands::Limits, 0);
        after.is_over(ANA, 600 * MINUTE, None);
        assert_eq!(after.waits(ANA).unwrap().minutes, 120);
    }
}
