//! Does a map of three hundred people stay a map? Typed as fast as keys come, looked for, moved, corrected in the list, printed,
//! kept, and there after a crash and after the lock. No more than that fit, and whoever tries is told so and loses nothing.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::map::{Ring, Sector};
use crate::pages::text_of;

/// As many as fit on a map.
const MOST: usize = 300;
const ONE_TOO_MANY: &str = "Xu";

const GIVEN: [&str; 20] = [
    "Ana", "Beto", "Caro", "Dát", "Esra", "Fay", "Gus", "Hòa", "Ivy", "Jon", "Kofi", "Luz", "Mia", "Nia", "Omar", "Paz", "Quin",
    "Rosa", "Søren", "Teo",
];

/// Three hundred different names, as students write them: "Ana B".
fn everybody() -> Vec<String> {
    ('A'..='O').flat_map(|family| GIVEN.iter().map(move |given| format!("{given} {family}"))).collect()
}

#[tokio::test]
async fn three_hundred_people_are_named_found_moved_printed_and_kept_and_are_there_after_a_crash() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    let window = desk.open().await?;
    window.shows(fills_a_map(&window).await).await?;
    // Without a word to it: whoever was named is kept by then.
    window.kill().await?;

    let window = desk.open().await?;
    window.shows(finds_and_moves(&window).await).await?;
    window.shows(prints(&window, &folder.path().join("three-hundred.pdf")).await).await?;
    window.click("button", "Keep it for us two").await?;
    window.leaves_by("Leave and lock").await?;
    desk.locked(window).await?;

    let window = desk.open().await?;
    window.shows(is_kept(&window).await).await?;
    window.close().await
}

/// Names are typed without a look at the screen, as by somebody who reads them from a list.
async fn fills_a_map(window: &Window) -> Result<()> {
    window.sets_up().await?;
    window.pastes_students(&["Marisol Quintero, 10", "Tomasz Malinowski, 11"]).await?;
    window.opens_first_found("quint").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    window.click("textbox", "Add a name").await?;
    for some in everybody().chunks(20) {
        window.types(&some.iter().map(|name| format!("{name}\u{e007}")).collect::<String>()).await?;
    }
    are(window, MOST).await?;
    let spoken = window.spoken().await?;
    let named: BTreeSet<&str> = spoken.iter().filter_map(|one| one.split(", ").next()).collect();
    ensure!(everybody().iter().all(|name| named.contains(name.as_str())), "somebody is missing: {named:?}");
    // One more is told why not, and stays in the line for whoever wants to write it elsewhere.
    window.types(&format!("{ONE_TOO_MANY}\u{e007}")).await?;
    window.sees("A map can hold at most 300 people").await?;
    are(window, MOST).await?;
    let typed = "return document.querySelector('.name-entry-input').value";
    ensure!(window.ask(typed, vec![]).await? == json!(ONE_TOO_MANY), "what was typed is gone");
    // Whoever waits is no dot: a finger finds each, and nobody lies on another.
    ensure!(narrowest(window).await? >= 20, "a disc is {} pixels wide", narrowest(window).await?);
    window.settles().await?;
    window.picture("crowded", "1-waiting").await.map(drop)
}

/// Whoever is meant is found by a few letters, and put where they belong: by keys, by hand, and in the list.
async fn finds_and_moves(window: &Window) -> Result<()> {
    window.unlocks().await?;
    window.opens_first_found("quint").await?;
    window.click("button", "Go on with this map").await?;
    window.begins().await?;
    are(window, MOST).await?;

    window.finds("quin m").await?;
    window.waits_for_focus("Quin M, no place yet, no lines.").await?;
    window.sees("More about Quin M").await?;
    window.picture("crowded", "2-found").await?;
    for key in [Key::Enter, Key::Down, Key::Down, Key::Enter] {
        window.press(key).await?;
    }
    window.person("Quin M", "closest, home & family").await?;
    window.drags("Ana A", Ring::Close, Sector::Peers).await?;
    window.press_with(Key::Control, 'z').await?;
    window.person("Ana A", "no place yet").await?;
    window.press_with(Key::Control, 'y').await?;
    window.person("Ana A", "close, peers").await?;

    window.click("button", "List").await?;
    window.sees("300 people").await?;
    window.finds("rosa d").await?;
    window.waits_for_focus("Rosa D").await?;
    window.tabs_to("Rosa D: How close").await?;
    window.press(Key::Down).await?;
    window.press(Key::Down).await?;
    window.settles().await?;
    window.picture("crowded", "3-in-the-list").await?;
    window.click("button", "Map").await?;
    window.person("Rosa D", "close, home & family").await?;
    are(window, MOST).await
}

async fn prints(window: &Window, file: &Path) -> Result<()> {
    window.click("button", "Finish").await?;
    window.click("button", "Take it along").await?;
    window.click("button", "Save as PDF").await?;
    window.saves_as(file).await?;
    window.sees("Saved where you said").await?;
    let text = text_of(file)?;
    ensure!(text.contains("The list of people is on the next page."), "nothing says where the list is:\n{text}");
    let missing: Vec<String> = everybody().into_iter().filter(|name| !text.contains(name.as_str())).collect();
    ensure!(missing.is_empty(), "not on the page: {missing:?}");
    window.click("button", "Close").await
}

/// The kept map, to look at and to read.
async fn is_kept(window: &Window) -> Result<()> {
    window.unlocks().await?;
    window.click("button", "Not now").await?;
    window.opens_first_found("quint").await?;
    window.click("button", "Open the map of").await?;
    are(window, MOST).await?;
    window.person("Quin M", "closest, home & family").await?;
    window.person("Ana A", "close, peers").await?;
    window.settles().await?;
    window.picture("crowded", "4-kept").await?;
    window.click("button", "List").await?;
    window.sees("300 people").await?;
    let text = window.text().await?;
    ensure!(everybody().iter().all(|name| text.contains(name.as_str())), "the list lacks somebody:\n{text}");
    Ok(())
}

impl Window {
    /// Types into the line for names and goes to whoever is on the map already.
    async fn finds(&self, letters: &str) -> Result<()> {
        self.click("textbox", "Add a name").await?;
        self.types(letters).await?;
        self.one("option", "On this map").await?;
        self.press(Key::Down).await?;
        self.press(Key::Enter).await
    }
}

/// Waits until so many are on the map, and no more.
async fn are(window: &Window, count: usize) -> Result<()> {
    let began = Instant::now();
    loop {
        let now = window.people().await?.len();
        if now == count {
            return Ok(());
        }
        ensure!(began.elapsed() < Duration::from_secs(60), "{now} people are on the map, and not {count}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// How wide the smallest disc is, in pixels.
async fn narrowest(window: &Window) -> Result<i64> {
    let discs = "return Math.min(...[...document.querySelectorAll('.kith-sociogram [data-person] .kith-disc')]
        .map((disc) => Math.round(disc.getBoundingClientRect().width)))";
    Ok(window.ask(discs, vec![]).await?.as_i64().unwrap_or_default())
}
