//! Does a student's growth stand in the real window? The counselor's panels, opened to how a figure is computed by a key; the same
//! for both, without figures; the map over the waves as small pictures in which one person is followed; and the change from one
//! map to the next as a movement in which everybody stays who they are, which who wants things still does not have.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::invention;

#[tokio::test]
async fn four_panels_say_how_each_figure_is_computed_and_both_read_the_same_without_figures() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(in_panels(&window).await).await?;
    window.close().await?;

    let dark = desk.open_dark().await?;
    dark.shows(there_again(&dark).await).await?;
    dark.close().await
}

#[tokio::test]
async fn a_map_glides_into_the_next_one_and_all_maps_stand_small_beside_each_other() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(over_the_waves(&window).await).await?;
    window.close().await?;

    // A system on which nothing is to move.
    let settings = desk.home().join("system/gtk-3.0");
    std::fs::create_dir_all(&settings)?;
    std::fs::write(settings.join("settings.ini"), "[Settings]\ngtk-enable-animations = false\n")?;
    let system = desk.home().join("system");
    let still = Desk::at(desk.home()).context("the binary was there before")?;
    let still = still.with("XDG_CONFIG_HOME", system.to_str());
    let window = still.open().await?;
    window.shows(is_there_at_once(&window).await).await?;
    window.close().await
}

/// Notes at each frame how far the change is, and who is drawn.
const FRAMES: &str = "window.framesSeen = [];
    const look = () => {
        const slider = document.querySelector('.over-slider input');
        if (!slider) return;
        const drawn = [...document.querySelectorAll('.over-map [data-person]')].map((one) => one.dataset.person);
        const last = window.framesSeen.at(-1);
        if (!last || last[0] !== Number(slider.value)) window.framesSeen.push([Number(slider.value), drawn]);
        requestAnimationFrame(look);
    };
    look();";

async fn in_panels(window: &Window) -> Result<()> {
    let school = invention::today();
    window.looks_around().await?;
    window.opens_first_found(&invention::name_of(&school, school.conflict.student)?).await?;
    window.click("tab", "Growth").await?;
    window.sees("Growth since the last map").await?;
    let heads = texts(window, "h2").await?;
    let panels = ["Growth since the last map", "Quantity", "Quality", "Structure", "Ability to mobilize"];
    let heads: Vec<&str> = heads.iter().map(String::as_str).filter(|head| panels.contains(head)).collect();
    ensure!(heads == panels, "the panels stand in this order: {heads:?}");
    window.settles().await?;
    window.picture("growth", "1-growth-first").await?;

    // Every figure says how much was asked, and one of which too little was asked has no value.
    let silent = "const all = [...document.querySelectorAll('.growth-figure')];
        return [all.length, all.filter((one) => one.querySelector('.growth-value .room-hint') === null).length]";
    let silent = window.ask(silent, vec![]).await?;
    ensure!(silent[0].as_u64() > Some(0) && silent[1] == 0, "of all figures so many do not say how much was asked: {silent}");
    let unasked =
        "return [...document.querySelectorAll('.growth-now')].filter((one) => one.innerText === 'Not enough asked yet').length";
    ensure!(window.ask(unasked, vec![]).await?.as_u64() > Some(0), "everything was asked of this student: another shows more");
    for (nth, panel) in ["quantity", "quality", "structure", "mobilization"].into_iter().enumerate() {
        comes_up(window, panel).await?;
        window.picture("growth", &format!("{}-{panel}", nth + 2)).await?;
    }

    // By keys: one opens how the size is computed, and who is counted.
    window.tabs_to("How is this computed? Network size").await?;
    window.press(Key::Enter).await?;
    window.sees("Who is counted").await?;
    window.sees("Marin & Hampton").await?;
    window.settles().await?;
    window.picture("growth", "6-how-it-is-computed").await?;
    window.click("radio", "For both of you").await?;
    in_their_words(window).await?;
    window.picture("growth", "7-for-both").await.map(drop)
}

async fn in_their_words(window: &Window) -> Result<()> {
    window.sees("How your corner grows").await?;
    window.settles().await?;
    let told = texts(window, ".mine").await?.concat();
    ensure!(told.contains("Still in your corner"), "who stayed is not told:\n{told}");
    ensure!(!told.chars().any(|letter| letter.is_ascii_digit()), "a figure stands before the student:\n{told}");
    Ok(())
}

async fn there_again(window: &Window) -> Result<()> {
    opens_after_a_restart(window, "Growth").await?;
    window.sees("Growth since the last map").await?;
    window.settles().await?;
    window.picture("growth", "8-dark").await?;
    window.click("radio", "For both of you").await?;
    in_their_words(window).await?;
    window.picture("growth", "9-for-both-dark").await.map(drop)
}

