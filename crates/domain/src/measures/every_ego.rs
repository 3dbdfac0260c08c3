//! What surrounds every student of a school or a district, all at once: the same figures as `ego_measures`, and the same to
//! the ninth place. A triangle of three students tells something to each of the three, so it is looked for once and not three
//! times: marks are set on whoever one of them points to, and the rows of those are read against the marks.
//! What comes through others is kept in whole numbers (a share of 1 is 2^44), so that the sum is the same in whatever order
//! the cores add to it.

use std::sync::atomic::{AtomicU64, Ordering};

use super::crew::{each, share};
use super::graph::{EgoMeasures, Graph, Ties};
use super::oriented::Oriented;

/// One whole, in the whole numbers that shares are added in. Room for a million of them, and thirteen places.
const WHOLE: f64 = (1_u64 << 44) as f64;

/// The surroundings of every node, by node. Some twenty bytes each.
#[derive(Clone, Debug, PartialEq)]
pub struct EveryEgo {
    sizes: Vec<u32>,
    /// t: ties among the alters.
    alter_ties: Vec<u32>,
    /// NaN: nobody is tied to this node.
    constraint: Vec<f64>,
    components: Option<Vec<u32>>,
    /// How often a neighbour was looked up to find all triangles.
    pub lookups: u64,
}

impl EveryEgo {
    /// Measures size, density, effective size, efficiency and constraint of every node, on so many cores.
    pub fn of(graph: &Graph, cores: usize) -> EveryEgo {
        let up = Oriented::of(graph);
        let n = graph.nodes();
        let shares: Vec<u64> = (0..n).map(|node| (WHOLE / graph.alters(node).len().max(1) as f64).round() as u64).collect();
        let through: Vec<AtomicU64> = (0..up.pairs()).map(|_| AtomicU64::new(0)).collect();
        let found = share(n, cores, |deal| {
            let mut seen = Seen { alter_ties: vec![0; n as usize], place: vec![0; n as usize], lookups: 0, to_third: Vec::new() };
            deal.nodes().for_each(|node| seen.triangles_of(node, &up, &shares, &through));
            (seen.alter_ties, seen.lookups)
        });
        let mut alter_ties = vec![0; n as usize];
        let mut lookups = 0;
        for (ties, looked) in found {
            alter_ties.iter_mut().zip(ties).for_each(|(all, part)| *all += part);
            lookups += looked;
        }
        let mut constraint = vec![0.0; n as usize];
        for node in 0..n {
            for pair in up.range(node) {
                let to_both = (1.0 + through[pair].load(Ordering::Relaxed) as f64 / WHOLE).powi(2);
                constraint[node as usize] += to_both;
                constraint[up.row(node)[pair - up.range(node).start] as usize] += to_both;
            }
        }
        let sizes: Vec<u32> = (0..n).map(|node| graph.alters(node).len() as u32).collect();
        for (of, size) in constraint.iter_mut().zip(&sizes) {
            // 0 / 0 where nobody is tied: not a number, and never 0.
            *of /= f64::from(*size).powi(2);
        }
        EveryEgo { sizes, alter_ties, constraint, components: None, lookups }
    }

    /// The same, and into how many parts the alters of each fall without the ego: a second look at every triangle.
    pub fn with_components(graph: &Graph, cores: usize) -> EveryEgo {
        EveryEgo { components: Some(components(graph, cores)), ..EveryEgo::of(graph, cores) }
    }

    /// How many nodes were measured.
    pub fn nodes(&self) -> u32 {
        self.sizes.len() as u32
    }

    /// The surroundings of one node. Without [`EveryEgo::with_components`] the components are None.
    pub fn around(&self, node: u32) -> (EgoMeasures, Option<u32>) {
        let at = node as usize;
        let components = self.components.as_ref().map(|all| all[at]);
        let constraint = (self.sizes[at] > 0).then_some(self.constraint[at]);
        let told = EgoMeasures::new(self.sizes[at], 2 * u64::from(self.alter_ties[at]), constraint, components.unwrap_or(0));
        (told, components)
    }

    /// Measures again whom an edit concerns, and nobody else.
    pub fn again(&mut self, graph: &impl Ties, whom: &[u32]) {
        let mut place = vec![0; self.sizes.len()];
        for &node in whom {
            let at = node as usize;
            let told = around(graph, node, &mut place);
            let n = f64::from(told.size);
            self.sizes[at] = told.size;
            self.alter_ties[at] = told.ego_density.map_or(0, |density| (density * n * (n - 1.0) / 2.0).round() as u32);
            self.constraint[at] = told.constraint.unwrap_or(f64::NAN);
            if let Some(components) = &mut self.components {
                components[at] = told.components;
            }
        }
    }
}

