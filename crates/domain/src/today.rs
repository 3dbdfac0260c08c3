//! Who to see today and why. Every reason comes from something recorded, is said in plain words, and
//! can be dismissed. No student is ranked: steps come first, then people who asked to come.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::asks::Ask;
use crate::change::{Scope, Set};
use crate::people::MOST_STUDENTS;
use crate::record::{Ground, Id, Kind, derived, read_id, value};
use crate::refusal::Refusal;
use crate::waves::DRAFT_DAYS;

/// Today shows this many students at the most.
pub const MOST_TODAY: usize = 6;

/// A map older than this many days is worth another look.
pub const OLD_MAP_DAYS: i64 = 120;

/// A dismissed reason stays away for this many days.
pub const DISMISSED_DAYS: i64 = 7;

/// In its last days a draft that waits for a choice cannot be put away: nobody should find it erased unseen.
pub const LAST_DAYS: i32 = 3;

/// Why a student is on today's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Reason {
    /// A step was agreed for this day or before.
    StepDue { step: Id, due_on: NaiveDate },
    /// Somebody is to be asked, or was: by this day, or later.
    AskOpen { ask: Id, wave: Id, due_on: NaiveDate, is_due: bool },
    /// Somebody asked to come in.
    AskedToCome { invitation: Id, on: NaiveDate },
    /// A parent or the student said that something in the record is wrong, and nobody answered yet.
    CorrectionOpen { correction: Id, on: NaiveDate },
    /// A map waits for its student's choice; it is erased in so many days, and not at all while a hold stands.
    DraftUndecided { wave: Id, days_left: Option<i32> },
    /// The last map is this old.
    MapIsOld { since: NaiveDate },
}

impl Reason {
    /// What a dismissal names.
    pub const fn word(&self) -> &'static str {
        match self {
            Reason::StepDue { .. } => "step_due",
            Reason::AskOpen { .. } => "ask_open",
            Reason::AskedToCome { .. } => "asked_to_come",
            Reason::CorrectionOpen { .. } => "correction_open",
            Reason::DraftUndecided { .. } => "draft_undecided",
            Reason::MapIsOld { .. } => "map_is_old",
        }
    }

    /// How it is put away from `today` on; None where it cannot be. A step, an ask and a
    /// correction are put away alone, and a draft comes back when
    /// its last days begin.
    pub fn put_away(&self, today: NaiveDate) -> Option<PutAway> {
        let days = match self {
            Reason::DraftUndecided { days_left: Some(left), .. } => DISMISSED_DAYS.min(i64::from(left - LAST_DAYS)),
            _ => DISMISSED_DAYS,
        };
        let reason = match self {
            Reason::StepDue { step: one, .. }
            | Reason::AskOpen { ask: one, .. }
            | Reason::CorrectionOpen { correction: one, .. } => format!("{} {one}", self.word()),
            _ => self.word().to_owned(),
        };
        (days > 0).then(|| PutAway { reason, until: today + chrono::Duration::days(days) })
    }
}

/// What a dismissal of a reason says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PutAway {
    pub reason: String,
    pub until: NaiveDate,
}

/// One student of today's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TodayLine {
    pub student: Id,
    pub name: String,
    pub grade: Option<String>,
    pub reason: Reason,
    /// The agreed step in its own words, for a step that is due; what is to be corrected, for a correction that is asked for.
    pub step: Option<String>,
    /// The ask, for one that is open.
    pub ask: Option<Ask>,
    /// How the reason is put away; None where it has to be seen.
    pub put_away: Option<PutAway>,
    /// A parent said no: a map that was begun stays closed.
    pub is_talk_only: bool,
}

/// Chooses today's students: at most [`MOST_TODAY`], one reason each, the most pressing first.
pub fn choose(mut found: Vec<TodayLine>) -> Vec<TodayLine> {
    found.sort_by_key(|line| (order(&line.reason), urgency(&line.reason), line.student));
    let mut met = std::collections::BTreeSet::new();
    found.retain(|line| met.insert(line.student));
    found.truncate(MOST_TODAY);
    found
}

const fn order(reason: &Reason) -> u8 {
    match reason {
        Reason::DraftUndecided { days_left: Some(left), .. } if *left <= LAST_DAYS => 0,
        Reason::StepDue { .. } | Reason::AskOpen { is_due: true, .. } => 1,
        Reason::AskedToCome { .. } => 2,
        Reason::CorrectionOpen { .. } => 3,
        Reason::DraftUndecided { .. } => 4,
        Reason::AskOpen { .. } => 5,
        Reason::MapIsOld { .. } => 6,
    }
}

