//! `kith-server` as it ships, in a process of its own that can be killed. It is looked for beside whatever program asks: where
//! the workspace is built, it is there.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use server::client::Place;

use crate::real::town::config;

/// So long may a server take until it answers.
const STARTS: Duration = Duration::from_secs(120);

/// A process that is gone when this is over: killed, where it has not ended.
pub struct Ends(pub Child);

impl Drop for Ends {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server that answers.
pub struct Server {
    pub process: Ends,
    pub place: Place,
    /// Its socket.
    pub at: String,
}

impl Server {
    /// Starts it on this folder and this database, or the embedded ledger.
    pub fn start(data: &Path, database: Option<&str>) -> Result<Server> {
        let mut process = spawned(data, database)?;
        let config = config(data, database)?;
        let began = Instant::now();
        loop {
            // What a killed one left behind names a process that is gone.
            if let Some(running) = server::start::running(&config).filter(|running| running.process == process.0.id()) {
                let at = running.local.clone();
                let place = Place { address: running.address, at: Some(running.local), chain: running.chain };
                return Ok(Server { process, place, at });
            }
            ensure!(process.0.try_wait()?.is_none(), "kith-server ended before it answered");
            ensure!(began.elapsed() < STARTS, "kith-server did not start");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Starts it and kills it after so long, whether it answers by then or not.
    pub fn killed_while_it_starts(data: &Path, database: Option<&str>, after: Duration) -> Result<()> {
        let mut process = spawned(data, database)?;
        std::thread::sleep(after);
        ensure!(process.0.try_wait()?.is_none(), "kith-server ended by itself");
        Ok(())
    }

    pub fn id(&self) -> u32 {
        self.process.0.id()
    }
}

/// The program with what one machine needs that plays all the laptops of a district.
fn spawned(data: &Path, database: Option<&str>) -> Result<Ends> {
    let program = program()?;
    let mut command = Command::new(&program);
    command.arg("--data").arg(data).args(["--listen", "127.0.0.1:0", "--district", "Juniper"]);
    command.args(["--queue", "256", "--rate", &u32::MAX.to_string()]);
    command.args(database.map(|database| format!("--database={database}")));
    command.stdout(Stdio::null()).env("RUST_LOG", "error");
    Ok(Ends(command.spawn().with_context(|| format!("{} cannot be started", program.display()))?))
}

fn program() -> Result<PathBuf> {
    let name = format!("kith-server{}", std::env::consts::EXE_SUFFIX);
    let here = std::env::current_exe()?;
    // A test lies one folder deeper than what it tests.
    let found = here.ancestors().skip(1).take(2).map(|folder| folder.join(&name)).find(|program| program.is_file());
    found.with_context(|| format!("there is no {name} beside {}: build the workspace", here.display()))
}
