//! Opens a store: one encrypted file, one writer, a few readers. Refuses a file of a newer program,
//! and one that another Kith holds open. Rebuilds the tables when their definition has changed. Makes a
//! file only where it is asked to make one: a store that is missing is never taken for a new one.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

use domain::change::Stamp;
use domain::record::Id;
use fs4::fs_std::FileExt;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::cipher::DataKey;
use crate::clock::{Rim, minted};
use crate::failure::{Failure, Result};
use crate::files::if_there;
use crate::platform::{WITHOUT_LOCKS, address};
use crate::quiet::Mark;
use crate::rebuild::Told;
use crate::{log, quiet, rebuild, tables};

/// The log's shape. A file with a greater number was written by a newer program and is left alone.
pub const LOG_VERSION: u32 = 4;

/// The journal is folded into the file by the commit that makes it this long, in pages.
pub(crate) const AUTO_CHECKPOINT: &str = "PRAGMA wal_autocheckpoint = 2000;";

/// No store is smaller than its first page.
const SMALLEST: u64 = 4096;

const LOG_SCHEMA: &str = include_str!("../schema/log.sql");

/// From version 1 to 2: parts know where their changes lie, and the index that told it is no longer needed.
const TO_VERSION_2: &str = "
    ALTER TABLE parts ADD COLUMN first_change INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE parts ADD COLUMN last_change INTEGER NOT NULL DEFAULT 0;
    UPDATE parts SET first_change = coalesce((SELECT min(position) FROM changes c WHERE c.part = parts.part), 1),
                     last_change = coalesce((SELECT max(position) FROM changes c WHERE c.part = parts.part), 0);
    DROP INDEX changes_of_part;";

/// From version 2 to 3: rows of a roster may lie in packs. Those that lie in rows of their own stay there.
const TO_VERSION_3: &str = "
    CREATE TABLE packs (
      position INTEGER PRIMARY KEY, part INTEGER NOT NULL, idx INTEGER NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL,
      starts BLOB NOT NULL, size INTEGER NOT NULL, held BLOB NOT NULL);
    CREATE INDEX packs_of_record ON packs (starts);";

/// From version 3 to 4: what a district lets somebody hold, what it refused and what it took away.
const TO_VERSION_4: &str = "
    CREATE TABLE IF NOT EXISTS pairs (
      scope TEXT NOT NULL, scope_id BLOB NOT NULL, tier INTEGER NOT NULL, feed BLOB NOT NULL, filled INTEGER,
      checked INTEGER NOT NULL DEFAULT 0, is_lost INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (scope_id, scope, tier)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS tray (
      id INTEGER PRIMARY KEY, commit_id BLOB NOT NULL, scope TEXT NOT NULL, scope_id BLOB NOT NULL, tier INTEGER NOT NULL,
      reason TEXT NOT NULL, refused_ms INTEGER NOT NULL, part TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS lost (
      scope TEXT NOT NULL, scope_id BLOB NOT NULL, tier INTEGER NOT NULL, lost_ms INTEGER NOT NULL,
      PRIMARY KEY (scope_id, scope, tier)) WITHOUT ROWID;";

/// One store, open.
pub struct Store {
    pub(crate) path: PathBuf,
    key: DataKey,
    // Closed in this order: only the writer, as the last, can fold the journal into the file.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
    pub(crate) rim: Arc<dyn Rim>,
    pub(crate) device: Id,
    pub(crate) boot: Id,
    /// Whether what is written here waits to be sent. A draft never travels.
    pub(crate) travels: bool,
    caches: Caches,
    /// Held while the store is open, so that no second process writes.
    _hold: Hold,
    /// The last to go: whoever ends the process waits for it.
    _mark: Mark,
}

/// How much memory a store may take for pages, in KiB.
#[derive(Clone, Copy, Debug)]
pub struct Caches {
    pub writer_kib: u32,
    pub reader_kib: u32,
}

impl Caches {
    pub const MAIN: Caches = Caches { writer_kib: 32 * 1024, reader_kib: 4 * 1024 };
    pub const DRAFT: Caches = Caches { writer_kib: 1024, reader_kib: 1024 };
}

/// Opens one connection to an encrypted file and proves the key by reading from it.
pub(crate) fn connect(path: &Path, key: &DataKey, flags: OpenFlags, cache_kib: u32) -> Result<Connection> {
    let connect = || keyed(Connection::open_with_flags(path, flags)?, key, cache_kib);
    match connect() {
        // A page that the disk did not give looks to the cipher like one under another key. The disk is asked itself, and then anew.
        Err(Failure::WrongKey) => {
            std::io::copy(&mut File::open(path)?.take(SMALLEST), &mut std::io::sink())?;
            connect()
        }
        connected => connected,
    }
}

/// Opens the one that writes.
fn writing(path: &Path, key: &DataKey, caches: Caches) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    connect(path, key, flags, caches.writer_kib)
}

const KEPT_SAFE: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 33554432;";

/// Whether a connection may have met a page that could not be read: the cipher refuses every page from then on, and only another
/// connection reads again when the disk does.
fn is_spent<T>(done: &Result<T>) -> bool {
    !matches!(done, Ok(_) | Err(Failure::Refused(_) | Failure::Cancelled))
}

/// Opens one that only reads, and is broken off where the process ends.
fn reader(path: &Path, key: &DataKey, cache_kib: u32) -> Result<Connection> {
    /// So many steps of the engine between two looks: some tenths of a millisecond.
    const STEPS: i32 = 10_000;
    let mut sql = connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX, cache_kib)?;
    sql.progress_handler(STEPS, Some(quiet::is_ending))?;
    Ok(sql)
}

