//! A backup and the keys beside it: the two together open on a machine that has nothing else. Profiles that are there as a
//! whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::edit::Edit;
use domain::people::PeopleEdit;
use store::backup::{folder_of, list};
use store::cipher::{Cost, DataKey};
use store::clock::Rim;
use store::desk::Desk;
use store::failure::Failure;
use store::keys::{KeyFile, NotOpened};
use store::profile::{Card, NewProfile, Profiles};

use crate::world::*;

const WORDS: &str = "bridge lamp";
const DAY: i64 = 24 * 3_600_000;

struct Made {
    profiles: Profiles,
    card: Card,
    key: DataKey,
    code: String,
    rim: Arc<dyn Rim>,
}

impl Made {
    fn in_home(home: &Path, hand: &Arc<Hand>, name: &str) -> Made {
        let profiles = Profiles::in_folder(home);
        let new = NewProfile {
            name,
            role: "counselor",
            school_name: "Juniper High",
            passphrase: WORDS,
            is_invented: false,
            cost: Cost::LIGHT,
        };
        let rim: Arc<dyn Rim> = hand.clone();
        let (card, key, code) = profiles.create(&new, &rim, begin).unwrap();
        Made { profiles, card, key, code: code.to_string(), rim }
    }

    fn desk(&self) -> Desk {
        self.profiles.open(&self.card, &self.key, self.rim.clone(), day("2026-09-10")).unwrap()
    }

    fn folder(&self) -> PathBuf {
        self.profiles.folder(self.card.id)
    }
}

