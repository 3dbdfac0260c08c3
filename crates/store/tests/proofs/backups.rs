//! Backups that were restored: rolling, read back, without drafts, and together with what the damaged store still gives.

use std::collections::BTreeSet;
use std::fs;

use store::backup::list;
use store::failure::Failure;
use store::restore::restore;

use crate::world::*;

const HOUR: i64 = 3_600_000;

#[test]
fn the_newest_seven_stay_and_one_of_each_of_four_weeks() {
    let (folder, rim) = (folder(), Hand::seeded(60));
    let store = open_store(folder.path(), &rim).unwrap();
    let kept = folder.path().join("backups");
    for _ in 0..60 {
        rim.pass(24 * HOUR);
        store.back_up(&mut |_, _| true).unwrap();
    }
    let names: Vec<String> = list(&kept).unwrap().into_iter().map(|line| line.name).collect();
    let newest = names[0].clone();
    let days: Vec<i64> = names
        .iter()
        .map(|name| {
            chrono::NaiveDateTime::parse_from_str(&name[18..36], "%Y%m%dT%H%M%S%3f").unwrap().and_utc().timestamp() / 86_400
        })
        .collect();
    // Seven in a row, then the last of each earlier week, four weeks in all.
    assert!(days[..7].windows(2).all(|two| two[0] - two[1] == 1), "{days:?}");
    let weeks: BTreeSet<i64> = days.iter().map(|day| day / 7).collect();
    assert_eq!(weeks.len(), 4, "{days:?}");
    assert!(days[7..].windows(2).all(|two| two[0] - two[1] == 7), "{days:?}");
    assert!((8..=11).contains(&days.len()), "{days:?}");
    // Nothing else lies there: no half copy, no journal.
    assert_eq!(files(&kept).len(), names.len(), "{:?}", files(&kept).iter().map(|(name, _)| name).collect::<Vec<_>>());
    assert!(newest.starts_with("kith-"));
}

#[test]
fn a_restore_onto_a_damaged_store_brings_back_what_came_after_the_backup() {
    let (folder, rim) = (folder(), Hand::seeded(61));
    let store = open_store(folder.path(), &rim).unwrap();
    let path = folder.path().join("store.kith");
    let backups = folder.path().join("backups");
    for n in 1..=30 {
        store.commit(ME, &add_student(id(n), &format!("Given{n}"), "Family"), None).unwrap();
    }
    let line = store.back_up(&mut |_, _| true).unwrap();
    for n in 31..=50 {
        store.commit(ME, &add_student(id(n), &format!("Given{n}"), "Family"), None).unwrap();
    }
    let held = dump(&store);
    drop(store);
    // A page of an index goes bad: the tables cannot be trusted, the log can still be read.
    let whole = fs::read(&path).unwrap();
    let backup = backups.join(&line.name);
    let mut regained_all = 0;
    for page in 1..whole.len() / 4096 {
        let here = self::folder();
        let store_path = here.path().join("store.kith");
        let mut bytes = whole.clone();
        bytes[page * 4096 + 77] ^= 0x55;
        fs::write(&store_path, &bytes).unwrap();
        let restored = restore(&backup, &store_path, &key(), rim.clone()).unwrap();
        let former = restored.former.unwrap();
        assert!(fs::read(&former).unwrap().len() >= bytes.len(), "the damaged store is moved aside, not deleted");
        let store = open_store(here.path(), &rim).unwrap();
        assert!(store.check_full().unwrap().is_whole);
        assert_eq!(store.commits_after(0).unwrap().len() as u64, 30 + restored.regained);
        let now = dump(&store);
        assert!(now.iter().filter(|line| line.starts_with("student")).count() as u64 == 30 + restored.regained);
        assert!(now.iter().all(|line| held.contains(line)));
        regained_all += u64::from(restored.regained == 20);
    }
    assert!(regained_all > 0, "no damage at all let the later commits be read");
}

#[test]
fn a_restore_without_damage_regains_everything_and_the_device_stays_who_it_was() {
    let (folder, rim) = (folder(), Hand::seeded(62));
    let store = open_store(folder.path(), &rim).unwrap();
    store.commit(ME, &add_student(id(1), "Before", "Backup"), None).unwrap();
    let line = store.back_up(&mut |_, _| true).unwrap();
    store.commit(ME, &add_student(id(2), "After", "Backup"), None).unwrap();
    let (held, device) = (dump(&store), store.device());
    drop(store);
    let restored =
        restore(&folder.path().join("backups").join(line.name), &folder.path().join("store.kith"), &key(), rim.clone()).unwrap();
    assert_eq!((restored.regained, restored.commits), (1, 2));
    let store = open_store(folder.path(), &rim).unwrap();
    assert_eq!((dump(&store), store.device()), (held, device));
    assert_eq!(store.undo(ME, None).unwrap().left_alone, 0);
}

