//! A list of the career clusters that students chose: what its columns mean is asked and remembered, what would change is looked
//! at before anything does; the rest goes the way of every other preview.

use std::path::Path;

use domain::edit::Edit;
use domain::interests::{ChoiceColumn, InterestEdit, choices_mapping_id};
use domain::record::{Id, Kind, read};
use domain::roster::LineNote;
use exchange::choices::{ChoiceLine, Choices, guess_choices, read_choices};
use exchange::table::FirstLine;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::import_choices::{ChoiceToTake, ChoicesToTake};
use store::tables::Tables;
use tauri::{AppHandle, Manager, Window};

use super::Held;
use super::bringing_in::{PreviewHandle, Telling, parked, read_again};
use crate::events::Job;
use crate::failure::Answer;
use crate::shell::{Shell, Waiting};

/// A list of choices, before it is said what its columns mean.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ChoicesView {
    pub columns: Vec<String>,
    /// The first eight rows.
    pub sample: Vec<Vec<String>>,
    pub total: u32,
    pub mapping: Vec<ChoiceColumn>,
    pub is_remembered: bool,
    /// Tells its columns, for when it is read again.
    pub mark: Id,
    /// What of the file was left out.
    pub left_out: Vec<LineNote>,
}

/// Reads a list of choices and says how its columns would be read.
#[tauri::command]
#[specta::specta]
pub fn read_choice_list(app: AppHandle, shell: Held<'_>, path: String) -> Answer<ChoicesView> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Preview);
    let table = exchange::table::read_table_watched(Path::new(&path), &telling)?;
    let known = session.desk.reading(|sql| {
        let known = Tables(sql).find(Kind::ListMapping, choices_mapping_id(&table.columns))?;
        let known = known.and_then(|fields| read::<Vec<ChoiceColumn>>(&fields, "mapping"));
        Ok(known.filter(|mapping| mapping.len() == table.columns.len()))
    })?;
    Ok(ChoicesView {
        sample: table.rows.iter().take(8).cloned().collect(),
        total: table.rows.len() as u32,
        is_remembered: known.is_some(),
        mapping: known.unwrap_or_else(|| guess_choices(&table.columns)),
        mark: table.mark(),
        left_out: table.left_out,
        columns: table.columns,
    })
}

/// Compares a list of choices with what is known, its columns read as said; that is remembered for the next one like it.
#[tauri::command]
#[specta::specta]
pub fn preview_choice_list(
    window: Window,
    shell: Held<'_>,
    path: String,
    mark: Id,
    mapping: Vec<ChoiceColumn>,
) -> Answer<PreviewHandle> {
    let session = shell.session()?;
    let telling = Telling::start(window.app_handle(), &shell, Job::Preview);
    let table = read_again(&path, FirstLine::Headings, mark, &telling)?;
    let list = to_take(read_choices(&table, &mapping));
    let columns = table.columns;
    shell.commit(window.label(), &Edit::Interest(InterestEdit::RememberChoices { columns, mapping }))?;
    let mut watch = |done: u64, of: u64| telling.tell(2 * of + done, 3 * of);
    let prepared = session.desk.prepare_choices(list, Shell::today(), &mut watch)?;
    Ok(parked(&shell, Waiting::Choices(Box::new(prepared))))
}

/// The lines of a list as they are compared with the store.
fn to_take(Choices { lines, refused, warned }: Choices) -> ChoicesToTake {
    let line = |ChoiceLine { file, line, who, clusters }| ChoiceToTake { file, line, who, clusters };
    ChoicesToTake { lines: lines.into_iter().map(line).collect(), refused, warned }
}
