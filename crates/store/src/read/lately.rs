//! Who just came in? Read from the log: whose record begins in a list, a roster or a class of the last days. Nobody is marked
//! by what brought the first students of all: there everybody is new. Nothing is recorded, so an import that is taken back
//! marks nobody, and a mark goes by itself.

use std::collections::HashSet;

use domain::edit::APPLY_ROSTER;
use domain::record::Id;
use rusqlite::Connection;

use crate::failure::Result;
use crate::log::column_id;

/// Whoever came in so many days ago is nobody new any more.
pub const LATELY_DAYS: i64 = 7;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Since when somebody came in lately: a stamp, and the first commit of all that brought students.
pub(crate) struct Lately {
    since: i64,
    first: i64,
}

/// The edits (alias c) by which students come in.
fn brings() -> String {
    format!("c.edit IN ('{APPLY_ROSTER}', 'add_students', 'bring_class')")
}

/// What parts (alias p) and their changes (alias g) say of a student for the first time. A student's part is read by its
/// changes, which are a few: those of a roster have one.
const BEGINS: &str = "p.scope = 'student' AND EXISTS (
    SELECT 1 FROM changes g WHERE g.position BETWEEN p.first_change AND p.last_change
      AND g.record = p.scope_id AND g.kind = 'student' AND g.field IN ('row', 'by_hand') AND g.seen = x'')";

impl Lately {
    pub(crate) fn of(sql: &Connection, now_ms: i64) -> Result<Lately> {
        let first = sql
            .prepare_cached(&format!("SELECT coalesce(min(c.position), 0) FROM commits c WHERE {}", brings()))?
            .query_row([], |row| row.get(0))?;
        Ok(Lately { since: (now_ms - LATELY_DAYS * DAY_MS).max(0) << 16, first })
    }

    /// Whether a student came in lately.
    pub(crate) fn is_new(&self, sql: &Connection, student: Id) -> Result<bool> {
        let found = sql
            .prepare_cached(&format!(
                "SELECT EXISTS (SELECT 1 FROM parts p JOIN commits c ON c.position = p.commit_position
                 WHERE p.scope_id = ?1 AND p.commit_position > ?2 AND c.stamp >= ?3 AND {} AND {BEGINS})",
                brings()
            ))?
            .query_row(rusqlite::params![student.as_bytes(), self.first, self.since], |row| row.get(0))?;
        Ok(found)
    }

    /// Everybody who came in lately, of whom some may have been taken back since.
    pub(crate) fn all(&self, sql: &Connection) -> Result<HashSet<Id>> {
        let mut found = sql.prepare_cached(&format!(
            "SELECT DISTINCT p.scope_id FROM commits c JOIN parts p ON p.commit_position = c.position
             WHERE c.stamp >= ?2 AND c.position > ?1 AND {} AND {BEGINS}",
            brings()
        ))?;
        let found = found.query_map([self.first, self.since], |row| column_id(row, 0))?.collect::<rusqlite::Result<_>>()?;
        Ok(found)
    }
}
