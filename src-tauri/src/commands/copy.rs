//! The copy of a record for a parent: shown by the system's viewer, which prints, or saved where the person says, as a tagged PDF
//! or as a page for any browser. That it was given is noted, whichever way, and the name of the file never says whose it is.

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
use crate::platform;
use crate::shell::Shell;

/// As what a copy is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum CopyAs {
    Print { sheet: Sheet },
    Pdf { sheet: Sheet },
    Html,
}

/// What a parent may see; `instead` stands where another student is hidden.
#[tauri::command]
#[specta::specta]
pub fn parents_copy(shell: Held<'_>, student: Id, instead: String) -> Answer<ParentsCopy> {
    Ok(shell.session()?.desk.parents_copy(student, &instead, Shell::today())?)
}

/// Makes the copy and gives it this way, and notes to whom it was given. False where they chose no place, or where the system has
/// nothing that shows a page: then it can be saved.
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
    let noted = if matches!(how, CopyAs::Print { .. }) {
        shown(&shell, window.label(), student, &made, give, platform::shows)?
    } else {
        let (what, end) = if how == CopyAs::Html { ("HTML", "html") } else { ("PDF", "pdf") };
        let dialog = app.dialog().file().set_parent(&window).add_filter(what, &[end]).set_file_name(&made.name);
        let Some(place) = place::chosen(dialog, end) else { return Ok(false) };
        Some(saved(&shell, window.label(), student, &made, give, &place)?)
    };
    noted.iter().for_each(|committed| tell(&app, committed));
    Ok(noted.is_some())
}

/// The day and nobody's name is what the file is called.
pub(crate) fn made(page: &CopyPage, how: CopyAs, give: &GiveTo, shelf: &Shelf) -> Answer<Made> {
    let on = Shell::today();
    let language = if page.language.starts_with("es") { PageLanguage::Es } else { PageLanguage::En };
    let name = named(language, "record-copy", "copia-del-registro");
    Ok(match how {
        CopyAs::Html => Made { name: format!("{name}-{on}.html"), bytes: copy_page::html(page).into_bytes() },
        CopyAs::Print { sheet } | CopyAs::Pdf { sheet } => {
            let section = |section: &copy_page::CopySection| Section {
                title: section.heading.clone(),
                on: None,
                lead: section.lead.clone(),
                rows: section
                    .rows
                    .iter()
                    .map(|row| Row { label: row.what.clone(), value: Value::Words(row.is.clone()) })
                    .collect(),
            };
            let copy = RecordCopy {
                language,
                sheet,
                title: page.title.clone(),
                who: give.to_whom.clone(),
                made_on: on,
                lead: page.lead.clone(),
                sections: page.sections.iter().map(section).collect(),
            };
            Made { name: format!("{name}-{on}.pdf"), bytes: copy.page(shelf)?.pdf }
        }
    })
}

/// What could not be written whole, or not be noted, does not stay.
pub(crate) fn saved(shell: &Shell, window: &str, student: Id, made: &Made, give: GiveTo, place: &Path) -> Answer<Committed> {
    // While a place was chosen a student may have sat down.
    shell.in_sitting(|_| false)?;
    let note = || disclose(shell, window, student, Disclosed::ParentsCopy, give);
    written_then_noted(place, |out| out.write_all(&made.bytes), note)
}

/// What was noted where it is shown; nothing where nothing shows it.
pub(crate) fn shown(
    shell: &Shell,
    window: &str,
    student: Id,
    made: &Made,
    give: GiveTo,
    shows: impl FnOnce(&Path) -> bool,
) -> Answer<Option<Committed>> {
    shell.session()?;
    let id = store::clock::minted(&*shell.rim);
    let path = shell.prints.lay(id, &made.name, &made.bytes).map_err(store::failure::Failure::from)?;
    // While it was made a student may have sat down: no record stands over a cover.
    shell.in_sitting(|_| false).inspect_err(|_| shell.prints.wipe())?;
    if !shows(&path) {
        return Ok(None);
    }
    disclose(shell, window, student, Disclosed::ParentsCopy, give).inspect_err(|_| shell.prints.wipe()).map(Some)
}
