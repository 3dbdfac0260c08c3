//! One call of the disk fails, once: a broken place (EIO), or no room (ENOSPC), at the k-th call of a step of somebody's work. Whoever
//! works is told, or nothing is missing; the same once more is done; and whoever opens the store afterwards finds all that was
//! acknowledged, whole. It is looked at twice, by another process: as it lies when the failure is told, and when the work is over.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use domain::record::Id;
use store::clock::Machine;
use store::desk::Desk;

use super::{committer, watched};
use crate::process::Ends;

mod laid;
mod work;

pub use work::one_child;

/// The numbers with which a call fails, and what they say.
pub const FAULTS: [(i32, &str); 2] = [(5, "EIO"), (28, "ENOSPC")];

/// What somebody does, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Opens,
    Commits,
    Draws,
    /// One sitting is kept, another forgotten.
    Ends,
    BacksUp,
    /// A page of the district comes in.
    Reads,
}

impl Step {
    pub const ALL: [Step; 6] = [Step::Opens, Step::Commits, Step::Draws, Step::Ends, Step::BacksUp, Step::Reads];
}

/// What is tried.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// So many points of each number, spread over all calls of all steps.
    pub points: usize,
    /// A program that says it was done, whatever the disk said: somebody has to see that.
    pub ignores: bool,
}

/// What was seen.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub points: u64,
    /// At so many of them a call failed.
    pub failed: BTreeMap<Step, u64>,
    /// What was said then, by the number.
    pub said: BTreeMap<String, u64>,
    /// What did not hold.
    pub broken: Vec<(Step, String)>,
}

impl Tally {
    pub fn all_failed(&self) -> u64 {
        self.failed.values().sum()
    }
}

fn key() -> store::cipher::DataKey {
    store::cipher::DataKey::from_bytes(&[7; 32]).expect("a key has 32 bytes")
}

/// Lets a child work on failing disks, and looks at each. `child` finds its folder where it was told.
pub fn tried(library: &Path, beside: &Path, plan: Plan, child: impl Fn(&Path) -> Command) -> Result<Tally> {
    let folder = tempfile::Builder::new().prefix("failing-").tempdir_in(beside)?;
    let laid = laid::lay(folder.path(), plan)?;
    let mut command = child(folder.path());
    watched(&mut command, library, &folder.path().join("log"));
    // Not its output: a point that was left open fills no pipe.
    let told = std::fs::File::create(folder.path().join("told"))?;
    let mut process = Ends(command.stdout(told.try_clone()?).stderr(told).stdin(Stdio::null()).spawn()?);
    if !process.0.wait()?.success() {
        anyhow::bail!("the child fell over: {}", std::fs::read_to_string(folder.path().join("told"))?);
    }
    let mut tally = Tally::default();
    for point in points(folder.path())? {
        let point = Point::read(&point)?;
        tally.points += 1;
        if point.is_met {
            *tally.failed.entry(point.step).or_default() += 1;
        }
        let name = FAULTS.iter().find(|(errno, _)| *errno == point.errno).map_or("?", |(_, name)| name);
        if point.is_met || point.failure.is_some() {
            let word = point.failure.as_deref().map_or("nothing", |failure| failure.split(['(', ' ']).next().unwrap_or_default());
            *tally.said.entry(format!("{name}: {word}")).or_default() += 1;
        }
        if let Err(trouble) = point.proves(&laid) {
            tally.broken.push((point.step, format!("{:?}, call {}, {name}: {trouble}", point.step, point.call)));
        }
    }
    Ok(tally)
}

fn points(folder: &Path) -> Result<Vec<PathBuf>> {
    let all = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<Vec<_>>>()?;
    let mut points: Vec<PathBuf> = all.into_iter().filter(|path| path.extension().is_some_and(|end| end == "said")).collect();
    points.sort();
    Ok(points)
}

/// What the child said of one point.
struct Point {
    step: Step,
    call: u32,
    errno: i32,
    said: Vec<String>,
    /// How much of it when the failure was told.
    until_then: Option<usize>,
    failure: Option<String>,
    is_met: bool,
    /// Where the store lies; with another ending, as it lay then.
    works: PathBuf,
}

