//! Why was a whole file refused? One closed list; each says what happened and what to do.
//! It names the file and never its folder, never a value from inside it: a value may be somebody's name.

use std::path::Path;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::text::shown;

/// A file that cannot be taken in. Nothing of it, and of the files given with it, was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what it is")]
#[serde(tag = "unreadable", rename_all = "snake_case")]
pub enum Unreadable {
    #[error("No file was given, or the folder is empty. Choose the files of the roster, or the folder that holds them.")]
    Nothing,
    #[error("{file} was not found. Check that it is still there, and choose it again.")]
    NotFound { file: String },
    #[error("{file} could not be read from the disk. Check that you may open it, copy it to this machine, and choose it again.")]
    NotOpened { file: String },
    #[error(
        "{file} is not a roster that Kith knows (OneRoster 1.1 or 1.2, or Ed-Fi 5). If it is a plain list of students, add it as a list."
    )]
    NotARoster { file: String },
    #[error("{file} is of another kind than the files before it. Bring in OneRoster and Ed-Fi files one kind at a time.")]
    MixedFormats { file: String },
    #[error("{file} is there twice. Keep one of the two, and choose the files again.")]
    Twice { file: String },
    #[error(
        "{file}: there is no list of people among these files (users.csv). Ask for a complete export, and choose all its files together."
    )]
    NoStudents { file: String },
    #[error("{file} has no column {column}, without which no line can be read. Ask for an export that has it.")]
    NoColumn { file: String, column: String },
    #[error("{file} is broken at line {line}: {because}. Nothing was taken from it. Ask for the file again.")]
    Broken { file: String, line: u32, because: Breakage },
    #[error("{file} is a damaged archive. Nothing was taken from it. Copy or download it again.")]
    BrokenArchive { file: String },
    #[error("{file} is encrypted. Open it with its password, and choose the files that come out.")]
    Encrypted { file: String },
    #[error("{file} unpacks to far more than it holds, as files made to fill a disk do. It was not unpacked. Ask who sent it.")]
    Bomb { file: String },
    #[error("{file} is larger than Kith reads at once ({most}). Ask for an export of fewer schools.")]
    TooLarge { file: String, most: String },
    #[error(
        "{file}, line {line}: the file declares a document type or entities of its own, which no roster needs. It was not read. Ask for a plain export."
    )]
    HasEntities { file: String, line: u32 },
    #[error("{file} is not a table that Kith reads (CSV or XLSX). Save it as CSV or XLSX, and choose it again.")]
    NotATable { file: String },
    #[error("{file} is not a network (GraphML, or CSV with one tie a line).")]
    NotANetwork { file: String },
    #[error("{file} is empty: there is nothing in it to read. Ask for the file again.")]
    Empty { file: String },
    #[error(
        "{file}, line {line}: tie {nth} of the file leads to somebody who is not in it. Nothing was measured. Export the network again."
    )]
    NoSuchNode { file: String, line: u32, nth: u32 },
    #[error("{file} was changed since its columns were looked at. Nothing was taken from it. Choose it again.")]
    Changed { file: String },
    #[error("The reading was stopped. Nothing was changed.")]
    Cancelled,
}

/// In what way a text file is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what it is")]
#[serde(rename_all = "snake_case")]
pub enum Breakage {
    #[error("a quotation mark is opened and never closed")]
    QuoteNeverClosed,
    #[error("the XML is not well formed")]
    NotWellFormed,
    #[error("the file breaks off in the middle")]
    BreaksOff,
    #[error("a single value is longer than any roster needs")]
    ValueTooLong,
}

/// The name of a file without its folders, which may name a person, and without what a terminal would obey.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| "the file".to_owned(), |name| shown(name.to_string_lossy()).0.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_file_and_not_its_folder() {
        let file = name_of(Path::new("/home/ana/Luz Rivera/users.csv"));
        let said = Unreadable::NotFound { file }.to_string();
        assert!(said.contains("users.csv") && !said.contains("Luz"), "{said}");
    }
}
