//! What grew between two maps, and which of two answers is right? In the invented school: two kept maps beside each other, one
//! over the other with the slider moved by keys, and the sentence that sums it up, counted against the table; then somebody whom
//! two counselors moved at the same time, seen as a mark, decided with one tap, and decided still after a restart.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::hand::Point;
use crate::invention;

#[tokio::test]
async fn two_kept_maps_are_compared_by_keys_and_the_sentence_says_what_the_table_says() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(compares(&window).await).await?;
    window.close().await
}

async fn compares(window: &Window) -> Result<()> {
    let school = invention::today();
    window.looks_around().await?;
    window.opens_first_found(&invention::name_of(&school, school.conflict.student)?).await?;
    window.click("tab", "Timeline").await?;
    window.sees("Between ").await?;

    window.click("radio", "Side by side").await?;
    window.settles().await?;
    let captions = drawn_and_told(window).await?;
    ensure!(captions.len() == 2, "{} maps stand side by side", captions.len());
    for (told, drawn) in &captions {
        ensure!(told == drawn, "a map says {told:?} people and draws {drawn:?}");
    }
    window.picture("waves", "1-side-by-side").await?;

    window.click("radio", "One over the other").await?;
    by_keys(window).await?;
    says_what_the_table_says(window).await
}

/// Of each map on the screen what its line counts, and how many discs it draws: people who are there on that day, and those whom
/// the student wants to meet.
async fn drawn_and_told(window: &Window) -> Result<Vec<([u64; 2], [u64; 2])>> {
    let script = "return [...document.querySelectorAll('figure.picture')].map((map) => {
        const line = map.querySelector('figcaption').innerText;
        const told = /(\\d+) (?:people|person)(?: · (\\d+) to meet)?(?: · \\d+ not asked about)?$/.exec(line);
        const said = [...map.querySelectorAll('[data-person]')].map((one) => one.getAttribute('aria-label'));
        const wanted = said.filter((one) => one.includes('someone you want to meet')).length;
        // Whoever was not asked about is drawn as well, and is no part of either.
        const silent = said.filter((one) => one.includes('not yet on this one')).length;
        return [[Number(told?.[1]), Number(told?.[2] ?? 0)], [said.length - wanted - silent, wanted]];
    })";
    serde_json::from_value(window.ask(script, vec![]).await?).context("no count")
}

/// The slider has the keys of a slider, and people stand elsewhere at its two ends.
async fn by_keys(window: &Window) -> Result<()> {
    window.tabs_to("From ").await?;
    let (first, last) = (slid(window, Key::Home, 0).await?, slid(window, Key::End, 100).await?);
    ensure!(first != last, "nobody moved between the first and the second map");
    slid(window, Key::Left, 99).await?;
    slid(window, Key::Down, 98).await?;
    slid(window, Key::Right, 99).await?;
    slid(window, Key::Home, 0).await?;
    window.picture("waves", "2-over-at-the-first").await?;
    for part in 1..=3 {
        slid(window, Key::Right, part).await?;
    }
    // A page of keys goes further than one, and never over the end.
    window.press(Key::PageUp).await?;
    ensure!(part_of_the_way(window).await? > 10, "Page Up is one step too");
    window.picture("waves", "3-over-on-the-way").await?;
    let back = slid(window, Key::End, 100).await?;
    ensure!(back == last, "the second map is another one when it is come to again");
    window.picture("waves", "4-over-at-the-second").await.map(drop)
}

/// Presses a key on the slider: it is so far now, and says so. Gives where everybody stands.
async fn slid(window: &Window, key: Key, part: u64) -> Result<Vec<(String, Point)>> {
    window.press(key).await?;
    let now = part_of_the_way(window).await?;
    ensure!(now == part, "the slider is at {now} and not at {part}");
    let said = window.ask("return document.activeElement.getAttribute('aria-valuetext')", vec![]).await?;
    let said = said.as_str().unwrap_or_default();
    ensure!(said.starts_with(&format!("{part} % of the way from ")), "the slider says: {said}");
    window.settles().await?;
    Ok(window.people().await?.into_iter().map(|one| (one.spoken, one.at)).collect())
}

async fn part_of_the_way(window: &Window) -> Result<u64> {
    let told = window.ask("return Number(document.activeElement.value)", vec![]).await?;
    told.as_u64().context("the focus left the slider")
}

