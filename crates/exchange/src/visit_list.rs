//! Which visits does a list hold: the export of a platform for virtual visits (CSV or XLSX), or a calendar file? Looked at first,
//! so that a person says what its columns mean and, where its days are written in figures, what comes first in them. Then read
//! row by row; a line that does not say when, or who, is refused with its reason. Which class a name means, and what is here
//! already, is the store's matter.

use std::path::Path;

use chrono::NaiveDate;
use domain::line_reason::LineReason;
use domain::names;
use domain::record::{Id, KITH, derived};
use domain::roster::{LineNote, LineNotes};
use domain::visit_list::{DayOrder, ListMapping, ListOf, ListedVisit, VisitColumn};
use domain::visits::LONGEST_AIM;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::calendar::{self, each_event};
use crate::days::{self, ClockHere, Day};
use crate::listed;
use crate::rows::{Shape, each_delimited, each_of_workbook, shape_of, through};
use crate::table::cells_of;
use crate::text;
use crate::unreadable::{Unreadable, name_of};
use crate::visit_words;
use crate::watch::Watch;

/// More lines than this are no list of visits that one machine keeps.
const MOST_LINES: u32 = 500_000;
/// How many rows are shown.
const SHOWN: usize = 8;
/// How many of a column's days are shown as both orders read them.
const MOST_SAMPLES: usize = 3;
/// How many things a column may mean.
const MEANINGS: usize = VisitColumn::Number as usize + 1;

/// A list of visits, before it is said what its columns mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListLook {
    /// The file's name.
    pub file: String,
    pub is_calendar: bool,
    /// The headings; of a calendar the names of its parts, which the interface says in words.
    pub columns: Vec<String>,
    /// The first rows.
    pub sample: Vec<Vec<String>>,
    pub total: u32,
    pub guess: Vec<VisitColumn>,
    /// For each column what there is to be asked about its days.
    pub days: Vec<DaysOf>,
    /// Of each column the first and the last day, where each of its cells says by itself which day it is.
    #[serde(skip)]
    pub spans: Vec<Option<(NaiveDate, NaiveDate)>>,
    /// Tells its columns, for when it is read again.
    pub mark: Id,
    /// What of the file was left out.
    pub left_out: Vec<LineNote>,
}

/// The days of a column that are written in figures and do not say by themselves what comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DaysOf {
    pub unsaid: u32,
    /// The first of them.
    pub samples: Vec<DaySample>,
    /// How many could not be read with the day first, and how many with the month first.
    pub not_day_first: u32,
    pub not_month_first: u32,
}

/// A day as it is written, and what it is in either order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DaySample {
    pub text: String,
    pub day_first: Option<NaiveDate>,
    pub month_first: Option<NaiveDate>,
}

/// The lines of a list, read as somebody said, and those that were not taken or taken with a doubt.
#[derive(Debug, Default)]
pub struct VisitList {
    pub file: String,
    pub is_calendar: bool,
    pub columns: Vec<String>,
    pub lines: Vec<ListedVisit>,
    pub refused: LineNotes,
    pub warned: LineNotes,
}

/// Tells each row of a list, its headings first. Gives what was left out.
fn each_row(
    path: &Path,
    shape: Shape,
    here: ClockHere<'_>,
    watch: &dyn Watch,
    warned: &mut LineNotes,
    mut meet: impl FnMut(u32, Vec<String>) -> Result<(), Unreadable>,
) -> Result<Vec<LineNote>, Unreadable> {
    let file = name_of(path);
    let too_many = || Unreadable::TooLarge { file: file.clone(), most: format!("{MOST_LINES} rows") };
    let mut lines = 0u32;
    let mut next = |line: u32, cells: Vec<String>| {
        lines += 1;
        if lines > MOST_LINES { Err(too_many()) } else { meet(line, cells) }
    };
    match shape {
        Shape::Workbook => each_of_workbook(path, watch, next),
        Shape::Calendar => {
            next(1, calendar::COLUMNS.map(str::to_owned).to_vec())?;
            through(path, watch, |input, _, file| each_event(input, file, here, warned, &mut next))?;
            Ok(Vec::new())
        }
        Shape::Csv => {
            through(path, watch, |input, head, file| {
                each_delimited(input, head, file, &mut |row| {
                    let cells = cells_of(row);
                    if cells.iter().all(String::is_empty) { Ok(()) } else { next(row.line(), cells) }
                })
            })?;
            Ok(Vec::new())
        }
    }
}

fn mark_of(columns: &[String]) -> Id {
    let mut parts: Vec<&[u8]> = vec![b"columns of a list of visits"];
    parts.extend(columns.iter().map(|column| column.as_bytes()));
    derived(KITH, &parts)
}

