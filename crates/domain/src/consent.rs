//! What did a parent or guardian answer, by whom, on which day, and does it still stand? A recorded "no" to mapping leaves a
//! student who sits here only talk. Who wrote it down is told by the commit. An answer is never written over: it is withdrawn
//! on a day, and another is recorded.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Scope, Set};
use crate::names;
use crate::people::joined;
use crate::record::{Ground, Id, Kind, read, value};
use crate::refusal::Refusal;

/// The longest word for who gave it ("mother", "both parents, on the phone"), in characters.
pub const LONGEST_GIVER: usize = 120;

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ConsentFor {
    /// That the student makes maps of the people around them.
    Mapping,
    /// That it is recorded which visitors the student met.
    Visits,
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    Yes,
    No,
}

/// What is recorded about consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum ConsentEdit {
    RecordConsent {
        consent: Id,
        student: Id,
        what: ConsentFor,
        answer: Answered,
        given_by: String,
        given_on: NaiveDate,
    },
    /// It does not stand any more, from this day.
    WithdrawConsent {
        consent: Id,
        withdrawn_on: NaiveDate,
    },
}

/// An answer, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Consent {
    pub id: Id,
    pub what: ConsentFor,
    pub answer: Answered,
    /// In the words in which it was told: "mother".
    pub given_by: String,
    pub given_on: NaiveDate,
    /// None: it stands.
    pub withdrawn_on: Option<NaiveDate>,
}

impl Consent {
    /// The answers about a student, under whichever of their records, the newest first.
    pub fn of(ground: &dyn Ground, student: Id) -> Vec<Consent> {
        let told = joined(ground, student).into_iter().flat_map(|one| ground.of(Kind::Consent, "student", one));
        let mut all: Vec<Consent> = told
            .filter_map(|(id, fields)| {
                Some(Consent {
                    id,
                    what: read(&fields, "what")?,
                    answer: read(&fields, "answer")?,
                    given_by: read(&fields, "given_by").unwrap_or_default(),
                    given_on: read(&fields, "given_on")?,
                    withdrawn_on: read(&fields, "withdrawn_on"),
                })
            })
            .collect();
        all.sort_by_key(|one| std::cmp::Reverse((one.given_on, one.id)));
        all
    }

    /// Whether somebody said no, and it stands. One of two parents is enough, whatever the other said.
    pub fn is_refused(ground: &dyn Ground, student: Id, what: ConsentFor) -> bool {
        let stands = |one: &Consent| one.what == what && one.answer == Answered::No && one.withdrawn_on.is_none();
        Consent::of(ground, student).iter().any(stands)
    }
}

impl ConsentEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        match self {
            ConsentEdit::RecordConsent { consent, student, what, answer, given_by, given_on } => {
                ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
                if ground.record(Kind::Consent, *consent).is_some() {
                    return Err(Refusal::NoteIsSigned);
                }
                let given_by = names::words(given_by, LONGEST_GIVER)?;
                let set =
                    |field, value| Set { scope: Scope::Student(*student), kind: Kind::Consent, record: *consent, field, value };
                Ok(vec![
                    set("student", value(student)),
                    set("what", value(what)),
                    set("answer", value(answer)),
                    set("given_by", value(&given_by)),
                    set("given_on", value(given_on)),
                ])
            }
            ConsentEdit::WithdrawConsent { consent, withdrawn_on } => {
                let now = ground.record(Kind::Consent, *consent).ok_or(Refusal::NoSuchRecord)?;
                let student: Id = read(&now, "student").ok_or(Refusal::NoSuchRecord)?;
                if read::<NaiveDate>(&now, "withdrawn_on").is_some() {
                    return Ok(Vec::new());
                }
                Ok(vec![Set {
                    scope: Scope::Student(student),
                    kind: Kind::Consent,
                    record: *consent,
                    field: "withdrawn_on",
                    value: value(withdrawn_on),
                }])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Fields;

    /// One student, and one answer of each kind that was asked for in the test.
    struct Here(Vec<(Id, Fields)>);

    impl Ground for Here {
        fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
            match kind {
                Kind::Student => (id.as_u128() == 1).then(Fields::new),
                _ => self.0.iter().find(|(known, _)| *known == id).map(|(_, fields)| fields.clone()),
            }
        }
        fn of(&self, kind: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            if kind == Kind::Consent { self.0.clone() } else { Vec::new() }
        }
    }

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, n).unwrap()
    }

    fn says(here: &mut Here, id: u128, answer: Answered) {
        let edit = ConsentEdit::RecordConsent {
            consent: Id::from_u128(id),
            student: Id::from_u128(1),
            what: ConsentFor::Mapping,
            answer,
            given_by: " the  mother ".into(),
            given_on: day(id as u32),
        };
        let sets = edit.changes(here).unwrap();
        here.0.push((Id::from_u128(id), sets.into_iter().map(|set| (set.field.to_owned(), set.value)).collect()));
    }

    #[test]
    fn one_no_stands_beside_a_later_yes_until_it_is_withdrawn() {
        let (student, mut here) = (Id::from_u128(1), Here(Vec::new()));
        assert!(!Consent::is_refused(&here, student, ConsentFor::Mapping));
        says(&mut here, 2, Answered::No);
        says(&mut here, 3, Answered::Yes);
        assert!(Consent::is_refused(&here, student, ConsentFor::Mapping));
        let told = Consent::of(&here, student);
        assert_eq!((told[0].answer, told[1].given_by.as_str()), (Answered::Yes, "the mother"));
        let withdrawn = ConsentEdit::WithdrawConsent { consent: Id::from_u128(2), withdrawn_on: day(9) };
        let set = withdrawn.changes(&here).unwrap().remove(0);
        here.0[0].1.insert(set.field.into(), set.value);
        assert!(!Consent::is_refused(&here, student, ConsentFor::Mapping));
        assert!(withdrawn.changes(&here).unwrap().is_empty(), "withdrawn once");
    }

    #[test]
    fn an_answer_is_never_written_over_and_somebody_gave_it() {
        let mut here = Here(Vec::new());
        says(&mut here, 2, Answered::No);
        let again = |consent: u128, student: u128, given_by: &str| {
            ConsentEdit::RecordConsent {
                consent: Id::from_u128(consent),
                student: Id::from_u128(student),
                what: ConsentFor::Mapping,
                answer: Answered::Yes,
                given_by: given_by.into(),
                given_on: day(4),
            }
            .changes(&here)
        };
        assert_eq!(again(2, 1, "mother"), Err(Refusal::NoteIsSigned));
        assert_eq!(again(5, 9, "mother"), Err(Refusal::NoSuchStudent));
        assert_eq!(again(5, 1, "  "), Err(Refusal::NothingSaid));
        assert!(matches!(again(5, 1, &"a".repeat(121)), Err(Refusal::TextIsTooLong { .. })));
    }
}
