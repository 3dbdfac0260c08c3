//! Fault runs over real things: stores in encrypted files, the real server with its ledger, rights, audit and keys, sealed and
//! signed envelopes. Between two gestures everything happens that can happen to laptops in a school and to a server in a cellar.
//! Then all is well again, thirty seconds pass, and the history is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::edit::Edit;
use domain::record::Id;
use domain::waves::WaveEdit;

use crate::broken::{Broken, Check, Held, broken};
use crate::dice::Dice;

pub mod flaky;
mod gestures;
pub mod hand;
mod history;
pub mod laptop;
mod replayed;
pub mod town;

use flaky::Trouble;
use hand::Clock;
use laptop::{Answers, Fate, Laptop};
use town::Town;

/// What a run is made of.
#[derive(Clone, Debug)]
pub struct Plan {
    pub laptops: usize,
    pub operations: usize,
    /// Users of the roster: seven tenths of them are students.
    pub users: usize,
    /// Disks are put back and copied, the server's too.
    pub restores: bool,
    /// In the end every request is sent so many times again, in any order.
    pub replays: usize,
    /// The ledger lies in this PostgreSQL; None for the embedded one.
    pub database: Option<String>,
    /// Where stores lie.
    pub beside: PathBuf,
}

/// What happened.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub runs: u64,
    pub saved: u64,
    pub questions: u64,
    pub faults: BTreeMap<&'static str, u64>,
    /// The most simulated seconds until all was sent and read after all was well again.
    pub healed_in_s: u64,
}

impl Tally {
    fn met(&mut self, fault: &'static str) {
        *self.faults.entry(fault).or_default() += 1;
    }

    pub fn add(&mut self, other: &Tally) {
        self.runs += other.runs;
        self.saved += other.saved;
        self.questions += other.questions;
        self.healed_in_s = self.healed_in_s.max(other.healed_in_s);
        for (fault, so_many) in &other.faults {
            *self.faults.entry(fault).or_default() += so_many;
        }
    }
}

/// After all is well again everything has to be everywhere within so many simulated seconds.
const HEALED_MS: i64 = 30_000;
/// So long does a question and its answer take, on the simulated wire.
const ROUND_TRIP_MS: i64 = 40;
const TEN_YEARS_MS: i64 = 10 * 365 * 86_400_000;

struct Run {
    plan: Plan,
    dice: Dice,
    clock: Arc<Clock>,
    town: Town,
    laptops: Vec<Laptop>,
    /// Until which operation each of them is out of reach.
    asleep: Vec<usize>,
    images: Vec<Option<PathBuf>>,
    backup: Option<PathBuf>,
    waves: Vec<Id>,
    expected: BTreeSet<Id>,
    acknowledged: BTreeSet<Id>,
    tally: Tally,
    /// Gone when this is over, with all that lies in it.
    folder: tempfile::TempDir,
}

/// Copies files as they lie, without what belongs to the running program alone: locks and shared memory.
pub(crate) fn copied_as_it_lies(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        let said = name.to_string_lossy();
        if path.is_dir() {
            copied_as_it_lies(&path, &to.join(&name))?;
        } else if !said.ends_with("-shm") && !said.ends_with(".lock") {
            std::fs::copy(&path, to.join(&name))?;
        }
    }
    Ok(())
}

fn machine<T>(done: anyhow::Result<T>) -> Held<T> {
    done.map_err(|why| Broken { check: Check::Machine, told: format!("{why:#}") })
}

/// One run.
pub fn run(seed: u64, plan: &Plan) -> Held<Tally> {
    let told = |why: Broken| Broken { told: format!("seed {seed}: {}", why.told), ..why };
    machine(Run::set_up(seed, plan)).and_then(Run::lives).map_err(told)
}

