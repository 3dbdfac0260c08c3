//! How do files become plain rows, and values a safe cell of a file?
//! Bytes in, rows of `domain` out, with every line that was not taken named by file, line and reason.
//! Nothing here writes to a store, decides who is who, or trusts what a file says about its own size.

pub mod activities_file;
mod calendar;
pub mod cell;
pub mod choices;
pub mod copy_page;
mod dated;
pub mod days;
mod delimited;
mod edfi;
pub mod first_line;
pub mod form;
mod intake;
pub mod listed;
pub mod mapping;
pub mod network_file;
mod notes;
pub mod notes_file;
mod oneroster;
pub mod pairs;
pub mod pasted;
pub mod records_file;
pub mod report_file;
pub mod roster;
mod rows;
mod source;
pub mod table;
mod text;
pub mod time_file;
mod transcoded;
pub mod unreadable;
pub mod visit_list;
mod visit_words;
pub mod visits_file;
pub mod watch;
pub mod workbook;
mod xml;
