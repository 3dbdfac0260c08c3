//! What of this store travels? Parts that wait are given their place in the chain and read out; words of the district's server
//! on them are taken; pages of what others wrote come in together with their cursor. Each is one transaction. Nothing here
//! knows the wire, a kind of record, or who may what. A draft's store never comes here.

use domain::change::{Name, Scope, Stamp};
use domain::policy::Tier;
use domain::record::Id;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use crate::failure::Result;
use crate::log::{self, Heading};
use crate::open::Store;

mod chain;
mod home;
mod incoming;
mod newer;
pub(crate) mod pairs;
pub(crate) mod tray;

pub use incoming::{Came, ToldPart};
pub use newer::Newer;
pub use tray::{Lost, Refused};

/// One part of a commit, as it leaves a store and comes to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Travelling {
    pub heading: Heading,
    /// The word of the scope, whose it is, and the number of the tier.
    pub scope: String,
    pub scope_id: Id,
    pub tier: u8,
    pub salt: Vec<u8>,
    pub hash: [u8; 32],
    /// Its place in the chain of this device, and the link before it.
    pub seq: u64,
    pub prev: [u8; 32],
    pub changes: Vec<TravellingChange>,
}

/// One change of it, as its bytes lie in the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TravellingChange {
    pub index: u32,
    pub kind: String,
    pub record: Id,
    pub field: String,
    pub value: String,
    pub seen: Vec<Name>,
}

impl Travelling {
    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        self.changes.iter().map(|change| 64 + change.field.len() + change.value.len() + change.seen.len() * 20).sum::<usize>()
            + 256
    }
}

/// A part that came from the district: with its place there.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    pub part: Travelling,
    pub stamp: Stamp,
    pub feed: Id,
    pub position: u64,
}

/// The word of the server on one part.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub commit: Id,
    pub scope: String,
    pub scope_id: Id,
    pub tier: u8,
    pub said: Said,
}

/// What it says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It has its place; `word` is how that was told: taken, or taken for review.
    Taken {
        word: &'static str,
        stamp: Stamp,
        feed: Id,
        position: u64,
    },
    Refused {
        reason: String,
    },
    /// The server is older: it is sent again later.
    Later,
}

/// A pair that may be held, and the feed where it lives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldPair {
    pub scope: String,
    pub scope_id: Id,
    pub tier: u8,
    pub feed: Id,
}

impl HeldPair {
    /// Whose and how far, where this program knows both.
    pub fn of(&self) -> Option<(Scope, Tier)> {
        Scope::from_parts(&self.scope, self.scope_id).zip(Tier::numbered(self.tier))
    }
}

/// What this store knows of the district's feeds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    pub chain: Id,
    pub epoch: Option<Id>,
    /// Feed and position.
    pub cursors: Vec<(Id, u64)>,
    pub held: Vec<HeldPair>,
    /// Pairs that are not all here, and how far they were read; rights first, then what is guarded.
    pub filling: Vec<(HeldPair, u64)>,
    pub waiting: u32,
    pub audit: Option<[u8; 32]>,
}

impl Store {
    /// What this store knows of the district's feeds.
    pub fn known(&self) -> Result<Known> {
        self.reading(|sql| {
            let mut known = Known {
                chain: chain::current(sql, self.device)?,
                epoch: id_of(log::meta(sql, "epoch")?),
                waiting: sql.prepare_cached("SELECT count(*) FROM outbox")?.query_row([], |row| row.get(0))?,
                audit: log::meta(sql, "audit")?.and_then(|bytes| bytes.try_into().ok()),
                ..Known::default()
            };
            let mut cursors = sql.prepare_cached("SELECT feed, position FROM cursors ORDER BY feed")?;
            known.cursors = cursors
                .query_map([], |row| Ok((log::column_id(row, 0)?, row.get::<_, i64>(1)? as u64)))?
                .collect::<rusqlite::Result<_>>()?;
            pairs::read(sql, &mut known)?;
            Ok(known)
        })
    }

    /// What whoever sends from here wrote down of their district; None where this store belongs to none.
    pub fn district(&self) -> Result<Option<Vec<u8>>> {
        self.reading(|sql| log::meta(sql, DISTRICT))
    }

    /// Whether this store met a district's server once, whatever is written down of it.
    pub fn met_a_district(&self) -> Result<bool> {
        self.reading(|sql| Ok(log::meta(sql, "epoch")?.is_some()))
    }

