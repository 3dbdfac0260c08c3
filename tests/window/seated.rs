//! Does a student at the screen see nobody else, and hear of nobody else? From the cover over the map to the lock, nothing on the
//! page or behind it names another student, nor does anything that a screen reader finds in any of the windows, and nothing leads
//! anywhere else.

use std::ops::Deref;
use std::time::Duration;

use anyhow::{Context, Result};
use thirtyfour::Key;

use crate::chooser::press;
use crate::desk::{Desk, Window};
use crate::keychain::bus;
use crate::lying::Lying;
use crate::other_screen::other;
use crate::tree::{Told, Tree};

/// Who is brought in besides her: invented, and so may stand here. No part of a name is a word of Kith's.
const OTHERS: [&str; 4] = ["Tomasz Malinowski", "Amara Okonkwo", "Keanu Whitfield", "Thuy Nguyen-Baptiste"];

#[tokio::test]
async fn from_the_cover_to_the_lock_nobody_but_the_student_is_named() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let session = tempfile::tempdir()?;
    let (_bus, address) = bus(session.path())?;
    let told = Tree::is_wanted(&address).await?;
    let desk = desk.on_bus(&address).with("NO_AT_BRIDGE", None).with("AT_SPI_BUS_ADDRESS", Some(&told));
    // The page's own process would look at the display first, where another bus may be named.
    let desk = desk.with("WEBKIT_A11Y_BUS_ADDRESS", Some(&told));
    let person = tempfile::tempdir()?;
    let home = person.path().to_str().context("a folder of letters")?;
    let lying = Lying::in_home(person.path(), [family(OTHERS[0]), family(OTHERS[1])])?;
    let desk = desk.with("HOME", Some(home)).with("XDG_DATA_HOME", None).with("XDG_CONFIG_HOME", None);
    let window = desk.open().await?;
    let room = Room { window: &window, tree: Tree::of(&told, window.pid()).await?, lying };
    window.shows(sits_down(&room).await).await?;
    window.shows(is_alone(&room).await).await?;
    window.shows(is_alone_beside_the_map(&room).await).await?;
    window.shows(is_alone_with_the_light(&room).await).await?;
    window.shows(is_alone_in_two_windows(&room).await).await?;
    window.shows(chooses(&room).await).await?;
    drop(room);
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

/// The window, and what a screen reader is told of it.
struct Room<'a> {
    window: &'a Window,
    tree: Tree,
    lying: Lying,
}

impl Deref for Room<'_> {
    type Target = Window;

    fn deref(&self) -> &Window {
        self.window
    }
}

/// Five students; the first of them is prepared for.
async fn sits_down(room: &Room<'_>) -> Result<()> {
    room.sets_up().await?;
    room.click("button", "Bring in students").await?;
    room.click("button", "Paste a list").await?;
    room.click("textbox", "Students").await?;
    let list: String = OTHERS.iter().map(|other| format!("\u{e007}{other}, 11")).collect();
    room.types(&format!("Marisol Quintero, 10{list}")).await?;
    room.click("button", "See what would change").await?;
    room.click("button", "Bring in 5 students").await?;
    room.sees("Students are in").await?;
    // The list has been on the screen: what it read is still somewhere, if anywhere.
    room.click("button", "Students").await?;
    room.click("radio", "Everyone").await?;
    room.sees("Malinowski").await?;
    // What is looked for below is found where it is: by whatever reads the screen, too.
    for other in OTHERS {
        let told = room.tree.tells_soon(family(other)).await?;
        anyhow::ensure!(named_by(&told).contains(&other), "{other} is told, and was not found");
    }
    room.opens_first_found("quint").await?;
    room.click("button", "Start a map").await?;
    for (button, told) in [
        ("Begin", "Only your map opens here"),
        ("We talked about it", "You can stop at any time"),
        ("Go to the map", "Choose one, or go on without one"),
    ] {
        room.waits_for_focus(button).await?;
        room.names_her_alone(told).await?;
        // Over what stands before the map the cover lies, too.
        if button != "Begin" {
            room.press(Key::F9).await?;
            room.waits_for_focus("Go on").await?;
            room.names_her_alone("Go on").await?;
            room.press(Key::Enter).await?;
            room.waits_for_focus(button).await?;
        }
        room.press(Key::Enter).await?;
    }
    room.names(&["Tía Rocío", "Nurse Amadi"]).await
}

