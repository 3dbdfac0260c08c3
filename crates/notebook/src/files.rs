//! Small files that are whole or not there.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::Result;

/// Where a small file is written before it is put in its place.
pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

/// Writes something else over a file and takes it away. What is not there is gone already.
pub(crate) fn destroy(path: &Path) -> Result<()> {
    let mut file = match fs::OpenOptions::new().write(true).open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        file => file?,
    };
    let length = file.metadata()?.len() as usize;
    file.write_all(&vec![0; length])?;
    file.sync_all()?;
    drop(file);
    fs::remove_file(path)?;
    sync_folder_of(path);
    Ok(())
}

/// Writes a small file so that it is either whole or not there.
pub(crate) fn write_through(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = beside(path);
    let written = (|| {
        let mut file = fs::File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written?;
    sync_folder_of(path);
    Ok(())
}

/// Makes a rename survive the power failing, where the system lets a folder be opened for that.
pub(crate) fn sync_folder_of(path: &Path) {
    if let Some(Ok(folder)) = path.parent().map(fs::File::open) {
        let _ = folder.sync_all();
    }
}
