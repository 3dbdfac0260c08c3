//! Does a laptop come to its district, and what is recorded in the window to the district? A real server on this machine, the
//! real window, an invitation that is typed; then the server is switched off and on again.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::Key;
use world::World;

use crate::desk::{Desk, Window};
use crate::entry::PASSPHRASE;

const FILES: [(&str, &str); 4] = [
    (
        "users.csv",
        "sourcedId,status,dateLastModified,role,givenName,familyName,identifier,grades,agentSourcedIds,orgSourcedIds\nu1,,,student,Luz,Rivera,4711,09,,s1\nu2,,,student,Omar,Haddad,4712,10,,s1\n",
    ),
    ("orgs.csv", "sourcedId,name,type\ns1,North High,school\n"),
    ("classes.csv", "sourcedId,title,schoolSourcedId\nc1,Algebra,s1\n"),
    ("enrollments.csv", "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,c1,s1,u1,student\n"),
];

/// The district's server.
struct Server {
    binary: PathBuf,
    folder: PathBuf,
    process: Child,
    port: String,
}

impl Server {
    /// Starts it there; None, and a line that says so, where nobody built it beside the application.
    fn start(folder: &Path, listen: &str) -> Result<Option<Server>> {
        let Some(application) = std::env::var_os("KITH_BIN").map(PathBuf::from) else { return Ok(None) };
        let binary = application.with_file_name(format!("kith-server{}", std::env::consts::EXE_SUFFIX));
        if !binary.is_file() {
            println!("skipped: no kith-server beside {}", application.display());
            return Ok(None);
        }
        let mut process = Command::new(&binary)
            .arg("--data")
            .arg(folder)
            .args(["--listen", listen, "--district", "Juniper"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut lines = BufReader::new(process.stdout.take().context("what it says")?);
        let port = loop {
            let mut line = String::new();
            anyhow::ensure!(lines.read_line(&mut line)? > 0, "the server did not start");
            if let Some((_, port)) = line.strip_prefix("Answers at ").and_then(|address| address.trim().rsplit_once(':')) {
                break port.to_owned();
            }
        };
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Ok(Some(Server { binary, folder: folder.to_owned(), process, port }))
    }

    fn admin(&self, words: &[&str]) -> Result<Value> {
        let mut typed = Command::new(&self.binary);
        let done = typed.arg("--data").arg(&self.folder).arg("admin").args(words).arg("--json").output()?;
        anyhow::ensure!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
        Ok(serde_json::from_slice(&done.stdout)?)
    }

    /// What lies in its books.
    fn parts(&self) -> Result<u64> {
        self.admin(&["status"])?["parts"].as_u64().context("how many parts there are")
    }

    fn stops(&mut self) -> Result<()> {
        self.process.kill()?;
        self.process.wait().map(drop).context("waiting for the server's end")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stops();
    }
}

impl Window {
    /// Writes a student down by hand, from the list of students.
    async fn adds(&self, given: &str) -> Result<()> {
        self.click("button", "Add one").await?;
        self.fills("Given name", given).await?;
        self.click("button", "Add student").await?;
        self.sees("is here now").await
    }
}

#[tokio::test]
async fn a_laptop_joins_its_district_and_what_is_recorded_goes_there_also_after_the_server_was_away() -> Result<()> {
    let (Some(desk), folder) = (Desk::new(), tempfile::tempdir()?) else { return Ok(()) };
    let Some(mut server) = Server::start(folder.path(), "127.0.0.1:0")? else { return Ok(()) };
    let world = World::with_students(&[]);
    let roster = world.zip_of(&FILES);
    server.admin(&["roster", roster.to_str().context("a path")?, "--apply"])?;
    server.admin(&["add-person", "ana", "Ana Castillo"])?;
    server.admin(&["give-role", "ana", "counselor", "--school", "s1"])?;
    server.admin(&["give-caseload", "ana", "--school", "s1", "--to", "M"])?;
    let invitation = server.admin(&["code", "ana"])?["invitation"].as_str().context("an invitation")?.to_owned();
    // IT laid the district's root down on this machine.
    std::fs::copy(folder.path().join("development-certificate.pem"), desk.home().join("district-root.pem"))?;

    let window = desk.open().await?;
    window.sets_up().await?;
    window.sees("Kept here").await?;
    window.click("button", "Settings").await?;
    window.click("button", "Connect to your district").await?;
    window.fills("Invitation", "what I was told").await?;
    window.click("button", "Connect").await?;
    window.sees("That is no invitation").await?;
    window.fills("Invitation", &invitation).await?;
    window.click("button", "Connect").await?;
    window.sees("Connected to Juniper").await?;
    window.sees("Juniper knows you as Ana Castillo").await?;
    window.click("button", "Students").await?;
    // Her rule is "up to M": Omar Haddad, and not Luz Rivera.
    window.sees("Haddad").await?;
    anyhow::ensure!(!window.text().await?.contains("Rivera"), "whom nobody gave her is on her screen");

    let before = server.parts()?;
    window.adds("Marisol").await?;
    let began = Instant::now();
    while server.parts()? == before {
        anyhow::ensure!(began.elapsed() < Duration::from_secs(20), "it never came to the server");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    window.sees("All sent").await?;

    server.stops()?;
    let listen = format!("127.0.0.1:{}", server.port);
    window.adds("Tomasz").await?;
    window.sees("No connection: kept here").await?;
    anyhow::ensure!(window.text().await?.contains("waiting"), "it says how many wait");
    window.picture("window", "district-away").await?;
    let server = Server::start(folder.path(), &listen)?.context("the server again")?;
    window.click("button", "Settings").await?;
    window.sees("All sent").await?;
    window.sees("Nothing waits").await?;
    anyhow::ensure!(server.parts()? > before + 1, "both are in the server's books");
    window.picture("window", "district").await?;
    window.close().await
}

#[tokio::test]
async fn a_laptop_that_was_lost_closes_says_before_the_door_what_became_of_it_and_begins_anew() -> Result<()> {
    let (Some(desk), folder) = (Desk::new(), tempfile::tempdir()?) else { return Ok(()) };
    let Some(server) = Server::start(folder.path(), "127.0.0.1:0")? else { return Ok(()) };
    server.admin(&["add-person", "ana", "Ana Castillo"])?;
    server.admin(&["give-role", "ana", "counselor"])?;
    let invitation = server.admin(&["code", "ana"])?["invitation"].as_str().context("an invitation")?.to_owned();
    std::fs::copy(folder.path().join("development-certificate.pem"), desk.home().join("district-root.pem"))?;

    let window = desk.open().await?;
    window.sets_up().await?;
    window.click("button", "Settings").await?;
    window.click("button", "Connect to your district").await?;
    // What becomes of her own notes is said before she connects.
    window.sees("your memory aid goes with them").await?;
    window.fills("Invitation", &invitation).await?;
    window.click("button", "Connect").await?;
    window.sees("Juniper knows you as Ana Castillo").await?;
    window.sees("Up to date").await?;
    let device = server.admin(&["devices"])?[0]["device"].as_str().context("a device")?.to_owned();
    server.admin(&["revoke", &device])?;
    window.click("button", "Send now").await?;
    desk.locked(window).await?;

    // The keys are gone before it locked; whoever starts next tells the server.
    let window = desk.open().await?;
    window.sees("This laptop was reported lost").await?;
    let began = Instant::now();
    while server.admin(&["devices"])?[0]["state"] != "keys_destroyed" {
        anyhow::ensure!(began.elapsed() < Duration::from_secs(20), "the server is never told");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    window.sees("Juniper keeps all of it").await?;
    anyhow::ensure!(!window.text().await?.contains("Unlock"), "nothing asks for a passphrase");
    window.picture("window", "district-lost").await?;
    window.click("button", "Take this profile off").await?;
    window.click("button", "Take it off").await?;
    window.sees("Welcome to Kith").await?;
    window.close().await
}

#[tokio::test]
async fn ended_by_the_system_it_closes_its_store_and_without_its_note_of_the_district_a_new_invitation_opens_it() -> Result<()> {
    let (Some(desk), folder) = (Desk::new(), tempfile::tempdir()?) else { return Ok(()) };
    let Some(mut server) = Server::start(folder.path(), "127.0.0.1:0")? else { return Ok(()) };
    server.admin(&["add-person", "ana", "Ana Castillo"])?;
    server.admin(&["give-role", "ana", "counselor"])?;
    let invites = |server: &Server| -> Result<String> {
        Ok(server.admin(&["code", "ana"])?["invitation"].as_str().context("an invitation")?.to_owned())
    };
    std::fs::copy(folder.path().join("development-certificate.pem"), desk.home().join("district-root.pem"))?;
    let window = desk.open().await?;
    window.sets_up().await?;
    window.click("button", "Settings").await?;
    window.click("button", "Connect to your district").await?;
    window.fills("Invitation", &invites(&server)?).await?;
    window.click("button", "Connect").await?;
    window.sees("Up to date").await?;
    window.click("button", "Students").await?;
    window.adds("Marisol").await?;
    window.sees("All sent").await?;
    server.stops()?;
    window.adds("Tomasz").await?;
    window.sees("No connection: kept here").await?;

    // A system that shuts down asks: how much waits is written down, and the store is closed with its journal folded in.
    window.ends_as_asked().await?;
    let profile = std::fs::read_dir(desk.home().join("profiles"))?.next().context("a profile")??.path();
    let told: Value = serde_json::from_slice(&std::fs::read(profile.join("district.json"))?)?;
    anyhow::ensure!(told["unsent"].as_u64() > Some(0), "how much waits is not written down: {}", told["unsent"]);
    let journal = std::fs::metadata(profile.join("store.kith-wal")).map_or(0, |journal| journal.len());
    anyhow::ensure!(journal == 0, "a journal of {journal} bytes lies there: the store was not closed");

    // Somebody takes the note away, and the server is elsewhere by now.
    std::fs::remove_file(profile.join("district.json"))?;
    std::fs::remove_file(profile.join("district.key"))?;
    let server = Server::start(folder.path(), "127.0.0.1:0")?.context("the server elsewhere")?;
    let window = desk.open().await?;
    window.fills("Passphrase", PASSPHRASE).await?;
    window.press(Key::Enter).await?;
    window.sees("Your records say that they belong to Juniper").await?;
    let shown = window.text().await?;
    anyhow::ensure!(!shown.contains("Marisol") && !shown.contains("Students"), "something of the store is shown: {shown}");
    window.picture("window", "district-note-gone").await?;
    // By keys alone: what is asked for is where the focus is.
    window.waits_for_focus("I have a new invitation").await?;
    window.press(Key::Enter).await?;
    window.waits_for_focus("Passphrase").await?;
    window.types(PASSPHRASE).await?;
    window.fills("Invitation", &invites(&server)?).await?;
    window.click("button", "Join again").await?;
    window.click("button", "Students").await?;
    window.sees("Marisol").await?;
    window.sees("Tomasz").await?;
    window.sees("All sent").await?;
    window.picture("window", "district-joined-again").await?;
    window.close().await
}
