//! Quality: what do the relationships on a map give?
//! Reads rings, chips and the direction of help; never judges a person, and knows no mark about anybody.

use super::{Indicator, IndicatorId};
use crate::ego_network::{EgoNetwork, Reciprocity, Ring, Support};

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
    fn two_chips_from_one_of_two_people_is_one_each() {
        let mut drawn = map(2);
        assert_eq!(multiplexity(&drawn), Indicator::new(IndicatorId::K6, None, 0, 8));
        drawn.supports_asked = vec![Support::Rides];
        assert_eq!(multiplexity(&drawn), Indicator::new(IndicatorId::K6, Some(0.0), 1, 8));
        drawn.alters[0].supports = vec![Support::Listens, Support::Rides];
        assert_eq!(multiplexity(&drawn), Indicator::new(IndicatorId::K6, Some(1.0), 2, 8));
    }
}
