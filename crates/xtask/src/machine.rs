//! What does this machine lack to build and test Kith?
//! Installs only what is missing: system packages by apt, as root or by sudo, which asks where somebody can answer; test tools by cargo
//! into `target/tools`. Where it may not install, it prints the exact line to run and stops. It removes and upgrades
//! nothing.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::stage::{must, output};

/// What building and opening the window needs.
const TO_BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libssl-dev",
    "libdbus-1-dev",
    "libwebkit2gtk-4.1-dev",
    // What stands on paper besides Latin: most scripts, emoji, Chinese, Korean.
    "fonts-noto-core",
    "fonts-noto-color-emoji",
    "fonts-droid-fallback",
    "fonts-nanum",
];

/// What a window without a display needs, and what drives it.
const TO_DRIVE: &[&str] = &["webkit2gtk-driver", "xvfb", "xdotool", "dbus"];

/// What the tests need besides: a keychain, what reads a PDF back, the other engine that a district's ledger may lie on,
/// monitors that can be pulled out, the bus by which a screen reader is told of a window, and a clock that can be set forward.
const TO_TEST: &[&str] = &[
    "gnome-keyring",
    "poppler-utils",
    "postgresql",
    "xserver-xorg-core",
    "xserver-xorg-video-dummy",
    "x11-xserver-utils",
    "at-spi2-core",
    "libfaketime",
];

/// What a verb is about to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    Build,
    Drive,
    Test,
}

/// A tool of the tests that crates.io has, with the version that was tried.
pub struct Tool {
    program: &'static str,
    pub package: &'static str,
    pub version: &'static str,
}

pub const NEXTEST: Tool = Tool { program: "cargo-nextest", package: "cargo-nextest", version: "0.9.143" };
pub const DENY: Tool = Tool { program: "cargo-deny", package: "cargo-deny", version: "0.20.2" };
/// Newer ones are alphas of another protocol.
pub const TAURI_DRIVER: Tool = Tool { program: "tauri-driver", package: "tauri-driver", version: "2.1.0" };

/// Installs the missing system packages and looks at Node and Rust.
pub fn ready(purpose: Purpose) -> Result<()> {
    let mut wanted = TO_BUILD.to_vec();
    if purpose >= Purpose::Drive {
        wanted.extend(TO_DRIVE);
    }
    if purpose >= Purpose::Test {
        wanted.extend(TO_TEST);
    }
    if purpose >= Purpose::Test && chromium().is_none() && has_chromium_package() {
        wanted.push("chromium");
    }
    // Debian's Node comes without npm, and its npm brings Node along: one that is here by another way has its own.
    if output(Command::new("npm").arg("--version")).is_err() && output(Command::new("node").arg("--version")).is_ok() {
        wanted.push("npm");
    }
    let Ok(missing) = missing_packages(&wanted) else {
        println!("No dpkg here: see for yourself that these, or their like, are installed: {}", wanted.join(" "));
        return node();
    };
    if !missing.is_empty() {
        println!("missing system packages: {}", missing.join(" "));
        install_packages(&missing)?;
    }
    if purpose >= Purpose::Test {
        rust_components()?;
        anyhow::ensure!(chromium().is_some(), NO_CHROMIUM);
    }
    node()
}

const NO_CHROMIUM: &str = "The interface is tested in Chromium, and none was found. This system has no package of it that a test can drive \
    (Ubuntu's is a snap). Install Google Chrome (https://www.google.com/chrome), or name a Chromium that is here: CHROMIUM=/path/to/chrome";

/// The browser that the interface is tested in: the one that `CHROMIUM` names, else the first that is here.
pub fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|named| !named.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let here = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/chromium-browser"];
    here.iter().map(PathBuf::from).find(|program| is_browser(program))
}

/// Ubuntu's chromium-browser is a script that tells of a snap, or starts one that sees no folder of the tests.
fn is_browser(program: &Path) -> bool {
    let Ok(real) = program.canonicalize() else { return false };
    let is_script = real.metadata().is_ok_and(|file| file.len() < 100_000);
    let script = if is_script { std::fs::read(&real).unwrap_or_default() } else { Vec::new() };
    !real.starts_with("/snap") && !real.ends_with("snap") && !is_of_snap(&String::from_utf8_lossy(&script))
}

fn is_of_snap(script: &str) -> bool {
    script.contains("/snap/") || script.contains("snap install")
}

/// Whether apt can install it: Ubuntu knows the name, and has none.
fn has_chromium_package() -> bool {
    let told = output(Command::new("apt-cache").args(["policy", "chromium"])).unwrap_or_default();
    has_candidate(&told)
}

fn has_candidate(policy: &str) -> bool {
    let candidate = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate:"));
    // On a machine whose lists were never fetched nothing is known: apt will say.
    candidate.is_none_or(|version| !version.contains("(none)") && !version.contains("snap")) && !policy.contains("snap")
}

