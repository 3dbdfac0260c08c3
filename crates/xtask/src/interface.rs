//! Are the interface's packages here, and is it built?
//! Installs only where what is installed differs from `package-lock.json`; it never runs a package's install script and
//! never changes the lock.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::stage::must;

/// The folder of the interface.
pub fn folder() -> PathBuf {
    crate::root().join("ui")
}

/// npm, in the folder of the interface.
pub fn npm(args: &[&str]) -> Command {
    let mut npm = Command::new("npm");
    npm.args(args).current_dir(folder()).env("npm_config_update_notifier", "false").env("npm_config_fund", "false");
    npm
}

/// Brings `node_modules` to what the lock says.
pub fn install() -> Result<()> {
    if is_installed()? {
        return Ok(());
    }
    // Not `npm ci`: where a registry lacks the packages of another platform, it refuses a lock that leaves them out.
    // This installs the locked versions just as well, and writes no file of ours.
    must(&mut npm(&["install", "--no-save", "--ignore-scripts", "--no-audit"]))
}

/// Builds `ui/dist`, which the window carries, and the administrator's page.
pub fn build() -> Result<()> {
    must(&mut npm(&["run", "build"]))
}

/// Builds `ui/dist-admin`, the administrator's page, which the server carries.
pub fn build_page() -> Result<()> {
    must(&mut npm(&["run", "build:admin"]))
}

/// The lock of the interface's packages.
pub fn lock() -> Result<Value> {
    read(folder().join("package-lock.json"))
}

fn is_installed() -> Result<bool> {
    // npm's own note of what it installed, written when it is done.
    let Ok(noted) = read(folder().join("node_modules/.package-lock.json")) else { return Ok(false) };
    Ok(differing(&lock()?, &noted).is_empty())
}

fn read(path: PathBuf) -> Result<Value> {
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("reading {}", path.display()))
}

/// The packages that the lock wants and the folder lacks, has in another version, or has without being asked.
/// One for another system is rightly absent.
fn differing(lock: &Value, noted: &Value) -> Vec<String> {
    let versions = |of: &Value| -> BTreeMap<String, (Value, bool)> {
        let packages = of["packages"].as_object().into_iter().flatten();
        packages
            .filter(|(path, _)| !path.is_empty())
            .map(|(path, package)| (path.clone(), (package["version"].clone(), package["optional"] == true)))
            .collect()
    };
    let (wanted, there) = (versions(lock), versions(noted));
    let lacking = wanted.iter().filter(|(path, (version, is_optional))| match there.get(*path) {
        Some((installed, _)) => installed != version,
        None => !is_optional,
    });
    let unasked = there.iter().filter(|(path, _)| !wanted.contains_key(*path));
    lacking.chain(unasked).map(|(path, _)| path.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn packages_are_installed_again_only_where_they_differ_from_the_lock() {
        let lock = json!({"packages": {"": {}, "node_modules/a": {"version": "1"}, "node_modules/b": {"version": "2"},
            "node_modules/b-darwin": {"version": "2", "optional": true}}});
        let same = json!({"packages": {"node_modules/a": {"version": "1"}, "node_modules/b": {"version": "2"}}});
        assert!(differing(&lock, &same).is_empty());
        let other = json!({"packages": {"node_modules/a": {"version": "1.1"}, "node_modules/c": {"version": "2"}}});
        assert_eq!(differing(&lock, &other), ["node_modules/a", "node_modules/b", "node_modules/c"]);
    }
}
