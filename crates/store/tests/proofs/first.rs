//! The beginning: a store opens, takes an edit, gives it back, takes it back, and knows all of it after a restart.

use domain::record::{Ground, Kind};
use domain::refusal::Refusal;
use store::failure::Failure;
use store::tables::Tables;

use crate::world::*;

#[test]
fn what_was_recorded_is_there_after_a_restart_and_can_still_be_undone() {
    let (folder, rim) = (folder(), Hand::seeded(1));
    let store = open_store(folder.path(), &rim).unwrap();
    let empty = dump(&store);
    store.commit(ME, &add_student(id(1), "Luz", "Ñáñez"), None).unwrap();
    let full = dump(&store);
    assert_ne!(empty, full);
    drop(store);
    assert!(!folder.path().join("store.kith-wal").exists(), "a closed store is one file");

    let store = open_store(folder.path(), &rim).unwrap();
    assert_eq!(dump(&store), full);
    assert!(store.reading(|sql| Ok(Tables(sql).record(Kind::Student, id(1)))).unwrap().is_some());
    let undone = store.undo(ME, None).unwrap();
    assert_eq!((undone.edit.as_str(), undone.left_alone), ("add_students", 0));
    assert_eq!(dump(&store), empty);
    assert!(matches!(store.undo(ME, None), Err(Failure::Refused(Refusal::NothingToUndo))));
    drop(store);

    let store = open_store(folder.path(), &rim).unwrap();
    assert_eq!(store.undo_reach(ME, None).unwrap().redo.as_deref(), Some("add_students"));
    store.redo(ME, None).unwrap();
    assert_eq!(dump(&store), full);
    assert!(store.check_full().unwrap().is_whole);
}

#[test]
fn a_list_that_names_a_student_twice_is_undone_as_a_whole() {
    let (folder, rim) = (folder(), Hand::seeded(2));
    let store = open_store(folder.path(), &rim).unwrap();
    let empty = dump(&store);
    let by_hand = |given: &str| domain::people::StudentByHand { given: given.into(), ..Default::default() };
    let students = ["Ana", "Anna"].map(|given| domain::people::NewStudent { student: id(1), by_hand: by_hand(given) }).to_vec();
    store
        .commit(ME, &domain::edit::Edit::People(domain::people::PeopleEdit::AddStudents { students, caseload_of: None }), None)
        .unwrap();
    assert_eq!(store.undo(ME, None).unwrap().left_alone, 0);
    assert_eq!(dump(&store), empty);
}

#[test]
fn the_clock_of_the_log_is_later_than_everything_in_it_also_when_much_was_merged() {
    let (here, there) = (folder(), folder());
    let (rim, late) = (Hand::seeded(3), Hand::seeded(4));
    late.pass(365 * 24 * 3_600_000);
    let (mine, theirs) = (open_store(here.path(), &rim).unwrap(), open_store(there.path(), &late).unwrap());
    theirs.commit(ME, &add_student(id(1), "Late", "Clock"), None).unwrap();
    late.pass(-2 * 365 * 24 * 3_600_000);
    let mut far = theirs.commits_after(0).unwrap();
    // A hundred earlier commits arrive after the one from the future.
    let early = open_store(&there.path().join("early"), &late).unwrap();
    for n in 0..100 {
        early.commit(ME, &add_student(id(100 + n), "Early", "Bird"), None).unwrap();
    }
    far.extend(early.commits_after(0).unwrap());
    mine.merge(&far).unwrap();
    mine.commit(ME, &add_student(id(1), "Later", "Still"), None).unwrap();
    let newest = mine.commits_after(0).unwrap().pop().unwrap();
    assert!(far.iter().all(|commit| commit.heading.stamp < newest.heading.stamp));
}

#[test]
fn undo_in_one_students_file_never_takes_back_a_list_or_a_roster() {
    let (folder, rim) = (folder(), Hand::seeded(5));
    let store = open_store(folder.path(), &rim).unwrap();
    let by_hand = |given: &str| domain::people::StudentByHand { given: given.into(), ..Default::default() };
    let students = (1..=3).map(|n| domain::people::NewStudent { student: id(n), by_hand: by_hand("Ana") }).collect();
    store
        .commit(ME, &domain::edit::Edit::People(domain::people::PeopleEdit::AddStudents { students, caseload_of: None }), None)
        .unwrap();
    let scope = Some(domain::change::Scope::Student(id(1)));
    assert!(matches!(store.undo(ME, scope), Err(Failure::Refused(Refusal::NothingToUndo))));
    assert_eq!(store.undo_reach(ME, None).unwrap().undo.as_deref(), Some("add_students"));
}

