//! What may leave the school as figures: the principal's page, a new release of it, and the dictionary that says what each figure
//! means. What may be given out, `domain::report` decides; nothing here computes.

use std::path::Path;

use domain::cohort::TableId;
use domain::measures::dictionary::{Definition, dictionary};
use domain::record::Id;
use domain::refusal::Refusal;
use exchange::report_file::{ReportPage, report_workbook, write_report};
use paper::fonts::Shelf;
use paper::report::{Cell, Part, Report};
use paper::{PageLanguage, Sheet};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::commit::Committed;
use store::read::cohort_view::{CohortAsked, CohortOf, CohortStudent, CohortView};
use store::read::releases::{MayHold, PrincipalsPage};
use tauri::{AppHandle, Window};
use tauri_plugin_dialog::DialogExt;

use super::paper::{Made, shelf};
use super::{Held, place, tell};
use crate::failure::Answer;
use crate::lens::{Area, Role};
use crate::platform;
use crate::shell::{Session, Shell};

/// What whoever works here may look at, to make figures of it.
pub(super) fn may_hold(session: &Session, window: &str) -> MayHold {
    MayHold { maps: session.has(window, Area::Maps), school: session.role == Role::SchoolLead }
}

/// What was given out of a school, and when.
#[tauri::command]
#[specta::specta]
pub fn principals_page(window: Window, shell: Held<'_>, school: Id) -> Answer<PrincipalsPage> {
    let session = shell.session()?;
    Ok(session.desk.principals_page(school, may_hold(&session, window.label()))?)
}

/// Gives out what may be given out now, and records it; in a district its server is asked to. It cannot be taken back.
#[tauri::command]
#[specta::specta]
pub fn make_release(app: AppHandle, window: Window, shell: Held<'_>, school: Id) -> Answer<Committed> {
    let session = shell.session()?;
    // Laptops of a district do not know what the others gave out meanwhile, nor of whom: there the server alone makes one.
    let committed = if shell.district.is_joined() {
        let committed = session.desk.ask_release(school, Shell::today())?;
        shell.district.changed();
        committed
    } else {
        session.desk.make_release(school, may_hold(&session, window.label()), Shell::today())?
    };
    tell(&app, &committed);
    Ok(committed)
}

/// Whose students are told as a whole: a counselor's own with their maps, a lead's whole school without them.
fn cohort_of(session: &Session, window: &str) -> Answer<CohortOf> {
    if session.has(window, Area::Maps) {
        return Ok(CohortOf::Caseload);
    }
    // A lead is of a school; whoever is of none leads none.
    session.card.school.map(CohortOf::School).ok_or_else(|| Refusal::NoSuchRecord.into())
}

/// How the students stand as a whole.
#[tauri::command]
#[specta::specta]
pub fn cohort(window: Window, shell: Held<'_>, asked: CohortAsked) -> Answer<CohortView> {
    let session = shell.session()?;
    Ok(session.desk.cohort(cohort_of(&session, window.label())?, &asked, Shell::today())?)
}

/// Who stands in one band, by name.
#[tauri::command]
#[specta::specta]
pub fn cohort_list(window: Window, shell: Held<'_>, asked: CohortAsked, table: TableId, band: u32) -> Answer<Vec<CohortStudent>> {
    let session = shell.session()?;
    Ok(session.desk.cohort_list(cohort_of(&session, window.label())?, &asked, table, band, Shell::today())?)
}

/// Every figure that Kith computes from a map: how, since when so, and who said so.
#[tauri::command]
#[specta::specta]
pub fn indicators(shell: Held<'_>) -> Answer<Vec<Definition>> {
    shell.session()?;
    Ok(dictionary())
}

/// As what a report is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum ReportAs {
    Print { sheet: Sheet },
    Pdf { sheet: Sheet },
    Csv,
    Xlsx,
}

impl ReportAs {
    /// The end of its file's name.
    fn end(self) -> &'static str {
        match self {
            ReportAs::Print { .. } | ReportAs::Pdf { .. } => "pdf",
            ReportAs::Csv => "csv",
            ReportAs::Xlsx => "xlsx",
        }
    }
}

/// Makes a file of what was given out, and shows it or writes it where the person says. False where they chose no place, or where
/// the system has nothing that shows a page: then it can be saved. That it was given out is in the release itself.
#[tauri::command]
#[specta::specta]
pub fn give_report(app: AppHandle, window: Window, shell: Held<'_>, page: ReportPage, how: ReportAs) -> Answer<bool> {
    let made = made(&page, how, &shelf(&app))?;
    if matches!(how, ReportAs::Print { .. }) {
        return shown(&shell, &made, platform::shows);
    }
    let end = how.end();
    let dialog = app.dialog().file().set_parent(&window).add_filter(end.to_uppercase(), &[end]).set_file_name(&made.name);
    let Some(place) = place::chosen(dialog, end) else { return Ok(false) };
    // While a place was chosen it may have been locked, or a student may have sat down.
    shell.session()?;
    shell.in_sitting(|_| false)?;
    std::fs::write(place, &made.bytes).map_err(store::failure::Failure::from)?;
    Ok(true)
}

pub(crate) fn made(page: &ReportPage, how: ReportAs, shelf: &Shelf) -> Answer<Made> {
    let on = Shell::today();
    // The name comes from words; it is a name and no path.
    let name: String = page.name.chars().filter(|sign| sign.is_alphanumeric() || *sign == '-').collect();
    let bytes = match how {
        ReportAs::Csv => {
            let mut out = Vec::new();
            write_report(&mut out, page).map_err(store::failure::Failure::from)?;
            out
        }
        ReportAs::Xlsx => report_workbook(page).map_err(store::failure::Failure::from)?,
        ReportAs::Print { sheet } | ReportAs::Pdf { sheet } => {
            let language = if page.language.starts_with("es") { PageLanguage::Es } else { PageLanguage::En };
            let cell = |cell: &exchange::report_file::ReportCell| Cell {
                words: cell.words.clone(),
                share: cell.count.zip(cell.of).map(|(count, of)| f64::from(count) / f64::from(of.max(1))),
            };
            let part = |part: &exchange::report_file::ReportPart| Part {
                what: part.what.clone(),
                finding: part.finding.clone(),
                columns: part.columns.clone(),
                rows: part.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
                notes: part.notes.clone(),
            };
            let report = Report {
                language,
                sheet,
                title: page.title.clone(),
                of: page.of.clone(),
                made_on: on,
                lead: page.lead.clone(),
                parts: page.parts.iter().map(part).collect(),
            };
            report.page(shelf)?.pdf
        }
    };
    Ok(Made { name: format!("{name}-{on}.{}", how.end()), bytes })
}

fn shown(shell: &Shell, made: &Made, shows: impl FnOnce(&Path) -> bool) -> Answer<bool> {
    shell.session()?;
    let id = store::clock::minted(&*shell.rim);
    let path = shell.prints.lay(id, &made.name, &made.bytes).map_err(store::failure::Failure::from)?;
    // While it was made a student may have sat down: nothing stands over a cover.
    shell.in_sitting(|_| false).inspect_err(|_| shell.prints.wipe())?;
    Ok(shows(&path))
}
