//! How do rosters come by themselves? The district's system lays its export into a folder; on a schedule it is looked at like an
//! uploaded one. What is plain is taken in; where lines are refused or many would leave at once a person decides.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use domain::record::Id;
use domain::roster::Counts;
use serde::{Deserialize, Serialize};

use crate::district::District;
use crate::intake::{self, Report};
use crate::ledger::{self, audit, people};

/// What lies in the folder is still being written until it has rested for so long.
const RESTS: Duration = Duration::from_secs(60);
/// So many students may leave at once without anybody looking, and beyond that one in twenty.
const FEW: u64 = 10;
const MANY_ONE_IN: u64 = 20;
const LAST: &str = "roster_folder";

/// What became of the last export that was looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Looked {
    pub at_ms: i64,
    /// Names, sizes and times of its files: the same export is looked at once.
    pub of: String,
    pub outcome: Outcome,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<Report>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Applied,
    NothingNew,
    /// Lines were refused: somebody has to look.
    WaitsForRefusedLines,
    /// More would leave than is usual: somebody has to look.
    WaitsForLeavers,
    NotReadable,
}

/// The newest bundle in the folder, or the folder itself where the files lie there as they are; None where nothing does, or not
/// all of it rests yet.
fn export(folder: &Path, now: SystemTime) -> Result<Option<(Vec<PathBuf>, String)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        let about = entry.metadata()?;
        if about.is_file() {
            files.push((about.modified()?, entry.path(), about.len()));
        }
    }
    files.sort();
    let ends = |path: &Path, end: &str| path.extension().is_some_and(|is| is.eq_ignore_ascii_case(end));
    let zip = files.iter().rev().find(|(_, path, _)| ends(path, "zip")).cloned();
    let chosen = match zip {
        Some(zip) => vec![zip],
        None => files.into_iter().filter(|(_, path, _)| ends(path, "csv") || ends(path, "xml") || ends(path, "gz")).collect(),
    };
    let is_at_rest = chosen.iter().all(|(written, ..)| now.duration_since(*written).is_ok_and(|age| age >= RESTS));
    if chosen.is_empty() || !is_at_rest {
        return Ok(None);
    }
    let mut named = blake3::Hasher::new();
    for (written, path, size) in &chosen {
        named.update(format!("{:?} {size} {written:?}\n", path.file_name()).as_bytes());
    }
    Ok(Some((chosen.into_iter().map(|(_, path, _)| path).collect(), named.finalize().to_hex().to_string())))
}

/// What was looked at last.
pub fn last(district: &District) -> Result<Option<Looked>> {
    let told = ledger::read(&*district.ledger, |sql| people::setting(sql, LAST))?;
    Ok(told.and_then(|told| serde_json::from_str(&told).ok()))
}

/// Looks into the folder, and takes in what is plain. None where there was nothing that was not looked at before.
pub fn look(district: &District, folder: &Path, now: SystemTime) -> Result<Option<Outcome>> {
    let Some((files, of)) = export(folder, now)? else { return Ok(None) };
    if last(district)?.is_some_and(|last| last.of == of) {
        return Ok(None);
    }
    let (mut outcome, mut is_read) = (Outcome::NotReadable, false);
    let applies = |report: &Report| {
        (outcome, is_read) = (outcome_of(report), true);
        outcome == Outcome::Applied
    };
    let report = match intake::roster(district, &files, Id::nil(), applies, false) {
        Ok(report) => Some(report),
        // What could be read and not be written is looked at again.
        Err(why) if is_read => return Err(why),
        Err(why) => {
            tracing::warn!(why = %format!("{why:#}"), "the roster in the folder cannot be read");
            None
        }
    };
    let now_ms = district.rim.now_ms();
    let counts = report.as_ref().map(|report| {
        serde_json::json!({ "outcome": outcome, "adds": report.adds, "changes": report.changes, "leavers": report.leavers, "refused": report.refused_total })
    });
    let told = serde_json::to_string(&Looked { at_ms: now_ms, of, outcome, report })?;
    ledger::write(&*district.ledger, |sql| {
        people::set_setting(sql, LAST, &told)?;
        let counts = counts.clone().unwrap_or_else(|| serde_json::json!({ "outcome": outcome }));
        audit::add(sql, now_ms, Id::nil(), "roster_folder_looked_at", &counts).map(drop)
    })?;
    Ok(Some(outcome))
}

