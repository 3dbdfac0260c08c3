//! Is a circle logged while a class is leaving, with who spoke with whom, and is whoever led it offered in a sitting? In the real
//! window, with every click and key counted, across a restart, and with what cannot be kept said and nothing of it lost.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::visits::{CLASS, Counted, VISITOR, full};

#[tokio::test]
async fn a_circle_and_a_club_are_logged_in_under_a_minute_are_there_after_a_restart_and_their_leader_is_offered_in_a_sitting()
-> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    let file = desk.home().join("activities.csv");
    window.shows(logs(&window, &file).await).await?;
    window.close().await?;
    let table = std::fs::read_to_string(&file)?;
    ensure!(table.contains("Club,Robots,\"Period 3; Period 5\","), "{table}");
    ensure!(!table.contains("Sorrel"), "no student's name leaves: {table}");

    let again = desk.open().await?;
    again.shows(is_offered(&again).await).await?;
    again.close().await
}

async fn logs(window: &Window, file: &Path) -> Result<()> {
    window.sets_up().await?;
    window.pastes_the_class().await?;
    by_clicks(window).await?;
    by_keys(window).await?;
    what_cannot_be(window).await?;
    of_two_classes(window).await?;
    between_two_groups(window).await?;
    as_a_table(window, file).await
}

async fn by_clicks(window: &Window) -> Result<()> {
    let began = Instant::now();
    let hand = Counted::at(window);
    window.click("tab", "Activities").await?;
    window.waits_for_focus("What is it called?").await?;
    window.types("Monday circle").await?;
    window.click("textbox", "Who led it?").await?;
    window.types(VISITOR).await?;
    window.click("option", "Someone new").await?;
    hand.done.set(hand.done.get() + 3);
    for name in ["Amara", "Bashir", "Dalia"] {
        hand.click(&format!("{}, spoke with", full(name))).await?;
    }
    window.sees("2 pairs spoke").await?;
    window.settles().await?;
    window.picture("activities", "circle").await?;
    hand.click("Log this activity").await?;
    window.sees("Logged: Monday circle with Period 3, 30 students.").await?;
    let took = began.elapsed();
    println!("{} clicks, {took:?}", hand.done.get());
    ensure!(hand.done.get() <= 12, "{} clicks", hand.done.get());
    ensure!(took < Duration::from_secs(60), "{took:?}");
    Ok(())
}

async fn by_keys(window: &Window) -> Result<()> {
    let began = Instant::now();
    let hand = Counted::at(window);
    window.waits_for_focus("What is it called?").await?;
    // Back to the kinds, which stand before it.
    hand.done.set(hand.done.get() + 1);
    window.press_with(Key::Shift, '\u{e004}').await?;
    hand.press(Key::Right).await?;
    hand.press(Key::Space).await?;
    hand.tabs_to("What is it called?").await?;
    window.types("Robotics").await?;
    hand.tabs_to("Who led it?").await?;
    window.types("ocam").await?;
    window.one("option", VISITOR).await?;
    hand.press(Key::Down).await?;
    hand.press(Key::Enter).await?;
    hand.tabs_to("Sorrel").await?;
    hand.press(Key::Space).await?;
    hand.done.set(hand.done.get() + 1);
    window.press_with(Key::Control, '\u{e007}').await?;
    window.sees("Logged: Robotics with Period 3, 29 students.").await?;
    println!("{} keys, {:?}", hand.done.get(), began.elapsed());
    ensure!(hand.done.get() <= 25, "{} keys", hand.done.get());
    ensure!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    Ok(())
}

/// A name that is too long stays to be shortened, and a circle of the same day is asked about.
async fn what_cannot_be(window: &Window) -> Result<()> {
    window.click("radio", "Circle").await?;
    window.fills("What is it called?", &"x".repeat(150)).await?;
    window.click("button", "Log this activity").await?;
    window.sees("120").await?;
    window.fills("What is it called?", "Circle").await?;
    window.click("button", "Log this activity").await?;
    window.sees("Logged: Circle with Period 3, 30 students.").await?;
    window.sees("Logged twice?").await?;
    window.settles().await?;
    window.picture("activities", "twice").await?;
    window.click("button", "Two activities").await?;
    window.sees("They stay two activities.").await?;
    let found = window.violations().await?;
    ensure!(found.is_empty(), "axe: {found:#?}");
    Ok(())
}

