//! A ledger that was put back by other hands than ours is noticed: it begins a new epoch, and what it lacks is sent again.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use domain::policy::Tier;
use serde_json::json;
use sync::protocol::Outcome;

use crate::own::OwnPostgres;
use crate::world::{Laptop, Server, code, district, student};

const LEDGER: [&str; 3] = ["ledger.kith", "ledger.kith-wal", "ledger.kith-shm"];

/// Asks it to stop, and waits until it did.
fn stop(mut server: Server) -> PathBuf {
    let _ = Command::new("kill").args(["-TERM", &server.process.id().to_string()]).status();
    server.process.wait().unwrap();
    server.folder.clone()
}

/// Waits until what lies beside the ledger has been written since.
fn written(folder: &Path, before: &str) -> String {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let now = std::fs::read_to_string(folder.join("ledger-known.json")).unwrap_or_default();
        if now != before {
            return now;
        }
        assert!(Instant::now() < until, "how far the ledger has come was not written down");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Waits until it ended by itself.
fn ended(process: &mut Child) -> ExitStatus {
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        if let Some(ended) = process.try_wait().unwrap() {
            return ended;
        }
        if Instant::now() > until {
            let _ = process.kill();
            panic!("it goes on with a ledger that it does not know");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Why a server of this folder does not start.
fn refused(data: &Path, more: &[&str]) -> String {
    let mut typed = Command::new(env!("CARGO_BIN_EXE_kith-server"));
    typed.arg("--data").arg(data).args(["--listen", "127.0.0.1:0"]).args(more).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut process = typed.spawn().unwrap();
    assert!(!ended(&mut process).success());
    let mut why = String::new();
    process.stderr.take().unwrap().read_to_string(&mut why).unwrap();
    why
}

/// Copies the embedded ledger of a server that is stopped over another.
fn copied(from: &Path, to: &Path) {
    for name in LEDGER {
        let _ = std::fs::remove_file(to.join(name));
        if from.join(name).exists() {
            std::fs::copy(from.join(name), to.join(name)).unwrap();
        }
    }
}

/// What is saved and put back by somebody who does not tell the server.
fn is_noticed(more: &[&str], save: &dyn Fn(&Path), put_back: &dyn Fn(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    let server = district(folder.path(), more);
    let mut ana = Laptop::enrol(&server, &code(&server, "ana"), 1);
    let luz = student("u1");
    let first = ana.part(10, luz, Tier::TeamNote, "team_note", "text", json!("before"));
    assert_eq!(ana.sync(&server, vec![first]).receipts[0].outcome, Outcome::Taken);
    let data = stop(server);
    save(&data);

    // What was stopped and started is no older copy.
    let server = Server::start(&data, more);
    assert!(!server.said.contains("put back"), "{}", server.said);
    let before = ana.sync(&server, Vec::new()).epoch;
    let beside = written(&data, "");
    let note = vec![ana.part(50, luz, Tier::TeamNote, "team_note", "text", json!("after it was saved"))];
    assert_eq!(ana.sync(&server, note.clone()).receipts[0].outcome, Outcome::Taken);
    server.admin(&["add-person", "new", "New Person"]);
    written(&data, &beside);
    server.kill();
    put_back(&data);

    let server = Server::start(&data, more);
    assert!(server.said.contains("put back from a copy") && server.said.contains("new epoch"), "{}", server.said);
    let answer = ana.sync(&server, Vec::new());
    assert_ne!(answer.epoch, before);
    assert!(answer.epoch_from.is_empty(), "where they parted nobody can say: everything is sent again");
    assert_eq!(ana.sync(&server, note.clone()).receipts[0].outcome, Outcome::Taken, "what it lacks is sent again");
    // Rosters are read from this ledger, and its audit goes on.
    assert_eq!(server.admin(&["status"])["students"], 3);
    assert!(server.admin(&["audit"]).to_string().contains("ledger_restored"));
    assert_eq!(server.admin(&["check-audit"])["holds"], true);
    let epoch = answer.epoch;
    let data = stop(server);
    let server = Server::start(&data, more);
    assert!(!server.said.contains("put back"), "once: {}", server.said);
    assert_eq!(ana.sync(&server, Vec::new()).epoch, epoch);
}

#[test]
fn files_that_were_copied_back_by_hand_begin_a_new_epoch() {
    let aside = tempfile::tempdir().unwrap();
    is_noticed(&[], &|data| copied(data, aside.path()), &|data| copied(aside.path(), data));
}

#[test]
fn what_pg_restore_brought_back_begins_a_new_epoch() {
    let own = match OwnPostgres::start() {
        Ok(own) => own,
        Err(why) => return println!("skipped on PostgreSQL: {why}"),
    };
    let saved = std::cell::OnceCell::new();
    let save = |_: &Path| _ = saved.set(own.dump("postgres"));
    is_noticed(&["--database", &own.address], &save, &|_| own.restore("postgres", saved.get().unwrap()));
}

/// A server that runs, under which an older copy of its ledger was put back a moment ago.
fn put_back_under(own: &OwnPostgres, folder: &Path, flags: &[&str]) -> Server {
    let server = district(folder, flags);
    let (beside, saved) = (written(folder, ""), own.dump("postgres"));
    server.admin(&["add-person", "new", "New Person"]);
    written(folder, &beside);
    own.restore("postgres", &saved);
    server
}

#[test]
fn a_server_under_which_the_ledger_was_put_back_stops_and_says_so() {
    let own = match OwnPostgres::start() {
        Ok(own) => own,
        Err(why) => return println!("skipped on PostgreSQL: {why}"),
    };
    let folder = tempfile::tempdir().unwrap();
    let flags = ["--database", &own.address];
    let mut server = put_back_under(&own, folder.path(), &flags);
    assert!(!ended(&mut server.process).success(), "whoever watches over it starts it again");
    drop(server);
    let server = Server::start(folder.path(), &flags);
    assert!(server.said.contains("new epoch"), "{}", server.said);
}

#[test]
fn a_server_that_is_stopped_right_after_the_ledger_was_put_back_notices_when_it_starts() {
    let own = match OwnPostgres::start() {
        Ok(own) => own,
        Err(why) => return println!("skipped on PostgreSQL: {why}"),
    };
    let folder = tempfile::tempdir().unwrap();
    let flags = ["--database", &own.address];
    let server = put_back_under(&own, folder.path(), &flags);
    // Before it looks again by itself.
    let data = stop(server);
    let server = Server::start(&data, &flags);
    assert!(server.said.contains("new epoch"), "{}", server.said);
}

#[test]
fn what_a_laptop_sent_before_it_was_noticed_hides_nothing_of_what_the_copy_lacks() {
    let (folder, aside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = district(folder.path(), &[]);
    let mut ana = Laptop::enrol(&server, &code(&server, "ana"), 1);
    let mut other = Laptop::enrol(&server, &code(&server, "ana"), 2);
    let luz = student("u1");
    let first = ana.part(10, luz, Tier::TeamNote, "team_note", "text", json!("before"));
    assert_eq!(ana.sync(&server, vec![first]).receipts[0].outcome, Outcome::Taken);
    other.sync(&server, Vec::new());
    let data = stop(server);
    copied(&data, aside.path());

    let server = Server::start(&data, &[]);
    let lost = vec![ana.part(50, luz, Tier::TeamNote, "team_note", "text", json!("after it was saved"))];
    assert_eq!(ana.sync(&server, lost.clone()).receipts[0].outcome, Outcome::Taken);
    server.admin(&["add-person", "new", "New Person"]);
    stop(server);
    let beside = std::fs::read(data.join("ledger-known.json")).unwrap();
    copied(aside.path(), &data);

    // Nothing tells this server that it is an older copy, and a laptop sends as much as was lost, and more.
    std::fs::remove_file(data.join("ledger-known.json")).unwrap();
    let server = Server::start(&data, &[]);
    for n in [60, 61] {
        let note = other.part(n, luz, Tier::TeamNote, "team_note", "text", json!("meanwhile"));
        assert_eq!(other.sync(&server, vec![note]).receipts[0].outcome, Outcome::Taken);
    }
    stop(server);
    std::fs::write(data.join("ledger-known.json"), beside).unwrap();

    let server = Server::start(&data, &[]);
    assert!(server.said.contains("new epoch"), "{}", server.said);
    let answer = ana.sync(&server, Vec::new());
    assert!(answer.epoch_from.is_empty(), "nobody knows where they parted: {:?}", answer.epoch_from);
    assert_eq!(ana.sync(&server, lost).receipts[0].outcome, Outcome::Taken, "what it lacks is sent again");
}

#[test]
fn no_ledger_and_no_administrator_are_made_where_the_one_that_was_known_is_missing() {
    let (folder, aside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let data = stop(district(folder.path(), &[]));
    copied(&data, aside.path());
    LEDGER.iter().for_each(|name| _ = std::fs::remove_file(data.join(name)));
    let why = refused(&data, &[]);
    assert!(why.contains("ledger-known.json") && why.contains("Nothing was written"), "{why}");
    assert!(!data.join("ledger.kith").exists());
    // Whoever puts it back has what they had; whoever wants another says so.
    copied(aside.path(), &data);
    let server = Server::start(&data, &[]);
    assert!(!server.said.contains("First administrator") && !server.said.contains("new epoch"), "{}", server.said);
    stop(server);
    LEDGER.iter().for_each(|name| _ = std::fs::remove_file(data.join(name)));
    std::fs::remove_file(data.join("ledger-known.json")).unwrap();
    assert!(Server::start(&data, &[]).said.contains("First administrator"));
}

#[test]
fn a_database_in_which_nothing_is_yet_is_left_as_it_is() {
    let own = match OwnPostgres::start() {
        Ok(own) => own,
        Err(why) => return println!("skipped on PostgreSQL: {why}"),
    };
    let folder = tempfile::tempdir().unwrap();
    let data = stop(district(folder.path(), &["--database", &own.address]));
    let other = own.another("other").unwrap();
    let why = refused(&data, &["--database", &other]);
    assert!(why.contains("being put back") && why.contains("--database"), "{why}");
    // No table of ours stands in the way of who restores it.
    let saved = own.dump("postgres");
    own.restore("other", &saved);
    let server = Server::start(&data, &["--database", &other]);
    assert!(!server.said.contains("new epoch") && !server.said.contains("First administrator"), "{}", server.said);
}
