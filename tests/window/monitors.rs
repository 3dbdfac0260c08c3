//! Does the student's screen lie full on a second monitor, and come back when that is pulled out? On an X server of its own
//! whose monitors are plugged in and pulled out as cables are: the system, the toolkit and the webview hear it as they do on a
//! desk.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{Key, WindowHandle};

use crate::desk::{Desk, Window};
use crate::other_screen::{other, shows_soon, sits_down};

/// How long the window may take to hear of a cable: it looks every two seconds.
const PATIENCE: Duration = Duration::from_secs(30);

const WIDE: i64 = 1280;
const HIGH: i64 = 800;

#[tokio::test]
async fn the_map_lies_full_on_a_second_monitor_and_is_in_a_small_window_when_the_cable_is_pulled() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let monitors = match Monitors::start() {
        Ok(monitors) => monitors,
        Err(why) => {
            println!("skipped: no X server with monitors that can be pulled out: {why:#}");
            return Ok(());
        }
    };
    let desk = desk.with("DISPLAY", Some(&monitors.name));
    let window = desk.open().await?;
    let outcome = async {
        sits_down(&window).await?;
        is_put_where_a_monitor_is(&window, &monitors).await
    };
    window.shows(outcome.await).await?;
    window.leaves_by("Leave and lock").await?;
    desk.locked(window).await
}

async fn is_put_where_a_monitor_is(window: &Window, monitors: &Monitors) -> Result<()> {
    let here = window.web.window().await?;

    // A projector that mirrors this screen is no other monitor: the map would cover what the counselor works on.
    monitors.plug(Place::Mirrored)?;
    window.press(Key::F7).await?;
    window.sees("The map has its own window now").await?;
    let there = other(window, &here).await?;
    stands(window, &there, &here, |at| at.left < WIDE && at.wide < WIDE).await?;
    window.press(Key::F7).await?;
    window.sees("The other screen is closed").await?;

    // Beside it, it is one: full, and what helps the counselor is read on this one alone.
    monitors.plug(Place::Beside)?;
    window.press(Key::F7).await?;
    window.sees("The map is on the other screen now").await?;
    let there = other(window, &here).await?;
    stands(window, &there, &here, |at| at.left == WIDE && at.top == 0 && at.wide == WIDE && at.high == HIGH).await?;
    window.sees("Only you see this").await?;
    window.names(&["Nurse Amadi"]).await?;
    window.web.switch_to_window(there.clone()).await?;
    shows_soon(window, "Nurse Amadi").await?;
    let beside = window.text().await?;
    anyhow::ensure!(!beside.contains("Only you see this"), "the counselor's prompts are on the student's screen");
    window.picture("monitors", "01 on the other monitor").await?;
    window.web.switch_to_window(here.clone()).await?;
    window.picture("monitors", "02 on the counselors own").await?;

    // Pulled out in the middle of it: said, small and on this one, and the sitting goes on.
    monitors.unplug()?;
    window.sees("The other screen is gone").await?;
    stands(window, &there, &here, |at| at.left + at.wide <= WIDE && at.high < HIGH).await?;
    anyhow::ensure!(!window.text().await?.contains("Only you see this"), "the prompts stay where a student can read them");
    window.names(&["Coach Bell"]).await?;
    window.web.switch_to_window(there).await?;
    shows_soon(window, "Coach Bell").await?;
    window.web.switch_to_window(here).await?;
    window.press(Key::F9).await?;
    window.waits_for_focus("Go on").await
}

/// Where a window of a page is, in pixels of the whole desk.
#[derive(Debug)]
struct At {
    left: i64,
    top: i64,
    wide: i64,
    high: i64,
}

/// Waits until the other window is where it is said to be, and looks at this one again.
async fn stands(window: &Window, there: &WindowHandle, here: &WindowHandle, is_so: impl Fn(&At) -> bool) -> Result<()> {
    window.web.switch_to_window(there.clone()).await?;
    let began = Instant::now();
    loop {
        let seen = window.ask("return [screenX, screenY, innerWidth, innerHeight]", vec![]).await?;
        let of = |nth: usize| seen.get(nth).and_then(Value::as_i64).context("a window says where it is");
        let at = At { left: of(0)?, top: of(1)?, wide: of(2)?, high: of(3)? };
        if is_so(&at) {
            break;
        }
        anyhow::ensure!(began.elapsed() < PATIENCE, "the student's screen is elsewhere: {at:?}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    window.web.switch_to_window(here.clone()).await?;
    Ok(())
}

enum Place {
    Mirrored,
    Beside,
}

/// An X server whose screens are drawn nowhere, with sockets for more of them.
struct Monitors {
    server: Child,
    name: String,
    _folder: TempDir,
}

impl Monitors {
    fn start() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let told = folder.path().join("monitors.conf");
        std::fs::write(&told, SCREENS)?;
        let mut server = Command::new("Xorg")
            .args(["-displayfd", "1", "-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts", "-configdir", "/nowhere"])
            .args(["-config".as_ref(), told.as_os_str()])
            .args(["-logfile".as_ref(), folder.path().join("log").as_os_str()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xorg does not start")?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out).read_line(&mut number)?;
        }
        let monitors = Self { server, name: format!(":{}", number.trim()), _folder: folder };
        anyhow::ensure!(!number.trim().is_empty(), "Xorg ended at once");
        monitors.xrandr(&["--addmode", SECOND, MODE])?;
        Ok(monitors)
    }

    fn plug(&self, place: Place) -> Result<()> {
        let (how, first) = match place {
            Place::Mirrored => ("--same-as", FIRST),
            Place::Beside => ("--right-of", FIRST),
        };
        self.xrandr(&["--output", SECOND, "--mode", MODE, how, first])?;
        // Looked for once more, as by the graphics card that feels a cable: only then this one says that something hangs on it.
        self.xrandr(&["--query"])
    }

    fn unplug(&self) -> Result<()> {
        self.xrandr(&["--output", SECOND, "--off"])
    }

    fn xrandr(&self, with: &[&str]) -> Result<()> {
        let done = Command::new("xrandr").env("DISPLAY", &self.name).args(with).output().context("there is no xrandr")?;
        anyhow::ensure!(done.status.success(), "xrandr {with:?}: {}", String::from_utf8_lossy(&done.stderr));
        Ok(())
    }
}

impl Drop for Monitors {
    fn drop(&mut self) {
        // Asked first: only then it takes its lock and its socket away.
        let _ = Command::new("kill").arg(self.server.id().to_string()).status();
        let _ = self.server.wait();
    }
}

const FIRST: &str = "DUMMY0";
const SECOND: &str = "DUMMY1";
const MODE: &str = "1280x800";

/// One graphics card that draws nowhere. It hears no keyboard and no mouse of this machine.
const SCREENS: &str = r#"
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "first"
  HorizSync 5.0 - 1000.0
  VertRefresh 5.0 - 200.0
  Modeline "1280x800" 83.50 1280 1352 1480 1680 800 803 809 831
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "first"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1280x800"
    Virtual 2560 800
  EndSubSection
EndSection
"#;
