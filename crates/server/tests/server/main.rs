//! The real binary, over real HTTPS on this machine, on a port of its own.

mod accounts;
mod audited;
mod by_proxy;
mod connected;
mod erasing;
mod logged;
#[path = "../own_postgres/own.rs"]
mod own;
mod page;
mod provider;
mod put_back;
mod records;
mod releases;
mod world;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use domain::change::Scope;
use domain::policy::Tier;
use domain::record::Id;
use domain::roster::source_id;
use own::OwnPostgres;
use serde_json::{Value, json};
use server::client::Answered;
use sync::enrol::{self, Enrol, Invitation};
use sync::envelope::{self, Purpose};
use sync::protocol::{Answer, Backfill, Hash, Outcome, Pair, Part, Reason};
use world::{Laptop, Server, ask, code, district, files, now_ms, signed_in, student};

#[test]
fn a_counselor_gets_her_caseload_a_teacher_his_class_and_what_is_acknowledged_survives_a_kill() {
    from_enrolment_to_a_kill(&[]);
}

#[test]
fn the_same_on_postgresql() {
    match OwnPostgres::start() {
        Ok(own) => from_enrolment_to_a_kill(&["--database", &own.address]),
        Err(why) => println!("skipped on PostgreSQL: {why}"),
    }
}

