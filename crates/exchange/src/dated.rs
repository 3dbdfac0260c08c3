//! How do lines that each have a day leave the program? As a CSV, or as a workbook whose second sheet says what is counted, how
//! many lines there are, and from which day to which.

use std::io::{self, Write};

use chrono::NaiveDate;

use crate::cell::write_line;
use crate::workbook::{About, Cell, Workbook};

/// Writes the headings and each line of a CSV.
pub(crate) fn write_csv<'a>(
    out: &mut impl Write,
    headings: &[String],
    mut rows: impl Iterator<Item = Vec<Cell<'a>>>,
) -> io::Result<()> {
    // Else Excel takes UTF-8 for something else.
    out.write_all("\u{feff}".as_bytes())?;
    write_line(out, headings)?;
    rows.try_for_each(|row| write_line(out, row.iter().map(Cell::words)))
}

/// Each line in a workbook, with its day, and what is counted.
pub(crate) fn workbook<'a>(
    sheet: &str,
    headings: &[String],
    about: &About,
    rows: impl Iterator<Item = (NaiveDate, Vec<Cell<'a>>)>,
) -> io::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let mut days: Option<(NaiveDate, NaiveDate)> = None;
    let mut count = 0;
    let rows = rows.map(|(day, row)| {
        count += 1;
        days = Some(days.map_or((day, day), |(from, to)| (from.min(day), to.max(day))));
        row
    });
    book.sheet(sheet, headings, rows)?;
    let covers = days.map_or(count.to_string(), |(from, to)| format!("{count} · {from} – {to}"));
    let mut about = about.clone();
    about.lines.iter_mut().for_each(|line| line.coverage.clone_from(&covers));
    book.about(&about)?;
    book.written()
}
