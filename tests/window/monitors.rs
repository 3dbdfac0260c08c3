//! Does the student's screen find a second monitor, and its way back? On a display of its own that has real outputs, one of which
//! is plugged in and pulled out again, as a projector is.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::keychain::Running;

/// Two outputs without a card behind them. The display is large enough for both.
const OUTPUTS: &str = r#"
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "nothing"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Screen"
  Identifier "screen"
  Device "nothing"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 2560 1024
  EndSubSection
EndSection
"#;

/// Kith looks every two seconds.
const PATIENCE: Duration = Duration::from_secs(15);

#[tokio::test]
async fn the_students_screen_lies_full_on_a_projector_and_comes_back_when_it_is_pulled_out() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let Some(desk) = Desk::new() else { return Ok(()) };
    let display = Outputs::start(folder.path())?;
    display.plugs_in()?;
    let desk = desk.with("DISPLAY", Some(&display.name));
    let window = desk.open().await?;
    window.shows(is_moved(&window, &display).await).await?;
    window.click("button", "Leave and lock").await?;
    desk.locked(window).await
}

async fn is_moved(window: &Window, display: &Outputs) -> Result<()> {
    window.sets_up().await?;
    window.pastes_students(&["Marisol Quintero, 10", "Tomasz Malinowski, 11"]).await?;
    window.opens_first_found("quint").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    window.names(&["Tía Rocío"]).await?;

    window.press(Key::F7).await?;
    window.sees("The map is on the other screen").await?;
    display.comes_to(window.pid(), Some((1024, 0, 1024, 768))).await?;
    // Whoever types goes on typing.
    window.names(&["Nurse Amadi"]).await?;

    display.pulls_out()?;
    window.sees("The other screen is gone").await?;
    let small = display.comes_to(window.pid(), None).await?;
    anyhow::ensure!(small.0 >= 0 && small.0 + small.2 <= 1024, "it is not on this screen: {small:?}");
    window.person("Tía Rocío", "").await?;
    window.names(&["Coach"]).await?;

    // Plugged in again it waits to be asked, and then lies there again.
    display.plugs_in()?;
    window.press(Key::F7).await?;
    window.sees("The other screen is closed").await?;
    window.press(Key::F7).await?;
    display.comes_to(window.pid(), Some((1024, 0, 1024, 768))).await?;
    window.press(Key::F9).await?;
    window.waits_for_focus("Go on").await
}

/// Left, top, width and height.
type Place = (i64, i64, i64, i64);

/// A display whose outputs come and go.
struct Outputs {
    _server: Running,
    name: String,
}

impl Outputs {
    fn start(folder: &Path) -> Result<Self> {
        let config = folder.join("outputs.conf");
        std::fs::write(&config, OUTPUTS)?;
        // The one that a login screen uses would ask for a console first.
        let direct = "/usr/lib/xorg/Xorg";
        let mut server = Command::new(if Path::new(direct).exists() { direct } else { "Xorg" });
        server.args(["-noreset", "-nolisten", "tcp", "-displayfd", "1", "-config"]).arg(&config);
        server.arg("-logfile").arg(folder.join("log"));
        server.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = Running(server.spawn().context("Xorg is missing; `cargo xtask test` installs it")?);
        let mut number = String::new();
        BufReader::new(server.0.stdout.take().context("no display")?).read_line(&mut number)?;
        let log = || std::fs::read_to_string(folder.join("log")).unwrap_or_default();
        anyhow::ensure!(!number.trim().is_empty(), "the display with two outputs ended at once:\n{}", log());
        Ok(Self { _server: server, name: format!(":{}", number.trim()) })
    }

    fn plugs_in(&self) -> Result<()> {
        self.xrandr(&["--addmode", "DUMMY1", "1024x768"])?;
        self.xrandr(&["--output", "DUMMY1", "--mode", "1024x768", "--right-of", "DUMMY0"])
    }

    fn pulls_out(&self) -> Result<()> {
        self.xrandr(&["--output", "DUMMY1", "--off"])
    }

    fn xrandr(&self, args: &[&str]) -> Result<()> {
        let status = Command::new("xrandr").env("DISPLAY", &self.name).args(args).status();
        anyhow::ensure!(status.context("xrandr is missing")?.success(), "xrandr {}", args.join(" "));
        Ok(())
    }

    /// Waits until the younger of the application's windows is there; or, without a place, until it is smaller than a monitor.
    async fn comes_to(&self, pid: u32, wanted: Option<Place>) -> Result<Place> {
        let began = Instant::now();
        loop {
            let here = self.student_window(pid)?;
            match (here, wanted) {
                (Some(here), Some(wanted)) if here == wanted => return Ok(here),
                (Some(here), None) if here.2 < 1024 && here.3 < 768 => return Ok(here),
                _ => anyhow::ensure!(began.elapsed() < PATIENCE, "the student's window is at {here:?}, not at {wanted:?}"),
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    fn student_window(&self, pid: u32) -> Result<Option<Place>> {
        let xdotool = |args: &[&str]| -> Result<String> {
            let out = Command::new("xdotool").env("DISPLAY", &self.name).args(args).output().context("xdotool is missing")?;
            Ok(String::from_utf8_lossy(&out.stdout).into_owned())
        };
        let listed = xdotool(&["search", "--onlyvisible", "--pid", &pid.to_string(), "--name", "."])?;
        let mut windows: Vec<u64> = listed.lines().filter_map(|line| line.trim().parse().ok()).collect();
        windows.sort_unstable();
        let [_, .., youngest] = windows.as_slice() else { return Ok(None) };
        let told = xdotool(&["getwindowgeometry", "--shell", &youngest.to_string()])?;
        let read = |key: &str| told.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('=')?.parse::<i64>().ok());
        Ok(read("X").zip(read("Y")).zip(read("WIDTH").zip(read("HEIGHT"))).map(|((x, y), (w, h))| (x, y, w, h)))
    }
}
