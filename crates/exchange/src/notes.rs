//! Which lines were refused, and which taken with a doubt? Refusals are kept one by one; a doubt that
//! repeats is said a hundred times and then counted, so that a strange file does not bury the rest.
//! A note holds the file, the line, the column and the reason, and no value.

use std::collections::HashMap;

use domain::line_reason::LineReason;
use domain::roster::LineNote;

const SAID_IN_FULL: u32 = 100;

/// The notes of one reading.
#[derive(Default)]
pub(crate) struct Notes {
    pub(crate) refused: Vec<LineNote>,
    warned: Vec<LineNote>,
    said: HashMap<(String, Option<String>, LineReason), (u32, u32)>,
}

impl Notes {
    pub(crate) fn refuse(&mut self, file: &str, line: u32, column: Option<&str>, reason: LineReason) {
        self.refused.push(LineNote::of(file, line, column, reason));
    }

    pub(crate) fn warn(&mut self, file: &str, line: u32, column: Option<&str>, reason: LineReason) {
        let said = self.said.entry((file.to_owned(), column.map(str::to_owned), reason)).or_default();
        said.0 += 1;
        said.1 = line;
        if said.0 <= SAID_IN_FULL {
            self.warned.push(LineNote::of(file, line, column, reason));
        }
    }

    /// Refused and warned, in the order of the files' reading.
    pub(crate) fn told(mut self) -> (Vec<LineNote>, Vec<LineNote>) {
        let mut more: Vec<LineNote> = self
            .said
            .into_iter()
            .filter(|(_, (count, _))| *count > SAID_IN_FULL)
            .map(|((file, column, reason), (count, line))| LineNote { file, line, column, reason, more: count - SAID_IN_FULL })
            .collect();
        more.sort_by(|a, b| (&a.file, a.line, &a.column).cmp(&(&b.file, b.line, &b.column)));
        self.warned.append(&mut more);
        (self.refused, self.warned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_that_repeats_is_counted_after_a_hundred() {
        let mut notes = Notes::default();
        for line in 2..1002 {
            notes.warn("users.csv", line, Some("status"), LineReason::StatusUnknown);
        }
        let (_, warned) = notes.told();
        assert_eq!(warned.len(), 101);
        assert_eq!((warned[100].line, warned[100].more, warned[99].more), (1001, 900, 0));
    }
}
