//! What may a teacher read of the students in her own sections? The summaries that they approved, and nothing else of a map.

use chrono::NaiveDate;
use domain::record::Id;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{GRADE, SHOWN_NAME, enrolled_as};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;

/// One approved summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SummaryLine {
    pub student: Id,
    pub name: String,
    pub grade: Option<String>,
    pub text: String,
    pub approved_on: NaiveDate,
}

impl Desk {
    /// The approved summaries of students in sections that this person is enrolled in. What is proposed, refused or taken
    /// back is in no answer: the words of it are not in the table that is read.
    pub fn summaries(&self) -> Result<Vec<SummaryLine>> {
        self.summaries_for(self.me)
    }

    /// The same for another adult of the registry.
    pub fn summaries_for(&self, teacher: Id) -> Result<Vec<SummaryLine>> {
        self.reading(|sql| summaries_of(sql, teacher))
    }
}

fn summaries_of(sql: &Connection, me: Id) -> Result<Vec<SummaryLine>> {
    let (theirs, mine) = (enrolled_as("s.id"), enrolled_as("?1"));
    let found = sql
        .prepare_cached(&format!(
            "SELECT s.id, {SHOWN_NAME}, {GRADE}, a.text, a.approved_on FROM summary a JOIN student s ON s.id = a.student
             WHERE a.text IS NOT NULL AND coalesce(s.has_left, 0) = 0 AND EXISTS (
               SELECT 1 FROM {theirs} theirs JOIN {mine} mine ON mine.section = theirs.section)
             ORDER BY s.family, s.hand_family, s.given, s.id"
        ))?
        .query_map([me.as_bytes()], |row| {
            let approved_on = row.get::<_, String>(4)?.parse().unwrap_or_default();
            Ok(SummaryLine { student: column_id(row, 0)?, name: row.get(1)?, grade: row.get(2)?, text: row.get(3)?, approved_on })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found)
}
