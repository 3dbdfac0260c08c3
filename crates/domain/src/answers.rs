//! Which adults at this school would you go to? Two minutes of a student on their own turn, in a campaign. The answer is the
//! student's, in confidence: it lies in their own file and goes no further than their map does. Nobody is an answer too; a
//! question that was skipped was not asked, and nothing is written of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::campaigns::Campaign;
use crate::change::{Scope, Set};
use crate::choice::{AskedBy, Marks};
use crate::consent::{Consent, ConsentFor};
use crate::names;
use crate::overlay::NamedAdult;
use crate::people::joined;
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;

/// The most adults in one answer: whoever would go to more is asked with a map.
pub const MOST_NAMED: usize = 8;

/// What is recorded of the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum AnswerEdit {
    /// The student says whom; nobody is an empty list. None: they take it back before they leave.
    SayAdults { campaign: Id, student: Id, named: Option<Vec<NamedAdult>>, on: NaiveDate },
    /// An answer is erased for good; `erasure` is what stays to say so.
    EraseAnswer { answer: Id, erasure: Id, asked_by: AskedBy, erased_on: NaiveDate },
}

/// What was said, as one value: half of one answer and half of another would be one that nobody gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Said {
    pub named: Vec<NamedAdult>,
    pub on: NaiveDate,
}

/// The answer of this student in this campaign, the same on every laptop. What was erased is never written again, so whoever
/// is asked anew after that answers under the next number.
pub fn answer_id(campaign: Id, student: Id, number: u32) -> Id {
    derived(campaign, &[b"adults", student.as_bytes(), &number.to_be_bytes()])
}

/// An answer that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AdultsAnswer {
    pub id: Id,
    pub campaign: Id,
    pub student: Id,
    pub said: Said,
}

impl AdultsAnswer {
    /// Reads one that was not taken back.
    pub fn read(id: Id, fields: &Fields) -> Option<AdultsAnswer> {
        let (campaign, student) = (read_id(fields, "campaign")?, read_id(fields, "student")?);
        Some(AdultsAnswer { id, campaign, student, said: read(fields, "said")? })
    }
}

/// The adults as they are kept: each once, under the names that the student used.
fn clean(ground: &dyn Ground, named: &[NamedAdult]) -> Result<Vec<NamedAdult>, Refusal> {
    if named.len() > MOST_NAMED {
        return Err(Refusal::TooMany { most: MOST_NAMED as u32 });
    }
    let mut kept: Vec<NamedAdult> = Vec::with_capacity(named.len());
    for one in named {
        let one = NamedAdult { label: names::told(&one.label)?, staff: one.staff };
        if one.staff.is_some_and(|staff| ground.record(Kind::Staff, staff).is_none()) {
            return Err(Refusal::NoSuchRecord);
        }
        let is_same = |other: &NamedAdult| match (one.staff, other.staff) {
            (None, None) => names::folded(&one.label) == names::folded(&other.label),
            (mine, theirs) => mine == theirs,
        };
        if !kept.iter().any(is_same) {
            kept.push(one);
        }
    }
    Ok(kept)
}

impl AnswerEdit {
    /// What this edit changes. An erasure changes nothing: the store takes the answer out of the log.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let AnswerEdit::SayAdults { campaign, student, named, on } = self else { return Ok(Vec::new()) };
        Campaign::open_on(ground, *campaign, *on)?;
        ground.record(Kind::Student, *student).ok_or(Refusal::NoSuchStudent)?;
        if Consent::is_refused(ground, *student, ConsentFor::Mapping) {
            return Err(Refusal::ParentSaidNo);
        }
        let said = named.as_ref().map(|named| clean(ground, named).map(|named| Said { named, on: *on })).transpose()?;
        let records = joined(ground, *student);
        let erased: Vec<Marks> = records
            .iter()
            .flat_map(|one| ground.of(Kind::Erasure, "student", *one))
            .map(|(id, told)| Marks::of(id, read::<Vec<String>>(&told, "marks").unwrap_or_default()))
            .collect();
        let of = |student: Id| {
            let is_free = |id: &Id| !erased.iter().any(|marks| marks.has(*id));
            (0..).map(|number| answer_id(*campaign, student, number)).find(is_free)
        };
        let mut sets = Vec::new();
        for one in records {
            let Some(record) = of(one) else { continue };
            let now = ground.record(Kind::AdultsAnswer, record);
            // Whoever is two records answers once: what was said under the other one is replaced.
            let said = said.as_ref().filter(|_| one == *student);
            if now.as_ref().and_then(|now| read::<Said>(now, "said")).as_ref() == said {
                continue;
            }
            let scope = Scope::Student(one);
            let set = |field, value| Set { scope, kind: Kind::AdultsAnswer, record, field, value };
            if now.is_none() {
                sets.push(set("campaign", value(campaign)));
                sets.push(set("student", value(&one)));
            }
            sets.push(set("said", value(&said)));
        }
        Ok(sets)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::campaigns::CampaignPurpose;
    use crate::choice::erasure;
    use crate::consent::Answered;

