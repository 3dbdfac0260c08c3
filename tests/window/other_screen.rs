//! Does the student's own window show the map and nothing else? Opened by one key, live, covered with the map, gone with the
//! sitting; and asked directly, the shell answers it nothing but that map.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::{Key, WindowHandle};

use crate::desk::{Desk, Window};

/// Who is brought in besides her: invented, and so may stand here.
const OTHER: &str = "Malinowski";

/// How long a second window may take to draw itself on a slow machine.
const PATIENCE: Duration = Duration::from_secs(40);

#[tokio::test]
async fn the_other_screen_shows_the_map_alone_and_goes_with_the_sitting() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(sits_down(&window).await).await?;
    window.shows(is_shown_beside(&window).await).await?;
    window.leaves_by("Leave and lock").await?;
    desk.locked(window).await
}

pub async fn sits_down(window: &Window) -> Result<()> {
    window.sets_up().await?;
    window.click("button", "Bring in students").await?;
    window.click("button", "Paste a list").await?;
    window.click("textbox", "Students").await?;
    window.types(&format!("Marisol Quintero, 10\u{e007}Tomasz {OTHER}, 11")).await?;
    window.click("button", "See what would change").await?;
    window.click("button", "Bring in 2 students").await?;
    window.sees("Students are in").await?;
    window.opens_first_found("quint").await?;
    window.click("button", "Start a map").await?;
    for button in ["Begin", "We talked about it", "Go to the map"] {
        window.waits_for_focus(button).await?;
        window.press(Key::Enter).await?;
    }
    window.names(&["Tía Rocío"]).await
}

async fn is_shown_beside(window: &Window) -> Result<()> {
    let here = window.web.window().await?;
    window.press(Key::F7).await?;
    window.sees("The map has its own window now").await?;
    let there = other(window, &here).await?;

    // Live, after each name; and nothing to press, to search or to leave by.
    window.names(&["Nurse Amadi"]).await?;
    window.web.switch_to_window(there.clone()).await?;
    shows_soon(window, "Nurse Amadi").await?;
    shows_soon(window, "Tía Rocío").await?;
    let page = page(window).await?;
    anyhow::ensure!(!page.contains(OTHER) && !page.contains("Finish") && !page.contains("name-entry"), "more than the map");
    asks_for_nothing_else(window).await?;

    // Somebody comes in: the cover lies on both, and names nobody here.
    window.web.switch_to_window(here.clone()).await?;
    window.press(Key::F9).await?;
    window.waits_for_focus("Go on").await?;
    window.web.switch_to_window(there).await?;
    shows_soon(window, "The map is not open now").await?;
    let covered = self::page(window).await?;
    anyhow::ensure!(!covered.contains("Rocío") && !covered.contains("Marisol"), "the cover says too much");

    window.web.switch_to_window(here).await?;
    window.press(Key::Enter).await?;
    window.person("Tía Rocío", "").await?;
    window.press(Key::F7).await?;
    window.sees("The other screen is closed").await?;
    anyhow::ensure!(window.web.windows().await?.len() == 1, "it is still there");
    window.press(Key::F9).await?;
    window.waits_for_focus("Go on").await
}

/// The window that is not this one, once it is there.
pub async fn other(window: &Window, here: &WindowHandle) -> Result<WindowHandle> {
    let began = Instant::now();
    loop {
        let found = window.web.windows().await?.into_iter().find(|handle| handle != here);
        if let Some(handle) = found {
            return Ok(handle);
        }
        anyhow::ensure!(began.elapsed() < PATIENCE, "no second window came");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn page(window: &Window) -> Result<String> {
    let page = window.ask("return document.title + document.documentElement.outerHTML", vec![]).await?;
    Ok(page.as_str().context("no page")?.to_owned())
}

pub async fn shows_soon(window: &Window, words: &str) -> Result<()> {
    let began = Instant::now();
    while !page(window).await?.contains(words) {
        anyhow::ensure!(began.elapsed() < PATIENCE, "the other screen never shows {words}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}

/// Whatever a page in this window tried to ask, the shell does not hear it.
async fn asks_for_nothing_else(window: &Window) -> Result<()> {
    let script = "const done = arguments[arguments.length - 1];
        Promise.allSettled(arguments[0].map((one) => window.__TAURI_INTERNALS__.invoke(one, {})))
            .then((all) => done(all.filter((one) => one.status === 'fulfilled').length));";
    let asked = json!(["status", "students", "student", "ego_network", "commit", "undo", "notes", "unlock", "end_sitting"]);
    let heard = window.web.execute_async(script, vec![asked]).await?;
    anyhow::ensure!(heard.json() == &json!(0), "the student's window was answered: {:?}", heard.json());
    Ok(())
}