async fn is_alone(room: &Room<'_>) -> Result<()> {
    room.names_her_alone("Nurse Amadi, no place yet").await?;
    // What leads elsewhere in every other room leads nowhere.
    room.press_with(Key::Control, 'k').await?;
    room.settles().await?;
    anyhow::ensure!(room.all("textbox", "Search students").await?.is_empty(), "the search opened");
    anyhow::ensure!(room.all("button", "Students").await?.is_empty(), "the rooms are there");
    room.click("combobox", "Add a name").await?;
    room.types("mal").await?;
    room.settles().await?;
    room.names_her_alone("mal").await?;
    for _ in 0.."mal".len() {
        room.press(Key::Backspace).await?;
    }
    room.click("button", "List").await?;
    room.names_her_alone("Take off the map: Nurse Amadi").await?;
    room.click("button", "Map").await?;
    room.person("Nurse Amadi", "").await?;

    // Somebody comes in, while it is still being said that a person is on the map.
    room.names(&["Uncle Rocco"]).await?;
    room.press(Key::F9).await?;
    room.waits_for_focus("Go on").await?;
    let told = room.names_her_alone("Go on").await?;
    anyhow::ensure!(!told.iter().any(|window| window.text.contains("Roc")), "a cover tells of the map:\n{told:#?}");
    let text = room.text().await?;
    anyhow::ensure!(text.contains("Marisol") && !text.contains("Rocío"), "the cover says too much:\n{text}");
    room.press(Key::Enter).await?;
    room.person("Tía Rocío", "").await?;
    Ok(())
}

/// Whatever opens over the map, beside it, or by a key.
async fn is_alone_beside_the_map(room: &Room<'_>) -> Result<()> {
    room.taps("Nurse Amadi").await?;
    room.sees("More about Nurse Amadi").await?;
    room.names_her_alone("More about Nurse Amadi").await?;
    room.click("button", "Move to…").await?;
    room.names_her_alone("people I know").await?;
    room.press(Key::Escape).await?;
    // Whoever works at school is found by a name: nobody else is.
    room.tabs_to("More about Nurse Amadi").await?;
    room.press(Key::Enter).await?;
    room.tabs_to("Introduced by").await?;
    // The first letter opens the list and chooses nothing in it.
    room.types("s").await?;
    room.one("option", "Someone who works").await?;
    room.settles().await?;
    room.types("some").await?;
    while !room.focused().await?.contains("Someone who works") {
        room.press(Key::Down).await?;
    }
    room.press(Key::Enter).await?;
    room.click("combobox", "Their name").await?;
    room.types("am").await?;
    room.settles().await?;
    room.names_her_alone("Their name").await?;
    room.click("button", "Close this panel").await?;
    for (key, told) in [(Key::F3, "Who do you have fun with?"), (Key::F4, "No one from before is left out")] {
        room.press(key.clone()).await?;
        room.names_her_alone(told).await?;
        if matches!(key, Key::F4) {
            room.press(Key::F4).await?;
        }
    }
    for told in ["by the names you type", "by first letters", "Each person has a number"] {
        room.press(Key::F10).await?;
        room.names_her_alone(told).await?;
    }
    hides_everybody(room).await?;
    room.press(Key::F10).await?;
    room.names_her_alone("by name now").await?;
    for mode in ["Draw lines", "Listens", "To me", "Adult"] {
        room.click("button", mode).await?;
        room.names_her_alone("Nurse Amadi").await?;
        room.press(Key::Escape).await?;
    }
    room.click("button", "Keys").await?;
    room.names_nobody_else("What the keys do").await?;
    room.press(Key::Escape).await?;
    room.press(Key::F8).await?;
    room.names_nobody_else("If you are not safe").await?;
    room.press(Key::F8).await?;
    room.press(Key::F12).await?;
    room.sees("Forget this map?").await?;
    room.names_nobody_else("Forget this map?").await?;
    room.click("button", "No, go back").await
}

