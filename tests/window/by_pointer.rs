//! Does everything that a hand did outlive the window?

use anyhow::Result;

use crate::desk::{Desk, Window};
use crate::map::TWELVE;

#[tokio::test]
async fn twelve_people_are_dragged_onto_a_map_and_are_there_after_a_restart() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    let mapped = window.shows(maps_twelve(&window).await).await?;
    window.close().await?;

    let window = desk.open().await?;
    let found = window.shows(comes_back(&window).await).await?;
    assert_eq!(found, mapped);
    window.close().await
}

/// Sets up, brings in a roster, maps twelve people, undoes three. What is then said of everybody.
async fn maps_twelve(window: &Window) -> Result<Vec<String>> {
    window.sets_up().await?;
    window.brings_in_students().await?;
    window.opens_first_found("ma").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    let names: Vec<&str> = TWELVE.iter().map(|(name, ..)| *name).collect();
    window.names(&names).await?;
    for (name, ring, sector) in TWELVE {
        window.drags(name, ring, sector).await?;
    }
    for _ in 0..3 {
        window.undoes_by(async || window.click("button", "Undo").await).await?;
    }
    let mapped = window.spoken().await?;
    assert_eq!(mapped.len(), 12);
    assert_eq!(mapped.iter().filter(|one| one.contains("no place yet")).count(), 3, "{mapped:#?}");
    Ok(mapped)
}

async fn comes_back(window: &Window) -> Result<Vec<String>> {
    window.unlocks().await?;
    window.opens_first_found("ma").await?;
    window.click("button", "Go on with this map").await?;
    window.begins().await?;
    window.person(TWELVE[0].0, "closest").await?;
    window.spoken().await
}
