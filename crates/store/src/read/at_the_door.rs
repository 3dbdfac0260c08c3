//! What does a laptop at the door have to know? Whose badge it is, and the badges of a class as they are printed.

use domain::at_the_door::{badge_id, badge_token};
use domain::record::{Id, Kind, read, read_id};
use domain::refusal::Refusal;
use domain::visitors::VisitorTold;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::student::behind;
use super::visitors::Directory;
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::column_id;
use crate::tables::Tables;

/// A student's badge; None where none was made yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BadgeLine {
    pub student: Id,
    pub name: String,
    pub token: Option<String>,
}

/// The visitor of a visit, as they see themselves when they sign in: all that is kept about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ComingVisitor {
    pub told: VisitorTold,
    pub visits: u32,
    pub signed_in_at: Option<String>,
}

impl Desk {
    /// The badges of a class. One that was made for another class of theirs serves here too.
    pub fn badges(&self, section: Id) -> Result<Vec<BadgeLine>> {
        let class = self.visit_class(section)?;
        self.reading(|sql| {
            let mut other =
                sql.prepare_cached("SELECT token FROM badge WHERE student = ?1 AND token IS NOT NULL ORDER BY id LIMIT 1")?;
            let mut lines = Vec::with_capacity(class.students.len());
            for member in &class.students {
                let own = Tables(sql).find(Kind::Badge, badge_id(section, member.student))?;
                let token: Option<String> = match own.and_then(|fields| read(&fields, "token")) {
                    Some(token) => Some(token),
                    None => other.query_row([member.student.as_bytes()], |row| row.get(0)).optional()?,
                };
                lines.push(BadgeLine { student: member.student, name: member.name.clone(), token });
            }
            Ok(lines)
        })
    }

    /// Whose badge a scanner read. None: nobody's here.
    pub fn badge_of(&self, typed: &str) -> Result<Option<Id>> {
        let Some(token) = badge_token(typed) else { return Ok(None) };
        self.reading(|sql| {
            let mut found = sql.prepare_cached("SELECT student FROM badge WHERE token = ?1 ORDER BY id LIMIT 1")?;
            let student = found.query_row([&token], |row| column_id(row, 0)).optional()?;
            student.map(|student| behind(sql, student)).transpose()
        })
    }

    /// The visitor of this visit.
    pub fn coming_visitor(&self, visit: Id) -> Result<ComingVisitor> {
        let gone = || Failure::Refused(Refusal::NoSuchRecord);
        let visitor = self.reading(|sql| {
            let held = Tables(sql).find(Kind::Visit, visit)?.ok_or_else(gone)?;
            let visitor = Directory::read(sql)?.stands(read_id(&held, "visitor").ok_or_else(gone)?);
            Ok((visitor, read(&held, "signed_in_at")))
        })?;
        let (id, signed_in_at) = visitor;
        let line = self.visitor(id)?.line;
        Ok(ComingVisitor { told: line.told, visits: line.visits, signed_in_at })
    }
}
