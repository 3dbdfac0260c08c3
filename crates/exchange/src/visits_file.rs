//! How do visits leave the program? As a CSV or a workbook with a line for each visit, under the headings and words that a person
//! reads, with counts and no student's name, and no cell that a spreadsheet would run.

use std::io::{self, Write};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::dated;
use crate::workbook::{About, Cell};

/// The words of the file, in the language of whoever saves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitsWords {
    /// Of the file, without its end.
    pub name: String,
    /// Of the sheet.
    pub sheet: String,
    /// What is counted, for a workbook; how many visits there are from which day to which is put in as it is written.
    pub about: About,
    /// Day, time, visitor, organisation, cluster, class, format, present, away, counted by a list, the four steps, purpose, aim.
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
    pub day: NaiveDate,
    pub time: String,
    pub visitor: String,
    pub organisation: String,
    /// A place among the words.
    pub cluster: Option<usize>,
    pub class: String,
    /// A place among the words.
    pub format: usize,
    /// Who was there and who was away, where that was noted.
    pub there: Option<(u32, u32)>,
    /// So many, by a list that says no names.
    pub counted: Option<u32>,
    pub steps: [Option<bool>; 4],
    pub purpose: String,
    pub aim: String,
}

/// What stands in the columns of one visit.
fn cells(words: &VisitsWords, row: VisitRow) -> Vec<Cell<'_>> {
    let word = |of: &'_ [String], at: usize| Cell::from(of.get(at).cloned().unwrap_or_default());
    let mut cells = vec![
        Cell::Day(row.day),
        row.time.into(),
        row.visitor.into(),
        row.organisation.into(),
        row.cluster.map_or(Cell::Empty, |at| word(&words.clusters, at)),
        row.class.into(),
        word(&words.formats, row.format),
        row.there.map_or(Cell::Empty, |(present, _)| present.into()),
        row.there.map_or(Cell::Empty, |(_, away)| away.into()),
        row.counted.map_or(Cell::Empty, Cell::from),
    ];
    cells.extend(row.steps.map(|step| step.map_or(Cell::Empty, |is| word(&words.answers, usize::from(!is)))));
    cells.extend([row.purpose.into(), row.aim.into()]);
    cells
}

/// Writes the headings and each visit as lines of a CSV.
pub fn write_visits(out: &mut impl Write, words: &VisitsWords, rows: impl IntoIterator<Item = VisitRow>) -> io::Result<()> {
    dated::write_csv(out, &words.headings, rows.into_iter().map(|row| cells(words, row)))
}

/// Each visit in a workbook, with a sheet that says what is counted.
pub fn visits_workbook(words: &VisitsWords, rows: impl IntoIterator<Item = VisitRow>) -> io::Result<Vec<u8>> {
    let rows = rows.into_iter().map(|row| (row.day, cells(words, row)));
    dated::workbook(&words.sheet, &words.headings, &words.about, rows)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::workbook::AboutLine;

    #[test]
    fn a_visitor_named_by_a_formula_is_no_formula_in_the_file_and_what_nobody_said_is_empty() {
        let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let words = VisitsWords {
            name: String::new(),
            sheet: "Visits".into(),
            about: About {
                name: "About".into(),
                headings: text(&["What", "Definition", "Version", "Coverage", "Rule"]),
                lines: vec![AboutLine {
                    what: "Students here".into(),
                    rule: "None who opted out".into(),
                    ..AboutLine::default()
                }],
            },
            headings: text(&["Day", "Visitor"]),
            formats: text(&["In person", "Live", "Recorded"]),
            answers: text(&["Yes", "No"]),
            clusters: text(&["Agriculture", "Construction"]),
        };
        let row = VisitRow {
            day: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            visitor: "=HYPERLINK(\"x\")".into(),
            organisation: "@home".into(),
            cluster: Some(1),
            class: "Period 3".into(),
            format: 1,
            there: Some((28, 2)),
            steps: [Some(true), Some(false), None, None],
            ..VisitRow::default()
        };
        let mut out = Vec::new();
        write_visits(&mut out, &words, [row.clone()]).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text.lines().nth(1),
            Some("2026-11-20,,\"'=HYPERLINK(\"\"x\"\")\",\"'@home\",Construction,Period 3,Live,28,2,,Yes,No,,,,")
        );
        // Who was there is not known of a visit that a list only counts: that is no zero.
        let day = NaiveDate::from_ymd_opt(2025, 9, 1).unwrap();
        let earlier = VisitRow { day, there: None, counted: Some(31), ..row.clone() };
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(visits_workbook(&words, [row, earlier]).unwrap())).unwrap();
        let visits = book.worksheet_range("Visits").unwrap();
        assert_eq!(visits.get_value((1, 2)), Some(&Data::String("'=HYPERLINK(\"x\")".into())), "a text, and no formula");
        assert_eq!(visits.get_value((1, 7)), Some(&Data::Float(28.0)));
        assert!(matches!(visits.get_value((1, 12)), None | Some(Data::Empty)));
        assert!(matches!(visits.get_value((2, 7)), None | Some(Data::Empty)));
        assert_eq!(visits.get_value((2, 9)), Some(&Data::Float(31.0)));
        let formulas = book.worksheet_formula("Visits").unwrap();
        assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
        let about = book.worksheet_range("About").unwrap();
        assert_eq!(about.get_value((1, 3)), Some(&Data::String("2 · 2025-09-01 – 2026-11-20".into())));
        assert_eq!(about.get_value((1, 4)), Some(&Data::String("None who opted out".into())));
    }
}
