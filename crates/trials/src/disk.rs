//! What is lost when the power goes, or when a call of the disk fails? A small library (`disk/shim.c`, compiled by the compiler that links Rust too) is loaded before
//! the C library of a child, stands between it and the calls with which it writes, and writes them down. The child tells it what to
//! do by opening files of names that mean something; none is made. On Linux alone: others are told so.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

pub mod failing;
pub mod power;
mod recorded;

/// What a child does that is killed, and how what it left is held against what it said.
#[path = "../../store/examples/committer.rs"]
#[allow(dead_code, reason = "its main is the benchmark's")]
mod committer;

const SHIM: &str = include_str!("disk/shim.c");
const LOG: &str = "KITH_SHIM_LOG";

/// The library, compiled into this folder. None where there is no way to have it.
pub fn compiled(into: &Path) -> Result<Option<PathBuf>> {
    if !cfg!(all(target_os = "linux", target_env = "gnu")) {
        return Ok(None);
    }
    let (source, library) = (into.join("shim.c"), into.join("shim.so"));
    std::fs::write(&source, SHIM)?;
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(&source).arg("-ldl");
    let out = compiler.output().context("cc, which links Rust too, cannot be run")?;
    ensure!(out.status.success(), "cc: {}", String::from_utf8_lossy(&out.stderr));
    Ok(Some(library))
}

/// Lets the child be watched.
pub fn watched(child: &mut Command, library: &Path, log: &Path) {
    child.env("LD_PRELOAD", library).env(LOG, log);
}

/// What a watched child says to the library.
pub struct Watch {
    under: PathBuf,
}

impl Watch {
    /// From now on what lies under this folder is looked at, and nothing else.
    pub fn under(folder: &Path) -> Result<Watch> {
        let under = folder.canonicalize()?;
        let watch = Watch { under };
        watch.says("under")?;
        Ok(watch)
    }

    fn says(&self, order: &str) -> Result<String> {
        let mut told = String::new();
        match File::open(self.under.join(format!("shim-{order}"))) {
            Ok(mut answer) => answer.read_to_string(&mut told)?,
            Err(why) if why.kind() == ErrorKind::NotFound => bail!("nobody watches this program's disk"),
            Err(why) => return Err(why.into()),
        };
        Ok(told)
    }

    /// From now on everything is written down.
    pub fn records(&self) -> Result<()> {
        self.says("record").map(drop)
    }

    /// From now on so many calls go well, and then one fails with this number. Reading fails on a broken disk alone, never on a full one.
    pub fn fails_after(&self, calls: u32, errno: i32) -> Result<()> {
        self.says(&format!("fail-{calls}-{errno}")).map(drop)
    }

    /// None fails any more; what was met since it was said.
    pub fn rests(&self) -> Result<Met> {
        let told = self.says("rest")?;
        let (calls, failed) = told.split_once(' ').context("the library counts")?;
        Ok(Met { calls: calls.parse()?, is_failed: failed == "1" })
    }
}

/// What was met while a call was to fail.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    pub calls: u32,
    /// Whether one did.
    pub is_failed: bool,
}
