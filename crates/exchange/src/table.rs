//! What stands in a table that somebody exported or typed? A CSV (comma, semicolon or tab; UTF-8, UTF-16
//! or Windows-1252) or an XLSX, as rows of text: of the sheets that are shown all
//! that have the headings of the first one that is filled.
//! What is left out is noted. It guesses no meaning and runs no formula: a cell is what the file last showed.

use std::io::{BufRead, BufReader, Read, Seek};
use std::path::Path;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use domain::line_reason::LineReason;
use domain::names::folded;
use domain::people::ColumnUse;
use domain::record::{Id, KITH, derived};
use domain::roster::LineNote;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cell::plain_cell;
use crate::delimited::Delimited;
use crate::intake::{Caps, Guarded, Intake};
use crate::mapping::guess_mapping;
use crate::rows::each_delimited;
use crate::source::sources;
use crate::text;
use crate::transcoded::{Transcoded, Unmarked};
use crate::unreadable::{Unreadable, name_of};
use crate::watch::{Unwatched, Watch};

/// More rows than this is not a list that somebody keeps by hand.
pub const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 200;
const LARGEST_XLSX: u64 = 32 << 20;

/// What the first line of a table is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FirstLine {
    #[default]
    Headings,
    Student,
}

/// A table: one line of headings, and rows as long as it. As it is read the first line is taken for the headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Table {
    /// The file's name, for notes.
    pub file: String,
    pub first_line: FirstLine,
    /// The headings; empty ones where the first line is a student.
    pub columns: Vec<String>,
    /// Where the headings stand in the file.
    pub columns_line: u32,
    pub rows: Vec<Vec<String>>,
    /// For each row the line of the file, or the row of the sheet, on which it begins.
    pub line_of: Vec<u32>,
    /// The sheets that were read where there are several filled ones, each with how many rows come before its own.
    pub sheets: Vec<(String, usize)>,
    /// What of the file was left out: sheets, and columns too far to the right.
    pub left_out: Vec<LineNote>,
}

/// Reads one file that nobody waits for.
pub fn read_table(path: &Path) -> Result<Table, Unreadable> {
    read_table_watched(path, &Unwatched)
}

/// Reads one file.
pub fn read_table_watched(path: &Path, watch: &dyn Watch) -> Result<Table, Unreadable> {
    let intake = Intake::new(watch, Caps::SMALL);
    let file = name_of(path);
    let mut magic = Vec::with_capacity(8);
    let opened = std::fs::File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Unreadable::NotFound { file: file.clone() },
        _ => Unreadable::NotOpened { file: file.clone() },
    })?;
    (&opened).take(8).read_to_end(&mut magic).map_err(|_| Unreadable::NotOpened { file: file.clone() })?;
    if magic.starts_with(b"PK") {
        return read_xlsx(opened, file, &intake);
    }
    // The compound file of the old Excel, and of an encrypted new one.
    if magic.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let is_new = file.to_lowercase().ends_with(".xlsx");
        return Err(if is_new { Unreadable::Encrypted { file } } else { Unreadable::NotATable { file } });
    }
    let [source] = &sources(&[path.to_owned()], &intake)?[..] else { return Err(Unreadable::NotATable { file }) };
    let head = source.head(&intake)?;
    source.open(&intake, |input| read_csv(input, &head, file))
}

/// The delimiter that parts the first line into most fields.
pub(crate) fn delimiter_of(head: &[u8]) -> u8 {
    let Ok(input) = Transcoded::new(head, Unmarked::AsTheyAre) else { return b',' };
    let mut first = Vec::new();
    // Quotes may hold any delimiter: what is inside them does not count.
    let mut is_quoted = false;
    for byte in input.bytes().map_while(Result::ok) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted && first.is_empty() => {}
            b'\n' | b'\r' if !is_quoted => break,
            byte if !is_quoted => first.push(byte),
            _ => {}
        }
    }
    let count = |delimiter: u8| first.iter().filter(|byte| **byte == delimiter).count();
    let most = [b',', b';', b'\t'].into_iter().map(count).max().unwrap_or(0);
    [b',', b';', b'\t'].into_iter().find(|delimiter| count(*delimiter) == most).unwrap_or(b',')
}

