//! What may be asked while a laptop goes around among students, or stands in a room, with one question: which adults at this
//! school would you go to? One student at a time: their own name by typing it, the adults by typing them, and their answer. It
//! shows no list and nobody's answer, and nothing else of Kith, whoever's profile is open. Whoever has left is through: the next
//! student neither reads nor changes what they said. It is left by the lock alone.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use domain::answers::AnswerEdit;
use domain::edit::Edit;
use domain::record::Id;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::read::asking::AskedStudent;
use store::read::suggestions::StaffName;

use crate::failure::{Answer, Failure, FailureCode};
use crate::shell::Shell;

/// Whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AskingTurn {
    pub student: Id,
    pub name: String,
    /// Their answer is kept. What it is, is not told: it may be read over a shoulder.
    pub has_said: bool,
}

/// All that the room sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AskingView {
    pub campaign: Id,
    pub school: String,
    /// To whom the answers go: who counsels these students, and opened this.
    pub counselor: String,
    /// Nobody's: then a name is typed.
    pub turn: Option<AskingTurn>,
}

/// A laptop on its way among students, for one campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    pub campaign: Id,
    turn: Option<(Id, String)>,
    /// Who had their turn, in memory alone: of whoever skipped nothing is written anywhere.
    through: BTreeSet<Id>,
}

impl Asking {
    /// Whether a command is heard at all.
    pub fn hears(command: &str) -> bool {
        matches!(
            command,
            "status"
                | "touch"
                | "read_out"
                | "lock"
                | "asking"
                | "asked_students"
                | "begin_turn"
                | "adults_like"
                | "end_turn"
                | "commit"
                | "end_asking"
        )
    }

    /// Whether an edit is the answer of the student whose turn it is.
    pub fn takes(&self, edit: &Edit) -> bool {
        let Edit::Answer(AnswerEdit::SayAdults { campaign, student, .. }) = edit else { return false };
        *campaign == self.campaign && self.turn.as_ref().is_some_and(|(whose, _)| whose == student)
    }
}