fn from_enrolment_to_a_kill(more: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let server = district(folder.path(), more);
    let (invitation, his) = (code(&server, "ana"), code(&server, "tom"));
    let mut ana = Laptop::enrol(&server, &invitation, 1);
    let mut tom = Laptop::enrol(&server, &his, 2);
    assert_eq!(ana.me, source_id("staff", "a1"));

    // Her rule is "North, up to M": Luz, and neither the other of her school nor any of the other school.
    let given = ana.everything(&server);
    let students: Vec<Id> = ana.pairs.iter().filter(|held| held.pair.of == "student").map(|held| held.pair.id).collect();
    assert!(students.iter().all(|id| *id == source_id("student", "u1")) && students.len() == Tier::ALL.len(), "{students:?}");
    let text = format!(
        "{:?}",
        given.iter().map(|stored| stored.part.changes.iter().map(|c| c.value.clone()).collect::<Vec<_>>()).collect::<Vec<_>>()
    );
    assert!(text.contains("Canarywing") && !text.contains("Zzcanary") && !text.contains("Southcanary"), "{text}");

    // She keeps a map and a note; she may not write where she has no right, nor a roster's own row.
    let luz = student("u1");
    let own =
        |laptop: &mut Laptop, n, scope: Scope| laptop.part(n, scope, Tier::TeamNote, "team_note", "text", json!("CANARY-NOTE"));
    let wave = ana.part(10, luz, Tier::Map, "wave", "student", json!(luz.id()));
    let note = own(&mut ana, 11, luz);
    let foreign = own(&mut ana, 12, student("u2"));
    let row = ana.part(13, luz, Tier::Roster, "student", "row", json!({ "given": "Evil" }));
    let misplaced = ana.part(14, luz, Tier::Map, "wave", "student", json!(student("u2").id()));
    let newer = ana.part(15, luz, Tier::Map, "hologram", "student", json!(1));
    // She may begin the file of a student whom no roster has; not one whose id a roster will derive.
    let by_hand = Id::parse_str("01a21649-5be7-7721-93ae-50be0c0d734a").unwrap();
    let begun = ana.part(16, Scope::Student(by_hand), Tier::Roster, "student", "called", json!("Newcomer"));
    let foreseen = ana.part(17, student("next-year"), Tier::Roster, "student", "called", json!("Newcomer"));
    // A record that lies in another file is not written to from this one.
    let reaching = ana.part(10, Scope::Student(by_hand), Tier::Map, "wave", "purpose", json!("x"));
    let parts = vec![wave, note, foreign, row, misplaced, newer, begun, foreseen, reaching];
    let answer = ana.sync(&server, parts.clone());
    let said: Vec<(Outcome, Option<Reason>)> =
        answer.receipts.iter().map(|receipt| (receipt.outcome.clone(), receipt.reason)).collect();
    use Outcome::{Later, Refused, Taken};
    assert_eq!(
        said,
        [
            (Taken, None),
            (Taken, None),
            (Refused, Some(Reason::NoRight)),
            (Refused, Some(Reason::NoRight)),
            (Refused, Some(Reason::Damaged)),
            (Later, None),
            (Taken, None),
            (Refused, Some(Reason::NoRight)),
            (Refused, Some(Reason::NoRight))
        ]
    );
    assert!(answer.lease_until_ms > now_ms() && answer.audit != Hash::NIL);

    // The teacher has names and class, and nothing of the map or the notes.
    let given = tom.everything(&server);
    let tiers: std::collections::BTreeSet<u8> =
        given.iter().filter(|stored| stored.part.pair.of == "student").map(|stored| stored.part.pair.tier).collect();
    assert_eq!(tiers, [Tier::Roster as u8].into());
    assert!(!format!("{:?}", given.iter().map(|s| &s.part.changes).collect::<Vec<_>>()).contains("CANARY"));
    assert!(tom.pairs.iter().any(|held| held.pair.of == "section"));

    // Killed without a word: the same parts again are acknowledged with the same places, and nothing is there twice.
    let address = server.address.clone();
    let folder = server.kill();
    let server = Server::start(&folder, more);
    assert!(!server.said.contains("First administrator") && server.address != address);
    let again = ana.sync(&server, parts);
    assert_eq!(again.receipts[..5], answer.receipts[..5]);
    let maps: Vec<_> = ana.everything(&server).into_iter().filter(|stored| stored.part.pair.tier == Tier::Map as u8).collect();
    assert_eq!(maps.len(), 1);

    // Who names another's chain puts nothing into it: hers goes on where it was.
    let mut by_tom = tom.question(Vec::new(), Vec::new());
    by_tom.chain = ana.id;
    assert_eq!(tom.send(&server, &by_tom).chain.seq, 0);
    assert_eq!(ana.sync(&server, Vec::new()).chain.seq, 9);

    // Played again by somebody in between: refused, and nothing changes.
    let ask = ana.question(Vec::new(), Vec::new());
    let (body, _) = ana.close(&ask);
    assert_eq!(server.ask("POST", "/v1/sync", body.clone()).status, 200);
    let replayed = server.ask("POST", "/v1/sync", body.clone());
    assert_eq!((replayed.status, replayed.json().is_err()), (409, true));
    let mut altered = body;
    let at = altered.len() - 80;
    altered[at] ^= 1;
    assert!([400, 401].contains(&server.ask("POST", "/v1/sync", altered).status));
    assert_eq!(server.ask("POST", "/v1/sync", vec![0; 3_000_000]).status, 413);

    // Nothing on the disk names anybody, and the audit holds.
    assert_eq!(server.admin(&["check-audit"])["holds"], true);
    let mut looked = 0;
    for path in files(&folder) {
        if path.starts_with(folder.join("roster")) || path.ends_with("roster.zip") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let has = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
        assert!(!has(b"Canarywing") && !has(b"CANARY-NOTE") && !has(b"SQLite format 3"), "{}", path.display());
        looked += 1;
    }
    assert!(looked > 3);
}

