//! What do the lines of a long CSV say that has two columns? Two words a line, with the line; as many as a district has. It knows
//! nothing of what they mean.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::cell::plain_cell;
use crate::rows::{each_delimited, through};
use crate::text;
use crate::unreadable::Unreadable;
use crate::watch::Unwatched;

/// One line: where it stands in its file, and its first two cells.
pub type Pair = (u32, String, String);

/// Two columns, without their headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairs {
    /// The file's name, for whoever is told of a line.
    pub file: String,
    pub rows: Vec<Pair>,
}

/// Reads a CSV of two columns under a line of headings; an empty line is none. A line of one cell has an empty second one.
pub fn read_pairs(path: &Path) -> Result<Pairs, Unreadable> {
    through(path, &Unwatched, |input, head, file| {
        let mut pairs = Pairs { file: file.to_owned(), rows: Vec::new() };
        let mut is_heading = true;
        each_delimited(input, head, file, &mut |lines| {
            let cell = |at: usize| {
                let told = lines.fields().nth(at).unwrap_or_default();
                plain_cell(&text::told(told).0).trim().to_owned()
            };
            let (first, second) = (cell(0), cell(1));
            let is_first = std::mem::take(&mut is_heading);
            if !(is_first || first.is_empty() && second.is_empty()) {
                pairs.rows.push((lines.line(), first, second));
            }
            Ok(())
        })?;
        if is_heading { Err(Unreadable::Empty { file: file.to_owned() }) } else { Ok(pairs) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_columns_are_read_with_their_lines_however_they_are_parted() {
        let folder = tempfile::tempdir().unwrap();
        let of = |text: &str| {
            let file = folder.path().join("sides.csv");
            std::fs::write(&file, text).unwrap();
            read_pairs(&file)
        };
        let rows = |text: &str| of(text).unwrap().rows;
        assert_eq!(
            rows("student,side\nu1,less\n\n\"u2\", more \n"),
            [(2, "u1".into(), "less".into()), (4, "u2".into(), "more".into())]
        );
        assert_eq!(rows("student;side\nu1;less\n"), [(2, "u1".into(), "less".into())]);
        assert_eq!(rows("student,side\nu1\n"), [(2, "u1".into(), String::new())]);
        assert_eq!(rows("student,side\n"), []);
        assert!(matches!(of(""), Err(Unreadable::Empty { .. })));
    }
}
