//! Who is there? Reads users.csv into students, staff, and the parents and guardians of students.
//! A student's e-mail, password, user name and text-message number are not read at all.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use chrono::NaiveDate;
use domain::grade;
use domain::line_reason::LineReason;
use domain::people::{ContactRow, StaffRow, StudentRow};
use domain::record::Id;
use domain::role::works_at_school;
use domain::roster::{Reach, Rows, Unclear, source_id};

use super::by_source::BySource;
use super::columns;
use super::orgs::Orgs;
use super::roles::{Is, RolesRead};
use super::sheet::{Column, Sheet};
use crate::notes::Notes;
use crate::unreadable::Unreadable;

/// Everyone of users.csv, and how to find one by their source id.
#[derive(Default)]
pub(super) struct Users {
    pub(super) reach: Option<Reach>,
    pub(super) students: Rows<StudentRow>,
    pub(super) staff: Rows<StaffRow>,
    pub(super) contacts: Rows<ContactRow>,
    pub(super) known: BySource<(Id, Is)>,
    pub(super) unclear: Vec<Unclear>,
    /// Of whom lines are that were refused: nothing is said of them.
    refused: HashSet<Box<str>>,
}

struct Adult {
    name: String,
    relation: String,
    phone: Option<String>,
}

/// One mention of an adult on a student's line, or the other way round.
struct Link {
    line: u32,
    on: Box<str>,
    agent: Box<str>,
}

/// What is known before users.csv is read.
pub(super) struct Before<'a> {
    pub(super) orgs: &'a Orgs,
    pub(super) roles: &'a RolesRead,
    pub(super) births: &'a HashMap<Box<str>, NaiveDate>,
}

struct Columns {
    source: Column,
    given: Column,
    family: Column,
    middle: Column,
    preferred_given: Column,
    preferred_family: Column,
    identifier: Column,
    grades: Column,
    role: Column,
    orgs: Column,
    primary_org: Column,
    phone: Column,
    agents: Column,
    enabled: Column,
}

impl Columns {
    fn of(sheet: &Sheet<'_>) -> Result<Self, Unreadable> {
        Ok(Columns {
            source: sheet.needed(&["sourcedId"])?,
            given: sheet.needed(&["givenName"])?,
            family: sheet.needed(&["familyName"])?,
            middle: sheet.column(&["middleName"]),
            preferred_given: sheet.column(&["preferredGivenName"]),
            preferred_family: sheet.column(&["preferredFamilyName"]),
            identifier: sheet.column(&["identifier"]),
            grades: sheet.column(&["grades", "grade"]),
            role: sheet.column(&["role"]),
            orgs: sheet.column(&["orgSourcedIds"]),
            primary_org: sheet.column(&["primaryOrgSourcedId"]),
            phone: sheet.column(&["phone"]),
            agents: sheet.column(&["agentSourcedIds", "agents"]),
            enabled: sheet.column(&["enabledUser"]),
        })
    }
}

