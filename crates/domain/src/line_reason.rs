//! Why was a line of a file refused, or taken with a doubt? A closed list: every one has a sentence in every language, and
//! none holds a value of the file.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Writes the closed list once, and everything that has to name each of them from it.
macro_rules! reasons {
    ($($reason:ident $({ most: $most:literal })?,)*) => {
        /// What was odd about a line and what was done about it. The sentence for each is in `words`, under `line-` and its word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(tag = "is", rename_all = "snake_case")]
        pub enum LineReason {
            $($reason $({ most: figure!($most) })?,)*
        }

        impl LineReason {
            /// Every reason, with some figure where it has one.
            pub const ALL: &[LineReason] = &[$(LineReason::$reason $({ most: $most })?,)*];

            /// The figure that its sentence names.
            pub fn most(self) -> Option<u32> {
                match self {
                    $($(LineReason::$reason { most } => Some::<figure!($most)>(most),)?)*
                    _ => None,
                }
            }
        }
    };
}

/// The type of a figure, whatever the figure.
macro_rules! figure {
    ($most:literal) => {
        u32
    };
}

reasons! {
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
    ColumnsUnknown { most: 12 },
    MeaningTwice,
    ColumnsLeftOut { most: 200 },
    SheetLeftOut,
    SheetHidden,
    SheetNotRead,
    // Values.
    ValueMissing,
    ValueTooLong { most: 1_000_000 },
    ValueCut { most: 4_096 },
    NotUtf8,
    LettersReplaced,
    NotADate,
    MoreFields,
    FewerFields,
    StatusUnknown,
    GoneInBulk,
    DatedInBulk,
    IdTwice,
    NamesNobody,
    MailLeftOut,
    // People and schools.
    RoleMissing,
    RoleUnknown,
    RoleUnclear,
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
    PersonRefused,
    ClassRefused,
    PlaceOfContact,
    // Lists.
    NameMissing,
    GradeTooLong { most: 40 },
    GradeUnknown,
    NameHasFigures,
    NumberingLeftOut,
    NumberingWasKept,
    NameCorrected,
    SameLine,
    StudentTwice,
    NameTooLong { most: 120 },
    OneNameMissing,
    NameAndNumberMissing,
    NumberTwice,
    ListTooLong { most: 20_000 },
    NoSuchStudent,
    SeveralSuchStudents,
    // Lists of visits.
    DayNotRead,
    DayOrderUnsaid,
    TimeNotRead,
    DayAhead,
    DayLongAgo,
    DayIsOver,
    ZoneTaken,
    RepeatsOnce,
    DidNotTakePlace,
    ClassUnnamed,
    ClassUnknown,
    ClassGone,
    SeveralSuchClasses,
    SeveralSuchVisitors,
    SameNewVisitor,
    TakenAway,
    ListedTwice,
    FormatUnknown,
    ClusterUnknown,
    CountNotRead,
    TitleCut { most: 280 },
    ValueLeftOut { most: 120 },
    // Forms after a visit.
    AnswerNotRead,
    NothingAnswered,
    AnsweredAgain,
    QuestionCut { most: 280 },
    NotOfThisClass,
    SeveralOfThisClass,
    NotedAway,
    OptedOut,
    // Lists of chosen clusters.
    ChoiceUnknown,
    NothingChosen,
    TooManyChosen { most: 3 },
    ChosenOtherwise,
    ChosenAgain,
}

impl LineReason {
    /// The word for this reason, for its sentence.
    pub fn word(self) -> String {
        let told = serde_json::to_value(self).unwrap_or_default();
        told["is"].as_str().unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_in_the_list_once_with_its_word_and_its_figure() {
        let words: std::collections::BTreeSet<String> = LineReason::ALL.iter().map(|reason| reason.word()).collect();
        assert_eq!(words.len(), LineReason::ALL.len());
        let figures: Vec<(String, u32)> = LineReason::ALL.iter().filter_map(|it| Some((it.word(), it.most()?))).collect();
        let figures: Vec<(&str, u32)> = figures.iter().map(|(word, most)| (word.as_str(), *most)).collect();
        let expected = [
            ("columns_unknown", 12),
            ("columns_left_out", 200),
            ("value_too_long", 1_000_000),
            ("value_cut", 4_096),
            ("grade_too_long", 40),
            ("name_too_long", 120),
            ("list_too_long", 20_000),
            ("title_cut", 280),
            ("value_left_out", 120),
            ("question_cut", 280),
            ("too_many_chosen", 3),
        ];
        assert_eq!(figures, expected);
    }

    #[test]
    fn a_reason_that_was_written_is_read_again() {
        for reason in LineReason::ALL {
            let written = serde_json::to_string(reason).unwrap();
            assert_eq!(serde_json::from_str::<LineReason>(&written).unwrap(), *reason);
        }
    }
}
