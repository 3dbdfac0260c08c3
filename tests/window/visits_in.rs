//! Do the files of others come in? A platform's list of sessions, two visitors in it who may be one, the answers that a class
//! gave in a form, and the career clusters that students chose: through the system's own dialog, counted before anything changes, each taken back by a key.

use anyhow::{Context, Result, ensure};
use thirtyfour::Key;

use crate::desk::{Desk, Window};
use crate::visits::{CLASS, full};

const SESSIONS: &str = "Date,Start time,Speaker,Company,Class,Session type\n\
    2026-09-14,10:40,Ruth Ocampo,Basin Library,Period 3,Live\n\
    2026-09-21,10:40,Ruth Ocampo,Basin Library (branch),Period 3,Live\n\
    2026-09-28,10:40,Sam Adeyemi,,Period 9,Live\n";

/// As an office's machine in another tongue writes it: Windows-1252, parted by semicolons. Bashir is there twice.
fn answers() -> Vec<u8> {
    let mut form =
        b"Marca temporal;\xbfC\xf3mo te llamas? (nombre completo);\xbfHablaste con la persona?;\xbfAprendiste algo?\r\n".to_vec();
    for (who, said) in [(full("Amara"), "S\u{ed};No"), (full("Bashir"), "No;tal vez"), (full("Bashir"), "No;S\u{ed}")] {
        let line = format!("20/11/2026;{who};{said}\r\n").replace('\u{ed}', "\u{1}");
        form.extend(line.bytes().map(|byte| if byte == 1 { 0xed } else { byte }));
    }
    form.extend(b"20/11/2026;<b>Chipo</b> =1+1;S\xed;S\xed\r\n");
    form
}

/// As a form writes it, one cell with all that were ticked.
fn choices() -> String {
    let (amara, bashir) = (full("Amara"), full("Bashir"));
    format!(
        "Timestamp,What is your name?,Which career fields would you like to meet?\n\
         1,{amara},\"Health Science;Law, Public Safety, Corrections & Security\"\n2,{bashir},Finance;Astronaut\n3,Nobody Atall,Finance\n"
    )
}

#[tokio::test]
async fn a_platforms_list_two_visitors_who_are_one_and_a_forms_answers_come_in_and_each_can_be_taken_back() -> Result<()> {
    let Some(desk) = Desk::new() else { return Ok(()) };
    let (sessions, form) = (desk.home().join("sessions.csv"), desk.home().join("answers.csv"));
    let chosen = desk.home().join("choices.csv");
    let window = desk.open().await?;
    std::fs::write(&sessions, SESSIONS)?;
    std::fs::write(&form, answers())?;
    std::fs::write(&chosen, choices())?;
    window.shows(comes_in(&window, &sessions, &form).await).await?;
    window.shows(takes_choices(&window, &chosen).await).await?;
    window.close().await
}

async fn comes_in(window: &Window, sessions: &std::path::Path, form: &std::path::Path) -> Result<()> {
    window.sets_up().await?;
    window.pastes_the_class().await?;
    brings_sessions(window, sessions).await?;
    joins_visitors(window).await?;
    takes_answers(window, form).await
}

async fn brings_sessions(window: &Window, file: &std::path::Path) -> Result<()> {
    window.click("tab", "Visits").await?;
    window.enters("Bring in a list or a calendar").await?;
    window.sees("so nobody is recorded as having met anyone").await?;
    window.click("button", "Choose a file").await?;
    window.chooses(file).await?;
    window.sees("What is in each column?").await?;
    window.enters("See what would change").await?;
    window.sees("From a list of visits. Nothing is changed yet.").await?;
    window.sees("No class of this name is known here.").await?;
    window.click("button", "Bring in 2 visits").await?;
    window.sees("2 visits were brought in.").await?;
    window.click("button", "See the visits").await?;
    ensure!(window.some("button", "After the visit").await?.len() == 2);
    Ok(())
}

async fn joins_visitors(window: &Window) -> Result<()> {
    window.click("tab", "Visitors").await?;
    window.sees("These may be one person.").await?;
    window.click("button", "Look at both").await?;
    window.click("button", "One person").await?;
    window.sees("Shown as one person.").await?;
    ensure!(!window.text().await?.contains("These may be one person."));
    // Taken back by the key, and asked again; said once more it stays.
    window.press_with(Key::Control, 'z').await?;
    window.sees("These may be one person.").await?;
    window.settles().await?;
    window.picture("visits", "twins").await?;
    window.click("button", "Look at both").await?;
    window.click("button", "One person").await?;
    window.sees("Both entries are kept and can be separated.").await
}

async fn takes_answers(window: &Window, form: &std::path::Path) -> Result<()> {
    window.click("tab", "Visits").await?;
    let newest = window.some("button", "After the visit").await?.into_iter().next().context("a visit")?;
    window.click_at((newest.x, newest.y)).await?;
    window.sees("0 of 30").await?;
    window.enters("Read in a form").await?;
    window.sees("After Ruth Ocampo").await?;
    window.click("button", "Choose a file").await?;
    window.chooses(form).await?;
    window.sees("¿Aprendiste algo?").await?;
    window.settles().await?;
    window.picture("visits", "form-columns").await?;
    window.enters("Look whose answers they are").await?;
    // Whom the line means nobody can tell but a person; markup and a formula are only ever text.
    window.sees("<b>Chipo</b> =1+1").await?;
    window.enters("Leave this line out").await?;
    window.one("option", &full("Chipo")).await?;
    while window.focused().await? != full("Chipo") {
        window.press(Key::Down).await?;
    }
    window.press(Key::Enter).await?;
    window.sees("No line is left out.").await?;
    window.settles().await?;
    window.picture("visits", "form-who").await?;
    let found = window.violations().await?;
    ensure!(found.is_empty(), "axe: {found:#?}");
    window.enters("See what would change").await?;
    window.sees("This student answered again further down.").await?;
    window.settles().await?;
    window.picture("visits", "form-preview").await?;
    window.enters("Take the answers of 3 students").await?;
    window.sees("The answers of 3 students were taken.").await?;
    window.enters("See the sheet").await?;
    window.sees("3 of 30").await?;
    window.sees(CLASS).await?;
    window.one("button", &format!("{}, Learned: Yes", full("Bashir"))).await?;
    window.press_with(Key::Control, 'z').await?;
    window.sees("0 of 30").await
}

async fn takes_choices(window: &Window, file: &std::path::Path) -> Result<()> {
    window.click("tab", "Questions").await?;
    window.click("radio", "Fields of work").await?;
    window.sees("0 of 30").await?;
    window.enters("From a file").await?;
    window.sees("up to three of the sixteen career clusters").await?;
    window.click("button", "Choose a file").await?;
    window.chooses(file).await?;
    window.sees("What is in each column?").await?;
    window.settles().await?;
    window.picture("visits", "choices-columns").await?;
    window.enters("See what would change").await?;
    window.sees("From a list of choices. Nothing is changed yet.").await?;
    window.sees("Nobody here has this number or name.").await?;
    window.sees("This is none of the sixteen career clusters.").await?;
    window.settles().await?;
    window.picture("visits", "choices-preview").await?;
    let found = window.violations().await?;
    ensure!(found.is_empty(), "axe: {found:#?}");
    window.enters("Take the choices of 2 students").await?;
    window.sees("The choices of 2 students were taken.").await?;
    window.enters("See the class").await?;
    window.sees("2 of 30").await?;
    window.sees("Health science").await?;
    window.settles().await?;
    window.picture("visits", "choices-taken").await?;
    window.press_with(Key::Control, 'z').await?;
    window.sees("0 of 30").await
}
