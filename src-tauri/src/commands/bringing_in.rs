//! Bringing students in: choose files, look at what would change, say yes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::edit::Edit;
use domain::line_reason::LineReason;
use domain::people::{ColumnUse, PeopleEdit, column_mapping_id};
use domain::record::{Id, Kind, read};
use domain::roster::{LineNote, Preview};
use exchange::listed::{ListedStudent, StudentList};
use exchange::mapping::{guess_mapping, meant_by, students_of};
use exchange::pasted::PASTED;
use exchange::table::Table;
use exchange::watch::Watch;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::commit::Committed;
use store::import_list::{List, ListLine};
use store::read::students::Meant;
use tauri::{AppHandle, Window};
use tauri_plugin_dialog::DialogExt;

use super::{Held, paths, tell};
use crate::events::{self, Job, PROGRESS, ProgressEvent};
use crate::failure::Answer;
use crate::shell::{Session, Shell, Waiting};

/// What kind of file is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PickKind {
    Roster,
    Table,
}

/// A preview that waits for a yes.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PreviewHandle {
    pub preview_id: Id,
    pub preview: Preview,
}

/// A table, before it is said what its columns mean.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TableView {
    pub columns: Vec<String>,
    /// The first eight rows.
    pub sample: Vec<Vec<String>>,
    pub total: u32,
    pub mapping: Vec<ColumnUse>,
    pub is_remembered: bool,
}

/// What a caseload file found.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct CaseloadMatch {
    pub matched: u32,
    pub unmatched: Vec<LineNote>,
}

/// Tells the windows how far a job is; heard at most every 60 ms.
pub(crate) struct Telling {
    app: AppHandle,
    job: Job,
    stop: Arc<AtomicBool>,
    last: std::sync::Mutex<std::time::Instant>,
}

impl Telling {
    pub(crate) fn start(app: &AppHandle, shell: &Shell, job: Job) -> Telling {
        Telling { app: app.clone(), job, stop: shell.start(job), last: std::sync::Mutex::new(std::time::Instant::now()) }
    }

    /// Tells; false when somebody asked to stop.
    pub(crate) fn tell(&self, done: u64, of: u64) -> bool {
        let mut last = self.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if last.elapsed().as_millis() >= 60 || done == of {
            *last = std::time::Instant::now();
            events::tell(&self.app, PROGRESS, &ProgressEvent::of(self.job, done, of), self.job.area());
        }
        !self.stop.load(Ordering::SeqCst)
    }
}

/// Reading the files is two thirds of a preview; comparing them with the store is the rest.
impl Watch for Telling {
    fn progress(&self, done: u64, of: u64) {
        self.tell(2 * done, 3 * of);
    }

    fn is_cancelled(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }
}

/// Lets the person choose files, or one table. Empty where they chose none.
#[tauri::command(async)]
#[specta::specta]
pub fn pick_files(app: AppHandle, window: Window, kind: PickKind) -> Answer<Vec<String>> {
    let dialog = app.dialog().file().set_parent(&window);
    // Not every system's dialog takes .CSV for .csv.
    let dialog = match kind {
        PickKind::Roster => dialog.add_filter("OneRoster, Ed-Fi", &["zip", "csv", "xml", "gz", "ZIP", "CSV", "XML", "GZ"]),
        PickKind::Table => dialog.add_filter("CSV, XLSX", &["csv", "xlsx", "tsv", "txt", "CSV", "XLSX", "TSV", "TXT"]),
    }
    .add_filter("*", &["*"]);
    let chosen = match kind {
        PickKind::Roster => dialog.blocking_pick_files().unwrap_or_default(),
        // One table is read at a time: more than one cannot be chosen, or all but one would be passed over.
        PickKind::Table => dialog.blocking_pick_file().into_iter().collect(),
    };
    Ok(chosen.into_iter().filter_map(|path| path.into_path().ok()).map(|path| path.to_string_lossy().into_owned()).collect())
}

/// Lets the person choose a folder.
#[tauri::command(async)]
#[specta::specta]
pub fn pick_folder(app: AppHandle, window: Window) -> Answer<Option<String>> {
    let chosen = app.dialog().file().set_parent(&window).blocking_pick_folder();
    Ok(chosen.and_then(|path| path.into_path().ok()).map(|path| path.to_string_lossy().into_owned()))
}

/// Reads roster files and compares them with the store.
#[tauri::command(async)]
#[specta::specta]
pub fn preview_roster(app: AppHandle, shell: Held<'_>, paths: Vec<String>) -> Answer<PreviewHandle> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Preview);
    let roster = exchange::roster::read_roster(&super::paths(&paths), &telling)?;
    let prepared = session.desk.store().prepare_roster(roster, &mut |done, of| telling.tell(2 * of + done, 3 * of))?;
    let preview = prepared.preview.clone();
    Ok(PreviewHandle { preview_id: shell.park(Waiting::Roster(Box::new(prepared))), preview })
}

