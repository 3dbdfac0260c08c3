//! How long did each step take, and how many tests did it count?
//! A stage shows everything that its commands print, as they print it; it hides nothing, also where it passes.
//! All stages together have their time: what runs longer is ended and named.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Everything together. It is meant to take 45 minutes on two cores with nothing built; a slow machine is not a mistake, and
/// CI ends what runs for 90.
pub const LIMIT: Duration = Duration::from_secs(85 * 60);

/// Tests that a suite counted by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

/// How a suite says what it counted.
#[derive(Clone, Copy)]
pub enum Suite {
    /// Not a suite: passes or fails as a whole.
    Check,
    /// `Summary [ 1.2s] 12 tests run: 11 passed, 1 failed, 3 skipped`
    Nextest,
    /// `Tests  1 failed | 11 passed (12)`
    Vitest,
    /// `11 passed, 1 failed`
    Plain,
}

struct Done {
    name: String,
    took: Duration,
    tally: Tally,
    is_passed: bool,
}

/// All stages of one run, in order.
pub struct Stages {
    began: Instant,
    done: Vec<Done>,
}

impl Stages {
    pub fn begin() -> Self {
        Self { began: Instant::now(), done: Vec::new() }
    }

    /// Runs a command as a stage. True where it passed; a suite that counted nothing has not passed.
    pub fn run(&mut self, name: &str, suite: Suite, command: &mut Command) -> bool {
        let left = LIMIT.saturating_sub(self.began.elapsed());
        self.stage(name, || {
            let (is_ok, printed) = run_within(command, left)?;
            let tally = count(suite, &printed);
            if !matches!(suite, Suite::Check) && is_ok && tally == Tally::default() {
                println!("{name}: it ended well but ran no test");
                return Ok((false, tally));
            }
            Ok((is_ok, tally))
        })
    }

    /// Runs a check that is written in Rust: it gives its objections.
    pub fn check(&mut self, name: &str, look: impl FnOnce() -> Result<Vec<String>>) -> bool {
        self.stage(name, || {
            let objections = look()?;
            for objection in &objections {
                println!("  {objection}");
            }
            Ok((objections.is_empty(), Tally::default()))
        })
    }

    fn stage(&mut self, name: &str, act: impl FnOnce() -> Result<(bool, Tally)>) -> bool {
        println!("\n── {name}");
        let began = Instant::now();
        let (is_passed, tally) = act().unwrap_or_else(|why| {
            println!("  {why:#}");
            (false, Tally::default())
        });
        let took = began.elapsed();
        println!("── {name}: {} in {:.1} s", if is_passed { "passed" } else { "FAILED" }, took.as_secs_f64());
        self.done.push(Done { name: name.to_owned(), took, tally, is_passed });
        is_passed
    }

    /// The table of seconds and the closing line. True where everything passed, in time.
    pub fn close(self) -> bool {
        println!("\nseconds  stage");
        for stage in &self.done {
            let mark = if stage.is_passed { "" } else { "   FAILED" };
            println!("{:7.1}  {}{mark}", stage.took.as_secs_f64(), stage.name);
        }
        let all = self.began.elapsed();
        println!("{:7.1}  in all, of {} allowed", all.as_secs_f64(), LIMIT.as_secs());
        let is_late = all > LIMIT;
        if is_late {
            println!("Too slow: more than {} minutes.", LIMIT.as_secs() / 60);
        }
        let total = total(self.done.iter().map(|stage| (stage.is_passed, stage.tally)), is_late);
        println!("{} passed, {} failed", total.passed, total.failed);
        total.failed == 0
    }
}

/// A stage that failed without a count of its own is one failure: the closing line never says 0 over a red run.
fn total(stages: impl Iterator<Item = (bool, Tally)>, is_late: bool) -> Tally {
    let mut all = Tally { passed: 0, failed: u64::from(is_late) };
    for (is_passed, tally) in stages {
        all.passed += tally.passed;
        all.failed += if is_passed { tally.failed } else { tally.failed.max(1) };
    }
    all
}

/// Runs a command whose failure ends everything: an installation, a build that the rest needs.
pub fn must(command: &mut Command) -> Result<()> {
    let said = said(command);
    println!("   {said}");
    let status = command.status().with_context(|| format!("could not start: {said}"))?;
    anyhow::ensure!(status.success(), "this failed ({status}): {said}");
    Ok(())
}

/// What a command prints on its standard output. Its failure is an error.
pub fn output(command: &mut Command) -> Result<String> {
    let said = said(command);
    let out = command.stderr(Stdio::inherit()).output().with_context(|| format!("could not start: {said}"))?;
    anyhow::ensure!(out.status.success(), "this failed ({}): {said}", out.status);
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// The command line, as a person would type it.
fn said(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|arg| arg.to_string_lossy().into_owned()));
    words.join(" ")
}

