//! Can everyone use every screen? axe looks at each, in light and in dark; none may hold a serious or critical violation.
//! What axe cannot see, above all the map, the keyboard's journey shows.

use anyhow::Result;
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::entry::PASSPHRASE;

#[tokio::test]
async fn no_screen_keeps_anyone_out_in_light() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    looked_at(window, "light").await
}

#[tokio::test]
async fn no_screen_keeps_anyone_out_in_dark() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open_dark().await?;
    looked_at(window, "dark").await
}

#[tokio::test]
async fn no_door_keeps_anyone_out_in_light() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    locks(&desk, window).await?;
    let window = desk.open().await?;
    stood_before(window, "light").await
}

#[tokio::test]
async fn no_door_keeps_anyone_out_in_dark() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open_dark().await?;
    locks(&desk, window).await?;
    let window = desk.open_dark().await?;
    stood_before(window, "dark").await
}

/// Sets up, brings nobody in, locks.
async fn locks(desk: &Desk, window: Window) -> Result<()> {
    window.shows(window.sets_up().await).await?;
    window.locks_by_keys().await;
    desk.locked(window).await
}

async fn stood_before(window: Window, theme: &str) -> Result<()> {
    let mut tour = Tour { window: &window, screens: 0, barriers: Vec::new() };
    let walked = tour.door().await;
    let Tour { screens, barriers, .. } = tour;
    window.shows(walked).await?;
    assert!(barriers.is_empty(), "{} barriers on {screens} screens in {theme}:\n{}", barriers.len(), barriers.join("\n"));
    assert_eq!(screens, 5);
    window.close().await
}

async fn looked_at(window: Window, theme: &str) -> Result<()> {
    let is_dark = window.ask("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await?;
    assert_eq!(is_dark, theme == "dark", "the page does not see that the system is {theme}");
    let mut tour = Tour { window: &window, screens: 0, barriers: Vec::new() };
    let walked = tour.walk().await;
    let Tour { screens, barriers, .. } = tour;
    window.shows(walked).await?;
    assert!(barriers.is_empty(), "{} barriers on {screens} screens in {theme}:\n{}", barriers.len(), barriers.join("\n"));
    assert_eq!(screens, 36);
    window.close().await
}

/// A walk through every screen. What is found is kept to the end, so that one barrier does not hide another.
struct Tour<'a> {
    window: &'a Window,
    screens: usize,
    barriers: Vec<String>,
}

