//! What does the manifest say of the other files? Version, and for each file bulk, delta or absent.
//! The manifest is optional, and never believed against the files themselves.

use std::collections::HashMap;
use std::io::BufRead;

use domain::line_reason::LineReason;
use domain::roster::Reach;

use super::sheet::Sheet;
use crate::notes::Notes;
use crate::unreadable::Unreadable;

/// What the manifest said.
#[derive(Default)]
pub(super) struct Manifest {
    pub(super) version: Option<String>,
    /// By lower-case file name without ".csv".
    pub(super) files: HashMap<String, Reach>,
}

pub(super) fn read(file: &str, input: &mut dyn BufRead, notes: &mut Notes) -> Result<Manifest, Unreadable> {
    let mut manifest = Manifest::default();
    let Some(mut sheet) = Sheet::open(file, input, None, &["propertyName", "value"], notes)? else { return Ok(manifest) };
    let (property, value) = (sheet.needed(&["propertyName"])?, sheet.needed(&["value"])?);
    while sheet.next(notes)? {
        let name = sheet.text(property, notes).to_lowercase();
        let said = sheet.text(value, notes).to_lowercase();
        if name == "oneroster.version" {
            if !said.is_empty() && !["1.0", "1.1", "1.2"].iter().any(|known| said.starts_with(known)) {
                sheet.warn(value, LineReason::VersionIsNewer, notes);
            }
            manifest.version = Some(said);
        } else if let Some(about) = name.strip_prefix("file.") {
            let reach = match said.as_str() {
                "bulk" => Reach::Bulk,
                "delta" => Reach::Delta,
                "absent" | "" => Reach::Absent,
                _ => {
                    sheet.warn(value, LineReason::ReachUnknown, notes);
                    continue;
                }
            };
            manifest.files.insert(about.trim_end_matches(".csv").to_owned(), reach);
        }
    }
    Ok(manifest)
}
