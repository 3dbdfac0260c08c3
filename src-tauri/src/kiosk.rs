//! What may be asked while a laptop stands at the classroom door, or is passed through a class? The names of that class, and to
//! say one thing for one of them: I am here; what stayed with me; what I would like to ask. It shows nobody's answers and
//! nothing else of Kith, whoever's profile is open, and is left by the lock alone.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use domain::after_visit::AfterEdit;
use domain::at_the_door::DoorEdit;
use domain::edit::Edit;
use domain::interests::InterestEdit;
use domain::questions::QuestionEdit;
use domain::record::Id;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::read::at_the_door::{BadgeRead, ComingVisitor};

use crate::failure::{Answer, Failure, FailureCode};
use crate::shell::Shell;

/// For what the laptop is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KioskFor {
    /// Who comes in.
    Door,
    /// Four taps after a visit.
    After,
    /// What somebody would like to ask whoever comes.
    Questions,
    /// In which fields somebody wants to meet someone.
    Clusters,
}

/// What stands before the class, so that the window knows what to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KioskNow {
    pub what: KioskFor,
    pub section: Id,
    pub visit: Option<Id>,
}

/// A student's name on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KioskStudent {
    pub student: Id,
    pub name: String,
    /// They tapped. What was kept of it is not told here, so that whoever opted out looks like everyone.
    pub is_done: bool,
}

/// All that it shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct KioskView {
    pub what: KioskFor,
    pub class: String,
    pub visitor: Option<ComingVisitor>,
    pub students: Vec<KioskStudent>,
    /// Whether anybody is asked if they would like to stay in touch.
    pub asks_wishes: bool,
}

/// A laptop at the door or in a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kiosk {
    what: KioskFor,
    section: Id,
    visit: Option<Id>,
    /// Who is in the class.
    class: BTreeSet<Id>,
    /// Who tapped, in memory alone.
    done: BTreeSet<Id>,
}

impl Kiosk {
    /// Whether it stands at a door, and waits for a class.
    pub fn is_at_door(&self) -> bool {
        self.what == KioskFor::Door
    }

    /// Whether a command is heard at all.
    pub fn hears(command: &str) -> bool {
        matches!(command, "status" | "touch" | "read_out" | "lock" | "kiosk" | "scan_badge" | "commit" | "end_kiosk")
    }

    /// Whether an edit is one of its own: of this visit or this class, and of nobody who is through.
    pub fn takes(&self, edit: &Edit) -> bool {
        match (self.what, edit) {
            (KioskFor::Door, Edit::Door(DoorEdit::CheckIn { visit, .. } | DoorEdit::SignIn { visit, .. })) => {
                self.visit == Some(*visit)
            }
            (KioskFor::After, Edit::After(AfterEdit::SayAfter { visit, told, .. })) => {
                self.visit == Some(*visit) && matches!(&told[..], [one] if !self.done.contains(&one.student))
            }
            (KioskFor::Questions, Edit::Question(QuestionEdit::AskQuestion { told, .. })) => {
                told.section == self.section && told.visit == self.visit
            }
            (KioskFor::Clusters, Edit::Interest(InterestEdit::ChooseClusters { told, .. })) => {
                matches!(&told[..], [one] if self.class.contains(&one.student) && !self.done.contains(&one.student))
            }
            _ => false,
        }
    }

    /// What stands before the class.
    pub const fn now(&self) -> KioskNow {
        KioskNow { what: self.what, section: self.section, visit: self.visit }
    }

    fn note(&mut self, edit: &Edit) {
        match edit {
            Edit::Door(DoorEdit::CheckIn { student, is_here: true, .. }) => drop(self.done.insert(*student)),
            Edit::Door(DoorEdit::CheckIn { student, is_here: false, .. }) => drop(self.done.remove(student)),
            Edit::After(AfterEdit::SayAfter { told, .. }) => self.done.extend(told.iter().map(|line| line.student)),
            Edit::Interest(InterestEdit::ChooseClusters { told, .. }) => self.done.extend(told.iter().map(|line| line.student)),
            _ => {}
        }
    }
}

