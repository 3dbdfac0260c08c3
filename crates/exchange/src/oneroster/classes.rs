//! Which classes meet, and who is in them? Reads classes.csv and enrollments.csv.
//! A place in a class that is not there, or of somebody who is not there, is left out where the other file is complete;
//! where it is not, it may be of one who is known already.

use std::io::BufRead;
use std::sync::mpsc::{Receiver, sync_channel};

use hashbrown::{HashMap, HashSet};

use domain::line_reason::LineReason;
use domain::people::{EnrollmentRow, SectionRow, class_role};
use domain::record::Id;
use domain::roster::{Reach, Rows, enrollment_id, source_id};

use super::by_source::BySource;
use super::columns;
use super::orgs::{Orgs, Terms};
use super::roles::Is;
use super::sheet::{Column, Sheet};
use super::users::Users;
use crate::notes::Notes;
use crate::unreadable::Unreadable;

/// The classes of these files, and how to find one by its source id, with its school.
#[derive(Default)]
pub(super) struct Classes {
    pub(super) rows: Rows<SectionRow>,
    known: BySource<(Id, Option<Id>)>,
    /// Of which classes lines were refused.
    refused: HashSet<Box<str>>,
}

impl Classes {
    /// Whether any line was refused: which school it would name is not known.
    pub(super) fn has_refused(&self) -> bool {
        self.rows.has_nameless || !self.refused.is_empty()
    }
}

pub(super) fn read(
    file: &str,
    input: &mut dyn BufRead,
    declared: Option<Reach>,
    orgs: &Orgs,
    terms: &Terms,
    notes: &mut Notes,
) -> Result<Classes, Unreadable> {
    let mut classes = Classes::default();
    let Some(mut sheet) = Sheet::open(file, input, declared, columns::CLASSES, notes)? else { return Ok(classes) };
    let (source, title) = (sheet.needed(&["sourcedId"])?, sheet.needed(&["title"])?);
    let school = sheet.column(&["schoolSourcedId", "orgSourcedId"]);
    let term = sheet.column(&["termSourcedIds", "termSourcedId", "sessionSourcedIds"]);
    let subject = sheet.column(&["subjects"]);
    sheet.named_by(source);
    while sheet.next(notes)? {
        let is_gone = sheet.is_gone(notes);
        let Some(source_text) = sheet.required(source, notes) else { continue };
        let id = source_id("section", &source_text);
        if is_gone {
            classes.rows.gone.push(id);
            continue;
        }
        let Some(title) = sheet.required(title, notes) else { continue };
        if classes.known.contains_key(&source_text) {
            sheet.warn(source, LineReason::IdTwice, notes);
            continue;
        }
        let named = sheet.text(school, notes);
        let school_id = (!named.is_empty()).then(|| orgs.named(&named, &sheet, school, notes));
        let listed = sheet.text(term, notes);
        let titles: Vec<&str> = super::listed(&listed).filter_map(|term| terms.titles.get(term).map(String::as_str)).collect();
        let lacks_some = titles.len() < super::listed(&listed).count();
        if lacks_some && !terms.titles.is_empty() {
            sheet.warn(term, LineReason::TermNotHere, notes);
        }
        // Where the file of terms does not say all, a part of a class's terms would stand for the whole of them.
        let has_term = !titles.is_empty() && (terms.is_complete || !lacks_some);
        classes.known.insert(&source_text, (id, school_id));
        let row = SectionRow {
            source_id: source_text.into_owned(),
            title: title.into_owned(),
            school: school_id,
            term: has_term.then(|| titles.join(", ")),
            subject: sheet.optional(subject, notes),
        };
        classes.rows.rows.push((id, row));
    }
    classes.rows.reach = sheet.reach_of_records(notes);
    let refused = sheet.refused();
    classes.rows.unsaid = refused.iter().map(|source| source_id("section", source)).collect();
    classes.rows.has_nameless = sheet.has_nameless();
    classes.refused = refused.into_iter().collect();
    classes.rows.silent = Sheet::silent(&[("school", school), ("subject", subject)]);
    Ok(classes)
}

/// A line that says who is in which class. Its ids are derived while the next lines are read.
struct Place {
    line: u32,
    row: EnrollmentRow,
    /// A student who has no school, by their place among the students, and the one of this class.
    school: Option<(usize, Id)>,
}

/// What became of the places of a file.
#[derive(Default)]
struct Placed {
    rows: Vec<(Id, EnrollmentRow)>,
    /// Lines whose source id stood on an earlier one.
    twice: Vec<u32>,
    schools: HashMap<usize, Id>,
}

/// Lines that go from one thread to the other at once.
const AT_ONCE: usize = 1024;

fn placed(places: &Receiver<Vec<Place>>) -> Placed {
    let (mut placed, mut seen) = (Placed::default(), HashSet::new());
    for Place { line, row, school } in places.iter().flatten() {
        let id = source_id("enrollment", &row.source_id);
        if !seen.insert(id) {
            placed.twice.push(line);
            continue;
        }
        if let Some((student, school)) = school {
            placed.schools.entry(student).or_insert(school);
        }
        placed.rows.push((enrollment_id(row.section, id), row));
    }
    placed
}

/// The columns of enrollments.csv.
struct Columns {
    source: Column,
    class: Column,
    user: Column,
    role: Column,
    school: Column,
    begin: Column,
    end: Column,
}

