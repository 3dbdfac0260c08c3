//! Why was a line of a file refused, or taken with a doubt? A closed list: every one has a sentence in every language, and
//! none holds a value of the file.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What was odd about a line and what was done about it. The sentence for each is in `words`, under `line-` and its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum LineReason {
    // Whole files.
    FileEmpty,
    FileMissing,
    FileNotAbsent,
    FileNotRead,
    NotEdFi5,
    VersionIsNewer,
    ReachUnknown,
    // Columns.
    ColumnTwice,
    ColumnUnknown,
    MeaningTwice,
    // Values.
    ValueMissing,
    ValueTooLong { most: u32 },
    ValueCut { most: u32 },
    NotUtf8,
    LettersReplaced,
    NotADate,
    MoreFields,
    FewerFields,
    StatusUnknown,
    GoneInBulk,
    DatedInBulk,
    IdTwice,
    MailLeftOut,
    // People and schools.
    RoleMissing,
    RoleUnknown,
    SwitchedOff,
    SchoolNotHere,
    SchoolUnknown,
    KindMissing,
    ParentNotHere,
    TermNotHere,
    AdultNotHere,
    StudentNotHere,
    ContactsAlone,
    // Places in classes, and whatever else names a record of another file.
    ClassNotHere,
    ClassElsewhere,
    CourseNotHere,
    PersonNotHere,
    PersonElsewhere,
    PlaceOfContact,
    // Lists.
    NameMissing,
    NameTooLong { most: u32 },
    OneNameMissing,
    NameAndNumberMissing,
    NumberTwice,
    ListTooLong { most: u32 },
    NoSuchStudent,
    SeveralSuchStudents,
}

impl LineReason {
    /// Every reason, with some figure where it has one.
    pub const ALL: &[LineReason] = &[
        LineReason::FileEmpty,
        LineReason::FileMissing,
        LineReason::FileNotAbsent,
        LineReason::FileNotRead,
        LineReason::NotEdFi5,
        LineReason::VersionIsNewer,
        LineReason::ReachUnknown,
        LineReason::ColumnTwice,
        LineReason::ColumnUnknown,
        LineReason::MeaningTwice,
        LineReason::ValueMissing,
        LineReason::ValueTooLong { most: 1_000_000 },
        LineReason::ValueCut { most: 4_096 },
        LineReason::NotUtf8,
        LineReason::LettersReplaced,
        LineReason::NotADate,
        LineReason::MoreFields,
        LineReason::FewerFields,
        LineReason::StatusUnknown,
        LineReason::GoneInBulk,
        LineReason::DatedInBulk,
        LineReason::IdTwice,
        LineReason::MailLeftOut,
        LineReason::RoleMissing,
        LineReason::RoleUnknown,
        LineReason::SwitchedOff,
        LineReason::SchoolNotHere,
        LineReason::SchoolUnknown,
        LineReason::KindMissing,
        LineReason::ParentNotHere,
        LineReason::TermNotHere,
        LineReason::AdultNotHere,
        LineReason::StudentNotHere,
        LineReason::ContactsAlone,
        LineReason::ClassNotHere,
        LineReason::ClassElsewhere,
        LineReason::CourseNotHere,
        LineReason::PersonNotHere,
        LineReason::PersonElsewhere,
        LineReason::PlaceOfContact,
        LineReason::NameMissing,
        LineReason::NameTooLong { most: 120 },
        LineReason::OneNameMissing,
        LineReason::NameAndNumberMissing,
        LineReason::NumberTwice,
        LineReason::ListTooLong { most: 20_000 },
        LineReason::NoSuchStudent,
        LineReason::SeveralSuchStudents,
    ];

    /// The word for this reason, for its sentence.
    pub fn word(self) -> String {
        let told = serde_json::to_value(self).unwrap_or_default();
        told["is"].as_str().unwrap_or_default().to_owned()
    }

    /// The figure that its sentence names.
    pub fn most(self) -> Option<u32> {
        match self {
            LineReason::ValueTooLong { most }
            | LineReason::ValueCut { most }
            | LineReason::NameTooLong { most }
            | LineReason::ListTooLong { most } => Some(most),
            _ => None,
        }
    }
}
