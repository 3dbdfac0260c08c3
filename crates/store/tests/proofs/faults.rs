//! Bad disks, bad files, bad keys: a clear failure, nothing lost, never another content than what was written.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use domain::edit::Edit;
use domain::waves::WaveEdit;
use store::cipher::DataKey;
use store::desk::Desk;
use store::failure::Failure;
use store::open::Store;

use crate::world::*;

/// A closed store with some content: its folder and what its tables say.
fn written(seed: u64, students: u128) -> (tempfile::TempDir, std::sync::Arc<Hand>, Vec<String>) {
    let (folder, rim) = (folder(), Hand::seeded(seed));
    let store = open_store(folder.path(), &rim).unwrap();
    for n in 1..=students {
        store.commit(ME, &add_student(id(n), &format!("Given{n}"), "Family"), None).unwrap();
    }
    let held = dump(&store);
    (folder, rim, held)
}

/// What the tables say, or that they could not be read.
fn try_dump(store: &Store) -> Option<Vec<String>> {
    store.reading(|sql| Ok(dump_of(sql)?)).ok()
}

/// Opens a store whose file was damaged: refused, or found by the full check; what can be read is what was written.
fn assert_damage_is_found(folder: &Path, rim: &std::sync::Arc<Hand>, held: &[String], what: &str) {
    let Ok(store) = open_store(folder, rim) else { return };
    if let Some(read) = try_dump(&store) {
        assert!(read == held, "{what}: other content than was written");
    }
    let is_found = store.check_full().map_or(true, |health| !health.is_whole);
    assert!(is_found, "{what}: not found");
}

#[test]
fn every_flipped_byte_is_found_and_none_changes_what_is_read() {
    let (folder, rim, held) = written(40, 60);
    let path = folder.path().join("store.kith");
    let whole = fs::read(&path).unwrap();
    for n in 0..100u64 {
        let at = match n {
            // The first bytes are the salt, then the first page; then anywhere.
            0..8 => n as usize * 5,
            _ => {
                (u64::from_be_bytes(blake3::hash(&n.to_be_bytes()).as_bytes()[..8].try_into().unwrap()) % whole.len() as u64)
                    as usize
            }
        };
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (n % 8);
        for end in ["-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{end}", path.display()));
        }
        fs::write(&path, &bytes).unwrap();
        assert_damage_is_found(folder.path(), &rim, &held, &format!("byte {at} of {}", whole.len()));
    }
}

#[test]
fn a_truncated_store_is_refused_or_found_and_an_empty_one_is_never_taken_for_a_new_one() {
    let (folder, rim, held) = written(41, 60);
    let path = folder.path().join("store.kith");
    let whole = fs::read(&path).unwrap();
    for length in [1, 15, 512, 4095, 4096, 4097, 8192, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        for end in ["-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{end}", path.display()));
        }
        fs::write(&path, &whole[..length]).unwrap();
        assert_damage_is_found(folder.path(), &rim, &held, &format!("cut to {length} of {}", whole.len()));
    }
    fs::write(&path, b"").unwrap();
    assert!(matches!(open_store(folder.path(), &rim), Err(Failure::Damaged)));
    assert_eq!(fs::metadata(&path).unwrap().len(), 0, "an empty store is left as it is");
}

#[test]
fn a_torn_journal_costs_whole_gestures_at_its_end_and_never_half_of_one() {
    let (folder, rim) = (folder(), Hand::seeded(42));
    let store = open_store(folder.path(), &rim).unwrap();
    let mut states = vec![dump(&store)];
    for n in 1..=25 {
        store.commit(ME, &add_student(id(n), &format!("Given{n}"), "Family"), None).unwrap();
        states.push(dump(&store));
    }
    let copied: Vec<(String, Vec<u8>)> = files(folder.path());
    let wal = copied.iter().find(|(name, _)| name.ends_with("-wal")).unwrap().1.clone();
    assert!(wal.len() > 4096);
    for n in 0..40usize {
        let here = self::folder();
        for (name, bytes) in &copied {
            let mut bytes = bytes.clone();
            if name.ends_with("-wal") {
                let at = 32 + (n * 7919) % (wal.len() - 32);
                if n % 2 == 0 { bytes.truncate(at) } else { bytes[at] ^= 0x10 }
            }
            if !name.ends_with("-shm") {
                fs::write(here.path().join(name), bytes).unwrap();
            }
        }
        let again = open_store(here.path(), &rim).unwrap();
        let read = dump(&again);
        assert!(states.contains(&read), "a state that never was");
        assert!(again.check_full().unwrap().is_whole);
    }
}

