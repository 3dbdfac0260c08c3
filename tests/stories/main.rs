//! What does a counselor, a student, somebody from the office say that Kith does? One sentence a test, told through `world`:
//! real folders, real keys, real logs. Nothing here reaches past what the application itself can do, and nothing is timed.

mod after_visit;
mod asks;
mod at_the_door;
mod bringing_in;
mod caseload;
mod closing;
mod comparing;
mod hand_and_list;
mod keeping;
mod marks;
mod names;
mod notes;
mod opening;
mod overlay;
mod own_time;
mod panels;
mod plans;
mod plug;
mod profiles;
mod record;
mod refusals;
mod safety;
mod same_student;
mod search;
mod sitting;
mod suggestions;
mod summaries;
mod supports;
mod syncing;
mod take_away;
mod today;
mod two_counselors;
mod undo;
mod visits;
mod waves;
