//! `kith check`, `backup`, `restore`: stores and their backups. A check opens exactly the file that was named, by a door
//! that cannot write; the other two work on a profile.

use std::path::{Path, PathBuf};

use serde_json::json;
use store::backup;
use store::check::check_file;
use store::cipher::DataKey;
use store::clock::Machine;
use store::desk::STORE;
use store::failure::Failure;
use store::keys::{KeyFile, NotOpened};
use store::open::{Caches, Store};
use store::profile::Profiles;

use super::{Common, DONE, Done, NOT_ALL, Trouble, secret, show};
use crate::platform;
use crate::sync::door::{self, MayOpen};
use crate::sync::kept;

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The folder of a profile, from what was named: itself, or the store in it, be that missing.
fn folder_of(store: &Path) -> Result<PathBuf, Trouble> {
    let store = absolute(store);
    let folder = match store.is_dir() {
        true => store,
        false if store.ends_with(STORE) => store.parent().map(Path::to_owned).unwrap_or_default(),
        false if store.exists() => return Err(Failure::NotHere.into()),
        false => return Err(nothing_there()),
    };
    if KeyFile::of_profile(&folder).is_there() { Ok(folder) } else { Err(Failure::NotHere.into()) }
}

fn nothing_there() -> Trouble {
    Trouble::of_file("There is nothing at the path that was named. Nothing was changed. Look whether it is written as it is.")
}

fn unlocked(keys: &KeyFile, common: &Common) -> Result<DataKey, Trouble> {
    let secret = secret(common)?;
    let rim = Machine::rim();
    let key = match common.recovery_code {
        true => keys.unlock_with_code(&secret, &*rim),
        false => keys.unlock(&secret, &*rim),
    };
    let word = if common.recovery_code { "recovery code" } else { "passphrase" };
    key.map_err(|not_opened| match not_opened {
        NotOpened::Wrong { wait_s: 0 } => Trouble::here(format!("This {word} does not open this store. Nothing was changed.")),
        NotOpened::Wrong { wait_s } => Trouble::here(format!(
            "This {word} does not open this store. Nothing was changed. Wait {wait_s} seconds before the next try."
        )),
        NotOpened::Wait { wait_s } => Trouble::here(format!("Too many wrong tries. Wait {wait_s} seconds, then try again.")),
        NotOpened::Failed(failure) => failure.into(),
    })
}

/// Opens the store of a profile.
pub fn open(store: &Path, common: &Common) -> Result<Store, Trouble> {
    let named = absolute(store);
    let closed = if named.is_dir() { named.as_path() } else { named.parent().unwrap_or(&named) };
    door::may_open(closed, &*Machine::rim()).map_err(stays_closed)?;
    let folder = folder_of(store)?;
    let key = unlocked(&KeyFile::of_profile(&folder), common)?;
    let open = Store::open(&folder.join(STORE), &key, Machine::rim(), Caches::MAIN)?;
    kept::look(&open, &folder, |_| None, &*Machine::rim())?.map_err(stays_closed)?;
    Ok(open)
}

/// Why a profile that belongs to a district is not opened, and what opens it.
fn stays_closed(closed: MayOpen) -> Trouble {
    Trouble::here(match closed {
        MayOpen::LeaseOver => {
            "This laptop was without its district for longer than it may, so nothing was opened, and everything is kept. Connect it to the internet and start Kith: it meets the district, and opens again; or enter a new invitation from IT there."
        }
        MayOpen::Refused => {
            "The district was met and lets this laptop in no more, so nothing was opened, and everything is kept. Ask IT whether the account is still open, or for a new invitation."
        }
        MayOpen::NoteGone => {
            "These records belong to a district, and what this laptop had noted of it is gone, so nothing was opened, and everything is kept. Start Kith: it meets the district where it still can, or takes a new invitation from IT."
        }
        MayOpen::Lost | MayOpen::Yes => {
            "This laptop was reported lost, and what opens this profile was destroyed. What had been sent is with the district. Ask IT for a new invitation."
        }
    })
}

pub fn check(store: &Path, common: &Common) -> Done {
    let named = absolute(store);
    let file = if named.is_dir() { named.join(STORE) } else { named };
    let keys = KeyFile::beside(&file);
    if !file.exists() {
        // A profile without its store is told as one; any other name that is none was mistyped.
        return Err(match keys.is_some() && file.ends_with(STORE) {
            true => Failure::Missing.into(),
            false if store.exists() => Failure::NotHere.into(),
            false => nothing_there(),
        });
    }
    let keys = keys.ok_or_else(|| {
        Trouble::of_file(
            "There are no keys beside this file, and nothing else opens it. Nothing was changed. Put the .keys file that was made with the backup beside it.",
        )
    })?;
    let key = unlocked(&keys, common)?;
    let health = check_file(&file, &key, &*Machine::rim())?;
    show(common.json, &health, || {
        let verdict = if health.is_whole {
            "This store is whole.".to_owned()
        } else {
            format!(
                "This store is not whole: {}.\nRestore a backup: kith restore BACKUP --store FOLDER.",
                health.troubles.join("; ")
            )
        };
        format!("{verdict}\n{} commits, {} changes.\n", health.commits, health.changes)
    })?;
    Ok(if health.is_whole { DONE } else { NOT_ALL })
}

