//! Do others who compute the same measures get the same numbers?
//! Against NetworkX and igraph on four waves of one real class, read in place and never copied; and against the
//! definitions, written out without any cleverness, on random graphs of up to 12 nodes.

use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use super::graph::{EgoMeasures, Graph, ego_measures};
use super::whole_network::whole_network;

fn near(what: &str, ours: Option<f64>, theirs: Option<f64>) {
    match (ours, theirs) {
        (Some(a), Some(b)) => assert!((a - b).abs() < 1e-9, "{what}: {a}, expected {b}"),
        (a, b) => assert_eq!(a, b, "{what}"),
    }
}

#[test]
fn a_real_class_is_measured_as_networkx_and_igraph_measure_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/school-networks");
    let Ok(expected) = std::fs::read_to_string(folder.join("expected-measures.json")) else {
        println!("skipped: no ../shared/data");
        return;
    };
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let networks = expected["networks"].as_object().unwrap();
    assert_eq!(networks.len(), 4);
    for (name, wave) in networks {
        let column = |kind: &str| -> Vec<Vec<String>> {
            let text = std::fs::read_to_string(folder.join(format!("{name}_{kind}.csv"))).unwrap();
            text.lines().skip(1).map(|line| line.split(',').map(|cell| cell.trim().to_owned()).collect()).collect()
        };
        let ids: Vec<String> = column("nodes").into_iter().map(|row| row[0].clone()).collect();
        let at = |id: &str| ids.iter().position(|known| known == id).unwrap() as u32;
        let told: Vec<(u32, u32)> = column("edges").iter().map(|row| (at(&row[0]), at(&row[1]))).collect();
        let graph = Graph::new(ids.len() as u32, told.iter().copied(), wave["directed"].as_bool().unwrap());
        let count = |field: &str| wave[field].as_u64().unwrap() as u32;

        assert_eq!(told.len() as u32, count("edges_in_file"), "{name}");
        assert_eq!(graph.self_ties() as usize, wave["self_ties_dropped"].as_array().unwrap().len(), "{name}");
        assert_eq!(graph.ties(), count("distinct_edges_without_self_ties"), "{name}");
        assert_eq!(graph.tied_pairs(), count("undirected_edges"), "{name}");
        let whole = whole_network(&graph);
        assert_eq!(
            (whole.nodes, whole.ties, whole.components),
            (count("nodes"), graph.ties(), count("weak_components")),
            "{name}"
        );
        near(name, whole.density, wave["density"].as_f64());
        near(name, whole.transitivity, wave["undirected_transitivity"].as_f64());
        near(name, whole.reciprocity, wave["reciprocity_edgewise"].as_f64());
        let isolates: Vec<&str> = graph.isolates().map(|node| ids[node as usize].as_str()).collect();
        assert_eq!(serde_json::json!(isolates), wave["isolates"], "{name}");
        assert_eq!(whole.isolates as usize, isolates.len(), "{name}");

        let times_named = graph.times_named();
        let per_node = wave["per_node"].as_object().unwrap();
        assert_eq!(per_node.len(), ids.len(), "{name}");
        for (id, theirs) in per_node {
            let (node, what) = (at(id), format!("{name} {id}"));
            let ours = ego_measures(&graph, node);
            let count = |field: &str| theirs[field].as_u64().unwrap() as u32;
            assert_eq!(ours.size, count("degree"), "{what}");
            assert_eq!(graph.named(node).len() as u32, count("out"), "{what}");
            assert_eq!(times_named[node as usize], count("in"), "{what}");
            assert_eq!(graph.mutual(node), count("mutual"), "{what}");
            assert_eq!(ours.components, count("components_without_ego"), "{what}");
            near(&what, ours.ego_density, theirs["ego_density_without_ego"].as_f64());
            near(&what, ours.effective_size, theirs["effective_size"].as_f64());
            near(&what, ours.constraint, theirs["constraint"].as_f64());
        }
    }
}

/// A graph as a table of yes and no, and every measure by its definition.
struct Plain {
    n: usize,
    named: Vec<Vec<bool>>,
}

impl Plain {
    fn tied(&self, a: usize, b: usize) -> bool {
        a != b && (self.named[a][b] || self.named[b][a])
    }

    /// Components among `those`, by flooding.
    fn components(&self, those: &[usize]) -> u32 {
        let mut left = those.to_vec();
        let mut count = 0;
        while let Some(first) = left.pop() {
            count += 1;
            let mut flood = vec![first];
            while let Some(node) = flood.pop() {
                let (reached, rest) = left.iter().partition(|&&other| self.tied(node, other));
                left = rest;
                flood.extend::<Vec<usize>>(reached);
            }
        }
        count
    }

