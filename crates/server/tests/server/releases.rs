//! A release is made by the server: two laptops that ask at once, or one after the other, get one history that cannot be
//! subtracted, and whoever may not hold a row reads the tables all the same.

use std::time::{Duration, Instant};

use domain::change::Scope;
use domain::cohort::TableId;
use domain::policy::Tier;
use domain::record::Id;
use domain::releases::Report;
use domain::roster::source_id;
use serde_json::json;
use server::keys::{KEYS, ServerKeys};
use server::ledger::embedded::Embedded;
use server::ledger::{self, postgres::Postgres};
use server::values;
use store::read::releases::PageTable;
use sync::protocol::{Outcome, Part};

use crate::own::OwnPostgres;
use crate::world::{Laptop, Server, bundle_of, code, district, files, signed_in, student};

#[test]
fn two_who_ask_the_server_at_once_get_one_release_and_nobody_can_subtract_the_next() {
    asked_of_the_server(&[]);
}

#[test]
fn the_same_release_on_postgresql() {
    match OwnPostgres::start() {
        Ok(own) => asked_of_the_server(&["--database", &own.address]),
        Err(why) => println!("skipped on PostgreSQL: {why}"),
    }
}

fn school() -> Scope {
    Scope::School(source_id("school", "s1"))
}

/// A kept map of this student with one person on it, which may be counted.
fn map(laptop: &mut Laptop, n: u128, of: &str) -> Part {
    let (wave, alter) = (Id::from_u128(n + 1), Id::from_u128(n + 2));
    let today = chrono::Utc::now().date_naive().to_string();
    let told = [
        ("wave", n + 1, "student", json!(student(of).id())),
        ("wave", n + 1, "opened_on", json!(today)),
        ("wave", n + 1, "kept_on", json!(today)),
        ("wave", n + 1, "is_counted", json!(true)),
        ("alter", n + 2, "student", json!(student(of).id())),
        ("alter", n + 2, "label", json!("CANARY-ALTER")),
        ("placement", n + 3, "wave", json!(wave)),
        ("placement", n + 3, "alter", json!(alter)),
        ("placement", n + 3, "presence", json!("confirmed")),
    ];
    laptop.parts(n, student(of), Tier::Map, &told)
}

pub fn maps(laptop: &mut Laptop, server: &Server, of: std::ops::RangeInclusive<u128>) {
    let parts = of.map(|n| map(laptop, n << 16, &format!("n{n}"))).collect();
    taken(laptop, server, parts);
}

pub fn taken(laptop: &mut Laptop, server: &Server, parts: Vec<Part>) {
    let answer = laptop.sync(server, parts);
    assert!(answer.receipts.iter().all(|receipt| receipt.outcome == Outcome::Taken), "{:?}", answer.receipts);
}

pub fn ask(laptop: &mut Laptop, n: u128) -> Part {
    let Scope::School(id) = school() else { panic!() };
    let today = chrono::Utc::now().date_naive().to_string();
    let told = [
        ("release", n, "school", json!(id)),
        ("release", n, "made_by", json!(laptop.me)),
        ("release", n, "asked_on", json!(today)),
    ];
    laptop.parts(n, school(), Tier::Guarded, &told)
}

