//! A roster comes in: counted first, applied as one commit, again without a change, and taken back.

use std::collections::BTreeSet;

use domain::edit::{APPLY_ROSTER, Edit};
use domain::people::{
    ContactRow, EnrollmentRow, NameMay, PeopleEdit, SchoolRow, SectionRow, StaffRow, StudentByHand, StudentRow,
};
use domain::record::{Id, Kind};
use domain::refusal::Refusal;
use domain::roster::{Counts, LookAlikeReason, Reach, Roster, Rows, enrollment_id, source_id};
use store::desk::Desk;
use store::failure::Failure;
use store::import::Prepared;
use store::tables::Tables;

use crate::world::*;

fn student_id(source: &str) -> Id {
    source_id("student", source)
}

fn student(source: &str, given: &str, family: &str) -> (Id, StudentRow) {
    let row = StudentRow {
        source_id: source.into(),
        given: given.into(),
        family: family.into(),
        grade: Some("09".into()),
        school: Some(source_id("school", "s1")),
        number: Some(format!("N{source}")),
        birth_date: Some(day("2011-02-03")),
        ..Default::default()
    };
    (student_id(source), row)
}

fn enrollment(source: &str, person: Id, section: &str) -> (Id, EnrollmentRow) {
    let row = EnrollmentRow {
        source_id: source.into(),
        section: source_id("section", section),
        person,
        role: "student".into(),
        begins_on: None,
        ends_on: None,
    };
    (enrollment_id(row.section, source_id("enrollment", source)), row)
}

fn rows<Row>(reach: Reach, rows: Vec<(Id, Row)>) -> Rows<Row> {
    Rows { reach, rows, ..Rows::default() }
}

/// One school, two sections, a teacher, three students, three enrolments, a contact.
fn roster(reach: Reach) -> Roster {
    let section = |source: &str, title: &str| {
        (
            source_id("section", source),
            SectionRow {
                source_id: source.into(),
                title: title.into(),
                school: Some(source_id("school", "s1")),
                ..Default::default()
            },
        )
    };
    let teacher = source_id("staff", "t1");
    Roster {
        format: "OneRoster 1.1".into(),
        schools: rows(
            reach,
            vec![(
                source_id("school", "s1"),
                SchoolRow { source_id: "s1".into(), name: "Juniper".into(), org_type: "school".into(), parent: None },
            )],
        ),
        students: rows(reach, vec![student("1", "Ana", "Reyes"), student("2", "Ben", "Osei"), student("3", "Cy", "Nguyễn")]),
        staff: rows(
            reach,
            vec![(
                teacher,
                StaffRow {
                    source_id: "t1".into(),
                    given: "Vera".into(),
                    family: "Okafor".into(),
                    role: "teacher".into(),
                    ..Default::default()
                },
            )],
        ),
        sections: rows(reach, vec![section("c1", "Algebra"), section("c2", "Art")]),
        enrollments: rows(
            reach,
            vec![
                enrollment("e1", student_id("1"), "c1"),
                enrollment("e2", student_id("2"), "c1"),
                enrollment("e3", student_id("3"), "c2"),
            ],
        ),
        contacts: rows(
            reach,
            vec![(
                source_id("contact", "k1"),
                ContactRow {
                    source_id: "k1".into(),
                    student: student_id("1"),
                    name: "Rosa Reyes".into(),
                    lives_with: Some(true),
                    ..Default::default()
                },
            )],
        ),
        ..Default::default()
    }
}

fn apply(desk: &Desk, prepared: &Prepared) -> Option<Id> {
    desk.apply_roster(prepared, &mut |_, _| true).unwrap().commit
}

fn bring(desk: &Desk, roster: Roster) -> domain::roster::Preview {
    let prepared = desk.store().prepare_roster(roster, &mut |_, _| true).unwrap();
    apply(desk, &prepared);
    let health = desk.store().check_full().unwrap();
    assert!(health.is_whole, "{:?}", health.troubles);
    prepared.preview
}

fn has_left(desk: &Desk, kind: Kind, record: Id) -> bool {
    desk.reading(|sql| Ok(Tables(sql).find(kind, record)?.unwrap().get("has_left") == Some(&true.into()))).unwrap()
}

