//! What stays on this machine although there is a district? What names its own school and adults, since the district has its
//! own; and files of students whom the district did not give this person: it would have to refuse them, and what is refused
//! leaves the picture. All of it is kept and worked with as before. When the district gives such a file, what was
//! recorded in it before goes out by itself: a student of a roster has the same id wherever that roster was read. And what this
//! machine read out of a roster of its own makes way for what the district says.

use rusqlite::Connection;

use super::incoming::Touched;
use super::tray;
use crate::commit::Committed;
use crate::failure::Result;
use crate::open::Store;

/// Over `parts p`: this part stays here.
const STAYS: &str = "(
    (p.tier = 2 AND p.scope <> 'student')
    OR (p.tier = 2 AND p.scope = 'student'
        AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.position BETWEEN p.first_change AND p.last_change AND c.field NOT IN ('row', 'has_left'))
        AND NOT EXISTS (SELECT 1 FROM packs k WHERE k.position BETWEEN p.first_change AND p.last_change AND k.field NOT IN ('row', 'has_left')))
    OR (p.scope IN ('student', 'section', 'school')
        AND NOT (p.scope = 'student' AND substr(hex(p.scope_id), 13, 1) = '7')
        AND NOT EXISTS (SELECT 1 FROM pairs q WHERE q.scope_id = p.scope_id AND q.scope = p.scope)))";

/// Over `parts p` and `commits m`: the district never had this part, this device wrote it, and it may travel.
const OWN_AND_NEW: &str = "p.tier <> 9 AND p.feed_position IS NULL AND m.device = (SELECT value FROM meta WHERE key = 'device')";

impl Store {
    /// Sorts what waits, for a store that has a district: what stays here waits no longer. With `all`, what stayed and may go
    /// by now waits again, and a roster that was read here makes way: asked after the district gave or took a file. Says what
    /// to read again.
    pub fn sort_outbox(&self, all: bool) -> Result<Committed> {
        self.at_once(|sql| {
            sort(sql, all)?;
            if all { makes_way(sql)?.read_again(sql, self, "sync") } else { Ok(Committed::nothing("sync")) }
        })
    }

    /// How many parts of this device's own stay here.
    pub fn staying(&self) -> Result<u32> {
        self.reading(|sql| {
            let count = format!(
                "SELECT count(*) FROM parts p JOIN commits m ON m.position = p.commit_position
                 WHERE {OWN_AND_NEW} AND p.scope = 'student' AND p.tier <> 2 AND {STAYS}"
            );
            Ok(sql.prepare_cached(&count)?.query_row([], |row| row.get(0))?)
        })
    }
}

fn sort(sql: &Connection, all: bool) -> Result<()> {
    if all {
        sql.prepare_cached(&format!(
            "INSERT INTO outbox (part) SELECT p.part FROM parts p JOIN commits m ON m.position = p.commit_position
             WHERE {OWN_AND_NEW} AND NOT {STAYS} ORDER BY p.part ON CONFLICT (part) DO NOTHING"
        ))?
        .execute([])?;
    }
    sql.prepare_cached(&format!(
        "DELETE FROM outbox WHERE part IN (SELECT o.part FROM outbox o JOIN parts p ON p.part = o.part JOIN commits m ON m.position = p.commit_position WHERE {OWN_AND_NEW} AND {STAYS})"
    ))?
    .execute([])?;
    Ok(())
}

/// Takes out what a roster said here of those of whom the district has said all it has: it would be shown before whatever
/// the district says from now on. Who was written down by hand stays.
fn makes_way(sql: &Connection) -> Result<Touched> {
    let mut found = sql.prepare_cached(&format!(
        "SELECT p.part FROM parts p JOIN commits m ON m.position = p.commit_position
         WHERE {OWN_AND_NEW} AND p.tier = 2 AND m.edit = 'apply_roster'
           AND EXISTS (SELECT 1 FROM pairs q WHERE q.scope_id = p.scope_id AND q.scope = p.scope AND q.tier = 2 AND q.filled IS NULL AND q.is_lost = 0)"
    ))?;
    let parts = found.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut touched = Touched::default();
    for part in parts {
        tray::take_out(sql, part, &mut touched)?;
    }
    Ok(touched)
}
