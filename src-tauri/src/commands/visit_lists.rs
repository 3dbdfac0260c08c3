//! Bringing visits in: a platform's list or a calendar. What its columns mean is asked, remembered, and looked at before anything
//! changes; the rest goes the way of every other preview.

use std::path::Path;

use chrono::NaiveDate;
use domain::edit::Edit;
use domain::record::{Id, Kind, read};
use domain::visit_list::{ListMapping, ListOf, VisitColumn, list_mapping_id};
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
    let (mapping, is_remembered) = how_to_read(&look, known, Shell::today());
    Ok(VisitListView { is_remembered, mapping, look })
}

/// How a list is read where nobody says otherwise, and whether that was remembered. A list whose days are all over, or all to come,
/// says itself what its lines are, whatever the last one like it was.
pub(crate) fn how_to_read(look: &ListLook, known: Option<ListMapping>, today: NaiveDate) -> (ListMapping, bool) {
    let is_remembered = known.is_some();
    let of = usual(look.is_calendar);
    let mut mapping = known.unwrap_or_else(|| ListMapping { columns: look.guess.clone(), days: None, of });
    let day = mapping.columns.iter().position(|column| *column == VisitColumn::Day);
    let span = day.and_then(|at| *look.spans.get(at)?);
    mapping.of = span.and_then(|span| by_days(span, today)).unwrap_or(mapping.of);
    (mapping, is_remembered)
}

/// What a list is that does not say itself: a calendar is of what is to come, a platform's export of what took place.
const fn usual(is_calendar: bool) -> ListOf {
    if is_calendar { ListOf::Planned } else { ListOf::Held }
}

/// What the first and the last day of a list say that its lines are. None: some are over and some are not.
fn by_days((first, last): (NaiveDate, NaiveDate), today: NaiveDate) -> Option<ListOf> {
    if last < today {
        Some(ListOf::Held)
    } else if first > today {
        Some(ListOf::Planned)
    } else {
        None
    }
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
    let days = list.lines.iter().map(|line| line.day);
    let span = days.clone().min().zip(days.max());
    let mapping = if span.and_then(|span| by_days(span, Shell::today())) == Some(of) {
        // The days said it, and not a person: the next such list is what it would have been.
        let former = remembered(session.desk.store(), &columns)?.map(|former| former.of);
        ListMapping { of: former.unwrap_or(usual(list.is_calendar)), ..mapping }
    } else {
        mapping
    };
    shell.commit(window.label(), &Edit::Visit(VisitEdit::RememberList { columns, mapping }))?;
    let name = if list.is_calendar { CALENDAR } else { LIST };
    let mut watch = |done: u64, of: u64| telling.tell(2 * of + done, 3 * of);
    let mut prepared = session.desk.prepare_visits(to_bring(list, section, Some(format)), of, Shell::today(), &mut watch)?;
    prepared.preview.format = name.to_owned();
    Ok(parked(&shell, Waiting::Visits(Box::new(prepared))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn a_list_of_days_that_are_over_took_place_and_one_of_days_to_come_is_planned() {
        let of = |first, last| by_days((day(first), day(last)), day(20));
        assert_eq!(of(3, 19), Some(ListOf::Held));
        assert_eq!(of(21, 28), Some(ListOf::Planned));
        assert_eq!((of(3, 20), of(20, 28), of(3, 28)), (None, None, None));
    }

    #[test]
    fn the_column_that_somebody_called_the_day_is_judged_and_not_the_one_that_looks_like_it() {
        let look = ListLook {
            guess: vec![VisitColumn::Day, VisitColumn::Ignore],
            spans: vec![Some((day(1), day(2))), Some((day(27), day(28)))],
            ..ListLook::default()
        };
        let known = ListMapping { columns: vec![VisitColumn::Ignore, VisitColumn::Day], days: None, of: ListOf::Held };
        assert_eq!(how_to_read(&look, None, day(20)).0.of, ListOf::Held);
        assert_eq!(how_to_read(&look, Some(known.clone()), day(20)), (ListMapping { of: ListOf::Planned, ..known }, true));
        let calendar = ListLook { is_calendar: true, spans: vec![None, None], ..look };
        assert_eq!(how_to_read(&calendar, None, day(20)).0.of, ListOf::Planned);
    }
}