/// Looks at a list: its headings, its first rows, and what there is to be asked about its days.
pub fn look_at_list(path: &Path, here: ClockHere<'_>, watch: &dyn Watch) -> Result<ListLook, Unreadable> {
    let shape = shape_of(path)?;
    let mut look = ListLook { file: name_of(path), is_calendar: shape == Shape::Calendar, ..ListLook::default() };
    let mut has_organizer = false;
    let mut is_first = true;
    let mut spans: Vec<Span> = Vec::new();
    let left_out = each_row(path, shape, here, watch, &mut LineNotes::default(), |_, cells| {
        if std::mem::take(&mut is_first) {
            spans.resize(cells.len(), Span::None);
            (look.days, look.columns) = (vec![DaysOf::default(); cells.len()], cells);
            return Ok(());
        }
        look.total += 1;
        has_organizer |= look.is_calendar && cells.get(3).is_some_and(|organizer| !organizer.is_empty());
        for ((cell, days), span) in cells.iter().zip(&mut look.days).zip(&mut spans) {
            days.meets(cell, here);
            span.meets(cell, here);
        }
        if look.sample.len() < SHOWN {
            let mut row = cells;
            row.resize(look.columns.len(), String::new());
            look.sample.push(row);
        }
        Ok(())
    })?;
    if look.columns.is_empty() || (look.is_calendar && look.total == 0) {
        return Err(Unreadable::NotATable { file: look.file });
    }
    look.left_out = left_out;
    look.mark = mark_of(&look.columns);
    look.guess = visit_words::guess(&look.columns, look.is_calendar, has_organizer);
    look.spans = spans.into_iter().map(Span::days).collect();
    Ok(look)
}

/// From which day to which the cells of a column go.
#[derive(Clone, Copy)]
enum Span {
    /// Nothing stands in it so far.
    None,
    Days(NaiveDate, NaiveDate),
    /// Something in it is no day by itself: no more of it is looked at.
    Lost,
}

impl Span {
    fn meets(&mut self, cell: &str, here: ClockHere<'_>) {
        if matches!(self, Span::Lost) || cell.is_empty() {
            return;
        }
        *self = match (*self, days::day(cell, None, here)) {
            (Span::Days(first, last), Day::On(on, _)) => Span::Days(first.min(on), last.max(on)),
            (_, Day::On(on, _)) => Span::Days(on, on),
            _ => Span::Lost,
        };
    }

    const fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Span::Days(first, last) => Some((first, last)),
            Span::None | Span::Lost => None,
        }
    }
}

impl DaysOf {
    fn meets(&mut self, cell: &str, here: ClockHere<'_>) {
        if !cell.starts_with(|c: char| c.is_ascii_digit()) || days::day(cell, None, here) != Day::Unsaid {
            return;
        }
        let read = |order| match days::day(cell, Some(order), here) {
            Day::On(on, _) => Some(on),
            Day::Unsaid | Day::NotRead => None,
        };
        let (day_first, month_first) = (read(DayOrder::DayFirst), read(DayOrder::MonthFirst));
        self.unsaid += 1;
        self.not_day_first += u32::from(day_first.is_none());
        self.not_month_first += u32::from(month_first.is_none());
        if self.samples.len() < MOST_SAMPLES {
            self.samples.push(DaySample { text: cell.to_owned(), day_first, month_first });
        }
    }
}

/// Reads a list as somebody said. `mark` is that of the columns that were looked at; refused where they are others now.
pub fn read_list(
    path: &Path,
    mapping: &ListMapping,
    mark: Id,
    here: ClockHere<'_>,
    watch: &dyn Watch,
) -> Result<VisitList, Unreadable> {
    let shape = shape_of(path)?;
    let mut list = VisitList { file: name_of(path), is_calendar: shape == Shape::Calendar, ..VisitList::default() };
    let mut reading: Option<Reading<'_>> = None;
    let mut warned = LineNotes::default();
    each_row(path, shape, here, watch, &mut warned, |line, cells| {
        match &mut reading {
            None if mark_of(&cells) != mark || cells.len() != mapping.columns.len() => {
                return Err(Unreadable::Changed { file: list.file.clone() });
            }
            none @ None => *none = Some(Reading::of(mapping, cells, here, &list.file)),
            Some(reading) => list.lines.extend(reading.line(line, &cells)),
        }
        Ok(())
    })?;
    if let Some(reading) = reading {
        (list.refused, list.warned, list.columns) = (reading.refused, reading.warned, reading.columns);
    }
    for note in warned.kept {
        list.warned.add_counted(note);
    }
    Ok(list)
}

/// How the rows of a list are read.
struct Reading<'a> {
    mapping: &'a ListMapping,
    /// Where each meaning stands.
    at: [Option<usize>; MEANINGS],
    columns: Vec<String>,
    here: ClockHere<'a>,
    file: String,
    refused: LineNotes,
    warned: LineNotes,
}

