//! Do the adults of a school mark the students they know? One on her own laptop, two on the same laptop as it goes around, by keys
//! alone; while it does, nothing else of Kith answers, and who is through cannot be opened by the next. When it is back, whom the
//! school has not yet learned about stands there after a restart, with who quietly looks out for them.

use anyhow::{Context, Result, ensure};
use thirtyfour::Key;

use crate::desk::{Desk, Window};

#[tokio::test]
async fn adults_mark_by_keys_on_a_laptop_that_goes_around_and_the_school_sees_whom_it_has_not_learned_about() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(marks_herself(&window).await).await?;
    window.shows(goes_around(&window).await).await?;
    window.shows(comes_back(&window).await).await?;
    window.close().await?;

    let again = desk.open().await?;
    again.shows(is_learned(&again).await).await?;
    again.close().await?;

    let dark = desk.open_dark().await?;
    dark.shows(is_looked_out_for(&dark).await).await?;
    dark.close().await
}

async fn marks_herself(window: &Window) -> Result<()> {
    window.looks_around().await?;
    window.click("button", "School").await?;
    window.sees("Marking the students we know").await?;
    window.settles().await?;
    window.picture("marking", "1-campaign").await?;
    window.click("button", "Mark the students you know").await?;
    window.sees("Students you know").await?;

    // A few letters and Enter: whoever is found first would come. Then the list, one key a student.
    window.tabs_to("Find a student").await?;
    window.types("mar").await?;
    is_narrowed(window).await?;
    window.press(Key::Enter).await?;
    are_marked(window, 1).await?;
    window.settles().await?;
    window.picture("marking", "2-found-by-letters").await?;
    window.press(Key::Escape).await?;
    to_the_list(window).await?;
    let before = marked(window).await?;
    for key in ["1", "2", "1", "1"] {
        window.types(key).await?;
    }
    are_marked(window, before + 4).await?;
    window.settles().await?;
    window.picture("marking", "3-one-key-each").await?;
    // The last is taken back, as anything is.
    window.press_with(Key::Control, 'z').await?;
    are_marked(window, before + 3).await?;
    is_through(window, "Thank you.").await?;
    window.sees("You have gone through the students.").await
}

/// Two adults after one another, by keys alone from the moment it leaves her hands.
async fn goes_around(window: &Window) -> Result<()> {
    window.tabs_to("Pass this laptop around").await?;
    window.press(Key::Enter).await?;
    window.sees("Who are you?").await?;
    window.settles().await?;
    window.picture("marking", "4-who-are-you").await?;
    // Nothing else of Kith is there: no room, no search, no way to the school.
    window.press_with(Key::Control, 'k').await?;
    for name in ["Today", "Visits", "Settings"] {
        ensure!(window.all("button", name).await?.is_empty(), "{name} can be opened on a laptop that goes around");
    }
    ensure!(window.all("textbox", "Search students").await?.is_empty(), "students can be searched");

    let first = next_adult(window).await?;
    chooses(window, &first).await?;
    ensure!(marked(window).await? == 0, "{first} finds marks of whoever had the laptop before");
    to_the_list(window).await?;
    for key in ["1", "2", "1"] {
        window.types(key).await?;
    }
    are_marked(window, 3).await?;
    window.settles().await?;
    window.picture("marking", "5-passed-around").await?;
    is_through(window, "Hand the laptop to the next person").await?;
    window.sees("Who are you?").await?;
    let over = window.some("button", &first).await?;
    ensure!(over.iter().all(|one| one.is_disabled), "the marks of {first} can be opened by the next");

    let second = next_adult(window).await?;
    chooses(window, &second).await?;
    ensure!(marked(window).await? == 0, "{second} sees whom {first} marked");
    to_the_list(window).await?;
    window.types("1").await?;
    are_marked(window, 1).await?;
    is_through(window, "Hand the laptop to the next person").await?;
    window.sees("Who are you?").await?;
    window.settles().await?;
    window.picture("marking", "6-handed-on").await.map(drop)
}

/// In the invented school nobody has a passphrase, so that it opens without one; elsewhere Kith locks.
async fn comes_back(window: &Window) -> Result<()> {
    window.click("button", "The laptop is back").await?;
    window.one("button", "Whom we have not yet learned about").await.map(drop)
}

