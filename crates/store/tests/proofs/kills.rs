//! Killed again and again while somebody draws, keeps and forgets: what was acknowledged is there, what was destroyed is
//! gone, and the store is whole.

use std::path::Path;
use std::process::Command;

#[path = "../../examples/committer.rs"]
#[allow(dead_code, reason = "its main is the benchmark's")]
mod committer;

const FOLDER: &str = "KITH_COMMITTER_FOLDER";

#[test]
fn twenty_kills_lose_no_acknowledged_gesture() {
    // On the disk, not in memory: the journal and its syncs are what is tried.
    let folder = tempfile::tempdir().unwrap();
    let (mut acknowledged, mut busy, mut ended) = (0, 0, 0);
    for (at, moment) in committer::moments(20).enumerate() {
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "kills::the_child_that_is_killed", "--ignored", "--nocapture"]).env(FOLDER, folder.path());
        let round = committer::round(&mut child, folder.path(), moment).unwrap_or_else(|trouble| panic!("round {at}: {trouble}"));
        assert!(round.untold <= 1, "round {at}: {round:?}");
        acknowledged += round.acknowledged;
        busy += usize::from(round.acknowledged > 0);
        ended += round.ended;
    }
    assert!(ended >= 2, "no sitting came to its end: {ended} of {acknowledged} steps");
    assert!(busy >= 5, "the child was killed before it did anything: {busy} of 20, {acknowledged} commits");
}

#[test]
#[ignore = "the other process of the test above"]
fn the_child_that_is_killed() {
    let folder = std::env::var(FOLDER).unwrap();
    committer::commit_until_killed(Path::new(&folder));
}