const ALL: Counts = Counts {
    schools: 1,
    students: 3,
    staff: 1,
    classes: 2,
    enrollments: 3,
    contacts: 1,
    visitors: 0,
    visits: 0,
    planned: 0,
    answers: 0,
    choices: 0,
};
const NONE: Counts = Counts {
    schools: 0,
    students: 0,
    staff: 0,
    classes: 0,
    enrollments: 0,
    contacts: 0,
    visitors: 0,
    visits: 0,
    planned: 0,
    answers: 0,
    choices: 0,
};

#[test]
fn a_roster_is_counted_then_applied_as_one_commit_and_the_same_again_is_nothing() {
    let room = Room::new(50);
    let desk = room.desk("2026-09-10");
    let empty = dump(desk.store());
    let preview = desk.store().prepare_roster(roster(Reach::Bulk), &mut |_, _| true).unwrap().preview;
    assert_eq!((preview.adds, preview.changes, preview.leavers, preview.unchanged), (ALL, NONE, NONE, NONE));
    assert_eq!(dump(desk.store()), empty, "a preview writes nothing");
    bring(&desk, roster(Reach::Bulk));
    assert_eq!(desk.store().commits_after(0).unwrap().len(), 1);
    let held = dump(desk.store());
    desk.store().rebuild().unwrap();
    assert_eq!(dump(desk.store()), held);
    let again = desk.store().prepare_roster(roster(Reach::Bulk), &mut |_, _| true).unwrap();
    assert_eq!(
        (again.preview.adds, again.preview.changes, again.preview.leavers, again.preview.unchanged),
        (NONE, NONE, NONE, ALL)
    );
    assert_eq!(apply(&desk, &again), None);
    assert_eq!(desk.store().commits_after(0).unwrap().len(), 1);
    // Another device with the same files has the same records: merged, they are one.
    let other = Room::new(51);
    let there = other.desk("2026-09-10");
    bring(&there, roster(Reach::Bulk));
    assert_eq!(dump(there.store()), held);
    desk.store().merge(&there.store().commits_after(0).unwrap()).unwrap();
    assert_eq!(dump(desk.store()), held);
}

#[test]
fn who_is_missing_from_a_full_roster_has_left_and_from_a_delta_only_who_is_marked() {
    let room = Room::new(52);
    let desk = room.desk("2026-09-10");
    bring(&desk, roster(Reach::Bulk));
    let mut delta = Roster { format: "OneRoster 1.1".into(), ..Default::default() };
    delta.students = rows(Reach::Delta, vec![student("1", "Ana Luz", "Reyes"), student("4", "Dee", "New")]);
    delta.students.gone = vec![student_id("2"), student_id("unknown")];
    let preview = bring(&desk, delta);
    assert_eq!((preview.adds.students, preview.changes.students, preview.leavers.students), (1, 1, 1));
    assert_eq!(preview.leaving, ["Ben Osei"]);
    assert!(has_left(&desk, Kind::Student, student_id("2")) && !has_left(&desk, Kind::Student, student_id("3")));
    // A full roster: whoever is not in it leaves, also of the other kinds; kinds that are absent say nothing.
    let mut bulk = roster(Reach::Bulk);
    bulk.students = rows(Reach::Bulk, vec![student("2", "Ben", "Osei")]);
    bulk.contacts = Rows::default();
    bulk.enrollments.rows.truncate(1);
    let preview = bring(&desk, bulk);
    assert_eq!(
        (preview.changes.students, preview.leavers.students, preview.leavers.enrollments, preview.leavers.contacts),
        (1, 3, 2, 0)
    );
    assert!(!has_left(&desk, Kind::Student, student_id("2")), "back again");
    assert!(has_left(&desk, Kind::Student, student_id("1")) && has_left(&desk, Kind::Student, student_id("4")));
    assert!(!has_left(&desk, Kind::Contact, source_id("contact", "k1")));
    let undone = desk.undo(None).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), (APPLY_ROSTER, 0));
    assert!(has_left(&desk, Kind::Student, student_id("2")) && !has_left(&desk, Kind::Student, student_id("1")));
    assert!(desk.store().check_full().unwrap().is_whole);
}