/// The sentence is read by both; the table, for the counselor, names everybody. Each figure in the one is counted in the other.
async fn says_what_the_table_says(window: &Window) -> Result<()> {
    let sentence = window.ask("return document.querySelector('.timeline-sentence').innerText", vec![]).await?;
    let sentence = sentence.as_str().unwrap_or_default().to_owned();
    window.click("button", "What changed for each person").await?;
    window.settles().await?;
    window.picture("waves", "5-what-changed").await?;
    let rows = async |change: &str| {
        let script = "return document.querySelectorAll(`.changes tr[data-change=${arguments[0]}]`).length";
        window.ask(script, vec![json!(change)]).await?.as_u64().context("no rows")
    };
    let (new, kept, closer, outward) = (rows("new").await?, rows("kept").await?, rows("closer").await?, rows("outward").await?);
    ensure!(new + closer > 0, "nothing grew between these two: another student shows more");
    let says = |count: u64, one: &str, several: &str| match count {
        0 => !sentence.contains(several) && !sentence.contains(one),
        1 => sentence.contains(&format!("1 {one}")),
        more => sentence.contains(&format!("{more} {several}")),
    };
    ensure!(says(new, "new person joined", "new people joined"), "{new} are new: {sentence}");
    // Whoever moved has stayed too.
    ensure!(says(kept + closer + outward, "person stayed", "people stayed"), "{kept} + {closer} + {outward} stayed: {sentence}");
    ensure!(says(closer, "moved closer", "moved closer"), "{closer} moved closer: {sentence}");
    ensure!(!sentence.contains("outward"), "who moved outward is not counted before a student: {sentence}");
    Ok(())
}

#[tokio::test]
async fn of_two_answers_one_tap_decides_and_it_is_decided_after_a_restart() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    let decided = window.shows(decides(&window).await).await?;
    // Without a word to it: what was tapped is kept by then.
    window.kill().await?;

    let window = desk.open().await?;
    window.shows(is_decided(&window, &decided).await).await?;
    window.close().await
}

/// Gives what is said of whoever was decided about.
async fn decides(window: &Window) -> Result<String> {
    let school = invention::today();
    window.looks_around().await?;
    opens_their_map(window).await?;
    window.sees("1 person has two answers. Choose the one that is right.").await?;
    let asked: Vec<String> = window.spoken().await?.into_iter().filter(|one| one.contains("has two answers")).collect();
    let [asked] = asked.as_slice() else { anyhow::bail!("not one person has two answers: {asked:?}") };
    let name = asked.split(", ").next().context("no name")?.to_owned();
    ensure!(marks(window).await? == 1, "{} people carry the mark", marks(window).await?);
    window.settles().await?;
    window.picture("waves", "6-a-mark").await?;

    window.click("button", "Show").await?;
    window.sees(&format!("{} put {name} in", school.conflict.other_author_name)).await?;
    window.settles().await?;
    window.picture("waves", "7-two-answers").await?;
    let theirs = window.one("button", &format!("{} said so", school.conflict.other_author_name)).await?;
    window.click_at((theirs.x, theirs.y)).await?;
    window.sees("Chosen: ").await?;
    // Theirs is on the map, the mark is gone, and so is the question.
    let (ring, sector) = (ring_words(school.conflict.theirs.ring), sector_words(school.conflict.theirs.sector));
    let decided = window.person(&name, &format!("{ring}, {sector}, ")).await?.spoken;
    ensure!(!decided.contains("has two answers") && marks(window).await? == 0, "{decided}");
    ensure!(!window.text().await?.contains("two answers"), "it is still asked");
    window.picture("waves", "8-decided").await?;
    Ok(decided)
}

async fn is_decided(window: &Window, decided: &str) -> Result<()> {
    window.click("button", "Ana Reyes").await?;
    window.some("button", "A step you agreed").await?;
    opens_their_map(window).await?;
    let (name, place) = decided.split_once(", ").context("nothing is said of them")?;
    window.person(name, place).await.context("after the restart they are elsewhere")?;
    ensure!(marks(window).await? == 0, "after the restart the mark is there again");
    ensure!(!window.text().await?.contains("two answers"), "after the restart it is asked again");
    window.settles().await?;
    window.picture("waves", "9-decided-after-a-restart").await.map(drop)
}

/// The newest kept map of the student about whom two counselors disagree.
async fn opens_their_map(window: &Window) -> Result<()> {
    let school = invention::today();
    window.opens_first_found(&invention::name_of(&school, school.conflict.student)?).await?;
    let maps = window.some("button", "Open the map of").await?;
    window.click_at((maps[0].x, maps[0].y)).await?;
    window.one("button", "Correct this map").await.map(drop)
}

async fn marks(window: &Window) -> Result<usize> {
    let seen = "return document.querySelectorAll('.kith-sociogram .kith-asked-mark').length";
    Ok(window.ask(seen, vec![]).await?.as_u64().context("no count")? as usize)
}

fn ring_words(ring: domain::ego_network::Ring) -> &'static str {
    ["closest", "close", "people I know"][ring as usize]
}

fn sector_words(sector: domain::ego_network::Sector) -> &'static str {
    use domain::ego_network::Sector;
    match sector {
        Sector::Home => "home & family",
        Sector::School => "school adults",
        Sector::Peers => "peers",
        Sector::Community => "community",
        Sector::Work => "work & jobs",
    }
}
