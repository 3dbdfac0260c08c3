//! What is taken along: a student's own page and file, the card for a session, the copy of a record. Plain values go in and
//! bytes come out. It opens no store, knows no window, keeps nothing, and reaches no network.

pub mod card;
mod drawing;
pub mod fonts;
pub mod my_map;
mod press;
pub mod record_copy;
pub mod report;
pub mod take_file;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use specta::Type;

pub use press::Made;

/// In which language a page speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PageLanguage {
    En,
    Es,
}

impl PageLanguage {
    /// As a document says it.
    pub const fn code(self) -> &'static str {
        match self {
            PageLanguage::En => "en",
            PageLanguage::Es => "es",
        }
    }

    pub(crate) fn said(self, key: &str) -> String {
        words::paper::said(self.code(), key, &[])
    }

    pub(crate) fn with(self, key: &str, given: &[(&str, &str)]) -> String {
        words::paper::said(self.code(), key, given)
    }

    /// What is said aloud, in the quotes of the language.
    pub(crate) fn quoted(self, words: &str) -> String {
        match self {
            PageLanguage::En => format!("“{words}”"),
            PageLanguage::Es => format!("«{words}»"),
        }
    }

    /// A day in words.
    pub fn day(self, day: NaiveDate) -> String {
        let month = self.said(&format!("page-month-{}", day.month()));
        let (day, year) = (day.day().to_string(), day.year().to_string());
        self.with("page-date", &[("month", &month), ("day", &day), ("year", &year)])
    }
}

/// The sheet that a printer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    Letter,
    A4,
}

impl Sheet {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Sheet::Letter => "us-letter",
            Sheet::A4 => "a4",
        }
    }

    /// Width and height, in points.
    pub(crate) const fn size(self) -> (f64, f64) {
        match self {
            Sheet::Letter => (612.0, 792.0),
            Sheet::A4 => (595.3, 841.9),
        }
    }
}

/// The closed word of a value, as it is written in keys.
pub(crate) fn word(of: &impl Serialize) -> String {
    serde_json::to_value(of).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
