//! Is anything lost when Kith is killed while it commits? A process places people on a kept wave and in a draft as fast
//! as it can, says each gesture that was acknowledged, and is killed at some moment, again and again. After each round
//! the store opens, is whole, and shows every acknowledged gesture. A killed process is not a cut cable: what the disk
//! promises after a sync is not tried here.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use domain::edit::Edit;
use domain::map_edit::MapEdit;
use domain::record::Id;
use store::desk::Desk;

use crate::Sizes;
use crate::caseload::{self, ME, today};
use crate::gesture::{opened, spot};

/// Gestures come back to the same spot only after so many.
const DIFFERENT: u32 = 1_000_000;

/// The two maps that are worked on: even gestures go to the kept wave, odd ones to the draft.
#[derive(Clone, Debug)]
struct Maps {
    waves: [Id; 2],
    alters: [Vec<Id>; 2],
}

impl Maps {
    fn read(desk: &Desk, waves: [Id; 2]) -> Result<Maps> {
        let alters =
            |wave| -> Result<Vec<Id>> { Ok(desk.map(wave, today())?.network.alters.iter().map(|alter| alter.id).collect()) };
        let mut alters = [alters(waves[0])?, alters(waves[1])?];
        // One order in every process, whatever the map's own order is.
        alters.iter_mut().for_each(|alters| alters.sort());
        anyhow::ensure!(alters.iter().all(|alters| !alters.is_empty()), "nobody is on the maps");
        Ok(Maps { waves, alters })
    }

    fn gesture(&self, nth: u32) -> (Id, Id) {
        let which = nth as usize % 2;
        let alters = &self.alters[which];
        (self.waves[which], alters[nth as usize / 2 % alters.len()])
    }

    /// The newest gesture up to the nth that concerned the same person as gesture `like`.
    fn newest(&self, like: u32, nth: u32) -> Option<u32> {
        let every = 2 * self.alters[like as usize % 2].len() as u32;
        let first = like % every;
        (nth >= first).then(|| first + (nth - first) / every * every)
    }
}

/// True where nothing was lost in any round.
pub fn measured(beside: &Path, sizes: &Sizes) -> Result<bool> {
    let folder = crate::passing(beside)?;
    let profile = folder.path().join("profile");
    let desk = caseload::desk(&profile)?;
    caseload::enrol(&desk, &folder.path().join("roster"), 20, 120)?;
    let kept = invented::large_caseload(7, 1, sizes.alters, 2).collect::<Vec<_>>();
    for wave in &kept {
        desk.store().commit_sets(ME, "keep_wave", &wave.sets)?;
    }
    let after = kept.last().context("no wave was invented")?.wave;
    let waves = [after, opened(&desk, after, Id::from_u128(0x0199_0000_0000_7000_b000_0000_0000_0001))?];
    let maps = Maps::read(&desk, waves)?;
    drop(desk);

    let mut next = 0u32;
    let mut position = 0;
    let mut lost = 0;
    let mut in_progress = 0;
    for round in 0..sizes.rounds {
        let (acknowledged, commits) = one_round(&profile, &maps, next, round)?;
        let desk = caseload::desk(&profile).context("after a kill the store did not open")?;
        for health in [desk.store().check_quick()?, desk.store().check_full()?] {
            anyhow::ensure!(health.is_whole, "round {round}: the store is not whole: {}", health.troubles.join("; "));
        }
        anyhow::ensure!(desk.unreadable_drafts().is_empty(), "round {round}: the draft cannot be read");
        let held = desk.store().commits_after(position)?;
        let known: HashSet<Id> = held.iter().map(|commit| commit.heading.id).collect();
        lost += commits.iter().filter(|commit| !known.contains(commit)).count();
        position += held.len() as i64;
        let (hidden, has_one_more) = hidden(&desk, &maps, next, acknowledged)?;
        lost += hidden;
        in_progress += usize::from(has_one_more);
        next = acknowledged.map_or(next, |last| last + 1) + u32::from(has_one_more);
        if (round + 1) % 20 == 0 {
            eprintln!("  {} rounds, {next} gestures, {lost} lost", round + 1);
        }
    }
    println!(
        "{} rounds of kill -9 during commits: {next} gestures acknowledged or found, {lost} lost; in {in_progress} rounds the gesture in progress was there as well",
        sizes.rounds
    );
    Ok(lost == 0)
}

