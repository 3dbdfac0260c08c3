//! A report on paper: findings as sentences, a table under each, and how it is computed. Its words and figures are given; what
//! may stand in it was decided before. It has a page for nobody: it names no student.

use chrono::NaiveDate;
use serde::Serialize;

use crate::fonts::Shelf;
use crate::press::{Made, set};
use crate::{PageLanguage, Sheet};

const TEMPLATE: &str = include_str!("../templates/report.typ");

/// All that stands in a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub language: PageLanguage,
    pub sheet: Sheet,
    pub title: String,
    /// Of whom it is: a school.
    pub of: String,
    pub made_on: NaiveDate,
    /// What it is and what holds for all of it.
    pub lead: String,
    pub parts: Vec<Part>,
}

/// One table with its finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is about; empty for nothing.
    pub what: String,
    pub finding: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    /// How it is computed, how much was asked, which rule holds: a line each.
    pub notes: Vec<String>,
}

/// One cell: its words, and how long its bar is, from 0 to 1. The first of a row names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub words: String,
    pub share: Option<f64>,
}

#[derive(Serialize)]
struct Told {
    fonts: Vec<String>,
    language: &'static str,
    sheet: &'static str,
    title: String,
    of: String,
    made: String,
    lead: String,
    parts: Vec<ToldPart>,
    page: String,
    kith: String,
}

#[derive(Serialize)]
struct ToldPart {
    what: String,
    finding: String,
    columns: Vec<String>,
    rows: Vec<Vec<ToldCell>>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ToldCell {
    words: String,
    share: Option<f64>,
}

impl Report {
    /// The report, on as many pages as it needs.
    pub fn page(&self, shelf: &Shelf) -> anyhow::Result<Made> {
        let language = self.language;
        let date = language.day(self.made_on);
        let cell = |cell: &Cell| ToldCell {
            words: shelf.writable(&cell.words),
            share: cell.share.map(|share| if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }),
        };
        let part = |part: &Part| ToldPart {
            what: shelf.writable(&part.what),
            finding: shelf.writable(&part.finding),
            columns: part.columns.iter().map(|words| shelf.writable(words)).collect(),
            // A row is as wide as its table, whoever gave it.
            rows: part
                .rows
                .iter()
                .filter(|row| row.len() == part.columns.len())
                .map(|row| row.iter().map(cell).collect())
                .collect(),
            notes: part.notes.iter().map(|note| shelf.writable(note)).collect(),
        };
        let told = Told {
            fonts: shelf.families(),
            language: language.code(),
            sheet: self.sheet.name(),
            title: shelf.writable(&self.title),
            of: shelf.writable(&self.of),
            made: language.with("record-made", &[("date", &date)]),
            lead: shelf.writable(&self.lead),
            parts: self.parts.iter().map(part).collect(),
            page: language.with("record-page", &[("page", "\u{1}"), ("pages", "\u{2}")]),
            kith: language.said("page-kith"),
        };
        set(shelf, TEMPLATE, &told, self.made_on)
    }
}
