//! Is this store whole? A quick answer before the first screen, a full one in the background, and a full one of a file
//! that nobody has open. It reads and tells; it mends nothing.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use serde::Serialize;

use crate::cipher::DataKey;
use crate::clock::{Rim, minted};
use crate::failure::{Failure, Result};
use crate::open::{Hold, LOG_VERSION, Store, bring_up, connect, connect_still, has_log, is_large_enough};
use crate::{backup, log, rebuild, tables};

/// What a check found. Counts only, never content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Health {
    pub is_whole: bool,
    /// What is not whole, in the words of the engine; empty when it is.
    pub troubles: Vec<String>,
    pub commits: u64,
    pub changes: u64,
    /// False for the quick check.
    pub is_full: bool,
}

/// How much of the log the quick check hashes again: so many of the newest commits, so many changes together.
const QUICK_COMMITS: u32 = 20;
const QUICK_CHANGES: i64 = 5_000;

impl Store {
    /// What keeps the file: the engine and the cipher with their versions.
    pub fn engine(&self) -> Result<String> {
        self.reading(|sql| {
            let word = |query: &str| sql.query_row(query, [], |row| row.get::<_, String>(0));
            Ok(format!("SQLite {}, SQLCipher {}", word("SELECT sqlite_version()")?, word("PRAGMA cipher_version")?))
        })
    }

    /// What can be known in some milliseconds, whatever the size: every table answers, the newest commits are there and
    /// hash to what was written, and each page on the way is authenticated. The pages between are for the full check; a
    /// file that was cut off the engine itself refuses.
    pub fn check_quick(&self) -> Result<Health> {
        self.reading(|sql| {
            let mut troubles = Vec::new();
            tables_answer(sql)?;
            if !log::hashes_hold_within(sql, QUICK_COMMITS, QUICK_CHANGES)? {
                troubles.push("a recent commit does not hash to what was written".to_owned());
            }
            health(sql, troubles, false)
        })
    }

    /// Every page can be read. For a draft, which is small: a damaged one is found when it is opened and not in a sitting.
    pub(crate) fn pages_hold(&self) -> Result<()> {
        let mut troubles = Vec::new();
        self.reading(|sql| collect(sql, "PRAGMA quick_check(1)", &mut troubles))?;
        if troubles.is_empty() { Ok(()) } else { Err(Failure::Damaged) }
    }

    /// Every page's authentication, every index, every part's hash, and that the log gives the tables. Reads the whole file.
    /// A trouble counts only when it is there again: the cipher's check reads pages beside the engine, and meets one half
    /// written when somebody works meanwhile.
    pub fn check_full(&self) -> Result<Health> {
        let mut health = self.reading(look_through)?;
        for _ in 0..AGAIN {
            if health.is_whole {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(200));
            health = self.reading(look_through)?;
        }
        Ok(health)
    }
}

/// The full check of a file that nobody has open: a store, one that was moved aside, a backup. Writes nothing into it or
/// beside it; a log of an earlier Kith is brought up in a copy that is gone afterwards.
pub fn check_file(file: &Path, key: &DataKey, rim: &dyn Rim) -> Result<Health> {
    is_large_enough(file)?;
    let _hold = Hold::take_still(file)?;
    let sql = connect_still(file, key)?;
    let version: u32 = sql.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version > LOG_VERSION {
        return Err(Failure::Newer);
    }
    if !has_log(&sql)? {
        return Err(Failure::Damaged);
    }
    if version == LOG_VERSION {
        return look_through(&sql);
    }
    let mut troubles = Vec::new();
    collect(&sql, "PRAGMA cipher_integrity_check", &mut troubles)?;
    let copied = Passing(std::env::temp_dir().join(format!("kith-check-{}.kith", minted(rim).simple())));
    backup::copy(&sql, &copied.0, key, &mut |_, _| true)?;
    let copy = connect(&copied.0, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX, 4096)?;
    bring_up(&copy)?;
    let mut health = look_through(&copy)?;
    troubles.append(&mut health.troubles);
    Ok(Health { is_whole: troubles.is_empty(), troubles, ..health })
}

/// A file that is gone when this is.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// How often a trouble is looked at again before it is believed.
const AGAIN: usize = 2;

fn look_through(sql: &Connection) -> Result<Health> {
    let mut troubles = Vec::new();
    collect(sql, "PRAGMA cipher_integrity_check", &mut troubles)?;
    // One look at log and tables: what is committed meanwhile is in neither.
    let sql = sql.unchecked_transaction()?;
    collect(&sql, "PRAGMA integrity_check(20)", &mut troubles)?;
    if troubles.is_empty() && !log::hashes_hold(&sql, u32::MAX)? {
        troubles.push("a commit does not hash to what was written".to_owned());
    }
    // Tables of another Kith are read out of the log again when the store is opened: what they hold now does not matter.
    let are_ours = log::meta(&sql, "tables")?.as_deref() == Some(blake3::hash(tables::SCHEMA.as_bytes()).as_bytes());
    if troubles.is_empty() && are_ours {
        let wrong = rebuild::records_apart(&sql)?;
        if wrong > 0 {
            troubles.push(format!("{wrong} records in the tables are not what the log says"));
        }
    }
    health(&sql, troubles, true)
}

/// Reads the first entry of every table, the log's and the projection's.
fn tables_answer(sql: &Connection) -> Result<()> {
    let mut all = sql.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")?;
    let names = all.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    for name in names {
        let mut first = sql.prepare(&format!("SELECT * FROM \"{name}\" NOT INDEXED LIMIT 1"))?;
        first.query([])?.next()?;
    }
    Ok(())
}

fn collect(sql: &Connection, pragma: &str, troubles: &mut Vec<String>) -> Result<()> {
    let mut told = sql.prepare(pragma)?;
    let lines = told.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    troubles.extend(lines.into_iter().filter(|line| line != "ok"));
    Ok(())
}

fn health(sql: &Connection, troubles: Vec<String>, is_full: bool) -> Result<Health> {
    let count = |query: &str| sql.query_row(query, [], |row| row.get::<_, i64>(0));
    Ok(Health {
        is_whole: troubles.is_empty(),
        commits: count("SELECT coalesce(max(position), 0) FROM commits")? as u64,
        changes: (log::next_change(sql)? - 1) as u64,
        troubles,
        is_full,
    })
}