fn read_csv(input: &mut dyn BufRead, head: &[u8], file: String) -> Result<Table, Unreadable> {
    let mut table = Table { file: file.clone(), ..Table::default() };
    each_delimited(input, head, &file, &mut |lines| {
        if lines.fields().skip(MOST_COLUMNS).any(|field| !field.is_empty()) {
            table.has_more_columns(lines.line());
        }
        table.add(cells_of(lines), lines.line())
    })?;
    table.finished()
}

/// The cells of a row, as they are shown.
pub(crate) fn cells_of<R: BufRead>(lines: &Delimited<R>) -> Vec<String> {
    lines.fields().take(MOST_COLUMNS).map(|field| plain_cell(&text::told(field).0).to_owned()).collect()
}

fn read_xlsx(opened: std::fs::File, file: String, intake: &Intake<'_>) -> Result<Table, Unreadable> {
    let size = opened.metadata().map_err(|_| Unreadable::NotOpened { file: file.clone() })?.len();
    if size > LARGEST_XLSX {
        return Err(Unreadable::TooLarge { file, most: format!("{} MB", LARGEST_XLSX >> 20) });
    }
    let mut input = BufReader::new(opened);
    unpack_to_nothing(&mut input, &file, size, intake)?;
    input.rewind().map_err(|_| Unreadable::NotOpened { file: file.clone() })?;
    let not_a_table = || Unreadable::NotATable { file: file.clone() };
    let mut book: Xlsx<_> = Xlsx::new(input).map_err(|_| not_a_table())?;
    let sheets: Vec<(String, SheetVisible)> = (book.sheets_metadata().iter())
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible))
        .collect();
    let mut whole: Option<Table> = None;
    let mut left_out = Vec::new();
    for (sheet, visible) in sheets {
        let note = |line, reason| LineNote::of(&format!("{file}, {sheet}"), line, None, reason);
        // What nobody sees in the workbook nobody expects to have brought in.
        if visible != SheetVisible::Visible {
            left_out.push(note(1, LineReason::SheetHidden));
            continue;
        }
        match read_sheet(&mut book, &sheet, whole.as_ref(), &file, intake)? {
            SheetRead::Empty => {}
            SheetRead::Other { line } => {
                let cover = whole.as_ref().filter(|first| first.is_cover());
                let list = cover.map(|_| read_sheet(&mut book, &sheet, None, &file, intake)).transpose()?;
                match (cover, list) {
                    (Some(cover), Some(SheetRead::Table(table, _))) if table.columns.len() > 1 && !table.rows.is_empty() => {
                        let named = cover.sheets.first().map_or_else(|| file.clone(), |(name, _)| format!("{file}, {name}"));
                        left_out.push(LineNote::of(&named, cover.columns_line, None, LineReason::SheetLeftOut));
                        whole = Some(Table { sheets: vec![(sheet, 0)], ..table });
                    }
                    _ => left_out.push(note(line, LineReason::SheetLeftOut)),
                }
            }
            SheetRead::Broken if whole.is_some() => left_out.push(note(1, LineReason::SheetNotRead)),
            SheetRead::Broken => return Err(not_a_table()),
            SheetRead::Table(table, places) => match &mut whole {
                None => whole = Some(Table { sheets: vec![(sheet, 0)], ..table }),
                Some(whole) => whole.take_in(sheet, table, &places)?,
            },
        }
    }
    let empty = || if left_out.is_empty() { Unreadable::Empty { file: file.clone() } } else { not_a_table() };
    let mut whole = whole.ok_or_else(empty)?;
    whole.left_out.extend(left_out);
    Ok(whole)
}

/// What became of one sheet of a workbook.
enum SheetRead {
    Empty,
    /// It has other headings than the first one; they stand on this line.
    Other {
        line: u32,
    },
    Broken,
    /// With where the columns of the first sheet stand in it.
    Table(Table, Vec<usize>),
}