/// Reads a table and says how its columns would be read.
#[tauri::command(async)]
#[specta::specta]
pub fn read_table(shell: Held<'_>, path: String) -> Answer<TableView> {
    let session = shell.session()?;
    let table = exchange::table::read_table(&paths(&[path])[0])?;
    let remembered = session.desk.reading(|sql| {
        let known = store::tables::Tables(sql).find(Kind::ColumnMapping, column_mapping_id(&table.columns))?;
        Ok(known.and_then(|fields| read::<Vec<ColumnUse>>(&fields, "mapping")))
    })?;
    let remembered = remembered.filter(|mapping| mapping.len() == table.columns.len());
    Ok(TableView {
        is_remembered: remembered.is_some(),
        mapping: remembered.unwrap_or_else(|| guess_mapping(&table)),
        sample: table.rows.iter().take(8).cloned().collect(),
        total: table.rows.len() as u32,
        columns: table.columns,
    })
}

fn park_list(shell: &Shell, session: &Session, file: &str, list: StudentList, school: Option<Id>) -> Answer<PreviewHandle> {
    let line = |it: ListedStudent| ListLine { by_hand: it.by_hand, school_name: it.school_name, line: it.line };
    let lines = list.students.into_iter().map(line).collect();
    let list = List { file: file.to_owned(), lines, refused: list.refused, warned: list.warned };
    let (students, preview) = session.desk.store().prepare_list(list, school)?;
    Ok(PreviewHandle { preview_id: shell.park(Waiting::Table(students)), preview })
}

fn remember(shell: &Shell, window: &Window, table: &Table, mapping: &[ColumnUse]) -> Answer<()> {
    let edit = PeopleEdit::RememberMapping { columns: table.columns.clone(), mapping: mapping.to_vec() };
    shell.commit(window.label(), &Edit::People(edit))?;
    Ok(())
}

/// Compares a table with the store, its columns read as said; that is remembered for the next table like it.
#[tauri::command(async)]
#[specta::specta]
pub fn preview_table(
    window: Window,
    shell: Held<'_>,
    path: String,
    mapping: Vec<ColumnUse>,
    school: Option<Id>,
) -> Answer<PreviewHandle> {
    let session = shell.session()?;
    let table = exchange::table::read_table(&paths(&[path])[0])?;
    remember(&shell, &window, &table, &mapping)?;
    park_list(&shell, &session, &table.file, students_of(&table, &mapping), school)
}

/// Compares a pasted list with the store.
#[tauri::command(async)]
#[specta::specta]
pub fn preview_pasted(shell: Held<'_>, text: String, school: Option<Id>) -> Answer<PreviewHandle> {
    let session = shell.session()?;
    park_list(&shell, &session, PASTED, exchange::pasted::read_pasted(&text), school)
}

/// Applies a preview: one Commit.
#[tauri::command(async)]
#[specta::specta]
pub fn apply_preview(app: AppHandle, window: Window, shell: Held<'_>, preview_id: Id) -> Answer<Committed> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Apply);
    let committed = match shell.unpark(preview_id)? {
        Waiting::Roster(prepared) => {
            let applied = session.desk.apply_roster(&prepared, &mut |done, of| telling.tell(done, of));
            if applied.is_err() {
                // Stopped or failed: nothing was written, and the preview still holds.
                shell.repark(preview_id, Waiting::Roster(prepared));
            }
            let committed = applied?;
            // Durable already; a large roster leaves the journal long, and no gesture should wait for it. Where this fails,
            // a later commit does it.
            std::thread::spawn(move || drop(session.desk.store().fold_journal()));
            committed
        }
        Waiting::Table(students) => shell.commit(window.label(), &Edit::People(PeopleEdit::AddStudents { students }))?,
    };
    tell(&app, &committed);
    Ok(committed)
}

/// Forgets a preview.
#[tauri::command(async)]
#[specta::specta]
pub fn drop_preview(shell: Held<'_>, preview_id: Id) -> Answer<()> {
    let _ = shell.unpark(preview_id);
    Ok(())
}

/// Puts the students of a table on the caseload, matched by number, else by name.
#[tauri::command(async)]
#[specta::specta]
pub fn caseload_from_table(
    app: AppHandle,
    window: Window,
    shell: Held<'_>,
    path: String,
    mapping: Vec<ColumnUse>,
) -> Answer<CaseloadMatch> {
    let session = shell.session()?;
    let table = exchange::table::read_table(&paths(&[path])[0])?;
    // Whoever may not bring students in has their own list read all the same.
    let _ = remember(&shell, &window, &table, &mapping);
    let list = meant_by(&table, &mapping);
    let mut unmatched = list.refused;
    let mut matched = Vec::new();
    for listed in list.students {
        let reason = match session.desk.match_student(&listed.by_hand)? {
            Meant::One(student) => {
                matched.push(student);
                continue;
            }
            Meant::Nobody => LineReason::NoSuchStudent,
            Meant::Several => LineReason::SeveralSuchStudents,
        };
        unmatched.push(LineNote::of(&table.file, listed.line, None, reason));
    }
    unmatched.sort_by_key(|note| note.line);
    matched.sort();
    matched.dedup();
    let count = matched.len() as u32;
    if count > 0 {
        let edit = PeopleEdit::SetOnCaseload { counselor: session.desk.me, students: matched, is_on: Some(true) };
        tell(&app, &shell.commit(window.label(), &Edit::People(edit))?);
    }
    Ok(CaseloadMatch { matched: count, unmatched })
}
