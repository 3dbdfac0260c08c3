//! Who is coming? The visits that are planned, each with what is still to be done, its approval, and whether its visitor is
//! cleared for that day. One that took place is told by the list of visits.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use domain::plans::{Approval, ApprovalNow, VisitRules, is_stay_in_touch_off, visit_rules_id};
use domain::record::{Fields, Id, Kind, read, read_id};
use domain::refusal::Refusal;
use domain::visits::Format;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::visitors::{Directory, VisitorName};
use crate::desk::Desk;
use crate::failure::{Failure, Result};
use crate::tables::{self, Tables};

/// So long before a visit it is due that its visitor is not cleared for that day.
const CLEARED_BEFORE: Days = Days::new(7);

/// Something to do before a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TaskLine {
    pub id: Id,
    pub what: String,
    pub due_on: NaiveDate,
    pub done_on: Option<NaiveDate>,
}

/// One visit that is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PlanLine {
    pub id: Id,
    pub section: Id,
    pub class: String,
    pub visitor: VisitorName,
    pub planned_on: NaiveDate,
    pub begins_at: Option<String>,
    pub format: Format,
    pub lesson: Option<String>,
    pub aim: Option<String>,
    pub purpose: Option<String>,
    pub tasks: Vec<TaskLine>,
    /// Who approves. None: nobody has to.
    pub approver: Option<String>,
    pub approval: Option<ApprovalNow>,
    /// The last day on which the approval can be asked for.
    pub ask_until: Option<NaiveDate>,
    pub needs_clearance: bool,
    pub cleared_on: Option<NaiveDate>,
    /// The last day of that clearance.
    pub cleared_until: Option<NaiveDate>,
    /// Cleared on the day of the visit, or nobody has to be.
    pub is_cleared: bool,
    /// How many questions wait for it: its own, and where it is the next of its class those for whoever comes next.
    pub questions: u32,
    /// Something of it is due today, or was.
    pub is_due: bool,
}

/// What a school asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SchoolRules {
    pub school: Id,
    pub name: String,
    pub rules: VisitRules,
}

/// All that is planned, the next first, and the rules of every school that is here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PlansPage {
    pub plans: Vec<PlanLine>,
    pub rules: Vec<SchoolRules>,
    /// How many have something due.
    pub due: u32,
    /// The district has nobody asked whether they would like to stay in touch.
    pub is_stay_in_touch_off: bool,
}

fn rules_of(sql: &Connection, school: Option<Id>) -> Result<VisitRules> {
    let Some(school) = school else { return Ok(VisitRules::default()) };
    let found = Tables(sql).find(Kind::VisitRules, visit_rules_id(school))?;
    Ok(found.map(|fields| VisitRules::read(&fields)).unwrap_or_default())
}

fn tasks_of(sql: &Connection) -> Result<BTreeMap<Id, Vec<TaskLine>>> {
    let mut found = sql.prepare_cached(&format!("SELECT {} FROM plan_task", tables::column_list(Kind::PlanTask)))?;
    let mut all: BTreeMap<Id, Vec<TaskLine>> = BTreeMap::new();
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let (id, fields) = tables::read_record(Kind::PlanTask, row)?;
        let (Some(plan), Some(what), Some(due_on)) = (read_id(&fields, "plan"), read(&fields, "what"), read(&fields, "due_on"))
        else {
            continue;
        };
        all.entry(plan).or_default().push(TaskLine { id, what, due_on, done_on: read(&fields, "done_on") });
    }
    all.values_mut().for_each(|tasks| tasks.sort_by_key(|task| (task.due_on, task.id)));
    Ok(all)
}

/// A visit as it was held, or as it is planned where it was not yet; None where it is not here, or was dropped.
pub(super) fn held_or_planned(sql: &Connection, visit: Id) -> Result<Option<Fields>> {
    let here = Tables(sql);
    match here.find(Kind::Visit, visit)? {
        None => here.find(Kind::PlannedVisit, visit),
        held => Ok(held),
    }
}

/// How many questions wait for each plan, which come the next first. One for a visit that was dropped waits for whoever comes next;
/// one that somebody was left with after a visit waits for nobody who is still to come.
fn count_questions(sql: &Connection, plans: &mut [PlanLine]) -> Result<()> {
    let mut own =
        sql.prepare_cached("SELECT count(*) FROM question WHERE visit = ?1 AND section = ?2 AND answered_on IS NULL")?;
    let mut of_next = sql.prepare_cached(
        "SELECT count(*) FROM question q WHERE q.section = ?1 AND q.answered_on IS NULL
         AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.id = q.visit)
         AND NOT EXISTS (SELECT 1 FROM planned_visit p WHERE p.id = q.visit)",
    )?;
    let mut classes = BTreeSet::new();
    for plan in plans {
        plan.questions = own.query_row(params![plan.id.as_bytes(), plan.section.as_bytes()], |row| row.get(0))?;
        if classes.insert(plan.section) {
            plan.questions += of_next.query_row([plan.section.as_bytes()], |row| row.get::<_, u32>(0))?;
        }
    }
    Ok(())
}