/// Opens a connection to a file that nobody has open, and writes nothing: not into the file, not beside it, so that it
/// works on a medium that cannot be written to. A journal that a crash left is read with its index in memory.
pub(crate) fn connect_still(path: &Path, key: &DataKey) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let has_journal = std::fs::metadata(with_end(path, "-wal")).is_ok_and(|journal| journal.len() > 0);
    let sql = if has_journal {
        let sql = Connection::open_with_flags_and_vfs(path, flags, WITHOUT_LOCKS)?;
        sql.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
        sql
    } else {
        // The engine would make an empty journal beside the file; not where it is told that the file cannot change.
        Connection::open_with_flags(address(path), flags | OpenFlags::SQLITE_OPEN_URI)?
    };
    keyed(sql, key, Caches::MAIN.writer_kib)
}

/// A store's path with another ending behind it, as the engine names its journal.
pub(crate) fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

fn keyed(sql: Connection, key: &DataKey, cache_kib: u32) -> Result<Connection> {
    // A raw key: no derivation per connection. The statement never reaches a log.
    sql.execute_batch(&format!("PRAGMA key = \"x'{}'\";", key.hex().as_str()))?;
    // The engine would write its own words about a wrong key to the terminal, beside our sentence.
    sql.execute_batch(&format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = OFF; PRAGMA cache_size = -{cache_kib}; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;"
    ))?;
    sql.set_prepared_statement_cache_capacity(256);
    sql.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    // Names sort and compare as people expect: without case and accents.
    sql.create_scalar_function("kith_fold", 1, FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC, |given| {
        Ok(given.get_raw(0).as_str_or_null()?.map(domain::names::folded))
    })?;
    // The ids that begin as a section's does are its enrolments: they lie from it to here.
    sql.create_scalar_function("kith_beyond", 1, FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC, |given| {
        Ok(given.get_raw(0).as_blob().ok().map(domain::roster::beyond_enrollments))
    })?;
    sql.create_scalar_function("kith_grade", 1, FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC, |given| {
        Ok(given.get_raw(0).as_str_or_null()?.map(|grade| domain::grade::folded(grade).into_owned()))
    })?;
    Ok(sql)
}

