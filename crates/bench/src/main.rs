//! Which figures does Kith promise, and what are they on this machine?
//! Each is measured on an invented school in a folder of its own, printed with machine and sizes, and held against its
//! aim. It asserts nothing about time, touches nobody's store, and estimates no figure that it did not measure.

mod caseload;
mod crash;
mod disks;
mod faults;
mod figure;
mod gesture;
mod kills;
mod load;
mod machine;
mod network;
mod peers;
mod picture;
mod rebuilt;
mod report;
mod roster;
mod search;
mod stored;
mod visit_list;
mod visits;
mod window;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::figure::Table;

const USAGE: &str = "\
cargo xtask bench [gesture] [rebuild] [search] [import] [network] [visits] [picture] [cohort] [report] [window] [--small]   the figures, all or those that are named
cargo xtask bench --crash [--small]                                                                                200 rounds of killing Kith while it commits
cargo xtask bench --crash --server [--small] [--runs=N] [--seed=N]                                                 the same of the district's server while laptops sync, on both ledgers
cargo xtask bench --crash --disk [--small] [--runs=N] [--seed=N]                                                   disks that lose their power
cargo xtask bench --faults [--small] [--runs=N] [--seed=N]   the model, fault runs, disks put back and copied: nothing lost, nothing different, nothing stuck
cargo xtask bench --load [--small] [--only=sqlite|postgresql]   what the district's server bears, over TLS, on both ledgers
cargo xtask bench --peers [--small]                                                                                the same records by Kith, by Anki and by PouchDB: first sync and a week's changes";

/// How large everything is. The aims hold for the full sizes.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    pub students: usize,
    pub alters: usize,
    pub waves: usize,
    pub gestures: usize,
    pub changes: u64,
    pub searched: usize,
    pub names: usize,
    pub users: usize,
    pub enrolments: usize,
    pub rounds: usize,
    pub server_kills: usize,
    pub power_images: usize,
    pub networked: usize,
    pub relations: usize,
    pub encounters: usize,
    pub sessions: usize,
    pub pictured: usize,
    pub pictured_ties: usize,
    pub cohort: usize,
    pub panel_alters: usize,
    pub panel_waves: usize,
    pub pages: usize,
    pub rows: usize,
    pub operations: u64,
    pub fault_runs: usize,
    pub restores: usize,
    pub counselors: usize,
    pub devices: usize,
    pub clients: usize,
    pub comers: usize,
    pub slow_changes: usize,
    pub pressed: Duration,
    pub records: usize,
    pub week_changed: usize,
    pub week_new: usize,
}

const FULL: Sizes = Sizes {
    students: 400,
    alters: 20,
    waves: 6,
    gestures: 2_000,
    changes: 1_000_000,
    searched: 150_000,
    names: 400,
    users: 150_000,
    enrolments: 1_000_000,
    rounds: 200,
    server_kills: 10_000,
    power_images: 100_000,
    networked: 150_000,
    relations: 3_000_000,
    encounters: 1_000_000,
    sessions: 100_000,
    pictured: 10_000,
    pictured_ties: 60_000,
    cohort: 2_000,
    panel_alters: 60,
    panel_waves: 6,
    pages: 500,
    rows: 150_000,
    operations: 100_000_000,
    fault_runs: 1_000,
    restores: 1_000,
    counselors: 25,
    devices: 5_250,
    clients: 200,
    comers: 5_000,
    slow_changes: 10_000,
    pressed: Duration::from_secs(20),
    records: 100_000,
    week_changed: 2_000,
    week_new: 500,
};

const SMALL: Sizes = Sizes {
    students: 40,
    alters: 20,
    waves: 3,
    gestures: 200,
    changes: 50_000,
    searched: 5_000,
    names: 50,
    users: 5_000,
    enrolments: 30_000,
    rounds: 10,
    server_kills: 20,
    power_images: 50,
    networked: 5_000,
    relations: 100_000,
    encounters: 15_000,
    sessions: 5_000,
    pictured: 600,
    pictured_ties: 3_000,
    cohort: 60,
    panel_alters: 60,
    panel_waves: 3,
    pages: 40,
    rows: 5_000,
    operations: 200_000,
    fault_runs: 5,
    restores: 5,
    counselors: 4,
    devices: 90,
    clients: 20,
    comers: 60,
    slow_changes: 1_000,
    pressed: Duration::from_secs(3),
    records: 2_000,
    week_changed: 40,
    week_new: 10,
};