#[test]
fn an_enrolment_that_a_delta_puts_into_another_class_leaves_the_first() {
    let room = Room::new(57);
    let desk = room.desk("2026-09-10");
    bring(&desk, roster(Reach::Bulk));
    let first = enrollment("e1", student_id("1"), "c1").0;
    let second = enrollment("e1", student_id("1"), "c2").0;
    let mut moved = Roster { format: "OneRoster 1.2".into(), ..Roster::default() };
    moved.enrollments = rows(Reach::Delta, vec![enrollment("e1", student_id("1"), "c2")]);
    let preview = bring(&desk, moved);
    assert_eq!((preview.adds.enrollments, preview.leavers.enrollments, preview.changes.enrollments), (1, 1, 0));
    assert!(has_left(&desk, Kind::Enrollment, first) && !has_left(&desk, Kind::Enrollment, second));
    // And a delta that says it is gone names no class.
    let mut gone = Roster { format: "OneRoster 1.2".into(), ..Roster::default() };
    gone.enrollments = Rows { reach: Reach::Delta, gone: vec![source_id("enrollment", "e1")], ..Rows::default() };
    assert_eq!(bring(&desk, gone).leavers.enrollments, 1);
    assert!(has_left(&desk, Kind::Enrollment, second));
}

#[test]
fn an_enrolment_that_a_full_roster_puts_into_another_class_leaves_the_first_whatever_else_was_refused() {
    let refused: [fn(&mut Rows<EnrollmentRow>); 2] = [
        |rows| rows.has_nameless = true,
        |rows| rows.unsaid = vec![source_id("enrollment", "e1"), source_id("enrollment", "e2")],
    ];
    for (seed, refuse) in (58..).zip(refused) {
        let room = Room::new(seed);
        let desk = room.desk("2026-09-10");
        bring(&desk, roster(Reach::Bulk));
        let mut moved = roster(Reach::Bulk);
        // The line of e2 is the one that was refused.
        moved.enrollments.rows = vec![enrollment("e1", student_id("1"), "c2"), enrollment("e3", student_id("3"), "c2")];
        refuse(&mut moved.enrollments);
        let preview = bring(&desk, moved);
        assert_eq!((preview.adds.enrollments, preview.leavers.enrollments), (1, 1));
        assert!(has_left(&desk, Kind::Enrollment, enrollment("e1", student_id("1"), "c1").0));
        assert!(!has_left(&desk, Kind::Enrollment, enrollment("e2", student_id("2"), "c1").0));
    }
}

#[test]
fn a_roster_writes_each_scopes_part_once() {
    let room = Room::new(58);
    let desk = room.desk("2026-09-10");
    let apart = |desk: &Desk| {
        desk.reading(|sql| {
            let twice =
                "SELECT count(*) FROM (SELECT 1 FROM parts GROUP BY commit_position, scope, scope_id, tier HAVING count(*) > 1)";
            Ok(sql.query_row(twice, [], |row| row.get::<_, i64>(0))?)
        })
        .unwrap()
    };
    bring(&desk, roster(Reach::Bulk));
    let mut later = roster(Reach::Bulk);
    later.students.rows[0].1.grade = Some("10".into());
    later.contacts.rows.clear();
    later.enrollments.rows[1].1.role = "aide".into();
    later.sections.rows[0].1.title = "Other".into();
    later.staff.rows.clear();
    bring(&desk, later);
    assert_eq!(apart(&desk), 0);
    assert!(desk.store().check_full().unwrap().is_whole);
}

#[test]
fn a_line_that_stands_twice_counts_once_and_the_first_telling_holds() {
    let room = Room::new(53);
    let desk = room.desk("2026-09-10");
    let mut twice = roster(Reach::Bulk);
    twice.students.rows.push(student("1", "Another", "Telling"));
    let preview = bring(&desk, twice.clone());
    assert_eq!(preview.adds.students, 3);
    let name = |desk: &Desk| desk.student(student_id("1"), day("2026-09-10")).unwrap().shown;
    assert_eq!(name(&desk), "Ana Reyes");
    assert_eq!(apply(&desk, &desk.store().prepare_roster(twice, &mut |_, _| true).unwrap()), None);
    assert_eq!(name(&desk), "Ana Reyes");
}

