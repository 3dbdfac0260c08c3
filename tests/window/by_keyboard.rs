//! Can all of it be done without a pointer? The same session as by pointer, with keys alone, and ended by a crash.
//! No position on the screen is known here: where the focus is, and what is said of it, is all there is.

use anyhow::{Context, Result};
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::entry::PASSPHRASE;
use crate::map::{Ring, Sector, TWELVE};

#[tokio::test]
async fn twelve_people_are_mapped_by_keyboard_alone_and_are_there_after_a_crash() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    let mapped = window.shows(maps_twelve(&window).await).await?;
    window.kill().await?;

    let window = desk.open().await?;
    let found = window.shows(comes_back(&window).await).await?;
    assert_eq!(found, mapped);
    window.close().await
}

async fn maps_twelve(window: &Window) -> Result<Vec<String>> {
    sets_up(window).await?;
    window.enters("Bring in students").await?;
    window.brings_in_by_keyboard().await?;
    finds_first(window, "ma").await?;
    window.enters("Start a map").await?;
    begins(window).await?;
    // A sitting begins with the cursor in the field for names.
    for (name, ..) in TWELVE {
        window.tabs_to("Add a name").await?;
        window.types(name).await?;
        window.press(Key::Enter).await?;
        window.person(name, "").await?;
    }
    window.tabs_to("no place yet").await?;
    for _ in TWELVE {
        places_last_waiting(window).await?;
    }
    for _ in 0..3 {
        window.undoes_by(async || window.press_with(Key::Control, 'z').await).await?;
    }
    let mapped = window.spoken().await?;
    assert_eq!(mapped.len(), 12);
    assert_eq!(mapped.iter().filter(|one| one.contains("no place yet")).count(), 3, "{mapped:#?}");
    Ok(mapped)
}

async fn sets_up(window: &Window) -> Result<()> {
    window.enters("Set up for my school").await?;
    window.tabs_to("Your name").await?;
    window.types("Ana Castillo").await?;
    window.tabs_to("Your school").await?;
    window.types("Grand Bend High School").await?;
    window.press(Key::Enter).await?;
    window.tabs_to("New passphrase").await?;
    window.types(PASSPHRASE).await?;
    window.tabs_to("The same once more").await?;
    window.types(PASSPHRASE).await?;
    window.press(Key::Enter).await?;
    window.one("checkbox", "I have printed, saved or written down this code").await?;
    window.tabs_to("I have printed, saved or written down this code").await?;
    window.types(" ").await?;
    window.enters("I have it").await?;
    window.one("button", "Students").await?;
    Ok(())
}

/// The cover's one button has the focus, and so have the next two.
async fn begins(window: &Window) -> Result<()> {
    for button in ["Begin", "We talked about it", "Go to the map"] {
        window.waits_for_focus(button).await?;
        window.press(Key::Enter).await?;
    }
    Ok(())
}

/// Finds a student from anywhere and opens whoever is first.
async fn finds_first(window: &Window, letters: &str) -> Result<()> {
    window.press_with(Key::Control, 'k').await?;
    window.one("textbox", "Search students").await?;
    window.types(letters).await?;
    window.some("option", "").await?;
    window.press(Key::Down).await?;
    window.press(Key::Enter).await?;
    window.one("tab", "Map").await?;
    Ok(())
}

/// Goes to the last person who waits below the map, picks them up, carries them to their cell, puts them down.
async fn places_last_waiting(window: &Window) -> Result<()> {
    window.press(Key::End).await?;
    let here = window.focused().await?;
    let (name, ring, sector) = TWELVE
        .into_iter()
        .find(|(name, ..)| here.starts_with(&format!("{name}, no place yet")))
        .with_context(|| format!("the last one is somebody else: {here}"))?;
    window.press(Key::Enter).await?;
    // Whoever comes out of the tray begins in the outer ring, at home; right is clockwise, down is inward.
    for _ in 0..sector as u8 - Sector::Home as u8 {
        window.press(Key::Right).await?;
    }
    for _ in 0..Ring::Known as u8 - ring as u8 {
        window.press(Key::Down).await?;
    }
    window.press(Key::Enter).await?;
    window.person(name, &format!("{}, {}", ring.words(), sector.words())).await?;
    Ok(())
}

async fn comes_back(window: &Window) -> Result<Vec<String>> {
    // The cursor is in the field when it comes: nobody has to look for it.
    window.one("textbox", "Passphrase").await?;
    window.waits_for_focus("Passphrase").await?;
    window.types(PASSPHRASE).await?;
    window.press(Key::Enter).await?;
    window.one("button", "Students").await?;
    finds_first(window, "ma").await?;
    window.enters("Go on with this map").await?;
    begins(window).await?;
    // Read last, drawn last: once somebody is there, all are.
    window.person(TWELVE[0].0, "").await?;
    window.spoken().await
}
