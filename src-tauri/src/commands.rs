//! What a window may ask: commit, undo and redo write, the rest are Queries. One short function each. What a command
//! needs was asked before it is called (`lens::Needs`, `window::heard`); where it lies in what was asked, it asks itself.

use std::path::PathBuf;
use std::sync::Arc;

use domain::answers::AnswerEdit;
use domain::change::Scope;
use domain::edit::Edit;
use domain::measures::panels::Panels;
use domain::people::CaseloadRule;
use domain::record::Id;
use domain::roster::LookAlike;
use domain::supports::Supports;
use domain::waves::{Comparison, WaveEdit};
use domain::wording::Wordings;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::commit::Committed;
use store::finder::Finder;
use store::read::filters::Filters;
use store::read::map::MapView;
use store::read::sections_like::SectionsLike;
use store::read::student::StudentFile;
use store::read::students::{CaseloadRuleLine, StudentsAsked, StudentsPage};
use store::read::suggestions::{MayHaveForgotten, StaffName, Suggestion};
use store::read::today::TodayView;
use store::undo::{LeftAlone, UndoReach, Within};
use tauri::{AppHandle, Manager, State, Window};

use crate::events::{self, COMMITTED, CommittedEvent, Job, SCREEN};
use crate::failure::Answer;
use crate::lens::Area;
use crate::meeting::Step;
use crate::shell::Shell;

pub mod activities;
pub mod bringing_in;
pub mod choices;
pub mod classroom;
pub mod copy;
pub mod district;
pub mod forms;
pub mod groups;
pub mod network;
pub mod notes;
pub mod paper;
pub(crate) mod place;
pub mod record;
pub mod report;
pub mod safety;
pub mod school;
pub mod sitting;
pub mod visit_lists;
pub mod visits;
mod written;

use bringing_in::Telling;

pub(crate) type Held<'a> = State<'a, Arc<Shell>>;

/// Tells the windows whose lens it concerns what to read again. After COMMIT, never before.
pub(crate) fn tell(app: &AppHandle, committed: &Committed) {
    tell_others(app, committed, None);
}

/// `knows` is the window that hears of it by the answer to what it asked.
fn tell_others(app: &AppHandle, committed: &Committed, knows: Option<&str>) {
    let is_draft = |scope: &Scope| matches!(scope, Scope::Draft(_));
    if committed.commit.is_some() && !committed.scopes.iter().all(is_draft) {
        app.state::<Arc<Shell>>().district.changed();
    }
    if !committed.scopes.is_empty() {
        let told = CommittedEvent { scopes: committed.scopes.clone(), kinds: committed.kinds.clone() };
        events::tell_others(app, COMMITTED, &told, Area::told(&committed.kinds), knows);
        events::tell(app, SCREEN, &(), Area::Screen);
    }
    if Finder::forgets(&committed.kinds)
        && let Some(session) = app.state::<Arc<Shell>>().open()
    {
        // A district's names take half a second: nobody waits for them at the next letter.
        std::thread::spawn(move || {
            if let Err(failure) = session.desk.read_names() {
                tracing::warn!("names could not be read: {failure}");
            }
        });
    }
}

/// Records what a person meant.
#[tauri::command]
#[specta::specta]
pub fn commit(app: AppHandle, window: Window, shell: Held<'_>, edit: Edit) -> Answer<Written> {
    let committed = shell.commit(window.label(), &edit)?;
    // A hand on a map waits for one answer and not for two: the map comes with it, as the store has it now.
    let map = match edit {
        Edit::Map { wave, .. } => map_of(&shell, wave).ok(),
        _ => None,
    };
    tell_others(&app, &committed, map.is_some().then_some(window.label()));
    if let Edit::Wave(WaveEdit::Erase { .. }) | Edit::Answer(AnswerEdit::EraseAnswer { .. }) = edit
        && let Some(session) = shell.open()
    {
        let (app, scopes) = (app.clone(), committed.scopes.clone());
        std::thread::spawn(move || crate::window::finish_erasing(&app, &session, scopes));
    }
    Ok(Written { committed, map })
}