/// The surroundings of one node, as [`super::graph::ego_measures`] tells them, with marks instead of a search in each row:
/// where many are measured that pays for the marks. `place` has a 0 for every node, and has again afterwards.
fn around(graph: &impl Ties, node: u32, place: &mut [u32]) -> EgoMeasures {
    let alters = graph.alters(node);
    for (at, alter) in (1..).zip(alters) {
        place[*alter as usize] = at;
    }
    let mut through = vec![0.0; alters.len()];
    let mut above: Vec<u32> = (0..alters.len() as u32).collect();
    let mut parts = alters.len() as u32;
    let mut tie_ends = 0;
    for (at, alter) in (0..).zip(alters) {
        let row = graph.alters(*alter);
        let share = 1.0 / row.len() as f64;
        for other in row {
            let to = place[*other as usize];
            if to > 0 {
                tie_ends += 1;
                through[to as usize - 1] += share;
                if parts > 1 && join(&mut above, at, to - 1) {
                    parts -= 1;
                }
            }
        }
    }
    alters.iter().for_each(|alter| place[*alter as usize] = 0);
    let size = alters.len() as f64;
    let constraint = (!alters.is_empty()).then(|| through.iter().map(|through| ((1.0 + through) / size).powi(2)).sum());
    EgoMeasures::new(alters.len() as u32, tie_ends, constraint, parts)
}

/// What one worker has found, and its marks.
struct Seen {
    alter_ties: Vec<u32>,
    /// Where a node stands in the row that is looked at, from 1; 0 where it does not. A row is never as long as 65,536
    /// before there are two thousand million pairs.
    place: Vec<u16>,
    /// What comes through the second to the third, by place.
    to_third: Vec<u64>,
    lookups: u64,
}

impl Seen {
    fn triangles_of(&mut self, first: u32, up: &Oriented, shares: &[u64], through: &[AtomicU64]) {
        let row = up.row(first);
        if row.len() < 2 {
            return;
        }
        self.to_third.clear();
        self.to_third.resize(row.len(), 0);
        for (place, node) in (1..).zip(row) {
            self.place[*node as usize] = place;
        }
        let first_share = shares[first as usize];
        for (at, &second) in row.iter().enumerate() {
            let second_share = shares[second as usize];
            let (mut to_second, mut triangles) = (0, 0);
            let pairs = &through[up.range(second)];
            self.lookups += pairs.len() as u64;
            for (pair, &third) in pairs.iter().zip(up.row(second)) {
                let place = self.place[third as usize];
                if place > 0 {
                    triangles += 1;
                    to_second += shares[third as usize];
                    self.to_third[usize::from(place) - 1] += second_share;
                    self.alter_ties[third as usize] += 1;
                    pair.fetch_add(first_share, Ordering::Relaxed);
                }
            }
            self.to_third[at] += to_second;
            self.alter_ties[second as usize] += triangles;
            self.alter_ties[first as usize] += triangles;
        }
        for ((node, to), pair) in row.iter().zip(&self.to_third).zip(&through[up.range(first)]) {
            self.place[*node as usize] = 0;
            if *to > 0 {
                pair.fetch_add(*to, Ordering::Relaxed);
            }
        }
    }
}

/// Into how many parts the alters of each node fall, the node removed.
fn components(graph: &Graph, cores: usize) -> Vec<u32> {
    let up = Oriented::of(graph);
    let n = graph.nodes();
    let parts = share(n, cores, |deal| {
        let mut place = vec![0_u32; n as usize];
        let mut above: Vec<u32> = Vec::new();
        let mut told = Vec::new();
        for node in deal.nodes() {
            let alters = graph.alters(node);
            above.clear();
            above.extend(0..alters.len() as u32);
            for (at, alter) in (1..).zip(alters) {
                place[*alter as usize] = at;
            }
            let mut parts = alters.len() as u32;
            'alters: for (a, alter) in (0..).zip(alters) {
                for other in up.row(*alter) {
                    let b = place[*other as usize];
                    if b > 0 && join(&mut above, a, b - 1) {
                        parts -= 1;
                        if parts == 1 {
                            break 'alters;
                        }
                    }
                }
            }
            alters.iter().for_each(|alter| place[*alter as usize] = 0);
            told.push((node, parts));
        }
        told
    });
    let mut all = vec![0; n as usize];
    for (node, count) in parts.into_iter().flatten() {
        all[node as usize] = count;
    }
    all
}

/// True where two parts became one.
fn join(above: &mut [u32], a: u32, b: u32) -> bool {
    let mut top = |mut of: u32| {
        while above[of as usize] != of {
            above[of as usize] = above[above[of as usize] as usize];
            of = above[of as usize];
        }
        of
    };
    let (a, b) = (top(a), top(b));
    above[a.max(b) as usize] = a.min(b);
    a != b
}

/// Blau's 1 − Σp² over the groups of each node's alters (Blau 1977). `group` has one for every node, None where it is not
/// known: who is not known is in no share. None where no alter's group is known.
pub fn spread(graph: &Graph, group: &[Option<u8>], cores: usize) -> Vec<Option<f64>> {
    each(graph.nodes(), cores, None, |node| spread_around(graph, node, group))
}

