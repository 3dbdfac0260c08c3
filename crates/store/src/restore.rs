//! Restoring: a backup in the place of a store. The former store is moved aside, never deleted, and whatever it still
//! lets be read of commits newer than the backup is merged in again. Nothing is touched while anybody has the store open,
//! and nothing before the copy is proved.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::OpenFlags;
use serde::Serialize;

use crate::backup::{moment, prove};
use crate::cipher::DataKey;
use crate::clock::Rim;
use crate::failure::{Failure, Result};
use crate::files::if_there;
use crate::log;
use crate::open::{Caches, Hold, Store, bring_up, connect, has_log, with_end};
use crate::platform::sync_folder;

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// Where the store that was replaced lies now; it stays until something is erased, which it would still hold.
    pub former: Option<PathBuf>,
    /// Commits newer than the backup that were read out of the former store and are there again.
    pub regained: u64,
    pub commits: u64,
}

/// Puts a backup in the place of a store.
pub fn restore(backup: &Path, store: &Path, key: &DataKey, rim: Arc<dyn Rim>) -> Result<Restored> {
    put_in_place(backup, store, key, rim).map(|(_, restored)| restored)
}

/// The same, giving the store as it is open now.
pub(crate) fn put_in_place(backup: &Path, store: &Path, key: &DataKey, rim: Arc<dyn Rim>) -> Result<(Store, Restored)> {
    let folder = store.parent().ok_or(Failure::NotHere)?;
    // Held from here on: whoever had the store open would go on committing into the file that is moved aside.
    let hold = Hold::take(store)?;
    let beside = proven_copy(backup, store, key)?;
    let mut formers = (rim.now_ms()..).map(|now_ms| store.with_extension(format!("before-{}.kith", moment(now_ms))));
    let former = formers.find(|former| !former.exists()).ok_or(Failure::NotHere)?;
    let aside = Aside { store, former };
    let had_one = store.try_exists()?;
    let opened = aside
        .moved()
        .and_then(|()| Ok(fs::rename(&beside, store)?))
        .and_then(|()| sync_folder(folder))
        .and_then(|()| Store::open_held(hold.clone(), store, key, rim, Caches::MAIN, &mut |_, _| true));
    let restored = match opened {
        Ok(restored) => restored,
        Err(failure) => {
            aside.moved_back(!beside.exists());
            let _ = fs::remove_file(&beside);
            return Err(failure);
        }
    };
    let former = had_one.then_some(aside.former);
    let regained = former.as_ref().map_or(0, |former| regain(&restored, former, key));
    let commits = restored.check_quick()?.commits;
    Ok((restored, Restored { former, regained, commits }))
}

/// A copy beside the store, proved. The backup itself is only read.
fn proven_copy(backup: &Path, store: &Path, key: &DataKey) -> Result<PathBuf> {
    let beside = store.with_extension("restoring");
    let made = fs::copy(backup, &beside)
        .map_err(Failure::from)
        .and_then(|_| renewed(&beside, key))
        .and_then(|()| prove(&beside, key))
        .and_then(|()| Ok(fs::OpenOptions::new().write(true).open(&beside)?.sync_all()?));
    match made {
        Ok(()) => Ok(beside),
        Err(failure) => {
            let _ = fs::remove_file(&beside);
            Err(failure)
        }
    }
}

/// Brings a copy that an earlier program made to the log of this one.
fn renewed(path: &Path, key: &DataKey) -> Result<()> {
    let copy = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX, 4096)?;
    if !has_log(&copy)? {
        return Err(Failure::Damaged);
    }
    bring_up(&copy)
}

/// A store, and where it goes to make room.
struct Aside<'a> {
    store: &'a Path,
    former: PathBuf,
}

/// A store's files. Its journal goes with it: beside another store it would be taken for that one's.
const ENDS: [&str; 3] = ["", "-wal", "-shm"];

impl Aside<'_> {
    fn moved(&self) -> Result<()> {
        for end in ENDS {
            if_there(fs::rename(with_end(self.store, end), with_end(&self.former, end)))?;
        }
        Ok(())
    }

    /// Puts everything back as it was before [`Aside::moved`], however far that came. `is_swapped` says that another store
    /// lies in the place by now.
    fn moved_back(&self, is_swapped: bool) {
        for end in ENDS {
            let (here, there) = (with_end(self.store, end), with_end(&self.former, end));
            if is_swapped {
                let _ = fs::remove_file(&here);
            }
            if there.is_file() {
                let _ = fs::rename(there, here);
            }
        }
    }
}

/// Reads commit by commit what the former store still gives, newest last, and stops counting where it gives nothing.
fn regain(restored: &Store, former: &Path, key: &DataKey) -> u64 {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let Ok(old) = connect(former, key, flags, 4096) else { return 0 };
    // A log of an earlier Kith has not all tables that are read here. One too damaged for them gives what it can.
    let _ = bring_up(&old);
    // Otherwise a backup of an earlier day would be a way past the district's word of today.
    if let Err(failure) = crate::travel::district_follows(restored, &old) {
        tracing::warn!("what the former store knew of its district cannot be read: {failure}");
    }
    let Ok(last) = restored.reading(log::last_position) else { return 0 };
    let mut position = last;
    // Positions have no gaps: the first that cannot be read does not end the search, the ones behind it may lie on whole pages.
    let mut misses = 0;
    while misses < 1000 {
        position += 1;
        let found = old
            .query_row(
                &format!("SELECT {} FROM commits m WHERE m.position = ?1", log::HEADING_COLUMNS),
                [position],
                log::read_heading,
            )
            .ok()
            .and_then(|(_, heading)| Some(log::Commit { changes: log::changes_in(&old, heading.id).ok()?, heading }));
        match found {
            Some(commit) if restored.merge(std::slice::from_ref(&commit)).is_ok() => misses = 0,
            _ => misses += 1,
        }
    }
    // Counted where they lie now: a commit that the backup had already was not regained.
    restored.reading(log::last_position).map_or(0, |now| (now - last).max(0) as u64)
}
