//! The one write path: an Edit becomes Changes, Changes go to the log, the log to the tables, and the
//! transaction ends. Whoever listens is told after that, never before.

use std::collections::BTreeMap;

use domain::change::{Change, Name, REMOVED, Scope, Set, heads, resolve, seen_by};
use domain::edit::{self, Edit};
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::clock::minted;
use crate::failure::{Failure, Result};
use crate::import::Watch;
use crate::log::{self, Heading};
use crate::open::Store;
use crate::rebuild;
use crate::tables::{self, Below, Over, judged};

/// What was committed: what to read again. `commit` is None where the edit changed nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Committed {
    pub commit: Option<Id>,
    pub edit: String,
    pub scopes: Vec<Scope>,
    pub kinds: Vec<Kind>,
}

impl Committed {
    /// Nothing was written.
    pub fn nothing(edit: &str) -> Committed {
        Committed { commit: None, edit: edit.to_owned(), scopes: Vec::new(), kinds: Vec::new() }
    }
}

impl Store {
    /// Commits an edit. `below` is what lies under this store: a draft is edited over the main store.
    pub fn commit(&self, author: Id, edit: &Edit, below: Option<Below<'_>>) -> Result<Committed> {
        self.at_once(|sql| {
            let sets = judged(sql, |here| match below {
                None => edit.changes(here),
                Some(below) => edit.changes(&Over { above: here, below }),
            });
            // What lies under it was read as well, or nothing is written.
            below.map_or(Ok(()), |below| below.ground.held())?;
            let sets = sets?;
            self.write(sql, author, edit.name(), &sets, &mut |_, _| true)
        })
    }

    /// Commits what takes its time, such as a long list that was looked at when the log stood at `position`. Refused where it
    /// went on since; stopped, nothing was written.
    pub(crate) fn commit_at(&self, author: Id, edit: &Edit, position: i64, watch: Watch<'_>) -> Result<Committed> {
        self.at_once(|sql| {
            if log::last_position(sql)? != position {
                return Err(Refusal::PreviewIsStale.into());
            }
            let sets = judged(sql, |here| edit.changes(here))?;
            self.write(sql, author, edit.name(), &sets, watch)
        })
    }

    /// Commits what was worked out elsewhere (a kept draft, a roster) as one Commit.
    pub fn commit_sets(&self, author: Id, edit: &str, sets: &[Set]) -> Result<Committed> {
        self.at_once(|sql| self.write(sql, author, edit, sets, &mut |_, _| true))
    }

    /// Commits what can only be worked out in the moment in which it is written, after whatever was written before it. `make`
    /// answers with what has to stay as it is until then, which comes back with what was written.
    pub(crate) fn commit_made<H>(
        &self,
        author: Id,
        edit: &str,
        make: impl FnOnce(&Connection) -> Result<(H, Vec<Set>)>,
    ) -> Result<(H, Committed)> {
        self.at_once(|sql| {
            let (held, sets) = make(sql)?;
            Ok((held, self.write(sql, author, edit, &sets, &mut |_, _| true)?))
        })
    }

    /// Writes sets into an open transaction: log first, then tables.
    pub(crate) fn write(&self, sql: &Connection, author: Id, edit: &str, sets: &[Set], watch: Watch<'_>) -> Result<Committed> {
        if sets.is_empty() {
            return Ok(Committed::nothing(edit));
        }
        let heading = self.heading(sql, author, edit, None)?;
        let mut by_record: BTreeMap<(Id, Kind), Vec<(u32, &Set)>> = BTreeMap::new();
        for (index, set) in sets.iter().enumerate() {
            by_record.entry((set.record, set.kind)).or_default().push((index as u32, set));
        }
        let mut written: Vec<Change> = Vec::with_capacity(sets.len());
        let mut extra = sets.len() as u32;
        let of = by_record.len() as u64;
        for (done, ((record, kind), sets)) in (1..).zip(by_record) {
            written.extend(write_record(sql, &heading, (kind, record), &sets, &mut extra)?);
            if done % 256 == 0 && !watch(done, of) {
                return Err(Failure::Cancelled);
            }
        }
        written.sort_by_key(|change| change.name.index);
        log::append(sql, &*self.rim, &heading, &written, self.travels)?;
        let mut kinds: Vec<Kind> = sets.iter().map(|set| set.kind).collect();
        kinds.sort();
        kinds.dedup();
        Ok(Committed { commit: Some(heading.id), edit: edit.to_owned(), scopes: edit::scopes(sets), kinds })
    }

    pub(crate) fn heading(&self, sql: &Connection, author: Id, edit: &str, undoes: Option<Id>) -> Result<Heading> {
        Ok(Heading {
            id: minted(&*self.rim),
            device: self.device,
            author,
            edit: edit.to_owned(),
            undoes,
            stamp: self.tick(sql)?,
            boot: self.boot,
            uptime_ms: self.rim.uptime_ms(),
        })
    }
}

/// What a commit's sets of one record become, in the order in which they stand there, and the record in its table. `extra`
/// is the next index that no set has.
pub(crate) fn write_record(
    sql: &Connection,
    heading: &Heading,
    (kind, record): (Kind, Id),
    sets: &[(u32, &Set)],
    extra: &mut u32,
) -> Result<Vec<Change>> {
    let mut past = log::changes_of(sql, kind.name(), record)?;
    let mut written: Vec<Change> = Vec::with_capacity(sets.len());
    for (index, set) in sets {
        let change = Change {
            name: Name { commit: heading.id, index: *index },
            scope: set.scope,
            kind: kind.name().to_owned(),
            record,
            field: set.field.to_owned(),
            value: set.value.clone(),
            seen: seen_by(&past, set.field),
            stamp: heading.stamp,
            device: heading.device,
            author: heading.author,
            is_unsent: true,
        };
        past.push(change.clone());
        written.push(change);
    }
    // Writing to a removed record brings it back, and says so, or undo could not take it away again.
    if let Some(last) = written.last()
        && sets.iter().all(|(_, set)| set.field != REMOVED)
        && is_removed(&past)
    {
        let change = Change {
            name: Name { commit: heading.id, index: *extra },
            field: REMOVED.to_owned(),
            value: Value::Null,
            seen: seen_by(&past, REMOVED),
            ..last.clone()
        };
        *extra += 1;
        past.push(change.clone());
        written.push(change);
    }
    let scope = rebuild::scope_of(&past).or(sets.first().map(|(_, set)| set.scope)).unwrap_or(Scope::District);
    tables::project(sql, kind, record, scope, &resolve(&past))?;
    Ok(written)
}

fn is_removed(past: &[Change]) -> bool {
    heads(past).get(REMOVED).is_some_and(|heads| heads.iter().any(|head| head.value == Value::Bool(true)))
}
