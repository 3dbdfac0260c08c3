//! Does a visit become a relationship? Planned, asked about, held, said about, a wish handed on and answered, and the visitor on the
//! student's own map: in the real window, from the first day to the sitting, across a restart.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::visits::{Counted, GIVEN, VISITOR, full};

const PURPOSE: &str = "Hear how somebody came to run a library";
const QUESTION: &str = "What did you do when you were sixteen?";
const REPLY: &str = "Come by in May, I will show you around.";

#[tokio::test]
async fn a_planned_visit_is_asked_about_held_and_said_about_and_a_wish_that_was_answered_brings_the_visitor_onto_a_map()
-> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let window = desk.open().await?;
    window.shows(becomes_more(&window).await).await?;
    // Given back, it is locked.
    desk.locked(window).await?;

    let again = desk.open().await?;
    again.shows(is_on_her_map(&again).await).await?;
    again.close().await
}

async fn becomes_more(window: &Window) -> Result<()> {
    window.sets_up().await?;
    window.pastes_the_class().await?;
    is_planned(window).await?;
    is_asked(window).await?;
    takes_place(window).await?;
    is_said_of(window).await?;
    stays_in_touch(window).await?;
    is_tapped(window).await
}

async fn is_planned(window: &Window) -> Result<()> {
    window.click("tab", "Coming up").await?;
    window.click("button", "Plan a visit").await?;
    window.says_someone_new_to("Who is coming?").await?;
    window.fills("Lesson or project", "Watersheds").await?;
    window.fills("What is it for?", PURPOSE).await?;
    window.fills("What are students to learn?", "Where records of the river are kept").await?;
    window.click("button", "Save").await?;
    window.sees("The plan is kept.").await?;
    window.sees(PURPOSE).await?;
    window.sees("Room, screen and way in").await?;
    window.click("checkbox", "Room, screen and way in").await?;
    window.sees("Done.").await?;
    window.settles().await?;
    window.picture("visit-whole", "planned").await?;
    let found = window.violations().await?;
    ensure!(found.is_empty(), "axe: {found:#?}");
    Ok(())
}

async fn is_asked(window: &Window) -> Result<()> {
    window.click("tab", "Questions").await?;
    window.fills("A question of the class", QUESTION).await?;
    window.press(Key::Enter).await?;
    window.sees("The question is kept.").await?;
    window.sees(QUESTION).await
}

async fn takes_place(window: &Window) -> Result<()> {
    window.click("tab", "Coming up").await?;
    window.sees("1 question").await?;
    window.click("button", "It took place").await?;
    window.sees("Logged as planned").await?;
    window.click("tab", "Questions").await?;
    window.click("button", &format!("Answered: {QUESTION}")).await?;
    window.sees("Answered.").await
}

/// The sheet of paper is typed in, line by line: one wishes to stay in touch. At a key a second it takes two minutes.
async fn is_said_of(window: &Window) -> Result<()> {
    window.click("tab", "Visits").await?;
    window.click("button", "After the visit").await?;
    window.sees("0 of 30").await?;
    let (began, hand) = (Instant::now(), Counted::at(window));
    hand.click(&format!("{}, Talked", full("Amara"))).await?;
    for line in 0..GIVEN.len() {
        let answers = if line == 0 { "yyy" } else { "ynn" };
        window.types(answers).await?;
        hand.done.set(hand.done.get() + answers.len() as u32);
        hand.press(Key::Enter).await?;
    }
    window.sees("30 of 30").await?;
    println!("{} keys and clicks for a sheet of thirty, {:?}", hand.done.get(), began.elapsed());
    ensure!(hand.done.get() <= 121, "{} keys and clicks", hand.done.get());
    ensure!(began.elapsed() < Duration::from_secs(120), "{:?}", began.elapsed());
    window.settles().await?;
    window.picture("visit-whole", "said").await?;
    window.click("button", "Back to the visits").await?;
    window.sees(VISITOR).await
}

/// The laptop goes around: one student finds her name and taps four answers. It ends with the laptop given back, which locks.
async fn is_tapped(window: &Window) -> Result<()> {
    window.click("tab", "Visits").await?;
    window.click("button", "After the visit").await?;
    window.click("button", "Pass this laptop around").await?;
    window.sees("What stayed with you?").await?;
    window.click("button", &full("Chipo")).await?;
    window.sees("Chipo, what stayed with you?").await?;
    let yes = window.some("radio", "Yes").await?;
    ensure!(yes.len() == 3, "{yes:?}");
    for tap in &yes {
        window.click_at((tap.x, tap.y)).await?;
    }
    window.fills("Is there a question left?", "Do you like rain?").await?;
    window.settles().await?;
    window.picture("visit-whole", "tapped").await?;
    window.click("button", "I am done").await?;
    window.sees("Thank you. Please pass it on.").await?;
    window.leaves_by("Give it back").await
}

/// What was tapped stands on the sheet, and after a conversation three taps say what it gave.
async fn is_on_the_sheet(window: &Window) -> Result<()> {
    let chipo = full("Chipo");
    window.click("button", "Visits").await?;
    window.click("tab", "Visits").await?;
    window.click("button", "After the visit").await?;
    window.one("button", &format!("{chipo}, Stay in touch: Yes")).await?;
    window.click("button", &format!("Card after the conversation of {chipo}")).await?;
    window.sees("After you talked").await?;
    for (role, tap) in [("button", "Advice"), ("radio", "A little"), ("radio", "Talk again")] {
        window.click(role, tap).await?;
    }
    window.settles().await?;
    window.picture("visit-whole", "card").await?;
    let found = window.violations().await?;
    ensure!(found.is_empty(), "axe: {found:#?}");
    window.click("button", "Save").await?;
    window.sees("Your card is kept.").await
}

async fn stays_in_touch(window: &Window) -> Result<()> {
    let amara = full("Amara");
    window.click("tab", "Stay in touch").await?;
    window.click("button", &format!("Handed on: {amara}")).await?;
    window.sees(&format!("{amara}: handed on.")).await?;
    window.click("button", &format!("They answered: {amara}")).await?;
    window.fills("What the visitor answered", REPLY).await?;
    window.click("button", "Save").await?;
    window.sees(&format!("They answered: {REPLY}")).await?;
    window.click("button", &format!("In contact again: {amara}")).await?;
    window.sees(&format!("{amara}: in contact again.")).await?;
    window.settles().await?;
    window.picture("visit-whole", "in-touch").await?;
    let found = window.violations().await?;
    ensure!(found.is_empty(), "axe: {found:#?}");
    Ok(())
}

/// The student alone says whether the visitor is somebody of hers; whoever said nothing is offered nobody for that.
async fn is_on_her_map(window: &Window) -> Result<()> {
    window.unlocks().await?;
    is_on_the_sheet(window).await?;
    window.opens_first_found("amara").await?;
    window.click("tab", "Visits met").await?;
    window.sees("In contact again").await?;
    window.click("tab", "Map").await?;
    window.click("button", "Start a map").await?;
    window.begins().await?;
    window.waits_for_focus("Add a name").await?;
    window.press(Key::F4).await?;
    window.click("button", VISITOR).await?;
    window.person(VISITOR, "").await?;
    window.settles().await?;
    window.picture("visit-whole", "on-her-map").await?;
    // From anywhere, by one key.
    window.press_with(Key::Control, '\u{e007}').await?;
    window.sees("What happens with this map?").await?;
    window.click("button", "Keep it for us two").await?;
    window.sees("The map is kept.").await
}
