//! Reads the tables out of the log again. What was in the tables before does not matter, which is the
//! point: a schema change, a damaged index and a doubt all end here.

use domain::change::{Change, REMOVED, Scope, resolve};
use domain::record::{Id, Kind};
use rusqlite::Connection;

use crate::failure::{Failure, Result};
use crate::log;
use crate::open::Store;
use crate::tables;

impl Store {
    /// Reads every table out of the log again, whatever they hold now. Gives how many changes were read.
    pub fn rebuild(&self) -> Result<u64> {
        rebuild(&self.writer(), &mut |_, _| true)
    }
}

/// Told how far a rebuild is, done and of how much; false stops it. Without its tables a store is of no use: stopped, it stays
/// closed with the former ones, and the next opening begins again. What was recorded is in the log, which is only read.
pub type Told<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// So many changes are read between two words.
const TOLD_EVERY: u64 = 4_096;

/// Making the indexes takes as long as this part of the changes.
const INDEX_PART: u64 = 8;

/// What a rebuild may take of memory for pages; they are given back when it is over.
const MOST_CACHE_KIB: i64 = 512 * 1024;

/// Drops every table, makes them as `tables.sql` says, and reads the log. One transaction: a crash, or
/// whoever stops it, leaves the former tables.
pub fn rebuild(sql: &Connection, told: Told<'_>) -> Result<u64> {
    let cache: i64 = sql.query_row("PRAGMA cache_size", [], |row| row.get(0))?;
    // The log is read by record, which jumps about in it: a page that is not kept is decrypted again for every change on it.
    let whole: i64 = sql.query_row(
        "SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) / 1024",
        [],
        |row| row.get(0),
    )?;
    let kib = (whole * 3 / 2).clamp(32 * 1024, MOST_CACHE_KIB);
    sql.execute_batch(&format!("PRAGMA cache_size = -{kib}; SAVEPOINT rebuild;"))?;
    let done = read_again(sql, told);
    match &done {
        Ok(_) => sql.execute_batch("RELEASE rebuild")?,
        Err(_) => sql.execute_batch("ROLLBACK TO rebuild; RELEASE rebuild")?,
    }
    sql.execute_batch(&format!("PRAGMA cache_size = {cache}; PRAGMA shrink_memory;"))?;
    done
}

/// The statements of `tables.sql`, those that make indexes apart: they are made when the rows lie there.
fn statements() -> (String, String) {
    let mut made = String::new();
    let mut indexed = String::new();
    let text: String = tables::SCHEMA.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
    for statement in text.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
        let to = if statement.starts_with("CREATE INDEX") { &mut indexed } else { &mut made };
        to.push_str(statement);
        to.push_str(";\n");
    }
    (made, indexed)
}

fn read_again(sql: &Connection, told: Told<'_>) -> Result<u64> {
    // The highest position and not a count, which would go over the whole log first: an erasure alone leaves gaps.
    let changes = (log::next_change(sql)? - 1) as u64;
    let of = changes + changes / INDEX_PART;
    let mut read = 0;
    tables::drop_all(sql)?;
    let (made, indexed) = statements();
    sql.execute_batch(&made)?;
    let count = each_record(sql, |changes| {
        let before = read;
        read += changes.len() as u64;
        if before / TOLD_EVERY != read / TOLD_EVERY && !told(read, of) {
            return Err(Failure::Cancelled);
        }
        project(sql, changes).map(drop)
    })?;
    sql.execute_batch(&indexed)?;
    log::set_meta(sql, "tables", blake3::hash(tables::SCHEMA.as_bytes()).as_bytes())?;
    told(of, of);
    Ok(count)
}

/// How many records the tables hold otherwise than the log says, conflicts included. Writes nothing.
pub(crate) fn records_apart(sql: &Connection) -> Result<u64> {
    let mut apart = 0u64;
    let (mut there, mut contested) = (0i64, 0i64);
    let mut conflicts =
        sql.prepare("SELECT field, kind, scope, scope_id FROM conflict WHERE record = ?1 AND kind = ?2 ORDER BY field")?;
    let mut look = |record: &[Change]| -> Result<()> {
        let Some(first) = record.first() else { return Ok(()) };
        let Some(kind) = Kind::named(&first.kind) else { return Ok(()) };
        let mut resolved = resolve(record);
        resolved.fields.remove(REMOVED);
        let told = resolved.is_there.then(|| tables::as_read(kind, &resolved.fields));
        let scope = scope_of(record).unwrap_or(first.scope);
        let mut named: Vec<(String, String, String, Vec<u8>)> = resolved
            .conflicts
            .iter()
            .map(|conflict| {
                (conflict.field.clone(), kind.name().to_owned(), scope.word().to_owned(), scope.id().as_bytes().to_vec())
            })
            .collect();
        named.sort();
        let held = conflicts
            .query_map(rusqlite::params![first.record.as_bytes(), kind.name()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?
            .collect::<rusqlite::Result<Vec<(String, String, String, Vec<u8>)>>>()?;
        apart += u64::from(tables::Tables(sql).find(kind, first.record)? != told || held != named);
        there += i64::from(resolved.is_there);
        contested += named.len() as i64;
        Ok(())
    };
    each_record(sql, &mut look)?;
    // Rows that no change speaks of.
    let count = |table: &str| sql.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0));
    for kind in Kind::ALL {
        there -= count(tables::table(kind))?;
    }
    contested -= count("conflict")?;
    apart += tables::presences::apart(sql)?;
    Ok(apart + there.unsigned_abs() + contested.unsigned_abs())
}

/// Walks the log record by record, with all that was ever said about each. Gives how many changes were read.
fn each_record(sql: &Connection, mut meet: impl FnMut(&[Change]) -> Result<()>) -> Result<u64> {
    log::each_id(sql, |changes| by_kind(changes).try_for_each(&mut meet))
}

/// The changes of one id, apart by kind: a record is both.
pub(crate) fn by_kind(changes: &mut [Change]) -> impl Iterator<Item = &[Change]> {
    if changes.windows(2).any(|two| two[0].kind != two[1].kind) {
        changes.sort_by(|a, b| a.kind.cmp(&b.kind));
    }
    changes.chunk_by(|a, b| a.kind == b.kind)
}

/// Reads one record out of its changes into the tables. Kinds that this program does not know wait in the log.
pub(crate) fn project(sql: &Connection, changes: &[Change]) -> Result<Option<(Kind, Scope, Id)>> {
    let Some(first) = changes.first() else { return Ok(None) };
    let Some(kind) = Kind::named(&first.kind) else { return Ok(None) };
    let scope = scope_of(changes).unwrap_or(first.scope);
    tables::project(sql, kind, first.record, scope, &resolve(changes))?;
    Ok(Some((kind, scope, first.record)))
}

/// Takes a record out of its table, of which nothing is said any more.
pub(crate) fn forget(sql: &Connection, kind: Kind, record: Id) -> Result<()> {
    sql.prepare_cached("DELETE FROM conflict WHERE record = ?1 AND kind = ?2")?
        .execute(rusqlite::params![record.as_bytes(), kind.name()])?;
    tables::write_record(sql, kind, record, None)
}

/// Whose file a record is in: as its newest change says, in whatever order they came.
pub(crate) fn scope_of(changes: &[Change]) -> Option<Scope> {
    changes.iter().max_by_key(|change| (change.stamp, change.device, change.name)).map(|change| change.scope)
}
