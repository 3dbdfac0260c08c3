//! Who is tied to whom, packed so that a whole school is measured at once, and what surrounds one node of it.
//! Knows nothing of people, rings or supports. Ego measures read the undirected view only (any tie either way,
//! weight 1), as NetworkX and igraph do after `to_undirected`.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::oriented::Oriented;

/// Who is tied to whom, either way: all that ego measures read.
pub trait Ties {
    /// The alters of a node, tied either way, in ascending order.
    fn alters(&self, node: u32) -> &[u32];
}

impl Ties for Graph {
    fn alters(&self, node: u32) -> &[u32] {
        Graph::alters(self, node)
    }
}

/// Nodes 0..n and the ties between them. Self ties and repeated ties are left out and counted.
#[derive(Clone, Debug)]
pub struct Graph {
    /// Ties as told; None of an undirected graph: the same as `either`.
    out: Option<Rows>,
    /// Any tie either way.
    either: Rows,
    self_ties: u32,
    repeated_ties: u32,
}

/// One sorted row of neighbours for each node, end to end in one vector.
#[derive(Clone, Debug)]
struct Rows {
    starts: Vec<usize>,
    ends: Vec<u32>,
}

impl Rows {
    /// Packs pairs by counting, both ways where `is_both`; rows come out sorted and without repeats.
    fn pack(n: usize, pairs: &[(u32, u32)], is_both: bool) -> Rows {
        let mut starts = vec![0; n + 1];
        for &(from, to) in pairs {
            starts[from as usize + 1] += 1;
            if is_both {
                starts[to as usize + 1] += 1;
            }
        }
        for node in 0..n {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut ends = vec![0; starts[n]];
        let mut put = |from: u32, to: u32| {
            ends[next[from as usize]] = to;
            next[from as usize] += 1;
        };
        for &(from, to) in pairs {
            put(from, to);
            if is_both {
                put(to, from);
            }
        }
        let mut kept = 0;
        let mut packed = vec![0; n + 1];
        for node in 0..n {
            let row = starts[node]..starts[node + 1];
            ends[row.clone()].sort_unstable();
            let row_start = kept;
            for at in row {
                if kept == row_start || ends[kept - 1] != ends[at] {
                    ends[kept] = ends[at];
                    kept += 1;
                }
            }
            packed[node + 1] = kept;
        }
        ends.truncate(kept);
        ends.shrink_to_fit();
        Rows { starts: packed, ends }
    }

    fn row(&self, node: u32) -> &[u32] {
        &self.ends[self.starts[node as usize]..self.starts[node as usize + 1]]
    }
}

impl Graph {
    /// Builds from ties told in any order. Of an undirected graph a–b and b–a are one tie told twice.
    ///
    /// # Panics
    /// When a tie names a node that is not below `n`: whoever reads a file resolves names first.
    pub fn new(n: u32, ties: impl IntoIterator<Item = (u32, u32)>, is_directed: bool) -> Graph {
        let ties = ties.into_iter();
        let mut self_ties = 0;
        let mut told = Vec::with_capacity(ties.size_hint().0);
        for (from, to) in ties {
            assert!(from < n && to < n, "a tie names node {} of {n}", from.max(to));
            if from == to {
                self_ties += 1;
            } else {
                told.push((from, to));
            }
        }
        let either = Rows::pack(n as usize, &told, true);
        let out = is_directed.then(|| Rows::pack(n as usize, &told, false));
        let mut graph = Graph { out, either, self_ties, repeated_ties: 0 };
        graph.repeated_ties = told.len() as u32 - graph.ties();
        graph
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> u32 {
        (self.either.starts.len() - 1) as u32
    }

    /// Whether a tie from a to b says nothing about b to a.
    pub fn is_directed(&self) -> bool {
        self.out.is_some()
    }

    /// Distinct ties without self ties: directed ones when the graph is directed.
    pub fn ties(&self) -> u32 {
        self.out.as_ref().map_or(self.either.ends.len() / 2, |out| out.ends.len()) as u32
    }

    /// Distinct pairs tied either way.
    pub fn tied_pairs(&self) -> u32 {
        self.either.ends.len() as u32 / 2
    }

    /// Ties of a node to itself, left out of everything.
    pub fn self_ties(&self) -> u32 {
        self.self_ties
    }

    /// Ties that were told before, left out of everything.
    pub fn repeated_ties(&self) -> u32 {
        self.repeated_ties
    }

    /// The alters of a node, tied either way, in ascending order.
    pub fn alters(&self, node: u32) -> &[u32] {
        self.either.row(node)
    }

    fn told(&self) -> &Rows {
        self.out.as_ref().unwrap_or(&self.either)
    }

    /// Whom a node named, in ascending order.
    pub fn named(&self, node: u32) -> &[u32] {
        self.told().row(node)
    }

    /// Whether `from` named `to`; of an undirected graph, whether they are tied.
    pub fn has_tie(&self, from: u32, to: u32) -> bool {
        self.named(from).binary_search(&to).is_ok()
    }

    /// How many named each node.
    pub fn times_named(&self) -> Vec<u32> {
        let mut times = vec![0; self.nodes() as usize];
        for &to in &self.told().ends {
            times[to as usize] += 1;
        }
        times
    }

    /// How many of those whom a node named also named it; its degree when the graph is undirected.
    pub fn mutual(&self, node: u32) -> u32 {
        self.named(node).iter().filter(|&&to| self.has_tie(to, node)).count() as u32
    }

    /// Nodes without any tie.
    pub fn isolates(&self) -> impl Iterator<Item = u32> {
        (0..self.nodes()).filter(|&node| self.alters(node).is_empty())
    }

    /// How many parts there are when the direction of ties is not looked at (weak components).
    pub fn components(&self) -> u32 {
        self.joined().count()
    }

    /// The part that each node is in (weak components), named by its smallest node.
    pub fn parts(&self) -> Vec<u32> {
        let mut parts = self.joined();
        (0..self.nodes()).map(|node| parts.top(node)).collect()
    }

    fn joined(&self) -> Parts {
        let mut parts = Parts::apart(self.nodes() as usize);
        for node in 0..self.nodes() {
            // Each pair once.
            for &alter in self.alters(node).iter().take_while(|alter| **alter < node) {
                parts.join(node, alter);
            }
        }
        parts
    }

    /// Nodes whose removal adds a component (Tarjan 1972), ascending. Walks without recursion: a school can be one long chain.
    pub fn cut_points(&self) -> Vec<u32> {
        let n = self.nodes() as usize;
        let mut found = vec![0_u32; n];
        let mut low = vec![0_u32; n];
        let mut is_cut = vec![false; n];
        let mut clock = 0;
        for root in 0..self.nodes() {
            if found[root as usize] != 0 {
                continue;
            }
            let mut root_branches = 0;
            clock += 1;
            found[root as usize] = clock;
            low[root as usize] = clock;
            // Node, the one it was reached from, and how many of its alters were walked.
            let mut path = vec![(root, root, 0_usize)];
            while let Some((node, from, walked)) = path.last_mut() {
                let (node, from) = (*node, *from);
                if let Some(&alter) = self.alters(node).get(*walked) {
                    *walked += 1;
                    if found[alter as usize] == 0 {
                        clock += 1;
                        found[alter as usize] = clock;
                        low[alter as usize] = clock;
                        path.push((alter, node, 0));
                    } else if alter != from {
                        low[node as usize] = low[node as usize].min(found[alter as usize]);
                    }
                } else {
                    path.pop();
                    if node == root {
                        continue;
                    }
                    low[from as usize] = low[from as usize].min(low[node as usize]);
                    if from == root {
                        root_branches += 1;
                    } else if low[node as usize] >= found[from as usize] {
                        is_cut[from as usize] = true;
                    }
                }
            }
            is_cut[root as usize] = root_branches > 1;
        }
        (0..self.nodes()).filter(|&node| is_cut[node as usize]).collect()
    }

    /// Sets of three nodes that are all tied. Each is met once, from its node of lowest degree, so a hub costs little.
    pub fn triangles(&self) -> u64 {
        let up = Oriented::of(self);
        let mut is_marked = vec![false; self.nodes() as usize];
        let mut triangles = 0;
        for node in 0..self.nodes() {
            let row = up.row(node);
            row.iter().for_each(|alter| is_marked[*alter as usize] = true);
            let closed = row.iter().flat_map(|alter| up.row(*alter)).filter(|third| is_marked[**third as usize]).count();
            triangles += closed as u64;
            row.iter().for_each(|alter| is_marked[*alter as usize] = false);
        }
        triangles
    }
}

/// Groups that only ever grow together (union–find, with path halving).
struct Parts {
    above: Vec<u32>,
    count: u32,
}

impl Parts {
    fn apart(n: usize) -> Parts {
        Parts { above: (0..n as u32).collect(), count: n as u32 }
    }

