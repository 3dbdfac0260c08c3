//! What can go wrong with a notebook, as a person would say it. No failure carries a word of a note or anybody's name.

/// Why the notebook did not do it. What was written before is still there.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("this does not open the notebook")]
    WrongSecret,
    #[error("the notebook is damaged")]
    Damaged,
    /// Its sealed keys are here and the file is not. Nothing was made in its place.
    #[error("the file of the notebook is missing")]
    Missing,
    #[error("the notebook was written by a newer version of Kith")]
    Newer,
    #[error("the disk is full")]
    DiskFull,
    #[error("the folder cannot be written to")]
    ReadOnly,
    #[error("there is no such file")]
    NotHere,
    #[error("this note is not here any more")]
    NoSuchNote,
    #[error("there is nothing written")]
    TextIsEmpty,
    #[error("a note can have at most {most} characters")]
    TextIsTooLong { most: u32 },
    #[error("this file is no copy of a notebook")]
    NotACopy,
    /// The days for which it was handed over have passed.
    #[error("the time of this copy is over")]
    IsOver,
    #[error("unexpected: {0}")]
    Unexpected(#[from] anyhow::Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Failure {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Failure::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Failure::ReadOnly,
            // The key was proved by its seal: a file that it does not open is broken.
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Failure::Damaged,
            _ => Failure::Unexpected(error.into()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Failure::NotHere,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Failure::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Failure::DiskFull,
            _ => Failure::Unexpected(error.into()),
        }
    }
}

/// What the notebook's functions give back.
pub type Result<T> = std::result::Result<T, Failure>;
