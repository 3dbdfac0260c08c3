//! Which records are one school? The one that was named at set-up, and the one of that name that a roster brings, are read
//! as one: nothing is recorded, so an import that is taken back parts them again. Two schools of a roster are two, and then
//! nobody can say which of them was meant.

use std::collections::HashMap;

use domain::names::folded;
use domain::record::Id;
use rusqlite::Connection;
use rusqlite::types::Value as Sql;

use super::SCHOOL;
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;

/// A school made by hand, and the record that stands for it.
#[derive(Debug, Default)]
pub(crate) struct SameSchools(HashMap<Id, Id>);

impl SameSchools {
    /// Reads the few schools that were made by hand, and whom they are called like.
    pub(crate) fn of(sql: &Connection) -> Result<SameSchools> {
        // An empty source id: no roster brought it.
        let by_hand = sql
            .prepare_cached(
                "SELECT id, coalesce(name, '') FROM school WHERE source_id = '' AND coalesce(has_left, 0) = 0 ORDER BY id",
            )?
            .query_map([], |row| Ok((column_id(row, 0)?, folded(row.get::<_, String>(1)?.trim()))))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut stands: HashMap<Id, Id> = HashMap::new();
        let mut on_roster = sql.prepare_cached(
            "SELECT id FROM school WHERE source_id != '' AND coalesce(has_left, 0) = 0 AND org_type = 'school' COLLATE NOCASE
             AND kith_fold(trim(name)) = ?1 LIMIT 2",
        )?;
        for (school, name) in &by_hand {
            let found = on_roster.query_map([name], |row| column_id(row, 0))?.collect::<rusqlite::Result<Vec<_>>>()?;
            let first = by_hand.iter().find(|(_, other)| other == name).map_or(*school, |(first, _)| *first);
            let behind = if let [one] = found[..] { one } else { first };
            if behind != *school {
                stands.insert(*school, behind);
            }
        }
        Ok(SameSchools(stands))
    }

    /// The record that stands for a school.
    pub(crate) fn behind(&self, school: Id) -> Id {
        self.0.get(&school).copied().unwrap_or(school)
    }

    /// Whether another record stands for this one.
    pub(crate) fn is_behind_another(&self, school: Id) -> bool {
        self.0.contains_key(&school)
    }

    /// Every record that is this school.
    pub(crate) fn all_of(&self, school: Id) -> Vec<Id> {
        let behind = self.behind(school);
        let mut all: Vec<Id> = self.0.iter().filter(|(_, stands)| **stands == behind).map(|(of, _)| *of).collect();
        all.sort();
        all.insert(0, behind);
        all
    }

    /// That a student (alias s) is at this school, as SQL; its values are pushed in order.
    pub(crate) fn condition(&self, school: Id, values: &mut Vec<Sql>) -> String {
        self.condition_on(SCHOOL, school, values)
    }

    /// The same for a school that is read as `of` says.
    pub(crate) fn condition_on(&self, of: &str, school: Id, values: &mut Vec<Sql>) -> String {
        let all = self.all_of(school);
        values.extend(all.iter().map(|id| Sql::Blob(id.as_bytes().to_vec())));
        format!("{of} IN ({})", vec!["?"; all.len()].join(","))
    }
}

impl Desk {
    /// The record that stands for a school: the roster's for one that was named at set-up.
    pub fn school_behind(&self, school: Id) -> Result<Id> {
        self.reading(|sql| Ok(SameSchools::of(sql)?.behind(school)))
    }
}