#[test]
fn a_restore_follows_what_the_former_store_says_of_its_district_and_else_what_the_backup_says() {
    for (before, after, then) in [
        (Some(&b"old"[..]), Some(&b"new"[..]), Some(&b"new"[..])),
        (None, Some(b"new"), Some(b"new")),
        // Damaged, or older than its backup: it takes nothing away.
        (Some(b"old"), None, Some(b"old")),
        (Some(b"old"), Some(b"left"), Some(b"left")),
        (None, None, None),
    ] {
        let (folder, rim) = (folder(), Hand::seeded(64));
        let path = folder.path().join("store.kith");
        let store = open_store(folder.path(), &rim).unwrap();
        store.commit(ME, &add_student(id(1), "Luz", "Rivera"), None).unwrap();
        store.keep_district(before).unwrap();
        let line = store.back_up(&mut |_, _| true).unwrap();
        store.keep_district(after).unwrap();
        drop(store);
        restore(&folder.path().join("backups").join(&line.name), &path, &key(), rim.clone()).unwrap();
        let store = open_store(folder.path(), &rim).unwrap();
        assert_eq!(store.district().unwrap().as_deref(), then, "{before:?} {after:?}");
    }
}

#[test]
fn what_a_store_says_of_its_district_is_replaced_only_where_it_still_says_what_was_thought() {
    let (folder, rim) = (folder(), Hand::seeded(65));
    let store = open_store(folder.path(), &rim).unwrap();
    assert!(!store.met_a_district().unwrap());
    store.begin_epoch(id(7), &[]).unwrap();
    assert!(store.met_a_district().unwrap());
    assert!(store.change_district(b"one", |was| was.is_none()).unwrap());
    assert!(!store.change_district(b"two", |was| was.is_none()).unwrap());
    assert_eq!(store.try_change_district(b"two", |was| was == Some(b"one")).unwrap(), Some(true));
    assert_eq!(store.district().unwrap().as_deref(), Some(&b"two"[..]));
}

#[test]
fn a_backup_that_is_damaged_or_cut_or_of_another_key_is_refused_before_anything_is_touched() {
    let (folder, rim) = (folder(), Hand::seeded(63));
    let store = open_store(folder.path(), &rim).unwrap();
    for n in 1..=30 {
        store.commit(ME, &add_student(id(n), "Given", "Family"), None).unwrap();
    }
    let line = store.back_up(&mut |_, _| true).unwrap();
    drop(store);
    let (backup, path) = (folder.path().join("backups").join(line.name), folder.path().join("store.kith"));
    let (good, held) = (fs::read(&backup).unwrap(), fs::read(&path).unwrap());
    let mut flipped = good.clone();
    let middle = good.len() / 2;
    flipped[middle] ^= 1;
    for bad in [&good[..good.len() / 2], &good[..good.len() - 4096], &good[..100], &[], &flipped[..]] {
        fs::write(&backup, bad).unwrap();
        assert!(restore(&backup, &path, &key(), rim.clone()).is_err(), "{} bytes", bad.len());
        assert!(fs::read(&path).unwrap() == held);
        assert_eq!(
            fs::read_dir(folder.path())
                .unwrap()
                .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("before"))
                .count(),
            0
        );
    }
    fs::write(&backup, &good).unwrap();
    let other = store::cipher::DataKey::from_bytes(&[9; 32]).unwrap();
    assert!(matches!(restore(&backup, &path, &other, rim.clone()), Err(Failure::WrongKey)));
    assert!(restore(&folder.path().join("nowhere.kith"), &path, &key(), rim).is_err());
    assert!(fs::read(&path).unwrap() == held);
}

#[test]
fn a_backup_that_was_stopped_leaves_nothing_and_one_that_was_made_holds_no_draft() {
    let room = Room::new(64);
    let desk = room.desk("2026-09-10");
    let backups = room.folder.path().join("backups");
    does(&desk, &room.rim, &add_student(id(1), "Luz", "Reyes"));
    does(&desk, &room.rim, &open_wave(id(0x200), id(1), "2026-09-10"));
    does(&desk, &room.rim, &name(id(0x200), id(0x101), "CanaryTia"));
    assert!(matches!(desk.store().back_up(&mut |_, _| false), Err(Failure::Cancelled)));
    assert!(files(&backups).is_empty(), "{:?}", files(&backups).iter().map(|(name, _)| name).collect::<Vec<_>>());
    let line = desk.store().back_up(&mut |_, _| true).unwrap();
    let here = folder();
    fs::copy(backups.join(line.name), here.path().join("store.kith")).unwrap();
    let copy = open_store(here.path(), &room.rim).unwrap();
    assert!(copy.commits_after(0).unwrap().iter().flat_map(|commit| &commit.changes).all(|change| change.kind == "student"));
}