/// What the server answered: for each question the word, and all releases as they were made.
pub fn answered(laptop: &mut Laptop, server: &Server, asked: &[u128]) -> (Vec<String>, Vec<Report>) {
    let begun = Instant::now();
    loop {
        let given = laptop.everything(server);
        let of_school = given.iter().filter(|stored| stored.part.pair.scope() == Some(school()));
        let changes: Vec<_> =
            of_school.flat_map(|stored| &stored.part.changes).filter(|change| change.kind == "release").collect();
        let word = |asked: &u128| {
            let of = changes.iter().find(|change| {
                change.record == Id::from_u128(*asked) && matches!(change.field.as_str(), "made_as" | "not_made")
            })?;
            Some(if of.field == "made_as" { "made".to_owned() } else { of.value.trim_matches('"').to_owned() })
        };
        let words: Vec<String> = asked.iter().filter_map(word).collect();
        if words.len() == asked.len() {
            let mut reports: Vec<(Id, Report)> = changes
                .iter()
                .filter(|change| change.field == "report")
                .map(|change| (change.record, serde_json::from_str(&change.value).unwrap()))
                .collect();
            reports.sort_by_key(|(id, _)| *id);
            return (words, reports.into_iter().map(|(_, report)| report).collect());
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{words:?}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// How many students have a map, as a report tells it; None where that table is not in it.
fn mapped(report: &Report) -> Option<u32> {
    let table = report.tables.iter().find(|told| told.id == TableId::Mapped)?.table.as_ref()?;
    Some(table.counts.iter().flatten().sum())
}

fn asked_of_the_server(more: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let server = district(folder.path(), more);
    server.admin(&["roster", bundle_of(folder.path(), 60).to_str().unwrap(), "--apply"]);
    server.admin(&["add-person", "lee", "Lee Lead"]);
    server.admin(&["give-role", "lee", "school_lead", "--school", "s1"]);
    let mut ana = Laptop::enrol(&server, &code(&server, "ana"), 1);
    let mut lee = Laptop::enrol(&server, &code(&server, "lee"), 2);
    let mut tom = Laptop::enrol(&server, &code(&server, "tom"), 3);
    for laptop in [&mut ana, &mut lee, &mut tom] {
        laptop.everything(&server);
    }

    // Too few to say anything: that is an answer, and no release.
    maps(&mut ana, &server, 1..=4);
    let early = ask(&mut lee, 0xa0);
    taken(&mut lee, &server, vec![early]);
    assert_eq!(answered(&mut lee, &server, &[0xa0]), (vec!["nothing".into()], vec![]));

    // Both ask before either has heard anything; the lead has not one map.
    maps(&mut ana, &server, 5..=12);
    let (hers, his) = (ask(&mut ana, 0xa1), ask(&mut lee, 0xa2));
    taken(&mut ana, &server, vec![hers]);
    taken(&mut lee, &server, vec![his]);
    let (words, reports) = answered(&mut lee, &server, &[0xa1, 0xa2]);
    assert_eq!((words, reports.len()), (vec!["made".into(), "stands".into()], 1), "one release for both");
    assert_eq!((mapped(&reports[0]), reports[0].students), (Some(12), 62));
    assert_eq!(answered(&mut ana, &server, &[0xa1, 0xa2]).1, reports, "the same on both laptops");
    let is_map = |pair: &sync::protocol::Pair| pair.of == "student" && pair.tier == Tier::Map as u8;
    assert!(lee.pairs.iter().all(|held| !is_map(&held.pair)), "whoever reads it holds no row of it");

    // One map more: the difference would tell of one student. The attacker asks, from either laptop, and after a restart.
    maps(&mut ana, &server, 13..=13);
    let next = ask(&mut lee, 0xa3);
    taken(&mut lee, &server, vec![next]);
    assert_eq!(answered(&mut lee, &server, &[0xa3]), (vec!["stands".into()], reports.clone()));
    drop(server);
    let server = Server::start(folder.path(), more);
    let next = ask(&mut ana, 0xa4);
    taken(&mut ana, &server, vec![next]);
    assert_eq!(answered(&mut ana, &server, &[0xa4]), (vec!["stands".into()], reports.clone()));

    // Ten came: nobody can be told from the difference of any two.
    maps(&mut ana, &server, 14..=22);
    let next = ask(&mut lee, 0xa5);
    taken(&mut lee, &server, vec![next]);
    let (words, all) = answered(&mut lee, &server, &[0xa5]);
    let counts: Vec<u32> = all.iter().filter_map(mapped).collect();
    assert_eq!((words, counts), (vec!["made".into()], vec![12, 22]));

    // A teacher may neither ask nor read.
    let his = ask(&mut tom, 0xa6);
    assert_eq!(tom.sync(&server, vec![his]).receipts[0].outcome, Outcome::Refused);
    assert!(tom.everything(&server).iter().flat_map(|stored| &stored.part.changes).all(|change| change.kind != "release"));

    // What was counted is given to nobody; no word of a map is in what was; and nothing of the reading is left.
    for laptop in [&mut ana, &mut lee] {
        let given = laptop.everything(&server);
        assert!(given.iter().flat_map(|stored| &stored.part.changes).all(|change| change.kind != "release_basis"));
    }
    let lees: String = lee.everything(&server).iter().flat_map(|stored| &stored.part.changes).map(|c| c.value.clone()).collect();
    assert!(!lees.contains("CANARY-ALTER"));
    assert!(files(&folder.path().join("reading")).is_empty());
    let audit = server.admin(&["audit"]).to_string();
    assert!(audit.contains("release_made") && audit.contains("release_not_made") && !audit.contains("Aaron"), "{audit}");
    assert_eq!(waiting(&server, more), 0, "no question is answered twice");
    an_analyst_reads_what_was_given_out(&server, all.last().unwrap());
}

/// Table by table, of the schools whose analyst they are; and nobody else reads it, nor they anything else.
fn an_analyst_reads_what_was_given_out(server: &Server, last: &Report) {
    let token = signed_in(server, "ada", "analyst", &[]);
    let told = server.admin(&["in-figures", "--token", &token]);
    let names: Vec<_> = told.as_array().unwrap().iter().map(|school| school["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["North", "South"]);
    let tables: Vec<PageTable> = told[0]["tables"].as_array().unwrap().iter().map(|one| read_back(one.clone())).collect();
    let given: Vec<_> = last.tables.iter().filter(|told| told.table.is_some()).collect();
    assert!(!given.is_empty() && given.iter().all(|told| tables.iter().any(|one| one.told == **told)));
    assert!(tables.iter().all(|one| one.told.table.is_some() && one.threshold >= 10 && one.made_by.is_none()));
    assert_eq!((told[1]["tables"].clone(), told[1]["made_on"].clone()), (json!([]), json!(null)), "South gave nothing out");
    assert!(!told.to_string().contains("CANARY") && !told.to_string().contains("Lee Lead"));
    let souths = signed_in(server, "sam", "analyst", &["--school", "South"]);
    let told = server.admin(&["in-figures", "--token", &souths]);
    assert_eq!((told.as_array().unwrap().len(), told[0]["name"].as_str()), (1, Some("South")));
    for other in ["people", "devices", "releases", "review", "erasures"] {
        assert!(!server.typed(&[other, "--token", &token], "").0, "{other} is not an analyst's");
    }
    let officers = signed_in(server, "rosa", "records_officer", &[]);
    assert!(!server.typed(&["in-figures", "--token", &officers], "").0 && !server.typed(&["in-figures"], "").0);
}

fn read_back(told: serde_json::Value) -> PageTable {
    serde_json::from_value(told).unwrap()
}

/// How many questions lie in the ledger without an answer.
fn waiting(server: &Server, more: &[&str]) -> i64 {
    let count = |ledger: &dyn ledger::Ledger| {
        let find = "SELECT count(*) FROM settings WHERE feed = $1 AND name LIKE $2";
        let told = ledger::read(ledger, |sql| sql.first(find, values![Id::nil(), "release_asked:%"])?.unwrap().number(0));
        told.unwrap()
    };
    let begun = Instant::now();
    loop {
        let waits = match more {
            [_, address] => count(&Postgres::open(address).unwrap()),
            _ => {
                let keys = ServerKeys::read(&server.folder.join(KEYS)).unwrap();
                count(&Embedded::open(&server.folder.join("ledger.kith"), &keys.data).unwrap())
            }
        };
        if waits == 0 || begun.elapsed() > Duration::from_secs(20) {
            return waits;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