    /// Writes it down, sealed with everything else in here. None takes it out: so stands a store that never joined.
    pub fn keep_district(&self, told: Option<&[u8]>) -> Result<()> {
        self.at_once(|sql| match told {
            Some(told) => log::set_meta(sql, DISTRICT, told),
            None => log::forget_meta(sql, DISTRICT),
        })
    }

    /// Writes it down where `is_still` finds in what stands there now what is to be replaced. Says whether it did.
    pub fn change_district(&self, told: &[u8], is_still: impl FnOnce(Option<&[u8]>) -> bool) -> Result<bool> {
        change_district(&mut self.writer(), told, is_still)
    }

    /// The same for whoever cannot wait: None where somebody else is writing.
    pub fn try_change_district(&self, told: &[u8], is_still: impl FnOnce(Option<&[u8]>) -> bool) -> Result<Option<bool>> {
        self.free_writer().map(|mut sql| change_district(&mut sql, told, is_still)).transpose()
    }

    /// The newest entry of the server's audit chain that was seen here.
    pub fn remember_audit(&self, head: [u8; 32]) -> Result<()> {
        self.at_once(|sql| log::set_meta(sql, "audit", &head))
    }
}

const DISTRICT: &str = "district";

fn change_district(sql: &mut Connection, told: &[u8], is_still: impl FnOnce(Option<&[u8]>) -> bool) -> Result<bool> {
    let transaction = sql.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if !is_still(log::meta(&transaction, DISTRICT)?.as_deref()) {
        return Ok(false);
    }
    log::set_meta(&transaction, DISTRICT, told)?;
    transaction.commit()?;
    Ok(true)
}

/// A store that was restored belongs to the district to which the one in its place belonged, and for as long; or to none, where
/// that one had left. One that says nothing is damaged, or older than its backup: then what the backup says holds.
pub(crate) fn district_follows(restored: &Store, former: &Connection) -> Result<()> {
    match log::meta(former, DISTRICT)? {
        Some(told) => restored.keep_district(Some(&told)),
        None => Ok(()),
    }
}

fn id_of(bytes: Option<Vec<u8>>) -> Option<Id> {
    bytes.and_then(|bytes| Id::from_slice(&bytes).ok())
}

/// A part of the log by its number.
fn part_at(sql: &Connection, part: i64) -> Result<Option<Travelling>> {
    let found = sql
        .prepare_cached(&format!(
            "SELECT {}, p.scope, p.scope_id, p.tier, p.salt, p.hash, p.first_change, p.last_change FROM parts p JOIN commits m ON m.position = p.commit_position WHERE p.part = ?1",
            log::HEADING_COLUMNS
        ))?
        .query_row([part], |row| {
            let part = Travelling {
                heading: log::read_heading(row)?.1,
                scope: row.get(9)?,
                scope_id: log::column_id(row, 10)?,
                tier: row.get(11)?,
                salt: row.get(12)?,
                hash: row.get(13)?,
                seq: 0,
                prev: [0; 32],
                changes: Vec::new(),
            };
            Ok((part, row.get::<_, i64>(14)?, row.get::<_, i64>(15)?))
        })
        .optional()?;
    let Some((mut part, first, last)) = found else { return Ok(None) };
    let mut changes = log::changes_between(sql, first, last)?;
    changes.sort_by_key(|change| change.name.index);
    part.changes = changes
        .into_iter()
        .map(|change| TravellingChange {
            index: change.name.index,
            value: log::canonical(&change.value),
            kind: change.kind,
            record: change.record,
            field: change.field,
            seen: change.seen,
        })
        .collect();
    Ok(Some(part))
}

/// The parts of one commit that belong to a pair: more than one where they came at different times.
fn parts_named(sql: &Connection, commit: Id, scope: &str, scope_id: Id, tier: u8) -> Result<Vec<i64>> {
    let mut found = sql.prepare_cached(
        "SELECT p.part FROM commits m JOIN parts p ON p.commit_position = m.position
         WHERE m.id = ?1 AND p.scope = ?2 AND p.scope_id = ?3 AND p.tier = ?4",
    )?;
    let parts = found.query_map(params![commit.as_bytes(), scope, scope_id.as_bytes(), tier], |row| row.get(0))?;
    Ok(parts.collect::<rusqlite::Result<_>>()?)
}
