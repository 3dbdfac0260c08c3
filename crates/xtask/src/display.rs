//! Where does a window open when nobody is looking? On a virtual screen, inside a message bus of its own.
//! Both end with the value that started them. It never touches the display that somebody works on.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// A virtual screen, 1280 by 800 as on the smaller school laptops.
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Is somebody looking?
    pub fn is_real() -> bool {
        ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
    }

    pub fn start() -> Result<Self> {
        // It chooses a free number by itself and says which.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("could not start Xvfb, the virtual screen")?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out).read_line(&mut number)?;
        }
        let display = Self { server, name: format!(":{}", number.trim()) };
        anyhow::ensure!(!number.trim().is_empty(), "Xvfb, the virtual screen, ended at once; try: Xvfb :99");
        Ok(display)
    }

    /// A command that opens its windows here and shares its message bus with nobody.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new("dbus-run-session");
        command
            .arg("--")
            .arg(program.as_ref())
            .env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            // There is no graphics card here, and asking for one takes seconds. WebKit's own switches for that stay off:
            // with them it never answers when it is asked for a picture.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("NO_AT_BRIDGE", "1");
        command
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
