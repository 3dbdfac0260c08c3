//! How long does it take to keep a visit of thirty, and to say what came of a district's visits? The visit is one Commit, on
//! this disk and where a sync is free. The funnel is asked cold, as when somebody opens the room, and after one more visit.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use chrono::Days;
use domain::edit::Edit;
use domain::funnel::FunnelBar;
use domain::record::Id;
use domain::visits::{Format, LoggedVisit, VisitEdit, VisitSteps, WhoCame};
use store::desk::Desk;
use store::read::funnel::{FunnelAsked, FunnelPeriod};

use crate::Sizes;
use crate::caseload::{self, ME, today};
use crate::figure::{Spread, Table, counted, shown};
use crate::machine;

const LOGGED: Duration = Duration::from_millis(20);
const COLD: Duration = Duration::from_millis(150);
const AFTER_ONE: Duration = Duration::from_millis(16);
/// A class.
const CLASS: usize = 30;
/// Visitors of a district.
const VISITORS: u128 = 2_000;
/// Three years of school days, about.
const DAYS: u64 = 3 * 365;

/// Measures both.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    let here = crate::passing(beside)?;
    let desk = caseload::desk(&here.path().join("profile"))?;
    caseload::enrol(&desk, &here.path().join("roster"), sizes.students, sizes.students * 6)?;
    let students = everybody(&desk)?;
    let section = a_section(&desk)?;
    let mut times = Vec::with_capacity(sizes.gestures);
    for nth in 0..sizes.gestures {
        let visit = visit(nth, section, &students, CLASS);
        let begun = Instant::now();
        let committed = desk.commit(&Edit::Visit(VisitEdit::LogVisit { visit }))?;
        times.push(begun.elapsed());
        anyhow::ensure!(committed.commit.is_some(), "a visit changed nothing");
    }
    let at = format!("{} visits of {CLASS}", counted(sizes.gestures as u64));
    table.spread("log a visit, on this disk", &at, &Spread::of(times), Some(("p99 ≤ 20 ms", LOGGED)));
    drop(desk);
    of_district(beside, sizes, table)
}

fn of_district(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    eprintln!("logging {} encounters of {} students …", counted(sizes.encounters as u64), counted(sizes.searched as u64));
    // Written only to be there: where a sync is free, that takes less.
    let folder = crate::passing(machine::in_memory().unwrap_or(beside))?;
    let profile = folder.path().join("profile");
    let desk = caseload::desk(&profile)?;
    caseload::enrol(&desk, &folder.path().join("roster"), sizes.searched, 10_000)?;
    let students = everybody(&desk)?;
    let section = a_section(&desk)?;
    for nth in 0..sizes.encounters.div_ceil(CLASS) {
        desk.commit(&Edit::Visit(VisitEdit::LogVisit { visit: visit(nth, section, &students, CLASS) }))?;
    }
    drop(desk);
    let desk = caseload::desk(&profile)?;
    let asked = FunnelAsked { period: FunnelPeriod::Always, ..FunnelAsked::default() };
    let ask = |desk: &Desk| -> Result<(Duration, u32)> {
        let begun = Instant::now();
        let view = desk.funnel(&asked, true, today())?;
        Ok((begun.elapsed(), view.funnel.met))
    };
    let at = format!("{} students, {} encounters", counted(students.len() as u64), counted(sizes.encounters as u64));
    let (cold, met) = ask(&desk)?;
    anyhow::ensure!(met > 0, "nobody met anybody");
    table.once("the funnel, cold", &at, shown(cold), Some(("≤ 150 ms", cold <= COLD)));
    let mut times = Vec::new();
    for nth in 0..10 {
        let nth = sizes.encounters + nth;
        desk.commit(&Edit::Visit(VisitEdit::LogVisit { visit: visit(nth, section, &students, CLASS) }))?;
        times.push(ask(&desk)?.0);
    }
    table.spread("  after one more visit", &at, &Spread::of(times), Some(("≤ 16 ms", AFTER_ONE)));
    let begun = Instant::now();
    let listed = desk.funnel_list(&asked, FunnelBar::MetAgain, true, today())?.len();
    table.once("  the list behind a bar", &format!("{} students", counted(listed as u64)), shown(begun.elapsed()), None);
    Ok(())
}

/// The nth visit: visitors come again, and each student meets somebody now and then.
fn visit(nth: usize, section: Id, students: &[Id], many: usize) -> LoggedVisit {
    let id = |of: u128, nth: u128| Id::from_u128(0x0199_0000_0000_7000_0000_0000_0000_0000 | (of << 60) | nth);
    let visitor = id(11, nth as u128 % VISITORS);
    // 7919 is prime: classes overlap in no order of the store.
    let class: Vec<Id> = (0..many).map(|at| students[(nth * 7919 + at) % students.len()]).collect();
    let (absent, present) = class.into_iter().enumerate().partition::<Vec<_>, _>(|(at, _)| at % 15 == 0);
    let ids = |list: Vec<(usize, Id)>| list.into_iter().map(|(_, student)| student).collect();
    LoggedVisit {
        visit: id(12, nth as u128),
        section,
        who: WhoCame::New { visitor, name: format!("Visitor {}", nth as u128 % VISITORS), organisation: None },
        held_on: today().checked_sub_days(Days::new(nth as u64 * 31 % DAYS)).unwrap_or_default(),
        began_at: Some("10:40".into()),
        format: if nth.is_multiple_of(4) { Format::Recorded } else { Format::InPerson },
        present: ids(present),
        absent: ids(absent),
        steps: VisitSteps { two_way: Some(!nth.is_multiple_of(3)), ..VisitSteps::default() },
        logged_by: ME,
    }
}

/// Every student of a store, by id.
pub fn everybody(desk: &Desk) -> Result<Vec<Id>> {
    desk.reading(|sql| {
        let mut all = sql.prepare("SELECT id FROM student ORDER BY id")?;
        let ids = all.query_map([], |row| store::log::column_id(row, 0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(ids)
    })
    .context("students are read")
}

/// A class of a store.
pub fn a_section(desk: &Desk) -> Result<Id> {
    let room = desk.visit_room(today(), None)?;
    Ok(room.others.first().or(room.own.first()).context("a roster has classes")?.section)
}
