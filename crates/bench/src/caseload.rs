//! Whose maps are measured? A counselor's caseload of invented students, each wave kept as one commit, as the application
//! keeps it. The registry comes in as a roster. Nothing here is timed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use chrono::NaiveDate;
use domain::record::Id;
use exchange::watch::Unwatched;
use invented::KeptWave;
use store::cipher::DataKey;
use store::clock::{Machine, Rim};
use store::desk::Desk;
use tempfile::TempDir;

use crate::figure::counted;
use crate::{Sizes, machine};

/// Of the invented caseload.
pub const SEED: u64 = 7;
/// Far more students than any figure asks for: they are invented one by one, as they are needed.
const ENOUGH: usize = 1_000_000;

/// The day of the bench: after the last invented wave.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 18).unwrap_or_default()
}

/// The counselor.
pub const ME: Id = Id::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0001);

/// Invented people need no secret: one key for every store of a bench, so that a second process can open it.
pub fn key() -> Result<DataKey> {
    DataKey::from_bytes(&[7; 32]).context("a key has 32 bytes")
}

/// Opens the desk in a folder; a new one where there is none yet.
pub fn desk(folder: &Path) -> Result<Desk> {
    let rim: Arc<dyn Rim> = Machine::rim();
    if !folder.join(store::desk::STORE).exists() {
        return Ok(Desk::create(folder, &key()?, ME, rim)?);
    }
    Ok(Desk::open(folder, &key()?, ME, rim, today())?)
}

/// Writes a roster of so many students into a folder and brings it in.
pub fn enrol(desk: &Desk, into: &Path, students: usize, enrolments: usize) -> Result<()> {
    // A twentieth of the users are staff, seven tenths of the others are students.
    let users = (students * 200).div_ceil(133) + 1;
    invented::large_roster_to(into, users, enrolments)?;
    let roster = exchange::roster::read_roster(&[into.to_owned()], &Unwatched)?;
    let prepared = desk.store().prepare_roster(roster, &mut |_, _| true)?;
    desk.apply_roster(&prepared, &mut |_, _| true)?;
    Ok(())
}

/// A store that fills up.
pub struct Caseload {
    pub desk: Desk,
    /// The last kept wave of each student, or all of them where changes were counted.
    pub last_waves: Vec<Id>,
    /// Changes written by keeping waves.
    pub changes: u64,
    /// Writing it costs no sync.
    pub is_in_memory: bool,
    to_come: Box<dyn Iterator<Item = KeptWave>>,
    folder: TempDir,
}

impl Caseload {
    /// Invents a caseload and keeps its waves.
    pub fn begin(beside: &Path, sizes: &Sizes) -> Result<Caseload> {
        eprintln!("keeping {} students × {} alters × {} waves …", sizes.students, sizes.alters, sizes.waves);
        let mut caseload = Caseload::enrolled(beside, sizes)?;
        for _ in 0..sizes.students {
            for _ in 1..sizes.waves {
                caseload.keep_next()?;
            }
            let last = caseload.keep_next()?;
            caseload.last_waves.push(last);
        }
        Ok(caseload)
    }

    /// Keeps waves until the log is so long.
    pub fn of_changes(beside: &Path, sizes: &Sizes) -> Result<Caseload> {
        eprintln!("keeping waves until the log holds {} changes …", counted(sizes.changes));
        let mut caseload = Caseload::enrolled(beside, sizes)?;
        while caseload.changes < sizes.changes {
            let wave = caseload.keep_next()?;
            caseload.last_waves.push(wave);
        }
        Ok(caseload)
    }

    fn enrolled(beside: &Path, sizes: &Sizes) -> Result<Caseload> {
        // Thousands of waves are kept only to be there: where a sync is free, that takes less.
        let memory = machine::in_memory();
        let folder = crate::passing(memory.unwrap_or(beside))?;
        let desk = desk(&folder.path().join("profile"))?;
        enrol(&desk, &folder.path().join("roster"), sizes.students, sizes.students * 6)?;
        Ok(Caseload {
            desk,
            last_waves: Vec::new(),
            changes: 0,
            is_in_memory: memory.is_some(),
            to_come: Box::new(invented::large_caseload(SEED, ENOUGH, sizes.alters, sizes.waves)),
            folder,
        })
    }

    fn keep_next(&mut self) -> Result<Id> {
        let kept = self.to_come.next().context("the invention came to an end")?;
        self.changes += kept.sets.len() as u64;
        self.desk.store().commit_sets(ME, "keep_wave", &kept.sets)?;
        Ok(kept.wave)
    }

    /// Where the profile lies.
    pub fn profile(&self) -> PathBuf {
        self.folder.path().join("profile")
    }
}

impl std::fmt::Debug for Caseload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Caseload")
    }
}
