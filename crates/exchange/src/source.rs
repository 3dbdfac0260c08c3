//! What files are there, and how are they opened? A folder, a zip, a `.gz` and a plain file all become
//! Sources: a name, and a stream of unpacked bytes under the Intake's caps. Nothing is ever unpacked to
//! the disk, so that no name inside an archive can point outside it.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::intake::{FromDisk, Guarded, Intake};
use crate::text::shown;
use crate::unreadable::{Unreadable, name_of};

const BUFFER: usize = 64 * 1024;
const MOST_ENTRIES: usize = 10_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Plain,
    Gzip,
    ZipEntry(usize),
}

/// One file, wherever it lies.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The file's own name, without folders: all that notes and errors say of it.
    pub(crate) name: String,
    path: PathBuf,
    packing: Packing,
}

/// Finds every file behind these paths, in the order given; folders and archives by name inside.
pub(crate) fn sources(paths: &[PathBuf], intake: &Intake<'_>) -> Result<Vec<Source>, Unreadable> {
    let mut found = Vec::new();
    for path in paths {
        let file = || name_of(path);
        let about = std::fs::metadata(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Unreadable::NotFound { file: file() },
            _ => Unreadable::NotOpened { file: file() },
        })?;
        if about.is_dir() {
            let mut inside: Vec<PathBuf> = std::fs::read_dir(path)
                .map_err(|_| Unreadable::NotOpened { file: file() })?
                .filter_map(|entry| entry.ok().map(|entry| entry.path()))
                .filter(|path| path.is_file() && is_wanted(&name_of(path)))
                .collect();
            inside.sort();
            for path in inside {
                add(&path, intake, &mut found)?;
            }
        } else {
            add(path, intake, &mut found)?;
        }
        if found.len() > MOST_ENTRIES {
            return Err(Unreadable::TooLarge { file: file(), most: format!("{MOST_ENTRIES} files") });
        }
    }
    if found.is_empty() { Err(Unreadable::Nothing) } else { Ok(found) }
}

/// A folder or an archive may hold a readme and what an operating system leaves behind.
fn is_wanted(name: &str) -> bool {
    let lower = name.to_lowercase();
    !lower.starts_with('.') && [".csv", ".xml", ".gz", ".zip"].iter().any(|end| lower.ends_with(end))
}

fn add(path: &Path, intake: &Intake<'_>, found: &mut Vec<Source>) -> Result<(), Unreadable> {
    intake.go_on()?;
    let name = name_of(path);
    let failed = |_| Unreadable::NotOpened { file: name.clone() };
    let mut file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > intake.caps.in_all {
        return Err(Unreadable::TooLarge { file: name, most: format!("{} MB", intake.caps.in_all >> 20) });
    }
    let mut magic = Vec::with_capacity(4);
    file.by_ref().take(4).read_to_end(&mut magic).map_err(failed)?;
    intake.expect(size);
    let packing = match magic.as_slice() {
        [b'P', b'K', 3, 4] | [b'P', b'K', 5, 6] => return add_zip(path, name, intake, found),
        [0x1f, 0x8b, ..] => Packing::Gzip,
        _ => Packing::Plain,
    };
    found.push(Source { name, path: path.to_owned(), packing });
    Ok(())
}

fn add_zip(path: &Path, file: String, intake: &Intake<'_>, found: &mut Vec<Source>) -> Result<(), Unreadable> {
    let mut archive = open_zip(path, &file, intake, false)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Unreadable::Bomb { file });
    }
    let mut inside = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| zip_failed(&error, &file))?;
        if entry.encrypted() {
            return Err(Unreadable::Encrypted { file });
        }
        let Ok(full) = entry.name() else { return Err(Unreadable::BrokenArchive { file }) };
        // The parts of a workbook or a document: by its own name it is told, and not by one of theirs.
        if full == "[Content_Types].xml" {
            return Err(Unreadable::NotARoster { file });
        }
        let name = shown(full.rsplit(['/', '\\']).next().unwrap_or_default().into()).0.into_owned();
        // An archive inside an archive is how bombs are nested, and no roster is sent so.
        if entry.is_dir() || full.starts_with("__MACOSX") || !is_wanted(&name) || name.to_lowercase().ends_with(".zip") {
            continue;
        }
        inside.push(Source { name, path: path.to_owned(), packing: Packing::ZipEntry(index) });
    }
    if inside.is_empty() {
        return Err(Unreadable::NotARoster { file });
    }
    inside.sort_by(|a, b| a.name.cmp(&b.name));
    found.append(&mut inside);
    Ok(())
}

fn open_zip<'i, 'w>(
    path: &Path,
    file: &str,
    intake: &'i Intake<'w>,
    is_counted: bool,
) -> Result<ZipArchive<FromDisk<'i, 'w, BufReader<File>>>, Unreadable> {
    let inner = File::open(path).map_err(|_| Unreadable::NotOpened { file: file.to_owned() })?;
    let disk = FromDisk { inner: BufReader::with_capacity(BUFFER, inner), intake, is_counted };
    ZipArchive::new(disk).map_err(|error| zip_failed(&error, file))
}

fn zip_failed(error: &ZipError, file: &str) -> Unreadable {
    let file = file.to_owned();
    match error {
        ZipError::InvalidPassword => Unreadable::Encrypted { file },
        ZipError::UnsupportedArchive(why) if why.contains("assword") || why.contains("ncrypt") => Unreadable::Encrypted { file },
        _ => Unreadable::BrokenArchive { file },
    }
}

impl Source {
    /// Opens the unpacked bytes and hands them to `then`. A stop ordered by a cap or by the watcher wins over
    /// whatever `then` made of the broken stream.
    pub(crate) fn open<T>(
        &self,
        intake: &Intake<'_>,
        then: impl FnOnce(&mut dyn BufRead) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        intake.go_on()?;
        let done = self.through(intake, true, then);
        done.map_err(|why| intake.reason(why))
    }

    /// The first bytes, unpacked: enough to see what the file is.
    pub(crate) fn head(&self, intake: &Intake<'_>) -> Result<Vec<u8>, Unreadable> {
        self.through(intake, false, |input| {
            let mut head = Vec::with_capacity(8192);
            // A damaged stream still shows how it begins; reading it for good will say what is wrong.
            let _ = input.take(8192).read_to_end(&mut head);
            Ok(head)
        })
    }

    fn through<T>(
        &self,
        intake: &Intake<'_>,
        is_counted: bool,
        then: impl FnOnce(&mut dyn BufRead) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        if let Packing::ZipEntry(index) = self.packing {
            let mut archive = open_zip(&self.path, &self.name, intake, is_counted)?;
            let entry = archive.by_index(index).map_err(|error| zip_failed(&error, &self.name))?;
            return then(&mut BufReader::with_capacity(BUFFER, Guarded::new(entry, intake, &self.name)));
        }
        let file = File::open(&self.path).map_err(|_| Unreadable::NotOpened { file: self.name.clone() })?;
        let disk = FromDisk { inner: file, intake, is_counted };
        if self.packing == Packing::Gzip {
            let unpacked = MultiGzDecoder::new(BufReader::with_capacity(BUFFER, disk));
            then(&mut BufReader::with_capacity(BUFFER, Guarded::new(unpacked, intake, &self.name)))
        } else {
            then(&mut BufReader::with_capacity(BUFFER, Guarded::new(disk, intake, &self.name)))
        }
    }
}