/// The same around one node.
pub fn spread_around(graph: &impl Ties, node: u32, group: &[Option<u8>]) -> Option<f64> {
    let mut of = [0_u32; 256];
    let (mut known, mut squares) = (0_u64, 0_u64);
    for alter in graph.alters(node) {
        if let Some(group) = group[*alter as usize] {
            let many = &mut of[usize::from(group)];
            // (m + 1)² − m²
            squares += u64::from(2 * *many + 1);
            *many += 1;
            known += 1;
        }
    }
    (known > 0).then(|| 1.0 - squares as f64 / (known * known) as f64)
}

/// EI = (E − I) / (E + I) of each node: alters of another group less alters of the own (Krackhardt & Stern 1988). None where
/// the node's group is not known, or that of no alter.
pub fn homophily(graph: &Graph, group: &[Option<u8>], cores: usize) -> Vec<Option<f64>> {
    each(graph.nodes(), cores, None, |node| homophily_around(graph, node, group))
}

/// The same around one node.
pub fn homophily_around(graph: &impl Ties, node: u32, group: &[Option<u8>]) -> Option<f64> {
    let own = group[node as usize]?;
    let known = graph.alters(node).iter().filter_map(|alter| group[*alter as usize]);
    let (inside, outside) = known.fold(
        (0_u32, 0_u32),
        |(inside, outside), other| {
            if other == own { (inside + 1, outside) } else { (inside, outside + 1) }
        },
    );
    let all = inside + outside;
    (all > 0).then(|| (f64::from(outside) - f64::from(inside)) / f64::from(all))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::graph::ego_measures;
    use super::*;

    fn near(a: Option<f64>, b: Option<f64>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-10,
            (a, b) => a == b,
        }
    }

    fn same(all: &EveryEgo, graph: &impl Ties) -> Result<(), String> {
        for node in 0..all.nodes() {
            let (ours, one) = (all.around(node).0, ego_measures(graph, node));
            let is_same = (ours.size, ours.components) == (one.size, one.components)
                && near(ours.ego_density, one.ego_density)
                && near(ours.effective_size, one.effective_size)
                && near(ours.efficiency, one.efficiency)
                && near(ours.constraint, one.constraint);
            if !is_same {
                return Err(format!("{node}: {ours:?}, alone {one:?}"));
            }
        }
        Ok(())
    }

    #[test]
    fn the_test_vector_has_two_sectors_and_no_tie_is_no_figure() {
        let graph = Graph::new(6, [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3)], false);
        let all = EveryEgo::with_components(&graph, 2);
        let (ego, components) = all.around(0);
        assert_eq!((ego.size, ego.ego_density, ego.effective_size, components), (4, Some(1.0 / 3.0), Some(3.0), Some(2)));
        assert!((ego.constraint.unwrap() - 0.5347).abs() < 5e-5);
        let (alone, components) = all.around(5);
        assert_eq!((alone.ego_density, alone.effective_size, alone.constraint, components), (None, None, None, Some(0)));
    }

    #[test]
    fn five_three_and_two_of_ten_and_whoever_is_not_known_is_in_no_share() {
        let graph = Graph::new(12, (1..12).map(|alter| (0, alter)), false);
        let mut group: Vec<Option<u8>> = [vec![Some(0); 6], vec![Some(1); 3], vec![Some(2); 2], vec![None]].concat();
        assert!((spread(&graph, &group, 1)[0].unwrap() - 0.62).abs() < 1e-12);
        assert_eq!(homophily(&graph, &group, 2)[0], Some(0.0));
        assert_eq!((spread(&graph, &group, 1)[11], homophily(&graph, &group, 1)[11]), (Some(0.0), None));
        group.fill(None);
        assert_eq!((spread(&graph, &group, 1)[0], homophily(&graph, &group, 1)[0]), (None, None));
    }

    #[test]
    fn a_school_of_three_thousand_is_the_same_on_one_core_and_on_three() {
        let ties = (0..3_000_u32).flat_map(|a| (1..8).map(move |k| (a, (a * 7 + k * k * 31) % 3_000)));
        let graph = Graph::new(3_000, ties, true);
        let (one, three) = (EveryEgo::with_components(&graph, 1), EveryEgo::with_components(&graph, 3));
        assert_eq!(one, three);
        same(&one, &graph).unwrap();
    }

    proptest! {
        #[test]
        fn everybody_at_once_is_everybody_alone(
            n in 1_u32..14,
            told in proptest::collection::vec((0_u32..14, 0_u32..14), 0..60),
            is_directed: bool,
        ) {
            let graph = Graph::new(n, told.into_iter().filter(|(a, b)| *a < n && *b < n), is_directed);
            let all = EveryEgo::with_components(&graph, 2);
            prop_assert_eq!(same(&all, &graph), Ok(()));
            let group: Vec<Option<u8>> = (0..n).map(|node| (node % 4 > 0).then_some((node % 3) as u8)).collect();
            for (blau, ei) in spread(&graph, &group, 2).into_iter().zip(homophily(&graph, &group, 2)) {
                prop_assert!(blau.is_none_or(|blau| (0.0..=2.0 / 3.0 + 1e-12).contains(&blau)));
                prop_assert!(ei.is_none_or(|ei| (-1.0..=1.0).contains(&ei)));
            }
        }
    }
}
