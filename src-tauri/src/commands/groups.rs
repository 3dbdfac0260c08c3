//! Programs and lawful groups: which there are, who is in one, and a list of them from a file.

use domain::edit::Edit;
use domain::groups::GroupEdit;
use domain::people::ColumnUse;
use domain::record::Id;
use exchange::table::FirstLine;
use store::read::groups::{GroupLine, GroupStudent};
use tauri::{AppHandle, Window};

use super::bringing_in::{CaseloadMatch, MeantByTable, Telling, meant_by_table};
use super::{Held, tell};
use crate::events::Job;
use crate::failure::Answer;

/// Every group of a school.
#[tauri::command]
#[specta::specta]
pub fn student_groups(shell: Held<'_>, school: Id) -> Answer<Vec<GroupLine>> {
    Ok(shell.session()?.desk.student_groups(school)?)
}

/// Who is in a group, by name.
#[tauri::command]
#[specta::specta]
pub fn in_student_group(shell: Held<'_>, group: Id) -> Answer<Vec<GroupStudent>> {
    Ok(shell.session()?.desk.in_student_group(group)?)
}

/// Puts the students of a table into a group, matched by number, else by name. Nobody who is in it leaves it.
#[tauri::command]
#[specta::specta]
#[expect(clippy::too_many_arguments, reason = "what a window gives is the shape of the command")]
pub fn group_from_table(
    app: AppHandle,
    window: Window,
    shell: Held<'_>,
    group: Id,
    path: String,
    first_line: FirstLine,
    mark: Id,
    mapping: Vec<ColumnUse>,
) -> Answer<CaseloadMatch> {
    let telling = Telling::start(&app, &shell, Job::Caseload);
    let MeantByTable { students, unmatched } = meant_by_table(&shell, &window, &telling, &path, first_line, mark, &mapping)?;
    let matched = students.len() as u32;
    let mut commit = None;
    if matched > 0 {
        let committed = shell.commit(window.label(), &Edit::Group(GroupEdit::SetInGroup { group, students, is_in: true }))?;
        tell(&app, &committed);
        commit = committed.commit;
    }
    Ok(CaseloadMatch { matched, unmatched, commit })
}
