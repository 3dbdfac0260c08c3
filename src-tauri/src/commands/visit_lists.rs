//! Bringing visits in: a platform's list or a calendar. What its columns mean is asked, remembered, and looked at before anything
//! changes; the rest goes the way of every other preview.

use std::path::Path;

use domain::edit::Edit;
use domain::record::{Id, Kind, read};
use domain::visit_list::{ListMapping, ListOf, list_mapping_id};
use domain::visits::{Format, VisitEdit};
use exchange::visit_list::{ListLook, VisitList, look_at_list, read_list};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::import_visits::ListToBring;
use store::open::Store;
use tauri::{AppHandle, Manager, Window};

use super::Held;
use super::bringing_in::{PreviewHandle, Telling, parked};
use crate::events::Job;
use crate::failure::Answer;
use crate::shell::{Shell, Waiting};

/// What such a list is called in its preview, which the interface says in words.
const LIST: &str = "Visits";
const CALENDAR: &str = "Calendar";

/// A list of visits, and how it would be read.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct VisitListView {
    pub look: ListLook,
    pub mapping: ListMapping,
    pub is_remembered: bool,
}

/// How a list with these headings was read last time.
pub(crate) fn remembered(store: &Store, columns: &[String]) -> store::failure::Result<Option<ListMapping>> {
    let known = store.reading(|sql| {
        let known = store::tables::Tables(sql).find(Kind::ListMapping, list_mapping_id(columns))?;
        Ok(known.and_then(|fields| read::<ListMapping>(&fields, "mapping")))
    })?;
    Ok(known.filter(|mapping| mapping.columns.len() == columns.len()))
}

/// The lines of a list as they are compared with the store.
pub(crate) fn to_bring(list: VisitList, section: Option<Id>, format: Option<Format>) -> ListToBring {
    let VisitList { file, is_calendar, lines, refused, warned, .. } = list;
    ListToBring { file, lines, refused, warned, section, format, is_calendar }
}

/// Reads a list of visits and says how its columns would be read.
#[tauri::command]
#[specta::specta]
pub fn read_visit_list(app: AppHandle, shell: Held<'_>, path: String) -> Answer<VisitListView> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Preview);
    let look = look_at_list(Path::new(&path), &Shell::clock_here, &telling)?;
    let known = remembered(session.desk.store(), &look.columns)?;
    let of = if look.is_calendar { ListOf::Planned } else { ListOf::Held };
    let guessed = || ListMapping { columns: look.guess.clone(), days: None, of };
    Ok(VisitListView { is_remembered: known.is_some(), mapping: known.unwrap_or_else(guessed), look })
}

/// Compares a list with the store, read as said; that is remembered for the next one like it. `section` is the class of lines
/// that name none, `format` how they met where a line does not say.
#[tauri::command]
#[specta::specta]
pub fn preview_visit_list(
    window: Window,
    shell: Held<'_>,
    path: String,
    mark: Id,
    mapping: ListMapping,
    section: Option<Id>,
    format: Format,
) -> Answer<PreviewHandle> {
    let session = shell.session()?;
    let telling = Telling::start(window.app_handle(), &shell, Job::Preview);
    let mut list = read_list(Path::new(&path), &mapping, mark, &Shell::clock_here, &telling)?;
    let (of, columns) = (mapping.of, std::mem::take(&mut list.columns));
    shell.commit(window.label(), &Edit::Visit(VisitEdit::RememberList { columns, mapping }))?;
    let name = if list.is_calendar { CALENDAR } else { LIST };
    let mut watch = |done: u64, of: u64| telling.tell(2 * of + done, 3 * of);
    let mut prepared = session.desk.prepare_visits(to_bring(list, section, Some(format)), of, Shell::today(), &mut watch)?;
    prepared.preview.format = name.to_owned();
    Ok(parked(&shell, Waiting::Visits(Box::new(prepared))))
}
