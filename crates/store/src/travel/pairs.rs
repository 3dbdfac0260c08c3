//! What a person holds: gained pairs are read from their beginning, lost ones go when nothing of them waits to be sent, and
//! are listed. Purging a lost pair is one of the few things that shorten a log; what is purged lies in the district's feed.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::{Change, Scope, Stamp};
use domain::people::PersonName;
use domain::policy::Tier;
use domain::record::{Id, Kind};
use rusqlite::{Connection, Row, params};

use super::incoming::Touched;
use super::{HeldPair, Known};
use crate::commit::Committed;
use crate::failure::Result;
use crate::log;
use crate::open::Store;
use crate::tables::Tables;

const COLUMNS: &str = "scope, scope_id, tier, feed, filled";

fn read_pair(row: &Row<'_>) -> rusqlite::Result<(HeldPair, Option<u64>)> {
    let held =
        HeldPair { scope: row.get(0)?, scope_id: log::column_id(row, 1)?, tier: row.get(2)?, feed: log::column_id(row, 3)? };
    Ok((held, row.get::<_, Option<i64>>(4)?.map(|filled| filled as u64)))
}

pub(super) fn read(sql: &Connection, known: &mut Known) -> Result<()> {
    // Rights come first, then what parents answered, then what is guarded, then the rest.
    let mut all = sql.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM pairs WHERE is_lost = 0 ORDER BY CASE tier WHEN 1 THEN -2 WHEN 8 THEN -1 WHEN 7 THEN 0 ELSE tier END, scope, scope_id"
    ))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let (held, filled) = read_pair(row)?;
        if let Some(filled) = filled {
            known.filling.push((held.clone(), filled));
        }
        known.held.push(held);
    }
    Ok(())
}

impl Store {
    /// These pairs are held from now on; the feeds of new ones end where `tails` says.
    pub fn hold_pairs(&self, held: &[HeldPair], tails: &[(Id, u64)]) -> Result<Committed> {
        self.at_once(|sql| {
            let epoch = log::meta(sql, "epoch")?.unwrap_or_default();
            for (feed, tail) in tails {
                sql.prepare_cached(
                    "INSERT INTO cursors (feed, epoch, position) VALUES (?1,?2,?3) ON CONFLICT (feed) DO NOTHING",
                )?
                .execute(params![feed.as_bytes(), epoch, *tail as i64])?;
            }
            for HeldPair { scope, scope_id, tier, feed } in held {
                // One that moved to another feed is read there from its beginning: ids and stamps are the same.
                sql.prepare_cached(
                    "INSERT INTO pairs (scope, scope_id, tier, feed, filled) VALUES (?1,?2,?3,?4,0) ON CONFLICT (scope_id, scope, tier)
                     DO UPDATE SET filled = CASE WHEN feed = excluded.feed AND is_lost = 0 THEN filled ELSE 0 END, feed = excluded.feed, is_lost = 0",
                )?
                .execute(params![scope, scope_id.as_bytes(), tier, feed.as_bytes()])?;
                sql.prepare_cached("DELETE FROM lost WHERE scope_id = ?1 AND scope = ?2 AND tier = ?3")?.execute(params![
                    scope_id.as_bytes(),
                    scope,
                    tier
                ])?;
            }
            let holds: BTreeSet<&HeldPair> = held.iter().collect();
            let mut all = sql.prepare_cached(&format!("SELECT {COLUMNS} FROM pairs"))?;
            let had = all.query_map([], read_pair)?.collect::<rusqlite::Result<Vec<_>>>()?;
            for (pair, _) in had.iter().filter(|(pair, _)| !holds.contains(pair)) {
                sql.prepare_cached("UPDATE pairs SET is_lost = 1 WHERE scope = ?1 AND scope_id = ?2 AND tier = ?3")?
                    .execute(params![pair.scope, pair.scope_id.as_bytes(), pair.tier])?;
            }
            purge(sql, self)
        })
    }

    /// This pair is read again from its beginning. What waits to be sent stays.
    pub fn fill_again(&self, held: &HeldPair) -> Result<()> {
        self.at_once(|sql| {
            sql.prepare_cached("UPDATE pairs SET filled = 0 WHERE scope = ?1 AND scope_id = ?2 AND tier = ?3")?
                .execute(params![held.scope, held.scope_id.as_bytes(), held.tier])?;
            Ok(())
        })
    }

