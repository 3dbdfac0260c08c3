//! What stays whole, where taking back what made it would leave half of it? A visit without its class is in no list, and what a
//! colleague has corrected on it since would be in none either.

use std::collections::BTreeSet;

use domain::change::{Change, heads};
use domain::record::{Fields, Id, Kind};
use domain::{activities, visits};
use rusqlite::Connection;
use serde_json::Value;

use super::former::{former, shows};
use crate::failure::Result;
use crate::log::{self, PartLine};
use crate::tables::Tables;

/// Kinds of which half is nothing that anybody could find: what gave one its class made it.
const WHOLE_OR_NOTHING: [Kind; 3] = [Kind::Visit, Kind::Activity, Kind::PlannedVisit];
const MAKES: &str = "section";

/// What hangs on one, and by which of its fields: who was there, and what they said of it afterwards.
const HANGS: [(Kind, Kind, &str); 4] = [
    (Kind::Visit, Kind::Encounter, "visit"),
    (Kind::Visit, Kind::AfterVisit, "visit"),
    (Kind::Activity, Kind::Participation, "activity"),
    (Kind::Activity, Kind::SpokeWith, "activity"),
];

/// The records that a commit made and that stay: something else was told of them since.
#[derive(Default)]
pub(super) struct Stay {
    records: BTreeSet<Id>,
    /// Who came; they keep their names.
    visitors: BTreeSet<Id>,
}

impl Stay {
    /// Of all parts of a commit together: a visit and its visitor lie in two.
    pub(super) fn of(sql: &Connection, commit: Id, parts: &[PartLine]) -> Result<Stay> {
        let mut stay = Stay::default();
        let mut made =
            sql.prepare_cached("SELECT record, kind FROM changes WHERE position BETWEEN ?1 AND ?2 AND field = ?3 AND kind = ?4")?;
        for part in parts {
            for kind in WHOLE_OR_NOTHING {
                let mut rows = made.query(rusqlite::params![part.first_change, part.last_change, MAKES, kind.name()])?;
                while let Some(row) = rows.next()? {
                    stay.meets(sql, commit, kind, log::column_id(row, 0)?)?;
                }
            }
        }
        Ok(stay)
    }

    fn meets(&mut self, sql: &Connection, commit: Id, kind: Kind, record: Id) -> Result<()> {
        let past = log::changes_of(sql, kind.name(), record)?;
        let mine = || past.iter().filter(|change| change.name.commit == commit);
        if mine().any(|change| !former(&past, change).is_null()) {
            return Ok(());
        }
        let mut is_told = is_told_since(sql, commit, &past)?;
        for (_, hangs, by) in HANGS.into_iter().filter(|(of, ..)| *of == kind) {
            if is_told {
                break;
            }
            for (id, _) in Tables(sql).list(hangs, by, record)? {
                is_told = is_told || is_told_since(sql, commit, &log::changes_of(sql, hangs.name(), id)?)?;
            }
        }
        if !is_told {
            return Ok(());
        }
        self.records.insert(record);
        let of_visitor = mine().filter(|change| change.field == "visitor");
        self.visitors.extend(of_visitor.filter_map(|change| change.value.as_str()?.parse::<Id>().ok()));
        Ok(())
    }

    /// Whether what a change told goes with one that stays.
    pub(super) fn has(&self, change: &Change) -> bool {
        if self.records.is_empty() {
            return false;
        }
        let told: Fields = [(change.field.clone(), change.value.clone())].into_iter().collect();
        match Kind::named(&change.kind) {
            Some(Kind::Encounter) => visits::visit_of(&told).is_some_and(|visit| self.records.contains(&visit)),
            Some(Kind::Participation | Kind::SpokeWith) => {
                activities::activity_of(&told).is_some_and(|activity| self.records.contains(&activity))
            }
            Some(Kind::Visitor) => self.visitors.contains(&change.record),
            _ => self.records.contains(&change.record),
        }
    }
}

/// Whether the record shows something that this commit did not tell. What an undo and a redo put back is the same again.
fn is_told_since(sql: &Connection, commit: Id, past: &[Change]) -> Result<bool> {
    for head in heads(past).into_values().flatten() {
        if head.value == Value::Null || head.name.commit == commit {
            continue;
        }
        let mine = past.iter().filter(|one| one.name.commit == commit && one.field == head.field).max_by_key(|one| one.name);
        let shown = shows(sql, past, head)?;
        let is_own = match mine {
            Some(mine) => shown == shows(sql, past, mine)?,
            None => shown.is_none(),
        };
        if !is_own {
            return Ok(true);
        }
    }
    Ok(false)
}
