//! The file: one SQLCipher database beside the store, under a random key that only the lock beside it holds. One connection,
//! no journal that stays, `secure_delete` always. A file that is missing is never taken for a new one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags};

use crate::cipher::{Cost, Key};
use crate::failure::{Failure, Result};
use crate::files::sync_folder_of;
use crate::lock::Lock;

/// The name of a notebook in the profile's folder.
pub const NOTEBOOK: &str = "notebook.kith";

/// The file's shape. One with a greater number was written by a newer program and is left alone.
const VERSION: u32 = 1;

const SCHEMA: &str = "
    CREATE TABLE note (
      id BLOB PRIMARY KEY, student BLOB NOT NULL, text TEXT NOT NULL, written_ms INTEGER NOT NULL, corrected_ms INTEGER,
      ends_ms INTEGER NOT NULL, shared_ms INTEGER) WITHOUT ROWID;
    CREATE INDEX note_of_student ON note (student);
    CREATE TABLE setting (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    -- Copies that left: when, and where they were handed over to whom and until when. Rows are only ever added.
    CREATE TABLE copy (
      id BLOB PRIMARY KEY, made_ms INTEGER NOT NULL, notes INTEGER NOT NULL, handed_to TEXT, until_ms INTEGER) WITHOUT ROWID;";

/// One notebook, open.
pub struct Notebook(Mutex<Connection>);

impl Notebook {
    /// Makes the notebook of a profile's folder, sealed for the passphrase and, where it is known, for the recovery code.
    pub fn make(folder: &Path, passphrase: &str, code: Option<&str>, cost: Cost) -> Result<Notebook> {
        let (place, lock) = (folder.join(NOTEBOOK), Lock::of(folder));
        if place.try_exists()? || lock.is_there() {
            return Err(Failure::Unexpected(anyhow::anyhow!("a notebook is to be made where one lies")));
        }
        let (key, beside) = (Key::fresh()?, making(folder));
        if beside.try_exists()? {
            fs::remove_file(&beside)?;
        }
        let sql = connect(&beside, &key, OpenFlags::SQLITE_OPEN_CREATE)?;
        sql.execute_batch(&format!("BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;"))?;
        drop(sql);
        fs::OpenOptions::new().write(true).open(&beside)?.sync_all()?;
        // The lock comes before the place: a notebook without its lock would be lost, a lock without its notebook is looked
        // after in `open`.
        lock.make(&key, passphrase, code, cost)?;
        fs::rename(&beside, &place)?;
        sync_folder_of(&place);
        Notebook::open(folder, &key)
    }

    /// Opens the notebook of a profile's folder by its key.
    pub fn open(folder: &Path, key: &Key) -> Result<Notebook> {
        let (place, beside) = (folder.join(NOTEBOOK), making(folder));
        if !place.try_exists()? {
            // The power failed between its lock and its place.
            fs::rename(&beside, &place).map_err(|_| Failure::Missing)?;
            sync_folder_of(&place);
        }
        let sql = connect(&place, key, OpenFlags::empty())?;
        let version: u32 = sql.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        match version {
            VERSION => Ok(Notebook(Mutex::new(sql))),
            0 => Err(Failure::Damaged),
            _ => Err(Failure::Newer),
        }
    }

    /// Opens it by the passphrase; makes it where there was never one.
    pub fn open_or_make(folder: &Path, passphrase: &str, code: Option<&str>, cost: Cost) -> Result<Notebook> {
        let lock = Lock::of(folder);
        if !lock.is_there() {
            // Its lock is lost and the file is not: nobody can read it, and nothing is put over it.
            return match folder.join(NOTEBOOK).try_exists()? {
                true => Err(Failure::WrongSecret),
                false => Notebook::make(folder, passphrase, code, cost),
            };
        }
        Notebook::open(folder, &lock.open(passphrase)?)
    }

    /// The one connection. A panic of another user of it left no transaction behind: SQLite rolled it back.
    pub(crate) fn sql(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Notebook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Notebook")
    }
}

fn making(folder: &Path) -> PathBuf {
    folder.join("notebook.making")
}

fn connect(path: &Path, key: &Key, more: OpenFlags) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let sql = Connection::open_with_flags(path, flags)?;
    sql.execute_batch(&format!("PRAGMA key = \"x'{}'\";", *key.hex()))?;
    // A rollback journal that is deleted after each commit: at rest there is one file.
    sql.execute_batch(
        "PRAGMA cipher_memory_security = OFF; PRAGMA cache_size = -512; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 5000;
         PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = EXTRA;",
    )?;
    sql.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    sql.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    Ok(sql)
}