    fn top(&mut self, mut of: u32) -> u32 {
        while self.above[of as usize] != of {
            let above = self.above[of as usize];
            self.above[of as usize] = self.above[above as usize];
            of = self.above[of as usize];
        }
        of
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.top(a), self.top(b));
        if a != b {
            self.above[a.max(b) as usize] = a.min(b);
            self.count -= 1;
        }
    }

    fn count(&self) -> u32 {
        self.count
    }
}

/// The part that each of n nodes is in by these ties, named by its smallest node.
pub(super) fn parts(n: u32, ties: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    let mut parts = Parts::apart(n as usize);
    ties.for_each(|(a, b)| parts.join(a, b));
    (0..n).map(|node| parts.top(node)).collect()
}

/// Calls back with the place in `a` of every node that stands in both sorted rows.
fn each_common(a: &[u32], b: &[u32], mut found: impl FnMut(usize)) {
    // Beside a hub, looking up each of the few is cheaper than walking the many.
    if b.len() / 16 > a.len() {
        for (at, node) in a.iter().enumerate() {
            if b.binary_search(node).is_ok() {
                found(at);
            }
        }
    } else if a.len() / 16 > b.len() {
        for node in b {
            if let Ok(at) = a.binary_search(node) {
                found(at);
            }
        }
    } else {
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            match a[i].cmp(&b[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    found(i);
                    i += 1;
                    j += 1;
                }
            }
        }
    }
}