impl Desk {
    /// The class of a visit, planned or held.
    pub fn class_of_visit(&self, visit: Id) -> Result<Id> {
        self.reading(|sql| {
            let of_visit = held_or_planned(sql, visit)?;
            of_visit.and_then(|of| read_id(&of, "section")).ok_or(Failure::Refused(Refusal::NoSuchRecord))
        })
    }

    /// Every visit that is planned and was not held.
    pub fn plans(&self, today: NaiveDate) -> Result<PlansPage> {
        self.reading(|sql| {
            let (directory, mut tasks) = (Directory::read(sql)?, tasks_of(sql)?);
            let here = Tables(sql);
            let mut found =
                sql.prepare_cached(&format!("SELECT {} FROM planned_visit", tables::column_list(Kind::PlannedVisit)))?;
            let mut page = PlansPage { is_stay_in_touch_off: is_stay_in_touch_off(&here), ..PlansPage::default() };
            let mut rows = found.query([])?;
            while let Some(row) = rows.next()? {
                let (id, fields) = tables::read_record(Kind::PlannedVisit, row)?;
                let (Some(section), Some(visitor), Some(planned_on)) =
                    (read_id(&fields, "section"), read_id(&fields, "visitor"), read::<NaiveDate>(&fields, "planned_on"))
                else {
                    continue;
                };
                // It took place, and stands among the visits.
                if here.find(Kind::Visit, id)?.is_some() {
                    continue;
                }
                let class = here.find(Kind::Section, section)?.unwrap_or_default();
                let row = class.get("row").and_then(|row| row.as_object()).cloned().unwrap_or_default();
                let rules = rules_of(sql, read_id(&row, "school"))?;
                let begins_at: Option<String> = read(&fields, "begins_at");
                let visitor = directory.name_of(visitor);
                let cleared_on: Option<NaiveDate> =
                    here.find(Kind::Visitor, visitor.id)?.and_then(|visitor| read(&visitor, "cleared_on"));
                let cleared_until = cleared_on.and_then(|on| rules.cleared_until(on));
                let needs_clearance = rules.cleared_days.is_some();
                let is_cleared = !needs_clearance || cleared_until.is_some_and(|until| until >= planned_on);
                let tasks = tasks.remove(&id).unwrap_or_default();
                let approval: Option<ApprovalNow> = read(&fields, "approval");
                let ask_until = rules.ask_until(planned_on, begins_at.as_deref());
                let is_given = approval.is_some_and(|approval| approval.state == Approval::Given);
                let is_due = tasks.iter().any(|task| task.done_on.is_none() && task.due_on <= today)
                    || (!is_given && ask_until.is_some_and(|until| until <= today))
                    || (!is_cleared && planned_on <= today + CLEARED_BEFORE)
                    || planned_on <= today;
                page.due += u32::from(is_due);
                page.plans.push(PlanLine {
                    id,
                    section,
                    class: read(&row, "title").unwrap_or_default(),
                    visitor,
                    planned_on,
                    begins_at,
                    format: read(&fields, "format").unwrap_or(Format::InPerson),
                    lesson: read(&fields, "lesson"),
                    aim: read(&fields, "aim"),
                    purpose: read(&fields, "purpose"),
                    tasks,
                    approver: rules.approver,
                    approval,
                    ask_until,
                    needs_clearance,
                    cleared_on,
                    cleared_until,
                    is_cleared,
                    questions: 0,
                    is_due,
                });
            }
            page.plans.sort_by(|a, b| (a.planned_on, &a.begins_at, a.id).cmp(&(b.planned_on, &b.begins_at, b.id)));
            count_questions(sql, &mut page.plans)?;
            let mut schools = sql.prepare_cached(
                "SELECT id, coalesce(name, '') FROM school WHERE coalesce(has_left, 0) = 0 ORDER BY name, id LIMIT 400",
            )?;
            let schools = schools
                .query_map([], |row| Ok((crate::log::column_id(row, 0)?, row.get::<_, String>(1)?)))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            for (school, name) in schools {
                page.rules.push(SchoolRules { school, name, rules: rules_of(sql, Some(school))? });
            }
            Ok(page)
        })
    }
}
