//! Which students stand in groups that are tied more to each other than chance would have it? Leiden communities (Traag,
//! Waltman & van Eck 2019) of the undirected view, by modularity (Newman & Girvan 2004) at resolution 1.
//! The same graph and the same seed give the same groups on every machine: nodes are taken in an order that is drawn from the
//! seed, and where two groups are equally good the smaller name is taken. A community is always connected. It is a way of
//! looking at a school, never a fact about a student, and no name of a group is told from it.

use super::graph::Graph;

/// Communities of one graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// The community of every node, from 0, named in the order of their smallest nodes.
    pub of: Vec<u32>,
    pub count: u32,
    /// Σ over communities of the share of ties inside less the share that chance would have there. None without a tie.
    pub modularity: Option<f64>,
}

/// So many times the whole is gone through, each time from what was found; igraph's own default.
const ROUNDS: usize = 2;

/// Finds the communities of a graph.
pub fn communities(graph: &Graph, seed: u64) -> Communities {
    let mut chance = Chance(seed);
    let whole = Level::of(graph);
    let mut of: Vec<u32> = (0..graph.nodes()).collect();
    if whole.ties > 0.0 {
        for _ in 0..ROUNDS {
            let before = of.clone();
            of = one_round(&whole, of, &mut chance);
            if of == before {
                break;
            }
        }
    }
    // What does not hang together is not one community; to part it makes modularity greater, never smaller.
    let inside = (0..graph.nodes()).flat_map(|a| graph.alters(a).iter().map(move |b| (a, *b)));
    let mut of = super::graph::parts(graph.nodes(), inside.filter(|(a, b)| a < b && of[*a as usize] == of[*b as usize]));
    let count = name(&mut of);
    Communities { modularity: (whole.ties > 0.0).then(|| whole.modularity(&of, count)), of, count }
}

/// Moves, refines and folds until no two groups are better together.
fn one_round(whole: &Level, mut of: Vec<u32>, chance: &mut Chance) -> Vec<u32> {
    name(&mut of);
    move_all(whole, &mut of, chance);
    let mut folded: Option<Level> = None;
    // Which node of the folded graph each node of the whole is in.
    let mut within: Vec<u32> = (0..whole.nodes()).collect();
    loop {
        let level = folded.as_ref().unwrap_or(whole);
        let count = name(&mut of);
        if count == level.nodes() {
            return within.iter().map(|node| of[*node as usize]).collect();
        }
        let mut refined = refine(level, &of, count);
        let mut parts = name(&mut refined);
        // Where nothing hangs together any better, whole groups are folded: or it would go on for ever.
        if parts == level.nodes() {
            (refined, parts) = (of.clone(), count);
        }
        let mut of_parts = vec![0; parts as usize];
        for (node, part) in refined.iter().enumerate() {
            of_parts[*part as usize] = of[node];
        }
        within.iter_mut().for_each(|node| *node = refined[*node as usize]);
        let next = level.fold(&refined, parts);
        of = of_parts;
        name(&mut of);
        move_all(&next, &mut of, chance);
        folded = Some(next);
    }
}

/// Names groups 0, 1, 2 … in the order of their first members.
fn name(of: &mut [u32]) -> u32 {
    let most = of.iter().max().map_or(0, |most| *most as usize + 1);
    let mut names = vec![u32::MAX; most];
    let mut count = 0;
    for group in of {
        let name = &mut names[*group as usize];
        if *name == u32::MAX {
            *name = count;
            count += 1;
        }
        *group = *name;
    }
    count
}

/// A graph whose nodes may be many, with what is tied inside of each.
struct Level {
    starts: Vec<usize>,
    ends: Vec<u32>,
    /// Weights beside `ends`; empty where every tie weighs 1.
    weights: Vec<f64>,
    /// Σ of the weights of a node's ties, those inside of it twice.
    strength: Vec<f64>,
    /// Half of all strength: the ties of the whole graph.
    ties: f64,
}

