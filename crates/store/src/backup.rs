//! Backups: encrypted copies by the engine's own online copy, each read back before it counts. The
//! newest seven are kept and one a week for four weeks. Drafts are in none of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::OpenFlags;
use rusqlite::backup::{Backup, StepResult};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cipher::DataKey;
use crate::clock::Rim;
use crate::failure::{Failure, Result};
use crate::log;
use crate::open::{Caches, LOG_VERSION, Store, bring_up, connect, has_log};

/// One backup in its folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BackupLine {
    pub name: String,
    /// When it was made, UTC, ISO 8601.
    pub made_on: String,
    pub size_kib: u32,
}

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// Where the store that was replaced lies now; it is never deleted.
    pub former: Option<PathBuf>,
    /// Commits newer than the backup that were read out of the former store and are there again.
    pub regained: u64,
    pub commits: u64,
}

const STEP_PAGES: i32 = 512;
const NEWEST: usize = 7;
const WEEKLY: usize = 4;

impl Store {
    /// Makes a backup in `folder` and reads it back. `watch` is asked between steps (done, of) and stops it with false.
    pub fn back_up(&self, folder: &Path, watch: &mut dyn FnMut(u64, u64) -> bool) -> Result<BackupLine> {
        fs::create_dir_all(folder)?;
        let at = DateTime::<Utc>::from_timestamp_millis(self.rim.now_ms()).unwrap_or_default();
        let name = format!("kith-{}.kith", at.format("%Y%m%dT%H%M%S%3fZ"));
        let path = folder.join(&name);
        let beside = folder.join(format!("{name}.part"));
        let _ = fs::remove_file(&beside);
        let made = self.copy_to(&beside, watch).and_then(|()| prove(&beside, self.key()));
        if let Err(failure) = made {
            let _ = fs::remove_file(&beside);
            return Err(failure);
        }
        fs::File::open(&beside)?.sync_all()?;
        fs::rename(&beside, &path)?;
        thin_out(folder)?;
        line(&path).ok_or(Failure::NotHere)
    }

    fn copy_to(&self, path: &Path, watch: &mut dyn FnMut(u64, u64) -> bool) -> Result<()> {
        let mut to = connect(
            path,
            self.key(),
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
            1024,
        )?;
        self.reading(|from| {
            {
                let copy = Backup::new(from, &mut to)?;
                loop {
                    let step = copy.step(STEP_PAGES)?;
                    let progress = copy.progress();
                    let of = progress.pagecount.max(0) as u64;
                    if !watch(of - progress.remaining.clamp(0, progress.pagecount) as u64, of) {
                        return Err(Failure::Cancelled);
                    }
                    match step {
                        StepResult::Done => break,
                        StepResult::More => {}
                        _ => std::thread::sleep(std::time::Duration::from_millis(20)),
                    }
                }
            }
            Ok(())
        })?;
        // One file, whole by itself: reading a copy leaves no journal beside it.
        to.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        Ok(())
    }
}

/// Reads a backup back: it opens, every page is whole, the log is there and its newest commits are as they were written.
fn prove(path: &Path, key: &DataKey) -> Result<()> {
    let copy = connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX, 4096)?;
    if copy.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0))? > LOG_VERSION {
        return Err(Failure::Newer);
    }
    let told: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if told != "ok" || !has_log(&copy)? || !log::hashes_hold(&copy, 50)? {
        return Err(Failure::Damaged);
    }
    Ok(())
}

/// Brings a copy that an earlier program made to the log of this one.
fn renewed(path: &Path, key: &DataKey) -> Result<()> {
    let copy = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX, 4096)?;
    if !has_log(&copy)? {
        return Err(Failure::Damaged);
    }
    bring_up(&copy)
}

