//! Does the district lose anything when everything goes wrong? The trials of the test command, at length: the pure model, fault
//! runs over real stores and the real server, disks that are put back and copied. Totals and seeds are printed; what fails says
//! its seed, and the same seed fails again.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use trials::broken::Broken;
use trials::load::own::OwnPostgres;
use trials::real::Plan;
use trials::{model, real};

use crate::figure::counted;
use crate::{Sizes, machine};

/// One seed of the model runs so many operations.
const OF_A_SEED: u64 = 100_000;

/// True where nothing was lost, nothing differed and nothing was stuck. `runs` is how many of each; None for the design's numbers.
pub fn measured(beside: &Path, sizes: &Sizes, runs: Option<usize>, from: u64) -> Result<bool> {
    let memory = machine::in_memory();
    let beside = memory.unwrap_or(beside);
    println!("Stores lie in {}. Seeds begin with {from}.\n", beside.display());
    let mut found = Vec::new();
    let operations = runs.map_or(sizes.operations, |runs| runs as u64 * OF_A_SEED);
    the_model(operations, from, &mut found);
    let plan =
        Plan { laptops: 5, operations: 120, users: 12, restores: false, replays: 0, database: None, beside: beside.to_owned() };
    real_ones("fault runs", &plan, runs.unwrap_or(sizes.fault_runs), from, &mut found);
    let restores = Plan { restores: true, ..plan.clone() };
    real_ones(
        "disks put back and copied, the server's too",
        &restores,
        runs.unwrap_or(sizes.restores),
        from + 1_000_000,
        &mut found,
    );
    let on_postgres = runs.unwrap_or(sizes.fault_runs).div_ceil(10);
    match OwnPostgres::start() {
        Ok(own) => {
            for nth in 0..on_postgres as u64 {
                // A ledger of its own for each.
                let database = own.another(&format!("run{nth}")).map_err(anyhow::Error::msg)?;
                let plan = Plan { database: Some(database), ..plan.clone() };
                real_ones("a fault run on PostgreSQL", &plan, 1, from + 2_000_000 + nth, &mut found);
            }
        }
        Err(why) => println!("fault runs on PostgreSQL: skipped, {why}"),
    }
    println!();
    for broken in &found {
        println!("BROKEN  {broken}");
    }
    println!("{} broken", found.len());
    Ok(found.is_empty())
}

fn the_model(operations: u64, from: u64, found: &mut Vec<Broken>) {
    let began = Instant::now();
    let mut all = model::Tally::default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let seeds: Vec<u64> = (from..from + operations.div_ceil(OF_A_SEED)).collect();
    for seeds in seeds.chunks(cores as usize) {
        let done: Vec<_> = std::thread::scope(|scope| {
            let each: Vec<_> = seeds.iter().map(|seed| scope.spawn(|| model::run(*seed, OF_A_SEED.min(operations)))).collect();
            each.into_iter().filter_map(|one| one.join().ok()).collect()
        });
        for one in done {
            match one {
                Ok(tally) => all.add(&tally),
                Err(broken) => found.push(broken),
            }
        }
    }
    println!(
        "pure model, 8 laptops: {} operations of seeds {from} to {}, {} worlds, {} saved, {} acknowledged, {} questions, in {:.0} s",
        counted(all.operations),
        from + seeds.len() as u64 - 1,
        counted(all.worlds),
        counted(all.saved),
        counted(all.acknowledged),
        counted(all.asked),
        began.elapsed().as_secs_f64()
    );
    told(&all.faults);
}

fn real_ones(what: &str, plan: &Plan, runs: usize, from: u64, found: &mut Vec<Broken>) {
    let began = Instant::now();
    let mut all = real::Tally::default();
    for seed in from..from + runs as u64 {
        match real::run(seed, plan) {
            Ok(tally) => all.add(&tally),
            Err(broken) => {
                eprintln!("  {broken}");
                found.push(broken);
            }
        }
        if (seed - from + 1).is_multiple_of(50) {
            eprintln!("  {what}: {} of {runs}, {} broken", seed - from + 1, found.len());
        }
    }
    println!(
        "{what}: {} of {runs} runs held, seeds {from} to {}, {} laptops each; {} saved, {} questions; all sent and read after {} simulated seconds at most; in {:.0} s",
        all.runs,
        from + runs as u64 - 1,
        plan.laptops,
        counted(all.saved),
        counted(all.questions),
        all.healed_in_s,
        began.elapsed().as_secs_f64()
    );
    told(&all.faults);
}

fn told(faults: &BTreeMap<&'static str, u64>) {
    let told: Vec<String> = faults.iter().map(|(fault, so_many)| format!("{fault} {}", counted(*so_many))).collect();
    println!("    met: {}", told.join(", "));
}
