//! Writes many rows of one table through one statement, some at a time: SQLite then finds the end of a table once for all of
//! them. It decides nothing about a row, and what was put is there only after [`Rows::flush`].

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, Statement};

use crate::failure::Result;

/// Rows that are written at once. More gains nothing and holds their values in memory twice.
const AT_ONCE: usize = 32;

/// Rows on their way into a table.
pub(crate) struct Rows<'a> {
    statement: Statement<'a>,
    columns: usize,
    /// Bound and not written yet.
    waiting: usize,
}

impl<'a> Rows<'a> {
    /// Through `into`, an INSERT up to its column list, for rows of so many columns.
    pub fn new(sql: &'a Connection, into: &str, columns: usize) -> Result<Rows<'a>> {
        Rows::told(sql, into, columns, "*")
    }

    /// The same for rows whose further columns are alike: `alike` is what SQL says for them.
    pub fn alike(sql: &'a Connection, into: &str, columns: usize, alike: &str) -> Result<Rows<'a>> {
        Rows::told(sql, into, columns, &format!("*, {alike}"))
    }

    fn told(sql: &'a Connection, into: &str, columns: usize, what: &str) -> Result<Rows<'a>> {
        let row = format!("({})", vec!["?"; columns].join(","));
        // The last rows are fewer: the limit says how many of those that are bound count.
        let statement = sql.prepare(&format!("{into} SELECT {what} FROM (VALUES {}) LIMIT ?", vec![row; AT_ONCE].join(",")))?;
        Ok(Rows { statement, columns, waiting: 0 })
    }

    /// Adds a row; a value that is not given is null.
    pub fn put<'v>(&mut self, values: impl IntoIterator<Item = ToSqlOutput<'v>>) -> Result<()> {
        let first = self.waiting * self.columns + 1;
        let mut values = values.into_iter();
        for at in first..first + self.columns {
            match values.next() {
                Some(value) => self.statement.raw_bind_parameter(at, value)?,
                None => self.statement.raw_bind_parameter(at, rusqlite::types::Null)?,
            }
        }
        self.waiting += 1;
        if self.waiting == AT_ONCE { self.flush() } else { Ok(()) }
    }

    /// Writes what waits.
    pub fn flush(&mut self) -> Result<()> {
        if self.waiting > 0 {
            self.statement.raw_bind_parameter(AT_ONCE * self.columns + 1, self.waiting as i64)?;
            self.statement.raw_execute()?;
            self.waiting = 0;
        }
        Ok(())
    }
}

/// Bytes as a value that is not copied on its way to SQLite.
pub(crate) fn blob(bytes: &[u8]) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(rusqlite::types::ValueRef::Blob(bytes))
}

/// Text in the same way.
pub(crate) fn text(text: &str) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(rusqlite::types::ValueRef::Text(text.as_bytes()))
}

/// A whole number.
pub(crate) fn whole(number: i64) -> ToSqlOutput<'static> {
    ToSqlOutput::Owned(rusqlite::types::Value::Integer(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_written_once_and_in_its_place() {
        for many in [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE + 5] {
            let sql = Connection::open_in_memory().unwrap();
            sql.execute_batch("CREATE TABLE held (position INTEGER PRIMARY KEY, name TEXT, mark BLOB)").unwrap();
            let mut rows = Rows::new(&sql, "INSERT INTO held (position, name, mark)", 3).unwrap();
            for at in 0..many {
                let name = format!("row {at}");
                let mark = [at as u8];
                let values = [whole(at as i64), text(&name), blob(&mark)];
                // Every third has no mark.
                rows.put(values.into_iter().take(if at % 3 == 0 { 2 } else { 3 })).unwrap();
            }
            rows.flush().unwrap();
            let found: Vec<(u32, String, Option<Vec<u8>>)> = sql
                .prepare("SELECT position, name, mark FROM held ORDER BY position")
                .unwrap()
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                .unwrap()
                .collect::<rusqlite::Result<_>>()
                .unwrap();
            let told: Vec<_> =
                (0..many as u32).map(|at| (at, format!("row {at}"), (at % 3 != 0).then(|| vec![at as u8]))).collect();
            assert_eq!(found, told);
        }
    }
}
