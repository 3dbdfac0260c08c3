//! Is anything lost when the server is killed? The trial of the test command, at length: worlds of fifty kills each, on both
//! ledgers. Totals and seeds are printed, and what fails says its seed.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use trials::killed::{Plan, Tally, run};
use trials::load::own::OwnPostgres;

use crate::Sizes;
use crate::figure::counted;

/// After so many all is made well and asked, and the next world begins.
const OF_A_WORLD: usize = 50;

/// True where nothing was lost. `kills` is how many on the embedded ledger; None for the design's number. A tenth of them is made
/// on PostgreSQL, where there is one.
pub fn measured(beside: &Path, sizes: &Sizes, kills: Option<usize>, from: u64) -> Result<bool> {
    let kills = kills.unwrap_or(sizes.server_kills);
    let plan = Plan { rounds: OF_A_WORLD, laptops: 4, students: 5, database: None, beside: beside.to_owned() };
    let mut is_whole = worlds("SQLite", kills, from, |_, rounds| Ok(Plan { rounds, ..plan.clone() }))?;
    match OwnPostgres::start() {
        Ok(own) => {
            is_whole &= worlds("PostgreSQL", kills.div_ceil(10), from + 1_000_000, |nth, rounds| {
                let database = own.another(&format!("world{nth}")).map_err(anyhow::Error::msg)?;
                Ok(Plan { rounds, database: Some(database), ..plan.clone() })
            })?;
        }
        Err(why) => println!("kills of a server on PostgreSQL: skipped, {why}"),
    }
    Ok(is_whole)
}

fn worlds(name: &str, kills: usize, from: u64, plan: impl Fn(u64, usize) -> Result<Plan>) -> Result<bool> {
    let began = Instant::now();
    let mut all = Tally::default();
    let mut broken = 0;
    for nth in 0..kills.div_ceil(OF_A_WORLD) {
        let rounds = OF_A_WORLD.min(kills - nth * OF_A_WORLD);
        match run(from + nth as u64, &plan(nth as u64, rounds)?) {
            Ok(tally) => all.add(&tally),
            Err(why) => {
                broken += 1;
                println!("BROKEN  {name}: {why}");
            }
        }
        if (nth + 1).is_multiple_of(10) {
            eprintln!("  {name}: {} kills, {broken} broken", counted(all.kills));
        }
    }
    println!(
        "kill -9 of kith-server on {name}: {} kills, {} of them while a laptop waited for its answer, {} more while it started; {} saved by 4 laptops, {} questions answered, {} parts in the feeds; seeds {from} to {}; {broken} worlds broken; in {:.0} s",
        counted(all.kills),
        counted(all.in_the_middle),
        counted(all.while_starting),
        counted(all.saved),
        counted(all.answered),
        counted(all.parts),
        from + kills.div_ceil(OF_A_WORLD) as u64 - 1,
        began.elapsed().as_secs_f64()
    );
    Ok(broken == 0)
}
