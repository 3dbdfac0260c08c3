//! Where does a journey take place? At a desk of its own: an empty data folder, the built application, and a driver for each
//! start. Closing, killing and starting again keep the folder.
//! It never shares a folder with another journey or with the person whose machine this is.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

/// How long the window may take to show itself, on a slow machine that does other things too.
const START: Duration = Duration::from_secs(60);

/// A data folder, and what opens a window on it.
pub struct Desk {
    home: PathBuf,
    /// The folder, where it goes with the desk.
    _passing: Option<TempDir>,
    application: PathBuf,
    driver: PathBuf,
    /// What the application finds in its environment besides: a bus, a display of its own. None: not there.
    around: Vec<(&'static str, Option<String>)>,
}

impl Desk {
    /// An empty desk. None, and a line that says so, where nobody gave a binary to drive.
    pub fn new() -> Option<Self> {
        let home = tempfile::tempdir().expect("a temporary folder can be made");
        let desk = Self::at(home.path())?;
        Some(Self { _passing: Some(home), ..desk })
    }

    /// A desk on a data folder that is there and stays.
    pub fn at(home: &Path) -> Option<Self> {
        let given = |name: &str| std::env::var_os(name).map(PathBuf::from);
        let (Some(application), Some(driver)) = (given("KITH_BIN"), given("KITH_TAURI_DRIVER")) else {
            println!("skipped: no KITH_BIN and KITH_TAURI_DRIVER; `cargo xtask test` gives both");
            return None;
        };
        Some(Self { home: home.to_owned(), _passing: None, application, driver, around: Vec::new() })
    }

    /// The same on another bus than that of this session.
    pub fn on_bus(self, address: &str) -> Self {
        self.with("DBUS_SESSION_BUS_ADDRESS", Some(address))
    }

    /// The same with this in its environment, or without it.
    pub fn with(mut self, name: &'static str, value: Option<&str>) -> Self {
        self.around.push((name, value.map(str::to_owned)));
        self
    }

    /// The data folder, which outlives every window.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Starts the application and waits until its window answers.
    pub async fn open(&self) -> Result<Window> {
        self.open_with("Adwaita").await
    }

    /// The same on a system that is set to dark.
    pub async fn open_dark(&self) -> Result<Window> {
        self.open_with("Adwaita:dark").await
    }

