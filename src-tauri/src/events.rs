//! What the shell tells its windows: that something was committed, how far long work is, that it locked.
//! Never a record: a window that is told reads again.

use domain::change::Scope;
use domain::record::Kind;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Sent after COMMIT, never before.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct CommittedEvent {
    pub scopes: Vec<Scope>,
    pub kinds: Vec<Kind>,
}

/// Long work that can be watched and stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    Preview,
    Apply,
    Invented,
    Backup,
}

/// `done` of `of`, in thousandths: whatever the job counts, a bar needs no more.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ProgressEvent {
    pub job: Job,
    pub done: u32,
    pub of: u32,
}

/// The key has left memory.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct LockedEvent {}

impl ProgressEvent {
    /// From a job's own count.
    pub fn of(job: Job, done: u64, of: u64) -> ProgressEvent {
        ProgressEvent { job, done: (done.min(of) * 1000 / of.max(1)) as u32, of: 1000 }
    }
}

pub const COMMITTED: &str = "committed";
pub const PROGRESS: &str = "progress";
pub const LOCKED: &str = "locked";
/// The full check found the store damaged: the interface says how to restore.
pub const NOT_WHOLE: &str = "not_whole";
