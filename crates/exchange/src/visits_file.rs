//! How do visits leave the program? As a CSV with a line for each visit, under the headings and words that a person reads, with
//! counts and no student's name, and no cell that a spreadsheet would run.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cell::write_line;

/// The words of the file, in the language of whoever saves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitsWords {
    /// Of the file.
    pub name: String,
    /// Day, time, visitor, organisation, cluster, class, format, present, away, the four steps, purpose, aim.
    pub headings: Vec<String>,
    /// In person, live on screen, recorded.
    pub formats: Vec<String>,
    /// Yes, no; what nobody said is left empty.
    pub answers: Vec<String>,
    /// A word for each career cluster, in their order.
    pub clusters: Vec<String>,
}

/// One visit as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisitRow {
    pub day: String,
    pub time: String,
    pub visitor: String,
    pub organisation: String,
    /// A place among the words.
    pub cluster: Option<usize>,
    pub class: String,
    /// A place among the words.
    pub format: usize,
    pub present: u32,
    pub absent: u32,
    pub steps: [Option<bool>; 4],
    pub purpose: String,
    pub aim: String,
}

/// Writes the headings and each visit.
pub fn write_visits(out: &mut impl Write, words: &VisitsWords, rows: impl IntoIterator<Item = VisitRow>) -> io::Result<()> {
    // Else Excel takes UTF-8 for something else.
    out.write_all("\u{feff}".as_bytes())?;
    write_line(out, &words.headings)?;
    let word = |of: &[String], at: usize| of.get(at).cloned().unwrap_or_default();
    for row in rows {
        let mut cells = vec![
            row.day,
            row.time,
            row.visitor,
            row.organisation,
            row.cluster.map(|at| word(&words.clusters, at)).unwrap_or_default(),
            row.class,
            word(&words.formats, row.format),
            row.present.to_string(),
            row.absent.to_string(),
        ];
        cells.extend(row.steps.map(|step| step.map(|is| word(&words.answers, usize::from(!is))).unwrap_or_default()));
        cells.extend([row.purpose, row.aim]);
        write_line(out, cells)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_named_by_a_formula_is_no_formula_in_the_file_and_what_nobody_said_is_empty() {
        let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let words = VisitsWords {
            name: String::new(),
            headings: text(&["Day", "Visitor"]),
            formats: text(&["In person", "Live", "Recorded"]),
            answers: text(&["Yes", "No"]),
            clusters: text(&["Agriculture", "Construction"]),
        };
        let row = VisitRow {
            day: "2026-11-20".into(),
            visitor: "=HYPERLINK(\"x\")".into(),
            organisation: "@home".into(),
            cluster: Some(1),
            class: "Period 3".into(),
            format: 1,
            present: 28,
            absent: 2,
            steps: [Some(true), Some(false), None, None],
            ..VisitRow::default()
        };
        let mut out = Vec::new();
        write_visits(&mut out, &words, [row]).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text.lines().nth(1),
            Some("2026-11-20,,\"'=HYPERLINK(\"\"x\"\")\",\"'@home\",Construction,Period 3,Live,28,2,Yes,No,,,,")
        );
    }
}
