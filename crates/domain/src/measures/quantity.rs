//! Quantity: how many people, of which kind, and how does that change between two dates?
//! Exposure is not a relationship: nothing here counts views, visits or messages. Silence is never a departure.

use std::collections::BTreeSet;

use super::quality::supports_asked;
use super::{Indicator, IndicatorId};
use crate::ego_network::{Alter, EgoNetwork, Link, Presence, Ring, Sector, Support};
use crate::record::Id;

/// Q1, network size: n, people the student wants to meet excluded (Burt 1984; Marin & Hampton 2007). Known are the
/// people of whom today was said; those still pale are not. None when nobody is mapped yet.
pub fn network_size(map: &EgoNetwork) -> Indicator {
    let n = map.counted().count();
    let asked = map.alters.iter().filter(|alter| alter.presence != Presence::Potential);
    let (pale, told): (Vec<&Alter>, Vec<&Alter>) = asked.partition(|alter| alter.is_pale);
    Indicator::new(IndicatorId::Q1, (n > 0).then_some(n as f64), told.len(), told.len() + pale.len())
}

/// People placed whose ring is one of those; None when nobody is placed.
fn in_rings(map: &EgoNetwork, id: IndicatorId, is_in: impl Fn(Ring) -> bool) -> Indicator {
    let rings: Vec<Ring> = map.counted().filter_map(|alter| alter.spot).map(|spot| spot.ring).collect();
    let count = rings.iter().filter(|ring| is_in(**ring)).count();
    Indicator::new(id, (!rings.is_empty()).then_some(count as f64), rings.len(), map.counted().count())
}

/// Q2, strong ties: people in rings 1 and 2 (Granovetter 1973). People in the tray are not known.
pub fn strong_ties(map: &EgoNetwork) -> Indicator {
    in_rings(map, IndicatorId::Q2Strong, |ring| ring != Ring::Known)
}

/// Q2, weak ties: people in ring 3 (Granovetter 1973). People in the tray are not known.
pub fn weak_ties(map: &EgoNetwork) -> Indicator {
    in_rings(map, IndicatorId::Q2Weak, |ring| ring == Ring::Known)
}

/// Whether an alter is an adult: as told, else staff are, and whoever was put among the school adults is.
fn is_adult(alter: &Alter) -> Option<bool> {
    alter.is_adult.or_else(|| {
        let is_staff = matches!(alter.link, Some(Link::Staff(_)));
        let is_among_school_adults = alter.spot.is_some_and(|spot| spot.sector == Sector::School);
        (is_staff || is_among_school_adults).then_some(true)
    })
}

/// Where this person is a trusted adult. `Some(None)`: known not to be one. None: not known.
pub(super) fn trusted(alter: &Alter) -> Option<Option<Sector>> {
    match (is_adult(alter), alter.spot) {
        (Some(false), _) => Some(None),
        // Whoever is in the outer ring is not counted, adult or not.
        (_, Some(spot)) if spot.ring == Ring::Known => Some(None),
        (Some(true), Some(spot)) => Some(Some(spot.sector)),
        _ => None,
    }
}

/// Trusted adults in school and outside, with how many people that is known of. None when it is known of nobody.
fn trusted_adults(map: &EgoNetwork) -> (Option<(usize, usize)>, usize, usize) {
    let known: Vec<Option<Sector>> = map.counted().filter_map(trusted).collect();
    let in_school = known.iter().flatten().filter(|sector| **sector == Sector::School).count();
    let outside = known.iter().flatten().count() - in_school;
    ((!known.is_empty()).then_some((in_school, outside)), known.len(), map.counted().count())
}

/// Q3, trusted adults in school: adults in rings 1 and 2 among the school adults (Making Caring Common). Whether somebody
/// is an adult is never asked for, so a person of whom nobody said it is not known, and never a child.
pub fn trusted_adults_in_school(map: &EgoNetwork) -> Indicator {
    let (adults, known, all) = trusted_adults(map);
    Indicator::new(IndicatorId::Q3InSchool, adults.map(|(in_school, _)| in_school as f64), known, all)
}

