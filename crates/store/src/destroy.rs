//! A profile's keys are destroyed: its laptop is lost. Whatever opens the store, a draft or a backup beside them is written over
//! and taken away; what they opened lies there and nothing opens it. Afterwards it is looked for, and what is left is told. The
//! keychain and the memory aid have keys of their own, which the shell destroys. It may be called again at any time.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use domain::record::Id;

use crate::backup;
use crate::clock::Rim;
use crate::desk::DRAFTS;
use crate::draft::Drafts;
use crate::failure::{Failure, Result};
use crate::files::{if_there, lying_in, wipe};
use crate::keys::KEYS;
use crate::platform::sync_folder;
use crate::profile::Profiles;

/// How the files of sealed keys end beside a backup, and what the power leaves of one that was just written.
const ENDS: [&str; 2] = ["keys", "new"];

impl Profiles {
    /// Destroys every key in a profile's folder. What of it cannot be destroyed stops nothing of the rest, and is the failure
    /// that is told at the end.
    pub fn destroy_keys(&self, profile: Id, rim: &dyn Rim) -> Result<()> {
        let folder = self.folder(profile);
        let mut first = Ok(());
        // The store's own first: with it goes what is worth most.
        for path in own_in(&folder) {
            first = first.and(destroy(&path, rim));
        }
        for path in sealed_in(&backup::folder_of(&folder))? {
            first = first.and(destroy(&path, rim));
        }
        // Of a draft the file goes too: nothing may ever open it again, and it has no copy.
        let drafts = Drafts::in_folder(&folder.join(DRAFTS));
        for wave in drafts.waves()? {
            first = first.and(drafts.destroy(wave, rim));
        }
        first = first.and(drafts.sweep());
        first.and_then(|()| sync_folder(&folder))?;
        match self.has_keys(profile)? {
            false => Ok(()),
            true => Err(Failure::InUse),
        }
    }

    /// Takes away what sealed keys would open: the store, its journal and the backups beside it. Only where something may still
    /// hold a key that nobody can take from it.
    pub fn destroy_sealed(&self, profile: Id) -> Result<()> {
        let folder = self.folder(profile);
        for place in [folder.clone(), backup::folder_of(&folder)] {
            for path in lying_in(&place)? {
                let path = path?;
                if path
                    .file_name()
                    .and_then(|name| name.to_str())
                    .is_some_and(|name| name.contains(".kith") || name.starts_with("store."))
                {
                    if_there(fs::remove_file(&path))?;
                }
            }
            if place.exists() {
                sync_folder(&place)?;
            }
        }
        Ok(())
    }

    /// Whether anything lies in a profile's folder that opens any of it.
    pub fn has_keys(&self, profile: Id) -> Result<bool> {
        let folder = self.folder(profile);
        let is_left = own_in(&folder).iter().any(|path| path.exists())
            || !sealed_in(&backup::folder_of(&folder))?.is_empty()
            || !Drafts::in_folder(&folder.join(DRAFTS)).waves()?.is_empty();
        Ok(is_left)
    }

    /// How many drafts lie in a profile's folder: that much can be known without any key.
    pub fn drafts_in(&self, profile: Id) -> Result<u32> {
        Ok(Drafts::in_folder(&self.folder(profile).join(DRAFTS)).waves()?.len() as u32)
    }

    /// Takes a profile that nothing opens any more off this machine. Refused while any key of it is there.
    pub fn remove(&self, profile: Id) -> Result<()> {
        if self.has_keys(profile)? {
            return Err(Failure::InUse);
        }
        let folder = self.folder(profile);
        // The card goes first: cut off in between, it is no profile any more.
        if_there(fs::remove_file(folder.join(crate::profile::CARD)))?;
        if_there(fs::remove_dir_all(&folder))?;
        folder.parent().map_or(Ok(()), sync_folder)
    }
}

/// The store's own, and what the power leaves of them while they are written.
fn own_in(folder: &Path) -> [PathBuf; 2] {
    let own = folder.join(KEYS);
    [own.with_extension("new"), own]
}

/// The sealed keys that lie beside the backups of a profile.
fn sealed_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in lying_in(folder)? {
        let path = path?;
        if path.extension().and_then(|end| end.to_str()).is_some_and(|end| ENDS.contains(&end)) {
            found.push(path);
        }
    }
    Ok(found)
}

