//! Structure: how do the people on a map stand to each other?
//! A pair is known when somebody said that the two know each other or that they do not. Figures are computed from the
//! lines drawn; where pairs exist and none is known they are None, and the coverage says how far to trust the rest.
//! Neither high nor low is good.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{EgoMeasures, Graph, ego_measures};
use super::quality::supports_asked;
use super::{Indicator, IndicatorId};
use crate::ego_network::{Broker, EgoNetwork, Origin, Sector, Support};
use crate::record::Id;

/// The alter ties of a map, as graphs.
struct AlterTies {
    /// Alters alone: the ego is removed.
    without_ego: Graph,
    /// The same with the ego as the last node, tied to everybody.
    with_ego: Graph,
    known_pairs: usize,
    all_pairs: usize,
}

impl AlterTies {
    fn read(map: &EgoNetwork) -> AlterTies {
        let places: BTreeMap<Id, u32> = map.counted().map(|alter| alter.id).zip(0..).collect();
        let n = places.len() as u32;
        let mut known = BTreeSet::new();
        let mut drawn = Vec::new();
        for tie in &map.ties {
            // A line to somebody who is pale, gone or only hoped for waits until they are on the map.
            let (Some(&a), Some(&b)) = (places.get(&tie.a), places.get(&tie.b)) else { continue };
            if a == b {
                continue;
            }
            known.insert((a.min(b), a.max(b)));
            if tie.is_present {
                drawn.push((a, b));
            }
        }
        let spokes = (0..n).map(|alter| (n, alter));
        AlterTies {
            with_ego: Graph::new(n + 1, drawn.iter().copied().chain(spokes), false),
            without_ego: Graph::new(n, drawn, false),
            known_pairs: known.len(),
            all_pairs: places.len() * places.len().saturating_sub(1) / 2,
        }
    }

    /// None of these is defined for a map without people, or where pairs exist and none was asked.
    fn is_told(&self) -> bool {
        self.without_ego.nodes() > 0 && (self.all_pairs == 0 || self.known_pairs > 0)
    }

    fn figure(&self, id: IndicatorId, value: Option<f64>) -> Indicator {
        Indicator::new(id, value.filter(|_| self.is_told()), self.known_pairs, self.all_pairs)
    }

    fn around_ego(&self) -> EgoMeasures {
        ego_measures(&self.with_ego, self.without_ego.nodes())
    }

    fn count(&self, id: IndicatorId, count: u32) -> Indicator {
        self.figure(id, Some(f64::from(count)))
    }
}

/// T1 to T4 in the order of the dictionary, reading the lines once.
pub fn of_ties(map: &EgoNetwork) -> [Indicator; 7] {
    let ties = AlterTies::read(map);
    let around = ties.around_ego();
    [
        ties.figure(IndicatorId::T1, around.ego_density),
        ties.figure(IndicatorId::T2EffectiveSize, around.effective_size),
        ties.figure(IndicatorId::T2Efficiency, around.efficiency),
        ties.figure(IndicatorId::T3, around.constraint),
        ties.count(IndicatorId::T4Clusters, around.components),
        ties.count(IndicatorId::T4CutPoints, ties.without_ego.cut_points().len() as u32),
        ties.count(IndicatorId::T4Isolates, ties.without_ego.isolates().count() as u32),
    ]
}

/// T1, density with the ego removed: 2t / (n(n − 1)) (standard). None for n < 2, and where no pair was asked. Pairs not
/// asked are not lines, so below full coverage this is the least it can be.
pub fn density(map: &EgoNetwork) -> Indicator {
    let [density, ..] = of_ties(map);
    density
}

/// T2, effective size: n − 2t/n (Burt 1992; Borgatti 1997). None when nobody is mapped: unknown is not zero.
pub fn effective_size(map: &EgoNetwork) -> Indicator {
    let [_, effective_size, ..] = of_ties(map);
    effective_size
}

/// T2, efficiency: effective size / n (Burt 1992; Borgatti 1997). None when nobody is mapped.
pub fn efficiency(map: &EgoNetwork) -> Indicator {
    let [_, _, efficiency, ..] = of_ties(map);
    efficiency
}

/// T3, constraint: Σ_v (p_uv + Σ_w p_uw p_wv)² (Burt 1992), researcher view. The graph is the ego network with the ego,
/// every tie of weight 1, so an alter's shares include its tie to the ego. None when nobody is mapped; 1 for one alter.
pub fn constraint(map: &EgoNetwork) -> Indicator {
    let [_, _, _, constraint, ..] = of_ties(map);
    constraint
}

/// T4, clusters: connected components after removing the ego (standard). Somebody alone is a cluster.
pub fn clusters(map: &EgoNetwork) -> Indicator {
    let [_, _, _, _, clusters, ..] = of_ties(map);
    clusters
}

/// T4, cut points: alters whose removal adds a component, the ego removed (standard). Removing somebody alone adds none.
pub fn cut_points(map: &EgoNetwork) -> Indicator {
    let [.., cut_points, _] = of_ties(map);
    cut_points
}

