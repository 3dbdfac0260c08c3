//! Backups: what there is, and one more now.

use serde::{Deserialize, Serialize};
use specta::Type;
use store::backup::{self, BackupLine};
use tauri::{AppHandle, Window};
use tauri_plugin_dialog::DialogExt;

use super::bringing_in::Telling;
use super::{Held, place};
use crate::events::Job;
use crate::failure::Answer;

/// The backups of the open profile, each read back when it was made.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct BackupList {
    pub folder: String,
    pub kept: Vec<BackupLine>,
}

/// What there is.
#[tauri::command]
#[specta::specta]
pub fn backups(shell: Held<'_>) -> Answer<BackupList> {
    let session = shell.session()?;
    let folder = backup::folder_of(&shell.profiles.folder(session.card.id));
    Ok(BackupList { kept: backup::list(&folder)?, folder: folder.to_string_lossy().into_owned() })
}

/// One more, now.
#[tauri::command]
#[specta::specta]
pub fn back_up_now(app: AppHandle, shell: Held<'_>) -> Answer<BackupList> {
    let session = shell.session()?;
    let telling = Telling::start(&app, &shell, Job::Backup);
    let folder = backup::folder_of(&shell.profiles.folder(session.card.id));
    session.desk.store().back_up(&mut |done, of| telling.tell(done, of))?;
    Ok(BackupList { kept: backup::list(&folder)?, folder: folder.to_string_lossy().into_owned() })
}

/// Writes a short text where the person says, such as a recovery code on a stick. False where they chose no place.
#[tauri::command]
#[specta::specta]
pub fn save_text(app: AppHandle, window: Window, name: String, text: String) -> Answer<bool> {
    if text.len() > 64 * 1024 {
        return Err(domain::refusal::Refusal::TextIsTooLong { most: 64 * 1024 }.into());
    }
    let end = name.rsplit_once('.').map_or("txt", |(_, end)| end);
    let Some(place) = place::chosen(app.dialog().file().set_parent(&window).set_file_name(&name), end) else { return Ok(false) };
    std::fs::write(place, text).map_err(store::failure::Failure::from)?;
    Ok(true)
}
