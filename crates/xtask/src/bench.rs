//! Which figures does Kith promise, and what are they on this machine?
//! Builds the bench as it ships and runs it. Nothing is measured here, and nothing timed is asserted in a test.

use std::process::Command;

use anyhow::Result;

/// True where every figure that was asked for has been measured, met or not, and a crash lost nothing.
pub fn run(asked: &[&str]) -> Result<bool> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--release", "--package", "kith-bench", "--"])
        .args(asked)
        .current_dir(crate::root())
        .status()?;
    Ok(status.success())
}
