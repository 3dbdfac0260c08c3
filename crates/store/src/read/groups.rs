//! Which programs and lawful groups are kept, and who is in them? A student who was joined is in a group under the record that
//! stands for them, once.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::groups::GroupTold;
use domain::record::{Id, Kind, read, read_id};
use domain::refusal::Refusal;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::SHOWN_NAME;
use super::schools::SameSchools;
use super::student::behind;
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::log::column_id;
use crate::tables::{Tables, column_list, read_record};

/// A group and how many students it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GroupLine {
    pub id: Id,
    pub school: Id,
    pub told: GroupTold,
    pub students: u32,
}

/// Somebody in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GroupStudent {
    pub student: Id,
    pub name: String,
    /// Not at the school any more: figures are without them, and they can be taken out.
    pub has_left: bool,
}

/// A group as figures need it.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub id: Id,
    pub school: Id,
    pub told: GroupTold,
}

/// The groups of this school, or of every one, by name and then by their days.
pub(super) fn groups_of(sql: &Connection, school: Option<Id>) -> Result<Vec<Group>> {
    let kind = Kind::StudentGroup;
    let schools = SameSchools::of(sql)?;
    let mut all = Vec::new();
    let mut rows = sql.prepare_cached(&format!("SELECT {} FROM student_group", column_list(kind)))?;
    for row in rows.query_map([], |row| read_record(kind, row))? {
        let (id, fields) = row?;
        let Some((of, told)) = read_id(&fields, "school").zip(read::<GroupTold>(&fields, "told")) else { continue };
        if school.is_none_or(|school| schools.behind(school) == schools.behind(of)) {
            all.push(Group { id, school: of, told });
        }
    }
    let order = |group: &Group| -> (String, Option<NaiveDate>, Id) {
        (domain::names::folded(&group.told.name), group.told.begins_on, group.id)
    };
    all.sort_by_cached_key(order);
    Ok(all)
}

/// Who is in a group, each once.
pub(super) fn in_group(sql: &Connection, group: Id) -> Result<BTreeSet<Id>> {
    let mut read = sql.prepare_cached(
        "SELECT m.student, s.same_as IS NOT NULL FROM group_member m JOIN student s ON s.id = m.student
         WHERE m.in_group = ?1 AND m.is_in = 1",
    )?;
    let mut rows = read.query([group.as_bytes()])?;
    let mut here = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let student = column_id(row, 0)?;
        here.insert(if row.get(1)? { behind(sql, student)? } else { student });
    }
    Ok(here)
}

/// In which programs and lawful groups a student is, under any of their records: each once, in the order of all.
pub(super) fn groups_with(sql: &Connection, records: &[Id]) -> Result<Vec<GroupTold>> {
    let mut read = sql.prepare_cached("SELECT in_group FROM group_member WHERE student = ?1 AND is_in = 1")?;
    let mut theirs = BTreeSet::new();
    for record in records {
        let mut rows = read.query([record.as_bytes()])?;
        while let Some(row) = rows.next()? {
            theirs.insert(column_id(row, 0)?);
        }
    }
    if theirs.is_empty() {
        return Ok(Vec::new());
    }
    Ok(groups_of(sql, None)?.into_iter().filter(|group| theirs.contains(&group.id)).map(|group| group.told).collect())
}

impl Desk {
    /// Every group of this school, with how many students it has.
    pub fn student_groups(&self, school: Id) -> Result<Vec<GroupLine>> {
        self.reading(|sql| {
            let line = |Group { id, school, told }| Ok(GroupLine { id, school, told, students: in_group(sql, id)?.len() as u32 });
            groups_of(sql, Some(school))?.into_iter().map(line).collect()
        })
    }

    /// Who is in a group, by name: as many as its line says. Whoever has left the school is told with that.
    pub fn in_student_group(&self, group: Id) -> Result<Vec<GroupStudent>> {
        self.reading(|sql| {
            Tables(sql).find(Kind::StudentGroup, group)?.ok_or(Failure::Refused(Refusal::NoSuchRecord))?;
            let mut name =
                sql.prepare_cached(&format!("SELECT {SHOWN_NAME}, coalesce(s.has_left, 0) FROM student s WHERE s.id = ?1"))?;
            let mut told = Vec::new();
            for student in in_group(sql, group)? {
                let mut rows = name.query([student.as_bytes()])?;
                if let Some(row) = rows.next()? {
                    told.push(GroupStudent { student, name: row.get(0)?, has_left: row.get(1)? });
                }
            }
            told.sort_by_cached_key(|one| (domain::names::folded(&one.name), one.student));
            Ok(told)
        })
    }
}
