//! What does a laptop at the door have to know? Whose badge it is, and the badges of a class as they are printed.

use domain::at_the_door::{badge_id, badge_token};
use domain::change::Stamp;
use domain::record::{Id, Kind, read, read_id};
use domain::refusal::Refusal;
use domain::visitors::VisitorTold;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::plans::held_or_planned;
use super::student::behind;
use super::visitors::Directory;
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::{self, column_id};
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

/// What a scanner read at the door of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "badge", rename_all = "snake_case")]
pub enum BadgeRead {
    Of {
        student: Id,
    },
    /// It was theirs until a new one was made for this class: the lost one opens nothing here, whichever class it was made for.
    Replaced,
    /// Nobody's of this class.
    Unknown,
}

/// When the word on a badge was made.
fn made(sql: &Connection, badge: Id) -> Result<Option<Stamp>> {
    let past = log::changes_of(sql, Kind::Badge.name(), badge)?;
    Ok(past.iter().filter(|change| change.field == "token").map(|change| change.stamp).max())
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

    /// Whose badge was read at the door of a class.
    pub fn badge_at(&self, section: Id, typed: &str) -> Result<BadgeRead> {
        let Some(student) = self.badge_of(typed)? else { return Ok(BadgeRead::Unknown) };
        if !self.visit_class(section)?.students.iter().any(|member| member.student == student) {
            return Ok(BadgeRead::Unknown);
        }
        let Some(token) = badge_token(typed) else { return Ok(BadgeRead::Unknown) };
        self.reading(|sql| {
            let mut found = sql.prepare_cached("SELECT id, section, student, token FROM badge WHERE token IS NOT NULL")?;
            let mut rows = found.query([])?;
            // When the one that was read was made, and the one that was made for this class.
            let (mut read, mut own) = (None, None);
            while let Some(row) = rows.next()? {
                let id = column_id(row, 0)?;
                if behind(sql, column_id(row, 2)?)? != student {
                    continue;
                }
                if row.get_ref(3)?.as_str().is_ok_and(|known| known == token) {
                    read = read.max(made(sql, id)?);
                }
                if column_id(row, 1)? == section {
                    own = own.max(made(sql, id)?);
                }
            }
            Ok(if read < own { BadgeRead::Replaced } else { BadgeRead::Of { student } })
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

    /// The visitor of this visit, planned or held.
    pub fn coming_visitor(&self, visit: Id) -> Result<ComingVisitor> {
        let gone = || Failure::Refused(Refusal::NoSuchRecord);
        let visitor = self.reading(|sql| {
            let of_visit = held_or_planned(sql, visit)?.ok_or_else(gone)?;
            let visitor = Directory::read(sql)?.stands(read_id(&of_visit, "visitor").ok_or_else(gone)?);
            Ok((visitor, read(&of_visit, "signed_in_at")))
        })?;
        let (id, signed_in_at) = visitor;
        let line = self.visitor(id)?.line;
        Ok(ComingVisitor { told: line.told, visits: line.visits, signed_in_at })
    }
}
