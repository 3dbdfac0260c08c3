//! How does a report leave the program? In words and figures that the interface chose of what was given out: as lines of a CSV or
//! of a workbook with a definition, a version, the coverage and the rule beside each figure. It names no student, and no cell runs.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cell::write_line;
use crate::workbook::{About, Cell, Workbook};

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

/// What stands in one column of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(untagged)]
pub enum LineCell {
    Figure(u32),
    Text(String),
}

impl LineCell {
    fn cell(&self) -> Cell<'_> {
        match self {
            LineCell::Figure(figure) => (*figure).into(),
            LineCell::Text(text) => text.as_str().into(),
        }
    }
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
    pub lines: Vec<Vec<LineCell>>,
    /// What a workbook says of its figures.
    pub about: About,
}

/// Writes the headings and each line.
pub fn write_report(out: &mut impl Write, page: &ReportPage) -> io::Result<()> {
    write_lines(out, &page.headings, page.lines.iter().map(|line| line.iter().map(|cell| cell.cell().words())))
}

/// Writes any table as a CSV.
pub fn write_lines<Cell: AsRef<str>>(
    out: &mut impl Write,
    headings: &[String],
    lines: impl IntoIterator<Item = impl IntoIterator<Item = Cell>>,
) -> io::Result<()> {
    // Else Excel takes UTF-8 for something else.
    out.write_all("\u{feff}".as_bytes())?;
    write_line(out, headings)?;
    lines.into_iter().try_for_each(|line| write_line(out, line))
}

/// The same in a workbook, with a sheet that says what the figures mean.
pub fn report_workbook(page: &ReportPage) -> io::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let rows = page.lines.iter().map(|line| line.iter().map(LineCell::cell).collect());
    book.sheet(&page.title, &page.headings, rows)?;
    book.about(&page.about)?;
    book.written()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::workbook::AboutLine;

    #[test]
    fn every_line_bears_what_it_means_and_no_cell_is_a_formula() {
        let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let said = |word: &str| LineCell::Text(word.into());
        let page = ReportPage {
            language: "en".into(),
            name: String::new(),
            title: "How our students are doing".into(),
            of: String::new(),
            lead: String::new(),
            parts: Vec::new(),
            headings: text(&["Table", "Students", "Formula"]),
            lines: vec![vec![said("People on the map"), LineCell::Figure(43), said("=n")]],
            about: About {
                name: "About".into(),
                headings: text(&["What", "Definition", "Version", "Coverage", "Rule"]),
                lines: vec![AboutLine {
                    what: "People on the map".into(),
                    definition: "=n".into(),
                    version: "2".into(),
                    coverage: "Asked: 43 of 60".into(),
                    rule: "At least 10 students".into(),
                }],
            },
        };
        let mut out = Vec::new();
        write_report(&mut out, &page).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}Table,Students,Formula\r\nPeople on the map,43,\"'=n\"\r\n");

        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(report_workbook(&page).unwrap())).unwrap();
        let told = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(told.get_value((1, 1)), Some(&Data::Float(43.0)), "a figure can be counted on");
        assert_eq!(told.get_value((1, 2)), Some(&Data::String("'=n".into())));
        let about = book.worksheet_range("About").unwrap();
        let line: Vec<String> = about.rows().nth(1).unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(line, ["People on the map", "'=n", "2", "Asked: 43 of 60", "At least 10 students"]);
    }

    #[test]
    fn a_figure_and_a_text_are_told_apart_as_the_window_sends_them() {
        // The window sends JSON: a number there is a figure here, and a number in words stays words.
        let read: Vec<LineCell> = ["43", "\"43\""].map(|sent| serde_json::from_str(sent).unwrap()).into();
        assert_eq!(read, [LineCell::Figure(43), LineCell::Text("43".into())]);
    }
}