#[test]
fn a_lost_laptop_is_revoked_told_to_destroy_its_keys_and_who_was_on_it_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let server = district(folder.path(), &[]);
    let invitation = code(&server, "ana");
    let mut ana = Laptop::enrol(&server, &invitation, 1);
    ana.everything(&server);
    // The code holds once.
    let used = Invitation::read(&invitation).unwrap();
    let asked = Enrol {
        version: 1,
        program: String::new(),
        code: used.code,
        device_public: envelope::device_public(&[9; 32]),
        called: String::new(),
        staff: Id::nil(),
        name: String::new(),
        clock_ms: 0,
        more: Default::default(),
    };
    let (body, back) = envelope::close(&asked, Purpose::Enrol, Id::from_u128(9), &[9; 32], used.server, &[9; 48]).unwrap();
    let told = back.open::<enrol::Answered>(&server.ask("POST", "/v1/enrol", body).body).unwrap();
    assert_eq!(told, enrol::Answered::Refused(enrol::NotEnrolled::UnknownCode));

    let devices = server.admin(&["devices"]);
    assert_eq!((devices[0]["state"].as_str(), devices[0]["students"].as_u64()), (Some("in_use"), Some(1)), "{devices}");
    let device = ana.id.to_string();
    // IT learns how many and an id that says nothing; a records officer learns names.
    let by_it = server.admin(&["students-on", &device]);
    assert!(
        by_it["students"] == 1 && by_it["names"].is_null() && !by_it.to_string().contains(&student("u1").id().to_string()),
        "{by_it}"
    );
    server.admin(&["add-person", "rosa", "Rosa Records"]);
    server.admin(&["give-role", "rosa", "records_officer"]);
    let once = server.admin(&["code", "rosa", "--account"])["code"].as_str().unwrap().to_owned();
    let (is_in, told, why) = server.typed(&["sign-in", "rosa", "--code", &once], "a long passphrase\n");
    assert!(is_in, "{why}");
    let token = serde_json::from_str::<Value>(&told).unwrap()["token"].as_str().unwrap().to_owned();
    let by_officer = server.admin(&["students-on", &device, "--token", &token]);
    assert_eq!(by_officer["names"], json!(["Luz Canarywing"]));
    // She may not do what is IT's, and a wrong passphrase lets nobody in.
    let (is_done, _, why) = server.typed(&["code", "ana", "--token", &token], "");
    assert!(!is_done && why.contains("may not ask"), "{why}");
    assert!(!server.typed(&["sign-in", "rosa"], "another passphrase\n").0);
    assert!(server.typed(&["sign-in", "rosa"], "a long passphrase\n").0);

    server.admin(&["revoke", &device]);
    assert_eq!(server.admin(&["devices"])[0]["state"], "revoked_not_seen_since");
    let note = ana.part(30, student("u1"), Tier::TeamNote, "team_note", "text", json!("written before"));
    let answer = ana.sync(&server, vec![note]);
    assert_eq!(answer.orders.len(), 1);
    assert_eq!(answer.pairs, Some(Vec::new()));
    // What she had written while she might is taken for review, never binned.
    assert_eq!(answer.receipts[0].outcome, Outcome::Review);
    // It stands in a list: for IT without a name, for whoever keeps the records with it, until they looked.
    let waits = server.admin(&["review"]);
    let (line, commit) = (&waits[0], Id::from_u128(30).to_string());
    assert_eq!(
        (waits.as_array().unwrap().len(), line["login"].as_str(), line["commit"].as_str()),
        (1, Some("ana"), Some(&*commit))
    );
    assert!(!waits.to_string().contains("Canarywing") && line["recorded_ms"].as_i64() > Some(0), "{waits}");
    assert!(!server.typed(&["reviewed", &commit], "").0, "IT looks at nobody's file");
    assert!(server.admin(&["review", "--token", &token])[0]["whose"].as_str().unwrap().contains("Canarywing"));
    server.admin(&["reviewed", &commit, "--token", &token]);
    assert_eq!(server.admin(&["review"]), json!([]));
    let (is_done, _, why) = server.typed(&["reviewed", &commit, "--token", &token], "");
    assert!(!is_done && why.contains("waits to be looked at"), "{why}");
    let mut done = ana.question(Vec::new(), Vec::new());
    done.carried_out = vec![answer.orders[0].id];
    assert!(ana.send(&server, &done).orders.is_empty() || server.admin(&["devices"])[0]["state"] == "keys_destroyed");
    assert_eq!(server.admin(&["devices"])[0]["state"], "keys_destroyed");
    // Locked, it asks for nothing but what it has to do: a copy of its disk is told the same again, and given no more time.
    let mut locked = ana.question(Vec::new(), Vec::new());
    locked.only_orders = true;
    let told = ana.send(&server, &locked);
    assert_eq!((told.orders.len(), told.pairs.is_none(), told.pages.len()), (1, true, 0));
    assert!(told.lease_until_ms <= now_ms());
    let audit = server.admin(&["audit"]).to_string();
    assert!(["device_revoked", "device_destroyed_its_keys", "taken_for_review"].iter().all(|what| audit.contains(what)));
    assert!(!audit.contains("Canarywing"));
}

