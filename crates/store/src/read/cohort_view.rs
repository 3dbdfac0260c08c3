//! How do the students stand as a whole, as distributions? For a counselor those on the own caseload, with what their counted maps
//! say; for a school lead those of the school, without what stands on maps. The same tables as a release has, for whoever reads
//! these rows anyway: nothing is held back, and behind each bar stand the students by name. Nobody stands beside a figure.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::cohort::TableId;
use domain::grade;
use domain::record::{Id, Kind};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::campaigns::Whose;
use super::cohort::{self, Beside, Member, band_of};
use super::marking::in_section;
use super::{SHOWN_NAME, enrolled_as};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;
use crate::tables::Tables;

/// By what the students are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CohortBy {
    School,
    Grade,
    /// A student is in as many groups as they have sections.
    Section,
}

/// Which students: everything that is given has to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CohortAsked {
    pub school: Option<Id>,
    pub grade: Option<String>,
    pub section: Option<Id>,
    pub by: Option<CohortBy>,
}

/// Whose rows whoever asks may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CohortOf {
    /// The own caseload, with the maps that were counted.
    Caseload,
    /// All students of this school, without their maps.
    School(Id),
}

/// Before and after, of students with two counted maps alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Matched {
    pub students: u32,
    /// How many people more stand on the newer map, in the median.
    pub median_change: Option<f64>,
}

/// A group of the students: a school, a grade, a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CohortGroup {
    /// The name of a school or section; empty where none is told.
    pub name: String,
    /// The place of a grade, as tables of a release have it.
    pub grade: Option<u32>,
    pub students: u32,
    pub matched: Matched,
}

/// One table: how many stand in each band. A table of which nobody was asked is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CohortTable {
    pub id: TableId,
    pub version: u16,
    pub bands: Vec<u32>,
    /// The same for each group, in the order of the groups.
    pub groups: Vec<Vec<u32>>,
}

/// What a cohort comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CohortView {
    pub students: u32,
    /// Whether what stands on maps is in it.
    pub holds_maps: bool,
    /// With a map of the last twelve months that is counted.
    pub mapped: u32,
    /// At least half of these maps are of so many months.
    pub half_within_months: Option<u32>,
    pub tables: Vec<CohortTable>,
    pub matched: Matched,
    pub groups: Vec<CohortGroup>,
}

/// A student behind a bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CohortStudent {
    pub student: Id,
    pub name: String,
}

fn read(desk: &Desk, sql: &Connection, of: CohortOf, asked: &CohortAsked, today: NaiveDate) -> Result<(Vec<Member>, Beside)> {
    let (school, whose) = match of {
        CohortOf::Caseload => (asked.school, Whose::MyCaseload),
        CohortOf::School(school) => (Some(school), Whose::School),
    };
    let mut members = cohort::members(sql, school, whose, desk.me)?;
    if let Some(section) = asked.section {
        let here: HashSet<Id> = in_section(sql, section)?.into_iter().collect();
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
    if of == CohortOf::Caseload {
        cohort::with_maps(sql, &mut members, today)?;
    }
    let beside = Beside::read(sql, school, today)?;
    Ok((members, beside))
}

fn matched<'a>(members: impl IntoIterator<Item = &'a Member>) -> Matched {
    let mut changes = cohort::changes(members);
    changes.sort_unstable();
    let middle = |at: usize| changes[at] as f64;
    let median = (!changes.is_empty()).then(|| (middle((changes.len() - 1) / 2) + middle(changes.len() / 2)) / 2.0);
    Matched { students: changes.len() as u32, median_change: median }
}

/// The groups, in their order: a name, the place of a grade, and which of the members are in each.
type Groups = Vec<(String, Option<u32>, Vec<usize>)>;

