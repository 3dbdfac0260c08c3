//! Questions and their answers: one file per question, each with its row, its SQL and its function.
//! Answers are plain and ready to be shown.

pub mod activities;
pub(crate) mod adults;
pub mod after_visit;
pub mod asking;
pub mod at_the_door;
pub mod campaigns;
pub(crate) mod cohort;
pub mod cohort_view;
mod contacts;
pub mod district;
pub mod district_records;
pub mod filters;
pub mod funnel;
pub mod groups;
pub mod interests;
mod joins;
pub mod lately;
pub mod look_alikes;
pub mod map;
pub mod marking;
pub mod meant;
mod on_maps;
pub mod overlay;
pub mod panels;
pub mod parents_copy;
pub mod plans;
pub mod questions;
pub mod record;
pub mod releases;
pub mod school_network;
pub(crate) mod schools;
pub mod sections_like;
pub mod stay_in_touch;
pub mod student;
pub mod students;
pub mod suggestions;
pub mod summaries;
pub mod time_log;
pub mod today;
pub mod visitors;
pub mod visits;
pub mod wordings;

pub(crate) use crate::tables::rolls::{enrolled_as, enrolled_in};

/// What a student of this alias is called in the room as this machine knows it: what was not to travel goes first.
macro_rules! called {
    ($of:literal) => {
        concat!(
            "coalesce((SELECT h.name FROM name_here h WHERE h.student = ",
            $of,
            ".id AND h.name IS NOT NULL), ",
            $of,
            ".called)"
        )
    };
}

/// Given and family name of a student (alias s), as preferred.
macro_rules! written {
    () => {
        "coalesce(s.preferred_given, s.given, s.hand_given, '') || ' ' || coalesce(s.preferred_family, s.family, s.hand_family, '')"
    };
}

/// What a student (alias s) is called in the room; NULL where they are called as they are written.
pub(crate) const CALLED: &str = called!("s");

/// The same of one of their records (alias r).
pub(crate) const RECORD_CALLED: &str = called!("r");

/// The name to show for a student, from columns of `student` (alias s).
pub(crate) const SHOWN_NAME: &str = concat!("trim(coalesce(", called!("s"), ", ", written!(), "))");

/// The name to print for a student (alias s): what they are called in the room only where they said yes to paper.
pub(crate) const NAME_ON_PAPER: &str = concat!(
    "trim(coalesce(CASE WHEN EXISTS (SELECT 1 FROM name_here h WHERE h.student = s.id AND h.name IS NOT NULL)
      THEN (SELECT h.name FROM name_here h WHERE h.student = s.id AND h.is_printed = 1)
      WHEN s.called_printed = 1 THEN s.called END, ",
    written!(),
    "))"
);

/// Whether a student (alias s) stands for all records joined to them: joined to nobody who is here, or the smallest id of
/// a circle that two machines drew between them.
pub(crate) const STANDS: &str = "(s.same_as IS NULL OR NOT EXISTS (SELECT 1 FROM student t WHERE t.id = s.same_as) OR s.id IS (
    WITH RECURSIVE chain(id) AS (SELECT s.same_as UNION SELECT t.same_as FROM chain JOIN student t ON t.id = chain.id WHERE t.same_as IS NOT NULL)
    SELECT min(id) FROM chain WHERE s.id IN (SELECT id FROM chain)))";

/// Whether any record is joined to a student (alias s): for nearly all of them nothing more is asked.
pub(crate) const HAS_JOINED: &str = "EXISTS (SELECT 1 FROM student j WHERE j.same_as = s.id)";

/// The records that are one student (alias s), that one first of all.
pub(crate) const ALL_OF: &str = "(WITH RECURSIVE one(id) AS (SELECT s.id UNION SELECT j.id FROM one JOIN student j ON j.same_as = one.id) SELECT id FROM one)";

/// What is told of a student (alias s), by the roster or by hand; where their record says nothing, as one that was joined to it says.
macro_rules! told {
    ($field:literal) => {
        concat!(
            "coalesce(s.",
            $field,
            ", s.hand_",
            $field,
            ", (SELECT coalesce(j.",
            $field,
            ", j.hand_",
            $field,
            ") FROM student j WHERE j.same_as = s.id AND coalesce(j.",
            $field,
            ", j.hand_",
            $field,
            ") IS NOT NULL ORDER BY j.id LIMIT 1))"
        )
    };
}

/// A student's grade.
pub(crate) const GRADE: &str = told!("grade");

/// The same as grades are compared: "9" and "Ninth grade" are one.
pub(crate) const GRADE_FOLDED: &str = concat!("kith_grade(", told!("grade"), ")");

/// A student's school.
pub(crate) const SCHOOL: &str = told!("school");

/// The number by which a school knows a student.
pub(crate) const NUMBER: &str = told!("number");
