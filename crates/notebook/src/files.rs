//! Small files that are whole or not there.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::failure::Result;

/// Writes a small file so that it is either whole or not there.
pub(crate) fn write_through(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let beside = path.with_file_name(name);
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
