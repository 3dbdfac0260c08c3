//! What a student had erased is nowhere on the server any more, comes back from no laptop, and whoever had it says that it is
//! gone.

use domain::change::Scope;
use domain::choice::mark;
use domain::policy::Tier;
use domain::record::Id;
use serde_json::{Value, json};
use server::keys::{KEYS, SCOPE_KEYS, ScopeKeys, ServerKeys};
use server::ledger::{self, embedded::Embedded};
use sync::chain;
use sync::protocol::{Deed, Outcome, Part, Reason};

use crate::own::OwnPostgres;
use crate::world::{Laptop, Server, code, district, signed_in, student};

const WAVE: u128 = 60;
const ALTER: u128 = 61;
const PLACEMENT: u128 = 62;
const STAYS: u128 = 63;

fn map_of(laptop: &mut Laptop, luz: Scope) -> Vec<Part> {
    let id = |record| json!(Id::from_u128(record));
    vec![
        laptop.parts(
            100,
            luz,
            Tier::Map,
            &[("wave", WAVE, "student", json!(luz.id())), ("wave", WAVE, "goal", json!("CANARY-GOAL"))],
        ),
        laptop.parts(101, luz, Tier::Map, &[("alter", ALTER, "label", json!("CANARY-ALTER"))]),
        laptop.parts(
            102,
            luz,
            Tier::Map,
            &[("placement", PLACEMENT, "wave", id(WAVE)), ("placement", PLACEMENT, "alter", id(ALTER))],
        ),
        // Drawn by another laptop that the first has not heard of: the erasure does not name it, but it lies on that map.
        laptop.parts(103, luz, Tier::Map, &[("placement", 90, "wave", id(WAVE))]),
        laptop.parts(104, luz, Tier::Map, &[("placement", 90, "last_contact", json!("CANARY-LATER"))]),
        laptop.parts(
            105,
            luz,
            Tier::Map,
            &[("alter", STAYS, "label", json!("STAYS")), ("alter", STAYS, "broker", json!({ "alter": Id::from_u128(ALTER) }))],
        ),
        laptop.part(106, luz, Tier::TeamNote, "team_note", "text", json!("STAYS TOO")),
    ]
}

fn erasure_of(laptop: &mut Laptop, luz: Scope) -> Part {
    let by = Id::from_u128(70);
    let marks: Vec<String> = [WAVE, ALTER, PLACEMENT].map(|record| mark(by, Id::from_u128(record))).to_vec();
    laptop.parts(
        110,
        luz,
        Tier::Rights,
        &[
            ("erasure", 70, "student", json!(luz.id())),
            ("erasure", 70, "asked_by", json!("student")),
            ("erasure", 70, "erased_on", json!("2026-11-26")),
            ("erasure", 70, "marks", json!(marks)),
        ],
    )
}

fn all_values(laptop: &mut Laptop, server: &Server) -> String {
    let given = laptop.everything(server);
    for stored in &given {
        assert_eq!(chain::part_hash(&stored.part), stored.part.hash, "what is left is hashed anew");
    }
    given.iter().flat_map(|stored| &stored.part.changes).map(|change| format!("{} {}\n", change.record, change.value)).collect()
}

/// The words of every part that the ledger has, opened with these keys; None where one does not open.
fn opened(ledger: &std::path::Path, keys: &std::path::Path, of: &ServerKeys) -> Option<i64> {
    let ledger = Embedded::open(ledger, &of.data).unwrap();
    let keys = ScopeKeys::open(keys, &of.data).unwrap();
    let looked = ledger::read(&ledger, |sql| {
        let feeds = sql.ask("SELECT feed FROM feeds WHERE feed IS NOT NULL", &[])?;
        feeds.iter().try_fold(0, |sum, row| Ok(sum + server::shelf::open_all(sql, &keys, row.id(0)?)?))
    });
    looked.ok()
}

#[test]
fn what_is_erased_leaves_the_ledger_and_comes_back_from_nobody() {
    erased_everywhere(&[]);
}

#[test]
fn what_is_erased_leaves_postgresql_too() {
    match OwnPostgres::start() {
        Ok(own) => erased_everywhere(&["--database", &own.address]),
        Err(why) => println!("skipped on PostgreSQL: {why}"),
    }
}

