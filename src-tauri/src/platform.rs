//! What differs from one operating system to another, and nothing else: folders, the keychain, memory.

use std::path::PathBuf;

use anyhow::{Context, Result};
use store::cipher::DataKey;

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
    let in_memory = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_dir());
    let base =
        in_memory.or_else(|| Some(PathBuf::from("/dev/shm")).filter(|folder| folder.is_dir())).unwrap_or_else(std::env::temp_dir);
    base.join(format!("kith-window-{}", std::process::id()))
}

/// Whether a second start can be told to the first: on Linux that needs a session bus.
pub fn has_bus() -> bool {
    !cfg!(target_os = "linux")
        || std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| PathBuf::from(folder).join("bus").exists())
}

/// Asks the operating system's keychain to hold a profile's key. False where there is none, or it said no.
pub fn keychain_keep(profile: &str, key: &DataKey) -> bool {
    has_bus() && keyring_entry(profile).is_some_and(|entry| entry.set_secret(key.expose()).is_ok())
}

/// The key that the keychain holds for a profile.
pub fn keychain_give(profile: &str) -> Option<DataKey> {
    let secret = zeroize::Zeroizing::new(keyring_entry(profile)?.get_secret().ok()?);
    DataKey::from_bytes(&secret)
}

fn keyring_entry(profile: &str) -> Option<keyring::v1::Entry> {
    keyring::v1::Entry::new(IDENTIFIER, profile).ok()
}

/// Keeps this process's memory out of crash dumps, where keys would lie.
pub fn no_core_dumps() {
    // Debian ships with core dumps off for services and on for users: the shell that started us can still turn them on.
    #[cfg(target_os = "linux")]
    {
        let _ = std::fs::write("/proc/self/coredump_filter", "0");
    }
}
