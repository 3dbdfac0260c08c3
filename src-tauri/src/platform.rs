//! What differs from one operating system to another, and nothing else: folders, the keychain, memory, sleep.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

#[cfg(target_os = "linux")]
mod covering;
pub mod printing;
pub mod reader;
pub mod suspend;
pub mod taking;

/// The application's name in folders and on the bus.
pub const IDENTIFIER: &str = "org.kith.desktop";

/// Where profiles lie. `KITH_HOME` names another folder, for tests and for a stick that IT carries.
pub fn home() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("KITH_HOME").filter(|home| !home.is_empty()) {
        return Ok(PathBuf::from(home));
    }
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        // Local, never Roaming: profile synchronisation breaks a database.
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/share")))
    };
    Ok(base.context("this user has no home folder")?.join(IDENTIFIER))
}

/// A folder for what the webview wants to write: in memory where the system has such a place, wiped at exit.
pub fn webview_folder() -> PathBuf {
    webview_folders().join(format!("{WEBVIEW}{}", std::process::id()))
}

const WEBVIEW: &str = "kith-window-";
const PRINTS: &str = "kith-paper-";

/// A new folder for what is shown by the system's own viewer, that only this user may look into: in memory where the system has
/// such a place. `name` tells several of one process apart.
pub fn print_folder(name: &str) -> std::io::Result<PathBuf> {
    let folder = webview_folders().join(format!("{PRINTS}{}", std::process::id())).join(name);
    let mut maker = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.recursive(true).create(&folder)?;
    Ok(folder)
}

/// Where a process that locks lays down what she who unlocks is to find: in memory. None where the system has no such place.
pub fn handed_over(name: &str) -> Option<PathBuf> {
    in_memory().map(|folder| folder.join(format!("kith-after-{name}")))
}

/// A new file that only this user may read.
pub fn own_file(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Has the system show a file. False where it has nothing that shows one.
pub fn shows(file: &Path) -> bool {
    opens(file.as_os_str())
}

/// Has the system's browser go to an address. False where it has none. No shell stands in between: an address is one word.
pub fn browses(url: &str) -> bool {
    opens(url.as_ref())
}

fn opens(what: &std::ffi::OsStr) -> bool {
    let (program, first): (&str, &[&str]) = if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let quiet = std::process::Stdio::null;
    let viewer = std::process::Command::new(program).args(first).arg(what).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
    let Ok(mut viewer) = viewer else { return false };
    // It hands the file on and ends, or says at once that it cannot. What goes on for longer is the viewer itself.
    for _ in 0..60 {
        match viewer.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(std::time::Duration::from_millis(50)),
            Err(_) => return false,
        }
    }
    std::thread::spawn(move || viewer.wait());
    true
}

fn webview_folders() -> PathBuf {
    in_memory().unwrap_or_else(std::env::temp_dir)
}

/// A folder that lies in memory and is gone when the machine is switched off.
fn in_memory() -> Option<PathBuf> {
    let own = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_dir());
    own.or_else(|| Some(PathBuf::from("/dev/shm")).filter(|folder| folder.is_dir()))
}

/// Wipes what the webviews and the prints of processes left behind that did not end well.
pub fn sweep_webview_folders() {
    // Only Linux says for nothing whether a process lives; elsewhere the system empties its temporary folder.
    if cfg!(target_os = "linux") {
        sweep(&webview_folders(), |pid| PathBuf::from(format!("/proc/{pid}")).exists());
    }
}

fn sweep(folder: &Path, is_alive: impl Fn(u32) -> bool) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let pid_after = |mark: &str| name.to_str()?.strip_prefix(mark)?.parse::<u32>().ok();
        let pid = [WEBVIEW, PRINTS].into_iter().find_map(pid_after);
        if pid.is_some_and(|pid| !is_alive(pid)) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether an address is a page of the bundled interface: a scheme of our own, or where the system's webview knows none, a
/// host that no network has.
pub fn is_our_page(scheme: &str, host: Option<&str>) -> bool {
    match cfg!(windows) {
        true => matches!(scheme, "http" | "https") && host == Some("tauri.localhost"),
        false => scheme == "tauri" && host == Some("localhost"),
    }
}

