//! What differs from one operating system to another, and nothing else: who may look into a folder, how a rename is made
//! durable, and how the engine is told of a file.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result};

/// Only this user may look into the folder. On Windows a user's own folders are closed to the others already.
pub(crate) fn restrict(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    let _ = folder;
    Ok(())
}

/// Makes what was created, renamed or removed in a folder survive the power failing.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    // Windows cannot open a folder; its file system keeps renames in order by itself.
    match fs::File::open(folder) {
        Ok(folder) => folder.sync_all().or_else(|error| if cfg!(unix) { Err(Failure::from(error)) } else { Ok(()) }),
        Err(error) if cfg!(unix) => Err(error.into()),
        Err(_) => Ok(()),
    }
}

/// The engine's way to a file without locks: who looks has made sure that nobody writes.
pub(crate) const WITHOUT_LOCKS: &str = if cfg!(windows) { "win32-none" } else { "unix-none" };

/// A path as the engine's address of a file that does not change.
pub(crate) fn address(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { format!("/{}", text.replace('\\', "/")) } else { text.into_owned() };
    format!("file:{}?immutable=1", text.replace('%', "%25").replace('?', "%3f").replace('#', "%23"))
}
