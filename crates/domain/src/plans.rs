//! Who is coming, to which class, for what, and is it all in order? A planned visit has a day, a lesson or project with its aim,
//! a purpose that both sides know, a list of what is to be done until when, an approval, and a visitor who is cleared. What a
//! school asks for (who approves, how many hours before, how long a clearance holds) is the school's own rule. A planned visit
//! that took place becomes the logged one under the same id: noted on two laptops it is still one.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{REMOVED, Scope, Set};
use crate::names;
use crate::record::{Fields, Ground, Id, Kind, derived, read, read_id, value};
use crate::refusal::Refusal;
use crate::visitors::{VisitorTold, differing};
use crate::visits::{Format, LONGEST_AIM, LoggedVisit, VisitSteps, WhoCame, time_of_day};

/// At most so many things to do for one visit.
pub const MOST_TASKS: usize = 40;
/// The longest thing to do, and the longest name of whoever approves, in characters.
pub const LONGEST_TASK: usize = 140;
/// A school asks for an approval at most so many hours before.
pub const MOST_HOURS: u32 = 2_000;
/// A clearance holds at most so many days.
pub const MOST_CLEARED_DAYS: u32 = 3_660;

/// How far an approval came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Approval {
    Asked,
    Given,
    Refused,
}

/// An approval with the day on which it came so far. One value: a state without its day says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ApprovalNow {
    pub state: Approval,
    pub on: NaiveDate,
}

/// A visit as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PlanTold {
    pub section: Id,
    pub who: WhoCame,
    pub planned_on: NaiveDate,
    /// "10:40".
    pub begins_at: Option<String>,
    pub format: Format,
    /// The lesson or the project that it belongs to.
    pub lesson: Option<String>,
    pub aim: Option<String>,
    pub purpose: Option<String>,
}

/// Something to do before a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TaskTold {
    pub task: Id,
    pub what: String,
    pub due_on: NaiveDate,
}

/// What a school asks for before somebody comes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitRules {
    /// Who approves: a role or an office. None: nobody has to.
    pub approver: Option<String>,
    /// How many hours before the visit it is to be asked for.
    pub hours_before: u32,
    /// For how many days a clearance holds. None: none is asked for.
    pub cleared_days: Option<u32>,
}

/// What is recorded of visits to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum PlanEdit {
    /// Planned, or planned otherwise under the same id. The tasks are added to those that are there.
    PlanVisit {
        plan: Id,
        told: Box<PlanTold>,
        tasks: Vec<TaskTold>,
        by: Id,
    },
    SetTask {
        plan: Id,
        told: TaskTold,
    },
    /// Done on that day; None: not done after all.
    FinishTask {
        task: Id,
        on: Option<NaiveDate>,
    },
    RemoveTask {
        task: Id,
    },
    /// None: nobody asked yet.
    SetApproval {
        plan: Id,
        approval: Option<ApprovalNow>,
    },
    /// The visitor was cleared on that day; None: that was a mistake.
    ClearVisitor {
        visitor: Id,
        on: Option<NaiveDate>,
    },
    /// It took place: the logged visit, with what was planned.
    HoldPlanned {
        plan: Id,
        held_on: NaiveDate,
        began_at: Option<String>,
        present: Vec<Id>,
        absent: Vec<Id>,
        logged_by: Id,
    },
    DropPlan {
        plan: Id,
    },
    SetVisitRules {
        school: Id,
        rules: VisitRules,
    },
    /// In the whole district nobody is asked whether they would like to stay in touch, or they are again.
    SetStayInTouch {
        is_off: bool,
    },
}

/// What a district says about visits.
pub fn district_visits_id() -> Id {
    derived(crate::record::KITH, &[b"what a district says about visits"])
}

/// Whether a district has nobody asked whether they would like to stay in touch.
pub fn is_stay_in_touch_off(ground: &dyn Ground) -> bool {
    let told = ground.record(Kind::DistrictVisits, district_visits_id()).unwrap_or_default();
    read::<bool>(&told, "is_stay_in_touch_off") == Some(true)
}

/// The rules of a school.
pub fn visit_rules_id(school: Id) -> Id {
    derived(school, &[b"visit rules"])
}

impl VisitRules {
    /// Reads them from their record.
    pub fn read(fields: &Fields) -> VisitRules {
        VisitRules {
            approver: read(fields, "approver"),
            hours_before: read(fields, "hours_before").unwrap_or_default(),
            cleared_days: read(fields, "cleared_days"),
        }
    }

