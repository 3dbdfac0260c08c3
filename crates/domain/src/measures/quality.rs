//! Quality: what do the relationships on a map give?
//! Reads rings, chips and the direction of help; never judges a person, and knows no mark about anybody.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Indicator, IndicatorId, median};
use crate::ego_network::{Alter, EgoNetwork, LastContact, Reciprocity, Ring, Support};
use crate::record::Id;

/// The developmental elements that a chip tells of, in our words (Search Institute has two more: challenge growth, share
/// power; no chip tells of those).
const ELEMENTS: [&[Support]; 3] = [
    // Care.
    &[Support::Listens, Support::ProudOfMe, Support::Fun],
    // Support.
    &[Support::Advice, Support::Homework, Support::Rides],
    // Expand possibilities.
    &[Support::KnowsJobs, Support::CouldIntroduce],
];
/// All five of the framework: of those could be asked.
const ALL_ELEMENTS: usize = 5;

/// Which elements were asked: those of which at least one chip was.
fn elements_asked(map: &EgoNetwork) -> Vec<&'static [Support]> {
    let asked = supports_asked(map);
    ELEMENTS.into_iter().filter(|chips| chips.iter().any(|chip| asked.contains(chip))).collect()
}

fn meets(alter: &Alter, element: &[Support]) -> bool {
    element.iter().any(|chip| alter.supports.contains(chip))
}

/// K1, developmental elements met per alter, the mean (Search Institute framework, own words). Known are the elements asked,
/// of five. None when none was asked or nobody is mapped.
pub fn elements_per_person(map: &EgoNetwork) -> Indicator {
    let asked = elements_asked(map);
    let people = map.counted().count();
    let met: usize = map.counted().map(|alter| asked.iter().filter(|element| meets(alter, element)).count()).sum();
    let mean = (people > 0 && !asked.is_empty()).then(|| met as f64 / people as f64);
    Indicator::new(IndicatorId::K1Mean, mean, asked.len(), ALL_ELEMENTS)
}

/// K1, share of the elements asked that at least one alter meets (Search Institute framework, own words).
pub fn elements_met(map: &EgoNetwork) -> Indicator {
    let asked = elements_asked(map);
    let met = asked.iter().filter(|element| map.counted().any(|alter| meets(alter, element))).count();
    let is_told = map.counted().next().is_some() && !asked.is_empty();
    Indicator::new(IndicatorId::K1Network, is_told.then(|| met as f64 / asked.len() as f64), asked.len(), ALL_ELEMENTS)
}

/// K7, continuity: share of the people of whom it was told who were in touch this week or this month (ours). None when it
/// was told of nobody.
pub fn in_touch_this_month(map: &EgoNetwork) -> Indicator {
    let told: Vec<LastContact> = map.counted().filter_map(|alter| alter.last_contact).collect();
    let recent = told.iter().filter(|last| matches!(last, LastContact::ThisWeek | LastContact::ThisMonth)).count();
    let share = (!told.is_empty()).then(|| recent as f64 / told.len() as f64);
    Indicator::new(IndicatorId::K7Month, share, told.len(), map.counted().count())
}

/// K7, continuity: median days since each person first stood on a kept map (ours). `first_on` is that day for everybody who
/// stood on this map or an earlier one. A first map says nothing of how long: None where nobody stood on an earlier one.
pub fn known_for(map: &EgoNetwork, on: NaiveDate, first_on: &BTreeMap<Id, NaiveDate>) -> Indicator {
    let days: Vec<f64> =
        map.counted().filter_map(|alter| first_on.get(&alter.id)).map(|first| (on - *first).num_days() as f64).collect();
    let is_told = first_on.values().any(|first| *first < on);
    Indicator::new(IndicatorId::K7KnownDays, median(&days).filter(|_| is_told), days.len(), map.counted().count())
}

/// The rings of the people who count and are placed, and how many count.
fn rings(map: &EgoNetwork) -> (Vec<Ring>, usize) {
    (map.counted().filter_map(|alter| alter.spot).map(|spot| spot.ring).collect(), map.counted().count())
}

/// 1, 2/3, 1/3 from the inside.
fn ring_value(ring: Ring) -> f64 {
    match ring {
        Ring::Closest => 1.0,
        Ring::Close => 2.0 / 3.0,
        Ring::Known => 1.0 / 3.0,
    }
}

/// K2, closeness: mean of ring values 1, 2/3, 1/3 from the inside (Aron et al. 1992). People in the tray are not known;
/// None when nobody is placed.
pub fn closeness(map: &EgoNetwork) -> Indicator {
    let (rings, all) = rings(map);
    let sum: f64 = rings.iter().copied().map(ring_value).sum();
    Indicator::new(IndicatorId::K2Mean, (!rings.is_empty()).then(|| sum / rings.len() as f64), rings.len(), all)
}

/// K2, share in ring 1 of the people placed (Aron et al. 1992). None when nobody is placed.
pub fn closest_share(map: &EgoNetwork) -> Indicator {
    let (rings, all) = rings(map);
    let closest = rings.iter().filter(|ring| **ring == Ring::Closest).count();
    let share = (!rings.is_empty()).then(|| closest as f64 / rings.len() as f64);
    Indicator::new(IndicatorId::K2Closest, share, rings.len(), all)
}

/// K4, reciprocity: share of ties where help flows both ways (Tracy & Whittaker 1990), of those whose direction was
/// told. None when none was.
pub fn reciprocity(map: &EgoNetwork) -> Indicator {
    let told: Vec<Reciprocity> = map.counted().filter_map(|alter| alter.reciprocity).collect();
    let both = told.iter().filter(|way| **way == Reciprocity::Both).count();
    let share = (!told.is_empty()).then(|| both as f64 / told.len() as f64);
    Indicator::new(IndicatorId::K4, share, told.len(), map.counted().count())
}

