//! The real `kith-server` is killed while laptops write and ask, twenty times, on both ledgers. What the benchmark command does ten
//! thousand times.

use std::path::PathBuf;

use trials::killed::{Plan, run};
use trials::load::own::OwnPostgres;

/// On the disk, not in memory: the ledger's journal and its syncs are what is tried.
fn beside() -> PathBuf {
    std::env::temp_dir()
}

fn twenty(database: Option<String>) {
    let plan = Plan { rounds: 20, laptops: 4, students: 5, database, beside: beside() };
    let tally = run(1, &plan).unwrap_or_else(|why| panic!("{why}"));
    println!("{tally:?}");
    assert_eq!(tally.kills, 20);
    assert!(tally.while_starting > 0, "{tally:?}");
    assert!(tally.saved > 20 && tally.answered > 20, "nobody did anything: {tally:?}");
    assert!(tally.in_the_middle >= 5, "the server was killed when nobody asked: {tally:?}");
}

#[test]
fn twenty_kills_of_the_server_lose_no_receipt_and_everybody_ends_alike() {
    twenty(None);
}

#[test]
fn the_same_on_postgresql() {
    match OwnPostgres::start() {
        Ok(own) => twenty(Some(own.address.clone())),
        Err(why) => println!("skipped: {why}"),
    }
}