impl Shell {
    /// The door or the class at which this laptop stands.
    pub fn kiosk(&self) -> Option<Kiosk> {
        self.kiosk.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Goes on where it stands at none, or whoever is there may ask this.
    pub fn in_kiosk(&self, may: impl FnOnce(&Kiosk) -> bool) -> Answer<()> {
        match self.kiosk() {
            Some(kiosk) if !may(&kiosk) => Err(Failure::plain(FailureCode::NotHere)),
            _ => Ok(()),
        }
    }

    /// Remembers who tapped, for as long as it stands there.
    pub fn note_in_kiosk(&self, edit: &Edit) {
        if let Some(kiosk) = self.kiosk.write().unwrap_or_else(PoisonError::into_inner).as_mut() {
            kiosk.note(edit);
        }
    }

    /// From now on nothing else is heard, until it is locked. At the door and after a visit there is a visit to speak of; questions
    /// may be for one, which is mostly still to come.
    pub fn begin_kiosk(&self, what: KioskFor, section: Id, visit: Option<Id>) -> Answer<()> {
        let session = self.session()?;
        let class = session.desk.visit_class(section)?.students.into_iter().map(|member| member.student).collect();
        match (what, visit) {
            (KioskFor::Clusters, _) | (KioskFor::Questions, None) => {}
            (KioskFor::Questions, Some(visit)) => {
                if session.desk.class_of_visit(visit)? != section {
                    return Err(Refusal::NoSuchRecord.into());
                }
            }
            (_, None) => return Err(Refusal::NoSuchRecord.into()),
            (_, Some(visit)) => {
                if session.desk.after_sheet(visit)?.visit.section != section {
                    return Err(Refusal::NoSuchRecord.into());
                }
            }
        }
        // Whoever tapped before may tap again: of one whose parents opted out nothing was kept, so a list of who is through would
        // tell them apart.
        let done = BTreeSet::new();
        *self.kiosk.write().unwrap_or_else(PoisonError::into_inner) = Some(Kiosk { what, section, visit, class, done });
        self.voice.falls_silent();
        session.aid.close();
        self.prints.wipe();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    /// It does not stand there any more.
    pub fn end_kiosk(&self) {
        *self.kiosk.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.voice.falls_silent();
    }

    /// What the class sees.
    pub fn kiosk_view(&self) -> Answer<KioskView> {
        let kiosk = self.kiosk().ok_or_else(|| Failure::plain(FailureCode::NotHere))?;
        let session = self.session()?;
        let class = session.desk.visit_class(kiosk.section)?;
        let visitor = match (kiosk.what, kiosk.visit) {
            (KioskFor::Door | KioskFor::After, Some(visit)) => Some(session.desk.coming_visitor(visit)?),
            // Dropped on another laptop while this one goes around: what is asked is for whoever comes next.
            (KioskFor::Questions, Some(visit)) => match session.desk.coming_visitor(visit) {
                Err(store::failure::Failure::Refused(_)) => None,
                found => Some(found?),
            },
            _ => None,
        };
        let student = |student, name| KioskStudent { student, name, is_done: kiosk.done.contains(&student) };
        let students = class.students.into_iter().map(|member| student(member.student, member.name)).collect();
        let asks_wishes = !session.desk.is_stay_in_touch_off()?;
        Ok(KioskView { what: kiosk.what, class: class.title, visitor, students, asks_wishes })
    }

    /// Whose badge was read at the door.
    pub fn scan_badge(&self, typed: &str) -> Answer<BadgeRead> {
        let kiosk = self.kiosk().filter(|kiosk| kiosk.what == KioskFor::Door);
        let kiosk = kiosk.ok_or_else(|| Failure::plain(FailureCode::NotHere))?;
        Ok(self.session()?.desk.badge_at(kiosk.section, typed)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use domain::after_visit::AfterTold;
    use domain::interests::ClustersTold;
    use domain::questions::QuestionTold;
    use domain::visitors::Cluster;

    const CLASS: Id = Id::from_u128(1);
    const VISIT: Id = Id::from_u128(2);
    const LUZ: Id = Id::from_u128(3);
    const OTHER: Id = Id::from_u128(4);

    fn kiosk(what: KioskFor) -> Kiosk {
        Kiosk { what, section: CLASS, visit: Some(VISIT), class: BTreeSet::from([LUZ]), done: BTreeSet::new() }
    }

    fn comes_in(visit: Id, is_here: bool) -> Edit {
        Edit::Door(DoorEdit::CheckIn { visit, student: LUZ, is_here })
    }

    fn says(visit: Id, students: &[Id]) -> Edit {
        let line =
            |student: &Id| AfterTold { student: *student, talked: Some(true), learned: None, wishes: None, question: None };
        Edit::After(AfterEdit::SayAfter { visit, told: students.iter().map(line).collect(), on: NaiveDate::default() })
    }

    fn chooses(students: &[Id]) -> Edit {
        let line = |student: &Id| ClustersTold { student: *student, clusters: vec![Cluster::Health] };
        let told = students.iter().map(line).collect();
        Edit::Interest(InterestEdit::ChooseClusters { told, on: NaiveDate::default() })
    }

    fn asks(section: Id) -> Edit {
        let told = QuestionTold { section, visit: Some(VISIT), student: None, text: "How did you begin?".into() };
        Edit::Question(QuestionEdit::AskQuestion { question: OTHER, told, on: NaiveDate::default() })
    }

    #[test]
    fn each_takes_what_it_is_there_for_and_of_its_own_visit_alone() {
        let all = [comes_in(VISIT, true), says(VISIT, &[LUZ]), asks(CLASS), chooses(&[LUZ])];
        let each = [KioskFor::Door, KioskFor::After, KioskFor::Questions, KioskFor::Clusters];
        for (nth, what) in each.into_iter().enumerate() {
            let taken: Vec<bool> = all.iter().map(|edit| kiosk(what).takes(edit)).collect();
            assert_eq!(taken, (0..4).map(|at| at == nth).collect::<Vec<_>>(), "{what:?}");
        }
        assert!(!kiosk(KioskFor::Door).takes(&comes_in(OTHER, true)));
        assert!(!kiosk(KioskFor::After).takes(&says(OTHER, &[LUZ])) && !kiosk(KioskFor::Questions).takes(&asks(OTHER)));
        assert!(!kiosk(KioskFor::After).takes(&says(VISIT, &[LUZ, OTHER])), "each says their own");
        let clusters = kiosk(KioskFor::Clusters);
        assert!(
            !clusters.takes(&chooses(&[OTHER])) && !clusters.takes(&chooses(&[LUZ, LUZ])),
            "of the class, and each their own"
        );
        let badges = Edit::Door(DoorEdit::MakeBadges { section: CLASS, badges: Vec::new() });
        assert!(!kiosk(KioskFor::Door).takes(&badges));
    }

    #[test]
    fn whoever_is_through_is_through_and_a_name_tapped_by_mistake_is_free_again() {
        let mut after = kiosk(KioskFor::After);
        after.note(&says(VISIT, &[LUZ]));
        assert!(!after.takes(&says(VISIT, &[LUZ])) && after.takes(&says(VISIT, &[OTHER])));
        let mut clusters = kiosk(KioskFor::Clusters);
        clusters.note(&chooses(&[LUZ]));
        assert!(!clusters.takes(&chooses(&[LUZ])));
        let mut door = kiosk(KioskFor::Door);
        door.note(&comes_in(VISIT, true));
        assert_eq!(door.done, BTreeSet::from([LUZ]));
        door.note(&comes_in(VISIT, false));
        assert_eq!(door.done, BTreeSet::new());
    }

    #[test]
    fn of_all_commands_only_what_a_class_needs_is_heard() {
        let heard: Vec<String> = crate::bindings::commands().into_iter().filter(|command| Kiosk::hears(command)).collect();
        assert_eq!(heard, ["status", "lock", "touch", "read_out", "commit", "kiosk", "scan_badge", "end_kiosk"]);
    }
}
