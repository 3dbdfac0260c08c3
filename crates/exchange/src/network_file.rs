//! Which network does a file hold? GraphML, or a CSV with one tie a line, with or without a list of nodes.
//! Names and ties only: what else a file says of them is not kept. Self ties and repeated ties stay in
//! the list and are counted; the measures leave them out.

mod edge_list;
mod graphml;
pub mod written;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::intake::{Caps, Intake};
use crate::roster::looks_like_xml;
use crate::source::sources;
use crate::unreadable::Unreadable;
use crate::watch::Unwatched;

const MOST_NODES: usize = 200_000;
const MOST_TIES: usize = 5_000_000;

/// A network as a file gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkFile {
    /// The ids of the nodes, in the order in which they were met.
    pub nodes: Vec<String>,
    /// What GraphML calls a node ("label" or "name"), where it does; as many as there are nodes.
    pub labels: Vec<Option<String>>,
    /// From and to, as places in `nodes`. In an undirected network each tie stands once, in either order.
    pub ties: Vec<(usize, usize)>,
    pub is_directed: bool,
    /// The kinds of ties that GraphML names, in the order of the letters. All of them are in `ties`, as one network.
    pub relations: Vec<String>,
    /// How many of `ties` lead from a node to itself. They are in `ties`; measures drop them.
    pub self_ties_dropped: usize,
    /// How many of `ties` were there before. They are in `ties`; measures drop them.
    pub duplicates_dropped: usize,
}

/// Reads one GraphML file, or an edge list as CSV and perhaps the list of its nodes, in either order.
pub fn read_network(paths: &[PathBuf]) -> Result<NetworkFile, Unreadable> {
    let intake = Intake::new(&Unwatched, Caps::SMALL);
    let sources = sources(paths, &intake)?;
    let mut graphml = Vec::new();
    let mut tables = Vec::new();
    for source in &sources {
        let head = source.head(&intake)?;
        if head.iter().all(|b| b.is_ascii_whitespace() || matches!(b, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff)) {
            return Err(Unreadable::Empty { file: source.name.clone() });
        }
        let is_xml = looks_like_xml(&head);
        if is_xml { &mut graphml } else { &mut tables }.push((source, head));
    }
    let mut gathered = Gathered::default();
    match (graphml.as_slice(), tables.as_slice()) {
        ([(source, _)], []) => source.open(&intake, |input| graphml::read(&source.name, input, &mut gathered))?,
        ([], [_] | [_, _]) => {
            let mut has_edges = false;
            // The list of nodes first: it says who is there without any tie, and in which order.
            tables.sort_by_key(|(_, head)| !edge_list::is_node_list(head));
            for (source, head) in &tables {
                let is_nodes = edge_list::is_node_list(head);
                if !is_nodes && std::mem::replace(&mut has_edges, true) {
                    return Err(Unreadable::Twice { file: source.name.clone() });
                }
                source.open(&intake, |input| edge_list::read(&source.name, input, is_nodes, &mut gathered))?;
            }
            if !has_edges {
                return Err(Unreadable::NotANetwork { file: sources[0].name.clone() });
            }
        }
        ([_, (second, _), ..], _) | ([_], [(second, _), ..]) => {
            return Err(Unreadable::MixedFormats { file: second.name.clone() });
        }
        ([], _) => return Err(Unreadable::NotANetwork { file: sources[0].name.clone() }),
    }
    Ok(gathered.network())
}

/// Nodes and ties as they are met.
#[derive(Default)]
struct Gathered {
    at: HashMap<String, usize>,
    labels: Vec<Option<String>>,
    ties: Vec<(usize, usize)>,
    is_directed: bool,
    relations: BTreeSet<String>,
}

impl Gathered {
    fn node(&mut self, id: &str, file: &str) -> Result<usize, Unreadable> {
        if let Some(at) = self.at.get(id) {
            return Ok(*at);
        }
        let at = self.labels.len();
        if at == MOST_NODES {
            return Err(Unreadable::TooLarge { file: file.to_owned(), most: format!("{MOST_NODES} nodes") });
        }
        self.at.insert(id.to_owned(), at);
        self.labels.push(None);
        Ok(at)
    }

    fn tie(&mut self, from: usize, to: usize, file: &str) -> Result<(), Unreadable> {
        if self.ties.len() == MOST_TIES {
            return Err(Unreadable::TooLarge { file: file.to_owned(), most: format!("{MOST_TIES} ties") });
        }
        self.ties.push((from, to));
        Ok(())
    }

    fn network(self) -> NetworkFile {
        let mut nodes = vec![String::new(); self.labels.len()];
        for (id, at) in self.at {
            nodes[at] = id;
        }
        let mut seen = HashSet::with_capacity(self.ties.len());
        let mut duplicates_dropped = 0;
        for (from, to) in &self.ties {
            let one = if self.is_directed || from < to { (*from, *to) } else { (*to, *from) };
            duplicates_dropped += usize::from(!seen.insert(one));
        }
        let self_ties_dropped = self.ties.iter().filter(|(from, to)| from == to).count();
        NetworkFile {
            nodes,
            labels: self.labels,
            ties: self.ties,
            is_directed: self.is_directed,
            relations: self.relations.into_iter().collect(),
            self_ties_dropped,
            duplicates_dropped,
        }
    }
}

#[cfg(test)]
mod tests;
