//! What came from a newer program and waits for one here. A kind or a field that this program does not know lies in the log and
//! is read again after the update; a whole part of a scope or tier that it does not know is passed over and asked for again
//! then. Nothing behind it waits. What is written down here says where it is, so that it can be told; none of it is a record.

use domain::change::Scope;
use domain::policy::{self, Tier};
use domain::record::{Id, Kind};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::Travelling;
use crate::failure::Result;
use crate::log;
use crate::open::Store;

const WAITS: &str = "waits_for_newer";

/// So much of it is told one by one; beyond, the district says it again after the update all the same.
const MOST: usize = 1_000;

/// A part of a newer program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newer {
    pub commit: Id,
    pub scope: String,
    pub scope_id: Id,
    pub tier: u8,
    /// Kinds and fields that are not known here.
    pub unknown: Vec<(String, String)>,
    pub came_ms: i64,
}

impl Newer {
    fn is_known_scope(&self) -> bool {
        Scope::from_parts(&self.scope, self.scope_id).is_some() && Tier::numbered(self.tier).is_some()
    }

    fn waits(&self) -> bool {
        !self.is_known_scope() || self.unknown.iter().any(|(kind, field)| !is_known(kind, field))
    }
}

fn is_known(kind: &str, field: &str) -> bool {
    Kind::named(kind).is_some_and(|kind| policy::field_named(kind, field).is_some())
}

/// Writes a part down that holds something of a newer program.
pub(super) fn note(sql: &Connection, part: &Travelling, now_ms: i64) -> Result<()> {
    let mut unknown: Vec<(String, String)> = part
        .changes
        .iter()
        .filter(|change| !is_known(&change.kind, &change.field))
        .map(|change| (change.kind.clone(), change.field.clone()))
        .collect();
    unknown.sort();
    unknown.dedup();
    let newer = Newer {
        commit: part.heading.id,
        scope: part.scope.clone(),
        scope_id: part.scope_id,
        tier: part.tier,
        unknown,
        came_ms: now_ms,
    };
    if !newer.waits() {
        return Ok(());
    }
    let mut all = read(sql)?;
    let is_same = |other: &Newer| {
        (other.commit, &other.scope, other.scope_id, other.tier) == (newer.commit, &newer.scope, newer.scope_id, newer.tier)
    };
    if all.len() < MOST && !all.iter().any(is_same) {
        all.push(newer);
        write(sql, &all)?;
    }
    Ok(())
}

fn read(sql: &Connection) -> Result<Vec<Newer>> {
    let bytes = log::meta(sql, WAITS)?.unwrap_or_default();
    Ok(serde_json::from_slice(&bytes).unwrap_or_default())
}

fn write(sql: &Connection, all: &[Newer]) -> Result<()> {
    log::set_meta(sql, WAITS, &serde_json::to_vec(all).map_err(anyhow::Error::from)?)
}

impl Store {
    /// What waits for a newer program, by the file it belongs to.
    pub fn waits_for_newer(&self) -> Result<Vec<Newer>> {
        self.reading(read)
    }

    /// After an update: what is known by now waits no longer, and what was passed over is asked for again.
    pub fn is_newer_now(&self) -> Result<()> {
        if self.waits_for_newer()?.iter().all(Newer::waits) {
            return Ok(());
        }
        self.at_once(|sql| {
            let (waits, known): (Vec<Newer>, Vec<Newer>) = read(sql)?.into_iter().partition(Newer::waits);
            for Newer { scope, scope_id, tier, .. } in &known {
                sql.prepare_cached(
                    "UPDATE pairs SET filled = 0 WHERE scope = ?1 AND scope_id = ?2 AND tier = ?3 AND is_lost = 0",
                )?
                .execute(params![scope, scope_id.as_bytes(), tier])?;
            }
            write(sql, &waits)
        })
    }
}
