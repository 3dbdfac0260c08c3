//! What is kept of a picture beside the log, in the same encrypted file: where people stood, and what was found of groups. It goes
//! when the network is turned off or a map is erased, and it is never sent.

use std::collections::{HashMap, HashSet};

use domain::measures::graph::Graph;
use domain::record::Id;
use domain::school_network::{Found, Network, Standing};
use rusqlite::Connection;

use crate::failure::Result;
use crate::log;

/// How everything begins that is kept of pictures.
pub(crate) const KEPT: &str = "picture ";
const KEPT_VERSION: u8 = 1;
const KEPT_WIDTH: usize = 25;

pub(super) fn kept_as(school: Id) -> String {
    format!("{KEPT}{school}")
}

/// Where people stood when the picture was laid out last.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) stamp: Option<u64>,
    pub(super) places: HashMap<Id, [f32; 2]>,
    alone: HashSet<Id>,
}

impl Kept {
    pub(super) fn read(sql: &Connection, school: Id) -> Result<Kept> {
        let bytes = log::meta(sql, &kept_as(school))?.unwrap_or_default();
        let Some((&[KEPT_VERSION], bytes)) = bytes.split_at_checked(1) else { return Ok(Kept::default()) };
        let Some((stamp, bytes)) = bytes.split_at_checked(8) else { return Ok(Kept::default()) };
        let mut kept = Kept { stamp: stamp.try_into().ok().map(u64::from_le_bytes), ..Kept::default() };
        for one in bytes.chunks_exact(KEPT_WIDTH) {
            let id = Id::from_bytes(one[..16].try_into().expect("sixteen bytes"));
            let axis = |at: usize| f32::from_le_bytes(one[at..at + 4].try_into().expect("four bytes"));
            kept.places.insert(id, [axis(16), axis(20)]);
            if one[24] == 1 {
                kept.alone.insert(id);
            }
        }
        Ok(kept)
    }

    pub(super) fn bytes(stamp: u64, network: &Network, graph: &Graph, places: &[[f32; 2]]) -> Vec<u8> {
        let mut out = vec![KEPT_VERSION];
        out.extend(stamp.to_le_bytes());
        for (node, ((id, _), place)) in (0..).zip(network.people.iter().zip(places)) {
            out.extend(id.as_bytes());
            place.iter().for_each(|axis| out.extend(axis.to_le_bytes()));
            out.push(u8::from(graph.alters(node).is_empty()));
        }
        out
    }

    /// Where people stood among others.
    pub(super) fn among(&self) -> HashMap<Id, [f32; 2]> {
        self.places.iter().filter(|(id, _)| !self.alone.contains(id)).map(|(id, place)| (*id, *place)).collect()
    }
}

/// Where it is kept what was found of the groups of a school. It begins as everything does that goes with the picture.
pub(super) fn found_as(school: Id) -> String {
    format!("{KEPT}groups {school}")
}

const FOUND_VERSION: u8 = 1;
/// A group and how they stand.
const FOUND_WIDTH: usize = 5;

/// What was found in a network, as long as it is the same people and the same ties.
pub(super) struct KeptFound;

impl KeptFound {
    /// None where another network was looked at, or none.
    pub(super) fn read(sql: &Connection, school: Id, stamp: u64, people: usize) -> Result<Option<Found>> {
        let bytes = log::meta(sql, &found_as(school))?.unwrap_or_default();
        Ok(KeptFound::of(&bytes, stamp, people))
    }

    fn of(bytes: &[u8], stamp: u64, people: usize) -> Option<Found> {
        let (&[FOUND_VERSION], bytes) = bytes.split_first_chunk()? else { return None };
        let (of, bytes) = bytes.split_first_chunk()?;
        let (communities, bytes) = bytes.split_first_chunk()?;
        let (parts, bytes) = bytes.split_first_chunk()?;
        if u64::from_le_bytes(*of) != stamp || bytes.len() != people * FOUND_WIDTH {
            return None;
        }
        let one = |one: &[u8]| {
            let (community, standing) = one.split_first_chunk()?;
            Some((u32::from_le_bytes(*community), stands(*standing.first()?)?))
        };
        let (community, standing) = bytes.chunks_exact(FOUND_WIDTH).map(one).collect::<Option<Vec<_>>>()?.into_iter().unzip();
        let (communities, parts) = (u32::from_le_bytes(*communities), u32::from_le_bytes(*parts));
        Some(Found { community, communities, standing, parts })
    }

    pub(super) fn bytes(stamp: u64, found: &Found) -> Vec<u8> {
        let mut out = vec![FOUND_VERSION];
        out.extend(stamp.to_le_bytes());
        out.extend(found.communities.to_le_bytes());
        out.extend(found.parts.to_le_bytes());
        for (community, standing) in found.community.iter().zip(&found.standing) {
            out.extend(community.to_le_bytes());
            out.push(*standing as u8);
        }
        out
    }
}

fn stands(byte: u8) -> Option<Standing> {
    [Standing::Alone, Standing::ByOne, Standing::Bridge, Standing::Tied].into_iter().find(|standing| *standing as u8 == byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_there_again_for_the_same_network_alone() {
        let standing = vec![Standing::Bridge, Standing::Alone, Standing::ByOne, Standing::Tied];
        let found = Found { community: vec![2, 0, 1, 70_000], communities: 3, standing, parts: 2 };
        let bytes = KeptFound::bytes(9, &found);
        assert_eq!(KeptFound::of(&bytes, 9, 4), Some(found));
        assert_eq!(KeptFound::of(&bytes, 8, 4), None, "others go to others by now");
        assert_eq!(KeptFound::of(&bytes, 9, 5), None);
        assert_eq!(KeptFound::of(&bytes[..bytes.len() - 1], 9, 4), None);
        assert_eq!(KeptFound::of(&[], 9, 0), None);
    }
}
