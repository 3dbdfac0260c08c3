//! What came of visits? From being in the room, over speaking with each other and meeting again, to a person on the student's
//! own map: four figures that are never one. A student counts where they count, once; whoever was away or opted out is in
//! none of them, and the last is asked only of those who made a map since. Being counted further is no praise of a student.

use serde::{Deserialize, Serialize};
use specta::Type;

/// How far it came for one student. Each holds all before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FunnelBar {
    /// Was there when a visitor came, or watched one.
    Viewed,
    /// Spoke with one, live.
    Met,
    /// Spoke live with one, and on another day with the same; or was in contact with them again, as it was noted after a wish.
    MetAgain,
    /// Put one on a map made since.
    Tied,
}

impl FunnelBar {
    pub const ALL: [FunnelBar; 4] = [FunnelBar::Viewed, FunnelBar::Met, FunnelBar::MetAgain, FunnelBar::Tied];
}

/// One student's presence at one visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    /// Which visitor, by a place that the caller chose.
    pub visitor: u32,
    /// The day, counted from any day.
    pub day: i32,
    /// Live, and both sides spoke.
    pub is_two_way: bool,
    /// Purpose, learning aim, two-way talk and reflection are all recorded as done (Gatsby benchmark 5).
    pub is_meaningful: bool,
}

/// What one student's presences come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    pub viewed: bool,
    /// The first day on which they spoke with a visitor; None: they did not.
    pub met_on: Option<i32>,
    /// Visitors with whom they spoke on more than one day, or were in contact again after they spoke.
    pub met_again: Vec<u32>,
    /// Visitors with whom they spoke at all.
    pub met: Vec<u32>,
    /// Meaningful encounters: Q6.
    pub meaningful: u32,
    /// The day of each, in the order of their visitors.
    pub meaningful_on: Vec<i32>,
}

impl Seen {
    /// Whose turn it is among a student's presences: those of one visitor side by side, day after day.
    pub const fn order(&self) -> (u32, i32) {
        (self.visitor, self.day)
    }
}

/// What one student's presences come to. Sorts what it is given.
pub fn reached(seen: &mut [Seen]) -> Reached {
    seen.sort_unstable_by_key(Seen::order);
    let mut told = Reached::default();
    told.is_of(seen);
    told
}

impl Reached {
    /// Contacts with visitors were noted after the student's wish to stay in touch. With whom they never spoke it is no repeated one.
    pub fn had_contact(&mut self, visitors: &[u32]) {
        let new = visitors.iter().filter(|one| self.met.contains(one));
        for visitor in new {
            if !self.met_again.contains(visitor) {
                self.met_again.push(*visitor);
            }
        }
        self.met_again.sort_unstable();
    }

    /// Says what these presences come to, and nothing of what stood here before: one `Reached` serves for a district. They come in
    /// their order. Two presences of one visitor on one day are one meeting, as where two people logged it.
    pub fn is_of(&mut self, seen: &[Seen]) {
        self.viewed = !seen.is_empty();
        (self.met_on, self.meaningful) = (None, 0);
        self.met.clear();
        self.met_again.clear();
        self.meaningful_on.clear();
        for of_visitor in seen.chunk_by(|a, b| a.visitor == b.visitor) {
            let mut days = 0;
            for of_day in of_visitor.chunk_by(|a, b| a.day == b.day) {
                if of_day.iter().any(|one| one.is_two_way) {
                    days += 1;
                    self.met_on = Some(self.met_on.map_or(of_day[0].day, |first| first.min(of_day[0].day)));
                }
                if of_day.iter().any(|one| one.is_meaningful) {
                    self.meaningful += 1;
                    self.meaningful_on.push(of_day[0].day);
                }
            }
            if days > 0 {
                self.met.push(of_visitor[0].visitor);
            }
            if days > 1 {
                self.met_again.push(of_visitor[0].visitor);
            }
        }
    }
}

/// The figures. Each is of students.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Funnel {
    /// Everybody who could have met somebody: without whoever opted out.
    pub students: u32,
    pub viewed: u32,
    pub met: u32,
    pub met_again: u32,
    /// Of those who met somebody, how many made a map since that is counted. None: maps are not here.
    pub mapped_since: Option<u32>,
    /// How many of these put a visitor on it.
    pub tied: Option<u32>,
    /// Students with at least one meaningful encounter, and all such encounters: Q6.
    pub meaningful_students: u32,
    pub meaningful: u32,
}

