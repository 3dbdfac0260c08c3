//! A disk that loses its power: five hundred are looked at as it may leave them. And one of which a call fails, at a hundred points.
//! What the benchmark command does at length.

use std::path::{Path, PathBuf};
use std::process::Command;

use trials::disk::{compiled, failing, power};

const FOLDER: &str = "KITH_DISK_FOLDER";

fn child(test: &str, folder: &Path) -> Command {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", test, "--ignored", "--nocapture"]).env(FOLDER, folder);
    child
}

/// The library, and a folder that holds it. None where no disk can be watched.
fn shim() -> Option<(tempfile::TempDir, PathBuf)> {
    let folder = tempfile::tempdir().unwrap();
    let library = compiled(folder.path()).unwrap();
    if library.is_none() {
        println!("skipped: only on Linux can a disk be watched");
    }
    library.map(|library| (folder, library))
}

fn folder() -> PathBuf {
    PathBuf::from(std::env::var(FOLDER).unwrap())
}

#[test]
fn five_hundred_disks_that_lost_their_power_lose_no_acknowledged_gesture() {
    let Some((folder, library)) = shim() else { return };
    let did = power::recorded(&library, folder.path(), |works| child("the_child_that_is_recorded", works)).unwrap();
    let mut tally = power::Tally::default();
    for seed in 0..500 {
        did.proves(seed, &power::beside(), &mut tally).unwrap_or_else(|why| panic!("{why:#}"));
    }
    println!("{tally:?}");
    // A disk that says it has written what it has not loses something, and the trial sees it.
    let lying = did.without_syncs();
    let is_seen = (0..40).any(|seed| lying.proves(seed, &power::beside(), &mut power::Tally::default()).is_err());
    assert!(is_seen, "a disk that never writes through is not seen: the trial is decoration");
    assert!(tally.acknowledged > 10_000 && tally.ended > 1_000, "there was something to lose: {tally:?}");
}

#[test]
#[ignore = "the other process of the test above"]
fn the_child_that_is_recorded() {
    power::one_child(&folder()).unwrap();
}

#[test]
fn whoever_works_on_a_disk_of_which_a_call_fails_is_told_and_loses_nothing() {
    let Some((_folder, library)) = shim() else { return };
    let tried = |points, ignores| {
        let plan = failing::Plan { points, ignores };
        failing::tried(&library, &power::beside(), plan, |works| child("the_child_whose_disk_fails", works)).unwrap()
    };
    let tally = tried(50, false);
    println!("{tally:#?}");
    assert!(tally.broken.is_empty(), "{:#?}", tally.broken);
    assert!(tally.points == 100 && tally.all_failed() >= 90, "{tally:?}");
    failing::is_worth_it(&tally).unwrap();
    // A program that says it was done, whatever the disk said, is seen at each step at which something is acknowledged.
    let ignoring = tried(12, true);
    println!("{ignoring:#?}");
    for step in [failing::Step::Commits, failing::Step::Draws, failing::Step::Ends, failing::Step::BacksUp, failing::Step::Reads]
    {
        assert!(ignoring.broken.iter().any(|(at, _)| *at == step), "{step:?}: the trial is decoration: {:#?}", ignoring.broken);
    }
}

#[test]
#[ignore = "the other process of the test above"]
fn the_child_whose_disk_fails() {
    failing::one_child(&folder()).unwrap();
}