/// What surrounds one node. Undefined is None and never 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct EgoMeasures {
    /// n: nodes tied to the ego either way.
    pub size: u32,
    /// 2t / (n(n − 1)) among the alters, the ego removed. None for n < 2.
    pub ego_density: Option<f64>,
    /// n − 2t/n (Burt 1992; Borgatti 1997). None for n = 0.
    pub effective_size: Option<f64>,
    /// Effective size / n. None for n = 0.
    pub efficiency: Option<f64>,
    /// Σ_v (p_uv + Σ_w p_uw p_wv)² on the whole graph (Burt 1992). None for n = 0.
    pub constraint: Option<f64>,
    /// Parts into which the alters fall once the ego is removed, by ties among themselves; 0 for n = 0.
    pub components: u32,
}

impl EgoMeasures {
    /// From n, from t as met from both ends, and from what needs the whole graph.
    pub(super) fn new(size: u32, tie_ends: u64, constraint: Option<f64>, components: u32) -> EgoMeasures {
        let (n, ends) = (f64::from(size), tie_ends as f64);
        let effective_size = (size > 0).then(|| n - ends / n);
        EgoMeasures {
            size,
            ego_density: (size > 1).then(|| ends / (n * (n - 1.0))),
            effective_size,
            efficiency: effective_size.map(|effective| effective / n),
            constraint,
            components,
        }
    }
}

