//! What is noted about the record itself, and what comes after a session: openings, disclosures, corrections, the
//! use-of-time log, and what teachers may read.

use std::collections::BTreeMap;

use domain::disclosures::{Disclosed, DisclosureEdit};
use domain::edit::Edit;
use domain::record::Id;
use domain::time_log::TimePeriod;
use exchange::time_file::{TimeWords, write_time_log};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::commit::Committed;
use store::read::record::RecordView;
use store::read::summaries::SummaryLine;
use store::read::time_log::{TimeLine, TimeLog};
use tauri::{AppHandle, Window};
use tauri_plugin_dialog::DialogExt;

use super::written::written_then_noted;
use super::{Held, place, tell};
use crate::failure::Answer;
use crate::shell::Shell;

/// To whom something is given, and why.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct GiveTo {
    pub to_whom: String,
    pub why: Option<String>,
}

/// Notes that something of this student's record was given. Whatever prints, saves or shares calls this, after it has.
pub(crate) fn disclose(shell: &Shell, window: &str, student: Id, what: Disclosed, give: GiveTo) -> Answer<Committed> {
    let disclosure = store::clock::minted(&*shell.rim);
    let GiveTo { to_whom, why } = give;
    let edit = DisclosureEdit::Disclose { disclosure, student, what, to_whom, why, on: Shell::today() };
    shell.commit(window, &Edit::Disclosure(edit))
}

/// Who opened the file, what was given, what is to be corrected, what teachers may read.
#[tauri::command]
#[specta::specta]
pub fn record(shell: Held<'_>, student: Id) -> Answer<RecordView> {
    Ok(shell.session()?.desk.record(student)?)
}

/// In a sitting, before the map: what is proposed to the student's teachers, and what they may read.
#[tauri::command]
#[specta::specta]
pub fn shown_summary(shell: Held<'_>, student: Id) -> Answer<domain::summary::SummaryView> {
    let session = shell.session()?;
    shell.in_sitting(|sitting| session.desk.is_of(sitting.student, domain::record::Kind::Student, student))?;
    Ok(session.desk.summary_of(student)?)
}

/// The approved summaries of the students in one's own sections.
#[tauri::command]
#[specta::specta]
pub fn summaries(shell: Held<'_>) -> Answer<Vec<SummaryLine>> {
    Ok(shell.session()?.desk.summaries()?)
}

/// A sitting that was, as the counselor finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AfterSitting {
    pub student: Id,
    pub name: String,
    /// From the cover to the choice, or to the lock.
    pub minutes: u32,
}

/// The sitting that was, until it is put away.
#[tauri::command]
#[specta::specta]
pub fn after_sitting(shell: Held<'_>) -> Answer<Option<AfterSitting>> {
    let session = shell.session()?;
    let Some(was) = shell.after(|after| after.waits(session.card.id)) else { return Ok(None) };
    let (student, name) = (session.desk.student_behind(was.student)?, session.desk.shown_name(was.student)?);
    Ok(Some(AfterSitting { student, name, minutes: was.minutes }))
}

/// It was written down, or is not to be.
#[tauri::command]
#[specta::specta]
pub fn put_after_away(shell: Held<'_>) -> Answer<()> {
    let session = shell.session()?;
    shell.after(|after| after.put_away(session.card.id));
    Ok(())
}

/// Where one's own time went, over this month or this school year.
#[tauri::command]
#[specta::specta]
pub fn time_log(shell: Held<'_>, period: TimePeriod) -> Answer<TimeLog> {
    Ok(shell.session()?.desk.time_log(period, Shell::today())?)
}

/// Saves it as a CSV where the person says. False where they chose no place.
#[tauri::command]
#[specta::specta]
pub fn save_time_log(app: AppHandle, window: Window, shell: Held<'_>, period: TimePeriod, words: TimeWords) -> Answer<bool> {
    let session = shell.session()?;
    let log = session.desk.time_log(period, Shell::today())?;
    let dialog = app.dialog().file().set_parent(&window).set_file_name(&words.name).add_filter("CSV", &["csv", "CSV"]);
    let Some(place) = place::chosen(dialog, "csv") else { return Ok(false) };
    shell.session()?;
    shell.in_sitting(|_| false)?;
    // Whoever is named in it has it on their record; a log without names tells of nobody.
    let mut students: Vec<Id> =
        log.lines.iter().filter(|line| line.name.is_some()).filter_map(|line| line.entry.student).collect();
    students.sort_unstable();
    students.dedup();
    // A file is paper: what somebody is called in the room stands in it only where they said yes to that.
    let named: BTreeMap<Id, String> = students
        .iter()
        .copied()
        .zip(session.desk.names_on_paper(&students)?)
        .filter_map(|(id, name)| Some((id, name?)))
        .collect();
    let name = |line: &TimeLine| line.entry.student.filter(|_| line.name.is_some()).and_then(|of| named.get(&of));
    let lines = log.lines.iter().map(|line| (&line.entry, name(line).map(String::as_str)));
    let to = (session.card.name.as_str(), None);
    let note = || -> Answer<Committed> { Ok(session.desk.named_in_file(&students, Disclosed::TimeLog, to, Shell::today())?) };
    tell(&app, &written_then_noted(&place, |out| write_time_log(out, &words, lines), note)?);
    Ok(true)
}
