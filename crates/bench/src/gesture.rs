//! How long from letting go of a person on the map until it is kept and read again? The commit of one `PlaceAlter` and
//! the Query that the map is drawn from, in one process. The disk's own sync is measured beside, and the same gestures
//! run again on a folder in memory, where a sync is free: that is our own work alone. What the window adds, from the pointer to the
//! map drawn again, the window bench measures.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use domain::edit::Edit;
use domain::ego_network::{Offset, Ring, Sector, Spot};
use domain::map_edit::MapEdit;
use domain::record::{Id, Kind, read_id};
use domain::waves::WaveEdit;
use store::desk::Desk;

use crate::Sizes;
use crate::caseload::{self, Caseload, today};
use crate::figure::{Spread, Table};

/// One frame at 60 Hz.
const FRAME: Duration = Duration::from_micros(16_667);
const AIM: &str = "≤ 16.7 ms besides the disk's sync";
/// A counselor stays with one student for so many gestures, then another one comes in.
const WITH_ONE: usize = 20;

/// Measures a copy of the caseload on the disk, then the caseload itself, which lies in memory where there is such a folder.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    let caseload = Caseload::begin(beside, sizes)?;
    let at = format!("{} students × {} alters × {} waves", sizes.students, sizes.alters, sizes.waves);
    let waves = &caseload.last_waves;
    // Copied before the first gesture: both runs begin at the same store.
    let copy = crate::passing(beside)?;
    copied(&caseload.profile(), copy.path())?;
    told(table, &at, "on this disk", run(&caseload::desk(copy.path())?, waves, sizes)?, None);
    table.spread("  a sync of one page there", "4 KiB written and synced", &syncs(copy.path())?, None);
    if caseload.is_in_memory {
        told(table, &at, "in memory, no sync", run(&caseload.desk, waves, sizes)?, Some((AIM, FRAME)));
    } else {
        table.once("a gesture without the disk's sync", &at, "not measured: no folder in memory here".into(), None);
    }
    Ok(())
}

/// Commit and reading of each gesture.
struct Gestures {
    commits: Vec<Duration>,
    reads: Vec<Duration>,
}

fn told(table: &mut Table, at: &str, place: &str, [kept, draft]: [Gestures; 2], aim: Option<(&str, Duration)>) {
    for (which, gestures) in [("a kept wave", kept), ("a draft", draft)] {
        let both = gestures.commits.iter().zip(&gestures.reads).map(|(commit, read)| *commit + *read).collect();
        table.spread(&format!("place in {which}, {place}"), at, &Spread::of(both), aim);
        table.spread("  commit", "", &Spread::of(gestures.commits), None);
        table.spread("  map read again", "", &Spread::of(gestures.reads), None);
    }
}

fn run(desk: &Desk, waves: &[Id], sizes: &Sizes) -> Result<[Gestures; 2]> {
    let kept = gestures(desk, waves, sizes.gestures)?;
    // A few drafts are open at a time, as in a week's work.
    let mut drafts = Vec::new();
    for (nth, wave) in waves.iter().rev().take(10).enumerate() {
        drafts.push(opened(desk, *wave, Id::from_u128(0x0199_0000_0000_7000_9000_0000_0000_0000 + nth as u128))?);
    }
    let draft = gestures(desk, &drafts, sizes.gestures)?;
    for wave in drafts {
        desk.commit(&Edit::Wave(WaveEdit::Forget { wave }))?;
    }
    Ok([kept, draft])
}

/// Opens a draft for the student of a kept wave and confirms everyone on it.
pub fn opened(desk: &Desk, after: Id, wave: Id) -> Result<Id> {
    let told = desk.at_wave(after, |ground| Ok(ground.record(Kind::Wave, after)))?.context("the wave is not there")?;
    next_map(desk, read_id(&told, "student").context("a wave has a student")?, wave)
}

/// Opens the next map of a student and confirms everyone on it.
pub fn next_map(desk: &Desk, student: Id, wave: Id) -> Result<Id> {
    desk.commit(&Edit::Wave(WaveEdit::Open { wave, student, opened_on: today() }))?;
    let alters = desk.map(wave, today())?.network.alters.iter().map(|alter| alter.id).collect();
    desk.commit(&Edit::Map { wave, edit: MapEdit::ConfirmAlters { alters } })?;
    Ok(wave)
}

/// The nth place: no two gestures in a row put anyone where they were.
pub fn spot(nth: u32) -> Spot {
    Spot {
        ring: Ring::ALL[nth as usize % 3],
        sector: Sector::ALL[nth as usize % 5],
        offset: Offset { across: (nth % 1_000) as u16, out: (nth / 1_000 % 1_000) as u16 },
    }
}

fn gestures(desk: &Desk, waves: &[Id], many: usize) -> Result<Gestures> {
    let mut gestures = Gestures { commits: Vec::with_capacity(many), reads: Vec::with_capacity(many) };
    let mut on_map: Vec<Id> = Vec::new();
    for nth in 0..many {
        // 7919 is prime: the students come in no order of the store.
        let wave = waves[nth / WITH_ONE * 7919 % waves.len()];
        if nth % WITH_ONE == 0 {
            on_map = desk.map(wave, today())?.network.alters.iter().map(|alter| alter.id).collect();
        }
        let alter = *on_map.get(nth % on_map.len().max(1)).context("nobody is on this map")?;
        let wanted = spot(nth as u32);
        let edit = Edit::Map { wave, edit: MapEdit::PlaceAlter { alter, spot: wanted } };
        let begun = Instant::now();
        let committed = desk.commit(&edit)?;
        let durable = Instant::now();
        let map = desk.map(wave, today())?;
        let drawn = Instant::now();
        // A figure of something that did not happen would be a good one.
        anyhow::ensure!(committed.commit.is_some(), "a gesture changed nothing");
        anyhow::ensure!(
            map.network.alters.iter().any(|one| one.id == alter && one.spot == Some(wanted)),
            "a gesture is not on the map"
        );
        gestures.commits.push(durable - begun);
        gestures.reads.push(drawn - durable);
    }
    Ok(gestures)
}

/// What the disk itself takes to keep one page.
fn syncs(beside: &Path) -> Result<Spread> {
    let path = beside.join("page");
    let mut file = fs::File::create(&path)?;
    let mut times = Vec::new();
    for nth in 0..500u32 {
        let page = [nth as u8; 4096];
        let begun = Instant::now();
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&page)?;
        file.sync_data()?;
        times.push(begun.elapsed());
    }
    fs::remove_file(path)?;
    Ok(Spread::of(times))
}

/// Copies a profile's store while nobody writes: the file and what its journal holds.
fn copied(profile: &Path, to: &Path) -> Result<()> {
    for name in ["store.kith", "store.kith-wal"] {
        match fs::copy(profile.join(name), to.join(name)) {
            Err(error) if name == "store.kith" || error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
