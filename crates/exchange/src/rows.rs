//! How does a long table come in? Row by row, each with its line: of a CSV nothing is held but the row that is read, so a list
//! may be longer than what somebody keeps by hand. A workbook is as long as a table may be.

use std::io::{BufRead, Read};
use std::path::Path;

use crate::delimited::{Delimited, Halt};
use crate::intake::{Caps, Intake};
use crate::source::sources;
use crate::table::{delimiter_of, read_table_watched};
use crate::transcoded::{Transcoded, Unmarked};
use crate::unreadable::{Breakage, Unreadable, name_of};
use crate::watch::Watch;

/// Told each row of a CSV.
pub(crate) type EachRow<'r> = &'r mut dyn FnMut(&Delimited<Transcoded<&mut dyn BufRead>>) -> Result<(), Unreadable>;

/// Reads a CSV row by row, its delimiter found by its first line.
pub(crate) fn each_delimited(input: &mut dyn BufRead, head: &[u8], file: &str, meet: EachRow<'_>) -> Result<(), Unreadable> {
    let is_marked = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    if head.contains(&0) && !is_marked {
        return Err(Unreadable::NotATable { file: file.to_owned() });
    }
    let broken = |line, because| Unreadable::Broken { file: file.to_owned(), line, because };
    let input = Transcoded::new(input, Unmarked::AsTheyAre).map_err(|_| broken(1, Breakage::BreaksOff))?;
    let mut lines = Delimited::new(input, delimiter_of(head));
    loop {
        match lines.read() {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(Halt::Stream) => return Err(broken(lines.line(), Breakage::BreaksOff)),
            Err(Halt::QuoteNeverClosed(line)) => return Err(broken(line, Breakage::QuoteNeverClosed)),
        }
        if lines.too_long().is_some() {
            return Err(broken(lines.line(), Breakage::ValueTooLong));
        }
        meet(&lines)?;
    }
}

/// What a file is by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Csv,
    Workbook,
    Calendar,
}

/// Looks at a file's first bytes.
pub(crate) fn shape_of(path: &Path) -> Result<Shape, Unreadable> {
    let file = || name_of(path);
    let opened = std::fs::File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Unreadable::NotFound { file: file() },
        _ => Unreadable::NotOpened { file: file() },
    })?;
    let mut head = Vec::with_capacity(64);
    opened.take(64).read_to_end(&mut head).map_err(|_| Unreadable::NotOpened { file: file() })?;
    // The compound file of the old Excel says by itself that it is no table.
    if head.starts_with(b"PK") || head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Ok(Shape::Workbook);
    }
    let text = String::from_utf8_lossy(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head)).trim_start().to_uppercase();
    Ok(if text.starts_with("BEGIN:VCALENDAR") { Shape::Calendar } else { Shape::Csv })
}

/// Opens a text file that lies alone, under the caps of a small one.
pub(crate) fn through<T>(
    path: &Path,
    watch: &dyn Watch,
    then: impl FnOnce(&mut dyn BufRead, &[u8], &str) -> Result<T, Unreadable>,
) -> Result<T, Unreadable> {
    let intake = Intake::new(watch, Caps::SMALL);
    let file = name_of(path);
    let [source] = &sources(&[path.to_owned()], &intake)?[..] else { return Err(Unreadable::NotATable { file }) };
    let head = source.head(&intake)?;
    let read = source.open(&intake, |input| then(input, &head, &file))?;
    intake.finish();
    Ok(read)
}

/// Tells each row of a workbook: the headings first.
pub(crate) fn each_of_workbook(
    path: &Path,
    watch: &dyn Watch,
    mut meet: impl FnMut(u32, Vec<String>) -> Result<(), Unreadable>,
) -> Result<Vec<domain::roster::LineNote>, Unreadable> {
    let table = read_table_watched(path, watch)?;
    meet(table.columns_line, table.columns)?;
    for (line, row) in table.line_of.into_iter().zip(table.rows) {
        meet(line, row)?;
    }
    Ok(table.left_out)
}
