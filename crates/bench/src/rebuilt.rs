//! How fast do the tables come out of the log again? The log of many kept waves, read as after a change of `tables.sql`.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::Sizes;
use crate::caseload::{Caseload, today};
use crate::figure::{Table, counted, shown};
use crate::machine;

const AIM: u64 = 150_000;

/// Fills a log and reads it three times; the middle one counts.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    let caseload = Caseload::of_changes(beside, sizes)?;
    let seen = caseload.last_waves[0];
    let before = caseload.desk.map(seen, today())?;
    let mut runs = Vec::new();
    for _ in 0..3 {
        let (begun, worked) = (Instant::now(), machine::worked());
        let read = caseload.desk.store().rebuild()?;
        runs.push((begun.elapsed(), read, machine::worked().zip(worked).map(|(after, before)| after - before)));
    }
    anyhow::ensure!(caseload.desk.map(seen, today())? == before, "the log gave another map than the tables");
    runs.sort();
    let (took, read, worked) = runs[1];
    anyhow::ensure!(read >= sizes.changes, "the log is shorter than was written");
    let a_second = (read as f64 / took.as_secs_f64()) as u64;
    let at = format!("{} changes in {}", counted(read), shown(took));
    table.once(
        "rebuild from the log",
        &at,
        format!("{} changes/s", counted(a_second)),
        Some(("≥ 150,000 changes/s", a_second >= AIM)),
    );
    if let Some(worked) = worked {
        table.once("  on the processor", "", shown(worked), None);
    }
    Ok(())
}
