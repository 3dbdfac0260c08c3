//! Circles, clubs, online classes and dialogues: who was in them, and who led them.

use domain::activities::ActivityKind;
use domain::record::Id;
use exchange::activities_file::{ActivitiesWords, ActivityRow, activities_workbook, write_activities};
use exchange::workbook::TableAs;
use store::read::activities::{ActivitiesPage, ActivityLine, ActivityParts, Leader};
use tauri::{AppHandle, Window};
use tauri_plugin_dialog::DialogExt;

use super::{Held, place};
use crate::failure::Answer;
use crate::lens::Area;

/// The activities that were logged, the newest first. What stands on maps is told to whoever may know of maps.
#[tauri::command]
#[specta::specta]
pub fn activities(window: Window, shell: Held<'_>) -> Answer<ActivitiesPage> {
    let session = shell.session()?;
    Ok(session.desk.activities(session.has(window.label(), Area::Maps))?)
}

/// Saves every activity as a table where the person says. False where they chose no place.
#[tauri::command]
#[specta::specta]
pub fn save_activities(app: AppHandle, window: Window, shell: Held<'_>, words: ActivitiesWords, how: TableAs) -> Answer<bool> {
    let session = shell.session()?;
    let with_maps = session.has(window.label(), Area::Maps);
    let activities = session.desk.all_activities(with_maps)?;
    drop(session);
    let end = how.end();
    let named = format!("{}.{end}", words.name);
    let file = app.dialog().file().set_parent(&window).add_filter(end.to_uppercase(), &[end]).set_file_name(named);
    let Some(place) = place::chosen(file, end) else { return Ok(false) };
    // While a place was chosen a student may have sat down.
    shell.in_sitting(|_| false)?;
    let rows = activities.into_iter().map(|one| ActivityRow {
        day: one.held_on,
        what: match one.what {
            ActivityKind::Circle => 0,
            ActivityKind::Club => 1,
            ActivityKind::OnlineClass => 2,
            ActivityKind::Dialogue => 3,
        },
        name: one.name,
        classes: std::iter::once(one.class).chain(one.with).collect(),
        led_by: one.led_by.map(|leader| leader.name).unwrap_or_default(),
        groups: one.groups,
        present: one.present,
        away: one.absent,
        // Of anything but a circle nobody says who spoke with whom: that is no zero.
        pairs: (one.what == ActivityKind::Circle).then_some(one.pairs),
    });
    let made = match how {
        TableAs::Csv => {
            let mut out = Vec::new();
            write_activities(&mut out, &words, rows).map(|()| out)
        }
        TableAs::Xlsx => activities_workbook(&words, rows),
    };
    std::fs::write(place, made.map_err(store::failure::Failure::from)?).map_err(store::failure::Failure::from)?;
    Ok(true)
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
