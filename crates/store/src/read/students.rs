//! The caseload, or everybody: a page of students that fit what was typed and chosen.

use std::collections::{HashMap, HashSet};

use domain::grade;
use domain::names::folded;
use domain::people::CaseloadRule;
use domain::record::{Id, Kind, read};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::lately::Lately;
use super::schools::SameSchools;
use super::student::behind;
use super::{ALL_OF, CALLED, GRADE, HAS_JOINED, NUMBER, SCHOOL, SHOWN_NAME, STANDS, enrolled_in};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::finder::Among;
use crate::log::column_id;
use crate::tables::Tables;

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StudentsAsked {
    pub text: String,
    pub school: Option<Id>,
    pub grade: Option<String>,
    pub section: Option<Id>,
    pub without_map: bool,
    /// Those alone who just came in.
    pub came_lately: bool,
    /// Not the caseload alone.
    pub everyone: bool,
    pub offset: u32,
    pub limit: u32,
}

/// One student in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StudentLine {
    pub id: Id,
    pub name: String,
    pub given: String,
    pub family: String,
    pub called: Option<String>,
    pub grade: Option<String>,
    pub school_name: Option<String>,
    pub number: Option<String>,
    pub last_map_on: Option<String>,
    pub has_draft: bool,
    pub has_left: bool,
    pub on_caseload: bool,
    pub is_by_hand: bool,
    /// Came in during the last days, and not with the first of all.
    pub is_new: bool,
}

/// A page of students and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StudentsPage {
    pub rows: Vec<StudentLine>,
    pub total: u32,
}

/// Whether the district gave a student (alias s) to whoever works here, to work with: their summary is for those who do. Whom
/// somebody may only look up is not on their list.
const GIVEN: &str =
    "EXISTS (SELECT 1 FROM pairs d WHERE d.scope_id = s.id AND d.scope = 'student' AND d.tier = 4 AND d.is_lost = 0)";

/// The caseload of a counselor as SQL over `student s`: by hand first, else by any rule or as the district says. The values belong to it.
pub(crate) struct Caseload {
    pub condition: String,
    pub values: Vec<Sql>,
}

impl Caseload {
    /// Reads the counselor's rules.
    pub(crate) fn of(sql: &Connection, counselor: Id) -> Result<Caseload> {
        let rules: Vec<CaseloadRule> = Tables(sql)
            .list(Kind::CaseloadRule, "counselor", counselor)?
            .into_iter()
            .filter_map(|(_, fields)| read(&fields, "told"))
            .collect();
        // Twice: for this record, and for those joined to it.
        let mut values = vec![Sql::Blob(counselor.as_bytes().to_vec()); 2];
        let mut any = Vec::new();
        let same = SameSchools::of(sql)?;
        for rule in rules {
            any.push(rule_condition(&rule, &same, &mut values));
        }
        let by_rule = if any.is_empty() { "0".to_owned() } else { any.join(" OR ") };
        Ok(Caseload {
            condition: format!(
                "coalesce((SELECT m.is_on FROM caseload_member m WHERE m.counselor = ? AND m.student = s.id),
                 CASE WHEN {HAS_JOINED} THEN (SELECT max(m.is_on) FROM caseload_member m WHERE m.counselor = ? AND m.student IN {ALL_OF}) END, (({by_rule}) OR {GIVEN}))"
            ),
            values,
        })
    }
}

/// One rule as SQL over `student s`; its values are pushed in order.
fn rule_condition(rule: &CaseloadRule, same: &SameSchools, values: &mut Vec<Sql>) -> String {
    // School and grade as the district's server reads them, which knows of no joins: or what is recorded here would be refused
    // there.
    let mut all = vec!["coalesce(s.has_left, 0) = 0".to_owned()];
    if let Some(school) = rule.school {
        all.push(same.condition_on("coalesce(s.school, s.hand_school)", school, values));
    }
    if !rule.grades.is_empty() {
        all.push(format!("kith_grade(coalesce(s.grade, s.hand_grade)) IN ({})", vec!["?"; rule.grades.len()].join(",")));
        values.extend(rule.grades.iter().map(|grade| Sql::Text(grade::folded(grade).into_owned())));
    }
    let family = "kith_fold(coalesce(s.family, s.hand_family, ''))";
    if let Some(from) = rule.surnames_from.as_deref().filter(|from| !from.trim().is_empty()) {
        all.push(format!("{family} >= ?"));
        values.push(Sql::Text(folded(from.trim())));
    }
    if let Some(until) = rule.surnames_until.as_deref().filter(|until| !until.trim().is_empty()) {
        // "A to Me" includes Mendez: everything that begins with the last letters is in.
        all.push(format!("substr({family}, 1, ?) <= ?"));
        let until = folded(until.trim());
        values.push(Sql::Integer(until.chars().count() as i64));
        values.push(Sql::Text(until));
    }
    format!("({})", all.join(" AND "))
}

