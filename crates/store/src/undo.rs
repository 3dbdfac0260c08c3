//! Undo and redo in one scope, or over everything this person did here. Puts back the values a commit
//! replaced, as a new commit; what somebody else has changed since is left alone and counted.

use std::collections::BTreeMap;

use domain::change::{Change, Name, Scope, Set, heads};
use domain::policy;
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use domain::undo::{Past, Plan, Reach, Written, plan, reach};
use rusqlite::{Connection, TransactionBehavior};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::commit::Committed;
use crate::failure::Result;
use crate::log;
use crate::open::Store;

/// How far back undo looks. A sitting has hundreds of gestures, never this many.
const FURTHEST: u32 = 20_000;

/// What an undo or a redo did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Undone {
    pub committed: Committed,
    /// The name of the edit that was taken back, or brought back.
    pub edit: String,
    /// Fields that somebody has changed since, and that were left as they are.
    pub left_alone: u32,
}

/// The names of the edits that Undo and Redo would concern now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct UndoReach {
    pub undo: Option<String>,
    pub redo: Option<String>,
}

impl Store {
    /// What undo and redo would do. `within` limits it to one scope; None is everything this person did here.
    pub fn undo_reach(&self, author: Id, within: Option<Scope>) -> Result<UndoReach> {
        let reach = self.reading(|sql| self.reach(sql, author, within))?;
        Ok(UndoReach { undo: reach.undo.map(|past| past.edit), redo: reach.redo.map(|past| past.edit) })
    }

    /// Takes the newest edit back.
    pub fn undo(&self, author: Id, within: Option<Scope>) -> Result<Undone> {
        self.step_back(author, within, |reach| reach.undo, Refusal::NothingToUndo)
    }

    /// Brings the edit back that was undone last.
    pub fn redo(&self, author: Id, within: Option<Scope>) -> Result<Undone> {
        self.step_back(author, within, |reach| reach.redo, Refusal::NothingToRedo)
    }

    fn reach(&self, sql: &Connection, author: Id, within: Option<Scope>) -> Result<Reach> {
        let past = |row: &rusqlite::Row<'_>| {
            Ok(Past { commit: log::column_id(row, 0)?, edit: row.get(1)?, undoes: log::column_id_or_none(row, 2)? })
        };
        let mut own: Vec<Past> = match within {
            Some(scope) => sql
                .prepare_cached(
                    "SELECT DISTINCT m.id, m.edit, m.undoes, m.position FROM parts p JOIN commits m ON m.position = p.commit_position
                     WHERE p.scope_id = ?1 AND p.scope = ?2 AND m.author = ?3 AND m.device = ?4 ORDER BY m.position DESC LIMIT ?5",
                )?
                .query_map(
                    rusqlite::params![scope.id().as_bytes(), scope.word(), author.as_bytes(), self.device.as_bytes(), FURTHEST],
                    past,
                )?
                .collect::<rusqlite::Result<_>>()?,
            None => sql
                .prepare_cached("SELECT id, edit, undoes FROM commits WHERE author = ?1 AND device = ?2 ORDER BY position DESC LIMIT ?3")?
                .query_map(rusqlite::params![author.as_bytes(), self.device.as_bytes(), FURTHEST], past)?
                .collect::<rusqlite::Result<_>>()?,
        };
        own.reverse();
        Ok(reach(&own))
    }

    fn step_back(&self, author: Id, within: Option<Scope>, which: impl Fn(Reach) -> Option<Past>, nothing: Refusal) -> Result<Undone> {
        let mut sql = self.writer();
        let transaction = sql.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let past = which(self.reach(&transaction, author, within)?).ok_or(nothing)?;
        let (plan, sets) = back(&transaction, past.commit)?;
        // Even where nothing could go back the step is recorded, or the key would be stuck on it.
        let committed = self.write_undo(&transaction, author, &past, &sets)?;
        transaction.commit()?;
        Ok(Undone { committed, edit: past.edit, left_alone: plan.left_alone.len() as u32 })
    }

    fn write_undo(&self, sql: &Connection, author: Id, past: &Past, sets: &[Set]) -> Result<Committed> {
        let word = if past.undoes.is_some() { "redo" } else { "undo" };
        if sets.is_empty() {
            let heading = self.heading(sql, author, word, Some(past.commit))?;
            log::append(sql, &*self.rim, &heading, &[], true)?;
            return Ok(Committed { commit: Some(heading.id), ..Committed::nothing(word) });
        }
        self.write(sql, author, word, Some(past.commit), sets)
    }
}

/// What takes a commit back: the former value of each of its fields that still stands.
fn back(sql: &Connection, commit: Id) -> Result<(Plan, Vec<Set>)> {
    let mine = log::changes_in(sql, commit)?;
    let mut pasts: BTreeMap<Id, Vec<Change>> = BTreeMap::new();
    for change in &mine {
        if let std::collections::btree_map::Entry::Vacant(empty) = pasts.entry(change.record) {
            empty.insert(log::changes_of(sql, change.record)?);
        }
    }
    let written = mine
        .iter()
        .map(|change| {
            let past = &pasts[&change.record];
            Written {
                name: change.name,
                record: change.record,
                field: change.field.clone(),
                former: former(past, change),
                heads: heads(past).get(change.field.as_str()).map(|heads| heads.iter().map(|head| head.name).collect()).unwrap_or_default(),
            }
        })
        .collect();
    let plan = plan(written);
    let sets = plan
        .back
        .iter()
        .filter_map(|written| {
            let change = mine.iter().find(|change| change.name == written.name)?;
            let kind = Kind::named(&change.kind)?;
            let field = policy::field_named(kind, &change.field)?;
            Some(Set { scope: change.scope, kind, record: change.record, field, value: written.former.clone() })
        })
        .collect();
    Ok((plan, sets))
}

/// The value that stood in the field when this change was written.
fn former(past: &[Change], change: &Change) -> Value {
    let mut before: Vec<&Change> = past.iter().filter(|other| other.field == change.field && has_seen(change, other.name)).collect();
    before.sort_by_key(|other| std::cmp::Reverse((other.is_unsent, other.stamp, other.device, other.name)));
    before.first().map_or(Value::Null, |other| other.value.clone())
}

fn has_seen(change: &Change, name: Name) -> bool {
    change.seen.contains(&name)
}
