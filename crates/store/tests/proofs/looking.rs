//! Checks: one before the first screen, one of a file that nobody has open. Both only look.

use std::fs;

use domain::edit::Edit;
use domain::people::{NewStudent, PeopleEdit, StudentByHand};
use store::check::check_file;
use store::desk::Desk;
use store::failure::Failure;
use store::open::Store;

use crate::world::*;

fn written(seed: u64) -> (tempfile::TempDir, std::sync::Arc<Hand>) {
    let (folder, rim) = (folder(), Hand::seeded(seed));
    let store = open_store(folder.path(), &rim).unwrap();
    for n in 1..=40 {
        store.commit(ME, &add_student(id(n), &format!("Given{n}"), "Family"), None).unwrap();
    }
    (folder, rim)
}

fn by_hand(path: &std::path::Path, sql: &str) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let hex: String = key().expose().iter().map(|byte| format!("{byte:02x}")).collect();
    connection.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"; {sql}")).unwrap();
}

#[test]
fn a_check_of_a_file_reads_its_journal_and_leaves_every_byte_and_name_as_it_was() {
    let (folder, rim) = (folder(), Hand::seeded(90));
    let store = open_store(folder.path(), &rim).unwrap();
    for n in 1..=40 {
        store.commit(ME, &add_student(id(n), &format!("Given{n}"), "Family"), None).unwrap();
    }
    // As a crash leaves it: everything in the journal, no index of it, no lock.
    let cut = self::folder();
    for end in ["", "-wal"] {
        let name = format!("store.kith{end}");
        fs::copy(folder.path().join(&name), cut.path().join(&name)).unwrap();
    }
    drop(store);
    for here in [cut.path(), folder.path()] {
        let lying = files(here);
        let health = check_file(&here.join("store.kith"), &key(), &*rim).unwrap();
        assert!(health.is_whole && health.is_full, "{:?}", health.troubles);
        assert_eq!(health.commits, 40);
        assert!(files(here) == lying, "{:?}", files(here).iter().map(|(name, _)| name).collect::<Vec<_>>());
    }
}

#[test]
fn a_check_of_a_file_of_an_earlier_kith_brings_nothing_up() {
    let (folder, rim) = written(91);
    let path = folder.path().join("store.kith");
    by_hand(
        &path,
        "DROP TABLE packs; ALTER TABLE parts DROP COLUMN first_change; ALTER TABLE parts DROP COLUMN last_change;
         CREATE INDEX changes_of_part ON changes (part); PRAGMA user_version = 1; PRAGMA journal_mode = DELETE;",
    );
    let lying = files(folder.path());
    let health = check_file(&path, &key(), &*rim).unwrap();
    assert!(health.is_whole && health.commits == 40, "{:?}", health.troubles);
    assert!(files(folder.path()) == lying);
    // Tables of an earlier shape are read again when the store is opened: they are no damage.
    by_hand(&path, "UPDATE meta SET value = x'00' WHERE key = 'tables'; DROP TABLE tie;");
    assert!(check_file(&path, &key(), &*rim).unwrap().is_whole);
}

#[test]
fn a_check_of_a_file_that_somebody_has_open_or_that_is_none_says_so() {
    let (folder, rim) = written(92);
    let path = folder.path().join("store.kith");
    let open = open_store(folder.path(), &rim).unwrap();
    assert!(matches!(check_file(&path, &key(), &*rim), Err(Failure::InUse)));
    drop(open);
    assert!(matches!(check_file(&folder.path().join("other.kith"), &key(), &*rim), Err(Failure::Missing)));
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let found = check_file(&path, &key(), &*rim).map_or(true, |health| !health.is_whole);
    assert!(found && fs::read(&path).unwrap() == bytes);
}

#[test]
fn a_store_whose_newest_commit_is_not_what_was_written_is_not_opened() {
    let (folder, rim) = written(93);
    let path = folder.path().join("store.kith");
    let opens = || Desk::open(folder.path(), &key(), ME, rim.clone(), day("2026-09-10"));
    drop(opens().unwrap());
    by_hand(&path, "UPDATE changes SET value = replace(value, 'Given40', 'Given41');");
    let held = fs::read(&path).unwrap();
    assert!(matches!(opens(), Err(Failure::Damaged)));
    assert!(fs::read(&path).unwrap() == held, "nothing gets worse");
}

#[test]
fn after_an_update_the_tables_are_read_again_and_it_is_told_how_far() {
    let (folder, rim) = (folder(), Hand::seeded(92));
    let path = folder.path().join("store.kith");
    let store = open_store(folder.path(), &rim).unwrap();
    let students = (1..=6_000u128).map(|n| NewStudent {
        student: id(n),
        by_hand: StudentByHand { given: format!("Given{n}"), family: "Family".into(), ..StudentByHand::default() },
    });
    let all = Edit::People(PeopleEdit::AddStudents { students: students.collect(), caseload_of: None });
    store.commit(ME, &all, None).unwrap();
    let held = dump(&store);
    drop(store);
    let opens = || {
        let mut told = Vec::new();
        let store = Store::open_told(&path, &key(), rim.clone(), SMALL, &mut |done, of| {
            told.push((done, of));
            true
        })
        .unwrap();
        assert_eq!(dump(&store), held);
        told
    };
    assert_eq!(opens(), [], "nothing is read again where nothing was updated");
    by_hand(&path, "UPDATE meta SET value = x'00' WHERE key = 'tables'");
    // Whoever stops it half way has a closed store with all that was recorded, and the next opening begins again.
    let mut heard = 0;
    let stopped = Store::open_told(&path, &key(), rim.clone(), SMALL, &mut |_, _| {
        heard += 1;
        false
    });
    assert!(matches!(stopped.map(drop), Err(Failure::Cancelled)) && heard == 1);
    let told = opens();
    assert!(told.len() >= 2 && told.iter().all(|(done, of)| *of == told[0].1 && done <= of), "{told:?}");
    assert!(told.is_sorted_by(|a, b| a.0 < b.0) && told[0].0 < told[0].1, "{told:?}");
    assert_eq!(told.last().map(|(done, of)| done == of), Some(true));
}
