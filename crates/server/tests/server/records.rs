//! What goes out to the district's own systems: visits and what parents answered, with a note on each student's page; never a
//! map, a draft or a note, never half a file, and the same once.

use std::path::Path;

use domain::change::Scope;
use domain::policy::Tier;
use domain::record::Id;
use domain::roster::source_id;
use serde_json::{Value, json};
use sync::protocol::{Outcome, Part};

use crate::own::OwnPostgres;
use crate::world::{Laptop, Server, code, district, files, signed_in, student};

#[test]
fn visits_and_answers_go_out_once_are_noted_and_carry_nothing_of_a_map() {
    records_go_out(&[]);
}

#[test]
fn the_same_on_postgresql() {
    match OwnPostgres::start() {
        Ok(own) => records_go_out(&["--database", &own.address]),
        Err(why) => println!("skipped on PostgreSQL: {why}"),
    }
}

const WAVE: u128 = 0x60;

/// Every kind of thing that must not go out, in the file of one student.
fn canaries(laptop: &mut Laptop, luz: Scope) -> Vec<Part> {
    vec![
        laptop.parts(
            0x100,
            luz,
            Tier::Map,
            &[("wave", WAVE, "student", json!(luz.id())), ("wave", WAVE, "goal", json!("CANARY-GOAL"))],
        ),
        laptop.parts(0x101, luz, Tier::Map, &[("alter", 0x61, "label", json!("CANARY-ALTER"))]),
        laptop.parts(0x102, luz, Tier::Map, &[("placement", 0x62, "wave", json!(Id::from_u128(WAVE)))]),
        laptop.parts(0x103, luz, Tier::TeamNote, &[("team_note", 0x63, "text", json!("CANARY-NOTE"))]),
        laptop.parts(0x104, luz, Tier::Summary, &[("summary", 0x64, "text", json!("CANARY-SUMMARY"))]),
        laptop.parts(0x105, luz, Tier::Rights, &[("correction", 0x65, "text", json!("CANARY-CORRECTION"))]),
    ]
}

/// One visit to the class, with whoever was part of it.
fn visit(laptop: &mut Laptop, n: u128, held_on: &str, met: &[(&str, bool)]) -> Part {
    let class = Scope::Section(source_id("section", "k1"));
    let mut told = vec![
        ("visit", n, "section", json!(class.id())),
        ("visit", n, "visitor", json!(Id::from_u128(0x200))),
        ("visit", n, "held_on", json!(held_on)),
        ("visit", n, "format", json!("in_person")),
        ("visit", n, "two_way", json!(true)),
        ("visit", n, "purpose", json!("CANARY-PURPOSE")),
    ];
    for (at, (who, was_present)) in (1..).zip(met) {
        let value = json!({ "visit": Id::from_u128(n), "student": student(who).id(), "was_present": was_present });
        told.push(("encounter", n * 0x100 + at, "met", value));
    }
    laptop.parts(n * 0x1000, class, Tier::Visit, &told)
}

fn consent(laptop: &mut Laptop, n: u128, of: Scope, what: &str, answer: &str) -> Part {
    let told = [
        ("consent", n, "student", json!(of.id())),
        ("consent", n, "what", json!(what)),
        ("consent", n, "answer", json!(answer)),
        ("consent", n, "given_by", json!("CANARY-GIVER")),
        ("consent", n, "given_on", json!("2026-09-01")),
    ];
    laptop.parts(n, of, Tier::Consent, &told)
}

fn taken(laptop: &mut Laptop, server: &Server, parts: Vec<Part>) {
    let answer = laptop.sync(server, parts);
    assert!(answer.receipts.iter().all(|receipt| receipt.outcome == Outcome::Taken), "{:?}", answer.receipts);
}

/// The notes on a student's page that something went to the district.
fn noted(laptop: &mut Laptop, server: &Server, of: Scope) -> usize {
    let given = laptop.everything(server);
    let of_them = given.iter().filter(|stored| stored.part.pair.scope() == Some(of)).flat_map(|stored| &stored.part.changes);
    of_them.filter(|change| change.kind == "disclosure" && change.value == "\"district_records\"").count()
}

fn read(out: &Path, name: &str) -> String {
    std::fs::read_to_string(out.join(name)).unwrap()
}

fn lines_of<'a>(text: &'a str, student: &str) -> Vec<&'a str> {
    text.lines().filter(|line| line.split(',').any(|cell| cell == student)).collect()
}