    /// The last day on which the approval can be asked for; None where nobody has to approve.
    pub fn ask_until(&self, planned_on: NaiveDate, begins_at: Option<&str>) -> Option<NaiveDate> {
        self.approver.as_ref()?;
        let time = begins_at.and_then(|at| NaiveTime::parse_from_str(at, "%H:%M").ok()).unwrap_or_default();
        let latest = planned_on.and_time(time).checked_sub_signed(TimeDelta::hours(i64::from(self.hours_before)))?;
        Some(latest.date())
    }

    /// The last day on which a clearance of that day holds; None where none is asked for.
    pub fn cleared_until(&self, cleared_on: NaiveDate) -> Option<NaiveDate> {
        cleared_on.checked_add_days(Days::new(u64::from(self.cleared_days?)))
    }
}

fn words(told: &Option<String>, most: usize) -> Result<Option<String>, Refusal> {
    told.as_deref().filter(|told| !told.trim().is_empty()).map(|told| names::words(told, most)).transpose()
}

fn task_sets(now: &Fields, scope: Scope, plan: Id, told: &TaskTold) -> Result<Vec<Set>, Refusal> {
    let what = names::words(&told.what, LONGEST_TASK)?;
    let told_of = [("plan", value(&plan)), ("what", value(&what)), ("due_on", value(&told.due_on))];
    Ok(differing(now, scope, Kind::PlanTask, told.task, told_of))
}

impl PlanEdit {
    /// What this edit changes.
    pub fn changes(&self, ground: &dyn Ground) -> Result<Vec<Set>, Refusal> {
        let there = |plan: Id| {
            let now = ground.record(Kind::PlannedVisit, plan).ok_or(Refusal::NoSuchRecord)?;
            let section = read_id(&now, "section").ok_or(Refusal::NoSuchRecord)?;
            Ok::<_, Refusal>((Scope::Section(section), now))
        };
        let task = |task: Id| {
            let now = ground.record(Kind::PlanTask, task).ok_or(Refusal::NoSuchRecord)?;
            let (scope, _) = there(read_id(&now, "plan").ok_or(Refusal::NoSuchRecord)?)?;
            Ok::<_, Refusal>((scope, now))
        };
        let gone = |scope, kind, record| Set { scope, kind, record, field: REMOVED, value: value(&true) };
        match self {
            PlanEdit::PlanVisit { plan, told, tasks, by } => told.changes(ground, *plan, tasks, *by),
            PlanEdit::SetTask { plan, told } => {
                let (scope, _) = there(*plan)?;
                let now = ground.record(Kind::PlanTask, told.task).unwrap_or_default();
                if now.is_empty() && ground.of(Kind::PlanTask, "plan", *plan).len() >= MOST_TASKS {
                    return Err(Refusal::TooMany { most: MOST_TASKS as u32 });
                }
                task_sets(&now, scope, *plan, told)
            }
            PlanEdit::FinishTask { task: id, on } => {
                let (scope, now) = task(*id)?;
                Ok(differing(&now, scope, Kind::PlanTask, *id, [("done_on", value(on))]))
            }
            PlanEdit::RemoveTask { task: id } => Ok(vec![gone(task(*id)?.0, Kind::PlanTask, *id)]),
            PlanEdit::SetApproval { plan, approval } => {
                let (scope, now) = there(*plan)?;
                Ok(differing(&now, scope, Kind::PlannedVisit, *plan, [("approval", value(approval))]))
            }
            PlanEdit::ClearVisitor { visitor, on } => {
                let now = ground.record(Kind::Visitor, *visitor).ok_or(Refusal::NoSuchRecord)?;
                Ok(differing(&now, Scope::District, Kind::Visitor, *visitor, [("cleared_on", value(on))]))
            }
            PlanEdit::HoldPlanned { plan, held_on, began_at, present, absent, logged_by } => {
                let (_, planned) = there(*plan)?;
                let visit = LoggedVisit {
                    visit: *plan,
                    section: read_id(&planned, "section").ok_or(Refusal::NoSuchRecord)?,
                    who: WhoCame::Known { visitor: read_id(&planned, "visitor").ok_or(Refusal::NoSuchRecord)? },
                    held_on: *held_on,
                    began_at: began_at.clone(),
                    format: read(&planned, "format").unwrap_or(Format::InPerson),
                    present: present.clone(),
                    absent: absent.clone(),
                    steps: VisitSteps::default(),
                    logged_by: *logged_by,
                };
                visit.changes(ground)
            }
            PlanEdit::DropPlan { plan } => {
                let (scope, _) = there(*plan)?;
                let tasks = ground.of(Kind::PlanTask, "plan", *plan).into_iter();
                let mut sets: Vec<Set> = tasks.map(|(id, _)| gone(scope, Kind::PlanTask, id)).collect();
                sets.push(gone(scope, Kind::PlannedVisit, *plan));
                Ok(sets)
            }
            PlanEdit::SetStayInTouch { is_off } => {
                let record = district_visits_id();
                let now = ground.record(Kind::DistrictVisits, record).unwrap_or_default();
                let told = [("is_stay_in_touch_off", value(is_off))];
                Ok(differing(&now, Scope::District, Kind::DistrictVisits, record, told))
            }
            PlanEdit::SetVisitRules { school, rules } => {
                let record = visit_rules_id(*school);
                let now = ground.record(Kind::VisitRules, record).unwrap_or_default();
                let told = [
                    ("school", value(school)),
                    ("approver", value(&words(&rules.approver, LONGEST_TASK)?)),
                    ("hours_before", value(&rules.hours_before.min(MOST_HOURS))),
                    ("cleared_days", value(&rules.cleared_days.map(|days| days.clamp(1, MOST_CLEARED_DAYS)))),
                ];
                Ok(differing(&now, Scope::School(*school), Kind::VisitRules, record, told))
            }
        }
    }
}

