//! What can go wrong with a store, as a person would say it. A chain of causes stays inside; no
//! failure carries anybody's name.

use domain::refusal::Refusal;

/// Why the store did not do it. Whatever was committed before is still there.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The edit makes no sense here; nothing was written.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    #[error("the key does not open this file")]
    WrongKey,
    #[error("the file is damaged")]
    Damaged,
    /// Where a store has to be there is none. Nothing was made in its place.
    #[error("the file of the store is missing")]
    Missing,
    #[error("the file was written by a newer version of Kith")]
    Newer,
    #[error("another Kith has this store open")]
    InUse,
    #[error("the disk is full")]
    DiskFull,
    #[error("the folder cannot be written to")]
    ReadOnly,
    #[error("there is no such file")]
    NotHere,
    #[error("stopped as asked")]
    Cancelled,
    #[error("unexpected: {0}")]
    Unexpected(#[from] anyhow::Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Failure {
        use rusqlite::ErrorCode;
        // The index of the journal lies in a file of its own, which grows by other means than the rest: that it cannot grow is told
        // apart from a full disk by the engine, and is one.
        if error.sqlite_error().is_some_and(|told| told.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Failure::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Failure::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Failure::ReadOnly,
            Some(ErrorCode::NotADatabase) => Failure::WrongKey,
            Some(ErrorCode::DatabaseCorrupt) => Failure::Damaged,
            Some(ErrorCode::OperationInterrupted) => Failure::Cancelled,
            Some(ErrorCode::CannotOpen) => Failure::ReadOnly,
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

/// What the store's functions give back.
pub type Result<T> = std::result::Result<T, Failure>;
