//! The school's network in the real window: turned on, laid out, drawn, moved by keys, looked for a person, read as a table, and
//! there at once after a restart.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use thirtyfour::Key;

use crate::desk::{Desk, Window};

#[tokio::test]
async fn the_network_of_a_school_is_turned_on_looked_at_and_there_again_after_a_restart() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(turned_on(&window).await).await?;
    window.close().await?;

    let dark = desk.open_dark().await?;
    dark.shows(there_again(&dark).await).await?;
    dark.close().await
}

async fn turned_on(window: &Window) -> Result<()> {
    window.looks_around().await?;
    window.click("button", "School").await?;
    window.click("tab", "The network").await?;
    window.sees("The school’s network is off").await?;
    window.click("button", "Who may look").await?;
    window.click("radio", "Me").await?;
    window.click("button", "Say so").await?;
    is_drawn(window, 1).await?;
    ensure!(inked(window).await? > 2_000.0, "nothing is drawn on the canvas");
    window.picture("network", "picture").await?;

    // By key: to a person, to one they go with, nearer and back.
    window.ask("document.querySelector('.network-stage').focus()", vec![]).await?;
    window.press(Key::PageDown).await?;
    window.sees("Goes with").await?;
    let before = baked(window).await?;
    window.types("+").await?;
    window.press(Key::Right).await?;
    is_drawn(window, before + 1).await?;
    window.picture("network", "person").await?;
    window.types("0").await?;
    window.types("t").await?;
    window.sees("Who it is").await?;
    window.picture("network", "table").await?;

    // A group alone, by the name that most of it shares, or by its number.
    let before = rows(window).await?;
    window.click("button", "Any group").await?;
    window.sees("Group 1").await?;
    window.picture("network", "groups").await?;
    let groups = window.some("option", "Group ").await?;
    window.click_at((groups[0].x, groups[0].y)).await?;
    for _ in 0..100 {
        if rows(window).await? < before {
            window.settles().await?;
            return window.picture("network", "one-group").await.map(drop);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("the group is not shown alone: {before} rows")
}

async fn there_again(window: &Window) -> Result<()> {
    window.click("button", "Ana Reyes").await?;
    window.one("button", "Today").await?;
    window.click("button", "School").await?;
    window.click("tab", "The network").await?;
    is_drawn(window, 1).await?;
    ensure!(!window.text().await?.contains("Laying out the picture"), "it was laid out again");
    window.picture("network", "dark").await.map(drop)
}

/// How many people the table has.
async fn rows(window: &Window) -> Result<u64> {
    let script = "return Number(document.querySelector('.network-table [role=grid]')?.getAttribute('aria-rowcount') ?? 0)";
    window.ask(script, vec![]).await?.as_u64().context("no table")
}

/// How often the picture was drawn since it is there.
async fn baked(window: &Window) -> Result<u64> {
    let told = window.ask("return Number(document.querySelector('.network-stage')?.dataset.baked ?? 0)", vec![]).await?;
    told.as_u64().context("no count")
}

/// Waits until it was drawn so often.
async fn is_drawn(window: &Window, least: u64) -> Result<()> {
    for _ in 0..600 {
        if baked(window).await? >= least {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("the picture was not drawn; the screen says:\n{}", window.text().await?)
}

/// How many points of the shown canvas are not empty.
async fn inked(window: &Window) -> Result<f64> {
    let script = "const all = [...document.querySelectorAll('.network-canvases canvas')].filter((one) => one.style.visibility === 'visible');
        const points = all[0].getContext('2d').getImageData(0, 0, all[0].width, all[0].height).data;
        let inked = 0;
        for (let at = 3; at < points.length; at += 4) if (points[at] > 0) inked += 1;
        return inked;";
    window.ask(script, vec![]).await?.as_f64().context("no canvas is shown")
}
