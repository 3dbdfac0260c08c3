//! A small world for the proofs: hand-moved time, seeded dice, folders in memory, and every table as lines of text.

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use domain::choice::Choice;
use domain::edit::Edit;
use domain::ego_network::{Offset, Ring, Sector, Spot};
use domain::map_edit::MapEdit;
use domain::people::{NewStudent, PeopleEdit, StudentByHand};
use domain::record::Id;
use domain::waves::WaveEdit;
use rusqlite::types::Value;
use store::cipher::DataKey;
use store::clock::Rim;
use store::commit::Committed;
use store::desk::Desk;
use store::failure::Result;
use store::open::{Caches, Store};

/// A clock that a test moves and dice that fall as their seed says.
pub struct Hand {
    now_ms: AtomicI64,
    dice: Mutex<blake3::OutputReader>,
}

impl Hand {
    pub fn seeded(seed: u64) -> Arc<Hand> {
        let dice = blake3::Hasher::new_derive_key("kith proofs").update(&seed.to_be_bytes()).finalize_xof();
        Arc::new(Hand { now_ms: AtomicI64::new(1_790_000_000_000), dice: Mutex::new(dice) })
    }

    pub fn pass(&self, ms: i64) {
        self.now_ms.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Rim for Hand {
    fn now_ms(&self) -> i64 {
        self.now_ms.load(Ordering::SeqCst)
    }
    fn uptime_ms(&self) -> i64 {
        self.now_ms.load(Ordering::SeqCst) - 1_790_000_000_000
    }
    fn fill(&self, bytes: &mut [u8]) {
        self.dice.lock().unwrap().fill(bytes);
    }
}

/// A folder that lies in memory where the machine has such a place: thousands of commits, no disk.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

pub fn key() -> DataKey {
    DataKey::from_bytes(&[7; 32]).unwrap()
}

pub const SMALL: Caches = Caches { writer_kib: 512, reader_kib: 256 };

/// Opens the store of a folder; where there is none, this is a new one.
pub fn open_store(folder: &Path, rim: &Arc<Hand>) -> Result<Store> {
    let path = folder.join("store.kith");
    let open = if path.exists() { Store::open } else { Store::create };
    open(&path, &key(), rim.clone(), SMALL)
}

pub fn id(n: u128) -> Id {
    Id::from_u128(n)
}

pub const ME: Id = Id::from_u128(0xA0);

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Every table of the projection, each row as a line, in the order of its key.
pub fn dump(store: &Store) -> Vec<String> {
    store.reading(|sql| Ok(dump_of(sql)?)).unwrap()
}

pub fn dump_of(sql: &rusqlite::Connection) -> rusqlite::Result<Vec<String>> {
    let mut lines = Vec::new();
    for table in store::tables::all_tables() {
        let order = if table == "conflict" { "record, kind, field" } else { "id" };
        let mut all = sql.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"))?;
        let columns = all.column_count();
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            let cells: Vec<Value> = (0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?;
            lines.push(format!("{table} {cells:?}"));
        }
    }
    Ok(lines)
}

/// A student typed by hand.
pub fn add_student(student: Id, given: &str, family: &str) -> Edit {
    let by_hand =
        StudentByHand { given: given.into(), family: family.into(), grade: Some("09".into()), school: None, number: None };
    Edit::People(PeopleEdit::AddStudents { students: vec![NewStudent { student, by_hand }], caseload_of: None })
}

pub fn open_wave(wave: Id, student: Id, on: &str) -> Edit {
    Edit::Wave(WaveEdit::Open { wave, student, opened_on: day(on) })
}

pub fn keep_wave(wave: Id, on: &str) -> Edit {
    Edit::Wave(WaveEdit::Keep { wave, kept_on: day(on), choice: Choice { is_counted: true, ..Choice::default() } })
}

pub fn map(wave: Id, edit: MapEdit) -> Edit {
    Edit::Map { wave, edit }
}

pub fn name(wave: Id, alter: Id, label: &str) -> Edit {
    map(wave, MapEdit::AddAlter { alter, label: label.into(), link: None })
}

pub fn spot(ring: Ring, sector: Sector, across: u16) -> Spot {
    Spot { ring, sector, offset: Offset { across, out: 500 } }
}

/// A profile's folder with its desk.
pub struct Room {
    pub folder: tempfile::TempDir,
    pub rim: Arc<Hand>,
}

impl Room {
    pub fn new(seed: u64) -> Room {
        Room { folder: folder(), rim: Hand::seeded(seed) }
    }

    pub fn desk(&self, today: &str) -> Desk {
        let folder = self.folder.path();
        if folder.join("store.kith").exists() {
            return Desk::open(folder, &key(), ME, self.rim.clone(), day(today)).unwrap();
        }
        Desk::create(folder, &key(), ME, self.rim.clone()).unwrap()
    }
}

/// Commits an edit a moment later.
pub fn does(desk: &Desk, rim: &Hand, edit: &Edit) -> Committed {
    rim.pass(1000);
    desk.commit(edit).unwrap()
}

/// Every file under a folder: its path from there and its bytes.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(here) = open.pop() {
        for entry in std::fs::read_dir(here).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push((path.strip_prefix(folder).unwrap().display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}
