//! A roster and what it would change. Compares plain rows from files with what the store has and
//! yields a [`Preview`]; applying it is one Commit. Nothing is removed without being counted here.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::line_reason::LineReason;
use crate::people::{ContactRow, EnrollmentRow, SchoolRow, SectionRow, StaffRow, StudentRow};
use crate::record::{Id, KITH, derived};

/// The id of a roster row: the same source id gives the same record on every machine of the district.
/// `kind` is "school", "student", "staff", "section", "enrollment" or "contact".
pub fn source_id(kind: &str, source: &str) -> Id {
    derived(KITH, &[b"roster", kind.as_bytes(), source.as_bytes()])
}

/// How many bytes of an enrolment's id are its section's.
pub const ENROLLMENT_OWNER_BYTES: usize = 6;

/// The id of an enrolment: it begins as its section's does, so that a section's enrolments lie together wherever records
/// lie in the order of their ids. `own` is what its source id derives.
pub fn enrollment_id(section: Id, own: Id) -> Id {
    let mut bytes = own.into_bytes();
    bytes[..ENROLLMENT_OWNER_BYTES].copy_from_slice(&section.as_bytes()[..ENROLLMENT_OWNER_BYTES]);
    Id::from_bytes(bytes)
}

/// The first id that begins otherwise than a section's enrolments do; `section` is its id, or what its enrolments begin with.
/// Beyond the last of all ids where there is none.
pub fn beyond_enrollments(section: &[u8]) -> Vec<u8> {
    let mut starts: Vec<u8> = section.iter().take(ENROLLMENT_OWNER_BYTES).copied().collect();
    while let Some(last) = starts.pop() {
        if last < u8::MAX {
            starts.push(last + 1);
            return starts;
        }
    }
    vec![u8::MAX; 17]
}

/// One line of a file that was not taken, or was taken with a doubt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LineNote {
    pub file: String,
    /// 1 is the heading line of a CSV; for XML the line on which the element begins.
    pub line: u32,
    pub column: Option<String>,
    pub reason: LineReason,
    /// How many more lines up to this one are told by this note; 0 for a note of its own line.
    pub more: u32,
}

/// The name of a file or a column goes into a note up to here: it may be as long as whoever made the file likes.
const LONGEST_PLACE: usize = 100;

impl LineNote {
    /// A note of one line.
    pub fn of(file: &str, line: u32, column: Option<&str>, reason: LineReason) -> LineNote {
        let place = |name: &str| match name.char_indices().nth(LONGEST_PLACE) {
            Some((end, _)) => format!("{}…", &name[..end]),
            None => name.to_owned(),
        };
        LineNote { file: place(file), line, column: column.map(place), reason, more: 0 }
    }
}

/// Every note is kept to be read, up to here: beyond that they would take more memory than the roster.
pub const MOST_NOTES: usize = 1_000_000;

/// Notes as they are made: the first of them, and how many there were. A file of nothing but odd lines fills no memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineNotes {
    pub kept: Vec<LineNote>,
    pub total: u32,
}

impl LineNotes {
    /// Counts a note, and keeps it where there is room.
    pub fn add(&mut self, file: &str, line: u32, column: Option<&str>, reason: LineReason) {
        self.count(|| LineNote::of(file, line, column, reason));
    }

    /// The same for a note that stands for several lines.
    pub fn add_counted(&mut self, note: LineNote) {
        self.count(|| note);
    }

    fn count(&mut self, note: impl FnOnce() -> LineNote) {
        self.total = self.total.saturating_add(1);
        if self.kept.len() < MOST_NOTES {
            self.kept.push(note());
        }
    }
}

/// How complete a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Who is not in it has left.
    Bulk,
    /// Only what changed.
    Delta,
    /// The kind is not in these files: nothing is said about it.
    Absent,
}

/// The rows of one kind, each with the id it derives from its source id; `gone` are those a delta file marks to be deleted:
/// what their source ids derive, for enrolments without their section.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows<Row> {
    pub reach: Reach,
    pub rows: Vec<(Id, Row)>,
    pub gone: Vec<Id>,
    /// Parts of a row of which these files say nothing where the row has no value: their file or their column is not
    /// there. What is held of them is kept.
    pub silent: Vec<&'static str>,
    /// Records that a refused line names: nothing is said of them, so they neither change nor leave. As in `gone`, what
    /// their source ids derive.
    pub unsaid: Vec<Id>,
    /// People of whom a refused line is, by their source ids: nothing is said of a record that is between one of them and
    /// somebody else, as a contact is ("student/adult").
    pub unsaid_people: HashSet<Box<str>>,
    /// Some refused line does not say of whom it is: it may be of anyone, so nobody of this kind leaves.
    pub has_nameless: bool,
}

impl<Row> Rows<Row> {
    /// Whether a record that is not among the rows has left; `source` is its source id, and `own` what that derives. `gone`
    /// and `unsaid` have to be sorted.
    pub fn is_left(&self, source: &str, own: Id, gone: &[Id], unsaid: &[Id]) -> bool {
        let is_unsaid = || self.has_nameless || unsaid.binary_search(&own).is_ok() || self.is_of_unsaid(source);
        gone.binary_search(&own).is_ok() || self.reach == Reach::Bulk && !is_unsaid()
    }