/// Q3, trusted adults outside school: adults in rings 1 and 2 of every other sector (Making Caring Common).
pub fn trusted_adults_outside(map: &EgoNetwork) -> Indicator {
    let (adults, known, all) = trusted_adults(map);
    Indicator::new(IndicatorId::Q3Outside, adults.map(|(_, outside)| outside as f64), known, all)
}

/// Q3, zero flag: 1 where no trusted adult is known to us yet, else 0 (Making Caring Common). It speaks of our knowledge,
/// never of the child.
pub fn no_trusted_adult(map: &EgoNetwork) -> Indicator {
    let (adults, known, all) = trusted_adults(map);
    let flag = adults.map(|adults| if adults == (0, 0) { 1.0 } else { 0.0 });
    Indicator::new(IndicatorId::Q3Zero, flag, known, all)
}

/// How many people give each chip that was asked. Empty when nobody is mapped.
fn givers(map: &EgoNetwork) -> Vec<usize> {
    if map.counted().next().is_none() {
        return Vec::new();
    }
    supports_asked(map).iter().map(|chip| map.counted().filter(|alter| alter.supports.contains(chip)).count()).collect()
}

/// Q4, support coverage: resources with at least one alter / resources asked (Tracy & Whittaker 1990). Known are the
/// chips asked, of all chips. None when none was asked or nobody is mapped.
pub fn support_coverage(map: &EgoNetwork) -> Indicator {
    let givers = givers(map);
    let covered = givers.iter().filter(|people| **people > 0).count();
    let share = (!givers.is_empty()).then(|| covered as f64 / givers.len() as f64);
    Indicator::new(IndicatorId::Q4Coverage, share, givers.len(), Support::ALL.len())
}

/// Q4, single source: resources with exactly one alter, among those asked (Tracy & Whittaker 1990).
pub fn single_source(map: &EgoNetwork) -> Indicator {
    let givers = givers(map);
    let single = givers.iter().filter(|people| **people == 1).count();
    Indicator::new(IndicatorId::Q4SingleSource, (!givers.is_empty()).then_some(single as f64), givers.len(), Support::ALL.len())
}

/// Whether it was said of somebody of the earlier map that they are not around any more.
pub(super) fn said_gone(alter: &Alter, before: &BTreeSet<Id>) -> bool {
    !alter.is_pale && alter.presence == Presence::NoLonger && before.contains(&alter.id)
}