/// Reads one sheet, of one with other headings than those of the `first` no more than these. Cell by cell: a sheet that
/// claims a cell in its last row and column costs nothing.
fn read_sheet(
    book: &mut Xlsx<BufReader<std::fs::File>>,
    sheet: &str,
    first: Option<&Table>,
    file: &str,
    intake: &Intake<'_>,
) -> Result<SheetRead, Unreadable> {
    let mut table = Table { file: file.to_owned(), ..Table::default() };
    let mut places = Vec::new();
    let Ok(mut cells) = book.worksheet_cells_reader(sheet) else { return Ok(SheetRead::Broken) };
    let mut row: (u32, Vec<String>) = (0, Vec::new());
    loop {
        let Ok(cell) = cells.next_cell() else { return Ok(SheetRead::Broken) };
        let place = cell.as_ref().map(|cell| cell.get_position());
        if place.is_none_or(|(at, _)| at != row.0) {
            let (line, done) = std::mem::replace(&mut row, (place.map_or(0, |(at, _)| at), Vec::new()));
            let has_headings = !table.columns.is_empty();
            table.add(done, line + 1)?;
            if let Some(first) = first.filter(|_| !has_headings && !table.columns.is_empty()) {
                let Some(found) = first.places_of(&table) else { return Ok(SheetRead::Other { line: table.columns_line }) };
                places = found;
            }
            if place.is_some_and(|(at, _)| at % 256 == 0) {
                intake.go_on()?;
            }
        }
        let (Some(cell), Some((at, column))) = (cell, place) else { break };
        let column = column as usize;
        if column < MOST_COLUMNS {
            if row.1.len() <= column {
                row.1.resize(column + 1, String::new());
            }
            let shown = shown(cell.get_value());
            row.1[column] = plain_cell(&text::shown(shown.into()).0).to_owned();
        } else if !shown(cell.get_value()).is_empty() {
            table.has_more_columns(at + 1);
        }
    }
    if table.columns.is_empty() { Ok(SheetRead::Empty) } else { Ok(SheetRead::Table(table.finished()?, places)) }
}

/// Runs a whole archive through the caps before a library that trusts it may hold it in memory.
fn unpack_to_nothing(input: &mut BufReader<std::fs::File>, file: &str, size: u64, intake: &Intake<'_>) -> Result<(), Unreadable> {
    let broken = || Unreadable::BrokenArchive { file: file.to_owned() };
    let mut archive = zip::ZipArchive::new(input).map_err(|_| broken())?;
    let mut out = 0u64;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_) | zip::result::ZipError::InvalidPassword => {
                Unreadable::Encrypted { file: file.to_owned() }
            }
            _ => broken(),
        })?;
        // The bytes come in through the archive and not through the Intake, so the ratio is taken here.
        let mut guarded = Guarded::unweighed(entry, intake, file);
        out += std::io::copy(&mut guarded, &mut std::io::sink()).map_err(|_| intake.reason(broken()))?;
        if out > intake.caps.ratio_counts_from && out / size.max(1) > intake.caps.ratio {
            return Err(Unreadable::Bomb { file: file.to_owned() });
        }
    }
    Ok(())
}

fn shown(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Bool(value) => value.to_string(),
        // A grade typed as a number is "9" and not "9.0".
        Data::Float(value) if value.fract() == 0.0 && value.abs() < 1e15 => format!("{value:.0}"),
        Data::DateTime(at) if at.is_datetime() => day_shown(at),
        other => other.to_string(),
    }
}

/// A day, an hour, or both, as no country reads them otherwise: the sheet says how it shows them, and that is lost.
fn day_shown(at: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let (is_time, is_day) = ((hour, minute, second) != (0, 0, 0), at.as_f64() >= 1.0);
    match (is_day, is_time) {
        (true, true) => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
        (true, false) => format!("{year:04}-{month:02}-{day:02}"),
        (false, _) => format!("{hour:02}:{minute:02}"),
    }
}

impl Table {
    /// The same table, its first line taken for what it is said to be.
    pub fn with_first_line(mut self, first_line: FirstLine) -> Table {
        match (self.first_line, first_line) {
            (FirstLine::Headings, FirstLine::Student) => {
                let blank = vec![String::new(); self.columns.len()];
                self.rows.insert(0, std::mem::replace(&mut self.columns, blank));
                self.line_of.insert(0, self.columns_line);
                self.sheets.iter_mut().skip(1).for_each(|(_, before)| *before += 1);
            }
            (FirstLine::Student, FirstLine::Headings) => {
                self.sheets.iter_mut().skip(1).for_each(|(_, before)| *before -= 1);
                self.columns = self.rows.remove(0);
                self.line_of.remove(0);
            }
            (FirstLine::Headings, FirstLine::Headings) | (FirstLine::Student, FirstLine::Student) => {}
        }
        self.first_line = first_line;
        self
    }

    /// What a note calls the place of a row: the file, and of several sheets the row's own.
    pub fn place_of(&self, row: usize) -> String {
        match self.sheets.iter().rev().find(|(_, before)| *before <= row) {
            Some((sheet, _)) if self.sheets.len() > 1 => format!("{}, {sheet}", self.file),
            _ => self.file.clone(),
        }
    }

