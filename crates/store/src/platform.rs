//! What differs from one operating system to another, and nothing else: who may look into a folder, how a rename is made
//! durable, how the engine is told of a file, and how long the machine has been running.

use std::fs;
use std::path::Path;

use crate::clock::Running;
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

/// How long the machine has been running, where files say so: Linux has them, the other systems have none of these.
pub(crate) fn running() -> Option<Running> {
    let start = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let told = fs::read_to_string("/proc/uptime").ok()?;
    let seconds: f64 = told.split_whitespace().next()?.parse().ok()?;
    Some(Running { start: start.trim().to_owned(), ms: (seconds * 1000.0) as i64 })
}
