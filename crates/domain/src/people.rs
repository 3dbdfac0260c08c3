//! The registry: schools, staff, students, sections, enrolment, contacts, the caseload. What a
//! roster says (`row`) and what a person typed (`by_hand`) are two fields: neither overwrites the
//! other. Passwords and e-mail of students have no place here on purpose.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::names;
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::visitors::differing;

/// Every record that is this student, this one among them: whoever they were joined to, and whoever was joined to those.
/// What a student told is read under all of them; what is joined can be separated again, and each has their own.
pub fn joined(ground: &dyn Ground, student: Id) -> BTreeSet<Id> {
    let mut all = BTreeSet::new();
    let mut open = vec![student];
    while let Some(here) = open.pop() {
        if !all.insert(here) {
            continue;
        }
        let behind = ground.record(Kind::Student, here).and_then(|told| read_id(&told, "same_as"));
        open.extend(behind.filter(|behind| ground.record(Kind::Student, *behind).is_some()));
        open.extend(ground.of(Kind::Student, "same_as", here).into_iter().map(|(id, _)| id));
    }
    all
}

/// A school as a roster gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SchoolRow {
    pub source_id: String,
    pub name: String,
    /// "school", "district", ... as the file says.
    pub org_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
}

/// A student as a roster gives them. `grade` is as written ("09", "KG", "Ninth grade").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StudentRow {
    pub source_id: String,
    pub given: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle: Option<String>,
    pub family: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_given: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_family: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school: Option<Id>,
    /// The number that the school writes on its lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<NaiveDate>,
}

/// An adult who works at a school.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StaffRow {
    pub source_id: String,
    pub given: String,
    pub family: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_given: Option<String>,
    /// "teacher", "counselor", ... as the file says.
    pub role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school: Option<Id>,
}

impl StaffRow {
    /// The name by which they are known at school.
    pub fn called(&self) -> String {
        format!("{} {}", self.preferred_given.as_ref().unwrap_or(&self.given), self.family).trim().to_owned()
    }
}

/// The role of staff for whom no file says one.
pub const ROLE_UNSAID: &str = "Staff";

/// A class that meets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SectionRow {
    pub source_id: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// A role in a class as a file says it. A million enrolments say the same few words: these take no memory of their own.
pub fn class_role(said: &str) -> Cow<'static, str> {
    const USUAL: [&str; 4] = ["student", "teacher", "aide", "administrator"];
    USUAL.into_iter().find(|role| *role == said).map_or_else(|| Cow::Owned(said.to_owned()), Cow::Borrowed)
}

/// Who is in a class, as what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct EnrollmentRow {
    pub source_id: String,
    pub section: Id,
    /// A student or an adult.
    pub person: Id,
    /// "student" or "teacher", ... as the file says; see [`class_role`].
    pub role: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begins_on: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
}

/// A parent, guardian or other contact of one student. For the counselor; never offered in a sitting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContactRow {
    pub source_id: String,
    pub student: Id,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lives_with: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// A student as somebody typed them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StudentByHand {
    pub given: String,
    pub family: String,
    pub grade: Option<String>,
    pub school: Option<Id>,
    pub number: Option<String>,
}

/// One student of a list that was typed, pasted or read from a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct NewStudent {
    pub student: Id,
    pub by_hand: StudentByHand,
}

/// Who is on somebody's caseload: every part that is given has to fit. Surnames compare folded, `until` included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CaseloadRule {
    pub school: Option<Id>,
    pub grades: Vec<String>,
    pub surnames_from: Option<String>,
    pub surnames_until: Option<String>,
}