    const CAMPAIGN: Id = Id::from_u128(5);
    const LUZ: Id = Id::from_u128(1);
    const COACH: Id = Id::from_u128(2);

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, day).unwrap()
    }

    /// A campaign from the 7th to the 11th, a student, an adult, and what was said.
    #[derive(Default)]
    struct Here(HashMap<(Kind, Id), Fields>);

    impl Here {
        fn takes(&mut self, sets: &[Set]) {
            for set in sets {
                self.0.entry((set.kind, set.record)).or_default().insert(set.field.to_owned(), set.value.clone());
            }
        }
        fn answers(&self) -> Vec<Said> {
            let all = self.0.iter().filter(|((kind, _), _)| *kind == Kind::AdultsAnswer);
            all.filter_map(|((_, id), told)| AdultsAnswer::read(*id, told)).map(|answer| answer.said).collect()
        }
    }

    impl Ground for Here {
        fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
            match (kind, id) {
                (Kind::Campaign, CAMPAIGN) => Some(Fields::from_iter([
                    ("school".to_owned(), value(&Id::from_u128(3))),
                    ("purpose".to_owned(), value(&CampaignPurpose::default())),
                    ("opens_on".to_owned(), value(&day(7))),
                    ("closes_on".to_owned(), value(&day(11))),
                ])),
                (Kind::Student, LUZ) | (Kind::Staff, COACH) => Some(Fields::new()),
                _ => self.0.get(&(kind, id)).cloned(),
            }
        }
        fn of(&self, kind: Kind, field: &str, owner: Id) -> Vec<(Id, Fields)> {
            let mut found: Vec<(Id, Fields)> = self
                .0
                .iter()
                .filter(|((of, _), told)| *of == kind && read_id(told, field) == Some(owner))
                .map(|((_, id), told)| (*id, told.clone()))
                .collect();
            found.sort_by_key(|(id, _)| *id);
            found
        }
    }

    fn adult(label: &str, staff: Option<Id>) -> NamedAdult {
        NamedAdult { label: label.into(), staff }
    }

    fn says(here: &Here, named: Option<Vec<NamedAdult>>, on: NaiveDate) -> Result<Vec<Set>, Refusal> {
        AnswerEdit::SayAdults { campaign: CAMPAIGN, student: LUZ, named, on }.changes(here)
    }

    #[test]
    fn an_answer_is_the_students_own_nobody_is_one_and_what_is_taken_back_is_none() {
        let mut here = Here::default();
        assert_eq!(says(&here, None, day(8)), Ok(vec![]), "what was never said needs no taking back");
        let sets = says(&here, Some(vec![]), day(8)).unwrap();
        assert!(sets.iter().all(|set| set.scope == Scope::Student(LUZ)));
        here.takes(&sets);
        assert_eq!(here.answers(), [Said { named: vec![], on: day(8) }]);
        here.takes(&says(&here, Some(vec![adult(" Coach ", Some(COACH))]), day(8)).unwrap());
        assert_eq!(here.answers(), [Said { named: vec![adult("Coach", Some(COACH))], on: day(8) }]);
        assert_eq!(says(&here, Some(vec![adult("Coach", Some(COACH))]), day(8)), Ok(vec![]));
        here.takes(&says(&here, None, day(8)).unwrap());
        assert_eq!(here.answers(), []);
    }

    #[test]
    fn everybody_is_named_once_and_what_cannot_be_said_is_refused() {
        let mut here = Here::default();
        let twice = vec![adult("Coach", Some(COACH)), adult("Ruiz", Some(COACH)), adult("José", None), adult("jose", None)];
        here.takes(&says(&here, Some(twice), day(8)).unwrap());
        assert_eq!(here.answers()[0].named, [adult("Coach", Some(COACH)), adult("José", None)]);
        let refused = |named, on| says(&here, Some(named), on).unwrap_err();
        assert_eq!(refused(vec![adult(" ", None)], day(8)), Refusal::NameIsEmpty);
        assert_eq!(refused(vec![adult("Nobody", Some(LUZ))], day(8)), Refusal::NoSuchRecord);
        let many = (0..9).map(|n| adult(&format!("Adult {n}"), None)).collect();
        assert_eq!(refused(many, day(8)), Refusal::TooMany { most: 8 });
        assert_eq!(refused(vec![], day(12)), Refusal::CampaignIsOver);
        let other = AnswerEdit::SayAdults { campaign: CAMPAIGN, student: COACH, named: None, on: day(8) };
        assert_eq!(other.changes(&here), Err(Refusal::NoSuchStudent));
    }

    #[test]
    fn nothing_is_written_of_a_student_whose_parent_said_no() {
        let mut here = Here::default();
        let consent = [("student", value(&LUZ)), ("what", value(&ConsentFor::Mapping)), ("answer", value(&Answered::No))];
        let consent = consent.into_iter().chain([("given_on", value(&day(1))), ("given_by", value(&"mother"))]);
        let told = consent.map(|(field, value)| (field.to_owned(), value)).collect();
        here.0.insert((Kind::Consent, Id::from_u128(9)), told);
        assert_eq!(says(&here, Some(vec![]), day(8)), Err(Refusal::ParentSaidNo));
    }

    #[test]
    fn whoever_is_asked_again_after_an_erasure_answers_under_another_name() {
        let mut here = Here::default();
        here.takes(&says(&here, Some(vec![]), day(8)).unwrap());
        let gone = answer_id(CAMPAIGN, LUZ, 0);
        here.0.remove(&(Kind::AdultsAnswer, gone));
        here.takes(&erasure(LUZ, Id::from_u128(8), AskedBy::Student, day(8), &[gone]));
        let sets = says(&here, Some(vec![]), day(9)).unwrap();
        assert!(sets.iter().all(|set| set.record == answer_id(CAMPAIGN, LUZ, 1)), "{sets:?}");
    }
}
