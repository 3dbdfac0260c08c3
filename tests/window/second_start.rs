//! What does a second start do? It never opens a second window over the same folder: it is told to the first where there is
//! a bus, and says so in one sentence where there is none. Two real processes, each journey with a bus of its own or none.

use std::io::{BufRead, BufReader};
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

/// A virtual screen that nobody else looks at: on one that is shared another journey may take the focus.
fn own_screen() -> Result<(Started, String)> {
    let mut server = Command::new("Xvfb");
    server.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]);
    let server = server.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut server = Started(server.context("Xvfb is missing; `cargo xtask test` installs it")?);
    let mut number = String::new();
    BufReader::new(server.0.stdout.take().context("its number")?).read_line(&mut number)?;
    Ok((server, format!(":{}", number.trim())))
}

fn xdotool(display: &str, args: &[&str]) -> Result<String> {
    let out = Command::new("xdotool").env("DISPLAY", display).args(args).output();
    Ok(String::from_utf8_lossy(&out.context("xdotool is missing; `cargo xtask test` installs it")?.stdout).trim().to_owned())
}

/// The process whose window has the keyboard.
fn focused(display: &str) -> Result<String> {
    xdotool(display, &["getwindowfocus", "getwindowpid"])
}

/// Gives the keyboard to a process's window, as somebody does who clicks it, once it is there.
fn clicks(display: &str, of: &Started) -> Result<()> {
    let (pid, began) = (of.0.id().to_string(), Instant::now());
    while focused(display)? != pid {
        anyhow::ensure!(began.elapsed() < PATIENCE, "no window of the process takes the keyboard");
        let windows = xdotool(display, &["search", "--all", "--onlyvisible", "--pid", &pid, "--name", "Kith"])?;
        if let Some(window) = windows.lines().last() {
            xdotool(display, &["windowfocus", window])?;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}

#[test]
fn a_second_start_brings_the_first_window_to_the_front() -> Result<()> {
    let (home, elsewhere) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let Some(mut first) = kith(home.path()) else { return Ok(()) };
    let (_server, display) = own_screen()?;
    let mut first = Started(first.env("DISPLAY", &display).spawn()?);
    is_open(&mut first)?;
    // Somebody works in another window meanwhile.
    let mut other = Started(kith(elsewhere.path()).context("a binary")?.env("DISPLAY", &display).spawn()?);
    is_open(&mut other)?;
    clicks(&display, &first)?;
    clicks(&display, &other)?;
    let mut second = kith(home.path()).context("a binary")?;
    second.env("DISPLAY", &display);
    assert!(ends(second)?.status.success());
    let began = Instant::now();
    while focused(&display)? != first.0.id().to_string() {
        anyhow::ensure!(began.elapsed() < Duration::from_secs(20), "the first window did not get the keyboard");
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(first.0.try_wait()?.is_none() && other.0.try_wait()?.is_none());
    Ok(())
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
