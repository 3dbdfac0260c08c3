//! A school's graph after some students told anew whom they are tied to, without building it again: the rows that changed
//! lie over the rows that were packed. Who is concerned by an edit is told, so that nobody else is measured again. After many
//! edits a new graph is packed; nothing here does that by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Graph, Ties};

/// A packed graph with rows that changed since.
pub struct Edited<'g> {
    graph: &'g Graph,
    named: BTreeMap<u32, Vec<u32>>,
    alters: BTreeMap<u32, Vec<u32>>,
}

impl Ties for Edited<'_> {
    fn alters(&self, node: u32) -> &[u32] {
        self.alters.get(&node).map_or_else(|| self.graph.alters(node), Vec::as_slice)
    }
}

impl<'g> Edited<'g> {
    pub fn new(graph: &'g Graph) -> Edited<'g> {
        Edited { graph, named: BTreeMap::new(), alters: BTreeMap::new() }
    }

    /// Whom a node names now.
    pub fn named(&self, node: u32) -> &[u32] {
        self.named.get(&node).map_or_else(|| self.graph.named(node), Vec::as_slice)
    }

    /// This node names these from now on; in an undirected graph it is tied to these. Self and repeated ties are left out.
    /// Answers whose surroundings are other than before, ascending: the node, its alters then and now, and the alters of
    /// whoever is tied to it now and was not, or was and is not.
    ///
    /// # Panics
    /// When a tie names a node that is not in the graph.
    pub fn tells(&mut self, node: u32, named: &[u32]) -> Vec<u32> {
        assert!(named.iter().all(|to| *to < self.graph.nodes()), "a tie names a node that is not there");
        let named: BTreeSet<u32> = named.iter().copied().filter(|to| *to != node).collect();
        let before: BTreeSet<u32> = self.alters(node).iter().copied().collect();
        let named_by = |this: &Self, other: u32| this.graph.is_directed() && this.named(other).binary_search(&node).is_ok();
        let still = before.iter().copied().filter(|other| named_by(self, *other));
        let now: BTreeSet<u32> = named.iter().copied().chain(still).collect();
        let changed: Vec<u32> = before.symmetric_difference(&now).copied().collect();
        let mut concerned: BTreeSet<u32> = BTreeSet::new();
        if !changed.is_empty() {
            concerned.insert(node);
            concerned.extend(before.union(&now));
        }
        for &other in &changed {
            let mut row: Vec<u32> = self.alters(other).to_vec();
            concerned.extend(&row);
            match row.binary_search(&node) {
                Ok(at) => {
                    row.remove(at);
                }
                Err(at) => row.insert(at, node),
            }
            if !self.graph.is_directed() {
                self.named.insert(other, row.clone());
            }
            self.alters.insert(other, row);
        }
        self.alters.insert(node, now.into_iter().collect());
        self.named.insert(node, named.into_iter().collect());
        concerned.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::every_ego::EveryEgo;
    use super::*;

    #[test]
    fn an_edit_that_changes_nothing_concerns_nobody_and_one_tie_concerns_its_ends_and_their_alters() {
        // 3 and 4 know each other alone; 5 is tied to nobody.
        let graph = Graph::new(6, [(0, 1), (1, 2), (3, 4)], false);
        let mut edited = Edited::new(&graph);
        assert_eq!(edited.tells(1, &[0, 2, 2, 1]), [] as [u32; 0]);
        assert_eq!(edited.tells(5, &[3]), [3, 4, 5]);
        assert_eq!((edited.alters(3), edited.alters(5)), (&[4, 5][..], &[3][..]));
        assert_eq!(edited.tells(5, &[]), [3, 4, 5]);
    }

    proptest! {
        /// After every edit what was measured again is what a graph packed anew says of everybody.
        #[test]
        fn whoever_is_not_told_of_has_the_figures_they_had(
            told in proptest::collection::btree_set((0_u32..10, 0_u32..10), 0..40),
            edits in proptest::collection::vec((0_u32..10, proptest::collection::vec(0_u32..10, 0..6)), 1..5),
            is_directed: bool,
        ) {
            let graph = Graph::new(10, told.iter().copied(), is_directed);
            let mut ties: BTreeSet<(u32, u32)> = told.into_iter().filter(|(a, b)| a != b).collect();
            if !is_directed {
                ties = ties.iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
            }
            let mut edited = Edited::new(&graph);
            let mut measured = EveryEgo::with_components(&graph, 1);
            for (node, named) in edits {
                ties.retain(|(from, to)| *from != node && (is_directed || *to != node));
                for to in named.iter().filter(|to| **to != node) {
                    ties.insert((node, *to));
                    if !is_directed {
                        ties.insert((*to, node));
                    }
                }
                let concerned = edited.tells(node, &named);
                measured.again(&edited, &concerned);
                let anew = Graph::new(10, ties.iter().copied(), is_directed);
                let fresh = EveryEgo::with_components(&anew, 1);
                for node in 0..10 {
                    prop_assert_eq!(edited.alters(node), anew.alters(node));
                    prop_assert_eq!(edited.named(node), anew.named(node));
                    let (ours, theirs) = (measured.around(node).0, fresh.around(node).0);
                    prop_assert_eq!((ours.size, ours.ego_density, ours.components), (theirs.size, theirs.ego_density, theirs.components));
                    let near = match (ours.constraint, theirs.constraint) {
                        (Some(a), Some(b)) => (a - b).abs() < 1e-10,
                        (a, b) => a == b,
                    };
                    prop_assert!(near, "{:?} {:?}", ours, theirs);
                }
            }
        }
    }
}