fn groups(sql: &Connection, members: &[Member], by: CohortBy) -> Result<Groups> {
    // By name among schools and sections; those that nobody named come last.
    let mut found: BTreeMap<(bool, String, Option<Id>, u32), Vec<usize>> = BTreeMap::new();
    match by {
        CohortBy::Grade => {
            for (at, member) in members.iter().enumerate() {
                found.entry((false, String::new(), None, member.group as u32)).or_default().push(at);
            }
        }
        CohortBy::School => {
            let mut names: HashMap<Option<Id>, String> = HashMap::new();
            for (at, member) in members.iter().enumerate() {
                let name = match names.get(&member.school) {
                    Some(name) => name.clone(),
                    None => {
                        let told = member.school.map(|school| Tables(sql).find(Kind::School, school)).transpose()?.flatten();
                        let name = told.and_then(|told| Some(told.get("row")?.get("name")?.as_str()?.to_owned()));
                        names.entry(member.school).or_insert(name.unwrap_or_default()).clone()
                    }
                };
                found.entry((name.is_empty(), name, member.school, 0)).or_default().push(at);
            }
        }
        CohortBy::Section => {
            let places: HashMap<Id, usize> = members.iter().enumerate().map(|(at, member)| (member.student, at)).collect();
            let mut read = sql.prepare_cached(&format!(
                "SELECT DISTINCT c.id, coalesce(c.title, '') FROM {} e JOIN section c ON c.id = e.section
                 WHERE e.role = 'student' AND coalesce(c.has_left, 0) = 0",
                enrolled_as("?1")
            ))?;
            let mut sections: BTreeMap<Id, String> = BTreeMap::new();
            for member in members {
                let mut rows = read.query([member.student.as_bytes()])?;
                while let Some(row) = rows.next()? {
                    sections.insert(column_id(row, 0)?, row.get(1)?);
                }
            }
            for (section, title) in sections {
                let mut here: Vec<usize> = in_section(sql, section)?.iter().filter_map(|id| places.get(id).copied()).collect();
                here.sort_unstable();
                here.dedup();
                found.insert((title.is_empty(), title, Some(section), 0), here);
            }
        }
    }
    let is_grade = by == CohortBy::Grade;
    Ok(found.into_iter().map(|((_, name, _, place), here)| (name, is_grade.then_some(place), here)).collect())
}

impl Desk {
    /// These students, or the part of them that fits.
    pub fn cohort(&self, of: CohortOf, asked: &CohortAsked, today: NaiveDate) -> Result<CohortView> {
        self.reading(|sql| {
            let (members, beside) = read(self, sql, of, asked, today)?;
            let groups = asked.by.map(|by| groups(sql, &members, by)).transpose()?.unwrap_or_default();
            let mut tables = Vec::new();
            for id in TableId::ALL.into_iter().filter(|id| *id != TableId::Mapped) {
                let bands: Vec<Option<usize>> = members.iter().map(|member| band_of(member, &beside, id)).collect();
                if bands.iter().all(Option::is_none) {
                    continue;
                }
                let count = |here: &mut dyn Iterator<Item = Option<usize>>| {
                    let mut counts = vec![0; id.bands()];
                    here.flatten().for_each(|band| counts[band] += 1);
                    counts
                };
                let of_groups = groups.iter().map(|(_, _, here)| count(&mut here.iter().map(|at| bands[*at])));
                let of_groups = of_groups.collect();
                tables.push(CohortTable {
                    id,
                    version: id.version(),
                    bands: count(&mut bands.iter().copied()),
                    groups: of_groups,
                });
            }
            let told = groups.into_iter().map(|(name, grade, here)| CohortGroup {
                name,
                grade,
                students: here.len() as u32,
                matched: matched(here.iter().map(|at| &members[*at])),
            });
            Ok(CohortView {
                students: members.len() as u32,
                holds_maps: of == CohortOf::Caseload,
                mapped: members.iter().filter(|member| member.maps.is_some()).count() as u32,
                half_within_months: cohort::half_within_months(&members, today),
                tables,
                matched: matched(&members),
                groups: told.collect(),
            })
        })
    }

    /// The students who stand in one band, by name.
    pub fn cohort_list(
        &self,
        of: CohortOf,
        asked: &CohortAsked,
        table: TableId,
        band: u32,
        today: NaiveDate,
    ) -> Result<Vec<CohortStudent>> {
        self.reading(|sql| {
            let (members, beside) = read(self, sql, of, asked, today)?;
            let mut told = Vec::new();
            let mut name = sql.prepare_cached(&format!("SELECT {SHOWN_NAME} FROM student s WHERE s.id = ?1"))?;
            for member in &members {
                if band_of(member, &beside, table) == Some(band as usize) {
                    let name = name.query_row([member.student.as_bytes()], |row| row.get(0))?;
                    told.push(CohortStudent { student: member.student, name });
                }
            }
            told.sort_by_cached_key(|one| (domain::names::folded(&one.name), one.student));
            Ok(told)
        })
    }
}
