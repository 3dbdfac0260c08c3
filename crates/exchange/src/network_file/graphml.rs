//! What does a GraphML file say? Nodes, edges, which way they run, and a node's label. Nested graphs are
//! read flat; ports and hyperedges are left out. Ties of several kinds are one network, and the kinds are named; every
//! other key is ignored. A tie may stand before the nodes it joins, but both have to be there.

use std::collections::HashSet;
use std::io::BufRead;

use super::Gathered;
use crate::unreadable::{Breakage, Unreadable};
use crate::xml::{Node, Open, Xml};

const LABELS: &[&str] = &["label", "name"];

/// What programs call the kind of a tie.
const RELATIONS: &[&str] = &["networkCanvasType", "relation", "relationship", "edgetype", "edge_type"];

/// So many kinds of ties are named; a file of more has something else there.
const MOST_RELATIONS: usize = 50;

/// A tie as it is met.
struct Edge {
    from: usize,
    to: usize,
    is_directed: Option<bool>,
    line: u32,
}

pub(super) fn read(file: &str, input: &mut dyn BufRead, gathered: &mut Gathered) -> Result<(), Unreadable> {
    let mut xml = Xml::new(file, input)?;
    if xml.root()?.name != "graphml" {
        return Err(Unreadable::NotANetwork { file: file.to_owned() });
    }
    let mut label_keys: HashSet<String> = HashSet::new();
    let mut relation_keys: HashSet<String> = HashSet::new();
    let mut edges: Vec<Edge> = Vec::new();
    let mut nodes: HashSet<usize> = HashSet::new();
    let mut is_directed = None;
    loop {
        match xml.next()? {
            Node::Open(open) => match open.name.as_str() {
                "key" => {
                    let is_label = open.attribute("attr.name").is_some_and(|name| LABELS.contains(&name));
                    if is_label && let Some(id) = open.attribute("id") {
                        label_keys.insert(id.to_owned());
                    }
                    let is_relation = open.attribute("attr.name").is_some_and(|name| RELATIONS.contains(&name));
                    if is_relation && let Some(id) = open.attribute("id") {
                        relation_keys.insert(id.to_owned());
                    }
                }
                "graph" => is_directed = is_directed.or(Some(open.attribute("edgedefault") != Some("undirected"))),
                "node" => {
                    let at = gathered.node(attribute(file, &open, "id")?, file)?;
                    nodes.insert(at);
                    node_inside(&mut xml, at, &label_keys, gathered)?;
                }
                "edge" => {
                    let from = gathered.node(attribute(file, &open, "source")?, file)?;
                    let to = gathered.node(attribute(file, &open, "target")?, file)?;
                    if edges.len() == super::MOST_TIES {
                        return Err(Unreadable::TooLarge { file: file.to_owned(), most: format!("{} ties", super::MOST_TIES) });
                    }
                    let is_directed = open.attribute("directed").map(|directed| directed == "true");
                    edges.push(Edge { from, to, is_directed, line: open.line });
                    edge_inside(&mut xml, &relation_keys, gathered)?;
                }
                "hyperedge" | "data" | "desc" | "default" | "port" => xml.skip()?,
                _ => {}
            },
            Node::Text(_) | Node::Close => {}
            Node::End => break,
        }
    }
    let by_default = is_directed.unwrap_or(false);
    if let Some((at, edge)) = edges.iter().enumerate().find(|(_, it)| !nodes.contains(&it.from) || !nodes.contains(&it.to)) {
        return Err(Unreadable::NoSuchNode { file: file.to_owned(), line: edge.line, nth: at as u32 + 1 });
    }
    let is_one_way = |edge: &Edge| edge.is_directed.unwrap_or(by_default);
    gathered.is_directed = if edges.is_empty() { by_default } else { edges.iter().any(is_one_way) };
    for edge in edges {
        let (from, to) = (edge.from, edge.to);
        gathered.tie(from, to, file)?;
        // One undirected edge among directed ones runs both ways.
        if gathered.is_directed && !is_one_way(&edge) && from != to {
            gathered.tie(to, from, file)?;
        }
    }
    Ok(())
}

fn attribute<'a>(file: &str, open: &'a Open, name: &str) -> Result<&'a str, Unreadable> {
    open.attribute(name)
        .filter(|value| !value.is_empty() && value.len() <= crate::text::LONGEST_VALUE)
        .ok_or_else(|| Unreadable::Broken { file: file.to_owned(), line: open.line, because: Breakage::NotWellFormed })
}

/// Reads of which kind a tie is and steps over the rest.
fn edge_inside(xml: &mut Xml<'_>, relation_keys: &HashSet<String>, gathered: &mut Gathered) -> Result<(), Unreadable> {
    loop {
        match xml.next()? {
            Node::Open(open) if open.name == "data" && open.attribute("key").is_some_and(|key| relation_keys.contains(key)) => {
                let text = xml.element(open)?.text;
                let (kind, _) = crate::text::shown(text.into());
                if !kind.is_empty() && gathered.relations.len() < MOST_RELATIONS && !gathered.relations.contains(kind.as_ref()) {
                    gathered.relations.insert(kind.into_owned());
                }
            }
            Node::Open(_) => xml.skip()?,
            Node::Text(_) => {}
            Node::Close | Node::End => return Ok(()),
        }
    }
}

/// Reads a node's label and steps over the rest, down to the end of the node or the start of a graph in it.
fn node_inside(xml: &mut Xml<'_>, at: usize, label_keys: &HashSet<String>, gathered: &mut Gathered) -> Result<(), Unreadable> {
    loop {
        match xml.next()? {
            Node::Open(open) if open.name == "data" && open.attribute("key").is_some_and(|key| label_keys.contains(key)) => {
                let text = xml.element(open)?.text;
                let (label, _) = crate::text::shown(text.into());
                if !label.is_empty() && gathered.labels[at].is_none() {
                    gathered.labels[at] = Some(label.into_owned());
                }
            }
            // A graph inside a node: its nodes and edges are met by the caller.
            Node::Open(open) if open.name == "graph" => return Ok(()),
            Node::Open(_) => xml.skip()?,
            Node::Text(_) => {}
            Node::Close | Node::End => return Ok(()),
        }
    }
}