fn run_within(command: &mut Command, left: Duration) -> Result<(bool, String)> {
    let said = said(command);
    println!("   {said}");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start: {said}"))?;
    let (tell, told) = mpsc::channel();
    if let Some(out) = child.stdout.take() {
        let tell = tell.clone();
        thread::spawn(move || pass_on(out, std::io::stdout(), &tell));
    }
    if let Some(err) = child.stderr.take() {
        thread::spawn(move || pass_on(err, std::io::stderr(), &tell));
    }
    let is_ok = wait(&mut child, left, Duration::from_secs(10))?;
    // A grandchild may hold the pipe open after its parent's end: what it would still say is not waited for.
    let mut printed = Vec::new();
    while let Ok(bytes) = told.recv_timeout(Duration::from_secs(2)) {
        printed.extend_from_slice(&bytes);
    }
    Ok((is_ok, String::from_utf8_lossy(&printed).into_owned()))
}

fn pass_on(mut from: impl Read, mut to: impl Write, tell: &mpsc::Sender<Vec<u8>>) {
    let mut block = [0; 8192];
    while let Ok(read @ 1..) = from.read(&mut block) {
        // A closed terminal is no reason to lose the count.
        let _ = to.write_all(&block[..read]).and_then(|()| to.flush());
        if tell.send(block[..read].to_vec()).is_err() {
            return;
        }
    }
}

fn wait(child: &mut Child, left: Duration, grace: Duration) -> Result<bool> {
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if began.elapsed() > left {
            println!("The {} minutes are over; this is ended.", LIMIT.as_secs() / 60);
            // Asked first, so that a test runner ends its tests too.
            let _ = Command::new("kill").arg(child.id().to_string()).status();
            thread::sleep(grace);
            let _ = child.kill();
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// What a suite said of itself: the sum of all its closing lines.
fn count(suite: Suite, printed: &str) -> Tally {
    let mut tally = Tally::default();
    for line in printed.lines() {
        let line = plain(line);
        let line = line.trim();
        let is_closing = match suite {
            Suite::Check => false,
            Suite::Nextest => line.starts_with("Summary ["),
            Suite::Vitest => line.starts_with("Tests "),
            Suite::Plain => line.split_once(" passed, ").is_some_and(|(n, _)| n.parse::<u64>().is_ok()),
        };
        if is_closing {
            tally.passed += number_before(line, "passed");
            tally.failed += number_before(line, "failed") + number_before(line, "timed out");
        }
    }
    tally
}

/// The number that stands right before a word.
fn number_before(line: &str, word: &str) -> u64 {
    line.find(word).and_then(|at| line[..at].split_whitespace().next_back()?.parse().ok()).unwrap_or(0)
}

/// A line without its colours.
fn plain(line: &str) -> String {
    let mut kept = String::new();
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            kept.push(letter);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_suite_is_counted_by_its_own_closing_line() {
        let nextest = "   Summary [   1.201s] 12 tests run: 9 passed (1 slow), 2 failed, 1 timed out, 4 skipped\n";
        assert_eq!(count(Suite::Nextest, nextest), Tally { passed: 9, failed: 3 });
        let vitest = "\u{1b}[2m Test Files \u{1b}[22m 2 passed (2)\n\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[31m1 failed\u{1b}[39m\u{1b}[22m | \u{1b}[32m11 passed\u{1b}[39m (12)\n";
        assert_eq!(count(Suite::Vitest, vitest), Tally { passed: 11, failed: 1 });
        assert_eq!(count(Suite::Plain, "drag with a pen: 3 passed, ok\n14 passed, 0 failed\n"), Tally { passed: 14, failed: 0 });
        assert_eq!(count(Suite::Check, "14 passed, 0 failed"), Tally::default());
    }

    #[test]
    fn a_red_stage_without_a_count_is_one_failure() {
        let stages = [(true, Tally { passed: 5, failed: 0 }), (false, Tally::default()), (false, Tally { passed: 2, failed: 3 })];
        assert_eq!(total(stages.into_iter(), false), Tally { passed: 7, failed: 4 });
        assert_eq!(total([(true, Tally { passed: 5, failed: 0 })].into_iter(), true).failed, 1);
    }

    #[test]
    fn a_suite_that_ran_nothing_has_not_passed() {
        let mut stages = Stages::begin();
        assert!(!stages.run("empty", Suite::Nextest, &mut Command::new("true")));
        assert!(stages.run("whole", Suite::Check, &mut Command::new("true")));
        assert!(!stages.close());
    }

    #[test]
    fn what_runs_past_its_time_is_ended() {
        let mut sleeper = Command::new("sleep").arg("60").spawn().expect("sleep starts");
        let began = Instant::now();
        assert!(!wait(&mut sleeper, Duration::from_millis(100), Duration::from_millis(100)).expect("it can be waited for"));
        assert!(began.elapsed() < Duration::from_secs(30));
    }
}