    /// What of lost pairs nothing waits for goes now.
    pub fn purge_lost(&self) -> Result<Committed> {
        self.at_once(|sql| purge(sql, self))
    }

    /// The server was restored: what lay behind these places is lost there. All that is here of it waits again, whoever
    /// wrote it: their laptop may be gone.
    pub fn begin_epoch(&self, epoch: Id, from: &[(Id, u64)]) -> Result<()> {
        self.at_once(|sql| {
            let was = log::meta(sql, "epoch")?;
            log::set_meta(sql, "epoch", epoch.as_bytes())?;
            let mut all = sql.prepare_cached("SELECT feed, position FROM cursors")?;
            let cursors = all
                .query_map([], |row| Ok((log::column_id(row, 0)?, row.get::<_, i64>(1)?)))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let from: BTreeMap<Id, u64> = from.iter().copied().collect();
            for (feed, position) in cursors.into_iter().filter(|_| was.is_some()) {
                let stood = from.get(&feed).copied().unwrap_or_default() as i64;
                sql.prepare_cached("UPDATE cursors SET position = ?1, epoch = ?2 WHERE feed = ?3")?.execute(params![
                    position.min(stood),
                    epoch.as_bytes(),
                    feed.as_bytes()
                ])?;
                sql.prepare_cached("UPDATE pairs SET filled = min(filled, ?1) WHERE feed = ?2 AND filled IS NOT NULL")?
                    .execute(params![stood, feed.as_bytes()])?;
                sql.prepare_cached(
                    "INSERT INTO outbox (part) SELECT part FROM parts WHERE feed = ?1 AND feed_position > ?2 ON CONFLICT (part) DO NOTHING",
                )?
                .execute(params![feed.as_bytes(), stood])?;
                sql.prepare_cached(
                    "UPDATE parts SET canonical_stamp = NULL, feed = NULL, feed_position = NULL WHERE feed = ?1 AND feed_position > ?2",
                )?
                .execute(params![feed.as_bytes(), stood])?;
            }
            Ok(())
        })
    }

    /// Some pairs that are whole here, those compared longest ago first, with all acknowledged changes of each. A student's of
    /// whom something was erased here is left out: the district may not have done it yet.
    pub fn to_compare(&self, most: usize) -> Result<Vec<(HeldPair, Vec<Change>)>> {
        self.at_once(|sql| {
            let mut next = sql.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM pairs WHERE filled IS NULL AND is_lost = 0 AND scope_id NOT IN (SELECT student FROM erasure WHERE student IS NOT NULL)
                 AND NOT (scope = 'staff' AND EXISTS (SELECT 1 FROM erasure))
                 AND scope_id NOT IN (SELECT id FROM student WHERE same_as IN (SELECT student FROM erasure))
                 AND scope_id NOT IN (SELECT same_as FROM student WHERE same_as IS NOT NULL AND id IN (SELECT student FROM erasure))
                 ORDER BY checked, scope_id, tier LIMIT ?1"
            ))?;
            let held = next.query_map([most as i64], read_pair)?.collect::<rusqlite::Result<Vec<_>>>()?;
            let round: i64 =
                sql.prepare_cached("SELECT coalesce(max(checked), 0) + 1 FROM pairs")?.query_row([], |row| row.get(0))?;
            held.into_iter()
                .map(|(pair, _)| {
                    sql.prepare_cached("UPDATE pairs SET checked = ?1 WHERE scope = ?2 AND scope_id = ?3 AND tier = ?4")?
                        .execute(params![round, pair.scope, pair.scope_id.as_bytes(), pair.tier])?;
                    let changes = changes_of_pair(sql, &pair)?;
                    Ok((pair, changes))
                })
                .collect()
        })
    }
}

fn changes_of_pair(sql: &Connection, pair: &HeldPair) -> Result<Vec<Change>> {
    let mut parts = sql.prepare_cached(
        "SELECT first_change, last_change, canonical_stamp FROM parts
         WHERE scope_id = ?1 AND scope = ?2 AND tier = ?3 AND feed_position IS NOT NULL",
    )?;
    let mut rows = parts.query(params![pair.scope_id.as_bytes(), pair.scope, pair.tier])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let stamp = Stamp(row.get::<_, i64>(2)? as u64);
        let changes = log::changes_between(sql, row.get(0)?, row.get(1)?)?;
        all.extend(changes.into_iter().map(|change| Change { stamp, is_unsent: false, ..change }));
    }
    Ok(all)
}