/// Measures the surroundings of `node`.
///
/// Constraint (Burt 1992): v runs over the alters and w over everybody else; p_uv is u's share of tie weight that goes
/// to v, so p_uv = 1/deg(u) where they are tied. A path u–w–v counts only through a w tied to both, which makes w an
/// alter too: looking at the triangles around the ego is enough. The shares of w are taken from the whole graph.
pub fn ego_measures(graph: &impl Ties, node: u32) -> EgoMeasures {
    let alters = graph.alters(node);
    let n = alters.len();
    let mut parts = Parts::apart(n);
    let mut through_others = vec![0.0; n];
    // Each alter tie is met from both of its ends.
    let mut tie_ends = 0_u64;
    for (at, &w) in alters.iter().enumerate() {
        let ties_of_w = graph.alters(w);
        each_common(alters, ties_of_w, |v| {
            tie_ends += 1;
            through_others[v] += 1.0 / ties_of_w.len() as f64;
            parts.join(at as u32, v as u32);
        });
    }
    let size = n as f64;
    let constraint = (n > 0).then(|| through_others.iter().map(|through| ((1.0 + through) / size).powi(2)).sum());
    EgoMeasures::new(n as u32, tie_ends, constraint, parts.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(alters: u32, ties: &[(u32, u32)]) -> EgoMeasures {
        let spokes = (1..=alters).map(|alter| (0, alter));
        ego_measures(&Graph::new(alters + 1, spokes.chain(ties.iter().copied()), false), 0)
    }

    #[test]
    fn four_people_of_whom_one_knows_two_others() {
        let ego = around(4, &[(1, 2), (1, 3)]);
        assert_eq!((ego.size, ego.ego_density, ego.effective_size, ego.efficiency), (4, Some(1.0 / 3.0), Some(3.0), Some(0.75)));
        assert!((ego.constraint.unwrap() - 0.5347).abs() < 5e-5);
        assert_eq!(ego.components, 2);
    }

    #[test]
    fn strangers_leave_the_ego_unconstrained_and_a_clique_binds_it() {
        let strangers = around(4, &[]);
        assert_eq!((strangers.ego_density, strangers.effective_size, strangers.constraint), (Some(0.0), Some(4.0), Some(0.25)));
        assert_eq!(strangers.components, 4);
        let clique = around(3, &[(1, 2), (2, 3), (1, 3)]);
        assert_eq!((clique.ego_density, clique.effective_size), (Some(1.0), Some(1.0)));
        assert!((clique.constraint.unwrap() - 0.9259).abs() < 5e-5);
    }

    #[test]
    fn with_one_alter_density_is_unknown_and_with_none_everything_is() {
        let one = around(1, &[]);
        assert_eq!((one.ego_density, one.effective_size, one.constraint, one.components), (None, Some(1.0), Some(1.0), 1));
        let none = around(0, &[]);
        assert_eq!((none.ego_density, none.effective_size, none.efficiency, none.constraint), (None, None, None, None));
        assert_eq!((none.size, none.components), (0, 0));
    }

    #[test]
    fn self_ties_and_repeated_ties_are_dropped_and_counted() {
        let told = [(0, 1), (0, 1), (1, 0), (2, 2), (1, 2)];
        let directed = Graph::new(3, told, true);
        assert_eq!((directed.ties(), directed.tied_pairs(), directed.self_ties(), directed.repeated_ties()), (3, 2, 1, 1));
        assert_eq!((directed.has_tie(1, 2), directed.has_tie(2, 1)), (true, false));
        assert_eq!((directed.mutual(0), directed.mutual(1), directed.times_named()), (1, 1, vec![1, 1, 1]));
        let undirected = Graph::new(3, told, false);
        assert_eq!((undirected.ties(), undirected.repeated_ties(), undirected.has_tie(2, 1)), (2, 2, true));
    }

    #[test]
    fn the_middle_of_a_long_chain_cuts_it() {
        let n = 50_000;
        let chain = Graph::new(n, (1..n).map(|node| (node - 1, node)), false);
        assert_eq!(chain.cut_points(), (1..n - 1).collect::<Vec<_>>());
        assert_eq!((chain.components(), chain.triangles()), (1, 0));
    }

    #[test]
    fn a_hub_with_many_leaves_is_measured_like_any_other() {
        // Wide enough that rows are looked up and not walked.
        let n = 200;
        let wheel = Graph::new(n, (1..n).map(|leaf| (0, leaf)).chain([(1, 2), (2, 3)]), false);
        assert_eq!(wheel.triangles(), 2);
        let leaf = ego_measures(&wheel, 2);
        assert_eq!((leaf.size, leaf.ego_density, leaf.components), (3, Some(2.0 / 3.0), 1));
        assert_eq!(ego_measures(&wheel, 0).components, 197);
    }
}
