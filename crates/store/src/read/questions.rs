//! What would students like to ask? The questions of a class, those that wait first, each with whom it is for.

use chrono::NaiveDate;
use domain::record::{Id, Kind, read, read_id};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::SHOWN_NAME;
use super::plans::held_or_planned;
use super::visitors::{Directory, VisitorName};
use super::visits::{Counted, Visits};
use crate::desk::Desk;
use crate::failure::Result;
use crate::tables;

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuestionLine {
    pub id: Id,
    pub section: Id,
    /// The visit that it is for; None: whoever comes next, or a visit that was dropped since.
    pub visit: Option<Id>,
    /// Who comes, or came, to that visit.
    pub visitor: Option<VisitorName>,
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
            let (visits, counted, directory) = (Visits::read(sql)?, Counted::read(sql)?, Directory::read(sql)?);
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
                let visit = read_id(&fields, "visit").map(|visit| visits.stands(visit));
                let of_visit = visit.map(|visit| held_or_planned(sql, visit)).transpose()?.flatten();
                lines.push(QuestionLine {
                    id,
                    section,
                    visit: visit.filter(|_| of_visit.is_some()),
                    visitor: of_visit.and_then(|of| read_id(&of, "visitor")).map(|visitor| directory.name_of(visitor)),
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
