//! `kith check`, `backup`, `restore`: for the person who looks after the machines.

use std::path::PathBuf;
use std::rc::Rc;

use domain::record::Id;
use serde_json::json;
use sync::protocol::Hash;
use world::{Laptop, PASSPHRASE, World};

#[cfg(unix)]
use crate::terminal::kith_hearing_on_three;
use crate::terminal::{Said, kith, kith_at, kith_hearing};

/// A locked store with a student and a kept map in it.
fn locked_store(world: &World) -> (Rc<Laptop>, String) {
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach", "Mei"]);
    ana.keeps();
    ana.leaves_the_map();
    ana.locks();
    let folder = ana.profile_folder().to_str().unwrap().to_owned();
    (ana, folder)
}

fn with_words(args: &[&str]) -> Option<Said> {
    kith_hearing(&[args, &["--passphrase-fd", "0"]].concat(), &format!("{PASSPHRASE}\n"))
}

#[test]
fn a_store_past_its_lease_and_one_whose_note_was_taken_away_stay_closed_and_say_what_opens_them() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    let (note, key) = (ana.profile_folder().join("district.json"), ana.profile_folder().join("district.key"));
    let belongs = |until_ms: i64, is_refused: bool| {
        let member = json!({
            "address": "https://127.0.0.1:9", "server": Hash([7; 32]), "district": "Juniper", "person": Id::nil(), "name": "Ana",
            "role": "counselor", "device": Id::from_u128(5), "since_ms": 1, "lease_until_ms": until_ms, "lease_refused": is_refused,
        });
        std::fs::write(&note, member.to_string()).unwrap();
        std::fs::write(&key, [9; 32]).unwrap();
    };
    let into = world.file("beside", "").with_file_name("copies").to_str().unwrap().to_owned();
    let verb = ["backup", "--store", folder.as_str(), "--to", into.as_str()];
    let stays_closed = |said: Said, why: &str| {
        assert!(said.status == 3 && said.is_a_clear_sentence() && said.err.contains(why), "{}", said.err);
        assert!(said.err.contains("everything is kept") && !std::path::Path::new(&into).exists(), "{}", said.err);
    };
    belongs(1_000, false);
    let Some(said) = kith(&verb) else { return };
    stays_closed(said, "longer than it may");
    belongs(1_000, true);
    stays_closed(kith(&verb).unwrap(), "lets this laptop in no more");
    // Within its time it is opened, and knows from then on by itself that it belongs there.
    belongs(4_000_000_000_000, false);
    let early = world.file("beside", "").with_file_name("early").to_str().unwrap().to_owned();
    let made = with_words(&["backup", "--store", &folder, "--to", &early]).unwrap();
    assert_eq!(made.status, 0, "{}", made.err);
    for gone in [&[&note][..], &[&note, &key]] {
        gone.iter().for_each(|path| std::fs::remove_file(path).unwrap());
        stays_closed(with_words(&verb).unwrap(), "belong to a district");
        // From then on it is said before anybody is asked for a passphrase.
        stays_closed(kith(&verb).unwrap(), "takes a new invitation");
    }
}

#[test]
fn check_says_that_a_store_is_whole_and_names_nobody() {
    let world = World::with_student("Luz Rivera");
    let (_ana, folder) = locked_store(&world);
    let Some(said) = with_words(&["check", &folder]) else { return };
    assert!(said.status == 0 && said.out.starts_with("This store is whole."), "{}{}", said.out, said.err);
    assert!(!said.out.contains("Luz") && !said.out.contains("Coach"));
    let told = with_words(&["check", &folder, "--json"]).unwrap().json();
    assert_eq!((&told["is_whole"], &told["is_full"], &told["troubles"]), (&json!(true), &json!(true), &json!([])));
    let by_file = with_words(&["check", &format!("{folder}/store.kith")]).unwrap();
    assert_eq!(by_file.status, 0, "{}", by_file.err);
}