/// An edit of the registry or the caseload.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum PeopleEdit {
    AddSchool {
        school: Id,
        name: String,
    },
    AddStaff {
        staff: Id,
        name: String,
        role: String,
        school: Option<Id>,
    },
    /// One student, a pasted list or a table: one Commit.
    AddStudents {
        students: Vec<NewStudent>,
        /// They are put on this counselor's caseload at once.
        caseload_of: Option<Id>,
    },
    CorrectStudent {
        student: Id,
        by_hand: StudentByHand,
    },
    /// The name used in the room, written down on this machine; None goes back to the roster's. What else is done with it was
    /// asked for itself.
    CallStudent {
        student: Id,
        called: Option<String>,
        #[serde(default)]
        may: NameMay,
    },
    /// `student` is the same person as `same_as`: shown once, kept twice, undoable.
    JoinStudents {
        student: Id,
        same_as: Id,
    },
    SeparateStudents {
        student: Id,
    },
    SetCaseloadRule {
        rule: Id,
        counselor: Id,
        told: CaseloadRule,
    },
    RemoveCaseloadRule {
        rule: Id,
    },
    /// By hand: on, off, or (None) as the rules say.
    SetOnCaseload {
        counselor: Id,
        students: Vec<Id>,
        is_on: Option<bool>,
    },
    /// A file with these column names is read like this next time.
    RememberMapping {
        columns: Vec<String>,
        mapping: Vec<ColumnUse>,
    },
}

/// What a column of a CSV or XLSX means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ColumnUse {
    Ignore,
    Given,
    Family,
    /// "Family, Given" or "Given Family" in one cell.
    FullName,
    Grade,
    School,
    Number,
}

/// The longest list that may be added at once by hand or from a table.
pub const MOST_STUDENTS: usize = 20_000;

fn set<T: Serialize>(scope: Scope, kind: Kind, record: Id, field: &'static str, of: &T) -> Set {
    Set { scope, kind, record, field, value: value(of) }
}

/// That this student is, or is not, on this counselor's caseload by hand.
pub fn caseload_member_id(counselor: Id, student: Id) -> Id {
    derived(counselor, &[b"caseload", student.as_bytes()])
}

/// The memory of how a file with these columns is read.
pub fn column_mapping_id(columns: &[String]) -> Id {
    let folded: Vec<String> = columns.iter().map(|column| names::folded(column)).collect();
    let parts: Vec<&[u8]> = folded.iter().map(|column| column.as_bytes()).collect();
    derived(crate::record::KITH, &parts)
}

fn clean(by_hand: &StudentByHand) -> Result<StudentByHand, Refusal> {
    let optional = |text: &Option<String>| {
        text.as_deref().map(names::told).transpose().or_else(|refusal| match refusal {
            Refusal::NameIsEmpty => Ok(None),
            other => Err(other),
        })
    };
    // One of the two names is enough: some people have one name.
    let (given, family) = match (names::told(&by_hand.given), names::told(&by_hand.family)) {
        (Err(Refusal::NameIsEmpty), Err(Refusal::NameIsEmpty)) => return Err(Refusal::NameIsEmpty),
        (Err(Refusal::NameIsEmpty), family) => (String::new(), family?),
        (given, Err(Refusal::NameIsEmpty)) => (given?, String::new()),
        (given, family) => (given?, family?),
    };
    Ok(StudentByHand {
        given,
        family,
        grade: optional(&by_hand.grade)?,
        school: by_hand.school,
        number: optional(&by_hand.number)?,
    })
}

/// That this student is on this counselor's caseload by hand, is not, or (None) is as the rules say.
fn on_caseload(counselor: Id, student: Id, is_on: Option<bool>, ground: &dyn Ground) -> Vec<Set> {
    let id = caseload_member_id(counselor, student);
    let scope = Scope::Staff(counselor);
    let mut sets = Vec::with_capacity(3);
    if ground.record(Kind::CaseloadMember, id).is_none() {
        sets.push(set(scope, Kind::CaseloadMember, id, "counselor", &counselor));
        sets.push(set(scope, Kind::CaseloadMember, id, "student", &student));
    }
    sets.push(set(scope, Kind::CaseloadMember, id, "is_on", &is_on));
    sets
}