    fn share(&self, u: usize, v: usize) -> f64 {
        let weight = |a, b| f64::from(u8::from(self.tied(a, b)));
        weight(u, v) / (0..self.n).map(|other| weight(u, other)).sum::<f64>()
    }

    fn around(&self, ego: usize) -> EgoMeasures {
        let alters: Vec<usize> = (0..self.n).filter(|&v| self.tied(ego, v)).collect();
        let n = alters.len() as f64;
        let pairs = alters.iter().flat_map(|&a| alters.iter().map(move |&b| (a, b))).filter(|(a, b)| a < b);
        let t = pairs.filter(|&(a, b)| self.tied(a, b)).count() as f64;
        let constraint = alters.iter().map(|&v| {
            let others = (0..self.n).filter(|&w| w != ego && w != v && self.tied(ego, w));
            (self.share(ego, v) + others.map(|w| self.share(ego, w) * self.share(w, v)).sum::<f64>()).powi(2)
        });
        let is_mapped = !alters.is_empty();
        EgoMeasures {
            size: alters.len() as u32,
            ego_density: (alters.len() > 1).then(|| 2.0 * t / (n * (n - 1.0))),
            effective_size: is_mapped.then(|| n - 2.0 * t / n),
            efficiency: is_mapped.then(|| (n - 2.0 * t / n) / n),
            constraint: is_mapped.then(|| constraint.sum()),
            components: self.components(&alters),
        }
    }
}

fn any_graph() -> impl Strategy<Value = (u32, Vec<(u32, u32)>, bool)> {
    (1_u32..=12).prop_flat_map(|n| (Just(n), proptest::collection::vec((0..n, 0..n), 0..50), any::<bool>()))
}

proptest! {
    #[test]
    fn every_measure_is_what_its_definition_says((n, told, is_directed) in any_graph()) {
        let graph = Graph::new(n, told.iter().copied(), is_directed);
        let n = n as usize;
        let mut named = vec![vec![false; n]; n];
        for &(a, b) in told.iter().filter(|(a, b)| a != b) {
            named[a as usize][b as usize] = true;
            named[b as usize][a as usize] |= !is_directed;
        }
        let plain = Plain { n, named };
        let everyone: Vec<usize> = (0..n).collect();
        let ordered = || (0..n).flat_map(|a| (0..n).map(move |b| (a, b)));

        let ties = ordered().filter(|&(a, b)| plain.named[a][b]).count();
        let returned = ordered().filter(|&(a, b)| plain.named[a][b] && plain.named[b][a]).count();
        let distinct = if is_directed { ties } else { ties / 2 };
        prop_assert_eq!(graph.ties() as usize, distinct);
        prop_assert_eq!((graph.ties() + graph.self_ties() + graph.repeated_ties()) as usize, told.len());
        prop_assert_eq!(ordered().filter(|&(a, b)| graph.has_tie(a as u32, b as u32)).count(), ties);

        let whole = whole_network(&graph);
        near("density", whole.density, (n > 1).then(|| ties as f64 / (n * (n - 1)) as f64));
        near("reciprocity", whole.reciprocity, (is_directed && ties > 0).then(|| returned as f64 / ties as f64));
        // Paths a–b–c in both senses; those that close.
        let paths: Vec<_> = ordered()
            .flat_map(|(a, b)| (0..n).map(move |c| (a, b, c)))
            .filter(|&(a, b, c)| a != c && plain.tied(a, b) && plain.tied(b, c))
            .collect();
        let closed = paths.iter().filter(|&&(a, _, c)| plain.tied(a, c)).count();
        near("transitivity", whole.transitivity, (!paths.is_empty()).then(|| closed as f64 / paths.len() as f64));
        prop_assert_eq!(whole.components, plain.components(&everyone));
        prop_assert_eq!(whole.degrees.iter().sum::<u32>() as usize, n);
        prop_assert_eq!(whole.degrees.iter().zip(0..).map(|(count, degree)| count * degree).sum::<u32>(), 2 * graph.tied_pairs());

        let cuts: Vec<u32> = everyone
            .iter()
            .filter(|&&node| {
                let others: Vec<usize> = everyone.iter().copied().filter(|&other| other != node).collect();
                plain.components(&others) > whole.components
            })
            .map(|&node| node as u32)
            .collect();
        prop_assert_eq!(graph.cut_points(), cuts);

        for ego in 0..n {
            let (ours, by_definition) = (ego_measures(&graph, ego as u32), plain.around(ego));
            prop_assert_eq!((ours.size, ours.components), (by_definition.size, by_definition.components));
            near("density around an ego", ours.ego_density, by_definition.ego_density);
            near("effective size", ours.effective_size, by_definition.effective_size);
            near("efficiency", ours.efficiency, by_definition.efficiency);
            near("constraint", ours.constraint, by_definition.constraint);
        }
    }
}