pub(super) fn read(
    file: &str,
    input: &mut dyn BufRead,
    declared: Option<Reach>,
    before: &Before<'_>,
    notes: &mut Notes,
) -> Result<Users, Unreadable> {
    let mut users = Users::default();
    let Some(mut sheet) = Sheet::open(file, input, declared, columns::USERS, notes)? else { return Ok(users) };
    let at = Columns::of(&sheet)?;
    if at.role.is_none() && before.roles.held.is_empty() {
        sheet.needed(&["role"])?;
    }
    sheet.named_by(at.source);
    let mut adults: HashMap<Box<str>, Adult> = HashMap::new();
    let mut links: Vec<Link> = Vec::new();
    while sheet.next(notes)? {
        let is_gone = sheet.is_gone(notes);
        let Some(source) = sheet.required(at.source, notes) else { continue };
        let held = before.roles.held.get(source.as_ref());
        let role = held.map(|held| held.role.clone().into()).unwrap_or_else(|| sheet.text(at.role, notes));
        if is_gone {
            users.gone(&source, &role, &sheet.text(at.agents, notes));
            continue;
        }
        let grade = sheet.optional(at.grades, notes).or_else(|| held.and_then(|held| held.grade.clone()));
        let is = match (Is::of(&role), role.is_empty()) {
            // Of several roles the one that counts most may be the one that could not be read.
            _ if before.roles.refused.contains(source.as_ref()) && !held.is_some_and(|held| held.is_primary) => {
                sheet.refuse(None, LineReason::RoleMissing, notes);
                continue;
            }
            (Some(is), _) => is,
            (None, false) if grade.is_some() && !works_at_school(&role) => {
                sheet.refuse(at.role, LineReason::RoleUnclear, notes);
                continue;
            }
            (None, false) => {
                sheet.warn(at.role, LineReason::RoleUnknown, notes);
                Is::Staff
            }
            // A change to a person may come without their role; whoever is in a grade is a student.
            (None, true) if at.role.is_none() && grade.is_some() => Is::Student,
            (None, true) if at.role.is_none() => {
                sheet.refuse(None, LineReason::RoleMissing, notes);
                continue;
            }
            (None, true) => {
                sheet.refuse(at.role, LineReason::ValueMissing, notes);
                continue;
            }
        };
        // One line is refused once: the first value that is missing names it.
        let Some(given) = sheet.required(at.given, notes) else { continue };
        let Some(family) = sheet.required(at.family, notes) else { continue };
        if users.known.contains_key(&source) {
            sheet.warn(at.source, LineReason::IdTwice, notes);
            continue;
        }
        if sheet.text(at.enabled, notes).eq_ignore_ascii_case("false") {
            sheet.warn(at.enabled, LineReason::SwitchedOff, notes);
        }
        let agents = sheet.text(at.agents, notes);
        if is != Is::Staff {
            let link = |agent: &str| Link { line: sheet.line(), on: source.as_ref().into(), agent: agent.into() };
            links.extend(super::listed(&agents).map(link));
        }
        let id = match is {
            Is::Student => source_id("student", &source),
            Is::Staff => source_id("staff", &source),
            Is::Contact => source_id("contact", &source),
        };
        users.known.insert(&source, (id, is));
        if is == Is::Contact {
            let adult =
                Adult { name: format!("{given} {family}"), relation: role.into_owned(), phone: sheet.optional(at.phone, notes) };
            adults.insert(source.as_ref().into(), adult);
            continue;
        }
        let school = school_of(&sheet, &at, held.and_then(|held| held.org.as_deref()), before.orgs, notes);
        if is == Is::Student {
            // Without what is no name the line has none.
            let (given, family) = (sheet.without_mail(at.given, &given, notes), sheet.without_mail(at.family, &family, notes));
            if given.is_empty() || family.is_empty() {
                users.known.remove(&source);
                sheet.refuse(at.given, LineReason::ValueMissing, notes);
                continue;
            }
            let grade = grade.and_then(|grades| super::listed(&grades).next().map(str::to_owned));
            if grade.as_deref().is_some_and(|grade| !grade::is_known(grade)) {
                // Where it stands in the file of roles this line has no column for it.
                let column = at.grades.filter(|_| !sheet.text(at.grades, notes).is_empty());
                sheet.warn(column, LineReason::GradeUnknown, notes);
            }
            let row = StudentRow {
                birth_date: before.births.get(source.as_ref()).copied(),
                given,
                middle: sheet.of_student(at.middle, notes),
                family,
                preferred_given: sheet.of_student(at.preferred_given, notes),
                preferred_family: sheet.of_student(at.preferred_family, notes),
                grade,
                school,
                number: sheet.of_student(at.identifier, notes),
                source_id: source.into_owned(),
            };
            users.students.rows.push((id, row));
        } else {
            if Is::of(&role).is_none() && !works_at_school(&role) {
                let (student, note) = (source_id("student", &source), sheet.note(at.role, LineReason::RoleUnclear));
                users.unclear.push(Unclear { staff: id, student, note });
            }
            let row = StaffRow {
                given: given.into_owned(),
                family: family.into_owned(),
                preferred_given: sheet.optional(at.preferred_given, notes),
                role: role.into_owned(),
                school,
                source_id: source.into_owned(),
            };
            users.staff.rows.push((id, row));
        }
    }
    let reach = sheet.reach_of_records(notes);
    let preferred = ("preferred_given", at.preferred_given);
    users.students.silent = Sheet::silent(&[
        preferred,
        ("preferred_family", at.preferred_family),
        ("middle", at.middle),
        ("number", at.identifier),
        ("grade", at.grades),
        ("school", at.orgs.or(at.primary_org)),
    ]);
    users.staff.silent = Sheet::silent(&[preferred, ("school", at.orgs.or(at.primary_org))]);
    users.contacts.silent = Sheet::silent(&[("phone", at.phone)]);
    let refused = sheet.refused();
    // As with a line to be deleted that does not say what they were.
    users.students.unsaid.extend(refused.iter().map(|source| source_id("student", source)));
    users.staff.unsaid.extend(refused.iter().map(|source| source_id("staff", source)));
    users.students.has_nameless = sheet.has_nameless();
    users.staff.has_nameless = sheet.has_nameless();
    // Which adults or students a refused line names may be what could not be read of it.
    users.contacts.unsaid_people = refused.iter().cloned().collect();
    users.contacts.has_nameless = sheet.has_nameless();
    users.refused = refused.into_iter().collect();
    users.join_contacts(file, sheet.heading(at.agents), &adults, &links, reach, notes);
    users.reach = Some(reach);
    users.students.reach = reach;
    users.staff.reach = reach;
    // A roster that names no parent at all says nothing about parents.
    let says_contacts = !users.contacts.rows.is_empty() || !users.contacts.gone.is_empty();
    users.contacts.reach = if says_contacts { reach } else { Reach::Absent };
    Ok(users)
}

