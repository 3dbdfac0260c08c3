//! What is lost when the power fails? A child sits at a desk: it opens a draft, draws, keeps or forgets it, opens the next,
//! and tells each step that was acknowledged. The parent kills it at a random moment and looks: every gesture that was
//! acknowledged is there, of a map that was kept or forgotten nothing of the draft is left, and all of it is whole.
//! `committer rounds 200` runs as many rounds; `committer commit FOLDER` is the child.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use domain::choice::Choice;
use domain::edit::Edit;
use domain::ego_network::{Offset, Ring, Sector, Spot};
use domain::map_edit::MapEdit;
use domain::people::{NewStudent, PeopleEdit, StudentByHand};
use domain::record::{Id, Kind};
use domain::waves::WaveEdit;
use store::cipher::DataKey;
use store::clock::{Machine, day, minted};
use store::desk::Desk;
use store::draft::Drafts;
use store::log::Commit;
use store::tables::Tables;

const ME: Id = Id::from_u128(0xA0);
const STUDENT: Id = Id::from_u128(1);

fn key() -> DataKey {
    DataKey::from_bytes(&[7; 32]).expect("a key has 32 bytes")
}

fn desk(folder: &Path) -> Result<Desk, String> {
    let rim = Machine::rim();
    let today = day(rim.now_ms());
    // Killed while it was made, there is none yet.
    if !folder.join("store.kith").exists() {
        return Desk::create(folder, &key(), ME, rim).map_err(|error| error.to_string());
    }
    Desk::open(folder, &key(), ME, rim, today).map_err(|error| error.to_string())
}

/// The child: sits and draws until it is killed. Says each step after it was acknowledged, never before; the end of a
/// sitting is announced as well, for in the middle of it both are right.
pub fn commit_until_killed(folder: &Path) -> ! {
    let desk = desk(folder).expect("the desk opens");
    let rim = Machine::rim();
    let mut out = std::io::stdout().lock();
    let mut says = |line: String| writeln!(out, "{line}").and_then(|()| out.flush()).expect("the parent listens");
    let does = |edit: Edit| desk.commit(&edit).expect("a commit").commit.unwrap_or_default();
    if desk.reading(|sql| Tables(sql).find(Kind::Student, STUDENT)).expect("it is read").is_none() {
        let by_hand = StudentByHand { given: "Luz".into(), family: "Reyes".into(), ..StudentByHand::default() };
        let add = PeopleEdit::AddStudents { students: vec![NewStudent { student: STUDENT, by_hand }], caseload_of: None };
        says(format!("told {}", does(Edit::People(add))));
    }
    loop {
        // A sitting that was cut off goes on.
        let wave = desk.drafts().first().map(|(wave, _)| *wave).unwrap_or_else(|| {
            let wave = minted(&*rim);
            does(Edit::Wave(WaveEdit::Open { wave, student: STUDENT, opened_on: day(rim.now_ms()) }));
            wave
        });
        says(format!("sits {wave}"));
        let people: Vec<Id> = (0..3).map(|_| minted(&*rim)).collect();
        for (n, alter) in people.iter().enumerate() {
            let edit = MapEdit::AddAlter { alter: *alter, label: format!("Person {alter}"), link: None };
            says(format!("named {wave} {}", does(Edit::Map { wave, edit })));
            let offset = Offset { across: n as u16 * 100, out: 500 };
            let spot = Spot { ring: Ring::ALL[n % 3], sector: Sector::ALL[n % 5], offset };
            says(format!("drew {wave} {}", does(Edit::Map { wave, edit: MapEdit::PlaceAlter { alter: *alter, spot } })));
            if n > 0 {
                let edit = MapEdit::DrawTie { a: people[n - 1], b: *alter };
                says(format!("drew {wave} {}", does(Edit::Map { wave, edit })));
            }
        }
        if wave.as_u128().is_multiple_of(2) {
            says(format!("keeping {wave}"));
            let kept_on = day(rim.now_ms());
            let keep = WaveEdit::Keep { wave, kept_on, choice: Choice { is_counted: true, ..Choice::default() } };
            says(format!("kept {wave} {}", does(Edit::Wave(keep))));
        } else {
            says(format!("forgetting {wave}"));
            does(Edit::Wave(WaveEdit::Forget { wave }));
            says(format!("forgot {wave}"));
        }
    }
}

