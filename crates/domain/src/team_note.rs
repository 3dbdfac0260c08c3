//! A team note: what a counselor wants her team to know about a student. It is part of the student's file, under its author's
//! name and the time, which the log of commits tells. Once written it is never changed: what is to be added is another note,
//! and a mistake is taken back by undo.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::record::{Ground, Id, Kind, value};
use crate::refusal::Refusal;

/// The longest team note, in characters.
pub const LONGEST_NOTE: usize = 20_000;

/// What is recorded about team notes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum TeamNoteEdit {
    /// A new note, signed by whoever commits it.
    WriteTeamNote { note: Id, student: Id, text: String },
}

impl TeamNoteEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let TeamNoteEdit::WriteTeamNote { note, student, text } = self;
        ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
        if ground.record(Kind::TeamNote, *note).is_some() {
            return Err(Refusal::NoteIsSigned);
        }
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::TextIsEmpty);
        }
        if text.chars().count() > LONGEST_NOTE {
            return Err(Refusal::TextIsTooLong { most: LONGEST_NOTE as u32 });
        }
        let set = |field, value| Set { scope: Scope::Student(*student), kind: Kind::TeamNote, record: *note, field, value };
        Ok(vec![set("student", value(student)), set("text", value(&text))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Fields;

    /// One student, and one note that is signed.
    struct Here;

    impl Ground for Here {
        fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
            let is_there = matches!((kind, id.as_u128()), (Kind::Student, 1) | (Kind::TeamNote, 9));
            is_there.then(Fields::new)
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    fn changes(note: u128, student: u128, text: &str) -> Result<Vec<Set>, Refusal> {
        let (note, student) = (Id::from_u128(note), Id::from_u128(student));
        TeamNoteEdit::WriteTeamNote { note, student, text: text.to_owned() }.changes(&Here)
    }

    #[test]
    fn a_note_is_part_of_its_students_file_and_once_signed_it_stays() {
        let sets = changes(2, 1, " Met with the family. ").unwrap();
        assert!(sets.iter().all(|set| set.scope == Scope::Student(Id::from_u128(1)) && set.kind == Kind::TeamNote));
        assert_eq!(sets[1].value, "Met with the family.");
        assert_eq!(crate::policy::tier(Kind::TeamNote), crate::policy::Tier::TeamNote);
        assert!(crate::policy::can_be_undone("write_team_note"));
        assert_eq!(changes(9, 1, "Other words."), Err(Refusal::NoteIsSigned));
        assert_eq!(changes(2, 3, "A note."), Err(Refusal::NoSuchStudent));
        assert_eq!(changes(2, 1, " \n"), Err(Refusal::TextIsEmpty));
        assert!(matches!(changes(2, 1, &"a".repeat(LONGEST_NOTE + 1)), Err(Refusal::TextIsTooLong { .. })));
    }
}