impl Run {
    fn set_up(seed: u64, plan: &Plan) -> anyhow::Result<Run> {
        let folder = tempfile::Builder::new().prefix("trial-").tempdir_in(&plan.beside)?;
        let clock = Clock::first_day();
        let town = Town::founded(folder.path(), &clock, seed ^ 0x5e4e, plan.laptops, plan.users, plan.database.as_deref())?;
        let laptops = (0..plan.laptops)
            .map(|n| {
                Laptop::set_up(
                    &folder.path().join(format!("laptop-{n}")),
                    &clock,
                    seed.wrapping_mul(101) + n as u64,
                    &town,
                    town.people[n],
                )
            })
            .collect::<anyhow::Result<Vec<_>>>()?;
        Ok(Run {
            plan: plan.clone(),
            dice: Dice::of(seed),
            asleep: vec![0; laptops.len()],
            images: vec![None; laptops.len()],
            clock,
            town,
            laptops,
            backup: None,
            waves: Vec::new(),
            expected: BTreeSet::new(),
            acknowledged: BTreeSet::new(),
            tally: Tally { runs: 1, ..Tally::default() },
            folder,
        })
    }

    fn lives(mut self) -> Held<Tally> {
        for at in 0..self.laptops.len() {
            machine(self.syncs(at))?;
        }
        for operation in 0..self.plan.operations {
            self.clock.moves(500 + self.dice.below(90_000) as i64);
            let at = self.dice.below(self.laptops.len());
            let is_awake = self.asleep[at] <= operation;
            match self.dice.below(100) {
                0..45 if is_awake => self.does_something(at)?,
                45..86 if is_awake => self.meets(at)?,
                86..89 => {
                    self.tally.met("partition or pause");
                    self.asleep[at] = operation + 5 + self.dice.below(40);
                }
                89..92 => {
                    self.tally.met("clock ±10 years");
                    let ahead = *self.dice.pick(&[-TEN_YEARS_MS, -86_400_000, 0, 86_400_000, TEN_YEARS_MS]);
                    self.laptops[at].rim.is_ahead(ahead);
                }
                92..94 => {
                    self.tally.met("laptop killed");
                    machine(self.laptops[at].is_killed())?;
                }
                94..95 => {
                    self.tally.met("server killed");
                    machine(self.town.stops_and_starts())?;
                }
                95..97 => self.clock.moves(self.dice.below(3) as i64 * 86_400_000),
                _ => {}
            }
            if self.plan.restores && self.dice.one_in(8) {
                self.a_disk_changes(at)?;
            }
        }
        self.heals()?;
        self.is_asked()?;
        self.is_replayed()?;
        self.tally.saved = self.expected.len() as u64;
        drop(self.laptops);
        machine(self.folder.close().map_err(Into::into))?;
        Ok(self.tally)
    }

    /// A person does something at a laptop, and finds it.
    fn does_something(&mut self, at: usize) -> Held {
        let edits = self.edits(at);
        let drafts: Vec<Id> = edits
            .iter()
            .filter_map(|edit| if let Edit::Wave(WaveEdit::Open { wave, .. }) = edit { Some(*wave) } else { None })
            .collect();
        for edit in edits {
            self.clock.moves(700);
            let commit = machine(self.laptops[at].does(&edit))?;
            // A draft's own gestures lie in no log that travels.
            let is_draft = match &edit {
                Edit::Map { wave, .. } => drafts.contains(wave),
                edit => matches!(edit, Edit::Wave(WaveEdit::Open { .. })),
            };
            self.expected.extend(commit.filter(|_| !is_draft));
            if let Edit::Wave(WaveEdit::Keep { wave, .. }) = edit {
                self.waves.push(wave);
            }
        }
        self.finds_its_own(at)
    }

    fn finds_its_own(&self, at: usize) -> Held {
        match machine(self.laptops[at].misses_its_own())? {
            Some(told) => broken(Check::ReadYourWrites, format!("laptop {at}: {told}")),
            None => Ok(()),
        }
    }

