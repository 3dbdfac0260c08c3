//! Opens the window and keeps watch over it: one at a time, locked when nobody is here, wiped at exit.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::change::Scope;
use domain::record::Kind;
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, RunEvent, WebviewUrl, WebviewWindowBuilder, WindowEvent, Wry};

use crate::asking::Asking;
use crate::cli::NOT_POSSIBLE;
use crate::events::{self, COMMITTED, CommittedEvent, LOCKED, LockedEvent, NOT_WHOLE, SCREEN, SITTING};
use crate::failure::{Answer, Failure, FailureCode};
use crate::kiosk::Kiosk;
use crate::lens::{Area, Needs};
use crate::meeting::Meeting;
use crate::shell::{BeforeSleep, Session, Shell};
use crate::{apart, bindings, journal, platform, student_window};

/// The label of the main window.
pub const MAIN: &str = "main";

/// The label of the student's own window.
pub const STUDENT: &str = "student";

/// Runs until the window is closed.
pub fn run() -> ExitCode {
    if !platform::has_display() {
        eprintln!(
            "kith: there is no display to open the window on, and nothing was changed. Start Kith where there is a desktop, or let kith --help say what it does without a window."
        );
        return ExitCode::from(NOT_POSSIBLE);
    }
    platform::paint_by_processor();
    platform::no_core_dumps();
    // What may wait has threads of its own (`apart`); these are for the clock and the district's line, however few processors
    // there are.
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build();
    if let Ok(threads) = &threads {
        tauri::async_runtime::set(threads.handle().clone());
    }
    let home = match platform::home() {
        Ok(home) => home,
        Err(cause) => {
            eprintln!("Kith did not start, and nothing was changed: {cause:#}.");
            return ExitCode::FAILURE;
        }
    };
    journal::begin(&home);
    platform::sweep_webview_folders();
    // Held for as long as this process lives. None where another Kith has this folder open.
    let mut hold = held_within(&home, CLOSING);
    let shell = Arc::new(Shell::new(home.clone(), store::clock::Machine::rim()));
    if hold.is_some() {
        forget_overdue(&shell);
    }
    let (was_held, place) = (hold.is_none(), home.clone());
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
                // Where it stood says nothing of the monitors of today.
                .with_denylist(&[STUDENT])
                .with_state_flags(tauri_plugin_window_state::StateFlags::all() & !tauri_plugin_window_state::StateFlags::VISIBLE)
                .build(),
        )
        .manage(shell)
        .invoke_handler(heard(builder.invoke_handler()))
        .setup(move |app| {
            // Whom the bus could tell, it told and was ended. What is left: no bus, or a process that locked and whose place
            // this one takes; that one ends in a moment.
            let Some(hold) = hold.take().or_else(|| held_within(&home, LOCKING)) else {
                eprintln!("Kith is open already for {}. Nothing was changed; go on in its window.", home.display());
                std::process::exit(0);
            };
            app.manage(hold);
            platform::reader::speaks(app.handle());
            let (width, height) = first_size(app.handle());
            let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
                .title("Kith")
                .inner_size(width, height)
                .min_inner_size(720.0, 480.0)
                .data_directory(window_folder.clone())
                // The interface is ours alone: it never goes anywhere else.
                .on_navigation(|to| platform::is_our_page(to.scheme(), to.host_str()))
                .build()?;
            platform::printing::goes_with_the_cover(&window);
            watch(app.handle().clone());
            crate::commands::district::keep_door(app.handle().clone());
            let sleeper = app.handle().clone();
            platform::suspend::before_sleep(move || before_sleep(&sleeper));
            let left = app.handle().clone();
            platform::suspend::when_another_comes(move || before_sleep(&left));
            let ended = app.handle().clone();
            platform::when_terminated(move || ended.exit(0));
            Ok(())
        })
        .build(tauri::generate_context!());
    let code = match ran {
        Ok(app) => {
            app.run(|app, event| {
                // From here on nothing comes back.
                if matches!(event, RunEvent::Exit) {
                    let shell = app.state::<Arc<Shell>>();
                    shell.close();
                    falls_quiet(ENDING);
                }
                let RunEvent::WindowEvent { label, event: WindowEvent::Destroyed, .. } = event else { return };
                match label.as_str() {
                    STUDENT => student_window::was_closed(app),
                    // It is nothing without the window that it belongs to.
                    MAIN => student_window::close(app),
                    _ => {}
                }
            });
            ExitCode::SUCCESS
        }
        Err(cause) => {
            tracing::error!("the window could not be opened: {cause}");
            // Whoever had it open was closing, and went before they heard of this start: then the place is free in a moment.
            if was_held && held_within(&place, CLOSED).is_some() {
                platform::start_again();
            }
            eprintln!(
                "Kith could not open its window, and nothing was changed. Start it again; the reason is in {}.",
                journal::path(&place).display()
            );
            ExitCode::FAILURE
        }
    };
    let _ = std::fs::remove_dir_all(folder);
    code
}

