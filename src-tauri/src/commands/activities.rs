//! Circles, clubs, online classes and dialogues: who was in them, and who led them.

use domain::record::Id;
use store::read::activities::{ActivitiesPage, ActivityLine, ActivityParts, Leader};

use super::Held;
use crate::failure::Answer;

/// The activities that were logged, the newest first.
#[tauri::command]
#[specta::specta]
pub fn activities(shell: Held<'_>) -> Answer<ActivitiesPage> {
    Ok(shell.session()?.desk.activities()?)
}

/// Who was in an activity, as it is corrected.
#[tauri::command]
#[specta::specta]
pub fn activity_parts(shell: Held<'_>, activity: Id) -> Answer<ActivityParts> {
    Ok(shell.session()?.desk.activity_parts(activity)?)
}

/// Type-ahead among whoever may have led one; nothing typed offers whoever works here and those who led one last.
#[tauri::command]
#[specta::specta]
pub fn leaders(shell: Held<'_>, text: String) -> Answer<Vec<Leader>> {
    Ok(shell.session()?.desk.leaders(&text)?)
}

/// The activities in which a student was.
#[tauri::command]
#[specta::specta]
pub fn activities_met(shell: Held<'_>, student: Id) -> Answer<Vec<ActivityLine>> {
    Ok(shell.session()?.desk.activities_met(student)?)
}
