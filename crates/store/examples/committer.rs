//! What is lost when the power fails? A child commits gesture after gesture and tells each one that was acknowledged;
//! the parent kills it at a random moment, opens the store, and looks whether all of them are there and the store is
//! whole. `committer rounds 200` runs as many rounds; `committer commit FOLDER` is the child.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use domain::edit::Edit;
use domain::ego_network::{Offset, Ring, Sector, Spot};
use domain::map_edit::MapEdit;
use domain::people::{NewStudent, PeopleEdit, StudentByHand};
use domain::record::Id;
use domain::waves::WaveEdit;
use store::cipher::DataKey;
use store::clock::{Machine, minted};
use store::open::{Caches, Store};

const ME: Id = Id::from_u128(0xA0);
const STUDENT: Id = Id::from_u128(1);

fn open(folder: &Path) -> Store {
    let key = DataKey::from_bytes(&[7; 32]).expect("a key has 32 bytes");
    let caches = Caches { writer_kib: 2048, reader_kib: 512 };
    let path = folder.join("store.kith");
    // Killed while it was made, there is none yet.
    let open = if path.exists() { Store::open } else { Store::create };
    open(&path, &key, Machine::rim(), caches).expect("the store opens")
}

/// The child: commits until it is killed. Prints the id of each commit after it was acknowledged, never before.
pub fn commit_until_killed(folder: &Path) -> ! {
    let store = open(folder);
    let rim = Machine::rim();
    let mut out = std::io::stdout().lock();
    let mut tell = |commit: Option<Id>| {
        if let Some(commit) = commit {
            writeln!(out, "acknowledged {commit}").and_then(|()| out.flush()).expect("the parent listens");
        }
    };
    let mut does = |edit: Edit| tell(store.commit(ME, &edit, None).expect("a commit").commit);
    let by_hand = StudentByHand { given: "Luz".into(), family: "Reyes".into(), ..StudentByHand::default() };
    does(Edit::People(PeopleEdit::AddStudents { students: vec![NewStudent { student: STUDENT, by_hand }] }));
    let wave = minted(&*rim);
    does(Edit::Wave(WaveEdit::Open { wave, student: STUDENT, opened_on: store::clock::day(rim.now_ms()) }));
    let mut last = None;
    for n in 0u16.. {
        // Twenty people, then they are moved about: the log grows, the map does not.
        let alter = Id::from_u128(wave.as_u128() ^ u128::from(n % 20 + 1));
        let edit = if n < 20 {
            MapEdit::AddAlter { alter, label: format!("Person {n}"), link: None }
        } else {
            let offset = Offset { across: n % 1000, out: 500 };
            MapEdit::PlaceAlter {
                alter,
                spot: Spot { ring: Ring::ALL[usize::from(n % 3)], sector: Sector::ALL[usize::from(n % 5)], offset },
            }
        };
        does(Edit::Map { wave, edit });
        if let Some(last) = last.filter(|last| *last != alter) {
            does(Edit::Map { wave, edit: MapEdit::DrawTie { a: last, b: alter } });
        }
        last = Some(alter);
    }
    std::process::exit(0)
}

/// What one round saw.
#[derive(Debug)]
pub struct Round {
    /// Commits that were acknowledged before the kill; every one is in the log.
    pub acknowledged: usize,
    /// Commits in the log that nobody was told of: the gesture in progress, at most one.
    pub untold: usize,
}

/// One round: starts the child, kills it after `wait`, opens the store again and proves it. Says what is wrong, if anything is.
pub fn round(child: &mut Command, folder: &Path, wait: Duration) -> Result<Round, String> {
    let before = if folder.join("store.kith").exists() {
        let store = open(folder);
        let last = store.check_quick().map_err(|error| error.to_string())?.commits;
        drop(store);
        last
    } else {
        0
    };
    let mut child = child.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|error| error.to_string())?;
    std::thread::sleep(wait);
    // SIGKILL: nothing of the child's runs after this.
    child.kill().map_err(|error| error.to_string())?;
    let told = BufReader::new(child.stdout.take().ok_or("no pipe")?);
    let acknowledged: Vec<Id> = told
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.split_once("acknowledged ")?.1.get(..36)?.parse().ok())
        .collect();
    child.wait().map_err(|error| error.to_string())?;
    let store = open(folder);
    let health = store.check_full().map_err(|error| error.to_string())?;
    if !health.is_whole {
        return Err(format!("not whole: {:?}", health.troubles));
    }
    let there: HashSet<Id> = store
        .commits_after(before as i64)
        .map_err(|error| error.to_string())?
        .into_iter()
        .map(|commit| commit.heading.id)
        .collect();
    let lost = acknowledged.iter().filter(|commit| !there.contains(commit)).count();
    if lost > 0 {
        return Err(format!("{lost} of {} acknowledged commits are lost", acknowledged.len()));
    }
    Ok(Round { acknowledged: acknowledged.len(), untold: there.len() - acknowledged.len() })
}

/// The waits of `rounds` rounds: some kill while the store opens, most while it commits.
pub fn waits(rounds: u32) -> impl Iterator<Item = Duration> {
    (0..rounds).map(|n| Duration::from_millis(4 + u64::from(blake3::hash(&n.to_be_bytes()).as_bytes()[0])))
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["commit", folder] => commit_until_killed(Path::new(folder)),
        ["rounds", rounds] => {
            let rounds: u32 = rounds.parse().expect("a number of rounds");
            let folder = tempfile::tempdir().expect("a folder");
            let me = std::env::current_exe().expect("this program");
            let (mut acknowledged, mut untold) = (0, 0);
            for (at, wait) in waits(rounds).enumerate() {
                match round(Command::new(&me).arg("commit").arg(folder.path()), folder.path(), wait) {
                    Ok(round) => {
                        acknowledged += round.acknowledged;
                        untold += round.untold;
                    }
                    Err(trouble) => {
                        eprintln!("round {at}: {trouble}");
                        std::process::exit(1);
                    }
                }
            }
            println!(
                "{rounds} kills, {acknowledged} acknowledged commits, 0 lost, {untold} untold gestures in the log, every check whole"
            );
        }
        _ => {
            eprintln!("committer rounds N | committer commit FOLDER");
            std::process::exit(2);
        }
    }
}
