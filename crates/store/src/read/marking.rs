//! Whom does this adult mark? Their own sections first, then everybody of the school by a few letters; names and grades and
//! this adult's own marks, for the days of the campaign alone. It counts nothing.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::campaigns::Campaign;
use domain::change::Set;
use domain::marks::{Mark, MarkEdit, MarkLevel};
use domain::record::{Id, Kind};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::adults::Adults;
use super::campaigns::is_told;
use super::schools::SameSchools;
use super::student::behind;
use super::{GRADE, SHOWN_NAME, enrolled_as, enrolled_in};
use crate::desk::Desk;
use crate::failure::Result;
use crate::finder::Among;
use crate::log::column_id;
use crate::tables::read_record;
use crate::tables::{Tables, judged};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MarkingAsked {
    pub campaign: Id,
    pub adult: Id,
    pub text: String,
    /// Only this section's.
    pub section: Option<Id>,
    pub limit: u32,
}

/// One student to mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MarkingLine {
    pub student: Id,
    pub name: String,
    pub grade: Option<String>,
    pub level: Option<MarkLevel>,
    /// In a section of this adult's.
    pub is_own: bool,
}

/// A section of this adult's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OwnSection {
    pub id: Id,
    pub title: String,
}

/// The first students of the list, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MarkingPage {
    pub rows: Vec<MarkingLine>,
    pub total: u32,
    pub sections: Vec<OwnSection>,
}

impl Desk {
    /// The students as this adult marks them.
    pub fn marking(&self, asked: &MarkingAsked, today: NaiveDate) -> Result<MarkingPage> {
        self.reading(|sql| {
            let campaign = Campaign::open_on(&Tables(sql), asked.campaign, today)?;
            let adults = Adults::of(sql, campaign.school)?;
            let records = adults.records(asked.adult);
            let school = is_told(sql, campaign.school)?.then(|| SameSchools::of(sql)).transpose()?;
            let school = school.map(|same| same.behind(campaign.school));
            let among = Among { caseload: false, school, grade: None };
            let mut found = self.finder.find(sql, self.me, &asked.text, among)?;
            let sections = sections_of(sql, &records)?;
            let mut own = HashSet::new();
            for section in &sections {
                if asked.section.is_none_or(|only| only == section.id) {
                    own.extend(in_section(sql, section.id)?);
                }
            }
            if asked.section.is_some() {
                found.retain(|student| own.contains(student));
            } else {
                // Their own first; the order of the list stays within both.
                found.sort_by_key(|student| !own.contains(student));
            }
            let marks = marks_of(sql, campaign.id, &records)?;
            let mut one = sql.prepare_cached(&format!(
                "SELECT {SHOWN_NAME}, {GRADE}, coalesce(s.has_left, 0) FROM student s WHERE s.id = ?1"
            ))?;
            let mut rows = Vec::new();
            for student in found.iter().take(asked.limit as usize) {
                let told = one
                    .query_row([student.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, bool>(2)?)))
                    .optional()?;
                // Whoever has left stands at the end of the list, and is nobody's to mark.
                if let Some((name, grade, false)) = told {
                    let level = marks.get(student).copied();
                    rows.push(MarkingLine { student: *student, name, grade, level, is_own: own.contains(student) });
                }
            }
            Ok(MarkingPage { rows, total: found.len() as u32, sections })
        })
    }
}

/// What a mark sets. Somebody who set Kith up and is on the roster now has two records: what they marked under the other one is
/// the same mark, and comes off with it.
pub(crate) fn sets_of(sql: &Connection, edit: &MarkEdit) -> Result<Vec<Set>> {
    let mut sets = judged(sql, |ground| edit.changes(ground))?;
    if let MarkEdit::Mark { campaign, adult, student, on, .. } = edit
        && let Some(told) = Tables(sql).find(Kind::Campaign, *campaign)?.and_then(|told| Campaign::read(*campaign, &told))
    {
        for other in Adults::of(sql, told.school)?.records(*adult).into_iter().filter(|other| other != adult) {
            let off = MarkEdit::Mark { campaign: *campaign, adult: other, student: *student, level: None, on: *on };
            sets.extend(judged(sql, |ground| off.changes(ground))?);
        }
    }
    Ok(sets)
}

/// The sections in which any of these records is enrolled, not as a student.
fn sections_of(sql: &Connection, records: &[Id]) -> Result<Vec<OwnSection>> {
    let mut read = sql.prepare_cached(&format!(
        "SELECT DISTINCT c.id, coalesce(c.title, '') FROM {} e JOIN section c ON c.id = e.section
         WHERE e.role != 'student' AND coalesce(c.has_left, 0) = 0 ORDER BY c.title, c.id",
        enrolled_as("?1")
    ))?;
    let mut sections: Vec<OwnSection> = Vec::new();
    for record in records {
        let found = read.query_map([record.as_bytes()], |row| Ok(OwnSection { id: column_id(row, 0)?, title: row.get(1)? }))?;
        sections.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(sections)
}

pub(super) fn in_section(sql: &Connection, section: Id) -> Result<Vec<Id>> {
    let mut people = sql.prepare_cached(&format!(
        "SELECT e.person, s.same_as IS NOT NULL FROM {} e JOIN student s ON s.id = e.person",
        enrolled_in("?1")
    ))?;
    let mut rows = people.query([section.as_bytes()])?;
    let mut here = Vec::new();
    while let Some(row) = rows.next()? {
        let student = column_id(row, 0)?;
        here.push(if row.get(1)? { behind(sql, student)? } else { student });
    }
    Ok(here)
}

/// This adult's marks, by the record that stands for the student.
fn marks_of(sql: &Connection, campaign: Id, records: &[Id]) -> Result<HashMap<Id, MarkLevel>> {
    let kind = Kind::Mark;
    let mut read = sql.prepare_cached(&format!(
        "SELECT {} FROM mark WHERE campaign = ?1 AND adult = ?2 AND level IS NOT NULL",
        crate::tables::column_list(kind)
    ))?;
    let mut marks: HashMap<Id, MarkLevel> = HashMap::new();
    for record in records {
        let found = read.query_map([campaign.as_bytes(), record.as_bytes()], |row| read_record(kind, row))?;
        for (_, fields) in found.collect::<rusqlite::Result<Vec<_>>>()? {
            if let Some(mark) = Mark::read(&fields) {
                let known = marks.entry(behind(sql, mark.student)?).or_insert(mark.level);
                *known = (*known).min(mark.level);
            }
        }
    }
    Ok(marks)
}
