//! Somebody says that something in the record is wrong. The request is kept in their words until the school answers: it was
//! made, or it was declined with a reason that the parent can read (FERPA, 34 CFR 99.20–22). Answered too early, it opens again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::names;
use crate::record::{Fields, Ground, Id, Kind, read, read_id, value};
use crate::refusal::Refusal;

/// The longest request, and the longest reason, in characters.
pub const LONGEST_REQUEST: usize = 2_000;

/// Who asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Asker {
    Parent,
    Student,
}

/// What became of it: one value, so that a reason never stands beside another answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum Settled {
    Made { on: NaiveDate },
    Declined { on: NaiveDate, reason: String },
}

/// What is recorded about corrections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum CorrectionEdit {
    AskCorrection {
        correction: Id,
        student: Id,
        text: String,
        by: Asker,
        called: Option<String>,
        on: NaiveDate,
    },
    /// The answer; None opens it again.
    SettleCorrection {
        correction: Id,
        settled: Option<Settled>,
    },
}

impl CorrectionEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        match self {
            CorrectionEdit::AskCorrection { correction, student, text, by, called, on } => {
                ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                if ground.record(Kind::Correction, *correction).is_some() {
                    return Err(Refusal::IsNoted);
                }
                let text = lines(text)?;
                let called = called.as_deref().filter(|called| !called.trim().is_empty()).map(names::told).transpose()?;
                let scope = Scope::Student(*student);
                let set = |field, value| Set { scope, kind: Kind::Correction, record: *correction, field, value };
                let mut sets = vec![
                    set("student", value(student)),
                    set("text", value(&text)),
                    set("asked_by", value(by)),
                    set("asked_on", value(on)),
                ];
                sets.extend(called.map(|called| set("called", value(&called))));
                Ok(sets)
            }
            CorrectionEdit::SettleCorrection { correction, settled } => {
                let now = ground.record(Kind::Correction, *correction).ok_or(Refusal::NoSuchRecord)?;
                let student = read_id(&now, "student").ok_or(Refusal::NoSuchRecord)?;
                let settled = match settled {
                    Some(Settled::Declined { on, reason }) => Some(Settled::Declined { on: *on, reason: lines(reason)? }),
                    other => other.clone(),
                };
                let told = value(&settled);
                if now.get("settled").unwrap_or(&serde_json::Value::Null) == &told {
                    return Ok(Vec::new());
                }
                let scope = Scope::Student(student);
                Ok(vec![Set { scope, kind: Kind::Correction, record: *correction, field: "settled", value: told }])
            }
        }
    }
}

/// Words in which lines may break.
fn lines(said: &str) -> Result<String, Refusal> {
    let said = said.trim();
    match said.chars().count() {
        0 => Err(Refusal::NothingSaid),
        count if count > LONGEST_REQUEST => Err(Refusal::TextIsTooLong { most: LONGEST_REQUEST as u32 }),
        _ => Ok(said.to_owned()),
    }
}

/// One request, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Correction {
    pub id: Id,
    pub text: String,
    pub asked_by: Asker,
    /// What they are called, where that was noted.
    pub called: Option<String>,
    pub asked_on: NaiveDate,
    /// None while it is open.
    pub settled: Option<Settled>,
}

impl Correction {
    /// Reads one from its record.
    pub fn read(id: Id, fields: &Fields) -> Option<Correction> {
        Some(Correction {
            id,
            text: read(fields, "text")?,
            asked_by: read(fields, "asked_by")?,
            called: read(fields, "called"),
            asked_on: read(fields, "asked_on")?,
            settled: read(fields, "settled"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One student with one request that was made.
    struct Here;

    impl Ground for Here {
        fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
            let mut fields = Fields::new();
            if kind == Kind::Correction {
                fields.insert("student".into(), value(&Id::from_u128(1)));
                fields.insert("settled".into(), value(&Settled::Made { on: NaiveDate::default() }));
            }
            matches!((kind, id.as_u128()), (Kind::Student, 1) | (Kind::Correction, 9)).then_some(fields)
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    fn asks(correction: u128, text: &str) -> Result<Vec<Set>, Refusal> {
        CorrectionEdit::AskCorrection {
            correction: Id::from_u128(correction),
            student: Id::from_u128(1),
            text: text.into(),
            by: Asker::Parent,
            called: Some(" ".into()),
            on: NaiveDate::default(),
        }
        .changes(&Here)
    }

    fn settles(correction: u128, settled: Option<Settled>) -> Result<usize, Refusal> {
        let sets = CorrectionEdit::SettleCorrection { correction: Id::from_u128(correction), settled }.changes(&Here)?;
        assert!(sets.iter().all(|set| set.scope == Scope::Student(Id::from_u128(1)) && set.field == "settled"));
        Ok(sets.len())
    }

    #[test]
    fn it_is_asked_once_in_words_and_declined_only_with_a_reason() {
        assert_eq!(asks(2, " The grade is wrong.\nIt is 10. ").unwrap()[1].value, "The grade is wrong.\nIt is 10.");
        assert_eq!(asks(2, " ").unwrap_err(), Refusal::NothingSaid);
        assert_eq!(asks(9, "Again.").unwrap_err(), Refusal::IsNoted);
        let on = NaiveDate::default();
        assert_eq!(settles(9, Some(Settled::Declined { on, reason: " ".into() })), Err(Refusal::NothingSaid));
        assert_eq!(settles(9, Some(Settled::Declined { on, reason: "The roster says 9.".into() })), Ok(1));
        assert_eq!(settles(9, Some(Settled::Made { on })), Ok(0));
        assert_eq!(settles(9, None), Ok(1));
        assert_eq!(settles(8, None), Err(Refusal::NoSuchRecord));
    }
}
