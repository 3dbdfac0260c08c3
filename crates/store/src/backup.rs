//! Backups: encrypted copies by the engine's own online copy, each read back before it counts, each with the sealed keys
//! beside it, so that the two together open on any machine. In a profile's own folder the newest seven are kept and one a
//! week for four weeks; in any other nothing is ever taken away. Drafts are in none of them.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use domain::record::Id;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cipher::DataKey;
use crate::failure::{Failure, Result};
use crate::files::{if_there, lying_in};
use crate::keys::{KeyFile, Keys, Owner};
use crate::log;
use crate::open::{LOG_VERSION, Store, connect, has_log, with_end};
use crate::platform::sync_folder;
use crate::profile;

/// One backup in its folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BackupLine {
    pub name: String,
    /// When it was made, UTC, ISO 8601.
    pub made_on: String,
    pub size_kib: u32,
}

/// The name of a profile's own folder of backups.
pub const FOLDER: &str = "backups";

const STEP_PAGES: i32 = 512;
const NEWEST: usize = 7;
const WEEKLY: usize = 4;
const TIME: &str = "%Y%m%dT%H%M%S%3fZ";

/// A moment as it stands in the name of a file.
pub(crate) fn moment(now_ms: i64) -> String {
    DateTime::<Utc>::from_timestamp_millis(now_ms).unwrap_or_default().format(TIME).to_string()
}

/// The folder of a profile's own backups.
pub fn folder_of(profile: &Path) -> PathBuf {
    profile.join(FOLDER)
}

impl Store {
    /// Makes a backup among the profile's own, reads it back, and thins those out. `watch` is asked between steps (done,
    /// of) and stops it with false.
    pub fn back_up(&self, watch: &mut dyn FnMut(u64, u64) -> bool) -> Result<BackupLine> {
        let profile = self.path.parent().ok_or(Failure::NotHere)?;
        let folder = folder_of(profile);
        let line = self.back_up_to(&folder, watch)?;
        thin_out(&folder, &self.tag())?;
        hand_keys(profile)?;
        Ok(line)
    }

    /// Makes a backup in any folder and reads it back. Takes nothing away there, whoever else's lie beside it.
    pub fn back_up_to(&self, folder: &Path, watch: &mut dyn FnMut(u64, u64) -> bool) -> Result<BackupLine> {
        fs::create_dir_all(folder)?;
        let path = folder.join(format!("kith-{}-{}.kith", self.tag(), moment(self.rim.now_ms())));
        let beside = with_end(&path, ".part");
        let keys = KeyFile::of_backup(&path);
        let _ = fs::remove_file(&beside);
        let made = self
            .reading(|from| copy(from, &beside, self.key(), watch))
            .and_then(|()| prove(&beside, self.key()))
            .and_then(|()| Ok(fs::OpenOptions::new().write(true).open(&beside)?.sync_all()?))
            // The keys come first: a backup is there only when what opens it is.
            .and_then(|()| keys_to_travel(self.path.parent()).map_or(Ok(()), |travel| keys.write(&travel)))
            .and_then(|()| Ok(fs::rename(&beside, &path)?));
        if let Err(failure) = made {
            let _ = fs::remove_file(&beside);
            let _ = fs::remove_file(keys.path());
            return Err(failure);
        }
        sync_folder(folder)?;
        line(&path).ok_or(Failure::NotHere)
    }

    /// Whose backup it is, in its name: the end of an id, never a name.
    pub(crate) fn tag(&self) -> String {
        let card = self.path.parent().and_then(profile::card_in);
        tag_of(card.map_or(self.device, |card| card.id))
    }
}

fn tag_of(id: Id) -> String {
    id.simple().to_string()[20..].to_owned()
}

/// The sealed keys of a profile's folder as they go with a backup. None where there are none to go: a store outside a
/// profile.
fn keys_to_travel(profile: Option<&Path>) -> Option<Keys> {
    let keys = KeyFile::of_profile(profile?).read().ok()?;
    let card = profile::card_in(profile?)?;
    Some(Keys { owner: Some(Owner { profile: card.id, me: card.me, is_invented: card.is_invented }), ..keys })
}

/// Gives the profile's own backups its keys as they are sealed now: a passphrase or a code that was replaced opens none
/// of them any more, and one made by an earlier Kith gets its pair.
pub(crate) fn hand_keys(profile: &Path) -> Result<()> {
    let Some(keys) = keys_to_travel(Some(profile)) else { return Ok(()) };
    let folder = folder_of(profile);
    for line in list(&folder)? {
        let beside = KeyFile::of_backup(&folder.join(&line.name));
        let is_own = beside.owner().is_none_or(|owner| Some(owner) == keys.owner);
        if is_own && beside.read().ok().as_ref() != Some(&keys) {
            beside.write(&keys)?;
        }
    }
    Ok(())
}

