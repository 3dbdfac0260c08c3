//! What stayed after a visit? Four short answers of each student (did you talk with them, did you learn something, would you
//! like to stay in touch, what would you still ask), and after a conversation three taps: what they got, whether it helped,
//! what comes next. An answer that nobody gave is none. Nothing is kept of a student whose parents opted out of visits.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::consent::{Consent, ConsentFor};
use crate::form_answers::{self, FormColumn, FormTold};
use crate::plans::is_stay_in_touch_off;
use crate::questions::QuestionTold;
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::stay_in_touch::{Wish, WishEdit, WishState, wish_id};
use crate::visitors::differing;
use crate::visits::MOST_PRESENT;

/// What a conversation gave: the resources of a tie, as they are counted in studies of mentoring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Got {
    Information,
    Advice,
    Support,
    Introduction,
    Offer,
}

/// Whether it helped, in the student's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Helped {
    Yes,
    ALittle,
    NotYet,
}

/// What comes next, in the student's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ThenWhat {
    TalkAgain,
    TryIt,
    AskSomeoneElse,
    Nothing,
}

/// One line of the sheet. None: not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AfterTold {
    pub student: Id,
    pub talked: Option<bool>,
    pub learned: Option<bool>,
    pub wishes: Option<bool>,
    /// What they would still ask.
    pub question: Option<String>,
}

/// The three taps after a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConversationCard {
    pub got: Vec<Got>,
    pub helped: Option<Helped>,
    pub next: Option<ThenWhat>,
}

/// What is recorded after a visit. A student's answers are one record, whoever writes them down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum AfterEdit {
    /// Lines of the sheet, from paper or from a laptop that is passed on. Who wishes to stay in touch is in the queue with it.
    SayAfter {
        visit: Id,
        told: Vec<AfterTold>,
        on: NaiveDate,
    },
    TellConversation {
        visit: Id,
        student: Id,
        card: ConversationCard,
        on: NaiveDate,
    },
    /// The lines of a form that the class filled in, as they were looked at.
    TakeForm {
        told: Vec<FormTold>,
        on: NaiveDate,
    },
    RememberForm {
        columns: Vec<String>,
        mapping: Vec<FormColumn>,
    },
}

/// The answers of a student after a visit.
pub fn after_id(visit: Id, student: Id) -> Id {
    derived(visit, &[b"after", student.as_bytes()])
}

/// The question that a student was left with.
pub fn question_left(visit: Id, student: Id) -> Id {
    derived(visit, &[b"question left", student.as_bytes()])
}

/// The answers, as they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    pub visit: Id,
    pub student: Id,
    pub talked: Option<bool>,
    pub learned: Option<bool>,
    pub wishes: Option<bool>,
    pub said_on: Option<NaiveDate>,
    pub card: ConversationCard,
    pub card_on: Option<NaiveDate>,
}

impl After {
    /// Reads them from their record.
    pub fn read(fields: &Fields) -> Option<After> {
        Some(After {
            visit: read_id(fields, "visit")?,
            student: read_id(fields, "student")?,
            talked: read(fields, "talked"),
            learned: read(fields, "learned"),
            wishes: read(fields, "wishes"),
            said_on: read(fields, "said_on"),
            card: ConversationCard {
                got: read(fields, "got").unwrap_or_default(),
                helped: read(fields, "helped"),
                next: read(fields, "then_what"),
            },
            card_on: read(fields, "card_on"),
        })
    }
}

