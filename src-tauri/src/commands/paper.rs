//! What is taken along: a student's page and file, and the card for a session. Saved where the person says, or printed: a
//! student's page by Kith's own window, over which a cover lies, the card by the system's viewer. The name of a file never says
//! whose it is.

use std::io::Write;
use std::path::{Path, PathBuf};

use domain::disclosures::Disclosed;
use domain::edit::Edit;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::waves::WaveEdit;
use domain::wording::Wording;
use paper::card::OwnWords;
use paper::fonts::{DEBIAN, Shelf};
use paper::my_map::{MyMap, PageWish};
use paper::{PageLanguage, Sheet};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::commit::Committed;
use tauri::{AppHandle, Manager, Window};
use tauri_plugin_dialog::DialogExt;

use super::record::{GiveTo, disclose};
use super::written::written_then_noted;
use super::{Held, place};
use crate::failure::{Answer, Failure, FailureCode};
use crate::platform;
use crate::shell::{Shell, called_on_paper, called_on_record};

/// What is made.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Paper {
    /// A student's own page.
    MyMap { wave: Id, wish: PageWish },
    /// The same as a file that opens without Kith.
    MyFile { wave: Id, wish: PageWish },
    /// For whoever leads a session.
    Card { language: PageLanguage, sheet: Sheet },
}

/// Makes it and writes it where the person says. False where they chose no place.
#[tauri::command]
#[specta::specta]
pub fn save_paper(app: AppHandle, window: Window, shell: Held<'_>, paper: Paper) -> Answer<bool> {
    let made = made(&shell, paper, &shelf(&app))?;
    let end = if made.name.ends_with(".zip") { "zip" } else { "pdf" };
    let place = if shell.sitting().is_some() {
        platform::taking::asks_where(&app, &window, &made.name, end, Shell::today())
    } else {
        let dialog = app.dialog().file().set_parent(&window).add_filter(end.to_uppercase(), &[end]).set_file_name(&made.name);
        place::chosen(dialog, end)
    };
    let Some(place) = place else { return Ok(false) };
    let noted = saved(&shell, window.label(), paper, &made, &place)?;
    noted.iter().for_each(|committed| super::tell(&app, committed));
    Ok(true)
}

/// Makes the card, which is about nobody, and has the system's viewer show it, which prints. False where the system has none: then
/// it can be saved. What is a student's is drawn: a viewer would still show it when the next one sits down.
#[tauri::command]
#[specta::specta]
pub fn print_paper(app: AppHandle, window: Window, shell: Held<'_>, paper: Paper) -> Answer<bool> {
    if !matches!(paper, Paper::Card { .. }) {
        return Err(Failure::plain(FailureCode::NotHere));
    }
    let made = made(&shell, paper, &shelf(&app))?;
    let (is_shown, noted) = shown(&shell, window.label(), paper, &made, platform::shows)?;
    noted.iter().for_each(|committed| super::tell(&app, committed));
    Ok(is_shown)
}

/// Draws a student's page for Kith's own window to print: one SVG of each sheet.
#[tauri::command]
#[specta::specta]
pub fn draw_paper(app: AppHandle, window: Window, shell: Held<'_>, paper: Paper) -> Answer<Vec<String>> {
    let (pages, noted) = drawn(&shell, window.label(), paper, &shelf(&app))?;
    noted.iter().for_each(|committed| super::tell(&app, committed));
    Ok(pages)
}

/// The fonts that came with the program; in a checkout, those of the system.
pub(crate) fn shelf(app: &AppHandle) -> Shelf {
    let packed = app.path().resource_dir().ok().map(|folder| folder.join("fonts"));
    Shelf::of(&packed.into_iter().chain(DEBIAN.map(PathBuf::from)).collect::<Vec<_>>())
}

/// What was made, and what its file is called.
pub(crate) struct Made {
    pub name: String,
    pub bytes: Vec<u8>,
}

pub(crate) fn made(shell: &Shell, paper: Paper, shelf: &Shelf) -> Answer<Made> {
    let on = Shell::today();
    let (name, bytes) = match paper {
        Paper::MyMap { wave, wish } => {
            let map = map(shell, wave, wish)?;
            (format!("{}-{on}.pdf", named(wish.language, "my-map", "mi-mapa")), map.page(shelf)?.pdf)
        }
        Paper::MyFile { wave, wish } => {
            let map = map(shell, wave, wish)?;
            (format!("{}-{on}.zip", named(wish.language, "my-map", "mi-mapa")), map.file(shelf)?)
        }
        Paper::Card { language, sheet } => {
            may(shell, paper)?;
            let name = named(language, "session-card", "tarjeta-de-sesion");
            let told = shell.session()?.desk.wordings()?;
            let told = match language {
                PageLanguage::En => told.en,
                PageLanguage::Es => told.es,
            };
            let lines = |wording: &'_ Option<Wording>| wording.as_ref().map(|told| told.lines.clone());
            let (opening, safety) = (lines(&told.opening), lines(&told.safety));
            let own = OwnWords { opening: opening.as_deref(), safety: safety.as_deref() };
            (format!("{name}.pdf"), paper::card::card(language, sheet, on, own, shelf)?.pdf)
        }
    };
    Ok(Made { name, bytes })
}

