//! How do files come into the district's folder? Each is written under another name beside its place and put there when it is
//! whole and on the disk, so that nobody ever reads half of one. What cannot be written takes its beginnings away with it.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::{Deserialize, Serialize};
use specta::Type;

/// The folder could not be written to.
#[derive(Debug, thiserror::Error)]
#[error("the folder for records: {0}")]
pub struct Unwritten(#[source] pub io::Error);

/// A file was written, and could not be put in its place.
#[derive(Debug, thiserror::Error)]
#[error("a file of records cannot be put in its place: {0}")]
pub struct Unplaced(#[source] pub io::Error);

/// Files on their way into a folder.
pub struct Laying {
    folder: PathBuf,
    /// By name, with lines and bytes: written and not in their places yet.
    laid: Vec<(&'static str, u64, u64)>,
    /// Every beginning that has to go if this ends before its time.
    begun: Vec<PathBuf>,
}

/// One file while it is written.
pub struct Open {
    name: &'static str,
    out: BufWriter<File>,
    lines: u64,
    bytes: u64,
}

impl Open {
    /// One line of data.
    pub fn line(&mut self, line: &[u8]) -> io::Result<()> {
        self.lines += 1;
        self.write_all(line)
    }
}

impl Write for Open {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let so_many = self.out.write(bytes)?;
        self.bytes += so_many as u64;
        Ok(so_many)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Whether a folder lies there. It is not made: a place that is not mounted would be filled on the server's own disk.
pub fn is_there(folder: &Path) -> Result<(), Unwritten> {
    match std::fs::metadata(folder) {
        Ok(about) if about.is_dir() => Ok(()),
        Ok(_) => Err(Unwritten(ErrorKind::NotADirectory.into())),
        Err(why) => Err(Unwritten(why)),
    }
}

impl Laying {
    pub fn begin(folder: &Path) -> Laying {
        Laying { folder: folder.to_owned(), laid: Vec::new(), begun: Vec::new() }
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.folder.join(format!(".{name}.part"))
    }

    /// Begins a file.
    pub fn open(&mut self, name: &'static str) -> Result<Open, Unwritten> {
        let path = self.beside(name);
        // What a crash left is nobody's.
        match std::fs::remove_file(&path) {
            Err(why) if why.kind() != ErrorKind::NotFound => return Err(Unwritten(why)),
            _ => {}
        }
        let file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(Unwritten)?;
        self.begun.push(path);
        Ok(Open { name, out: BufWriter::with_capacity(256 * 1024, file), lines: 0, bytes: 0 })
    }

    /// Ends one: it is on the disk, and not in its place.
    pub fn close(&mut self, open: Open) -> Result<(), Unwritten> {
        let Open { name, out, lines, bytes } = open;
        let file = out.into_inner().map_err(|why| Unwritten(why.into_error()))?;
        file.sync_all().map_err(Unwritten)?;
        self.laid.push((name, lines, bytes));
        Ok(())
    }

    /// A small one, at once.
    pub fn file(&mut self, name: &'static str, write: impl FnOnce(&mut Open) -> io::Result<()>) -> Result<(), Unwritten> {
        let mut open = self.open(name)?;
        write(&mut open).map_err(Unwritten)?;
        self.close(open)
    }

    /// What was written so far: names, lines without the head, bytes.
    pub fn sizes(&self) -> Vec<(&'static str, u64, u64)> {
        self.laid.clone()
    }

    /// Puts all of them in their places, in the order in which they were written.
    pub fn settle(mut self) -> Result<(), Unplaced> {
        for (name, ..) in std::mem::take(&mut self.laid) {
            std::fs::rename(self.beside(name), self.folder.join(name)).map_err(Unplaced)?;
        }
        self.begun.clear();
        crate::platform::sync_folder(&self.folder).map_err(Unplaced)
    }
}

impl Drop for Laying {
    fn drop(&mut self) {
        for path in &self.begun {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// What stands in the way, for a page that says it in its reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    NotThere,
    NotAFolder,
    NotAllowed,
    NoRoom,
    NotWritten,
    /// Some of the files are of today and some are not.
    HalfReplaced,
    NotGathered,
}

impl Trouble {
    pub fn of(why: &anyhow::Error) -> Trouble {
        if why.downcast_ref::<Unplaced>().is_some() {
            return Trouble::HalfReplaced;
        }
        let Some(Unwritten(why)) = why.downcast_ref::<Unwritten>() else { return Trouble::NotGathered };
        match why.kind() {
            ErrorKind::NotFound => Trouble::NotThere,
            ErrorKind::NotADirectory => Trouble::NotAFolder,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Trouble::NotAllowed,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Trouble::NoRoom,
            _ => Trouble::NotWritten,
        }
    }
}

/// Why nothing went out, what was kept and what to do.
pub fn sentence(why: &anyhow::Error, folder: &Path) -> String {
    let place = folder.display();
    let cause = why.root_cause();
    let told = match Trouble::of(why) {
        Trouble::HalfReplaced => {
            return format!(
                "A file in {place} could not be replaced ({cause}). The files there may be of two days until that is mended; the manifest, which is replaced last, tells of which."
            );
        }
        Trouble::NotGathered => {
            return format!(
                "The records could not be gathered. Nothing went out, and what lies in {place} stays as it was. The server's log says more."
            );
        }
        Trouble::NotThere => format!("The folder {place} is not there. Make it, or mount it."),
        Trouble::NotAFolder => format!("{place} is a file, and no folder."),
        Trouble::NotAllowed => format!("The server may not write into {place}. Give its account the right to."),
        Trouble::NoRoom => format!("There is no room left in {place}."),
        Trouble::NotWritten => format!("{place} cannot be written to ({cause})."),
    };
    format!("{told} Nothing went out, and what lies there stays as it was.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_file_is_never_seen_under_its_name_and_goes_with_whoever_wrote_it() {
        let folder = tempfile::tempdir().unwrap();
        let there = || {
            let mut names: Vec<String> =
                std::fs::read_dir(folder.path()).unwrap().flatten().map(|one| one.file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        std::fs::write(folder.path().join("a.csv"), "yesterday").unwrap();
        std::fs::write(folder.path().join(".a.csv.part"), "of a crash").unwrap();
        {
            let mut laying = Laying::begin(folder.path());
            let mut open = laying.open("a.csv").unwrap();
            open.line(b"today\r\n").unwrap();
            laying.close(open).unwrap();
            assert_eq!(laying.sizes(), [("a.csv", 1, 7)]);
            assert_eq!(std::fs::read_to_string(folder.path().join("a.csv")).unwrap(), "yesterday");
        }
        assert_eq!(there(), ["a.csv"], "what did not come to its end leaves nothing");
        let mut laying = Laying::begin(folder.path());
        laying.file("a.csv", |out| out.write_all(b"today")).unwrap();
        laying.settle().unwrap();
        assert_eq!(
            (there(), std::fs::read_to_string(folder.path().join("a.csv")).unwrap()),
            (vec!["a.csv".into()], "today".into())
        );
        // Where something else lies in its place, that is said.
        std::fs::create_dir(folder.path().join("b.csv")).unwrap();
        let mut laying = Laying::begin(folder.path());
        laying.file("b.csv", |out| out.write_all(b"today")).unwrap();
        let why = sentence(&laying.settle().unwrap_err().into(), folder.path());
        assert!(why.contains("could not be replaced"), "{why}");
        assert_eq!(there(), ["a.csv", "b.csv"]);
    }

    #[test]
    fn a_full_closed_or_missing_folder_is_told_as_that() {
        let told = |kind: ErrorKind| sentence(&Unwritten(kind.into()).into(), Path::new("/out"));
        assert!(told(ErrorKind::StorageFull).starts_with("There is no room left in /out."));
        assert!(told(ErrorKind::PermissionDenied).contains("may not write into /out"));
        assert!(told(ErrorKind::ReadOnlyFilesystem).contains("may not write into /out"));
        let missing = is_there(Path::new("/nowhere/at/all")).unwrap_err();
        assert!(sentence(&missing.into(), Path::new("/nowhere")).contains("is not there"));
        assert!(told(ErrorKind::Other).ends_with("what lies there stays as it was."));
        assert!(sentence(&anyhow::anyhow!("sql"), Path::new("/out")).contains("could not be gathered"));
    }
}