/// On Linux: lets the processor paint the window, and only what changed in it, and has the webview be sparing of memory.
///
/// Where OpenGL is done in software, as on a machine whose graphics card has no driver, a frame of a full map took five times
/// as long through it, a start half a second longer, and everything together 80 MB more; with some drivers such a window
/// stays blank. The webview reads all this from its environment alone, and threads may read that already: so this program is
/// put in its own place once more, as the same process. Comes back where that is done, needless or impossible.
pub fn paint_by_processor() {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::process::CommandExt;
        if std::env::var_os(BY_PROCESSOR).is_some() {
            return;
        }
        let Ok(me) = std::env::current_exe() else { return };
        let unset = SPARING.iter().filter(|(name, _)| std::env::var_os(name).is_none());
        let mut again = std::process::Command::new(me);
        let _ = again.args(std::env::args_os().skip(1)).env(BY_PROCESSOR, "1").envs(unset.copied()).exec();
    }
}

/// WebKitGTK: no OpenGL. Somebody who set it otherwise is left to it.
#[cfg(target_os = "linux")]
const BY_PROCESSOR: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// What goes with it; each is left where somebody set it. A version of the webview that knows one no longer passes it over.
#[cfg(target_os = "linux")]
const SPARING: [(&str, &str); 3] = [
    // Where nothing is painted through OpenGL this process needs no driver for it: GTK looks for no visuals, the webview
    // hands over no buffers and asks no driver which card it is for. The drivers and what they stand on were 20 MB of it.
    ("GDK_GL", "disable"),
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ("WEBKIT_WEB_RENDER_DEVICE_FILE", "/dev/null"),
];

/// Gives the system what long work has freed. The C library of Linux keeps such memory for itself, in pieces between what is still
/// used: reading the tables of a large store again left 360 MB so, until Kith was ended.
pub fn give_memory_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        #[expect(
            unsafe_code,
            reason = "malloc_trim takes a number and touches only memory that nobody holds; it may be called from any thread"
        )]
        unsafe {
            libc::malloc_trim(0);
        }
    }
}

/// A file that was opened before this program began, by its number.
pub fn open_fd(fd: u32) -> std::io::Result<std::fs::File> {
    std::fs::File::open(format!("/dev/fd/{fd}"))
}

/// Calls this where the system asks the program to end, as `kill` and a shutdown do, so that it ends as by its window.
#[cfg(unix)]
pub fn when_terminated(ends: impl FnOnce() + Send + 'static) {
    tauri::async_runtime::spawn(async move {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut asked) => {
                asked.recv().await;
                ends();
            }
            Err(cause) => tracing::warn!("that it is asked to end is not heard: {:?}", cause.kind()),
        }
    });
}

/// Windows closes the window itself.
#[cfg(not(unix))]
pub fn when_terminated(_ends: impl FnOnce() + Send + 'static) {}

/// Starts this program once more in this one's place. Comes back where that was done just now, or could not be done.
pub fn start_again() {
    const AGAIN: &str = "KITH_STARTED_AGAIN";
    let Ok(me) = std::env::current_exe() else { return };
    let now_s = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs();
    if was_just_started_again(std::env::var(AGAIN).ok().as_deref(), now_s) {
        return;
    }
    let mut start = std::process::Command::new(me);
    start.args(std::env::args_os().skip(1)).env(AGAIN, now_s.to_string());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        tracing::error!("it could not be started again: {}", start.exec());
    }
    #[cfg(not(unix))]
    if start.spawn().is_ok() {
        std::process::exit(0);
    }
}

/// Whether this process is the second try. The mark says when that began, and means nothing a minute later: whoever takes its
/// place after a lock inherits it, and has a second try of their own.
fn was_just_started_again(mark: Option<&str>, now_s: u64) -> bool {
    mark.and_then(|mark| mark.parse::<u64>().ok()).is_some_and(|began_s| now_s.abs_diff(began_s) < 60)
}

/// What this machine is called, for the district's list of devices; empty where nobody says.
pub fn machine_name() -> String {
    let told = if cfg!(windows) {
        std::env::var("COMPUTERNAME").ok()
    } else if cfg!(target_os = "linux") {
        std::fs::read_to_string("/proc/sys/kernel/hostname").ok()
    } else {
        let said = std::process::Command::new("hostname").arg("-s").output().ok();
        said.and_then(|said| String::from_utf8(said.stdout).ok())
    };
    told.unwrap_or_default().trim().chars().take(80).collect()
}