/// What one round saw.
#[derive(Debug, Default)]
pub struct Round {
    /// Steps that were acknowledged before the kill; every one is there.
    pub acknowledged: usize,
    /// Commits that nobody was told of: the gesture in progress, at most one.
    pub untold: usize,
    /// Sittings that were kept or forgotten before the kill; nothing of their drafts is left.
    pub ended: usize,
}

/// What the child said of one sitting.
#[derive(Debug, Default)]
struct Sitting {
    gestures: Vec<Id>,
    named: usize,
    is_keeping: bool,
    is_forgetting: bool,
    kept: Option<Id>,
    is_forgotten: bool,
}

/// When a child is killed: so long after it has said so many steps. Counted in steps, a slow machine comes as far as a quick one.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    steps: usize,
    after: Duration,
}

/// One round: starts the child, kills it at a moment, opens the desk again and proves it. Says what is wrong, if anything is.
pub fn round(child: &mut Command, folder: &Path, moment: Moment) -> Result<Round, String> {
    let before: HashSet<Id> =
        if folder.join("store.kith").exists() { commits(folder)?.into_iter().collect() } else { HashSet::new() };
    let mut child = child.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|error| error.to_string())?;
    let mut voice = BufReader::new(child.stdout.take().ok_or("no pipe")?);
    let mut heard: Vec<String> = Vec::new();
    while heard.iter().filter(|line| step_of(line).is_some()).count() < moment.steps {
        let mut line = String::new();
        if voice.read_line(&mut line).map_err(|error| error.to_string())? == 0 {
            return Err("the child ended by itself".to_owned());
        }
        heard.push(line.trim_end().to_owned());
    }
    std::thread::sleep(moment.after);
    // SIGKILL: nothing of the child's runs after this.
    child.kill().map_err(|error| error.to_string())?;
    heard.extend(voice.lines().map_while(Result::ok));
    child.wait().map_err(|error| error.to_string())?;
    proves(folder, &heard, &before)
}

/// Opens the desk of a child that is no more, and holds it against what the child said. `before` is what was there when it began.
pub fn proves(folder: &Path, heard: &[String], before: &HashSet<Id>) -> Result<Round, String> {
    let said = |error: store::failure::Failure| error.to_string();
    let mut sittings: BTreeMap<Id, Sitting> = BTreeMap::new();
    let mut told: Vec<Id> = Vec::new();
    let mut round = Round::default();
    for (step, first, second) in heard.iter().filter_map(|line| step_of(line)) {
        round.acknowledged += 1;
        let sitting = sittings.entry(first).or_default();
        match (step, second) {
            ("told", _) => {
                sittings.remove(&first);
                told.push(first);
            }
            ("named" | "drew", Some(commit)) => {
                sitting.gestures.push(commit);
                sitting.named += usize::from(step == "named");
            }
            ("keeping", _) => sitting.is_keeping = true,
            ("forgetting", _) => sitting.is_forgetting = true,
            ("kept", Some(commit)) => {
                sitting.kept = Some(commit);
                told.push(commit);
            }
            ("forgot", _) => sitting.is_forgotten = true,
            _ => {}
        }
    }
    // Before anything heals: what was acknowledged as gone is gone.
    let files = files_of_drafts(folder)?;
    for (wave, sitting) in &sittings {
        if sitting.kept.is_some() || sitting.is_forgotten {
            round.ended += 1;
            if let Some(file) = files.iter().find(|file| file.starts_with(&wave.to_string())) {
                return Err(format!("{file} is left of a sitting that had ended"));
            }
        }
    }
    let desk = desk(folder)?;
    if !desk.unreadable_drafts().is_empty() {
        return Err("a draft cannot be read".to_owned());
    }
    let health = desk.store().check_full().map_err(said)?;
    if !health.is_whole {
        return Err(format!("not whole: {:?}", health.troubles));
    }
    let there: HashSet<Id> = commit_ids(desk.store().commits_after(0).map_err(said)?);
    if let Some(lost) = told.iter().find(|commit| !there.contains(*commit)) {
        return Err(format!("commit {lost} was acknowledged and is lost"));
    }
    round.untold += there.iter().filter(|commit| !before.contains(*commit) && !told.contains(commit)).count();
    let open: BTreeSet<Id> = desk.drafts().into_iter().map(|(wave, _)| wave).collect();
    for (wave, sitting) in &sittings {
        let is_kept = desk.reading(|sql| Tables(sql).find(Kind::Wave, *wave)).map_err(said)?.is_some();
        if is_kept {
            let people = desk.map(*wave, day(Machine::rim().now_ms())).map_err(said)?.network.alters.len();
            if people < sitting.named || !sitting.is_keeping || open.contains(wave) {
                return Err(format!("{people} of {} people were kept: {sitting:?}", sitting.named));
            }
        } else if sitting.kept.is_some() || (!open.contains(wave) && !sitting.is_forgetting) {
            return Err(format!("a sitting is lost: {sitting:?}"));
        }
    }
    drop(desk);
    for (wave, sitting) in sittings.iter().filter(|(wave, _)| open.contains(*wave)) {
        let draft = Drafts::in_folder(&folder.join("drafts")).open(*wave, &key(), Machine::rim()).map_err(said)?;
        if !draft.check_full().map_err(said)?.is_whole {
            return Err("the draft is not whole".to_owned());
        }
        let there = commit_ids(draft.commits_after(0).map_err(said)?);
        if let Some(lost) = sitting.gestures.iter().find(|commit| !there.contains(*commit)) {
            return Err(format!("gesture {lost} was acknowledged and is lost from its draft"));
        }
    }
    let left = files_of_drafts(folder)?;
    if let Some(stray) = left.iter().find(|file| !open.iter().any(|wave| file.starts_with(&wave.to_string()))) {
        return Err(format!("{stray} lies among the drafts and belongs to none"));
    }
    Ok(round)
}

