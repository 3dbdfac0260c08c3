//! How are the others had, and how do they run? Each is installed once, into a folder under `target/`, at the versions that were
//! tried; what they are is theirs, and nothing of it is in Kith.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use trials::process::Ends;

use super::Peer;

const ANKI: &str = "anki==26.9.3";
const ANKI_CLIENT: &str = include_str!("anki_client.py");
/// express-pouchdb stands on the express of its time.
const POUCH: [&str; 3] = ["pouchdb@9.0.0", "express-pouchdb@4.2.0", "express@4.22.3"];
const POUCH_PROGRAM: &str = include_str!("pouch.mjs");
/// So long may a server take until it answers.
const STARTS: Duration = Duration::from_secs(60);

/// Installs one of them where it is missing, into the first folder, and starts its server in the second.
pub type Starts = fn(&Path, &Path) -> Result<Peer>;

/// Runs it, or says why it did not work in its own last words.
fn done(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let out = command.output().with_context(|| format!("{program} cannot be run"))?;
    let words = String::from_utf8_lossy(&out.stderr);
    let last = words.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("without a word");
    ensure!(out.status.success(), "{program} failed: {last}");
    Ok(())
}

pub fn anki(installed: &Path, folder: &Path) -> Result<Peer> {
    let home = installed.join("anki");
    let python = home.join("bin/python");
    let has_it = |python: &Path| done(Command::new(python).args(["-c", "import anki.syncserver"])).is_ok();
    if !has_it(&python) {
        eprintln!("installing {ANKI} into {} …", home.display());
        let ours = std::env::var_os("KITH_PYTHON").unwrap_or_else(|| "python3".into());
        done(Command::new(ours).args(["-m", "venv", "--clear"]).arg(&home))?;
        done(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ANKI]))?;
    }
    // By another name than the package, or Python would take it for that.
    let script = folder.join("anki_client.py");
    fs::write(&script, ANKI_CLIENT)?;
    let base = folder.join("anki-server");
    fs::create_dir_all(&base)?;
    // It takes a port by its number: one that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut server = Command::new(&python);
    server.args(["-m", "anki.syncserver"]).stdout(Stdio::null()).stderr(Stdio::null());
    server.env("SYNC_USER1", "kith:peers").env("SYNC_HOST", "127.0.0.1").env("SYNC_PORT", port.to_string());
    server.env("SYNC_BASE", base).env("MAX_SYNC_PAYLOAD_MEGS", "2000").env("RUST_LOG", "error");
    let mut server = Ends(server.spawn()?);
    let at = format!("127.0.0.1:{port}");
    let began = Instant::now();
    while TcpStream::connect(&at).is_err() {
        ensure!(server.0.try_wait()?.is_none() && began.elapsed() < STARTS, "Anki's sync server did not start");
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(Peer { name: "Anki", server, at, client: vec![python, script] })
}

pub fn pouch(installed: &Path, folder: &Path) -> Result<Peer> {
    let home = installed.join("pouchdb");
    let has_it = POUCH.iter().all(|package| {
        let (name, version) = package.split_once('@').unwrap_or((package, ""));
        let told = fs::read(home.join("node_modules").join(name).join("package.json")).unwrap_or_default();
        serde_json::from_slice::<serde_json::Value>(&told).is_ok_and(|told| told["version"] == version)
    });
    if !has_it {
        eprintln!("installing {} into {} …", POUCH.join(", "), home.display());
        fs::create_dir_all(&home)?;
        fs::write(home.join("package.json"), r#"{ "private": true }"#)?;
        done(
            Command::new("npm").args(["install", "--no-audit", "--no-fund", "--loglevel=error"]).args(POUCH).current_dir(&home),
        )?;
    }
    // Beside its modules: that is where Node looks for them.
    let script = home.join("pouch.mjs");
    fs::write(&script, POUCH_PROGRAM)?;
    let base = folder.join("pouch-server");
    fs::create_dir_all(&base)?;
    let mut server = Command::new("node");
    server.arg(&script).arg("serve").arg(&base).current_dir(&base).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut server = Ends(server.spawn().context("node cannot be run")?);
    let mut line = String::new();
    BufReader::new(server.0.stdout.take().context("no voice")?).read_line(&mut line)?;
    let at = line.trim().to_owned();
    ensure!(at.contains(':'), "the express-pouchdb server did not start");
    Ok(Peer { name: "PouchDB", server, at, client: vec![PathBuf::from("node"), script] })
}
