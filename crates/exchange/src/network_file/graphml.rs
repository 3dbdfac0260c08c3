//! What does a GraphML file say? Nodes, edges, which way they run, and a node's label. Nested graphs are
//! read flat; ports and hyperedges are left out; every other key is ignored.

use std::collections::HashSet;
use std::io::BufRead;

use super::Gathered;
use crate::unreadable::{Breakage, Unreadable};
use crate::xml::{Node, Open, Xml};

const LABELS: &[&str] = &["label", "name"];

pub(super) fn read(file: &str, input: &mut dyn BufRead, gathered: &mut Gathered) -> Result<(), Unreadable> {
    let mut xml = Xml::new(file, input)?;
    if xml.root()?.name != "graphml" {
        return Err(Unreadable::NotANetwork { file: file.to_owned() });
    }
    let mut label_keys: HashSet<String> = HashSet::new();
    let mut edges: Vec<(usize, usize, Option<bool>)> = Vec::new();
    let mut is_directed = None;
    loop {
        match xml.next()? {
            Node::Open(open) => match open.name.as_str() {
                "key" => {
                    let is_label = open.attribute("attr.name").is_some_and(|name| LABELS.contains(&name));
                    if is_label && let Some(id) = open.attribute("id") {
                        label_keys.insert(id.to_owned());
                    }
                }
                "graph" => is_directed = is_directed.or(Some(open.attribute("edgedefault") != Some("undirected"))),
                "node" => {
                    let at = gathered.node(attribute(file, &open, "id")?, file)?;
                    node_inside(&mut xml, at, &label_keys, gathered)?;
                }
                "edge" => {
                    let from = gathered.node(attribute(file, &open, "source")?, file)?;
                    let to = gathered.node(attribute(file, &open, "target")?, file)?;
                    if edges.len() == super::MOST_TIES {
                        return Err(Unreadable::TooLarge { file: file.to_owned(), most: format!("{} ties", super::MOST_TIES) });
                    }
                    edges.push((from, to, open.attribute("directed").map(|directed| directed == "true")));
                    xml.skip()?;
                }
                "hyperedge" | "data" | "desc" | "default" | "port" => xml.skip()?,
                _ => {}
            },
            Node::Text(_) | Node::Close => {}
            Node::End => break,
        }
    }
    let by_default = is_directed.unwrap_or(false);
    gathered.is_directed = if edges.is_empty() { by_default } else { edges.iter().any(|(_, _, own)| own.unwrap_or(by_default)) };
    for (from, to, own) in edges {
        gathered.tie(from, to, file)?;
        // One undirected edge among directed ones runs both ways.
        if gathered.is_directed && !own.unwrap_or(by_default) && from != to {
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
