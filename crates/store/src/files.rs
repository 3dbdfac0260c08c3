//! What is done to files everywhere in a store's folder. What is not there is no failure: it cannot be listed, moved or taken
//! away, and that is all right. It knows nothing of what a file is for.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::Result;
use crate::platform::sync_folder;

/// What lies in a folder; nothing where there is no folder.
pub(crate) fn lying_in(folder: &Path) -> Result<impl Iterator<Item = Result<PathBuf>>> {
    let found = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        found => Some(found?),
    };
    Ok(found.into_iter().flatten().map(|entry| Ok(entry?.path())))
}

/// Done, or nothing was there to do it to.
pub(crate) fn if_there(done: io::Result<()>) -> Result<()> {
    match done {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => Ok(done?),
    }
}

/// Writes a small file so that it is either whole or not there.
pub(crate) fn write_through(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = path.with_extension("new");
    let mut file = fs::File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&beside, path)?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Writes something else over a key, and takes it away.
pub(crate) fn wipe(path: &Path, with: &[u8]) -> Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(path)?;
    file.write_all(with)?;
    file.sync_all()?;
    drop(file);
    Ok(fs::remove_file(path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_no_failure_and_what_cannot_be_done_is() {
        let folder = tempfile::tempdir().unwrap();
        let (nowhere, file) = (folder.path().join("nowhere"), folder.path().join("key.json"));
        assert_eq!(lying_in(&nowhere).unwrap().count(), 0);
        if_there(fs::remove_file(&nowhere)).unwrap();
        write_through(&file, b"whole").unwrap();
        let lying: Vec<PathBuf> = lying_in(folder.path()).unwrap().collect::<Result<_>>().unwrap();
        assert_eq!((lying, fs::read(&file).unwrap()), (vec![file.clone()], b"whole".to_vec()));
        assert!(lying_in(&file).is_err());
        assert!(if_there(fs::remove_file(folder.path())).is_err());
    }
}
