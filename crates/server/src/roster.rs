//! Who is at which school, and in which class? The roster as rights need it, held in memory: read from the projection, and
//! again when a roster was taken in. It holds no names but folded family names, by which caseloads are cut.

use std::collections::{BTreeMap, BTreeSet};

use domain::grade;
use domain::names::folded;
use domain::people::CaseloadRule;
use domain::record::Id;
use rusqlite::Connection;
use store::failure::Result;
use store::log::{column_id, column_id_or_none};

/// One student as rights need them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pupil {
    pub school: Option<Id>,
    pub grade: Option<String>,
    /// Folded.
    pub family: String,
    pub has_left: bool,
}

/// The roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    pub students: BTreeMap<Id, Pupil>,
    schools_of_sections: BTreeMap<Id, Option<Id>>,
    in_section: BTreeMap<Id, BTreeSet<Id>>,
    of_student: BTreeMap<Id, BTreeSet<Id>>,
    of_adult: BTreeMap<Id, BTreeSet<Id>>,
    pub schools: BTreeMap<Id, String>,
    pub staff: BTreeMap<Id, Option<Id>>,
}

impl Roster {
    /// Reads it from the tables of a projection. `today` decides which enrolments hold.
    pub fn read(sql: &Connection, today: chrono::NaiveDate) -> Result<Roster> {
        let mut roster = Roster::default();
        let mut schools = sql.prepare("SELECT id, coalesce(name, '') FROM school WHERE coalesce(has_left, 0) = 0")?;
        let mut rows = schools.query([])?;
        while let Some(row) = rows.next()? {
            roster.schools.insert(column_id(row, 0)?, row.get(1)?);
        }
        let mut staff = sql.prepare("SELECT id, school FROM staff WHERE coalesce(has_left, 0) = 0")?;
        let mut rows = staff.query([])?;
        while let Some(row) = rows.next()? {
            roster.staff.insert(column_id(row, 0)?, column_id_or_none(row, 1)?);
        }
        let mut students = sql.prepare(
            "SELECT id, coalesce(school, hand_school), coalesce(grade, hand_grade), coalesce(family, hand_family, ''), coalesce(has_left, 0) FROM student",
        )?;
        let mut rows = students.query([])?;
        while let Some(row) = rows.next()? {
            let pupil = Pupil {
                school: column_id_or_none(row, 1)?,
                grade: row.get(2)?,
                family: folded(&row.get::<_, String>(3)?),
                has_left: row.get(4)?,
            };
            roster.students.insert(column_id(row, 0)?, pupil);
        }
        let mut sections = sql.prepare("SELECT id, school FROM section WHERE coalesce(has_left, 0) = 0")?;
        let mut rows = sections.query([])?;
        while let Some(row) = rows.next()? {
            roster.schools_of_sections.insert(column_id(row, 0)?, column_id_or_none(row, 1)?);
        }
        let today = today.to_string();
        let mut enrolled = sql.prepare(
            "SELECT section, person, coalesce(role, '') FROM enrolled WHERE coalesce(has_left, 0) = 0 AND section IS NOT NULL AND person IS NOT NULL
             AND (begins_on IS NULL OR begins_on <= ?1) AND (ends_on IS NULL OR ends_on >= ?1)",
        )?;
        let mut rows = enrolled.query([&today])?;
        while let Some(row) = rows.next()? {
            roster.enrol(column_id(row, 0)?, column_id(row, 1)?, row.get_ref(2)?.as_str().unwrap_or_default());
        }
        Ok(roster)
    }

    /// Somebody is in a class, as what the file says.
    pub fn enrol(&mut self, section: Id, person: Id, role: &str) {
        if role == "student" {
            self.in_section.entry(section).or_default().insert(person);
            self.of_student.entry(person).or_default().insert(section);
        } else if matches!(role, "teacher" | "aide") {
            self.of_adult.entry(person).or_default().insert(section);
        }
    }

    /// A class of a school.
    pub fn add_section(&mut self, section: Id, school: Option<Id>) {
        self.schools_of_sections.insert(section, school);
    }

    /// The students of a caseload rule, as Kith itself reads one.
    pub fn by_rule<'a>(&'a self, rule: &'a CaseloadRule) -> impl Iterator<Item = (Id, &'a Pupil)> {
        let grades: BTreeSet<String> = rule.grades.iter().map(|told| grade::folded(told).into_owned()).collect();
        let part = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(folded);
        let (from, until) = (part(&rule.surnames_from), part(&rule.surnames_until));
        self.students.iter().filter_map(move |(id, pupil)| {
            let begins = |letters: &str| pupil.family.chars().take(letters.chars().count()).collect::<String>();
            let fits = !pupil.has_left
                && rule.school.is_none_or(|school| pupil.school == Some(school))
                && (grades.is_empty() || pupil.grade.as_deref().is_some_and(|told| grades.contains(&*grade::folded(told))))
                && from.as_ref().is_none_or(|from| pupil.family >= *from)
                && until.as_ref().is_none_or(|until| begins(until) <= *until);
            fits.then_some((*id, pupil))
        })
    }

    /// The students of a school, or of all.
    pub fn at_school(&self, school: Option<Id>) -> impl Iterator<Item = Id> + '_ {
        let fits = move |pupil: &Pupil| school.is_none() || pupil.school == school;
        self.students.iter().filter(move |(_, pupil)| fits(pupil)).map(|(id, _)| *id)
    }

    /// The classes of a school, or of all.
    pub fn sections_at(&self, school: Option<Id>) -> impl Iterator<Item = Id> + '_ {
        self.schools_of_sections.iter().filter(move |(_, at)| school.is_none() || **at == school).map(|(id, _)| *id)
    }

    /// The adults of a school, or of all.
    pub fn staff_at(&self, school: Option<Id>) -> impl Iterator<Item = Id> + '_ {
        self.staff.iter().filter(move |(_, at)| school.is_none() || **at == school).map(|(id, _)| *id)
    }

    /// Where a class is.
    pub fn school_of_section(&self, section: Id) -> Option<Id> {
        self.schools_of_sections.get(&section).copied().flatten()
    }

    /// Who is in a class today.
    pub fn students_in(&self, section: Id) -> impl Iterator<Item = Id> + '_ {
        self.in_section.get(&section).into_iter().flatten().copied()
    }

    /// The classes of a student.
    pub fn sections_of(&self, student: Id) -> impl Iterator<Item = Id> + '_ {
        self.of_student.get(&student).into_iter().flatten().copied()
    }

    /// The classes that an adult teaches.
    pub fn taught_by(&self, adult: Id) -> impl Iterator<Item = Id> + '_ {
        self.of_adult.get(&adult).into_iter().flatten().copied()
    }
}