impl Level {
    fn of(graph: &Graph) -> Level {
        let mut starts = vec![0];
        let mut ends = Vec::with_capacity(2 * graph.tied_pairs() as usize);
        for node in 0..graph.nodes() {
            ends.extend_from_slice(graph.alters(node));
            starts.push(ends.len());
        }
        let strength: Vec<f64> = (0..graph.nodes()).map(|node| graph.alters(node).len() as f64).collect();
        Level { starts, ends, weights: Vec::new(), strength, ties: f64::from(graph.tied_pairs()) }
    }

    fn nodes(&self) -> u32 {
        self.strength.len() as u32
    }

    /// Calls back with every other node that this one is tied to, and how strongly.
    fn each(&self, node: u32, mut told: impl FnMut(u32, f64)) {
        let range = self.starts[node as usize]..self.starts[node as usize + 1];
        if self.weights.is_empty() {
            self.ends[range].iter().for_each(|end| told(*end, 1.0));
        } else {
            self.ends[range.clone()].iter().zip(&self.weights[range]).for_each(|(end, weight)| told(*end, *weight));
        }
    }

    /// Every group becomes a node.
    fn fold(&self, of: &[u32], count: u32) -> Level {
        let members = members(of, count);
        let mut to = Gathered::new(count as usize);
        let (mut starts, mut ends, mut weights) = (vec![0], Vec::new(), Vec::new());
        let mut strength = vec![0.0; count as usize];
        for group in 0..count {
            for &node in members.of(group) {
                strength[group as usize] += self.strength[node as usize];
                self.each(node, |end, weight| {
                    let other = of[end as usize];
                    if other != group {
                        to.add(other, weight);
                    }
                });
            }
            to.drain(|other, weight| {
                ends.push(other);
                weights.push(weight);
            });
            starts.push(ends.len());
        }
        Level { starts, ends, weights, strength, ties: self.ties }
    }

    /// Of whole groups: the share of ties inside, less what chance would have there.
    fn modularity(&self, of: &[u32], count: u32) -> f64 {
        let mut strength = vec![0.0; count as usize];
        let mut inside = 0.0;
        for node in 0..self.nodes() {
            strength[of[node as usize] as usize] += self.strength[node as usize];
            self.each(node, |end, weight| {
                if of[end as usize] == of[node as usize] {
                    inside += weight;
                }
            });
        }
        let all = 2.0 * self.ties;
        inside / all - strength.iter().map(|strength| (strength / all).powi(2)).sum::<f64>()
    }
}

/// Who is in which group, packed.
struct Members {
    starts: Vec<u32>,
    nodes: Vec<u32>,
}

fn members(of: &[u32], count: u32) -> Members {
    let mut starts = vec![0; count as usize + 1];
    for group in of {
        starts[*group as usize + 1] += 1;
    }
    for group in 0..count as usize {
        starts[group + 1] += starts[group];
    }
    let mut next = starts.clone();
    let mut nodes = vec![0; of.len()];
    for (node, group) in (0..).zip(of) {
        nodes[next[*group as usize] as usize] = node;
        next[*group as usize] += 1;
    }
    Members { starts, nodes }
}

impl Members {
    fn of(&self, group: u32) -> &[u32] {
        &self.nodes[self.starts[group as usize] as usize..self.starts[group as usize + 1] as usize]
    }
}

/// What a node is tied to each group with: a place for every group, and which of them were touched.
struct Gathered {
    weight: Vec<f64>,
    touched: Vec<u32>,
}

impl Gathered {
    fn new(groups: usize) -> Gathered {
        Gathered { weight: vec![0.0; groups], touched: Vec::new() }
    }

    fn add(&mut self, group: u32, weight: f64) {
        let to = &mut self.weight[group as usize];
        if *to == 0.0 {
            self.touched.push(group);
        }
        *to += weight;
    }

