//! The tray: parts that the district refused. They leave the picture and lie here whole, readable and ready to be sent again,
//! until whoever made them decides. Nothing here is ever thrown away.

use domain::change::{Change, Name, Scope};
use domain::policy::Tier;
use domain::record::Id;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::incoming::Touched;
use super::{TravellingChange, part_at};
use crate::commit::Committed;
use crate::failure::Result;
use crate::log::{self, Heading};
use crate::open::Store;

/// A part that was refused.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Refused {
    /// Its place in the tray.
    pub at: u32,
    /// What was done, by the edit's name.
    pub edit: String,
    /// Whose file it belongs to: the word of the scope and the id.
    pub scope: String,
    pub scope_id: Id,
    pub reason: String,
    /// Milliseconds since 1970.
    pub refused_ms: f64,
    /// What it says, field by field.
    pub says: Vec<Says>,
}

/// One field of a part in the tray.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Says {
    pub kind: String,
    pub field: String,
    pub value: serde_json::Value,
}

/// Somebody's file that this device holds no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Lost {
    pub scope: String,
    pub scope_id: Id,
    pub tier: u8,
    pub lost_ms: f64,
}

/// A part as the tray keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    device: Id,
    author: Id,
    edit: String,
    undoes: Option<Id>,
    stamp: u64,
    boot: Id,
    uptime_ms: i64,
    changes: Vec<TravellingChange>,
}

/// Moves a part out of the picture and into the tray.
pub(super) fn put(sql: &Connection, part: i64, reason: &str, now_ms: i64) -> Result<()> {
    let Some(told) = part_at(sql, part)? else { return Ok(()) };
    let heading = told.heading;
    let kept = Kept {
        device: heading.device,
        author: heading.author,
        edit: heading.edit,
        undoes: heading.undoes,
        stamp: heading.stamp.0,
        boot: heading.boot,
        uptime_ms: heading.uptime_ms,
        changes: told.changes,
    };
    let text = serde_json::to_string(&kept).map_err(anyhow::Error::from)?;
    sql.prepare_cached(
        "INSERT INTO tray (commit_id, scope, scope_id, tier, reason, refused_ms, part) VALUES (?1,?2,?3,?4,?5,?6,?7)",
    )?
    .execute(params![heading.id.as_bytes(), told.scope, told.scope_id.as_bytes(), told.tier, reason, now_ms, text])?;
    take_out(sql, part, &mut Touched::default())
}