fn records_go_out(more: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    std::fs::create_dir_all(&data).unwrap();
    let mut flags = vec!["--records-folder", out.to_str().unwrap(), "--records-minutes", "43200"];
    flags.extend(more);
    let server = district(&data, &flags);
    server.admin(&["give-students", "ana", "u2"]);
    let mut ana = Laptop::enrol(&server, &code(&server, "ana"), 1);
    ana.everything(&server);
    let (luz, omar) = (student("u1"), student("u2"));

    // A place that is not there is told, and nothing is lost by it.
    let (is_done, told, why) = server.typed(&["records-out", "--now"], "");
    assert!(!is_done && told.contains("\"is_done\":false") && why.contains("is not there"), "{told}{why}");
    assert!(why.contains("Nothing went out") && why.contains("tried again"), "{why}");
    // Each time that somebody asks is written down, also at the server's own machine and where the trouble is the same.
    server.typed(&["records-out", "--now"], "");
    let asked = |what: &str| {
        let all = server.admin(&["audit"]);
        let is = |line: &&Value| line["what"] == what && line["told"].as_str().unwrap().contains("\"was_asked\":true");
        all.as_array().unwrap().iter().filter(is).count()
    };
    assert_eq!((asked("records_not_given_out"), asked("records_given_out")), (2, 0));
    assert!(server.admin(&["status"])["records_out"]["said"].as_str().unwrap().contains("is not there"));

    let today = chrono::Utc::now().date_naive();
    let (held_on, long_ago) = (today.to_string(), today.checked_sub_months(chrono::Months::new(40)).unwrap().to_string());
    let visitor = [
        ("visitor", 0x200, "name", json!("CANARY-VISITOR")),
        ("visitor", 0x200, "organisation", json!("=cmd|' /C calc'!A0")),
        ("visitor", 0x200, "cluster", json!("health")),
    ];
    let mut parts = canaries(&mut ana, luz);
    parts.push(ana.parts(0x201, Scope::District, Tier::Visit, &visitor));
    parts.push(visit(&mut ana, 0x10, &held_on, &[("u1", true), ("u2", true)]));
    parts.push(visit(&mut ana, 0x11, &long_ago, &[("u1", true)]));
    parts.push(consent(&mut ana, 0x300, luz, "mapping", "yes"));
    // His parents said no after he was recorded: nobody is told whom he met, and everybody is told the no.
    parts.push(consent(&mut ana, 0x301, omar, "visits", "no"));
    taken(&mut ana, &server, parts);

    std::fs::create_dir(&out).unwrap();
    let told = server.admin(&["records-out", "--now"]);
    let given = &told["in_folder"];
    assert_eq!((&told["is_done"], &given["students"], &given["disclosures"]), (&json!(true), &json!(2), &json!(2)), "{told}");
    let visits = read(&out, "kith-visits.csv");
    assert_eq!(visits.lines().count(), 2, "one visit of these years, and not whoever is opted out: {visits}");
    let line = visits.lines().nth(1).unwrap();
    assert!(line.starts_with("s1,k1,u1,") && line.contains(&held_on) && line.contains(",in_person,yes,,yes,,,"), "{line}");
    assert!(line.contains(",\"'=cmd|' /C calc'!A0\",health"), "{line}");
    let consents = read(&out, "kith-consents.csv");
    assert_eq!(lines_of(&consents, "u1"), ["s1,u1,mapping,yes,2026-09-01"]);
    assert_eq!(lines_of(&consents, "u2"), ["s1,u2,visits,no,2026-09-01"]);
    let dictionary = read(&out, "kith-dictionary.csv");
    for column in visits.lines().next().unwrap().split(',') {
        assert!(dictionary.contains(&format!("kith-visits.csv,{column},")), "{column}");
    }
    assert!(dictionary.contains("placements") && dictionary.contains("hours"), "what is not recorded is told as that");
    let manifest = read(&out, "kith-manifest.csv");
    let size = std::fs::metadata(out.join("kith-visits.csv")).unwrap().len();
    assert!(manifest.contains(&format!("kith-visits.csv,1,{size},")), "{manifest}");

    // In no file there is anything of a map, a note, a name or a word of anybody, and no beginning of a file lies about.
    let all = files(&out);
    assert_eq!(all.len(), 4, "{all:?}");
    for path in &all {
        let text = std::fs::read_to_string(path).unwrap();
        assert!(!text.contains("CANARY") && !text.contains("canary") && !text.contains("wing"), "{}", path.display());
    }
    assert!(files(&data.join("reading")).is_empty(), "what it was read from is gone");

    // It stands on the pages of both, and once however often the same goes out; also after a restart.
    assert_eq!((noted(&mut ana, &server, luz), noted(&mut ana, &server, omar)), (1, 1));
    assert_eq!(server.admin(&["records-out", "--now"])["in_folder"]["disclosures"], 0);
    drop(server);
    let server = Server::start(&data, &flags);
    assert_eq!(server.admin(&["records-out"])["is_done"], true, "it remembers");
    assert_eq!(server.admin(&["records-out", "--now"])["in_folder"]["disclosures"], 0);
    assert_eq!((noted(&mut ana, &server, luz), noted(&mut ana, &server, omar)), (1, 1));

    // Something new of hers is new on her page alone.
    let again = visit(&mut ana, 0x12, &held_on, &[("u1", false)]);
    taken(&mut ana, &server, vec![again]);
    assert_eq!(server.admin(&["records-out", "--now"])["in_folder"]["disclosures"], 1);
    assert_eq!((noted(&mut ana, &server, luz), noted(&mut ana, &server, omar)), (2, 1));

    // While her map is being erased on the laptops she is in no file; afterwards what is left of her is.
    let rosa = records_officer(&server);
    server.admin(&["erase", "u1", "--asked-by", "parent", "--authority", "order 7", "--token", &rosa]);
    let told = server.admin(&["records-out", "--now"]);
    assert_eq!((&told["in_folder"]["being_erased"], &told["in_folder"]["students"]), (&json!(1), &json!(1)), "{told}");
    assert!(all.iter().all(|path| lines_of(&std::fs::read_to_string(path).unwrap(), "u1").is_empty()));
    let orders = ana.sync(&server, Vec::new()).orders;
    let mut done = ana.question(Vec::new(), Vec::new());
    done.carried_out = orders.iter().map(|order| order.id).collect();
    ana.send(&server, &done);
    server.admin(&["records-out", "--now"]);
    assert_eq!(lines_of(&read(&out, "kith-visits.csv"), "u1").len(), 2);

    // A file that cannot be replaced is told, the rest is as it was, and it goes on when that is mended.
    std::fs::remove_file(out.join("kith-visits.csv")).unwrap();
    std::fs::create_dir(out.join("kith-visits.csv")).unwrap();
    let before = read(&out, "kith-manifest.csv");
    let (is_done, _, why) = server.typed(&["records-out", "--now"], "");
    assert!(!is_done && why.contains("could not be replaced"), "{why}");
    assert_eq!((read(&out, "kith-manifest.csv"), files(&out).len()), (before, 3));
    std::fs::remove_dir(out.join("kith-visits.csv")).unwrap();
    assert_eq!(server.admin(&["records-out", "--now"])["is_done"], true);

    let audit = server.admin(&["audit"]).to_string();
    assert!(audit.contains("records_given_out") && audit.contains("records_not_given_out"), "{audit}");
    assert!(!audit.contains("Canarywing") && !audit.contains("u1"), "{audit}");
    assert_eq!(server.admin(&["check-audit"])["holds"], true);
}

