//! Is the door a door? Ctrl L locks from anywhere, a wrong passphrase is said plainly and costs more time each time, the right
//! one opens, and so does the recovery code that was written down, with a new passphrase from then on.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::entry::PASSPHRASE;

/// What the recovery code lets somebody choose.
const CHOSEN: &str = "three copper kettles by the door";
/// The first guesses cost nothing; from here on each costs twice as much as the one before.
const GUESSES: u32 = 6;

impl Window {
    /// Locks as a person does who leaves the desk. The process ends: an answer to the keys may never come.
    pub async fn locks_by_keys(&self) {
        drop(self.press_with(Key::Control, 'l').await);
    }

    /// Sets up and writes down the recovery code, which is shown once.
    pub async fn sets_up_and_writes_down_the_code(&self) -> Result<String> {
        self.chooses_passphrase().await?;
        self.click("button", "Set up").await?;
        self.sees("Keep this code safe").await?;
        let code = self.ask("return document.querySelector('.recovery-code').innerText", vec![]).await?;
        let code = code.as_str().context("no code is shown")?.trim().to_owned();
        ensure!(code.len() > 20, "the code is too short to be one: {} letters", code.len());
        self.click("checkbox", "I have printed, saved or written down this code").await?;
        self.click("button", "I have it").await?;
        self.one("button", "Students").await?;
        Ok(code)
    }
}

#[tokio::test]
async fn the_door_is_locked_by_a_key_and_opened_by_the_right_passphrase_or_by_the_code() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    let code = window.shows(window.sets_up_and_writes_down_the_code().await).await?;
    window.shows(window.pastes_students(&["Marisol Quintero, 10", "Amara Obi, 9"]).await).await?;
    // With a dialog open, and a letter in a field: the lock asks nobody.
    window.shows(begins_to_type(&window).await).await?;
    window.locks_by_keys().await;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.shows(guesses(&window).await).await?;
    window.shows(finds_her(&window).await).await?;
    window.locks_by_keys().await;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.shows(recovers(&window, &code).await).await?;
    window.shows(finds_her(&window).await).await?;
    window.locks_by_keys().await;
    desk.locked(window).await?;

    // The former passphrase opens nothing any more, the chosen one does.
    let window = desk.open().await?;
    window.shows(opens_with_the_chosen_one(&window).await).await?;
    window.close().await
}

async fn begins_to_type(window: &Window) -> Result<()> {
    window.click("button", "Students").await?;
    window.click("button", "Add one").await?;
    window.fills("Given name", "Tomasz").await
}

/// Nothing of a student is known on this side of the door.
async fn names_nobody(window: &Window) -> Result<()> {
    let page = window.ask("return document.title + document.documentElement.outerHTML", vec![]).await?;
    let page = page.as_str().context("no page")?;
    ensure!(
        !page.contains("Marisol") && !page.contains("Quintero") && !page.contains("Tomasz"),
        "a student is named at the door"
    );
    Ok(())
}

async fn guesses(window: &Window) -> Result<()> {
    window.sees("Welcome back").await?;
    window.waits_for_focus("Passphrase").await?;
    names_nobody(window).await?;
    window.settles().await?;
    window.picture("door", "1-locked").await?;
    let mut took = Vec::new();
    for nth in 1..=GUESSES {
        window.fills("Passphrase", &format!("not this one {nth}")).await?;
        window.press(Key::Enter).await?;
        let began = Instant::now();
        // While it is looked at the sentence of the last guess is gone.
        window.sees("That is not the passphrase. Nothing was changed.").await?;
        if nth == GUESSES {
            window.sees("You can try again in").await?;
            window.picture("door", "2-wrong-passphrase").await?;
            let asked = "return [document.body.innerText.includes('You can try again in'), document.querySelector('[type=submit]').disabled]";
            let now = window.ask(asked, vec![]).await?;
            ensure!(now[0] == now[1], "it says that it waits, and whether it can be tried is another matter: {now}");
        }
        window.one("button", "Unlock").await?;
        took.push(began.elapsed());
    }
    names_nobody(window).await?;
    // The third cost a second, the sixth costs eight, each counted down on the screen.
    ensure!(took.last().is_some_and(|last| *last > Duration::from_secs(7)), "a sixth guess can be followed at once: {took:?}");
    window.unlocks().await
}

async fn finds_her(window: &Window) -> Result<()> {
    window.click("button", "Students").await?;
    window.click("radio", "Everyone").await?;
    window.sees("Quintero").await
}

async fn recovers(window: &Window, code: &str) -> Result<()> {
    window.click("button", "Use the recovery code").await?;
    let (body, last) = code.split_at(code.len() - 1);
    let wrong = format!("{body}{}", if last == "Q" { "W" } else { "Q" });
    for (typed, says) in [(wrong.as_str(), "That is not the recovery code. Nothing was changed."), (code, "")] {
        window.fills("Recovery code", typed).await?;
        window.fills("New passphrase", CHOSEN).await?;
        window.fills("The same once more", CHOSEN).await?;
        window.press(Key::Enter).await?;
        if says.is_empty() {
            window.one("button", "Students").await?;
        } else {
            window.sees(says).await?;
            window.settles().await?;
            window.picture("door", "3-wrong-code").await?;
        }
    }
    Ok(())
}

async fn opens_with_the_chosen_one(window: &Window) -> Result<()> {
    window.fills("Passphrase", PASSPHRASE).await?;
    window.press(Key::Enter).await?;
    window.sees("That is not the passphrase.").await?;
    window.fills("Passphrase", CHOSEN).await?;
    window.press(Key::Enter).await?;
    window.one("button", "Students").await.map(drop)
}