#[cfg(unix)]
#[test]
fn the_passphrase_is_heard_on_any_descriptor() {
    let world = World::with_student("Luz Rivera");
    let (_ana, folder) = locked_store(&world);
    let words = world.file("words", format!("{PASSPHRASE}\n"));
    let Some(said) = kith_hearing_on_three(&["check", &folder, "--passphrase-fd", "3"], &words) else { return };
    assert_eq!(said.status, 0, "{}", said.err);
    let closed = kith(&["check", &folder, "--passphrase-fd", "9"]).unwrap();
    assert!(closed.status == 3 && closed.is_a_clear_sentence(), "{}", closed.err);
}

#[test]
fn a_passphrase_on_the_command_line_is_not_accepted() {
    let world = World::with_student("Luz Rivera");
    let (_ana, folder) = locked_store(&world);
    for args in [vec!["--passphrase", PASSPHRASE], vec!["--passphrase-fd", PASSPHRASE], vec!["-p", PASSPHRASE], vec![PASSPHRASE]]
    {
        let Some(said) = kith(&[vec!["check", folder.as_str()], args].concat()) else { return };
        assert!(said.status == 64 && said.out.is_empty(), "{}", said.out);
    }
    let said = kith(&["check", &folder]).unwrap();
    assert!(said.status == 3 && said.err.contains("--passphrase-fd"), "{}", said.err);
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_is_counted() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    for _ in 0..3 {
        let Some(said) = kith_hearing(&["check", &folder, "--passphrase-fd", "0"], "guess") else { return };
        assert!(said.status == 3 && said.is_a_clear_sentence() && said.err.contains("does not open"), "{}", said.err);
        // Each guess waits for the one before it: the third is the last that is free.
    }
    let guesses = std::fs::read_to_string(ana.profile_folder().join("guesses.json")).unwrap();
    assert!(guesses.contains("\"wrong\": 3"), "{guesses}");
}

#[test]
fn a_backup_is_made_read_back_and_restored() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    ana.unlocks(PASSPHRASE).unwrap();
    ana.notes_for_herself("Luz Rivera", "Ask about the bus.");
    ana.locks();
    let to = world.folder();
    let Some(made) = with_words(&["backup", "--store", &folder, "--to", to.to_str().unwrap(), "--json"]) else { return };
    assert_eq!(made.status, 0, "{}", made.err);
    let backup = to.join(made.json()["name"].as_str().unwrap());
    let mut lying: Vec<PathBuf> = std::fs::read_dir(&to).unwrap().map(|file| file.unwrap().path()).collect();
    lying.sort();
    assert_eq!(lying, [backup.with_extension("keys"), backup.clone()], "her own notes are not in it, nor beside it");
    ana.unlocks(PASSPHRASE).unwrap();
    ana.adds_student("Omar Haddad");
    ana.locks();
    let restored = with_words(&["restore", backup.to_str().unwrap(), "--store", &folder, "--json"]).unwrap();
    assert_eq!(restored.status, 0, "{}", restored.err);
    let told = restored.json();
    assert!(told["regained"].as_u64().unwrap() >= 2 && PathBuf::from(told["former"].as_str().unwrap()).exists(), "{told}");
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
    assert_eq!(ana.reads_her_notes("Luz Rivera"), ["Ask about the bus."], "they stay as they are");
}

#[test]
fn a_damaged_store_is_said_to_be_and_restoring_works() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    let Some(made) = with_words(&["backup", "--store", &folder]) else { return };
    assert_eq!(made.status, 0, "{}", made.err);
    let store = ana.profile_folder().join("store.kith");
    let mut bytes = std::fs::read(&store).unwrap();
    for at in (8_192..bytes.len()).step_by(4_096) {
        bytes[at + 100] ^= 0xff;
    }
    std::fs::write(&store, &bytes).unwrap();
    let said = with_words(&["check", &folder]).unwrap();
    assert!(said.status != 0 && format!("{}{}", said.out, said.err).contains("kith restore BACKUP"), "{}{}", said.out, said.err);
    assert_eq!(std::fs::read(&store).unwrap(), bytes, "a check mends nothing");
    let backups = ana.profile_folder().join("backups");
    let newest = backups.join(&store::backup::list(&backups).unwrap()[0].name);
    let restored = with_words(&["restore", newest.to_str().unwrap(), "--store", &folder]).unwrap();
    assert_eq!(restored.status, 0, "{}", restored.err);
    assert_eq!(with_words(&["check", &folder]).unwrap().status, 0);
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.opens_file("Luz Rivera").waves[0].alters, 2);
}