async fn over_the_waves(window: &Window) -> Result<()> {
    let school = invention::today();
    window.looks_around().await?;
    window.opens_first_found(&invention::name_of(&school, school.conflict.student)?).await?;
    window.click("tab", "Timeline").await?;
    window.sees("Between ").await?;
    window.settles().await?;

    // The change as a movement: whoever is on both maps is there all the way, and nobody who is on neither of them.
    let last = people(window).await?;
    window.tabs_to("From ").await?;
    window.press(Key::Home).await?;
    let first = people(window).await?;
    let both: BTreeSet<&String> = first.intersection(&last).collect();
    ensure!(both.len() > 5, "too few are on both maps: {both:?}");
    // Frame by frame in the page itself: what asks from outside may be slower than the change.
    window.ask(FRAMES, vec![]).await?;
    window.click("button", "Show the change").await?;
    let mut frames: Vec<(u64, BTreeSet<String>)> = Vec::new();
    for _ in 0..100 {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        frames = serde_json::from_value(window.ask("return window.framesSeen", vec![]).await?)?;
        if frames.len() > 2 && frames.last().is_some_and(|(part, _)| *part == 100) {
            break;
        }
    }
    let parts: BTreeSet<u64> = frames.iter().map(|(part, _)| *part).collect();
    ensure!(parts.len() > 2 && parts.contains(&100), "it did not glide: {parts:?}");
    for (part, now) in &frames {
        ensure!(both.iter().all(|one| now.contains(*one)), "somebody of both maps is away at {part}");
        ensure!(now.iter().all(|one| first.contains(one) || last.contains(one)), "somebody of neither map is there at {part}");
    }
    // Half way, by the button for each step.
    for _ in 0..5 {
        window.click("button", "One step back").await?;
    }
    ensure!(part_of_the_way(window).await? == 50, "a step is not a tenth of the way");
    window.settles().await?;
    window.picture("growth", "t1-half-way").await?;

    window.click("radio", "All maps").await?;
    window.sees("Follow one person").await?;
    window.settles().await?;
    let maps = window.ask("return document.querySelectorAll('.many-map .small-map').length", vec![]).await?;
    let maps = maps.as_u64().context("no count")? as usize;
    ensure!(maps > 2, "only {maps} maps stand there");
    let told = texts(window, ".many-told").await?;
    ensure!(told.len() == maps - 1 && told.iter().all(|one| one.len() > 10), "what changed stands under each: {told:?}");
    window.picture("growth", "t2-all-maps").await?;

    // By keys: the first of the list is followed through all of them.
    window.tabs_to("Follow one person").await?;
    window.press(Key::Enter).await?;
    window.some("option", "").await?;
    window.press(Key::Down).await?;
    window.press(Key::Enter).await?;
    window.settles().await?;
    let told = texts(window, ".many-of").await?;
    ensure!(told.len() == maps, "of each map it is said where they stand: {told:?}");
    let drawn = window.ask("return document.querySelectorAll('.small-person[data-followed]').length", vec![]).await?;
    let there = told.iter().filter(|one| !one.contains("Not on this map") && !one.contains("no place yet")).count() as u64;
    ensure!(there > 0 && drawn.as_u64() == Some(there), "{there} maps say where they stand and {drawn} show it: {told:?}");
    window.picture("growth", "t3-one-followed").await.map(drop)
}

async fn is_there_at_once(window: &Window) -> Result<()> {
    opens_after_a_restart(window, "Timeline").await?;
    window.sees("Between ").await?;
    let asked = "return matchMedia('(prefers-reduced-motion: reduce)').matches";
    ensure!(window.ask(asked, vec![]).await? == true, "the window did not hear that nothing is to move");
    window.tabs_to("From ").await?;
    window.press(Key::Home).await?;
    ensure!(part_of_the_way(window).await? == 0, "the slider is not at the first map");
    window.click("button", "Show the change").await?;
    ensure!(part_of_the_way(window).await? == 100, "it glides although nothing is to move");
    Ok(())
}

async fn opens_after_a_restart(window: &Window, tab: &str) -> Result<()> {
    let school = invention::today();
    window.click("button", "Ana Reyes").await?;
    window.some("button", "A step you agreed").await?;
    window.opens_first_found(&invention::name_of(&school, school.conflict.student)?).await?;
    window.click("tab", tab).await
}

/// Brings a panel to the top of what scrolls.
async fn comes_up(window: &Window, panel: &str) -> Result<()> {
    let script = "document.getElementById(`growth-${arguments[0]}`).scrollIntoView({ block: 'start' })";
    window.ask(script, vec![json!(panel)]).await?;
    window.settles().await
}

async fn texts(window: &Window, selector: &str) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText.trim())";
    Ok(serde_json::from_value(window.ask(script, vec![json!(selector)]).await?)?)
}

/// Who is drawn, by their own identity and not by their name.
async fn people(window: &Window) -> Result<BTreeSet<String>> {
    let script = "return [...document.querySelectorAll('.over-map [data-person]')].map((one) => one.dataset.person)";
    Ok(serde_json::from_value(window.ask(script, vec![]).await?)?)
}

async fn part_of_the_way(window: &Window) -> Result<u64> {
    let script = "return Number(document.querySelector('.over-slider input').value)";
    window.ask(script, vec![]).await?.as_u64().context("there is no slider")
}
