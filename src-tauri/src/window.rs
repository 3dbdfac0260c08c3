//! Opens the window and keeps watch over it: one at a time, locked when nobody is here, wiped at exit.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder};

use crate::events::{LOCKED, LockedEvent, NOT_WHOLE};
use crate::failure::Answer;
use crate::shell::{Session, Shell};
use crate::{bindings, platform};

/// The label of the main window.
pub const MAIN: &str = "main";

/// Runs until the window is closed.
pub fn run() -> ExitCode {
    platform::no_core_dumps();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("KITH_LOG").unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr)
        .init();
    let home = match platform::home() {
        Ok(home) => home,
        Err(cause) => {
            tracing::error!("{cause:#}");
            return ExitCode::FAILURE;
        }
    };
    let builder = bindings::builder();
    let mut app = tauri::Builder::default();
    if platform::has_bus() {
        // Two starts with the same folder are one Kith; tests have a folder each.
        let key = bus_name(&home);
        app = app.plugin(
            tauri_plugin_single_instance::Builder::new()
                .dbus_id(format!("{}.x{key}", platform::IDENTIFIER))
                .callback(|app, _, _| focus(app))
                .build(),
        );
    }
    let folder = platform::webview_folder();
    let window_folder = folder.clone();
    let ran = app
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_window_state::Builder::default()
                .with_state_flags(tauri_plugin_window_state::StateFlags::all() & !tauri_plugin_window_state::StateFlags::VISIBLE)
                .build(),
        )
        .manage(Arc::new(Shell::new(home)))
        .invoke_handler(builder.invoke_handler())
        .setup(move |app| {
            let (width, height) = first_size(app.handle());
            WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
                .title("Kith")
                .inner_size(width, height)
                .min_inner_size(720.0, 480.0)
                .data_directory(window_folder.clone())
                // The interface is ours alone: it never goes anywhere else.
                .on_navigation(|to| matches!(to.scheme(), "tauri") || to.host_str() == Some("tauri.localhost"))
                .build()?;
            watch(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!());
    let code = match ran {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(cause) => {
            tracing::error!("the window could not be opened: {cause}");
            ExitCode::FAILURE
        }
    };
    let _ = std::fs::remove_dir_all(folder);
    code
}

/// The first window fits the screen: the commonest school laptop is 768 pixels high.
fn first_size(app: &AppHandle) -> (f64, f64) {
    match app.primary_monitor() {
        Ok(Some(monitor)) => {
            let size = monitor.size().to_logical::<f64>(monitor.scale_factor());
            (size.width.min(1360.0), size.height.min(860.0))
        }
        _ => (1280.0, 720.0),
    }
}

fn bus_name(home: &std::path::Path) -> String {
    let bytes = home.to_string_lossy();
    domain::record::derived(domain::record::KITH, &[b"home", bytes.as_bytes()]).simple().to_string()
}

/// What is done behind an unlock: the names are read for the search, the store is checked, and a backup is made where
/// the last is older than a day.
pub fn after_unlock(app: AppHandle, session: Arc<Session>) {
    std::thread::spawn(move || {
        if let Err(failure) = session.desk.reading(|sql| session.desk.finder.prepare(sql, session.desk.me)) {
            tracing::error!("names could not be read: {failure}");
        }
        match session.desk.store().check_full() {
            Ok(health) if health.is_whole => {}
            Ok(health) => {
                tracing::error!(troubles = health.troubles.len(), "the store is not whole");
                let _ = app.emit(NOT_WHOLE, ());
                return;
            }
            Err(failure) => {
                tracing::error!("the store could not be checked: {failure}");
                if matches!(failure, store::failure::Failure::Damaged | store::failure::Failure::WrongKey) {
                    let _ = app.emit(NOT_WHOLE, ());
                }
                return;
            }
        }
        let shell = app.state::<Arc<Shell>>();
        let folder = store::backup::folder_of(&shell.profiles.folder(session.card.id));
        let is_due = match store::backup::list(&folder) {
            Ok(lines) => lines.first().is_none_or(|line| is_older_than_a_day(&line.made_on)),
            Err(_) => true,
        };
        if is_due
            && !session.card.is_invented
            && let Err(failure) = session.desk.store().back_up(&mut |_, _| shell.open().is_some())
        {
            tracing::warn!("no backup was made: {failure}");
        }
    });
}

fn is_older_than_a_day(made_on: &str) -> bool {
    chrono::DateTime::parse_from_rfc3339(made_on)
        .is_ok_and(|made| chrono::Utc::now().signed_duration_since(made).num_hours() >= 24)
}

/// Brings the window that is there to the front.
fn focus(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Locks when nobody was here for the chosen minutes.
fn watch(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            let shell = app.state::<Arc<Shell>>();
            if shell.open().is_some_and(|session| !session.card.is_invented) && shell.is_idle() {
                let _: Answer<()> = lock(&app);
            }
        }
    });
}

/// Locks: the session is dropped, and a fresh process takes this one's place, so that no page of this one's memory
/// holds a key or a name any more.
pub fn lock(app: &AppHandle) -> Answer<()> {
    let shell = app.state::<Arc<Shell>>();
    shell.close();
    let _ = app.emit(LOCKED, LockedEvent {});
    let _ = std::fs::remove_dir_all(platform::webview_folder());
    app.restart();
}
