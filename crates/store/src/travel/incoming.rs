//! What the district says comes in: words on our own parts, and pages of what others wrote, each with its cursor in one
//! transaction. Parts come by any way, in any order and any number of times: what is here already is passed over, and what
//! lacks is added to it.

use std::collections::BTreeSet;

use domain::change::{Change, Name, Scope, Stamp};
use domain::policy::Tier;
use domain::record::{Id, Kind};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Arrived, HeldPair, Said, Travelling, Word, newer, parts_named, tray};
use crate::commit::Committed;
use crate::erase::{self, Erased};
use crate::failure::Result;
use crate::log::{self, Heading};
use crate::open::Store;
use crate::rebuild;

/// What came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Came {
    /// What to read again.
    pub committed: Committed,
    /// False where the page did not continue the cursor, and nothing of it was used.
    pub is_next: bool,
}

/// The records that something was said of.
#[derive(Default)]
pub(super) struct Touched {
    records: BTreeSet<(Id, String)>,
    scopes: BTreeSet<Scope>,
    kinds: BTreeSet<Kind>,
}

impl Touched {
    pub fn add(&mut self, record: Id, kind: &str) {
        self.records.insert((record, kind.to_owned()));
    }

    /// Reads each of them again out of all that was ever said of it.
    pub fn read_again(mut self, sql: &Connection, store: &Store, edit: &str) -> Result<Committed> {
        let is_erasure = |kind: &str| kind == Kind::Erasure.name();
        let erasures: Vec<Id> = self.records.iter().filter(|(_, kind)| is_erasure(kind)).map(|(record, _)| *record).collect();
        for (record, kind) in std::mem::take(&mut self.records) {
            let changes = log::changes_of(sql, &kind, record)?;
            match rebuild::project(sql, &changes)? {
                Some((kind, scope, _)) => {
                    self.kinds.insert(kind);
                    self.scopes.insert(scope);
                }
                // Nothing is said of it any more.
                None => {
                    if let Some(kind) = Kind::named(&kind) {
                        rebuild::forget(sql, kind, record)?;
                        self.kinds.insert(kind);
                    }
                }
            }
        }
        for by in erasures {
            self.kinds.extend(erase::heed(sql, store, by)?);
        }
        Ok(Committed {
            commit: None,
            edit: edit.into(),
            scopes: self.scopes.into_iter().collect(),
            kinds: self.kinds.into_iter().collect(),
        })
    }
}

impl Store {
    /// Takes words on parts that were sent.
    pub fn take_words(&self, words: &[Word]) -> Result<Committed> {
        self.at_once(|sql| {
            let mut touched = Touched::default();
            for word in words {
                let parts = parts_named(sql, word.commit, &word.scope, word.scope_id, word.tier)?;
                let (outcome, reason) = match &word.said {
                    Said::Taken { word: told, stamp, feed, position } => {
                        for part in parts {
                            place(sql, part, *stamp, *feed, *position)?;
                            touch(sql, part, &mut touched)?;
                        }
                        (*told, None)
                    }
                    Said::Refused { reason } => {
                        for part in parts {
                            // What was taken before is not taken back by a word that comes late. What somebody else wrote
                            // is sent again for them after the server was restored: it stays as it is.
                            let is_waiting = sql.prepare_cached("SELECT 1 FROM outbox WHERE part = ?1")?.exists([part])?;
                            if !is_ours(sql, part)? {
                                sql.prepare_cached("DELETE FROM outbox WHERE part = ?1")?.execute([part])?;
                            } else if is_waiting {
                                touch(sql, part, &mut touched)?;
                                tray::put(sql, part, reason, self.rim.now_ms())?;
                            }
                        }
                        ("refused", Some(reason.as_str()))
                    }
                    Said::Later => ("later", None),
                };
                sql.prepare_cached(
                    "INSERT INTO receipts (commit_id, scope_id, tier, outcome, reason) VALUES (?1,?2,?3,?4,?5)
                     ON CONFLICT (commit_id, scope_id, tier) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason",
                )?
                .execute(params![
                    word.commit.as_bytes(),
                    word.scope_id.as_bytes(),
                    word.tier,
                    outcome,
                    reason
                ])?;
            }
            if words.iter().any(|word| matches!(word.said, Said::Taken { .. })) {
                log::set_meta(sql, "sent_ms", &self.rim.now_ms().to_be_bytes())?;
            }
            touched.read_again(sql, self, "sync")
        })
    }

