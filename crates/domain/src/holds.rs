//! A hold: why nothing of a student's file may be forgotten now. A records request, a legal matter, a duty to report. While it
//! stands Kith erases nothing of this student's, and says so instead of claiming to have forgotten. It ends by being ended. What a student takes off a map before they keep it
//! was never kept, and is not held.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::people::joined;
use crate::record::{Fields, Ground, Id, Kind, read, read_id, value};
use crate::refusal::Refusal;

/// Why a hold stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HoldReason {
    /// Somebody asked to see the records, and has not got them yet.
    RecordsRequest,
    /// A court or a lawyer asked for everything to be kept.
    Legal,
    /// Something was told that has to be reported.
    DutyToReport,
}

/// What is recorded about holds. Neither can be undone: a hold that was a mistake is ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum HoldEdit {
    Set { hold: Id, student: Id, reason: HoldReason, set_on: NaiveDate },
    End { hold: Id, ended_on: NaiveDate },
}

impl HoldEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        match self {
            HoldEdit::Set { hold, student, reason, set_on } => {
                ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                let set = |field, value| Set { scope: Scope::Student(*student), kind: Kind::Hold, record: *hold, field, value };
                Ok(vec![set("student", value(student)), set("reason", value(reason)), set("set_on", value(set_on))])
            }
            HoldEdit::End { hold, ended_on } => {
                let told = ground.record(Kind::Hold, *hold).ok_or(Refusal::NoSuchRecord)?;
                let student = read_id(&told, "student").ok_or(Refusal::NoSuchRecord)?;
                if read::<NaiveDate>(&told, "ended_on").is_some() {
                    return Ok(Vec::new());
                }
                let scope = Scope::Student(student);
                Ok(vec![Set { scope, kind: Kind::Hold, record: *hold, field: "ended_on", value: value(ended_on) }])
            }
        }
    }
}

/// One hold on a student's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HoldLine {
    pub id: Id,
    pub reason: HoldReason,
    pub set_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
}

impl HoldLine {
    /// Reads it from its record.
    pub fn read(id: Id, fields: &Fields) -> Option<HoldLine> {
        Some(HoldLine {
            id,
            reason: read(fields, "reason")?,
            set_on: read(fields, "set_on")?,
            ended_on: read(fields, "ended_on"),
        })
    }
}

/// Whether holds on this student are known here, and each of them has ended. Where none is known nothing ended: a file that was
/// taken away, or put back from before, says nothing of the holds on it.
pub fn have_ended(ground: &dyn Ground, student: Id) -> bool {
    let holds = joined(ground, student).into_iter().flat_map(|one| ground.of(Kind::Hold, "student", one));
    let mut lines = holds.filter_map(|(id, fields)| HoldLine::read(id, &fields)).peekable();
    lines.peek().is_some() && lines.all(|hold| hold.ended_on.is_some())
}

/// The reason of a hold that stands on this student, under whichever of their joined records; None where nothing does.
pub fn standing(ground: &dyn Ground, student: Id) -> Option<HoldReason> {
    let holds = joined(ground, student).into_iter().flat_map(|one| ground.of(Kind::Hold, "student", one));
    holds.filter_map(|(id, fields)| HoldLine::read(id, &fields)).find(|hold| hold.ended_on.is_none()).map(|hold| hold.reason)
}
