//! What may be asked while a laptop is passed around? Who holds it, the students' names and grades and that adult's own marks:
//! nothing else of Kith, whoever's profile is open. It begins with one campaign and is left by the lock alone.

use std::sync::Arc;

use domain::change::Scope;
use domain::edit::Edit;
use domain::record::Id;
use domain::refusal::Refusal;
use store::undo::Within;

use crate::failure::{Answer, Failure, FailureCode};
use crate::lens::Area;
use crate::shell::{Session, Shell};

/// What is stepped over in an adult's own scope: marking. The caseload, the log of time and what was put away for now lie there
/// too, and are taken back where they were made.
const STEPS: [&str; 3] = ["mark", "finish_sheet", "offer_quietly"];

/// Back or forth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Undo,
    Redo,
}

/// A laptop on its way around a room, for one campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub campaign: Id,
}

impl Meeting {
    /// Whether a command is heard at all.
    pub fn hears(command: &str) -> bool {
        matches!(
            command,
            "status" | "touch" | "read_out" | "lock" | "adults" | "marking" | "commit" | "undo" | "redo" | "end_marking"
        )
    }

    /// Whether an edit is one of this meeting's.
    pub fn takes(self, edit: &Edit) -> bool {
        matches!(edit, Edit::Mark(edit) if edit.campaign() == self.campaign)
    }

    /// Whether a step may be taken back there: in one adult's marks, and on no map.
    pub const fn steps_in(scope: Scope, wave: Option<Id>) -> bool {
        matches!((scope, wave), (Scope::Staff(_), None))
    }
}

impl Shell {
    /// Goes on where whoever is here may see and set this adult's marks. While the laptop goes around that is an adult of the
    /// school who is not through; else oneself, and for those who see the result everybody: they type in sheets of paper.
    pub fn marks_for(&self, window: &str, adult: Id) -> Answer<()> {
        let session = self.session()?;
        if let Some(meeting) = self.meeting() {
            let adults = session.desk.adults(meeting.campaign, Shell::today())?;
            let is_theirs = adults.iter().any(|line| line.id == adult && !line.is_done);
            return if is_theirs { Ok(()) } else { Err(Failure::plain(FailureCode::NotHere)) };
        }
        if adult == session.desk.me || session.has(window, Area::School) {
            return Ok(());
        }
        // A roster may have brought them under another name of the record.
        let is_me = session.desk.campaigns(Shell::today())?.iter().any(|line| line.me == adult);
        if is_me { Ok(()) } else { Err(Failure::plain(FailureCode::NotYourRole)) }
    }

    /// The open profile, where a step may be taken in that scope, or on that map: whatever the scope, a map is a map.
    pub fn session_to_step(&self, window: &str, step: Step, scope: Scope, wave: Option<Id>) -> Answer<Arc<Session>> {
        let area = if wave.is_some() { Area::Maps } else { Area::undone(Some(scope)) };
        let session = self.session_for(window, area)?;
        self.in_sitting(|sitting| sitting.steps_in(scope, wave))?;
        self.in_meeting(|_| Meeting::steps_in(scope, wave))?;
        if let (Scope::Staff(adult), None) = (scope, wave) {
            self.marks_for(window, adult)?;
            let reach = session.desk.undo_reach(Within::Scope(scope))?;
            let (next, nothing) = match step {
                Step::Undo => (reach.undo, Refusal::NothingToUndo),
                Step::Redo => (reach.redo, Refusal::NothingToRedo),
            };
            let is_marking = next.is_some_and(|edit| STEPS.contains(&edit.as_str()));
            if !is_marking {
                return Err(nothing.into());
            }
        }
        Ok(session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::marks::{MarkEdit, MarkLevel};
    use domain::people::PeopleEdit;

    #[test]
    fn a_laptop_on_its_way_around_takes_marks_of_its_campaign_and_nothing_else() {
        let [campaign, other, adult, student] = [1, 2, 3, 4].map(Id::from_u128);
        let marks = |campaign| {
            let on = chrono::NaiveDate::default();
            Edit::Mark(MarkEdit::Mark { campaign, adult, student, level: Some(MarkLevel::WouldCome), on })
        };
        let meeting = Meeting { campaign };
        assert!(meeting.takes(&marks(campaign)) && !meeting.takes(&marks(other)));
        assert!(!meeting.takes(&Edit::People(PeopleEdit::RemoveCaseloadRule { rule: other })));
        assert!(Meeting::steps_in(Scope::Staff(adult), None) && !Meeting::steps_in(Scope::Student(student), None));
        assert!(!Meeting::steps_in(Scope::Staff(adult), Some(other)));
    }

    #[test]
    fn of_all_commands_only_what_marking_needs_is_heard() {
        let heard: Vec<String> = crate::bindings::commands().into_iter().filter(|command| Meeting::hears(command)).collect();
        let expected = ["status", "lock", "touch", "read_out", "commit", "undo", "redo", "adults", "marking", "end_marking"];
        assert_eq!(heard, expected);
    }
}