/// Copies a whole file, page by page, under the same key.
pub(crate) fn copy(from: &Connection, path: &Path, key: &DataKey, watch: &mut dyn FnMut(u64, u64) -> bool) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut to = connect(path, key, flags, 1024)?;
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
    // One file, whole by itself: reading a copy leaves no journal beside it.
    to.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    Ok(())
}

/// Reads a backup back: it opens, every page is whole, the log is there and its newest commits are as they were written.
pub(crate) fn prove(path: &Path, key: &DataKey) -> Result<()> {
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

/// The backups of a folder, newest first.
pub fn list(folder: &Path) -> Result<Vec<BackupLine>> {
    let mut lines: Vec<(NaiveDateTime, BackupLine)> =
        lying_in(folder)?.filter_map(|path| line(&path.ok()?)).filter_map(|line| Some((named(&line.name)?.1, line))).collect();
    lines.sort_by(|a, b| (b.0, &b.1.name).cmp(&(a.0, &a.1.name)));
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// What a backup's name says: whose it is, and when it was made. An earlier Kith did not say whose.
fn named(name: &str) -> Option<(Option<&str>, NaiveDateTime)> {
    let told = name.strip_prefix("kith-")?.strip_suffix(".kith")?;
    let (tag, made) = told.rsplit_once('-').map_or((None, told), |(tag, made)| (Some(tag), made));
    Some((tag, NaiveDateTime::parse_from_str(made, TIME).ok()?))
}

fn line(path: &Path) -> Option<BackupLine> {
    let name = path.file_name()?.to_str()?.to_owned();
    let (_, made) = named(&name)?;
    let size_kib = (fs::metadata(path).ok()?.len() / 1024) as u32;
    Some(BackupLine { made_on: made.and_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true), name, size_kib })
}

/// Destroys every backup of a profile's own folder but one: of this tag, and those of an earlier Kith.
pub(crate) fn destroy_all_but(folder: &Path, name: &str, tag: &str) -> Result<()> {
    for line in list(folder)? {
        if line.name != name && named(&line.name).is_some_and(|(of, _)| of.is_none_or(|of| of == tag)) {
            let path = folder.join(&line.name);
            fs::remove_file(&path)?;
            if_there(fs::remove_file(KeyFile::of_backup(&path).path()))?;
        }
    }
    // Copies that the power or a lock cut off.
    for path in lying_in(folder)? {
        let path = path?;
        let whole = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.split_once(".part")).map(|cut| cut.0);
        if whole.and_then(named).is_some_and(|(of, _)| of.is_none_or(|of| of == tag)) {
            if_there(fs::remove_file(&path))?;
        }
    }
    sync_folder(folder)
}

/// Thins out a profile's own folder: backups of this tag and those of an earlier Kith, whose names say no one's.
fn thin_out(folder: &Path, tag: &str) -> Result<()> {
    let mut weeks: Vec<i64> = Vec::new();
    let own = list(folder)?.into_iter().filter_map(|line| {
        let (of, made) = named(&line.name)?;
        of.is_none_or(|of| of == tag).then_some((made, line.name))
    });
    for (at, (made, name)) in own.enumerate() {
        let week = made.and_utc().timestamp() / (7 * 24 * 3600);
        let is_first_of_week = !weeks.contains(&week);
        if is_first_of_week {
            weeks.push(week);
        }
        if at >= NEWEST && !(is_first_of_week && weeks.len() <= WEEKLY) {
            let path = folder.join(&name);
            fs::remove_file(&path)?;
            if_there(fs::remove_file(KeyFile::of_backup(&path).path()))?;
        }
    }
    // Keys that the power left without their backup, before the one or after the other was gone.
    for path in lying_in(folder)? {
        let path = path?;
        let name = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".keys"));
        let is_own = name.is_some_and(|name| named(&format!("{name}.kith")).is_some_and(|(of, _)| of.is_none_or(|of| of == tag)));
        if is_own && !path.with_extension("kith").exists() {
            if_there(fs::remove_file(&path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_whose_and_when_and_an_earlier_one_when() {
        let made = |text| NaiveDateTime::parse_from_str(text, TIME).unwrap();
        let at = "20260910T120000000Z";
        assert_eq!(named(&format!("kith-1f2e3d4c5b6a-{at}.kith")), Some((Some("1f2e3d4c5b6a"), made(at))));
        assert_eq!(named(&format!("kith-{at}.kith")), Some((None, made(at))));
        for other in ["kith-noise.kith", "store.kith", "kith-1f2e3d4c5b6a-20260910T120000000Z.keys", "kith--.kith"] {
            assert_eq!(named(other), None, "{other}");
        }
    }
}