impl Funnel {
    /// Counts one student. `tie` is, for one who met somebody, whether a visitor stands on a map made since; None where no
    /// such map was made.
    pub fn count(&mut self, reached: &Reached, tie: Option<bool>) {
        self.viewed += u32::from(reached.viewed);
        self.met += u32::from(reached.met_on.is_some());
        self.met_again += u32::from(!reached.met_again.is_empty());
        self.meaningful += reached.meaningful;
        self.meaningful_students += u32::from(reached.meaningful > 0);
        if let (Some(mapped), Some(tied), Some(_), Some(is_tied)) = (&mut self.mapped_since, &mut self.tied, reached.met_on, tie)
        {
            *mapped += 1;
            *tied += u32::from(is_tied);
        }
    }

    /// Without one student who was counted so. None: nobody like that was counted.
    pub fn without(&self, reached: &Reached, tie: Option<bool>) -> Option<Funnel> {
        let mut one = Funnel { mapped_since: self.mapped_since.map(|_| 0), tied: self.tied.map(|_| 0), ..Funnel::default() };
        one.count(reached, tie);
        let less = |all: Option<u32>, one: Option<u32>| all.map_or(Some(None), |all| all.checked_sub(one?).map(Some));
        Some(Funnel {
            students: self.students,
            viewed: self.viewed.checked_sub(one.viewed)?,
            met: self.met.checked_sub(one.met)?,
            met_again: self.met_again.checked_sub(one.met_again)?,
            mapped_since: less(self.mapped_since, one.mapped_since)?,
            tied: less(self.tied, one.tied)?,
            meaningful_students: self.meaningful_students.checked_sub(one.meaningful_students)?,
            meaningful: self.meaningful.checked_sub(one.meaningful)?,
        })
    }
}

/// K7, of visits: of the pairs of a student and a visitor who spoke, the share that spoke again, in percent. None where nobody
/// spoke: unknown is not zero.
pub fn repeat_pct(pairs: u32, again: u32) -> Option<u32> {
    (pairs > 0).then(|| (again * 100 + pairs / 2) / pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seen(visitor: u32, day: i32, is_two_way: bool, is_meaningful: bool) -> Seen {
        Seen { visitor, day, is_two_way, is_meaningful }
    }

    #[test]
    fn watching_is_not_meeting_and_one_day_is_one_meeting() {
        assert_eq!(reached(&mut []), Reached::default());
        let watched = reached(&mut [seen(1, 3, false, false), seen(2, 9, false, false)]);
        assert_eq!((watched.viewed, watched.met_on, watched.met_again.len()), (true, None, 0));
        // Logged by two people, or seen and spoken with on one day: met once.
        let met = reached(&mut [seen(1, 9, true, true), seen(1, 9, false, true), seen(2, 4, true, false)]);
        assert_eq!((met.met_on, &met.met[..], met.met_again.len(), met.meaningful), (Some(4), &[1, 2][..], 0, 1));
        assert_eq!(met.meaningful_on, [9]);
        let mut met = met;
        met.had_contact(&[2, 3, 2]);
        assert_eq!(met.met_again, [2], "with a third they never spoke");
    }

    #[test]
    fn meeting_again_is_the_same_person_on_another_day() {
        let two = reached(&mut [seen(1, 9, true, false), seen(2, 12, true, false)]);
        assert!(two.met_again.is_empty());
        let again = reached(&mut [seen(1, 30, true, false), seen(1, 9, true, false), seen(2, 12, true, false)]);
        assert_eq!((again.met_again, again.met_on), (vec![1], Some(9)));
        let watched = reached(&mut [seen(1, 30, false, false), seen(1, 9, true, false)]);
        assert!(watched.met_again.is_empty());
        // Said over what stood there before, nothing of it stays.
        let mut told = reached(&mut [seen(1, 30, true, true), seen(1, 9, true, false)]);
        told.is_of(&[]);
        assert_eq!(told, Reached::default());
    }

    #[test]
    fn the_last_bar_asks_only_whoever_made_a_map_since_and_nobody_where_maps_are_not_here() {
        let met = reached(&mut [seen(1, 9, true, true)]);
        let watched = reached(&mut [seen(1, 9, false, false)]);
        let mut here = Funnel { students: 4, mapped_since: Some(0), tied: Some(0), ..Funnel::default() };
        here.count(&met, Some(true));
        here.count(&met, Some(false));
        here.count(&met, None);
        // A map of somebody who only watched says nothing about a meeting.
        here.count(&watched, Some(true));
        assert_eq!((here.viewed, here.met, here.mapped_since, here.tied, here.meaningful), (4, 3, Some(2), Some(1), 3));
        let mut elsewhere = Funnel { students: 4, ..Funnel::default() };
        elsewhere.count(&met, Some(true));
        assert_eq!((elsewhere.mapped_since, elsewhere.tied), (None, None));
    }

    #[test]
    fn the_share_that_spoke_again_is_not_zero_where_nobody_spoke() {
        assert_eq!([repeat_pct(0, 0), repeat_pct(3, 1), repeat_pct(8, 8)], [None, Some(33), Some(100)]);
    }
}