impl Desk {
    /// A page of students. Typed text ranks; otherwise by family name. Names, order, caseload, school and grade are the
    /// finder's; the tables say who is in a class and who has a map, and are read for the page alone.
    pub fn students(&self, ask: &StudentsAsked) -> Result<StudentsPage> {
        let mut drafts: HashMap<Id, Id> = HashMap::new();
        for (wave, student) in self.drafts() {
            if !self.is_put_away(wave)? {
                drafts.insert(self.student_behind(student)?, wave);
            }
        }
        self.reading(|sql| {
            let school = ask.school.map(|school| Ok::<_, Failure>(SameSchools::of(sql)?.behind(school))).transpose()?;
            let grade = ask.grade.as_deref().map(grade::folded);
            let among = Among { caseload: !ask.everyone, school, grade: grade.as_deref() };
            let mut found = self.finder.find(sql, self.me, &ask.text, among)?;
            if let Some(section) = ask.section {
                let here = in_section(sql, section)?;
                found.retain(|student| here.contains(student));
            }
            if ask.without_map {
                let mapped = with_map(sql)?;
                found.retain(|student| !mapped.contains(student));
            }
            let lately = Lately::of(sql, self.rim.now_ms())?;
            if ask.came_lately {
                let came = lately.all(sql)?;
                found.retain(|student| came.contains(student));
            }
            let caseload = Caseload::of(sql, self.me)?;
            let mut one = sql.prepare_cached(&format!(
                "SELECT s.id AS id, {SHOWN_NAME} AS name, coalesce(s.preferred_given, s.given, s.hand_given, '') AS given_name, coalesce(s.preferred_family, s.family, s.hand_family, '') AS family_name, {CALLED},
                 {GRADE} AS grade_now, (SELECT o.name FROM school o WHERE o.id = {SCHOOL}) AS school_name, {NUMBER} AS number_now,
                 CASE WHEN {HAS_JOINED} THEN (SELECT max(w.opened_on) FROM wave w WHERE w.student IN {ALL_OF}) ELSE (SELECT max(w.opened_on) FROM wave w WHERE w.student = s.id) END AS last_map_on, coalesce(s.has_left, 0) AS left_now, {} AS on_caseload, s.source_id IS NULL AS is_by_hand
                 FROM student s WHERE s.id = ?",
                caseload.condition
            ))?;
            let line = |row: &rusqlite::Row<'_>| {
                let id = column_id(row, 0)?;
                Ok(StudentLine {
                    id,
                    name: row.get(1)?,
                    given: row.get(2)?,
                    family: row.get(3)?,
                    called: row.get(4)?,
                    grade: row.get(5)?,
                    school_name: row.get(6)?,
                    number: row.get(7)?,
                    last_map_on: row.get(8)?,
                    has_draft: drafts.contains_key(&id),
                    has_left: row.get(9)?,
                    on_caseload: row.get::<_, Option<bool>>(10)?.unwrap_or(false),
                    is_by_hand: row.get(11)?,
                    is_new: false,
                })
            };
            let (from, to) = (ask.offset as usize, ask.offset.saturating_add(ask.limit) as usize);
            let page = found.get(from.min(found.len())..to.min(found.len())).unwrap_or_default();
            let mut rows = Vec::with_capacity(page.len());
            for id in page {
                let values = caseload.values.iter().cloned().chain([Sql::Blob(id.as_bytes().to_vec())]);
                rows.extend(one.query_row(rusqlite::params_from_iter(values), line).optional()?);
            }
            for line in &mut rows {
                line.is_new = lately.is_new(sql, line.id)?;
            }
            Ok(StudentsPage { rows, total: found.len() as u32 })
        })
    }

    /// The counselor's rules, each with how many students it takes in.
    pub fn caseload_rules(&self) -> Result<Vec<CaseloadRuleLine>> {
        self.reading(|sql| {
            let same = SameSchools::of(sql)?;
            Tables(sql)
                .list(Kind::CaseloadRule, "counselor", self.me)?
                .into_iter()
                .filter_map(|(id, fields)| Some((id, read::<CaseloadRule>(&fields, "told")?)))
                .map(|(id, told)| (id, CaseloadRule { school: told.school.map(|school| same.behind(school)), ..told }))
                .map(|(id, told)| Ok(CaseloadRuleLine { id, students: self.count_rule(sql, &told)?, told }))
                .collect()
        })
    }

    /// How many students a rule would take in.
    pub fn try_rule(&self, told: &CaseloadRule) -> Result<u32> {
        self.reading(|sql| self.count_rule(sql, told))
    }

    fn count_rule(&self, sql: &Connection, told: &CaseloadRule) -> Result<u32> {
        let mut values = Vec::new();
        let condition = rule_condition(told, &SameSchools::of(sql)?, &mut values);
        Ok(sql
            .prepare_cached(&format!("SELECT count(*) FROM student s WHERE {STANDS} AND {condition}"))?
            .query_row(rusqlite::params_from_iter(values), |row| row.get(0))?)
    }
}

/// Who is in a class: students, not records that are joined to another.
fn in_section(sql: &Connection, section: Id) -> Result<HashSet<Id>> {
    let mut people = sql.prepare_cached(&format!("SELECT person FROM {}", enrolled_in("?1")))?;
    let mut people = people.query([section.as_bytes()])?;
    let mut here = HashSet::new();
    while let Some(row) = people.next()? {
        here.insert(behind(sql, column_id(row, 0)?)?);
    }
    Ok(here)
}

/// Who has a kept map, on whichever of their records.
fn with_map(sql: &Connection) -> Result<HashSet<Id>> {
    let mut maps = sql.prepare_cached(
        "SELECT DISTINCT w.student, s.same_as IS NOT NULL FROM wave w JOIN student s ON s.id = w.student WHERE w.opened_on IS NOT NULL",
    )?;
    let mut maps = maps.query([])?;
    let mut mapped = HashSet::new();
    while let Some(row) = maps.next()? {
        let student = column_id(row, 0)?;
        mapped.insert(if row.get(1)? { behind(sql, student)? } else { student });
    }
    Ok(mapped)
}

/// A caseload rule and how many students it takes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CaseloadRuleLine {
    pub id: Id,
    pub told: CaseloadRule,
    pub students: u32,
}