#[test]
fn taking_an_import_back_keeps_the_students_who_were_worked_with_since_and_counts_them() {
    let room = Room::new(54);
    let desk = room.desk("2026-09-10");
    let empty = dump(desk.store());
    bring(&desk, roster(Reach::Bulk));
    let full = dump(desk.store());
    let undone = desk.undo(None).unwrap();
    assert_eq!(undone.left_alone, 0);
    assert_eq!(dump(desk.store()), empty);
    assert_eq!(desk.redo(None).unwrap().edit, APPLY_ROSTER);
    assert_eq!(dump(desk.store()), full);
    // A map is kept for one and another is called by a name; then the import is taken back.
    does(&desk, &room.rim, &open_wave(id(0x200), student_id("1"), "2026-09-10"));
    does(&desk, &room.rim, &name(id(0x200), id(0x101), "Tía"));
    does(&desk, &room.rim, &keep_wave(id(0x200), "2026-09-10"));
    room.rim.pass(1000);
    let call = PeopleEdit::CallStudent { student: student_id("2"), called: Some("Benno".into()), may: NameMay::EVERYTHING };
    desk.commit(&Edit::People(call)).unwrap();
    assert_eq!(desk.undo(None).unwrap().edit, "call_student");
    let undone = desk.undo(None).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), (APPLY_ROSTER, 1));
    let here: BTreeSet<String> = dump(desk.store()).into_iter().filter(|line| line.starts_with("student ")).collect();
    assert_eq!(here.len(), 1);
    assert_eq!(desk.map(id(0x200), day("2026-09-10")).unwrap().ego_name, "Ana Reyes");
    assert!(desk.store().check_full().unwrap().is_whole);
    // And the roster can come again.
    bring(&desk, roster(Reach::Bulk));
    assert_eq!(desk.student(student_id("3"), day("2026-09-10")).unwrap().shown, "Cy Nguyễn");
}

#[test]
fn a_preview_that_is_out_of_date_is_refused_and_a_cancelled_import_leaves_nothing() {
    let room = Room::new(55);
    let desk = room.desk("2026-09-10");
    let prepared = desk.store().prepare_roster(roster(Reach::Bulk), &mut |_, _| true).unwrap();
    does(&desk, &room.rim, &add_student(id(1), "Luz", "Reyes"));
    let held = dump(desk.store());
    assert!(matches!(desk.apply_roster(&prepared, &mut |_, _| true), Err(Failure::Refused(Refusal::PreviewIsStale))));
    assert_eq!(dump(desk.store()), held);
    // Large enough that the watch is asked, and that indexes are set aside on the way.
    let mut large = roster(Reach::Bulk);
    large.enrollments.rows = (0..21_000).map(|n| enrollment(&format!("e{n}"), student_id("1"), "c1")).collect();
    let prepared = desk.store().prepare_roster(large, &mut |_, _| true).unwrap();
    let mut asked = 0;
    let stopped = desk.apply_roster(&prepared, &mut |done, of| {
        asked += 1;
        assert!(done <= of);
        asked < 3
    });
    assert!(matches!(stopped, Err(Failure::Cancelled)));
    assert_eq!(dump(desk.store()), held);
    let indexes = |desk: &Desk| {
        desk.reading(|sql| {
            Ok(sql.query_row("SELECT count(*) FROM sqlite_master WHERE type = 'index'", [], |row| row.get::<_, i64>(0))?)
        })
        .unwrap()
    };
    let before = indexes(&desk);
    assert_eq!(desk.store().commits_after(0).unwrap().len(), 1);
    does(&desk, &room.rim, &add_student(id(2), "Still", "Works"));
    let again = desk.store().prepare_roster(roster(Reach::Bulk), &mut |_, _| true).unwrap();
    apply(&desk, &again);
    assert_eq!(indexes(&desk), before);
    assert!(desk.store().check_full().unwrap().is_whole);
}