async fn is_learned(window: &Window) -> Result<()> {
    to_the_result(window).await?;
    window.sees("It does not say that a student has nobody.").await?;
    window.settles().await?;
    window.picture("marking", "7-not-yet-learned").await?;
    // Somebody who said so quietly looks out for the first of them.
    // The first in sight: to look for all of them would scroll the list away under the pointer.
    let script = "const one = [...document.querySelectorAll('[role=row] button')].find((one) => {
            const box = one.getBoundingClientRect();
            return one.innerText.trim() === 'Nobody yet' && box.top > 350 && box.bottom < innerHeight - 100;
        });
        const box = one.getBoundingClientRect();
        return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];";
    window.click_at(serde_json::from_value(window.ask(script, vec![]).await?)?).await?;
    window.settles().await?;
    let script = "return [...document.querySelectorAll('[role=option]')].map((one) => one.innerText.trim())";
    let adults: Vec<String> = serde_json::from_value(window.ask(script, vec![]).await?)?;
    let adult = adults.iter().find(|name| *name != "Nobody yet").context("nobody can be asked")?.clone();
    window.click("option", &adult).await?;
    window.sees(&format!("{adult} quietly looks out for")).await?;
    window.settles().await?;
    window.picture("marking", "8-looked-out-for").await?;

    window.click("radio", "Both sides").await?;
    window.sees("How it stands").await?;
    window.settles().await?;
    window.picture("marking", "9-both-sides").await?;
    let told = window.text().await?;
    ensure!(!told.contains("most marked") && !told.contains("popular"), "somebody's own count is told");
    Ok(())
}

async fn is_looked_out_for(window: &Window) -> Result<()> {
    to_the_result(window).await?;
    let chosen = "return [...document.querySelectorAll('[role=row] button')].map((one) => one.innerText.trim())
        .filter((one) => one !== '' && one !== 'Nobody yet').length";
    ensure!(window.ask(chosen, vec![]).await?.as_u64() > Some(0), "nobody looks out for anybody after a restart");
    window.settles().await?;
    window.picture("marking", "a-dark").await.map(drop)
}

async fn to_the_result(window: &Window) -> Result<()> {
    window.click("button", "Ana Reyes").await?;
    window.one("button", "Today").await?;
    window.click("button", "School").await?;
    window.click("button", "Whom we have not yet learned about").await?;
    window.sees("Nobody yet").await
}

/// Says that this adult is through, offers to look out for one student, by keys.
async fn is_through(window: &Window, thanks: &str) -> Result<()> {
    window.tabs_to("I have gone through them").await?;
    window.press(Key::Enter).await?;
    window.sees("One more question").await?;
    window.settles().await?;
    window.enters("I am through").await?;
    window.sees(thanks).await
}

/// Whoever has not marked yet and stands first.
async fn next_adult(window: &Window) -> Result<String> {
    let script = "return [...document.querySelectorAll('.who-one:not([disabled])')].map((one) => one.innerText.trim())";
    let names: Vec<String> = serde_json::from_value(window.ask(script, vec![]).await?)?;
    names.into_iter().next().context("everybody is through")
}

/// Types the name and presses Enter.
async fn chooses(window: &Window, adult: &str) -> Result<()> {
    window.tabs_to("Your name").await?;
    window.types(adult).await?;
    window.press(Key::Enter).await?;
    window.sees(&format!("Marking for {adult}")).await
}

/// Waits until fewer students are left than the school has. A search finds them also by names that are not shown.
async fn is_narrowed(window: &Window) -> Result<()> {
    let script = "return Number(document.querySelector('.marks')?.getAttribute('aria-rowcount') ?? 0)";
    for _ in 0..200 {
        if (1..400).contains(&window.ask(script, vec![]).await?.as_u64().unwrap_or_default()) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(60)).await;
    }
    anyhow::bail!("the list was not narrowed; the screen says:\n{}", window.text().await?)
}

/// Goes on with Tab until the list of students has the keyboard.
async fn to_the_list(window: &Window) -> Result<()> {
    for _ in 0..40 {
        if window.ask("return document.activeElement.matches('.marks')", vec![]).await? == true {
            return Ok(());
        }
        window.press(Key::Tab).await?;
    }
    anyhow::bail!("Tab does not lead to the list")
}

/// How many students in sight carry a mark.
async fn marked(window: &Window) -> Result<u64> {
    let script = "return document.querySelectorAll('.marks-level[aria-pressed=true]').length";
    window.ask(script, vec![]).await?.as_u64().context("no count")
}

async fn are_marked(window: &Window, count: u64) -> Result<()> {
    for _ in 0..200 {
        if marked(window).await? == count {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(60)).await;
    }
    anyhow::bail!("{} carry a mark, not {count}; the screen says:\n{}", marked(window).await?, window.text().await?)
}
