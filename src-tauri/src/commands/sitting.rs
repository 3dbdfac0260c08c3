//! A student comes, somebody enters, the student goes: what begins a sitting, covers it and ends it.

use domain::people::NameMay;
use domain::record::Id;
use store::commit::Committed;
use tauri::{AppHandle, Window};

use super::Held;
use crate::events::{self, SCREEN, SITTING};
use crate::failure::Answer;
use crate::lens::Area;
use crate::screen::{ScreenWish, StudentScreen};
use crate::sitting::Stands;
use crate::student_window;

/// Prepares a sitting over a draft, behind its cover. From now on nothing else can be seen or asked.
#[tauri::command]
#[specta::specta]
pub fn begin_sitting(window: Window, shell: Held<'_>, wave: Id) -> Answer<()> {
    shell.session_for(window.label(), Area::Maps)?;
    shell.begin_sitting(wave)
}

/// Prepares a sitting without a map, behind its cover: a parent said no, and the two can talk. Nothing is written of it.
#[tauri::command]
#[specta::specta]
pub fn begin_talk(window: Window, shell: Held<'_>, student: Id) -> Answer<()> {
    shell.session_for(window.label(), Area::Maps)?;
    shell.begin_talk(student)
}

/// The name used in the room, once its student was asked for it. Written where they said yes, else said in this sitting alone.
#[tauri::command]
#[specta::specta]
pub fn say_name(app: AppHandle, shell: Held<'_>, name: String, written: Option<NameMay>) -> Answer<Committed> {
    let committed = shell.say_name(&name, written)?;
    super::tell(&app, &committed);
    Ok(committed)
}

/// What the student's own window shows: the map that lies open, or a cover.
#[tauri::command]
#[specta::specta]
pub fn student_screen(shell: Held<'_>) -> Answer<StudentScreen> {
    shell.student_screen()
}

/// Opens the student's own window: full on a second monitor where there is one.
#[tauri::command]
#[specta::specta]
pub fn open_student_screen(app: AppHandle) -> Answer<()> {
    student_window::open(&app)
}

/// Closes it. The sitting goes on.
#[tauri::command]
#[specta::specta]
pub fn close_student_screen(app: AppHandle) -> Answer<()> {
    student_window::close(&app);
    Ok(())
}

/// Says how it is to be: in which language, and whether those who help glow.
#[tauri::command]
#[specta::specta]
pub fn wish_screen(app: AppHandle, shell: Held<'_>, wish: ScreenWish) -> Answer<()> {
    shell.wish_screen(wish);
    events::tell(&app, SCREEN, &(), Area::Screen);
    Ok(())
}

/// Lays the cover over it, on both screens.
#[tauri::command]
#[specta::specta]
pub fn cover_sitting(app: AppHandle, window: Window, shell: Held<'_>) -> Answer<()> {
    shell.move_sitting(|sitting| sitting.can_be_covered().then_some(Stands::Covered));
    events::tell(&app, SCREEN, &(), Area::Screen);
    if window.label() != crate::window::MAIN {
        events::tell(&app, SITTING, &(), Area::Own);
    }
    Ok(())
}

/// Goes on from there: from the cover to what is said before the first name, to the cards, to the map, and back to it. Where it
/// stands otherwise by now nothing happens: a button pressed twice skips nothing. Answers how many visitors came onto the map,
/// dotted.
#[tauri::command]
#[specta::specta]
pub fn uncover_sitting(app: AppHandle, shell: Held<'_>, from: Stands) -> Answer<u32> {
    let mut has_moved = false;
    shell.move_sitting(|sitting| {
        has_moved = sitting.stands == from;
        has_moved.then(|| sitting.next())
    });
    let dotted = if has_moved { shell.dots_visitors(from) } else { Vec::new() };
    dotted.iter().for_each(|committed| super::tell(&app, committed));
    events::tell(&app, SCREEN, &(), Area::Screen);
    Ok(dotted.len() as u32)
}

/// The two just talk: nothing is written from now on, and a map that nobody is on is gone.
#[tauri::command]
#[specta::specta]
pub fn just_talk(app: AppHandle, shell: Held<'_>) -> Answer<()> {
    let committed = shell.just_talk()?;
    super::tell(&app, &committed);
    Ok(())
}

/// Leaves it, by the lock: whoever goes on has to say who they are. Nobody is real in the invented school, and no lock
/// is needed there.
#[tauri::command]
#[specta::specta]
pub fn end_sitting(app: AppHandle, shell: Held<'_>) -> Answer<()> {
    if shell.session()?.card.is_invented {
        student_window::close(&app);
        shell.end_sitting();
        return Ok(());
    }
    crate::window::lock(&app)
}
