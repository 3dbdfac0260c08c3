//! Bringing students in: choose files, look at what would change, say yes.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::edit::Edit;
use domain::line_reason::LineReason;
use domain::people::{ColumnUse, PeopleEdit, StudentByHand, column_mapping_id};
use domain::record::{Id, Kind, read};
use domain::roster::{Coming, LineNote, Preview};
use exchange::first_line::first_line_of;
use exchange::listed::{ListedStudent, StudentList};
use exchange::mapping::{guess_mapping, meant_by, students_of};
use exchange::table::{FirstLine, Table};
use exchange::unreadable::Unreadable;
use exchange::watch::Watch;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::commit::Committed;
use store::import_list::{List, ListLine};
use store::read::meant::Meant;
use tauri::{AppHandle, Manager, Window};
use tauri_plugin_dialog::DialogExt;

use super::{Held, paths, place, tell};
use crate::events::{self, Job, PROGRESS, ProgressEvent};
use crate::failure::{Answer, Failure, FailureCode};
use crate::shell::{Session, Shell, Waiting};

/// A preview comes to the window with this many lines of each list; the others are asked for, as many at once.
const LINES_AT_ONCE: usize = 100;

/// What kind of file is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PickKind {
    Roster,
    Table,
    Visits,
}

/// What a list is called in its preview, which the interface says in words.
const TABLE: &str = "Table";
const LIST: &str = "List";

/// A preview that waits for a yes, with the first lines of its lists.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PreviewHandle {
    pub preview_id: Id,
    pub preview: Preview,
}

/// A table, before it is said what its columns mean.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TableView {
    /// As it was asked for, else as it seems.
    pub first_line: FirstLine,
    /// Empty ones where the first line is a student.
    pub columns: Vec<String>,
    /// The first eight rows.
    pub sample: Vec<Vec<String>>,
    pub total: u32,
    pub mapping: Vec<ColumnUse>,
    pub is_remembered: bool,
    /// Tells its columns, for when it is read again.
    pub mark: Id,
    /// What of the file was left out.
    pub left_out: Vec<LineNote>,
    /// The sheets that were read, where there are several.
    pub sheets: Vec<String>,
}

/// What a caseload file found.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct CaseloadMatch {
    pub matched: u32,
    pub unmatched: Vec<LineNote>,
    /// By what it can be taken back; None where nobody was found.
    pub commit: Option<Id>,
}

/// Which of a preview's lists of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum NoteList {
    Refused,
    Warned,
}

/// The words of a saved list of lines.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NoteWords {
    /// Of the file.
    pub name: String,
    /// What became of it, file, line, column, reason.
    pub headings: Vec<String>,
    pub refused: String,
    pub warned: String,
}

/// Tells the windows how far a job is; heard at most every 60 ms, and at its end.
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

