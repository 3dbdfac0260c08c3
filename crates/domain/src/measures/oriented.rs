//! Every tied pair once, from whoever has fewer alters to whoever has more. So each triangle is met exactly once, and a hub,
//! whom everybody points to, has a short row of its own: a row is never longer than the root of twice the pairs.

use super::graph::Graph;

pub(super) struct Oriented {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Oriented {
    pub(super) fn of(graph: &Graph) -> Oriented {
        let mut ends = Vec::with_capacity(graph.tied_pairs() as usize);
        let mut starts = Vec::with_capacity(graph.nodes() as usize + 1);
        starts.push(0);
        for node in 0..graph.nodes() {
            let alters = graph.alters(node);
            let here = (alters.len(), node);
            ends.extend(alters.iter().copied().filter(|alter| (graph.alters(*alter).len(), *alter) > here));
            starts.push(ends.len() as u32);
        }
        Oriented { starts, ends }
    }

    /// How many pairs there are.
    pub(super) fn pairs(&self) -> usize {
        self.ends.len()
    }

    /// Where the pairs of a node stand among all pairs.
    pub(super) fn range(&self, node: u32) -> std::ops::Range<usize> {
        self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize
    }

    /// The alters that a node points to, ascending.
    pub(super) fn row(&self, node: u32) -> &[u32] {
        &self.ends[self.range(node)]
    }
}