/// Takes lost pairs out of the log where nothing of them waits to be sent.
fn purge(sql: &Connection, store: &Store) -> Result<Committed> {
    let mut lost = sql.prepare_cached(&format!("SELECT {COLUMNS} FROM pairs WHERE is_lost = 1"))?;
    let lost = lost.query_map([], read_pair)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut touched = Touched::default();
    for (pair, _) in lost {
        let of = params![pair.scope_id.as_bytes(), pair.scope, pair.tier];
        let is_waiting = sql
            .prepare_cached(
                "SELECT 1 FROM outbox o JOIN parts p ON p.part = o.part WHERE p.scope_id = ?1 AND p.scope = ?2 AND p.tier = ?3",
            )?
            .exists(of)?;
        if is_waiting {
            continue;
        }
        remember_name(sql, &pair, store.rim.now_ms())?;
        // What the district never had stays: it lies nowhere else.
        let mut parts = sql.prepare_cached(
            "SELECT part FROM parts WHERE scope_id = ?1 AND scope = ?2 AND tier = ?3 AND feed_position IS NOT NULL",
        )?;
        let parts = parts.query_map(of, |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        for part in parts {
            super::tray::take_out(sql, part, &mut touched)?;
        }
        if pair.of().is_some_and(|of| matches!(of, (Scope::Student(_), Tier::Roster))) {
            // A name for the room alone has no room any more.
            let mut parts = sql.prepare_cached("SELECT part FROM parts WHERE scope_id = ?1 AND scope = ?2 AND tier = ?3")?;
            let of = params![pair.scope_id.as_bytes(), pair.scope, Tier::Here as u8];
            for part in parts.query_map(of, |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()? {
                super::tray::take_out(sql, part, &mut touched)?;
            }
        }
        sql.prepare_cached("DELETE FROM pairs WHERE scope_id = ?1 AND scope = ?2 AND tier = ?3")?.execute(of)?;
        sql.prepare_cached(
            "INSERT INTO lost (scope_id, scope, tier, lost_ms) VALUES (?1,?2,?3,?4) ON CONFLICT DO UPDATE SET lost_ms = excluded.lost_ms",
        )?
        .execute(params![pair.scope_id.as_bytes(), pair.scope, pair.tier, store.rim.now_ms()])?;
    }
    touched.read_again(sql, store, "sync")
}

/// Who is no longer here, by the name under which they were: for so long that whoever had them can read it, and no longer.
const NAMES: &str = "lost_names";
const REMEMBERED_MS: i64 = 30 * 24 * 60 * 60 * 1000;

type Names = BTreeMap<Id, (String, i64)>;

fn names(sql: &Connection) -> Result<Names> {
    Ok(serde_json::from_slice(&log::meta(sql, NAMES)?.unwrap_or_default()).unwrap_or_default())
}

/// The names of students who were lost in the last days.
pub(crate) fn lost_names(sql: &Connection, now_ms: i64) -> Result<BTreeMap<Id, String>> {
    let named = names(sql)?.into_iter().filter(|(_, (_, lost_ms))| now_ms - lost_ms < REMEMBERED_MS);
    Ok(named.map(|(student, (name, _))| (student, name)).collect())
}

fn remember_name(sql: &Connection, pair: &HeldPair, now_ms: i64) -> Result<()> {
    let Some((Scope::Student(student), _)) = pair.of() else { return Ok(()) };
    // Its tiers go one after the other; the tables show it until all are gone.
    let Some(told) = Tables(sql).find(Kind::Student, student)? else { return Ok(()) };
    let mut all = names(sql)?;
    all.retain(|_, (_, lost_ms)| now_ms - *lost_ms < REMEMBERED_MS);
    all.insert(student, (PersonName::of_student(&told).shown(), now_ms));
    log::set_meta(sql, NAMES, &serde_json::to_vec(&all).map_err(anyhow::Error::from)?)
}
