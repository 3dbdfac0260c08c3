//! What stands over Kith while a student's page is printed from its own window? The system's dialog for printers. Where a student
//! sits at the screen it answers the keys that cover, goes when the cover comes, as the dialog does in which a page is saved, and
//! offers no file to print to: where one is saved, `taking` asks, which lists nobody else's files.

/// Whether a cover takes that dialog away.
pub const HAS_COVER: bool = cfg!(target_os = "linux");

/// Windows and macOS draw that dialog themselves, in another process or as a sheet of the window, and let no key of ours in: while a
/// student sits here nothing is drawn for it there.
#[cfg(not(target_os = "linux"))]
pub fn goes_with_the_cover(_: &tauri::WebviewWindow) {}

#[cfg(target_os = "linux")]
pub use dialog::goes_with_the_cover;

#[cfg(target_os = "linux")]
mod dialog {
    use std::sync::Arc;
    use std::time::Duration;

    use gtk::glib;
    use gtk::prelude::*;
    use tauri::{AppHandle, Manager, WebviewWindow};

    use crate::platform::covering;
    use crate::shell::Shell;
    use crate::sitting::Stands;

    /// The webview opens its dialog, and that one others, and gives neither to anybody: they are looked for.
    const LOOKS_EVERY: Duration = Duration::from_millis(50);
    /// So often, until there is one. A busy machine takes its time.
    const MOST: u32 = 200;

    /// From now on, of what this window's page asks to be printed.
    pub fn goes_with_the_cover(window: &WebviewWindow) {
        let app = window.app_handle().clone();
        let connected = window.with_webview(move |webview| {
            webview.inner().connect_local("print", false, move |_| {
                let sitting = app.state::<Arc<Shell>>().sitting();
                let is_covered = sitting.as_ref().is_some_and(|sitting| sitting.stands != Stands::Open);
                if sitting.is_some() && !is_covered {
                    watches(app.clone());
                }
                // What is said to be done opens no dialog: nothing is printed from behind a cover.
                Some(is_covered.to_value())
            });
        });
        if let Err(cause) = connected {
            tracing::warn!("the dialog for printers would not go with a cover: {cause}");
        }
    }

    /// The toolkit's setting that says where its printers come from, and what of it is no printer.
    const BACKENDS: &str = "gtk-print-backends";
    const FILE: &str = "file";

    /// Every dialog that is seen.
    fn dialogs() -> Vec<gtk::Dialog> {
        let windows = gtk::Window::list_toplevels().into_iter();
        windows.filter_map(|window| window.downcast().ok()).filter(WidgetExt::is_visible).collect()
    }

    fn watches(app: AppHandle) {
        let settings = gtk::Settings::default();
        if let Some(settings) = &settings {
            settings.reset_property(BACKENDS);
            let all = settings.property::<String>(BACKENDS);
            let printers: Vec<&str> = all.split(',').filter(|backend| backend.trim() != FILE).collect();
            settings.set_property(BACKENDS, printers.join(","));
        }
        // What stood there before is not the printer's.
        let before = dialogs();
        let mut watched: Vec<gtk::Dialog> = Vec::new();
        let mut looked = 0;
        glib::timeout_add_local(LOOKS_EVERY, move || {
            watched.retain(WidgetExt::is_visible);
            for dialog in dialogs() {
                if !watched.contains(&dialog) && !before.contains(&dialog) {
                    covering::goes_with_the_cover(&dialog, &app);
                    watched.push(dialog);
                    // From here on it is over when the last of them is gone.
                    looked = MOST;
                }
            }
            looked += 1;
            if !watched.is_empty() || looked <= MOST {
                return glib::ControlFlow::Continue;
            }
            settings.iter().for_each(|settings| settings.reset_property(BACKENDS));
            glib::ControlFlow::Break
        });
    }
}
