//! What does a line of a form's export say, that a class filled in after a visit? The same four answers as the sheet of paper,
//! and they become the same records. A question that the form did not ask, or that nobody answered, leaves what was said of it
//! before. The same line again changes nothing, also where a person put an answer right since.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::after_visit::{AfterTold, after_id, question_left};
use crate::change::{Scope, Set};
use crate::consent::{Consent, ConsentFor};
use crate::names;
use crate::people::StudentByHand;
use crate::plans::is_stay_in_touch_off;
use crate::record::{Fields, Ground, Id, KITH, Kind, derived, read, read_id, value};
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

    /// What this line changes. Nothing where it was taken before, or says what is known; nothing of a student whose parents said no.
    pub fn changes(&self, ground: &dyn Ground, on: NaiveDate) -> Result<Vec<Set>, Refusal> {
        let FormTold { visit, student, .. } = *self;
        let held = ground.record(Kind::Visit, visit).ok_or(Refusal::NoSuchRecord)?;
        let section = read_id(&held, "section").ok_or(Refusal::NoSuchRecord)?;
        ground.record(Kind::Student, student).ok_or(Refusal::NoSuchStudent)?;
        if Consent::is_refused(ground, student, ConsentFor::Visits) {
            return Ok(Vec::new());
        }
        let (scope, record) = (Scope::Section(section), after_id(visit, student));
        let now = ground.record(Kind::AfterVisit, record).unwrap_or_default();
        let mut sets = Vec::new();
        if self.was_there {
            let met = Met { visit, student, was_present: true };
            let before = ground.record(Kind::Encounter, encounter_id(visit, student)).unwrap_or_default();
            let told = [("met", value(&met))];
            sets.extend(differing(&before, scope, Kind::Encounter, encounter_id(visit, student), told));
        }
        if read_id(&now, "listed") == Some(self.mark()) {
            return Ok(sets);
        }
        let asked = ground.record(Kind::Question, question_left(visit, student));
        let held = |field| read::<bool>(&now, field);
        let stands = AfterTold {
            student,
            talked: self.talked.or(held("talked")),
            learned: self.learned.or(held("learned")),
            wishes: self.wishes.or(held("wishes")),
            question: self.question.clone().or(asked.and_then(|fields| read(&fields, "text"))),
        };
        sets.extend(stands.changes(ground, visit, section, on, !is_stay_in_touch_off(ground))?);
        if !sets.is_empty() {
            sets.extend(self.marks(&now, &sets, scope, record));
        }
        Ok(sets)
    }

    /// That this line was taken, beside what it set.
    fn marks(&self, now: &Fields, sets: &[Set], scope: Scope, record: Id) -> Vec<Set> {
        let told = [("visit", value(&self.visit)), ("student", value(&self.student)), ("listed", value(&self.mark()))];
        let is_set = |field| sets.iter().any(|set| set.kind == Kind::AfterVisit && set.record == record && set.field == field);
        let mut marks: Vec<Set> = differing(now, scope, Kind::AfterVisit, record, told);
        marks.retain(|set| !is_set(set.field));
        marks
    }
}
