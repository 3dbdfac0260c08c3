//! How does a person choose files in the system's own dialog? With the keyboard of the display, since WebDriver ends at the
//! edge of the page.
//! It opens no path behind the dialog's back: what the dialog would not give to a person, a journey does not get.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::desk::Window;

impl Window {
    /// In the dialog that is about to open: goes to a folder, takes every file in it.
    pub async fn chooses_all_files_in(&self, folder: &Path) -> Result<()> {
        let dialog = self.dialog().await?;
        go_to(&format!("{}/", folder.display())).await?;
        press(&["key", "ctrl+a"]).await?;
        press(&["key", "Return"]).await?;
        self.is_closed(&dialog).await
    }

    /// In the dialog that is about to open: takes this file.
    pub async fn chooses(&self, file: &Path) -> Result<()> {
        let dialog = self.dialog().await?;
        go_to(&file.display().to_string()).await?;
        self.is_closed(&dialog).await
    }

    /// In the dialog that is about to open: has it saved there.
    pub async fn saves_as(&self, file: &Path) -> Result<()> {
        let dialog = self.dialog().await?;
        press(&["key", "ctrl+a"]).await?;
        press(&["type", "--delay", "5", &file.display().to_string()]).await?;
        press(&["key", "Return"]).await?;
        self.is_closed(&dialog).await
    }

    /// The youngest of the application's windows, once there is more than the first one.
    pub async fn dialog(&self) -> Result<String> {
        let began = Instant::now();
        loop {
            let windows = self.windows()?;
            if let [_, .., youngest] = windows.as_slice() {
                let dialog = youngest.to_string();
                // No window manager gives it the keyboard here.
                press(&["windowfocus", "--sync", &dialog]).await?;
                return Ok(dialog);
            }
            if began.elapsed() > Duration::from_secs(20) {
                bail!("no dialog opened");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    pub async fn is_closed(&self, dialog: &str) -> Result<()> {
        let began = Instant::now();
        while self.windows()?.iter().any(|window| window.to_string() == dialog) {
            if began.elapsed() > Duration::from_secs(20) {
                bail!("the dialog stayed open: is what it was given there?");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    }

    /// The application's visible windows; a display numbers them upwards.
    fn windows(&self) -> Result<Vec<u64>> {
        let pid = self.pid().to_string();
        // It exits with 1 where it finds none.
        let out = Command::new("xdotool").args(["search", "--onlyvisible", "--pid", &pid, "--name", "."]).output();
        let listed = out.context("xdotool is missing; `cargo xtask test` installs it")?.stdout;
        let mut windows: Vec<u64> =
            String::from_utf8_lossy(&listed).lines().filter_map(|line| line.trim().parse().ok()).collect();
        windows.sort_unstable();
        Ok(windows)
    }
}

/// Opens the dialog's line for a path, types one, and says yes.
async fn go_to(path: &str) -> Result<()> {
    press(&["key", "ctrl+l"]).await?;
    press(&["type", "--delay", "5", path]).await?;
    press(&["key", "Return"]).await
}

pub async fn press(args: &[&str]) -> Result<()> {
    let status = Command::new("xdotool").args(args).status().context("xdotool is missing")?;
    anyhow::ensure!(status.success(), "xdotool {} failed", args.join(" "));
    // The dialog reads a folder or completes a path; it has no event for "ready".
    tokio::time::sleep(Duration::from_millis(400)).await;
    Ok(())
}
