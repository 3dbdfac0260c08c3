//! What does a CSV of ties, or of nodes, say? The columns of a tie are known by their headings, else they
//! are the first two. Their first line is a heading where it says so in words that headings have; else it is a tie: a
//! stranger among the nodes is seen, and a tie that is gone is not.

use std::io::BufRead;

use domain::names;

use super::Gathered;
use crate::delimited::{Delimited, Halt};
use crate::text;
use crate::transcoded::{Transcoded, Unmarked};
use crate::unreadable::{Breakage, Unreadable};

const FROM: &[&str] = &["from", "source", "ego", "sender", "nominator", "fromid", "sourceid", "src", "node1", "i"];
const TO: &[&str] = &["to", "target", "alter", "receiver", "nominee", "toid", "targetid", "dst", "node2", "j"];
const ID: &[&str] = &["id", "nodeid", "node", "key"];

/// Words of which one stands in each heading of a tie, in English and in Spanish.
const OF_HEADINGS: &[&str] = &[
    "from",
    "to",
    "source",
    "target",
    "ego",
    "alter",
    "sender",
    "receiver",
    "nominator",
    "nominee",
    "nominated",
    "chooser",
    "chosen",
    "chooses",
    "giver",
    "rater",
    "rated",
    "id",
    "ids",
    "name",
    "names",
    "node",
    "nodes",
    "vertex",
    "person",
    "people",
    "student",
    "friend",
    "friends",
    "peer",
    "classmate",
    "actor",
    "partner",
    "contact",
    "respondent",
    "participant",
    "member",
    "user",
    "src",
    "dst",
    "fromid",
    "toid",
    "sourceid",
    "targetid",
    "egoid",
    "alterid",
    "desde",
    "hasta",
    "origen",
    "destino",
    "fuente",
    "nombre",
    "nombres",
    "persona",
    "nodo",
    "estudiante",
    "alumno",
    "alumna",
    "amigo",
    "amiga",
    "elige",
    "elegido",
    "elegida",
    "quien",
    "emisor",
    "receptor",
];

/// Whether a cell is a heading by one of its words: "Best friend", "friend_1", "Student ID".
fn is_heading(cell: &str) -> bool {
    let words = names::folded(cell);
    let words = words.split(|c: char| !c.is_alphanumeric()).map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()));
    words.into_iter().any(|word| OF_HEADINGS.contains(&word))
}

fn folded(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn find(headings: &[String], names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| headings.iter().position(|heading| heading == name))
}

fn ends(headings: &[String]) -> Option<(usize, usize)> {
    Some((find(headings, FROM)?, find(headings, TO)?))
}

fn delimiter_of(head: &[u8]) -> u8 {
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| line.iter().filter(|b| **b == delimiter).count();
    if count(b',') > 0 {
        b','
    } else if count(b';') > 0 {
        b';'
    } else {
        b'\t'
    }
}

/// The cells of the first lines of a file.
fn first_lines(head: &[u8], most: usize) -> Vec<Vec<String>> {
    let Ok(input) = Transcoded::new(head, Unmarked::AsTheyAre) else { return Vec::new() };
    let mut lines = Delimited::new(input, delimiter_of(head));
    let mut all = Vec::new();
    while all.len() < most && matches!(lines.read(), Ok(true)) {
        all.push(lines.fields().map(|cell| text::told(cell).0.into_owned()).collect());
    }
    all
}

/// True for a list of nodes: a column of ids and none of ties, or one column alone.
pub(super) fn is_node_list(head: &[u8]) -> bool {
    let lines = first_lines(head, 1);
    let Some(first) = lines.first() else { return false };
    let headings: Vec<String> = first.iter().map(|cell| folded(cell)).collect();
    ends(&headings).is_none() && (headings.len() == 1 || find(&headings, ID).is_some())
}

/// Without known headings: is the first line a tie? It is unless both its cells are headings by a word of theirs, and even
/// then where one of them is met again.
fn begins_with_a_tie(head: &[u8]) -> bool {
    let lines = first_lines(head, 200);
    let Some((first, rest)) = lines.split_first() else { return false };
    let is_met_again = |cell: &String| rest.iter().any(|line| line.iter().take(2).any(|other| other == cell));
    first.len() >= 2 && (!first[..2].iter().all(|cell| is_heading(cell)) || first[..2].iter().any(is_met_again))
}

/// Reads a file of ties, or of nodes, into what is gathered.
pub(super) fn read(file: &str, input: &mut dyn BufRead, is_nodes: bool, gathered: &mut Gathered) -> Result<(), Unreadable> {
    let broken = |line, because| Unreadable::Broken { file: file.to_owned(), line, because };
    let head = input.fill_buf().map_err(|_| broken(1, Breakage::BreaksOff))?.to_vec();
    if head.contains(&0) && !head.starts_with(&[0xff, 0xfe]) && !head.starts_with(&[0xfe, 0xff]) {
        return Err(Unreadable::NotANetwork { file: file.to_owned() });
    }
    let input = Transcoded::new(input, Unmarked::AsTheyAre).map_err(|_| broken(1, Breakage::BreaksOff))?;
    let mut lines = Delimited::new(input, delimiter_of(&head));
    let mut columns = None;
    let mut undirected = (None, 0usize);
    while lines.read().map_err(|halt| match halt {
        Halt::Stream => broken(1, Breakage::BreaksOff),
        Halt::QuoteNeverClosed(line) => broken(line, Breakage::QuoteNeverClosed),
    })? {
        if lines.too_long().is_some() {
            return Err(broken(lines.line(), Breakage::ValueTooLong));
        }
        if columns.is_none() {
            let headings: Vec<String> = lines.fields().map(|cell| folded(&text::told(cell).0)).collect();
            if is_nodes {
                columns = Some((find(&headings, ID).unwrap_or(0), 0));
                // A single column may have no heading: then its first line is a node too.
                if find(&headings, ID).is_some() || ["name", "label", "person", "student"].contains(&headings[0].as_str()) {
                    continue;
                }
            } else if let Some(ends) = ends(&headings) {
                columns = Some(ends);
                // Gephi writes "Undirected" on every line of such a network.
                undirected.0 = find(&headings, &["type"]);
                continue;
            } else if headings.len() < 2 {
                return Err(Unreadable::NotANetwork { file: file.to_owned() });
            } else {
                columns = Some((0, 1));
                if !begins_with_a_tie(&head) {
                    continue;
                }
            }
        }
        let (from, to) = columns.unwrap_or((0, 1));
        let (from_id, to_id) = (text::told(lines.field(from)).0, text::told(lines.field(to)).0);
        if is_nodes {
            if !from_id.is_empty() {
                gathered.node(&from_id, file)?;
            }
            continue;
        }
        match (from_id.is_empty(), to_id.is_empty()) {
            (true, true) => {}
            (false, false) => {
                let (from, to) = (gathered.node(&from_id, file)?, gathered.node(&to_id, file)?);
                gathered.tie(from, to, file)?;
                let kind = undirected.0.map(|at| lines.field(at));
                undirected.1 += usize::from(kind.is_some_and(|kind| kind.eq_ignore_ascii_case(b"undirected")));
            }
            // Somebody without any tie is written with one end blank by some tools.
            (false, true) => {
                gathered.node(&from_id, file)?;
            }
            (true, false) => {
                gathered.node(&to_id, file)?;
            }
        }
    }
    if !is_nodes {
        gathered.is_directed = gathered.ties.is_empty() || undirected.1 < gathered.ties.len();
    }
    Ok(())
}