/// Q7, growth and churn between an earlier map A and a later map B: kept |A∩B|, new |B\A|, gone |A\B| (only where it was
/// said: people forget names, Brewer & Webster 1999), stability |A∩B| / |A∪B|. Known are the people of A of whom B says
/// anything; the others are in no count, or silence would pass for a departure. All None when A is not mapped.
pub fn growth(earlier: &EgoNetwork, later: &EgoNetwork) -> Vec<Indicator> {
    let before: BTreeSet<Id> = earlier.counted().map(|alter| alter.id).collect();
    let now: BTreeSet<Id> = later.counted().map(|alter| alter.id).collect();
    let gone = later.alters.iter().filter(|alter| said_gone(alter, &before)).count();
    let kept = before.intersection(&now).count();
    let new = now.difference(&before).count();
    let answered = kept + gone;
    let of_earlier = |id, value: f64| Indicator::new(id, (answered > 0).then_some(value), answered, before.len());
    let is_later_mapped = !before.is_empty() && (!now.is_empty() || answered > 0);
    vec![
        of_earlier(IndicatorId::Q7Kept, kept as f64),
        // Who is on the later map was told in full; nobody has to be asked about somebody new.
        Indicator::new(IndicatorId::Q7New, is_later_mapped.then_some(new as f64), now.len(), now.len()),
        of_earlier(IndicatorId::Q7Gone, gone as f64),
        of_earlier(IndicatorId::Q7Stability, kept as f64 / (kept + gone + new) as f64),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{map, person, placed};
    use super::*;

    fn figure(of: &Indicator) -> (Option<f64>, u32, u32) {
        (of.value, of.n_known, of.n_total)
    }

    #[test]
    fn size_counts_the_confirmed_and_remembered_and_says_who_is_still_pale() {
        let mut drawn = map(6);
        drawn.alters[1].presence = Presence::Remembered;
        drawn.alters[2].presence = Presence::Potential;
        drawn.alters[3].presence = Presence::NoLonger;
        drawn.alters[4].is_pale = true;
        assert_eq!(figure(&network_size(&drawn)), (Some(3.0), 4, 5));
    }

    #[test]
    fn two_rings_are_strong_and_the_outer_one_is_weak() {
        let drawn = placed(&[Ring::Closest, Ring::Close, Ring::Known].map(|ring| (ring, Sector::Home)));
        assert_eq!(figure(&strong_ties(&drawn)), (Some(2.0), 3, 3));
        assert_eq!(figure(&weak_ties(&drawn)), (Some(1.0), 3, 3));
        assert_eq!(figure(&strong_ties(&map(3))), (None, 0, 3));
    }

    #[test]
    fn an_aunt_a_coach_and_a_friend_of_whom_nobody_said() {
        let mut drawn = placed(&[
            (Ring::Closest, Sector::Home),
            (Ring::Close, Sector::School),
            (Ring::Closest, Sector::Peers),
            (Ring::Known, Sector::Community),
        ]);
        drawn.alters[0].is_adult = Some(true);
        assert_eq!(figure(&trusted_adults_in_school(&drawn)), (Some(1.0), 3, 4));
        assert_eq!(figure(&trusted_adults_outside(&drawn)), (Some(1.0), 3, 4));
        assert_eq!(figure(&no_trusted_adult(&drawn)), (Some(0.0), 3, 4));
        drawn.alters[0].is_adult = Some(false);
        drawn.alters[1].is_adult = Some(false);
        assert_eq!(figure(&no_trusted_adult(&drawn)), (Some(1.0), 3, 4));
        drawn.alters[2].link = Some(Link::Staff(person(9)));
        assert_eq!(figure(&trusted_adults_outside(&drawn)), (Some(1.0), 4, 4));
    }

    #[test]
    fn where_no_adult_was_told_there_is_no_zero_flag() {
        let drawn = placed(&[(Ring::Closest, Sector::Home), (Ring::Close, Sector::Peers)]);
        assert_eq!(figure(&no_trusted_adult(&drawn)), (None, 0, 2));
    }

    #[test]
    fn three_chips_asked_of_which_one_person_gives_one_and_two_give_another() {
        let mut drawn = map(2);
        drawn.supports_asked = vec![Support::Listens, Support::Rides, Support::Fun];
        drawn.alters[0].supports = vec![Support::Listens, Support::Rides];
        drawn.alters[1].supports = vec![Support::Listens];
        assert_eq!(figure(&support_coverage(&drawn)), (Some(2.0 / 3.0), 3, 8));
        assert_eq!(figure(&single_source(&drawn)), (Some(1.0), 3, 8));
        assert_eq!(figure(&support_coverage(&map(2))), (None, 0, 8));
    }

    #[test]
    fn between_two_dates_only_a_said_departure_is_one() {
        let earlier = map(5);
        let mut later = map(7);
        later.alters[0].presence = Presence::NoLonger;
        later.alters[1].is_pale = true;
        later.alters[6].presence = Presence::Potential;
        // 3, 4, 5 kept; 6 new; 1 gone; 2 not asked; 7 only hoped for.
        let figures: Vec<_> = growth(&earlier, &later).iter().map(figure).collect();
        assert_eq!(figures, [(Some(3.0), 4, 5), (Some(1.0), 4, 4), (Some(1.0), 4, 5), (Some(0.6), 4, 5)]);
    }

    #[test]
    fn a_second_map_on_which_nobody_was_asked_about_the_first_shows_only_who_is_new() {
        let mut later = map(3);
        for (alter, n) in later.alters.iter_mut().zip(7..) {
            alter.id = person(n);
        }
        let figures: Vec<_> = growth(&map(2), &later).iter().map(figure).collect();
        assert_eq!(figures, [(None, 0, 2), (Some(3.0), 3, 3), (None, 0, 2), (None, 0, 2)]);
    }
}
