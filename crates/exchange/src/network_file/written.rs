//! How does a network leave the program? As GraphML that other programs read: each node with its name and what it is, each tie
//! with how it is known.

use std::io::{self, Write};

/// A node of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenNode {
    pub label: String,
    /// What it is, in one word of ours.
    pub seat: String,
    pub grade: Option<String>,
}

/// Text as it may stand in XML: what XML 1.0 has no place for is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            sign if sign < ' ' || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            sign => out.push(sign),
        }
    }
    out
}

/// Writes an undirected network; a tie names its ends by their places and says how it is known.
pub fn write_graphml(out: &mut impl Write, nodes: &[WrittenNode], ties: &[(u32, u32, String)]) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#)?;
    for (id, of, name) in
        [("label", "node", "label"), ("seat", "node", "seat"), ("grade", "node", "grade"), ("from", "edge", "from")]
    {
        writeln!(out, r#"  <key id="{id}" for="{of}" attr.name="{name}" attr.type="string"/>"#)?;
    }
    writeln!(out, r#"  <graph edgedefault="undirected">"#)?;
    for (at, node) in nodes.iter().enumerate() {
        write!(out, r#"    <node id="n{at}"><data key="label">{}</data>"#, escaped(&node.label))?;
        write!(out, r#"<data key="seat">{}</data>"#, escaped(&node.seat))?;
        if let Some(grade) = &node.grade {
            write!(out, r#"<data key="grade">{}</data>"#, escaped(grade))?;
        }
        writeln!(out, "</node>")?;
    }
    for (a, b, from) in ties {
        writeln!(out, r#"    <edge source="n{a}" target="n{b}"><data key="from">{}</data></edge>"#, escaped(from))?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network_file::read_network;

    #[test]
    fn what_is_written_is_read_again_with_its_names_whatever_stands_in_them() {
        let node = |label: &str, grade: Option<&str>| WrittenNode {
            label: label.into(),
            seat: "student".into(),
            grade: grade.map(Into::into),
        };
        let nodes = [node("Ana <\"A&B\"> \u{1}Ruiz", Some("09")), node("=Luz", None), node("王 美", None)];
        let ties = [(0, 1, "mark".to_owned()), (0, 2, "mark map".to_owned())];
        let mut out = Vec::new();
        write_graphml(&mut out, &nodes, &ties).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.graphml");
        std::fs::write(&path, &out).unwrap();
        let read = read_network(&[path]).unwrap();
        assert_eq!((read.is_directed, read.ties), (false, vec![(0, 1), (0, 2)]));
        let labels: Vec<_> = read.labels.into_iter().flatten().collect();
        assert_eq!(labels, ["Ana <\"A&B\"> Ruiz", "=Luz", "王 美"]);
    }
}
