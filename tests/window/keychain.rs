//! Does the system's own lock open Kith? A real secret service on a bus of its own, holding what it holds in a folder of
//! its own: set up with it, opened by it, and opened by the passphrase where the keychain knows of no key.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::desk::Desk;

/// A process that ends with the journey.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn at_home(program: &str, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("HOME", home).env("XDG_RUNTIME_DIR", home).env("XDG_DATA_HOME", home).stdin(Stdio::null());
    command
}

/// A bus of its own, and its address.
pub fn bus(home: &Path) -> Result<(Running, String)> {
    let mut daemon = at_home("dbus-daemon", home);
    // What it starts leaves no mark on the display, which the next journey would take for its own, and writes no wish of this
    // journey into anybody's settings.
    daemon.env_remove("DISPLAY").env("GSETTINGS_BACKEND", "memory");
    daemon.args(["--session", "--nofork", "--print-address"]).stdout(Stdio::piped());
    let mut daemon = Running(daemon.spawn().context("could not start dbus-daemon")?);
    let mut address = String::new();
    BufReader::new(daemon.0.stdout.take().context("the bus says nothing")?).read_line(&mut address)?;
    Ok((daemon, address.trim().to_owned()))
}

/// A secret service whose collection is open, as it is for whoever has logged in.
fn secret_service(home: &Path, address: &str) -> Result<Running> {
    let mut daemon = at_home("gnome-keyring-daemon", home);
    daemon
        .args(["--foreground", "--unlock", "--components=secrets"])
        .env("DBUS_SESSION_BUS_ADDRESS", address)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut daemon = Running(daemon.spawn().context("could not start gnome-keyring-daemon")?);
    daemon.0.stdin.take().context("the secret service does not listen")?.write_all(b"the login of this machine")?;
    Ok(daemon)
}

#[tokio::test]
async fn the_systems_own_lock_opens_kith_and_the_passphrase_does_where_it_holds_no_key() -> Result<()> {
    let home = tempfile::tempdir()?;
    let Some(desk) = Desk::new() else { return Ok(()) };
    let (_bus, address) = bus(home.path())?;
    let service = secret_service(home.path(), &address)?;
    let desk = desk.on_bus(&address);

    let window = desk.open().await?;
    window.chooses_passphrase().await?;
    window.click("checkbox", "Also let this computer’s own lock open Kith").await?;
    window.finishes_set_up().await?;
    window.close().await?;

    let window = desk.open().await?;
    window.click("button", "Unlock with this computer").await?;
    window.one("button", "Students").await?;
    window.close().await?;

    // Another login of this machine, whose keychain knows nothing of Kith.
    drop(service);
    let other = tempfile::tempdir()?;
    let _other = secret_service(other.path(), &address)?;
    let window = desk.open().await?;
    window.click("button", "Unlock with this computer").await?;
    window.sees("This computer’s keychain did not give the key").await?;
    window.unlocks().await?;
    window.close().await
}
