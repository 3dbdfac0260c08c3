//! Where does a page lie that the system's viewer shows? In a folder of this process alone, wiped at the lock, at the end, and
//! when a map is forgotten. A viewer that is open keeps showing what it has read. No file in it bears a name of anybody.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use domain::record::Id;

use crate::platform;

/// The pages that were shown.
#[derive(Default)]
pub struct Prints {
    folders: Mutex<Vec<PathBuf>>,
}

impl Prints {
    /// Lays a page down to be shown, in a folder of its own: the same name again is another page.
    pub fn lay(&self, id: Id, name: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
        let folder = platform::print_folder(&id.simple().to_string())?;
        // Noted before anything is in it: what is half written is wiped too.
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).push(folder.clone());
        let path = folder.join(name);
        std::fs::write(&path, bytes)?;
        Ok(path)
    }

    /// Takes them all away.
    pub fn wipe(&self) {
        for folder in self.folders.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            overwrite(&folder);
            if let Err(cause) = std::fs::remove_dir_all(&folder) {
                tracing::warn!("a page that was shown stays until the next start: {:?}", cause.kind());
            }
            // The last one takes the folder of the process with it.
            let _ = folder.parent().map(std::fs::remove_dir);
        }
    }
}

impl Drop for Prints {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// Where it lies on a disk after all, not even its bytes are left in its place.
fn overwrite(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let long = entry.metadata().map_or(0, |found| found.len());
        let file = std::fs::OpenOptions::new().write(true).open(entry.path());
        if let Ok(mut file) = file {
            let _ = std::io::copy(&mut std::io::Read::take(std::io::repeat(0), long), &mut file);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_lies_where_only_this_user_looks_and_is_gone_when_wiped() {
        let prints = Prints::default();
        let one = prints.lay(Id::from_u128(0x7001), "my-map.pdf", b"%PDF one").unwrap();
        let other = prints.lay(Id::from_u128(0x7002), "my-map.pdf", b"%PDF other").unwrap();
        assert!(one != other && std::fs::read(&one).unwrap() == b"%PDF one");
        prints.wipe();
        assert!(!one.exists() && !other.exists() && !one.parent().unwrap().exists());
        drop(prints);
    }
}