#[test]
fn a_backup_that_is_none_is_refused_and_the_store_stays() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    let noise = world.file("kith-noise.kith", vec![7; 40_000]);
    let nowhere = world.folder().join("gone.kith");
    for backup in [noise, nowhere] {
        let Some(said) = with_words(&["restore", backup.to_str().unwrap(), "--store", &folder]) else { return };
        assert!(said.status == 2 && said.is_a_clear_sentence() && said.err.contains("Nothing was changed"), "{}", said.err);
    }
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
}

#[test]
fn a_store_that_a_window_has_open_and_a_folder_that_is_none_are_told_apart() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    ana.unlocks(PASSPHRASE).unwrap();
    let Some(said) = with_words(&["check", &folder]) else { return };
    assert!(said.status == 3 && said.is_a_clear_sentence() && said.err.contains("has this store open"), "{}", said.err);
    let nowhere = with_words(&["check", world.folder().to_str().unwrap()]).unwrap();
    assert!(nowhere.status == 2 && nowhere.is_a_clear_sentence() && nowhere.err.contains("no store here"), "{}", nowhere.err);
}

/// Everything that lies in a profile, by name.
fn lying(ana: &Laptop) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> = std::fs::read_dir(ana.profile_folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.display().to_string(), std::fs::read(path).unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn a_restore_while_a_window_is_open_changes_nothing_and_says_so() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    let Some(made) = with_words(&["backup", "--store", &folder, "--json"]) else { return };
    let backup = ana.profile_folder().join("backups").join(made.json()["name"].as_str().unwrap());
    ana.unlocks(PASSPHRASE).unwrap();
    ana.adds_student("Omar Haddad");
    let before = lying(&ana);
    let said = with_words(&["restore", backup.to_str().unwrap(), "--store", &folder]).unwrap();
    assert!(said.status == 3 && said.is_a_clear_sentence() && said.err.contains("Close its window"), "{}", said.err);
    assert!(lying(&ana) == before);
    ana.adds_student("Mei Lin");
    ana.closes_and_opens();
    assert_eq!(ana.everyone().len(), 3);
}

#[test]
fn a_backup_on_a_stick_becomes_the_profile_on_a_fresh_machine() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    let stick = world.folder();
    let Some(made) = with_words(&["backup", "--store", &folder, "--to", stick.to_str().unwrap(), "--json"]) else { return };
    let backup = stick.join(made.json()["name"].as_str().unwrap());
    let backup = backup.to_str().unwrap();
    let whole = with_words(&["check", backup]).unwrap();
    assert!(whole.status == 0 && whole.out.starts_with("This store is whole."), "{}", whole.err);
    for (code, words) in [(false, PASSPHRASE), (true, ana.recovery_code())] {
        let home = world.folder();
        let args: Vec<&str> =
            ["restore", backup, "--passphrase-fd", "0", "--json"].into_iter().chain(code.then_some("--recovery-code")).collect();
        let wrong = kith_at(&home, &args, "guess").unwrap();
        assert!(wrong.status == 3 && wrong.is_a_clear_sentence() && wrong.err.contains("does not open"), "{}", wrong.err);
        let said = kith_at(&home, &args, words).unwrap();
        assert_eq!(said.status, 0, "{}", said.err);
        let profile = PathBuf::from(said.json()["profile"].as_str().unwrap());
        assert!(profile.starts_with(&home) && profile.join("store.kith").is_file());
        let checked = with_words(&["check", profile.to_str().unwrap()]).unwrap();
        assert_eq!((checked.status, checked.out), (0, whole.out.clone()));
        let again = kith_at(&home, &args, words).unwrap();
        assert!(again.status == 3 && again.is_a_clear_sentence() && again.err.contains("already"), "{}", again.err);
    }
    std::fs::remove_file(stick.join(backup).with_extension("keys")).unwrap();
    for args in [vec!["restore", backup], vec!["check", backup]] {
        let said = with_words(&args).unwrap();
        assert!(said.status == 2 && said.is_a_clear_sentence() && said.err.contains(".keys"), "{}", said.err);
    }
}