fn main() -> ExitCode {
    let said: Vec<String> = std::env::args().skip(1).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let done = match said.as_slice() {
        // Those that are started by this program itself or by xtask, each a process of its own.
        ["one-import", roster, store] => roster::one_import(Path::new(roster), Path::new(store)).map(|()| true),
        ["one-list", list, store] => visit_list::one_list(Path::new(list), Path::new(store)).map(|()| true),
        ["one-network", students, folder] => network::one_network(students, Path::new(folder)).map(|()| true),
        ["one-stored", profile] => stored::one_stored(Path::new(profile)).map(|()| true),
        ["one-committer", folder, waves, from] => crash::one_committer(Path::new(folder), waves, from).map(|()| true),
        ["one-power-child", folder] => trials::disk::power::one_child(Path::new(folder)).map(|()| true),
        ["one-peer-client", verb, folder, at, data] => {
            peers::kith::one_client(verb, Path::new(folder), at, Path::new(data)).map(|()| true)
        }
        ["window-home", into] => window::home(Path::new(into), &FULL).map(|()| true),
        ["window-home", into, "--small"] => window::home(Path::new(into), &SMALL).map(|()| true),
        _ => asked(&said),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("{why:#}");
            ExitCode::FAILURE
        }
    }
}

/// True where everything that was asked for has been measured, and nothing was lost.
fn asked(said: &[&str]) -> Result<bool> {
    let (flags, names): (Vec<&str>, Vec<&str>) = said.iter().partition(|word| word.starts_with("--"));
    let known = |of: &[&str], all: &[&str]| of.iter().all(|word| all.contains(word));
    let all = ["gesture", "rebuild", "search", "import", "network", "visits", "picture", "cohort", "report", "window"];
    let (said, flags): (Vec<&str>, Vec<&str>) = flags.into_iter().partition(|flag| flag.contains('='));
    let value = |name: &str| said.iter().find_map(|flag| flag.strip_prefix("--")?.strip_prefix(name)?.strip_prefix('='));
    let is_said = said.iter().all(|flag| ["--runs=", "--seed=", "--only="].iter().any(|name| flag.starts_with(name)));
    if !is_said
        || !known(&flags, &["--small", "--crash", "--faults", "--load", "--peers", "--server", "--disk"])
        || !known(&names, &all)
    {
        eprintln!("{USAGE}");
        return Ok(false);
    }
    let is_small = flags.contains(&"--small");
    let sizes = if is_small { SMALL } else { FULL };
    let folder = ours()?;
    machine::print(&folder)?;
    if is_small {
        println!("Small sizes: the aims are meant for the full ones.\n");
    }
    let runs = value("runs").map(str::parse).transpose().context("--runs is a number")?;
    let seed = value("seed").map_or(Ok(1), str::parse).context("--seed is a number")?;
    if flags.contains(&"--crash") && flags.contains(&"--server") {
        return kills::measured(&folder, &sizes, runs, seed);
    }
    if flags.contains(&"--crash") && flags.contains(&"--disk") {
        return disks::measured(&folder, &sizes, runs, seed);
    }
    if flags.contains(&"--crash") {
        return crash::measured(&folder, &sizes);
    }
    if flags.contains(&"--faults") {
        return faults::measured(&folder, &sizes, runs, seed);
    }
    if flags.contains(&"--load") {
        let mut table = Table::default();
        load::measured(&folder, &sizes, value("only"), &mut table)?;
        table.print();
        return Ok(true);
    }
    if flags.contains(&"--peers") {
        let mut table = Table::default();
        peers::measured(&folder, &sizes, &mut table)?;
        table.print();
        return Ok(true);
    }
    let is_asked = |name: &str| names.is_empty() || names.contains(&name);
    let mut table = Table::default();
    if is_asked("gesture") {
        gesture::measured(&folder, &sizes, &mut table)?;
    }
    if is_asked("rebuild") {
        rebuilt::measured(&folder, &sizes, &mut table)?;
    }
    if is_asked("search") {
        search::measured(&folder, &sizes, &mut table)?;
    }
    if is_asked("import") {
        roster::measured(&folder, &sizes, &mut table)?;
    }
    if is_asked("network") {
        network::measured(&folder, &sizes, &mut table)?;
        stored::measured(&folder, &sizes, &mut table)?;
    }
    if is_asked("visits") {
        visits::measured(&folder, &sizes, &mut table)?;
        visit_list::measured(&folder, &sizes, &mut table)?;
    }
    if is_asked("picture") {
        picture::measured(&folder, &sizes, &mut table)?;
    }
    if is_asked("cohort") {
        picture::cohort(&folder, &sizes, &mut table)?;
    }
    if is_asked("report") {
        report::measured(&folder, &sizes, &mut table)?;
    }
    if is_asked("window") {
        window::told(&folder, &mut table)?;
    }
    table.print();
    Ok(true)
}

/// Where stores of a bench lie: beside the program, on the disk that the project is on.
fn ours() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(2).context("this program lies in no target folder")?;
    let folder = target.join("bench");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A folder that is gone when this is over.
fn passing(beside: &Path) -> Result<tempfile::TempDir> {
    Ok(tempfile::Builder::new().prefix("store-").tempdir_in(beside)?)
}