#[test]
fn a_store_of_a_newer_kith_and_another_key_are_refused_and_left_alone() {
    let (folder, rim, held) = written(43, 3);
    let path = folder.path().join("store.kith");
    let before = fs::read(&path).unwrap();
    let other = DataKey::from_bytes(&[8; 32]).unwrap();
    assert!(matches!(Store::open(&path, &other, rim.clone(), SMALL), Err(Failure::WrongKey)));
    assert!(fs::read(&path).unwrap() == before);
    let sql = rusqlite::Connection::open(&path).unwrap();
    let hex: String = key().expose().iter().map(|byte| format!("{byte:02x}")).collect();
    sql.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"; PRAGMA user_version = {};", store::open::LOG_VERSION + 1)).unwrap();
    drop(sql);
    let newer = fs::read(&path).unwrap();
    assert!(matches!(open_store(folder.path(), &rim), Err(Failure::Newer)));
    assert!(fs::read(&path).unwrap() == newer);
    fs::write(&path, before).unwrap();
    assert_eq!(dump(&open_store(folder.path(), &rim).unwrap()), held);
}

#[test]
fn a_store_of_the_first_kith_is_brought_up_and_so_is_a_backup_of_it() {
    let (folder, rim, held) = written(46, 30);
    let path = folder.path().join("store.kith");
    let sql = rusqlite::Connection::open(&path).unwrap();
    let hex: String = key().expose().iter().map(|byte| format!("{byte:02x}")).collect();
    sql.execute_batch(&format!(
        "PRAGMA key = \"x'{hex}'\"; DROP TABLE packs; ALTER TABLE parts DROP COLUMN first_change; ALTER TABLE parts DROP COLUMN last_change;
         CREATE INDEX changes_of_part ON changes (part); PRAGMA user_version = 1; PRAGMA journal_mode = DELETE;"
    ))
    .unwrap();
    drop(sql);
    let backup = folder.path().join("kith-20260101T000000000Z.kith");
    fs::copy(&path, &backup).unwrap();
    let whole = |store: &Store| {
        assert_eq!(dump(store), held);
        assert!(store.check_full().unwrap().is_whole);
        assert!(store.commits_after(0).unwrap().iter().all(|commit| !commit.changes.is_empty()));
    };
    whole(&open_store(folder.path(), &rim).unwrap());
    store::restore::restore(&backup, &path, &key(), rim.clone()).unwrap();
    whole(&open_store(folder.path(), &rim).unwrap());
}

#[test]
fn what_was_written_since_the_backup_is_read_out_of_a_former_store_that_no_new_kith_has_opened() {
    let (folder, rim, _) = written(47, 3);
    let path = folder.path().join("store.kith");
    let backup = folder.path().join("kith-20260101T000000000Z.kith");
    fs::copy(&path, &backup).unwrap();
    let store = open_store(folder.path(), &rim).unwrap();
    store.commit(ME, &add_student(id(77), "Since", "Then"), None).unwrap();
    let held = dump(&store);
    drop(store);
    let sql = rusqlite::Connection::open(&path).unwrap();
    let hex: String = key().expose().iter().map(|byte| format!("{byte:02x}")).collect();
    sql.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"; DROP TABLE packs; PRAGMA user_version = 2;")).unwrap();
    drop(sql);
    store::restore::restore(&backup, &path, &key(), rim.clone()).unwrap();
    assert_eq!(dump(&open_store(folder.path(), &rim).unwrap()), held);
}

#[test]
fn a_second_kith_is_told_that_the_first_has_the_store_open() {
    let (folder, rim, _) = written(44, 1);
    let first = open_store(folder.path(), &rim).unwrap();
    assert!(matches!(open_store(folder.path(), &rim), Err(Failure::InUse)));
    first.commit(ME, &add_student(id(9), "Still", "Here"), None).unwrap();
    drop(first);
    open_store(folder.path(), &rim).unwrap();
}

