//! What does a counselor write down after a student has left? For herself, in her notebook, and for the team, in the file. The
//! notebook is opened for each thing she does, as it lies on the disk.

use std::path::Path;

use domain::edit::Edit;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::team_note::TeamNoteEdit;
use notebook::Notebook;
use notebook::cipher::Cost;
use notebook::copy::{CopyLine, Handed, Maker, NewCopy};
use store::commit::Committed;

use crate::Laptop;

impl Laptop {
    /// Her notebook, opened by the passphrase that holds; made the first time.
    pub fn notebook(&self) -> Notebook {
        let notebook = Notebook::open_or_make(&self.profile_folder(), &self.passphrase(), None, Cost::LIGHT).unwrap();
        notebook.sweep(self.rim().now_ms()).unwrap();
        notebook
    }

    /// Writes something down for herself.
    pub fn notes_for_herself(&self, student: &str, text: &str) -> Id {
        self.clock.moves(700);
        let (note, student) = (self.mints(), self.student(student));
        self.notebook().write(note, student, text, self.rim().now_ms()).unwrap();
        note
    }

    /// Reads what she wrote for herself about a student, newest first.
    pub fn reads_her_notes(&self, student: &str) -> Vec<String> {
        let records = self.desk().student_records(self.student(student)).unwrap();
        let notes = self.notebook().notes_of(&records, self.rim().now_ms()).unwrap();
        notes.into_iter().map(|note| note.text).collect()
    }

    /// Makes a team note of one of her own, as the shell does it when she says so.
    pub fn shares(&self, note: Id) -> Committed {
        let private = self.notebook().note(note, self.rim().now_ms()).unwrap();
        let edit = TeamNoteEdit::WriteTeamNote { note: self.mints(), student: private.student, text: private.text };
        let committed = self.does(&Edit::TeamNote(edit));
        self.notebook().shared(note, self.rim().now_ms()).unwrap();
        committed
    }

    /// Hands a copy of all her notes over, until so many days from now.
    pub fn hands_over(&self, to: &str, days: i64, passphrase: &str, place: &Path) -> CopyLine {
        let now_ms = self.rim().now_ms();
        let new = NewCopy {
            id: self.mints(),
            by: Maker { id: self.me(), name: self.card().name },
            passphrase,
            cost: Cost::LIGHT,
            handed: Some(Handed { to: to.to_owned(), until_ms: now_ms + days * 24 * 3600 * 1000 }),
            now_ms,
        };
        let notebook = self.notebook();
        let notes = notebook.all_notes(now_ms).unwrap();
        let named = notes.into_iter().map(|note| (note.clone(), self.desk().shown_name(note.student).unwrap()));
        notebook.copy_to(place, &new, named.collect()).unwrap()
    }

    /// Writes something for the team.
    pub fn notes_for_the_team(&self, student: &str, text: &str) -> Result<Committed, Refusal> {
        let (note, student) = (self.mints(), self.student(student));
        self.tries(&Edit::TeamNote(TeamNoteEdit::WriteTeamNote { note, student, text: text.to_owned() }))
    }

    /// The team notes of a student, newest first: who, and what.
    pub fn reads_team_notes(&self, student: &str) -> Vec<String> {
        let file = self.file_of(self.student(student));
        file.team_notes.into_iter().map(|note| format!("{}: {}", note.by, note.text)).collect()
    }
}