/// A second class is pasted, and both are in one club: each has its own list, and whoever is in both is asked for once.
async fn of_two_classes(window: &Window) -> Result<()> {
    window.click("button", "Paste a class list").await?;
    window.fills("What is the class called?", "Period 5").await?;
    window.click("textbox", "Students").await?;
    window.types(&["Amara Sorrel", "Ines Calder", "Yusra Calder"].join("\u{e007}")).await?;
    window.click("button", "Look at the list").await?;
    window.click("button", "Use this class, 3 students").await?;
    window.sees("3 here").await?;
    if window.all("radio", CLASS).await?.is_empty() {
        window.click("button", CLASS).await?
    } else {
        window.click("radio", CLASS).await?
    }
    window.sees("30 here").await?;
    window.click("radio", "Club").await?;
    window.fills("What is it called?", "Robots").await?;
    window.click("button", "Another class was in it, too").await?;
    window.settles().await?;
    let others = window.some("button", "Period 5").await?;
    ensure!(others.len() == 1, "{others:?}");
    window.click("button", "Period 5").await?;
    window.sees("Who was here from Period 5?").await?;
    window.sees("2 here").await?;
    window.click("button", "Ines Calder").await?;
    window.settles().await?;
    window.picture("activities", "two-classes").await?;
    window.click("button", "Log this activity").await?;
    window.sees("Logged: Robots with Period 3 and Period 5, 31 students.").await?;
    window.sees("Period 3 and Period 5").await
}

/// A class online, and a dialogue with guests: who led it, both groups by name, and who of the class sat in the second.
async fn between_two_groups(window: &Window) -> Result<()> {
    window.click("radio", "Online class").await?;
    window.fills("What is it called?", "River maths").await?;
    window.click("button", "Log this activity").await?;
    window.sees("Logged: River maths with Period 3, 30 students.").await?;
    window.click("radio", "Group dialogue").await?;
    window.fills("What is it called?", "Old and young").await?;
    window.click("textbox", "Who led it?").await?;
    window.types("ocam").await?;
    window.click("option", VISITOR).await?;
    window.fills("First group", "Period 3").await?;
    window.fills("Second group", "River House elders").await?;
    window.settles().await?;
    window.picture("activities", "dialogue").await?;
    window.click("button", "Log this activity").await?;
    window.sees("Logged: Old and young with Period 3, 30 students.").await?;
    window.sees("Period 3 / River House elders").await
}

async fn as_a_table(window: &Window, file: &Path) -> Result<()> {
    window.enters("Save as a table").await?;
    window.one("menuitem", "CSV").await?;
    while !window.focused().await?.contains("CSV") {
        window.press(Key::Down).await?;
    }
    window.press(Key::Enter).await?;
    window.saves_as(file).await?;
    window.sees("The activities are saved. No student’s name is in the file.").await
}

async fn is_offered(window: &Window) -> Result<()> {
    window.unlocks().await?;
    window.click("button", "Visits").await?;
    window.click("tab", "Activities").await?;
    window.sees("Monday circle").await?;
    window.sees("2 pairs spoke").await?;
    window.sees(CLASS).await?;
    window.opens_first_found("amara").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    window.waits_for_focus("Add a name").await?;
    window.press(Key::F4).await?;
    window.one("button", VISITOR).await?;
    window.settles().await?;
    window.picture("activities", "offered").await?;
    ensure!(!window.text().await?.contains(&full("Bashir")), "nobody who sat beside her is named");
    window.click("button", VISITOR).await?;
    window.person(VISITOR, "").await?;
    // The tie says where it is from, before anybody asked.
    window.taps(VISITOR).await?;
    window.click("button", &format!("More about {VISITOR}")).await?;
    window.sees("An activity: ").await?;
    window.settles().await?;
    window.picture("activities", "met-through").await?;
    window.press_with(Key::Control, '\u{e007}').await?;
    window.sees("What happens with this map?").await?;
    window.click("button", "Keep it for us two").await?;
    window.sees("The map is kept.").await
}
