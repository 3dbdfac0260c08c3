//! How do activities leave the program? As a CSV or a workbook with a line for each, under the headings and words that a person
//! reads, with counts and no student's name, and no cell that a spreadsheet would run.

use std::io::{self, Write};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::dated;
use crate::workbook::{About, Cell};

/// The words of the file, in the language of whoever saves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActivitiesWords {
    /// Of the file, without its end.
    pub name: String,
    /// Of the sheet.
    pub sheet: String,
    /// What is counted, for a workbook; how many there are from which day to which is put in as it is written.
    pub about: About,
    /// Day, what it was, its name, classes, who led it, groups, present, away, and pairs. Who put
    /// somebody of it on a map stays on the screen: of a small class such a count names its student.
    pub headings: Vec<String>,
    /// Circle, club, online class, dialogue.
    pub whats: Vec<String>,
}

/// One activity as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityRow {
    pub day: NaiveDate,
    /// A place among the words.
    pub what: usize,
    pub name: String,
    pub classes: Vec<String>,
    pub led_by: String,
    pub groups: Vec<String>,
    pub present: u32,
    pub away: u32,
    pub pairs: Option<u32>,
}

/// What stands in the columns of one activity.
fn cells(words: &ActivitiesWords, row: ActivityRow) -> Vec<Cell<'static>> {
    let listed = |all: Vec<String>| all.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join("; ");
    vec![
        Cell::Day(row.day),
        words.whats.get(row.what).cloned().unwrap_or_default().into(),
        row.name.into(),
        listed(row.classes).into(),
        row.led_by.into(),
        listed(row.groups).into(),
        row.present.into(),
        row.away.into(),
        row.pairs.map_or(Cell::Empty, Cell::from),
    ]
}

/// Writes the headings and each activity as lines of a CSV.
pub fn write_activities(
    out: &mut impl Write,
    words: &ActivitiesWords,
    rows: impl IntoIterator<Item = ActivityRow>,
) -> io::Result<()> {
    dated::write_csv(out, &words.headings, rows.into_iter().map(|row| cells(words, row)))
}

/// Each activity in a workbook, with a sheet that says what is counted.
pub fn activities_workbook(words: &ActivitiesWords, rows: impl IntoIterator<Item = ActivityRow>) -> io::Result<Vec<u8>> {
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
    fn a_club_named_by_a_formula_is_no_formula_in_the_file_and_what_nobody_can_know_is_empty() {
        let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let words = ActivitiesWords {
            name: String::new(),
            sheet: "Activities".into(),
            about: About {
                name: "About".into(),
                headings: text(&["What", "Definition", "Version", "Coverage", "Rule"]),
                lines: vec![AboutLine { what: "Students here".into(), ..AboutLine::default() }],
            },
            headings: text(&["Day", "What"]),
            whats: text(&["Circle", "Club", "Online class", "Dialogue"]),
        };
        let club = ActivityRow {
            day: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            what: 1,
            name: "=HYPERLINK(\"x\")".into(),
            classes: text(&["Period 3", "Period 5"]),
            led_by: "@home".into(),
            present: 12,
            away: 2,
            ..ActivityRow::default()
        };
        let circle = ActivityRow { what: 0, pairs: Some(0), ..club.clone() };
        let mut out = Vec::new();
        write_activities(&mut out, &words, [club.clone(), circle.clone()]).unwrap();
        let csv = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = csv.lines().skip(1).collect();
        assert_eq!(lines[0], "2026-11-20,Club,\"'=HYPERLINK(\"\"x\"\")\",\"Period 3; Period 5\",\"'@home\",,12,2,");
        assert!(lines[1].ends_with(",12,2,0"), "a circle in which nobody spoke is a zero");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(activities_workbook(&words, [club, circle]).unwrap())).unwrap();
        let sheet = book.worksheet_range("Activities").unwrap();
        assert_eq!(sheet.get_value((1, 2)), Some(&Data::String("'=HYPERLINK(\"x\")".into())));
        assert!(matches!(sheet.get_value((1, 8)), None | Some(Data::Empty)));
        assert_eq!(sheet.get_value((2, 8)), Some(&Data::Float(0.0)));
        let formulas = book.worksheet_formula("Activities").unwrap();
        assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
        let about = book.worksheet_range("About").unwrap();
        assert_eq!(about.get_value((1, 3)), Some(&Data::String("2 · 2026-11-20 – 2026-11-20".into())));
    }
}