/// What a commit wrote.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Written {
    #[serde(flatten)]
    pub committed: Committed,
    /// The map that it was done on, read after it. Whoever is answered so is told of the commit by this answer alone.
    pub map: Option<MapView>,
}

/// What an undo or a redo did.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Undone {
    /// The name of the edit that was taken back, or brought back.
    pub edit: String,
    /// Fields that somebody has changed since, and that were left as they are.
    pub left_alone: u32,
    /// The records of those fields, by name; the first of them, where they are many.
    pub left: Vec<LeftAlone>,
}

fn stepped(app: &AppHandle, undone: store::undo::Undone) -> Undone {
    tell(app, &undone.committed);
    Undone { edit: undone.edit, left_alone: undone.left_alone, left: undone.left }
}

/// Takes back the newest edit of a scope; `wave` keeps it to what that map shows.
#[tauri::command]
#[specta::specta]
pub fn undo(app: AppHandle, window: Window, shell: Held<'_>, scope: Scope, wave: Option<Id>) -> Answer<Undone> {
    let session = shell.session_to_step(window.label(), Step::Undo, scope, wave)?;
    Ok(stepped(&app, session.desk.undo(wave.map_or(Within::Scope(scope), Within::Wave))?))
}

/// Brings back what was undone last in a scope; `wave` keeps it to what that map shows.
#[tauri::command]
#[specta::specta]
pub fn redo(app: AppHandle, window: Window, shell: Held<'_>, scope: Scope, wave: Option<Id>) -> Answer<Undone> {
    let session = shell.session_to_step(window.label(), Step::Redo, scope, wave)?;
    Ok(stepped(&app, session.desk.redo(wave.map_or(Within::Scope(scope), Within::Wave))?))
}

/// Takes back the newest edit of this person anywhere but in drafts: an import, a caseload, a joining.
#[tauri::command]
#[specta::specta]
pub fn undo_last(app: AppHandle, shell: Held<'_>) -> Answer<Undone> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Undo);
    Ok(stepped(&app, session.desk.undo_watched(None, &mut |done, of| telling.tell(done, of))?))
}

/// Takes back the commit that bears this name, whatever was done since. Refused where it was taken back already.
#[tauri::command]
#[specta::specta]
pub fn undo_commit(app: AppHandle, shell: Held<'_>, commit: Id) -> Answer<Undone> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Undo);
    Ok(stepped(&app, session.desk.undo_commit(commit, &mut |done, of| telling.tell(done, of))?))
}

/// Brings back what was undone last anywhere but in drafts.
#[tauri::command]
#[specta::specta]
pub fn redo_last(app: AppHandle, shell: Held<'_>) -> Answer<Undone> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Undo);
    Ok(stepped(&app, session.desk.redo_watched(None, &mut |done, of| telling.tell(done, of))?))
}

/// What undo and redo would concern anywhere but in drafts.
#[tauri::command]
#[specta::specta]
pub fn undo_reach(shell: Held<'_>) -> Answer<UndoReach> {
    Ok(shell.session()?.desk.undo_reach(None)?)
}

/// Who to see today and why.
#[tauri::command]
#[specta::specta]
pub fn today(window: Window, shell: Held<'_>) -> Answer<TodayView> {
    let session = shell.session()?;
    let mut view = session.desk.today(Shell::today())?;
    if !session.has(window.label(), Area::Maps) {
        // Each reason is something that a student told.
        view.lines.clear();
    }
    Ok(view)
}

/// A page of students.
#[tauri::command]
#[specta::specta]
pub fn students(window: Window, shell: Held<'_>, mut asked: StudentsAsked) -> Answer<StudentsPage> {
    let session = shell.session()?;
    let has_maps = session.has(window.label(), Area::Maps);
    asked.without_map &= has_maps;
    let mut page = session.desk.students(&asked)?;
    if !has_maps {
        for line in &mut page.rows {
            (line.last_map_on, line.has_draft) = (None, false);
        }
    }
    Ok(page)
}

/// What students can be narrowed by.
#[tauri::command]
#[specta::specta]
pub fn filters(shell: Held<'_>) -> Answer<Filters> {
    Ok(shell.session()?.desk.filters()?)
}