/// T4, isolates: alters with no alter tie (standard).
pub fn isolates(map: &EgoNetwork) -> Indicator {
    let [.., isolates] = of_ties(map);
    isolates
}

/// Blau's 1 − Σp² of the people placed, with how many those are.
fn blau(map: &EgoNetwork) -> (Option<f64>, usize, usize) {
    let sectors: Vec<Option<Sector>> = map.counted().map(|alter| alter.spot.map(|spot| spot.sector)).collect();
    let placed = sectors.iter().flatten().count();
    let squares = Sector::ALL.iter().map(|sector| {
        let here = sectors.iter().flatten().filter(|of| *of == sector).count();
        (here as f64 / placed as f64).powi(2)
    });
    ((placed > 0).then(|| 1.0 - squares.sum::<f64>()), placed, sectors.len())
}

/// T5, sector spread: Blau 1 − Σp² (Blau 1977), p the share of the people placed in a sector. None when nobody is placed.
pub fn sector_spread(map: &EgoNetwork) -> Indicator {
    let (blau, placed, all) = blau(map);
    Indicator::new(IndicatorId::T5Blau, blau, placed, all)
}

/// T5, index of qualitative variation: Blau · k/(k − 1), k the five sectors, empty ones too (Blau 1977). None when nobody is placed.
pub fn sector_spread_normed(map: &EgoNetwork) -> Indicator {
    let (blau, placed, all) = blau(map);
    let k = Sector::ALL.len() as f64;
    Indicator::new(IndicatorId::T5Iqv, blau.map(|blau| blau * k / (k - 1.0)), placed, all)
}

/// T8, fragility: share of the resources given that would be lost with the most-used alter (ours; counselor only). Where
/// several give alike, the greatest loss. Known are the chips asked. None when nobody gives anything.
pub fn fragility(map: &EgoNetwork) -> Indicator {
    let chips = supports_asked(map);
    let givers = |chip: &Support| map.counted().filter(|alter| alter.supports.contains(chip)).count();
    let given: Vec<Support> = chips.iter().copied().filter(|chip| givers(chip) > 0).collect();
    let gives = |supports: &[Support]| given.iter().filter(|chip| supports.contains(chip)).count();
    let most = map.counted().map(|alter| gives(&alter.supports)).max().unwrap_or(0);
    let lost = map
        .counted()
        .filter(|alter| gives(&alter.supports) == most)
        .map(|alter| given.iter().filter(|chip| alter.supports.contains(chip) && givers(chip) == 1).count())
        .max();
    let share = lost.filter(|_| !given.is_empty()).map(|lost| lost as f64 / given.len() as f64);
    Indicator::new(IndicatorId::T8, share, chips.len(), Support::ALL.len())
}

/// T9, made and inherited: share of the people of whom it was told who were met elsewhere than in the family (ours).
pub fn made(map: &EgoNetwork) -> Indicator {
    let told: Vec<Origin> = map.counted().filter_map(|alter| alter.origin).collect();
    let made = told.iter().filter(|origin| **origin != Origin::Family).count();
    let share = (!told.is_empty()).then(|| made as f64 / told.len() as f64);
    Indicator::new(IndicatorId::T9Made, share, told.len(), map.counted().count())
}