pub(crate) const fn named(language: PageLanguage, en: &'static str, es: &'static str) -> &'static str {
    match language {
        PageLanguage::En => en,
        PageLanguage::Es => es,
    }
}

/// In a sitting only its own map; what stands on a draft is told nowhere else.
fn may(shell: &Shell, paper: Paper) -> Answer<()> {
    shell.in_sitting(|sitting| match paper {
        Paper::MyMap { wave, .. } | Paper::MyFile { wave, .. } => sitting.is_open() && sitting.has(wave),
        Paper::Card { .. } => false,
    })
}

fn map(shell: &Shell, wave: Id, wish: PageWish) -> Answer<MyMap> {
    may(shell, Paper::MyMap { wave, wish })?;
    let session = shell.session()?;
    let view = session.desk.map(wave, Shell::today())?;
    if view.wave.is_draft && shell.sitting().is_none() {
        return Err(Refusal::NoSuchWave.into());
    }
    // In the room they say themselves whether it stands there; afterwards their yes to paper is what counts.
    let in_room = shell.sitting().filter(|sitting| sitting.has(wave)).map(|sitting| sitting.name);
    let called = in_room.map_or_else(|| called_on_paper(&session, view.network.student), Ok)?;
    let goal = view.goal.words.as_deref();
    Ok(MyMap::of(&view.network, view.shown, &called, view.wave.opened_on, goal, &view.asks, wish))
}

pub(crate) fn saved(shell: &Shell, window: &str, paper: Paper, made: &Made, place: &Path) -> Answer<Option<Committed>> {
    // While a place was chosen it may have been locked, or a student may have sat down.
    shell.session()?;
    may(shell, paper)?;
    written_then_noted(place, |out| out.write_all(&made.bytes), || left(shell, window, paper))
}

/// True where it is shown, and what was noted of it.
pub(crate) fn shown(
    shell: &Shell,
    window: &str,
    paper: Paper,
    made: &Made,
    shows: impl FnOnce(&Path) -> bool,
) -> Answer<(bool, Option<Committed>)> {
    shell.session()?;
    let id = store::clock::minted(&*shell.rim);
    let path = shell.prints.lay(id, &made.name, &made.bytes).map_err(store::failure::Failure::from)?;
    // While it was made a student may have sat down: a viewer would stand over their cover.
    shell.in_sitting(|_| false).inspect_err(|_| shell.prints.wipe())?;
    let is_shown = shows(&path);
    let noted = if is_shown { left(shell, window, paper)? } else { None };
    Ok((is_shown, noted))
}

/// The drawings of a page, and what was noted of it: that before the system asks which printer. Whoever then prints nothing has
/// said so one time too many.
pub(crate) fn drawn(shell: &Shell, window: &str, paper: Paper, shelf: &Shelf) -> Answer<(Vec<String>, Option<Committed>)> {
    let Paper::MyMap { wave, wish } = paper else { return Err(Failure::plain(FailureCode::NotHere)) };
    // Only where the printer's dialog goes with the cover: elsewhere a page is saved, and printed afterwards.
    if !platform::printing::HAS_COVER {
        shell.in_sitting(|_| false)?;
    }
    let pages = map(shell, wave, wish)?.drawn(shelf)?;
    // While it was drawn somebody may have come in.
    may(shell, paper)?;
    Ok((pages, left(shell, window, paper)?))
}

/// Something left Kith: the student's record says so, of a draft once it is kept. The card is about nobody.
fn left(shell: &Shell, window: &str, paper: Paper) -> Answer<Option<Committed>> {
    let (wave, what) = match paper {
        Paper::MyMap { wave, .. } => (wave, Disclosed::Page),
        Paper::MyFile { wave, .. } => (wave, Disclosed::File),
        Paper::Card { .. } => return Ok(None),
    };
    let session = shell.session()?;
    let student = session.desk.map(wave, Shell::today())?.network.student;
    let to_whom = called_on_record(&session, student)?;
    if session.desk.drafts().iter().any(|(draft, _)| *draft == wave) {
        let disclosure = store::clock::minted(&*shell.rim);
        let given = WaveEdit::Give { wave, disclosure, what, to_whom, on: Shell::today() };
        return Ok(Some(session.desk.commit(&Edit::Wave(given))?));
    }
    let give = GiveTo { to_whom, why: None };
    disclose(shell, window, student, what, give).map(Some)
}
