//! Whoever runs the server reads its log and its figures, and may give both to strangers. At its most talkative it names no student,
//! and says no word that somebody wrote.

use std::time::{Duration, Instant, SystemTime};

use domain::policy::Tier;
use serde_json::json;
use sync::protocol::{Outcome, Reason};

use crate::own::OwnPostgres;
use crate::world::{Laptop, Server, bundle, code, district_where, files, signed_in, student};

/// What may stand nowhere: names of the roster, and what was written on laptops. Spelled as it is, and as bytes are told in a log.
const CANARIES: [&str; 6] = ["Canarywing", "Zzcanary", "Southcanary", "CANARY-NOTE", "CANARY-ROW", "CANARY-NAME"];

fn is_in(text: &str) -> Vec<String> {
    let spelled = |canary: &str| {
        let bytes = canary.as_bytes();
        let decimal = bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        [canary.to_lowercase(), decimal, hex]
    };
    // A name is compared folded, and may be said so.
    let text = text.to_lowercase();
    CANARIES.iter().flat_map(|canary| spelled(canary)).filter(|spelled| text.contains(spelled)).collect()
}

fn names_nobody(more: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let server = district_where(folder.path(), more, &[("RUST_LOG", "trace")]);
    let (hers, his) = (code(&server, "ana"), code(&server, "tom"));
    let (mut ana, mut tom) = (Laptop::enrol(&server, &hers, 1), Laptop::enrol(&server, &his, 2));
    let given = format!("{:?}", ana.everything(&server).iter().map(|stored| &stored.part.changes).collect::<Vec<_>>());
    assert!(given.contains("Canarywing"), "she is told the name, and it could have been logged");
    tom.everything(&server);

    // What is taken, what is refused, what is torn, and what waits to be looked at.
    let luz = student("u1");
    let note = ana.part(10, luz, Tier::TeamNote, "team_note", "text", json!("CANARY-NOTE"));
    let row = ana.part(11, luz, Tier::Roster, "student", "row", json!({ "given": "CANARY-ROW" }));
    let mut torn = ana.part(12, luz, Tier::TeamNote, "team_note", "text", json!("CANARY-NOTE, torn"));
    torn.changes[0].value = json!("CANARY-NOTE, altered").to_string();
    let said: Vec<_> = ana.sync(&server, vec![note, row, torn]).receipts.into_iter().map(|r| (r.outcome, r.reason)).collect();
    let refused = |why| (Outcome::Refused, Some(why));
    assert_eq!(said, [(Outcome::Taken, None), refused(Reason::NoRight), refused(Reason::Damaged)]);
    assert_eq!(server.ask("POST", "/v1/sync", b"CANARY-NOTE in no envelope".to_vec()).status, 400);
    assert_eq!(server.ask("POST", "/v1/enrol", b"CANARY-NAME".to_vec()).status, 400);
    assert_eq!(server.ask("GET", "/v1/CANARY-nowhere", Vec::new()).status, 404);

    // A records officer sees names: asked for by somebody who may, they are in the answer and not in the log.
    let token = signed_in(&server, "rosa", "records_officer", &[]);
    server.admin(&["revoke", &ana.id.to_string()]);
    let late = ana.part(13, luz, Tier::TeamNote, "team_note", "text", json!("CANARY-NOTE, late"));
    ana.sync(&server, vec![late]);
    assert!(server.admin(&["review", "--token", &token]).to_string().contains("Canarywing"));

    let figures = String::from_utf8_lossy(&server.ask("GET", "/metrics", Vec::new()).body).into_owned();
    assert!(figures.contains("kith_sync_seconds_count"), "{figures}");
    let mut log = server.logged();

    // Rosters in the folder: one of which lines are refused, and one that cannot be read at all.
    let laid = folder.path().join("laid");
    std::fs::create_dir_all(&laid).unwrap();
    bundle(folder.path());
    let users = std::fs::read_to_string(folder.path().join("roster/users.csv")).unwrap();
    let refused = users.replace("Omar", "").replace("Mei", "CANARY-NAME");
    let mut server = Some(server);
    for (outcome, users) in [("waits_for_refused_lines", refused), ("not_readable", users.replace("sourcedId", "CANARY-NAME"))] {
        std::fs::write(folder.path().join("roster/users.csv"), users).unwrap();
        for path in files(&folder.path().join("roster")) {
            let to = laid.join(path.file_name().unwrap());
            std::fs::copy(path, &to).unwrap();
            let rested = SystemTime::now() - Duration::from_secs(120);
            std::fs::File::options().append(true).open(to).unwrap().set_modified(rested).unwrap();
        }
        let data = server.take().unwrap().kill();
        let looks = [more, &["--roster-folder", laid.to_str().unwrap()]].concat();
        let again = Server::start_where(&data, &looks, &[("RUST_LOG", "trace")]);
        let began = Instant::now();
        while again.admin(&["status"])["roster_folder"]["outcome"] != outcome
            || !again.logged().contains("the roster in the folder")
        {
            assert!(began.elapsed() < Duration::from_secs(60), "{}", again.admin(&["status"]));
            std::thread::sleep(Duration::from_millis(50));
        }
        log += &again.logged();
        server = Some(again);
    }

    for (what, text) in [("log", &log), ("figures", &figures)] {
        let found = is_in(text);
        let line = found
            .first()
            .and_then(|canary| text.lines().find(|line| line.to_lowercase().contains(canary.as_str())))
            .unwrap_or_default();
        assert!(found.is_empty(), "the {what} says {found:?}: {}", line.chars().take(600).collect::<String>());
    }
    // It was searched where it says something; and what is in it would have been found.
    assert!(log.contains("the roster in the folder was looked at") && log.contains("cannot be read"), "{log}");
    assert_eq!(is_in(&format!("{log} {given}")), ["canarywing"]);
}

#[test]
fn whoever_reads_the_log_and_the_figures_of_a_server_at_its_most_talkative_reads_no_name() {
    names_nobody(&[]);
}

#[test]
fn the_same_on_postgresql() {
    match OwnPostgres::start() {
        Ok(own) => names_nobody(&["--database", &own.address]),
        Err(why) => println!("skipped on PostgreSQL: {why}"),
    }
}