    /// A source id may itself hold what parts two of them, so every place where they could part counts.
    fn is_of_unsaid(&self, source: &str) -> bool {
        let is_unsaid = |person: &str| self.unsaid_people.contains(person);
        !self.unsaid_people.is_empty()
            && source.match_indices('/').any(|(at, _)| is_unsaid(&source[..at]) || is_unsaid(&source[at + 1..]))
    }
}

impl<Row> Default for Rows<Row> {
    fn default() -> Self {
        Rows {
            reach: Reach::Absent,
            rows: Vec::new(),
            gone: Vec::new(),
            silent: Vec::new(),
            unsaid: Vec::new(),
            unsaid_people: HashSet::new(),
            has_nameless: false,
        }
    }
}

/// Somebody taken for staff because their role is none that is known. Where the store has them as a student that is a slip
/// of somebody's pen, and the line is refused with `note`.
#[derive(Clone, Debug, PartialEq)]
pub struct Unclear {
    pub staff: Id,
    pub student: Id,
    pub note: LineNote,
}

/// What a set of roster files says, read and checked. Produced by `exchange`, consumed by `store`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// "OneRoster 1.1", "OneRoster 1.2", "Ed-Fi 5.2", "Table", "List".
    pub format: String,
    pub schools: Rows<SchoolRow>,
    pub students: Rows<StudentRow>,
    pub staff: Rows<StaffRow>,
    pub sections: Rows<SectionRow>,
    pub enrollments: Rows<EnrollmentRow>,
    pub contacts: Rows<ContactRow>,
    /// Members of staff by a role that nobody knows.
    pub unclear: Vec<Unclear>,
    pub refused: LineNotes,
    pub warned: LineNotes,
}

/// A count per kind of registry record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Counts {
    pub schools: u32,
    pub students: u32,
    pub staff: u32,
    pub classes: u32,
    pub enrollments: u32,
    pub contacts: u32,
    /// Of a list of visits: who came, what took place, and what is to come.
    pub visitors: u32,
    pub visits: u32,
    pub planned: u32,
    /// Students whose answers a form has.
    pub answers: u32,
    /// Students whose chosen career clusters a list has.
    pub choices: u32,
}

/// What applying these files would do. The shape of `kith import --preview --json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Preview {
    pub format: String,
    pub adds: Counts,
    pub changes: Counts,
    pub leavers: Counts,
    pub unchanged: Counts,
    pub refused: Vec<LineNote>,
    pub warned: Vec<LineNote>,
    /// How many lines were refused and warned in all. The lists have them all, up to a million; a window is given the first.
    pub refused_total: u32,
    pub warned_total: u32,
    /// Students who would leave, by name, so that nobody disappears unseen; at most 1,000.
    pub leaving: Vec<String>,
    /// Students typed by hand whom these files seem to bring: (typed record, roster record, typed name).
    pub look_alikes: Vec<LookAlike>,
    /// Students who are new or changed, in the order of the files. A window is given the first.
    pub coming: Vec<Coming>,
    /// Names that a list holds more than once, with the lines; at most 1,000.
    pub listed_again: Vec<ListedAgain>,
    /// Lines of a form that say what is known, and of which nobody noted yet that they were taken.
    pub untaken: u32,
}

/// A student as a file was read, before anything is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Coming {
    /// Of a list; a roster's students are told by their ids and not by a line.
    pub line: Option<u32>,
    pub given: String,
    pub family: String,
    pub grade: Option<String>,
    pub is_new: bool,
}

/// A name that stands in a list more than once. It may be one student, or several who have one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListedAgain {
    pub name: String,
    pub lines: Vec<u32>,
}

/// A student typed by hand who may be one whom the roster brings, or one who was typed before. A person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LookAlike {
    pub by_hand: Id,
    /// The other of the two, by hand as well where `is_typed_twice`.
    pub on_roster: Id,
    pub is_typed_twice: bool,
    pub name_by_hand: String,
    pub name_on_roster: String,
    /// What may tell them apart, of each.
    pub told_by_hand: AlikeTold,
    pub told_on_roster: AlikeTold,
    /// Why they seem the same: "same number", "same name and grade", "same name".
    pub because: LookAlikeReason,
}

/// What a record says of a student beside the name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AlikeTold {
    pub grade: Option<String>,
    pub school: Option<Id>,
    pub number: Option<String>,
    /// Titles of classes.
    pub sections: Vec<String>,
    /// How many maps there are, and how many visits they were at. None in a preview, which compares lines; of maps also for
    /// whoever is told nothing of them.
    pub maps: Option<u32>,
    pub visits: Option<u32>,
}

/// Why two student records seem to be one person, the best reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LookAlikeReason {
    SameNumber,
    SameNameAndGrade,
    SameName,
}