fn urgency(reason: &Reason) -> i64 {
    let day = |date: &NaiveDate| i64::from(chrono::Datelike::num_days_from_ce(date));
    match reason {
        Reason::StepDue { due_on, .. } | Reason::AskOpen { due_on, .. } => day(due_on),
        Reason::AskedToCome { on, .. } | Reason::CorrectionOpen { on, .. } => day(on),
        Reason::DraftUndecided { days_left, .. } => days_left.map_or(DRAFT_DAYS, i64::from),
        Reason::MapIsOld { since } => day(since),
    }
}

/// A student who asked to come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewInvitation {
    pub invitation: Id,
    pub student: Id,
}

/// What is recorded from Today and about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum TodayEdit {
    /// One next step, in the student's words.
    AgreeStep {
        step: Id,
        student: Id,
        what: String,
        due_on: NaiveDate,
    },
    FinishStep {
        step: Id,
        finished_on: NaiveDate,
    },
    /// One student or several: one Commit.
    AskedToCome {
        invitations: Vec<NewInvitation>,
        on: NaiveDate,
    },
    CameIn {
        invitation: Id,
        on: NaiveDate,
    },
    DismissReason {
        counselor: Id,
        student: Id,
        reason: String,
        until: NaiveDate,
    },
    /// A student's file was opened: recorded, never undone.
    OpenFile {
        opening: Id,
        student: Id,
    },
}

/// The longest text of a step, in characters.
pub const LONGEST_STEP: usize = 280;

impl TodayEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let there = |student: &Id| ground.record(Kind::Student, *student).map(|_| ()).ok_or(Refusal::NoSuchStudent);
        let of_student = |kind: Kind, record: Id| {
            let fields = ground.record(kind, record).ok_or(Refusal::NoSuchRecord)?;
            read_id(&fields, "student").map(Scope::Student).ok_or(Refusal::NoSuchRecord)
        };
        Ok(match self {
            TodayEdit::AgreeStep { step, student, what, due_on } => {
                there(student)?;
                let what = what.trim();
                if what.is_empty() {
                    return Err(Refusal::NameIsEmpty);
                }
                if what.chars().count() > LONGEST_STEP {
                    return Err(Refusal::TextIsTooLong { most: LONGEST_STEP as u32 });
                }
                let set = |field, value| Set { scope: Scope::Student(*student), kind: Kind::Step, record: *step, field, value };
                vec![set("student", value(student)), set("what", value(&what)), set("due_on", value(due_on))]
            }
            TodayEdit::FinishStep { step, finished_on } => {
                vec![Set {
                    scope: of_student(Kind::Step, *step)?,
                    kind: Kind::Step,
                    record: *step,
                    field: "finished_on",
                    value: value(finished_on),
                }]
            }
            TodayEdit::AskedToCome { invitations, on } => {
                if invitations.len() > MOST_STUDENTS {
                    return Err(Refusal::TooMany { most: MOST_STUDENTS as u32 });
                }
                let mut sets = Vec::with_capacity(invitations.len() * 2);
                for NewInvitation { invitation, student } in invitations {
                    there(student)?;
                    let set = |field, value| Set {
                        scope: Scope::Student(*student),
                        kind: Kind::Invitation,
                        record: *invitation,
                        field,
                        value,
                    };
                    sets.extend([set("student", value(student)), set("asked_on", value(on))]);
                }
                sets
            }
            TodayEdit::CameIn { invitation, on } => {
                vec![Set {
                    scope: of_student(Kind::Invitation, *invitation)?,
                    kind: Kind::Invitation,
                    record: *invitation,
                    field: "came_on",
                    value: value(on),
                }]
            }
            TodayEdit::DismissReason { counselor, student, reason, until } => {
                let id = derived(*counselor, &[b"dismissal", student.as_bytes(), reason.as_bytes()]);
                let set = |field, value| Set { scope: Scope::Staff(*counselor), kind: Kind::Dismissal, record: id, field, value };
                let mut sets = Vec::new();
                if ground.record(Kind::Dismissal, id).is_none() {
                    sets.push(set("counselor", value(counselor)));
                    sets.push(set("student", value(student)));
                    sets.push(set("reason", value(reason)));
                }
                sets.push(set("until", value(until)));
                sets
            }
            TodayEdit::OpenFile { opening, student } => {
                there(student)?;
                vec![Set {
                    scope: Scope::Student(*student),
                    kind: Kind::Opening,
                    record: *opening,
                    field: "student",
                    value: value(student),
                }]
            }
        })
    }
}
