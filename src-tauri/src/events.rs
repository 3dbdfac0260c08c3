//! What the shell tells its windows: that something was committed, how far long work is, that it locked.
//! Never a record: a window that is told reads again.

use domain::change::Scope;
use domain::record::Kind;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Emitter, EventTarget, Manager};

use crate::lens::{Area, Lens, Role};
use crate::shell::Shell;

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
    Undo,
    Caseload,
    Invented,
    Backup,
    /// The picture of the school's network is laid out.
    Picture,
    /// The tables are read out of the log again, as an update of Kith wants them.
    ReadAgain,
    /// Somebody signs in to their district in a browser.
    SignIn,
}

impl Job {
    /// The part of Kith that this work belongs to.
    pub const fn area(self) -> Area {
        match self {
            Job::Preview | Job::Apply | Job::Undo => Area::BringingIn,
            Job::Caseload => Area::Registry,
            Job::Picture => Area::School,
            Job::Invented | Job::Backup | Job::ReadAgain | Job::SignIn => Area::Own,
        }
    }
}

/// `done` of `of`, in thousandths: whatever the job counts, a bar needs no more. All of it also when the job ended otherwise.
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
/// A sitting was covered: the window asks again how it stands.
pub const SITTING: &str = "sitting";
/// What the student's screen shows may have changed: it asks again.
pub const SCREEN: &str = "screen";
/// How it stands with the district changed: who shows it asks again.
pub const DISTRICT: &str = "district";
/// The full check found the store damaged: the interface says how to restore.
pub const NOT_WHOLE: &str = "not_whole";

/// Whether a window hears of that part. While no profile is open there is no role, and only of the door is anything told.
fn hears(window: &str, open: Option<Role>, area: Area) -> bool {
    let role = open.or((area == Area::Own).then_some(Role::Teacher));
    role.and_then(|role| Lens::of(window, role)).is_some_and(|lens| lens.allows(area))
}

/// Tells the windows whose lens it concerns. That a page may listen at all is a capability, and the main window alone has it.
pub fn tell<T: Serialize + Clone>(app: &AppHandle, event: &str, told: &T, area: Area) {
    tell_others(app, event, told, area, None);
}

/// The same, but for the one window that knows it already.
pub fn tell_others<T: Serialize + Clone>(app: &AppHandle, event: &str, told: &T, area: Area, knows: Option<&str>) {
    let open = app.state::<std::sync::Arc<Shell>>().open().map(|session| session.role);
    let windows = app.webview_windows().into_keys().filter(|label| knows != Some(label.as_str()));
    for label in windows.filter(|label| hears(label, open, area)) {
        if let Err(cause) = app.emit_to(EventTarget::webview_window(&label), event, told.clone()) {
            tracing::warn!("{event} was not told: {cause}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::window::{MAIN, STUDENT};

    #[test]
    fn a_commit_is_told_to_the_windows_that_may_read_it_and_to_no_other() {
        let map = Area::told(&[Kind::Student, Kind::Placement]);
        assert!(hears(MAIN, Some(Role::Counselor), map));
        assert!(!hears(MAIN, Some(Role::Teacher), map));
        assert!(!hears("stray", Some(Role::Counselor), map));
        // The student's window hears that it has to look again, and not of whom something was told.
        assert!(!hears(STUDENT, Some(Role::Counselor), map) && !hears(STUDENT, Some(Role::Counselor), Area::Own));
        assert!(hears(STUDENT, Some(Role::Counselor), Area::Screen) && !hears(STUDENT, None, Area::Screen));
        assert!(hears(MAIN, Some(Role::Teacher), Area::told(&[Kind::Student, Kind::Enrollment])));
    }

    #[test]
    fn while_kith_is_locked_nothing_is_told_but_what_happens_at_the_door() {
        assert!(!hears(MAIN, None, Area::Registry) && !hears(MAIN, None, Area::Maps));
        assert!(hears(MAIN, None, Job::Invented.area()));
    }
}
