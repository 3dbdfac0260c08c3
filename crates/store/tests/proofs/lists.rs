//! A list comes in: the same students again, a year later too, and stopped or taken back as one.

use domain::edit::Edit;
use domain::line_reason::LineReason;
use domain::people::{PeopleEdit, StudentByHand};
use domain::refusal::Refusal;
use store::failure::Failure;
use store::import_list::{List, ListLine};

use crate::world::*;

#[test]
fn a_list_again_is_nothing_and_two_of_one_name_are_two() {
    let room = Room::new(58);
    let desk = room.desk("2026-09-10");
    let line = |given: &str, grade: &str, number: Option<&str>| ListLine {
        by_hand: StudentByHand {
            given: given.into(),
            family: "Reyes".into(),
            grade: Some(grade.into()),
            school: None,
            number: number.map(Into::into),
        },
        school_name: None,
        file: "list.csv".into(),
        line: 0,
    };
    let lines = || vec![line("Ana", "09", None), line("Ana", "09", None), line("Ben", "10", Some("77")), line("Cy", "11", None)];
    let looks = |lines| desk.store().prepare_list(List { lines, ..List::default() }, None, &mut |_, _| true).unwrap();
    let first = looks(lines());
    assert_eq!(first.preview.adds.students, 4);
    let again: Vec<(&str, usize)> = first.preview.listed_again.iter().map(|one| (one.name.as_str(), one.lines.len())).collect();
    assert_eq!((again, first.preview.look_alikes.len()), (vec![("Ana Reyes", 2)], 0), "the doubles are the list's own");
    assert!(desk.apply_list(&first, &mut |_, _| true).unwrap().commit.is_some());
    let again = looks(lines());
    assert_eq!((again.preview.adds.students, again.preview.changes.students, again.preview.unchanged.students), (0, 0, 4));
    assert_eq!(desk.apply_list(&again, &mut |_, _| true).unwrap().commit, None);
    let mut other = lines();
    other[2] = line("Benjamin", "11", Some("77"));
    let changed = looks(other.clone());
    assert_eq!(changed.preview.changes.students, 1);
    // Somebody wrote since: it is looked at again, and the same list still holds.
    room.rim.pass(1000);
    desk.commit(&Edit::People(PeopleEdit::CallStudent { student: id(0x77), called: None, may: Default::default() })).unwrap_err();
    does(&desk, &room.rim, &Edit::People(PeopleEdit::AddSchool { school: id(0x900), name: "North".into() }));
    let stale = desk.apply_list(&changed, &mut |_, _| true);
    assert!(matches!(stale, Err(Failure::Refused(Refusal::PreviewIsStale))), "{stale:?}");
    desk.apply_list(&looks(other), &mut |_, _| true).unwrap();
    assert_eq!(
        desk.students(&store::read::students::StudentsAsked { everyone: true, limit: 10, ..Default::default() }).unwrap().total,
        4
    );
}

#[test]
fn a_list_of_next_year_is_the_same_students_also_those_whose_ids_still_have_the_grade_in_them() {
    let room = Room::new(61);
    let desk = room.desk("2026-09-10");
    let line = |given: &str, family: &str, grade: &str| ListLine {
        by_hand: StudentByHand {
            given: given.into(),
            family: family.into(),
            grade: Some(grade.into()),
            ..StudentByHand::default()
        },
        school_name: None,
        file: "list.csv".into(),
        line: 0,
    };
    // As lists derived ids before: of the name and the grade.
    let old = domain::record::derived(domain::record::KITH, &[b"by hand", b"name cy nguyen 9", &1u32.to_be_bytes()]);
    let student = domain::people::NewStudent { student: old, by_hand: line("Cy", "Nguyễn", "9").by_hand };
    does(&desk, &room.rim, &Edit::People(PeopleEdit::AddStudents { students: vec![student], caseload_of: None }));
    let bring = |lines: Vec<ListLine>| {
        let prepared = desk.store().prepare_list(List { lines, ..List::default() }, None, &mut |_, _| true).unwrap();
        room.rim.pass(1000);
        desk.apply_list(&prepared, &mut |_, _| true).unwrap();
        let preview = &prepared.preview;
        ((preview.adds.students, preview.changes.students, preview.unchanged.students), prepared.students().to_vec())
    };
    assert_eq!(bring(vec![line("Cy", "Nguyễn", "9"), line("Ana", "Cruz", "9"), line("Ana", "Cruz", "10")]).0, (2, 0, 1));
    let (counts, students) = bring(vec![line("Cy", "Nguyen", "10"), line("Ana", "Cruz", "10"), line("Ana", "Cruz", "11")]);
    assert_eq!(counts, (0, 3, 0));
    assert_eq!(students[0].student, old);
    // Somebody of that name in a lower grade is somebody else, and does not get the record of the other.
    let (counts, students) = bring(vec![line("Cy", "Nguyen", "9")]);
    assert_eq!(counts, (1, 0, 0));
    assert_ne!(students[0].student, old);
}

