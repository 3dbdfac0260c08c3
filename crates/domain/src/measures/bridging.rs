//! Who holds groups together? A cut point alone says little where many hang on a single tie: here is asked who would leave at
//! least two parts behind that are groups.

use super::graph::Graph;

/// Nodes whose removal leaves two parts or more of at least `least` nodes each, ascending (cut points, Tarjan 1972, with the
/// sizes of what they part). Walks without recursion: a school can be one long chain.
pub fn bridging(graph: &Graph, least: u32) -> Vec<u32> {
    let n = graph.nodes() as usize;
    let (mut found, mut low, mut size) = (vec![0_u32; n], vec![0_u32; n], vec![1_u32; n]);
    // Of what falls off below each node: how many nodes, and how many groups.
    let (mut falls, mut groups) = (vec![0_u32; n], vec![0_u32; n]);
    let mut clock = 0;
    let mut bridges = Vec::new();
    for root in 0..graph.nodes() {
        if found[root as usize] != 0 {
            continue;
        }
        clock += 1;
        found[root as usize] = clock;
        low[root as usize] = clock;
        let mut part = vec![root];
        // Node, the one it was reached from, and how many of its alters were walked.
        let mut path = vec![(root, root, 0_usize)];
        while let Some((node, from, walked)) = path.last_mut() {
            let (node, from) = (*node, *from);
            if let Some(&alter) = graph.alters(node).get(*walked) {
                *walked += 1;
                if found[alter as usize] == 0 {
                    clock += 1;
                    found[alter as usize] = clock;
                    low[alter as usize] = clock;
                    part.push(alter);
                    path.push((alter, node, 0));
                } else if alter != from {
                    low[node as usize] = low[node as usize].min(found[alter as usize]);
                }
                continue;
            }
            path.pop();
            if node == root {
                continue;
            }
            let (below, above) = (node as usize, from as usize);
            low[above] = low[above].min(low[below]);
            size[above] += size[below];
            if low[below] >= found[above] {
                falls[above] += size[below];
                groups[above] += u32::from(size[below] >= least);
            }
        }
        for node in &part {
            let at = *node as usize;
            let rest = part.len() as u32 - 1 - falls[at];
            if groups[at] + u32::from(rest >= least.max(1)) >= 2 {
                bridges.push(*node);
            }
        }
    }
    bridges.sort_unstable();
    bridges
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// By taking each node out and counting what is left.
    fn by_hand(n: u32, ties: &[(u32, u32)], least: u32) -> Vec<u32> {
        let parts_without = |gone: u32| {
            let left = ties.iter().copied().filter(|(a, b)| *a != gone && *b != gone);
            let parts = super::super::graph::parts(n, left);
            let whole = super::super::graph::parts(n, ties.iter().copied());
            let mut sizes = std::collections::BTreeMap::new();
            for node in (0..n).filter(|node| *node != gone && whole[*node as usize] == whole[gone as usize]) {
                *sizes.entry(parts[node as usize]).or_insert(0) += 1;
            }
            sizes.into_values().filter(|size| *size >= least).count()
        };
        (0..n).filter(|node| parts_without(*node) >= 2).collect()
    }

    #[test]
    fn the_middle_of_a_long_chain_parts_it_and_its_ends_do_not() {
        let n = 50_000;
        let chain = Graph::new(n, (1..n).map(|node| (node - 1, node)), false);
        assert_eq!(bridging(&chain, 5), (5..n - 5).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn whoever_is_taken_out_leaves_the_groups_that_were_said(
            n in 1_u32..14,
            least in 1_u32..4,
            told in proptest::collection::vec((0_u32..14, 0_u32..14), 0..24),
        ) {
            let ties: Vec<(u32, u32)> = told.into_iter().filter(|(a, b)| a != b && *a < n && *b < n).collect();
            let graph = Graph::new(n, ties.iter().copied(), false);
            prop_assert_eq!(bridging(&graph, least), by_hand(n, &ties, least));
            if least == 1 {
                prop_assert_eq!(bridging(&graph, 1), graph.cut_points());
            }
        }
    }
}
