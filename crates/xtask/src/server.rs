//! How is the district's server tried from a checkout? It is built, with its page, and started on a folder inside `target/`; every word behind
//! the verb goes to it as it is.

use std::process::Command;

use anyhow::Result;

use crate::interface;
use crate::machine::{self, Purpose};
use crate::stage::must;

/// Builds, then runs until it is stopped.
pub fn run(words: &[&str]) -> Result<bool> {
    machine::ready(Purpose::Build)?;
    // A verb asks the server that runs, and needs no page.
    if words.first() != Some(&"admin") {
        interface::install()?;
        interface::build_page()?;
    }
    must(Command::new("cargo").args(["build", "--quiet", "--package", "kith-server", "--locked"]).current_dir(crate::root()))?;
    let program = crate::target().join("debug").join(format!("kith-server{}", std::env::consts::EXE_SUFFIX));
    let mut server = Command::new(program);
    if std::env::var_os("KITH_SERVER_DATA").is_none() {
        server.env("KITH_SERVER_DATA", crate::target().join("server"));
    }
    Ok(server.args(words).status()?.success())
}