#[test]
fn a_hold_stops_an_erasure_a_grant_ends_by_itself_and_a_backup_brings_the_ledger_back_in_a_new_epoch() {
    let folder = tempfile::tempdir().unwrap();
    let server = district(folder.path(), &[]);
    let invitation = code(&server, "ana");
    let mut ana = Laptop::enrol(&server, &invitation, 1);
    ana.everything(&server);
    let token = signed_in(&server, "rosa", "records_officer", &[]);
    let luz = student("u1");
    let erase = |ana: &mut Laptop, n| ana.part(n, luz, Tier::Rights, "erasure", "student", json!(luz.id()));
    let hold = server.admin(&["set-hold", "u1", "legal", "--token", &token])["hold"].as_str().unwrap().to_owned();
    let part = erase(&mut ana, 40);
    assert_eq!(ana.sync(&server, vec![part]).receipts[0].reason, Some(Reason::Held));
    assert!(ana.everything(&server).iter().any(|stored| stored.part.changes.iter().any(|change| change.kind == "hold")));
    server.admin(&["end-hold", "u1", &hold, "--token", &token]);
    let part = erase(&mut ana, 41);
    assert_eq!(ana.sync(&server, vec![part]).receipts[0].outcome, Outcome::Taken);

    // A substitute has the class until the grant is ended; a grant that is over gives nothing.
    server.admin(&["add-person", "sub", "Sue Substitute"]);
    server.admin(&["give-role", "sub", "teacher"]);
    let grant = server.admin(&["give-class", "sub", "k1"])["grant"].as_str().unwrap().to_owned();
    let his = code(&server, "sub");
    let mut sub = Laptop::enrol(&server, &his, 3);
    sub.everything(&server);
    assert!(sub.pairs.iter().any(|held| held.pair.id == luz.id()));
    server.admin(&["end-grant", &grant]);
    sub.everything(&server);
    assert!(sub.pairs.iter().all(|held| held.pair.id != luz.id()));
    let over = server.typed(&["give-class", "sub", "k1", "--begins", "2020-01-01", "--ends", "2020-02-01"], "");
    assert!(over.0, "{}", over.2);
    sub.everything(&server);
    assert!(sub.pairs.iter().all(|held| held.pair.id != luz.id()));

    let backups = folder.path().join("backups");
    let made = server.admin(&["backup", backups.to_str().unwrap()]);
    let before = ana.epoch;
    let note = ana.part(50, luz, Tier::TeamNote, "team_note", "text", json!("after the backup"));
    let note = vec![note];
    assert_eq!(ana.sync(&server, note.clone()).receipts[0].outcome, Outcome::Taken);
    let restore = |folder: &Path| {
        let mut restore = Command::new(env!("CARGO_BIN_EXE_kith-server"));
        restore.arg("--data").arg(folder).args(["restore", made["folder"].as_str().unwrap(), "--json"]).output().unwrap()
    };
    assert!(!restore(folder.path()).status.success(), "a running server's ledger is not replaced");
    let data = server.kill();
    let done = restore(&data);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let server = Server::start(&data, &[]);
    assert_eq!(server.admin(&["status"])["students"], 3);
    let answer = ana.sync(&server, Vec::new());
    assert_ne!(Some(answer.epoch), before);
    assert!(!answer.epoch_from.is_empty());
    // What the copy lacked is sent again, from behind the server's last link.
    assert_eq!(ana.sync(&server, note).receipts[0].outcome, Outcome::Taken);
    assert_eq!(server.admin(&["check-audit"])["holds"], true);
}

