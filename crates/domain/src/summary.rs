//! What may a student's teachers read? A few sentences that the counselor wrote and the student said yes to. What is proposed
//! and what is approved are two records: a word that nobody approved never lies where summaries travel, and an approved one is
//! the words that the student was shown, whatever is proposed since.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::record::{Ground, Id, Kind, derived, read, value};
use crate::refusal::Refusal;

/// The longest summary, in characters.
pub const LONGEST_SUMMARY: usize = 600;

/// What the student says to the words that were read to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SummarySaid {
    Yes,
    NotThis,
    /// Change it first, and ask again next time.
    Later,
}

/// The student's answer, with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SummaryAnswer {
    pub said: SummarySaid,
    pub on: NaiveDate,
}

/// The answer as it is kept: with the words that it was given to, so that no undo makes it one to others.
#[derive(Serialize, Deserialize)]
struct AnswerTo {
    said: SummarySaid,
    on: NaiveDate,
    to: String,
}

/// Who takes an approved summary back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WithdrawnBy {
    Student,
    Counselor,
}

/// That it was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Withdrawn {
    pub by: WithdrawnBy,
    pub on: NaiveDate,
}

/// What is recorded about a summary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum SummaryEdit {
    /// Proposed, or proposed in other words: then the student is asked anew.
    WriteSummary { student: Id, text: String, on: NaiveDate },
    /// The proposal goes; what was approved stays.
    DropSummary { student: Id },
    /// The student's answer to exactly these words. Heard in a sitting alone.
    AnswerSummary { student: Id, text: String, said: SummarySaid, on: NaiveDate },
    /// Teachers see nothing any more.
    WithdrawSummary { student: Id, by: WithdrawnBy, on: NaiveDate },
}

/// What is proposed for a student: one at a time.
pub fn proposal_id(student: Id) -> Id {
    derived(student, &[b"summary proposal"])
}

/// What a student approved: one at a time.
pub fn summary_id(student: Id) -> Id {
    derived(student, &[b"summary"])
}

impl SummaryEdit {
    /// Whose it is.
    pub const fn student(&self) -> Id {
        match self {
            SummaryEdit::WriteSummary { student, .. }
            | SummaryEdit::DropSummary { student }
            | SummaryEdit::AnswerSummary { student, .. }
            | SummaryEdit::WithdrawSummary { student, .. } => *student,
        }
    }

    /// Whether it is for the student to say: an answer, or taking back what they had approved.
    pub const fn is_the_students(&self) -> bool {
        matches!(self, SummaryEdit::AnswerSummary { .. } | SummaryEdit::WithdrawSummary { by: WithdrawnBy::Student, .. })
    }

    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let student = self.student();
        ground.record(Kind::Student, student).ok_or(Refusal::NoSuchStudent)?;
        let scope = Scope::Student(student);
        let proposed = |field, value| Set { scope, kind: Kind::SummaryProposal, record: proposal_id(student), field, value };
        let approved = |field, value| Set { scope, kind: Kind::Summary, record: summary_id(student), field, value };
        match self {
            SummaryEdit::WriteSummary { text, on, .. } => {
                let text = text.trim();
                match text.chars().count() {
                    0 => return Err(Refusal::NothingSaid),
                    count if count > LONGEST_SUMMARY => return Err(Refusal::TextIsTooLong { most: LONGEST_SUMMARY as u32 }),
                    _ => {}
                }
                Ok(vec![
                    proposed("student", value(&student)),
                    proposed("text", value(&text)),
                    proposed("written_on", value(on)),
                    proposed("answer", value(&())),
                ])
            }
            SummaryEdit::DropSummary { .. } => {
                ground.record(Kind::SummaryProposal, proposal_id(student)).ok_or(Refusal::NoSuchRecord)?;
                Ok(vec![proposed(REMOVED, value(&true))])
            }
            SummaryEdit::AnswerSummary { text, said, on, .. } => {
                let now = ground.record(Kind::SummaryProposal, proposal_id(student)).ok_or(Refusal::NoSuchRecord)?;
                // Somebody wrote it anew meanwhile: the student said yes to other words.
                if read::<String>(&now, "text").as_ref() != Some(text) {
                    return Err(Refusal::WordsChanged);
                }
                let mut sets = vec![proposed("answer", value(&AnswerTo { said: *said, on: *on, to: text.clone() }))];
                if *said == SummarySaid::Yes {
                    sets.extend([
                        approved("student", value(&student)),
                        approved("text", value(text)),
                        approved("approved_on", value(on)),
                        approved("withdrawn", value(&())),
                    ]);
                }
                Ok(sets)
            }
            SummaryEdit::WithdrawSummary { by, on, .. } => {
                let now = ground.record(Kind::Summary, summary_id(student)).ok_or(Refusal::NoSuchRecord)?;
                if !now.contains_key("text") {
                    return Ok(Vec::new());
                }
                // The words go out of the record; that there was one, and who took it back, stays.
                Ok(vec![approved("text", value(&())), approved("withdrawn", value(&Withdrawn { by: *by, on: *on }))])
            }
        }
    }
}

