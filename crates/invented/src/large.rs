//! How does Kith behave in a large district? Maps for a full caseload and a roster of any size, for benches. The roster
//! is written line by line, so that inventing a million enrolments needs no memory.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use chrono::{Days, NaiveDate};
use domain::record::Id;
use domain::roster::source_id;

use crate::chance::Dice;
use crate::cultures::Culture;
use crate::life::Size;
use crate::roster::{
    self, CLASSES, COURSES, ENROLLMENTS, ORGS, ROLES, SESSIONS, USERS, User, headed, line, manifest, role, user,
};
use crate::sitting::{self, KeptWave, Plan, story};
use crate::tables::Tables;

/// The last wave of a large caseload was opened on this day.
const LAST_WAVE: (i32, u32, u32) = (2026, 5, 4);
const STUDENTS_A_SCHOOL: usize = 1_000;
const LINES_A_CLASS: usize = 28;

fn student_source(nth: usize) -> String {
    format!("s{nth:07}")
}

/// The record of the student at a place: the same in [`large_caseload`] and [`large_roster_to`].
pub fn large_student(nth: usize) -> Id {
    source_id("student", &student_source(nth))
}

/// Kept waves half a year apart for so many students, each map of so many people; student by student, oldest wave first.
///
/// # Panics
/// Never, unless the domain refuses what it took when this was tested.
pub fn large_caseload(seed: u64, students: usize, alters: usize, waves: usize) -> impl Iterator<Item = KeptWave> {
    let staff = roster::staff(&mut Dice::of(seed, 0));
    let last = NaiveDate::from_ymd_opt(LAST_WAVE.0, LAST_WAVE.1, LAST_WAVE.2).unwrap_or_default();
    (0..students).flat_map(move |nth| {
        let dice = &mut Dice::of(seed, 1_000_000 + nth as u64);
        let opened =
            |wave: usize| last.checked_sub_days(Days::new(182 * (waves - 1 - wave) as u64 + nth as u64 % 14)).unwrap_or(last);
        let dates = (0..waves).map(|wave| (opened(wave), Some(opened(wave)))).collect();
        let plan = Plan {
            seed,
            place: 2_000_000 + nth as u64,
            student: large_student(nth),
            culture: Culture::drawn(dice),
            staff: &staff,
            size: Size::Exactly(alters),
            dates,
        };
        let (sittings, _) = story(&plan);
        sitting::kept(&mut Tables::default(), &sittings.iter().collect::<Vec<_>>()).expect("the domain takes an invented sitting")
    })
}

/// What [`large_roster_to`] wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LargeRoster {
    /// Schools, without the district.
    pub schools: usize,
    /// Students, in twelve grades.
    pub students: usize,
    /// Teachers.
    pub staff: usize,
    /// Parents, each of one student.
    pub contacts: usize,
    /// Classes.
    pub classes: usize,
    /// Places in classes, of students and teachers.
    pub enrolments: usize,
}

/// A CSV on its way to disk: lines are composed in one buffer that is used again.
struct Csv {
    to: BufWriter<File>,
    lines: String,
}

impl Csv {
    fn at(dir: &Path, name: &str, columns: &str) -> io::Result<Csv> {
        Ok(Csv { to: BufWriter::with_capacity(1 << 16, File::create(dir.join(name))?), lines: headed(columns) })
    }

    fn written(&mut self) -> io::Result<()> {
        self.to.write_all(self.lines.as_bytes())?;
        self.lines.clear();
        Ok(())
    }

    fn end(mut self) -> io::Result<()> {
        self.written()?;
        self.to.flush()
    }
}

