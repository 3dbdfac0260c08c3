//! What does a set of roster files say? Finds out what the files are, reads them once, and gives plain
//! rows with the reach of each kind. It compares nothing with a store: that is the Preview's part.

use std::path::PathBuf;

use domain::line_reason::LineReason;
use domain::roster::Roster;

use crate::edfi;
use crate::intake::{Caps, Intake};
use crate::oneroster::{self, File};
use crate::source::sources;
use crate::unreadable::Unreadable;
use crate::watch::Watch;

/// Reads OneRoster (a folder, a zip or loose files) or Ed-Fi interchange XML (plain or `.gz`).
/// A file that cannot be read refuses all; a line that cannot be read is told in `refused`.
pub fn read_roster(paths: &[PathBuf], watch: &dyn Watch) -> Result<Roster, Unreadable> {
    let intake = Intake::new(watch, Caps::ROSTER);
    let sources = sources(paths, &intake)?;
    let mut oneroster = Vec::new();
    let mut edfi = Vec::new();
    let mut strangers = Vec::new();
    for source in sources {
        let head = source.head(&intake)?;
        let mixed = || Err(Unreadable::MixedFormats { file: source.name.clone() });
        if looks_like_xml(&head) {
            if !oneroster.is_empty() {
                return mixed();
            }
            edfi.push(source);
        } else if let Some(file) = File::of(&source.name, &head) {
            if !edfi.is_empty() {
                return mixed();
            }
            oneroster.push((file, source));
        } else if File::is_named(&source.name) {
            // By its name it belongs here, and reading the rest without it would say that its rows are gone.
            return Err(Unreadable::NotARoster { file: source.name });
        } else {
            strangers.push(source.name);
        }
    }
    if oneroster.is_empty()
        && edfi.is_empty()
        && let Some(file) = strangers.first()
    {
        return Err(Unreadable::NotARoster { file: file.clone() });
    }
    let mut roster = if edfi.is_empty() { oneroster::read(&oneroster, &intake) } else { edfi::read(&edfi, &intake) }?;
    // A folder may hold a vendor's own list beside the roster: it is named, and the rest is read.
    strangers.iter().for_each(|file| roster.warned.add(file, 1, None, LineReason::FileNotRead));
    intake.finish();
    Ok(roster)
}

/// True where the first letter is a pointed bracket, in whatever encoding.
pub(crate) fn looks_like_xml(head: &[u8]) -> bool {
    let is_letter = |b: &u8| !b.is_ascii_whitespace() && !matches!(b, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff);
    head.iter().copied().find(is_letter) == Some(b'<')
}

#[cfg(test)]
mod oneroster_tests;

#[cfg(test)]
mod edfi_tests;

#[cfg(test)]
mod hostile_tests;