/// Of whoever is hidden no part of a name is told: on the map, in the list, over what may have been forgotten, beside a person, in
/// what is said, in the title, and where it is chosen whom to share.
async fn hides_everybody(room: &Room<'_>) -> Result<()> {
    no_name_of_hers(&room.names_her_alone("1, no place yet").await?)?;
    room.press(Key::F4).await?;
    no_name_of_hers(&room.names_her_alone("nobody from before is named here").await?)?;
    room.click("button", "List").await?;
    no_name_of_hers(&room.names_her_alone("Take off the map: 1").await?)?;
    room.click("button", "Map").await?;
    room.taps("2").await?;
    room.sees("More about 2").await?;
    no_name_of_hers(&room.names_her_alone("More about 2").await?)?;
    room.click("button", "Close this panel").await?;
    room.click("button", "Finish").await?;
    room.click("radio", "Share it").await?;
    room.click("button", "Whom to share").await?;
    no_name_of_hers(&room.names_nobody_else("Whom to share").await?)?;
    room.click("radio", "Only you and me").await?;
    room.press(Key::Escape).await?;
    // Reached again once the dialog is gone.
    room.one("button", "Draw lines").await?;
    room.settles().await
}

fn no_name_of_hers(windows: &[Told]) -> Result<()> {
    for window in windows {
        let is_told = |name: &&str| window.text.contains(*name) || window.title.contains(*name);
        let named = ["Rocío", "Rocio", "Amadi", "Rocco"].into_iter().find(is_told);
        anyhow::ensure!(named.is_none(), "{named:?} is told where names are hidden:\n{window:#?}");
    }
    Ok(())
}

/// The help that is needed, whoever gives it, and one step.
async fn is_alone_with_the_light(room: &Room<'_>) -> Result<()> {
    room.click("button", "Light up who helps").await?;
    room.sees("What help do you need?").await?;
    room.names_her_alone("What help do you need?").await?;
    room.click("button", "Listens").await?;
    room.names_her_alone("Listens: Nobody yet. Who might?").await?;
    room.taps("Nurse Amadi").await?;
    room.names_her_alone("What will you ask?").await?;
    room.click("textbox", "What will you ask?").await?;
    room.types("a walk").await?;
    room.click("button", "This week").await?;
    room.click("button", "Agree on this").await?;
    room.names_her_alone("Ask Nurse Amadi: a walk").await?;
    room.click("button", "Back to the map").await
}

/// The student's own screen has a window of its own, with a tree of its own.
async fn is_alone_in_two_windows(room: &Room<'_>) -> Result<()> {
    let here = room.web.window().await?;
    room.press(Key::F7).await?;
    room.sees("The map has its own window now").await?;
    let there = other(room, &here).await?;
    room.web.switch_to_window(there).await?;
    room.settles().await?;
    room.names_her_alone("Nurse Amadi").await?;
    room.web.switch_to_window(here.clone()).await?;
    let told = room.names_her_alone("Nurse Amadi").await?;
    let both = told.iter().filter(|window| window.text.contains("Nurse Amadi")).count();
    anyhow::ensure!(both == 2, "{both} windows tell of the map:\n{told:#?}");
    room.press(Key::F9).await?;
    room.waits_for_focus("Go on").await?;
    let told = room.names_her_alone("The map is not open now").await?;
    anyhow::ensure!(!told.iter().any(|window| window.text.contains("Amadi")), "a cover tells of the map:\n{told:#?}");
    room.press(Key::Enter).await?;
    room.person("Tía Rocío", "").await?;
    room.press(Key::F7).await?;
    room.sees("The other screen is closed").await
}

