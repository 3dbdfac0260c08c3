//! Does a sitting outlast its lock? Nobody comes back to a cover for more than an hour: the key leaves memory, and whoever unlocks
//! that day finds the cover of the same student and the map as it was. What "just talk" promised to take back is taken back still.
//! The hour is a wall clock set forward, by a library that stands between the application and the system's.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use chrono::{Local, Timelike};
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::map::{Ring, Sector};

/// Longer than the ten minutes after which somebody is taken to have left.
const AWAY: Duration = Duration::from_secs(11 * 60);
/// Longer than the hour for which a cover keeps the key.
const LONG_AWAY: Duration = Duration::from_secs(62 * 60);

#[tokio::test]
async fn a_sitting_goes_on_behind_its_cover_when_nobody_came_back_for_an_hour() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    let Some(mut clock) = Clock::between(folder.path())? else { return Ok(()) };
    let desk = clock.on(desk);

    let window = desk.open().await?;
    window.shows(maps_and_is_called_away(&window, &mut clock).await).await?;
    clock.goes_on(LONG_AWAY).await?;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.gives_passphrase().await?;
    window.shows(goes_on(&window).await).await?;
    window.leaves_by("Leave and lock").await?;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.unlocks().await?;
    window.shows(took_a_while(&window).await).await?;
    window.shows(names_one_and_is_called_away(&window, &mut clock).await).await?;
    clock.goes_on(LONG_AWAY).await?;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.gives_passphrase().await?;
    window.shows(just_talks(&window).await).await?;
    window.leaves_by("Leave and lock").await?;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.unlocks().await?;
    window.opens_first_found("malin").await?;
    window.shows(window.one("button", "Start a map").await).await?;
    window.close().await
}

async fn maps_and_is_called_away(window: &Window, clock: &mut Clock) -> Result<()> {
    window.sets_up().await?;
    window.pastes_students(&["Marisol Quintero, 10", "Tomasz Malinowski, 11"]).await?;
    window.opens_first_found("quint").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    window.names(&["Tía Rocío", "Coach"]).await?;
    window.drags("Tía Rocío", Ring::Closest, Sector::Home).await?;
    window.drags("Coach", Ring::Close, Sector::School).await?;
    clock.goes_on(AWAY).await?;
    window.waits_for_focus("Go on").await?;
    window.picture("window", "resumed-left").await?;
    Ok(())
}

async fn goes_on(window: &Window) -> Result<()> {
    window.waits_for_focus("Begin").await?;
    window.picture("window", "resumed-cover").await?;
    let text = window.text().await?;
    anyhow::ensure!(
        text.contains("Marisol") && !text.contains("Tomasz") && !text.contains("Rocío"),
        "another is told of:\n{text}"
    );
    window.begins().await?;
    window.person("Tía Rocío", "closest, home & family").await?;
    window.person("Coach", "close, school adults").await?;
    window.picture("window", "resumed-map").await?;
    window.names(&["Nurse Amadi"]).await?;
    window.press(Key::F9).await?;
    window.waits_for_focus("Go on").await
}

async fn took_a_while(window: &Window) -> Result<()> {
    window.sees("After your time with Marisol").await?;
    window.click("button", "Not now").await
}

async fn names_one_and_is_called_away(window: &Window, clock: &mut Clock) -> Result<()> {
    window.opens_first_found("malin").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    window.names(&["Ishaan"]).await?;
    clock.goes_on(AWAY).await?;
    window.waits_for_focus("Go on").await
}

async fn just_talks(window: &Window) -> Result<()> {
    window.click("button", "Begin").await?;
    window.click("button", "We talked about it").await?;
    window.click("button", "Just talk").await?;
    // The card stands there from the beginning, the way on when it was chosen.
    while window.all("button", "Just talk").await?.len() < 2 {
        tokio::time::sleep(Duration::from_millis(60)).await;
    }
    window.click("button", "Just talk").await?;
    window.sees("Nothing is written down from here on").await?;
    window.waits_for_focus("Leave and lock").await
}

/// The clock of whoever is started with it.
struct Clock {
    library: PathBuf,
    told: PathBuf,
    ahead: Duration,
}

impl Clock {
    /// None, and a line that says so, where that library is not installed.
    fn between(folder: &Path) -> Result<Option<Clock>> {
        let folders = std::fs::read_dir("/usr/lib")
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path().join("faketime/libfaketimeMT.so.1"));
        let Some(library) = folders.into_iter().find(|path| path.exists()) else {
            println!("skipped: libfaketime is not installed");
            return Ok(None);
        };
        // From nine in the morning on, so that it is one day to the end.
        let since_midnight = Duration::from_secs(Local::now().num_seconds_from_midnight().into());
        let day = Duration::from_secs(24 * 60 * 60);
        let nine = Duration::from_secs(9 * 60 * 60);
        let ahead = if since_midnight > nine { day + nine - since_midnight } else { nine - since_midnight };
        let clock = Clock { library, told: folder.join("clock"), ahead };
        clock.tell()?;
        Ok(Some(clock))
    }

    fn on(&self, desk: Desk) -> Desk {
        desk.with("LD_PRELOAD", self.library.to_str())
            .with("FAKETIME_TIMESTAMP_FILE", self.told.to_str())
            .with("FAKETIME_CACHE_DURATION", Some("1"))
            // What waits for a while asks the system itself how long: it would wait for hours.
            .with("FAKETIME_DONT_FAKE_MONOTONIC", Some("1"))
    }

    /// Sets it forward, and waits until it is looked at again.
    async fn goes_on(&mut self, by: Duration) -> Result<()> {
        self.ahead += by;
        self.tell()?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        Ok(())
    }

    /// At once: one that is half told is the real one.
    fn tell(&self) -> Result<()> {
        let next = self.told.with_extension("next");
        std::fs::write(&next, format!("+{}\n", self.ahead.as_secs()))?;
        std::fs::rename(&next, &self.told).context("the clock is not set")
    }
}
