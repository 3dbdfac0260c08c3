//! How does a dialog of the toolkit's go when a cover comes? Each is a window of its own, which no page of ours lies over: it hears
//! the keys that cover, and closes as soon as the map does not lie open.

use std::sync::Arc;
use std::time::Duration;

use gtk::prelude::*;
use gtk::{gdk, glib};
use tauri::{AppHandle, Manager};

use crate::shell::Shell;
use crate::sitting::Stands;
use crate::window::tell_covered;

/// How soon it goes when the cover came: nobody sees a file's name, or a printer's, for longer.
const LOOKS_EVERY: Duration = Duration::from_millis(250);

/// Where somebody enters, one key covers, whatever is open; and nothing stands over a cover that came by itself.
pub(super) fn goes_with_the_cover(dialog: &gtk::Dialog, app: &AppHandle) {
    let to_cover = app.clone();
    dialog.connect_key_press_event(move |dialog, key| {
        let is_to_cover = [gdk::keys::constants::F9, gdk::keys::constants::F12].contains(&key.keyval());
        if !is_to_cover {
            return glib::Propagation::Proceed;
        }
        to_cover.state::<Arc<Shell>>().move_sitting(|sitting| sitting.can_be_covered().then_some(Stands::Covered));
        tell_covered(&to_cover);
        dialog.response(gtk::ResponseType::Cancel);
        glib::Propagation::Stop
    });
    let (open, app) = (dialog.downgrade(), app.clone());
    let looks = move || {
        let Some(dialog) = open.upgrade() else { return glib::ControlFlow::Break };
        let stands = app.state::<Arc<Shell>>().sitting().map(|sitting| sitting.stands);
        if stands == Some(Stands::Open) {
            return glib::ControlFlow::Continue;
        }
        dialog.response(gtk::ResponseType::Cancel);
        glib::ControlFlow::Break
    };
    // The cover may have come before the dialog did.
    if looks() == glib::ControlFlow::Continue {
        glib::timeout_add_local(LOOKS_EVERY, looks);
    }
}
