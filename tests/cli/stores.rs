//! `kith check`, `backup`, `restore`: for the person who looks after the machines.

use std::path::PathBuf;
use std::rc::Rc;

use serde_json::json;
use world::{Laptop, PASSPHRASE, World};

#[cfg(unix)]
use crate::terminal::kith_hearing_on_three;
use crate::terminal::{Said, kith, kith_hearing};

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
    assert!(closed.status == 2 && closed.is_a_clear_sentence(), "{}", closed.err);
}

#[test]
fn a_passphrase_on_the_command_line_is_not_accepted() {
    let world = World::with_student("Luz Rivera");
    let (_ana, folder) = locked_store(&world);
    for args in [vec!["--passphrase", PASSPHRASE], vec!["--passphrase-fd", PASSPHRASE], vec!["-p", PASSPHRASE], vec![PASSPHRASE]]
    {
        let Some(said) = kith(&[vec!["check", folder.as_str()], args].concat()) else { return };
        assert!(said.status == 2 && said.out.is_empty(), "{}", said.out);
    }
    let said = kith(&["check", &folder]).unwrap();
    assert!(said.status == 2 && said.err.contains("--passphrase-fd"), "{}", said.err);
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_is_counted() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    for _ in 0..3 {
        let Some(said) = kith_hearing(&["check", &folder, "--passphrase-fd", "0"], "guess") else { return };
        assert!(said.status == 2 && said.is_a_clear_sentence() && said.err.contains("does not open"), "{}", said.err);
        // Each guess waits for the one before it: the third is the last that is free.
    }
    let guesses = std::fs::read_to_string(ana.profile_folder().join("guesses.json")).unwrap();
    assert!(guesses.contains("\"wrong\": 3"), "{guesses}");
}

#[test]
fn a_backup_is_made_read_back_and_restored() {
    let world = World::with_student("Luz Rivera");
    let (ana, folder) = locked_store(&world);
    let to = world.folder();
    let Some(made) = with_words(&["backup", "--store", &folder, "--to", to.to_str().unwrap(), "--json"]) else { return };
    assert_eq!(made.status, 0, "{}", made.err);
    let backup = to.join(made.json()["name"].as_str().unwrap());
    ana.unlocks(PASSPHRASE).unwrap();
    ana.adds_student("Omar Haddad");
    ana.locks();
    let restored = with_words(&["restore", backup.to_str().unwrap(), "--store", &folder, "--json"]).unwrap();
    assert_eq!(restored.status, 0, "{}", restored.err);
    let told = restored.json();
    assert!(told["regained"].as_u64().unwrap() >= 2 && PathBuf::from(told["former"].as_str().unwrap()).exists(), "{told}");
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
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
    let newest = std::fs::read_dir(&backups).unwrap().next().unwrap().unwrap().path();
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
    assert!(said.status == 2 && said.is_a_clear_sentence() && said.err.contains("has this store open"), "{}", said.err);
    let nowhere = with_words(&["check", world.folder().to_str().unwrap()]).unwrap();
    assert!(nowhere.status == 2 && nowhere.is_a_clear_sentence() && nowhere.err.contains("no store here"), "{}", nowhere.err);
}