/// The backups of a folder, newest first.
pub fn list(folder: &Path) -> Result<Vec<BackupLine>> {
    let found = match fs::read_dir(folder) {
        Ok(found) => found,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut lines: Vec<BackupLine> = found.filter_map(|entry| line(&entry.ok()?.path())).collect();
    lines.sort_by(|a, b| b.name.cmp(&a.name));
    Ok(lines)
}

fn made_at(name: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(name.strip_prefix("kith-")?.strip_suffix(".kith")?, "%Y%m%dT%H%M%S%3fZ").ok()
}

fn line(path: &Path) -> Option<BackupLine> {
    let name = path.file_name()?.to_str()?.to_owned();
    let made = made_at(&name)?;
    let size_kib = (fs::metadata(path).ok()?.len() / 1024) as u32;
    Some(BackupLine { made_on: made.and_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true), name, size_kib })
}

fn thin_out(folder: &Path) -> Result<()> {
    let mut weeks: Vec<i64> = Vec::new();
    for (at, line) in list(folder)?.into_iter().enumerate() {
        let Some(made) = made_at(&line.name) else { continue };
        let week = made.and_utc().timestamp() / (7 * 24 * 3600);
        let is_first_of_week = !weeks.contains(&week);
        if is_first_of_week {
            weeks.push(week);
        }
        if at >= NEWEST && !(is_first_of_week && weeks.len() <= WEEKLY) {
            fs::remove_file(folder.join(&line.name))?;
        }
    }
    Ok(())
}

/// Puts a backup in the place of a store. The former store is moved aside, not deleted, and whatever it still lets
/// be read of commits newer than the backup is merged in again.
pub fn restore(backup: &Path, store: &Path, key: &DataKey, rim: Arc<dyn Rim>) -> Result<Restored> {
    // Prove the copy before touching the store. The backup itself is only read.
    let beside = store.with_extension("restoring");
    fs::copy(backup, &beside)?;
    if let Err(failure) = renewed(&beside, key).and_then(|()| prove(&beside, key)) {
        fs::remove_file(&beside)?;
        return Err(failure);
    }
    fs::File::open(&beside)?.sync_all()?;
    let at = DateTime::<Utc>::from_timestamp_millis(rim.now_ms()).unwrap_or_default();
    let former = store.exists().then(|| store.with_extension(format!("before-{}.kith", at.format("%Y%m%dT%H%M%S%3fZ"))));
    if let Some(former) = &former {
        fs::rename(store, former)?;
        for end in ["-wal", "-shm"] {
            let with = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
            if with(store).exists() {
                fs::rename(with(store), with(former))?;
            }
        }
    }
    fs::rename(&beside, store)?;
    let restored = Store::open(store, key, rim.clone(), Caches::MAIN)?;
    let mut regained = 0;
    if let Some(former) = &former {
        regained = regain(&restored, former, key);
    }
    let commits = restored.check_quick()?.commits;
    Ok(Restored { former, regained, commits })
}

/// Reads commit by commit what the former store still gives, newest last, and stops counting where it gives nothing.
fn regain(restored: &Store, former: &Path, key: &DataKey) -> u64 {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let Ok(old) = connect(former, key, flags, 4096) else { return 0 };
    let Ok(last) = restored.reading(log::last_position) else { return 0 };
    let mut position = last;
    // Positions have no gaps: the first that cannot be read does not end the search, the ones behind it may lie on whole pages.
    let mut misses = 0;
    while misses < 1000 {
        position += 1;
        let found = old
            .query_row(
                &format!("SELECT {} FROM commits m WHERE m.position = ?1", log::HEADING_COLUMNS),
                [position],
                log::read_heading,
            )
            .ok()
            .and_then(|(_, heading)| Some(log::Commit { changes: log::changes_in(&old, heading.id).ok()?, heading }));
        match found {
            Some(commit) if restored.merge(std::slice::from_ref(&commit)).is_ok() => misses = 0,
            _ => misses += 1,
        }
    }
    // Counted where they lie now: a commit that the backup had already was not regained.
    restored.reading(log::last_position).map_or(0, |now| (now - last).max(0) as u64)
}