#[test]
fn a_list_that_an_earlier_kith_brought_in_makes_nobody_twice_and_what_differs_is_said() {
    let room = Room::new(62);
    let desk = room.desk("2026-09-10");
    let by_hand = |given: &str, family: &str, grade: &str| StudentByHand {
        given: given.into(),
        family: family.into(),
        grade: Some(grade.into()),
        ..StudentByHand::default()
    };
    // As an earlier Kith read a numbered list and derived ids: the number in the name, the grade as it was written in the id.
    let old = |given: &str, family: &str, grade: &str, nth: u32| {
        let who = format!("name {} {} {grade}", given.to_lowercase(), family.to_lowercase());
        let student = domain::record::derived(domain::record::KITH, &[b"by hand", who.as_bytes(), &nth.to_be_bytes()]);
        domain::people::NewStudent { student, by_hand: by_hand(given, family, grade) }
    };
    let students = vec![
        old("1. Ana", "Cruz", "9th grade", 1),
        old("Omar", "2. Haddad", "10", 1),
        old("Luz", "Rivera", "9th grade", 1),
        old("Mei", "Lin", "Grade 11", 1),
        old("Mei", "Lin", "Grade 11", 2),
        old("Paz", "Soto", "12", 1),
    ];
    let held: Vec<_> = students.iter().map(|one| one.student).collect();
    does(&desk, &room.rim, &Edit::People(PeopleEdit::AddStudents { students, caseload_of: None }));
    // Two names were corrected since, of one of those who have one name too.
    for (at, correct) in [(2, by_hand("Lucía", "Rivera", "9th grade")), (4, by_hand("Mei-Ling", "Lin", "Grade 11"))] {
        does(&desk, &room.rim, &Edit::People(PeopleEdit::CorrectStudent { student: held[at], by_hand: correct }));
    }
    let bring = |lines: &[(&str, &str, &str)]| {
        let lines = (1..).zip(lines).map(|(line, (given, family, grade))| ListLine {
            by_hand: by_hand(given, family, grade),
            school_name: None,
            file: "list.csv".into(),
            line,
        });
        let list = List { lines: lines.collect(), ..List::default() };
        let prepared = desk.store().prepare_list(list, None, &mut |_, _| true).unwrap();
        room.rim.pass(1000);
        desk.apply_list(&prepared, &mut |_, _| true).unwrap();
        let doubts: Vec<_> = prepared.preview.warned.iter().map(|note| (note.line, note.reason)).collect();
        let preview = &prepared.preview;
        assert_eq!(preview.look_alikes, [], "who was found is not asked about once more");
        let counts = (preview.adds.students, preview.changes.students, preview.unchanged.students);
        (counts, doubts, prepared.students().iter().map(|one| one.student).collect::<Vec<_>>())
    };
    let now = [
        ("Ana", "Cruz", "09"),
        ("Omar", "Haddad", "10"),
        ("Luz", "Rivera", "09"),
        ("Mei", "Lin", "11"),
        ("Mei", "Lin", "11"),
        ("Paz", "Soto", "09"),
    ];
    let (counts, doubts, written) = bring(&now);
    assert_eq!(counts, (1, 2, 3), "somebody of one name in a lower grade is somebody else");
    assert_eq!(written[..2], held[..2]);
    assert!(!held.contains(&written[2]));
    use LineReason::{NameCorrected, NumberingWasKept, SameLine};
    assert_eq!(doubts, [(1, NumberingWasKept), (2, NumberingWasKept), (3, NameCorrected), (5, SameLine), (5, NameCorrected)]);
    let everyone = || {
        let asked = store::read::students::StudentsAsked { everyone: true, limit: 20, ..Default::default() };
        let mut names: Vec<String> = desk.students(&asked).unwrap().rows.into_iter().map(|line| line.name).collect();
        names.sort();
        names
    };
    let names = ["Ana Cruz", "Lucía Rivera", "Mei Lin", "Mei-Ling Lin", "Omar Haddad", "Paz Soto", "Paz Soto"];
    assert_eq!(everyone(), names, "the number goes, and what was corrected stays");
    assert_eq!(bring(&now).0, (0, 0, 6), "once more it is nothing");
    assert_eq!(bring(&[("Luz", "Rivera", "10"), ("Mei", "Lin", "12"), ("Mei", "Lin", "12")]).0, (0, 3, 0), "nor a year later");
    assert_eq!(everyone(), names);
}

