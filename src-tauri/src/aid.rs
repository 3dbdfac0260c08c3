//! The counselor's memory aid, as the open profile has it: opened behind the unlock by the words that were typed, closed by the
//! lock and as soon as a student sits down. The keychain's key opens the store and not this. Whoever asks while it is being
//! opened waits.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use notebook::cipher::Cost;
use notebook::copy::Copied;
use notebook::lock::Lock;
use notebook::{Note, Notebook};
use serde::{Deserialize, Serialize};
use specta::Type;
use zeroize::Zeroizing;

use crate::failure::{Answer, Failure, FailureCode};

/// How the notebook stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AidStands {
    Open,
    /// It wants the passphrase: the profile was opened without it, or a student sat here.
    Closed,
    /// The passphrase does not open it: it was sealed by one before, or for a recovery code.
    SealedOtherwise,
    Missing,
    Damaged,
    Newer,
}

enum State {
    Opening,
    Closed(AidStands),
    Open(Notebook),
}

/// What opens a notebook: the passphrase, and the recovery code where it was just told.
pub struct Words {
    pub passphrase: Zeroizing<String>,
    pub code: Option<Zeroizing<String>>,
}

/// The notebook of the open profile.
pub struct Aid {
    folder: PathBuf,
    state: Mutex<State>,
    turned: Condvar,
    /// The note that was removed last, for its undo: in memory alone, and gone with the lock.
    removed: Mutex<Option<Note>>,
    /// A copy that was opened and is looked at.
    copied: Mutex<Option<Copied>>,
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The same cost as the store's keys have.
pub fn cost(of: store::cipher::Cost) -> Cost {
    Cost { memory_kib: of.memory_kib, passes: of.passes, lanes: of.lanes }
}

impl Aid {
    /// The notebook of a profile's folder, closed.
    pub fn closed(folder: &Path) -> Aid {
        Aid {
            folder: folder.to_owned(),
            state: Mutex::new(State::Closed(AidStands::Closed)),
            turned: Condvar::new(),
            removed: Mutex::default(),
            copied: Mutex::default(),
        }
    }

    /// Says that it is being opened: from now on whoever asks waits for [`Aid::opens`].
    pub fn is_to_open(&self) {
        *lock(&self.state) = State::Opening;
    }

    /// Opens it, makes it where there was never one, and forgets what is past its clock.
    pub fn opens(&self, words: &Words, cost: Cost, now_ms: i64) -> AidStands {
        let code = words.code.as_ref().map(|code| store::cipher::read_code(code));
        let opened = Notebook::open_or_make(&self.folder, &words.passphrase, code.as_ref().map(|code| code.as_str()), cost);
        self.turn(opened, now_ms)
    }

    /// Opens it by a passphrase or a recovery code that was its own before, and seals it for the passphrase that holds.
    pub fn opens_by_former(&self, former: &str, passphrase: &str, cost: Cost, now_ms: i64) -> AidStands {
        let seals = Lock::of(&self.folder);
        let key = seals.open(former).or_else(|failure| match failure {
            notebook::Failure::WrongSecret => seals.open_by_code(&store::cipher::read_code(former)),
            other => Err(other),
        });
        self.is_to_open();
        let opened = key.and_then(|key| {
            seals.also_by(&key, passphrase, cost)?;
            seals.only_newest()?;
            Notebook::open(&self.folder, &key)
        });
        self.turn(opened, now_ms)
    }

    fn turn(&self, opened: notebook::Result<Notebook>, now_ms: i64) -> AidStands {
        if let Ok(open) = &opened {
            sweep(open, now_ms);
        }
        let mut state = lock(&self.state);
        // It was closed meanwhile: a student sat down.
        if matches!(*state, State::Opening) {
            *state = match opened {
                Ok(open) => State::Open(open),
                Err(failure) => State::Closed(why(&failure)),
            };
        }
        self.turned.notify_all();
        stands(&state)
    }

    /// Closes it: its key and its last words leave memory.
    pub fn close(&self) {
        *lock(&self.state) = State::Closed(AidStands::Closed);
        *lock(&self.removed) = None;
        *lock(&self.copied) = None;
        self.turned.notify_all();
    }

    fn settled(&self) -> MutexGuard<'_, State> {
        self.turned.wait_while(lock(&self.state), |state| matches!(state, State::Opening)).unwrap_or_else(PoisonError::into_inner)
    }

    /// How it stands, as soon as that is known.
    pub fn stands(&self) -> AidStands {
        stands(&self.settled())
    }

    /// Whether the recovery code opens it too.
    pub fn has_code(&self) -> bool {
        Lock::of(&self.folder).has_code()
    }

    /// Does something with it, where it is open.
    pub fn with<T>(&self, does: impl FnOnce(&Notebook) -> notebook::Result<T>) -> Answer<T> {
        match &*self.settled() {
            State::Open(open) => Ok(does(open)?),
            _ => Err(Failure::plain(FailureCode::NotebookClosed)),
        }
    }

    /// Forgets what is past its clock, where it is open at this moment.
    pub fn sweep(&self, now_ms: i64) {
        if let State::Open(open) = &*lock(&self.state) {
            sweep(open, now_ms);
        }
    }

    /// Removes a note, and remembers it for [`Aid::bring_back`].
    pub fn remove(&self, note: notebook::Id, now_ms: i64) -> Answer<()> {
        let removed = self.with(|open| open.remove(note, now_ms))?;
        *lock(&self.removed) = Some(removed);
        Ok(())
    }

    /// Puts the note back that was removed last.
    pub fn bring_back(&self, now_ms: i64) -> Answer<()> {
        let removed = lock(&self.removed).clone().ok_or(domain::refusal::Refusal::NothingToUndo)?;
        let is_back = self.with(|open| open.put_back(&removed, now_ms))?;
        // Only now: until it is back it is held here alone.
        lock(&self.removed).take();
        is_back.then_some(()).ok_or_else(|| domain::refusal::Refusal::NothingToUndo.into())
    }

    /// Remembers the copy that is looked at.
    pub fn looks_at(&self, copied: Option<Copied>) {
        *lock(&self.copied) = copied;
    }

    /// Takes the copy off that was looked at.
    pub fn looked_at(&self) -> Option<Copied> {
        lock(&self.copied).take()
    }
}

/// What cannot be looked for now is looked for the next time: the notes that are kept can be read.
fn sweep(open: &Notebook, now_ms: i64) {
    if let Err(failure) = open.sweep(now_ms) {
        tracing::warn!("notes past their clock could not be looked for: {failure}");
    }
}

const fn stands(state: &State) -> AidStands {
    match state {
        State::Open(_) => AidStands::Open,
        State::Opening => AidStands::Closed,
        State::Closed(stands) => *stands,
    }
}

fn why(failure: &notebook::Failure) -> AidStands {
    use notebook::Failure as F;
    match failure {
        F::WrongSecret => AidStands::SealedOtherwise,
        F::Missing | F::NotHere => AidStands::Missing,
        F::Newer => AidStands::Newer,
        F::Damaged => AidStands::Damaged,
        other => {
            tracing::error!("the notebook did not open: {other}");
            AidStands::Damaged
        }
    }
}