fn erased_everywhere(more: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let server = district(folder.path(), more);
    let luz = student("u1");
    let (first, second) = (code(&server, "ana"), code(&server, "ana"));
    let mut ana = Laptop::enrol(&server, &first, 1);
    let mut old = Laptop::enrol(&server, &second, 5);
    ana.everything(&server);
    let map = map_of(&mut ana, luz);
    assert!(ana.sync(&server, map).receipts.iter().all(|receipt| receipt.outcome == Outcome::Taken));
    let told = all_values(&mut old, &server);
    assert!(["CANARY-GOAL", "CANARY-ALTER", "CANARY-LATER", "STAYS TOO"].iter().all(|word| told.contains(word)), "{told}");
    let is_embedded = more.is_empty();
    let backup = is_embedded.then(|| server.admin(&["backup", folder.path().join("backups").to_str().unwrap()]));

    let erasure = erasure_of(&mut ana, luz);
    assert_eq!(ana.sync(&server, vec![erasure]).receipts[0].outcome, Outcome::Taken);
    let left = all_values(&mut old, &server);
    assert!(!left.contains("CANARY"), "{left}");
    assert!(left.contains("STAYS TOO") && left.contains("\"STAYS\""), "what was not erased is there: {left}");
    let named: Vec<&str> = left.lines().filter(|line| line.contains(&Id::from_u128(ALTER).to_string())).collect();
    assert!(named.is_empty(), "nothing names who was erased: {named:?}");

    // An old laptop brings nothing back: not the record, nothing new on that map, no word that names one of them.
    let late = [
        old.parts(
            200,
            luz,
            Tier::Map,
            &[("alter", 200, "label", json!("somebody new")), ("placement", 92, "alter", json!(Id::from_u128(200)))],
        ),
        old.parts(201, luz, Tier::Map, &[("alter", ALTER, "label", json!("CANARY-AGAIN"))]),
        old.parts(202, luz, Tier::Map, &[("placement", 91, "wave", json!(Id::from_u128(WAVE)))]),
        old.parts(203, luz, Tier::Map, &[("alter", STAYS, "broker", json!({ "alter": Id::from_u128(ALTER) }))]),
        // Somebody of whom nothing else is here: whoever put them on a map was refused.
        old.part(204, luz, Tier::Map, "alter", "label", json!("CANARY-NOBODY")),
    ];
    let said = old.sync(&server, late.to_vec()).receipts;
    let reasons: Vec<Option<Reason>> = said.iter().map(|receipt| receipt.reason).collect();
    let gone = Some(Reason::Erased);
    assert_eq!(reasons, [None, gone, gone, gone, gone], "{said:?}");
    assert!(!all_values(&mut ana, &server).contains("CANARY"));

    // Both laptops had it, and are asked until they say that it is gone.
    let outstanding = |server: &Server| server.admin(&["erasures"])[0]["devices"]["outstanding"].as_array().unwrap().len();
    assert_eq!(outstanding(&server), 2);
    for (laptop, left) in [(&mut ana, 1), (&mut old, 0)] {
        let orders = laptop.sync(&server, Vec::new()).orders;
        assert!(orders.len() == 1 && orders[0].deed == Deed::Erase, "{orders:?}");
        let mut done = laptop.question(Vec::new(), Vec::new());
        done.carried_out = vec![orders[0].id];
        assert!(laptop.send(&server, &done).orders.is_empty());
        assert_eq!(outstanding(&server), left);
    }
    let audit = server.admin(&["audit"]).to_string();
    assert!(audit.contains("\"erased\"") && audit.contains("device_erased") && !audit.contains("CANARY"), "{audit}");
    assert_eq!(server.admin(&["check-audit"])["holds"], true);

    let data = server.kill();
    let keys = ServerKeys::read(&data.join(KEYS)).unwrap();
    if let Some(backup) = backup {
        let copied = std::path::Path::new(backup["folder"].as_str().unwrap());
        assert!(opened(&copied.join("ledger.kith"), &copied.join("keys").join(SCOPE_KEYS), &keys).is_some());
        let with_todays = opened(&copied.join("ledger.kith"), &data.join(SCOPE_KEYS), &keys);
        assert_eq!(with_todays, None, "the key that a copy needs was destroyed");
        assert!(opened(&data.join("ledger.kith"), &data.join(SCOPE_KEYS), &keys).is_some());
    }
    // A crash in the middle: the new key is there, and nothing is sealed with it yet.
    let scope_keys = ScopeKeys::open(&data.join(SCOPE_KEYS), &keys.data).unwrap();
    scope_keys.renew(luz, &*store::clock::Machine::rim()).unwrap();
    assert_eq!(scope_keys.renewing().unwrap(), [luz]);
    drop(scope_keys);
    let server = Server::start(&data, more);
    assert!(all_values(&mut ana, &server).contains("STAYS TOO"));
    let after = ScopeKeys::open(&server.folder.join(SCOPE_KEYS), &keys.data).unwrap();
    assert!(after.renewing().unwrap().is_empty(), "it is brought to its end at the next start");
}

#[test]
fn a_records_officer_orders_an_erasure_with_its_authority_and_a_hold_stops_it() {
    ordered(&[]);
}

#[test]
fn an_erasure_is_ordered_on_postgresql_too() {
    match OwnPostgres::start() {
        Ok(own) => ordered(&["--database", &own.address]),
        Err(why) => println!("skipped on PostgreSQL: {why}"),
    }
}

/// A file that a counselor began for somebody who was on the roster already, with a map; joined with them afterwards.
fn joined_with(luz: Scope, laptop: &mut Laptop, twice: Scope) -> Vec<Part> {
    let id = twice.id().as_u128();
    vec![
        laptop.parts(120, twice, Tier::Roster, &[("student", id, "by_hand", json!({ "given": "Luz" }))]),
        laptop.parts(
            121,
            twice,
            Tier::Map,
            &[("wave", 80, "student", json!(twice.id())), ("wave", 80, "goal", json!("CANARY-TWICE"))],
        ),
        laptop.parts(122, twice, Tier::Roster, &[("student", id, "same_as", json!(luz.id()))]),
    ]
}

