//! How long does a district's roster take, and how much memory? Files read and checked, compared, and committed, by a
//! process that does nothing else; then the same files again, which change nothing.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Result;
use exchange::watch::Watch;
use serde_json::{Value, json};

use crate::Sizes;
use crate::figure::{Table, counted, shown};
use crate::{caseload, machine};

const FIRST_MOST: f64 = 12.0;
const AGAIN_MOST: f64 = 4.0;
const MEMORY_MOST_KIB: u64 = 300 * 1024;

/// Imports twice, each time in a process of its own.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    eprintln!("writing a roster of {} users and {} enrolments …", counted(sizes.users as u64), counted(sizes.enrolments as u64));
    let folder = crate::passing(beside)?;
    let (roster, profile) = (folder.path().join("roster"), folder.path().join("profile"));
    invented::large_roster_to(&roster, sizes.users, sizes.enrolments)?;
    let at = format!("{} users, {} enrolments", counted(sizes.users as u64), counted(sizes.enrolments as u64));
    for (which, aim, most) in [("roster import", "≤ 12 s", FIRST_MOST), ("the same again", "≤ 4 s", AGAIN_MOST)] {
        let told = imported(&roster, &profile)?;
        let seconds = |name: &str| told[name].as_f64().unwrap_or(f64::NAN);
        let of = |name: &str| format!("{:.2} s", seconds(name));
        let whole = seconds("read") + seconds("compare") + seconds("apply");
        anyhow::ensure!(
            told["is_committed"] == json!(which == "roster import") && told["refused"] == json!(0),
            "the {which} did something else than it should: {told}"
        );
        table.once(which, &at, format!("{whole:.2} s"), Some((aim, whole <= most)));
        table.once("  read and checked", "", of("read"), None);
        table.once("  compared", "", of("compare"), None);
        table.once("  committed", "", of("apply"), None);
        if told["worked"].is_number() {
            table.once("  all of it, on the processor", "", of("worked"), None);
        }
        match told["peak_kib"].as_u64() {
            Some(kib) => {
                table.once("  most memory", "", format!("{} MB", kib / 1024), Some(("≤ 300 MB", kib <= MEMORY_MOST_KIB)))
            }
            None => table.once("  most memory", "", "unknown on this system".into(), None),
        }
        anyhow::ensure!(told["is_honest"] == json!(true), "the progress bar of the {which} went back, or beyond its end");
        // It never stands longer than it takes somebody to wonder.
        let silence = seconds("silence");
        let held = Some(("≤ 0.5 s", silence <= 0.5));
        table.once("  longest silence of the progress bar", "", shown(Duration::from_secs_f64(silence)), held);
    }
    Ok(())
}

fn imported(roster: &Path, profile: &Path) -> Result<Value> {
    let done = Command::new(std::env::current_exe()?).arg("one-import").args([roster, profile]).output()?;
    anyhow::ensure!(done.status.success(), "the import failed: {}", String::from_utf8_lossy(&done.stderr));
    Ok(serde_json::from_slice(&done.stdout)?)
}

/// When the bar last moved, the longest it stood still, and how far it was.
struct Bar {
    moved: std::cell::Cell<(Instant, Duration)>,
    at: std::cell::Cell<(u64, u64)>,
    is_honest: std::cell::Cell<bool>,
}

impl Bar {
    fn new() -> Bar {
        let (moved, at) = ((Instant::now(), Duration::ZERO).into(), (0, 1).into());
        Bar { moved, at, is_honest: true.into() }
    }

    /// Never back, and never beyond its end.
    fn moved(&self, done: u64, of: u64) {
        let (last, longest) = self.moved.get();
        self.moved.set((Instant::now(), longest.max(last.elapsed())));
        let (was, was_of) = self.at.replace((done, of));
        let goes_on = u128::from(done) * u128::from(was_of) >= u128::from(was) * u128::from(of);
        self.is_honest.set(self.is_honest.get() && done <= of && goes_on);
    }

    /// What comes next has a bar of its own.
    fn begins(&self) {
        self.at.set((0, 1));
    }
}

impl Watch for Bar {
    fn progress(&self, done: u64, of: u64) {
        self.moved(done, of);
    }

    fn is_cancelled(&self) -> bool {
        false
    }
}

/// Imports and says how it went; the whole life of a process.
pub fn one_import(roster: &Path, profile: &Path) -> Result<()> {
    let desk = caseload::desk(profile)?;
    let bar = Bar::new();
    let begun = Instant::now();
    let rows = exchange::roster::read_roster(&[roster.to_owned()], &bar)?;
    let read = begun.elapsed();
    let refused = rows.refused.total;
    let begun = Instant::now();
    bar.begins();
    let prepared = desk.store().prepare_roster(rows, &mut |done, of| {
        bar.moved(done, of);
        true
    })?;
    let compare = begun.elapsed();
    let begun = Instant::now();
    bar.begins();
    let committed = desk.apply_roster(&prepared, &mut |done, of| {
        bar.moved(done, of);
        true
    })?;
    let apply = begun.elapsed();
    let (last, longest) = bar.moved.get();
    let told = json!({
        "read": read.as_secs_f64(),
        "compare": compare.as_secs_f64(),
        "apply": apply.as_secs_f64(),
        "refused": refused,
        "is_committed": committed.commit.is_some(),
        "silence": longest.max(last.elapsed()).as_secs_f64(),
        "is_honest": bar.is_honest.get(),
        "worked": machine::worked().map(|worked| worked.as_secs_f64()),
        "peak_kib": machine::peak_kib(),
    });
    println!("{told}");
    Ok(())
}
