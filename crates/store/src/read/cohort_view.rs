//! How do the students stand as a whole, as distributions? For a counselor those on the own caseload, with what their counted maps
//! say; for a school lead those of the school, without what stands on maps. The same tables as a release has, for whoever reads
//! these rows anyway: nothing is held back, and behind each bar stand the students by name. Nobody stands beside a figure.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::cohort::{TableId, each_told_apart};
use domain::grade;
use domain::groups::{GroupIs, GroupTold};
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use domain::releases::threshold_of;
use domain::report::{LEAST_THRESHOLD, SafeTable};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::campaigns::Whose;
use super::cohort::{self, Beside, Member, band_of};
use super::groups::{Group, groups_of, in_group};
use super::marking::in_section;
use super::{SHOWN_NAME, enrolled_as};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
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
    /// And in as many programs as they are in.
    Program,
    /// By what a district may tell students apart: nobody may be picked out, so nothing narrows it further and no names stand
    /// behind it.
    Lawful,
}

/// Which students: everything that is given has to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CohortAsked {
    pub school: Option<Id>,
    pub grade: Option<String>,
    pub section: Option<Id>,
    pub program: Option<Id>,
    pub by: Option<CohortBy>,
}

impl CohortAsked {
    /// Whether everybody who may be looked at is in it. Two figures of which one is of a part could be subtracted.
    const fn is_of_everybody(&self) -> bool {
        self.school.is_none() && self.grade.is_none() && self.section.is_none() && self.program.is_none()
    }
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

/// A group of the students: a school, a grade, a section, a program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CohortGroup {
    /// The name of a school, section or program; empty where none is told.
    pub name: String,
    /// The days of a program, where they are told.
    pub begins_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
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
    /// For each lawful group, in their order, those in it beside the others; None where that, or that beside another of these groups,
    /// would pick somebody out.
    pub lawful: Vec<Option<SafeTable>>,
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
    /// Lawful groups as the district calls them: of how many students one is, its tables say where they may.
    pub lawful: Vec<GroupTold>,
    /// Of how many students every figure of a lawful group tells at least.
    pub threshold: u32,
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
    if let Some(program) = asked.program {
        // Whoever asks for those in a lawful group by name asks for what nobody is told.
        let is_program = groups_of(sql, None)?.iter().any(|group| group.id == program && group.told.is == GroupIs::Program);
        if !is_program {
            return Err(Failure::Refused(Refusal::NoSuchRecord));
        }
        let here = in_group(sql, program)?;
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

/// One of the groups.
struct Part {
    name: String,
    /// The place of a grade.
    grade: Option<u32>,
    days: [Option<NaiveDate>; 2],
    /// Which of the members are in it.
    here: Vec<usize>,
}

/// The places of those of the members who are in a program or a lawful group.
fn places_in(sql: &Connection, members: &[Member], group: &Group) -> Result<Vec<usize>> {
    let in_it = in_group(sql, group.id)?;
    Ok(members.iter().enumerate().filter(|(_, member)| in_it.contains(&member.student)).map(|(at, _)| at).collect())
}

/// The programs of which any of the members is, with who is in each.
fn programs(sql: &Connection, members: &[Member]) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for group in groups_of(sql, None)?.into_iter().filter(|group| group.told.is == GroupIs::Program) {
        let here = places_in(sql, members, &group)?;
        if !here.is_empty() {
            let days = [group.told.begins_on, group.told.ends_on];
            parts.push(Part { name: group.told.name, grade: None, days, here });
        }
    }
    Ok(parts)
}

fn groups(sql: &Connection, members: &[Member], by: CohortBy) -> Result<Vec<Part>> {
    // By name among schools and sections; those that nobody named come last.
    let mut found: BTreeMap<(bool, String, Option<Id>, u32), Vec<usize>> = BTreeMap::new();
    match by {
        CohortBy::Program => return programs(sql, members),
        CohortBy::Lawful => return Ok(Vec::new()),
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
    let part = |((_, name, _, place), here)| Part { name, grade: is_grade.then_some(place), days: [None; 2], here };
    Ok(found.into_iter().map(part).collect())
}

/// The lawful groups with who of the members is in each, and of how many students a figure has to tell. Nobody is told apart by
/// them where a part of the students is asked for.
fn lawful(
    sql: &Connection,
    of: CohortOf,
    asked: &CohortAsked,
    members: &[Member],
) -> Result<(Vec<GroupTold>, Vec<Vec<usize>>, u32)> {
    if asked.by != Some(CohortBy::Lawful) {
        return Ok((Vec::new(), Vec::new(), LEAST_THRESHOLD));
    }
    if !asked.is_of_everybody() {
        return Err(Failure::Refused(Refusal::NothingToRelease));
    }
    let school = match of {
        CohortOf::Caseload => None,
        CohortOf::School(school) => Some(school),
    };
    let ground = Tables(sql);
    let (mut told, mut places, mut threshold) = (Vec::new(), Vec::new(), LEAST_THRESHOLD);
    for group in groups_of(sql, school)?.into_iter().filter(|group| group.told.is == GroupIs::Lawful) {
        threshold = threshold.max(threshold_of(&ground, group.school));
        places.push(places_in(sql, members, &group)?);
        told.push(group.told);
    }
    Ok((told, places, threshold))
}

impl Desk {
    /// These students, or the part of them that fits.
    pub fn cohort(&self, of: CohortOf, asked: &CohortAsked, today: NaiveDate) -> Result<CohortView> {
        self.reading(|sql| {
            let (members, beside) = read(self, sql, of, asked, today)?;
            let groups = asked.by.map(|by| groups(sql, &members, by)).transpose()?.unwrap_or_default();
            let (lawful, in_lawful, threshold) = lawful(sql, of, asked, &members)?;
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
                let of_groups = groups.iter().map(|group| count(&mut group.here.iter().map(|at| bands[*at]))).collect();
                tables.push(CohortTable {
                    id,
                    version: id.version(),
                    bands: count(&mut bands.iter().copied()),
                    groups: of_groups,
                    lawful: each_told_apart(id.bands(), &bands, &in_lawful, threshold),
                });
            }
            let told = groups.into_iter().map(|Part { name, grade, days: [begins_on, ends_on], here }| CohortGroup {
                name,
                begins_on,
                ends_on,
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
                lawful,
                threshold,
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
            if asked.by == Some(CohortBy::Lawful) {
                return Err(Failure::Refused(Refusal::NothingToRelease));
            }
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
