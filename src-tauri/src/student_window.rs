//! The student's window: opened, put on its monitor, brought back when that goes, closed. What it may ask is `lens`, what it
//! shows is `screen`. It holds no sitting: one that is closed loses nothing.

use std::sync::Arc;
use std::time::Duration;

use tauri::{AppHandle, LogicalSize, Manager, PhysicalPosition, PhysicalSize, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::events::{self, SITTING};
use crate::failure::{Answer, Failure, FailureCode};
use crate::lens::Area;
use crate::platform;
use crate::screen::{Monitor, Onward, Placed};
use crate::shell::Shell;
use crate::window::{MAIN, STUDENT};

/// How large it is where it has no monitor of its own.
const SMALL: LogicalSize<f64> = LogicalSize { width: 820.0, height: 620.0 };

/// How often it is looked whether its monitor is still there: no system tells a window that of itself.
const LOOKS: Duration = Duration::from_secs(2);

/// Opens it, or brings it to the front where it is open.
pub fn open(app: &AppHandle) -> Answer<()> {
    if let Some(window) = app.get_webview_window(STUDENT) {
        let _ = window.unminimize();
        let _ = window.show();
        return Ok(());
    }
    let (monitors, main) = monitors(app);
    let placed = Placed::among(&monitors, main).ok_or_else(|| Failure::plain(FailureCode::NoScreen))?;
    // Noted first: its page asks as soon as it is there. Where nobody sits at the screen there is nothing to show.
    if !app.state::<Arc<Shell>>().put_screen(Some(placed)) {
        return Err(Failure::plain(FailureCode::NotHere));
    }
    let built = WebviewWindowBuilder::new(app, STUDENT, WebviewUrl::App("index.html".into()))
        .title("Kith")
        .inner_size(SMALL.width, SMALL.height)
        .min_inner_size(480.0, 360.0)
        .focused(false)
        .data_directory(platform::webview_folder())
        .on_navigation(|to| platform::is_our_page(to.scheme(), to.host_str()))
        .build();
    match built {
        Ok(window) => {
            put(&window, placed);
            platform::printing::goes_with_the_cover(&window);
        }
        Err(cause) => {
            app.state::<Arc<Shell>>().put_screen(None);
            tracing::error!("the student's window could not be opened: {cause}");
            return Err(Failure::plain(FailureCode::NoScreen));
        }
    }
    // Whoever types goes on typing where they were.
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.set_focus();
    }
    watch(app.clone());
    Ok(())
}

/// Closes it.
pub fn close(app: &AppHandle) {
    app.state::<Arc<Shell>>().put_screen(None);
    if let Some(window) = app.get_webview_window(STUDENT) {
        let _ = window.destroy();
    }
}

/// It was closed, from here or by its own cross: the counselor's window asks again how everything stands.
pub fn was_closed(app: &AppHandle) {
    app.state::<Arc<Shell>>().put_screen(None);
    events::tell(app, SITTING, &(), Area::Own);
}

/// The monitors are these now.
pub fn monitors_changed(app: &AppHandle, monitors: &[Monitor], main: Option<Monitor>) {
    match app.state::<Arc<Shell>>().monitors_changed(monitors, main) {
        Onward::Stays => return,
        Onward::ComesBack(placed) => {
            if let Some(window) = app.get_webview_window(STUDENT) {
                put(&window, placed);
            }
        }
        Onward::Closes => close(app),
    }
    events::tell(app, SITTING, &(), Area::Own);
}

fn put(window: &WebviewWindow, placed: Placed) {
    let Monitor { x, y, width, height } = placed.on;
    let put = || -> tauri::Result<()> {
        if placed.is_full {
            window.set_position(PhysicalPosition::new(x, y))?;
            window.set_size(PhysicalSize::new(width, height))?;
            return window.set_fullscreen(true);
        }
        window.set_fullscreen(false)?;
        window.set_size(SMALL)?;
        // Inside the monitor, where its own frame can be taken hold of.
        window.set_position(PhysicalPosition::new(x + width as i32 / 12, y + height as i32 / 12))
    };
    if let Err(cause) = put() {
        tracing::warn!("the student's window was not put in its place: {cause}");
    }
}

fn monitors(app: &AppHandle) -> (Vec<Monitor>, Option<Monitor>) {
    let read = |monitor: &tauri::Monitor| {
        let (at, size) = (monitor.position(), monitor.size());
        Monitor { x: at.x, y: at.y, width: size.width, height: size.height }
    };
    let all = app.available_monitors().unwrap_or_default();
    let main = app.get_webview_window(MAIN).and_then(|window| window.current_monitor().ok().flatten());
    (all.iter().map(read).collect(), main.as_ref().map(read))
}

/// Looks for as long as the window is there.
fn watch(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        while app.get_webview_window(STUDENT).is_some() {
            tokio::time::sleep(LOOKS).await;
            let (all, main) = monitors(&app);
            monitors_changed(&app, &all, main);
        }
    });
}