#[test]
fn an_officer_of_one_school_is_told_that_it_is_not_theirs_to_lay_records_out() {
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    for made in [&data, &out] {
        std::fs::create_dir_all(made).unwrap();
    }
    let server = district(&data, &["--records-folder", out.to_str().unwrap()]);
    let (of_one, of_all) = (officer(&server, "olga", &["--school", "North"]), records_officer(&server));
    for (token, may) in [(of_one, false), (of_all, true)] {
        assert_eq!(server.admin(&["--token", &token, "records-out"])["may_lay"], may);
        assert_eq!(server.typed(&["--token", &token, "records-out", "--now"], "").0, may);
    }
}

fn records_officer(server: &Server) -> String {
    officer(server, "rosa", &[])
}

fn officer(server: &Server, login: &str, at: &[&str]) -> String {
    signed_in(server, login, "records_officer", at)
}

#[test]
fn by_itself_it_goes_out_on_its_schedule_and_without_a_folder_nobody_is_left_guessing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let server = Server::start(&folder.path().join("data"), &["--records-folder", out.to_str().unwrap()]);
    let begun = std::time::Instant::now();
    while !out.join("kith-manifest.csv").exists() {
        assert!(begun.elapsed() < std::time::Duration::from_secs(60));
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let told = server.admin(&["records-out"]);
    assert!(!server.admin(&["audit"]).to_string().contains("was_asked"), "its hour had come, and nobody asked");
    assert_eq!(told["may_lay"], true);
    assert!(told["every_minutes"] == 1440 && told["next_ms"].as_i64() > told["tried_ms"].as_i64(), "{told}");
    let without = Server::start(&folder.path().join("without"), &[]);
    let (is_done, _, why) = without.typed(&["records-out", "--now"], "");
    assert!(!is_done && why.contains("--records-folder"), "{why}");
    assert_eq!(without.admin(&["status"])["records_out"], Value::Null);
}