    /// Waits until this window has locked: its process has ended, and the fresh one that took its place is ended too, so that
    /// the next start is driven again.
    pub async fn locked(&self, window: Window) -> Result<()> {
        wait_for_end(window.pid).await?;
        let application = self.application.canonicalize()?;
        let here = format!("KITH_HOME={}", self.home.display());
        let is_ours = |pid: &u32| {
            let environ = std::fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
            std::fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == application)
                && environ.split(|byte| *byte == 0).any(|line| line == here.as_bytes())
        };
        let began = Instant::now();
        loop {
            let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
            let mut pids = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
            if let Some(fresh) = pids.find(|pid| *pid != window.pid && is_ours(pid) && is_running(*pid)) {
                kill(fresh);
                return wait_for_end(fresh).await;
            }
            anyhow::ensure!(began.elapsed() < START, "nothing took the place of the window that locked");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn open_with(&self, system_theme: &str) -> Result<Window> {
        let driver = Driver::start(&self.driver, self.home(), system_theme, &self.around)?;
        let mut wanted = Capabilities::new();
        wanted.set("tauri:options", json!({ "application": self.application }))?;
        let began = Instant::now();
        let web = loop {
            match WebDriver::new(driver.address(), wanted.clone()).await {
                Ok(web) => break web,
                Err(why) if began.elapsed() > START => {
                    return Err(why).with_context(|| format!("no window of {}", self.application.display()));
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
            }
        };
        let pid = driver.descendant(&self.application)?;
        Ok(Window { pid, _driver: driver, web })
    }
}

/// One start of the application. A journey that stops half way leaves nothing running.
pub struct Window {
    pid: u32,
    _driver: Driver,
    /// What a WebDriver can ask of it.
    pub web: WebDriver,
}

impl Window {
    /// The process of the application.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The memory of the application and of everything it started, each page shared with others counted in part, in KiB.
    pub fn memory_kib(&self) -> Result<u64> {
        let processes = || std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let pids = processes().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        let ours = pids.filter(|pid| is_below(*pid, self.pid));
        let mut all = 0;
        for pid in ours {
            let told = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
            let line = told.lines().find_map(|line| line.strip_prefix("Pss:"));
            all += line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or_default();
        }
        anyhow::ensure!(all > 0, "this system does not say how much memory a process takes");
        Ok(all)
    }

    /// Closes the window and waits until the process has ended.
    pub async fn close(self) -> Result<()> {
        self.web.clone().quit().await.context("closing the window")?;
        wait_for_end(self.pid).await
    }

    /// Asks the process to end, as `kill` and a shutdown of the system do, and waits until it has.
    pub async fn ends_as_asked(self) -> Result<()> {
        let asked = Command::new("kill").args(["-TERM", &self.pid.to_string()]).status()?;
        anyhow::ensure!(asked.success(), "the application had already ended");
        wait_for_end(self.pid).await
    }

    /// Kills the process without a word to it, as a crash or a pulled plug does.
    pub async fn kill(self) -> Result<()> {
        anyhow::ensure!(kill(self.pid), "the application had already ended");
        wait_for_end(self.pid).await
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // Else it says goodbye to the driver, and waits two minutes for an answer. Already said, after `close`.
        self.web.clone().leak().ok();
        if is_running(self.pid) {
            kill(self.pid);
        }
    }
}

fn kill(pid: u32) -> bool {
    Command::new("kill").args(["-9", &pid.to_string()]).status().is_ok_and(|status| status.success())
}

async fn wait_for_end(pid: u32) -> Result<()> {
    let began = Instant::now();
    while is_running(pid) {
        if began.elapsed() > Duration::from_secs(20) {
            bail!("the application was closed and still runs after 20 seconds");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// A process that has ended and that nobody has asked about yet is still listed, as a zombie.
fn is_running(pid: u32) -> bool {
    stat(pid).is_some_and(|(state, _)| state != "Z")
}

/// True for the process itself and for what it started, however far down.
pub fn is_below(pid: u32, above: u32) -> bool {
    std::iter::successors(Some(pid), |pid| stat(*pid).map(|(_, parent)| parent))
        .take_while(|pid| *pid > 1)
        .any(|pid| pid == above)
}

/// The state and the parent of a process.
fn stat(pid: u32) -> Option<(String, u32)> {
    let line = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name stands in brackets and may hold anything.
    let mut after_name = line.rsplit_once(')')?.1.split_whitespace();
    Some((after_name.next()?.to_owned(), after_name.next()?.parse().ok()?))
}

/// tauri-driver and, below it, the system's driver of WebKit and the application itself.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start(program: &Path, home: &Path, system_theme: &str, around: &[(&str, Option<String>)]) -> Result<Self> {
        let (port, native) = (free_port()?, free_port()?);
        let mut command = Command::new(program);
        for (name, value) in around {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let process = command
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("KITH_HOME", home)
            // Painted without OpenGL, as Kith does it by itself, the webview of this system takes no picture of a page on which
            // nothing moves, and the driver waits in vain. Figures are taken as people have it, and take no pictures.
            .envs(std::env::var_os("KITH_FIGURES").is_none().then_some(("WEBKIT_DISABLE_COMPOSITING_MODE", "0")))
            .env("GTK_THEME", system_theme)
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("could not start {}", program.display()))?;
        let driver = Self { process, port };
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            anyhow::ensure!(began.elapsed() < Duration::from_secs(20), "{} does not listen", program.display());
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The process of the application that this driver started.
    fn descendant(&self, application: &Path) -> Result<u32> {
        let application = application.canonicalize()?;
        let processes = || std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let pids = processes().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        pids.filter(|pid| std::fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == application))
            .find(|pid| self.is_above(*pid))
            .context("the driver has a window, but no process of the application is below it")
    }

    fn is_above(&self, pid: u32) -> bool {
        is_below(pid, self.process.id())
    }
}

impl Drop for Driver {
    /// The system's driver ends with tauri-driver only if it is asked first.
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(5) {
            if matches!(self.process.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
