//! Which lines were refused, and which taken with a doubt? Refusals are kept one by one; a doubt that
//! repeats is said a hundred times and then counted, so that a strange file does not bury the rest.
//! A note holds the file, the line, the column and the reason, and no value.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use domain::line_reason::LineReason;
use domain::roster::{LineNote, LineNotes};

const SAID_IN_FULL: u32 = 100;

/// So many different doubts are counted. A file may have a thousand odd columns, and there may be a thousand such files; a
/// doubt beyond these is said each time.
const MOST_COUNTED: usize = 10_000;

/// The notes of one reading.
#[derive(Default)]
pub(crate) struct Notes {
    refused: LineNotes,
    warned: LineNotes,
    said: HashMap<(String, Option<String>, LineReason), (u32, u32)>,
}

impl Notes {
    pub(crate) fn refuse(&mut self, file: &str, line: u32, column: Option<&str>, reason: LineReason) {
        self.refused.add(file, line, column, reason);
    }

    /// How many lines were refused so far.
    pub(crate) fn refused_so_far(&self) -> u32 {
        self.refused.total
    }

    pub(crate) fn warn(&mut self, file: &str, line: u32, column: Option<&str>, reason: LineReason) {
        let LineNote { file: short, column: of, .. } = LineNote::of(file, line, column, reason);
        let has_room = self.said.len() < MOST_COUNTED;
        let said = match self.said.entry((short, of, reason)) {
            Entry::Occupied(held) => held.into_mut(),
            Entry::Vacant(new) if has_room => new.insert((0, 0)),
            Entry::Vacant(_) => return self.warned.add(file, line, column, reason),
        };
        said.0 += 1;
        said.1 = line;
        if said.0 <= SAID_IN_FULL {
            self.warned.add(file, line, column, reason);
        }
    }

    /// Refused and warned, in the order of the files' reading; columns that were left out come last.
    pub(crate) fn told(mut self) -> (LineNotes, LineNotes) {
        let mut more: Vec<LineNote> = self
            .said
            .into_iter()
            .filter(|(_, (count, _))| *count > SAID_IN_FULL)
            .map(|((file, column, reason), (count, line))| LineNote { file, line, column, reason, more: count - SAID_IN_FULL })
            .collect();
        more.sort_by(|a, b| (&a.file, a.line, &a.column).cmp(&(&b.file, b.line, &b.column)));
        more.into_iter().for_each(|note| self.warned.add_counted(note));
        // What was left out and is missed by nobody comes after what may be wrong.
        self.warned.kept.sort_by_key(|note| {
            matches!(note.reason, LineReason::ColumnUnknown | LineReason::ColumnsUnknown { .. } | LineReason::DatedInBulk)
        });
        (self.refused, self.warned)
    }
}

#[cfg(test)]
mod tests {
    use domain::roster::MOST_NOTES;

    use super::*;

    #[test]
    fn a_doubt_that_repeats_is_counted_after_a_hundred() {
        let mut notes = Notes::default();
        for line in 2..1002 {
            notes.warn("users.csv", line, Some("status"), LineReason::StatusUnknown);
        }
        let (_, warned) = notes.told();
        let told = &warned.kept;
        assert_eq!((told.len(), warned.total), (101, 101));
        assert_eq!((told[100].line, told[100].more, told[99].more), (1001, 900, 0));
    }

    #[test]
    fn a_file_of_nothing_but_odd_lines_is_counted_to_its_end_and_kept_as_far_as_there_is_room() {
        let (mut notes, odd) = (Notes::default(), "x".repeat(4_096));
        for line in 0..MOST_NOTES as u32 + 7 {
            notes.refuse("", line, None, LineReason::ValueMissing);
        }
        notes.refuse(&odd, 1, Some(&odd), LineReason::ValueMissing);
        for nth in 0..MOST_COUNTED + 300 {
            notes.warn("", 1, Some(&nth.to_string()), LineReason::ColumnUnknown);
            notes.warn("", 1, Some(&odd), LineReason::ColumnTwice);
        }
        assert!(notes.said.len() <= MOST_COUNTED);
        let (refused, warned) = notes.told();
        assert_eq!((refused.kept.len(), refused.total as usize), (MOST_NOTES, MOST_NOTES + 8));
        // A hundred of the doubt that repeats and what more there were; each of the others.
        assert_eq!(warned.total as usize, MOST_COUNTED + 300 + 101);
        let places = warned.kept.iter().filter_map(|note| note.column.as_ref());
        assert!(places.clone().all(|column| column.chars().count() <= 101) && places.count() == warned.kept.len());
    }
}