/// A file system of its own, a few hundred kilobytes large, for as long as this lives. None where the machine lets nobody mount.
struct Small(tempfile::TempDir);

impl Small {
    fn mounted(size: &str) -> Option<Small> {
        let folder = tempfile::tempdir().ok()?;
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "none"])
            .arg(folder.path())
            .output()
            .ok()?;
        done.status.success().then_some(Small(folder))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk_is_said_nothing_is_lost_and_work_goes_on_when_there_is_room() {
    let Some(disk) = Small::mounted("3m") else {
        println!("skipped: this machine lets nobody mount a small disk");
        return;
    };
    let rim = Hand::seeded(45);
    fs::write(disk.0.path().join("ballast"), vec![0u8; 1 << 20]).unwrap();
    let store = open_store(disk.0.path(), &rim).unwrap();
    let mut held = dump(&store);
    let mut failure = None;
    for n in 1..5_000 {
        match store.commit(ME, &add_student(id(n), &"Long".repeat(25), &"Name".repeat(25)), None) {
            Ok(_) => held = dump(&store),
            Err(found) => {
                failure = Some(found);
                break;
            }
        }
    }
    assert!(matches!(failure, Some(Failure::DiskFull)), "{failure:?}");
    assert_eq!(dump(&store), held);
    assert!(matches!(store.back_up(&mut |_, _| true), Err(Failure::DiskFull)));
    assert!(files(&disk.0.path().join("backups")).is_empty());
    fs::remove_file(disk.0.path().join("ballast")).unwrap();
    store.commit(ME, &add_student(id(9_999), "Room", "Again"), None).unwrap();
    held = dump(&store);
    drop(store);
    let store = open_store(disk.0.path(), &rim).unwrap();
    assert_eq!(dump(&store), held);
    assert!(store.check_full().unwrap().is_whole);
}

