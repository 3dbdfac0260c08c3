//! How is one OneRoster CSV read? Columns are found by name, in any order and case; each value is decoded,
//! bounded and noted when it is odd. What a column means is said by the file that reads it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::io::BufRead;

use chrono::NaiveDate;
use domain::line_reason::LineReason;
use domain::roster::{LineNote, Reach};

use crate::delimited::{Delimited, Halt};
use crate::notes::Notes;
use crate::text;
use crate::transcoded::{Transcoded, Unmarked};
use crate::unreadable::{Breakage, Unreadable};

/// A column of this file, or one it does not have.
pub(super) type Column = Option<usize>;

/// One CSV while it is read.
pub(super) struct Sheet<'a> {
    pub(super) file: &'a str,
    lines: Delimited<Transcoded<&'a mut dyn BufRead>>,
    headings: Vec<String>,
    declared: Option<Reach>,
    status: Column,
    modified: Column,
    first_dated: Option<u32>,
    has_gone: bool,
    /// The column by which a line says of whom it is, in a file where whoever is missing has left.
    key: Column,
    /// Of whom the refused lines are.
    refused: RefCell<Vec<Box<str>>>,
    /// The first refused line that does not say of whom it is.
    nameless: Cell<Option<u32>>,
}

fn broken(file: &str, line: u32, halt: &Halt) -> Unreadable {
    let (line, because) = match halt {
        Halt::Stream => (line, Breakage::BreaksOff),
        Halt::QuoteNeverClosed(line) => (*line, Breakage::QuoteNeverClosed),
    };
    Unreadable::Broken { file: file.to_owned(), line, because }
}

/// The headings of a CSV as they compare: without the mark, the blanks and the case.
pub(super) fn folded(heading: &str) -> String {
    heading.trim_matches(['\u{feff}', ' ', '\t', '"']).to_lowercase()
}