    /// A laptop asks, on a wire that may do anything.
    fn meets(&mut self, at: usize) -> Held {
        // What was lost on the way before may come now, long after: it is heard, and no answer of it is.
        if let Some(bytes) = self.laptops[at].on_the_way.take()
            && self.dice.one_in(2)
        {
            self.tally.met("question out of order");
            drop(self.town.answers(&bytes));
        }
        let fate = match self.dice.below(16) {
            0 => (Fate::LosesTheQuestion, "question lost"),
            1 => (Fate::LosesTheAnswer, "answer lost"),
            2 => (Fate::CutsTheAnswer(self.dice.below(100)), "answer cut in its body"),
            3 => (Fate::CutsTheQuestion(self.dice.below(100)), "question cut in its body"),
            4 => (Fate::DoublesTheQuestion, "question doubled"),
            5 | 6 => (Fate::KillsTheLaptop(self.dice.below(6)), "laptop killed while it takes an answer"),
            7 => {
                self.town.flaky.meets(Trouble::Stop, self.dice.below(60) as i64);
                (Fate::Whole, "server killed in a transaction")
            }
            8 | 9 => {
                self.town.flaky.meets(Trouble::Again, self.dice.below(60) as i64);
                (Fate::Whole, "40001")
            }
            _ => (Fate::Whole, ""),
        };
        let (fate, name) = fate;
        for _ in 0..1 + self.dice.below(4) {
            self.tally.questions += 1;
            self.clock.moves(ROUND_TRIP_MS);
            let took = machine(self.laptops[at].asks(&self.town, fate))?;
            let Some(took) = took else { break };
            if took.forked {
                self.tally.met("fork seen");
            }
            if !took.has_more || fate != Fate::Whole {
                break;
            }
        }
        let troubles = self.town.flaky.rests();
        match name {
            "server killed in a transaction" if troubles > 0 => {
                self.tally.met(name);
                machine(self.town.stops_and_starts())?;
            }
            "40001" if troubles > 0 => self.tally.met(name),
            "" | "40001" | "server killed in a transaction" => {}
            name => self.tally.met(name),
        }
        if matches!(fate, Fate::KillsTheLaptop(_)) {
            machine(self.laptops[at].is_killed())?;
        }
        let kept = machine(self.town.commits())?;
        self.acknowledged.extend(self.expected.intersection(&kept));
        self.finds_its_own(at)
    }

    /// Two disks can break on one day: what lay nowhere else is nobody's fault, and no longer expected.
    fn expects_what_is_left(&mut self) -> Held {
        let mut somewhere = machine(self.town.commits())?;
        for laptop in &self.laptops {
            somewhere.extend(machine(laptop.commits())?);
        }
        self.expected.retain(|commit| somewhere.contains(commit));
        self.acknowledged.retain(|commit| somewhere.contains(commit));
        Ok(())
    }

    fn puts_a_disk_back(&mut self, at: usize) -> Held {
        let Some(image) = self.images[at].clone() else { return Ok(()) };
        self.tally.met("laptop restored");
        machine(self.laptops[at].is_restored_from(&image))?;
        self.expects_what_is_left()
    }

    fn is_cloned(&mut self, at: usize) -> Held {
        self.tally.met("laptop cloned");
        let seed = self.dice.roll();
        let clone = machine(self.laptops[at].cloned(seed))?;
        self.laptops.push(clone);
        self.asleep.push(0);
        self.images.push(None);
        Ok(())
    }

    fn server_is_put_back(&mut self) -> Held {
        let Some(backup) = self.backup.clone() else { return Ok(()) };
        self.tally.met("server restored");
        machine(self.town.is_restored_from(&backup))?;
        self.expects_what_is_left()
    }

    /// A disk is copied, put back, or put into another machine.
    fn a_disk_changes(&mut self, at: usize) -> Held {
        let is_embedded = self.plan.database.is_none();
        match self.dice.below(10) {
            0..3 => self.images[at] = Some(machine(self.laptops[at].image())?),
            // Most often there is a copy of some laptop: that one's is put back.
            3..6 => {
                let with: Vec<usize> = (0..self.images.len()).filter(|at| self.images[*at].is_some()).collect();
                if !with.is_empty() {
                    let at = *self.dice.pick(&with);
                    self.puts_a_disk_back(at)?;
                }
            }
            6 if self.laptops.len() < self.plan.laptops + 2 => self.is_cloned(at)?,
            7 if is_embedded => self.backup = Some(machine(self.town.backs_up())?),
            8..10 if is_embedded => self.server_is_put_back()?,
            _ => {}
        }
        Ok(())
    }
}