/// K6, multiplexity: mean distinct resources per alter (Perry, Pescosolido & Borgatti 2018). Known are the chips that
/// were asked; with few of them the mean is low because little was asked. None when no chip was, or nobody is mapped.
pub fn multiplexity(map: &EgoNetwork) -> Indicator {
    let asked = supports_asked(map);
    let people = map.counted().count();
    let given: usize = map.counted().map(|alter| asked.iter().filter(|chip| alter.supports.contains(chip)).count()).sum();
    let mean = (people > 0 && !asked.is_empty()).then(|| given as f64 / people as f64);
    Indicator::new(IndicatorId::K6, mean, asked.len(), Support::ALL.len())
}

/// The chips that were chosen or dismissed. A painted one was asked, whatever else arrived of it.
pub(crate) fn supports_asked(map: &EgoNetwork) -> Vec<Support> {
    let is_painted = |chip: &Support| map.counted().any(|alter| alter.supports.contains(chip));
    Support::ALL.into_iter().filter(|chip| map.supports_asked.contains(chip) || is_painted(chip)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{map, placed};
    use super::*;
    use crate::ego_network::Sector;

    #[test]
    fn one_person_in_each_ring_and_one_in_the_tray() {
        let mut drawn = placed(&[Ring::Closest, Ring::Close, Ring::Known, Ring::Closest].map(|ring| (ring, Sector::Peers)));
        drawn.alters[3].spot = None;
        let mean = closeness(&drawn);
        assert!((mean.value.unwrap() - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!((mean.n_known, mean.n_total), (3, 4));
        assert_eq!(closest_share(&drawn), Indicator::new(IndicatorId::K2Closest, Some(1.0 / 3.0), 3, 4));
        assert_eq!(closeness(&map(2)), Indicator::new(IndicatorId::K2Mean, None, 0, 2));
    }

    #[test]
    fn help_that_was_not_told_is_neither_one_way_nor_both() {
        let mut drawn = map(4);
        assert_eq!(reciprocity(&drawn), Indicator::new(IndicatorId::K4, None, 0, 4));
        drawn.alters[0].reciprocity = Some(Reciprocity::Both);
        drawn.alters[1].reciprocity = Some(Reciprocity::ToMe);
        drawn.alters[2].reciprocity = Some(Reciprocity::FromMe);
        assert_eq!(reciprocity(&drawn), Indicator::new(IndicatorId::K4, Some(1.0 / 3.0), 3, 4));
    }

    #[test]
    fn care_and_support_were_asked_of_two_people_and_one_of_them_gives_both() {
        let mut drawn = map(2);
        assert_eq!(elements_met(&drawn), Indicator::new(IndicatorId::K1Network, None, 0, 5));
        drawn.supports_asked = vec![Support::Listens, Support::Rides];
        drawn.alters[0].supports = vec![Support::Listens, Support::Fun, Support::Rides];
        assert_eq!(elements_met(&drawn), Indicator::new(IndicatorId::K1Network, Some(1.0), 2, 5));
        assert_eq!(elements_per_person(&drawn), Indicator::new(IndicatorId::K1Mean, Some(1.0), 2, 5));
        drawn.supports_asked.push(Support::KnowsJobs);
        assert_eq!(elements_met(&drawn), Indicator::new(IndicatorId::K1Network, Some(2.0 / 3.0), 3, 5));
        assert!(elements_met(&drawn).is_asked_enough(), "three of five is all that chips can tell");
        assert_eq!(elements_per_person(&map(0)).value, None);
    }

    #[test]
    fn in_touch_is_told_of_two_and_of_the_third_nobody_knows() {
        let mut drawn = map(3);
        assert_eq!(in_touch_this_month(&drawn), Indicator::new(IndicatorId::K7Month, None, 0, 3));
        drawn.alters[0].last_contact = Some(LastContact::ThisMonth);
        drawn.alters[1].last_contact = Some(LastContact::LongerAgo);
        assert_eq!(in_touch_this_month(&drawn), Indicator::new(IndicatorId::K7Month, Some(0.5), 2, 3));
    }

    #[test]
    fn how_long_somebody_is_known_begins_with_the_second_map() {
        let day = |of| NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(of);
        let drawn = map(3);
        let first: BTreeMap<Id, NaiveDate> = drawn.alters.iter().map(|alter| (alter.id, day(0))).collect();
        assert_eq!(known_for(&drawn, day(0), &first).value, None);
        let mut later = first.clone();
        later.insert(drawn.alters[2].id, day(90));
        assert_eq!(known_for(&drawn, day(90), &later), Indicator::new(IndicatorId::K7KnownDays, Some(90.0), 3, 3));
        later.insert(drawn.alters[1].id, day(80));
        assert_eq!(known_for(&drawn, day(90), &later).value, Some(10.0));
    }

    #[test]
    fn two_chips_from_one_of_two_people_is_one_each() {
        let mut drawn = map(2);
        assert_eq!(multiplexity(&drawn), Indicator::new(IndicatorId::K6, None, 0, 8));
        drawn.supports_asked = vec![Support::Rides];
        assert_eq!(multiplexity(&drawn), Indicator::new(IndicatorId::K6, Some(0.0), 1, 8));
        drawn.alters[0].supports = vec![Support::Listens, Support::Rides];
        assert_eq!(multiplexity(&drawn), Indicator::new(IndicatorId::K6, Some(1.0), 2, 8));
    }
}
