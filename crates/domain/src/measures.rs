//! What does a map, or a whole network, say in numbers, and how much of it was asked?
//! Pure functions, one per indicator; each value travels with its coverage, and undefined is None, never 0. Nothing
//! here ranks students, adds dimensions into a score, or shows an indicator that no gesture feeds.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ego_network::EgoNetwork;

#[cfg(test)]
mod agreement;
pub mod bridging;
pub mod connectedness;
pub mod counted;
mod crew;
pub mod dictionary;
#[cfg(test)]
pub(crate) mod drawn;
pub mod edited;
pub mod every_ego;
pub mod graph;
pub mod leiden;
pub mod mobilization;
mod oriented;
pub mod panels;
#[cfg(test)]
mod peers;
pub mod quality;
pub mod quantity;
#[cfg(test)]
mod relabelled;
pub mod structure;
pub mod whole_network;

pub use dictionary::{IndicatorId, dictionary};

/// One figure, with how much of what it rests on was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Indicator {
    /// Its line in the dictionary.
    pub id: IndicatorId,
    /// The version of the formula.
    pub version: u16,
    /// None: undefined, or nothing was asked. Never shown as 0.
    pub value: Option<f64>,
    /// Of how many people, pairs or chips we know what the figure needs.
    pub n_known: u32,
    /// Of how many it could be known.
    pub n_total: u32,
}

impl Indicator {
    pub(crate) fn new(id: IndicatorId, value: Option<f64>, n_known: usize, n_total: usize) -> Indicator {
        Indicator { id, version: id.definition().version, value, n_known: n_known as u32, n_total: n_total as u32 }
    }

    /// False is shown as "not enough asked yet": less than 0.6 is known. Where there was nothing to ask (one person has
    /// no pairs), a value that is defined stands.
    pub fn is_asked_enough(&self) -> bool {
        if self.n_total == 0 { self.value.is_some() } else { u64::from(self.n_known) * 5 >= u64::from(self.n_total) * 3 }
    }
}

/// The middle of some values, the mean of the two in the middle where they are even. None of nothing.
pub(crate) fn median(of: &[f64]) -> Option<f64> {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(sorted[middle]),
        _ => Some((sorted[middle - 1] + sorted[middle]) / 2.0),
    }
}

/// Every indicator that one wave alone tells, in the order of the dictionary.
pub fn of_wave(map: &EgoNetwork) -> Vec<Indicator> {
    let mut all = vec![
        quantity::network_size(map),
        quantity::strong_ties(map),
        quantity::weak_ties(map),
        quantity::trusted_adults_in_school(map),
        quantity::trusted_adults_outside(map),
        quantity::no_trusted_adult(map),
        quantity::support_coverage(map),
        quantity::single_source(map),
        quality::elements_per_person(map),
        quality::elements_met(map),
        quality::closeness(map),
        quality::closest_share(map),
        quality::reciprocity(map),
        quality::multiplexity(map),
        quality::in_touch_this_month(map),
    ];
    all.extend(structure::of_ties(map));
    all.extend([
        structure::sector_spread(map),
        structure::sector_spread_normed(map),
        structure::fragility(map),
        structure::made(map),
        structure::introduced_by_school(map),
    ]);
    all
}

/// Every indicator between two waves of one student (Q7).
pub fn between(earlier: &EgoNetwork, later: &EgoNetwork) -> Vec<Indicator> {
    quantity::growth(earlier, later)
}

#[cfg(test)]
mod tests {
    use super::drawn::map;
    use super::*;

    #[test]
    fn six_of_ten_asked_is_enough_and_five_is_not() {
        let known = |n_known, n_total, value| Indicator::new(IndicatorId::T1, value, n_known, n_total);
        assert!(known(6, 10, Some(0.0)).is_asked_enough());
        assert!(!known(5, 10, Some(0.0)).is_asked_enough());
        assert!(known(0, 0, Some(1.0)).is_asked_enough());
        assert!(!known(0, 0, None).is_asked_enough());
    }

    #[test]
    fn the_median_of_four_lies_between_the_two_in_the_middle() {
        assert_eq!((median(&[]), median(&[3.0]), median(&[4.0, 1.0, 2.0, 9.0])), (None, Some(3.0), Some(3.0)));
    }

    #[test]
    fn a_student_who_is_not_mapped_yet_has_no_figure_at_all() {
        let nobody = map(0);
        for figure in of_wave(&nobody).into_iter().chain(between(&nobody, &nobody)) {
            assert_eq!((figure.value, figure.is_asked_enough()), (None, false), "{}", figure.id.name());
        }
    }
}
