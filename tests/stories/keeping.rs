//! What remains of a sitting? What is on the map when the student says keep; nothing when they say forget, or say nothing.

use std::path::PathBuf;

use domain::choice::{Audience, Choice};
use domain::edit::Edit;
use domain::ego_network::{Broker, Ring, Sector, Support};
use domain::map_edit::AlterFact;
use domain::refusal::Refusal;
use domain::waves::{DRAFT_DAYS, WaveEdit};
use world::World;

#[test]
fn keep_writes_what_is_on_the_map_and_nothing_that_was_taken_back() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let wave = ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Zacharias", "Yolanda", "Coach"]);
    ana.places("Tía Rosa", Ring::Closest, Sector::Home);
    ana.paints(Support::Listens, ["Tía Rosa", "Zacharias"]);
    ana.ties("Tía Rosa", "Zacharias");
    ana.ties("Tía Rosa", "Coach");
    ana.tells("Coach", AlterFact::Broker(Some(Broker::Alter(ana.alter("Zacharias").id))));
    let zacharias = ana.alter("Zacharias").id;
    ana.removes("Zacharias");
    ana.renames("Yolanda", "Mrs. Y");
    ana.names(["Wilhelmina"]);
    ana.undoes(1);
    assert!(!ana.everything_recorded().contains("Tía Rosa"), "until the choice it is on no list and in no log but its own");
    ana.keeps();
    assert_eq!(ana.reads_the_map(), ["Tía Rosa, closest home: listens", "Mrs. Y, in the tray", "Coach, in the tray"]);
    assert_eq!(ana.reads_the_ties(), ["Coach knows Tía Rosa"]);
    assert_eq!(ana.alter("Coach").broker, None, "who is not on the map is not in words either");
    let recorded = ana.everything_recorded();
    for gone in ["Zacharias", "Yolanda", "Wilhelmina", &zacharias.to_string()] {
        assert!(!recorded.contains(gone), "{gone} was kept");
    }
    assert_eq!(ana.draft_files(), Vec::<PathBuf>::new());
    let line = &ana.opens_file("Luz Rivera").waves[0];
    assert_eq!((line.id, line.is_draft, line.alters, line.audience, line.is_counted), (wave, false, 3, Audience::OnlyUs, true));
}

#[test]
fn forget_leaves_nothing() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let wave = ana.opens("Luz Rivera");
    ana.names(["Tía Rosa", "Coach"]);
    let before = ana.everything_recorded();
    let ends_with = |end: &str| ana.draft_files().iter().filter(|file| file.extension().is_some_and(|is| is == end)).count();
    assert_eq!((ends_with("kith"), ends_with("key")), (1, 1), "its log and its key lie here");
    ana.forgets();
    assert_eq!((ana.draft_files(), ana.everything_recorded()), (Vec::<PathBuf>::new(), before));
    assert!(ana.opens_file("Luz Rivera").waves.is_empty());
    ana.closes_and_opens();
    assert_eq!(ana.desk().map(wave, world.in_days(0)).unwrap_err().to_string(), "refused: this map is not here any more");
    ana.opens("Luz Rivera");
    assert!(ana.network().alters.is_empty());
}

#[test]
fn no_name_of_a_sitting_stands_readable_in_any_file() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Canary Brightfeather"]);
    assert_eq!(ana.files_that_hold("Brightfeather"), Vec::<PathBuf>::new());
    ana.closes_and_opens();
    ana.opens("Luz Rivera");
    assert_eq!(ana.files_that_hold("Brightfeather"), Vec::<PathBuf>::new());
    ana.keeps();
    assert_eq!(ana.files_that_hold("Brightfeather"), Vec::<PathBuf>::new());
}

#[test]
fn a_map_without_a_choice_lasts_fourteen_days_and_not_one_more() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    world.days_pass(1);
    ana.opens("Omar Haddad");
    ana.names(["Mei"]);
    world.days_pass(DRAFT_DAYS - 2);
    ana.closes_and_opens();
    assert_eq!(ana.today(), ["Luz Rivera: map undecided, 1 days left", "Omar Haddad: map undecided, 2 days left"]);
    world.days_pass(1);
    ana.closes_and_opens();
    assert_eq!(ana.today(), ["Omar Haddad: map undecided, 1 days left"]);
    world.days_pass(1);
    ana.closes_and_opens();
    assert_eq!((ana.today(), ana.draft_files()), (Vec::<String>::new(), Vec::<PathBuf>::new()));
}

#[test]
fn a_choice_is_made_once() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let wave = ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    ana.keeps();
    let keep = WaveEdit::Keep {
        wave,
        kept_on: world.in_days(0),
        choice: Choice { audience: Audience::CounselingTeam, ..Choice::default() },
    };
    assert_eq!(ana.tries(&Edit::Wave(keep)), Err(Refusal::WaveIsDecided));
    assert_eq!(ana.tries(&Edit::Wave(WaveEdit::Forget { wave })), Err(Refusal::WaveIsDecided));
    assert_eq!(ana.opens_file("Luz Rivera").waves[0].audience, Audience::OnlyUs);
}

#[test]
fn one_student_has_one_open_map_at_a_time() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    let wave = ana.opens("Luz Rivera");
    let student = ana.student("Luz Rivera");
    let again = WaveEdit::Open { wave: ana.mints(), student, opened_on: world.in_days(0) };
    assert_eq!(ana.tries(&Edit::Wave(again)), Err(Refusal::WaveIsOpen { wave }));
    assert_eq!(ana.opens("Luz Rivera"), wave, "going on with it is what a person meant");
}

#[test]
fn a_backup_holds_kept_maps_and_no_draft() {
    let world = World::with_students(&["Luz Rivera", "Omar Haddad"]);
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Coach"]);
    let kept = ana.keeps();
    let draft = ana.opens("Omar Haddad");
    ana.names(["Mei"]);
    ana.backs_up();
    ana.leaves_the_map();
    ana.restores_the_newest_backup();
    ana.looks_at(kept);
    assert_eq!(ana.reads_the_map(), ["Coach, in the tray"]);
    assert!(!ana.everything_recorded().contains("Mei") && !ana.everything_recorded().contains(&draft.to_string()));
}

#[test]
fn a_map_without_a_choice_is_erased_after_its_days_also_in_a_profile_that_nobody_unlocks() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.opens("Luz Rivera");
    ana.names(["Tía Rosa"]);
    ana.locks();
    world.days_pass(DRAFT_DAYS - 1);
    assert_eq!(ana.profiles().destroy_overdue_drafts(&*ana.rim()).unwrap(), (0, 0));
    assert!(!ana.draft_files().is_empty());
    world.days_pass(1);
    assert_eq!(ana.profiles().destroy_overdue_drafts(&*ana.rim()).unwrap(), (1, 0));
    assert_eq!(ana.draft_files(), Vec::<PathBuf>::new());
}