/// Whether there is a display to open a window on. Only Linux has machines without one.
pub fn has_display() -> bool {
    #[cfg(target_os = "linux")]
    {
        display::is_there(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }
    #[cfg(not(target_os = "linux"))]
    true
}

#[cfg(target_os = "linux")]
mod display;

/// Whether a second start can be told to the first: on Linux that needs a session bus.
pub fn has_bus() -> bool {
    !cfg!(target_os = "linux")
        || std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| PathBuf::from(folder).join("bus").exists())
}

/// The operating system's keychain: it may hold a profile's key for as long as somebody is logged in to this machine.
pub mod keychain {
    use keyring::v1::{Entry, Error};
    use store::cipher::DataKey;

    /// Whether there is one that answers. A bus may take seconds to find that nobody does.
    pub fn is_there() -> bool {
        super::has_bus()
            && entry("is anybody there").is_some_and(|entry| matches!(entry.get_secret(), Ok(_) | Err(Error::NoEntry)))
    }

    /// Asks it to hold a profile's key. False where there is none, or it said no.
    pub fn keep(profile: &str, key: &DataKey) -> bool {
        super::has_bus() && entry(profile).is_some_and(|entry| entry.set_secret(key.expose()).is_ok())
    }

    /// The key that it holds for a profile.
    pub fn give(profile: &str) -> Option<DataKey> {
        let secret = zeroize::Zeroizing::new(entry(profile)?.get_secret().ok()?);
        DataKey::from_bytes(&secret)
    }

    /// Has it forget the key. False where it may still hold one.
    pub fn forget(profile: &str) -> bool {
        entry(profile).is_some_and(|entry| matches!(entry.delete_credential(), Ok(()) | Err(Error::NoEntry)))
    }

    fn entry(profile: &str) -> Option<Entry> {
        Entry::new(super::IDENTIFIER, profile).ok()
    }
}

/// Keeps this process's memory out of crash dumps, where keys would lie.
pub fn no_core_dumps() {
    // Debian ships with core dumps off for services and on for users: the shell that started us can still turn them on.
    #[cfg(target_os = "linux")]
    {
        let _ = std::fs::write("/proc/self/coredump_filter", "0");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_window_left_is_wiped_and_a_living_ones_is_not() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["kith-window-7", "kith-window-8", "kith-window-x", "other-7"] {
            std::fs::create_dir_all(folder.path().join(name).join("cache")).unwrap();
        }
        sweep(folder.path(), |pid| pid == 8);
        let mut left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["kith-window-8", "kith-window-x", "other-7"]);
    }

    #[test]
    fn there_is_one_second_try_and_again_one_after_a_lock() {
        assert!(!was_just_started_again(None, 1_000));
        assert!(was_just_started_again(Some("1000"), 1_025), "the second try itself");
        assert!(!was_just_started_again(Some("1000"), 1_600), "whoever took its place after a lock");
        assert!(!was_just_started_again(Some("1"), 1_790_000_000) && !was_just_started_again(Some("x"), 0));
    }

    #[test]
    #[cfg(not(windows))]
    fn the_window_goes_nowhere_but_to_its_own_page() {
        assert!(is_our_page("tauri", Some("localhost")));
        for (scheme, host) in [
            ("http", Some("tauri.localhost")),
            ("https", Some("tauri.localhost")),
            ("tauri", Some("elsewhere")),
            ("file", None),
            ("data", None),
        ] {
            assert!(!is_our_page(scheme, host), "{scheme} {host:?}");
        }
    }

    /// Where a keychain answers, a key comes back from it whole and is gone when it is forgotten.
    #[test]
    fn a_key_is_kept_given_and_forgotten_by_the_keychain() {
        if !keychain::is_there() {
            println!("skipped: no keychain answers on this machine");
            return;
        }
        let profile = format!("test {}", std::process::id());
        let key = store::cipher::DataKey::fresh(&*store::clock::Machine::rim());
        assert!(keychain::give(&profile).is_none());
        assert!(keychain::keep(&profile, &key));
        assert!(keychain::give(&profile).is_some_and(|given| given == key));
        assert!(keychain::forget(&profile));
        assert!(keychain::give(&profile).is_none());
    }
}
