//! How is the district's server tried from a checkout? It is built and started on a folder inside `target/`; every word behind
//! the verb goes to it as it is.

use std::process::Command;

use anyhow::Result;

use crate::machine::{self, Purpose};
use crate::stage::must;

/// Builds, then runs until it is stopped.
pub fn run(words: &[&str]) -> Result<bool> {
    machine::ready(Purpose::Build)?;
    must(Command::new("cargo").args(["build", "--quiet", "--package", "kith-server", "--locked"]).current_dir(crate::root()))?;
    let program = crate::target().join("debug").join(format!("kith-server{}", std::env::consts::EXE_SUFFIX));
    let mut server = Command::new(program);
    if std::env::var_os("KITH_SERVER_DATA").is_none() {
        server.env("KITH_SERVER_DATA", crate::target().join("server"));
    }
    Ok(server.args(words).status()?.success())
}
