//! How do the students on the own caseload stand, as distributions? The same tables as a release has, for whoever reads these
//! students' maps anyway: nothing is held back, and behind each bar stand the students by name. Nobody stands beside a figure.

use chrono::NaiveDate;
use domain::cohort::TableId;
use domain::grade;
use domain::record::Id;
use domain::releases::Counted;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::SHOWN_NAME;
use super::campaigns::Whose;
use super::cohort::{self, Beside, Member};
use super::marking::in_section;
use crate::desk::Desk;
use crate::failure::Result;

/// Which students: everything that is given has to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CohortAsked {
    pub school: Option<Id>,
    pub grade: Option<String>,
    pub section: Option<Id>,
}

/// One table: how many stand in each band. A table of which nobody was asked is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CohortTable {
    pub id: TableId,
    pub version: u16,
    pub bands: Vec<u32>,
}

/// What a cohort comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CohortView {
    pub students: u32,
    /// With a map of the last twelve months that is counted.
    pub mapped: u32,
    /// At least half of these maps are of so many months.
    pub half_within_months: Option<u32>,
    pub tables: Vec<CohortTable>,
    /// Students with two counted maps, and how many people more stand on the newer one in the median.
    pub matched: u32,
    pub median_change: Option<f64>,
}

/// A student behind a bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CohortStudent {
    pub student: Id,
    pub name: String,
}

fn read(desk: &Desk, sql: &Connection, asked: &CohortAsked, today: NaiveDate) -> Result<(Vec<Member>, Beside)> {
    let mut members = cohort::members(sql, asked.school, Whose::MyCaseload, desk.me)?;
    if let Some(section) = asked.section {
        let here: std::collections::HashSet<Id> = in_section(sql, section)?.into_iter().collect();
        members.retain(|member| here.contains(&member.student));
    }
    if let Some(asked) = &asked.grade {
        let mut of = sql.prepare_cached(&format!("SELECT {} FROM student s WHERE s.id = ?1", super::GRADE_FOLDED))?;
        let folded = grade::folded(asked).into_owned();
        let mut kept = Vec::with_capacity(members.len());
        for member in members {
            let theirs: Option<String> = of.query_row([member.student.as_bytes()], |row| row.get(0))?;
            if theirs.as_deref() == Some(folded.as_str()) {
                kept.push(member);
            }
        }
        members = kept;
    }
    cohort::with_maps(sql, &mut members, today)?;
    let beside = Beside::read(sql, asked.school, today)?;
    Ok((members, beside))
}

impl Desk {
    /// The own caseload, or the part of it that fits.
    pub fn cohort(&self, asked: &CohortAsked, today: NaiveDate) -> Result<CohortView> {
        self.reading(|sql| {
            let (members, beside) = read(self, sql, asked, today)?;
            let mut tables = Vec::new();
            let mut mapped = 0;
            for (id, counted) in cohort::all_tables(&members, &beside, today) {
                let Some(counted) = counted else { continue };
                if id == TableId::Mapped {
                    mapped = counted.len() as u32;
                    continue;
                }
                let mut bands = vec![0; id.bands()];
                counted.iter().for_each(|one: &Counted| bands[one.band] += 1);
                if !counted.is_empty() {
                    tables.push(CohortTable { id, version: id.version(), bands });
                }
            }
            let mut changes = cohort::changes(&members);
            changes.sort_unstable();
            let middle = |at: usize| changes[at] as f64;
            let median = (!changes.is_empty()).then(|| (middle((changes.len() - 1) / 2) + middle(changes.len() / 2)) / 2.0);
            Ok(CohortView {
                students: members.len() as u32,
                mapped,
                half_within_months: cohort::half_within_months(&members, today),
                tables,
                matched: changes.len() as u32,
                median_change: median,
            })
        })
    }

    /// The students who stand in one band, by name.
    pub fn cohort_list(&self, asked: &CohortAsked, table: TableId, band: u32, today: NaiveDate) -> Result<Vec<CohortStudent>> {
        self.reading(|sql| {
            let (members, beside) = read(self, sql, asked, today)?;
            let mut told = Vec::new();
            let mut name = sql.prepare_cached(&format!("SELECT {SHOWN_NAME} FROM student s WHERE s.id = ?1"))?;
            for member in &members {
                let of_one = cohort::in_table(std::slice::from_ref(member), &beside, table, today);
                if of_one.into_iter().flatten().any(|one| one.band == band as usize) {
                    let name = name.query_row([member.student.as_bytes()], |row| row.get(0))?;
                    told.push(CohortStudent { student: member.student, name });
                }
            }
            told.sort_by_cached_key(|one| (domain::names::folded(&one.name), one.student));
            Ok(told)
        })
    }
}
