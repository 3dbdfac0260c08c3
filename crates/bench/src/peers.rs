//! How do others carry the same records? A hundred thousand small ones: a first device sends all of them, a second one reads them
//! for the first time, then a week's changes go the same way. Kith, with its server and its laptops as they ship; Anki's sync
//! server and client (PyPI `anki`); PouchDB against an express-pouchdb server (npm). All in one run on one machine, each program in
//! a process of its own, each client through one relay of ours that counts. What cannot be installed here is said with its reason,
//! and no figure of it is estimated. A copy that is not the same as what was written gives no figure at all.
//!
//! What differs, and is not evened out: Kith speaks TLS, seals and signs each message, checks rights, and keeps its files encrypted;
//! the others do none of it. Each change of Kith's is a commit with its history, and each gesture of the week one of its own. Anki
//! sends its whole file the first time. Signing in to Anki is not timed, and PouchDB is asked in one direction alone, in batches
//! ten times as large as it takes by itself: both in their favour.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use trials::process::Ends;

use crate::figure::{Table, counted, shown};
use crate::{Sizes, machine};

pub mod kith;
mod others;
mod records;
mod relay;

use relay::Relay;

/// A server that runs, and how a client of it is started.
pub struct Peer {
    pub name: &'static str,
    pub server: Ends,
    /// Where it listens.
    pub at: String,
    /// A client's program with the words that come before those of every one of them.
    pub client: Vec<PathBuf>,
}

/// What is timed, in the order in which it happens.
const PHASES: [&str; 4] = [
    "first sync, all of it goes up",
    "first sync, all of it comes to a new device",
    "a week's changes go up",
    "a week's changes come to the other",
];

/// What one sync took.
#[derive(Clone, Copy, Debug)]
struct Cost {
    took: Duration,
    up: u64,
    down: u64,
    client_mib: u64,
    server_mib: u64,
}

impl Cost {
    fn bytes(&self) -> u64 {
        self.up + self.down
    }
}

/// Measures everybody who can be had here.
pub fn measured(beside: &Path, sizes: &Sizes, table: &mut Table) -> Result<()> {
    let folder = crate::passing(beside)?;
    let told = records::told(folder.path(), sizes)?;
    let at = format!(
        "{} records; {} changed and {} new in the week",
        counted(sizes.records as u64),
        counted(sizes.week_changed as u64),
        counted(sizes.week_new as u64)
    );
    let ours = of_one(kith::started(folder.path(), sizes)?, folder.path(), &told).context("Kith")?;
    let installed = beside.parent().context("the target folder")?.join("peers");
    let mut all = Vec::new();
    for (name, started) in [("Anki", others::anki as others::Starts), ("PouchDB", others::pouch)] {
        let done = started(&installed, folder.path()).and_then(|peer| of_one(peer, folder.path(), &told));
        match done {
            Ok(costs) => all.push((name, costs)),
            Err(why) => table.once(&format!("{name}: skipped"), &at, format!("{why:#}"), None),
        }
    }
    for (nth, phase) in PHASES.iter().enumerate() {
        let aim = aim(&ours[nth], &all, nth);
        let aim = aim.as_ref().map(|(words, is_met)| (words.as_str(), *is_met));
        table.once(&format!("{phase}: Kith"), &at, said(&ours[nth]), aim);
        for (name, costs) in &all {
            table.once(&format!("{phase}: {name}"), &at, said(&costs[nth]), None);
        }
    }
    Ok(())
}

fn said(cost: &Cost) -> String {
    format!(
        "{}, {} KiB ({} up, {} down), client {} MiB, server {} MiB",
        shown(cost.took),
        counted(cost.bytes() / 1024),
        counted(cost.up / 1024),
        counted(cost.down / 1024),
        cost.client_mib,
        cost.server_mib
    )
}

/// Faster than everybody who was measured, and half the bytes of PouchDB. None where there is nobody to be held against.
fn aim(ours: &Cost, others: &[(&str, [Cost; 4])], nth: usize) -> Option<(String, bool)> {
    let mut words = Vec::new();
    let mut is_met = true;
    for (name, costs) in others {
        words.push(format!("< {} of {name}", shown(costs[nth].took)));
        is_met &= ours.took < costs[nth].took;
        if *name == "PouchDB" {
            words.push(format!("≤ {} KiB, half of {name}", counted(costs[nth].bytes() / 2048)));
            is_met &= ours.bytes() * 2 <= costs[nth].bytes();
        }
    }
    (!words.is_empty()).then(|| (words.join(", "), is_met))
}

