//! How do many rows of a roster lie in one row of the log? The changes of one part that follow each other, whose records
//! begin alike and that have seen nothing, are packed: a section's enrolments take a row together instead of one each. What
//! a change says, its name and its hash are the same as in a row of its own.

use domain::change::{Change, Name, Scope, Stamp};
use domain::record::{Id, Kind};
use domain::roster::ENROLLMENT_OWNER_BYTES;
use rusqlite::{Connection, Row};

use super::id_at;
use super::parts::{PartHash, Written};
use crate::failure::Result;

/// How many bytes the records of a pack begin with in common: those of the section whose enrolments they are.
pub(crate) const STARTS: usize = ENROLLMENT_OWNER_BYTES;

/// A pack is unpacked as a whole for each of its records, and two of them should fit on a page.
pub(super) const MOST: usize = 16;

/// So few take no more room in rows of their own.
const FEWEST: usize = 4;

/// The only field that is packed: no query looks for a row of a roster by what it says.
pub(super) const FIELD: &str = "row";

/// Changes that may become a pack.
#[derive(Default)]
pub(super) struct Run {
    index: u32,
    kind: String,
    records: Vec<[u8; 16]>,
    texts: String,
    ends: Vec<usize>,
}

impl Run {
    /// Takes the change in, where it can stand in one pack with those before it.
    pub fn takes(&mut self, change: &Written<'_>) -> bool {
        let Ok(record) = <[u8; 16]>::try_from(change.record) else { return false };
        if change.field != FIELD || !change.seen.is_empty() {
            return false;
        }
        match self.records.first() {
            None => {
                self.index = change.index;
                self.kind.push_str(change.kind);
            }
            Some(first) => {
                let follows = change.index == self.index + self.records.len() as u32;
                if !follows || self.records.len() == MOST || first[..STARTS] != record[..STARTS] || self.kind != change.kind {
                    return false;
                }
            }
        }
        self.records.push(record);
        self.texts.push_str(change.value);
        self.ends.push(self.texts.len());
        true
    }

    /// Whether it is worth a pack.
    pub fn is_many(&self) -> bool {
        self.records.len() >= FEWEST
    }

    pub fn clear(&mut self) {
        self.kind.clear();
        self.records.clear();
        self.texts.clear();
        self.ends.clear();
    }

    /// Each of its changes, as it would lie in a row of its own.
    pub fn each(&self) -> impl Iterator<Item = Written<'_>> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        (self.index..).zip(&self.records).zip(begins.zip(&self.ends)).map(|((index, record), (begin, end))| Written {
            index,
            kind: &self.kind,
            record,
            field: FIELD,
            value: &self.texts[begin..*end],
            seen: &[],
        })
    }

    pub fn pack(&self) -> Pack<'_> {
        let mut held = Vec::with_capacity(self.texts.len() / 2 + self.records.len() * 12);
        let mut begin = 0;
        for (record, end) in self.records.iter().zip(&self.ends) {
            held.extend_from_slice(&record[STARTS..]);
            held.extend_from_slice(&((end - begin) as u32).to_be_bytes());
            begin = *end;
        }
        held.extend_from_slice(&lz4_flex::block::compress(self.texts.as_bytes()));
        Pack { index: self.index, kind: &self.kind, starts: &self.records[0][..STARTS], size: self.records.len() as u32, held }
    }
}

/// A row of `packs`, without where it lies.
pub(crate) struct Pack<'a> {
    pub index: u32,
    pub kind: &'a str,
    pub starts: &'a [u8],
    pub size: u32,
    /// Of each change the rest of its record and the length of its value, then all values compressed.
    pub held: Vec<u8>,
}

/// The same, of a kind that this program knows, to be kept.
pub(crate) struct PackRow {
    pub index: u32,
    pub kind: Kind,
    pub starts: [u8; STARTS],
    pub size: u32,
    pub held: Vec<u8>,
}

/// Of a record: its own bytes and the length of the value.
const ENTRY: usize = 16 - STARTS + 4;

/// A pack's records and values, read back.
pub(super) struct Unpacked {
    records: Vec<[u8; 16]>,
    texts: String,
    ends: Vec<usize>,
}

/// The longest text of a whole pack: what says more was not written by Kith.
const MOST_TEXT: usize = 1 << 30;

impl Unpacked {
    /// None where the bytes are no pack.
    pub fn read(starts: &[u8], size: usize, held: &[u8]) -> Option<Unpacked> {
        let (entries, texts) = held.split_at_checked(size.checked_mul(ENTRY)?)?;
        let mut records = Vec::with_capacity(size);
        let mut ends = Vec::with_capacity(size);
        let mut end = 0usize;
        for entry in entries.chunks_exact(ENTRY) {
            let (rest, length) = entry.split_at(16 - STARTS);
            records.push(whole(starts, rest)?);
            end = end.checked_add(u32::from_be_bytes(length.try_into().ok()?) as usize).filter(|end| *end <= MOST_TEXT)?;
            ends.push(end);
        }
        let texts = String::from_utf8(lz4_flex::block::decompress(texts, end).ok()?).ok()?;
        let is_whole = texts.len() == end && ends.iter().all(|end| texts.is_char_boundary(*end));
        is_whole.then_some(Unpacked { records, texts, ends })
    }