async fn chooses(room: &Room<'_>) -> Result<()> {
    room.click("button", "Finish").await?;
    room.names_nobody_else("What happens with this map?").await?;
    room.click("button", "Take it along").await?;
    room.sees("How people are shown").await?;
    room.names_nobody_else("How people are shown").await?;
    saves_where_nobody_else_is(room).await?;
    room.press(Key::Escape).await?;
    room.click("radio", "Share it").await?;
    room.names_nobody_else("Share it").await?;
    room.click("radio", "Only you and me").await?;
    room.click("button", "Keep it for us two").await?;
    room.sees("Thank you, Marisol").await?;
    room.names_her_alone("Thank you, Marisol").await?;
    Ok(())
}

/// The system's dialog for files: it begins where nothing lies, and lists nothing that was used before.
async fn saves_where_nobody_else_is(room: &Room<'_>) -> Result<()> {
    room.click("button", "Save as PDF").await?;
    let dialog = room.dialog().await?;
    room.names_nobody_else("my-map").await?;
    press(&["key", "Return"]).await?;
    room.is_closed(&dialog).await?;
    room.sees("Saved where you said").await?;
    let taken = room.lying.taken();
    anyhow::ensure!(taken.len() == 1 && std::fs::read(&taken[0])?.starts_with(b"%PDF-"), "it lies elsewhere: {taken:?}");

    // The next one sees nothing of it either. Who walks out of that folder does: so it would be told if it were there.
    room.click("button", "Save as PDF").await?;
    let dialog = room.dialog().await?;
    room.names_nobody_else("my-map").await?;
    press(&["key", "alt+Up"]).await?;
    let told = room.tree.tells_soon(family(OTHERS[0])).await?;
    anyhow::ensure!(named_by(&told).contains(&OTHERS[0]), "the dialog shows them, and they were not found");
    press(&["key", "Escape"]).await?;
    room.is_closed(&dialog).await?;
    anyhow::ensure!(room.lying.taken() == taken, "a dialog that was closed saved something");

    // The toolkit notes what was chosen a moment after, and it is taken out again; the person's own list is as it was.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let recent = room.lying.recent()?;
    anyhow::ensure!(!recent.contains("my-map") && recent.contains(family(OTHERS[1])), "the recent files are others:\n{recent}");
    Ok(())
}

impl Room<'_> {
    /// Neither what can be read, nor an attribute of anything, nor what a screen reader is told of any window, its title included,
    /// once it is told this.
    async fn names_nobody_else(&self, told: &str) -> Result<Vec<Told>> {
        // What stands in a field is in no markup.
        let script = "return document.title + document.documentElement.outerHTML
            + [...document.querySelectorAll('input, textarea, select')].map((one) => one.value).join(' ')";
        let page = self.ask(script, vec![]).await?;
        let named = named_in(page.as_str().context("no page")?);
        anyhow::ensure!(named.is_empty(), "{named:?} are on the page");
        let windows = self.tree.tells_soon(told).await?;
        let named = named_by(&windows);
        anyhow::ensure!(named.is_empty(), "a screen reader is told of {named:?}:\n{windows:#?}");
        // A tree that lost its page would name nobody either. A dialog of the system has none.
        let has_page = windows.iter().any(|window| window.has_page) && windows.iter().all(|window| window.title == "Kith");
        anyhow::ensure!(has_page, "there is no page in the tree, or another title over it:\n{windows:#?}");
        Ok(windows)
    }

    /// The same where no dialog lies over the room: she herself is in what is told.
    async fn names_her_alone(&self, told: &str) -> Result<Vec<Told>> {
        let windows = self.names_nobody_else(told).await?;
        let has_her = windows.iter().any(|window| window.text.contains("Marisol"));
        anyhow::ensure!(has_her, "the student is not in the tree:\n{windows:#?}");
        Ok(windows)
    }
}

fn family(other: &str) -> &str {
    other.split(' ').next_back().unwrap_or(other)
}

/// Which others are named in it, by any part of their name.
fn named_in(text: &str) -> Vec<&'static str> {
    let is_named = |other: &&str| other.split([' ', '-']).any(|part| text.contains(part));
    OTHERS.into_iter().filter(is_named).collect()
}

fn named_by(windows: &[Told]) -> Vec<&'static str> {
    named_in(&windows.iter().map(|window| format!("{}\n{}\n", window.title, window.text)).collect::<String>())
}