/// One of them goes through the whole week.
fn of_one(peer: Peer, folder: &Path, told: &records::Told) -> Result<[Cost; 4]> {
    eprintln!("{}: writing {} records …", peer.name, told.so_many);
    let relay = Relay::before(&peer.at)?;
    let home = folder.join(peer.name);
    let (first, second) = (home.join("first"), home.join("second"));
    fs::create_dir_all(&first)?;
    fs::create_dir_all(&second)?;
    let client = |verb: &str, whose: &Path| {
        let mut client = Command::new(&peer.client[0]);
        client.args(&peer.client[1..]).arg(verb).arg(whose).arg(&relay.at).arg(folder);
        client
    };
    let does = |verb: &str, whose: &Path| -> Result<()> {
        let done = client(verb, whose).stdout(Stdio::null()).status()?;
        ensure!(done.success(), "{} could not do this: {verb}", peer.name);
        Ok(())
    };
    let syncs = |verb: &str, whose: &Path| timed(client(verb, whose), &relay, peer.server.0.id());
    does("fill", &first)?;
    let up = syncs("push", &first)?;
    let down = syncs("pull", &second)?;
    does("week", &first)?;
    let week_up = syncs("push", &first)?;
    let week_down = syncs("pull", &second)?;
    does("tell", &second)?;
    let held = fs::read_to_string(second.join(records::HELD))?;
    ensure!(held == told.after, "the second device does not hold what the first one wrote");
    Ok([up, down, week_up, week_down])
}

/// One sync of a client, from its word that it is ready to its word that it is done.
fn timed(mut client: Command, relay: &Relay, server: u32) -> Result<Cost> {
    let mut process = Ends(client.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?);
    let mut hears: ChildStdin = process.0.stdin.take().context("the client hears nothing")?;
    let mut lines = BufReader::new(process.0.stdout.take().context("the client has no voice")?);
    answers(&mut lines, "ready")?;
    machine::forgets_peak(server);
    let before = relay.carried();
    hears.write_all(b"go\n")?;
    hears.flush()?;
    let told: Value = serde_json::from_str(&answers(&mut lines, "{")?)?;
    let after = relay.carried();
    let server_kib = machine::peak_kib_of(&server.to_string()).context("the server is gone")?;
    process.0.wait()?;
    Ok(Cost {
        took: Duration::from_secs_f64(told["seconds"].as_f64().context("no seconds")?),
        up: after.0 - before.0,
        down: after.1 - before.1,
        client_mib: told["peak_kib"].as_u64().context("no memory")? / 1024,
        server_mib: server_kib / 1024,
    })
}

/// The next line that begins so; others are a program's own talk.
fn answers(lines: &mut BufReader<ChildStdout>, begin: &str) -> Result<String> {
    loop {
        let mut line = String::new();
        ensure!(lines.read_line(&mut line)? > 0, "the client ended before it said {begin}");
        if line.starts_with(begin) {
            return Ok(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(ms: u64, bytes: u64) -> Cost {
        Cost { took: Duration::from_millis(ms), up: bytes, down: 0, client_mib: 0, server_mib: 0 }
    }

    #[test]
    fn the_aim_is_to_be_faster_than_everybody_and_half_of_one() {
        let met = |ours: Cost, others: &[(&str, [Cost; 4])]| aim(&ours, others, 0).map(|(_, is_met)| is_met);
        let (anki, pouch) = (("Anki", [cost(10, 1); 4]), ("PouchDB", [cost(20, 100); 4]));
        assert_eq!(met(cost(9, 50), &[anki, pouch]), Some(true));
        assert_eq!(met(cost(9, 51), &[anki, pouch]), Some(false));
        assert_eq!(met(cost(10, 50), &[anki, pouch]), Some(false));
        // More bytes than Anki's is no miss: nobody promised that.
        assert_eq!(met(cost(9, 51), &[anki]), Some(true));
        assert_eq!(met(cost(9, 51), &[]), None);
    }
}
