//! What does a second start do? It never opens a second window over the same folder: it is told to the first where there is
//! a bus, and says so in one sentence where there is none. Two real processes, each journey with a bus of its own or none.

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a start may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A process that ends with the test, however it goes.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The application with that folder; None, and a line that says so, where nobody gave a binary.
fn kith(home: &Path) -> Option<Command> {
    let Some(binary) = std::env::var_os("KITH_BIN") else {
        println!("skipped: no KITH_BIN; `cargo xtask test` gives it");
        return None;
    };
    let mut command = Command::new(binary);
    command.env("KITH_HOME", home).env("KITH_LIGHT_KEYS", "1").stdin(Stdio::null());
    Some(command)
}

fn without_a_bus(command: &mut Command, runtime: &Path) {
    command.env_remove("DBUS_SESSION_BUS_ADDRESS").env("XDG_RUNTIME_DIR", runtime);
}

/// Waits until the process has a page on the screen: WebKit's own process of it runs.
fn is_open(first: &mut Started) -> Result<()> {
    let pid = first.0.id();
    let began = Instant::now();
    loop {
        if let Some(status) = first.0.try_wait()? {
            bail!("the first start ended with {status}");
        }
        let threads = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
        let children = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
        let has_page = children.collect::<String>().split_whitespace().any(|child| {
            std::fs::read_to_string(format!("/proc/{child}/comm")).is_ok_and(|name| name.starts_with("WebKitWebProces"))
        });
        if has_page {
            return Ok(());
        }
        anyhow::ensure!(began.elapsed() < PATIENCE, "the first start shows no page");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// What a second start says until it has ended by itself.
fn ends(mut second: Command) -> Result<Output> {
    let mut second = Started(second.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().context("the second start")?);
    let began = Instant::now();
    loop {
        if let Some(status) = second.0.try_wait()? {
            let mut stderr = Vec::new();
            if let Some(mut said) = second.0.stderr.take() {
                std::io::Read::read_to_end(&mut said, &mut stderr)?;
            }
            return Ok(Output { status, stdout: Vec::new(), stderr });
        }
        anyhow::ensure!(began.elapsed() < PATIENCE, "the second start goes on: there are two windows");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_second_start_is_told_to_the_first_and_ends() -> Result<()> {
    let home = tempfile::tempdir()?;
    let Some(mut first) = kith(home.path()) else { return Ok(()) };
    let mut first = Started(first.spawn()?);
    is_open(&mut first)?;
    let second = ends(kith(home.path()).context("a binary")?)?;
    assert!(second.status.success(), "{second:?}");
    assert!(first.0.try_wait()?.is_none(), "the first start went on");
    Ok(())
}

#[test]
fn without_a_bus_a_second_start_says_that_kith_is_open_and_ends() -> Result<()> {
    let (home, runtime) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let Some(mut first) = kith(home.path()) else { return Ok(()) };
    without_a_bus(&mut first, runtime.path());
    let mut first = Started(first.spawn()?);
    is_open(&mut first)?;
    let mut second = kith(home.path()).context("a binary")?;
    without_a_bus(&mut second, runtime.path());
    let second = ends(second)?;
    let said = String::from_utf8_lossy(&second.stderr);
    assert!(second.status.success() && said.contains("Kith is open already"), "{} {said}", second.status);
    assert!(first.0.try_wait()?.is_none(), "the first start went on");

    // Another folder is another Kith.
    let elsewhere = tempfile::tempdir()?;
    let mut other = kith(elsewhere.path()).context("a binary")?;
    without_a_bus(&mut other, runtime.path());
    is_open(&mut Started(other.spawn()?))
}
