//! What did a child write, and what of it would a disk still hold if the power had gone in between? Whatever was synced is there.
//! Of what was written since, any of it may be there, whole, not at all, or in some of its sectors; so may new and removed names
//! whose folder was not synced since.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};

use crate::dice::Dice;

/// No disk writes less at once.
const SECTOR: u64 = 512;

/// What was done to one file, or to the folder itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Make,
    Write {
        at: u64,
        bytes: Vec<u8>,
    },
    Truncate {
        to: u64,
    },
    Sync,
    Remove,
    /// It is called otherwise from here on.
    Rename {
        to: String,
    },
}

/// One call, of a file under the folder by its name there. The folder itself is "".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub file: String,
    pub deed: Deed,
}

/// Reads what the library wrote down. A child that was killed leaves its last line half written.
pub fn read(log: &Path, under: &Path) -> Result<Vec<Step>> {
    let bytes = std::fs::read(log)?;
    let under = under.to_str().context("a folder whose name is text")?;
    let (mut steps, mut rest) = (Vec::new(), bytes.as_slice());
    while let Some(step) = next(&mut rest) {
        let (what, file, other, at, bytes) = step;
        let named = |path: &str| path.strip_prefix(under).map(|name| name.trim_start_matches('/').to_owned());
        let Some(file) = named(&file).filter(|file| is_kept(file)) else { continue };
        let deed = match what {
            b'm' => Deed::Make,
            b'w' => Deed::Write { at, bytes },
            b't' => Deed::Truncate { to: at },
            b's' => Deed::Sync,
            b'r' => Deed::Remove,
            b'n' => Deed::Rename { to: named(&other).context("renamed to elsewhere")? },
            what => anyhow::bail!("no such deed: {what}"),
        };
        steps.push(Step { file, deed });
    }
    Ok(steps)
}

/// Memory that is shared and locks lie on no disk, and what was removed and is still written to is nobody's.
fn is_kept(file: &str) -> bool {
    !file.ends_with("-shm") && !file.ends_with(".lock") && !file.ends_with(" (deleted)")
}

type Line = (u8, String, String, u64, Vec<u8>);