#[test]
fn a_map_that_could_not_begin_on_a_full_disk_begins_by_the_same_edit_when_there_is_room() {
    const BLOCK: usize = 4 << 10;
    let Some(disk) = Small::mounted("6m") else {
        println!("skipped: this machine lets nobody mount a small disk");
        return;
    };
    let rim = Hand::seeded(46);
    let store = open_store(disk.0.path(), &rim).unwrap();
    store.commit(ME, &add_student(id(1), "Luz", "Reyes"), None).unwrap();
    drop(store);
    let desk = Desk::open(disk.0.path(), &key(), ME, rim.clone(), day("2026-09-10")).unwrap();
    let ballast = disk.0.path().join("ballast");
    let mut failed = 0;
    // As much room as it takes, by one block more each time: it fails everywhere on its way.
    for (nth, blocks) in (0..400).step_by(3).enumerate() {
        let room = vec![0u8; blocks * BLOCK];
        let kept_free = disk.0.path().join("free");
        fs::write(&kept_free, &room).unwrap();
        let mut all = fs::File::create(&ballast).unwrap();
        while all.write_all(&[0; BLOCK]).is_ok() {}
        drop(all);
        fs::remove_file(&kept_free).unwrap();
        let wave = id(1_000 + nth as u128);
        let first = desk.commit(&open_wave(wave, id(1), "2026-09-10"));
        fs::remove_file(&ballast).unwrap();
        match first {
            Ok(_) => {}
            Err(Failure::DiskFull) => {
                failed += 1;
                desk.commit(&open_wave(wave, id(1), "2026-09-10")).unwrap();
            }
            Err(other) => panic!("{blocks} blocks free: {other:?}"),
        }
        desk.commit(&Edit::Wave(WaveEdit::Forget { wave })).unwrap();
        if failed > 0 && failed < nth {
            break;
        }
    }
    assert!(failed > 3, "it failed {failed} times only: the disk was never full on the way");
    assert!(files(&disk.0.path().join("drafts")).is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_is_said_at_once_and_can_still_be_checked() {
    use std::os::fd::AsRawFd;
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let (folder, rim, held) = written(46, 2);
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let lying = files(folder.path());
    for (name, _) in &lying {
        mode(&folder.path().join(name), 0o444);
    }
    mode(folder.path(), 0o555);
    // Root may write everywhere: the child is somebody who may not. It is found by its open file, for its folder may be
    // closed to others.
    let me = fs::File::open(std::env::current_exe().unwrap()).unwrap();
    let mut child = Command::new(format!("/proc/self/fd/{}", me.as_raw_fd()));
    child.args(["--exact", "faults::the_child_that_may_not_write", "--ignored", "--nocapture"]);
    child.current_dir("/").env(FOLDER, folder.path());
    if is_root() {
        child.uid(65_534).gid(65_534);
    }
    let told = child.output().unwrap();
    mode(folder.path(), 0o755);
    assert!(told.status.success(), "{}{}", String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
    assert!(String::from_utf8_lossy(&told.stdout).contains("as it should be"));
    assert!(files(folder.path()) == lying);
    mode(&folder.path().join("store.kith"), 0o644);
    mode(&folder.path().join("store.lock"), 0o644);
    assert_eq!(dump(&open_store(folder.path(), &rim).unwrap()), held);
}

#[test]
#[ignore = "the other process of the test above"]
fn the_child_that_may_not_write() {
    let (folder, rim) = (std::path::PathBuf::from(std::env::var(FOLDER).unwrap()), Hand::seeded(46));
    assert!(matches!(open_store(&folder, &rim), Err(Failure::ReadOnly)));
    assert!(matches!(open_store(&folder.join("new"), &rim), Err(Failure::ReadOnly)));
    let restored = store::restore::restore(&folder.join("store.kith"), &folder.join("store.kith"), &key(), rim.clone());
    assert!(matches!(restored, Err(Failure::ReadOnly)), "{restored:?}");
    let health = store::check::check_file(&folder.join("store.kith"), &key(), &*rim).unwrap();
    assert!(health.is_whole && health.commits == 2, "{:?}", health.troubles);
    println!("as it should be");
}

#[cfg(target_os = "linux")]
fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|told| told.stdout == b"0\n")
}

const FOLDER: &str = "KITH_FULL_FOLDER";

#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_loses_nothing() {
    let folder = folder();
    let me = std::env::current_exe().unwrap();
    // No file past a mebibyte for the child; without the signal, so that the write itself fails.
    let told = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 2048; exec \"$0\" --exact faults::the_child_whose_files_may_not_grow --ignored --nocapture",
        ])
        .arg(me)
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&told.stdout);
    let acknowledged: usize = told
        .split("acknowledged ")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or_else(|| panic!("{told}"));
    let rim = Hand::seeded(47);
    let store = open_store(folder.path(), &rim).unwrap();
    let there = store.commits_after(0).unwrap().len();
    assert!(
        acknowledged > 10 && (acknowledged..=acknowledged + 1).contains(&there),
        "{acknowledged} acknowledged, {there} there"
    );
    assert!(store.check_full().unwrap().is_whole);
}

#[test]
#[ignore = "the other process of the test above"]
fn the_child_whose_files_may_not_grow() {
    let rim = Hand::seeded(47);
    let store = open_store(Path::new(&std::env::var(FOLDER).unwrap()), &rim).unwrap();
    let mut acknowledged = 0;
    let next = |acknowledged| add_student(id(acknowledged + 1), &"Long".repeat(25), &"Name".repeat(25));
    while store.commit(ME, &next(acknowledged), None).is_ok() {
        acknowledged += 1;
    }
    // The failure is not the end: what was acknowledged can be read, and the same again fails as clearly.
    assert_eq!(dump(&store).len() as u128, acknowledged);
    assert!(store.commit(ME, &next(acknowledged), None).is_err());
    println!("acknowledged {acknowledged} ");
    std::process::exit(0);
}

#[test]
fn a_check_while_somebody_works_finds_nothing_wrong() {
    let room = Room::new(77);
    let desk = room.desk("2026-09-10");
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for n in 1..=400 {
                does(&desk, &room.rim, &add_student(id(n), &format!("Given{n}"), "Family"));
            }
        });
        while !writer.is_finished() {
            let health = desk.store().check_full().unwrap();
            assert!(health.is_whole, "{:?}", health.troubles);
        }
    });
}
