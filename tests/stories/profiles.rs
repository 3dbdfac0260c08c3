//! Who may open a profile? Setting up, unlocking, the code on paper, and what happens to those who guess.

use domain::edit::Edit;
use domain::people::PeopleEdit;
use store::failure::Failure;
use store::profile::{NotOpened, strength, wait_s};
use world::{PASSPHRASE, World};

#[test]
fn somebody_sets_up_and_is_known_by_name_and_school_before_unlocking() {
    let world = World::new();
    let ana = world.laptop("Ana Reyes");
    ana.locks();
    let [card] = &ana.profiles().list().unwrap()[..] else { panic!("one profile lies here") };
    assert_eq!((card.name.as_str(), card.role.as_str(), card.school_name.as_str()), ("Ana Reyes", "counselor", "Juniper High"));
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.everyone(), Vec::<String>::new());
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_the_right_one_still_does() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.locks();
    assert!(matches!(ana.unlocks("seven lamps on a fridge"), Err(NotOpened::Wrong { wait_s: 0 })));
    assert!(matches!(ana.unlocks(""), Err(NotOpened::Wrong { wait_s: 0 })));
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
}

#[test]
fn whoever_guesses_waits_longer_each_time_and_the_owner_only_once() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.locks();
    for guess in ["1", "2"] {
        assert!(matches!(ana.unlocks(guess), Err(NotOpened::Wrong { wait_s: 0 })));
    }
    assert!(matches!(ana.unlocks("3"), Err(NotOpened::Wrong { wait_s: 1 })));
    assert!(matches!(ana.unlocks(PASSPHRASE), Err(NotOpened::Wait { wait_s: 1 })), "it is too early, also for the right one");
    world.seconds_pass(1);
    assert!(matches!(ana.unlocks("4"), Err(NotOpened::Wrong { wait_s: 2 })));
    world.seconds_pass(2);
    assert!(matches!(ana.unlocks("5"), Err(NotOpened::Wrong { wait_s: 4 })));
    world.seconds_pass(4);
    ana.unlocks(PASSPHRASE).unwrap();
    ana.locks();
    assert!(matches!(ana.unlocks("6"), Err(NotOpened::Wrong { wait_s: 0 })), "the count began again");
    assert_eq!(wait_s(1_000), 900);
}

#[test]
fn the_code_on_paper_opens_and_sets_a_new_passphrase() {
    let world = World::with_student("Luz Rivera");
    let ana = world.laptop("Ana");
    ana.locks();
    // Read out over the telephone: small letters, blanks, an O for a zero.
    let heard = ana.recovery_code().to_lowercase().replace('-', " ").replace('0', "o");
    ana.recovers(&heard, "new words on the wall").unwrap();
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
    ana.locks();
    assert!(matches!(ana.unlocks(PASSPHRASE), Err(NotOpened::Wrong { .. })));
    ana.unlocks("new words on the wall").unwrap();
}

#[test]
fn a_wrong_code_opens_nothing_and_leaves_the_passphrase_as_it_was() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.locks();
    assert!(matches!(ana.recovers("AAAAA-BBBBB-CCCCC-DDDDD-EEEEEE", "mine now"), Err(NotOpened::Wrong { .. })));
    assert!(matches!(ana.unlocks("mine now"), Err(NotOpened::Wrong { .. })));
    ana.unlocks(PASSPHRASE).unwrap();
}

#[test]
fn any_passphrase_is_taken_and_its_strength_is_said() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let key = ana.profiles().unlock(ana.card().id, PASSPHRASE, &*ana.rim()).unwrap();
    for words in ["x", "ein Satz mit ümläuten und 🙂", "  blanks at both ends  ", &"long ".repeat(2_000)] {
        ana.profiles().reseal(ana.card().id, &key, words, store::cipher::Cost::LIGHT, &*ana.rim()).unwrap();
        ana.locks();
        ana.unlocks(words).unwrap();
    }
    assert_eq!(strength("password", &[]).0, 0);
    assert_eq!(strength(PASSPHRASE, &[]).0, 4);
}

#[test]
fn two_people_share_a_machine_and_neither_opens_the_other() {
    let world = World::new();
    let ana = world.laptop("Ana");
    ana.adds_student("Luz Rivera");
    let ben = world.shared_laptop(&ana, "Ben");
    let names: Vec<String> = ana.profiles().list().unwrap().into_iter().map(|card| card.name).collect();
    assert_eq!(names, ["Ana", "Ben"]);
    let bens_key = ben.profiles().unlock(ben.card().id, PASSPHRASE, &*ben.rim()).unwrap();
    ana.locks();
    let tried = ana.profiles().open(&ana.card(), &bens_key, ana.rim(), world.in_days(0));
    assert!(matches!(tried, Err(Failure::WrongKey)));
    ana.unlocks(PASSPHRASE).unwrap();
    assert_eq!(ana.everyone(), ["Luz Rivera"]);
}

#[test]
fn a_second_kith_is_told_that_the_first_has_the_store_open() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let key = ana.profiles().unlock(ana.card().id, PASSPHRASE, &*ana.rim()).unwrap();
    assert!(matches!(ana.profiles().open(&ana.card(), &key, ana.rim(), world.in_days(0)), Err(Failure::InUse)));
    ana.does(&Edit::People(PeopleEdit::AddSchool { school: ana.mints(), name: "Oak Middle".into() }));
}

#[test]
fn looking_around_shows_the_invented_school_through_the_same_doors() {
    let world = World::new();
    let ana = world.laptop("Ana");
    let school = invented::school(invented::SEED, world.in_days(0));
    let files: Vec<(&str, &str)> = school.roster.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let preview = ana.brings_in(&world.folder_of(&files));
    assert_eq!((preview.adds.students, preview.refused_total), (invented::STUDENTS as u32, 1));
    ana.does(&school.caseload(ana.me()));
    assert_eq!(ana.caseload().len(), invented::STUDENTS);
    // Each screen of visits shows life, and no edit of it is refused.
    for edit in &school.visits {
        ana.does(edit);
    }
    let day = world.in_days(0);
    let plans = ana.desk().plans(day).unwrap().plans;
    assert_eq!(plans.len(), 4);
    assert!(plans.iter().any(|plan| plan.tasks.iter().any(|task| task.done_on.is_some())));
    let states: std::collections::BTreeSet<_> =
        ana.desk().wishes(day).unwrap().groups.iter().flat_map(|group| &group.wishes).map(|line| line.state).collect();
    assert_eq!(states.len(), 6, "{states:?}");
}