    /// When something was last taken by the district, in milliseconds since 1970.
    pub fn last_sent_ms(&self) -> Result<Option<i64>> {
        self.reading(|sql| Ok(log::meta(sql, "sent_ms")?.and_then(|bytes| bytes.try_into().ok()).map(i64::from_be_bytes)))
    }

    /// Applies a page of a feed together with its cursor.
    pub fn take_page(&self, feed: Id, after: u64, to: u64, parts: &[Arrived]) -> Result<Came> {
        self.at_once(|sql| {
            let here: Option<i64> = sql
                .prepare_cached("SELECT position FROM cursors WHERE feed = ?1")?
                .query_row([feed.as_bytes()], |row| row.get(0))
                .optional()?;
            if here != Some(after as i64) || to < after {
                return Ok(Came { committed: Committed::nothing("sync"), is_next: false });
            }
            let committed = take_in(sql, self, parts)?;
            sql.prepare_cached("UPDATE cursors SET position = ?1 WHERE feed = ?2")?
                .execute(params![to as i64, feed.as_bytes()])?;
            Ok(Came { committed, is_next: true })
        })
    }

    /// Applies a stretch of a pair together with how far it came.
    pub fn take_filled(&self, held: &HeldPair, after: u64, to: u64, has_more: bool, parts: &[Arrived]) -> Result<Came> {
        self.at_once(|sql| {
            let filled = has_more.then_some(to as i64);
            let is_next = sql
                .prepare_cached(
                    "UPDATE pairs SET filled = ?1 WHERE scope = ?2 AND scope_id = ?3 AND tier = ?4 AND feed = ?5 AND filled = ?6",
                )?
                .execute(params![filled, held.scope, held.scope_id.as_bytes(), held.tier, held.feed.as_bytes(), after as i64])?
                == 1;
            let committed = if is_next { take_in(sql, self, parts)? } else { Committed::nothing("sync") };
            Ok(Came { committed, is_next })
        })
    }
}

/// A part of a feed as it is read into a store that follows no feed: one that is made out of a ledger for one question.
#[derive(Clone, Debug)]
pub struct ToldPart {
    pub heading: Heading,
    pub of: (Scope, Tier),
    /// Its time by the district's clock.
    pub stamp: Stamp,
    pub feed: Id,
    pub position: u64,
    pub changes: Vec<Change>,
}

impl Store {
    /// Takes parts in, each of which comes once, in one transaction.
    pub fn take_told(&self, parts: &[ToldPart]) -> Result<Committed> {
        self.at_once(|sql| {
            let mut touched = Touched::default();
            for part in parts.iter().filter(|part| !part.changes.is_empty()) {
                let heading = Heading { stamp: part.stamp, ..part.heading.clone() };
                let changes: Vec<&Change> = part.changes.iter().collect();
                let number = log::append_part(sql, &*self.rim, &heading, part.of, &changes, false)?;
                place(sql, number, part.stamp, part.feed, part.position)?;
                for change in changes {
                    touched.add(change.record, &change.kind);
                }
            }
            touched.read_again(sql, self, "told")
        })
    }
}

/// Gives a part the place that it has in the district; it waits no longer.
fn place(sql: &Connection, part: i64, stamp: Stamp, feed: Id, position: u64) -> Result<()> {
    sql.prepare_cached("UPDATE parts SET canonical_stamp = ?1, feed = ?2, feed_position = ?3 WHERE part = ?4")?
        .execute(params![stamp.0 as i64, feed.as_bytes(), position as i64, part])?;
    sql.prepare_cached("DELETE FROM outbox WHERE part = ?1")?.execute([part])?;
    Ok(())
}

