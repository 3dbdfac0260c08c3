//! The counselor's own: private notes, her memory aid. One encrypted file per profile beside the store, under a key of its
//! own, each note with an end. It knows no Change, no Scope and nothing that sends; only the shell imports it, so a note is
//! in no log, backup, search or figure. Never called confidential: who may ask for it is for a court to say.

pub mod cipher;
pub mod copy;
pub mod failure;
mod files;
pub mod lock;
pub mod note;
pub mod notebook;

pub use failure::{Failure, Result};
pub use note::Note;
pub use notebook::Notebook;

/// The name of a note, of a student, of a copy.
pub type Id = uuid::Uuid;