/// Takes a part out of the log, and its commit where nothing else is of it. The caller reads what it touched again.
pub(super) fn take_out(sql: &Connection, part: i64, touched: &mut Touched) -> Result<()> {
    let (commit, first, last): (i64, i64, i64) = sql
        .prepare_cached("SELECT commit_position, first_change, last_change FROM parts WHERE part = ?1")?
        .query_row([part], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for change in log::changes_between(sql, first, last)? {
        touched.add(change.record, &change.kind);
    }
    for delete in ["DELETE FROM changes WHERE position BETWEEN ?1 AND ?2", "DELETE FROM packs WHERE position BETWEEN ?1 AND ?2"] {
        sql.prepare_cached(delete)?.execute([first, last])?;
    }
    sql.prepare_cached("DELETE FROM outbox WHERE part = ?1")?.execute([part])?;
    sql.prepare_cached("DELETE FROM parts WHERE part = ?1")?.execute([part])?;
    sql.prepare_cached(
        "DELETE FROM commits WHERE position = ?1 AND NOT EXISTS (SELECT 1 FROM parts WHERE commit_position = ?1)",
    )?
    .execute([commit])?;
    Ok(())
}

/// What the tray says of a student's file.
pub(crate) fn told_of(sql: &Connection, student: Id) -> Result<Vec<TravellingChange>> {
    let mut all = sql.prepare_cached("SELECT part FROM tray WHERE scope_id = ?1")?;
    let rows = all.query_map([student.as_bytes()], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(rows.iter().filter_map(|text| serde_json::from_str::<Kept>(text).ok()).flat_map(|kept| kept.changes).collect())
}

/// Takes what was erased out of the tray too: records, and whatever names one of them.
pub(crate) fn forget(sql: &Connection, student: Id, is_gone: &dyn Fn(Id) -> bool) -> Result<()> {
    let mut all = sql.prepare_cached("SELECT id, part FROM tray WHERE scope_id = ?1")?;
    let rows = all.query_map([student.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (at, text) in rows.collect::<rusqlite::Result<Vec<(i64, String)>>>()? {
        let Ok(mut kept) = serde_json::from_str::<Kept>(&text) else { continue };
        let before = kept.changes.len();
        let names_one = |change: &TravellingChange| {
            serde_json::from_str(&change.value).is_ok_and(|value| domain::record::names_any(&value, is_gone))
        };
        kept.changes.retain(|change| !is_gone(change.record) && !names_one(change));
        if kept.changes.is_empty() {
            sql.prepare_cached("DELETE FROM tray WHERE id = ?1")?.execute([at])?;
        } else if kept.changes.len() < before {
            let text = serde_json::to_string(&kept).map_err(anyhow::Error::from)?;
            sql.prepare_cached("UPDATE tray SET part = ?1 WHERE id = ?2")?.execute(params![text, at])?;
        }
    }
    Ok(())
}

impl Store {
    /// What was refused, newest first.
    pub fn refused(&self) -> Result<Vec<Refused>> {
        self.reading(|sql| {
            let mut all =
                sql.prepare_cached("SELECT id, scope, scope_id, reason, refused_ms, part FROM tray ORDER BY id DESC LIMIT 500")?;
            let rows = all.query_map([], |row| {
                let kept: Option<Kept> = serde_json::from_str(row.get_ref(5)?.as_str().unwrap_or_default()).ok();
                let (edit, changes) = kept.map_or_else(Default::default, |kept| (kept.edit, kept.changes));
                Ok(Refused {
                    at: row.get(0)?,
                    edit,
                    scope: row.get(1)?,
                    scope_id: log::column_id(row, 2)?,
                    reason: row.get(3)?,
                    refused_ms: row.get::<_, i64>(4)? as f64,
                    says: changes
                        .into_iter()
                        .map(|change| Says {
                            kind: change.kind,
                            field: change.field,
                            value: serde_json::from_str(&change.value).unwrap_or_default(),
                        })
                        .collect(),
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// How much was refused and lies in the tray.
    pub fn refused_count(&self) -> Result<u32> {
        self.reading(|sql| Ok(sql.prepare_cached("SELECT count(*) FROM tray")?.query_row([], |row| row.get(0))?))
    }

    /// What this device holds no longer, newest first.
    pub fn lost(&self) -> Result<Vec<Lost>> {
        self.reading(|sql| {
            let mut all = sql.prepare_cached(
                "SELECT scope, scope_id, tier, lost_ms FROM lost ORDER BY lost_ms DESC, scope_id, tier LIMIT 500",
            )?;
            let rows = all.query_map([], |row| {
                Ok(Lost {
                    scope: row.get(0)?,
                    scope_id: log::column_id(row, 1)?,
                    tier: row.get(2)?,
                    lost_ms: row.get::<_, i64>(3)? as f64,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Puts a part back into the picture and sends it again: the right may be there by now.
    pub fn send_again(&self, at: u32) -> Result<Committed> {
        self.at_once(|sql| {
            let found = sql
                .prepare_cached("SELECT commit_id, scope, scope_id, tier, part FROM tray WHERE id = ?1")?
                .query_row([at], |row| {
                    let scope = Scope::from_parts(row.get_ref(1)?.as_str().unwrap_or_default(), log::column_id(row, 2)?);
                    Ok((log::column_id(row, 0)?, scope.zip(Tier::numbered(row.get(3)?)), row.get::<_, String>(4)?))
                })
                .optional()?;
            let Some((id, Some(of), text)) = found else { return Ok(Committed::nothing("sync")) };
            let kept: Kept = serde_json::from_str(&text).map_err(anyhow::Error::from)?;
            let heading = Heading {
                id,
                device: kept.device,
                author: kept.author,
                edit: kept.edit,
                undoes: kept.undoes,
                stamp: domain::change::Stamp(kept.stamp),
                boot: kept.boot,
                uptime_ms: kept.uptime_ms,
            };
            let changes: Vec<Change> = kept
                .changes
                .into_iter()
                .map(|change| Change {
                    name: Name { commit: id, index: change.index },
                    scope: of.0,
                    kind: change.kind,
                    record: change.record,
                    field: change.field,
                    value: serde_json::from_str(&change.value).unwrap_or_default(),
                    seen: change.seen,
                    stamp: heading.stamp,
                    device: heading.device,
                    author: heading.author,
                    is_unsent: true,
                })
                .collect();
            let changes: Vec<&Change> = changes.iter().collect();
            log::append_part(sql, &*self.rim, &heading, of, &changes, true)?;
            sql.prepare_cached("DELETE FROM tray WHERE id = ?1")?.execute([at])?;
            sql.prepare_cached("DELETE FROM receipts WHERE commit_id = ?1 AND scope_id = ?2 AND tier = ?3")?.execute(params![
                id.as_bytes(),
                of.0.id().as_bytes(),
                of.1 as i64
            ])?;
            let mut touched = Touched::default();
            changes.iter().for_each(|change| touched.add(change.record, &change.kind));
            touched.read_again(sql, self, "sync")
        })
    }
}
