//! A form's answers after a visit: what its columns mean is asked and remembered, whom its lines mean is asked where nobody can
//! tell, and what would change is looked at before anything does; the rest goes the way of every other preview.

use std::path::Path;

use domain::after_visit::AfterEdit;
use domain::edit::Edit;
use domain::form_answers::{FormColumn, form_mapping_id};
use domain::plans::is_stay_in_touch_off;
use domain::record::{Id, Kind, read};
use domain::roster::LineNote;
use exchange::form::{Form, guess_form, read_form};
use exchange::table::FirstLine;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::import_form::{FormChoice, FormMatch, FormToTake};
use store::tables::Tables;
use tauri::{AppHandle, Manager, Window};

use super::Held;
use super::bringing_in::{PreviewHandle, Telling, parked, read_again};
use crate::events::Job;
use crate::failure::Answer;
use crate::shell::{Shell, Waiting};

/// A form's export, before it is said what its columns mean.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct FormView {
    pub columns: Vec<String>,
    /// The first eight rows.
    pub sample: Vec<Vec<String>>,
    pub total: u32,
    pub mapping: Vec<FormColumn>,
    pub is_remembered: bool,
    /// Tells its columns, for when it is read again.
    pub mark: Id,
    /// What of the file was left out.
    pub left_out: Vec<LineNote>,
    /// Whether anybody is asked if they would like to stay in touch.
    pub asks_wishes: bool,
}

/// Reads a form's export and says how its columns would be read.
#[tauri::command]
#[specta::specta]
pub fn read_answers(app: AppHandle, shell: Held<'_>, path: String) -> Answer<FormView> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Preview);
    let table = exchange::table::read_table_watched(Path::new(&path), &telling)?;
    let (known, asks_wishes) = session.desk.reading(|sql| {
        let known = Tables(sql).find(Kind::ListMapping, form_mapping_id(&table.columns))?;
        let known = known.and_then(|fields| read::<Vec<FormColumn>>(&fields, "mapping"));
        Ok((known.filter(|mapping| mapping.len() == table.columns.len()), !is_stay_in_touch_off(&Tables(sql))))
    })?;
    Ok(FormView {
        sample: table.rows.iter().take(8).cloned().collect(),
        total: table.rows.len() as u32,
        is_remembered: known.is_some(),
        mapping: known.unwrap_or_else(|| guess_form(&table.columns)),
        mark: table.mark(),
        left_out: table.left_out,
        columns: table.columns,
        asks_wishes,
    })
}

fn read_as_said(app: &AppHandle, shell: &Shell, path: &str, mark: Id, mapping: &[FormColumn]) -> Answer<(Vec<String>, Form)> {
    let telling = Telling::start(app, shell, Job::Preview);
    let table = read_again(path, FirstLine::Headings, mark, &telling)?;
    let form = read_form(&table, mapping);
    Ok((table.columns, form))
}

/// Whom the lines of a form mean, of the class of a visit, its columns read as said; that is remembered for the next one like it.
#[tauri::command]
#[specta::specta]
pub fn match_answers(
    window: Window,
    shell: Held<'_>,
    path: String,
    mark: Id,
    mapping: Vec<FormColumn>,
    visit: Id,
) -> Answer<FormMatch> {
    let session = shell.session()?;
    let (columns, form) = read_as_said(window.app_handle(), &shell, &path, mark, &mapping)?;
    shell.commit(window.label(), &Edit::After(AfterEdit::RememberForm { columns, mapping }))?;
    Ok(session.desk.match_form(visit, &form.lines)?)
}

/// Compares a form with what is known of a visit; `choices` say whom the lines mean that were asked about.
#[tauri::command]
#[specta::specta]
pub fn preview_answers(
    app: AppHandle,
    shell: Held<'_>,
    path: String,
    mark: Id,
    mapping: Vec<FormColumn>,
    visit: Id,
    choices: Vec<FormChoice>,
) -> Answer<PreviewHandle> {
    let session = shell.session()?;
    let (_, Form { lines, refused, warned }) = read_as_said(&app, &shell, &path, mark, &mapping)?;
    let form = FormToTake { lines, refused, warned };
    let prepared = session.desk.prepare_form(visit, form, &choices, Shell::today())?;
    Ok(parked(&shell, Waiting::Form(Box::new(prepared))))
}
