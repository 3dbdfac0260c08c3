//! How is a list of lines that were not taken handed on, to whoever made the files? As a CSV: what became of the line, the
//! file, the line, the column and the reason. It holds no value of the files, and no cell that a spreadsheet would run.

use std::io::{self, Write};

use domain::roster::LineNote;

use crate::cell::write_line;

/// Writes the headings, then every note of each list after the word for what became of its lines; `sentence` says its reason.
pub fn write_notes(
    out: &mut impl Write,
    headings: &[String],
    lists: &[(&str, &[LineNote])],
    sentence: impl Fn(&LineNote) -> String,
) -> io::Result<()> {
    // Else Excel takes UTF-8 for something else.
    out.write_all("\u{feff}".as_bytes())?;
    write_line(out, headings)?;
    for (word, notes) in lists {
        for note in *notes {
            let (line, reason) = (note.line.to_string(), sentence(note));
            let column = note.column.as_deref().unwrap_or_default();
            write_line(out, [*word, note.file.as_str(), &line, column, &reason])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::line_reason::LineReason;

    use super::*;

    #[test]
    fn every_line_is_there_with_its_reason_and_no_cell_is_a_formula() {
        let notes: Vec<LineNote> =
            (2..2_502).map(|line| LineNote::of("=users.csv", line, Some("+name"), LineReason::NoSuchStudent)).collect();
        let headings = ["What", "File", "Line", "Column", "Reason"].map(str::to_owned);
        let mut out = Vec::new();
        write_notes(&mut out, &headings, &[("Not taken", &notes), ("Doubt", &notes[..1])], |_| "nobody".into()).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.lines().count(), 1 + 2_500 + 1);
        let line = text.lines().nth(2_500).unwrap();
        assert!(line.starts_with("Not taken,") && line.ends_with(",nobody") && line.contains("2501"), "{line}");
        assert!(line.contains("'=users.csv") && line.contains("'+name"), "{line}");
    }
}
