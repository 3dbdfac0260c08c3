//! How does Kith come to a machine without Rust? As a .deb and an .rpm, each with its own OpenSSL.
//! AppImage, MSI and dmg are built on the systems that can: this makes what needs nothing fetched. It signs nothing.

use std::process::Command;

use anyhow::Result;

use crate::interface;
use crate::machine::{self, Purpose};
use crate::stage::must;

/// True where both packages were made.
pub fn run() -> Result<bool> {
    machine::ready(Purpose::Build)?;
    interface::install()?;
    interface::build()?;
    let bundler = interface::folder().join("node_modules/.bin/tauri");
    anyhow::ensure!(bundler.is_file(), "the bundler is missing: @tauri-apps/cli must stand in ui/package.json");
    // It builds the release itself, so that what is packed is what was just built.
    must(
        Command::new(bundler)
            .args(["build", "--bundles", "deb,rpm", "--config", "src-tauri/tauri.package.json", "--"])
            .args(["--locked", "--no-default-features", "--features", "custom-protocol,vendored"])
            .current_dir(crate::root()),
    )?;
    println!("packages: {}", crate::target().join("release/bundle").display());
    Ok(true)
}
