//! Real stores and the real server on a wire that loses, cuts and doubles, on machines that are killed, put back and copied. What
//! the benchmark command does a thousand times.

use std::path::PathBuf;

use trials::real::{Plan, Tally, run};

/// Thousands of commits: where the machine has a place in memory, they lie there.
fn beside() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { std::env::temp_dir() }
}

fn plan(restores: bool) -> Plan {
    Plan { laptops: 5, operations: 120, users: 12, restores, replays: 0, database: None, beside: beside() }
}

fn all_hold(seeds: std::ops::Range<u64>, plan: &Plan) -> Tally {
    let mut all = Tally::default();
    for seed in seeds {
        match run(seed, plan) {
            Ok(tally) => all.add(&tally),
            Err(why) => panic!("{why}"),
        }
    }
    println!("{all:?}");
    all
}

fn were_met(tally: &Tally, faults: &[&str]) {
    for fault in faults {
        assert!(tally.faults.get(fault).is_some_and(|so_many| *so_many > 0), "{fault} was never met: {:?}", tally.faults);
    }
}

const ANY: [&str; 13] = [
    "partition or pause",
    "clock ±10 years",
    "laptop killed",
    "laptop killed while it takes an answer",
    "server killed",
    "server killed in a transaction",
    "40001",
    "question lost",
    "answer lost",
    "answer cut in its body",
    "question cut in its body",
    "question doubled",
    "question out of order",
];

#[test]
fn twenty_runs_of_faults_lose_nothing_and_end_alike_everywhere() {
    let tally = all_hold(1..21, &plan(false));
    were_met(&tally, &ANY);
    assert!(tally.saved > 500, "{tally:?}");
}

#[test]
fn twenty_runs_in_which_disks_are_put_back_and_copied_lose_nothing() {
    let tally = all_hold(101..121, &plan(true));
    were_met(&tally, &ANY);
    were_met(&tally, &["laptop restored", "laptop cloned", "server restored", "fork seen"]);
}

#[test]
fn whoever_wrote_down_every_request_and_sends_each_five_times_in_any_order_changes_nothing() {
    let plan = Plan { replays: 5, operations: 60, ..plan(false) };
    let tally = all_hold(201..204, &plan);
    were_met(&tally, &["sent again within its day", "sent again later", "sent again that was never answered", "let in again"]);
    let again: u64 = tally.faults.iter().filter(|(fault, _)| fault.starts_with("sent again")).map(|(_, so_many)| so_many).sum();
    assert!(again > 900, "{tally:?}");
}
