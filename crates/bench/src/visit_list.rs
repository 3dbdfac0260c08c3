//! How fast does a platform's list of sessions come in? Read line by line, compared with what is here, and committed as one, by a
//! process that does nothing else; then the same list again, which changes nothing.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use chrono::Days;
use domain::visit_list::{DayOrder, ListMapping, ListOf, VisitColumn};
use domain::visits::Format;
use exchange::visit_list::{look_at_list, read_list};
use exchange::watch::Unwatched;
use serde_json::{Value, json};
use store::import_visits::ListToBring;

use crate::Sizes;
use crate::caseload::{self, today};
use crate::figure::{Table, counted};
use crate::{machine, visits};

const ROWS_PER_SECOND: f64 = 20_000.0;
/// People who speak on a platform, over and over.
const SPEAKERS: usize = 3_000;

/// Brings a list in twice, each time in a process of its own.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    eprintln!("writing a list of {} sessions …", counted(sizes.sessions as u64));
    let folder = crate::passing(beside)?;
    let (list, profile) = (folder.path().join("sessions.csv"), folder.path().join("profile"));
    std::fs::write(&list, sessions(sizes.sessions)?)?;
    caseload::enrol(&caseload::desk(&profile)?, &folder.path().join("roster"), sizes.students, sizes.students * 6)?;
    let at = format!("{} sessions", counted(sizes.sessions as u64));
    for which in ["a list of visits", "the same again"] {
        let is_first = which == "a list of visits";
        let told = brought(&list, &profile)?;
        anyhow::ensure!(
            told["is_committed"] == json!(is_first) && told["refused"] == json!(0) && told["lines"] == json!(sizes.sessions),
            "{which} did something else than it should: {told}"
        );
        let seconds = |name: &str| told[name].as_f64().unwrap_or(f64::NAN);
        let rate = sizes.sessions as f64 / (seconds("read") + seconds("compare") + seconds("apply"));
        let aim = is_first.then_some(("≥ 20,000 rows/s", rate >= ROWS_PER_SECOND));
        table.once(which, &at, format!("{} rows/s", counted(rate as u64)), aim);
        for (part, name) in [("looked at", "look"), ("read", "read"), ("compared", "compare"), ("committed", "apply")] {
            table.once(&format!("  {part}"), "", format!("{:.2} s", seconds(name)), None);
        }
        let most = told["peak_kib"].as_u64().map_or("unknown on this system".into(), |kib| format!("{} MB", kib / 1024));
        table.once("  most memory", "", most, None);
    }
    Ok(())
}

/// As a platform exports it: days month first, a time, a speaker who comes again, how it was held.
fn sessions(many: usize) -> Result<String> {
    let mut text = "Session,Date,Time,Speaker,Company,Attended\n".to_owned();
    for nth in 0..many {
        let speaker = nth * 7919 % SPEAKERS;
        let day = today().checked_sub_days(Days::new((nth % 700) as u64)).unwrap_or_default();
        let (minute, attended) = (nth % 60, 10 + nth % 21);
        writeln!(
            text,
            "S-{nth},{},10:{minute:02},Speaker {speaker},\"Company {}, Inc.\",{attended}",
            day.format("%m/%d/%Y"),
            speaker % 400
        )?;
    }
    Ok(text)
}

fn brought(list: &Path, profile: &Path) -> Result<Value> {
    let done = Command::new(std::env::current_exe()?).arg("one-list").args([list, profile]).output()?;
    anyhow::ensure!(done.status.success(), "the list did not come in: {}", String::from_utf8_lossy(&done.stderr));
    Ok(serde_json::from_slice(&done.stdout)?)
}

/// Brings a list in and says how it went; the whole life of a process.
pub fn one_list(list: &Path, profile: &Path) -> Result<()> {
    let desk = caseload::desk(profile)?;
    let section = visits::a_section(&desk)?;
    let here = |at: chrono::NaiveDateTime| at;
    let begun = Instant::now();
    let look = look_at_list(list, &here, &Unwatched)?;
    let looked = begun.elapsed();
    let columns = [
        VisitColumn::Number,
        VisitColumn::Day,
        VisitColumn::Time,
        VisitColumn::Visitor,
        VisitColumn::Organisation,
        VisitColumn::Counted,
    ];
    let mapping = ListMapping { columns: columns.to_vec(), days: Some(DayOrder::MonthFirst), of: ListOf::Held };
    let begun = Instant::now();
    let read = read_list(list, &mapping, look.mark, &here, &Unwatched)?;
    let took = begun.elapsed();
    let (lines, refused) = (read.lines.len(), read.refused.total);
    let begun = Instant::now();
    let list = ListToBring {
        file: read.file,
        lines: read.lines,
        refused: read.refused,
        warned: read.warned,
        section: Some(section),
        format: Some(Format::Virtual),
        is_calendar: read.is_calendar,
    };
    let prepared = desk.prepare_visits(list, ListOf::Held, today(), &mut |_, _| true).context("the list is compared")?;
    let compared = begun.elapsed();
    let begun = Instant::now();
    let committed = desk.apply_visits(&prepared, &mut |_, _| true).context("the list is committed")?;
    let told = json!({
        "look": looked.as_secs_f64(),
        "read": took.as_secs_f64(),
        "compare": compared.as_secs_f64(),
        "apply": begun.elapsed().as_secs_f64(),
        "lines": lines,
        "refused": refused,
        "is_committed": committed.commit.is_some(),
        "peak_kib": machine::peak_kib(),
    });
    println!("{told}");
    Ok(())
}
