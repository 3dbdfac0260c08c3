//! How does a newcomer see Kith? Installs what is missing, builds, and opens the window.
//! Where nobody could see a window, the demonstration session drives the real one on a virtual screen and leaves pictures.
//! It keeps no record of the demonstration: its store lives in a folder that is gone afterwards.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::display::Display;
use crate::machine::{self, Purpose};
use crate::stage::must;
use crate::{interface, test};

/// True where the window, or the demonstration, ended well.
pub fn run(is_demo: bool) -> Result<bool> {
    let is_driven = is_demo || !Display::is_real();
    machine::ready(if is_driven { Purpose::Drive } else { Purpose::Build })?;
    interface::install()?;
    interface::build()?;
    let mut build = Command::new("cargo");
    build.args(["build", "--locked", "--package", "kith", "--bin", "kith"]).current_dir(crate::root());
    must(&mut build)?;
    if is_driven {
        return demonstrate();
    }
    let kith = crate::target().join("debug/kith");
    let status = Command::new(&kith).status().with_context(|| format!("could not start {}", kith.display()))?;
    Ok(status.success())
}

fn demonstrate() -> Result<bool> {
    let driver = machine::tool(&machine::TAURI_DRIVER)?;
    let pictures = crate::target().join("demo");
    // Yesterday's pictures would be taken for today's.
    if pictures.exists() {
        std::fs::remove_dir_all(&pictures)?;
    }
    must(
        Command::new("cargo")
            .args(["test", "--locked", "--package", "kith-tests", "--test", "window", "--no-run"])
            .current_dir(crate::root()),
    )?;
    println!("No display here: the demonstration session runs on a virtual one.");
    let display = Display::start()?;
    let mut session = display.command("cargo");
    session
        .args(["test", "--quiet", "--locked", "--package", "kith-tests", "--test", "window", "--"])
        .args(["demo::", "--nocapture", "--test-threads", "1"])
        .current_dir(crate::root());
    test::in_window(&mut session, &driver);
    let status = session.status().context("could not start the demonstration session")?;
    let taken = pictures_in(&pictures);
    for picture in &taken {
        println!("seen: {picture}");
    }
    // A session that left no picture showed nothing.
    Ok(status.success() && !taken.is_empty())
}

fn pictures_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all: Vec<String> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "png"))
        .map(|path| path.display().to_string())
        .collect();
    all.sort();
    all
}
