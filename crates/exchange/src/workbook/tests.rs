//! Is what was written read again by somebody else's reader, and does nothing in it run?

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use proptest::prelude::*;

use super::*;
use crate::cell::plain_cell;
use crate::cell::tests::{ANY_CELL, RUNS};

fn opened(made: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(made)).unwrap()
}

fn sheet_at(book: &mut Xlsx<Cursor<Vec<u8>>>, at: usize) -> Range<Data> {
    book.worksheet_range_at(at).unwrap().unwrap()
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn no_cell_is_a_formula_and_a_figure_and_a_day_are_what_they_are() {
    let dangerous = ["=HYPERLINK(\"x\")", "+1", "-2", "@SUM(A1)", "'=1", "\t=1", "＝1", "O'Neill", "Maya <b>&", "28"];
    let on = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let excel_begins = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    let mut made = Workbook::new();
    let rows = dangerous.iter().map(|text| vec![Cell::from(*text), Cell::from(28), Cell::Day(on), Cell::from("")]);
    made.sheet("Visits", &words(&["Visitor", "Present", "Day", "=1"]), rows).unwrap();
    let mut book = opened(made.written().unwrap());
    let sheet = sheet_at(&mut book, 0);
    assert_eq!(sheet.get_value((0, 3)), Some(&Data::String("'=1".into())));
    for (row, text) in (1..).zip(dangerous) {
        let Some(Data::String(cell)) = sheet.get_value((row, 0)) else { panic!("{text:?} is no text") };
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '＝']), "{cell:?}");
        assert_eq!(plain_cell(cell), text, "and is read again as what it was");
        assert_eq!(sheet.get_value((row, 1)), Some(&Data::Float(28.0)));
        let Some(Data::DateTime(day)) = sheet.get_value((row, 2)) else { panic!("the day is no day") };
        assert_eq!(day.as_f64(), f64::from(u32::try_from((on - excel_begins).num_days()).unwrap()));
        assert!(matches!(sheet.get_value((row, 3)), None | Some(Data::Empty)));
    }
    let formulas = book.worksheet_formula("Visits").unwrap();
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
}

#[test]
fn what_the_figures_mean_stands_on_a_sheet_of_its_own() {
    let mut made = Workbook::new();
    made.sheet("Report", &words(&["Students"]), [vec![Cell::from(43)]]).unwrap();
    let line = AboutLine {
        what: "People on the map".into(),
        definition: "=n".into(),
        version: "1".into(),
        coverage: "43 of 400".into(),
        rule: "At least 10".into(),
    };
    let headings = words(&["What", "Definition", "Version", "Coverage", "Rule"]);
    made.about(&About { name: "About".into(), headings, lines: vec![line] }).unwrap();
    let mut book = opened(made.written().unwrap());
    assert_eq!(book.sheet_names(), ["Report", "About"]);
    let about = sheet_at(&mut book, 1);
    let said: Vec<String> = about.rows().nth(1).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(said, ["People on the map", "'=n", "1", "43 of 400", "At least 10"]);
}

#[test]
fn a_name_that_excel_refuses_and_a_text_that_is_too_long_cost_no_sheet() {
    let long = "é".repeat(40_000);
    let letter = "😀".repeat(20_000);
    let mut made = Workbook::new();
    for name in
        ["", "A/B: [1]*?", "a b   1", "Informe de la directora, escuela primaria", "informe de la directora, escuela secundaria"]
    {
        made.sheet(name, &words(&["Text"]), [vec![Cell::from(long.as_str()), Cell::from(letter.as_str())]]).unwrap();
    }
    let mut book = opened(made.written().unwrap());
    assert_eq!(book.sheet_names().len(), 5);
    assert_eq!(book.sheet_names()[0], "Kith");
    assert!(book.sheet_names().iter().all(|name| (1..=31).contains(&name.encode_utf16().count())), "{:?}", book.sheet_names());
    let Some(Data::String(cell)) = sheet_at(&mut book, 0).get_value((1, 0)).cloned() else { panic!("no text") };
    assert!(cell.chars().count() == MOST_LETTERS && cell.ends_with("é…"), "what was cut says so");
    let Some(Data::String(cell)) = sheet_at(&mut book, 0).get_value((1, 1)).cloned() else { panic!("no text") };
    assert!(cell.encode_utf16().count() <= MOST_LETTERS && cell.ends_with("😀…"));
}

#[test]
fn a_day_before_excel_began_is_written_as_it_is_said() {
    let on = NaiveDate::from_ymd_opt(1899, 5, 1).unwrap();
    let mut made = Workbook::new();
    made.sheet("Visits", &words(&["Day"]), [vec![Cell::Day(on)]]).unwrap();
    let sheet = sheet_at(&mut opened(made.written().unwrap()), 0);
    assert_eq!(sheet.get_value((1, 0)), Some(&Data::String("1899-05-01".into())));
}

proptest! {
    // A hundred cells each: five thousand.
    #![proptest_config(ProptestConfig::with_cases(50))]
    #[test]
    fn any_text_is_read_again_as_text_and_is_no_formula(
        rows in proptest::collection::vec(proptest::collection::vec(ANY_CELL, 4), 25),
    ) {
        let mut made = Workbook::new();
        let cells = rows.iter().map(|row| row.iter().map(|text| Cell::from(text.as_str())).collect());
        made.sheet("Any", &words(&["One", "Two", "Three", "Four"]), cells).unwrap();
        let mut book = opened(made.written().unwrap());
        let sheet = sheet_at(&mut book, 0);
        for (row, texts) in (1..).zip(&rows) {
            for (column, text) in (0..).zip(texts) {
                match sheet.get_value((row, column)) {
                    Some(Data::String(cell)) => {
                        prop_assert!(!cell.starts_with(RUNS), "{cell:?}");
                        prop_assert_eq!(plain_cell(cell), text);
                    }
                    None | Some(Data::Empty) => prop_assert_eq!(text, ""),
                    other => prop_assert!(false, "{text:?} became {other:?}"),
                }
            }
        }
        let formulas = book.worksheet_formula("Any").unwrap();
        prop_assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
    }
}