/// Reads the enrolments, and gives students who have no school the school of a class they attend.
pub(super) fn read_enrollments(
    file: &str,
    input: &mut dyn BufRead,
    declared: Option<Reach>,
    classes: &Classes,
    users: &mut Users,
    notes: &mut Notes,
) -> Result<Rows<EnrollmentRow>, Unreadable> {
    let mut rows = Rows::default();
    let Some(mut sheet) = Sheet::open(file, input, declared, columns::ENROLLMENTS, notes)? else { return Ok(rows) };
    let of = Columns {
        // School Data Sync writes enrolments without an id of their own.
        source: sheet.column(&["sourcedId"]),
        class: sheet.needed(&["classSourcedId"])?,
        user: sheet.needed(&["userSourcedId"])?,
        role: sheet.needed(&["role"])?,
        school: sheet.column(&["schoolSourcedId"]),
        begin: sheet.column(&["beginDate"]),
        end: sheet.column(&["endDate"]),
    };
    let placed = std::thread::scope(|threads| {
        let (to, places) = sync_channel(4);
        let placing = threads.spawn(move || placed(&places));
        let mut some = Vec::with_capacity(AT_ONCE);
        let read = each_place(&mut sheet, &of, classes, users, notes, &mut rows, |place| {
            some.push(place);
            if some.len() == AT_ONCE {
                // Whoever takes them takes them all.
                drop(to.send(std::mem::replace(&mut some, Vec::with_capacity(AT_ONCE))));
            }
        });
        drop(to.send(some));
        drop(to);
        let placed = placing.join().unwrap_or_else(|panicked| std::panic::resume_unwind(panicked));
        read.map(|()| placed)
    })?;
    for line in placed.twice {
        notes.warn(file, line, sheet.heading(of.source), LineReason::IdTwice);
    }
    for (student, school) in placed.schools {
        users.students.rows[student].1.school = Some(school);
    }
    rows.rows = placed.rows;
    rows.unsaid.extend(sheet.refused().iter().map(|own| source_id("enrollment", own)));
    rows.has_nameless = sheet.has_nameless();
    rows.reach = sheet.reach_of_records(notes);
    rows.silent = Sheet::silent(&[("begins_on", of.begin), ("ends_on", of.end)]);
    Ok(rows)
}

fn each_place(
    sheet: &mut Sheet<'_>,
    of: &Columns,
    classes: &Classes,
    users: &Users,
    notes: &mut Notes,
    rows: &mut Rows<EnrollmentRow>,
    mut met: impl FnMut(Place),
) -> Result<(), Unreadable> {
    let Columns { source, class, user, role, school, begin, end } = *of;
    let schoolless: HashMap<Id, usize> = users
        .students
        .rows
        .iter()
        .enumerate()
        .filter(|(_, (_, row))| row.school.is_none())
        .map(|(at, (id, _))| (*id, at))
        .collect();
    sheet.named_by(source);
    while sheet.next(notes)? {
        let is_gone = sheet.is_gone(notes);
        let own = if source.is_some() {
            let Some(own) = sheet.required(source, notes) else { continue };
            Some(own)
        } else {
            None
        };
        if is_gone && let Some(own) = &own {
            rows.gone.push(source_id("enrollment", own));
            continue;
        }
        let Some(class_source) = sheet.required(class, notes) else { continue };
        let Some(user_source) = sheet.required(user, notes) else { continue };
        let Some(role_text) = sheet.required(role, notes) else { continue };
        let own = own.unwrap_or_else(|| format!("{class_source}/{user_source}/{role_text}").into());
        if is_gone {
            rows.gone.push(source_id("enrollment", &own));
            continue;
        }
        let (section, class_school) = match classes.known.get(&class_source) {
            Some(known) => *known,
            None if classes.rows.reach == Reach::Bulk => {
                // A place in a class of which nothing is known stays as it is.
                let is_refused = classes.refused.contains(class_source.as_ref());
                if is_refused || classes.rows.has_nameless {
                    rows.unsaid.push(source_id("enrollment", &own));
                }
                let reason = if is_refused { LineReason::ClassRefused } else { LineReason::ClassNotHere };
                sheet.warn(class, reason, notes);
                continue;
            }
            None => {
                sheet.warn(class, LineReason::ClassElsewhere, notes);
                (source_id("section", &class_source), None)
            }
        };
        let is_student = role_text.eq_ignore_ascii_case("student");
        let person = match users.known.get(&user_source) {
            Some((_, Is::Contact)) => {
                sheet.warn(user, LineReason::PlaceOfContact, notes);
                continue;
            }
            Some((person, _)) => *person,
            None if users.reach == Some(Reach::Bulk) => {
                let is_refused = users.is_refused(&user_source);
                if is_refused || users.students.has_nameless {
                    rows.unsaid.push(source_id("enrollment", &own));
                }
                let reason = if is_refused { LineReason::PersonRefused } else { LineReason::PersonNotHere };
                sheet.warn(user, reason, notes);
                continue;
            }
            None => {
                sheet.warn(user, LineReason::PersonElsewhere, notes);
                source_id(if is_student { "student" } else { "staff" }, &user_source)
            }
        };
        let mut in_school = None;
        if is_student && let Some(at) = schoolless.get(&person).copied() {
            let named = sheet.text(school, notes);
            let found = class_school.or_else(|| (!named.is_empty()).then(|| source_id("school", &named)));
            in_school = found.map(|found| (at, found));
        }
        let (begins_on, ends_on) = (sheet.date(begin, notes), sheet.date(end, notes));
        let row =
            EnrollmentRow { source_id: own.into_owned(), section, person, role: class_role(&role_text), begins_on, ends_on };
        met(Place { line: sheet.line(), row, school: in_school });
    }
    Ok(())
}