/// What is proposed, as the counselor and the student see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SummaryProposal {
    /// The record under which it is kept.
    pub student: Id,
    pub text: String,
    pub written_on: NaiveDate,
    /// None while the student was not asked.
    pub answer: Option<SummaryAnswer>,
}

/// What was approved. Until there is a district's server it waits here to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ApprovedSummary {
    pub student: Id,
    /// None once it was taken back.
    pub text: Option<String>,
    pub approved_on: NaiveDate,
    pub withdrawn: Option<Withdrawn>,
}

/// Both, for one student.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SummaryView {
    pub proposed: Option<SummaryProposal>,
    pub approved: Option<ApprovedSummary>,
}

impl SummaryView {
    /// Reads what stands for a student over all records that are theirs; the newest of each.
    pub fn of(ground: &dyn Ground, records: &[Id]) -> SummaryView {
        let proposal = |student: &Id| {
            let fields = ground.record(Kind::SummaryProposal, proposal_id(*student))?;
            let (text, written_on) = (read::<String>(&fields, "text")?, read(&fields, "written_on")?);
            let answer = read::<AnswerTo>(&fields, "answer").filter(|answer| answer.to == text);
            let answer = answer.map(|AnswerTo { said, on, .. }| SummaryAnswer { said, on });
            Some(SummaryProposal { student: *student, text, written_on, answer })
        };
        let approved = |student: &Id| {
            let fields = ground.record(Kind::Summary, summary_id(*student))?;
            let (approved_on, withdrawn) = (read(&fields, "approved_on")?, read(&fields, "withdrawn"));
            Some(ApprovedSummary { student: *student, text: read(&fields, "text"), approved_on, withdrawn })
        };
        SummaryView {
            proposed: records.iter().filter_map(proposal).max_by_key(|one| one.written_on),
            approved: records.iter().filter_map(approved).max_by_key(|one| (one.text.is_some(), one.approved_on)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::policy::{Tier, can_be_undone, tier};
    use crate::record::Fields;

    const LUZ: Id = Id::from_u128(1);

    #[derive(Default)]
    struct Told(BTreeMap<(Kind, Id), Fields>);

    impl Ground for Told {
        fn record(&self, kind: Kind, id: Id) -> Option<Fields> {
            self.0.get(&(kind, id)).filter(|fields| fields.get(REMOVED) != Some(&value(&true))).cloned()
        }
        fn of(&self, _: Kind, _: &str, _: Id) -> Vec<(Id, Fields)> {
            Vec::new()
        }
    }

    impl Told {
        fn does(&mut self, edit: SummaryEdit) -> Result<(), Refusal> {
            for set in edit.changes(self)? {
                let fields = self.0.entry((set.kind, set.record)).or_default();
                if set.value.is_null() {
                    fields.remove(set.field)
                } else {
                    fields.insert(set.field.to_owned(), set.value)
                };
            }
            Ok(())
        }
        fn writes(&mut self, text: &str) -> Result<(), Refusal> {
            self.does(SummaryEdit::WriteSummary { student: LUZ, text: text.into(), on: NaiveDate::default() })
        }
        fn answers(&mut self, text: &str, said: SummarySaid) -> Result<(), Refusal> {
            self.does(SummaryEdit::AnswerSummary { student: LUZ, text: text.into(), said, on: NaiveDate::default() })
        }
        fn view(&self) -> SummaryView {
            SummaryView::of(self, &[LUZ])
        }
        fn travels(&self) -> Vec<String> {
            self.0.iter().filter(|((kind, _), _)| tier(*kind) == Tier::Summary).map(|(_, fields)| format!("{fields:?}")).collect()
        }
    }

    fn ground() -> Told {
        Told(BTreeMap::from([((Kind::Student, LUZ), Fields::new())]))
    }

    #[test]
    fn nothing_lies_where_summaries_travel_before_the_student_says_yes_to_these_words() {
        let mut luz = ground();
        luz.writes(" Likes to work in pairs. ").unwrap();
        assert_eq!(luz.travels(), Vec::<String>::new());
        luz.answers("Likes to work in pairs.", SummarySaid::Later).unwrap();
        luz.answers("Likes to work in pairs.", SummarySaid::NotThis).unwrap();
        assert_eq!(luz.travels(), Vec::<String>::new());
        luz.writes("Likes quiet mornings.").unwrap();
        assert_eq!(luz.view().proposed.unwrap().answer, None, "she is asked anew");
        assert_eq!(luz.answers("Likes to work in pairs.", SummarySaid::Yes), Err(Refusal::WordsChanged));
        luz.answers("Likes quiet mornings.", SummarySaid::Yes).unwrap();
        luz.writes("Something else.").unwrap();
        assert_eq!(luz.view().approved.unwrap().text.as_deref(), Some("Likes quiet mornings."));
        assert!(!luz.travels().concat().contains("Something else"));
    }

    #[test]
    fn either_takes_it_back_and_the_words_are_gone_from_it() {
        let mut luz = ground();
        let withdraw = |by| SummaryEdit::WithdrawSummary { student: LUZ, by, on: NaiveDate::default() };
        assert_eq!(luz.does(withdraw(WithdrawnBy::Student)), Err(Refusal::NoSuchRecord));
        luz.writes("Likes quiet mornings.").unwrap();
        luz.answers("Likes quiet mornings.", SummarySaid::Yes).unwrap();
        luz.does(withdraw(WithdrawnBy::Student)).unwrap();
        assert!(!luz.travels().concat().contains("quiet"));
        assert_eq!(luz.view().approved.unwrap().withdrawn.unwrap().by, WithdrawnBy::Student);
        assert!(luz.does(withdraw(WithdrawnBy::Counselor)).is_ok());
        assert_eq!(luz.view().approved.unwrap().withdrawn.unwrap().by, WithdrawnBy::Student);
        for edit in ["answer_summary", "withdraw_summary"] {
            assert!(!can_be_undone(edit), "undo would say it for the student");
        }
        assert!(can_be_undone("write_summary") && can_be_undone("drop_summary"));
    }

    #[test]
    fn a_summary_is_short_and_says_something() {
        let mut luz = ground();
        assert_eq!(luz.writes(" "), Err(Refusal::NothingSaid));
        assert_eq!(luz.writes(&"a".repeat(601)), Err(Refusal::TextIsTooLong { most: 600 }));
        assert_eq!(luz.writes(&"é".repeat(600)), Ok(()));
        luz.does(SummaryEdit::DropSummary { student: LUZ }).unwrap();
        assert_eq!((luz.view().proposed, luz.answers("a", SummarySaid::Yes)), (None, Err(Refusal::NoSuchRecord)));
    }
}