/// T9: share of the people of whom it was told who introduced them whom the school or its staff did (ours).
pub fn introduced_by_school(map: &EgoNetwork) -> Indicator {
    let told: Vec<Broker> = map.counted().filter_map(|alter| alter.broker).collect();
    let by_school = told.iter().filter(|broker| matches!(broker, Broker::Staff(_) | Broker::TheSchool)).count();
    let share = (!told.is_empty()).then(|| by_school as f64 / told.len() as f64);
    Indicator::new(IndicatorId::T9BySchool, share, told.len(), map.counted().count())
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{map, person, placed, settled, tied};
    use super::*;
    use crate::ego_network::{Presence, Ring, Tie};

    fn values(map: &EgoNetwork) -> [Option<f64>; 7] {
        of_ties(map).map(|figure| figure.value)
    }

    #[test]
    fn a_knows_b_and_c_and_d_knows_nobody() {
        let drawn = settled(tied(map(4), &[(1, 2), (1, 3)]));
        let [density, effective, efficiency, constraint, clusters, cuts, isolates] = values(&drawn);
        assert_eq!((density, effective, efficiency), (Some(1.0 / 3.0), Some(3.0), Some(0.75)));
        assert!((constraint.unwrap() - 0.5347).abs() < 5e-5);
        assert_eq!((clusters, cuts, isolates), (Some(2.0), Some(1.0), Some(1.0)));
        assert_eq!((of_ties(&drawn)[0].n_known, of_ties(&drawn)[0].n_total), (6, 6));
    }

    #[test]
    fn strangers_a_clique_and_one_person() {
        let strangers = values(&settled(map(4)));
        assert_eq!((strangers[0], strangers[1], strangers[3]), (Some(0.0), Some(4.0), Some(0.25)));
        let clique = values(&tied(map(3), &[(1, 2), (1, 3), (2, 3)]));
        assert_eq!((clique[0], clique[1]), (Some(1.0), Some(1.0)));
        assert!((clique[3].unwrap() - 0.9259).abs() < 5e-5);
        let one = values(&map(1));
        assert_eq!((one[0], one[1], one[3], one[4], one[6]), (None, Some(1.0), Some(1.0), Some(1.0), Some(1.0)));
    }

    #[test]
    fn before_anybody_was_asked_who_knows_whom_nothing_is_said() {
        let unasked = map(4);
        assert_eq!(values(&unasked), [None; 7]);
        assert!(of_ties(&unasked).iter().all(|figure| !figure.is_asked_enough() && figure.n_total == 6));
        let one_line = tied(map(4), &[(1, 2)]);
        assert_eq!((density(&one_line).value, density(&one_line).n_known), (Some(1.0 / 6.0), 1));
        assert!(!density(&one_line).is_asked_enough());
    }

    #[test]
    fn an_erased_line_is_known_to_be_absent() {
        let mut erased = map(2);
        erased.ties.push(Tie { a: person(1), b: person(2), is_present: false });
        assert_eq!(density(&erased), Indicator::new(IndicatorId::T1, Some(0.0), 1, 1));
    }

    #[test]
    fn lines_to_people_who_do_not_count_are_left_out() {
        let mut drawn = tied(settled(map(3)), &[]);
        for tie in &mut drawn.ties {
            tie.is_present = true;
        }
        drawn.alters[2].presence = Presence::Potential;
        assert_eq!((density(&drawn).value, density(&drawn).n_total), (Some(1.0), 1));
        drawn.alters[1].is_pale = true;
        assert_eq!((density(&drawn).value, effective_size(&drawn).value), (None, Some(1.0)));
        drawn.alters[0].presence = Presence::NoLonger;
        assert_eq!(values(&drawn), [None; 7]);
    }

    #[test]
    fn each_figure_alone_is_the_figure_of_the_whole_list() {
        let drawn = settled(tied(map(5), &[(1, 2), (2, 3), (4, 5)]));
        let alone = [density, effective_size, efficiency, constraint, clusters, cut_points, isolates].map(|of| of(&drawn));
        assert_eq!(alone, of_ties(&drawn));
        let ids = [
            IndicatorId::T1,
            IndicatorId::T2EffectiveSize,
            IndicatorId::T2Efficiency,
            IndicatorId::T3,
            IndicatorId::T4Clusters,
            IndicatorId::T4CutPoints,
            IndicatorId::T4Isolates,
        ];
        assert_eq!(alone.map(|figure| figure.id), ids);
    }

    #[test]
    fn with_whoever_gives_most_half_of_the_help_would_go() {
        let mut drawn = map(3);
        assert_eq!(fragility(&drawn), Indicator::new(IndicatorId::T8, None, 0, 8));
        drawn.supports_asked = vec![Support::Rides, Support::Fun, Support::Listens];
        assert_eq!(fragility(&drawn).value, None, "nobody gives any of it");
        drawn.alters[0].supports = vec![Support::Rides, Support::Listens];
        drawn.alters[1].supports = vec![Support::Listens];
        assert_eq!(fragility(&drawn), Indicator::new(IndicatorId::T8, Some(0.5), 3, 8));
        drawn.alters[2].supports = vec![Support::Rides, Support::Listens];
        assert_eq!(fragility(&drawn).value, Some(0.0));
        assert_eq!(fragility(&map(0)).value, None);
    }

    #[test]
    fn one_was_inherited_one_made_and_one_of_them_through_the_school() {
        let mut drawn = map(3);
        assert_eq!((made(&drawn).value, introduced_by_school(&drawn).value), (None, None));
        drawn.alters[0].origin = Some(Origin::Family);
        drawn.alters[1].origin = Some(Origin::Activity);
        drawn.alters[0].broker = Some(Broker::Nobody);
        drawn.alters[1].broker = Some(Broker::Staff(person(9)));
        assert_eq!(made(&drawn), Indicator::new(IndicatorId::T9Made, Some(0.5), 2, 3));
        assert_eq!(introduced_by_school(&drawn), Indicator::new(IndicatorId::T9BySchool, Some(0.5), 2, 3));
        drawn.alters[2].broker = Some(Broker::Alter(person(1)));
        assert_eq!(introduced_by_school(&drawn).value, Some(1.0 / 3.0));
    }

    #[test]
    fn five_at_home_three_at_school_and_two_peers() {
        let at = |sector, n| std::iter::repeat_n((Ring::Close, sector), n);
        let spots: Vec<_> = at(Sector::Home, 5).chain(at(Sector::School, 3)).chain(at(Sector::Peers, 2)).collect();
        let mut drawn = placed(&spots);
        assert!((sector_spread(&drawn).value.unwrap() - 0.62).abs() < 1e-12);
        assert!((sector_spread_normed(&drawn).value.unwrap() - 0.775).abs() < 1e-12);
        drawn.alters[9].spot = None;
        assert_eq!((sector_spread(&drawn).n_known, sector_spread(&drawn).n_total), (9, 10));
        assert_eq!(sector_spread(&map(2)), Indicator::new(IndicatorId::T5Blau, None, 0, 2));
    }
}