/// How long it is waited for whoever still reads or writes, when the window is gone, and when a locked one is to come.
const ENDING: Duration = Duration::from_secs(10);
const LOCKED_BY: Duration = Duration::from_secs(3);

/// Waits until every store is closed: what exits before takes the ground from under whoever reads it.
fn falls_quiet(within: Duration) {
    static WAITED: AtomicBool = AtomicBool::new(false);
    // A lock ends this process too: whoever still held a store when it had waited is not waited for once more.
    if WAITED.swap(true, Ordering::SeqCst) {
        return;
    }
    if !store::quiet::ends(within) {
        tracing::warn!("a store was still open when Kith ended");
    }
}

/// Where the process that locks lays down what whoever unlocks is to find.
pub(crate) fn handed_over(shell: &Shell) -> Option<std::path::PathBuf> {
    platform::handed_over(&bus_name(&shell.home))
}

/// How long a start waits for a window that is being closed, before it takes it for one that is in use.
const CLOSING: Duration = Duration::from_millis(600);
/// How long for a process that locked, and whose place this one takes.
const LOCKING: Duration = Duration::from_secs(3);
/// How long for one that could not be told any more.
const CLOSED: Duration = Duration::from_secs(20);

/// Takes the folder as soon as nobody else has it.
fn held_within(home: &std::path::Path, patience: Duration) -> Option<Hold> {
    let begun = std::time::Instant::now();
    loop {
        let hold = hold(home);
        if hold.is_some() || begun.elapsed() > patience {
            return hold;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A file that is locked for as long as a window is open over this folder, whatever the bus knows. A folder that cannot be
/// written to has nothing to hold: the store says so when it is opened.
fn hold(home: &std::path::Path) -> Option<Hold> {
    let file = std::fs::create_dir_all(home).and_then(|()| std::fs::File::create(home.join("window.lock")));
    let Ok(file) = file else { return Some(Hold { _file: None }) };
    match file.try_lock() {
        Err(std::fs::TryLockError::WouldBlock) => None,
        // A file system that has no locks cannot say; the store has a hold of its own.
        Ok(()) | Err(std::fs::TryLockError::Error(_)) => Some(Hold { _file: Some(file) }),
    }
}

struct Hold {
    _file: Option<std::fs::File>,
}

/// Hears a window: what a command needs is asked here, before it is called, for every command alike. What came too late,
/// after a night or an hour without anybody, is not heard, and Kith locks.
fn heard(call: impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let call = Arc::new(call);
    move |invoke| {
        let webview = invoke.message.webview();
        let shell = webview.state::<Arc<Shell>>();
        let app = webview.app_handle().clone();
        let is_overdue = shell.is_overdue();
        let refused = if is_overdue {
            Some(FailureCode::Locked)
        } else {
            if shell.cover_idle() {
                tell_covered(&app);
            }
            let open = shell.open().map(|session| session.role);
            let command = invoke.message.command();
            let is_unheard = (shell.meeting().is_some() && !Meeting::hears(command))
                || (shell.kiosk().is_some() && !Kiosk::hears(command))
                || (shell.asking().is_some() && !Asking::hears(command));
            let around = is_unheard.then_some(FailureCode::NotHere);
            around.or_else(|| Needs::refuse(command, webview.label(), open, shell.sitting().as_ref()))
        };
        let Some(code) = refused else {
            let (call, command) = (call.clone(), invoke.message.command().to_owned());
            apart::does(&command, move || {
                let resolver = invoke.resolver.clone();
                if !call(invoke) {
                    resolver.reject(Failure::plain(FailureCode::NotHere));
                }
            });
            return true;
        };
        invoke.resolver.reject(Failure::plain(code));
        if is_overdue {
            lock_soon(app);
        }
        true
    }
}

/// Nobody was here: a cover came over the map, on both screens.
pub(crate) fn tell_covered(app: &AppHandle) {
    events::tell(app, SITTING, &(), Area::Own);
    events::tell(app, SCREEN, &(), Area::Screen);
}

/// Locks from a thread of its own: the session is dropped at once, the process when its window can be closed.
pub fn lock_soon(app: AppHandle) {
    app.state::<Arc<Shell>>().close();
    std::thread::spawn(move || lock(&app));
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
        if let Err(failure) = session.desk.read_names() {
            tracing::error!("names could not be read: {failure}");
        }
        match session.desk.store().check_full() {
            Ok(health) if health.is_whole => {}
            Ok(health) => {
                tracing::error!(troubles = health.troubles.len(), "the store is not whole");
                events::tell(&app, NOT_WHOLE, &(), Area::Own);
                return;
            }
            Err(failure) => {
                tracing::error!("the store could not be checked: {failure}");
                if matches!(failure, store::failure::Failure::Damaged | store::failure::Failure::WrongKey) {
                    events::tell(&app, NOT_WHOLE, &(), Area::Own);
                }
                return;
            }
        }
        let shell = app.state::<Arc<Shell>>();
        // What was erased and not finished, since the power failed or a medium was full.
        if finish_erasing(&app, &session, vec![Scope::District]) {
            return;
        }
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

/// Empties the journal and replaces the backups after something was erased, and tells whoever shows that it is not finished.
/// True where a fresh backup was made. Where it fails it is tried again at the next unlock.
pub fn finish_erasing(app: &AppHandle, session: &Session, scopes: Vec<Scope>) -> bool {
    let shell = app.state::<Arc<Shell>>();
    match session.desk.finish_erasing(&mut |_, _| shell.open().is_some()) {
        Ok(is_done) => {
            if is_done && !scopes.is_empty() {
                let told = CommittedEvent { scopes, kinds: vec![Kind::Erasure] };
                events::tell(app, COMMITTED, &told, Area::told(&told.kinds));
            }
            is_done
        }
        Err(failure) => {
            tracing::warn!("an erasure is not finished: {failure}");
            false
        }
    }
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

/// Destroys the drafts of all profiles that are past their days, before anybody is asked for a passphrase.
fn forget_overdue(shell: &Shell) {
    match shell.profiles.destroy_overdue_drafts(&*shell.rim) {
        Ok((_, 0)) => {}
        Ok((_, failed)) => tracing::warn!(failed, "drafts past their days could not be looked for everywhere"),
        Err(failure) => tracing::warn!("drafts past their days could not be looked for: {failure}"),
    }
}

/// Locks, or covers a sitting, when nobody was here for the chosen minutes; every hour, destroys the drafts that came past their days.
fn watch(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        let mut looked_ms = app.state::<Arc<Shell>>().rim.uptime_ms();
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            let shell = app.state::<Arc<Shell>>();
            if shell.rim.uptime_ms() - looked_ms >= 60 * 60 * 1000 {
                looked_ms = shell.rim.uptime_ms();
                // The open profile's first: what it holds open is not touched from outside.
                match shell.open().map(|session| session.desk.destroy_overdue(Shell::today())) {
                    Some(Ok(committed)) => crate::commands::tell(&app, &committed),
                    Some(Err(failure)) => tracing::warn!("drafts past their days could not be destroyed: {failure}"),
                    None => {}
                }
                forget_overdue(&shell);
                if let Some(session) = shell.open() {
                    session.aid.sweep(shell.rim.now_ms());
                }
            }
            if shell.cover_idle() {
                tell_covered(&app);
            }
            if shell.is_overdue() || shell.is_lease_over() {
                let _: Answer<()> = lock(&app);
            }
        }
    });
}

/// Long enough that the cover is painted, also in a window that has just been woken; the machine waits five seconds at most.
const PAINTED: Duration = Duration::from_millis(600);

/// The lid closes, or somebody else comes to the machine: what lies open is covered or locked before.
fn before_sleep(app: &AppHandle) {
    match app.state::<Arc<Shell>>().before_sleep() {
        BeforeSleep::Nothing => {}
        BeforeSleep::Covered => {
            tell_covered(app);
            std::thread::sleep(PAINTED);
        }
        BeforeSleep::Lock => {
            let _: Answer<()> = lock(app);
        }
    }
}

/// Locks: the session is dropped, and a fresh process takes this one's place, so that no page of this one's memory
/// holds a key or a name any more.
pub fn lock(app: &AppHandle) -> Answer<()> {
    let shell = app.state::<Arc<Shell>>();
    shell.close();
    student_window::close(app);
    events::tell(app, LOCKED, &LockedEvent {}, Area::Own);
    if let Some(place) = handed_over(&shell) {
        shell.hand_over(&place);
    }
    let _ = std::fs::remove_dir_all(platform::webview_folder());
    falls_quiet(LOCKED_BY);
    app.restart();
}
