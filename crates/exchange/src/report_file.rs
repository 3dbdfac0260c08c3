//! How does a report leave the program? In words and figures that the interface chose of what was given out: as lines of a CSV
//! with a definition, a version, the coverage and the rule beside each figure. It names no student, and no cell runs.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cell::write_line;

/// One cell of a page: its words, and where it has a bar, the part and the whole of which it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportCell {
    pub words: String,
    pub count: Option<u32>,
    pub of: Option<u32>,
}

/// One table with its finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportPart {
    pub what: String,
    pub finding: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<ReportCell>>,
    pub notes: Vec<String>,
}

/// A report in words: as a page, and as lines of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportPage {
    /// The language of its words.
    pub language: String,
    /// Of the file, without its end.
    pub name: String,
    pub title: String,
    /// The school.
    pub of: String,
    pub lead: String,
    pub parts: Vec<ReportPart>,
    pub headings: Vec<String>,
    pub lines: Vec<Vec<String>>,
}

/// Writes the headings and each line.
pub fn write_report(out: &mut impl Write, page: &ReportPage) -> io::Result<()> {
    // Else Excel takes UTF-8 for something else.
    out.write_all("\u{feff}".as_bytes())?;
    write_line(out, &page.headings)?;
    page.lines.iter().try_for_each(|line| write_line(out, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_bears_what_it_means_and_no_cell_is_a_formula() {
        let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let page = ReportPage {
            language: "en".into(),
            name: String::new(),
            title: String::new(),
            of: String::new(),
            lead: String::new(),
            parts: Vec::new(),
            headings: text(&["Table", "Students", "Formula"]),
            lines: vec![text(&["People on the map", "43", "=n"])],
        };
        let mut out = Vec::new();
        write_report(&mut out, &page).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}Table,Students,Formula\r\nPeople on the map,43,\"'=n\"\r\n");
    }
}