#[test]
fn a_large_first_roster_leaves_every_index_and_a_whole_store() {
    let room = Room::new(56);
    let desk = room.desk("2026-09-10");
    let indexes = |desk: &Desk| {
        desk.reading(|sql| {
            let mut all =
                sql.prepare("SELECT name || coalesce(sql, '') FROM sqlite_master WHERE type = 'index' ORDER BY name")?;
            let names = all.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(names.into_iter().map(|line| line.replace("IF NOT EXISTS ", "")).collect::<Vec<_>>())
        })
        .unwrap()
    };
    let before = indexes(&desk);
    let mut large = roster(Reach::Bulk);
    large.enrollments.rows =
        (0..20_500).map(|n| enrollment(&format!("e{n}"), student_id("1"), if n % 2 == 0 { "c1" } else { "c2" })).collect();
    bring(&desk, large);
    assert_eq!(indexes(&desk), before);
    assert_eq!(desk.student(student_id("1"), day("2026-09-10")).unwrap().shown, "Ana Reyes");
}

#[test]
fn a_student_typed_by_hand_is_offered_as_the_one_of_the_roster_and_joining_can_be_taken_back() {
    let room = Room::new(57);
    let desk = room.desk("2026-09-10");
    let by_hand = |given: &str, family: &str, grade: Option<&str>, number: Option<&str>| StudentByHand {
        given: given.into(),
        family: family.into(),
        grade: grade.map(Into::into),
        school: None,
        number: number.map(Into::into),
    };
    let typed = [
        ("Anna", "R", None, Some("N1")),
        ("BEN", "Osei", Some("09"), None),
        ("Cy", "Nguyen", None, None),
        ("Nobody", "Else", None, None),
    ];
    for (n, (given, family, grade, number)) in typed.into_iter().enumerate() {
        let student = domain::people::NewStudent { student: id(n as u128 + 1), by_hand: by_hand(given, family, grade, number) };
        does(&desk, &room.rim, &Edit::People(PeopleEdit::AddStudents { students: vec![student], caseload_of: None }));
    }
    let prepared = desk.store().prepare_roster(roster(Reach::Bulk), &mut |_, _| true).unwrap();
    let mut pairs: Vec<(Id, Id, LookAlikeReason)> =
        prepared.preview.look_alikes.iter().map(|pair| (pair.by_hand, pair.on_roster, pair.because)).collect();
    pairs.sort_by_key(|pair| pair.0);
    let expected = [
        (id(1), student_id("1"), LookAlikeReason::SameNumber),
        (id(2), student_id("2"), LookAlikeReason::SameNameAndGrade),
        (id(3), student_id("3"), LookAlikeReason::SameName),
    ];
    assert_eq!(pairs, expected);
    apply(&desk, &prepared);
    let after: BTreeSet<(Id, Id)> = desk.look_alikes().unwrap().iter().map(|pair| (pair.by_hand, pair.on_roster)).collect();
    assert_eq!(after, expected.iter().map(|pair| (pair.0, pair.1)).collect());
    let before = dump(desk.store());
    does(&desk, &room.rim, &Edit::People(PeopleEdit::JoinStudents { student: id(1), same_as: student_id("1") }));
    assert_eq!(desk.student(id(1), day("2026-09-10")).unwrap().id, student_id("1"));
    assert_eq!(desk.look_alikes().unwrap().len(), 2);
    // Somebody is joined to them: taking the import back leaves the roster's record in its place.
    desk.undo(None).unwrap();
    assert_eq!(dump(desk.store()), before);
    desk.redo(None).unwrap();
    assert_eq!(desk.student(id(1), day("2026-09-10")).unwrap().joined.len(), 1);
}

