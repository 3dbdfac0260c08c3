//! The copy of a record for a parent: printed by Kith's own window, over which a cover lies, or saved where the person says, as a
//! tagged PDF or as a page for any browser. That it was given is noted, whichever way, and the name of the file never says whose it is.

use std::io::Write;
use std::path::Path;

use domain::disclosures::{Disclosed, LONGEST_WORDS};
use domain::record::Id;
use exchange::copy_page::{self, CopyPage};
use paper::fonts::Shelf;
use paper::record_copy::{RecordCopy, Row, Section, Value};
use paper::{PageLanguage, Sheet};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::commit::Committed;
use store::read::parents_copy::ParentsCopy;
use tauri::{AppHandle, Window};
use tauri_plugin_dialog::DialogExt;

use super::paper::{Made, named, shelf};
use super::record::{GiveTo, disclose};
use super::written::written_then_noted;
use super::{Held, place, tell};
use crate::failure::Answer;
use crate::shell::Shell;

/// As what a copy is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum CopyAs {
    Pdf { sheet: Sheet },
    Html,
}

/// What a parent may see; `instead` stands where another student is hidden.
#[tauri::command]
#[specta::specta]
pub fn parents_copy(shell: Held<'_>, student: Id, instead: String) -> Answer<ParentsCopy> {
    Ok(shell.session()?.desk.parents_copy(student, &instead, Shell::today())?)
}

/// Makes the copy and saves it this way, and notes to whom it was given. False where they chose no place.
#[tauri::command]
#[specta::specta]
pub fn give_parents_copy(
    app: AppHandle,
    window: Window,
    shell: Held<'_>,
    student: Id,
    page: CopyPage,
    how: CopyAs,
    give: GiveTo,
) -> Answer<bool> {
    domain::names::words(&give.to_whom, LONGEST_WORDS)?;
    let made = made(&page, how, &give, &shelf(&app))?;
    let (what, end) = if how == CopyAs::Html { ("HTML", "html") } else { ("PDF", "pdf") };
    let dialog = app.dialog().file().set_parent(&window).add_filter(what, &[end]).set_file_name(&made.name);
    let Some(place) = place::chosen(dialog, end) else { return Ok(false) };
    tell(&app, &saved(&shell, window.label(), student, &made, give, &place)?);
    Ok(true)
}

/// Draws the copy for Kith's own window to print, one SVG of each sheet, and notes to whom it was given: that before the system asks
/// which printer. Whoever then prints nothing has said so one time too many.
#[tauri::command]
#[specta::specta]
pub fn draw_parents_copy(
    app: AppHandle,
    window: Window,
    shell: Held<'_>,
    student: Id,
    page: CopyPage,
    sheet: Sheet,
    give: GiveTo,
) -> Answer<Vec<String>> {
    domain::names::words(&give.to_whom, LONGEST_WORDS)?;
    let (pages, noted) = drawn(&shell, window.label(), student, &copy_of(&page, sheet, &give), give, &shelf(&app))?;
    tell(&app, &noted);
    Ok(pages)
}

/// The day and nobody's name is what the file is called.
pub(crate) fn made(page: &CopyPage, how: CopyAs, give: &GiveTo, shelf: &Shelf) -> Answer<Made> {
    let on = Shell::today();
    let name = named(language_of(page), "record-copy", "copia-del-registro");
    Ok(match how {
        CopyAs::Html => Made { name: format!("{name}-{on}.html"), bytes: copy_page::html(page).into_bytes() },
        CopyAs::Pdf { sheet } => Made { name: format!("{name}-{on}.pdf"), bytes: copy_of(page, sheet, give).page(shelf)?.pdf },
    })
}

pub(crate) fn copy_of(page: &CopyPage, sheet: Sheet, give: &GiveTo) -> RecordCopy {
    let section = |section: &copy_page::CopySection| Section {
        title: section.heading.clone(),
        on: None,
        lead: section.lead.clone(),
        rows: section.rows.iter().map(|row| Row { label: row.what.clone(), value: Value::Words(row.is.clone()) }).collect(),
    };
    RecordCopy {
        language: language_of(page),
        sheet,
        title: page.title.clone(),
        who: give.to_whom.clone(),
        made_on: Shell::today(),
        lead: page.lead.clone(),
        sections: page.sections.iter().map(section).collect(),
    }
}

fn language_of(page: &CopyPage) -> PageLanguage {
    if page.language.starts_with("es") { PageLanguage::Es } else { PageLanguage::En }
}

/// What could not be written whole, or not be noted, does not stay.
pub(crate) fn saved(shell: &Shell, window: &str, student: Id, made: &Made, give: GiveTo, place: &Path) -> Answer<Committed> {
    // While a place was chosen a student may have sat down.
    shell.in_sitting(|_| false)?;
    let note = || disclose(shell, window, student, Disclosed::ParentsCopy, give);
    written_then_noted(place, |out| out.write_all(&made.bytes), note)
}

/// The drawings of a copy, and what was noted of it.
pub(crate) fn drawn(
    shell: &Shell,
    window: &str,
    student: Id,
    copy: &RecordCopy,
    give: GiveTo,
    shelf: &Shelf,
) -> Answer<(Vec<String>, Committed)> {
    shell.session()?;
    let pages = copy.drawn(shelf)?;
    // While it was drawn a student may have sat down.
    shell.in_sitting(|_| false)?;
    Ok((pages, disclose(shell, window, student, Disclosed::ParentsCopy, give)?))
}
