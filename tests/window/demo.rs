//! What does Kith look like at work? One sitting in the invented school, from the first start to what has grown, with a
//! numbered picture of every step in `target/demo/`.
//! It is a journey like the others: a step that cannot be done is a failure, and so is a picture of a screen that did not
//! come.

use std::cell::Cell;

use anyhow::{Context, Result};
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::map::{Ring, Sector};

#[tokio::test]
async fn a_student_maps_their_corner_again_and_sees_how_it_grew() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    let album = Album { window: &window, taken: Cell::new(0) };
    window.shows(sitting(&window, &album).await).await?;
    let taken = album.taken.get();
    window.close().await?;

    let again = desk.open().await?;
    let album = Album { window: &again, taken: Cell::new(taken) };
    again.shows(went_on(&again, &album).await).await?;
    let taken = album.taken.get();
    again.close().await?;

    let dark = desk.open_dark().await?;
    let album = Album { window: &dark, taken: Cell::new(taken) };
    dark.shows(afterwards(&dark, &album).await).await?;
    dark.close().await
}

/// Pictures, numbered in the order in which they were taken.
struct Album<'a> {
    window: &'a Window,
    taken: Cell<u32>,
}

impl Album<'_> {
    /// Waits until the screen says this, then takes its picture.
    async fn takes(&self, name: &str, says: &str) -> Result<()> {
        self.window.sees(says).await.with_context(|| format!("before the picture \"{name}\""))?;
        self.window.settles().await?;
        self.taken.set(self.taken.get() + 1);
        let file = self.window.picture("demo", &format!("{:02}-{name}", self.taken.get())).await?;
        println!("{}", file.display());
        Ok(())
    }
}

async fn sitting(window: &Window, album: &Album<'_>) -> Result<()> {
    album.takes("first-start", "Welcome to Kith").await?;
    window.click("button", "Look around in an invented school").await?;
    window.some("button", "A step you agreed").await?;
    album.takes("today", "Invented school").await?;
    window.click("button", "Students").await?;
    window.click("radio", "Everyone").await?;
    album.takes("students", "400 students").await?;
    window.click("button", "Bring in students").await?;
    album.takes("bringing-in", "Nothing changes before you have seen").await?;
    window.click("button", "Look at its roster").await?;
    album.takes("a-line-was-refused", "1 line cannot be taken").await?;
    window.click("button", "Today").await?;
    let mapped = window.some("button", "A step you agreed").await?;
    window.click_at((mapped[0].x, mapped[0].y)).await?;
    album.takes("maps-of-a-student", "New map from the last one").await?;
    window.click("tab", "Timeline").await?;
    album.takes("timeline", "Between").await?;
    window.click("tab", "Map").await?;

    window.click("button", "New map from the last one").await?;
    album.takes("the-cover", "Only your map opens here").await?;
    window.click("button", "Begin").await?;
    album.takes("before-we-start", "This map is yours").await?;
    window.click("button", "We talked about it").await?;
    album.takes("what-is-today-for", "What is today for?").await?;
    window.click("button", "Go to the map").await?;
    window.some("button", "Still here").await?;
    album.takes("everyone-pale", "Finish").await?;
    window.click("button", "Still here").await?;
    window.names(&["Nurse Amadi", "Tía Rocío"]).await?;
    album.takes("two-new-names", "Finish").await?;
    window.lifts("Tía Rocío", Ring::Closest, Sector::Home).await?;
    album.takes("a-drag", "Finish").await?;
    window.lets_go().await?;
    window.person("Tía Rocío", "closest, home & family").await?;
    window.drags("Nurse Amadi", Ring::Close, Sector::Work).await?;
    // Nobody is chosen: then only the chip itself says this.
    window.press(Key::Escape).await?;
    window.click("button", "Knows about jobs").await?;
    window.taps("Nurse Amadi").await?;
    window.taps("Tía Rocío").await?;
    album.takes("a-chip-painted", "tap everyone who does this").await?;
    window.press(Key::Escape).await?;
    window.click("button", "Draw lines").await?;
    window.taps("Nurse Amadi").await?;
    window.taps("Tía Rocío").await?;
    window.person("Nurse Amadi", "close, work & jobs, 1 line").await?;
    album.takes("a-line-drawn", "Finish").await?;
    window.press(Key::Escape).await?;
    window.click("button", "List").await?;
    album.takes("the-same-as-a-list", "People in your corner").await
}

/// Closed in the middle of it, and opened again: all of it is there, and so is its undo.
async fn went_on(window: &Window, album: &Album<'_>) -> Result<()> {
    window.click("button", "Ana Reyes").await?;
    let mapped = window.some("button", "A step you agreed").await?;
    window.click_at((mapped[0].x, mapped[0].y)).await?;
    window.click("button", "Go on with this map").await?;
    window.begins().await?;
    window.person("Nurse Amadi", "close, work & jobs, 1 line").await?;
    window.person("Tía Rocío", "closest, home & family").await?;
    album.takes("opened-again", "Finish").await?;
    window.press_with(Key::Control, 'z').await?;
    window.sees("Undone").await?;
    album.takes("the-line-undone", "Finish").await?;
    window.click("button", "Finish").await?;
    album.takes("the-student-decides", "What happens with this map?").await?;
    window.click("button", "Keep it for us two").await?;
    album.takes("kept", "The map is kept").await
}

async fn afterwards(window: &Window, album: &Album<'_>) -> Result<()> {
    album.takes("who-are-you-dark", "Who are you?").await?;
    window.click("button", "Ana Reyes").await?;
    window.one("button", "Today").await?;
    album.takes("today-dark", "Invented school").await
}