#[test]
fn the_undo_key_and_the_commit_read_no_more_of_a_long_log_than_of_a_short_one() {
    let (folder, rim) = (folder(), Hand::seeded(6));
    let store = open_store(folder.path(), &rim).unwrap();
    store.commit(ME, &add_student(id(1), "Luz", "Reyes"), None).unwrap();
    let plan = |query: &str| {
        store
            .reading(|sql| {
                let mut all = sql.prepare(&format!("EXPLAIN QUERY PLAN {query}"))?;
                let lines = all.query_map([], |row| row.get::<_, String>(3))?.collect::<rusqlite::Result<Vec<_>>>()?;
                Ok(lines.join("; "))
            })
            .unwrap()
    };
    for query in [
        "SELECT id, edit, undoes FROM commits WHERE author = x'00' AND device = x'00' ORDER BY position DESC",
        "SELECT m.id FROM parts p JOIN commits m ON m.position = p.commit_position WHERE p.scope_id = x'00' AND p.scope = 'student' ORDER BY p.commit_position DESC",
        "SELECT coalesce(max(stamp), 0) FROM commits",
        "SELECT c.value FROM changes c JOIN parts p ON p.part = c.part JOIN commits m ON m.position = p.commit_position WHERE c.record = x'00' AND c.kind = 'tie'",
    ] {
        let told = plan(query);
        assert!(!told.contains("TEMP B-TREE"), "{query}: {told}");
        assert!(!told.contains("SCAN c") || query.contains("ORDER BY position"), "{query}: {told}");
    }
}

#[test]
fn a_step_that_bears_a_students_id_is_another_record_and_harms_neither() {
    let (folder, rim) = (folder(), Hand::seeded(7));
    let store = open_store(folder.path(), &rim).unwrap();
    store.commit(ME, &add_student(id(1), "Luz", "Reyes"), None).unwrap();
    let before = dump(&store);
    let step = domain::today::TodayEdit::AgreeStep { step: id(1), student: id(1), what: "Go".into(), due_on: day("2026-09-10") };
    store.commit(ME, &domain::edit::Edit::Today(step), None).unwrap();
    let both = dump(&store);
    assert_eq!(both.len(), before.len() + 1);
    assert!(store.check_full().unwrap().is_whole);
    store.rebuild().unwrap();
    assert_eq!(dump(&store), both);
    store.undo(ME, None).unwrap();
    assert_eq!(dump(&store), before);
}

#[test]
fn a_table_that_says_something_else_than_the_log_is_found_and_mended_by_reading_the_log() {
    let (folder, rim) = (folder(), Hand::seeded(8));
    let hex: String = key().expose().iter().map(|byte| format!("{byte:02x}")).collect();
    for wrong in [
        "UPDATE student SET called = 'Somebody'",
        "DELETE FROM student",
        "INSERT INTO step (id, what) VALUES (x'00000000000000000000000000000009', 'Nobody said this')",
        "INSERT INTO conflict VALUES (x'00000000000000000000000000000001', 'called', 'student', 'student', x'00000000000000000000000000000001')",
    ] {
        let store = open_store(folder.path(), &rim).unwrap();
        store.commit(ME, &add_student(id(1), "Luz", "Reyes"), None).unwrap();
        let held = dump(&store);
        drop(store);
        let sql = rusqlite::Connection::open(folder.path().join("store.kith")).unwrap();
        sql.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"; {wrong};")).unwrap();
        drop(sql);
        let store = open_store(folder.path(), &rim).unwrap();
        assert!(!store.check_full().unwrap().is_whole, "{wrong}");
        store.rebuild().unwrap();
        assert_eq!(dump(&store), held);
        assert!(store.check_full().unwrap().is_whole);
    }
}

#[test]
fn a_power_cut_while_a_store_is_made_leaves_none_and_the_next_start_makes_it() {
    let (folder, rim) = (folder(), Hand::seeded(9));
    std::fs::write(folder.path().join("store.making"), b"half a page").unwrap();
    std::fs::write(folder.path().join("store.making-journal"), b"and a journal").unwrap();
    let store = open_store(folder.path(), &rim).unwrap();
    store.commit(ME, &add_student(id(1), "Luz", "Reyes"), None).unwrap();
    drop(store);
    let names: Vec<String> = files(folder.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["store.kith", "store.lock"]);
}
