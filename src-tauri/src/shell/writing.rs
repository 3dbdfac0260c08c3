//! The one door for what is recorded: who may write it, from which window, and while what is open.

use std::sync::PoisonError;

use domain::answers::AnswerEdit;
use domain::edit::Edit;
use domain::record::Kind;
use domain::releases::ReportEdit;
use domain::waves::WaveEdit;
use store::commit::Committed;

use super::{Session, Shell};
use crate::failure::{Answer, Failure, FailureCode};
use crate::lens::{Area, Role};
use crate::sitting::Stands;

impl Shell {
    /// Whether this window says who looks at the school's network: for a district its leads do, and whoever works alone for
    /// themselves.
    pub fn may_set_network(&self, window: &str) -> bool {
        let is_lead = |session: &Session| session.role == Role::SchoolLead || !self.district.is_joined();
        self.open().is_some_and(|session| session.has(window, Area::NetworkPolicy) && is_lead(&session))
    }

    /// Records what a person meant, where the window that asks has that part. Every command that writes an edit writes it
    /// here; what is refused leaves nothing behind.
    pub fn commit(&self, window: &str, edit: &Edit) -> Answer<Committed> {
        let session = self.session_for(window, Area::of(edit))?;
        let of_network = matches!(edit, Edit::Report(ReportEdit::SetNetwork { .. }))
            || matches!(edit, Edit::Choose { kind: Kind::ReportPolicy, .. });
        if of_network && !self.may_set_network(window) {
            return Err(Failure::plain(FailureCode::NotYourRole));
        }
        // A school may be several records: it is said of the one that stands for them.
        let standing;
        let edit = if let Edit::Report(ReportEdit::SetNetwork { school, seen_by }) = edit {
            let school = session.desk.school_behind(*school)?;
            standing = Edit::Report(ReportEdit::SetNetwork { school, seen_by: *seen_by });
            &standing
        } else {
            edit
        };
        self.in_sitting(|sitting| sitting.takes(edit, |kind, record| session.desk.is_of(sitting.student, kind, record)))?;
        self.in_meeting(|meeting| meeting.takes(edit))?;
        self.in_kiosk(|kiosk| kiosk.takes(edit))?;
        self.in_asking(|asking| asking.takes(edit))?;
        if let Edit::Mark(edit) = edit {
            self.marks_for(window, edit.adult())?;
        }
        // Nobody says yes, or takes it back, for a student who does not sit there.
        if matches!(edit, Edit::Summary(edit) if edit.is_the_students()) && self.sitting().is_none() {
            return Err(Failure::plain(FailureCode::NotYourRole));
        }
        // Nor does anybody answer for one who has not the laptop.
        if matches!(edit, Edit::Answer(AnswerEdit::SayAdults { .. })) && self.asking().is_none() {
            return Err(Failure::plain(FailureCode::NotYourRole));
        }
        self.touch();
        let committed = match edit {
            // Whoever left meanwhile, or chose otherwise, has the last word.
            Edit::Wave(WaveEdit::Keep { wave, kept_on, choice }) => {
                let is_here = || self.sitting().is_some_and(|sitting| sitting.has(*wave) && !sitting.is_over());
                let was_here = is_here();
                session.desk.keep(*wave, *kept_on, choice, &|| !was_here || is_here())?
            }
            edit => session.desk.commit(edit)?,
        };
        self.note_in_kiosk(edit);
        if committed.commit.is_some() && matches!(edit, Edit::Goal { .. } | Edit::Show { .. }) {
            let mut sitting = self.sitting.write().unwrap_or_else(PoisonError::into_inner);
            if let Some(sitting) = sitting.as_mut().filter(|sitting| sitting.beneath() == Stands::Cards) {
                sitting.told_on_cards += 1;
            }
        }
        self.move_sitting(|sitting| sitting.chosen(edit));
        if matches!(edit, Edit::Wave(WaveEdit::Forget { .. } | WaveEdit::Erase { .. })) {
            self.prints.wipe();
        }
        Ok(committed)
    }
}