#[test]
fn the_first_administrator_gets_in_once_health_is_told_and_a_flood_is_asked_to_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &["--rate", "30"]);
    assert!(server.said.contains("made here for trying things out"), "{}", server.said);
    let line = server.said.lines().find(|line| line.contains("--code ")).unwrap();
    let code = line.split("--code ").nth(1).unwrap().trim();
    assert!(!server.typed(&["sign-in", "admin", "--code", code], "short\n").0);
    assert!(server.typed(&["sign-in", "admin", "--code", code], "a long passphrase\n").0);
    assert!(!server.typed(&["sign-in", "admin", "--code", code], "a long passphrase\n").0);
    let text = |answer: Answered| String::from_utf8_lossy(&answer.body).into_owned();
    assert_eq!(
        (text(server.ask("GET", "/healthz", vec![])), text(server.ask("GET", "/readyz", vec![]))),
        ("well\n".into(), "ready\n".into())
    );
    assert_eq!(server.ask("GET", "/nowhere", vec![]).status, 404);
    assert_eq!(server.ask("POST", "/v1/sync", b"nonsense".to_vec()).status, 400);
    let flooded = (0..40).map(|_| server.ask("GET", "/v1/hello", vec![])).find(|answer| answer.status == 429).unwrap();
    assert!(flooded.again_after.is_some_and(|seconds| (1..=61).contains(&seconds)));
    let numbers = text(server.ask("GET", "/metrics", vec![]));
    assert!(numbers.contains("kith_turned_away_total 1") && numbers.contains("kith_sync_seconds_count 0"), "{numbers}");

    // Asked to stop, it stops, says so, and leaves nothing that says it runs.
    let begun = Instant::now();
    let _ = Command::new("kill").args(["-TERM", &server.process.id().to_string()]).status();
    while folder.path().join("running.json").exists() {
        assert!(begun.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn killed_twenty_times_while_it_works_the_server_has_everything_it_acknowledged() {
    const ROUNDS: u64 = 20;
    let folder = tempfile::tempdir().unwrap();
    let mut server = district(folder.path(), &[]);
    let invitation = code(&server, "ana");
    let mut ana = Laptop::enrol(&server, &invitation, 1);
    let luz = student("u1");
    let (mut waiting, mut acknowledged, mut next) = (Vec::<Part>::new(), Vec::<Id>::new(), 1_000u128);
    let mut dice = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 0..ROUNDS {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(round);
        let (address, home) = (server.address.clone(), server.folder.clone());
        let killed_in = Duration::from_millis(20 + (dice >> 56));
        let killer = std::thread::spawn(move || {
            std::thread::sleep(killed_in);
            server.kill()
        });
        // Sends until nobody answers; what was not acknowledged waits, and goes again as it is.
        loop {
            while waiting.len() < 3 {
                next += 1;
                waiting.push(ana.part(next, luz, Tier::TeamNote, "team_note", "text", json!("kept")));
            }
            let question = ana.question(waiting.clone(), Vec::new());
            let (body, back) = ana.close(&question);
            let Ok(answer) = ask(&address, &home, "POST", "/v1/sync", body) else { break };
            assert_eq!(answer.status, 200);
            let answer: Answer = back.open(&answer.body).unwrap();
            assert_eq!(answer.halt, None);
            for receipt in &answer.receipts {
                assert_eq!(receipt.outcome, Outcome::Taken);
                acknowledged.push(receipt.name.commit);
                waiting.retain(|part| part.commit != receipt.name.commit);
            }
        }
        killer.join().unwrap();
        server = Server::start(&home, &[]);
    }
    let mut kept: Vec<Id> = Vec::new();
    ana.pairs.clear();
    ana.sync(&server, Vec::new());
    let note = ana.pairs.iter().find(|held| held.pair == Pair::new(luz, Tier::TeamNote as u8)).cloned().unwrap();
    let mut after = 0;
    loop {
        let question = ana.question(Vec::new(), vec![Backfill { held: note.clone(), after }]);
        let answer = ana.send(&server, &question);
        let filled = &answer.filled[0];
        kept.extend(filled.parts.iter().map(|stored| stored.part.commit));
        after = filled.to;
        if !filled.has_more {
            break;
        }
    }
    let once: std::collections::BTreeSet<Id> = kept.iter().copied().collect();
    assert_eq!(once.len(), kept.len(), "nothing is there twice");
    assert!(acknowledged.len() > ROUNDS as usize, "{} were acknowledged", acknowledged.len());
    assert!(acknowledged.iter().all(|commit| once.contains(commit)), "what was acknowledged is there");
    assert_eq!(server.admin(&["check-audit"])["holds"], true);
}

#[test]
fn sixty_who_send_slowly_keep_nobody_else_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &["--queue", "2"]);
    let slow = world::half_sent(&server, 60);
    for _ in 0..20 {
        // Understood and refused at once: there is a place in the queue.
        assert_eq!(server.ask("POST", "/v1/sync", b"nonsense".to_vec()).status, 400);
    }
    drop(slow);
}