#[test]
fn a_restore_waits_until_nobody_has_the_store_open_and_touches_nothing_before() {
    let (folder, rim) = (folder(), Hand::seeded(65));
    let store = open_store(folder.path(), &rim).unwrap();
    store.commit(ME, &add_student(id(1), "Before", "Backup"), None).unwrap();
    let line = store.back_up(&mut |_, _| true).unwrap();
    store.commit(ME, &add_student(id(2), "After", "Backup"), None).unwrap();
    let (backup, path) = (folder.path().join("backups").join(line.name), folder.path().join("store.kith"));
    let lying = files(folder.path());
    assert!(matches!(restore(&backup, &path, &key(), rim.clone()), Err(Failure::InUse)));
    assert!(files(folder.path()) == lying, "a file was touched under an open store");
    // Who had it open goes on, and what they record is in the store that opens next.
    store.commit(ME, &add_student(id(3), "Still", "Here"), None).unwrap();
    let held = dump(&store);
    drop(store);
    assert_eq!(dump(&open_store(folder.path(), &rim).unwrap()), held);
    assert_eq!(restore(&backup, &path, &key(), rim).unwrap().regained, 2);
}

#[test]
fn a_restore_that_stops_half_way_puts_the_former_store_back_with_its_journal() {
    let (folder, rim) = (folder(), Hand::seeded(66));
    let store = open_store(folder.path(), &rim).unwrap();
    store.commit(ME, &add_student(id(1), "Before", "Backup"), None).unwrap();
    let line = store.back_up(&mut |_, _| true).unwrap();
    store.commit(ME, &add_student(id(2), "In", "Journal"), None).unwrap();
    let held = dump(&store);
    // As a crash leaves it: the last commit lies in the journal alone.
    let here = self::folder();
    copy(folder.path(), here.path());
    fs::remove_file(here.path().join("store.kith-shm")).unwrap();
    let lying = files(here.path());
    assert!(lying.iter().any(|(name, bytes)| name == "store.kith-wal" && !bytes.is_empty()));
    let moment = list(&here.path().join("backups")).unwrap()[0].name[18..37].to_owned();
    // The journal cannot be moved where a folder stands in its way.
    let in_the_way = here.path().join(format!("store.before-{moment}.kith-wal"));
    fs::create_dir(&in_the_way).unwrap();
    let backup = here.path().join("backups").join(line.name);
    assert!(restore(&backup, &here.path().join("store.kith"), &key(), rim.clone()).is_err());
    fs::remove_dir(&in_the_way).unwrap();
    assert!(files(here.path()) == lying, "{:?}", files(here.path()).iter().map(|(name, _)| name).collect::<Vec<_>>());
    assert_eq!(dump(&open_store(here.path(), &rim).unwrap()), held);
}

#[test]
fn a_store_that_is_missing_is_told_and_no_empty_one_takes_its_place_or_that_of_its_backups() {
    let (folder, rim) = (folder(), Hand::seeded(67));
    let path = folder.path().join("store.kith");
    let store = open_store(folder.path(), &rim).unwrap();
    store.commit(ME, &add_student(id(1), "Luz", "Reyes"), None).unwrap();
    let line = store.back_up(&mut |_, _| true).unwrap();
    let held = dump(&store);
    drop(store);
    fs::remove_file(&path).unwrap();
    for _ in 0..3 {
        let opened = store::open::Store::open(&path, &key(), rim.clone(), SMALL);
        assert!(matches!(opened, Err(Failure::Missing)), "{opened:?}");
        let desk = store::desk::Desk::open(folder.path(), &key(), ME, rim.clone(), day("2026-09-10"));
        assert!(matches!(desk, Err(Failure::Missing)), "{desk:?}");
    }
    let nowhere = store::open::Store::open(&folder.path().join("no/store.kith"), &key(), rim.clone(), SMALL);
    assert!(matches!(nowhere, Err(Failure::Missing)) && !folder.path().join("no").exists());
    assert!(!path.exists());
    let restored = restore(&folder.path().join("backups").join(line.name), &path, &key(), rim.clone()).unwrap();
    assert_eq!((restored.former, restored.commits), (None, 1));
    let store = open_store(folder.path(), &rim).unwrap();
    assert_eq!(dump(&store), held);
    assert!(store::open::Store::create(&path, &key(), rim, SMALL).is_err(), "nothing is made where a store lies");
}
