//! Is this store whole? A quick answer at start, a full one in the background. It reads and tells; it
//! mends nothing.

use rusqlite::Connection;
use serde::Serialize;

use crate::failure::{Failure, Result};
use crate::log;
use crate::open::Store;
use crate::rebuild;

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

impl Store {
    /// What keeps the file: the engine and the cipher with their versions.
    pub fn engine(&self) -> Result<String> {
        self.reading(|sql| {
            let word = |query: &str| sql.query_row(query, [], |row| row.get::<_, String>(0));
            Ok(format!("SQLite {}, SQLCipher {}", word("SELECT sqlite_version()")?, word("PRAGMA cipher_version")?))
        })
    }

    /// The newest commits still hash to what was written, and the tables answer. Some milliseconds.
    pub fn check_quick(&self) -> Result<Health> {
        self.reading(|sql| {
            let mut troubles = Vec::new();
            if !log::hashes_hold(sql, 20)? {
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
        let mut health = self.look_through()?;
        for _ in 0..AGAIN {
            if health.is_whole {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(200));
            health = self.look_through()?;
        }
        Ok(health)
    }

    fn look_through(&self) -> Result<Health> {
        self.reading(|sql| {
            let mut troubles = Vec::new();
            collect(sql, "PRAGMA cipher_integrity_check", &mut troubles)?;
            // One look at log and tables: what is committed meanwhile is in neither.
            let sql = sql.unchecked_transaction()?;
            collect(&sql, "PRAGMA integrity_check(20)", &mut troubles)?;
            if troubles.is_empty() && !log::hashes_hold(&sql, u32::MAX)? {
                troubles.push("a commit does not hash to what was written".to_owned());
            }
            if troubles.is_empty() {
                let wrong = rebuild::records_apart(&sql)?;
                if wrong > 0 {
                    troubles.push(format!("{wrong} records in the tables are not what the log says"));
                }
            }
            health(&sql, troubles, true)
        })
    }
}

/// How often a trouble is looked at again before it is believed.
const AGAIN: usize = 2;

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
        changes: count("SELECT coalesce(max(position), 0) FROM changes")? as u64,
        troubles,
        is_full,
    })
}