#[test]
fn whoever_is_here_with_and_without_a_lists_number_is_asked_about_and_joined_by_nobody() {
    let room = Room::new(63);
    let desk = room.desk("2026-09-10");
    let student = |n: u128, given: &str, family: &str| domain::people::NewStudent {
        student: id(n),
        by_hand: StudentByHand {
            given: given.into(),
            family: family.into(),
            grade: Some("09".into()),
            ..StudentByHand::default()
        },
    };
    let students = vec![student(0x501, "1. Ana", "Cruz"), student(0x502, "Ana", "Cruz"), student(0x503, "2Ana", "Cruz")];
    does(&desk, &room.rim, &Edit::People(PeopleEdit::AddStudents { students, caseload_of: None }));
    let pairs: Vec<_> = desk.look_alikes().unwrap().into_iter().map(|pair| (pair.by_hand, pair.on_roster)).collect();
    assert_eq!(pairs, [(id(0x502), id(0x501))]);
}

#[test]
fn a_long_list_is_stopped_before_anything_is_kept_and_takes_no_more_than_its_length() {
    let room = Room::new(160);
    let desk = room.desk("2026-09-10");
    let line = |n: usize| ListLine {
        by_hand: StudentByHand { given: format!("Ana{n}"), family: "Reyes".into(), ..Default::default() },
        school_name: None,
        file: "list.csv".into(),
        line: 0,
    };
    let lines = || List { lines: (0..5_000).map(line).collect(), ..List::default() };
    let list = || desk.store().prepare_list(lines(), None, &mut |_, _| true);
    let prepared = list().unwrap();
    let before = dump(desk.store());
    let mut told = 0;
    let stopped = desk.apply_list(&prepared, &mut |done, of| {
        assert!(done <= of && of == 5_000);
        told += 1;
        told < 3
    });
    assert!(matches!(stopped, Err(Failure::Cancelled)) && dump(desk.store()) == before);
    // Each row is written once, beside its own past: the same again by its own preview is the whole list.
    let mut told = Vec::new();
    desk.apply_list(&prepared, &mut |done, _| {
        told.push(done);
        true
    })
    .unwrap();
    assert_eq!(told.len(), 5_000 / 256);
    assert_eq!(list().unwrap().preview.unchanged.students, 5_000);
    let comparing = desk.store().prepare_list(lines(), None, &mut |_, _| false);
    assert!(matches!(comparing, Err(Failure::Cancelled)));
    // And all of it goes back, or nothing of it.
    let full = dump(desk.store());
    assert!(matches!(desk.undo_watched(None, &mut |_, _| false), Err(Failure::Cancelled)));
    assert_eq!(dump(desk.store()), full);
    let mut told = Vec::new();
    let undone = desk.undo_watched(None, &mut |done, of| {
        told.push((done, of));
        true
    });
    assert_eq!((undone.unwrap().left_alone, dump(desk.store())), (0, before));
    assert!(told.len() > 1 && told.iter().all(|(done, of)| done <= of && *of == 5_000), "{told:?}");
    assert!(desk.store().check_full().unwrap().is_whole);
}