    fn drain(&mut self, mut told: impl FnMut(u32, f64)) {
        for group in self.touched.drain(..) {
            told(group, self.weight[group as usize]);
            self.weight[group as usize] = 0.0;
        }
    }
}

/// Moves nodes to the group in which modularity gains most, until nobody gains; only whoever saw a neighbour leave is looked
/// at again.
fn move_all(level: &Level, of: &mut [u32], chance: &mut Chance) {
    let n = level.nodes() as usize;
    let mut strength = vec![0.0; n];
    let mut size = vec![0_u32; n];
    for (node, group) in of.iter().enumerate() {
        strength[*group as usize] += level.strength[node];
        size[*group as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..n as u32).filter(|group| size[*group as usize] == 0).collect();
    let mut queue: std::collections::VecDeque<u32> = chance.order(n as u32).into();
    let mut is_waiting = vec![true; n];
    let mut to = Gathered::new(n);
    let all = 2.0 * level.ties;
    while let Some(node) = queue.pop_front() {
        is_waiting[node as usize] = false;
        let from = of[node as usize];
        let own = level.strength[node as usize];
        level.each(node, |end, weight| to.add(of[end as usize], weight));
        strength[from as usize] -= own;
        size[from as usize] -= 1;
        // Weight to a group, less what chance would have: the gain of joining it, times all ties.
        let stay = to.weight[from as usize] - own * strength[from as usize] / all;
        let mut best = (stay, from);
        to.drain(|group, weight| {
            let gain = weight - own * strength[group as usize] / all;
            // So little is no gain, but what adding up in another order leaves.
            if group != from && (gain > best.0 + 1e-10 || (best.1 != from && gain >= best.0 - 1e-10 && group < best.1)) {
                best = (gain, group);
            }
        });
        if best.0 < -1e-10
            && let Some(alone) = empty.pop()
        {
            best = (0.0, alone);
        }
        let to_group = best.1;
        strength[to_group as usize] += own;
        size[to_group as usize] += 1;
        if to_group == from {
            continue;
        }
        if size[from as usize] == 0 {
            empty.push(from);
        }
        of[node as usize] = to_group;
        level.each(node, |end, _| {
            if of[end as usize] != to_group && !is_waiting[end as usize] {
                is_waiting[end as usize] = true;
                queue.push_back(end);
            }
        });
    }
}

/// Splits each group into parts that hang together well: from single nodes, each joins the part of its own group in which it
/// gains most, if it and that part are tied well enough to the rest of the group.
fn refine(level: &Level, of: &[u32], count: u32) -> Vec<u32> {
    let n = level.nodes() as usize;
    let all = 2.0 * level.ties;
    let mut part: Vec<u32> = (0..n as u32).collect();
    let mut strength = level.strength.clone();
    let mut of_group = vec![0.0; count as usize];
    for (node, group) in of.iter().enumerate() {
        of_group[*group as usize] += level.strength[node];
    }
    // What each part is tied to the rest of its group with.
    let mut outward = vec![0.0; n];
    for node in 0..n as u32 {
        level.each(node, |end, weight| {
            if of[end as usize] == of[node as usize] {
                outward[node as usize] += weight;
            }
        });
    }
    let mut is_alone = vec![true; n];
    let mut to = Gathered::new(n);
    for node in 0..n as u32 {
        let group = of[node as usize];
        let own = level.strength[node as usize];
        let holds = |outward: f64, strength: f64| outward + 1e-10 >= strength * (of_group[group as usize] - strength) / all;
        if !is_alone[node as usize] || !holds(outward[node as usize], own) {
            continue;
        }
        level.each(node, |end, weight| {
            if of[end as usize] == group {
                to.add(part[end as usize], weight);
            }
        });
        let mut best = (0.0, node, 0.0);
        to.drain(|other, weight| {
            let gain = weight - own * strength[other as usize] / all;
            let is_better = gain > best.0 + 1e-10 || (best.1 != node && gain >= best.0 - 1e-10 && other < best.1);
            if other != node && is_better && holds(outward[other as usize], strength[other as usize]) {
                best = (gain, other, weight);
            }
        });
        let (_, other, weight) = best;
        if other == node {
            continue;
        }
        part[node as usize] = other;
        is_alone[other as usize] = false;
        strength[other as usize] += own;
        // What ran between the two is inside of the part now.
        outward[other as usize] += outward[node as usize] - 2.0 * weight;
    }
    part
}

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers everywhere from the same seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// 0..n in some order.
    fn order(&mut self, n: u32) -> Vec<u32> {
        let mut order: Vec<u32> = (0..n).collect();
        for at in (1..order.len()).rev() {
            // The remainder favours the first few by one in 2^32 at the most.
            order.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether every community hangs together by ties inside of it.
    fn all_connected(graph: &Graph, found: &Communities) -> bool {
        let inside = (0..graph.nodes()).flat_map(|a| graph.alters(a).iter().map(move |b| (a, *b)));
        let inside = inside.filter(|(a, b)| found.of[*a as usize] == found.of[*b as usize]);
        Graph::new(graph.nodes(), inside, false).components() == found.count
    }

    #[test]
    fn two_classes_with_one_tie_between_them_are_two() {
        let class = |from: u32| (from..from + 6).flat_map(move |a| (from..a).map(move |b| (a, b)));
        let graph = Graph::new(13, class(0).chain(class(6)).chain([(0, 6)]), false);
        let found = communities(&graph, 7);
        assert_eq!(found.of, [vec![0; 6], vec![1; 6], vec![2]].concat());
        // 30 of 31 ties inside; each class has half of all strength.
        assert!((found.modularity.unwrap() - (30.0 / 31.0 - 0.5)).abs() < 1e-12);
    }

    #[test]
    fn without_ties_everybody_is_their_own_and_nothing_is_said_of_how_good_that_is() {
        let found = communities(&Graph::new(3, [(1, 1)], false), 1);
        assert_eq!((found.of, found.count, found.modularity), (vec![0, 1, 2], 3, None));
        assert_eq!(communities(&Graph::new(0, [], true), 1).count, 0);
    }

    #[test]
    fn a_ring_of_thirty_classes_is_found_class_by_class() {
        let ties = (0..30_u32).flat_map(|class| {
            let from = class * 8;
            let inside = (from..from + 8).flat_map(move |a| (from..a).map(move |b| (a, b)));
            inside.chain([(from, (from + 9) % 240)])
        });
        let graph = Graph::new(240, ties, false);
        for seed in 0..5 {
            let found = communities(&graph, seed);
            assert!(all_connected(&graph, &found));
            // Neighbouring classes may be one at resolution 1; no class is ever torn apart.
            for class in 0..30_usize {
                let first = found.of[class * 8];
                assert!(found.of[class * 8..class * 8 + 8].iter().all(|of| *of == first));
            }
            assert!(found.modularity.unwrap() > 0.85);
            assert_eq!(found, communities(&graph, seed), "the same seed, the same groups");
        }
    }

    proptest! {
        #[test]
        fn a_community_hangs_together_and_is_no_worse_than_everybody_alone_or_everybody_together(
            n in 1_u32..16,
            told in proptest::collection::vec((0_u32..16, 0_u32..16), 0..60),
            seed: u64,
        ) {
            let graph = Graph::new(n, told.into_iter().filter(|(a, b)| *a < n && *b < n), true);
            let found = communities(&graph, seed);
            prop_assert!(all_connected(&graph, &found));
            prop_assert_eq!(found.of.iter().max().map_or(0, |most| most + 1), found.count);
            if let Some(modularity) = found.modularity {
                let level = Level::of(&graph);
                prop_assert!(modularity <= 1.0 && modularity >= level.modularity(&vec![0; n as usize], 1) - 1e-9);
                let alone: Vec<u32> = (0..n).collect();
                prop_assert!(modularity >= level.modularity(&alone, n) - 1e-9);
            }
        }
    }
}