impl Shell {
    /// The question with which this laptop goes around.
    pub fn asking(&self) -> Option<Asking> {
        self.asking.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn now_asking(&self) -> Answer<Asking> {
        self.asking().ok_or_else(|| Failure::plain(FailureCode::NotHere))
    }

    /// Goes on where the laptop does not go around with the question, or whoever holds it may ask this.
    pub fn in_asking(&self, may: impl FnOnce(&Asking) -> bool) -> Answer<()> {
        match self.asking() {
            Some(asking) if !may(&asking) => Err(Failure::plain(FailureCode::NotHere)),
            _ => Ok(()),
        }
    }

    /// From now on nothing is heard but the answers of students, one at a time, until it is locked.
    pub fn begin_asking(&self, campaign: Id) -> Answer<()> {
        let session = self.session()?;
        // Refused where its days are over.
        session.desk.asked_students(campaign, "", Shell::today())?;
        let asking = Asking { campaign, turn: None, through: BTreeSet::new() };
        *self.asking.write().unwrap_or_else(PoisonError::into_inner) = Some(asking);
        self.voice.falls_silent();
        session.aid.close();
        self.prints.wipe();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    /// It does not go around any more.
    pub fn end_asking(&self) {
        *self.asking.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.voice.falls_silent();
    }

    /// What the room sees.
    pub fn asking_view(&self) -> Answer<AskingView> {
        let (asking, session) = (self.now_asking()?, self.session()?);
        let turn = match asking.turn {
            Some((student, name)) => {
                let has_said = session.desk.has_answered(asking.campaign, student)?;
                Some(AskingTurn { student, name, has_said })
            }
            None => None,
        };
        let (school, counselor) = (session.card.school_name.clone(), session.card.name.clone());
        Ok(AskingView { campaign: asking.campaign, school, counselor, turn })
    }

    /// The names that begin as was typed; while somebody has their turn, none.
    pub fn asked_students(&self, text: &str) -> Answer<Vec<AskedStudent>> {
        let asking = self.now_asking()?;
        if asking.turn.is_some() {
            return Err(Failure::plain(FailureCode::NotHere));
        }
        let mut found = self.session()?.desk.asked_students(asking.campaign, text, Shell::today())?;
        // Whoever skipped looks like whoever answered.
        found.iter_mut().for_each(|one| one.is_done |= asking.through.contains(&one.student));
        Ok(found)
    }

    /// This student has their turn, once.
    pub fn begin_turn(&self, student: Id) -> Answer<()> {
        let desk = &self.session()?.desk;
        let campaign = self.now_asking()?.campaign;
        let name = desk.may_be_asked(campaign, student, Shell::today())?;
        let mut asking = self.asking.write().unwrap_or_else(PoisonError::into_inner);
        let free = asking.as_mut().filter(|asking| asking.turn.is_none() && !asking.through.contains(&student));
        let (Some(asking), Some(name)) = (free, name) else { return Err(Failure::plain(FailureCode::NotHere)) };
        asking.turn = Some((student, name));
        Ok(())
    }

    /// The adults whose names begin as was typed, on somebody's turn.
    pub fn adults_like(&self, text: &str) -> Answer<Vec<StaffName>> {
        let asking = self.now_asking()?;
        if asking.turn.is_none() {
            return Err(Failure::plain(FailureCode::NotHere));
        }
        Ok(self.session()?.desk.adults_like(asking.campaign, text, Shell::today())?)
    }

    /// They leave, and are through. Where it was somebody else's name that was tapped, and nothing was said, that one is free.
    pub fn end_turn(&self, was_me: bool) -> Answer<()> {
        let desk = &self.session()?.desk;
        let asking = self.now_asking()?;
        let Some((student, _)) = asking.turn else { return Ok(()) };
        // Whoever comes next hears nothing of what this one said.
        self.voice.falls_silent();
        let is_through = was_me || desk.has_answered(asking.campaign, student)?;
        let mut asking = self.asking.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(asking) = asking.as_mut() {
            asking.turn = None;
            if is_through {
                asking.through.insert(student);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::marks::MarkEdit;

    const CAMPAIGN: Id = Id::from_u128(1);
    const LUZ: Id = Id::from_u128(2);
    const OTHER: Id = Id::from_u128(3);

    fn says(campaign: Id, student: Id) -> Edit {
        Edit::Answer(AnswerEdit::SayAdults { campaign, student, named: Some(Vec::new()), on: chrono::NaiveDate::default() })
    }

    #[test]
    fn it_takes_the_answer_of_whose_turn_it_is_and_nothing_else() {
        let nobody = Asking { campaign: CAMPAIGN, turn: None, through: BTreeSet::new() };
        assert!(!nobody.takes(&says(CAMPAIGN, LUZ)));
        let hers = Asking { turn: Some((LUZ, "Luz".into())), ..nobody };
        assert!(hers.takes(&says(CAMPAIGN, LUZ)));
        assert!(!hers.takes(&says(CAMPAIGN, OTHER)) && !hers.takes(&says(OTHER, LUZ)));
        let on = chrono::NaiveDate::default();
        assert!(!hers.takes(&Edit::Mark(MarkEdit::Mark { campaign: CAMPAIGN, adult: OTHER, student: LUZ, level: None, on })));
    }

    #[test]
    fn of_all_commands_only_what_the_question_needs_is_heard() {
        let heard: Vec<String> = crate::bindings::commands().into_iter().filter(|command| Asking::hears(command)).collect();
        let expected = [
            "status",
            "lock",
            "touch",
            "read_out",
            "commit",
            "asking",
            "asked_students",
            "begin_turn",
            "adults_like",
            "end_turn",
            "end_asking",
        ];
        assert_eq!(heard, expected);
    }
}