fn school_of(sheet: &Sheet<'_>, at: &Columns, of_role: Option<&str>, orgs: &Orgs, notes: &mut Notes) -> Option<Id> {
    let primary = sheet.text(at.primary_org, notes);
    let listed = sheet.text(at.orgs, notes);
    let (source, column) = if !primary.is_empty() {
        (primary.as_ref(), at.primary_org)
    } else if let Some(school) = orgs.school_among(&listed) {
        (school, at.orgs)
    } else {
        (of_role?, None)
    };
    if orgs.is_school(source) == Some(false)
        && let Some(school) = of_role.filter(|org| orgs.is_school(org) == Some(true))
    {
        return Some(source_id("school", school));
    }
    Some(orgs.named(source, sheet, column, notes))
}

fn contact_id(student: &str, adult: &str) -> (String, Id) {
    let source = format!("{student}/{adult}");
    let id = source_id("contact", &source);
    (source, id)
}

impl Users {
    /// Whether nothing is known of this person because their line was refused. A second, bad line takes nobody away.
    pub(super) fn is_refused(&self, source: &str) -> bool {
        self.refused.contains(source) && !self.known.contains_key(source)
    }

    fn gone(&mut self, source: &str, role: &str, agents: &str) {
        let is = Is::of(role);
        if matches!(is, Some(Is::Student) | None) {
            self.students.gone.push(source_id("student", source));
        }
        if matches!(is, Some(Is::Staff) | None) {
            self.staff.gone.push(source_id("staff", source));
        }
        if is == Some(Is::Contact) {
            self.contacts.gone.extend(super::listed(agents).map(|student| contact_id(student, source).1));
        }
    }

    fn join_contacts(
        &mut self,
        file: &str,
        column: Option<&str>,
        adults: &HashMap<Box<str>, Adult>,
        links: &[Link],
        reach: Reach,
        notes: &mut Notes,
    ) {
        let mut joined: HashSet<Id> = HashSet::new();
        let mut met: HashSet<&str> = HashSet::new();
        for Link { line, on, agent } in links {
            // The student's line may name the adult, the adult's line the student, or each the other.
            let (student, adult) = if adults.contains_key(on) { (agent, on) } else { (on, agent) };
            if self.is_refused(student) || self.is_refused(adult) {
                notes.warn(file, *line, column, LineReason::PersonRefused);
                continue;
            }
            let Some(of) = adults.get(adult) else {
                notes.warn(file, *line, column, LineReason::AdultNotHere);
                continue;
            };
            match self.known.get(student) {
                Some((_, Is::Student)) => {}
                None if reach == Reach::Delta => {}
                _ => {
                    notes.warn(file, *line, column, LineReason::StudentNotHere);
                    continue;
                }
            }
            met.insert(adult);
            let (source, id) = contact_id(student, adult);
            if !joined.insert(id) {
                continue;
            }
            let row = ContactRow {
                source_id: source,
                student: source_id("student", student),
                name: of.name.clone(),
                relation: Some(of.relation.clone()),
                lives_with: None,
                phone: of.phone.clone(),
            };
            self.contacts.rows.push((id, row));
        }
        let alone = adults.keys().filter(|source| !met.contains(source.as_ref())).count();
        if alone > 0 {
            notes.warn(file, 1, column, LineReason::ContactsAlone);
        }
    }
}
