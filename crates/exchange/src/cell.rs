//! How is a value written into a CSV so that no spreadsheet runs it? An apostrophe goes before whatever a
//! spreadsheet would take for a formula, and comes off again when the file is read.

use std::borrow::Cow;
use std::io::{self, Write};

/// True for text whose first letter after any apostrophes begins a formula in some spreadsheet.
fn begins_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '−', '＝', '＋', '－', '＠'])
}

/// The text as it may stand in a cell.
pub fn safe_cell(text: &str) -> Cow<'_, str> {
    if begins_a_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that `safe_cell` was given.
pub fn plain_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if begins_a_formula(text) => text,
        _ => cell,
    }
}

/// Writes one line of a CSV: every cell safe, quoted where it has to be, ended as RFC 4180 says.
pub fn write_line<Cell: AsRef<str>>(out: &mut impl Write, cells: impl IntoIterator<Item = Cell>) -> io::Result<()> {
    let (mut is_first, mut is_one_empty) = (true, false);
    for cell in cells {
        if !is_first {
            out.write_all(b",")?;
        }
        let cell = safe_cell(cell.as_ref());
        is_one_empty = is_first && cell.is_empty();
        is_first = false;
        if cell.contains([',', ';', '"', '\n', '\r', '\t', '\'']) || cell.starts_with(' ') || cell.ends_with(' ') {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    if is_one_empty {
        // A line of one empty cell would read as no line.
        out.write_all(b"\"\"")?;
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::delimited::Delimited;

    #[test]
    fn what_a_spreadsheet_would_run_is_disarmed() {
        let mut out = Vec::new();
        write_line(&mut out, ["=SUM(A1)", "+1", "-2", "@x", "\tx", "O'Neill", "a,b", "say \"hi\""]).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "\"'=SUM(A1)\",\"'+1\",\"'-2\",\"'@x\",\"'\tx\",\"O'Neill\",\"a,b\",\"say \"\"hi\"\"\"\r\n"
        );
    }

    /// What no cell of a file may begin with, said once more.
    pub(crate) const RUNS: [char; 12] =
        ['=', '+', '-', '@', '\t', '\r', '\n', '\u{2212}', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    /// A cell of what a spreadsheet might run, what ends a cell or a line, and some that is harmless.
    pub(crate) const ANY_CELL: &str = "['=+@\t\r\n,\";a-cé −＝＋－＠-]{0,6}";

    proptest! {
        // Three cells each: five thousand.
        #![proptest_config(ProptestConfig::with_cases(1_700))]
        #[test]
        fn what_is_written_is_read_again_and_never_begins_a_formula(cells in proptest::collection::vec(ANY_CELL, 3)) {
            let mut out = Vec::new();
            write_line(&mut out, &cells).unwrap();
            let mut lines = Delimited::new(out.as_slice(), b',');
            prop_assert!(lines.read().unwrap());
            let read: Vec<String> = lines.fields().map(|cell| String::from_utf8(cell.to_vec()).unwrap()).collect();
            for cell in &read {
                prop_assert!(!cell.starts_with(RUNS), "{cell:?}");
            }
            let plain: Vec<&str> = read.iter().map(|cell| plain_cell(cell)).collect();
            prop_assert_eq!(plain, cells);
        }
    }
}
