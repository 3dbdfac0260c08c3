//! A student comes, somebody enters, the student goes: what begins a sitting, covers it and ends it.

use domain::record::Id;
use tauri::{AppHandle, Window};

use super::Held;
use crate::failure::Answer;
use crate::lens::Area;
use crate::sitting::Stands;

/// Prepares a sitting over a draft, behind its cover. From now on nothing else can be seen or asked.
#[tauri::command(async)]
#[specta::specta]
pub fn begin_sitting(window: Window, shell: Held<'_>, wave: Id) -> Answer<()> {
    shell.session_for(window.label(), Area::Maps)?;
    shell.begin_sitting(wave)
}

/// Lays the cover over it.
#[tauri::command(async)]
#[specta::specta]
pub fn cover_sitting(shell: Held<'_>) -> Answer<()> {
    shell.move_sitting(|sitting| sitting.is_open().then_some(Stands::Covered));
    Ok(())
}

/// Goes on from there: from the cover to what is said before the first name, to the cards, to the map, and back to it. Where it
/// stands otherwise by now nothing happens: a button pressed twice skips nothing.
#[tauri::command(async)]
#[specta::specta]
pub fn uncover_sitting(shell: Held<'_>, from: Stands) -> Answer<()> {
    shell.move_sitting(|sitting| (sitting.stands == from).then(|| sitting.next()));
    Ok(())
}

/// The two just talk: nothing is written from now on, and a map that nobody is on is gone.
#[tauri::command(async)]
#[specta::specta]
pub fn just_talk(app: AppHandle, shell: Held<'_>) -> Answer<()> {
    let committed = shell.just_talk()?;
    super::tell(&app, &committed);
    Ok(())
}

/// Leaves it, by the lock: whoever goes on has to say who they are. Nobody is real in the invented school, and no lock
/// is needed there.
#[tauri::command(async)]
#[specta::specta]
pub fn end_sitting(app: AppHandle, shell: Held<'_>) -> Answer<()> {
    if shell.session()?.card.is_invented {
        shell.end_sitting();
        return Ok(());
    }
    crate::window::lock(&app)
}
