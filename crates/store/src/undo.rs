//! Undo and redo in one scope, or over everything this person did here. Puts back the values a commit
//! replaced, as a new commit; what somebody else has changed since is left alone and counted.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

use domain::change::{Change, Name, Scope, Set, heads};
use domain::policy;
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use domain::undo::{Past, Plan, REDO, Reach, UNDO, Walk, Written, plan};
use rusqlite::{Connection, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::commit::Committed;
use crate::failure::{Failure, Result};
use crate::log;
use crate::open::Store;

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
        self.undo_beside(author, within, &[])
    }

    /// Takes the newest edit back; `mapped` are students who have an open draft beside this store, and stay.
    pub fn undo_beside(&self, author: Id, within: Option<Scope>, mapped: &[Id]) -> Result<Undone> {
        self.step_back(author, within, mapped, |reach| reach.undo, Refusal::NothingToUndo)
    }

    /// Brings the edit back that was undone last.
    pub fn redo(&self, author: Id, within: Option<Scope>) -> Result<Undone> {
        self.redo_beside(author, within, &[])
    }

    /// Brings the edit back that was undone last; `mapped` as in [`Store::undo_beside`].
    pub fn redo_beside(&self, author: Id, within: Option<Scope>, mapped: &[Id]) -> Result<Undone> {
        self.step_back(author, within, mapped, |reach| reach.redo, Refusal::NothingToRedo)
    }

    fn reach(&self, sql: &Connection, author: Id, within: Option<Scope>) -> Result<Reach> {
        let mut walk = Walk::default();
        let mut meet = |rows: &mut rusqlite::Rows<'_>| -> Result<()> {
            while let Some(row) = rows.next()? {
                if walk.meet(&Past {
                    commit: log::column_id(row, 0)?,
                    edit: row.get(1)?,
                    undoes: log::column_id_or_none(row, 2)?,
                }) {
                    break;
                }
            }
            Ok(())
        };
        match within {
            // A commit that reaches beyond this scope (a roster, a list) is not taken back from within it.
            Some(scope) => meet(
                &mut sql
                    .prepare_cached(
                        "SELECT m.id, m.edit, m.undoes FROM parts p JOIN commits m ON m.position = p.commit_position
                         WHERE p.scope_id = ?1 AND p.scope = ?2 AND m.author = ?3 AND m.device = ?4
                         AND NOT EXISTS (SELECT 1 FROM parts o WHERE o.commit_position = p.commit_position AND (o.scope_id != ?1 OR o.scope != ?2))
                         ORDER BY p.commit_position DESC",
                    )?
                    .query(params![scope.id().as_bytes(), scope.word(), author.as_bytes(), self.device.as_bytes()])?,
            )?,
            None => meet(
                &mut sql
                    .prepare_cached("SELECT id, edit, undoes FROM commits WHERE author = ?1 AND device = ?2 ORDER BY position DESC")?
                    .query(params![author.as_bytes(), self.device.as_bytes()])?,
            )?,
        }
        let named =
            |past: Option<Past>| past.map(|past| Ok::<_, Failure>(Past { edit: edit_of(sql, &past)?, ..past })).transpose();
        let Reach { undo, redo } = walk.found();
        Ok(Reach { undo: named(undo)?, redo: named(redo)? })
    }

    fn step_back(
        &self,
        author: Id,
        within: Option<Scope>,
        mapped: &[Id],
        which: impl Fn(Reach) -> Option<Past>,
        nothing: Refusal,
    ) -> Result<Undone> {
        let word = if nothing == Refusal::NothingToRedo { REDO } else { UNDO };
        let mut sql = self.writer();
        let transaction = sql.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let past = which(self.reach(&transaction, author, within)?).ok_or(nothing)?;
        let (plan, sets) = back(&transaction, past.commit, mapped)?;
        let committed = if sets.is_empty() {
            // Even where nothing could go back the step is recorded, or the key would be stuck on it.
            let heading = self.heading(&transaction, author, word, Some(past.commit))?;
            log::append_empty(&transaction, &*self.rim, &heading, past.commit)?;
            Committed { commit: Some(heading.id), ..Committed::nothing(word) }
        } else {
            self.write(&transaction, author, word, Some(past.commit), &sets)?
        };
        transaction.commit()?;
        Ok(Undone { committed, edit: past.edit, left_alone: plan.left_alone.len() as u32 })
    }
}

/// The name of the edit that an undo or a redo is about.
fn edit_of(sql: &Connection, past: &Past) -> Result<String> {
    let mut one = sql.prepare_cached("SELECT edit, undoes FROM commits WHERE id = ?1")?;
    let (mut edit, mut undoes) = (past.edit.clone(), past.undoes);
    while let Some(of) = undoes {
        (edit, undoes) = one.query_row([of.as_bytes()], |row| Ok((row.get(0)?, log::column_id_or_none(row, 1)?)))?;
    }
    Ok(edit)
}

