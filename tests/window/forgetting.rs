//! Is it one action to stop and forget, at any moment? It asks once, and then nothing of the map is there: not on the screen, not
//! in the student's room, not on the disk. Where a hold stands the two are told so, and nothing claims to have forgotten.

use std::path::{Path, PathBuf};

use anyhow::Result;
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::map::{Ring, Sector};

const STOP: &str = "Stop and forget";
const IS_GONE: &str = "Nothing of it was kept";

#[tokio::test]
async fn stop_and_forget_asks_once_at_any_moment_and_leaves_nothing_and_a_hold_is_said_to_both() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.sets_up().await?;
    window.pastes_students(&["Marisol Quintero, 10", "Tomasz Malinowski, 11"]).await?;
    window.shows(is_forgotten(&desk, &window).await).await?;
    window.leaves_by("Leave and lock").await?;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.unlocks().await?;
    window.shows(is_held(&desk, &window).await).await?;
    window.leaves_by("Put it away").await?;
    desk.locked(window).await?;
    anyhow::ensure!(!drafts(desk.home()).is_empty(), "what the school has to keep is gone");

    let window = desk.open().await?;
    window.unlocks().await?;
    window.shows(is_let_go(&desk, &window).await).await?;
    window.leaves_by("Leave and lock").await?;
    desk.locked(window).await
}

/// In the middle of it: somebody is chosen, help is lit up, a card lies open.
async fn is_forgotten(desk: &Desk, window: &Window) -> Result<()> {
    window.opens_first_found("quint").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    window.names(&["Tía Rocío", "Ana", "Ana"]).await?;
    // Two of one name are told apart, drawn and said.
    window.drags("Ana (2)", Ring::Close, Sector::Peers).await?;
    window.person("Ana", "no place yet").await?;
    anyhow::ensure!(!drafts(desk.home()).is_empty(), "a draft lies on this disk while it is drawn");

    window.press(Key::F3).await?;
    window.click("button", STOP).await?;
    window.sees("Forget this map?").await?;
    window.waits_for_focus("No, go back").await?;
    window.press(Key::Enter).await?;
    window.person("Ana (2)", "close, peers").await?;
    window.click("button", "Light up who helps").await?;
    window.click("button", STOP).await?;
    window.press(Key::Escape).await?;
    window.click("button", "Back to the map").await?;
    window.click("button", "List").await?;
    window.click("button", STOP).await?;
    window.click("button", "Yes, forget it").await?;
    window.sees(IS_GONE).await?;
    let page = window.ask("return document.documentElement.outerHTML", vec![]).await?.to_string();
    anyhow::ensure!(!page.contains("Rocío") && !page.contains("Ana"), "the page still names them");
    anyhow::ensure!(drafts(desk.home()).is_empty(), "it is on the disk still: {:?}", drafts(desk.home()));
    Ok(())
}

/// Something has to be reported, and the student wants to stop.
async fn is_held(desk: &Desk, window: &Window) -> Result<()> {
    window.click("button", "Not now").await?;
    window.opens_first_found("quint").await?;
    // Nothing leads back to the map that was forgotten.
    window.one("button", "Start a map").await?;
    window.click("tab", "Record").await?;
    window.click("button", "Set a hold").await?;
    window.click("radio", "Something has to be reported").await?;
    window.click("button", "Set a hold").await?;
    window.sees("Nothing of this file is erased now").await?;
    window.click("tab", "Map").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    window.names(&["Tía Rocío"]).await?;
    // By the last question, and by the one action: both say it, to both.
    window.click("button", "Finish").await?;
    window.click("radio", "Forget it").await?;
    window.click("button", "Forget it").await?;
    is_told(window).await?;
    window.click("button", "No, go back").await?;
    window.person("Tía Rocío", "").await?;
    window.click("button", STOP).await?;
    is_told(window).await?;
    anyhow::ensure!(!drafts(desk.home()).is_empty(), "it was forgotten all the same");
    Ok(())
}

async fn is_told(window: &Window) -> Result<()> {
    window.sees("This map can’t be forgotten now").await?;
    window.sees("The school has to keep this map for now, so nothing is erased today").await?;
    let text = window.text().await?;
    anyhow::ensure!(!text.contains(IS_GONE) && !text.contains("Yes, forget it"), "it claims to forget:\n{text}");
    Ok(())
}

/// What was put away is opened by nobody and goes when the hold ends. On another map the student says no before it is open.
async fn is_let_go(desk: &Desk, window: &Window) -> Result<()> {
    window.click("button", "Not now").await?;
    window.opens_first_found("quint").await?;
    window.click("tab", "Map").await?;
    window.sees("wanted it forgotten").await?;
    anyhow::ensure!(!window.text().await?.contains("Go on with this map"), "what was put away can be opened");
    window.click("tab", "Record").await?;
    window.click("button", "End the hold: Something has to be reported").await?;
    window.sees("The hold has ended").await?;
    anyhow::ensure!(drafts(desk.home()).is_empty(), "it is on the disk still: {:?}", drafts(desk.home()));
    window.click("tab", "Map").await?;
    window.click("button", "Start a map").await?;
    window.click("button", "Begin").await?;
    window.click("button", "We talked about it").await?;
    window.sees("What is today for?").await?;
    window.click("button", STOP).await?;
    window.click("button", "Yes, forget it").await?;
    window.sees(IS_GONE).await?;
    anyhow::ensure!(drafts(desk.home()).is_empty(), "it is on the disk still: {:?}", drafts(desk.home()));
    Ok(())
}

/// What lies in the folders for drafts.
pub fn drafts(home: &Path) -> Vec<PathBuf> {
    let profiles = std::fs::read_dir(home.join("profiles")).into_iter().flatten().flatten();
    let folders = profiles.filter_map(|profile| std::fs::read_dir(profile.path().join("drafts")).ok());
    folders.flatten().flatten().map(|file| file.path()).collect()
}
