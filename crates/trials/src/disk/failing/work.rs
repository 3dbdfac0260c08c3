//! The child: somebody works, and at one call their disk fails. What was acknowledged is written down at once, where no call fails.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, ensure};
use courier::Courier;
use domain::choice::Choice;
use domain::edit::Edit;
use domain::record::Id;
use domain::waves::WaveEdit;
use store::clock::{Rim, minted};
use store::desk::Desk;
use store::failure::Failure;
use sync::client::{self, Moment};

use super::super::Watch;
use super::laid::{self, Found};
use super::{FAULTS, Step, key};
use crate::real::copied_as_it_lies;
use crate::real::hand::{Clock, Hand};

/// Where a call fails.
#[derive(Clone, Copy)]
struct Fault {
    step: Step,
    /// After so many calls of that step.
    after: u32,
    errno: i32,
}

struct Work<'a> {
    found: &'a Found,
    works: PathBuf,
    watch: Watch,
    said: File,
    rim: Arc<Hand>,
    fault: Fault,
    /// Nobody's call fails: they are counted.
    counts: bool,
    calls: BTreeMap<Step, u32>,
    is_met: bool,
    has_failed: bool,
}

/// Works at every point of the plan that lies in this folder.
pub fn one_child(folder: &Path) -> Result<()> {
    let found = laid::find(folder)?;
    let mut nth_point = 0;
    for (errno, _) in FAULTS {
        let nobody = Fault { step: Step::Opens, after: u32::MAX, errno };
        let calls = Work::begin(folder, "counted", &found, nobody, true)?.all()?;
        let each = found.plan.points.div_ceil(Step::ALL.len());
        for nth in 0..found.plan.points {
            let step = Step::ALL[nth % Step::ALL.len()];
            let of = calls.get(&step).copied().unwrap_or_default();
            ensure!(of > 0, "{step:?} makes no call");
            // From the first of them to the last.
            let after = (nth / Step::ALL.len()) as u64 * u64::from(of - 1) / (each as u64 - 1).max(1);
            let fault = Fault { step, after: after as u32, errno };
            Work::begin(folder, &format!("point-{nth_point:05}"), &found, fault, false)?.all()?;
            nth_point += 1;
        }
    }
    Ok(())
}