/// Writes a OneRoster 1.2 bulk folder of exactly `users` users (two thirds students, the rest guardians and a twentieth
/// staff) and `enrolments` enrolments, none twice; the folder is made where it is missing. Nothing in it is to be refused.
pub fn large_roster_to(dir: &Path, users: usize, enrolments: usize) -> io::Result<LargeRoster> {
    std::fs::create_dir_all(dir)?;
    let dice = &mut Dice::of(1, 3_000_000);
    let staff = (users / 20).max(1);
    let students = ((users - staff) * 7 / 10).max(1);
    let contacts = users.saturating_sub(staff + students);
    let schools = students.div_ceil(STUDENTS_A_SCHOOL);
    let classes = enrolments.div_ceil(LINES_A_CLASS).max(schools);
    let school = |nth: usize| format!("o{:05}", nth % schools);
    let name = |dice: &mut Dice| {
        let culture = Culture::drawn(dice);
        (culture.given(dice).0, dice.pick(culture.family))
    };

    let given = ["academicSessions", "classes", "courses", "enrollments", "orgs", "roles", "users"];
    std::fs::write(dir.join("manifest.csv"), manifest("Large (invented)", &given))?;
    let mut orgs = Csv::at(dir, "orgs.csv", ORGS)?;
    line(&mut orgs.lines, &["o-district", "", "", "Large Unified District", "district", "LUD", ""]);
    for nth in 0..schools {
        line(
            &mut orgs.lines,
            &[&school(nth), "", "", &format!("School {}", nth + 1), "school", &format!("{nth:05}"), "o-district"],
        );
    }
    orgs.end()?;
    let mut sessions = Csv::at(dir, "academicSessions.csv", SESSIONS)?;
    line(&mut sessions.lines, &["year", "", "", "2025–2026", "schoolYear", "2025-08-18", "2026-06-05", "", "2026"]);
    sessions.end()?;

    let (mut people, mut roles) = (Csv::at(dir, "users.csv", USERS)?, Csv::at(dir, "roles.csv", ROLES)?);
    let mut add =
        |source: &str, (given, family): (&str, &str), word: &str, org: &str, agents: &str, grades: &str, phone: &str| {
            let identifier = if word == "student" { source } else { "" };
            user(
                &mut people.lines,
                &User {
                    source,
                    username: source,
                    given,
                    family,
                    middle: "",
                    identifier,
                    email: "",
                    phone,
                    agents,
                    grades,
                    preferred: "",
                    org,
                },
            );
            role(&mut roles.lines, source, word, org);
            people.written().and_then(|()| roles.written())
        };
    for nth in 0..staff {
        add(&format!("t{nth:07}"), name(dice), "teacher", &school(nth), "", "", "")?;
    }
    for nth in 0..students {
        let agent = if nth < contacts { format!("g{nth:07}") } else { String::new() };
        add(&student_source(nth), name(dice), "student", &school(nth), &agent, &format!("{:02}", 1 + nth / schools % 12), "")?;
    }
    for nth in 0..contacts {
        let phone = format!("(555) 01{:02}-{:04}", nth / 10_000 % 100, nth % 10_000);
        add(&format!("g{nth:07}"), name(dice), "parent", &school(nth), &student_source(nth % students), "", &phone)?;
    }
    people.end()?;
    roles.end()?;

    let (mut courses, mut sections) = (Csv::at(dir, "courses.csv", COURSES)?, Csv::at(dir, "classes.csv", CLASSES)?);
    for (nth, subject) in ["English", "Mathematics", "Science", "Social Studies", "Arts", "PE"].iter().enumerate() {
        line(
            &mut courses.lines,
            &[&format!("c{nth}"), "", "", "year", subject, &format!("C{nth}"), "", "o-district", subject, ""],
        );
    }
    courses.end()?;
    for nth in 0..classes {
        let (course, source) = (format!("c{}", nth % 6), format!("k{nth:07}"));
        line(
            &mut sections.lines,
            &[
                &source,
                "",
                "",
                &format!("Class {}", nth + 1),
                "",
                &course,
                &source,
                "scheduled",
                "",
                &school(nth),
                "year",
                "",
                "",
                "",
            ],
        );
        sections.written()?;
    }
    sections.end()?;

    let mut enrolled = Csv::at(dir, "enrollments.csv", ENROLLMENTS)?;
    let mut wrote = 0;
    let mut enrol = |class: usize, who: &str, word: &str| {
        wrote += 1;
        line(
            &mut enrolled.lines,
            &[
                &format!("e{wrote:08}"),
                "",
                "",
                &format!("k{class:07}"),
                &school(class),
                who,
                word,
                "",
                "2025-08-18",
                "2026-06-05",
            ],
        );
        enrolled.written().map(|()| wrote)
    };
    for class in 0..classes.min(enrolments) {
        enrol(class, &format!("t{:07}", class % staff), "teacher")?;
    }
    // Round by round, each student in another class of their own school: no pair comes twice.
    let left = enrolments - classes.min(enrolments);
    let of_school = classes / schools;
    for nth in 0..left {
        let (student, round) = (nth % students, nth / students);
        let class = student % schools + schools * ((student / schools + round) % of_school.max(1));
        enrol(class, &student_source(student), "student")?;
    }
    enrolled.end()?;
    Ok(LargeRoster { schools, students, staff, contacts, classes, enrolments: wrote })
}