    /// Each record with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&[u8; 16], &str)> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        self.records.iter().zip(begins.zip(&self.ends)).map(|(record, (begin, end))| (record, &self.texts[begin..*end]))
    }
}

fn whole(starts: &[u8], rest: &[u8]) -> Option<[u8; 16]> {
    let mut record = [0; 16];
    let (front, back) = record.split_at_mut(STARTS);
    if starts.len() != front.len() || rest.len() != back.len() {
        return None;
    }
    front.copy_from_slice(starts);
    back.copy_from_slice(rest);
    Some(record)
}

/// The columns that [`read_pack`] reads, from [`PACK_TABLES`].
pub(super) const PACK_COLUMNS: &str = "m.id, k.idx, p.scope, p.scope_id, k.kind, k.starts, k.field, k.held, k.size, coalesce(p.canonical_stamp, m.stamp), m.device, m.author, p.feed_position IS NULL AND m.device = (SELECT value FROM meta WHERE key = 'device'), k.position";

pub(super) const PACK_TABLES: &str = "packs k JOIN parts p ON p.part = k.part JOIN commits m ON m.position = p.commit_position";

/// Reads those changes of a pack that are wanted, by their position and record.
pub(super) fn read_pack(
    row: &Row<'_>,
    into: &mut Vec<Change>,
    is_wanted: impl Fn(i64, &[u8; 16]) -> bool,
) -> rusqlite::Result<()> {
    let text = |at: usize| row.get_ref(at)?.as_str().map_err(|_| rusqlite::Error::InvalidQuery);
    let blob = |at: usize| row.get_ref(at)?.as_blob().map_err(|_| rusqlite::Error::InvalidQuery);
    let unpacked = Unpacked::read(blob(5)?, row.get::<_, u32>(8)? as usize, blob(7)?).ok_or(rusqlite::Error::InvalidQuery)?;
    let (commit, first, position) = (id_at(row, 0)?, row.get::<_, u32>(1)?, row.get::<_, i64>(13)?);
    for (at, (record, value)) in (0..).zip(unpacked.iter()) {
        if !is_wanted(position + i64::from(at), record) {
            continue;
        }
        into.push(Change {
            name: Name { commit, index: first + at },
            scope: Scope::from_parts(text(2)?, id_at(row, 3)?).unwrap_or(Scope::District),
            kind: text(4)?.to_owned(),
            record: Id::from_bytes(*record),
            field: text(6)?.to_owned(),
            value: serde_json::from_str(value).unwrap_or_default(),
            seen: Vec::new(),
            stamp: Stamp(row.get::<_, i64>(9)? as u64),
            device: id_at(row, 10)?,
            author: id_at(row, 11)?,
            is_unsent: row.get(12)?,
        });
    }
    Ok(())
}

/// Adds what a query for packs finds to changes that were found in rows of their own. True where there was any.
pub(super) fn add_packed(
    sql: &Connection,
    query: &str,
    of: &[&dyn rusqlite::ToSql],
    into: &mut Vec<Change>,
    is_wanted: impl Fn(i64, &[u8; 16]) -> bool,
) -> Result<bool> {
    let mut packs = sql.prepare_cached(query)?;
    let mut packs = packs.query(of)?;
    let before = into.len();
    while let Some(row) = packs.next()? {
        read_pack(row, into, &is_wanted)?;
    }
    Ok(into.len() > before)
}

/// A pack as its bytes lie in the log.
pub(super) struct Packed {
    pub index: u32,
    kind: String,
    field: String,
    held: Unpacked,
}

impl Packed {
    /// None where the bytes are no pack.
    pub fn read(row: &Row<'_>) -> Result<Option<Packed>> {
        let blob = |at: usize| row.get_ref(at)?.as_blob().map_err(|_| rusqlite::Error::InvalidQuery);
        let held = Unpacked::read(blob(3)?, row.get::<_, u32>(4)? as usize, blob(5)?);
        Ok(match held {
            Some(held) => Some(Packed { index: row.get(0)?, kind: row.get(1)?, field: row.get(2)?, held }),
            None => None,
        })
    }

    pub fn hash(&self, into: &mut PartHash) {
        for (index, (record, value)) in (self.index..).zip(self.held.iter()) {
            into.change(&Written { index, kind: &self.kind, record, field: &self.field, value, seen: &[] });
        }
    }
}