fn missing_packages(wanted: &[&'static str]) -> Result<Vec<&'static str>> {
    // It exits with 1 where a package is unknown, and lists the others all the same.
    let out = Command::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Abbrev}\n"])
        .args(wanted)
        .stderr(Stdio::null())
        .output()
        .context("dpkg-query")?;
    Ok(not_installed(wanted, &String::from_utf8_lossy(&out.stdout)))
}

fn not_installed(wanted: &[&'static str], listed: &str) -> Vec<&'static str> {
    let is_there = |name: &str| {
        listed.lines().any(|line| line.split_once(' ').is_some_and(|(n, status)| n == name && status.starts_with("ii")))
    };
    wanted.iter().copied().filter(|name| !is_there(name)).collect()
}

fn install_packages(missing: &[&str]) -> Result<()> {
    let is_root = output(Command::new("id").arg("-u"))?.trim() == "0";
    // Where somebody sits at the keyboard sudo may ask them; else it is not to wait for an answer that nobody gives.
    let asks = std::io::stdin().is_terminal();
    let may_sudo = || {
        let mut tried = Command::new("sudo");
        let tried = if asks { tried.arg("-v") } else { tried.args(["-n", "true"]).stdout(Stdio::null()).stderr(Stdio::null()) };
        tried.status().is_ok_and(|status| status.success())
    };
    let apt_get = |args: &[&str]| {
        let mut command = if is_root { Command::new("env") } else { Command::new("sudo") };
        if !is_root {
            command.args(if asks { &["env"][..] } else { &["-n", "env"] });
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(args).stdin(Stdio::null());
        command
    };
    if !is_root && !may_sudo() {
        bail!(
            "Kith cannot install these by itself here. Run this, then the same again:\n\n    sudo apt-get update && sudo apt-get install -y --no-install-recommends {}\n",
            missing.join(" ")
        );
    }
    must(&mut apt_get(&["update"]))?;
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(missing);
    must(&mut apt_get(&install))
}

/// rustup's smallest profile has neither.
fn rust_components() -> Result<()> {
    for component in ["rustfmt", "clippy"] {
        let verb = if component == "rustfmt" { "fmt" } else { component };
        let tried = Command::new("cargo").args([verb, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !tried.is_ok_and(|status| status.success()) {
            must(Command::new("rustup").args(["component", "add", component]))
                .with_context(|| format!("cargo {verb} is missing; install {component}"))?;
        }
    }
    Ok(())
}

fn node() -> Result<()> {
    let version = output(Command::new("node").arg("--version"))
        .context("Node is missing. Install Node 20 or newer (with npm), then the same again")?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    anyhow::ensure!(major.is_some_and(|n| n >= 20), "Node {} is too old: Kith needs 20 or newer", version.trim());
    output(Command::new("npm").arg("--version"))
        .context("npm is missing, which Debian ships apart from Node. Install npm, then the same again")?;
    Ok(())
}

/// The path of a test tool in its tried version: the machine's own where it is that, else built into `target/tools`.
pub fn tool(tool: &Tool) -> Result<PathBuf> {
    let ours = crate::target().join("tools");
    for candidate in [PathBuf::from(tool.program), ours.join("bin").join(tool.program)] {
        if is_version(&candidate, tool) {
            return Ok(candidate);
        }
    }
    println!("missing: {} {}", tool.package, tool.version);
    // A debug build compiles in a third of the time, and these tools wait for others most of theirs.
    must(
        Command::new("cargo")
            .args(["install", tool.package, "--locked", "--debug", "--version", tool.version, "--root"])
            .arg(&ours)
            .env("CARGO_TARGET_DIR", ours.join("build"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0"),
    )?;
    let built = ours.join("bin").join(tool.program);
    std::fs::remove_dir_all(ours.join("build")).ok();
    Ok(built)
}

fn is_version(program: &PathBuf, tool: &Tool) -> bool {
    // tauri-driver cannot say its version; there, cargo's own note of what it installed does.
    if tool.program == TAURI_DRIVER.program {
        let noted = program.parent().and_then(|bin| std::fs::read_to_string(bin.with_file_name(".crates.toml")).ok());
        return program.is_file() && noted.is_some_and(|n| n.contains(&format!("\"{} {} ", tool.package, tool.version)));
    }
    let said = Command::new(program).arg("--version").stderr(Stdio::null()).output();
    said.is_ok_and(|out| String::from_utf8_lossy(&out.stdout).contains(&format!(" {}", tool.version)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chromium_that_is_only_a_name_is_not_installed() {
        assert!(has_candidate("chromium:\n  Installed: (none)\n  Candidate: 142.0.7444.59-1~deb12u1\n  Version table:\n"));
        assert!(has_candidate(""), "nothing is known");
        assert!(!has_candidate("chromium:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n"));
        assert!(!has_candidate("chromium-browser:\n  Installed: (none)\n  Candidate: 2:1snap1-0ubuntu2\n"));
        assert!(
            is_of_snap("#!/bin/sh\nexec /snap/bin/chromium \"$@\"\n")
                && !is_of_snap("#!/bin/sh\nexec /usr/lib/chromium/chromium\n")
        );
        assert!(!is_browser(Path::new("/nowhere/chromium")));
    }

    #[test]
    fn a_package_that_was_removed_or_never_heard_of_is_missing() {
        let listed = "xvfb ii \ndbus rc \nlibssl-dev un \nxauth ii \n";
        assert_eq!(
            not_installed(&["xvfb", "dbus", "libssl-dev", "chromium", "xauth"], listed),
            ["dbus", "libssl-dev", "chromium"]
        );
    }
}