impl PlanTold {
    fn changes(&self, ground: &dyn Ground, plan: Id, tasks: &[TaskTold], by: Id) -> Result<Vec<Set>, Refusal> {
        ground.record(Kind::Section, self.section).ok_or(Refusal::NoSuchRecord)?;
        let now = ground.record(Kind::PlannedVisit, plan).unwrap_or_default();
        if read_id(&now, "section").is_some_and(|section| section != self.section) {
            return Err(Refusal::NoSuchRecord);
        }
        let planned = ground.of(Kind::PlanTask, "plan", plan).len();
        if planned + tasks.len() > MOST_TASKS {
            return Err(Refusal::TooMany { most: MOST_TASKS as u32 });
        }
        let mut sets = Vec::new();
        let visitor = match &self.who {
            WhoCame::Known { visitor } => {
                ground.record(Kind::Visitor, *visitor).ok_or(Refusal::NoSuchRecord)?;
                *visitor
            }
            WhoCame::New { visitor, name, organisation } => {
                let told = VisitorTold { name: name.clone(), organisation: organisation.clone(), ..VisitorTold::default() };
                if ground.record(Kind::Visitor, *visitor).is_none() {
                    sets.extend(told.sets(&Fields::new(), *visitor)?);
                }
                *visitor
            }
        };
        let scope = Scope::Section(self.section);
        let told = [
            ("section", value(&self.section)),
            ("visitor", value(&visitor)),
            ("planned_on", value(&self.planned_on)),
            ("begins_at", value(&self.begins_at.as_deref().and_then(time_of_day))),
            ("format", value(&self.format)),
            ("lesson", value(&words(&self.lesson, LONGEST_AIM)?)),
            ("aim", value(&words(&self.aim, LONGEST_AIM)?)),
            ("purpose", value(&words(&self.purpose, LONGEST_AIM)?)),
            ("planned_by", value(&read_id(&now, "planned_by").unwrap_or(by))),
        ];
        sets.extend(differing(&now, scope, Kind::PlannedVisit, plan, told));
        for told in tasks {
            let now = ground.record(Kind::PlanTask, told.task).unwrap_or_default();
            sets.extend(task_sets(&now, scope, plan, told)?);
        }
        Ok(sets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn hours_before_and_days_of_a_clearance_are_days_on_a_calendar_and_no_rule_asks_for_nothing() {
        let rules = VisitRules { approver: Some("the principal".into()), hours_before: 48, cleared_days: Some(365) };
        assert_eq!(rules.ask_until(day(20), Some("10:00")), Some(day(18)));
        assert_eq!(VisitRules { hours_before: 11, ..rules.clone() }.ask_until(day(20), Some("10:00")), Some(day(19)));
        assert_eq!(rules.ask_until(day(20), None), Some(day(18)));
        assert_eq!(rules.cleared_until(day(20)), NaiveDate::from_ymd_opt(2027, 11, 20));
        let none = VisitRules::default();
        assert_eq!((none.ask_until(day(20), None), none.cleared_until(day(20))), (None, None));
    }
}