/// The words with which the child's lines begin.
const STEPS: [&str; 8] = ["told", "sits", "named", "drew", "keeping", "kept", "forgetting", "forgot"];

/// What a line says: the step and its ids. A line that the kill cut short says nothing.
fn step_of(line: &str) -> Option<(&str, Id, Option<Id>)> {
    let mut words = line.split(' ').skip_while(|word| !STEPS.contains(word));
    let step = words.next()?;
    let first = words.next()?.parse().ok()?;
    let second = words.next().and_then(|word| word.parse().ok());
    let needs_two = matches!(step, "named" | "drew" | "kept");
    (!needs_two || second.is_some()).then_some((step, first, second))
}

fn commit_ids(commits: Vec<Commit>) -> HashSet<Id> {
    commits.into_iter().map(|commit| commit.heading.id).collect()
}

fn commits(folder: &Path) -> Result<HashSet<Id>, String> {
    let desk = desk(folder)?;
    desk.store().commits_after(0).map(commit_ids).map_err(|error| error.to_string())
}

fn files_of_drafts(folder: &Path) -> Result<Vec<String>, String> {
    match std::fs::read_dir(folder.join("drafts")) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error.to_string()),
        Ok(found) => found
            .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()).map_err(|error| error.to_string()))
            .collect(),
    }
}

/// The moments of `rounds` rounds: some while the store opens, most while it commits.
pub fn moments(rounds: u32) -> impl Iterator<Item = Moment> {
    (0..rounds).map(|n| {
        let dice = *blake3::hash(&n.to_be_bytes()).as_bytes();
        let steps = usize::from(dice[0]) % 36;
        let after_us = u64::from(dice[1]) * if steps == 0 { 400 } else { 20 };
        Moment { steps, after: Duration::from_micros(after_us) }
    })
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["commit", folder] => commit_until_killed(Path::new(folder)),
        ["rounds", rounds] => {
            let rounds: u32 = rounds.parse().expect("a number of rounds");
            let folder = tempfile::tempdir().expect("a folder");
            let me = std::env::current_exe().expect("this program");
            let (mut acknowledged, mut untold, mut ended) = (0, 0, 0);
            for (at, moment) in moments(rounds).enumerate() {
                match round(Command::new(&me).arg("commit").arg(folder.path()), folder.path(), moment) {
                    Ok(round) => {
                        acknowledged += round.acknowledged;
                        untold += round.untold;
                        ended += round.ended;
                    }
                    Err(trouble) => {
                        eprintln!("round {at}: {trouble}");
                        std::process::exit(1);
                    }
                }
            }
            println!(
                "{rounds} kills, {acknowledged} acknowledged steps, 0 lost, {ended} sittings ended without a trace, {untold} untold commits, every check whole"
            );
        }
        _ => {
            eprintln!("committer rounds N | committer commit FOLDER");
            std::process::exit(2);
        }
    }
}