impl Drop for Telling {
    fn drop(&mut self) {
        // Ended, stopped or failed: no window shows a bar for it any more.
        events::tell(&self.app, PROGRESS, &ProgressEvent::of(self.job, 1, 1), self.job.area());
        // What the work held lies behind its bar: it is let go of in a moment.
        std::thread::spawn(|| {
            std::thread::sleep(std::time::Duration::from_secs(2));
            crate::platform::give_memory_back();
        });
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
#[tauri::command]
#[specta::specta]
pub fn pick_files(app: AppHandle, window: Window, kind: PickKind) -> Answer<Vec<String>> {
    let dialog = app.dialog().file().set_parent(&window);
    // Not every system's dialog takes .CSV for .csv.
    let dialog = match kind {
        PickKind::Roster => dialog.add_filter("OneRoster, Ed-Fi", &["zip", "csv", "xml", "gz", "ZIP", "CSV", "XML", "GZ"]),
        PickKind::Table => dialog.add_filter("CSV, XLSX", &["csv", "xlsx", "tsv", "txt", "CSV", "XLSX", "TSV", "TXT"]),
        PickKind::Visits => dialog.add_filter(
            "CSV, XLSX, iCalendar",
            &["csv", "xlsx", "tsv", "txt", "ics", "ical", "CSV", "XLSX", "TSV", "TXT", "ICS", "ICAL"],
        ),
    }
    .add_filter("*", &["*"]);
    let chosen = match kind {
        PickKind::Roster => dialog.blocking_pick_files().unwrap_or_default(),
        // One table is read at a time: more than one cannot be chosen, or all but one would be passed over.
        PickKind::Table | PickKind::Visits => dialog.blocking_pick_file().into_iter().collect(),
    };
    Ok(chosen.into_iter().filter_map(|path| path.into_path().ok()).map(|path| path.to_string_lossy().into_owned()).collect())
}

/// Lets the person choose a folder.
#[tauri::command]
#[specta::specta]
pub fn pick_folder(app: AppHandle, window: Window) -> Answer<Option<String>> {
    let chosen = app.dialog().file().set_parent(&window).blocking_pick_folder();
    Ok(chosen.and_then(|path| path.into_path().ok()).map(|path| path.to_string_lossy().into_owned()))
}

/// Reads roster files and compares them with the store.
#[tauri::command]
#[specta::specta]
pub fn preview_roster(app: AppHandle, shell: Held<'_>, paths: Vec<String>) -> Answer<PreviewHandle> {
    let session = shell.session()?;
    super::district::may_bring_roster(&shell)?;
    let telling = Telling::start(&app, &shell, Job::Preview);
    let roster = exchange::roster::read_roster(&super::paths(&paths), &telling)?;
    let prepared = session.desk.store().prepare_roster(roster, &mut |done, of| telling.tell(2 * of + done, 3 * of))?;
    Ok(parked(&shell, Waiting::Roster(Box::new(prepared))))
}

/// Compares the invented school's own roster with its store: somebody who looks around sees a preview, with a line refused,
/// without having a file.
#[tauri::command]
#[specta::specta]
pub fn preview_invented(app: AppHandle, shell: Held<'_>) -> Answer<PreviewHandle> {
    let session = shell.session()?;
    if !session.card.is_invented {
        return Err(Failure::plain(FailureCode::NotHere));
    }
    let telling = Telling::start(&app, &shell, Job::Preview);
    let roster = crate::invented::roster(&session.desk, &invented::school(invented::SEED, Shell::today()))?;
    let prepared = session.desk.store().prepare_roster(roster, &mut |done, of| telling.tell(2 * of + done, 3 * of))?;
    Ok(parked(&shell, Waiting::Roster(Box::new(prepared))))
}

pub(crate) fn parked(shell: &Shell, waiting: Waiting) -> PreviewHandle {
    let all = waiting.preview();
    let first = |notes: &[LineNote]| notes.iter().take(LINES_AT_ONCE).cloned().collect();
    let preview = Preview {
        format: all.format.clone(),
        refused: first(&all.refused),
        warned: first(&all.warned),
        leaving: all.leaving.clone(),
        look_alikes: all.look_alikes.clone(),
        coming: all.coming.iter().take(LINES_AT_ONCE).cloned().collect(),
        listed_again: all.listed_again.clone(),
        ..*all
    };
    PreviewHandle { preview_id: shell.park(waiting), preview }
}

/// More lines of a preview's list, from a place in it on.
#[tauri::command]
#[specta::specta]
pub fn preview_lines(shell: Held<'_>, preview_id: Id, of: NoteList, from: u32) -> Answer<Vec<LineNote>> {
    shell.waiting(preview_id, |preview| {
        let notes = if of == NoteList::Refused { &preview.refused } else { &preview.warned };
        notes.iter().skip(from as usize).take(LINES_AT_ONCE).cloned().collect()
    })
}

/// More of the students whom a preview would bring in or change, from a place in their list on.
#[tauri::command]
#[specta::specta]
pub fn preview_students(shell: Held<'_>, preview_id: Id, from: u32) -> Answer<Vec<Coming>> {
    shell.waiting(preview_id, |preview| preview.coming.iter().skip(from as usize).take(LINES_AT_ONCE).cloned().collect())
}

/// Writes every line that was not taken, or taken with a doubt, where the person says. False where they chose no place.
#[tauri::command]
#[specta::specta]
pub fn save_preview_lines(app: AppHandle, window: Window, shell: Held<'_>, preview_id: Id, words: NoteWords) -> Answer<bool> {
    let dialog = app.dialog().file().set_parent(&window).set_file_name(&words.name).add_filter("CSV", &["csv", "CSV"]);
    let Some(place) = place::chosen(dialog, "csv") else { return Ok(false) };
    shell
        .waiting(preview_id, |preview| {
            let mut out = std::io::BufWriter::new(std::fs::File::create(place)?);
            let lists = [(words.refused.as_str(), &preview.refused[..]), (words.warned.as_str(), &preview.warned[..])];
            exchange::notes_file::write_notes(&mut out, &words.headings, &lists, crate::cli::files::sentence)?;
            std::io::Write::flush(&mut out)
        })?
        .map_err(store::failure::Failure::from)?;
    Ok(true)
}

/// Reads a table and says how its columns would be read. Where nobody says what its first line is, headings that were read
/// before are headings; else it is what it looks like.
#[tauri::command]
#[specta::specta]
pub fn read_table(app: AppHandle, shell: Held<'_>, path: String, first_line: Option<FirstLine>) -> Answer<TableView> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Preview);
    let table = exchange::table::read_table_watched(&paths(&[path])[0], &telling)?;
    let seems = match remembered(&session, &table.columns)? {
        Some(_) => FirstLine::Headings,
        None => first_line_of(&table),
    };
    let table = table.with_first_line(first_line.unwrap_or(seems));
    // Tables without headings are remembered by how many columns they have.
    let remembered = remembered(&session, &table.columns)?;
    Ok(TableView {
        first_line: table.first_line,
        is_remembered: remembered.is_some(),
        mapping: remembered.unwrap_or_else(|| guess_mapping(&table)),
        sample: table.rows.iter().take(8).cloned().collect(),
        total: table.rows.len() as u32,
        mark: table.mark(),
        sheets: if table.sheets.len() > 1 { table.sheets.iter().map(|(name, _)| name.clone()).collect() } else { Vec::new() },
        left_out: table.left_out,
        columns: table.columns,
    })
}

/// Reads a table again whose columns somebody said the meaning of. Refused where they are others now.
pub(crate) fn read_again(path: &str, first_line: FirstLine, mark: Id, watch: &dyn Watch) -> Answer<Table> {
    let table = exchange::table::read_table_watched(Path::new(path), watch)?.with_first_line(first_line);
    match table.mark() == mark {
        true => Ok(table),
        false => Err(Unreadable::Changed { file: table.file }.into()),
    }
}

/// How a table with these headings was read last time.
fn remembered(session: &Session, columns: &[String]) -> Answer<Option<Vec<ColumnUse>>> {
    let known = session.desk.reading(|sql| {
        let known = store::tables::Tables(sql).find(Kind::ColumnMapping, column_mapping_id(columns))?;
        Ok(known.and_then(|fields| read::<Vec<ColumnUse>>(&fields, "mapping")))
    })?;
    Ok(known.filter(|mapping| mapping.len() == columns.len()))
}

fn park_list(
    shell: &Shell,
    session: &Session,
    telling: &Telling,
    list: List,
    school: Option<Id>,
    format: &str,
) -> Answer<PreviewHandle> {
    let mut watch = |done: u64, of: u64| telling.tell(2 * of + done, 3 * of);
    let mut prepared = session.desk.store().prepare_list(list, school, &mut watch)?;
    prepared.preview.format = format.to_owned();
    Ok(parked(shell, Waiting::List(Box::new(prepared))))
}

fn listed(list: StudentList) -> List {
    let line = |it: ListedStudent| ListLine { by_hand: it.by_hand, school_name: it.school_name, file: it.file, line: it.line };
    let lines = list.students.into_iter().map(line).collect();
    List { lines, refused: list.refused, warned: list.warned }
}

fn remember(shell: &Shell, window: &Window, table: &Table, mapping: &[ColumnUse]) -> Answer<()> {
    let edit = PeopleEdit::RememberMapping { columns: table.columns.clone(), mapping: mapping.to_vec() };
    shell.commit(window.label(), &Edit::People(edit))?;
    Ok(())
}

/// Compares a table with the store, its first line and its columns read as said; that is remembered for the next table like it.
#[tauri::command]
#[specta::specta]
pub fn preview_table(
    window: Window,
    shell: Held<'_>,
    path: String,
    first_line: FirstLine,
    mark: Id,
    mapping: Vec<ColumnUse>,
    school: Option<Id>,
) -> Answer<PreviewHandle> {
    let session = shell.session()?;
    let telling = Telling::start(window.app_handle(), &shell, Job::Preview);
    let table = read_again(&path, first_line, mark, &telling)?;
    remember(&shell, &window, &table, &mapping)?;
    park_list(&shell, &session, &telling, listed(students_of(&table, &mapping)), school, TABLE)
}

/// Compares a pasted list with the store.
#[tauri::command]
#[specta::specta]
pub fn preview_pasted(app: AppHandle, shell: Held<'_>, text: String, school: Option<Id>) -> Answer<PreviewHandle> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Preview);
    park_list(&shell, &session, &telling, listed(exchange::pasted::read_pasted(&text)), school, LIST)
}

/// Applies a preview: one Commit.
#[tauri::command]
#[specta::specta]
pub fn apply_preview(app: AppHandle, shell: Held<'_>, preview_id: Id) -> Answer<Committed> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Apply);
    let committed = match shell.unpark(preview_id)? {
        Waiting::Roster(prepared) => {
            super::district::may_bring_roster(&shell)?;
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
        Waiting::List(prepared) => {
            let applied = session.desk.apply_list(&prepared, &mut |done, of| telling.tell(done, of));
            if applied.is_err() {
                shell.repark(preview_id, Waiting::List(prepared));
            }
            applied?
        }
        Waiting::Visits(prepared) => {
            let applied = session.desk.apply_visits(&prepared, &mut |done, of| telling.tell(done, of));
            if applied.is_err() {
                shell.repark(preview_id, Waiting::Visits(prepared));
            }
            applied?
        }
        Waiting::Choices(prepared) => {
            let applied = session.desk.apply_choices(&prepared, &mut |done, of| telling.tell(done, of));
            if applied.is_err() {
                shell.repark(preview_id, Waiting::Choices(prepared));
            }
            applied?
        }
        Waiting::Form(prepared) => {
            let applied = session.desk.apply_form(&prepared, &mut |done, of| telling.tell(done, of));
            if applied.is_err() {
                shell.repark(preview_id, Waiting::Form(prepared));
            }
            applied?
        }
    };
    tell(&app, &committed);
    Ok(committed)
}

/// Forgets a preview.
#[tauri::command]
#[specta::specta]
pub fn drop_preview(shell: Held<'_>, preview_id: Id) -> Answer<()> {
    let _ = shell.unpark(preview_id);
    Ok(())
}

/// Whom the lines of a table mean, each once, and the lines that mean nobody or several.
pub(super) struct MeantByTable {
    pub students: Vec<Id>,
    pub unmatched: Vec<LineNote>,
}

/// Puts the students of a table on the caseload, matched by number, else by name.
#[tauri::command]
#[specta::specta]
pub fn caseload_from_table(
    app: AppHandle,
    window: Window,
    shell: Held<'_>,
    path: String,
    first_line: FirstLine,
    mark: Id,
    mapping: Vec<ColumnUse>,
) -> Answer<CaseloadMatch> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Caseload);
    let MeantByTable { students: matched, unmatched } =
        meant_by_table(&shell, &window, &telling, &path, first_line, mark, &mapping)?;
    let count = matched.len() as u32;
    let mut commit = None;
    if count > 0 {
        let edit = PeopleEdit::SetOnCaseload { counselor: session.desk.me, students: matched, is_on: Some(true) };
        let committed = shell.commit(window.label(), &Edit::People(edit))?;
        tell(&app, &committed);
        commit = committed.commit;
    }
    Ok(CaseloadMatch { matched: count, unmatched, commit })
}

/// Reads a table again as it was looked at, and finds whom its lines mean.
pub(super) fn meant_by_table(
    shell: &Shell,
    window: &Window,
    telling: &Telling,
    path: &str,
    first_line: FirstLine,
    mark: Id,
    mapping: &[ColumnUse],
) -> Answer<MeantByTable> {
    let session = shell.session()?;
    let table = read_again(path, first_line, mark, telling)?;
    // Whoever may not bring students in has their own list read all the same.
    let _ = remember(shell, window, &table, mapping);
    let list = meant_by(&table, mapping);
    let (lines, told): (Vec<(String, u32)>, Vec<StudentByHand>) =
        list.students.into_iter().map(|it| ((it.file, it.line), it.by_hand)).unzip();
    let meant = session.desk.match_students(&told, &mut |done, of| telling.tell(2 * of + done, 3 * of))?;
    let mut unmatched = list.refused;
    let mut matched = Vec::new();
    for ((file, line), meant) in lines.into_iter().zip(meant) {
        let reason = match meant {
            Meant::One(student) => {
                matched.push(student);
                continue;
            }
            Meant::Nobody => LineReason::NoSuchStudent,
            Meant::Several => LineReason::SeveralSuchStudents,
        };
        unmatched.push(LineNote::of(&file, line, None, reason));
    }
    unmatched.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    matched.sort();
    matched.dedup();
    Ok(MeantByTable { students: matched, unmatched })
}
