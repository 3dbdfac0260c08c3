//! Where does a student save their page? The system's dialog opens on what was used last: files of other students, their names
//! among the recent ones. While one sits at the screen it begins in a folder that was made for them and is empty, lists no recent
//! files, and leaves none behind in that list. Who walks out of that folder sees what lies there: it is their own hand.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use tauri::{AppHandle, Manager, Window};

use crate::commands::place::{ended, unused};

#[cfg(not(target_os = "linux"))]
use tauri_plugin_dialog::DialogExt;

/// So many folders of one day: more is a folder in which nothing can be made.
const MOST: u32 = 200;

/// Asks where to save what is called `name`. None where they chose no place.
pub fn asks_where(app: &AppHandle, window: &Window, name: &str, end: &'static str, on: NaiveDate) -> Option<PathBuf> {
    let above = app.path().document_dir().or_else(|_| app.path().home_dir()).ok();
    let folder = above.and_then(|above| own_folder(&above, on));
    let chosen = chosen(app, window, folder.as_deref(), name, end).map(|place| unused(ended(place, end)));
    if let Some(folder) = folder
        && chosen.as_ref().is_none_or(|chosen| !chosen.starts_with(&folder))
    {
        // It goes only where it is empty.
        let _ = std::fs::remove_dir(folder);
    }
    chosen
}

/// A folder in which nothing lies, called by the day.
fn own_folder(above: &Path, on: NaiveDate) -> Option<PathBuf> {
    let names = std::iter::once(format!("Kith {on}")).chain((2..MOST).map(|nth| format!("Kith {on} {nth}")));
    let made = names.map(|name| above.join(name)).find(|folder| match std::fs::create_dir(folder) {
        Ok(()) => true,
        // An empty one of earlier serves as well.
        Err(_) => std::fs::read_dir(folder).is_ok_and(|mut lying| lying.next().is_none()),
    });
    if made.is_none() {
        tracing::warn!("no folder could be made for what is taken along: the dialog begins where the system says");
    }
    made
}

#[cfg(not(target_os = "linux"))]
fn chosen(app: &AppHandle, window: &Window, folder: Option<&Path>, name: &str, end: &'static str) -> Option<PathBuf> {
    let mut dialog = app.dialog().file().set_parent(window).add_filter(end.to_uppercase(), &[end]).set_file_name(name);
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    dialog.blocking_save_file()?.into_path().ok()
}

#[cfg(target_os = "linux")]
fn chosen(app: &AppHandle, window: &Window, folder: Option<&Path>, name: &str, end: &'static str) -> Option<PathBuf> {
    let (says, hears) = std::sync::mpsc::channel();
    let (parent, folder, name) = (window.clone(), folder.map(Path::to_owned), name.to_owned());
    app.run_on_main_thread(move || own_dialog::asks(&parent, folder.as_deref(), &name, end, says)).ok()?;
    // Nobody says anything where the window went.
    hears.recv().ok().flatten()
}

#[cfg(target_os = "linux")]
mod own_dialog {
    use std::cell::Cell;
    use std::path::{Path, PathBuf};
    use std::sync::mpsc::Sender;
    use std::time::Duration;

    use gtk::glib;
    use gtk::prelude::*;
    use tauri::Manager;

    use crate::platform::covering::goes_with_the_cover;

    /// The toolkit writes down what was chosen a moment after: so much later it is there.
    const WRITTEN: [Duration; 2] = [Duration::from_millis(700), Duration::from_secs(3)];

    pub(super) fn asks(parent: &tauri::Window, folder: Option<&Path>, name: &str, end: &str, says: Sender<Option<PathBuf>>) {
        let window = parent;
        let parent = parent.gtk_window().ok();
        // The toolkit's own words for both, in the system's language, as in every other dialog of it.
        let buttons = [("gtk-cancel", gtk::ResponseType::Cancel), ("gtk-save", gtk::ResponseType::Accept)];
        let dialog = gtk::FileChooserDialog::with_buttons(Some("Kith"), parent.as_ref(), gtk::FileChooserAction::Save, &buttons);
        dialog.set_modal(true);
        dialog.set_default_response(gtk::ResponseType::Accept);
        // A question of the toolkit would be a window of its own, in which no key of ours is heard: nothing is overwritten instead.
        dialog.set_do_overwrite_confirmation(false);
        dialog.set_local_only(true);
        let filter = gtk::FileFilter::new();
        filter.set_name(Some(&end.to_uppercase()));
        filter.add_pattern(&format!("*.{end}"));
        dialog.add_filter(filter);
        if let Some(folder) = folder {
            dialog.set_current_folder(folder);
        }
        dialog.set_current_name(name);
        lists_nothing_recent(dialog.upcast_ref());
        let says = Cell::new(Some(says));
        dialog.connect_response(move |dialog, answer| {
            // Closing it is an answer, too: the second, which nobody waits for.
            let Some(says) = says.take() else { return };
            let chosen = dialog.filename().filter(|_| answer == gtk::ResponseType::Accept);
            if let Some(chosen) = &chosen {
                is_remembered_nowhere(chosen);
            }
            let _ = says.send(chosen);
            dialog.close();
        });
        goes_with_the_cover(dialog.upcast_ref(), window.app_handle());
        dialog.present();
    }

    /// Takes the recent files out of the places at its side, wherever in it they stand.
    fn lists_nothing_recent(widget: &gtk::Widget) {
        if let Some(places) = widget.downcast_ref::<gtk::PlacesSidebar>() {
            places.set_show_recent(false);
            places.set_show_starred_location(false);
            places.set_show_trash(false);
        }
        if let Some(holds) = widget.downcast_ref::<gtk::Container>() {
            holds.forall(lists_nothing_recent);
        }
    }

    /// What was chosen stands among the recent files of every program, by the name that was typed: it is taken out again. That
    /// list is the person's own; no other line of it is touched.
    fn is_remembered_nowhere(chosen: &Path) {
        let Ok(address) = glib::filename_to_uri(chosen, None) else { return };
        for after in WRITTEN {
            let address = address.clone();
            glib::timeout_add_local_once(after, move || {
                // Where it is not in the list there is nothing to take out.
                let _ = gtk::RecentManager::default().map(|recent| recent.remove_item(&address));
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_along_begins_in_an_empty_folder_that_says_the_day_and_nobodys_name() {
        let above = tempfile::tempdir().unwrap();
        let on = NaiveDate::from_ymd_opt(2026, 9, 10).unwrap();
        let first = own_folder(above.path(), on).unwrap();
        assert_eq!(first, above.path().join("Kith 2026-09-10"));
        assert_eq!(own_folder(above.path(), on).unwrap(), first, "it is empty still");
        std::fs::write(first.join("my-map.pdf"), b"%PDF").unwrap();
        let second = own_folder(above.path(), on).unwrap();
        assert_eq!(second, above.path().join("Kith 2026-09-10 2"), "the next student sees none of it");
        assert_eq!(own_folder(&above.path().join("nowhere"), on), None);
    }
}