fn next(rest: &mut &[u8]) -> Option<Line> {
    let mut at = *rest;
    let mut take = |n: usize| {
        let (taken, left) = at.split_at_checked(n)?;
        at = left;
        Some(taken.to_vec())
    };
    let what = take(1)?[0];
    let mut text = || {
        let length = u16::from_ne_bytes(take(2)?.try_into().ok()?);
        String::from_utf8(take(usize::from(length))?).ok()
    };
    let (file, other) = (text()?, text()?);
    let place = u64::from_ne_bytes(take(8)?.try_into().ok()?);
    let length = u32::from_ne_bytes(take(4)?.try_into().ok()?);
    let bytes = take(length as usize)?;
    *rest = at;
    Some((what, file, other, place, bytes))
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// For each step whether a disk keeps it for certain: something after it was synced that holds it.
fn kept_for_certain(steps: &[Step]) -> Vec<bool> {
    let (mut synced, mut folders): (BTreeSet<&str>, BTreeSet<&str>) = Default::default();
    let mut certain = vec![false; steps.len()];
    for (n, step) in steps.iter().enumerate().rev() {
        let file = step.file.as_str();
        match &step.deed {
            Deed::Sync => {
                synced.insert(file);
                folders.insert(file);
            }
            // A file that is synced can be found again.
            Deed::Make => certain[n] = folders.contains(folder_of(file)) || synced.contains(file),
            Deed::Write { .. } | Deed::Truncate { .. } => certain[n] = synced.contains(file),
            Deed::Remove => {
                certain[n] = folders.contains(folder_of(file));
                synced.remove(file);
            }
            Deed::Rename { to } => {
                certain[n] = folders.contains(folder_of(to));
                if synced.remove(to.as_str()) {
                    synced.insert(file);
                }
            }
        }
    }
    certain
}

/// The files as a disk may hold them after these steps, if the power goes now.
pub fn image(steps: &[Step], dice: &mut Dice) -> BTreeMap<String, Vec<u8>> {
    let certain = kept_for_certain(steps);
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    // Names that a disk forgot, with all that was written under them.
    let mut forgotten: BTreeSet<&str> = BTreeSet::new();
    for (step, is_certain) in steps.iter().zip(certain) {
        let file = step.file.as_str();
        match &step.deed {
            Deed::Sync => {}
            Deed::Make => {
                forgotten.remove(file);
                if is_certain || !dice.one_in(3) {
                    files.entry(file.to_owned()).or_default().clear();
                } else {
                    files.remove(file);
                    forgotten.insert(file);
                }
            }
            _ if forgotten.contains(file) => {}
            Deed::Write { at, bytes } => {
                let held = files.entry(file.to_owned()).or_default();
                match if is_certain { 0 } else { dice.below(4) } {
                    0 | 1 => lay(held, *at, bytes),
                    2 => {}
                    _ => in_sectors(*at, bytes, |at, sector| {
                        if dice.one_in(2) {
                            lay(held, at, sector);
                        }
                    }),
                }
            }
            Deed::Truncate { to } => {
                if is_certain || dice.one_in(2) {
                    files.entry(file.to_owned()).or_default().resize(*to as usize, 0);
                }
            }
            Deed::Remove => {
                if is_certain || dice.one_in(2) {
                    files.remove(file);
                }
            }
            Deed::Rename { to } => {
                if is_certain || dice.one_in(2) {
                    let held = files.remove(file).unwrap_or_default();
                    files.insert(to.clone(), held);
                }
            }
        }
    }
    files
}

/// Bytes at a place; what lies before and was never written is zero.
fn lay(held: &mut Vec<u8>, at: u64, bytes: &[u8]) {
    let (at, end) = (at as usize, at as usize + bytes.len());
    if held.len() < end {
        held.resize(end, 0);
    }
    held[at..end].copy_from_slice(bytes);
}

fn in_sectors(at: u64, bytes: &[u8], mut each: impl FnMut(u64, &[u8])) {
    let (mut at, mut rest) = (at, bytes);
    while !rest.is_empty() {
        let length = (SECTOR - at % SECTOR).min(rest.len() as u64) as usize;
        let (sector, left) = rest.split_at(length);
        each(at, sector);
        (at, rest) = (at + length as u64, left);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(file: &str, deed: Deed) -> Step {
        Step { file: file.into(), deed }
    }

    fn write(file: &str, at: u64, bytes: &[u8]) -> Step {
        step(file, Deed::Write { at, bytes: bytes.to_vec() })
    }

    #[test]
    fn what_was_synced_is_there_and_what_was_not_may_be_torn() {
        let new = [2; 2048];
        let steps = [step("a", Deed::Make), write("a", 0, &[1; 2048]), step("a", Deed::Sync), write("a", 0, &new)];
        let mut seen = BTreeSet::new();
        for seed in 0..200 {
            let held = image(&steps, &mut Dice::of(seed)).remove("a").unwrap();
            assert_eq!(held.len(), 2048);
            for sector in held.chunks(512) {
                assert!(sector == [1; 512] || sector == [2; 512], "a sector is whole");
            }
            seen.insert(held.chunks(512).map(|sector| sector[0]).collect::<Vec<_>>());
        }
        assert!(seen.contains(&vec![1; 4]) && seen.contains(&vec![2; 4]) && seen.len() > 6, "{seen:?}");
        let synced: Vec<Step> = steps.into_iter().chain([step("a", Deed::Sync)]).collect();
        assert!((0..50).all(|seed| image(&synced, &mut Dice::of(seed))["a"] == new));
    }

    #[test]
    fn a_name_that_was_taken_away_may_come_back_until_its_folder_is_synced() {
        let steps = vec![
            step("d/a", Deed::Make),
            write("d/a", 0, b"x"),
            step("d/a", Deed::Sync),
            step("d/a", Deed::Rename { to: "d/b".into() }),
            step("d/b", Deed::Remove),
        ];
        let names = |steps: &[Step], seed| image(steps, &mut Dice::of(seed)).into_keys().collect::<Vec<_>>().join(" ");
        let all: BTreeSet<String> = (0..100).map(|seed| names(&steps, seed)).collect();
        assert_eq!(all.into_iter().collect::<Vec<_>>(), ["", "d/a", "d/b"]);
        let synced: Vec<Step> = steps.into_iter().chain([step("d", Deed::Sync)]).collect();
        assert!((0..50).all(|seed| names(&synced, seed).is_empty()));
    }
}