impl Store {
    /// Makes the store at `path`, and opens it. For a new profile and a new draft alone, and never over another.
    pub fn create(path: &Path, key: &DataKey, rim: Arc<dyn Rim>, caches: Caches) -> Result<Store> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let hold = Hold::take(path)?;
        if path.try_exists()? {
            return Err(Failure::Unexpected(anyhow::anyhow!("a store is to be made where one lies")));
        }
        make(path, key)?;
        Store::open_held(hold, path, key, rim, caches, &mut |_, _| true)
    }

    /// Opens the store at `path`, which has to be there.
    pub fn open(path: &Path, key: &DataKey, rim: Arc<dyn Rim>, caches: Caches) -> Result<Store> {
        Store::open_told(path, key, rim, caches, &mut |_, _| true)
    }

    /// The same; where Kith was updated since and the tables are read out of the log again, `told` hears how far that is.
    pub fn open_told(path: &Path, key: &DataKey, rim: Arc<dyn Rim>, caches: Caches, told: Told<'_>) -> Result<Store> {
        if !path.parent().is_some_and(Path::is_dir) {
            return Err(Failure::Missing);
        }
        Store::open_held(Hold::take(path)?, path, key, rim, caches, told)
    }

    /// Opens a store that this program holds already.
    pub(crate) fn open_held(
        hold: Hold,
        path: &Path,
        key: &DataKey,
        rim: Arc<dyn Rim>,
        caches: Caches,
        told: Told<'_>,
    ) -> Result<Store> {
        is_large_enough(path)?;
        let mark = Mark::new();
        let sql = writing(path, key, caches)?;
        let version: u32 = sql.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version > LOG_VERSION {
            return Err(Failure::Newer);
        }
        if !has_log(&sql)? {
            return Err(Failure::Damaged);
        }
        bring_up(&sql)?;
        sql.execute_batch(&format!("{KEPT_SAFE} {AUTO_CHECKPOINT}"))?;
        let device = match log::meta(&sql, "device")? {
            Some(bytes) => Id::from_slice(&bytes).map_err(|_| Failure::Damaged)?,
            None => {
                let device = minted(&*rim);
                log::set_meta(&sql, "device", device.as_bytes())?;
                device
            }
        };
        let schema = blake3::hash(tables::SCHEMA.as_bytes());
        if log::meta(&sql, "tables")?.as_deref() != Some(schema.as_bytes()) {
            rebuild::rebuild(&sql, told)?;
        }
        let readers = (0..3).map(|_| reader(path, key, caches.reader_kib)).collect::<Result<Vec<_>>>()?;
        let boot = minted(&*rim);
        Ok(Store {
            path: path.to_owned(),
            key: key.clone(),
            writer: Mutex::new(sql),
            readers: Mutex::new(readers),
            rim,
            device,
            boot,
            travels: true,
            caches,
            _hold: hold,
            _mark: mark,
        })
    }

    /// The same store, of which nothing is ever sent.
    pub(crate) fn staying_here(mut self) -> Store {
        self.travels = false;
        self
    }

    /// When something was last written here, in milliseconds since 1970; 0 in an empty store.
    pub(crate) fn last_written_ms(&self) -> Result<i64> {
        self.reading(|sql| {
            Ok(sql.prepare_cached("SELECT coalesce(max(stamp), 0) FROM commits")?.query_row([], |row| row.get::<_, i64>(0))?)
        })
        .map(|stamp| Stamp(stamp as u64).ms())
    }

    /// This machine's name in every stamp.
    pub fn device(&self) -> Id {
        self.device
    }

    /// This start of the program: with the uptime, the age of what was written since.
    pub fn boot(&self) -> Id {
        self.boot
    }

    /// Where the store lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn key(&self) -> &DataKey {
        &self.key
    }

    /// The one connection that writes. A panic of another writer left no transaction behind: SQLite rolled it back.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Writes in one transaction. What the disk did not take is taken when it is well again, without another start of the program.
    pub(crate) fn at_once<T>(&self, write: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut sql = self.writer();
        let done = in_one(&mut sql, write);
        self.renew(&mut sql, &done);
        done
    }

    /// Has another connection write from now on, where what was done may have spent this one.
    pub(crate) fn renew<T>(&self, sql: &mut Connection, done: &Result<T>) {
        if is_spent(done)
            && let Ok(another) = writing(&self.path, &self.key, self.caches)
            && another.execute_batch(&format!("{KEPT_SAFE} {AUTO_CHECKPOINT}")).is_ok()
        {
            *sql = another;
        }
    }

    /// The same where nobody else is writing.
    pub(crate) fn free_writer(&self) -> Option<MutexGuard<'_, Connection>> {
        match self.writer.try_lock() {
            Ok(writer) => Some(writer),
            Err(TryLockError::Poisoned(writer)) => Some(writer.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// Lends a connection that cannot write. Sees every commit that was told before it was asked for.
    pub fn reading<T>(&self, read: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if quiet::is_ending() {
            return Err(Failure::Cancelled);
        }
        let free = self.readers.lock().unwrap_or_else(std::sync::PoisonError::into_inner).pop();
        let sql = match free {
            Some(sql) => sql,
            None => reader(&self.path, &self.key, Caches::MAIN.reader_kib)?,
        };
        let answer = read(&sql);
        if is_spent(&answer) {
            return answer;
        }
        let mut readers = self.readers.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if readers.len() < 3 {
            readers.push(sql);
        }
        answer
    }

    /// Brings what is durable in the journal into the file, beside whoever reads and writes. Nothing is lost where nobody
    /// calls it: a later commit would do it, and wait for it.
    pub fn fold_journal(&self) -> Result<()> {
        let sql = connect(&self.path, &self.key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX, 256)?;
        sql.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// The clock of the log: later than everything written here, whatever the wall clock says.
    pub(crate) fn tick(&self, sql: &Connection) -> Result<Stamp> {
        let last: i64 = sql.prepare_cached("SELECT coalesce(max(stamp), 0) FROM commits")?.query_row([], |row| row.get(0))?;
        Ok(Stamp(last as u64).next(self.rim.now_ms()))
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

fn in_one<T>(sql: &mut Connection, write: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let transaction = sql.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = write(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

/// Makes an empty store beside `path` and puts it there when it is whole: a power cut leaves no half of one.
fn make(path: &Path, key: &DataKey) -> Result<()> {
    let beside = path.with_extension("making");
    for left in [beside.clone(), path.with_extension("making-journal")] {
        if_there(std::fs::remove_file(left))?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let sql = connect(&beside, key, flags, 256)?;
    sql.execute_batch(&format!("BEGIN IMMEDIATE; {LOG_SCHEMA} PRAGMA user_version = {LOG_VERSION}; COMMIT;"))?;
    drop(sql);
    std::fs::OpenOptions::new().write(true).open(&beside)?.sync_all()?;
    std::fs::rename(&beside, path)?;
    path.parent().map_or(Ok(()), crate::platform::sync_folder)
}

/// Brings the log of an earlier program to the shape of this one. Adds, and loses nothing.
pub(crate) fn bring_up(sql: &Connection) -> Result<()> {
    let version: u32 = sql.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version < LOG_VERSION {
        let transaction = sql.unchecked_transaction()?;
        for (made, step) in [(2, TO_VERSION_2), (3, TO_VERSION_3), (4, TO_VERSION_4)] {
            if version < made {
                transaction.execute_batch(step)?;
            }
        }
        transaction.execute_batch(&format!("PRAGMA user_version = {LOG_VERSION};"))?;
        transaction.commit()?;
    }
    Ok(())
}

/// Whether the log is there at all.
pub(crate) fn has_log(sql: &Connection) -> Result<bool> {
    Ok(sql.query_row("SELECT count(*) FROM sqlite_master WHERE name IN ('commits', 'parts', 'changes')", [], |row| {
        row.get::<_, i64>(0)
    })? == 3)
}

/// Refuses what cannot be a store before the engine looks at it.
pub(crate) fn is_large_enough(path: &Path) -> Result<()> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Failure::Missing),
        Err(error) => Err(error.into()),
        // An empty file where a store should be is a store that lost its content, never a new one.
        Ok(file) if file.len() < SMALLEST => Err(Failure::Damaged),
        Ok(_) => Ok(()),
    }
}

/// That no other program opens a store, for as long as this or a copy of it lives.
#[derive(Clone)]
pub(crate) struct Hold(Option<Arc<File>>);

impl Hold {
    /// Takes hold of the store at `path`, or says who has it.
    pub(crate) fn take(path: &Path) -> Result<Hold> {
        Hold::lock(OpenOptions::new().create(true).truncate(false).write(true).open(path.with_extension("lock"))?)
    }

    /// The same, making no file: where there is no lock, no program ever had this store open in this place.
    pub(crate) fn take_still(path: &Path) -> Result<Hold> {
        match File::open(path.with_extension("lock")) {
            Ok(file) => Hold::lock(file),
            Err(_) => Ok(Hold(None)),
        }
    }

    fn lock(file: File) -> Result<Hold> {
        match file.try_lock_exclusive() {
            Ok(true) => Ok(Hold(Some(Arc::new(file)))),
            Ok(false) => Err(Failure::InUse),
            // Some file systems know no locks: one program still works there.
            Err(_) => Ok(Hold(None)),
        }
    }

    /// False where the file system knows no locks, and nobody can tell whether another has the store open.
    pub(crate) fn is_sure(&self) -> bool {
        self.0.is_some()
    }
}
