//! What the Record of a student tells besides the roster: who opened the file, what was given out of it, what somebody wants
//! corrected, and what teachers may read.

use chrono::NaiveDate;
use domain::corrections::Correction;
use domain::disclosures::{Disclosed, Disclosure, NAMED_IN_FILE, named_in_file};
use domain::groups::GroupTold;
use domain::record::{Id, Kind};
use domain::summary::SummaryView;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::asking::{AnswerLine, answers_of};
use super::groups::groups_with;
use super::student::moment;
use crate::clock::minted;
use crate::commit::Committed;
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;
use crate::tables::Tables;

/// So many openings are shown, the newest.
const MOST_OPENINGS: u32 = 1_000;

/// That somebody opened this file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct OpeningLine {
    /// When, UTC, ISO 8601.
    pub at: String,
    /// Empty where this store does not know them.
    pub by: String,
}

/// What is noted about the record itself. Newest first, but open requests before all others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct RecordView {
    pub openings: Vec<OpeningLine>,
    pub disclosures: Vec<Disclosure>,
    pub corrections: Vec<Correction>,
    /// What was said to teachers, or is to be.
    pub summary: SummaryView,
    /// What the student answered when they were asked which adults they would go to.
    pub answers: Vec<AnswerLine>,
    /// The programs and the lawful groups in which the student is.
    pub groups: Vec<GroupTold>,
}

impl Desk {
    /// Notes on the record of each of these students that a file names them. One commit, which nothing takes back.
    pub fn named_in_file(
        &self,
        students: &[Id],
        what: Disclosed,
        (to_whom, why): (&str, Option<&str>),
        on: NaiveDate,
    ) -> Result<Committed> {
        let sets = self.reading(|sql| {
            let minted = || minted(&**self.rim());
            Ok(named_in_file(&Tables(sql), students.iter().copied(), what, (to_whom, why), on, minted)?)
        })?;
        self.store().commit_sets(self.me, NAMED_IN_FILE, &sets)
    }

    /// Reads it, over all records that are this student.
    pub fn record(&self, student: Id) -> Result<RecordView> {
        let records = self.student_records(student)?;
        self.reading(|sql| record_of(sql, &records))
    }

    /// What teachers may read about a student, or are to.
    pub fn summary_of(&self, student: Id) -> Result<SummaryView> {
        let records = self.student_records(student)?;
        self.reading(|sql| Ok(SummaryView::of(&Tables(sql), &records)))
    }
}

pub(crate) fn record_of(sql: &Connection, records: &[Id]) -> Result<RecordView> {
    let here = Tables(sql);
    let (mut openings, mut disclosures, mut corrections) = (Vec::new(), Vec::new(), Vec::new());
    for of in records {
        openings.extend(openings_of(sql, *of)?);
        for (id, fields) in here.list(Kind::Disclosure, "student", *of)? {
            let (by, at) = first_told(sql, id)?.unwrap_or_default();
            disclosures.extend(Disclosure::read(id, &fields, by, at));
        }
        let told = here.list(Kind::Correction, "student", *of)?;
        corrections.extend(told.iter().filter_map(|(id, fields)| Correction::read(*id, fields)));
    }
    openings.sort_by(|a: &OpeningLine, b| b.at.cmp(&a.at));
    openings.truncate(MOST_OPENINGS as usize);
    disclosures.sort_by(|a: &Disclosure, b| (b.given_on, &b.at, b.id).cmp(&(a.given_on, &a.at, a.id)));
    corrections.sort_by_key(|one: &Correction| (one.settled.is_some(), std::cmp::Reverse((one.asked_on, one.id))));
    let (summary, answers) = (SummaryView::of(&here, records), answers_of(sql, records)?);
    let groups = groups_with(sql, records)?;
    Ok(RecordView { openings, disclosures, corrections, summary, answers, groups })
}

/// Who first wrote a record, and when. A redo signs nothing anew.
pub(crate) fn first_told(sql: &Connection, record: Id) -> Result<Option<(String, String)>> {
    let found = sql
        .prepare_cached(
            "SELECT m.author, m.stamp FROM commits m WHERE m.position =
               (SELECT min(p.commit_position) FROM changes c JOIN parts p ON p.part = c.part WHERE c.record = ?1)",
        )?
        .query_row([record.as_bytes()], |row| Ok((column_id(row, 0)?, row.get::<_, i64>(1)?)))
        .optional()?;
    found.map(|(author, stamp)| Ok((super::map::author_name(sql, author)?, moment(stamp)))).transpose()
}

/// The newest openings, read from the log: the record holds that, the commit says who and when.
fn openings_of(sql: &Connection, student: Id) -> Result<Vec<OpeningLine>> {
    let found = sql
        .prepare_cached(
            "SELECT m.stamp, m.author FROM opening o JOIN changes c ON c.record = o.id JOIN parts p ON p.part = c.part JOIN commits m ON m.position = p.commit_position
             WHERE o.student = ?1 ORDER BY m.position DESC LIMIT ?2",
        )?
        .query_map(rusqlite::params![student.as_bytes(), MOST_OPENINGS], |row| Ok((row.get::<_, i64>(0)?, column_id(row, 1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut names = std::collections::BTreeMap::new();
    found
        .into_iter()
        .map(|(stamp, author)| {
            let by = match names.entry(author) {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::btree_map::Entry::Vacant(unknown) => unknown.insert(super::map::author_name(sql, author)?),
            };
            Ok(OpeningLine { at: moment(stamp), by: by.clone() })
        })
        .collect()
}