impl PeopleEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let there = |student: &Id| ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent);
        Ok(match self {
            PeopleEdit::AddSchool { school, name } => {
                let row = SchoolRow { name: names::told(name)?, org_type: "school".into(), ..SchoolRow::default() };
                vec![set(Scope::District, Kind::School, *school, "row", &row)]
            }
            PeopleEdit::AddStaff { staff, name, role, school } => {
                let name = names::told(name)?;
                let (given, family) = name.rsplit_once(' ').map_or((name.as_str(), ""), |(given, family)| (given, family));
                let row = StaffRow {
                    given: given.into(),
                    family: family.into(),
                    role: role.clone(),
                    school: *school,
                    ..StaffRow::default()
                };
                vec![set(Scope::District, Kind::Staff, *staff, "row", &row)]
            }
            PeopleEdit::AddStudents { students, caseload_of } => {
                if students.len() > MOST_STUDENTS {
                    return Err(Refusal::TooMany { most: MOST_STUDENTS as u32 });
                }
                let mut sets = Vec::with_capacity(students.len());
                for NewStudent { student, by_hand } in students {
                    sets.push(set(Scope::Student(*student), Kind::Student, *student, "by_hand", &clean(by_hand)?));
                }
                if let Some(counselor) = caseload_of {
                    sets.extend(students.iter().flat_map(|new| on_caseload(*counselor, new.student, Some(true), ground)));
                }
                sets
            }
            PeopleEdit::CorrectStudent { student, by_hand } => {
                there(student)?;
                vec![set(Scope::Student(*student), Kind::Student, *student, "by_hand", &clean(by_hand)?)]
            }
            PeopleEdit::CallStudent { student, called, may } => {
                let now = there(student)?;
                called_as(*student, called.as_deref().map(names::told).transpose()?, *may, &now, ground)
            }
            PeopleEdit::JoinStudents { student, same_as } => {
                if student == same_as {
                    return Err(Refusal::SameStudent);
                }
                there(student)?;
                // Joined to somebody who is joined to this one: a circle, in which nobody would stand for the others.
                let mut next = there(same_as)?;
                for _ in 0..64 {
                    let Some(behind) = crate::record::read_id(&next, "same_as") else { break };
                    if behind == *student {
                        return Err(Refusal::SameStudent);
                    }
                    let Some(further) = ground.record(Kind::Student, behind) else { break };
                    next = further;
                }
                vec![set(Scope::Student(*student), Kind::Student, *student, "same_as", same_as)]
            }
            PeopleEdit::SeparateStudents { student } => {
                there(student)?;
                vec![set(Scope::Student(*student), Kind::Student, *student, "same_as", &())]
            }
            PeopleEdit::SetCaseloadRule { rule, counselor, told } => {
                let scope = Scope::Staff(*counselor);
                vec![
                    set(scope, Kind::CaseloadRule, *rule, "counselor", counselor),
                    set(scope, Kind::CaseloadRule, *rule, "told", told),
                ]
            }
            PeopleEdit::RemoveCaseloadRule { rule } => {
                let now = ground.record(Kind::CaseloadRule, *rule).ok_or(Refusal::NoSuchRecord)?;
                let counselor = crate::record::read_id(&now, "counselor").ok_or(Refusal::NoSuchRecord)?;
                vec![set(Scope::Staff(counselor), Kind::CaseloadRule, *rule, crate::change::REMOVED, &true)]
            }
            PeopleEdit::SetOnCaseload { counselor, students, is_on } => {
                if students.len() > MOST_STUDENTS {
                    return Err(Refusal::TooMany { most: MOST_STUDENTS as u32 });
                }
                let mut sets = Vec::with_capacity(students.len() * 3);
                for student in students {
                    there(student)?;
                    sets.extend(on_caseload(*counselor, *student, *is_on, ground));
                }
                sets
            }
            PeopleEdit::RememberMapping { columns, mapping } => {
                vec![set(Scope::District, Kind::ColumnMapping, column_mapping_id(columns), "mapping", mapping)]
            }
        })
    }
}

