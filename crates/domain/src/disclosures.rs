//! What of a student's record left this school's hands, to whom, when and why (FERPA, 34 CFR 99.32). Each is written once and
//! stays: there is no edit that changes or removes one, and undo passes it by. Who noted it is told by its commit.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::names;
use crate::record::{Fields, Ground, Id, Kind, read, value};
use crate::refusal::Refusal;

/// The longest words about to whom and why, in characters.
pub const LONGEST_WORDS: usize = 280;

/// What was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Disclosed {
    /// A printed page, or a PDF of one.
    Page,
    /// The student's own file, taken along.
    File,
    /// The copy of the record for a parent.
    ParentsCopy,
    /// A card for the session, printed.
    Card,
    /// A team note that was made of a private one.
    TeamNote,
    /// A summary that the student approved, to their teachers.
    Summary,
    /// Told by word of mouth.
    Told,
    /// Visits and what parents answered, as a file in the district's folder: its server writes and notes it.
    DistrictRecords,
    /// The school's network, as a file that names students.
    Network,
    /// A counselor's time log, as a file, where it names a student.
    TimeLog,
}

/// The commit of the district's server that notes what went into the district's folder.
pub const RECORDS_OUT: &str = "records_out";

/// The commit that notes a file in which several students are named: one for all of them.
pub const NAMED_IN_FILE: &str = "named_in_file";

/// A file in which several students are named, noted on the record of each. `minted` gives the names of what is noted.
pub fn named_in_file(
    ground: &dyn Ground,
    students: impl IntoIterator<Item = Id>,
    what: Disclosed,
    (to_whom, why): (&str, Option<&str>),
    on: NaiveDate,
    mut minted: impl FnMut() -> Id,
) -> Result<Vec<Set>, Refusal> {
    let mut sets = Vec::new();
    for student in students {
        let (to_whom, why) = (to_whom.to_owned(), why.map(str::to_owned));
        sets.extend(DisclosureEdit::Disclose { disclosure: minted(), student, what, to_whom, why, on }.changes(ground)?);
    }
    Ok(sets)
}

/// What is recorded about giving.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum DisclosureEdit {
    /// Something was printed, taken along, shared or told.
    Disclose {
        disclosure: Id,
        student: Id,
        what: Disclosed,
        /// A person, an office, "the student".
        to_whom: String,
        why: Option<String>,
        on: NaiveDate,
    },
}

impl DisclosureEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let DisclosureEdit::Disclose { disclosure, student, what, to_whom, why, on } = self;
        ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
        if ground.record(Kind::Disclosure, *disclosure).is_some() {
            return Err(Refusal::IsNoted);
        }
        let to_whom = names::words(to_whom, LONGEST_WORDS)?;
        let why = why.as_deref().map(str::trim).filter(|why| !why.is_empty());
        let why = why.map(|why| names::words(why, LONGEST_WORDS)).transpose()?;
        let mut sets = noted(*disclosure, *student, *what, &to_whom, *on);
        sets.extend(why.map(|why| set(*disclosure, *student, "why", value(&why))));
        Ok(sets)
    }
}

fn set(disclosure: Id, student: Id, field: &'static str, value: serde_json::Value) -> Set {
    Set { scope: Scope::Student(student), kind: Kind::Disclosure, record: disclosure, field, value }
}

/// What is written of something that was given.
pub fn noted(disclosure: Id, student: Id, what: Disclosed, to_whom: &str, on: NaiveDate) -> Vec<Set> {
    let set = |field, value| set(disclosure, student, field, value);
    vec![set("student", value(&student)), set("what", value(&what)), set("to_whom", value(&to_whom)), set("given_on", value(&on))]
}

/// One disclosure, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Disclosure {
    pub id: Id,
    pub what: Disclosed,
    pub to_whom: String,
    pub why: Option<String>,
    pub given_on: NaiveDate,
    /// Who noted it; empty where this store does not know them.
    pub by: String,
    /// When it was noted, UTC, ISO 8601.
    pub at: String,
}

impl Disclosure {
    /// Reads one from its record and what its commit says.
    pub fn read(id: Id, fields: &Fields, by: String, at: String) -> Option<Disclosure> {
        Some(Disclosure {
            id,
            what: read(fields, "what")?,
            to_whom: read(fields, "to_whom")?,
            why: read(fields, "why"),
            given_on: read(fields, "given_on")?,
            by,
            at,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One student, and one thing that was given.
    struct Here;

    impl Ground for Here {
        fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
            matches!((kind, id.as_u128()), (Kind::Student, 1) | (Kind::Disclosure, 9)).then(Fields::new)
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    fn given(disclosure: u128, to: &str, why: Option<&str>) -> Result<Vec<Set>, Refusal> {
        DisclosureEdit::Disclose {
            disclosure: Id::from_u128(disclosure),
            student: Id::from_u128(1),
            what: Disclosed::Page,
            to_whom: to.into(),
            why: why.map(Into::into),
            on: NaiveDate::default(),
        }
        .changes(&Here)
    }

    #[test]
    fn what_was_given_is_in_the_students_file_and_nothing_takes_it_out() {
        let sets = given(2, " Ms.  Rivera ", Some(" ")).unwrap();
        assert!(sets.iter().all(|set| set.scope == Scope::Student(Id::from_u128(1)) && set.kind == Kind::Disclosure));
        assert_eq!((sets.len(), &sets[2].value), (4, &value(&"Ms. Rivera")));
        assert!(!crate::policy::can_be_undone("disclose"));
        assert_eq!(given(9, "Ms. Rivera", None), Err(Refusal::IsNoted));
        assert_eq!(given(2, " ", None), Err(Refusal::NothingSaid));
        assert!(matches!(given(2, "a", Some(&"x".repeat(281))), Err(Refusal::TextIsTooLong { most: 280 })));
    }
}