/// Whether this device wrote it.
fn is_ours(sql: &Connection, part: i64) -> Result<bool> {
    Ok(sql
        .prepare_cached(
            "SELECT 1 FROM parts p JOIN commits m ON m.position = p.commit_position
             WHERE p.part = ?1 AND m.device = (SELECT value FROM meta WHERE key = 'device')",
        )?
        .exists([part])?)
}

fn touch(sql: &Connection, part: i64, touched: &mut Touched) -> Result<()> {
    let (first, last): (i64, i64) = sql
        .prepare_cached("SELECT first_change, last_change FROM parts WHERE part = ?1")?
        .query_row([part], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for change in log::changes_between(sql, first, last)? {
        touched.add(change.record, &change.kind);
    }
    Ok(())
}

fn take_in(sql: &Connection, store: &Store, parts: &[Arrived]) -> Result<Committed> {
    let mut erased = Erased::read(sql)?;
    let mut touched = Touched::default();
    for arrived in parts {
        newer::note(sql, &arrived.part, store.rim.now_ms())?;
        // A scope or tier of a newer program: it is asked for again when this one is newer.
        let of = Scope::from_parts(&arrived.part.scope, arrived.part.scope_id).zip(Tier::numbered(arrived.part.tier));
        let Some(of) = of.filter(|(scope, _)| !matches!(scope, Scope::Draft(_))) else { continue };
        let changes = changes(of.0, arrived);
        let let_in = erased.let_in(&changes);
        let changes = let_in.as_deref().unwrap_or(&changes);
        if changes.is_empty() {
            continue;
        }
        add(sql, store, of, arrived, changes, &mut touched)?;
        // What comes after it in this page is met by it already.
        for by in changes.iter().filter(|change| change.kind == Kind::Erasure.name() && change.field == "marks") {
            rebuild::project(sql, &log::changes_of(sql, &by.kind, by.record)?)?;
            erased = Erased::read(sql)?;
        }
    }
    touched.read_again(sql, store, "sync")
}

fn changes(scope: Scope, arrived: &Arrived) -> Vec<Change> {
    let Travelling { heading, changes, .. } = &arrived.part;
    changes
        .iter()
        .map(|change| Change {
            name: Name { commit: heading.id, index: change.index },
            scope,
            kind: change.kind.clone(),
            record: change.record,
            field: change.field.clone(),
            value: serde_json::from_str(&change.value).unwrap_or_default(),
            seen: change.seen.clone(),
            stamp: arrived.stamp,
            device: heading.device,
            author: heading.author,
            is_unsent: false,
        })
        .collect()
}

/// Adds what lacks of a part to the log, and gives all of it its place.
fn add(
    sql: &Connection,
    store: &Store,
    of: (Scope, Tier),
    arrived: &Arrived,
    all: &[Change],
    touched: &mut Touched,
) -> Result<()> {
    let Arrived { part, stamp, feed, position } = arrived;
    // The writer's own clock is worth nothing here, and a wrong one would push ours: the canonical time stands for it.
    let heading = Heading { stamp: *stamp, ..part.heading.clone() };
    let mut here = BTreeSet::new();
    for number in parts_named(sql, heading.id, &part.scope, part.scope_id, part.tier)? {
        let (first, last, was): (i64, i64, Option<i64>) = sql
            .prepare_cached("SELECT first_change, last_change, feed_position FROM parts WHERE part = ?1")?
            .query_row([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        here.extend(log::changes_between(sql, first, last)?.iter().map(|change| change.name.index));
        if was != Some(*position as i64) {
            touch(sql, number, touched)?;
        }
        place(sql, number, *stamp, *feed, *position)?;
    }
    let lacking: Vec<&Change> = all.iter().filter(|change| !here.contains(&change.name.index)).collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let number = log::append_part(sql, &*store.rim, &heading, of, &lacking, false)?;
    place(sql, number, *stamp, *feed, *position)?;
    for change in lacking {
        touched.add(change.record, &change.kind);
    }
    Ok(())
}
