//! What would students like to ask somebody who comes, and what was answered? A question belongs to a class, with or without
//! the visit it is for and with or without the student who asked. A student whose parents opted out of visits asks like
//! everyone; their question is kept without them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::consent::{Consent, ConsentFor};
use crate::names;
use crate::record::{Ground, Id, Kind, read, read_id, value};
use crate::refusal::Refusal;
use crate::visitors::differing;

/// The longest question, in characters.
pub const LONGEST_QUESTION: usize = 280;

/// A question as it is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuestionTold {
    pub section: Id,
    /// The visit, planned or held, that it is for. None: whoever comes next.
    pub visit: Option<Id>,
    /// Who asked. None: nobody said.
    pub student: Option<Id>,
    pub text: String,
}

/// What is recorded of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum QuestionEdit {
    /// Asked, or put otherwise under the same id.
    AskQuestion {
        question: Id,
        told: QuestionTold,
        on: NaiveDate,
    },
    /// Answered on that day. None: not answered after all.
    MarkAnswered {
        questions: Vec<Id>,
        on: Option<NaiveDate>,
    },
    RemoveQuestion {
        question: Id,
    },
}

impl QuestionTold {
    pub(crate) fn changes(&self, ground: &dyn Ground, question: Id, on: NaiveDate) -> Result<Vec<Set>, Refusal> {
        ground.record(Kind::Section, self.section).ok_or(Refusal::NoSuchRecord)?;
        let text = names::words(&self.text, LONGEST_QUESTION)?;
        let now = ground.record(Kind::Question, question).unwrap_or_default();
        // Of another class it would be another question: a record does not move between files.
        if read_id(&now, "section").is_some_and(|section| section != self.section) {
            return Err(Refusal::NoSuchRecord);
        }
        let student = match self.student {
            Some(student) => {
                ground.record(Kind::Student, student).ok_or(Refusal::NoSuchStudent)?;
                Some(student).filter(|student| !Consent::is_refused(ground, *student, ConsentFor::Visits))
            }
            None => None,
        };
        let told = [
            ("section", value(&self.section)),
            ("visit", value(&self.visit)),
            ("student", value(&student)),
            ("text", value(&text)),
            ("asked_on", value(&read::<NaiveDate>(&now, "asked_on").unwrap_or(on))),
        ];
        Ok(differing(&now, Scope::Section(self.section), Kind::Question, question, told))
    }
}

impl QuestionEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let there = |question: Id| {
            let now = ground.record(Kind::Question, question).ok_or(Refusal::NoSuchRecord)?;
            let section = read_id(&now, "section").ok_or(Refusal::NoSuchRecord)?;
            Ok::<_, Refusal>((Scope::Section(section), now))
        };
        match self {
            QuestionEdit::AskQuestion { question, told, on } => told.changes(ground, *question, *on),
            QuestionEdit::MarkAnswered { questions, on } => {
                let mut sets = Vec::new();
                for question in questions {
                    let (scope, now) = there(*question)?;
                    sets.extend(differing(&now, scope, Kind::Question, *question, [("answered_on", value(on))]));
                }
                Ok(sets)
            }
            QuestionEdit::RemoveQuestion { question } => {
                let (scope, _) = there(*question)?;
                Ok(vec![Set { scope, kind: Kind::Question, record: *question, field: REMOVED, value: value(&true) }])
            }
        }
    }
}
