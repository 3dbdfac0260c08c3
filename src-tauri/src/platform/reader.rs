//! How does a screen reader hear what has just happened? From the webview on Windows and macOS. WebKitGTK keeps what its live
//! regions say to itself, and Orca (seen with 43.1 and WebKitGTK 2.50) hears nothing of a gesture: there the window says it, as
//! one notification of GTK's own that is never seen. What may still be said, `voice` knows.

#[cfg(target_os = "linux")]
pub use notification::speaks;

/// Whether the window has to say what a live region says.
pub const IS_NEEDED: bool = cfg!(target_os = "linux");

/// The webview tells its reader itself.
#[cfg(not(target_os = "linux"))]
pub fn speaks(_: &tauri::AppHandle) {}

#[cfg(target_os = "linux")]
mod notification {
    use std::cell::RefCell;
    use std::sync::Arc;
    use std::time::Duration;

    use gtk::atk;
    use gtk::atk::prelude::AtkObjectExt;
    use gtk::glib::translate::IntoGlib;
    use gtk::prelude::{BoxExt, WidgetExt};
    use tauri::{AppHandle, Manager};

    use crate::shell::Shell;
    use crate::window::MAIN;

    /// How long a reader has to ask what a notification says. On a busy machine Orca asks seconds later, and says of one whose
    /// words are gone that there was a notification. A cover and the lock take them away at once.
    const HEARD: Duration = Duration::from_secs(5);

    thread_local! {
        /// What speaks: below the page, of no height, made once in the thread of the windows.
        static VOICE: RefCell<Option<gtk::DrawingArea>> = const { RefCell::new(None) };
    }

    /// From now on the main window says what the shell's voice says.
    pub fn speaks(app: &AppHandle) {
        let through = app.clone();
        app.state::<Arc<Shell>>().voice.speaks_through(move |line| {
            let app = through.clone();
            // A window that is closing says nothing any more.
            let _ = through.run_on_main_thread(move || {
                if app.state::<Arc<Shell>>().voice.may_say(&line) {
                    say(&app, &line.words);
                }
            });
        });
    }

    fn say(app: &AppHandle, words: &str) {
        VOICE.with_borrow_mut(|voice| {
            if voice.is_none() && !words.is_empty() {
                *voice = made(app);
            }
            let Some(accessible) = voice.as_ref().and_then(WidgetExt::accessible) else { return };
            accessible.set_name(words);
            let said = words.to_owned();
            if words.is_empty() {
                return;
            }
            // A notification is read when it begins to show.
            let showing = atk::StateType::Showing.into_glib().unsigned_abs().into();
            accessible.notify_state_change(showing, false);
            accessible.notify_state_change(showing, true);
            // It was taken from it as the name of this notification: nothing else is to find it there.
            let since = accessible.clone();
            gtk::glib::timeout_add_local_once(HEARD, move || {
                if since.name().is_some_and(|name| name == said) {
                    since.set_name("");
                }
            });
        });
    }

    fn made(app: &AppHandle) -> Option<gtk::DrawingArea> {
        let page = app.get_webview_window(MAIN)?.default_vbox().ok()?;
        let voice = gtk::DrawingArea::new();
        page.pack_end(&voice, false, false, 0);
        voice.show();
        // Only now, or it would be read while there is nothing to say.
        voice.accessible()?.set_role(atk::Role::Notification);
        Some(voice)
    }
}
