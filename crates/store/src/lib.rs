//! Where it is kept. One encrypted file per profile: a log of changes that is never rewritten, and
//! tables that are read from it. The only crate that speaks SQL.

pub mod backup;
mod by_id;
pub mod check;
pub mod cipher;
pub mod clock;
pub mod commit;
pub mod desk;
pub mod destroy;
pub mod draft;
pub mod erase;
pub mod failure;
mod files;
pub mod finder;
pub mod import;
pub mod import_choices;
pub mod import_form;
pub mod import_list;
pub mod import_visits;
pub mod keys;
pub mod log;
pub mod merge;
pub mod open;
mod platform;
pub mod profile;
pub mod quiet;
pub mod read;
pub mod rebuild;
pub mod restore;
pub mod tables;
pub mod travel;
pub mod undo;