#[test]
fn a_district_shows_its_own_certificate_and_its_administrator_still_reaches_it_from_the_same_machine() {
    let folder = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(vec!["kith.juniper.example".to_owned()]).unwrap();
    let (chain, key) = (folder.path().join("chain.pem"), folder.path().join("key.pem"));
    std::fs::write(&chain, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let (chain, key) = (chain.to_str().unwrap(), key.to_str().unwrap());
    let data = folder.path().join("data");
    let named = ["--address", "https://kith.juniper.example/", "--certificate", chain, "--certificate-key", key];
    let server = Server::start(&data, &named);
    assert!(!server.said.contains("made here") && server.address == "https://kith.juniper.example", "{}", server.said);
    assert_eq!(server.admin(&["status"])["address"], "https://kith.juniper.example");
    server.admin(&["add-person", "ana", "Ana Ruiz"]);
    let invitation = Invitation::read(&code(&server, "ana")).unwrap();
    assert_eq!(invitation.address, "https://kith.juniper.example");
    // Another certificate than the one that is trusted: nothing is sent.
    let other = rcgen::generate_simple_self_signed(vec!["kith.juniper.example".to_owned()]).unwrap();
    let stranger = folder.path().join("stranger.pem");
    std::fs::write(&stranger, other.cert.pem()).unwrap();
    let (is_done, _, why) = server.typed(&["status", "--trust", stranger.to_str().unwrap()], "");
    assert!(!is_done && why.contains("certificate"), "{why}");
    // A key without its certificate is told before anything is made.
    let half = Command::new(env!("CARGO_BIN_EXE_kith-server"))
        .arg("--data")
        .arg(folder.path().join("half"))
        .args(["--certificate", chain])
        .output();
    let half = half.unwrap();
    assert!(!half.status.success() && String::from_utf8_lossy(&half.stderr).contains("together"));
    assert!(!folder.path().join("half").exists());
}

#[test]
fn a_roster_that_is_laid_into_the_folder_comes_in_by_itself_and_an_odd_one_waits_for_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let (data, laid) = (folder.path().join("data"), folder.path().join("laid"));
    std::fs::create_dir_all(&laid).unwrap();
    let zip = world::bundle(folder.path());
    let lay = |name: &str, bytes: &[u8]| {
        std::fs::write(laid.join(name), bytes).unwrap();
        let rested = std::time::SystemTime::now() - Duration::from_secs(120);
        std::fs::File::options().append(true).open(laid.join(name)).unwrap().set_modified(rested).unwrap();
    };
    lay("monday.zip", &std::fs::read(&zip).unwrap());
    let start = || Server::start(&data, &["--roster-folder", laid.to_str().unwrap()]);
    let looked = |server: &Server, outcome: &str| {
        let begun = Instant::now();
        loop {
            let status = server.admin(&["status"]);
            if status["roster_folder"]["outcome"] == outcome {
                return status;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "{status}");
            std::thread::sleep(Duration::from_millis(200));
        }
    };
    let server = start();
    assert_eq!(looked(&server, "applied")["students"], 3);
    let data = server.kill();
    // The same export is not looked at twice, and one with a line that is refused changes nothing.
    let users = folder.path().join("roster/users.csv");
    let told = std::fs::read_to_string(&users).unwrap().replace("Luz", "").replace("Omar", "Omid");
    std::fs::write(&users, told).unwrap();
    for entry in std::fs::read_dir(folder.path().join("roster")).unwrap().flatten() {
        lay(entry.file_name().to_str().unwrap(), &std::fs::read(entry.path()).unwrap());
    }
    std::fs::remove_file(laid.join("monday.zip")).unwrap();
    let server = Server::start(&data, &["--roster-folder", laid.to_str().unwrap()]);
    let status = looked(&server, "waits_for_refused_lines");
    assert_eq!((&status["students"], &status["roster_folder"]["refused"]), (&json!(3), &json!(1)));
    assert!(server.admin(&["audit"]).to_string().contains("roster_folder_looked_at"));
}
