//! How is a list of lines that were not taken handed on, to whoever made the files? As a CSV: what became of the line, the
//! file, the line, the column and the reason. It holds no value of the files, and no cell that a spreadsheet would run.

use std::io::{self, Write};

use domain::roster::LineNote;

use crate::cell::write_line;

/// Writes the headings, then every note of each list after the word for what became of its lines.
pub fn write_notes(out: &mut impl Write, headings: &[String], lists: &[(&str, &[LineNote])]) -> io::Result<()> {
    // Else Excel takes UTF-8 for something else.
    out.write_all("\u{feff}".as_bytes())?;
    write_line(out, headings)?;
    for (word, notes) in lists {
        for note in *notes {
            let (line, reason) = (note.line.to_string(), note.reason.to_string());
            let column = note.column.as_deref().unwrap_or_default();
            write_line(out, [*word, note.file.as_str(), &line, column, &reason])?;
        }
    }
    Ok(())
}
