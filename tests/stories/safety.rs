//! What if a file is damaged? It is said, nothing is thrown away, and a backup brings it back.

use store::failure::Failure;
use store::profile::NotOpened;
use world::{PASSPHRASE, World};

#[test]
fn a_backup_brings_back_the_day_it_was_made_and_what_was_done_since() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.backs_up();
    world.days_pass(1);
    ana.adds_student("Omar Haddad");
    let restored = ana.restores_the_newest_backup();
    assert!(restored.regained > 0, "what the former store still gave was read out of it");
    assert_eq!(ana.everyone(), ["Omar Haddad", "Luz Rivera"]);
    assert!(restored.former.is_some_and(|former| former.exists()), "the former store is never thrown away");
}

#[test]
fn a_store_that_was_cut_off_is_refused_and_a_backup_brings_it_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.backs_up();
    ana.locks();
    let store = ana.profile_folder().join("store.kith");
    let bytes = std::fs::read(&store).unwrap();
    std::fs::write(&store, &bytes[..bytes.len() / 3]).unwrap();
    let refused = match ana.unlocks(PASSPHRASE) {
        Err(NotOpened::Failed(Failure::Damaged | Failure::WrongKey)) => true,
        Err(other) => panic!("{other:?}"),
        // SQLite may open the first third: then the check has to say it.
        Ok(()) => {
            let whole = ana.desk().store().check_full().map(|health| health.is_whole).unwrap_or(false);
            ana.locks();
            !whole
        }
    };
    assert!(refused, "a third of a store is never taken for a whole one");
    ana.restores_while_locked();
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
    assert!(ana.desk().store().check_full().unwrap().is_whole);
}

#[test]
fn an_emptied_store_is_never_taken_for_a_new_one() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.locks();
    std::fs::write(ana.profile_folder().join("store.kith"), []).unwrap();
    assert!(matches!(ana.unlocks(PASSPHRASE), Err(NotOpened::Failed(Failure::Damaged))));
}

#[test]
fn a_draft_whose_key_was_lost_is_told_and_everything_else_opens() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
    let ana = world.laptop("Ana");
    let lost = ana.opens("Luz Rivera");
    ana.opens("Omar Haddad");
    ana.names(["Mei"]);
    ana.locks();
    std::fs::write(ana.profile_folder().join("drafts").join(format!("{lost}.key")), [7; 72]).unwrap();
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.desk().unreadable_drafts(), [lost]);
    ana.opens("Omar Haddad");
    assert_eq!(ana.reads_the_map(), ["Mei, in the tray"]);
}
