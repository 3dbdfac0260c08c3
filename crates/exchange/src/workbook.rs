//! How does a table leave as a workbook (XLSX)? As sheets of typed rows under headings that stay in sight: a text is a text
//! whatever it begins with, a figure counts, a day sorts. A last sheet says what the figures mean. No cell is a formula: a text
//! is disarmed as in a CSV, so it also stays one when the sheet is saved as a CSV later.

use std::borrow::Cow;
use std::io;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook as Book, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cell::safe_cell;

/// As which kind of file a table leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TableAs {
    Csv,
    Xlsx,
}

impl TableAs {
    /// The end of its files' names.
    pub fn end(self) -> &'static str {
        match self {
            TableAs::Csv => "csv",
            TableAs::Xlsx => "xlsx",
        }
    }
}

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    Text(Cow<'a, str>),
    Figure(f64),
    Day(NaiveDate),
    /// Nobody said.
    Empty,
}

impl Cell<'_> {
    /// As it stands in a CSV, which knows no types.
    pub fn words(&self) -> String {
        match self {
            Cell::Text(text) => text.to_string(),
            Cell::Figure(figure) => figure.to_string(),
            Cell::Day(on) => on.to_string(),
            Cell::Empty => String::new(),
        }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Cell<'a> {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
    }
}

impl From<u32> for Cell<'_> {
    fn from(figure: u32) -> Self {
        Cell::Figure(f64::from(figure))
    }
}

/// What the figures of a file mean, for whoever opens it without Kith: a sheet of its own, in words that a person reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct About {
    /// Of the sheet.
    pub name: String,
    /// What, definition, version, coverage, rule.
    pub headings: Vec<String>,
    pub lines: Vec<AboutLine>,
}

/// What one figure or table means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AboutLine {
    pub what: String,
    pub definition: String,
    pub version: String,
    /// How much was asked, and of how many.
    pub coverage: String,
    /// What protects whoever is counted.
    pub rule: String,
}

/// Excel takes no longer text into a cell.
const MOST_LETTERS: usize = 32_767;
/// Excel takes no longer name of a sheet.
const MOST_IN_NAME: usize = 31;
/// The widest column, in pixels; a longer text goes on below.
const WIDEST: u32 = 480;

/// A workbook that is being written. It is made in memory: what the crate's `constant_memory` lays down in between would lie
/// unencrypted in a folder that nobody chose.
pub struct Workbook {
    book: Book,
    names: Vec<String>,
}

impl Default for Workbook {
    fn default() -> Self {
        Workbook::new()
    }
}

impl Workbook {
    pub fn new() -> Workbook {
        Workbook { book: Book::new(), names: Vec::new() }
    }

    /// Adds a sheet: its headings, which stay in sight, and each row.
    pub fn sheet<'a>(
        &mut self,
        name: &str,
        headings: &[String],
        rows: impl IntoIterator<Item = Vec<Cell<'a>>>,
    ) -> io::Result<()> {
        let name = sheet_name(name, &self.names);
        let sheet = self.book.add_worksheet();
        sheet.set_name(&name).map_err(failed)?;
        self.names.push(name);
        filled(sheet, headings, rows).map_err(failed)
    }

    /// Adds the sheet that says what the figures mean.
    pub fn about(&mut self, about: &About) -> io::Result<()> {
        let rows = about.lines.iter().map(|line| {
            let AboutLine { what, definition, version, coverage, rule } = line;
            [what, definition, version, coverage, rule].map(|said| Cell::from(said.as_str())).to_vec()
        });
        self.sheet(&about.name, &about.headings, rows)
    }

    /// The file.
    pub fn written(mut self) -> io::Result<Vec<u8>> {
        self.book.save_to_buffer().map_err(failed)
    }
}

fn failed(error: XlsxError) -> io::Error {
    io::Error::other(error.to_string())
}

fn filled<'a>(
    sheet: &mut Worksheet,
    headings: &[String],
    rows: impl IntoIterator<Item = Vec<Cell<'a>>>,
) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let top = Format::new().set_align(FormatAlign::Top);
    let day = Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top);
    for (column, text) in (0..).zip(headings) {
        sheet.write_string_with_format(0, column, fitting(text), &heading)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string_with_format(row, column, fitting(&text), &wrapped)?,
                Cell::Figure(figure) => sheet.write_number_with_format(row, column, figure, &top)?,
                Cell::Day(on) => match excel_day(on) {
                    Some(on) => sheet.write_datetime_with_format(row, column, on, &day)?,
                    None => sheet.write_string_with_format(row, column, on.to_string(), &wrapped)?,
                },
                Cell::Empty => sheet,
            };
        }
    }
    sheet.set_autofit_max_width(WIDEST);
    sheet.autofit();
    Ok(())
}

/// A day that Excel knows: it knows none before 1900, where a wrong clock may have put one.
fn excel_day(on: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(on.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(on.month()).ok()?, u8::try_from(on.day()).ok()?).ok()
}

/// The text as it may stand in a cell: disarmed, and as much of it as goes in.
fn fitting(text: &str) -> Cow<'_, str> {
    let safe = safe_cell(text);
    // Excel counts in UTF-16.
    if safe.len() <= MOST_LETTERS || safe.encode_utf16().count() <= MOST_LETTERS {
        return safe;
    }
    Cow::Owned(format!("{}…", cut(&safe, MOST_LETTERS - 1)))
}

/// As much of a text as Excel counts to be so long.
fn cut(text: &str, most: usize) -> &str {
    let mut length = 0;
    let over = text.char_indices().find(|(_, sign)| {
        length += sign.len_utf16();
        length > most
    });
    over.map_or(text, |(at, _)| &text[..at])
}

/// A name that Excel takes for a sheet, and that no other sheet of the book has.
fn sheet_name(asked: &str, taken: &[String]) -> String {
    let plain: String =
        asked.chars().map(|sign| if "[]:*?/\\".contains(sign) || sign.is_control() { ' ' } else { sign }).collect();
    let bare = |name: &'_ str| name.trim_matches([' ', '\'']).to_owned();
    let plain = Some(bare(&plain)).filter(|name| !name.is_empty()).unwrap_or("Kith".into());
    let is_free = |name: &str| taken.iter().all(|one| one.to_lowercase() != name.to_lowercase());
    let named = |number: usize| match number {
        1 => bare(cut(&plain, MOST_IN_NAME)),
        _ => {
            let end = format!(" {number}");
            format!("{}{end}", bare(cut(&plain, MOST_IN_NAME - end.len())))
        }
    };
    (1..).map(named).find(|name| is_free(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
