//! Questions and their answers: one file per question, each with its row, its SQL and its function.
//! Answers are plain and ready to be shown.

pub mod filters;
pub mod look_alikes;
pub mod map;
pub mod student;
pub mod students;
pub mod suggestions;
pub mod today;

/// The name to write for a student, from columns of `student` (alias s).
pub(crate) const SHOWN_NAME: &str = "trim(coalesce(s.called, coalesce(s.preferred_given, s.given, s.hand_given, '') || ' ' || coalesce(s.preferred_family, s.family, s.hand_family, '')))";

/// A student's grade, from the roster or by hand.
pub(crate) const GRADE: &str = "coalesce(s.grade, s.hand_grade)";

/// A student's school, from the roster or by hand.
pub(crate) const SCHOOL: &str = "coalesce(s.school, s.hand_school)";
