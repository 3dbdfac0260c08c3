//! What may be asked while a laptop is passed around? Who holds it, the students' names and grades and that adult's own marks:
//! nothing else of Kith, whoever's profile is open. It begins with one campaign and is left by the lock alone.

use domain::change::Scope;
use domain::edit::Edit;
use domain::record::Id;

/// A laptop on its way around a room, for one campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub campaign: Id,
}

impl Meeting {
    /// Whether a command is heard at all.
    pub fn hears(command: &str) -> bool {
        matches!(command, "status" | "touch" | "lock" | "adults" | "marking" | "commit" | "undo" | "redo" | "end_marking")
    }

    /// Whether an edit is one of this meeting's.
    pub fn takes(self, edit: &Edit) -> bool {
        matches!(edit, Edit::Mark(edit) if edit.campaign() == self.campaign)
    }

    /// Whether a step may be taken back there: in one adult's marks.
    pub const fn steps_in(scope: Scope) -> bool {
        matches!(scope, Scope::Staff(_))
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
        assert!(Meeting::steps_in(Scope::Staff(adult)) && !Meeting::steps_in(Scope::Student(student)));
    }

    #[test]
    fn of_all_commands_only_what_marking_needs_is_heard() {
        let heard: Vec<String> = crate::bindings::commands().into_iter().filter(|command| Meeting::hears(command)).collect();
        let expected = ["status", "lock", "touch", "commit", "undo", "redo", "adults", "marking", "end_marking"];
        assert_eq!(heard, expected);
    }
}
