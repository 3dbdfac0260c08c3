//! Releases of a school that belongs to a district: asked for without a line, made by the real server of rows that the laptop
//! does not hold, read on both, and there without a line after a restart.

use domain::change::{Scope, Set};
use domain::cohort::TableId;
use domain::record::{Kind, value};
use domain::releases::NotMade;
use domain::roster::source_id;
use store::read::releases::{MayHold, PrincipalsPage};

use super::*;

/// Counted maps of these students, with one person on each, as the store keeps them.
fn maps(laptop: &Laptop, students: std::ops::Range<usize>, today: NaiveDate) {
    let mut sets = Vec::new();
    for n in students {
        let student = source_id("student", &format!("u{n}"));
        let [wave, alter, placement] = std::array::from_fn(|_| store::clock::minted(&*laptop.shell.rim));
        let mut set = |kind, record, field, value| sets.push(Set { scope: Scope::Student(student), kind, record, field, value });
        set(Kind::Wave, wave, "student", value(&student));
        set(Kind::Wave, wave, "opened_on", value(&today));
        set(Kind::Wave, wave, "kept_on", value(&today));
        set(Kind::Wave, wave, "is_counted", value(&true));
        set(Kind::Alter, alter, "student", value(&student));
        set(Kind::Alter, alter, "label", value(&"Somebody"));
        set(Kind::Placement, placement, "wave", value(&wave));
        set(Kind::Placement, placement, "alter", value(&alter));
        set(Kind::Placement, placement, "presence", value(&"confirmed"));
    }
    laptop.session.desk.store().commit_sets(laptop.session.desk.me, "keep_wave", &sets).unwrap();
    laptop.shell.district.changed();
}

/// The page as whoever leads the school reads it: maps are not theirs.
fn page(laptop: &Laptop) -> PrincipalsPage {
    let may = MayHold { maps: false, school: true };
    laptop.session.desk.principals_page(source_id("school", "s1"), may).unwrap()
}

fn mapped(page: &PrincipalsPage) -> Option<u32> {
    let told = page.tables.iter().find(|one| one.told.id == TableId::Mapped)?.told.table.as_ref()?;
    Some(told.counts.iter().flatten().sum())
}

#[test]
fn a_lead_asks_without_a_line_and_reads_what_the_server_made_of_maps_that_no_lead_holds() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = Server::counselor(folder.path()) else { return };
    let head = USERS.lines().next().unwrap();
    let users: String = (1..=60).map(|n| format!("u{n},,,student,Given{n},Aaron,{n},09,,s1\n")).collect();
    let zip = zipped(folder.path(), &format!("{head}\n{users}"));
    server.admin(&["roster", zip.to_str().unwrap(), "--apply"]);
    server.admin(&["give-role", "ana", "counselor", "--school", "s1"]);
    server.admin(&["give-caseload", "ana", "--school", "s1"]);
    server.admin(&["add-person", "lee", "Lee Lead"]);
    server.admin(&["give-role", "lee", "school_lead", "--school", "s1"]);
    let (ana, lee) = (Laptop::opened(&server), Laptop::opened(&server));
    let today = store::clock::day(ana.shell.rim.now_ms());
    assert!(!page(&lee).by_server, "who works alone makes their own");
    ana.joins(&server.invites("ana")).unwrap();
    lee.joins(&server.invites("lee")).unwrap();
    let students = |laptop: &Laptop| {
        let everyone = store::read::students::StudentsAsked { everyone: true, limit: 100, ..Default::default() };
        laptop.session.desk.students(&everyone).unwrap().rows.len()
    };
    for laptop in [&ana, &lee] {
        laptop.until("the school is here", |laptop| students(laptop) == 60);
    }
    maps(&ana, 1..5, today);
    ana.is_sent();

    // Too few: that is an answer too, and it comes by itself.
    lee.session.desk.ask_release(source_id("school", "s1"), today).unwrap();
    lee.shell.district.changed();
    let answer = |page: &PrincipalsPage| page.asked.as_ref().and_then(|asked| asked.not_made);
    lee.until("the server says why it made none", |lee| answer(&page(lee)) == Some(NotMade::Nothing));
    assert!(page(&lee).history.is_empty());

    // Without a line it is asked once, however often somebody asks.
    maps(&ana, 5..13, today);
    ana.is_sent();
    lee.shell.district.pauses();
    let asked = || lee.session.desk.ask_release(source_id("school", "s1"), today).unwrap().commit.is_some();
    assert_eq!((asked(), asked()), (true, false));
    assert!(page(&lee).by_server && page(&lee).asked.is_some_and(|asked| asked.not_made.is_none()));
    lee.shell.district.asked();
    lee.until("the release is here", |lee| mapped(&page(lee)) == Some(12));
    let waves =
        lee.session.desk.store().reading(|sql| Ok(sql.query_row("SELECT count(*) FROM wave", [], |row| row.get::<_, i64>(0))?));
    assert_eq!((waves.unwrap(), page(&lee).asked), (0, None), "and not one row of it");

    // The counselor's laptop has the same, and cannot make another one of its own that could be subtracted.
    ana.shell.district.asked();
    ana.until("the release is on the other laptop too", |ana| page(ana).history.len() == 1);
    let told = |laptop: &Laptop| page(laptop).tables.into_iter().map(|one| one.told).collect::<Vec<_>>();
    assert_eq!(told(&ana), told(&lee));
    maps(&ana, 13..14, today);
    ana.is_sent();
    ana.session.desk.ask_release(source_id("school", "s1"), today).unwrap();
    ana.shell.district.changed();
    ana.until("one more would be told", |ana| answer(&page(ana)) == Some(NotMade::Stands));
    assert_eq!(mapped(&page(&ana)), Some(12));

    // Without the server, and after a restart, it is there.
    server.stops();
    let lee = lee.opens_again();
    assert_eq!((mapped(&page(&lee)), page(&lee).history.len()), (Some(12), 1));
}