impl AfterEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let class_of = |visit: &Id| {
            let held = ground.record(Kind::Visit, *visit).ok_or(Refusal::NoSuchRecord)?;
            read_id(&held, "section").ok_or(Refusal::NoSuchRecord)
        };
        match self {
            AfterEdit::RememberForm { columns, mapping } => form_answers::remembered(ground, columns, mapping),
            AfterEdit::TakeForm { told, on } => {
                if told.len() > MOST_PRESENT {
                    return Err(Refusal::TooMany { most: MOST_PRESENT as u32 });
                }
                let mut sets = Vec::new();
                for line in told {
                    sets.extend(line.changes(ground, *on)?);
                }
                Ok(sets)
            }
            AfterEdit::SayAfter { visit, told, on } => {
                let section = class_of(visit)?;
                if told.len() > MOST_PRESENT {
                    return Err(Refusal::TooMany { most: MOST_PRESENT as u32 });
                }
                let mut sets = Vec::new();
                let asks_wishes = !is_stay_in_touch_off(ground);
                for line in told {
                    sets.extend(line.changes(ground, *visit, section, *on, asks_wishes)?);
                }
                Ok(sets)
            }
            AfterEdit::TellConversation { visit, student, card, on } => {
                let section = class_of(visit)?;
                ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                if Consent::is_refused(ground, *student, ConsentFor::Visits) {
                    return Ok(Vec::new());
                }
                let record = after_id(*visit, *student);
                let now = ground.record(Kind::AfterVisit, record).unwrap_or_default();
                let mut got = card.got.clone();
                got.sort();
                got.dedup();
                let is_empty = got.is_empty() && card.helped.is_none() && card.next.is_none();
                let on = if is_empty { None } else { Some(read::<NaiveDate>(&now, "card_on").unwrap_or(*on)) };
                let told = [
                    ("visit", value(visit)),
                    ("student", value(student)),
                    ("got", if got.is_empty() { value(&()) } else { value(&got) }),
                    ("helped", value(&card.helped)),
                    ("then_what", value(&card.next)),
                    ("card_on", value(&on)),
                ];
                Ok(differing(&now, Scope::Section(section), Kind::AfterVisit, record, told))
            }
        }
    }
}

impl AfterTold {
    pub(crate) fn changes(
        &self,
        ground: &dyn Ground,
        visit: Id,
        section: Id,
        on: NaiveDate,
        asks_wishes: bool,
    ) -> Result<Vec<Set>, Refusal> {
        let student = self.student;
        ground.record(Kind::Student, student).ok_or(Refusal::NoSuchStudent)?;
        if Consent::is_refused(ground, student, ConsentFor::Visits) {
            return Ok(Vec::new());
        }
        let record = after_id(visit, student);
        let now = ground.record(Kind::AfterVisit, record).unwrap_or_default();
        // Where nobody is asked whether they wish to stay in touch, what was said of it before stays as it is.
        let wishes = if asks_wishes { self.wishes } else { read::<bool>(&now, "wishes") };
        let is_said = self.talked.is_some() || self.learned.is_some() || wishes.is_some();
        let said_on = is_said.then(|| read::<NaiveDate>(&now, "said_on").unwrap_or(on));
        let told = [
            ("visit", value(&visit)),
            ("student", value(&student)),
            ("talked", value(&self.talked)),
            ("learned", value(&self.learned)),
            ("wishes", value(&wishes)),
            ("said_on", value(&said_on)),
        ];
        let mut sets = match is_said || !now.is_empty() {
            true => differing(&now, Scope::Section(section), Kind::AfterVisit, record, told),
            false => Vec::new(),
        };
        let wish = ground.record(Kind::Wish, wish_id(visit, student)).and_then(|fields| Wish::read(&fields));
        if !asks_wishes {
            // Nothing is said of it, and nothing taken back.
        } else if self.wishes == Some(true) && was_wished(&now) && wish.as_ref().is_some_and(|wish| wish.state != WishState::Said)
        {
            // Said before, and something was done about it since: another answer on the sheet says nothing about that.
        } else if self.wishes == Some(true) {
            sets.extend(WishEdit::SayWishes { visit, students: vec![student], on }.changes(ground)?);
        } else if wish.is_some_and(|wish| wish.state == WishState::Said) && (self.wishes.is_some() || was_wished(&now)) {
            // Put right before anything was done about it. What was handed on already stays where it is.
            sets.extend(WishEdit::RemoveWish { visit, student }.changes(ground)?);
        }
        let question = question_left(visit, student);
        let asked = self.question.as_deref().filter(|text| !text.trim().is_empty());
        match asked {
            Some(text) => {
                let told = QuestionTold { section, visit: Some(visit), student: Some(student), text: text.to_owned() };
                sets.extend(told.changes(ground, question, on)?);
            }
            None if ground.record(Kind::Question, question).is_some() => {
                let scope = Scope::Section(section);
                sets.push(Set { scope, kind: Kind::Question, record: question, field: REMOVED, value: value(&true) });
            }
            None => {}
        }
        Ok(sets)
    }
}

fn was_wished(now: &Fields) -> bool {
    read::<bool>(now, "wishes") == Some(true)
}