impl<'a> Sheet<'a> {
    /// Reads the heading. None: the file is empty, which says nothing about anyone.
    pub(super) fn open(
        file: &'a str,
        input: &'a mut dyn BufRead,
        declared: Option<Reach>,
        known: &[&str],
        notes: &mut Notes,
    ) -> Result<Option<Self>, Unreadable> {
        let input = Transcoded::new(input, Unmarked::AsTheyAre).map_err(|_| broken(file, 1, &Halt::Stream))?;
        let mut lines = Delimited::new(input, b',');
        if !lines.read().map_err(|halt| broken(file, 1, &halt))? {
            notes.warn(file, 1, None, LineReason::FileEmpty);
            return Ok(None);
        }
        let headings: Vec<String> = lines.fields().map(|field| text::told(field).0.into_owned()).collect();
        let mut seen: Vec<String> = Vec::with_capacity(headings.len());
        let mut strange: Vec<&String> = Vec::new();
        for heading in &headings {
            let name = folded(heading);
            if seen.contains(&name) && !name.is_empty() {
                notes.warn(file, lines.line(), Some(heading), LineReason::ColumnTwice);
            } else if !name.is_empty() && !known.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
                strange.push(heading);
            }
            seen.push(name);
        }
        // A vendor's own columns come by the dozen, and one line says so.
        match &strange[..] {
            [] => {}
            [heading] => notes.warn(file, lines.line(), Some(heading), LineReason::ColumnUnknown),
            more => notes.warn(file, lines.line(), None, LineReason::ColumnsUnknown { most: more.len() as u32 }),
        }
        let mut sheet = Sheet {
            file,
            lines,
            headings,
            declared,
            status: None,
            modified: None,
            first_dated: None,
            has_gone: false,
            key: None,
            refused: RefCell::default(),
            nameless: Cell::default(),
        };
        sheet.status = sheet.column(&["status"]);
        sheet.modified = sheet.column(&["dateLastModified"]);
        Ok(Some(sheet))
    }

    /// The first column of one of these names.
    pub(super) fn column(&self, names: &[&str]) -> Column {
        names.iter().find_map(|name| self.headings.iter().position(|heading| folded(heading).eq_ignore_ascii_case(name)))
    }

    /// A column without which no line can be taken.
    pub(super) fn needed(&self, names: &[&str]) -> Result<Column, Unreadable> {
        match self.column(names) {
            None => Err(Unreadable::NoColumn { file: self.file.to_owned(), column: names[0].to_owned() }),
            found => Ok(found),
        }
    }

    /// The next line that can be read at all.
    pub(super) fn next(&mut self, notes: &mut Notes) -> Result<bool, Unreadable> {
        loop {
            let there_is = self.lines.read();
            if !there_is.map_err(|halt| broken(self.file, self.lines.line(), &halt))? {
                if self.lines.input().has_replaced {
                    notes.warn(self.file, self.lines.line(), None, LineReason::LettersReplaced);
                }
                return Ok(false);
            }
            let line = self.lines.line();
            if let Some(index) = self.lines.too_long() {
                self.refuse(Some(index), text::TOO_LONG, notes);
                continue;
            }
            if self.lines.len() > self.headings.len() {
                notes.warn(self.file, line, None, LineReason::MoreFields);
            } else if self.lines.len() < self.headings.len() {
                notes.warn(self.file, line, None, LineReason::FewerFields);
            }
            return Ok(true);
        }
    }

    pub(super) fn line(&self) -> u32 {
        self.lines.line()
    }

    pub(super) fn heading(&self, column: Column) -> Option<&str> {
        column.and_then(|index| self.headings.get(index)).map(String::as_str)
    }

    pub(super) fn warn(&self, column: Column, reason: LineReason, notes: &mut Notes) {
        notes.warn(self.file, self.line(), self.heading(column), reason);
    }

    pub(super) fn refuse(&self, column: Column, reason: LineReason, notes: &mut Notes) {
        notes.refuse(self.file, self.line(), self.heading(column), reason);
        // What stands behind a value that is too long was not kept, and of that value only a part.
        let key = self.key.filter(|key| self.lines.too_long().is_none_or(|too_long| *key < too_long));
        match key.map(|key| text::told(self.lines.field(key)).0) {
            Some(named) if !named.is_empty() => self.refused.borrow_mut().push(named.as_ref().into()),
            _ if self.nameless.get().is_none() => self.nameless.set(Some(self.line())),
            _ => {}
        }
    }

    /// The note that would refuse this line.
    pub(super) fn note(&self, column: Column, reason: LineReason) -> LineNote {
        LineNote::of(self.file, self.line(), self.heading(column), reason)
    }

    /// Of whom the lines that were refused so far are, where they say so.
    pub(super) fn refused(&self) -> Vec<Box<str>> {
        self.refused.borrow().clone()
    }

    /// Whether some refused line does not say of whom it is.
    pub(super) fn has_nameless(&self) -> bool {
        self.nameless.get().is_some()
    }

    /// Whether any line was refused.
    pub(super) fn has_refused(&self) -> bool {
        self.has_nameless() || !self.refused.borrow().is_empty()
    }

    /// Takes `column` as the one by which a line says of whom it is: whoever a refused line names is left as they are.
    pub(super) fn named_by(&mut self, column: Column) {
        self.key = column;
    }

    /// A value; empty where there is none.
    pub(super) fn text(&self, column: Column, notes: &mut Notes) -> Cow<'_, str> {
        let Some(index) = column else { return Cow::Borrowed("") };
        let (value, doubt) = text::told(self.lines.field(index));
        if let Some(doubt) = doubt {
            self.warn(column, doubt, notes);
        }
        value
    }

    /// A value without which the line is refused.
    pub(super) fn required(&self, column: Column, notes: &mut Notes) -> Option<Cow<'_, str>> {
        let value = self.text(column, notes);
        if value.is_empty() {
            self.refuse(column, LineReason::ValueMissing, notes);
            return None;
        }
        Some(value)
    }

    pub(super) fn optional(&self, column: Column, notes: &mut Notes) -> Option<String> {
        text::optional(self.text(column, notes))
    }

    /// A value of a student, without an address of mail that somebody put into it.
    pub(super) fn of_student(&self, column: Column, notes: &mut Notes) -> Option<String> {
        let value = self.text(column, notes);
        text::optional(Cow::Owned(self.without_mail(column, &value, notes)))
    }

    /// A value that was read, without an address of mail in it.
    pub(super) fn without_mail(&self, column: Column, value: &str, notes: &mut Notes) -> String {
        let (clean, has_mail) = text::without_mail(value);
        if has_mail {
            self.warn(column, LineReason::MailLeftOut, notes);
        }
        clean.into_owned()
    }

    /// Of these parts of a row those that have no column here: nothing is said of them.
    pub(super) fn silent(parts: &[(&'static str, Column)]) -> Vec<&'static str> {
        parts.iter().filter(|(_, column)| column.is_none()).map(|(part, _)| *part).collect()
    }

    pub(super) fn date(&self, column: Column, notes: &mut Notes) -> Option<NaiveDate> {
        let value = self.text(column, notes);
        if value.is_empty() {
            return None;
        }
        let date = text::date(&value);
        if date.is_none() {
            self.warn(column, LineReason::NotADate, notes);
        }
        date
    }

    /// True when the line says that its row is to be deleted.
    pub(super) fn is_gone(&mut self, notes: &mut Notes) -> bool {
        if self.first_dated.is_none() && self.modified.is_some_and(|index| !self.lines.field(index).is_empty()) {
            self.first_dated = Some(self.line());
        }
        let status = self.text(self.status, notes);
        if status.is_empty() || status.eq_ignore_ascii_case("active") {
            return false;
        }
        if !status.eq_ignore_ascii_case("tobedeleted") {
            self.warn(self.status, LineReason::StatusUnknown, notes);
            return false;
        }
        if self.declared == Some(Reach::Bulk) {
            self.warn(self.status, LineReason::GoneInBulk, notes);
        }
        self.has_gone = true;
        true
    }

    /// The same of a file in which whoever is missing has left: a refused line that may be anybody's is told once more.
    pub(super) fn reach_of_records(&self, notes: &mut Notes) -> Reach {
        let reach = self.reach(notes);
        if let (Reach::Bulk, Some(line)) = (reach, self.nameless.get()) {
            notes.warn(self.file, line, self.heading(self.key), LineReason::NamesNobody);
        }
        reach
    }

    /// How complete the file was: as the manifest says, else as its lines show.
    pub(super) fn reach(&self, notes: &mut Notes) -> Reach {
        let reach = self.declared.unwrap_or(if self.has_gone { Reach::Delta } else { Reach::Bulk });
        if let (Reach::Bulk, Some(line)) = (reach, self.first_dated) {
            notes.warn(self.file, line, self.heading(self.modified), LineReason::DatedInBulk);
        }
        reach
    }
}
