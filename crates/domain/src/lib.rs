//! What is true about students, their people and the dates on which it was told.
//! Pure: no file, clock, dice, SQL or async. Everything anyone records is a [`change::Change`] to a
//! field of a record; an [`edit::Edit`] says what a person meant and yields the changes, or a
//! [`refusal::Refusal`] that says why not.

pub mod activities;
pub mod after_visit;
pub mod answers;
pub mod asks;
pub mod at_the_door;
pub mod campaigns;
pub mod change;
pub mod choice;
mod class_by_hand;
pub mod cohort;
pub mod consent;
pub mod corrections;
pub mod disclosures;
pub mod earlier;
pub mod edit;
pub mod ego_network;
pub mod form_answers;
pub mod funnel;
pub mod goals;
pub mod grade;
pub mod groups;
pub mod holds;
pub mod interests;
pub mod line_reason;
pub mod map_edit;
pub mod marks;
pub mod measures;
pub mod names;
pub mod overlay;
pub mod people;
pub mod plans;
pub mod policy;
pub mod questions;
pub mod record;
pub mod redact;
pub mod refusal;
pub mod releases;
pub mod report;
pub mod role;
pub mod roster;
pub mod school_network;
pub mod shown;
pub mod stay_in_touch;
pub mod summary;
pub mod supports;
pub mod team_note;
pub mod time_log;
pub mod today;
#[cfg(test)]
mod told_so_far;
pub mod undo;
pub mod visit_list;
pub mod visitors;
pub mod visits;
pub mod waves;
pub mod wording;
