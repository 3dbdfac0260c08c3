//! What a window may ask: commit, undo and redo write, the rest are Queries. One short function each;
//! each asks first whether this window's Lens allows it.

use std::path::PathBuf;
use std::sync::Arc;

use domain::change::Scope;
use domain::edit::Edit;
use domain::people::CaseloadRule;
use domain::record::Id;
use domain::roster::LookAlike;
use domain::waves::Comparison;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::commit::Committed;
use store::read::filters::Filters;
use store::read::map::MapView;
use store::read::student::StudentFile;
use store::read::students::{CaseloadRuleLine, StudentsAsked, StudentsPage};
use store::read::suggestions::Suggestion;
use store::read::today::TodayView;
use store::undo::{UndoReach, Within};
use tauri::{AppHandle, Emitter, State, Window};

use crate::events::{COMMITTED, CommittedEvent, Job};
use crate::failure::Answer;
use crate::lens::Area;
use crate::shell::Shell;

pub mod bringing_in;
pub mod safety;

pub(crate) type Held<'a> = State<'a, Arc<Shell>>;

/// Tells every window what to read again. After COMMIT, never before.
pub(crate) fn tell(app: &AppHandle, committed: &Committed) {
    if !committed.scopes.is_empty() {
        let _ = app.emit(COMMITTED, CommittedEvent { scopes: committed.scopes.clone(), kinds: committed.kinds.clone() });
    }
}

/// The part of Kith that an edit belongs to.
fn area(edit: &Edit) -> Area {
    match edit {
        Edit::Map { .. } | Edit::Wave(_) | Edit::Choose { .. } => Area::Maps,
        Edit::Today(_) => Area::Registry,
        Edit::People(_) => Area::BringingIn,
    }
}

fn area_of(scope: Option<Scope>) -> Area {
    match scope {
        Some(Scope::Draft(_) | Scope::Student(_)) => Area::Maps,
        _ => Area::BringingIn,
    }
}

/// Records what a person meant.
#[tauri::command(async)]
#[specta::specta]
pub fn commit(app: AppHandle, window: Window, shell: Held<'_>, edit: Edit) -> Answer<Committed> {
    let session = shell.session(window.label(), area(&edit))?;
    shell.touch();
    let committed = session.desk.commit(&edit)?;
    tell(&app, &committed);
    Ok(committed)
}

/// What an undo or a redo did.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Undone {
    /// The name of the edit that was taken back, or brought back.
    pub edit: String,
    /// Fields that somebody has changed since, and that were left as they are.
    pub left_alone: u32,
}

fn stepped(app: &AppHandle, undone: store::undo::Undone) -> Undone {
    tell(app, &undone.committed);
    Undone { edit: undone.edit, left_alone: undone.left_alone }
}

/// Takes back the newest edit of a scope; `wave` keeps it to what that map shows.
#[tauri::command(async)]
#[specta::specta]
pub fn undo(app: AppHandle, window: Window, shell: Held<'_>, scope: Scope, wave: Option<Id>) -> Answer<Undone> {
    let session = shell.session(window.label(), area_of(Some(scope)))?;
    Ok(stepped(&app, session.desk.undo(wave.map_or(Within::Scope(scope), Within::Wave))?))
}

/// Brings back what was undone last in a scope; `wave` keeps it to what that map shows.
#[tauri::command(async)]
#[specta::specta]
pub fn redo(app: AppHandle, window: Window, shell: Held<'_>, scope: Scope, wave: Option<Id>) -> Answer<Undone> {
    let session = shell.session(window.label(), area_of(Some(scope)))?;
    Ok(stepped(&app, session.desk.redo(wave.map_or(Within::Scope(scope), Within::Wave))?))
}

/// Takes back the newest edit of this person anywhere but in drafts: an import, a caseload, a joining.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_last(app: AppHandle, window: Window, shell: Held<'_>) -> Answer<Undone> {
    let session = shell.session(window.label(), area_of(None))?;
    Ok(stepped(&app, session.desk.undo(None)?))
}