/// The classes that a few letters may mean, and the one that is chosen.
#[tauri::command]
#[specta::specta]
pub fn sections_like(shell: Held<'_>, text: String, chosen: Option<Id>) -> Answer<SectionsLike> {
    Ok(shell.session()?.desk.sections_like(&text, chosen)?)
}

/// A student's file.
#[tauri::command]
#[specta::specta]
pub fn student(shell: Held<'_>, id: Id) -> Answer<StudentFile> {
    Ok(shell.session()?.desk.student(id, Shell::today())?)
}

/// A wave, ready to be drawn.
#[tauri::command]
#[specta::specta]
pub fn ego_network(shell: Held<'_>, wave: Id) -> Answer<MapView> {
    map_of(&shell, wave)
}

fn map_of(shell: &Shell, wave: Id) -> Answer<MapView> {
    shell.in_sitting(|sitting| sitting.has(wave))?;
    Ok(shell.session()?.desk.map(wave, Shell::today())?)
}

/// Type-ahead in a sitting.
#[tauri::command]
#[specta::specta]
pub fn name_suggestions(shell: Held<'_>, wave: Id, text: String) -> Answer<Vec<Suggestion>> {
    shell.in_sitting(|sitting| sitting.has(wave))?;
    Ok(shell.session()?.desk.name_suggestions(wave, &text)?)
}

/// In a sitting: people of older maps, visitors and leaders of activities whom the student met, who are not on this map.
#[tauri::command]
#[specta::specta]
pub fn may_have_forgotten(shell: Held<'_>, wave: Id) -> Answer<MayHaveForgotten> {
    shell.in_sitting(|sitting| sitting.has(wave))?;
    Ok(shell.session()?.desk.may_have_forgotten(wave)?)
}

/// Type-ahead in a sitting, for who introduced somebody: the school's staff, by name alone.
#[tauri::command]
#[specta::specta]
pub fn staff_suggestions(shell: Held<'_>, text: String) -> Answer<Vec<StaffName>> {
    Ok(shell.session()?.desk.staff_suggestions(&text)?)
}

/// Two waves beside each other.
#[tauri::command]
#[specta::specta]
pub fn compare_waves(shell: Held<'_>, earlier: Id, later: Id) -> Answer<Comparison> {
    Ok(shell.session()?.desk.compare_waves(earlier, later, Shell::today())?)
}

/// What this school says in its own words.
#[tauri::command]
#[specta::specta]
pub fn wordings(shell: Held<'_>) -> Answer<Wordings> {
    Ok(shell.session()?.desk.wordings()?)
}

/// Who gives what on a kept map.
#[tauri::command]
#[specta::specta]
pub fn supports(shell: Held<'_>, wave: Id) -> Answer<Supports> {
    Ok(shell.session()?.desk.supports(wave)?)
}

/// What a student's kept maps say, in four panels.
#[tauri::command]
#[specta::specta]
pub fn panels(shell: Held<'_>, student: Id) -> Answer<Panels> {
    Ok(shell.session()?.desk.panels(student, Shell::today())?)
}

/// The rules of this counselor's caseload.
#[tauri::command]
#[specta::specta]
pub fn caseload_rules(shell: Held<'_>) -> Answer<Vec<CaseloadRuleLine>> {
    Ok(shell.session()?.desk.caseload_rules()?)
}

/// How many students a rule would take in, before it is set.
#[tauri::command]
#[specta::specta]
pub fn try_rule(shell: Held<'_>, told: CaseloadRule) -> Answer<u32> {
    Ok(shell.session()?.desk.try_rule(&told)?)
}

/// Students who were typed by hand and seem to be on the roster.
#[tauri::command]
#[specta::specta]
pub fn look_alikes(window: Window, shell: Held<'_>) -> Answer<Vec<LookAlike>> {
    let session = shell.session()?;
    let mut pairs = session.desk.look_alikes()?;
    let (has_maps, has_visits) = (session.has(window.label(), Area::Maps), session.has(window.label(), Area::Visits));
    for told in pairs.iter_mut().flat_map(|pair| [&mut pair.told_by_hand, &mut pair.told_on_roster]) {
        told.maps = told.maps.filter(|_| has_maps);
        told.visits = told.visits.filter(|_| has_visits);
    }
    Ok(pairs)
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
