//! What is said for one operating system alone: who may read a file of keys, and what asks the server to stop.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::process::{Command, Stdio};

/// Makes a file that its owner alone may read. Fails where it is there already.
pub fn make_secret(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Says that a folder is its owner's alone.
pub fn close_folder(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Opens an address in this machine's browser; `BROWSER` names another than the machine's own. Whether it came up, nobody
/// says: whoever waits for it waits for a while.
pub fn open_browser(url: &str) -> std::io::Result<()> {
    let own = std::env::var_os("BROWSER").filter(|own| !own.is_empty());
    let mut opener = match (own, std::env::consts::OS) {
        (Some(own), _) => Command::new(own),
        (None, "macos") => Command::new("open"),
        // No shell stands in between: an address is one word, whatever it holds.
        (None, "windows") => {
            let mut opener = Command::new("rundll32");
            opener.arg("url.dll,FileProtocolHandler");
            opener
        }
        (None, _) => Command::new("xdg-open"),
    };
    opener.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map(drop)
}

/// Ends when the machine asks the server to stop.
pub async fn asked_to_stop() {
    let by_key = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut by_system) = signal(SignalKind::terminate()) {
            tokio::select! { _ = by_key => {}, _ = by_system.recv() => {} }
            return;
        }
    }
    let _ = by_key.await;
}

/// Brings what was renamed in a folder to the disk, where the system knows of that.
pub fn sync_folder(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
