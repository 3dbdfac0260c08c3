//! A ledger that was put back by other hands than ours is noticed: it begins a new epoch, and what it lacks is sent again.

use std::path::{Path, PathBuf};
use std::process::Command;
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
    assert!(!answer.epoch_from.is_empty(), "they parted somewhere, and not at the beginning");
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
    let copied = |from: &Path, to: &Path| {
        for name in LEDGER {
            let _ = std::fs::remove_file(to.join(name));
            if from.join(name).exists() {
                std::fs::copy(from.join(name), to.join(name)).unwrap();
            }
        }
    };
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

#[test]
fn a_server_under_which_the_ledger_was_put_back_stops_and_says_so() {
    let own = match OwnPostgres::start() {
        Ok(own) => own,
        Err(why) => return println!("skipped on PostgreSQL: {why}"),
    };
    let folder = tempfile::tempdir().unwrap();
    let flags = ["--database", &own.address];
    let server = district(folder.path(), &flags);
    let (beside, saved) = (written(folder.path(), ""), own.dump("postgres"));
    server.admin(&["add-person", "new", "New Person"]);
    written(folder.path(), &beside);
    own.restore("postgres", &saved);
    let mut server = server;
    let until = Instant::now() + Duration::from_secs(30);
    let ended = loop {
        match server.process.try_wait().unwrap() {
            Some(ended) => break ended,
            None => assert!(Instant::now() < until, "it goes on with a ledger that it does not know"),
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(!ended.success(), "whoever watches over it starts it again");
    drop(server);
    let server = Server::start(folder.path(), &flags);
    assert!(server.said.contains("new epoch"), "{}", server.said);
}