impl<'a> Reading<'a> {
    fn of(mapping: &'a ListMapping, columns: Vec<String>, here: ClockHere<'a>, file: &str) -> Reading<'a> {
        let mut at = [None; MEANINGS];
        let mut warned = LineNotes::default();
        for (place, meaning) in mapping.columns.iter().enumerate().filter(|(_, meaning)| **meaning != VisitColumn::Ignore) {
            match &mut at[*meaning as usize] {
                Some(_) => warned.add(file, 1, columns.get(place).map(String::as_str), LineReason::MeaningTwice),
                none => *none = Some(place),
            }
        }
        Reading { mapping, at, columns, here, file: file.to_owned(), refused: LineNotes::default(), warned }
    }

    fn heading(&self, meaning: VisitColumn) -> Option<&str> {
        let heading = self.at[meaning as usize].and_then(|at| self.columns.get(at))?;
        (!heading.is_empty()).then_some(heading.as_str())
    }

    fn line(&mut self, line: u32, cells: &[String]) -> Option<ListedVisit> {
        match self.read(line, cells) {
            Ok(visit) => Some(visit),
            Err((meaning, reason)) => {
                let column = self.heading(meaning).map(str::to_owned);
                self.refused.add(&self.file, line, column.as_deref(), reason);
                None
            }
        }
    }

    fn doubts(&mut self, line: u32, meaning: VisitColumn, reason: LineReason) {
        let column = self.heading(meaning).map(str::to_owned);
        self.warned.add(&self.file, line, column.as_deref(), reason);
    }

    fn read(&mut self, line: u32, cells: &[String]) -> Result<ListedVisit, (VisitColumn, LineReason)> {
        use VisitColumn as C;
        let at = self.at;
        let cell = |meaning: C| at[meaning as usize].and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
        if visit_words::is_called_off(cell(C::Status)) {
            return Err((C::Status, LineReason::DidNotTakePlace));
        }
        let (day, beside) = match cell(C::Day) {
            "" => return Err((C::Day, LineReason::ValueMissing)),
            text => match days::day(text, self.mapping.days, self.here) {
                Day::On(day, time) => (day, time),
                Day::Unsaid => return Err((C::Day, LineReason::DayOrderUnsaid)),
                Day::NotRead => return Err((C::Day, LineReason::DayNotRead)),
            },
        };
        let time = match cell(C::Time) {
            "" => beside,
            text => {
                let time = days::time(text);
                if time.is_none() {
                    self.doubts(line, C::Time, LineReason::TimeNotRead);
                }
                time.or(beside)
            }
        };
        let visitor = format!("{} {}", cell(C::Visitor), cell(C::VisitorFamily));
        let (visitor, has_mail) = text::without_mail(visitor.trim());
        if has_mail {
            self.doubts(line, C::Visitor, LineReason::MailLeftOut);
        }
        let visitor = match listed::name(&visitor) {
            Ok(name) if name.is_empty() => return Err((C::Visitor, LineReason::NameMissing)),
            Ok(name) => name,
            Err(reason) => return Err((C::Visitor, reason)),
        };
        let organisation = match text::without_mail(cell(C::Organisation)).0 {
            text if text.is_empty() => None,
            text => match names::words(&text, domain::visitors::LONGEST_ANSWER) {
                Ok(text) => Some(text),
                Err(_) => {
                    let most = domain::visitors::LONGEST_ANSWER as u32;
                    self.doubts(line, C::Organisation, LineReason::ValueLeftOut { most });
                    None
                }
            },
        };
        let known = |text: &str| !text.is_empty();
        let cluster = Some(cell(C::Cluster)).filter(|text| known(text)).and_then(|text| {
            let cluster = visit_words::cluster(text);
            if cluster.is_none() {
                self.doubts(line, C::Cluster, LineReason::ClusterUnknown);
            }
            cluster
        });
        let format = Some(cell(C::Format)).filter(|text| known(text)).and_then(|text| {
            let format = visit_words::format(text);
            if format.is_none() {
                self.doubts(line, C::Format, LineReason::FormatUnknown);
            }
            format
        });
        let counted = Some(cell(C::Counted)).filter(|text| known(text)).and_then(|text| {
            let counted = text.parse::<u32>().ok().filter(|counted| *counted <= 1_000_000);
            if counted.is_none() {
                self.doubts(line, C::Counted, LineReason::CountNotRead);
            }
            counted
        });
        let title = Some(text::without_mail(cell(C::Title)).0).filter(|text| known(text)).and_then(|text| {
            let cut: String = text.chars().take(LONGEST_AIM).collect();
            if cut.len() < text.len() {
                self.doubts(line, C::Title, LineReason::TitleCut { most: LONGEST_AIM as u32 });
            }
            names::words(&cut, LONGEST_AIM).ok()
        });
        let text = |meaning: C| Some(cell(meaning).to_owned()).filter(|text| !text.is_empty());
        Ok(ListedVisit {
            line,
            day,
            time,
            visitor,
            organisation,
            cluster,
            class: text(C::Class),
            format,
            title,
            counted: counted.filter(|_| self.mapping.of == ListOf::Held),
            number: text(C::Number),
        })
    }
}

#[cfg(test)]
mod tests;
