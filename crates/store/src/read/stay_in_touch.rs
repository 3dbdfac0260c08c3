//! Which wishes to stay in touch wait, and for what? A teacher's queue, by visit, and how many came back after five school days.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::plans::is_stay_in_touch_off;
use domain::record::{Id, Kind};
use domain::stay_in_touch::{Wish, WishState};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::visitors::Directory;
use super::visits::{Counted, VisitLine, visit_lines};
use super::{NAME_ON_PAPER, SHOWN_NAME};
use crate::desk::Desk;
use crate::failure::Result;
use crate::log::column_id;
use crate::tables;

/// One wish in the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WishLine {
    /// The entry of the visit under which it was said.
    pub visit: Id,
    pub student: Id,
    pub name: String,
    /// The name as it may leave the school, on a card or in a letter.
    pub on_paper: String,
    pub message: Option<String>,
    pub reply: Option<String>,
    pub state: WishState,
    pub since: NaiveDate,
    /// It has waited for five school days where it stands.
    pub is_back: bool,
}

/// The wishes after one visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WishGroup {
    pub visit: VisitLine,
    pub wishes: Vec<WishLine>,
}

/// The whole queue, the newest visit first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WishQueue {
    pub groups: Vec<WishGroup>,
    /// How many wait, and how many of these came back.
    pub open: u32,
    pub back: u32,
    /// The district has nobody asked: none is added.
    pub is_off: bool,
}

impl Desk {
    /// Whether the district has nobody asked if they would like to stay in touch.
    pub fn is_stay_in_touch_off(&self) -> Result<bool> {
        self.reading(|sql| Ok(is_stay_in_touch_off(&tables::Tables(sql))))
    }

    /// The wishes of visits that are here. What is said of a student who opted out since is not among them.
    pub fn wishes(&self, today: NaiveDate) -> Result<WishQueue> {
        self.reading(|sql| {
            let counted = Counted::read(sql)?;
            let visits = super::visits::Visits::read(sql)?;
            let mut found = sql.prepare_cached(&format!("SELECT {} FROM wish", tables::column_list(Kind::Wish)))?;
            let mut name = sql.prepare_cached(&format!("SELECT {SHOWN_NAME}, {NAME_ON_PAPER} FROM student s WHERE s.id = ?1"))?;
            let mut furthest: BTreeMap<(Id, Id), Wish> = BTreeMap::new();
            let mut rows = found.query([])?;
            while let Some(row) = rows.next()? {
                let Some(wish) = Wish::read(&tables::read_record(Kind::Wish, row)?.1) else { continue };
                let (student, visit) = (counted.behind.stands(wish.student), visits.stands(wish.visit));
                // One visit that was logged twice may hold one wish twice: told is how far it came.
                let is_told = furthest.get(&(visit, student)).is_none_or(|other| wish.is_further_than(other));
                if is_told && !counted.opted_out.contains(&student) {
                    furthest.insert((visit, student), wish);
                }
            }
            let mut by_visit: BTreeMap<Id, Vec<WishLine>> = BTreeMap::new();
            let mut queue = WishQueue { is_off: is_stay_in_touch_off(&tables::Tables(sql)), ..WishQueue::default() };
            for ((visit, student), wish) in furthest {
                let shown = name.query_row([student.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
                let Some((name, on_paper)) = shown else { continue };
                let is_back = wish.is_back(today);
                queue.open += u32::from(wish.state.is_open());
                queue.back += u32::from(is_back);
                // It is known by the records under which it was said.
                let Wish { visit: said_at, student, message, reply, state, since, .. } = wish;
                let line = WishLine { visit: said_at, student, name, on_paper, message, reply, state, since, is_back };
                by_visit.entry(visit).or_default().push(line);
            }
            let directory = Directory::read(sql)?;
            for visit in visit_lines(sql, &directory, |visit| by_visit.contains_key(&visit.id), usize::MAX)? {
                let mut wishes = by_visit.remove(&visit.id).unwrap_or_default();
                wishes.sort_by_cached_key(|line| (domain::names::folded(&line.name), line.student));
                queue.groups.push(WishGroup { visit, wishes });
            }
            Ok(queue)
        })
    }
}

/// The visitors who answered a student, or with whom they were in contact again: whom they may have forgotten on a map.
pub(super) fn in_touch_with(sql: &rusqlite::Connection, students: &BTreeSet<Id>) -> Result<BTreeSet<Id>> {
    let directory = Directory::read(sql)?;
    let mut found = sql.prepare_cached(
        "SELECT v.visitor FROM wish w JOIN visit v ON v.id = w.visit
         WHERE w.student = ?1 AND v.visitor IS NOT NULL AND (w.answered_on IS NOT NULL OR w.met_on IS NOT NULL)",
    )?;
    let mut all = BTreeSet::new();
    for student in students {
        let visitors = found.query_map([student.as_bytes()], |row| column_id(row, 0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        all.extend(visitors.into_iter().map(|visitor| directory.stands(visitor)));
    }
    Ok(all)
}