#[test]
fn a_check_answers_for_the_file_that_was_named_and_for_no_other() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    let store = ana.profile_folder().join("store.kith");
    let aside = ana.profile_folder().join("store.before-20260101T080000000Z.kith");
    std::fs::copy(&store, &aside).unwrap();
    let mut bytes = std::fs::read(&store).unwrap();
    for at in (8_192..bytes.len()).step_by(4_096) {
        bytes[at + 100] ^= 0xff;
    }
    std::fs::write(&store, &bytes).unwrap();
    let before = lying(&ana);
    let Some(said) = with_words(&["check", aside.to_str().unwrap()]) else { return };
    assert!(said.status == 0 && said.out.starts_with("This store is whole."), "{}{}", said.out, said.err);
    assert!(with_words(&["check", &folder]).unwrap().status != 0);
    for gone in [format!("{folder}/stor.kith"), format!("{folder}/backups/gone.kith"), format!("{folder}x")] {
        let said = with_words(&["check", &gone]).unwrap();
        assert!(said.status == 2 && said.is_a_clear_sentence() && said.err.contains("nothing at the path"), "{}", said.err);
    }
    assert!(lying(&ana) == before, "a check changes nothing and leaves nothing");
}

#[test]
fn a_store_that_is_missing_is_told_and_nothing_takes_its_place() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    let Some(made) = with_words(&["backup", "--store", &folder, "--json"]) else { return };
    let backup = ana.profile_folder().join("backups").join(made.json()["name"].as_str().unwrap());
    std::fs::remove_file(ana.profile_folder().join("store.kith")).unwrap();
    for args in [vec!["check", folder.as_str()], vec!["backup", "--store", &folder]] {
        let said = with_words(&args).unwrap();
        assert!(said.status == 2 && said.is_a_clear_sentence() && said.err.contains("store is missing"), "{}", said.err);
    }
    assert!(!ana.profile_folder().join("store.kith").exists());
    let named = format!("{folder}/store.kith");
    let restored = with_words(&["restore", backup.to_str().unwrap(), "--store", &named]).unwrap();
    assert_eq!(restored.status, 0, "{}", restored.err);
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_place_that_cannot_be_written_to_are_said_and_the_store_stays() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    // Where nobody makes a folder, not even root.
    let Some(said) = with_words(&["backup", "--store", &folder, "--to", "/sys/kith"]) else { return };
    assert!(said.status == 3 && said.is_a_clear_sentence() && said.err.contains("cannot be written to"), "{}", said.err);
    let made = with_words(&["backup", "--store", &folder, "--json"]).unwrap();
    let backup = ana.profile_folder().join("backups").join(made.json()["name"].as_str().unwrap());
    // The device that is always full, where the copy of the backup is to lie.
    let copy = ana.profile_folder().join("store.restoring");
    std::os::unix::fs::symlink("/dev/full", &copy).unwrap();
    let held = std::fs::read(ana.profile_folder().join("store.kith")).unwrap();
    let full = with_words(&["restore", backup.to_str().unwrap(), "--store", &folder]).unwrap();
    assert!(full.status == 3 && full.is_a_clear_sentence() && full.err.contains("The disk is full"), "{}", full.err);
    assert!(full.err.contains("still there") && full.err.contains("Make room"), "{}", full.err);
    assert!(std::fs::read(ana.profile_folder().join("store.kith")).unwrap() == held && !copy.exists());
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
}

#[test]
fn a_backup_goes_where_it_can_lie_or_a_sentence_says_why_not() {
    let world = World::with_student("Luz Rivera");
    let (_ana, folder) = locked_store(&world);
    let file = world.file("a file", "that is here already");
    for (to, words) in [(file.to_str().unwrap(), "A file lies where"), ("/proc/kith/backups", "cannot be made there")] {
        let Some(said) = with_words(&["backup", "--store", &folder, "--to", to]) else { return };
        assert!(said.status == 3 && said.is_a_clear_sentence() && said.err.contains(words), "{to}: {} {}", said.status, said.err);
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), "that is here already");
}
