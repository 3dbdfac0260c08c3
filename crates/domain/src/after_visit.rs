//! What stayed after a visit? Four short answers of each student (did you talk with them, did you learn something, would you
//! like to stay in touch, what would you still ask), and after a conversation three taps: what they got, whether it helped,
//! what comes next. An answer that nobody gave is none. Nothing is kept of a student whose parents opted out of visits.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::consent::{Consent, ConsentFor};
use crate::form_answers::{self, FormColumn, FormTold};
use crate::people::joined;
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

/// What is held of a student after a visit under one of their records.
pub(crate) struct Held {
    pub(crate) record: Id,
    pub(crate) student: Id,
    pub(crate) fields: Fields,
}

/// What is held of a student under all of their records, in the order in which the sheet reads it: what the first of them says
/// holds. Where nothing is held it is one that is empty, of the student given.
pub(crate) fn held_of(ground: &dyn Ground, visit: Id, student: Id, records: &BTreeSet<Id>) -> Vec<Held> {
    let under = |student: &Id| {
        let record = after_id(visit, *student);
        ground.record(Kind::AfterVisit, record).map(|fields| Held { record, student: *student, fields })
    };
    let mut all: Vec<Held> = records.iter().filter_map(under).collect();
    all.sort_by_key(|held| held.record);
    if all.is_empty() {
        all.push(Held { record: after_id(visit, student), student, fields: Fields::new() });
    }
    all
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
                // Two records that were joined may hold two lines: it stays with the one in which it was told.
                let mut all = held_of(ground, *visit, *student, &joined(ground, *student));
                let at = all.iter().position(|held| has_card(&held.fields)).unwrap_or(0);
                let Held { record, student, fields: now } = all.swap_remove(at);
                let mut got = card.got.clone();
                got.sort();
                got.dedup();
                let is_empty = got.is_empty() && card.helped.is_none() && card.next.is_none();
                let on = if is_empty { None } else { Some(read::<NaiveDate>(&now, "card_on").unwrap_or(*on)) };
                let told = [
                    ("visit", value(visit)),
                    ("student", value(&student)),
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
        let records = joined(ground, student);
        let all = held_of(ground, visit, student, &records);
        let known = |field: &str| all.iter().find_map(|held| read::<bool>(&held.fields, field));
        // Where nobody is asked whether they wish to stay in touch, what was said of it before stays as it is.
        let wishes = if asks_wishes { self.wishes } else { known("wishes") };
        let answers = [("talked", self.talked), ("learned", self.learned), ("wishes", wishes)];
        let mut sets = Vec::new();
        for (at, held) in all.iter().enumerate() {
            // What is known is left where it was said, what is new is said in the first, and what is taken back stands in none.
            let own = answers.map(|(field, told)| {
                let own = read::<bool>(&held.fields, field);
                let is_left = told.is_some() && (at > 0 || told == known(field));
                (field, if is_left { own } else { told })
            });
            let is_said = own.iter().any(|(_, told)| told.is_some());
            if !is_said && held.fields.is_empty() {
                continue;
            }
            let said_on = is_said.then(|| read::<NaiveDate>(&held.fields, "said_on").unwrap_or(on));
            let mut told = vec![("visit", value(&visit)), ("student", value(&held.student)), ("said_on", value(&said_on))];
            told.extend(own.map(|(field, told)| (field, value(&told))));
            sets.extend(differing(&held.fields, Scope::Section(section), Kind::AfterVisit, held.record, told));
        }
        let said: Vec<Wish> =
            (records.iter()).filter_map(|student| Wish::read(&ground.record(Kind::Wish, wish_id(visit, *student))?)).collect();
        let furthest = said.iter().reduce(|one, other| if other.is_further_than(one) { other } else { one });
        let state = furthest.map(|wish| wish.state);
        let was_wished = known("wishes") == Some(true);
        if !asks_wishes {
            // Nothing is said of it, and nothing taken back.
        } else if self.wishes == Some(true) && was_wished && state.is_some_and(|state| state != WishState::Said) {
            // Said before, and something was done about it since: another answer on the sheet says nothing about that.
        } else if self.wishes == Some(true) {
            if said.iter().all(|wish| wish.state == WishState::LetGo) {
                let whose = furthest.map_or(all[0].student, |wish| wish.student);
                sets.extend(WishEdit::SayWishes { visit, students: vec![whose], on }.changes(ground)?);
            }
        } else if state == Some(WishState::Said) && (self.wishes.is_some() || was_wished) {
            // Put right before anything was done about it. What was handed on already stays where it is.
            for wish in &said {
                sets.extend(WishEdit::RemoveWish { visit, student: wish.student }.changes(ground)?);
            }
        }
        let is_asked = |student: &Id| ground.record(Kind::Question, question_left(visit, *student)).is_some();
        let mut asked = records.iter().copied().filter(is_asked);
        match self.question.as_deref().filter(|text| !text.trim().is_empty()) {
            Some(text) => {
                let whose = asked.next().unwrap_or(all[0].student);
                let told = QuestionTold { section, visit: Some(visit), student: Some(whose), text: text.to_owned() };
                sets.extend(told.changes(ground, question_left(visit, whose), on)?);
            }
            None => {
                let scope = Scope::Section(section);
                sets.extend(asked.map(|student| {
                    let record = question_left(visit, student);
                    Set { scope, kind: Kind::Question, record, field: REMOVED, value: value(&true) }
                }));
            }
        }
        Ok(sets)
    }
}

/// Whether a conversation was told there.
fn has_card(fields: &Fields) -> bool {
    ["got", "helped", "then_what"].iter().any(|field| fields.get(*field).is_some_and(|told| !told.is_null()))
}