/// What a student said yes to of the name used in the room, beyond its being written down on this machine. Each is asked for
/// itself, and what was not asked is a no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NameMay {
    /// It goes to the district's server, and from there to whoever may read the roster.
    pub be_sent: bool,
    /// It stands on lists, badges and cards that Kith prints. Their own page asks them in the room by itself.
    pub be_printed: bool,
}

impl NameMay {
    /// Whatever was asked, the student said yes.
    pub const EVERYTHING: NameMay = NameMay { be_sent: true, be_printed: true };
}

/// A name that is written on this machine alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct NamedHere {
    name: String,
    is_printed: bool,
}

impl NamedHere {
    fn of(student: Id, ground: &dyn Ground) -> Option<NamedHere> {
        read(&ground.record(Kind::NameHere, name_here_id(student))?, "told")
    }
}

/// The name of a student that this machine alone knows: one record.
pub fn name_here_id(student: Id) -> Id {
    derived(student, &[b"name here"])
}

/// Either the district knows the name, or this machine alone: what was said last counts, and takes back what was said before.
fn called_as(student: Id, called: Option<String>, may: NameMay, now: &Fields, ground: &dyn Ground) -> Vec<Set> {
    let (scope, record) = (Scope::Student(student), name_here_id(student));
    let (sent, here) = called.map_or((None, None), |name| {
        let here = NamedHere { name: name.clone(), is_printed: may.be_printed };
        if may.be_sent { (Some(name), None) } else { (None, Some(here)) }
    });
    let is_printed = sent.as_ref().map(|_| may.be_printed);
    let mut sets =
        differing(now, scope, Kind::Student, student, [("called", value(&sent)), ("called_printed", value(&is_printed))]);
    let known = ground.record(Kind::NameHere, record);
    let told = differing(known.as_ref().unwrap_or(&Fields::new()), scope, Kind::NameHere, record, [("told", value(&here))]);
    if known.is_none() && !told.is_empty() {
        sets.push(set(scope, Kind::NameHere, record, "student", &student));
    }
    sets.extend(told);
    sets
}

/// How a student is written: given and family as preferred, the name used in the room when there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PersonName {
    pub given: String,
    pub family: String,
    pub called: Option<String>,
}

impl PersonName {
    /// The name to show: as called in the room, else given and family.
    pub fn shown(&self) -> String {
        match &self.called {
            Some(called) => called.clone(),
            None => format!("{} {}", self.given, self.family).trim().to_owned(),
        }
    }

    /// Reads a student's name as this machine knows it: a name that was not to travel goes before one that has.
    pub fn here(student: Id, fields: &Fields, ground: &dyn Ground) -> PersonName {
        let name = PersonName::of_student(fields);
        PersonName { called: NamedHere::of(student, ground).map(|here| here.name).or(name.called), ..name }
    }

    /// What the student said yes to of the name used in the room, beyond its being written down here.
    pub fn may_be(student: Id, fields: &Fields, ground: &dyn Ground) -> NameMay {
        match NamedHere::of(student, ground) {
            Some(here) => NameMay { be_sent: false, be_printed: here.is_printed },
            None => NameMay {
                be_sent: read::<String>(fields, "called").is_some(),
                be_printed: read(fields, "called_printed").unwrap_or(false),
            },
        }
    }

    /// Reads a student's name from the record. The roster's word first, then what was typed.
    pub fn of_student(fields: &Fields) -> PersonName {
        let called = read::<String>(fields, "called");
        if let Some(row) = read::<StudentRow>(fields, "row") {
            return PersonName {
                given: row.preferred_given.unwrap_or(row.given),
                family: row.preferred_family.unwrap_or(row.family),
                called,
            };
        }
        let by_hand = read::<StudentByHand>(fields, "by_hand").unwrap_or_default();
        PersonName { given: by_hand.given, family: by_hand.family, called }
    }
}
