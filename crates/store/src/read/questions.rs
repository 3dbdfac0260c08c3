//! What would students like to ask? The questions of a class, or for one visit, those that wait first.

use chrono::NaiveDate;
use domain::record::{Id, Kind, read, read_id};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::SHOWN_NAME;
use super::visits::{Counted, Visits};
use crate::desk::Desk;
use crate::failure::Result;
use crate::tables;

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuestionLine {
    pub id: Id,
    pub section: Id,
    /// The visit that it is for; None: whoever comes next.
    pub visit: Option<Id>,
    pub text: String,
    pub student: Option<Id>,
    /// Who asked; None: nobody said, or a parent opted out since.
    pub name: Option<String>,
    pub asked_on: NaiveDate,
    pub answered_on: Option<NaiveDate>,
}

impl Desk {
    /// The questions of a class, those that wait first, each in the order in which they were asked.
    pub fn questions(&self, section: Id) -> Result<Vec<QuestionLine>> {
        self.reading(|sql| {
            let (visits, counted) = (Visits::read(sql)?, Counted::read(sql)?);
            let columns = tables::column_list(Kind::Question);
            let mut found = sql.prepare_cached(&format!("SELECT {columns} FROM question WHERE section = ?1"))?;
            let mut name = sql.prepare_cached(&format!("SELECT {SHOWN_NAME} FROM student s WHERE s.id = ?1"))?;
            let mut lines = Vec::new();
            let mut rows = found.query([section.as_bytes()])?;
            while let Some(row) = rows.next()? {
                let (id, fields) = tables::read_record(Kind::Question, row)?;
                let (Some(text), Some(asked_on)) = (read(&fields, "text"), read(&fields, "asked_on")) else { continue };
                let student = read_id(&fields, "student").map(|student| counted.behind.stands(student));
                let student = student.filter(|student| !counted.opted_out.contains(student));
                let shown = match student {
                    Some(student) => name.query_row([student.as_bytes()], |row| row.get(0)).optional()?,
                    None => None,
                };
                lines.push(QuestionLine {
                    id,
                    section,
                    visit: read_id(&fields, "visit").map(|visit| visits.stands(visit)),
                    text,
                    student,
                    name: shown,
                    asked_on,
                    answered_on: read(&fields, "answered_on"),
                });
            }
            lines.sort_by_key(|line| (line.answered_on.is_some(), line.asked_on, line.id));
            Ok(lines)
        })
    }
}
