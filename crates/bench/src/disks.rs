//! Is anything lost when a disk loses its power? The trial of the test command, at length: disks put together out of recorded writes
//! as the power may leave them. Totals and seeds are printed, and what fails says its seed.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use trials::disk::{compiled, power};

use crate::Sizes;
use crate::figure::counted;

/// After so many images a child works anew, and does other things.
const OF_A_RECORDING: u64 = 1_000;

/// True where nothing was lost. `images` is how many; None for the design's numbers.
pub fn measured(beside: &Path, sizes: &Sizes, images: Option<usize>, from: u64) -> Result<bool> {
    let folder = crate::passing(beside)?;
    let Some(library) = compiled(folder.path())? else {
        println!("disks without power: skipped, only on Linux can a disk be watched");
        return Ok(true);
    };
    let memory = power::beside();
    let me = std::env::current_exe().context("this program's own name")?;
    let images = images.unwrap_or(sizes.power_images) as u64;
    let began = Instant::now();
    let (mut tally, mut broken, mut did) = (power::Tally::default(), 0, None);
    for nth in 0..images {
        if nth.is_multiple_of(OF_A_RECORDING) {
            did = Some(power::recorded(&library, folder.path(), |works| {
                let mut child = Command::new(&me);
                child.arg("one-power-child").arg(works);
                child
            })?);
            eprintln!("  {} images, {broken} broken", counted(nth));
        }
        if let Some(did) = &did
            && let Err(why) = did.proves(from + nth, &memory, &mut tally)
        {
            broken += 1;
            println!("BROKEN  {why:#}");
        }
    }
    println!(
        "the power goes: {} images of recorded writes and syncs, {} gestures acknowledged before it went and {} sittings that had ended, seeds {from} to {}; {broken} broken; in {:.0} s",
        counted(tally.images),
        counted(tally.acknowledged),
        counted(tally.ended),
        from + images.saturating_sub(1),
        began.elapsed().as_secs_f64()
    );
    Ok(broken == 0)
}