fn ordered(more: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let server = district(folder.path(), more);
    let luz = student("u1");
    let invitation = code(&server, "ana");
    let mut ana = Laptop::enrol(&server, &invitation, 1);
    ana.everything(&server);
    let map = map_of(&mut ana, luz);
    ana.sync(&server, map);
    let twice = Scope::Student(store::clock::minted(&*store::clock::Machine::rim()));
    let parts = joined_with(luz, &mut ana, twice);
    let said = ana.sync(&server, parts).receipts;
    assert!(said.iter().all(|receipt| receipt.outcome == Outcome::Taken), "{said:?}");
    let officer = |login: &str, at: &[&str]| signed_in(&server, login, "records_officer", at);
    let token = officer("rosa", &[]);
    let order = |student| ["erase", student, "--asked-by", "parent", "--authority", "File 12"];
    let by_rosa = |words: &[&str]| server.typed(&[words, &["--token", &token]].concat(), "");

    assert!(!server.typed(&order("u1"), "").0, "IT orders no erasure");
    let hold = server.admin(&["set-hold", "u1", "legal", "--token", &token])["hold"].as_str().unwrap().to_owned();
    let (is_done, _, why) = by_rosa(&order("u1"));
    assert!(!is_done && why.contains("A hold stands"), "{why}");
    assert!(all_values(&mut ana, &server).contains("CANARY-ALTER"));
    by_rosa(&["end-hold", "u1", &hold]);
    let (_, _, why) = by_rosa(&order("nobody"));
    assert!(why.contains("no student of this id"), "{why}");

    // A join into another school reaches nobody there, whoever made it.
    server.admin(&["add-person", "zoe", "Zoe South"]);
    server.admin(&["give-role", "zoe", "counselor", "--school", "South"]);
    server.admin(&["give-caseload", "zoe", "--school", "South"]);
    let mut zoe = Laptop::enrol(&server, &code(&server, "zoe"), 2);
    zoe.everything(&server);
    let mei = student("u3");
    let hers =
        zoe.parts(150, mei, Tier::Map, &[("wave", 90, "student", json!(mei.id())), ("wave", 90, "goal", json!("MEI-STAYS"))]);
    let foreign = ana.parts(140, luz, Tier::Roster, &[("student", luz.id().as_u128(), "same_as", json!(mei.id()))]);
    for (laptop, part) in [(&mut zoe, hers), (&mut ana, foreign)] {
        let said = laptop.sync(&server, vec![part]).receipts;
        assert!(said.iter().all(|receipt| receipt.outcome == Outcome::Taken), "{said:?}");
    }
    // Who keeps the files of one school orders nothing that reaches beyond them: somebody of no one school began this one.
    server.admin(&["add-person", "dee", "Dee District"]);
    server.admin(&["give-role", "dee", "counselor"]);
    let mut dee = Laptop::enrol(&server, &code(&server, "dee"), 3);
    dee.everything(&server);
    let thrice = Scope::Student(store::clock::minted(&*store::clock::Machine::rim()));
    let id = thrice.id().as_u128();
    let begun = vec![
        dee.parts(160, thrice, Tier::Roster, &[("student", id, "by_hand", json!({ "given": "Luz" }))]),
        dee.parts(161, thrice, Tier::Roster, &[("student", id, "same_as", json!(luz.id()))]),
    ];
    let said = dee.sync(&server, begun).receipts;
    assert!(said.iter().all(|receipt| receipt.outcome == Outcome::Taken), "{said:?}");
    let of_north = officer("nora", &["--school", "North"]);
    assert!(!server.typed(&[&order("u1")[..], &["--token", &of_north]].concat(), "").0);
    assert!(all_values(&mut ana, &server).contains("CANARY-ALTER"));

    let (is_done, told, why) = by_rosa(&order("u1"));
    assert!(is_done, "{why}");
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["left"].as_array().unwrap().len(), 1, "{told}");
    assert_eq!(told["devices"]["outstanding"][0]["login"], "ana");
    // Whoever was written down twice is one: the other file's map went too, and it is told which devices had that.
    let joined = told["joined"].as_array().unwrap();
    assert_eq!((joined.len(), joined[0]["records"].as_u64()), (1, Some(1)), "{told}");
    assert_eq!(server.admin(&["erasures"]).as_array().unwrap().len(), 2);
    let left = all_values(&mut ana, &server);
    assert!(!left.contains("CANARY") && left.contains("STAYS TOO") && left.contains("\"parent\""), "{left}");
    assert!(all_values(&mut zoe, &server).contains("MEI-STAYS"));
    let (_, _, why) = by_rosa(&order("u1"));
    assert!(why.contains("no map of this student"), "{why}");
    let audit = server.admin(&["audit"]).to_string();
    assert!(audit.contains("erasure_ordered") && audit.contains("File 12") && !audit.contains("Canarywing"), "{audit}");
}
