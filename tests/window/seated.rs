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
        // Over what stands before the map the cover lies, too.
        window.press(Key::F9).await?;
        window.waits_for_focus("Go on").await?;
        names_nobody_else(window).await?;
        window.press(Key::Enter).await?;
        window.waits_for_focus(button).await?;
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
    is_alone_everywhere(window).await?;

    // Somebody comes in.
    window.press(Key::F9).await?;
    window.waits_for_focus("Go on").await?;
    let text = window.text().await?;
    anyhow::ensure!(text.contains("Marisol") && !text.contains("Rocío"), "the cover says too much:\n{text}");
    window.press(Key::Enter).await?;
    window.person("Tía Rocío", "").await?;
    Ok(())
}

/// Whatever opens over the map, beside it, or by a key.
async fn is_alone_everywhere(window: &Window) -> Result<()> {
    window.taps("Nurse Amadi").await?;
    window.sees("More about Nurse Amadi").await?;
    names_nobody_else(window).await?;
    window.click("button", "Move to…").await?;
    names_nobody_else(window).await?;
    window.press(Key::Escape).await?;
    window.press(Key::Escape).await?;
    for key in [Key::F3, Key::F4, Key::F10] {
        window.press(key.clone()).await?;
        window.settles().await?;
        names_nobody_else(window).await?;
        if matches!(key, Key::F4) {
            window.press(Key::F4).await?;
        }
    }
    // Nicknames, initials, hidden, and names again.
    for _ in 0..3 {
        window.press(Key::F10).await?;
        window.settles().await?;
    }
    window.click("button", "Light up who helps").await?;
    window.sees("What help do you need?").await?;
    names_nobody_else(window).await?;
    window.click("button", "Back to the map").await?;
    window.click("button", "Keys").await?;
    window.settles().await?;
    names_nobody_else(window).await?;
    window.press(Key::Escape).await?;
    window.press(Key::F8).await?;
    window.settles().await?;
    names_nobody_else(window).await?;
    window.press(Key::F8).await?;
    window.press(Key::F12).await?;
    window.sees("Forget this map?").await?;
    names_nobody_else(window).await?;
    window.click("button", "No, go back").await
}

async fn chooses(window: &Window) -> Result<()> {
    window.click("button", "Finish").await?;
    names_nobody_else(window).await?;
    window.click("button", "Take it along").await?;
    window.sees("How people are shown").await?;
    names_nobody_else(window).await?;
    window.press(Key::Escape).await?;
    window.click("radio", "Share it").await?;
    names_nobody_else(window).await?;
    window.click("radio", "Only you and me").await?;
    window.click("button", "Keep it for us two").await?;
    window.sees("Thank you, Marisol").await?;
    names_nobody_else(window).await
}

/// Neither what can be read, nor what a screen reader is told, nor an attribute of anything, nor the title.
async fn names_nobody_else(window: &Window) -> Result<()> {
    // What stands in a field is in no markup.
    let script = "return document.title + document.documentElement.outerHTML
        + [...document.querySelectorAll('input, textarea, select')].map((one) => one.value).join(' ')";
    let page = window.ask(script, vec![]).await?;
    let page = page.as_str().context("no page")?;
    for other in OTHERS {
        anyhow::ensure!(!page.contains(other), "{other} is on the page");
    }
    Ok(())
}