/// Whether more of any kind would leave than is usual: a file that was cut off takes classes and teachers away, not students.
fn are_many_leaving(report: &Report) -> bool {
    let of = |of: fn(&Counts) -> u32| {
        let leavers = u64::from(of(&report.leavers));
        let held = leavers + u64::from(of(&report.unchanged)) + u64::from(of(&report.changes));
        leavers > FEW.max(held / MANY_ONE_IN)
    };
    of(|counts| counts.students) || of(|counts| counts.staff) || of(|counts| counts.classes) || of(|counts| counts.schools)
        // Enrolments change hands all the time; half of them at once is a file that was cut off.
        || u64::from(report.leavers.enrollments) > 50
            && report.leavers.enrollments > report.unchanged.enrollments + report.changes.enrollments + report.adds.enrollments
}

fn outcome_of(report: &Report) -> Outcome {
    let nothing = [report.adds, report.changes, report.leavers].iter().all(|counts| *counts == Default::default());
    if report.refused_total > 0 {
        Outcome::WaitsForRefusedLines
    } else if are_many_leaving(report) {
        Outcome::WaitsForLeavers
    } else if nothing {
        Outcome::NothingNew
    } else {
        Outcome::Applied
    }
}

/// Looks at once, and then on the schedule, until the server stops.
pub async fn on_schedule(district: Arc<District>) {
    let Some(folder) = district.config.roster_folder.clone() else { return };
    let mut every = tokio::time::interval(Duration::from_secs(u64::from(district.config.roster_minutes) * 60));
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        let (district, folder) = (district.clone(), folder.clone());
        let looked = tokio::task::spawn_blocking(move || look(&district, &folder, SystemTime::now())).await;
        match looked {
            Ok(Ok(Some(outcome))) => tracing::info!(?outcome, "the roster in the folder was looked at"),
            Ok(Ok(None)) => {}
            Ok(Err(why)) => tracing::error!(why = %format!("{why:#}"), "the roster in the folder was not taken"),
            Err(_) => tracing::error!("looking at the roster ended in the middle"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_taken_and_what_is_not_waits_for_a_person() {
        let of = |adds: u32, unchanged: u32, leavers: u32, refused_total: u32| Report {
            adds: Counts { students: adds, ..Counts::default() },
            unchanged: Counts { students: unchanged, ..Counts::default() },
            leavers: Counts { students: leavers, ..Counts::default() },
            refused_total,
            ..Report::default()
        };
        assert_eq!(outcome_of(&of(0, 1_000, 0, 0)), Outcome::NothingNew);
        assert_eq!(outcome_of(&of(5_000, 0, 0, 0)), Outcome::Applied);
        assert_eq!(outcome_of(&of(3, 950, 50, 0)), Outcome::Applied);
        assert_eq!(outcome_of(&of(3, 949, 51, 0)), Outcome::WaitsForLeavers);
        assert_eq!(outcome_of(&of(0, 10, 10, 0)), Outcome::Applied, "of a small school ten may go");
        assert_eq!(outcome_of(&of(3, 1_000, 0, 1)), Outcome::WaitsForRefusedLines);
        let cut_off = Report { leavers: Counts { enrollments: 900, ..Counts::default() }, ..Report::default() };
        assert_eq!(outcome_of(&cut_off), Outcome::WaitsForLeavers, "a file of enrolments without a line");
        let moved = Counts { enrollments: 900, ..Counts::default() };
        assert_eq!(outcome_of(&Report { leavers: moved, adds: moved, ..Report::default() }), Outcome::Applied, "a new term");
    }

    #[test]
    fn an_export_that_is_still_being_written_is_left_alone_and_the_newest_bundle_is_the_one() {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        assert_eq!(export(folder.path(), now).unwrap(), None);
        let put = |name: &str, minutes: u64| {
            let file = std::fs::File::create(folder.path().join(name)).unwrap();
            file.set_modified(now - Duration::from_secs(minutes * 60)).unwrap();
        };
        put("users.csv", 5);
        put("orgs.csv", 0);
        put("read me.txt", 9);
        assert_eq!(export(folder.path(), now).unwrap(), None, "one of the files was written just now");
        put("orgs.csv", 5);
        let named = |found: Option<(Vec<PathBuf>, String)>| {
            let (files, _) = found.unwrap();
            files.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let mut both = named(export(folder.path(), now).unwrap());
        both.sort();
        assert_eq!(both, ["orgs.csv", "users.csv"]);
        put("old.zip", 60);
        put("monday.ZIP", 30);
        assert_eq!(named(export(folder.path(), now).unwrap()), ["monday.ZIP"]);
    }
}