/// Starts a committer, kills it, and gives its last acknowledged gesture and the commits of the kept wave.
fn one_round(profile: &Path, maps: &Maps, from: u32, round: usize) -> Result<(Option<u32>, Vec<Id>)> {
    let waves = format!("{},{}", maps.waves[0], maps.waves[1]);
    let mut committer = Killed(
        Command::new(std::env::current_exe()?)
            .arg("one-committer")
            .arg(profile)
            .args([waves, from.to_string()])
            .stdout(Stdio::piped())
            .spawn()?,
    );
    let mut told = BufReader::new(committer.0.stdout.take().context("the committer has no voice")?);
    let mut first = String::new();
    told.read_line(&mut first)?;
    anyhow::ensure!(first.ends_with('\n'), "round {round}: the committer ended before its first gesture");
    // It writes from here on; the moment of the kill wanders over the length of a commit and of a checkpoint.
    let rest = std::thread::spawn(move || told.lines().map_while(std::result::Result::ok).collect::<Vec<_>>());
    std::thread::sleep(Duration::from_micros(500 + (round as u64 * 7_919_777) % 90_000));
    committer.0.kill()?;
    committer.0.wait()?;
    let rest = rest.join().map_err(|_| anyhow::anyhow!("the committer's voice broke"))?;
    let (mut last, mut commits) = (None, Vec::new());
    for line in std::iter::once(first.trim_end().to_owned()).chain(rest) {
        // A line that the kill cut short was not acknowledged.
        let Some((nth, commit)) =
            line.split_once(' ').and_then(|(nth, commit)| Some((nth.parse::<u32>().ok()?, commit.parse::<Id>().ok()?)))
        else {
            continue;
        };
        last = Some(nth);
        if nth % 2 == 0 {
            commits.push(commit);
        }
    }
    Ok((last, commits))
}

/// How many people are not where the acknowledged gestures put them; and whether one gesture more is there.
fn hidden(desk: &Desk, maps: &Maps, from: u32, acknowledged: Option<u32>) -> Result<(usize, bool)> {
    let upto = acknowledged.map_or(from, |last| last + 1);
    let (mut hidden, mut has_one_more) = (0, false);
    for which in 0..2 {
        let network = desk.map(maps.waves[which], today())?.network;
        for (at, alter) in maps.alters[which].iter().enumerate() {
            let like = (which + 2 * at) as u32;
            let shown = network.alters.iter().find(|one| one.id == *alter).and_then(|one| one.spot);
            let Some(newest) = upto.checked_sub(1).and_then(|last| maps.newest(like, last)) else {
                has_one_more |= maps.gesture(upto) == (maps.waves[which], *alter) && shown == Some(spot(upto % DIFFERENT));
                continue;
            };
            if shown == Some(spot(newest % DIFFERENT)) {
                continue;
            }
            if maps.gesture(upto) == (maps.waves[which], *alter) && shown == Some(spot(upto % DIFFERENT)) {
                has_one_more = true;
            } else {
                hidden += 1;
            }
        }
    }
    Ok((hidden, has_one_more))
}

/// A process that does not outlive its round.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Gestures without end; each acknowledged one is a line: its number and its commit.
pub fn one_committer(profile: &Path, waves: &str, from: &str) -> Result<()> {
    let desk = caseload::desk(profile)?;
    let (kept, draft) = waves.split_once(',').context("two waves")?;
    let maps = Maps::read(&desk, [kept.parse()?, draft.parse()?])?;
    for nth in from.parse()?.. {
        let (wave, alter) = maps.gesture(nth);
        let committed = desk.commit(&Edit::Map { wave, edit: MapEdit::PlaceAlter { alter, spot: spot(nth % DIFFERENT) } })?;
        println!("{nth} {}", committed.commit.context("a gesture changed nothing")?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_gesture_of_a_person_is_the_last_that_moved_them() {
        let id = Id::from_u128;
        let maps = Maps { waves: [id(1), id(2)], alters: [(10..13).map(id).collect(), (20..22).map(id).collect()] };
        for upto in 0..40u32 {
            for like in 0..10u32 {
                let moved = (0..=upto).filter(|nth| maps.gesture(*nth) == maps.gesture(like)).max();
                assert_eq!(maps.newest(like, upto), moved, "{like} {upto}");
            }
        }
    }
}
