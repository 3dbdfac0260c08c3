//! Reads the tables out of the log again. What was in the tables before does not matter, which is the
//! point: a schema change, a damaged index and a doubt all end here.

use domain::change::{Change, Scope, resolve};
use domain::record::{Id, Kind};
use rusqlite::Connection;

use crate::failure::Result;
use crate::log::{self, CHANGE_COLUMNS, CHANGE_TABLES};
use crate::tables;

/// Drops every table, makes them as `tables.sql` says, and reads the log. One transaction: a crash leaves the former tables.
pub fn rebuild(sql: &Connection) -> Result<u64> {
    let cache: i64 = sql.query_row("PRAGMA cache_size", [], |row| row.get(0))?;
    // The log is read by record, which jumps about in it: a large cache for as long as this takes.
    sql.execute_batch("PRAGMA cache_size = -131072; SAVEPOINT rebuild;")?;
    let done = read_again(sql);
    match &done {
        Ok(_) => sql.execute_batch("RELEASE rebuild")?,
        Err(_) => sql.execute_batch("ROLLBACK TO rebuild; RELEASE rebuild")?,
    }
    sql.execute_batch(&format!("PRAGMA cache_size = {cache};"))?;
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

fn read_again(sql: &Connection) -> Result<u64> {
    for table in tables::all_tables() {
        sql.execute_batch(&format!("DROP TABLE IF EXISTS {table};"))?;
    }
    let (made, indexed) = statements();
    sql.execute_batch(&made)?;
    let mut count = 0u64;
    {
        let mut all = sql.prepare(&format!("SELECT {CHANGE_COLUMNS} FROM {CHANGE_TABLES} ORDER BY c.record"))?;
        let mut rows = all.query([])?;
        let mut record: Vec<Change> = Vec::new();
        while let Some(row) = rows.next()? {
            let change = log::read_change(row)?;
            count += 1;
            if record.first().is_some_and(|first| first.record != change.record) {
                project(sql, &record)?;
                record.clear();
            }
            record.push(change);
        }
        project(sql, &record)?;
    }
    sql.execute_batch(&indexed)?;
    log::set_meta(sql, "tables", blake3::hash(tables::SCHEMA.as_bytes()).as_bytes())?;
    Ok(count)
}

/// Reads one record out of its changes into the tables. Kinds that this program does not know wait in the log.
pub(crate) fn project(sql: &Connection, changes: &[Change]) -> Result<Option<(Kind, Scope, Id)>> {
    let Some(first) = changes.first() else { return Ok(None) };
    let Some(kind) = Kind::named(&first.kind) else { return Ok(None) };
    let resolved = resolve(changes);
    tables::project(sql, kind, first.record, first.scope, &resolved)?;
    Ok(Some((kind, first.scope, first.record)))
}
