//! How does one file serve a district? One writer, whose transactions end together where several wait (group commit), and a
//! few readers. The file is encrypted with the server's data key. Whoever is answered lies on the disk.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql};
use store::cipher::DataKey;

use super::{Failure, Ledger, Result, Row, Sql, TRIES, Value, Work, schema};

/// So many transactions end together at most.
const MOST_TOGETHER: usize = 64;
const READERS: usize = 4;

/// The ledger in one encrypted file.
pub struct Embedded {
    path: PathBuf,
    key: DataKey,
    writer: Mutex<Writer>,
    /// Who waits for the writer: the last of them ends the transaction for all.
    waiting: AtomicUsize,
    readers: Mutex<Vec<Connection>>,
    reader_free: Condvar,
}

struct Writer {
    sql: Connection,
    /// Those whose work is done inside the open transaction, and how it ended.
    together: Option<Arc<Together>>,
}

#[derive(Default)]
struct Together {
    size: AtomicUsize,
    ended: Mutex<Option<bool>>,
    told: Condvar,
}

impl Together {
    fn end(&self, is_kept: bool) {
        *locked(&self.ended) = Some(is_kept);
        self.told.notify_all();
    }

    fn wait(&self) -> bool {
        let mut ended = locked(&self.ended);
        loop {
            match *ended {
                Some(is_kept) => return is_kept,
                None => ended = self.told.wait(ended).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

fn connect(path: &Path, key: &DataKey, flags: OpenFlags) -> Result<Connection> {
    let hex = key.expose().iter().fold(zeroize::Zeroizing::new(String::with_capacity(64)), |mut text, byte| {
        use std::fmt::Write;
        let _ = write!(text, "{byte:02x}");
        text
    });
    let open = || -> rusqlite::Result<Connection> {
        let sql = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        sql.execute_batch(&format!("PRAGMA key = \"x'{}'\"; PRAGMA cipher_log_level = NONE;", hex.as_str()))?;
        sql.execute_batch(
            "PRAGMA cipher_memory_security = OFF; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 10000;
             PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;",
        )?;
        sql.set_prepared_statement_cache_capacity(256);
        sql.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
        Ok(sql)
    };
    open().map_err(|why| Failure::Broken(why.into()))
}

impl Embedded {
    /// Opens the file, or makes it.
    pub fn open(path: &Path, key: &DataKey) -> Result<Embedded> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|why| Failure::Unreachable(why.into()))?;
        }
        let both = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let sql = connect(path, key, both)?;
        let make = || -> rusqlite::Result<()> {
            sql.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 33554432;")?;
            schema::TABLES.iter().try_for_each(|table| sql.execute_batch(table))
        };
        make().map_err(|why| Failure::Broken(why.into()))?;
        let readers = (0..READERS).map(|_| connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)).collect::<Result<Vec<_>>>()?;
        let ledger = Embedded {
            path: path.to_owned(),
            key: key.clone(),
            writer: Mutex::new(Writer { sql, together: None }),
            waiting: AtomicUsize::new(0),
            readers: Mutex::new(readers),
            reader_free: Condvar::new(),
        };
        ledger.write(&mut |sql| schema::note(sql))?;
        Ok(ledger)
    }

    /// Brings the journal into the file, so that the file alone is the ledger.
    pub fn fold(&self) -> Result<()> {
        let writer = locked(&self.writer);
        writer.sql.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(told)
    }

    /// One turn with the writer. None where the work is inside the group's transaction, which this gives.
    fn turn(&self, work: Work<'_>) -> Result<Arc<Together>> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut writer = locked(&self.writer);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        if writer.together.is_none() {
            // Another process (an administrator's own command) may hold the file for a moment.
            writer.sql.execute_batch("BEGIN IMMEDIATE").map_err(told)?;
            writer.together = Some(Arc::default());
        }
        // Whatever happens inside, the group's transaction is ended by somebody: others wait for it.
        let done = catch_unwind(AssertUnwindSafe(|| {
            writer.sql.execute_batch("SAVEPOINT one").map_err(told)?;
            let done = work(&mut Inside(&writer.sql));
            let end = if done.is_ok() { "RELEASE one" } else { "ROLLBACK TO one; RELEASE one" };
            writer.sql.execute_batch(end).map_err(told).and(done)
        }));
        if done.is_err() && is_open(&writer.sql) {
            let _ = writer.sql.execute_batch("ROLLBACK TO one; RELEASE one");
        }
        let together = writer.together.clone().unwrap_or_default();
        let size = together.size.fetch_add(1, Ordering::SeqCst) + 1;
        // Who waits comes next for certain, and ends it then.
        if self.waiting.load(Ordering::SeqCst) == 0 || size >= MOST_TOGETHER || !is_open(&writer.sql) {
            writer.together = None;
            let is_kept = is_open(&writer.sql) && writer.sql.execute_batch("COMMIT").is_ok();
            if !is_kept && is_open(&writer.sql) {
                let _ = writer.sql.execute_batch("ROLLBACK");
            }
            together.end(is_kept);
        }
        drop(writer);
        done.unwrap_or_else(|panic| resume_unwind(panic)).map(|()| together)
    }
}