fn destroy(path: &Path, rim: &dyn Rim) -> Result<()> {
    let there = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        there => there?,
    };
    let mut noise = vec![0u8; there.len() as usize];
    rim.fill(&mut noise);
    wipe(path, &noise)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::cipher::Cost;
    use crate::clock::Machine;
    use crate::profile::NewProfile;
    use domain::edit::Edit;
    use domain::people::{NewStudent, PeopleEdit, StudentByHand};
    use domain::waves::WaveEdit;

    /// Every file below, with its bytes.
    fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        for path in lying_in(folder).unwrap().map(|path| path.unwrap()) {
            match path.is_dir() {
                true => found.extend(files(&path)),
                false => found.push((path.clone(), fs::read(&path).unwrap())),
            }
        }
        found
    }

    #[test]
    fn after_it_nothing_in_the_folder_holds_a_key_and_nothing_that_was_kept_opens() {
        let home = tempfile::tempdir().unwrap();
        let rim: Arc<dyn Rim> = Machine::rim();
        let profiles = Profiles::in_folder(home.path());
        let new = NewProfile {
            name: "Ana Reyes",
            role: "counselor",
            school_name: "Juniper",
            passphrase: "bridge lamp",
            is_invented: false,
            cost: Cost::LIGHT,
        };
        let (card, key, code) = profiles.create(&new, &rim, |_, _| Ok::<(), Failure>(())).unwrap();
        let desk = profiles.open(&card, &key, rim.clone(), chrono::NaiveDate::default()).unwrap();
        let student = crate::clock::minted(&*rim);
        let by_hand = StudentByHand { given: "CANARY".into(), family: "Wing".into(), ..StudentByHand::default() };
        let add = PeopleEdit::AddStudents { students: vec![NewStudent { student, by_hand }], caseload_of: None };
        desk.commit(&Edit::People(add)).unwrap();
        let wave = crate::clock::minted(&*rim);
        desk.commit(&Edit::Wave(WaveEdit::Open { wave, student, opened_on: chrono::NaiveDate::default() })).unwrap();
        desk.store().back_up(&mut |_, _| true).unwrap();
        drop(desk);
        let folder = profiles.folder(card.id);
        // What a write leaves that the power cut off.
        fs::copy(folder.join(KEYS), folder.join("keys.new")).unwrap();
        let before = files(&folder);
        let is_key = |path: &Path| {
            path.extension().is_some_and(|end| end == "key" || end == "keys")
                || path.ends_with(KEYS)
                || path.ends_with("keys.new")
        };
        let keys: Vec<Vec<u8>> = before.iter().filter(|(path, _)| is_key(path)).map(|(_, bytes)| bytes.clone()).collect();
        assert_eq!(keys.len(), 4, "the store's, what the power left of it, the backup's, the draft's");
        assert_eq!((profiles.has_keys(card.id).unwrap(), profiles.drafts_in(card.id).unwrap()), (true, 1));
        assert!(matches!(profiles.remove(card.id), Err(Failure::InUse)), "a profile that opens is not taken away");

        profiles.destroy_keys(card.id, &*rim).unwrap();
        profiles.destroy_keys(card.id, &*rim).unwrap();
        let after = files(&folder);
        let holds = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        for (path, bytes) in &after {
            assert!(keys.iter().all(|key| !holds(bytes, &key[key.len() / 2..][..24])), "{}", path.display());
            assert!(
                !holds(bytes, b"CANARY") && !holds(bytes, b"by_passphrase") && !holds(bytes, key.expose()),
                "{}",
                path.display()
            );
        }
        // With the key that somebody else may know the store still opens: it is the key that is gone, and not the search that is blind.
        let opens = crate::open::Store::open(&folder.join(crate::desk::STORE), &key, rim.clone(), crate::open::Caches::MAIN);
        assert!(opens.unwrap().check_full().unwrap().is_whole);
        assert!(profiles.unlock(card.id, "bridge lamp", &*rim).is_err());
        assert!(profiles.recover(card.id, &code, "x", Cost::LIGHT, &*rim).is_err());
        assert!(
            crate::keys::KeyFile::beside(
                &after.iter().find(|(path, _)| path.parent().is_some_and(|parent| parent.ends_with(backup::FOLDER))).unwrap().0
            )
            .is_none()
        );
        assert_eq!(profiles.drafts_in(card.id).unwrap(), 0);
        profiles.remove(card.id).unwrap();
        assert!(!profiles.holds(card.id) && profiles.list().unwrap().is_empty());
    }
}