impl<'a> Work<'a> {
    fn begin(folder: &Path, name: &str, found: &'a Found, fault: Fault, counts: bool) -> Result<Work<'a>> {
        let works = folder.join(format!("{name}.works"));
        let _ = std::fs::remove_dir_all(&works);
        copied_as_it_lies(&folder.join(laid::STORE), &works)?;
        let mut said = File::create(folder.join(format!("{name}.{}", if counts { "calls" } else { "said" })))?;
        writeln!(said, "point {:?} {} {}", fault.step, fault.after + u32::from(!counts), fault.errno)?;
        Ok(Work {
            found,
            watch: Watch::under(&works)?,
            works,
            said,
            // The same at each point, so that the k-th call is the same one.
            rim: Hand::seeded(Clock::at(found.now_ms), 77),
            fault,
            counts,
            calls: BTreeMap::new(),
            is_met: false,
            has_failed: false,
        })
    }

    fn all(mut self) -> Result<BTreeMap<Step, u32>> {
        let today = store::clock::day(self.rim.now_ms());
        let students = &self.found.students;
        let [kept, forgotten] = self.found.waves;
        let desk = self.step(Step::Opens, |work| work.opens())?;
        self.step(Step::Commits, |work| {
            for (n, student) in students.iter().enumerate().take(3) {
                work.commits(&desk, &laid::call(*student, &format!("Later {n}")), "told")?;
            }
            Ok(())
        })?;
        self.step(Step::Draws, |work| {
            let wave = minted(&*work.rim);
            let open = Edit::Wave(WaveEdit::Open { wave, student: students[3], opened_on: today });
            work.does(&format!("sits {wave}"), || desk.commit(&open).map(|_| format!("sits {wave}")))?;
            for edit in laid::gestures(wave, [(); 2].map(|()| minted(&*work.rim))) {
                work.commits(&desk, &edit, &format!("{} {wave}", laid::said_of(&edit)))?;
            }
            Ok(())
        })?;
        self.step(Step::Ends, |work| {
            work.says(&format!("keeping {kept}"))?;
            let choice = Choice { is_counted: true, ..Choice::default() };
            work.commits(&desk, &Edit::Wave(WaveEdit::Keep { wave: kept, kept_on: today, choice }), &format!("kept {kept}"))?;
            work.says(&format!("forgetting {forgotten}"))?;
            let forget = Edit::Wave(WaveEdit::Forget { wave: forgotten });
            work.does(&format!("forgot {forgotten}"), || desk.commit(&forget).map(|_| format!("forgot {forgotten}")))
        })?;
        self.step(Step::BacksUp, |work| {
            let back_up = || desk.store().back_up(&mut |_, _| true).map(|line| format!("backed {}", line.name));
            work.does("backed kith-none.kith", back_up)
        })?;
        self.step(Step::Reads, |work| {
            let moment = Moment {
                clock_ms: work.found.now_ms,
                boot: desk.store().boot(),
                uptime_ms: work.rim.uptime_ms(),
                chance: minted(&*work.rim),
                program: "trial".into(),
            };
            work.does("took", || {
                let mut courier = Courier::of(desk.store());
                client::take(&mut courier, &work.found.ask, &work.found.answer, &moment).map(|_| "took".to_owned())
            })
        })?;
        if self.is_met {
            self.says("met")?;
        }
        Ok(self.calls)
    }

    fn says(&mut self, line: &str) -> Result<()> {
        Ok(writeln!(self.said, "{line}")?)
    }

    fn step<T>(&mut self, step: Step, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.counts || self.fault.step == step {
            self.watch.fails_after(self.fault.after, self.fault.errno)?;
        }
        let done = work(self)?;
        let met = self.watch.rests()?;
        self.is_met |= met.is_failed;
        self.calls.insert(step, met.calls);
        Ok(done)
    }

    /// Opens the desk. A sitting that cannot be read is told, and is a failure here.
    fn opens(&mut self) -> Result<Desk> {
        let (works, rim, me) = (self.works.clone(), self.rim.clone(), self.found.me);
        let mut desk = None;
        let today = store::clock::day(rim.now_ms());
        self.does_mut("opened", || {
            desk = None;
            let opened = Desk::open(&works, &key(), me, rim.clone(), today)?;
            if !opened.unreadable_drafts().is_empty() {
                return Err(Failure::Unexpected(anyhow::anyhow!("a draft cannot be read")));
            }
            desk = Some(opened);
            Ok("opened".to_owned())
        })?;
        // Whoever ignores that it does not open has no desk to go on at.
        desk.map_or_else(|| Ok(Desk::open(&works, &key(), me, rim.clone(), today)?), Ok)
    }

    fn commits(&mut self, desk: &Desk, edit: &Edit, word: &str) -> Result<()> {
        self.does(&format!("{word} {}", Id::max()), || {
            desk.commit(edit).map(|committed| format!("{word} {}", committed.commit.unwrap_or_default()))
        })
    }

    fn does(&mut self, ignoring: &str, action: impl Fn() -> Result<String, Failure>) -> Result<()> {
        self.does_mut(ignoring, action)
    }

    /// Does something and says that it was done. Where it fails, that is said; all is looked at as it lies; and it is done once more.
    fn does_mut(&mut self, ignoring: &str, mut action: impl FnMut() -> Result<String, Failure>) -> Result<()> {
        let failure = match action() {
            Ok(line) => return self.says(&line),
            Err(failure) => failure,
        };
        self.is_met |= self.watch.rests()?.is_failed;
        if self.found.plan.ignores {
            return self.says(ignoring);
        }
        if self.has_failed {
            return self.says(&format!("stuck {failure:?}").replace('\n', " "));
        }
        self.has_failed = true;
        self.says(&format!("failed {failure:?}").replace('\n', " "))?;
        copied_as_it_lies(&self.works, &self.works.with_extension("then"))?;
        match action() {
            Ok(line) => self.says(&line),
            // It was done, but for what can wait until it is opened again.
            Err(Failure::Refused(_)) => Ok(()),
            Err(failure) => self.says(&format!("stuck {failure:?}").replace('\n', " ")),
        }
    }
}