fn is_open(sql: &Connection) -> bool {
    !sql.is_autocommit()
}

fn told(why: rusqlite::Error) -> Failure {
    match why.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Failure::Again,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Failure::Broken(why.into()),
        Some(ErrorCode::ConstraintViolation) => Failure::Again,
        _ => Failure::Unreachable(why.into()),
    }
}

impl Ledger for Embedded {
    fn write(&self, work: Work<'_>) -> Result<()> {
        for tried in 0..TRIES {
            match self.turn(work) {
                Ok(together) if together.wait() => return Ok(()),
                Ok(_) => return Err(Failure::Unreachable(anyhow::anyhow!("the transaction could not be written to the disk"))),
                Err(Failure::Again) => std::thread::sleep(std::time::Duration::from_millis(u64::from(tried))),
                Err(why) => return Err(why),
            }
        }
        Err(Failure::Again)
    }

    fn read(&self, work: Work<'_>) -> Result<()> {
        let mut free = locked(&self.readers);
        let sql = loop {
            match free.pop() {
                Some(sql) => break sql,
                None => free = self.reader_free.wait(free).unwrap_or_else(PoisonError::into_inner),
            }
        };
        drop(free);
        let done = sql.execute_batch("BEGIN").map_err(told).and_then(|()| work(&mut Inside(&sql)));
        let _ = sql.execute_batch("COMMIT");
        locked(&self.readers).push(sql);
        self.reader_free.notify_one();
        done
    }

    fn place(&self) -> String {
        "the embedded ledger".into()
    }

    fn copy_to(&self, file: &Path) -> Result<Option<()>> {
        let from = connect(&self.path, &self.key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut into = connect(file, &self.key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let copy = rusqlite::backup::Backup::new(&from, &mut into).map_err(told)?;
        copy.run_to_completion(512, std::time::Duration::ZERO, None).map_err(told)?;
        drop(copy);
        let is_whole: String = into.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(told)?;
        if is_whole != "ok" {
            return Err(Failure::Broken(anyhow::anyhow!("the copy does not read back")));
        }
        drop(into);
        std::fs::File::open(file).and_then(|file| file.sync_all()).map_err(|why| Failure::Unreachable(why.into()))?;
        Ok(Some(()))
    }
}

struct Inside<'a>(&'a Connection);

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Number(of) => ValueRef::Integer(*of),
            Value::Text(of) => ValueRef::Text(of.as_bytes()),
            Value::Bytes(of) => ValueRef::Blob(of),
        }))
    }
}

impl Sql for Inside<'_> {
    fn run(&mut self, statement: &'static str, with: &[Value]) -> Result<u64> {
        // `$1` is a name to SQLite, which gives names their places as they first stand: the order is the same.
        let mut run = self.0.prepare_cached(statement).map_err(told)?;
        Ok(run.execute(rusqlite::params_from_iter(with)).map_err(told)? as u64)
    }

    fn ask(&mut self, statement: &'static str, with: &[Value]) -> Result<Vec<Row>> {
        let mut ask = self.0.prepare_cached(statement).map_err(told)?;
        let columns = ask.column_count();
        let mut rows = ask.query(rusqlite::params_from_iter(with)).map_err(told)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next().map_err(told)? {
            let one = (0..columns).map(|at| {
                Ok(match row.get_ref(at).map_err(told)? {
                    ValueRef::Null => Value::Null,
                    ValueRef::Integer(of) => Value::Number(of),
                    ValueRef::Text(of) => Value::Text(String::from_utf8_lossy(of).into_owned()),
                    ValueRef::Blob(of) => Value::Bytes(of.to_vec()),
                    ValueRef::Real(_) => return Err(Failure::Broken(anyhow::anyhow!("the ledger keeps no fractions"))),
                })
            });
            all.push(Row(one.collect::<Result<_>>()?));
        }
        Ok(all)
    }
}
