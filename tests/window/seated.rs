//! Does a student at the screen see nobody else? From the cover over the map to the lock, nothing on the page or behind it
//! names another student, and nothing leads anywhere else.

use anyhow::{Context, Result};
use thirtyfour::Key;

use crate::desk::{Desk, Window};

/// Who is brought in besides her: invented, and so may stand here.
const OTHERS: [&str; 2] = ["Malinowski", "Okonkwo"];

#[tokio::test]
async fn from_the_cover_to_the_lock_nobody_but_the_student_is_named() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(sits_down(&window).await).await?;
    window.shows(is_alone(&window).await).await?;
    window.shows(chooses(&window).await).await?;
    window.leaves_by("Leave and lock").await?;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.unlocks().await?;
    // The process is another one: what is to be written down about the sitting came along, and nothing else of it.
    window.shows(window.sees("After your time with Marisol").await).await?;
    window.click("button", "Not now").await?;
    window.opens_first_found("quint").await?;
    window.shows(window.sees("Only Marisol and the counselor").await).await?;
    window.close().await
}

/// Three students; the first of them is prepared for.
async fn sits_down(window: &Window) -> Result<()> {
    window.sets_up().await?;
    window.click("button", "Bring in students").await?;
    window.click("button", "Paste a list").await?;
    window.click("textbox", "Students").await?;
    window.types(&format!("Marisol Quintero, 10\u{e007}Tomasz {}, 11\u{e007}Amara {}, 9", OTHERS[0], OTHERS[1])).await?;
    window.click("button", "See what would change").await?;
    window.click("button", "Bring in 3 students").await?;
    window.sees("Students are in").await?;
    // The list has been on the screen: what it read is still somewhere, if anywhere.
    window.click("button", "Students").await?;
    window.click("radio", "Everyone").await?;
    window.sees(OTHERS[0]).await?;
    window.opens_first_found("quint").await?;
    window.click("button", "Start a map").await?;
    window.waits_for_focus("Begin").await?;
    names_nobody_else(window).await?;
    window.press(Key::Enter).await?;
    for button in ["We talked about it", "Go to the map"] {
        window.waits_for_focus(button).await?;
        names_nobody_else(window).await?;
        window.press(Key::Enter).await?;
    }
    window.names(&["Tía Rocío", "Nurse Amadi"]).await
}

async fn is_alone(window: &Window) -> Result<()> {
    names_nobody_else(window).await?;
    // What leads elsewhere in every other room leads nowhere.
    window.press_with(Key::Control, 'k').await?;
    window.settles().await?;
    anyhow::ensure!(window.all("textbox", "Search students").await?.is_empty(), "the search opened");
    anyhow::ensure!(window.all("button", "Students").await?.is_empty(), "the rooms are there");
    window.click("combobox", "Add a name").await?;
    window.types("mal").await?;
    window.settles().await?;
    names_nobody_else(window).await?;
    for _ in 0.."mal".len() {
        window.press(Key::Backspace).await?;
    }
    window.click("button", "List").await?;
    names_nobody_else(window).await?;
    window.click("button", "Map").await?;

    // Somebody comes in.
    window.press(Key::F9).await?;
    window.waits_for_focus("Go on").await?;
    let text = window.text().await?;
    anyhow::ensure!(text.contains("Marisol") && !text.contains("Rocío"), "the cover says too much:\n{text}");
    window.press(Key::Enter).await?;
    window.person("Tía Rocío", "").await?;
    Ok(())
}

async fn chooses(window: &Window) -> Result<()> {
    window.click("button", "Finish").await?;
    names_nobody_else(window).await?;
    window.click("button", "Keep it for us two").await?;
    window.sees("Thank you, Marisol").await?;
    names_nobody_else(window).await
}

/// Neither what can be read, nor what a screen reader is told, nor an attribute of anything, nor the title.
async fn names_nobody_else(window: &Window) -> Result<()> {
    let page = window.ask("return document.title + document.documentElement.outerHTML", vec![]).await?;
    let page = page.as_str().context("no page")?;
    for other in OTHERS {
        anyhow::ensure!(!page.contains(other), "{other} is on the page");
    }
    Ok(())
}
