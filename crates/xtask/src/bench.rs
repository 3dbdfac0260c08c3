//! Which figures does Kith promise, and what are they on this machine?
//! Builds the bench, and for the window the application, as they ship, and runs them. Nothing is measured here, and nothing
//! timed is asserted in a test.

use std::ffi::OsString;
use std::fs;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::display::Display;
use crate::machine::{self, Purpose};
use crate::stage::must;
use crate::{interface, test};

/// What is asked alone, without the window.
const ALONE: [&str; 4] = ["--crash", "--faults", "--load", "--peers"];

/// True where every figure that was asked for has been measured, met or not, and a crash lost nothing.
pub fn run(asked: &[&str]) -> Result<bool> {
    let names = || asked.iter().filter(|word| !word.starts_with("--"));
    // Both in one build: the server is measured as it ships, beside what measures it.
    let built = ["build", "--quiet", "--release", "--locked", "--package", "kith-bench", "--package", "kith-server"];
    must(Command::new(cargo()).args(built).current_dir(crate::root()))?;
    if names().any(|name| *name == "window") || names().count() == 0 && !asked.iter().any(|word| ALONE.contains(word)) {
        window(asked.contains(&"--small"))?;
    }
    Ok(bench(asked).status()?.success())
}

fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn bench(args: &[&str]) -> Command {
    let mut bench = Command::new(crate::target().join(format!("release/kith-bench{}", std::env::consts::EXE_SUFFIX)));
    bench.args(args).current_dir(crate::root());
    bench
}

/// Measures the window on a virtual screen of its own, and leaves its lines where the bench shows them.
fn window(is_small: bool) -> Result<()> {
    machine::ready(Purpose::Drive)?;
    interface::install()?;
    interface::build()?;
    let release = ["build", "--release", "--locked", "--package", "kith", "--bin", "kith"];
    must(Command::new("cargo").args(release).current_dir(crate::root()))?;
    let driver = machine::tool(&machine::TAURI_DRIVER)?;
    let folder = crate::target().join("bench");
    let home = folder.join("home");
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    fs::create_dir_all(&home)?;
    let mut making = bench(&["window-home"]);
    making.arg(&home).args(is_small.then_some("--small")).stderr(Stdio::inherit());
    let made = making.output().context("could not start the bench")?;
    anyhow::ensure!(made.status.success(), "the home for the window could not be made");
    fs::write(home.join("figures.json"), made.stdout)?;
    let display = Display::start()?;
    let mut journey = display.command("cargo");
    journey
        .args(["test", "--quiet", "--locked", "--package", "kith-tests", "--test", "window", "--"])
        .args(["figures_of_the_window", "--ignored", "--nocapture"])
        .current_dir(crate::root());
    test::in_window(&mut journey, &driver);
    journey
        .env("KITH_BIN", crate::target().join("release/kith"))
        .env("KITH_FIGURES", &home)
        .env("KITH_FIGURES_INTO", folder.join("window.json"));
    must(&mut journey)?;
    Ok(fs::remove_dir_all(&home)?)
}