/// What takes a commit back: the former value of each of its fields that still stands.
fn back(sql: &Connection, commit: Id, mapped: &[Id]) -> Result<(Plan, Vec<Set>)> {
    let mine = log::changes_in(sql, commit)?;
    let mut pasts: BTreeMap<(Id, &str), Vec<Change>> = BTreeMap::new();
    for change in &mine {
        if let Entry::Vacant(empty) = pasts.entry((change.record, &change.kind)) {
            empty.insert(log::changes_of(sql, &change.kind, change.record)?);
        }
    }
    let mut written = Vec::with_capacity(mine.len());
    for change in &mine {
        // A field that the commit wrote twice goes back once, from its last value to what stood before the first.
        let is_replaced = |later: &Change| {
            later.record == change.record && later.field == change.field && later.kind == change.kind && later.name > change.name
        };
        let past = &pasts[&(change.record, change.kind.as_str())];
        if past.iter().any(|later| later.name.commit == commit && is_replaced(later)) {
            continue;
        }
        let mut now = Vec::new();
        for head in heads(past).get(change.field.as_str()).into_iter().flatten() {
            // Where an undo has put this commit's value back, it stands again.
            let stands = head.name == change.name || shows(sql, past, head)? == shows(sql, past, change)?;
            now.push(if stands { change.name } else { head.name });
        }
        written.push(Written {
            name: change.name,
            record: change.record,
            field: change.field.clone(),
            former: before(past, change).map_or(Value::Null, |before| before.value.clone()),
            heads: now,
        });
    }
    let mut plan = plan(written);
    let by_name: HashMap<Name, &Change> = mine.iter().map(|change| (change.name, change)).collect();
    let mut stay: BTreeMap<Id, bool> = BTreeMap::new();
    for written in
        plan.back.iter().filter(|written| written.former.is_null() && matches!(written.field.as_str(), "row" | "by_hand"))
    {
        if by_name.get(&written.name).is_some_and(|change| change.kind == Kind::Student.name()) {
            stay.insert(written.record, mapped.contains(&written.record) || is_told_of(sql, written.record, &written.field)?);
        }
    }
    let (alone, goes): (Vec<Written>, Vec<Written>) =
        plan.back.into_iter().partition(|written| stay.get(&written.record) == Some(&true));
    plan.back = goes;
    plan.left_alone.extend(alone);
    let mut sets = Vec::with_capacity(plan.back.len());
    for written in &plan.back {
        let Some(change) = by_name.get(&written.name) else { continue };
        let Some(kind) = Kind::named(&change.kind) else { continue };
        let Some(field) = policy::field_named(kind, &change.field) else { continue };
        sets.push(Set { scope: change.scope, kind, record: change.record, field, value: written.former.clone() });
    }
    Ok((plan, sets))
}

/// Whether something of a student's would be out of reach if `field`, which makes them be there, were taken back: maps,
/// people, steps, another record joined to them, a name in the room.
fn is_told_of(sql: &Connection, student: Id, field: &str) -> Result<bool> {
    let by_the_other = if field == "row" { "s.hand_given IS NOT NULL" } else { "s.source_id IS NOT NULL" };
    let told = sql
        .prepare_cached(&format!(
            "SELECT NOT EXISTS (SELECT 1 FROM student s WHERE s.id = ?1 AND {by_the_other}) AND (
                EXISTS (SELECT 1 FROM wave WHERE student = ?1) OR EXISTS (SELECT 1 FROM alter_person WHERE student = ?1)
                OR EXISTS (SELECT 1 FROM step WHERE student = ?1) OR EXISTS (SELECT 1 FROM invitation WHERE student = ?1)
                OR EXISTS (SELECT 1 FROM student s WHERE s.same_as = ?1)
                OR EXISTS (SELECT 1 FROM student s WHERE s.id = ?1 AND (s.called IS NOT NULL OR s.same_as IS NOT NULL)))"
        ))?
        .query_row([student.as_bytes()], |row| row.get(0))?;
    Ok(told)
}

/// The change that stood in the field before this change's commit wrote to it.
fn before<'a>(past: &'a [Change], change: &'a Change) -> Option<&'a Change> {
    let mut change = change;
    let commit = change.name.commit;
    for _ in 0..past.len() {
        let before = past
            .iter()
            .filter(|other| other.field == change.field && change.seen.contains(&other.name))
            .max_by_key(|other| (other.is_unsent, other.stamp, other.device, other.name))?;
        if before.name.commit != commit {
            return Some(before);
        }
        change = before;
    }
    None
}

/// The change whose value a change shows: itself, or for one that an undo or a redo wrote, the one it put back. None
/// where it put back that there was nothing. So three edits can be taken back one after another.
fn shows(sql: &Connection, past: &[Change], change: &Change) -> Result<Option<Name>> {
    let mut undoes = sql.prepare_cached("SELECT undoes FROM commits WHERE id = ?1")?;
    let mut change = change;
    for _ in 0..past.len() {
        let of = undoes.query_row([change.name.commit.as_bytes()], |row| log::column_id_or_none(row, 0))?;
        let Some(of) = of else { return Ok(Some(change.name)) };
        let taken_back =
            past.iter().filter(|other| other.name.commit == of && other.field == change.field).max_by_key(|other| other.name);
        let Some(taken_back) = taken_back else { return Ok(Some(change.name)) };
        let Some(put_back) = before(past, taken_back) else { return Ok(None) };
        change = put_back;
    }
    Ok(Some(change.name))
}
