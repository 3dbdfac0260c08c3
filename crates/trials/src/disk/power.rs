//! The power goes at any moment while somebody draws, keeps and forgets: out of what a child wrote and synced a disk is put
//! together as it may be found afterwards, and the desk is opened there. Every gesture that was acknowledged by then is there, of
//! a map that was kept or forgotten nothing of the draft is left, and all of it is whole.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::recorded::{self, Deed, Step};
use super::{Watch, committer, watched};
use crate::dice::Dice;
use crate::process::Ends;

/// Where the child says what was acknowledged: beside all that it writes, so that it is written down between it.
const HEARD: &str = "heard";
/// The child is killed and started anew after so many steps each: what a kill leaves is gone through by the next start.
const STEPS: [usize; 2] = [90, 90];

/// What a child did.
pub struct Recording {
    steps: Vec<Step>,
    /// The first step at which something was acknowledged.
    first: usize,
}

/// What the images showed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub images: u64,
    pub acknowledged: u64,
    /// Sittings that had ended before the power went.
    pub ended: u64,
}

/// The child: everything that it does to this folder is written down.
pub fn one_child(folder: &Path) -> Result<()> {
    Watch::under(folder)?.records()?;
    committer::commit_until_killed(folder)
}

/// Lets a child work in a new folder, and reads what it did. `child` is started with the folder as its last word, or finds it where
/// it was told.
pub fn recorded(library: &Path, beside: &Path, child: impl Fn(&Path) -> Command) -> Result<Recording> {
    let folder = tempfile::Builder::new().prefix("power-").tempdir_in(beside)?;
    let (works, log) = (folder.path().join("works"), folder.path().join("log"));
    std::fs::create_dir_all(&works)?;
    let works = works.canonicalize()?;
    for (nth, least) in STEPS.iter().enumerate() {
        let heard = works.join(format!("{HEARD}-{nth}"));
        let mut command = child(&works);
        watched(&mut command, library, &log);
        let mut process = Ends(command.stdout(std::fs::File::create(&heard)?).stderr(Stdio::null()).spawn()?);
        let began = Instant::now();
        while std::fs::read_to_string(&heard)?.lines().count() < *least {
            ensure!(process.0.try_wait()?.is_none(), "the child ended by itself");
            ensure!(began.elapsed() < Duration::from_secs(300), "the child does nothing");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    let steps = recorded::read(&log, &works)?;
    let first = steps.iter().position(|step| step.file.starts_with(HEARD) && matches!(step.deed, Deed::Write { .. }));
    let first = first.context("nothing was acknowledged")?;
    ensure!(steps.iter().filter(|step| step.deed == Deed::Sync).count() > 50, "nothing was synced");
    Ok(Recording { steps, first })
}

impl Recording {
    /// The same on a disk that says it has written through and has not.
    pub fn without_syncs(&self) -> Recording {
        let steps: Vec<Step> = self.steps.iter().filter(|step| step.deed != Deed::Sync).cloned().collect();
        let first = steps.iter().position(|step| step.file.starts_with(HEARD)).unwrap_or_default();
        Recording { steps, first }
    }

    /// One image: the power goes at a moment that the dice choose.
    pub fn proves(&self, seed: u64, beside: &Path, tally: &mut Tally) -> Result<()> {
        let mut dice = Dice::of(seed);
        let cut = self.first + 1 + dice.below(self.steps.len() - self.first);
        let before = &self.steps[..cut.min(self.steps.len())];
        let folder = tempfile::Builder::new().prefix("image-").tempdir_in(beside)?;
        for (name, bytes) in recorded::image(before, &mut dice) {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
            std::fs::write(path, bytes)?;
        }
        let heard = heard_in(before);
        // Somebody heard it, whether it lies on the disk or not.
        let round = committer::proves(folder.path(), &heard, &HashSet::new());
        let round = round.map_err(|trouble| anyhow::anyhow!("seed {seed}, the power goes after {cut} calls: {trouble}"))?;
        tally.images += 1;
        tally.acknowledged += round.acknowledged as u64;
        tally.ended += round.ended as u64;
        Ok(())
    }
}

fn heard_in(steps: &[Step]) -> Vec<String> {
    let mut heard = String::new();
    for step in steps.iter().filter(|step| step.file.starts_with(HEARD)) {
        if let Deed::Write { bytes, .. } = &step.deed {
            heard.push_str(&String::from_utf8_lossy(bytes));
        }
    }
    heard.lines().map(str::to_owned).collect()
}

/// Where images lie: in memory, where the machine has such a place.
pub fn beside() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { std::env::temp_dir() }
}