/// Brings back what was undone last anywhere but in drafts.
#[tauri::command(async)]
#[specta::specta]
pub fn redo_last(app: AppHandle, window: Window, shell: Held<'_>) -> Answer<Undone> {
    let session = shell.session(window.label(), area_of(None))?;
    Ok(stepped(&app, session.desk.redo(None)?))
}

/// What undo and redo would concern anywhere but in drafts.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_reach(window: Window, shell: Held<'_>) -> Answer<UndoReach> {
    Ok(shell.session(window.label(), area_of(None))?.desk.undo_reach(None)?)
}

/// Who to see today and why.
#[tauri::command(async)]
#[specta::specta]
pub fn today(window: Window, shell: Held<'_>) -> Answer<TodayView> {
    Ok(shell.session(window.label(), Area::Registry)?.desk.today(Shell::today())?)
}

/// A page of students.
#[tauri::command(async)]
#[specta::specta]
pub fn students(window: Window, shell: Held<'_>, asked: StudentsAsked) -> Answer<StudentsPage> {
    Ok(shell.session(window.label(), Area::Registry)?.desk.students(&asked)?)
}

/// What students can be narrowed by.
#[tauri::command(async)]
#[specta::specta]
pub fn filters(window: Window, shell: Held<'_>) -> Answer<Filters> {
    Ok(shell.session(window.label(), Area::Registry)?.desk.filters()?)
}

/// A student's file.
#[tauri::command(async)]
#[specta::specta]
pub fn student(window: Window, shell: Held<'_>, id: Id) -> Answer<StudentFile> {
    Ok(shell.session(window.label(), Area::Maps)?.desk.student(id, Shell::today())?)
}

/// A wave, ready to be drawn.
#[tauri::command(async)]
#[specta::specta]
pub fn ego_network(window: Window, shell: Held<'_>, wave: Id) -> Answer<MapView> {
    Ok(shell.session(window.label(), Area::Maps)?.desk.map(wave, Shell::today())?)
}

/// Type-ahead in a sitting.
#[tauri::command(async)]
#[specta::specta]
pub fn name_suggestions(window: Window, shell: Held<'_>, wave: Id, text: String) -> Answer<Vec<Suggestion>> {
    Ok(shell.session(window.label(), Area::Maps)?.desk.name_suggestions(wave, &text)?)
}

/// Two waves beside each other.
#[tauri::command(async)]
#[specta::specta]
pub fn compare_waves(window: Window, shell: Held<'_>, earlier: Id, later: Id) -> Answer<Comparison> {
    Ok(shell.session(window.label(), Area::Maps)?.desk.compare_waves(earlier, later, Shell::today())?)
}

/// The rules of this counselor's caseload.
#[tauri::command(async)]
#[specta::specta]
pub fn caseload_rules(window: Window, shell: Held<'_>) -> Answer<Vec<CaseloadRuleLine>> {
    Ok(shell.session(window.label(), Area::Registry)?.desk.caseload_rules()?)
}

/// How many students a rule would take in, before it is set.
#[tauri::command(async)]
#[specta::specta]
pub fn try_rule(window: Window, shell: Held<'_>, told: CaseloadRule) -> Answer<u32> {
    Ok(shell.session(window.label(), Area::Registry)?.desk.try_rule(&told)?)
}

/// Students who were typed by hand and seem to be on the roster.
#[tauri::command(async)]
#[specta::specta]
pub fn look_alikes(window: Window, shell: Held<'_>) -> Answer<Vec<LookAlike>> {
    Ok(shell.session(window.label(), Area::BringingIn)?.desk.look_alikes()?)
}

/// Stops long work.
#[tauri::command]
#[specta::specta]
pub fn cancel(shell: Held<'_>, job: Job) -> Answer<()> {
    shell.stop(job);
    Ok(())
}

/// The last part of a path, which may be shown.
pub(crate) fn paths(given: &[String]) -> Vec<PathBuf> {
    given.iter().map(PathBuf::from).collect()
}