fn begin(card: &mut Card, desk: &Desk) -> Result<(), Failure> {
    let school = card.school.unwrap();
    desk.commit(&Edit::People(PeopleEdit::AddSchool { school, name: card.school_name.clone() }))?;
    let (name, role) = (card.name.clone(), card.role.clone());
    desk.commit(&Edit::People(PeopleEdit::AddStaff { staff: card.me, name, role, school: card.school }))?;
    Ok(())
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_backup_and_its_keys_are_all_that_a_fresh_machine_needs() {
    let (home, hand) = (folder(), Hand::seeded(80));
    let ana = Made::in_home(home.path(), &hand, "Ana Reyes");
    let desk = ana.desk();
    desk.commit(&add_student(id(1), "Luz", "Rivera")).unwrap();
    let (held, device) = (dump(desk.store()), desk.store().device());
    let stick = folder();
    let line = desk.store().back_up_to(stick.path(), &mut |_, _| true).unwrap();
    drop(desk);
    let backup = stick.path().join(&line.name);
    assert_eq!(names(stick.path()), [line.name.replace(".kith", ".keys"), line.name]);
    // What lies in the open names nobody.
    let open = fs::read_to_string(backup.with_extension("keys")).unwrap();
    assert!(["Ana", "Reyes", "Juniper", "Luz"].iter().all(|name| !open.contains(name)), "{open}");

    let keys = KeyFile::beside(&backup).unwrap();
    assert!(matches!(keys.unlock("bridge lamb", &*ana.rim), Err(NotOpened::Wrong { .. })));
    for key in [keys.unlock(WORDS, &*ana.rim).unwrap(), keys.unlock_with_code(&ana.code, &*ana.rim).unwrap()] {
        let fresh = folder();
        let profiles = Profiles::in_folder(fresh.path());
        let (card, restored) = profiles.restore(&backup, &key, &ana.rim).unwrap();
        assert_eq!((&card, restored.commits), (&ana.card, 3));
        assert_eq!(profiles.list().unwrap(), std::slice::from_ref(&card));
        // Everything that opened the profile there opens it here, and it is a machine of its own.
        let key = profiles.unlock(card.id, WORDS, &*ana.rim).unwrap();
        let desk = profiles.open(&card, &key, ana.rim.clone(), day("2026-09-10")).unwrap();
        assert_eq!(dump(desk.store()), held);
        assert!(desk.store().device() != device);
        drop(desk);
        profiles.recover(card.id, &ana.code, "new words", Cost::LIGHT, &*ana.rim).unwrap();
        assert!(profiles.restore(&backup, &key, &ana.rim).is_err(), "a profile that is there is never written over");
    }
}

#[test]
fn a_backup_without_its_keys_or_with_anothers_makes_no_profile() {
    let (home, hand) = (folder(), Hand::seeded(81));
    let (ana, ben) = (Made::in_home(home.path(), &hand, "Ana"), Made::in_home(home.path(), &hand, "Ben"));
    let stick = folder();
    let made = |who: &Made| stick.path().join(who.desk().store().back_up_to(stick.path(), &mut |_, _| true).unwrap().name);
    let (of_ana, of_ben) = (made(&ana), made(&ben));
    fs::copy(of_ben.with_extension("keys"), of_ana.with_extension("keys")).unwrap();
    let fresh = folder();
    let profiles = Profiles::in_folder(fresh.path());
    let key = KeyFile::beside(&of_ana).unwrap().unlock(WORDS, &*ana.rim).unwrap();
    assert!(matches!(profiles.restore(&of_ana, &key, &ana.rim), Err(Failure::WrongKey)));
    fs::remove_file(of_ana.with_extension("keys")).unwrap();
    assert!(KeyFile::beside(&of_ana).is_none());
    assert!(matches!(profiles.restore(&of_ana, &ana.key, &ana.rim), Err(Failure::NotHere)));
    assert!(profiles.list().unwrap().is_empty() && files(fresh.path()).is_empty());
}

#[test]
fn backups_in_a_shared_folder_are_never_thinned_and_a_profile_thins_only_its_own() {
    let (home, hand) = (folder(), Hand::seeded(82));
    let (ana, ben) = (Made::in_home(home.path(), &hand, "Ana"), Made::in_home(home.path(), &hand, "Ben"));
    let (at_ana, at_ben) = (ana.desk(), ben.desk());
    let shared = folder();
    let own = folder_of(&ana.folder());
    // Somebody put Ben's among Ana's, and one that an earlier Kith made.
    let of_ben = at_ben.store().back_up_to(&own, &mut |_, _| true).unwrap();
    let earlier = own.join("kith-20200101T080000000Z.kith");
    fs::copy(own.join(&of_ben.name), &earlier).unwrap();
    assert_eq!(list(&own).unwrap().len(), 2, "an earlier one is listed");
    for _ in 0..30 {
        hand.pass(DAY);
        for desk in [&at_ana, &at_ben] {
            desk.store().back_up_to(shared.path(), &mut |_, _| true).unwrap();
        }
        at_ana.store().back_up(&mut |_, _| true).unwrap();
    }
    assert_eq!(list(shared.path()).unwrap().len(), 60);
    let left = list(&own).unwrap();
    assert!(left.contains(&of_ben) && !earlier.exists() && left.len() <= 12, "{left:?}");
    // Each with its keys, and no keys alone.
    let lying = names(&own);
    assert_eq!(lying.len(), left.len() * 2, "{lying:?}");
    assert!(left.iter().all(|line| KeyFile::beside(&own.join(&line.name)).unwrap().owner().is_some()));
    assert!(left.iter().all(|line| !line.name.contains("Ana") && !line.name.contains("Ben")));
}

#[test]
fn keys_that_lost_their_backup_are_swept_and_a_backup_of_an_earlier_kith_gets_its_own() {
    let (home, hand) = (folder(), Hand::seeded(83));
    let ana = Made::in_home(home.path(), &hand, "Ana");
    let desk = ana.desk();
    let own = folder_of(&ana.folder());
    let line = desk.store().back_up(&mut |_, _| true).unwrap();
    let earlier = own.join("kith-20260101T080000000Z.kith");
    fs::copy(own.join(&line.name), &earlier).unwrap();
    fs::remove_file(own.join(&line.name)).unwrap();
    hand.pass(DAY);
    desk.store().back_up(&mut |_, _| true).unwrap();
    assert!(!own.join(&line.name).with_extension("keys").exists());
    assert!(earlier.with_extension("keys").is_file());
    assert_eq!(names(&own).len(), 4);
}

#[test]
fn a_passphrase_or_a_code_that_was_replaced_opens_no_backup_in_the_profile() {
    let (home, hand) = (folder(), Hand::seeded(84));
    let ana = Made::in_home(home.path(), &hand, "Ana");
    let line = ana.desk().store().back_up(&mut |_, _| true).unwrap();
    let keys = KeyFile::beside(&folder_of(&ana.folder()).join(line.name)).unwrap();
    ana.profiles.reseal(ana.card.id, &ana.key, "new words", Cost::LIGHT, &*ana.rim).unwrap();
    let code = ana.profiles.new_recovery_code(ana.card.id, &ana.key, Cost::LIGHT, &*ana.rim).unwrap();
    assert!(matches!(keys.unlock(WORDS, &*ana.rim), Err(NotOpened::Wrong { .. })));
    assert!(matches!(keys.unlock_with_code(&ana.code, &*ana.rim), Err(NotOpened::Wrong { .. })));
    assert!(
        keys.unlock("new words", &*ana.rim).unwrap() == ana.key && keys.unlock_with_code(&code, &*ana.rim).unwrap() == ana.key
    );
    // And guesses at a backup in the profile are guesses at the profile.
    for _ in 0..3 {
        let _ = keys.unlock("guess", &*ana.rim);
    }
    assert!(matches!(ana.profiles.unlock(ana.card.id, "new words", &*ana.rim), Err(NotOpened::Wait { .. })));
}

#[test]
fn a_profile_whose_making_failed_or_was_cut_off_is_never_listed_and_leaves_nothing() {
    let (home, hand) = (folder(), Hand::seeded(85));
    let rim: Arc<dyn Rim> = hand.clone();
    let profiles = Profiles::in_folder(home.path());
    let new = NewProfile {
        name: "Ana",
        role: "counselor",
        school_name: "Juniper High",
        passphrase: WORDS,
        is_invented: false,
        cost: Cost::LIGHT,
    };
    let cut = folder();
    let failed = profiles.create(&new, &rim, |card, desk| {
        begin(card, desk)?;
        assert!(profiles.list()?.is_empty(), "not before it is whole");
        // Another Kith that starts at this moment leaves it alone.
        profiles.sweep()?;
        assert!(!files(home.path()).is_empty());
        // What a power cut leaves.
        copy(home.path(), cut.path());
        Err::<(), Failure>(Failure::DiskFull)
    });
    assert!(matches!(failed, Err(Failure::DiskFull)));
    assert!(files(home.path()).is_empty(), "{:?}", names(home.path()));
    let after = Profiles::in_folder(cut.path());
    assert!(!files(cut.path()).is_empty() && after.list().unwrap().is_empty());
    let whole = Made::in_home(cut.path(), &hand, "Ben");
    after.sweep().unwrap();
    assert_eq!(after.list().unwrap(), std::slice::from_ref(&whole.card));
    assert!(fs::read_dir(cut.path().join("profiles")).unwrap().count() == 1);
    whole.desk();
}
