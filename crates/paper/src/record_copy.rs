//! A copy of what is kept about a student, for whoever may have it: a title, for whom, dated sections of label and value. Who
//! else is a student is not named in it. It decides nothing about who may have what: that is the caller's.

use chrono::NaiveDate;
use serde::Serialize;

use crate::fonts::Shelf;
use crate::press::{Made, drawn, set};
use crate::{PageLanguage, Sheet};

const TEMPLATE: &str = include_str!("../templates/record_copy.typ");

/// All that stands in a copy.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordCopy {
    pub language: PageLanguage,
    pub sheet: Sheet,
    pub title: String,
    /// For whom it was made.
    pub who: String,
    pub made_on: NaiveDate,
    /// What this is and what it leaves out; empty for nothing.
    pub lead: String,
    pub sections: Vec<Section>,
}

/// A part of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub title: String,
    pub on: Option<NaiveDate>,
    /// What is said before the lines; empty for nothing.
    pub lead: String,
    pub rows: Vec<Row>,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub label: String,
    pub value: Value,
}

/// What stands beside a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Words(String),
    /// The name of somebody whose record this is not.
    AnotherStudent,
}

impl RecordCopy {
    /// The copy, on as many pages as it needs.
    pub fn page(&self, shelf: &Shelf) -> anyhow::Result<Made> {
        set(shelf, TEMPLATE, &self.all_told(shelf), self.made_on)
    }

    /// The same as drawings, one of each sheet: what Kith's own window prints.
    pub fn drawn(&self, shelf: &Shelf) -> anyhow::Result<Vec<String>> {
        drawn(shelf, TEMPLATE, &self.all_told(shelf))
    }

    fn all_told(&self, shelf: &Shelf) -> Told {
        let language = self.language;
        let is_redacted = self.sections.iter().flat_map(|section| &section.rows).any(|row| row.value == Value::AnotherStudent);
        let date = language.day(self.made_on);
        Told {
            fonts: shelf.families(),
            language: language.code(),
            sheet: self.sheet.name(),
            title: shelf.writable(&self.title),
            who: language.with("record-for", &[("who", &shelf.writable(&self.who))]),
            made: language.with("record-made", &[("date", &date)]),
            lead: shelf.writable(&self.lead),
            names: is_redacted.then(|| language.said("record-names")),
            sections: self.sections.iter().map(|section| self.told(section, shelf)).collect(),
            page: language.with("record-page", &[("page", "\u{1}"), ("pages", "\u{2}")]),
            kith: language.said("page-kith"),
        }
    }

    fn told(&self, section: &Section, shelf: &Shelf) -> ToldSection {
        let rows = section.rows.iter().map(|row| ToldRow {
            label: shelf.writable(&row.label),
            value: match &row.value {
                // A line of its own stays one.
                Value::Words(words) => words.lines().map(|line| shelf.writable(line)).collect(),
                Value::AnotherStudent => vec![self.language.said("record-another-student")],
            },
            is_redacted: row.value == Value::AnotherStudent,
        });
        ToldSection {
            title: shelf.writable(&section.title),
            on: section.on.map(|on| self.language.day(on)),
            lead: shelf.writable(&section.lead),
            rows: rows.collect(),
        }
    }
}

#[derive(Serialize)]
struct Told {
    fonts: Vec<String>,
    language: &'static str,
    sheet: &'static str,
    title: String,
    who: String,
    made: String,
    lead: String,
    names: Option<String>,
    sections: Vec<ToldSection>,
    /// With a sign for the page and one for the last.
    page: String,
    kith: String,
}

#[derive(Serialize)]
struct ToldSection {
    title: String,
    on: Option<String>,
    lead: String,
    rows: Vec<ToldRow>,
}

#[derive(Serialize)]
struct ToldRow {
    label: String,
    value: Vec<String>,
    is_redacted: bool,
}
