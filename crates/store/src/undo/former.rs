//! What stood in a field before a change wrote to it, and what does a change that an undo wrote show? Read from the past of one
//! record alone; nothing is written.

use std::collections::HashSet;

use domain::change::{Change, Name, REMOVED, resolve};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use crate::failure::Result;
use crate::log;

/// What a field shows again once this change is taken back. Somebody who was removed, and of whom somebody else told
/// something meanwhile, was shown all the same: they stay.
pub(super) fn former(past: &[Change], change: &Change) -> Value {
    let former = before(past, change).map_or(Value::Null, |before| before.value.clone());
    let was_removed = change.field == REMOVED && former == Value::Bool(true);
    if was_removed && resolve(&seen_before(past, change)).is_there { Value::Null } else { former }
}

/// What this change had seen, without what its own commit wrote: for a removal and its like, every head of the record then.
fn seen_before(past: &[Change], change: &Change) -> Vec<Change> {
    let (mut seen, mut met) = (Vec::new(), HashSet::new());
    let mut open: Vec<&Change> = vec![change];
    while let Some(of) = open.pop() {
        for name in of.seen.iter().filter(|name| met.insert(**name)) {
            match past.iter().find(|other| other.name == *name) {
                Some(own) if own.name.commit == change.name.commit => open.push(own),
                found => seen.extend(found.cloned()),
            }
        }
    }
    seen
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
pub(super) fn shows(sql: &Connection, past: &[Change], change: &Change) -> Result<Option<Name>> {
    let mut undoes = sql.prepare_cached("SELECT undoes FROM commits WHERE id = ?1")?;
    let mut change = change;
    for _ in 0..past.len() {
        let of = undoes.query_row([change.name.commit.as_bytes()], |row| log::column_id_or_none(row, 0)).optional()?.flatten();
        let Some(of) = of else { return Ok(Some(change.name)) };
        let taken_back =
            past.iter().filter(|other| other.name.commit == of && other.field == change.field).max_by_key(|other| other.name);
        let Some(taken_back) = taken_back else { return Ok(Some(change.name)) };
        let Some(put_back) = before(past, taken_back) else { return Ok(None) };
        change = put_back;
    }
    Ok(Some(change.name))
}