pub fn back_up(store: &Path, to: Option<PathBuf>, common: &Common) -> Done {
    to.as_deref().map_or(Ok(()), may_hold_backups)?;
    let open = open(store, common)?;
    to.as_deref().map_or(Ok(()), make_folder)?;
    let made = match &to {
        Some(folder) => open.back_up_to(folder, &mut |_, _| true)?,
        None => open.back_up(&mut |_, _| true)?,
    };
    let folder = to.unwrap_or_else(|| open.path().parent().map(backup::folder_of).unwrap_or_default());
    show(common.json, &made, || {
        format!(
            "{} was made and read back, in {}.\nKeep the .keys file with it: the two together open on any machine, with the passphrase or the recovery code.\n",
            made.name,
            folder.display()
        )
    })?;
    Ok(DONE)
}

/// A file where the folder should be is seen before anybody types a passphrase.
fn may_hold_backups(folder: &Path) -> Result<(), Trouble> {
    match folder.exists() && !folder.is_dir() {
        true => Err(Trouble::here(
            "A file lies where the backup was to be put, and a backup needs a folder. Nothing was changed. Name a folder: --to FOLDER.",
        )),
        false => Ok(()),
    }
}

fn make_folder(folder: &Path) -> Result<(), Trouble> {
    std::fs::create_dir_all(folder).map_err(|why| match Failure::from(why) {
        known @ (Failure::ReadOnly | Failure::DiskFull) => known.into(),
        _ => Trouble::here(
            "The folder for the backup cannot be made there. Nothing was changed. Name one that can be: --to FOLDER.",
        ),
    })
}

pub fn restore(from: &Path, store: Option<&Path>, common: &Common) -> Done {
    if !from.is_file() {
        return Err(Trouble::of_file("There is no such backup. Nothing was changed."));
    }
    let Some(store) = store else { return made_again(from, common) };
    let folder = folder_of(store)?;
    let key = unlocked(&KeyFile::of_profile(&folder), common)?;
    let restored = store::restore::restore(from, &folder.join(STORE), &key, Machine::rim()).map_err(|failure| match failure {
        Failure::WrongKey | Failure::Damaged => {
            Trouble::of_file("This backup does not open with this profile's key. Nothing was changed. Try another.")
        }
        other => other.into(),
    })?;
    show(common.json, &restored, || {
        let former =
            restored.former.as_ref().map_or(String::new(), |former| format!("The former store was kept: {}\n", former.display()));
        format!("Restored: {} commits, {} of them read out of the former store.\n{former}", restored.commits, restored.regained)
    })?;
    Ok(DONE)
}

/// Makes the profile of a backup again, where this machine has nothing of it.
fn made_again(from: &Path, common: &Common) -> Done {
    let from = absolute(from);
    let Some((keys, owner)) = KeyFile::beside(&from).and_then(|keys| Some((keys.clone(), keys.owner()?))) else {
        return Err(Trouble::of_file(
            "There are no keys of its own beside this backup. Nothing was changed. Put the .keys file that was made with it beside it, or name the profile: --store FOLDER.",
        ));
    };
    let home = platform::home().map_err(|cause| Trouble::here(format!("{cause:#}. Nothing was changed.")))?;
    let profiles = Profiles::in_folder(&home);
    if profiles.holds(owner.profile) {
        return Err(Trouble::here(
            "The profile of this backup is on this machine already. Nothing was changed. Restore into it: kith restore BACKUP --store FOLDER.",
        ));
    }
    let key = unlocked(&keys, common)?;
    let (card, restored) = profiles.restore(&from, &key, &Machine::rim()).map_err(|failure| match failure {
        Failure::WrongKey | Failure::Damaged => Trouble::of_file("This backup is damaged. Nothing was changed. Try another."),
        other => other.into(),
    })?;
    let folder = profiles.folder(card.id);
    show(common.json, &json!({ "profile": folder, "commits": restored.commits }), || {
        format!(
            "The profile was made again, with {} commits: {}\nOpen Kith and unlock it with the passphrase it had, or with the recovery code. If it belonged to a district, have a new invitation from IT at hand.\n",
            restored.commits,
            folder.display()
        )
    })?;
    Ok(DONE)
}
