//! What does a line of a form's export say, that a class filled in after a visit? The same four answers as the sheet of paper,
//! and they become the same records. A question that the form did not ask, or that nobody answered, leaves what was said of it
//! before. A line that was taken once changes nothing any more, also where it said what was known, where another was taken after
//! it, and where a person put an answer right since.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::after_visit::{AfterTold, Held, held_of, question_left};
use crate::change::{Scope, Set};
use crate::consent::{Consent, ConsentFor};
use crate::names;
use crate::people::{StudentByHand, joined};
use crate::plans::is_stay_in_touch_off;
use crate::record::{Ground, Id, KITH, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::visitors::differing;
use crate::visits::{Met, encounter_id};

/// What a column of a form's export means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FormColumn {
    Ignore,
    FullName,
    Given,
    Family,
    Number,
    Talked,
    Learned,
    Wishes,
    Question,
}

/// One line of a form, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormLine {
    /// Which of the rows it is, beginning with 0: of several sheets the lines are numbered each by themselves.
    pub row: u32,
    pub file: String,
    pub line: u32,
    /// The name and number that stand there.
    pub who: StudentByHand,
    pub talked: Option<bool>,
    pub learned: Option<bool>,
    pub wishes: Option<bool>,
    pub question: Option<String>,
}

/// One student's line of a form. None: the form says nothing of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FormTold {
    /// The entry of the visit under which it is said.
    pub visit: Id,
    pub student: Id,
    pub talked: Option<bool>,
    pub learned: Option<bool>,
    pub wishes: Option<bool>,
    pub question: Option<String>,
    /// They were noted as away, and were there after all.
    pub was_there: bool,
}

/// The memory of how a form with these headings is read.
pub fn form_mapping_id(columns: &[String]) -> Id {
    let folded: Vec<String> = columns.iter().map(|column| names::folded(column)).collect();
    let mut parts: Vec<&[u8]> = vec![b"form after a visit"];
    parts.extend(folded.iter().map(|column| column.as_bytes()));
    derived(KITH, &parts)
}

/// Remembers how a form is read.
pub(crate) fn remembered(ground: &dyn Ground, columns: &[String], mapping: &[FormColumn]) -> Result<Vec<Set>, Refusal> {
    let record = form_mapping_id(columns);
    let now = ground.record(Kind::ListMapping, record).unwrap_or_default();
    Ok(differing(&now, Scope::District, Kind::ListMapping, record, [("mapping", value(&mapping))]))
}

impl FormTold {
    /// Tells what the line says: the same for the same line, whatever was put right since.
    fn mark(&self) -> Id {
        let told = |answer: Option<bool>| [answer.map_or(0u8, |yes| 1 + u8::from(yes))];
        let (talked, learned, wishes) = (told(self.talked), told(self.learned), told(self.wishes));
        let question = self.question.as_deref().unwrap_or_default();
        derived(KITH, &[b"line of a form", &talked, &learned, &wishes, question.as_bytes()])
    }

    /// What this line changes. Nothing where it was taken before, or of a student whose parents said no; where it says what is
    /// known, no more than that it was taken.
    pub fn changes(&self, ground: &dyn Ground, on: NaiveDate) -> Result<Vec<Set>, Refusal> {
        let FormTold { visit, student, .. } = *self;
        let held = ground.record(Kind::Visit, visit).ok_or(Refusal::NoSuchRecord)?;
        let section = read_id(&held, "section").ok_or(Refusal::NoSuchRecord)?;
        ground.record(Kind::Student, student).ok_or(Refusal::NoSuchStudent)?;
        if Consent::is_refused(ground, student, ConsentFor::Visits) {
            return Ok(Vec::new());
        }
        let scope = Scope::Section(section);
        let mut sets = Vec::new();
        if self.was_there {
            let met = Met { visit, student, was_present: true };
            let before = ground.record(Kind::Encounter, encounter_id(visit, student)).unwrap_or_default();
            let told = [("met", value(&met))];
            sets.extend(differing(&before, scope, Kind::Encounter, encounter_id(visit, student), told));
        }
        // Where two records of a student were joined, all of them are looked at, as the sheet does.
        let records = joined(ground, student);
        let all = held_of(ground, visit, student, &records);
        let mut taken = taken_of(ground, &all);
        if self.says_nothing() || !taken.insert(self.mark()) {
            return Ok(sets);
        }
        let held = |field| all.iter().find_map(|one| read::<bool>(&one.fields, field));
        let asked = |one: &Id| read::<String>(&ground.record(Kind::Question, question_left(visit, *one))?, "text");
        let stands = AfterTold {
            student,
            talked: self.talked.or(held("talked")),
            learned: self.learned.or(held("learned")),
            wishes: self.wishes.or(held("wishes")),
            question: self.question.clone().or_else(|| records.iter().find_map(asked)),
        };
        // A form that does not ask about staying in touch says nothing of a wish, also where one was taken back since.
        let asks_wishes = self.wishes.is_some() && !is_stay_in_touch_off(ground);
        sets.extend(stands.changes(ground, visit, section, on, asks_wishes)?);
        // That it was taken is noted also where it says what is known: it may be put right later.
        let marks = self.marks(&all[0], &taken, &sets, scope);
        sets.extend(marks);
        Ok(sets)
    }

    fn says_nothing(&self) -> bool {
        self.talked.is_none() && self.learned.is_none() && self.wishes.is_none() && self.question.is_none()
    }

    /// That this line was taken, beside what it set.
    fn marks(&self, first: &Held, taken: &BTreeSet<Id>, sets: &[Set], scope: Scope) -> Vec<Set> {
        let told = [("visit", value(&self.visit)), ("student", value(&first.student)), (TAKEN, value(taken))];
        let is_set =
            |field| sets.iter().any(|set| set.kind == Kind::AfterVisit && set.record == first.record && set.field == field);
        let mut marks: Vec<Set> = differing(&first.fields, scope, Kind::AfterVisit, first.record, told);
        marks.retain(|set| !is_set(set.field));
        marks
    }
}

/// The lines that were taken of a student, each by its mark.
const TAKEN: &str = "listed";

/// Whether these say something of a student, and not only that a line was taken.
pub fn says_something(sets: &[Set]) -> bool {
    sets.iter().any(|set| set.kind != Kind::AfterVisit || !["visit", "student", TAKEN].contains(&set.field))
}

/// The lines that were taken before. Where two laptops took different ones, those of both.
fn taken_of(ground: &dyn Ground, all: &[Held]) -> BTreeSet<Id> {
    let mut taken = BTreeSet::new();
    for held in all {
        let told = ground.contested(Kind::AfterVisit, held.record, TAKEN);
        let told = told.unwrap_or_else(|| held.fields.get(TAKEN).cloned().into_iter().collect());
        taken.extend(told.iter().filter_map(|told| Vec::<Id>::deserialize(told).ok()).flatten());
    }
    taken
}