impl Tour<'_> {
    /// Waits until the screen says this, then lets axe look at it.
    async fn look(&mut self, screen: &str, says: &str) -> Result<()> {
        self.window.sees(says).await?;
        self.window.settles().await?;
        self.screens += 1;
        for found in self.window.violations().await? {
            self.barriers.push(format!("{screen}: {} ({})\n    {}", found.id, found.help, found.nodes.join("\n    ")));
        }
        Ok(())
    }

    async fn walk(&mut self) -> Result<()> {
        self.comes_in().await?;
        self.rooms().await?;
        self.student().await?;
        self.sitting().await
    }

    /// The door that is locked, what it says of a guess, the code, and a preview of which nothing can be taken.
    async fn door(&mut self) -> Result<()> {
        let window = self.window;
        self.look("the locked door", "Welcome back").await?;
        window.fills("Passphrase", "not this one").await?;
        window.press(Key::Enter).await?;
        self.look("a wrong passphrase", "That is not the passphrase.").await?;
        window.click("button", "Use the recovery code").await?;
        self.look("recovery by code", "Type the code that you printed").await?;
        window.fills("Recovery code", "NOT-THE-CODE").await?;
        window.fills("New passphrase", PASSPHRASE).await?;
        window.fills("The same once more", PASSPHRASE).await?;
        window.press(Key::Enter).await?;
        self.look("a wrong code", "That is not the recovery code.").await?;
        window.click("button", "Back").await?;
        window.unlocks().await?;
        window.click("button", "Bring in students").await?;
        window.click("button", "Paste a list").await?;
        window.click("textbox", "Students").await?;
        // A line on which nobody stands.
        window.types(",").await?;
        window.click("button", "See what would change").await?;
        self.look("a preview of which nothing can be taken", "1 line cannot be taken").await?;
        window.click("button", "Choose another way").await?;
        window.settles().await
    }

    async fn comes_in(&mut self) -> Result<()> {
        let window = self.window;
        self.look("first start", "Welcome to Kith").await?;
        window.click("button", "Set up for my school").await?;
        self.look("set up: who", "Your school").await?;
        window.fills("Your name", "Ana").await?;
        window.fills("Your school", "Cedar Creek").await?;
        window.click("button", "Next").await?;
        self.look("set up: passphrase", "The same once more").await?;
        window.click("button", "Back").await?;
        window.click("button", "Back").await?;
        window.click("button", "Look around in an invented school").await?;
        window.some("button", "A step you agreed").await?;
        self.look("today", "Invented school").await
    }

    async fn rooms(&mut self) -> Result<()> {
        let window = self.window;
        window.click("button", "Students").await?;
        window.click("radio", "Everyone").await?;
        self.look("students", "400 students").await?;
        window.click("button", "Add one").await?;
        self.look("add a student", "Given name").await?;
        window.press(Key::Escape).await?;
        window.click("button", "Set my caseload").await?;
        self.look("caseload", "A student is yours when").await?;
        window.press(Key::Escape).await?;
        window.click("button", "Bring in students").await?;
        self.look("bringing in", "Nothing changes before").await?;
        window.click("button", "Paste a list").await?;
        self.look("a pasted list", "One student a line").await?;
        window.click("textbox", "Students").await?;
        window.types("Marisol Quintero, 10").await?;
        window.click("button", "See what would change").await?;
        self.look("the preview", "What would change").await?;
        window.click("button", "Choose another way").await?;
        window.click("button", "Look at its roster").await?;
        self.look("a preview with a line that cannot be taken", "1 line cannot be taken").await?;
        window.click("button", "Choose other files").await?;
        window.press_with(Key::Control, 'k').await?;
        window.one("textbox", "Search students").await?;
        window.types("ma").await?;
        window.some("option", "").await?;
        self.look("search", "Today").await?;
        // The first empties the field, the second closes it.
        window.press(Key::Escape).await?;
        window.press(Key::Escape).await?;
        window.click("button", "Visits").await?;
        self.look("visits", "Log a visit").await?;
        window.click("button", "School").await?;
        self.look("the school", "every adult marks").await?;
        window.click("button", "Settings").await?;
        self.look("settings", "Appearance").await
    }

    async fn student(&mut self) -> Result<()> {
        let window = self.window;
        window.click("button", "Today").await?;
        let mapped = window.some("button", "A step you agreed").await?;
        window.click_at((mapped[0].x, mapped[0].y)).await?;
        self.look("a student: maps", "New map from the last one").await?;
        window.click("tab", "Timeline").await?;
        self.look("a student: timeline", "Between").await?;
        window.click("radio", "Side by side").await?;
        self.look("a student: two maps side by side", "What changed for each person").await?;
        window.click("radio", "One over the other").await?;
        self.look("a student: one map over the other", "Show the change").await?;
        window.click("tab", "Growth").await?;
        self.look("a student: growth", "Quantity").await?;
        window.click("tab", "Supports").await?;
        self.look("a student: supports", "Who gives the most").await?;
        window.click("tab", "Notes").await?;
        self.look("a student: notes", "Your memory aid").await?;
        window.click("tab", "Record").await?;
        window.settles().await?;
        self.look("a student: record", "Next steps").await?;
        window.click("tab", "Map").await?;
        let choices = window.some("button", "Change who may see it").await?;
        window.click_at((choices[0].x, choices[0].y)).await?;
        self.look("a student: who may see a map", "Save the choice").await?;
        window.click("button", "Erase this map").await?;
        self.look("a student: erasing a map", "Whose wish it is").await?;
        window.press(Key::Escape).await?;
        window.press(Key::Escape).await?;
        window.settles().await?;
        let takes = window.some("button", "Take it along").await?;
        window.click_at((takes[0].x, takes[0].y)).await?;
        self.look("a student: taking a map along", "How people are shown").await?;
        window.press(Key::Escape).await
    }

    async fn sitting(&mut self) -> Result<()> {
        let window = self.window;
        window.click("button", "New map from the last one").await?;
        self.look("the cover", "Only your map opens here").await?;
        window.click("button", "Begin").await?;
        self.look("before the first name", "This map is yours").await?;
        window.click("button", "We talked about it").await?;
        self.look("the cards", "What is today for?").await?;
        window.click("button", "Go to the map").await?;
        window.some("button", "Still here").await?;
        self.look("a sitting, pale", "Finish").await?;
        window.click("button", "Still here").await?;
        window.names(&["Nurse Amadi"]).await?;
        window.taps("Nurse Amadi").await?;
        self.look("a sitting, someone chosen", "Nurse Amadi").await?;
        window.click("button", "List").await?;
        self.look("a sitting, as a list", "People in your corner").await?;
        window.click("button", "Finish").await?;
        self.look("finishing", "What happens with this map?").await?;
        window.click("radio", "Share it").await?;
        window.click("button", "Whom to share").await?;
        self.look("finishing, person by person", "Take the mark off").await?;
        window.click("radio", "Forget it").await?;
        window.click("button", "Forget it").await?;
        self.look("forgetting", "Forget this map?").await?;
        window.click("button", "Yes, forget it").await?;
        self.look("a student has chosen", "The map is gone").await
    }
}