#[test]
fn what_the_files_do_not_speak_of_stays_as_it_is_held() {
    let room = Room::new(60);
    let desk = room.desk("2026-09-10");
    bring(&desk, roster(Reach::Bulk));
    let held = dump(desk.store());
    // Students alone, without the file of birthdays and that of grades: nothing changes, and nothing is lost.
    let part = |family: &str| {
        let (id, mut row) = student("1", "Ana", family);
        (row.grade, row.birth_date) = (None, None);
        let mut part = Roster { format: "Ed-Fi 5.2".into(), ..Roster::default() };
        part.students = rows(Reach::Delta, vec![(id, row)]);
        part.students.silent = vec!["grade", "birth_date"];
        part
    };
    let preview = bring(&desk, part("Reyes"));
    assert_eq!((preview.changes.students, preview.unchanged.students), (0, 1));
    assert_eq!(dump(desk.store()), held);
    // A change of name is a change of the name alone, also once the tables are made again out of the log.
    assert_eq!(bring(&desk, part("Reyes Cruz")).changes.students, 1);
    desk.store().rebuild().unwrap();
    let ana = desk.student(student_id("1"), day("2026-09-10")).unwrap();
    assert_eq!(
        (ana.name.family.as_str(), ana.grade.as_deref(), ana.birth_date),
        ("Reyes Cruz", Some("09"), Some(day("2011-02-03")))
    );
    // What a file speaks of and leaves empty is empty from then on.
    let mut told = part("Reyes Cruz");
    told.students.silent = vec!["birth_date"];
    bring(&desk, told);
    let ana = desk.student(student_id("1"), day("2026-09-10")).unwrap();
    assert_eq!((ana.grade, ana.birth_date), (None, Some(day("2011-02-03"))));
}

#[test]
fn a_first_roster_asks_whether_to_go_on_while_it_is_compared() {
    let room = Room::new(161);
    let desk = room.desk("2026-09-10");
    let mut large = roster(Reach::Bulk);
    large.students.rows.extend((100..6_000).map(|n| student(&n.to_string(), "Ana", "Reyes")));
    let stopped = desk.store().prepare_roster(large, &mut |_, _| false);
    assert!(matches!(stopped, Err(Failure::Cancelled)));
}

#[test]
fn an_import_is_taken_back_by_its_name_whatever_was_done_since_and_never_twice() {
    let room = Room::new(162);
    let desk = room.desk("2026-09-10");
    let prepared = desk.store().prepare_roster(roster(Reach::Bulk), &mut |_, _| true).unwrap();
    let import = apply(&desk, &prepared).unwrap();
    room.rim.pass(1000);
    does(&desk, &room.rim, &Edit::People(PeopleEdit::AddSchool { school: id(0x900), name: "North".into() }));
    let call = PeopleEdit::CallStudent { student: student_id("2"), called: Some("Benno".into()), may: NameMay::EVERYTHING };
    desk.commit(&Edit::People(call)).unwrap();
    let undone = desk.undo_commit(import, &mut |_, _| true).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), (APPLY_ROSTER, 1));
    let names: Vec<&str> = undone.left.iter().map(|left| left.name.as_str()).collect();
    assert_eq!(names, ["Benno"], "who was worked with since is named");
    let again = desk.undo_commit(import, &mut |_, _| true);
    assert!(matches!(again, Err(Failure::Refused(Refusal::IsUndone))), "{again:?}");
    // The school that was added since is still the next step; the import, brought back, can be taken back again.
    assert_eq!(desk.redo(None).unwrap().edit, APPLY_ROSTER);
    assert_eq!(desk.undo_commit(import, &mut |_, _| true).unwrap().edit, APPLY_ROSTER);
    assert_eq!(desk.undo(None).unwrap().edit, "call_student");
    let nobody = desk.undo_commit(id(0x999), &mut |_, _| true);
    assert!(matches!(nobody, Err(Failure::Refused(Refusal::NoSuchRecord))), "{nobody:?}");
    assert!(desk.store().check_full().unwrap().is_whole);
}

#[test]
fn no_table_has_a_place_for_a_password_or_an_address_of_mail() {
    let room = Room::new(59);
    let desk = room.desk("2026-09-10");
    let schema = desk
        .reading(|sql| {
            let mut all = sql.prepare("SELECT lower(sql) FROM sqlite_master WHERE sql IS NOT NULL")?;
            let lines = all.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(lines.join("\n"))
        })
        .unwrap();
    assert!(schema.contains("create table student"));
    for word in ["password", "email", "e_mail", "mail", "username", "login"] {
        assert!(!schema.contains(word), "{word}");
    }
}