    /// What tells this table's columns: the same for a file that was not changed, and not for one whose columns were.
    pub fn mark(&self) -> Id {
        let first = if self.first_line == FirstLine::Headings { Some(&self.columns) } else { self.rows.first() };
        let mut parts: Vec<&[u8]> = vec![b"columns of a table"];
        parts.extend(first.into_iter().flatten().map(|cell| cell.as_bytes()));
        derived(KITH, &parts)
    }

    /// Whether this is what an office puts before its list: some lines in one column. A list of names may look so too, where no
    /// other sheet holds more.
    fn is_cover(&self) -> bool {
        let says_nothing = || guess_mapping(self).iter().all(|meaning| *meaning == ColumnUse::Ignore);
        self.columns.len() == 1 && self.sheets.len() == 1 && self.rows.len() < 12 && says_nothing()
    }

    /// Says once that something stands too far to the right.
    fn has_more_columns(&mut self, line: u32) {
        if self.left_out.is_empty() {
            self.left_out.push(LineNote::of(&self.file, line, None, LineReason::ColumnsLeftOut { most: MOST_COLUMNS as u32 }));
        }
    }

    /// For each column that has a heading, and those between, where it stands in another sheet with the same headings in
    /// whatever order; none where the sheet has others. A stray value in a column behind them changes no heading.
    fn places_of(&self, other: &Table) -> Option<Vec<usize>> {
        let headings = |table: &Table| {
            let mut headings: Vec<String> = table.columns.iter().map(|heading| folded(heading.trim())).collect();
            while headings.last().is_some_and(String::is_empty) {
                headings.pop();
            }
            headings
        };
        let (own, theirs) = (headings(self), headings(other));
        if own == theirs {
            return Some((0..own.len()).collect());
        }
        let sorted = |of: &[String]| {
            let mut sorted = of.to_vec();
            sorted.sort();
            sorted
        };
        // Of columns without a heading, or with one that is there twice, the place tells which is which.
        let all = sorted(&own);
        let is_plain = all.first().is_some_and(|first| !first.is_empty()) && all.windows(2).all(|pair| pair[0] != pair[1]);
        if !is_plain || all != sorted(&theirs) {
            return None;
        }
        own.iter().map(|heading| theirs.iter().position(|their| their == heading)).collect()
    }

    /// Takes the rows of another sheet, which has the same headings, in these places.
    fn take_in(&mut self, sheet: String, other: Table, places: &[usize]) -> Result<(), Unreadable> {
        if self.rows.len() + other.rows.len() > MOST_ROWS {
            return Err(Unreadable::TooLarge { file: self.file.clone(), most: format!("{MOST_ROWS} rows") });
        }
        // Of either sheet there may be columns behind those with a heading.
        let width = self.columns.len().max(other.columns.len());
        self.columns.resize(width, String::new());
        self.rows.iter_mut().for_each(|row| row.resize(width, String::new()));
        let at: Vec<usize> = places.iter().copied().chain(places.len()..width).collect();
        let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
        self.sheets.push((sheet, self.rows.len()));
        self.rows.extend(other.rows.iter().map(|row| at.iter().map(|at| cell(row, *at)).collect()));
        self.line_of.extend(other.line_of);
        self.left_out.extend(other.left_out);
        Ok(())
    }

    /// The first line with anything on it is the heading.
    fn add(&mut self, mut cells: Vec<String>, line: u32) -> Result<(), Unreadable> {
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        if self.columns.is_empty() {
            while cells.last().is_some_and(String::is_empty) {
                cells.pop();
            }
            (self.columns, self.columns_line) = (cells, line);
            return Ok(());
        }
        if self.rows.len() == MOST_ROWS {
            return Err(Unreadable::TooLarge { file: self.file.clone(), most: format!("{MOST_ROWS} rows") });
        }
        if cells.len() > self.columns.len() && cells[self.columns.len()..].iter().any(|cell| !cell.is_empty()) {
            // A column without a heading may still be the one that holds the names.
            self.columns.resize(cells.len(), String::new());
        }
        cells.resize(self.columns.len(), String::new());
        self.rows.push(cells);
        self.line_of.push(line);
        Ok(())
    }

    fn finished(mut self) -> Result<Table, Unreadable> {
        if self.columns.is_empty() {
            return Err(Unreadable::Empty { file: self.file });
        }
        for row in &mut self.rows {
            row.resize(self.columns.len(), String::new());
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests;
