//! Does it matter who is called what? Every measure of a whole network and of everybody in it is the same whichever number they
//! bear and in whichever order ties are told; each lies in its bounds; what is undefined has no value, and never 0. The figures of a
//! student's map have the same test beside the panels.

use proptest::prelude::*;

use super::bridging::bridging;
use super::every_ego::{EveryEgo, homophily, spread};
use super::graph::{EgoMeasures, Graph};
use super::leiden::communities;
use super::whole_network::whole_network;

/// Ties between so many, whether they point somewhere, a group of some of them, and an order to call everybody anew in.
type Drawn = (u32, Vec<(u32, u32)>, bool, Vec<Option<u8>>, Vec<u32>);

fn drawn() -> impl Strategy<Value = Drawn> {
    (1_u32..14).prop_flat_map(|n| {
        let ties = proptest::collection::vec((0..n, 0..n), 0..60);
        let groups = proptest::collection::vec(proptest::option::of(0_u8..4), n as usize);
        (Just(n), ties, any::<bool>(), groups, Just((0..n).collect::<Vec<u32>>()).prop_shuffle())
    })
}

fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

fn within(value: Option<f64>, least: f64, most: f64) -> bool {
    value.is_none_or(|value| value.is_finite() && (least - 1e-9..=most + 1e-9).contains(&value))
}

/// Whether two say the same of somebody.
fn agree(one: &EgoMeasures, two: &EgoMeasures) -> bool {
    (one.size, one.components) == (two.size, two.components)
        && same(one.ego_density, two.ego_density)
        && same(one.effective_size, two.effective_size)
        && same(one.efficiency, two.efficiency)
        && same(one.constraint, two.constraint)
}

/// Bounds: effective size lies between 1 and the size, efficiency is above 0, constraint above 0 and at most 9/8.
fn is_in_bounds(of: &EgoMeasures) -> bool {
    let n = f64::from(of.size);
    within(of.ego_density, 0.0, 1.0)
        && within(of.effective_size, 1.0, n)
        && within(of.efficiency, 1.0 / n.max(1.0), 1.0)
        && within(of.constraint, 1.0 / n.max(1.0), 1.125)
        && of.components <= of.size
        // Undefined is told as undefined, by everybody in the same case.
        && (of.size == 0) == of.effective_size.is_none()
        && (of.size == 0) == of.efficiency.is_none()
        && (of.size == 0) == of.constraint.is_none()
        && (of.size < 2) == of.ego_density.is_none()
}

proptest! {
    #[test]
    fn whoever_is_called_what_every_measure_is_the_same_and_in_its_bounds((n, ties, is_directed, groups, called) in drawn()) {
        let now = |node: u32| called[node as usize];
        let (graph, other) = (
            Graph::new(n, ties.iter().copied(), is_directed),
            Graph::new(n, ties.iter().rev().map(|(a, b)| (now(*a), now(*b))), is_directed),
        );
        let mut groups_now = vec![None; n as usize];
        (0..n).for_each(|node| groups_now[now(node) as usize] = groups[node as usize]);

        // The whole: the record of it holds nobody, so that it is the same record.
        let (one, two) = (whole_network(&graph), whole_network(&other));
        prop_assert_eq!(
            (one.nodes, one.ties, one.components, one.isolates, one.self_ties_dropped, one.repeated_ties_dropped),
            (two.nodes, two.ties, two.components, two.isolates, two.self_ties_dropped, two.repeated_ties_dropped)
        );
        prop_assert_eq!(&one.degrees, &two.degrees);
        for (name, a, b) in [
            ("density", one.density, two.density),
            ("reciprocity", one.reciprocity, two.reciprocity),
            ("transitivity", one.transitivity, two.transitivity),
        ] {
            prop_assert!(same(a, b) && within(a, 0.0, 1.0), "{} {:?} {:?}", name, a, b);
        }
        prop_assert_eq!(one.density.is_none(), n < 2);
        prop_assert_eq!(one.reciprocity.is_none(), !is_directed || one.ties == 0);
        prop_assert_eq!(one.transitivity.is_none(), (0..n).all(|node| graph.alters(node).len() < 2));
        prop_assert!(one.components >= 1 && one.components <= n && one.isolates <= n);

        // Everybody in it, all at once and on two processors.
        let (ours, theirs) = (EveryEgo::with_components(&graph, 1), EveryEgo::with_components(&other, 2));
        for node in 0..n {
            let ((a, without_a), (b, without_b)) = (ours.around(node), theirs.around(now(node)));
            prop_assert!(agree(&a, &b), "{:?} {:?}", a, b);
            prop_assert_eq!(without_a, without_b);
            prop_assert!(is_in_bounds(&a), "{:?}", a);
        }

        // Two figures by group: of whom nothing is known nothing is said.
        let known = |node: u32| graph.alters(node).iter().any(|alter| groups[*alter as usize].is_some());
        type ByGroup = dyn Fn(&Graph, &[Option<u8>], usize) -> Vec<Option<f64>>;
        let both = |of: &ByGroup| (of(&graph, &groups, 1), of(&other, &groups_now, 2));
        let ((blau, blau_now), (ei, ei_now)) = (both(&spread), both(&homophily));
        for node in 0..n {
            let (at, there) = (node as usize, now(node) as usize);
            prop_assert!(same(blau[at], blau_now[there]) && within(blau[at], 0.0, 1.0));
            prop_assert!(same(ei[at], ei_now[there]) && within(ei[at], -1.0, 1.0));
            prop_assert_eq!(blau[at].is_none(), !known(node));
            prop_assert_eq!(ei[at].is_none(), groups[at].is_none() || !known(node));
        }

        // Who holds others together, and who does not.
        let again = |of: Vec<u32>| { let mut all: Vec<u32> = of.into_iter().map(now).collect(); all.sort_unstable(); all };
        prop_assert_eq!(again(graph.cut_points()), other.cut_points());
        prop_assert_eq!(again(graph.isolates().collect()), other.isolates().collect::<Vec<_>>());
        for least in 1..4 {
            prop_assert_eq!(again(bridging(&graph, least)), bridging(&other, least));
        }

        // Which of several equal ways to part them is found depends on who is asked first: that it is within its bounds does not.
        let found = communities(&graph, 6);
        prop_assert!(within(found.modularity, -0.5, 1.0) && found.modularity.is_none() == (graph.tied_pairs() == 0));
        prop_assert!(found.of.iter().all(|group| *group < found.count) && found.count <= n);
    }
}
