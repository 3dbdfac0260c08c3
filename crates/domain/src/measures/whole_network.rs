//! What does a school, a class or a file of ties look like as one network?
//! Answers with counts and shares of the whole and never with a node: who stands where is for [`super::graph`].

use serde::{Deserialize, Serialize};
use specta::Type;

use super::graph::Graph;

/// The whole of one graph. Undefined is None and never 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct WholeNetwork {
    /// How many nodes there are.
    pub nodes: u32,
    /// Distinct ties, directed ones when the graph is; no self ties.
    pub ties: u32,
    /// Ties / possible ties: n(n − 1) directed, half of it undirected. None for n < 2.
    pub density: Option<f64>,
    /// Edgewise: ties that are returned / ties. None without direction or without a tie.
    pub reciprocity: Option<f64>,
    /// 3 × triangles / connected triples of the undirected view. None where no two ties meet.
    pub transitivity: Option<f64>,
    /// Weak components; an isolate is one.
    pub components: u32,
    /// Nodes without any tie.
    pub isolates: u32,
    /// How many nodes have 0, 1, 2 … alters (tied either way); ends at the greatest degree.
    pub degrees: Vec<u32>,
    /// Ties of a node to itself that were left out.
    pub self_ties_dropped: u32,
    /// Ties told more than once that were left out.
    pub repeated_ties_dropped: u32,
}

/// Measures a graph as one (density, reciprocity, transitivity: Wasserman & Faust 1994).
pub fn whole_network(graph: &Graph) -> WholeNetwork {
    let n = u64::from(graph.nodes());
    let ties = graph.ties();
    let mut degrees = Vec::new();
    let mut triples = 0_u64;
    for node in 0..graph.nodes() {
        let degree = graph.alters(node).len();
        if degrees.len() <= degree {
            degrees.resize(degree + 1, 0);
        }
        degrees[degree] += 1;
        triples += (degree as u64) * (degree as u64).saturating_sub(1) / 2;
    }
    // Two ties between the same two are one pair: so many ties more than pairs, so many pairs that return it, both ways.
    let returned = 2 * (ties - graph.tied_pairs());
    let possible = if graph.is_directed() { n * n.saturating_sub(1) } else { n * n.saturating_sub(1) / 2 };
    WholeNetwork {
        nodes: graph.nodes(),
        ties,
        density: (possible > 0).then(|| f64::from(ties) / possible as f64),
        reciprocity: (graph.is_directed() && ties > 0).then(|| f64::from(returned) / f64::from(ties)),
        transitivity: (triples > 0).then(|| 3.0 * graph.triangles() as f64 / triples as f64),
        components: graph.components(),
        isolates: degrees.first().copied().unwrap_or(0),
        degrees,
        self_ties_dropped: graph.self_ties(),
        repeated_ties_dropped: graph.repeated_ties(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_network_has_counts_and_no_shares() {
        let empty = whole_network(&Graph::new(0, [], true));
        assert_eq!((empty.density, empty.reciprocity, empty.transitivity), (None, None, None));
        assert_eq!((empty.nodes, empty.components, empty.isolates, empty.degrees.len()), (0, 0, 0, 0));
        let alone = whole_network(&Graph::new(1, [], false));
        assert_eq!((alone.density, alone.components, alone.isolates), (None, 1, 1));
    }

    #[test]
    fn one_of_two_ties_is_returned_between_three() {
        let told = [(0, 1), (1, 0), (1, 2), (2, 0)];
        let directed = whole_network(&Graph::new(4, told, true));
        assert_eq!((directed.ties, directed.density, directed.reciprocity), (4, Some(4.0 / 12.0), Some(0.5)));
        assert_eq!((directed.transitivity, directed.components, directed.isolates), (Some(1.0), 2, 1));
        assert_eq!(directed.degrees, [1, 0, 3]);
        let undirected = whole_network(&Graph::new(4, told, false));
        assert_eq!((undirected.ties, undirected.density, undirected.reciprocity), (3, Some(0.5), None));
        assert_eq!(undirected.repeated_ties_dropped, 1);
    }
}