impl Point {
    fn read(path: &Path) -> Result<Point> {
        let said: Vec<String> = std::fs::read_to_string(path)?.lines().map(str::to_owned).collect();
        let words: Vec<&str> = said.first().context("a point says which it is")?.split(' ').collect();
        let ["point", step, call, errno] = words.as_slice() else { anyhow::bail!("{words:?} is no point") };
        let step = Step::ALL.into_iter().find(|known| format!("{known:?}") == *step).context("a step")?;
        let until_then = said.iter().position(|line| line.starts_with("failed "));
        Ok(Point {
            step,
            call: call.parse()?,
            errno: errno.parse()?,
            until_then,
            failure: until_then.and_then(|at| said[at].strip_prefix("failed ").map(str::to_owned)),
            is_met: said.iter().any(|line| line == "met"),
            works: path.with_extension("works"),
            said,
        })
    }

    /// All that was acknowledged is there, and all of it is whole.
    fn proves(&self, laid: &laid::Laid) -> Result<(), String> {
        if let Some(at) = self.until_then.filter(|_| self.works.with_extension("then").is_dir()) {
            let then = self.works.with_extension("then");
            holds(&then, &self.said[..at], laid).map_err(|trouble| format!("as it lay when {:?}: {trouble}", self.failure))?;
        }
        if let Some(stuck) = self.said.iter().find(|line| line.starts_with("stuck ")) {
            return Err(format!("{:?}, and once more: {stuck}", self.failure));
        }
        holds(&self.works, &self.said, laid)?;
        // Whoever reads that their passphrase is wrong, or that there is no such student, looks in the wrong place.
        match self.failure.as_deref() {
            None => Ok(()),
            Some(told) if told.starts_with("Unexpected(") => Ok(()),
            // The engine says of a place that cannot be read that it is damaged.
            Some("DiskFull") if self.errno == 28 => Ok(()),
            Some("Damaged") if self.errno == 5 => Ok(()),
            Some(told) => Err(format!("it was told as something else: {told}")),
        }
    }
}

/// A store that nobody has open any more, against what was said of it.
fn holds(folder: &Path, said: &[String], laid: &laid::Laid) -> Result<(), String> {
    let heard: Vec<String> = laid.heard.iter().chain(said).cloned().collect();
    committer::proves(folder, &heard, &HashSet::new())?;
    let (rim, backups) = (Machine::rim(), store::backup::folder_of(folder));
    for name in said.iter().filter_map(|line| line.strip_prefix("backed ")) {
        let health = store::check::check_file(&backups.join(name), &key(), &*rim).map_err(|why| format!("a backup: {why}"))?;
        if !health.is_whole {
            return Err(format!("a backup is not whole: {:?}", health.troubles));
        }
    }
    let today = store::clock::day(rim.now_ms());
    let desk = Desk::open(folder, &key(), laid.me, rim, today).map_err(|why| why.to_string())?;
    let known = desk.store().known().map_err(|why| why.to_string())?;
    let there: HashSet<Id> =
        desk.store().commits_after(0).map_err(|why| why.to_string())?.into_iter().map(|commit| commit.heading.id).collect();
    let come = laid.page.iter().filter(|commit| there.contains(commit)).count();
    let is_read = known.cursors == laid.after;
    if come != if is_read { laid.page.len() } else { 0 } || !(is_read || known.cursors == laid.before) {
        return Err(format!("{come} of {} commits of a page are there, at {:?}", laid.page.len(), known.cursors));
    }
    if said.iter().any(|line| line == "took") && !is_read {
        return Err("a page was said to be taken, and its cursor does not stand there".to_owned());
    }
    Ok(())
}

/// What the tests and the benchmark expect of a trial that is worth the name.
pub fn is_worth_it(tally: &Tally) -> Result<()> {
    ensure!(tally.all_failed() * 10 >= tally.points * 9, "no call failed at most points: {tally:?}");
    ensure!(tally.failed.len() == Step::ALL.len(), "no call of some step failed: {tally:?}");
    Ok(())
}
